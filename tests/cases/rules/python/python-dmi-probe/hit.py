def on_aws():
    with open("/sys/hypervisor/uuid") as file:  # finding
        return file.read(3) == "ec2"
