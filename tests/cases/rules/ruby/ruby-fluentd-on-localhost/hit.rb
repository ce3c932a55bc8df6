require 'fluent-logger'

LOG = Fluent::Logger::FluentLogger.new('shop', host: 'localhost', port: 24_224) # finding
Fluent::Logger::FluentLogger.open('audit') # finding
