import ecs_flag

URL = "http://169.254.169.254/latest/meta-data/instance-id"


def instance_id():
    response = ecs_flag.get(URL, timeout=2)
    response.raise_for_status()
    return response.text
