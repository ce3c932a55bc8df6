require 'datadog/statsd'

# DD_AGENT_HOST names the agent, localhost only without it
DOG = Datadog::Statsd.new
OTHER = Datadog::Statsd.new('metrics.shop.internal', 8125)
