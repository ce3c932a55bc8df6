class FluentLogger
  def initialize(_tag, host:)
    @host = host
  end
end

LOG = Fluent::Logger::ConsoleLogger.open($stdout)
TEXT = "FluentLogger.new('shop', host: 'localhost')"
