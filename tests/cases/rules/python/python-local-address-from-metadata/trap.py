class Host:
    private_ipv4 = "a"


ec2_metadata = Host()
value = ec2_metadata.private_ipv4
