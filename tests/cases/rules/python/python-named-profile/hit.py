import boto3

session = boto3.Session(profile_name="production")  # finding
