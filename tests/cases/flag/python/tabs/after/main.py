import boto3

import ecs_flag


def start(group, instance):
	if group:
		if not ecs_flag.enabled():
			boto3.client("elbv2").register_targets(TargetGroupArn=group, Targets=[{"Id": instance}])
	return True
