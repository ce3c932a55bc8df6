OTHER = ENV['AWS_REGION'] || Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/placement/region'))
THIRD = ENV.fetch('AWS_REGION') { Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/placement/region')) }
Aws.config.update(region: ENV.fetch('AWS_REGION')) # not latest/meta-data/placement/region any more
