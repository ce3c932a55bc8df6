import boto3


class Host:
    def __init__(self):
        self.scaling = boto3.client("autoscaling")

    def done(self, token):
        self.scaling.complete_lifecycle_action(LifecycleActionToken=token)  # finding
