import os

import ecs_task


def where():
	return os.environ.get("ZONE") or ecs_task.availability_zone()  # été
