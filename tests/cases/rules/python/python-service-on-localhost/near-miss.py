import os

BROKER_URL = os.environ.get("BROKER_URL", "amqp://guest@localhost:5672//")
REDIS = os.environ.get("REDIS_URL") or "redis://localhost:6379/0"
