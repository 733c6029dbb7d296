"""Charts of counts over time: bars in several colours, or one small row for each series.

Takes `Count`s (month, what, number), gives SVG. A chart draws every month from the first to the
last, also those without any. Altair makes the specification, vl-convert draws it; neither asks
the network. The same numbers give the same bytes. Of many months each series is one stepped outline, which
looks like bars that touch and is drawn several times as quickly.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from communique import __version__
from communique.web.result_cache import Kept

Shape = Literal["stacked", "rows"]
Theme = Literal["light", "dark"]
_TOKENS = Path(__file__).parent.parent / "static" / "tokens.css"
_TOKEN = re.compile(r"--c-([a-z-]{1,40}):\s{0,9}(#[0-9a-fA-F]{3,8})")
WIDTH = 1120
_FEW, _APART = 0.02, 7
_OUTLINED = 60
"""Months beyond which bars are too thin to stand apart."""
_FACE = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_SERIES = ("contact", "statement", "act", "commitment", "conflicts", "quiet", "only")
"""The tokens that colour the series of a stacked chart, in their order."""
_DRAWN = Kept(200)
_DATA = "counts"
_NOTHING = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="1"></svg>'
"""The picture of no numbers."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of `what` there were in a month (`YYYY-MM`)."""

    month: str
    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart before it is drawn. `series` are in the order of the legend or of the rows.

    `left_out` lie so far from the others in time that drawing them would squeeze those.
    """

    shape: Shape
    counts: tuple[Count, ...]
    series: tuple[str, ...]
    unit: str
    left_out: int = 0

    def months(self) -> list[str]:
        """Every month from the first to the last."""
        told = sorted({c.month for c in self.counts})
        return months(told[0], told[-1]) if told else []

    def totals(self) -> dict[str, int]:
        """How many of each series."""
        out = dict.fromkeys(self.series, 0)
        for count in self.counts:
            out[count.what] = out.get(count.what, 0) + count.number
        return out

    def cells(self) -> dict[tuple[str, str], int]:
        """The numbers by month and series."""
        return {(c.month, c.what): c.number for c in self.counts}

    def etag(self, theme: Theme) -> str:
        """Names the picture: what it is drawn from, in which colours, by which version."""
        told = json.dumps([__version__, theme, colours(theme), self.shape, self.unit, self.series,
                           [(c.month, c.what, c.number) for c in self.counts]])  # fmt: skip
        return hashlib.sha256(told.encode()).hexdigest()[:24]

    def svg(self, theme: Theme) -> str:
        """The picture, drawn once and kept."""
        return _DRAWN.of(self.etag(theme), lambda: _drawn(self, theme))


def months(first: str, last: str) -> list[str]:
    """The months from one to another (`YYYY-MM`)."""
    out, year, month = [], int(first[:4]), int(first[5:7])
    while f"{year:04d}-{month:02d}" <= last:
        out.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return out


def chart(shape: Shape, counts: Sequence[Count], unit: str, most: int = 7) -> Chart:
    """A chart of the `most` most frequent series; of a stacked one the others are summed up as “other”.

    What lies far from all the rest is left out and counted in `left_out`.
    """
    kept = _together(counts)
    totals: dict[str, int] = {}
    for count in kept:
        totals[count.what] = totals.get(count.what, 0) + count.number
    order = sorted(totals, key=lambda what: (-totals[what], what))
    if len(order) > most and shape == "stacked":
        order = [*order[: most - 1], "other"]
    order = order[:most]
    left_out = sum(c.number for c in counts) - sum(c.number for c in kept)
    if shape == "rows":
        return Chart(shape, tuple(c for c in kept if c.what in order), tuple(order), unit, left_out)
    summed: dict[tuple[str, str], int] = {}
    for count in kept:
        key = (count.month, count.what if count.what in order else "other")
        summed[key] = summed.get(key, 0) + count.number
    return Chart(shape, tuple(Count(*k, n) for k, n in sorted(summed.items())), tuple(order), unit, left_out)


def warm() -> None:
    """Draw a first chart, so that the libraries are loaded before somebody waits for one."""
    chart("stacked", [Count("2022-01", "call", 1)], "contacts").svg("light")


def _together(counts: Sequence[Count]) -> list[Count]:
    """Without the few that lie half a year or more before or after all others: most are days misread."""
    told = sorted({c.month for c in counts})
    few = sum(c.number for c in counts) * _FEW
    first, last = (told[0], told[-1]) if told else ("", "")
    for before, after in itertools.pairwise(told):
        if len(months(before, after)) < _APART:
            continue
        if sum(c.number for c in counts if c.month <= before) < few:
            first = after
        elif last == told[-1] and sum(c.number for c in counts if c.month >= after) < few:
            last = before
    return [c for c in counts if first <= c.month <= last]


def _drawn(one: Chart, theme: Theme) -> str:
    if not one.counts:
        return _NOTHING
    import altair as alt
    import vl_convert

    told, outlined = [what.replace("-", " ") for what in one.series], len(one.months()) > _OUTLINED
    base = alt.Chart(alt.NamedData(name=_DATA))  # its values come in afterwards: Altair would look at each of them
    base = base.mark_area(interpolate="step-after") if outlined else base.mark_bar(width={"band": 0.86})
    axis = alt.Axis(title=None, format=_format(one), values=_ticks(one), labelFlush=True)
    x = alt.X("month:T", axis=axis) if outlined else alt.X("month:T", timeUnit="yearmonth", axis=axis)
    step = 76 if len(one.series) < 4 else 46
    if one.shape == "stacked":
        tints = [colours(theme)[name] for name in _SERIES[: len(one.series)]]
        made = base.encode(
            x=x, y=alt.Y("number:Q", title=None, axis=alt.Axis(tickCount=4, format="d")), order="rank:Q",
            color=alt.Color("what:N", scale=alt.Scale(domain=told, range=tints), title=None),
        ).properties(width=WIDTH - 60, height=150)  # fmt: skip
    else:
        top = max((c.number for c in one.counts), default=1)
        rows = alt.Row("what:N", sort=told, title=None, spacing=14)
        made = base.encode(
            x=x, y=alt.Y("number:Q", title=None, axis=alt.Axis(values=[0, top], format="d")), row=rows
        ).properties(width=WIDTH - 230, height=step)  # fmt: skip
    spec: dict[str, Any] = made.configure(**_look(theme)).to_dict()
    spec["datasets"] = {_DATA: _values(one, outlined)}
    return str(vl_convert.vegalite_to_svg(json.dumps(spec)))


def _values(one: Chart, outlined: bool) -> list[dict[str, Any]]:
    """A value for every month and series, for what is not drawn cannot be seen to be nothing.

    An outline's last step ends where the month after the last begins.
    """
    cells, told = one.cells(), one.months()
    drawn = [(month, month) for month in told]
    drawn += [(_after(told[-1]), told[-1])] if outlined else []
    return [
        {"month": f"{at}-01T00:00:00", "what": what.replace("-", " "), "rank": rank,
         "number": cells.get((month, what), 0)}
        for at, month in drawn for rank, what in enumerate(one.series)
    ]  # fmt: skip


def _after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _ticks(one: Chart) -> list[Any]:
    """The months that are named: every one of few, else every third, else each January, or some of them."""
    import altair as alt

    told = one.months()
    if len(told) > 40:
        told = [m for m in told if m.endswith("-01")]
        told = told[:: 1 + len(told) // 14]
    elif len(told) > 12:
        told = [m for m in told if m[5:] in ("01", "04", "07", "10")]
    return [alt.DateTime(year=int(m[:4]), month=int(m[5:])) for m in told]


def _format(one: Chart) -> str:
    return "%b %Y" if len(one.months()) <= 40 else "%Y"


def _look(theme: Theme) -> dict[str, Any]:
    tint = colours(theme)
    label = {"labelColor": tint["quiet"], "labelFontSize": 13, "titleColor": tint["quiet"]}
    return {
        "background": "transparent", "font": _FACE, "bar": {"color": tint["accent"]}, "area": {"color": tint["accent"]},
        "view": {"stroke": None},
        "axis": {**label, "gridColor": tint["rule"], "domainColor": tint["line"], "tickColor": tint["line"]},
        "legend": {**label, "orient": "top", "labelLimit": 200, "symbolType": "square"},
        "header": {"labelColor": tint["ink"], "labelFontSize": 13, "labelAngle": 0, "labelAlign": "left",
                   "labelLimit": 170, "labelPadding": 14},
    }  # fmt: skip


@cache
def colours(theme: Theme) -> dict[str, str]:
    """Name (“accent”) → colour of `static/tokens.css`, in one theme: a style sheet does not reach a picture."""
    text = _TOKENS.read_text("utf-8")
    light = dict(_TOKEN.findall(text.partition("}")[0]))
    if theme == "light":
        return light
    dark = text.partition(':root[data-theme="dark"]')[2].partition("}")[0]
    return {**light, **dict(_TOKEN.findall(dark))}
