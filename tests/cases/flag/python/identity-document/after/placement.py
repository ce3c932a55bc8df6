import ecs_flag


def placement():
    document = ecs_flag.get("http://169.254.169.254/latest/dynamic/instance-identity/document", timeout=2).json()
    return document["region"], document["availabilityZone"]
