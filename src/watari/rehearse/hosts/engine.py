"""The Docker Engine: reaching it, its errors as sentences, and what carries a run's label."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import docker
from docker.errors import APIError, DockerException, NotFound
from requests.exceptions import RequestException

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.owner import Owner

RUN_LABEL = "watari.run"
OWNER_LABEL = "watari.owner"

_NO_DOCKER = "Start Docker, or use --hosts processes."


def engine() -> docker.DockerClient:
    """The engine that the user's environment names. RehearsalFailed where none of this machine answers."""
    try:
        client = docker.from_env(timeout=60)
        client.ping()
    except (DockerException, RequestException) as error:
        raise RehearsalFailed("No Docker Engine answers on this machine.", next_step=_NO_DOCKER) from error
    if sys.platform != "linux" or not client.api.base_url.startswith("http+docker"):
        client.close()
        raise RehearsalFailed(
            "The Docker Engine is not on this machine, so that its containers cannot be reached.",
            next_step="Use --hosts processes.",
        )
    return client


@contextmanager
def told(what: str) -> Iterator[None]:
    """Turns the engine's errors into RehearsalFailed: ``what`` failed, and the engine's own reason."""
    try:
        yield
    except APIError as error:
        reason = str(error.explanation or error).strip()
        raise RehearsalFailed(f"{what}: {reason}.", next_step="Look at docker info.") from error
    except (DockerException, RequestException) as error:
        raise RehearsalFailed(f"{what}: {error}.", next_step=_NO_DOCKER) from error


def labels(run_id: str, owner: Owner) -> dict[str, str]:
    """What every object of a run is marked with."""
    return {RUN_LABEL: run_id, OWNER_LABEL: owner.text()}


def dead_runs(client: docker.DockerClient) -> tuple[str, ...]:
    """Runs that have objects in the engine while their process on this machine is gone."""
    marked = {"label": RUN_LABEL}
    found: dict[str, str] = {}
    for listed in (
        client.api.containers(all=True, filters=marked),
        client.api.networks(filters=marked),
        client.api.images(filters=marked),
    ):
        for thing in listed:
            on = thing.get("Labels") or {}
            found[on.get(RUN_LABEL, "")] = on.get(OWNER_LABEL, "")
    return tuple(sorted(run for run, owner in found.items() if run and _dead(owner)))


def remove_run(client: docker.DockerClient, run_id: str) -> None:
    """Removes every container, network, volume and image of a run. Idempotent."""
    marked = {"label": f"{RUN_LABEL}={run_id}"}
    for container in client.api.containers(all=True, filters=marked):
        with suppress(APIError):
            client.api.remove_container(container["Id"], force=True, v=True)
    for network in client.api.networks(filters=marked):
        with suppress(APIError):
            client.api.remove_network(network["Id"])
    for volume in client.api.volumes(filters=marked)["Volumes"] or ():
        with suppress(APIError):
            client.api.remove_volume(volume["Name"], force=True)
    # Newest first: an image cannot go before those that were built on it.
    images = client.api.images(filters=marked)
    for image in sorted(images, key=lambda entry: -int(entry["Created"])):
        for name in image["RepoTags"] or [image["Id"]]:
            with suppress(APIError, NotFound):
                client.api.remove_image(image["Id"] if name == "<none>:<none>" else name, force=True)


def _dead(owner: str) -> bool:
    try:
        return Owner.parse(owner).dead()
    except ValueError:
        return False
