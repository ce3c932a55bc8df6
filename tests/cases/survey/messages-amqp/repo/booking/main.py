import os

import pika

EXCHANGE = "harbour.events"


class Publisher:
    def __init__(self, exchange):
        self.exchange = exchange
        self.channel = pika.BlockingConnection(pika.URLParameters(os.environ["BROKER_URL"])).channel()
        self.channel.exchange_declare(exchange=self.exchange, exchange_type="topic")

    def publish(self, key, body):
        self.channel.basic_publish(exchange=self.exchange, routing_key=key, body=body)


if __name__ == "__main__":
    publisher = Publisher(EXCHANGE)
    publisher.publish("booking.created", b"{}")
    publisher.publish("booking.cancelled", b"{}")
