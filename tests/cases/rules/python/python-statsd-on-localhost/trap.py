from shop.statsd import StatsClient

client = StatsClient("localhost")
