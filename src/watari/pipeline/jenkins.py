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
from watari.model.pipeline import Deployment, Pipeline, PipelineJob
from watari.pipeline.facts import environment_word
from watari.pipeline.parts import Ran, deployments, role
from watari.pipeline.shell import whole

WHY_NOT = "Jenkins is read, and its edit is not supported yet: add the ECS half by hand."

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>'''(?:\\.|.)*?'''|\"\"\"(?:\\.|.)*?\"\"\"|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\")"
    r"|(?P<word>@?[A-Za-z_$][\w$]*)|(?P<mark>[{}()\[\]:,=+.])",
    re.DOTALL,
)
_PLUGINS = {"sshPublisher": "ssh host", "ansiblePlaybook": "ansible-playbook", "awsCodeDeploy": "aws deploy push"}
"""Steps of plugins that deploy, as the command that does the same."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Stage:
    name: str
    line: int
    shell: tuple[str, ...]
    asks: bool
    holds_stages: bool


def read(repository: Path, path: str) -> Pipeline:
    """What the Jenkinsfile at ``path`` (relative to the repository) does; nothing is raised for bad input."""
    try:
        text = (repository / path).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        why = f"byte {error.start} is not UTF-8. Save the file as UTF-8."
        return Pipeline(path, "jenkins", not_understood=(why,), why_not=why)
    tokens = list(_tokens(text))
    open_lines: list[int] = []
    for token in tokens:
        if token.text == "{" and token.kind == "mark":
            open_lines.append(token.line)
        elif token.text == "}" and token.kind == "mark" and (not open_lines or open_lines.pop() < 0):
            return _unbalanced(path, token.line)
    if open_lines:
        return _unbalanced(path, open_lines[-1])
    return _described(repository, path, tokens)


def _unbalanced(path: str, line: int) -> Pipeline:
    why = f"line {line}: a brace has no partner. Correct the Jenkinsfile."
    return Pipeline(path, "jenkins", not_understood=(why,), why_not=why)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind != "comment":
            yield _Token(kind, match.group(), text.count("\n", 0, match.start()) + 1)


def _described(repository: Path, path: str, tokens: list[_Token]) -> Pipeline:
    unknown: list[str] = []
    jobs: list[PipelineJob] = []
    found: list[Deployment] = []
    asked: list[str] = []
    for index, token in enumerate(tokens):
        if token.text in ("@Library", "load") and token.kind == "word":
            unknown.append(f"{path}:{token.line}: what {token.text} brings stands elsewhere.")
        if not _is_call(tokens, index, "stage"):
            continue
        stage = _stage(tokens, index, path, unknown)
        if stage is None or stage.holds_stages:
            continue
        place = Evidence(path, stage.line)
        if stage.asks:
            asked.append(stage.name)
        ran = Ran(whole(stage.shell, repository), "\n".join(stage.shell), ())
        part = "approval" if stage.asks and not stage.shell else role(stage.name, ran)
        jobs.append(PipelineJob(stage.name, part, place))
        if part == "deploy":
            where = environment_word(stage.name)
            found += deployments(stage.name, stage.name, "pipeline", ran, where, list(reversed(asked)), place)
    sentences = tuple(dict.fromkeys(unknown))
    return Pipeline(path, "jenkins", tuple(jobs), tuple(found), sentences, why_not=WHY_NOT)


def _is_call(tokens: list[_Token], index: int, name: str) -> bool:
    if tokens[index].kind != "word" or tokens[index].text != name or index + 1 >= len(tokens):
        return False
    return index == 0 or tokens[index - 1].text != "."


def _stage(tokens: list[_Token], index: int, path: str, unknown: list[str]) -> _Stage | None:
    """``stage('name') { … }``."""
    named = index + (2 if tokens[index + 1].text == "(" else 1)
    opened = next((at for at in range(named, min(named + 4, len(tokens))) if tokens[at].text == "{"), None)
    if opened is None:
        return None
    if tokens[named].kind != "string":
        unknown.append(f"{path}:{tokens[index].line}: the name of a stage is not a text.")
        return None
    end = _closing(tokens, opened)
    body = tokens[opened + 1 : end]
    holds = any(_is_call(body, at, "stage") for at in range(len(body)))
    asks = any(_is_call(body, at, "input") for at in range(len(body)))
    shell = () if holds else tuple(_shell(body, path, unknown))
    return _Stage(_literal(tokens[named].text), tokens[index].line, shell, asks, holds)


def _closing(tokens: list[_Token], opened: int) -> int:
    depth = 0
    for at in range(opened, len(tokens)):
        if tokens[at].kind == "mark" and tokens[at].text in "{}":
            depth += 1 if tokens[at].text == "{" else -1
            if depth == 0:
                return at
    return len(tokens)


def _shell(body: list[_Token], path: str, unknown: list[str]) -> Iterator[str]:
    """The texts of ``sh`` and ``bat`` steps, and what plugins' steps amount to."""
    for at, token in enumerate(body):
        if token.kind == "string" and _literal(token.text) == "AWSCodeDeployPublisher":
            yield _PLUGINS["awsCodeDeploy"]
        if token.kind != "word" or (at and body[at - 1].text == "."):
            continue
        if token.text in _PLUGINS:
            yield _PLUGINS[token.text]
        elif token.text in ("sh", "bat") and at + 1 < len(body):
            text = _argument(body, at + 1)
            if text is None:
                unknown.append(f"{path}:{token.line}: what {token.text} runs is not a text.")
            else:
                yield text


def _argument(body: list[_Token], at: int) -> str | None:
    """A step's text: its only argument, or the one named ``script``."""
    if body[at].text == "(":
        at += 1
    window = body[at : at + 40]
    for index, token in enumerate(window):
        if index == 0 and token.kind == "string":
            return _literal(token.text)
        if token.text == "script" and index + 2 < len(window) and window[index + 1].text == ":":
            return _literal(window[index + 2].text) if window[index + 2].kind == "string" else None
        if token.text in (")", "{", "}"):
            break
    return None


def _literal(text: str) -> str:
    """What a Groovy string says, with its escapes of quotes and line ends undone."""
    quote = text[:3] if text[:3] in ("'''", '"""') else text[:1]
    inner = text[len(quote) : -len(quote)]
    return re.sub(r"\\(['\"\\$])", r"\1", inner.replace("\\\n", ""))
