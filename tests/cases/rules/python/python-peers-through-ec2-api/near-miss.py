import boto3

one = boto3.client("ec2").describe_instances(InstanceIds=["i-0123456789abcdef0"])
