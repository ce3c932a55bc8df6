"""A Jenkinsfile, read for the survey: stages, their shell steps, and where a person is asked.

Declarative and scripted: https://www.jenkins.io/doc/book/pipeline/syntax/. There is no Groovy here: what is not a
literal is named, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from watari.model.evidence import Evidence
from watari.model.pipeline import Deployment, Pipeline, PipelineJob, Role
from watari.pipeline.facts import environment_word, named
from watari.pipeline.parts import Ran, deployments, homes, role
from watari.pipeline.shell import whole

WHY_NOT = "Jenkins is read, and its edit is not supported yet: add the ECS half by hand."

_HOLE = r"\$\{(?:[^{}\"\n]|\"[^\"\n]*\"|\{[^{}\n]*\})*+\}"  # ${} in a text, with texts of its own
_TOKEN = re.compile(
    r"(?P<skipped>(?<=[~=(,:\[])[ \t]*/(?![/*])(?:\\.|[^/\\\n])+/|\$/.*?/\$|//[^\n]*|/\*.*?\*/|\A#![^\n]*)"
    r"|(?P<string>'''(?:\\.|[^\\])*?'''|\"\"\"(?:\\.|[^\\])*?\"\"\"|'(?!'')(?:\\.|[^'\\\n])*+'"
    rf"|\"(?!\"\")(?:\\.|(?>{_HOLE}|\$)|[^\"\\\n$])*+\")"
    r"|(?P<word>@?[A-Za-z_$][\w$]*)|(?P<open>['\"]|/\*)|(?P<mark>[{}()\[\]:,=+.;])",
    re.DOTALL,
)
_SHELLS = frozenset({"sh", "bat", "powershell", "pwsh"})
_PLUGINS = {
    "sshPublisher": ("ssh host", "execCommand"),
    "sshCommand": ("ssh host", "command"),
    "sshScript": ("ssh host", "script"),
    "sshPut": ("scp . host:", ""),
    "ansiblePlaybook": ("ansible-playbook", "playbook"),
    "AWSCodeDeployPublisher": ("aws deploy push", ""),
    "awsCodeDeploy": ("aws deploy push", ""),
    "createDeployment": ("aws deploy create-deployment", ""),
    "ebCreateApplicationVersion": ("aws elasticbeanstalk create-application-version", ""),
    "cfnUpdate": ("aws cloudformation deploy", ""),
}
"""Steps of plugins that deploy: the command that does the same, and the argument that goes with it."""
_ELSEWHERE = frozenset({"@Library", "library", "load", "build"})


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A stage or a function, named at a token, and the tokens of its body; the file itself is a stage, too."""

    name: str
    at: int
    start: int
    end: int


class _Broken(Exception):
    """The Jenkinsfile cannot be read; ``str()`` says where and why."""


def read(repository: Path, path: str) -> Pipeline:
    """What the Jenkinsfile at ``path`` (relative to the repository) does.

    What cannot be read, and what stands elsewhere, is a sentence of ``not_understood``; nothing is raised.
    """
    file = repository / path
    try:
        if not file.is_file() or not file.resolve().is_relative_to(repository.resolve()):
            raise _Broken("it is not in this repository.")
        tokens = _tokens(file.read_bytes().decode("utf-8"))
        partners = _partners(tokens)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        why = f"line {line}: byte {error.start} is not UTF-8. Save the file as UTF-8."
    except OSError as error:
        why = f"it cannot be read: {error.strerror}."
    except _Broken as error:
        why = str(error)
    else:
        return _File(repository, path, tokens, partners).pipeline()
    return Pipeline(path, "jenkins", not_understood=(why,), why_not=why)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    line, at = 1, 0
    for match in _TOKEN.finditer(text.removeprefix("\ufeff").replace("\r\n", "\n")):
        line += match.string.count("\n", at, match.start())
        at, kind = match.start(), str(match.lastgroup)
        if kind == "open":
            raise _Broken(f"line {line}: a text or a comment does not close. Correct the Jenkinsfile.")
        if kind != "skipped":
            found.append(_Token(kind, match.group(), line))
    return found


def _partners(tokens: list[_Token]) -> dict[int, int]:
    """Where each brace, bracket and parenthesis closes. Raises _Broken where a brace has no partner."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind == "mark" and token.text in "{([":
            opened.append(at)
        elif token.kind == "mark" and token.text in "})]":
            # A text between slashes may hold half a pair, and so only braces count.
            while token.text == "}" and opened and tokens[opened[-1]].text != "{":
                found[opened.pop()] = at
            if opened and tokens[opened[-1]].text + token.text in ("{}", "()", "[]"):
                found[opened.pop()] = at
            elif token.text == "}":
                raise _Broken(f"line {token.line}: a brace has no partner. Correct the Jenkinsfile.")
    for at in reversed(opened):
        if tokens[at].text == "{":
            raise _Broken(f"line {tokens[at].line}: a brace has no partner. Correct the Jenkinsfile.")
    return found | dict.fromkeys((at for at in opened if at not in found), len(tokens))


class _File:
    """A Jenkinsfile as tokens, and where each pair closes."""

    def __init__(self, repository: Path, path: str, tokens: list[_Token], partners: dict[int, int]) -> None:
        self._repository, self._path, self._tokens, self._partners = repository, path, tokens, partners
        self._unknown: set[tuple[int, str]] = set()
        self._blocks = [_Block("pipeline", -1, 0, len(tokens))]
        self._blocks += [block for at in range(len(tokens)) if (block := self._stage(at)) is not None]
        self._functions = {block.name: block for at in range(len(tokens)) if (block := self._function(at)) is not None}
        self._owners: list[_Block | None] = [None] * len(tokens)
        for one in sorted((*self._blocks, *self._functions.values()), key=lambda block: block.start):
            self._owners[one.start : one.end] = [one] * (one.end - one.start)
        for at in range(len(tokens)):
            if self._calls(at, "when", "{"):  # A condition brings nothing anywhere.
                self._owners[at : partners[at + 1]] = [None] * (partners[at + 1] - at)

    def pipeline(self) -> Pipeline:
        """The stages, their parts, and every deployment."""
        jobs: list[PipelineJob] = []
        found: list[Deployment] = []
        asked = [(site, one) for one in self._blocks for at, site in self._steps(one) if self._calls(at, "input")]
        for block in self._blocks:
            texts, asks = list(self._texts(block)), block in [one for _, one in asked]
            holds = block.at < 0 or any(block.start < other.at < block.end for other in self._blocks)
            if not texts and holds and not asks:
                continue
            ran = self._ran([text for _, text in texts])
            part: Role = "approval" if asks and not texts else role(block.name, ran)
            if block.at < 0 and part == "other":  # Notices and the like, outside of every stage.
                continue
            jobs.append(PipelineJob(block.name, part, self._place(block.at)))
            if part == "deploy":
                first = next((site for site, text in texts if homes(self._ran([text]))), block.end)
                before = sorted((site, one.name) for site, one in asked if self._leads(site, first))
                gates = dict.fromkeys(name for _, name in reversed(before))
                where, place = self._environment(block) or environment_word(block.name), self._place(block.at)
                found += deployments(block.name, block.name, "pipeline", ran, where, tuple(gates), place)
            elif part == "other" and named("deploy", block.name) and not texts:
                self._unknown.add((block.at, f"no line of the stage {block.name} says what it runs."))
        sentences = tuple(f"{self._place(at)}: {text}" for at, text in sorted(self._unknown))
        return Pipeline(self._path, "jenkins", tuple(jobs), tuple(found), sentences, why_not=WHY_NOT)

    def _place(self, at: int) -> Evidence:
        return Evidence(self._path, self._tokens[max(at, 0)].line if self._tokens else 1)

    def _text(self, at: int) -> str:
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""

    def _string(self, at: int) -> str | None:
        return _literal(self._text(at)) if self._text(at)[:1] in ("'", '"') and self._text(at) else None

    def _calls(self, at: int, name: str, follows: str = "") -> bool:
        """Whether a step of that name is called there: it is neither a member, nor a key, nor a variable."""
        if self._text(at) != name or self._text(at - 1) in (".", "def"):
            return False
        after = self._text(at + 1)
        if follows:
            return after == follows
        return after in ("(", "{") or self._string(at + 1) is not None or after.isidentifier()

    def _stage(self, at: int) -> _Block | None:
        """``stage('name') { … }``, also with more arguments or a name that is no literal."""
        if not self._calls(at, "stage"):
            return None
        end = self._partners[at + 1] if self._text(at + 1) == "(" else at + 2
        opened = end + 1 if self._text(at + 1) == "(" else end
        if self._text(opened) != "{":
            self._unknown.add((at, "a stage without a block."))
            return None
        inside = range(at + 2, end) if self._text(at + 1) == "(" else range(at + 1, end)
        if self._text(inside.start) == "name" and len(inside) > 2:
            inside = inside[2:]
        name = self._string(inside.start) if len(inside) == 1 else None
        if name is None or ("$" in name and self._text(inside.start)[0] == '"'):
            self._unknown.add((at, "the name of a stage is not a text."))
        return _Block(name or "".join(map(self._text, inside)), at, opened, self._partners[opened])

    def _function(self, at: int) -> _Block | None:
        """``def name(…) { … }``."""
        if self._text(at) not in ("def", "void", "String") or self._text(at + 2) != "(":
            return None
        opened = self._partners[at + 2] + 1
        return _Block(self._text(at + 1), at, at, self._partners[opened]) if self._text(opened) == "{" else None

    def _steps(self, block: _Block, site: int = -1, seen: set[str] | None = None) -> Iterator[tuple[int, int]]:
        """The tokens of a block that no inner stage holds, and where in the pipeline each runs; calls are followed."""
        seen = {block.name} if seen is None else seen
        for at in range(block.start, block.end):
            if self._owners[at] is not block:
                continue
            yield at, at if site < 0 else site
            called = self._functions.get(self._text(at))
            if called is not None and self._text(at + 1) == "(" and called.name not in seen:
                seen.add(called.name)
                yield from self._steps(called, at if site < 0 else site, seen)

    def _texts(self, block: _Block) -> Iterator[tuple[int, str]]:
        """What shell steps run, and what plugins' steps amount to, each with its place."""
        for at, site in self._steps(block):
            name = self._text(at)
            if name == "@Library" or (name in _ELSEWHERE and self._calls(at, name)):
                self._unknown.add((at, f"what {name} brings stands elsewhere."))
            elif self._calls(at, "matrix", "{"):
                self._unknown.add((at, "what a matrix runs is known when it runs."))
            elif name in _SHELLS and self._calls(at, name):
                text = self._argument(at)
                if text is not None:
                    yield site, text
            elif (self._text(at - 2) == "$class" and self._string(at) in _PLUGINS) or (
                name in _PLUGINS and self._calls(at, name)
            ):
                command, argument = _PLUGINS[self._string(at) or name]
                held = (self._string(one + 2) for one in self._arguments(at) if self._text(one) == argument)
                yield site, " ".join([command, *(text for text in held if text is not None)])

    def _arguments(self, at: int) -> range:
        """The tokens of a step's arguments: in parentheses, or to the end of the line."""
        if self._text(at + 1) == "(":
            return range(at + 2, self._partners[at + 1])
        end = at + 1
        while end < len(self._tokens) and self._text(end) not in ("}", ")", ";"):
            before = self._tokens[end - 1]
            if self._tokens[end].line > before.line + before.text.count("\n") and before.text not in ("+", ",", ":"):
                break
            end = self._partners.get(end, end) + 1
        return range(at + 1, min(end, len(self._tokens)))

    def _argument(self, at: int) -> str | None:
        """A shell step's text, its only argument or the one named ``script``; what is no literal in it is named."""
        inside = self._arguments(at)
        start = next((one + 2 for one in inside if self._text(one) == "script" and self._text(one + 1) == ":"), None)
        parts, one = [], inside.start if start is None else start
        while one < inside.stop:
            parts.append(self._string(one))
            one += 1
            while self._text(one) in (".", "(") and one < inside.stop:  # A call upon the text, such as trim().
                one = self._partners[one] + 1 if self._text(one) == "(" else one + 2
            if self._text(one) != "+":
                break
            one += 1
        if None in parts or not parts:
            self._unknown.add((at, f"what {self._text(at)} runs is not a text."))
        texts = [text for text in parts if text is not None]
        return "".join("$unknown" if text is None else text for text in parts) if texts else None

    def _ran(self, texts: list[str]) -> Ran:
        own = "\n".join(texts)
        try:
            return Ran(whole(texts, self._repository), own, ())
        except (OSError, ValueError):  # A word that looks like a script and is too long for a file's name.
            return Ran(own, own, ())

    def _environment(self, block: _Block) -> str | None:
        """What the stage's own ``environment { … }`` says of it."""
        own = [at for at, _ in self._steps(block) if self._calls(at, "environment", "{")] if block.at >= 0 else []
        for at in (inner for one in own for inner in range(one + 2, self._partners[one + 1])):
            if self._text(at + 1) == "=" and re.search("env|stage|target", self._text(at), re.IGNORECASE):
                word = environment_word(self._string(at + 2) or "")
                if word is not None:
                    return word
        return None

    def _leads(self, site: int, to: int) -> bool:
        """Whether what is asked there comes before that step: earlier, and not in another branch of a ``parallel``."""
        if site >= to:
            return False
        for at in range(site):
            if not self._calls(at, "parallel"):
                continue
            inside = self._branches(at)
            branches = [next((one for one in inside if place in one), None) for place in (site, to)]
            if None not in branches and branches[0] != branches[1]:
                return False
        return True

    def _branches(self, at: int) -> list[range]:
        """The outermost braces in a ``parallel``."""
        inside = range(at + 2, self._partners[at + 1]) if self._text(at + 1) in ("(", "{") else self._arguments(at)
        found: list[range] = []
        for one in inside:
            if self._text(one) == "{" and not any(one in branch for branch in found):
                found.append(range(one, self._partners[one]))
        return found


def _literal(text: str) -> str:
    """What a Groovy string says, with its escapes undone."""
    quote = text[:3] if text[:3] in ("'''", '"""') else text[:1]
    inner = text[len(quote) : -len(quote)].replace("\\\n", "")
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), inner)
