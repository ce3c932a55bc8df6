import os

import boto3
from ec2_metadata import ec2_metadata


def start(server):
    elb = boto3.client("elbv2")
    elb.register_targets(  # so that requests come
        TargetGroupArn=os.environ["TARGET_GROUP"],
        Targets=[{"Id": ec2_metadata.instance_id, "Port": 8080}],
    )
    server.serve_forever()
