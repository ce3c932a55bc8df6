from ec2_metadata import ec2_metadata


def account():
    return ec2_metadata.account_id
