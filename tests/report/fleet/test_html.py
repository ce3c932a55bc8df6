"""The HTML report as a file: self-contained, escaped, with the libraries' licences."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from report.fleet.fleets import harbour, hostile

from watari.report.fleet import html
from watari.report.fleet.html import ASSETS, LIBRARIES, as_html
from watari.report.survey import View, render


class Elements(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    elements = Elements(as_html(harbour(tmp_path))).found
    loading = [one for one in elements if one[0] in {"link", "img", "iframe", "object", "embed"} or "src" in one[1]]
    assert loading == []
    policy = next(attrs["content"] for _, attrs in elements if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


@pytest.mark.parametrize("make", [harbour, hostile])
def test_a_repository_adds_no_element_with_a_script(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    elements = Elements(as_html(make(tmp_path))).found
    assert sum(tag == "script" for tag, _ in elements) == len(html.SCRIPTS) + 1
    assert [attrs for _, attrs in elements if any(name.startswith("on") for name in attrs)] == []
    schemes = {str(attrs["href"]).partition(":")[0] for tag, attrs in elements if tag == "a" and attrs.get("href")}
    assert {one for one in schemes if not one.startswith("#")} <= {"file", "https"}


def test_no_secret_is_in_the_page(tmp_path: Path) -> None:
    page = render(harbour(tmp_path), "html", View(None))  # type: ignore[arg-type]
    assert "BERTH_URL=http://berth.internal" in page
    assert "hunter2" not in page


def test_a_line_outside_the_fleet_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("lighthouse keeper\n" * 9)
    fleet = harbour(tmp_path / "fleet")
    assert "http.Get(os.Getenv" in as_html(fleet)
    (tmp_path / "fleet/desk/main.go").unlink()
    (tmp_path / "fleet/desk/main.go").symlink_to(tmp_path / "other.txt")
    assert "lighthouse keeper" not in as_html(fleet)


@pytest.mark.parametrize("name", LIBRARIES)
def test_each_library_has_its_version_and_licence(name: str, tmp_path: Path) -> None:
    version, licence = ((ASSETS / name / file).read_text("utf-8") for file in ("VERSION", "LICENSE"))
    assert re.fullmatch(r"@?[\w/-]+ \d+\.\d+\.\d+\n", version)
    assert "Permission is hereby granted, free of charge" in licence
    assert version.strip() in as_html(harbour(tmp_path))


def test_one_service_stands_with_its_neighbours(tmp_path: Path) -> None:
    page = render(harbour(tmp_path), "html", View(None, "pilot"))  # type: ignore[arg-type]
    assert page.count("data-service=") == 3
    assert page.count("data-call=") == 3
