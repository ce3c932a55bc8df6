def leaving(ec2_metadata):
    return ec2_metadata.spot_instance_action
