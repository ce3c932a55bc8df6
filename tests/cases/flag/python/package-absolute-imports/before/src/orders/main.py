from ec2_metadata import ec2_metadata

from orders import settings
from orders.aws.where import where

if __name__ == "__main__":
    print(ec2_metadata.availability_zone, where(), settings.PORT)
