"""Project files of .NET: what is built, with which packages and which other projects."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from watari.model.fleet import Build
from watari.survey.facts import BuildFact, BuildFile, Fact
from watari.survey.readers.interface import Source

_PACKAGE = re.compile(r'<PackageReference\s+(?:Include|Update)="([^"]+)"')
_PROJECT = re.compile(r'<ProjectReference\s+Include="([^"]+)"')
_RUNS = re.compile(
    r"Microsoft\.NET\.Sdk\.(?:Web|Worker)\b|<OutputType>\s*Exe\s*<|349c5851-65df-11da-9384-00065b846f21", re.I
)
_TESTS = re.compile(
    r"Microsoft\.NET\.Test\.Sdk|<IsTestProject>\s*true|MSTest\.Sdk|\"(?:xunit|NUnit|MSTest\.TestFramework)(?:\.v3)?\"",
    re.I,
)
_HOST = re.compile(
    r"Aspire\.AppHost\.Sdk|<IsAspireHost>\s*true|\"Aspire\.Hosting\.AppHost\"|<IsAspireSharedProject>\s*true", re.I
)
_OWN_MACHINE = re.compile(
    r"<UseMaui>\s*true|<UseWPF>\s*true|<UseWindowsForms>\s*true|Xamarin|<OutputType>\s*WinExe|BenchmarkDotNet", re.I
)


class DotnetReader:
    """``*.csproj``. What only tests, hosts other projects for a developer, or runs on a desktop is ``aside``."""

    def wants(self, path: str) -> bool:
        return path.endswith(".csproj")

    def read(self, source: Source) -> Iterable[Fact]:
        text = re.sub(r"<!--.*?-->", lambda match: "\n" * match[0].count("\n"), source.text(), flags=re.S)
        aside = bool(_TESTS.search(text) or _HOST.search(text) or _OWN_MACHINE.search(text))
        runs = bool(_RUNS.search(text))
        yield BuildFile(
            folder=source.folder,
            kind="csproj",
            language="csharp",
            evidence=source.at(1),
            name=source.name.removesuffix(".csproj"),
            runnable=runs and not aside,
            packages=tuple(_PACKAGE.findall(text)),
            uses=tuple(_folder(source, path) for path in _PROJECT.findall(text)),
            aside=aside,
        )
        if runs and not aside:
            yield BuildFact(Build(("dotnet", "publish", source.name), source.at(1)), 4)


def _folder(source: Source, path: str) -> str:
    return posixpath.dirname(posixpath.normpath(posixpath.join(source.folder, path.replace("\\", "/")))) or "."
