"""The charts of a fleet: which templates and values belong together, subcharts with their parent's values."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from watari.model.evidence import Evidence
from watari.model.fleet import Note
from watari.survey.facts import ChartFile
from watari.survey.helm.functions import merged
from watari.survey.helm.origins import Origins
from watari.survey.helm.render import Renderer
from watari.survey.helm.syntax import Node, TemplateError, parse
from watari.survey.source import Rendered


@dataclass(frozen=True, slots=True)
class Chart:
    """A folder with ``Chart.yaml``; ``parent`` is the chart in whose ``charts`` folder it stands."""

    folder: str
    about: dict[str, Any]
    values: dict[str, Any]
    parent: str | None

    @property
    def name(self) -> str:
        """The chart's name; its folder's where the file says none."""
        return str(self.about.get("name") or posixpath.basename(self.folder))


def rendered(files: list[ChartFile], notes: list[Note]) -> Iterator[Rendered]:
    """The manifests of all charts. What is not understood is left out with a note.

    The release's name is taken to be the outermost chart's: nothing in a repository says another.
    """
    charts = _charts(files, notes)
    library = dict(_library(files))
    for chart in charts.values():
        root, origins = _root(chart, charts), Origins(_values_files(chart, charts, files))
        for file in files:
            inside = posixpath.relpath(file.evidence.path, chart.folder)
            if inside.startswith("templates/") and inside.endswith((".yaml", ".yml")):
                renderer = Renderer(root, library)
                try:
                    text, lines = renderer.render(parse(file.text))
                except (TemplateError, RecursionError) as error:
                    notes.append(Note(file.evidence.path, f"a Helm template that is not understood: {error}"))
                    continue
                if renderer.left_out:
                    count = f"{renderer.left_out} line{'s' if renderer.left_out > 1 else ''}"
                    notes.append(Note(file.evidence.path, f"{count} of a Helm template left out: a value is not known"))
                yield Rendered(file.evidence.path, text.encode(), lines, _origins(file, text, lines, origins))


def _origins(file: ChartFile, text: str, lines: tuple[int, ...], origins: Origins) -> tuple[Evidence | None, ...]:
    template = file.text.splitlines()
    return tuple(
        origins.of(template[number - 1], row) if 0 < number <= len(template) else None
        for row, number in zip(text.split("\n"), lines, strict=True)
    )


def _values_files(
    chart: Chart, charts: dict[str, Chart], files: list[ChartFile]
) -> list[tuple[ChartFile, tuple[str, ...]]]:
    """The ``values.yaml`` of the chart's parent, whose values below its name come first, and its own."""
    by_path = {file.evidence.path: file for file in files}
    places: list[tuple[str, tuple[str, ...]]] = [(chart.folder, ())]
    if chart.parent is not None:
        places.insert(0, (chart.parent, (_alias(chart.name, charts[chart.parent]),)))
    found = [(by_path.get(posixpath.join(folder, "values.yaml")), prefix) for folder, prefix in places]
    return [(file, prefix) for file, prefix in found if file is not None]


def _charts(files: list[ChartFile], notes: list[Note]) -> dict[str, Chart]:
    read: dict[str, dict[str, Any]] = {}
    for file in files:
        name = posixpath.basename(file.evidence.path)
        if name in ("Chart.yaml", "values.yaml"):
            try:
                content = yaml.safe_load(file.text)
            except yaml.YAMLError:
                notes.append(Note(file.evidence.path, "is not YAML"))
                content = None
            read[file.evidence.path] = content if isinstance(content, dict) else {}
    folders = sorted((posixpath.dirname(path) for path in read if path.endswith("Chart.yaml")), key=len)
    charts: dict[str, Chart] = {}
    for folder in folders:
        above = posixpath.dirname(posixpath.dirname(folder))
        parent = above if posixpath.basename(posixpath.dirname(folder)) == "charts" and above in charts else None
        about, values = (read.get(posixpath.join(folder, name), {}) for name in ("Chart.yaml", "values.yaml"))
        charts[folder] = Chart(folder, about, _with_parent(folder, about, values, charts.get(parent or "-")), parent)
    return charts


def _with_parent(folder: str, about: dict[str, Any], values: dict[str, Any], parent: Chart | None) -> dict[str, Any]:
    if parent is None:
        return values
    name = str(about.get("name") or posixpath.basename(folder))
    alias = _alias(name, parent)
    over = parent.values.get(alias)
    result: dict[str, Any] = merged(values, over) if isinstance(over, dict) else dict(values)
    shared = parent.values.get("global")
    if isinstance(shared, dict):
        result["global"] = merged(result.get("global") or {}, shared)
    return result


def _alias(name: str, parent: Chart) -> str:
    """The name under which a parent knows a subchart."""
    return next(
        (
            str(one["alias"])
            for one in parent.about.get("dependencies") or ()
            if isinstance(one, dict) and one.get("name") == name and one.get("alias")
        ),
        name,
    )


def _root(chart: Chart, charts: dict[str, Chart]) -> dict[str, Any]:
    outer = chart
    while outer.parent is not None:
        outer = charts[outer.parent]
    about = {key[:1].upper() + key[1:]: value for key, value in chart.about.items()}
    return {
        "Values": chart.values,
        "Chart": {**about, "Name": chart.name},
        "Release": {"Name": outer.name, "Namespace": "default", "Service": "Helm", "IsInstall": True},
        "Template": {},
    }


def _library(files: list[ChartFile]) -> Iterator[tuple[str, list[Node]]]:
    """Every named template; Helm too keeps one space of names for a chart and its subcharts."""
    for file in files:
        if "/templates/" in "/" + file.evidence.path:
            try:
                nodes = parse(file.text)
            except (TemplateError, RecursionError):
                continue
            for node in nodes:
                if node.kind == "define" and node.tokens:
                    yield node.tokens[0].text.strip('"`'), node.branches[0]
