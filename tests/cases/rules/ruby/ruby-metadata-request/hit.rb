require 'net/http'

class Metadata
  ADDRESS = '169.254.169.254'.freeze

  def fetch(path)
    Net::HTTP.start(ADDRESS, 80, open_timeout: 1) do |http| # finding
      http.get("/latest/#{path}").body
    end
  end

  def token
    RestClient.put("http://#{ADDRESS}/latest/api/token", nil, 'X-aws-ec2-metadata-token-ttl-seconds' => 60) # finding
  end

  def security_groups
    uri = URI.parse("http://#{ADDRESS}/latest/meta-data/security-groups")
    Net::HTTP.start(uri.host, uri.port) { |http| http.get(uri.path).body } # finding
  end

  def instance_type
    Excon.get('http://169.254.169.254/latest/meta-data/instance-type').body # finding
  end

  def connection
    @connection ||= Faraday.new(url: "http://#{ADDRESS}")
  end
end
