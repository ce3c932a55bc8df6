"""Containers that Ansible starts on hosts: the module ``docker_container`` (its page in community.docker)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from yaml.nodes import Node

from watari.survey.facts import Container, Fact, PortFact, Setting
from watari.survey.manifests.ports import container_port
from watari.survey.readers.images import image_name
from watari.survey.readers.interface import Source
from watari.survey.readers.yamlnodes import get, items, line, sequence, text, words
from watari.survey.secrets import without_credentials

_MODULES = ("docker_container", "community.docker.docker_container", "community.general.docker_container")


def containers(task: Node, fill: Callable[[str], str], source: Source) -> Iterator[Fact]:
    """The container of a task and what it gets; ``fill`` puts the play's variables in."""
    for module, arguments in items(task):
        name = fill(text(get(arguments, "name")) or "")
        if module not in _MODULES or not name or "{" in name or text(get(arguments, "state")) == "absent":
            continue
        command = tuple(fill(word) for word in words(get(arguments, "command")))
        image = image_name(fill(text(get(arguments, "image")) or ""))
        user = text(get(arguments, "user"))
        yield Container(name, source.at(line(arguments)), "ansible", image, command=command, user=user)
        for key, value in items(get(arguments, "env")):
            if (content := text(value)) is not None:
                yield Setting(key, without_credentials(key, fill(content)), source.at(line(value)), name)
        for key in ("ports", "published_ports", "exposed_ports"):
            for one in sequence(get(arguments, key)):
                if known := container_port(fill(text(one) or ""), {}):
                    yield PortFact(known[0], source.at(line(one)), owner=name)
