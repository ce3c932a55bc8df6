import redis

cache = redis.Redis(host="localhost", port=6379)  # finding
BROKER_URL = "amqp://guest@localhost:5672//"  # finding
