with open("/var/lib/cloud/data/instance-id") as file:  # finding
    identity = file.read()
