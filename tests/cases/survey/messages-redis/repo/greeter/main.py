import os

import redis

if __name__ == "__main__":
    pubsub = redis.from_url(os.environ["REDIS_URL"]).pubsub()
    pubsub.psubscribe("guest:sig*")
    for message in pubsub.listen():
        print(message)
