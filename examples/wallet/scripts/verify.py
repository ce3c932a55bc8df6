#!/usr/bin/env python3
"""Posts payments between fresh accounts and reads back whether the books are right.

Prints one line of JSON; exits 0 where they are right, 1 where they are not.
"""

from __future__ import annotations

import json
import sys
import urllib.error
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from client import Gateway, arguments

FUNDS = 10_000
AMOUNTS = (100, 250, 1, 999, 42, 300, 77, 500)
CARD = {"number": "4242424242424242", "expiry": "12/29"}


@dataclass
class Findings:
    """What was asked, and what was not as it must be."""

    payments: int = 0
    wrong: list[str] = field(default_factory=list)

    def expect(self, what: str, got: object, wanted: object) -> None:
        if got != wanted:
            self.wrong.append(f"{what}: got {got}, wanted {wanted}")


def open_accounts(gateway: Gateway, run: str) -> tuple[str, str]:
    """A payer with ``FUNDS`` and a payee with nothing."""
    payer, payee = f"verify-{run}-payer", f"verify-{run}-payee"
    for account in (payer, payee):
        status, answer = gateway.post("/accounts", {"id": account, "owner": "verify"})
        if status not in (200, 201):
            raise RuntimeError(f"account {account}: {status} {answer}")
    status, answer = gateway.post(f"/accounts/{payer}/deposits", {"amount": FUNDS}, f"verify-{run}")
    if status not in (200, 201):
        raise RuntimeError(f"deposit: {status} {answer}")
    return payer, payee


def pay(gateway: Gateway, body: dict[str, Any], key: str) -> tuple[int, dict[str, Any]]:
    """One payment. An answer of 5xx is asked again with the same key, as the API asks clients to."""
    for _ in range(3):
        status, answer = gateway.post("/payments", body, key)
        if status < 500:
            break
    return status, answer


def verify(gateway: Gateway, run: str) -> Findings:
    """Payments at the same time, each sent twice; one by card; one that can't be paid."""
    findings = Findings()
    payer, payee = open_accounts(gateway, run)

    def twice(number: int) -> tuple[int, int]:
        body: dict[str, Any] = {"from": payer, "to": payee, "amount": AMOUNTS[number]}
        if number == 0:
            body["card"] = CARD
        key = f"verify-{run}-{number}"
        return pay(gateway, body, key)[0], pay(gateway, body, key)[0]

    with ThreadPoolExecutor(4) as pool:
        for number, (first, second) in enumerate(pool.map(twice, range(len(AMOUNTS)))):
            findings.payments += 1
            findings.expect(f"payment {number}", first in (200, 201), True)
            findings.expect(f"payment {number} again", second, 200)

    status, answer = pay(gateway, {"from": payer, "to": payee, "amount": FUNDS}, f"verify-{run}-over")
    findings.expect("more than there is", (status, answer.get("error", {}).get("code")), (422, "insufficient_funds"))
    findings.expect("balance of the payer", gateway.balance(payer), FUNDS - sum(AMOUNTS))
    findings.expect("balance of the payee", gateway.balance(payee), sum(AMOUNTS))
    return findings


def main() -> int:
    options = arguments(__doc__)
    try:
        findings = verify(Gateway(options.url, options.host), uuid.uuid4().hex[:12])
    except (RuntimeError, urllib.error.URLError, TimeoutError) as error:
        findings = Findings(wrong=[str(error)])
    print(json.dumps({"consistent": not findings.wrong, "payments": findings.payments, "wrong": findings.wrong}))
    return 1 if findings.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
