require 'logger'

require_relative 'ecs_flag'

LOG = Logger.new(EcsFlag.enabled? ? $stdout : '/var/log/orders/orders.log', 'daily')
