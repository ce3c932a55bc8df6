import os

region = os.environ["AWS_REGION"]  # once: ec2_metadata.region
