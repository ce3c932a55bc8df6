"""Pictures for the report as inline SVG: no script, no other file, sharp at every size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, HEIGHT = 860, 150
LEFT, RIGHT, TOP, BOTTOM = 48, 12, 10, 24


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a picture shows, in Unix seconds."""

    start: float
    end: float

    def x(self, at: float) -> float:
        """The horizontal place of a moment, in picture units."""
        length = max(self.end - self.start, 1e-9)
        share = min(max((at - self.start) / length, 0.0), 1.0)
        return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(value: float, top: float) -> float:
    share = min(max(value / top, 0.0), 1.0) if top > 0 else 0.0
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)


def traffic(span: Span, seconds: Sequence[tuple[float, int, int]], label: str) -> Markup:
    """Bars of requests a second, failed ones stacked in red: ``(at, sent, failed)`` each."""
    top = max((sent for _, sent, _ in seconds), default=1) or 1
    width = max((WIDTH - LEFT - RIGHT) / max(span.end - span.start, 1.0) - 0.5, 0.8)
    parts = []
    for at, sent, failed in seconds:
        parts.append(_bar(span.x(at), width, _y(sent, top), "good"))
        if failed:
            parts.append(_bar(span.x(at), width, _y(failed, top), "bad"))
    return _frame("".join(parts), span, (0, top // 2, top), top, "", label)


def weights(span: Span, changes: Sequence[tuple[float, float]], marks: Iterable[tuple[float, str]]) -> Markup:
    """A stair of Fargate's share in percent: ``(at, percent)``; ``marks`` are moments with a title."""
    points = [f"M{span.x(span.start):.1f},{_y(0, 100):.1f}"]
    for at, percent in changes:
        points.append(f"H{span.x(at):.1f}V{_y(percent, 100):.1f}")
    points.append(f"H{span.x(span.end):.1f}")
    stair = "".join(points)
    floor = f"V{_y(0, 100):.1f}H{span.x(span.start):.1f}Z"
    body = f'<path class="area" d="{stair}{floor}"/><path class="stair" d="{stair}"/>'
    for at, title in marks:
        x = span.x(at)
        body += (
            f'<g><line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
            f"<title>{escape(title)}</title></g>"
        )
    return _frame(body, span, (0, 50, 100), 100, " %", "Fargate's share of the traffic over time")


def _bar(x: float, width: float, y: float, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{max(HEIGHT - BOTTOM - y, 0):.1f}"/>'
    )


def _frame(body: str, span: Span, ticks: Iterable[float], top: float, unit: str, label: str) -> Markup:
    axis = []
    for value in ticks:
        y = _y(value, top)
        axis.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        axis.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}{unit}</text>')
    length = span.end - span.start
    for index in range(5):
        at = span.start + length * index / 4
        anchor = "start" if index == 0 else "end" if index == 4 else "middle"
        place = f'x="{span.x(at):.1f}" y="{HEIGHT - 6}" text-anchor="{anchor}"'
        axis.append(f"<text {place}>{length * index / 4:.0f} s</text>")
    return Markup(  # noqa: S704 - every part is built above from numbers and escaped text
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(axis)}{body}</svg>'
    )
