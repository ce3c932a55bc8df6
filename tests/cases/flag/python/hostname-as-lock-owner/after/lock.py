import socket

import boto3

import ecs_flag

table = boto3.resource("dynamodb").Table("locks")


def take(name):
    owner = ecs_flag.hostname(lambda: socket.gethostname())
    table.put_item(Item={"name": name, "owner": owner}, ConditionExpression="attribute_not_exists(#n)")
    return owner
