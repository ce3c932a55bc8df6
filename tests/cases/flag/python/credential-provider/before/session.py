from botocore.credentials import CredentialResolver, InstanceMetadataProvider
from botocore.session import Session
from botocore.utils import InstanceMetadataFetcher


def make_session():
    provider = InstanceMetadataProvider(iam_role_fetcher=InstanceMetadataFetcher(timeout=1, num_attempts=2))
    session = Session()
    session.register_component("credential_provider", CredentialResolver(providers=[provider]))
    return session
