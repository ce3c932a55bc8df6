import boto3

import ecs_flag


def attach(volume, instance):
    if not ecs_flag.enabled():
        boto3.client("ec2").attach_volume(
            VolumeId=volume,
            InstanceId=instance,
            Device="""
/dev/xvdf
""".strip(),
        )
