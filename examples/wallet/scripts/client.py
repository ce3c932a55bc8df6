"""The little of HTTP that the scripts need: JSON to the gateway. Standard library only."""

from __future__ import annotations

import argparse
import json
import urllib.error
import urllib.request
from typing import Any


class Gateway:
    """wallet's public API at ``url``; ``host`` is sent as Host where the address is not the public name."""

    def __init__(self, url: str, host: str | None = None, timeout: float = 30) -> None:
        self._url = url.rstrip("/")
        self._host = host
        self._timeout = timeout

    def get(self, path: str) -> tuple[int, dict[str, Any]]:
        return self._send("GET", path, None, None)

    def post(self, path: str, body: dict[str, Any], key: str | None = None) -> tuple[int, dict[str, Any]]:
        return self._send("POST", path, body, key)

    def balance(self, account: str) -> int:
        status, answer = self.get(f"/accounts/{account}/balance")
        if status != 200:
            raise RuntimeError(f"balance of {account}: {status} {answer}")
        return int(answer["balance"])

    def _send(self, method: str, path: str, body: dict[str, Any] | None, key: str | None) -> tuple[int, dict[str, Any]]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._url + path, data=data, method=method)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        if key is not None:
            request.add_header("Idempotency-Key", key)
        if self._host is not None:
            request.add_header("Host", self._host)
        try:
            with urllib.request.urlopen(request, timeout=self._timeout) as answer:
                return answer.status, _decode(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, _decode(error.read())


def arguments(description: str | None) -> argparse.Namespace:
    """``--url`` and ``--host``, as all scripts take them."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--url", default="http://api.wallet.example", help="address of the gateway")
    parser.add_argument("--host", help="Host header, where --url is not the public name")
    return parser.parse_args()


def _decode(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return {"text": text.decode(errors="replace")}
    return value if isinstance(value, dict) else {"value": value}
