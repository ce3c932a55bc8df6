require 'ipaddr'

Rails.application.configure do
  config.action_dispatch.trusted_proxies = %w[10.0.0.0/8 172.16.0.0/12].map { |range| IPAddr.new(range) }
  config.hosts << 'ip-10-0-1-17.ec2.internal'
end

LOCAL = host.start_with?('10.') || host == '10.0.3.21'
TEXT = 'reached at http://10.0.3.21:9000 by those who know'
