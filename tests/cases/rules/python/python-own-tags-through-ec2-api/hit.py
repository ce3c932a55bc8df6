import boto3

ec2 = boto3.client("ec2")


def stage(instance_id):
    return ec2.describe_tags(Filters=[{"Name": "resource-id", "Values": [instance_id]}])  # finding
