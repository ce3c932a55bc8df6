import boto3

session = boto3.Session()  # the default chain: InstanceMetadataProvider is only its last link
