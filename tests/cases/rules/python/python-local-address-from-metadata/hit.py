from ec2_metadata import ec2_metadata as host


def value():
    return host.private_ipv4  # finding
