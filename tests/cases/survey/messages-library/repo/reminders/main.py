import os

from common.broker import Broker

if __name__ == "__main__":
    for message in Broker(os.environ["KAFKA"]).take("returns", "reminders"):
        print(message)
