"""Line-wise configuration of proxies: Caddy, HAProxy and Apache."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watari.survey.facts import Fact, Upstream
from watari.survey.readers.interface import Source
from watari.survey.readers.systemd import split

_CADDY_OPTION = re.compile(r"^(/|\*|@)")
_APACHE = re.compile(
    r"^\s*ProxyPass(?:Match)?\s+(?:(\S+)\s+)?[\"']?((?:https?|h2c?|ws|balancer|fcgi)://[^\s\"']+)", re.I
)
_APACHE_RULE = re.compile(r"^\s*RewriteRule\s+\S+\s+(https?://\S+)\s+\[[^\]]*\bP\b[^\]]*\]")
_APACHE_MEMBER = re.compile(r"^\s*BalancerMember\s+[\"']?(https?://[^\s\"']+)", re.I)
_APACHE_BALANCER = re.compile(r"^\s*<Proxy\s+[\"']?balancer://([^\s\"'>/]+)", re.I)


_CADDY_VARIABLE = re.compile(r"\{(?:\$|env\.)(\w+)(?::([^}]*))?\}")


def _as_shell(variable: re.Match[str]) -> str:
    """Caddy's ``{$NAME:default}`` as a shell writes it."""
    return "${" + variable[1] + (":-" + variable[2] if variable[2] is not None else "") + "}"


class CaddyReader:
    """``Caddyfile``: ``reverse_proxy`` and, in a block, its ``to`` (caddyserver.com, «reverse_proxy»)."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)Caddyfile[\w.-]*$|\.caddy(file)?$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        inside = False
        for number, line in enumerate(source.text().splitlines(), 1):
            words = split(_CADDY_VARIABLE.sub(_as_shell, line.split(" #")[0]))
            if not words or words[0].startswith("#"):
                continue
            if words[0] in ("reverse_proxy", "php_fastcgi") or (inside and words[0] == "to"):
                targets = [word for word in words[1:] if not _CADDY_OPTION.match(word) and word not in ("{", "}")]
                protocol = "grpc" if any(word.startswith("h2c://") for word in targets) else "http"
                for target in targets:
                    address = re.sub(r"^h2c://", "http://", target)
                    yield Upstream(address if "://" in address else "http://" + address, source.at(number), protocol)
                inside = words[-1] == "{"
            elif words[0] == "}":
                inside = False


class HaproxyReader:
    """``haproxy.cfg``: the servers of the backends that a frontend uses (HAProxy's Configuration Manual)."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"(^|/)haproxy[\w.-]*\.cfg(\.\w+)?$|(^|/)haproxy/[\w.-]+\.cfg$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        used: set[str] = set()
        servers: list[tuple[str, str, int]] = []
        section = name = ""
        for number, line in enumerate(source.text().splitlines(), 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            if words[0] in ("frontend", "backend", "listen", "defaults", "global"):
                section, name = words[0], words[1] if len(words) > 1 else ""
                used |= {name} if section == "listen" else set()
            elif words[0] in ("use_backend", "default_backend") and len(words) > 1:
                used.add(words[1])
            elif words[0] == "server" and section in ("backend", "listen") and len(words) > 2:
                servers.append((name, words[2].strip('"'), number))
        for backend, address, number in servers:
            if backend in used:
                yield Upstream("http://" + address, source.at(number))


class ApacheReader:
    """httpd's ``ProxyPass``, its balancers' members and proxying rewrite rules (httpd's mod_proxy)."""

    def wants(self, path: str) -> bool:
        return bool(re.search(r"\.(conf|htaccess|vhost)(\.[\w.-]+)?$", path))

    def read(self, source: Source) -> Iterable[Fact]:
        if re.search(rb"ProxyPass|\[[^\]]*\bP\b", source.data):
            yield from _apache(source)


def _apache(source: Source) -> Iterator[Upstream]:
    members: dict[str, list[str]] = {}
    balancer = ""
    passes: list[tuple[str, int]] = []
    for number, line in enumerate(source.text().splitlines(), 1):
        if opened := _APACHE_BALANCER.match(line):
            balancer = opened[1]
        elif member := _APACHE_MEMBER.match(line):
            members.setdefault(balancer, []).append(member[1])
        elif passed := _APACHE.match(line):
            passes.append((passed[2], number))
        elif rule := _APACHE_RULE.match(line):
            passes.append((rule[1], number))
    for address, number in passes:
        name = re.sub(r"^balancer://([^/]+).*$", r"\1", address)
        for one in members.get(name, [address]):
            yield Upstream(re.sub(r"^(h2c?|ws|fcgi)://", "http://", one), source.at(number))
