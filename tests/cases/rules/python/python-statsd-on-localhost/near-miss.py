import os

import statsd

client = statsd.StatsClient(os.environ["STATSD_HOST"], 8125)
