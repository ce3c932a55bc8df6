import os

PORT = int(os.environ["BERTH_PORT"])
CACHE = (os.environ["REDIS_HOST"], os.environ["REDIS_PORT"])
