import ecs_task


def instance_id():
    response = ecs_task.get("meta-data/instance-id")
    response.raise_for_status()
    return response.text
