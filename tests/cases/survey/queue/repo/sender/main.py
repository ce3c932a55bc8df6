import os

import boto3

QUEUE = os.environ.get("JOBS_QUEUE", "jobs")


class Sender:
    def __init__(self, sqs):
        self.sqs = sqs

    def send(self, body):
        url = self.sqs.get_queue_url(QueueName=QUEUE)["QueueUrl"]
        self.sqs.send_message(QueueUrl=url, MessageBody=body)


if __name__ == "__main__":
    Sender(boto3.client("sqs")).send("hello")
