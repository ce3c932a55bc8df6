"""InstanceMetadataFetcher is not used any more."""
NAMES = ["ec2_metadata", "InstanceMetadataFetcher"]
