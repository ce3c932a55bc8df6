from ec2_metadata import ec2_metadata

account = ec2_metadata.account_id
