import os

from ec2_metadata import ec2_metadata

import ecs_flag


def where():
	return os.environ.get("ZONE") or ecs_flag.availability_zone(lambda: ec2_metadata.availability_zone)  # été
