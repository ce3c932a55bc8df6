from ec2_metadata import ec2_metadata

from settings import ON_ECS


def instance_id():
    if ON_ECS:
        return "task"
    return ec2_metadata.instance_id
