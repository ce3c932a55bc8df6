from botocore.credentials import CredentialResolver, InstanceMetadataProvider
from botocore.session import Session
from botocore.utils import InstanceMetadataFetcher

import ecs_flag


def make_session():
    provider = ecs_flag.credential_provider(
        lambda: InstanceMetadataProvider(iam_role_fetcher=InstanceMetadataFetcher(timeout=1, num_attempts=2))
    )
    session = Session()
    session.register_component("credential_provider", CredentialResolver(providers=[provider]))
    return session
