import ecs_task


def token():
    return ecs_task.put("api/token").text


def local_ipv4():
    headers = {"X-aws-ec2-metadata-token": token()}
    return ecs_task.get("meta-data/local-ipv4").text
