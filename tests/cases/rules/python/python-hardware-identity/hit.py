with open("/etc/machine-id") as file:  # finding
    machine = file.read()
