import socket

import boto3

table = boto3.resource("dynamodb").Table("locks")


def take(name):
    owner = socket.gethostname()
    table.put_item(Item={"name": name, "owner": owner}, ConditionExpression="attribute_not_exists(#n)")
    return owner
