import os

import redis

if __name__ == "__main__":
    client = redis.from_url(os.environ["REDIS_URL"])
    print(client.lrange("guest:recent", 0, 9))
    pubsub = client.pubsub()
    pubsub.subscribe("guest:left")
