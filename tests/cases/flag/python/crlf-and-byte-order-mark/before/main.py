import os

from ec2_metadata import ec2_metadata


def where():
	return os.environ.get("ZONE") or ec2_metadata.availability_zone  # été
