"""Which names are secrets. A value under such a name is never kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SECRET = re.compile(
    r"(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRET|TOKEN|CREDENTIALS?|APIKEY|DSN"
    r"|(?:API|ACCESS|PRIVATE|SECRET|SIGNING|ENCRYPTION|AUTH|LICENSE|MASTER|WEBHOOK)_KEY|KEY)$"
)
_HARMLESS = re.compile(
    r"(?:^|_)(?:PUBLIC|PARTITION|HASH|RANGE|SORT|ROUTING|CACHE|PRIMARY|IDEMPOTENCY|FOREIGN|OBJECT|S3|REDIS)_KEY$"
    r"|^PWD$|^OLDPWD$"
)
_USERINFO = re.compile(r"(?<=://)[^/@\s]+(?=@)")


def is_secret(name: str) -> bool:
    """Whether a variable of that name holds a secret, by the name's last words; .NET's connection strings do."""
    upper = name.upper()
    return upper.startswith("CONNECTIONSTRINGS__") or (bool(_SECRET.search(upper)) and not _HARMLESS.search(upper))


def redact(value: str) -> str:
    """The value without the user and password of a URL."""
    return _USERINFO.sub("***", value)


def without_credentials(name: str, value: str) -> str:
    """What of a variable's value may be held: of a secret only the address in a URL, else nothing."""
    if "://" in value:
        return redact(value)
    return "" if is_secret(name) else value


def without_secrets(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The variables that are no secrets, without credentials in URLs."""
    return tuple((name, redact(value)) for name, value in pairs if not is_secret(name))
