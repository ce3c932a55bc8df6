from ec2_metadata import ec2_metadata


def leaving():
    return ec2_metadata.spot_instance_action is not None  # finding
