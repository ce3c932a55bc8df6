require 'logger'

module Shop
  # not /var/log/shop.log
  LOG = Logger.new($stdout)
  TAGGED = ActiveSupport::TaggedLogging.new(ActiveSupport::Logger.new(STDOUT))
end
