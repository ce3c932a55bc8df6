from boto3 import Session

ec2 = Session(region_name="eu-west-1").client("ec2")
peers = ec2.describe_instances(Filters=[{"Name": "tag:role", "Values": ["cache"]}])  # finding
