from ec2_metadata import ec2_metadata

import ecs_flag


class Node:
    def __init__(self):
        self.instance_id = ecs_flag.instance_id(lambda: ec2_metadata.instance_id)
        self.zone = ecs_flag.get("http://169.254.169.254/latest/meta-data/placement/availability-zone").text

    def name(self):
        return f"{self.zone}/{self.instance_id}"
