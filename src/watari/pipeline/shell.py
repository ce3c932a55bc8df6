"""The text that a job's steps run, with the repository's own scripts followed. Files are read, never run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_MAX_SCRIPT = 200_000
"""Bytes; no deploy script a person wrote is longer."""

_SCRIPT = re.compile(r"(?<![\w/.-])\.?/?([\w.-]+(?:/[\w.-]+)*\.(?:sh|bash|rb|py)|(?:bin|scripts?|ci|deploy)/[\w./-]+)")
_MAKE = re.compile(r"(?:^|[\s;&|])make\s+(?:-\S+\s+)*([\w.-]+)")
_PLAYBOOK = re.compile(r"ansible-playbook\b[^\n;&|]*?([\w./-]+\.ya?ml)\b")
_CAPISTRANO = ("Capfile", "config/deploy.rb")
_RAILS_MIGRATIONS = re.compile(r"""require\s+['"]capistrano/rails(?:/migrations)?['"]""")
_HOOKS = (".elasticbeanstalk/config.yml", ".ebextensions/*.config", ".platform/hooks/*/*", "appspec.yml")


def continued(shell: str) -> str:
    """Shell text without line continuations, and without comments on lines of their own."""
    joined = re.sub(r"\\\r?\n\s*", " ", shell)
    return re.sub(r"(?m)^\s*#.*$", "", joined)


def whole(texts: Iterable[str], repository: Path) -> str:
    """The texts and what they start in the repository, one step deep, as one text."""
    own = [continued(text) for text in texts]
    return "\n".join([*own, *(part for text in own for part in _followed(text, repository))])


def _followed(shell: str, repository: Path) -> Iterator[str]:
    """Scripts, make targets, playbooks, and what Capistrano, CodeDeploy and Beanstalk run on the host."""
    for path in dict.fromkeys(_SCRIPT.findall(shell)):
        yield _read(repository / path, repository)
    for target in dict.fromkeys(_MAKE.findall(shell)):
        yield _recipe(repository / "Makefile", target)
    for path in dict.fromkeys(_PLAYBOOK.findall(shell)):
        yield from _playbook(path, repository)
    if re.search(r"\bcap\s+\S+\s+(\S+:)?deploy\b", shell):
        texts = [_read(repository / name, repository) for name in _CAPISTRANO]
        yield "\n".join(texts)
        if any(_RAILS_MIGRATIONS.search(text) for text in texts):
            yield "bundle exec rails db:migrate"
    if re.search(r"\baws\s.*\bdeploy\s|\beb\s+deploy\b|\belasticbeanstalk\b", shell):
        for pattern in _HOOKS:
            for file in sorted(repository.glob(pattern)):
                text = _read(file, repository)
                yield text
                yield from (_read(repository / path, repository) for path in dict.fromkeys(_SCRIPT.findall(text)))


def _playbook(path: str, repository: Path) -> Iterator[str]:
    """A playbook and the tasks of the roles beside it; found by name where the job changed its folder."""
    name = Path(path).name
    places = [repository / path, *sorted(repository.glob(f"**/{name}"))[:3]]
    file = next((one for one in places if _is_inside(one, repository)), None)
    if file is None:
        return
    yield _read(file, repository)
    for tasks in sorted(file.parent.glob("roles/*/tasks/*.y*ml"))[:50]:
        yield _read(tasks, repository)


def _read(file: Path, repository: Path) -> str:
    if not _is_inside(file, repository) or file.stat().st_size > _MAX_SCRIPT:
        return ""
    return continued(file.read_text("utf-8", errors="replace"))


def _is_inside(file: Path, repository: Path) -> bool:
    try:
        return file.is_file() and file.resolve().is_relative_to(repository.resolve())
    except (OSError, ValueError):  # A word that looks like a script and is no file's name.
        return False


def _recipe(makefile: Path, target: str) -> str:
    if not makefile.is_file():
        return ""
    text = makefile.read_text("utf-8", errors="replace")
    found = re.search(rf"(?m)^{re.escape(target)}\s*:(?!=)[^\n]*\n((?:\t[^\n]*\n?|[ \t]*\n)*)", text)
    return continued(found.group(1)) if found else ""
