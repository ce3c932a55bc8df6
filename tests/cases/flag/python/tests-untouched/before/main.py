from ec2_metadata import ec2_metadata


def instance_id():
    return ec2_metadata.instance_id
