"""The EC2-only objects of the AWS SDKs for Go, as their sources name them (v1 1.55, v2 1.36)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

V1 = "github.com/aws/aws-sdk-go/aws"
V2 = "github.com/aws/aws-sdk-go-v2"

V1_METADATA = f"{V1}/ec2metadata"
V1_ROLE = f"{V1}/credentials/ec2rolecreds"
V2_IMDS = f"{V2}/feature/ec2/imds"
V2_ROLE = f"{V2}/credentials/ec2rolecreds"
# Before its first release, v2 kept the names of v1.
V2_OLD_METADATA = f"{V2}/aws/ec2metadata"
V2_OLD_ROLE = f"{V2}/aws/ec2rolecreds"

METADATA_PACKAGES = frozenset({V1_METADATA, V2_IMDS, V2_OLD_METADATA})
ROLE_PACKAGES = frozenset({V1_ROLE, V2_ROLE, V2_OLD_ROLE})

CLIENT_TYPES = frozenset(
    {
        f"{V1_METADATA}.EC2Metadata",
        f"{V2_IMDS}.Client",
        f"{V2_OLD_METADATA}.EC2Metadata",
        f"{V2_OLD_METADATA}.Client",
        # The interface that the v2 role provider asks for: whatever fills it asks IMDS.
        f"{V2_ROLE}.GetMetadataAPIClient",
    }
)
PROVIDER_TYPES = frozenset(
    {
        f"{V1_ROLE}.EC2RoleProvider",
        f"{V2_ROLE}.Provider",
        f"{V2_OLD_ROLE}.Provider",
        f"{V2_OLD_ROLE}.EC2RoleProvider",
    }
)

GROUPS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "imds-package": METADATA_PACKAGES,
        "role-package": ROLE_PACKAGES,
        "imds-client": CLIENT_TYPES,
        "role-provider": PROVIDER_TYPES,
        "config-package": frozenset({f"{V2}/config"}),
    }
)
"""What ``metadata.where.names`` may say, beside a full path."""

RESULTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        f"{V1_METADATA}.New": (f"{V1_METADATA}.EC2Metadata",),
        f"{V1_METADATA}.NewClient": (f"{V1_METADATA}.EC2Metadata",),
        f"{V2_IMDS}.New": (f"{V2_IMDS}.Client",),
        f"{V2_IMDS}.NewFromConfig": (f"{V2_IMDS}.Client",),
        f"{V2_OLD_METADATA}.New": (f"{V2_OLD_METADATA}.Client",),
        f"{V2_ROLE}.New": (f"{V2_ROLE}.Provider",),
        f"{V2_OLD_ROLE}.New": (f"{V2_OLD_ROLE}.Provider",),
        f"{V2_OLD_ROLE}.NewProvider": (f"{V2_OLD_ROLE}.Provider",),
    }
)
"""What the constructors give, by qualified name."""

INPUT_PREFIXES = (f"{V2_IMDS}.Get",)
"""Types such as ``imds.GetMetadataInput``: a call that takes one asks IMDS, through whatever interface."""


def is_input(type_name: str | None) -> bool:
    """Whether a value of that type is the parameter of an IMDS call of SDK v2."""
    return type_name is not None and type_name.startswith(INPUT_PREFIXES) and type_name.endswith("Input")
