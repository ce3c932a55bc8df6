from botocore.credentials import ContainerProvider  # not the InstanceMetadataProvider

provider = ContainerProvider()
