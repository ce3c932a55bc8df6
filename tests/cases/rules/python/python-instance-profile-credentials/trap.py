class InstanceMetadataProvider:
    pass


provider = InstanceMetadataProvider()
