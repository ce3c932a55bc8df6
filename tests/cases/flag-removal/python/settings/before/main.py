import boto3

from settings import settings


def start():
    # Only the instance is a target.
    if not settings.on_ecs:
        boto3.client("elbv2").register_targets(TargetGroupArn="arn", Targets=[])
    listen(settings.port)


def listen(port):
    print(port)


start()
