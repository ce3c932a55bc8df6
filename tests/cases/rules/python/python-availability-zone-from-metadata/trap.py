class Host:
    availability_zone = "a"


ec2_metadata = Host()
value = ec2_metadata.availability_zone
