from botocore.credentials import ContainerProvider, InstanceMetadataProvider

provider = ContainerProvider()
