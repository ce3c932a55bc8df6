import boto3

ec2 = boto3.client("ec2")
ec2.attach_volume(Device="/dev/xvdf", InstanceId="i-1", VolumeId="vol-1")  # finding
