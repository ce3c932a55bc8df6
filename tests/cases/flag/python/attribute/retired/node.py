import ecs_task


class Node:
    def __init__(self):
        self.instance_id = ecs_task.task_id()
        self.zone = ecs_task.get("meta-data/placement/availability-zone").text

    def name(self):
        return f"{self.zone}/{self.instance_id}"
