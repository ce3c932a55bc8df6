from ec2_metadata import ec2_metadata

from orders import ecs_flag, settings
from orders.aws.where import where

if __name__ == "__main__":
    print(
        ecs_flag.availability_zone(lambda: ec2_metadata.availability_zone),
        where(),
        settings.PORT,
    )
