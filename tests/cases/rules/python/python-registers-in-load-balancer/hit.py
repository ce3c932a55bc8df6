import boto3

elb = boto3.client("elbv2")


def join(group, instance):
    elb.register_targets(TargetGroupArn=group, Targets=[{"Id": instance}])  # finding
