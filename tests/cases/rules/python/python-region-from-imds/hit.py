from botocore.utils import InstanceMetadataRegionFetcher

region = InstanceMetadataRegionFetcher().retrieve_region()  # finding
