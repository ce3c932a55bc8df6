from ec2_metadata import ec2_metadata

import ecs_flag


def instance_id():
    return ecs_flag.instance_id(lambda: ec2_metadata.instance_id)
