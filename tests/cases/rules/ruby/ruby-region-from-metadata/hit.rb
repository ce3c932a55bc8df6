require 'open-uri'

Aws.config.update(
  region: URI.open('http://169.254.169.254/latest/meta-data/placement/region', read_timeout: 2).read # finding
)
