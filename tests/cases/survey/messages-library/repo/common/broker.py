from kafka import KafkaConsumer, KafkaProducer


class Broker:
    def __init__(self, servers):
        self.producer = KafkaProducer(bootstrap_servers=servers)
        self.servers = servers

    def emit(self, topic, body):
        self.producer.send(topic, body)

    def take(self, topic, group):
        return KafkaConsumer(topic, bootstrap_servers=self.servers, group_id=group)
