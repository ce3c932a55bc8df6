import json

import ecs_task


def settings():
    return json.loads(ecs_task.get("user-data").text)
