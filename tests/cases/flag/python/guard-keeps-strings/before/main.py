import boto3


def attach(volume, instance):
    boto3.client("ec2").attach_volume(
        VolumeId=volume,
        InstanceId=instance,
        Device="""
/dev/xvdf
""".strip(),
    )
