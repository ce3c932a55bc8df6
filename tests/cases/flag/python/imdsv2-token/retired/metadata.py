import ecs_task


def local_ipv4():
    return ecs_task.get("meta-data/local-ipv4").text
