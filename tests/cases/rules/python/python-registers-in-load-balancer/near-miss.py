import boto3

health = boto3.client("elbv2").describe_target_health(TargetGroupArn="a")  # after register_targets
