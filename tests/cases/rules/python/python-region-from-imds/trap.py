class Host:
    region = "a"


ec2_metadata = Host()
value = ec2_metadata.region
