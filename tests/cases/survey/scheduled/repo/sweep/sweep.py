import boto3

if __name__ == "__main__":
    boto3.client("dynamodb").list_tables()
