"""Who we are to AWS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watari.aws.errors import told

if TYPE_CHECKING:
    from mypy_boto3_sts import STSClient


class Sts:
    """AWS Security Token Service."""

    def __init__(self, client: STSClient) -> None:
        self._client = client

    @told()
    def account_id(self) -> str:
        """The account's twelve digits."""
        return self._client.get_caller_identity()["Account"]
