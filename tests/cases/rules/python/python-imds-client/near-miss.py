from botocore.utils import ContainerMetadataFetcher

fetcher = ContainerMetadataFetcher()  # not InstanceMetadataFetcher
