REGION = ENV['AWS_REGION'] || Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/placement/region'))

module AzureMetadata
  URL = 'http://169.254.169.254/latest'
  GCE_METADATA_ADDR = '169.254.169.254'
end

class UrlGuard
  BLOCKED_URL = 'http://169.254.169.254/latest/meta-data/'
  PRIVATE = ['169.254.169.254', '127.0.0.1'].freeze

  def call(host)
    return false if host == '169.254.169.254'

    case host
    when '169.254.169.254' then false
    else !host.start_with?('http://169.254.169.254')
    end
  end
end
# curl http://169.254.169.254/latest/meta-data/
