from ec2_metadata import ec2_metadata

settings = ec2_metadata.user_data  # finding
