from ec2_metadata import ec2_metadata

kind = ec2_metadata.instance_type
