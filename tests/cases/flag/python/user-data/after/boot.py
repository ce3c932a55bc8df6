import json

import ecs_flag


def settings():
    return json.loads(ecs_flag.get("http://169.254.169.254/latest/user-data", timeout=2).text)
