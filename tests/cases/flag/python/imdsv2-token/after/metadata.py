import ecs_flag


def token():
    headers = {"X-aws-ec2-metadata-token-ttl-seconds": "21600"}
    return ecs_flag.put("http://169.254.169.254/latest/api/token", headers=headers, timeout=2).text


def local_ipv4():
    headers = {"X-aws-ec2-metadata-token": token()}
    return ecs_flag.get("http://169.254.169.254/latest/meta-data/local-ipv4", headers=headers, timeout=2).text
