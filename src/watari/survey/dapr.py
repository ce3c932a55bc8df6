"""State stores of Dapr: the component's file says what stands behind the name by which code asks for it.

https://docs.dapr.io/developing-applications/building-blocks/state-management (read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watari.model.evidence import Evidence
from watari.survey.facts import BuildFile, Call, CodeFile, FactBase, StateStore, StoreUse
from watari.survey.owned import Owned
from watari.survey.tree import below

_STATE = re.compile(
    r"^(?:try|get|save|set|delete|query|remove)_?(?:bulk_?)?state(?:_?entry|_?transaction|andetag)?(?:async)?$"
    r"|^execute_?state_?transaction(?:async)?$",
    re.I,
)


def give_stores(owned: Iterable[Owned], base: FactBase) -> None:
    """Tells each service whose code keeps state through Dapr which store that is."""
    stores = base.of(StateStore)
    for one in owned if stores else ():
        for use in _used(one, stores):
            one.add(use)


def _used(owned: Owned, stores: list[StateStore]) -> Iterator[StoreUse]:
    packaged = any(package.startswith("Dapr.") for one in owned.of(BuildFile) for package in one.packages)
    for file in owned.of(CodeFile):
        for call in file.calls if below(file.evidence.path, owned.unit.path) else ():
            if _STATE.match(call.name) and (packaged or "dapr" in call.callee.lower()):
                kinds = {one.kind for one in _meant(call, owned, stores)}
                if len(kinds) == 1:
                    yield StoreUse(kinds.pop(), Evidence(file.evidence.path, call.line), call.function)


def _meant(call: Call, owned: Owned, stores: list[StateStore]) -> list[StateStore]:
    """The stores that the call's text names, else those that the service's code names anywhere, else all."""
    written = " ".join(call.arguments)
    named = [one for one in stores if re.search(rf"['\"]{re.escape(one.name)}['\"]", written)]
    literals = set(owned.flow.literals)
    return named or [one for one in stores if one.name in literals] or stores
