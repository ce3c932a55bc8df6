from ec2_metadata import ec2_metadata as host


def value():
    return host.region  # finding
