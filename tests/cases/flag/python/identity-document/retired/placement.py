import ecs_task


def placement():
    document = ecs_task.get("dynamic/instance-identity/document").json()
    return document["region"], document["availabilityZone"]
