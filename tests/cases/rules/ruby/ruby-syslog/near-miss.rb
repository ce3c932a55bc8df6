require 'logger'

module Shop
  LOG = Logger.new($stdout) # Syslog::Logger on the instance
end
