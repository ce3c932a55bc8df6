from botocore.credentials import InstanceMetadataProvider
from botocore.utils import InstanceMetadataFetcher

provider = InstanceMetadataProvider(iam_role_fetcher=InstanceMetadataFetcher(timeout=1))  # finding
