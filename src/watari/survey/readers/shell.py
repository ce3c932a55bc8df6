"""Shell: what a deployment copies to the host, from scripts and from the steps of CI."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Iterable, Iterator
from itertools import pairwise

from watari.survey.facts import BuildFact, Copy, EnvRead, Fact
from watari.survey.readers.images import built_images
from watari.survey.readers.interface import Source

_ASSIGN = re.compile(
    r"""^\s*(?:export\s+|local\s+|readonly\s+)?([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s;&|]*)\s*(?:#.*)?$"""
)
_VARIABLE = re.compile(r"\$\{?([A-Za-z_]\w*|\d)(?:\[[@*]\])?(?::-([^}]*))?\}?")
_STARTS = re.compile(r"entrypoint|^(start|run)\b")
_UPPER = re.compile(r"\$\{?([A-Z][A-Z0-9_]+)")
_REMOTE = re.compile(r"^(?:[^/\s:]*@)?[^/\s:]+:(?P<path>.*)$")
_WITH_VALUE = {
    "scp": "-i -P -o -F -l -c -S -J",
    "rsync": "-e --rsh --exclude --include --rsync-path --filter --chmod --chown",
    "install": "-m --mode -o --owner -g --group -t", "cp": "-t", "mv": "-t", "ln": "",
    "ssh": "-i -p -o -F -l -J -L -R",
}  # fmt: skip
_SKIPPED = frozenset(
    {"sudo", "env", "exec", "time", "nohup", "command", "then", "do", "else", "!", "-n", "-E", "if", "&&"}
)
_STOP = frozenset({"|", "||", "&&", ";", "&", "<", ">", ">>", "<<", "<<<", "2>", "(", ")"})


class ShellReader:
    """``*.sh`` and scripts without suffix in folders of deployment."""

    def wants(self, path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return name.endswith((".sh", ".bash")) or (
            ("." not in name and bool(re.search(r"(^|/)(deploy|scripts|bin|ops|release)/", "/" + path)))
            or name == "deploy"
        )

    def read(self, source: Source) -> Iterable[Fact]:
        text = source.text()
        if source.name.endswith((".sh", ".bash")) or re.match(r"#!.*\b(ba|da|z)?sh\b", text):
            yield from copies(text, 1, source, bases_of(source.folder))
            for base in bases_of(source.folder):
                yield from built_images(text, 1, source, base)
            if _STARTS.search(source.name):
                yield from _reads(source)


def _reads(source: Source) -> Iterator[EnvRead]:
    """Variables that the script which starts the service takes from its environment."""
    text = source.text()
    own = set(re.findall(r"^[ \t]*(?:export[ \t]+)?([A-Z][A-Z0-9_]*)=", text, re.M))
    for number, line in enumerate(text.splitlines(), 1):
        for name in _UPPER.findall(line.split(" #")[0]) if not line.lstrip().startswith("#") else ():
            if name not in own:
                yield EnvRead(name, source.at(number))


def bases_of(folder: str) -> tuple[str, ...]:
    """The folders a relative path of a script may start from: its own and those above."""
    bases = [folder]
    while bases[-1] not in (".", ""):
        bases.append(posixpath.dirname(bases[-1]) or ".")
    return tuple(bases)


def copies(script: str, first: int, source: Source, bases: tuple[str, ...]) -> Iterator[Copy]:
    """The copies of a script whose first line is line ``first`` of the file."""
    variables: dict[str, str] = {}
    archives: dict[str, list[str]] = {}
    for number, line in _lines(script, first):
        assigned = _ASSIGN.match(line)
        if assigned and "$(" not in assigned[2]:
            variables[assigned[1]] = _fill(assigned[2].strip("\"'"), variables)
            continue
        for words, offset in _commands(_fill(line, variables)):
            yield from _tar(words, archives, source, number + offset, bases)
            for copy in _copy(words, source, number + offset, bases):
                if copy.source in archives:
                    name = posixpath.basename(copy.source) if copy.into else ""
                    archives[posixpath.join(copy.destination, name).rstrip("/")] = archives[copy.source]
                yield copy


def _lines(script: str, first: int) -> Iterator[tuple[int, str]]:
    """Lines with continuations joined, comments left out."""
    pending, start = "", 0
    for number, line in enumerate(script.splitlines(), first):
        if line.lstrip().startswith("#"):
            continue
        start = start or number
        if line.rstrip().endswith("\\"):
            pending += line.rstrip()[:-1] + " "
            continue
        if _open_quote(pending + line) and len(pending) < _LONGEST:
            pending += line + "\n"
            continue
        yield start, pending + line
        pending, start = "", 0


_LONGEST = 4000
"""A quote that is open for longer is a misreading (characters)."""


def _open_quote(text: str) -> bool:
    """Whether a quoted text goes on in the next line, as commands for ssh do."""
    quote = ""
    escaped = False
    for character in text:
        if escaped:
            escaped = False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
    return bool(quote)


def _fill(text: str, variables: dict[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        return variables.get(match[1], match[2] if match[2] else match[0])

    return _VARIABLE.sub(value, text)


def _commands(line: str) -> Iterator[tuple[list[str], int]]:
    """The commands of a line, with how many lines further down they stand.

    A quoted command given to ssh is looked into.
    """
    try:
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split, lexer.commenters = True, "#"
        tokens = list(lexer)
    except ValueError:
        tokens = line.split()
    current: list[str] = []
    for token in [*tokens, ";"]:
        if token in _STOP:
            if current:
                yield current, 0
            current = []
        else:
            current.append(token)
    for token in tokens:
        if " " in token and re.search(r"\b(install|cp|mv|rsync|tar|unzip)\s", token):
            for inner in token.splitlines():
                below = line.count("\n", 0, max(line.find(inner), 0))
                yield from ((words, below + offset) for words, offset in _commands(inner))


def _copy(words: list[str], source: Source, number: int, bases: tuple[str, ...]) -> Iterator[Copy]:
    while words and (words[0] in _SKIPPED or re.match(r"^[A-Z_]+=", words[0])):
        words = words[1:]
    if words and words[0] == "ssh":
        words = _positional(words)[1:]
        while words and words[0] in _SKIPPED:
            words = words[1:]
        remote = True
    else:
        remote = False
    program = posixpath.basename(words[0]) if words else ""
    if program == "ln" and len(rest := _positional(words)) == 2 and rest[0].startswith("/"):
        yield Copy(rest[0], rest[1], source.at(number), bases, hop=True, link=True)
    if program not in ("scp", "rsync", "install", "cp", "mv"):
        return
    into_folder = [words[i + 1] for i, word in enumerate(words[:-1]) if word in ("-t", "--target-directory")]
    rest = _positional(words)
    if program == "install" and any(re.match(r"^-\w*d", word) for word in words[1:]):
        return
    if into_folder:
        rest = [*rest, into_folder[-1].rstrip("/") + "/"]
    if len(rest) < 2:
        return
    match = _REMOTE.match(rest[-1])
    destination = match["path"] if match else rest[-1]
    on_host = remote or not match
    if not destination.startswith("/"):
        return
    into = destination.endswith("/") or len(rest) > 2
    for one in rest[:-1]:
        if not _REMOTE.match(one) or one.startswith("/"):
            yield Copy(one, destination, source.at(number), bases, hop=on_host and one.startswith("/"), into=into)


def _tar(
    words: list[str], archives: dict[str, list[str]], source: Source, number: int, bases: tuple[str, ...]
) -> Iterator[Copy]:
    """What is packed here and unpacked on the host; an archive in a pipe is called ``-``."""
    names = [posixpath.basename(word) for word in words]
    if "tar" not in names or len(words) < names.index("tar") + 2:
        return
    arguments = words[names.index("tar") + 1 :]
    folder, archive, rest, mode = "", "-", list[str](), arguments[0].lstrip("-")
    for before, word in pairwise(arguments):
        if before == "-C" or before == "--directory":
            folder = word
        elif re.fullmatch(r"-?[a-zA-Z]*f", before):
            archive = word
        elif not word.startswith("-") and word != folder:
            rest.append(word)
    if "c" in mode:
        archives[archive] = rest
    elif "x" in mode and folder.startswith("/"):
        for one in archives.get(archive, ()):
            destination = posixpath.normpath(posixpath.join(folder, one))
            yield Copy(one, destination, source.at(number), bases)


def _positional(words: list[str]) -> list[str]:
    """The words that are no options, without the program's name."""
    with_value = _WITH_VALUE.get(posixpath.basename(words[0]), "").split()
    rest, skip = [], False
    for word in words[1:]:
        if skip:
            skip = False
        elif word in with_value:
            skip = True
        elif not word.startswith("-") or word == "-":
            rest.append(word)
    return rest


_BUILD = re.compile(
    r"^\s*(?:CGO_ENABLED=\d\s+|GOOS=\w+\s+|GOARCH=\w+\s+)*"
    r"(make build|make|go build\b.*|npm run build|mvn\b.*package.*|\./gradlew build)\s*$"
)


def builds(script: str, first: int, source: Source) -> Iterator[BuildFact]:
    """Build commands among the steps of CI."""
    from watari.model.fleet import Build

    for number, line in _lines(script, first):
        match = _BUILD.match(line)
        if match:
            command = tuple(shlex.split(match[1]))
            output = re.search(r"-o[ =](\S+)", match[1])
            yield BuildFact(
                Build(command, source.at(number), (output[1],) if output else ()),
                1 if command[0] == "make" else 3,
            )
