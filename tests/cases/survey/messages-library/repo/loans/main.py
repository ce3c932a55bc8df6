import os

from common.broker import Broker

TOPIC = os.environ.get("LOANS_TOPIC", "loans")

if __name__ == "__main__":
    Broker(os.environ["KAFKA"]).emit(TOPIC, b"{}")
