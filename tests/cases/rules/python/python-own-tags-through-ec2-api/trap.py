import boto3

elb = boto3.client("elbv2")
tags = elb.describe_tags(ResourceArns=["resource-id"])
