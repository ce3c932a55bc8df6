"""The instance metadata service, version 1 and 2, of one EC2 host.

Paths and answers: EC2 guide, "Instance metadata categories" and "Use the
Instance Metadata Service to access instance metadata".
"""

from __future__ import annotations

import json
import secrets
import time
import zlib
from collections.abc import Mapping

from watari.rehearse.emulator.credentials import Credentials, Issuer, iso
from watari.rehearse.hosts.interface import InstanceIdentity, MetadataRequest, MetadataResponse

TOKEN_HEADER = "x-aws-ec2-metadata-token"  # noqa: S105 - a header's name
TTL_HEADER = "x-aws-ec2-metadata-token-ttl-seconds"
MAX_TTL = 21600
"""Six hours in seconds, the longest a session token may live."""


class InstanceMetadata:
    """IMDS of one instance. Tokens are optional, the default of an instance's ``HttpTokens``."""

    def __init__(self, identity: InstanceIdentity, address: str, credentials: Issuer) -> None:
        self._identity = identity
        self._address = address
        self._credentials = credentials
        self._launched = time.time()
        self._tokens: dict[str, float] = {}

    def answer(self, request: MetadataRequest) -> MetadataResponse:
        """The answer to one request."""
        headers = {key.lower(): value for key, value in request.headers}
        path = request.path.partition("?")[0]
        if path == "/latest/api/token":
            return self._token(headers) if request.method == "PUT" else _text("", 405)
        if request.method not in {"GET", "HEAD"}:
            return _text("", 405)
        token = headers.get(TOKEN_HEADER)
        if token is not None and self._tokens.get(token, 0) < time.monotonic():
            return _text("", 401)
        return self._get(path)

    def _token(self, headers: Mapping[str, str]) -> MetadataResponse:
        seconds = headers.get(TTL_HEADER, "")
        if not seconds.isdigit() or not 1 <= int(seconds) <= MAX_TTL:
            return _text("", 400)
        if "x-forwarded-for" in headers:
            # IMDSv2 refuses what a reverse proxy passed on.
            return _text("", 403)
        token = secrets.token_urlsafe(40)
        self._tokens[token] = time.monotonic() + int(seconds)
        return MetadataResponse(200, token.encode(), (("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", seconds),))

    def _get(self, path: str) -> MetadataResponse:
        version, _, rest = path.lstrip("/").partition("/")
        if not version:
            return _text("1.0\nlatest")
        tree = self._tree()
        wanted = rest.strip("/")
        if wanted in tree:
            return _text(tree[wanted])
        below = sorted({_child(name, wanted, tree) for name in tree if _is_below(name, wanted)})
        return _text("\n".join(below)) if below else _text("", 404)

    def _tree(self) -> dict[str, str]:
        identity, role = self._identity, self._identity.role
        name = f"ip-{self._address.replace('.', '-')}.{identity.region}.compute.internal"
        mac = _mac(identity.instance_id)
        tree = {
            "meta-data/ami-id": identity.image_id,
            "meta-data/ami-launch-index": "0",
            "meta-data/hostname": name,
            "meta-data/instance-action": "none",
            "meta-data/instance-id": identity.instance_id,
            "meta-data/instance-life-cycle": "on-demand",
            "meta-data/instance-type": identity.instance_type,
            "meta-data/local-hostname": name,
            "meta-data/local-ipv4": self._address,
            "meta-data/mac": mac,
            f"meta-data/network/interfaces/macs/{mac}/local-ipv4s": self._address,
            "meta-data/placement/availability-zone": identity.availability_zone,
            "meta-data/placement/region": identity.region,
            "meta-data/security-groups": "rehearsal",
            "meta-data/services/domain": "amazonaws.com",
            "meta-data/services/partition": "aws",
            "dynamic/instance-identity/document": self._document(),
        }
        if role:
            tree["meta-data/iam/info"] = self._iam_info()
            tree[f"meta-data/iam/security-credentials/{role}"] = _document(self._credentials.for_role(role))
        if identity.user_data:
            tree["user-data"] = identity.user_data
        return tree

    def _document(self) -> str:
        identity = self._identity
        return json.dumps(
            {
                "accountId": identity.account_id,
                "architecture": "x86_64",
                "availabilityZone": identity.availability_zone,
                "billingProducts": None,
                "devpayProductCodes": None,
                "imageId": identity.image_id,
                "instanceId": identity.instance_id,
                "instanceType": identity.instance_type,
                "kernelId": None,
                "marketplaceProductCodes": None,
                "pendingTime": iso(self._launched),
                "privateIp": self._address,
                "ramdiskId": None,
                "region": identity.region,
                "version": "2017-09-30",
            },
            indent=2,
        )

    def _iam_info(self) -> str:
        arn = f"arn:aws:iam::{self._identity.account_id}:instance-profile/{self._identity.role}"
        # An id that is the same for the same profile, in IAM's alphabet and length.
        number = zlib.crc32(arn.encode())
        return json.dumps(
            {
                "Code": "Success",
                "LastUpdated": iso(self._launched),
                "InstanceProfileArn": arn,
                "InstanceProfileId": f"AIPA{number:017d}",
            },
            indent=2,
        )


def _document(credentials: Credentials) -> str:
    return json.dumps(
        {
            "Code": "Success",
            "LastUpdated": iso(credentials.issued),
            "Type": "AWS-HMAC",
            "AccessKeyId": credentials.access_key_id,
            "SecretAccessKey": credentials.secret_access_key,
            "Token": credentials.token,
            "Expiration": iso(credentials.expires),
        },
        indent=2,
    )


def _is_below(name: str, folder: str) -> bool:
    return not folder or name.startswith(folder + "/")


def _child(name: str, folder: str, tree: Mapping[str, str]) -> str:
    path = name[len(folder) + 1 :] if folder else name
    first, slash, _ = path.partition("/")
    # The list of roles is names, every other folder shows with a slash.
    return first + "/" if slash else first


def _mac(instance_id: str) -> str:
    number = zlib.crc32(instance_id.encode())
    return "02:00:" + ":".join(f"{number >> shift & 255:02x}" for shift in (24, 16, 8, 0))


def _text(body: str, status: int = 200) -> MetadataResponse:
    return MetadataResponse(status, body.encode(), (("Content-Type", "text/plain"),))
