require 'logger'

HELP = 'Logger.new("/var/log/shop.log") is gone'
LOG = Logger.new(ENV.fetch('LOG_FILE', '/var/log/shop.log'))
CHOSEN = ENV['LOG_TO_FILE'] ? Logger.new('log/shop.log') : Logger.new($stdout)
LOCAL = Logger.new('log/development.log') if Rails.env.development?

def tail
  File.read('/var/log/shop.log')
end
