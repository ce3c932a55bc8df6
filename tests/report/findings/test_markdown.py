"""The markdown report: nothing of a repository is interpreted, and what a comment cannot hold is counted."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parent))
from made import finding, report

from watari.report.findings.markdown import LIMIT, as_markdown, code, escaped
from watari.report.findings.shown import Report

HOSTILE = [
    "<script>alert(1)</script>",
    "@octocat please `rm -rf` | a | b |",
    "```\n# heading\n```",
    "![image](https://tracker.example/x.png) [click](javascript:alert(1))",
    "</details></summary><img src=x onerror=alert(1)>",
    "a`b``c```d",
    "1. one\n2. two",
    "- item __init__ _x_ a_b_c :smile: (c) 1) https://example.com/a_b_",
    "# heading",
    "> quoted",
    "=====",
    "#12 GH-34 *bold* _it_ ~~no~~ &lt;b&gt; \\",
]


def rendered(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(text))


def markdown(found: Report) -> str:
    return as_markdown(found, {one.id: one for one in found.result.rules})


def words(html: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", "", html)).replace("\N{ZERO WIDTH SPACE}", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    html = rendered(escaped(text))
    assert set(re.findall(r"</?(\w+)", html)) <= {"p"}
    assert words(html).strip() == " ".join(text.split())
    assert not re.search(r"@\w", html), "nobody is mentioned"


SIGNS = st.text(st.sampled_from("ab1 _*`~|<>&[]()!#+-=.:;@\\\"'/{}\n\t^$%"), max_size=24)


@given(SIGNS)
def test_any_signs_read_as_they_were(text: str) -> None:
    html = rendered(escaped(text))
    assert set(re.findall(r"</?(\w+)", html)) <= {"p"}
    assert words(html).strip() == " ".join(text.split())


@given(SIGNS.filter(str.strip))
def test_any_signs_in_code_read_as_they_were(text: str) -> None:
    html = rendered(f"- [{code(text)}](a.go#L1) {code(text)}")
    assert set(re.findall(r"</?(\w+)", html)) <= {"ul", "li", "a", "code"}
    shown = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    assert " ".join(words(html).split()) == f"{shown} {shown}"


@pytest.mark.parametrize("text", HOSTILE)
def test_code_reads_as_it_was(text: str) -> None:
    html = rendered(code(text))
    assert set(re.findall(r"</?(\w+)", html)) <= {"p", "code"}
    one_line = "".join(one if one.isprintable() else " " for one in text).strip()
    assert words(html).strip() == one_line


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_repository_is_shown_as_text(hostile: str, tmp_path: Path) -> None:
    one = finding(3, service=hostile, path=f"a/{hostile}.go".replace("\n", " "), snippet=hostile.replace("\n", " "))
    html = rendered(markdown(report(tmp_path, one)))
    allowed = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "sub", "em", "strong", "details"}
    allowed |= {"summary", "b", "code", "ul", "li", "a"}
    assert set(re.findall(r"<(\w+)", html)) <= allowed
    assert "javascript:" not in re.sub(r"<code>.*?</code>", "", html)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_summary_reads_as_it_was(hostile: str, tmp_path: Path) -> None:
    page = rendered(markdown(report(tmp_path, finding(3, message=hostile))))
    summary = re.search(r"<summary>(.*?)</summary>", page, re.S)
    assert summary is not None
    assert words(summary.group(1)) == f"operational go-log-file {' '.join(hostile.split())}"


def test_summary_and_places(tmp_path: Path) -> None:
    found = [
        finding(5, severity="blocks-start", rule="go-region-from-imds", category=4, service="card", path="card/a b.go"),
        finding(1),
        finding(2, end_line=4),
    ]
    text = markdown(report(tmp_path, *found))
    assert "| `card` | 1 | 0 | 0 |" in text
    assert "| `ledger` | 0 | 0 | 2 |" in text
    assert "| **all** | 1 | 0 | 2 |" in text
    assert text.index("### `card`") < text.index("### `ledger`")
    assert "[`card/a b.go:5`](card/a%20b.go#L5)" in text
    assert "[`main.go:2`](main.go#L2-L4)" in text
    assert text.count("<details>") == text.count("</details>") == 2


def test_links_lead_to_the_commit_where_the_remote_is_known(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("0123456789abcdef0123456789abcdef01234567\n")
    (tmp_path / ".git/config").write_text('[remote "origin"]\n\turl = git@github.com:harbour/desk.git\n')
    text = markdown(report(tmp_path, finding(7)))
    address = "https://github.com/harbour/desk/blob/0123456789abcdef0123456789abcdef01234567/main.go#L7"
    assert f"[`main.go:7`]({address})" in text


@pytest.mark.parametrize("number", [3, 900, 4000])
def test_the_limit_is_kept_and_every_finding_is_shown_or_counted(number: int, tmp_path: Path) -> None:
    found = [
        finding(line, service=f"service-{line % 120}", path=f"svc{line % 120}/東京.go", snippet="東" * 300)
        for line in range(1, number + 1)
    ]
    text = markdown(report(tmp_path, *found))
    assert len(text.encode()) <= LIMIT
    shown = len(re.findall(r"^- \[`", text, re.M))
    left = re.search(r"\*\*(\d+) more findings are not shown here", text)
    assert shown + (int(left.group(1)) if left else 0) == number
    assert (left is None) == (number == 3)
    assert text.count("<details>") == text.count("</details>")


def test_nothing_found_is_said(tmp_path: Path) -> None:
    assert "No findings" in markdown(report(tmp_path))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_service_in_the_table_is_one_cell(name: str, tmp_path: Path) -> None:
    page = rendered(markdown(report(tmp_path, finding(1, service=name), finding(2, service="other"))))
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.S)
    assert [row.count("</td>") for row in rows[1:]] == [4, 4, 4]
    assert words(re.findall(r"<td>(.*?)</td>", rows[1], re.S)[0]) == " ".join(name.split())
