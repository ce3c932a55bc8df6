from ec2_metadata import ec2_metadata as host


def value():
    return host.instance_id  # finding
