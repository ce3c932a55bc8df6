from botocore.credentials import CredentialResolver
from botocore.session import Session

import ecs_task


def make_session():
    provider = ecs_task.credential_provider()
    session = Session()
    session.register_component("credential_provider", CredentialResolver(providers=[provider]))
    return session
