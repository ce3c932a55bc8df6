"""From botocore's exceptions to one sentence a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from botocore import exceptions as botocore

from watari.errors import AwsFailed, CredentialsMissing

NOT_LET_IN = frozenset(
    {
        "AccessDenied", "AccessDeniedException", "AuthFailure", "UnauthorizedOperation", "ExpiredToken",
        "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException",
        "SignatureDoesNotMatch", "InvalidSignatureException", "OptInRequired", "MissingAuthenticationToken",
    }
)  # fmt: skip
"""Error codes common to all services, AWS General Reference "Common errors"; EC2 has its own spellings."""

LOG_IN = "Set AWS_PROFILE or log in (aws sso login), then type aws sts get-caller-identity to see who you are."


class AwsRefused(AwsFailed):
    """AWS answered with an error; ``code`` is the API's error code, ``operation`` the API's operation."""

    def __init__(self, operation: str, code: str, message: str) -> None:
        super().__init__(f"AWS refused {operation}: {message or code} ({code}).")
        self.args = (operation, code, message)  # so that it survives pickling in a durable run's record
        self.operation = operation
        self.code = code


@contextmanager
def told() -> Iterator[None]:
    """Within it, and around a function it decorates, every botocore error becomes one of watari's.

    Raises CredentialsMissing where AWS would not let us in, AwsRefused where it
    answered with another error, AwsFailed where it could not be reached.
    """
    try:
        yield
    except botocore.ClientError as error:
        raise _refused(error) from error
    except (
        botocore.NoCredentialsError,
        botocore.PartialCredentialsError,
        botocore.TokenRetrievalError,
    ) as error:
        raise CredentialsMissing("No usable AWS credentials were found.", next_step=LOG_IN) from error
    except (botocore.ProfileNotFound, botocore.SSOError) as error:
        raise CredentialsMissing(f"{str(error).rstrip('.')}.", next_step=LOG_IN) from error
    except (botocore.EndpointConnectionError, botocore.ConnectionError, botocore.HTTPClientError) as error:
        step = "Check the region, the endpoint URL and the network."
        raise AwsFailed(f"AWS could not be reached: {str(error).rstrip('.')}.", next_step=step) from error
    except botocore.BotoCoreError as error:
        raise AwsFailed(f"The call to AWS could not be made: {str(error).rstrip('.')}.") from error


def _refused(error: botocore.ClientError) -> AwsFailed | CredentialsMissing:
    code = error.response.get("Error", {}).get("Code", "Unknown")
    message = error.response.get("Error", {}).get("Message", "").rstrip(".")
    if code in NOT_LET_IN:
        return CredentialsMissing(f"AWS does not allow {error.operation_name}: {message or code}.", next_step=LOG_IN)
    return AwsRefused(error.operation_name, code, message)
