require 'fluent-logger'

# localhost on the instance
LOG = Fluent::Logger::FluentLogger.new('shop', host: ENV.fetch('FLUENT_HOST', 'localhost'))
