import boto3

tags = boto3.client("ec2").describe_tags(Filters=[{"Name": "key", "Values": ["cost-centre"]}])
