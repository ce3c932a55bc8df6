"""The HTML report in a real browser: the graph is drawn, a click shows the lines, nothing hostile runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, Page, chromium
from need import need
from report.fleet.fleets import harbour, hostile

from watari.report.survey import View, render


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    need(CHROMIUM is not None, "chromium")
    with chromium(tmp_path_factory.mktemp("chromium")) as page:
        yield page


@pytest.fixture
def report(page: Page, tmp_path: Path) -> Page:
    """The harbour's report, opened."""
    return opened(page, tmp_path, harbour)


def opened(page: Page, folder: Path, make) -> Page:  # type: ignore[no-untyped-def]
    file = folder / "report.html"
    file.write_text(render(make(folder / "fleet"), "html", View(None)), encoding="utf-8")  # type: ignore[arg-type]
    page.console.clear()
    page.requests.clear()
    page.open(file)
    return page


def text(page: Page) -> str:
    return str(page.value("document.getElementById('panel').innerText"))


def click_on(page: Page, element: str, point: str) -> None:
    """A click where the graph draws the element."""
    place = page.value(
        f"(() => {{ const p = {element}.{point}(); const box = cy.container().getBoundingClientRect();"
        " return [box.x + p.x, box.y + p.y]; })()"
    )
    page.click(*place)
    assert becomes(page, "location.hash !== ''")


def test_the_graph_is_drawn_without_a_word_of_complaint_or_a_request(report: Page) -> None:
    assert report.value("cy.nodes('[service]').length") == 3
    assert report.value("cy.edges('[call]').length") == 4
    assert report.value("cy.nodes('.store').not('.hidden').length") == 1
    # Drawn, not only loaded: some pixel of the canvases is not transparent.
    assert report.value(
        "[...document.querySelectorAll('#graph canvas')].some(c => c.width &&"
        " c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v))"
    )
    assert report.console == []
    assert [url for url in report.requests if not url.startswith(("file:", "blob:", "data:"))] == []


def test_a_click_on_an_edge_shows_both_lines(report: Page) -> None:
    click_on(report, "cy.getElementById('c:1')", "renderedMidpoint")
    shown = text(report)
    assert 'http.Get(os.Getenv("BERTH_URL"))' in shown
    assert "Environment=BERTH_URL=http://berth.internal" in shown
    assert "desk/main.go:4" in shown
    assert "desk/desk.service:2" in shown
    assert "hunter2" not in shown
    assert report.value("[...document.querySelectorAll('#panel .hit')].map(e => e.innerText.trim()).length") == 2


def test_a_click_on_a_service_shows_its_page(report: Page) -> None:
    click_on(report, "cy.getElementById('s:1')", "renderedPosition")
    shown = text(report)
    assert "GET /ships/{id}" in shown
    assert "SETTING_19" in shown
    assert report.value("location.hash") == "#service/desk"
    assert report.value("cy.nodes('.chosen').length") == 1


def test_the_table_reaches_the_same_by_keyboard(report: Page) -> None:
    report.value("document.querySelector('#calls a').focus()")
    report.key("Enter")
    assert "berth" in text(report)
    assert report.value("document.activeElement.id") == "panel"


@pytest.mark.parametrize(
    ("control", "value", "services", "calls"),
    [("find", "SETTING_07", 3, 2), ("protocol", "kafka", 2, 1), ("confidence", "likely", 2, 1), ("wave", "2", 3, 2)],
)
def test_filters_narrow_graph_and_tables(report: Page, control: str, value: str, services: int, calls: int) -> None:
    report.value(
        f"(() => {{ const c = document.getElementById('{control}'); c.value = '{value}';"
        " c.dispatchEvent(new Event(c.id === 'find' ? 'input' : 'change'));"
        " return new Promise(done => setTimeout(done, 200)); })()"
    )
    assert report.value("cy.nodes('[service]').not('.hidden').length") == services
    assert report.value("document.querySelectorAll('tr[data-service]:not([hidden])').length") == services
    assert report.value("cy.edges('[call]').not('.hidden').length") == calls
    assert report.value("document.querySelectorAll('tr[data-call]:not([hidden])').length") == calls


def test_waves_stand_in_lanes_the_first_on_the_right(report: Page) -> None:
    report.value("control('layout').value = 'waves'; refresh()")
    assert report.value("cy.nodes('.lane').length") == 3
    assert report.value("cy.getElementById('s:1').position('x') < cy.getElementById('s:2').position('x')")


def test_dark_and_light_differ(report: Page) -> None:
    fill = "cy.getElementById('s:1').style('background-color')"
    report.dark(False)
    light = report.value(fill)
    report.dark(True)
    assert becomes(report, f"{fill} !== {light!r}")
    report.dark(False)
    assert becomes(report, f"{fill} === {light!r}")


def becomes(page: Page, condition: str) -> bool:
    """Whether a condition comes true within five seconds."""
    return bool(
        page.value(
            "new Promise(done => { let left = 250; const timer = setInterval(() => {"
            f" if ({condition} || !(left -= 1)) {{ clearInterval(timer); done({condition}); }} }}, 20); }})"
        )
    )


def test_on_paper_every_page_is_there(report: Page) -> None:
    report.value("dispatchEvent(new Event('beforeprint'))")
    assert report.value("document.querySelectorAll('#pages article').length") == 3
    report.value("dispatchEvent(new Event('afterprint'))")
    assert report.value("document.querySelectorAll('#pages article').length") == 0


def test_nothing_from_a_repository_runs(page: Page, tmp_path: Path) -> None:
    evil = opened(page, tmp_path, hostile)
    evil.value("go('call/0')")
    assert "</script><script>" in text(evil)
    evil.value("go('service/' + encodeURIComponent(fleet.services[0].name))")
    assert "onerror" in text(evil)
    assert "owned" not in str(evil.value("document.title")).split(":")[0]
    assert evil.value("document.querySelectorAll('img, [onclick], [onerror]').length") == 0
    assert evil.console == []


def test_a_script_put_into_the_page_is_refused(report: Page) -> None:
    report.value(
        "(() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        " document.body.append(script); })()"
    )
    assert report.value("window.ran") is None
    assert any("Content Security Policy" in line for line in report.console)
