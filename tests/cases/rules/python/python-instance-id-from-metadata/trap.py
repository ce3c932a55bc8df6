class Host:
    instance_id = "a"


ec2_metadata = Host()
value = ec2_metadata.instance_id
