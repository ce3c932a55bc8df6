import ecs_task


def fetch(path, timeout=1):
    """One value of the metadata."""
    return ecs_task.get("meta-data/" + path).text


def zone():
    return fetch("placement/availability-zone")
