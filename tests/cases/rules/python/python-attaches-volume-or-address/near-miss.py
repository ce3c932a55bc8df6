import boto3

volumes = boto3.client("ec2").describe_volumes()  # no attach_volume
