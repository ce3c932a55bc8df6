"""Which proxy plays the load balancer: HAProxy where it is installed, Caddy otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from watari.errors import RehearsalFailed
from watari.rehearse.balancer import caddy, haproxy
from watari.rehearse.balancer.plane import DataPlane

Proxy = Literal["auto", "haproxy", "caddy"]


def data_plane(folder: Path, proxy: Proxy = "auto") -> DataPlane:
    """The proxy that was asked for, or the better of those here; its files lie in ``folder``.

    RehearsalFailed where there is none.
    """
    if proxy != "caddy" and haproxy.installed():
        return haproxy.HaproxyPlane(folder)
    if proxy != "haproxy" and caddy.installed():
        return caddy.CaddyPlane(folder)
    raise RehearsalFailed(
        "There is no proxy to play the load balancer.",
        next_step="Type pip install 'watari[rehearse]', or install HAProxy.",
    )
