import boto3


def attach(volume, instance):
    answer = boto3.client("ec2").attach_volume(VolumeId=volume, InstanceId=instance, Device="/dev/xvdf")
    return answer["State"]
