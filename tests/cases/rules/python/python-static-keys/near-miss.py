import os

import boto3

# AKIA… comes from the environment.
s3 = boto3.client("s3", aws_access_key_id=os.environ["KEY"], aws_secret_access_key=os.environ["SECRET"])
