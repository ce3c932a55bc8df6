import statsd

client = statsd.StatsClient("metrics.shop.internal", 8125)
