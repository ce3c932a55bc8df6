from botocore.utils import ContainerMetadataFetcher  # not the InstanceMetadataFetcher

fetcher = ContainerMetadataFetcher()
