from botocore.utils import InstanceMetadataFetcher

fetcher = InstanceMetadataFetcher(timeout=1)  # finding
