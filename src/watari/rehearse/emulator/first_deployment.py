"""A service's first deployment, which MiniStack calls complete before a task of it runs.

So its circuit breaker never judges that deployment, and a task that cannot
start is started for ever. A second deployment is judged as on AWS. The front
therefore creates the service empty, then forces a deployment at the wanted
size, and hides the empty one. On AWS a first deployment has nothing to roll
back to; the wanted ``rollback`` is put in force by the next UpdateService.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from watari.rehearse.emulator.calls import Call, Correction

Ecs = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Calls an operation of MiniStack's ECS and gives its answer."""


class FirstDeployment:
    """The correction; it remembers which services still want their ``rollback``."""

    def __init__(self, ecs: Ecs) -> None:
        self._ecs = ecs
        self._owed: dict[tuple[str, str], dict[str, Any]] = {}
        self._lock = threading.Lock()

    def correction(self) -> Correction:
        """What the front is given."""
        return Correction(
            "ecs-first-deployment",
            "MiniStack calls a first deployment complete before its tasks run; the front has it judged.",
            lambda call: call.service == "ecs" and call.action in self._answers,
            self._request,
            lambda call, body: self._answers[call.action](self, call, body),
        )

    def _request(self, call: Call) -> Call:
        wanted = json.loads(call.body)
        if call.action == "CreateService" and wanted.get("desiredCount", 0):
            breaker = wanted.get("deploymentConfiguration", {}).get("deploymentCircuitBreaker", {})
            if breaker.get("rollback"):
                with self._lock:
                    self._owed[_key(wanted)] = deepcopy(wanted["deploymentConfiguration"])
                breaker["rollback"] = False
            return call.with_body(wanted | {"desiredCount": 0})
        if call.action == "UpdateService":
            with self._lock:
                owed = self._owed.pop(_key(wanted), None)
            if owed is not None:
                return call.with_body({"deploymentConfiguration": owed} | wanted)
        return call

    def _created(self, call: Call, body: bytes) -> bytes:
        wanted = json.loads(call.body)
        size = wanted.get("desiredCount", 0)
        if not size:
            return body
        answer = self._ecs(
            "UpdateService",
            {
                "cluster": wanted.get("cluster", "default"),
                "service": wanted["serviceName"],
                "desiredCount": size,
                "forceNewDeployment": True,
            },
        )
        # The update's event speaks of a drained task that never was.
        answer["service"]["events"] = []
        return json.dumps({"service": self._shown(answer["service"])}).encode()

    def _described(self, _call: Call, body: bytes) -> bytes:
        answer = json.loads(body)
        answer["services"] = [self._shown(one) for one in answer.get("services", [])]
        return json.dumps(answer).encode()

    def _shown(self, service: dict[str, Any]) -> dict[str, Any]:
        key = (service["clusterArn"].rpartition("/")[2], service["serviceName"])
        with self._lock:
            owed = self._owed.get(key)
        shown = [one for one in service["deployments"] if not _is_empty_start(one)]
        changed = {"deployments": shown or service["deployments"]}
        return service | changed | ({"deploymentConfiguration": owed} if owed else {})

    _answers: dict[str, Callable[[FirstDeployment, Call, bytes], bytes]] = {
        "CreateService": _created,
        "UpdateService": lambda _self, _call, body: body,
        "DescribeServices": _described,
    }


def _key(body: dict[str, Any]) -> tuple[str, str]:
    cluster = body.get("cluster", "default").rpartition("/")[2]
    name = (body.get("serviceName") or body.get("service", "")).rpartition("/")[2]
    return cluster, name


def _is_empty_start(deployment: dict[str, Any]) -> bool:
    """Whether it is the deployment of size 0 that this correction made; AWS lists no drained deployment."""
    return deployment["status"] == "ACTIVE" and not any(
        deployment.get(count) for count in ("desiredCount", "runningCount", "pendingCount", "failedTasks")
    )
