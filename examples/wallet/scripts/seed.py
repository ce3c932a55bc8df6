#!/usr/bin/env python3
"""Opens the test accounts acct-0001 to acct-0008 and puts money on them. Running it again changes nothing."""

from __future__ import annotations

import json
import sys
import urllib.error

from client import Gateway, arguments

ACCOUNTS = tuple(f"acct-{number:04}" for number in range(1, 9))
DEPOSITS = 3
AMOUNT = 1_000_000


def seed(gateway: Gateway, account: str) -> None:
    """Opens one account and makes its deposits; RuntimeError with the answer where that fails."""
    status, answer = gateway.post("/accounts", {"id": account, "owner": f"Customer of {account}"})
    if status not in (200, 201):
        raise RuntimeError(f"account {account}: {status} {answer}")
    for number in range(1, DEPOSITS + 1):
        key = f"seed-{account}-{number}"
        status, answer = gateway.post(f"/accounts/{account}/deposits", {"amount": AMOUNT}, key)
        if status not in (200, 201):
            raise RuntimeError(f"deposit {key}: {status} {answer}")


def main() -> int:
    options = arguments(__doc__)
    gateway = Gateway(options.url, options.host)
    try:
        for account in ACCOUNTS:
            seed(gateway, account)
        print(json.dumps({"accounts": {account: gateway.balance(account) for account in ACCOUNTS}}))
    except (RuntimeError, urllib.error.URLError, TimeoutError) as error:
        print(f"seed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
