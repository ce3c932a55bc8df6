from ec2_metadata import ec2_metadata as host


def value():
    return host.availability_zone  # finding
