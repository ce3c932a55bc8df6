"""Gateways that are a stock image and the repository's own configuration: the configuration is their code."""

from __future__ import annotations

import posixpath
import re

from watari.survey.facts import Container, FactBase, Upstream
from watari.survey.tree import below
from watari.survey.unit import Unit, places

_STOCK = re.compile(
    r"^(nginx\S*|openresty|envoy\S*|traefik|haproxy|caddy|kong\S*|krakend|httpd|apisix|express-gateway|tyk\S*|gateway)$"
)


def gateways(base: FactBase, taken: set[str]) -> list[Unit]:
    """The containers of a proxy's image that get a configuration of the repository with routes in it.

    ``taken`` are the folders of services: a configuration that stands in one of them is that service's.
    """
    routes = sorted({one.evidence.path for one in base.of(Upstream) if one.owner is None})
    configured = {one.owner: one.evidence.path for one in base.of(Upstream) if one.owner}
    found: dict[str, Unit] = {}
    for one in base.of(Container):
        if one.context is not None or not _STOCK.match(one.image or ""):
            continue
        files = tuple(path for path in routes if any(below(path, mount) for mount in one.mounts))
        outside = [path for path in files if not any(below(path, folder) for folder in taken - {"."})]
        given = configured.get(one.name)
        if (outside or given) and one.name not in found:
            same = [other for other in base.of(Container) if other.name == one.name]
            aliases = frozenset(text.lower() for other in same for text in (other.name, *other.hosts))
            folder = posixpath.commonpath([posixpath.dirname(path) for path in outside or [given or ""]]) or "."
            found[one.name] = Unit(
                one.name, folder, one.evidence, aliases, files=tuple(outside), containers=places(same), shared=True
            )
    return list(found.values())
