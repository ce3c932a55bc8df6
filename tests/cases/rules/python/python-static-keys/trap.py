import boto3

# A local emulator takes any key; ASIA is a continent.
s3 = boto3.client("s3", aws_access_key_id="test", aws_secret_access_key="test")
region = "ASIA"
