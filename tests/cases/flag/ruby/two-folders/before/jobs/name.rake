require 'net/http'

task :name do
  puts Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/local-ipv4'))
end
