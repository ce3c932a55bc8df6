import boto3

groups = boto3.client("autoscaling").describe_auto_scaling_groups()  # no complete_lifecycle_action
