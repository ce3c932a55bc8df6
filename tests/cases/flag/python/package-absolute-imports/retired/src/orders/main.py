from orders import ecs_task, settings
from orders.aws.where import where

if __name__ == "__main__":
    print(
        ecs_task.availability_zone(),
        where(),
        settings.PORT,
    )
