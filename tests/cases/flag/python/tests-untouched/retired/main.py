import ecs_task


def instance_id():
    return ecs_task.task_id()
