"""Press pages in the manner of five further ministries, written after the rules for `more_layouts.py` were made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.sources.layouts import COOKIES, MENU, Story, _page, in_manner_of


def maec(s: Story) -> str:
    return _page(
        f"<title>{s.title}</title>",
        f'{COOKIES}<div class="cab">{MENU}</div><div id="content"><div class="fecha">{s.day:%d/%m/%Y}</div><h1>{s.title}</h1><h2 class="entradilla">{s.paragraphs[0]}</h2><div class="texto">{"".join(f"<p>{p}</p>" for p in s.paragraphs[1:])}</div><div class="docs"><h3>Documentos</h3><a href="n.pdf">Nota 118 (PDF)</a></div><div class="compartir">Compartir <a>X</a> <a>Facebook</a></div></div><div class="pie">{MENU}</div>',
        "es",
    )


def egypt(s: Story) -> str:
    return _page(
        f"<title>{s.title} - MFA</title>",
        f'<form id="f"><div class="head">{MENU}</div><div class="wrap"><div class="newsDetails"><span class="newsDate">{s.day:%A} {s.day.day} {s.day:%B} {s.day.year}</span><h2 class="newsTitle">{s.title}</h2><img src="x.jpg"><div class="newsBody"><div style="text-align:justify">{"<br><br>".join(s.paragraphs)}</div></div></div><div class="print"><a>Print</a> | <a>Send to a friend</a></div><div class="side"><h3>More news</h3><ul>{s.other}</ul></div></div></form>',
    )


def wam(s: Story) -> str:
    return _page(
        f'<title>{s.title} | Agency</title><script type="application/json">{{"a":1}}</script>',
        f'<header>{MENU}</header><div class="article"><h1>{s.title}</h1><div class="info">{s.day:%a} {s.day:%d-%m-%Y} 20:14 PM</div><div class="photo"><img><p class="caption">Handshake in Port Aldern</p></div><div class="content"><p>PORT ALDERN, {s.day.day}th {s.day:%B}, {s.day.year} (WAM) -- {s.paragraphs[0]}</p>{"".join(f"<p>{p}</p>" for p in s.paragraphs[1:])}<p>WAM/A. Writer/B. Desk</p></div><div class="tools"><span>Share</span><span>Copy link</span></div></div><section><h3>Most read</h3><ul>{s.other}</ul></section>',
    )


def israel(s: Story) -> str:
    return _page(
        f"<title>{s.title} | Ministry</title>",
        f'<header>{MENU}</header><main><ul class="crumbs"><li>Ministry</li><li>News</li></ul><div class="govil"><h1>{s.title}</h1><div class="fields"><div><span class="label">Publish Date:</span> <span>{s.day:%d.%m.%Y}</span></div><div><span class="label">Type:</span> <span>Press release</span></div><div><span class="label">Update date:</span> <span>{s.day + dt.timedelta(days=1):%d.%m.%Y}</span></div></div><div class="short">(Communicated by the Spokesperson)</div>{s.body}<div class="fb">Was this page useful? <button>Yes</button><button>No</button></div></div></main><footer>{MENU}</footer>',
    )


def asean(s: Story) -> str:
    return _page(
        f'<title>{s.title} - Association</title><meta property="article:modified_time" content="{s.day + dt.timedelta(days=30)}T01:00:00Z">',
        f'<div class="elementor-nav">{MENU}</div><div class="elementor"><div class="elementor-widget"><h1>{s.title}</h1></div><div class="elementor-widget"><ul class="info"><li><a>{s.american()}</a></li><li>Community, News</li></ul></div><div class="elementor-widget">{"".join(f"<p>{p}</p>" for p in s.paragraphs)}<p>###</p><p>Photo Credit: Secretariat</p></div><div class="elementor-widget"><h2>You may also like</h2><ul>{s.other}</ul></div><div class="elementor-widget"><p>70A Street of the King, Capital 12110</p></div></div>',
    )


LAYOUTS = (maec, egypt, wam, israel, asean)


def pages() -> Iterator[tuple[str, str, str, str, dt.date]]:
    """(layout, address, HTML, the text a reader would take, the day it was published)."""
    return in_manner_of(LAYOUTS, lambda _, number: f"press/{8811 + number}")
