"""Temporary credentials that the metadata endpoints give out: random, for this run, kept in memory only."""

from __future__ import annotations

import base64
import secrets
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

LIFETIME = 6 * 3600
"""Seconds; AWS gives instance and task credentials for about six hours (IAM guide)."""

RENEWED_BEFORE = 300
"""New ones come at least five minutes before the old expire (EC2 guide, "Retrieve security credentials")."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """One set of temporary credentials; Unix times in seconds."""

    access_key_id: str = field(repr=False)
    secret_access_key: str = field(repr=False)
    token: str = field(repr=False)
    issued: float
    expires: float


def iso(at: float) -> str:
    """A time as AWS writes it."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Issuer:
    """Gives each role its credentials, and new ones when they are about to expire."""

    def __init__(self) -> None:
        self._issued: dict[str, Credentials] = {}
        self._lock = threading.Lock()

    def for_role(self, role: str) -> Credentials:
        """The role's credentials now."""
        with self._lock:
            current = self._issued.get(role)
            if current is None or current.expires - time.time() < RENEWED_BEFORE:
                current = self._issued[role] = _new()
            return current


def _new() -> Credentials:
    now = time.time()
    key = "ASIA" + base64.b32encode(secrets.token_bytes(10)).decode()
    secret, token = secrets.token_urlsafe(30), secrets.token_urlsafe(120)
    return Credentials(key, secret, token, now, now + LIFETIME)
