import boto3

import ecs_task

table = boto3.resource("dynamodb").Table("locks")


def take(name):
    owner = ecs_task.task_id()
    table.put_item(Item={"name": name, "owner": owner}, ConditionExpression="attribute_not_exists(#n)")
    return owner
