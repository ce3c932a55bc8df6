require 'net/http'

require_relative '../ecs_flag'

task :name do
  puts EcsFlag.local_ipv4 { Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/local-ipv4')) }
end
