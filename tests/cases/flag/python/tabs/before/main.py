import boto3


def start(group, instance):
	if group:
		boto3.client("elbv2").register_targets(TargetGroupArn=group, Targets=[{"Id": instance}])
	return True
