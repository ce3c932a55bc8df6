# /var/lib/cloud/data/instance-id was read here
identity = "a"
