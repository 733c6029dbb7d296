"""Press pages in the manner of ten further ministries: furniture, numeric dates, photo captions, dates of updates.

Written before any rule was made for them. `pages()` gives every layout three times, as in `layouts.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.sources.layouts import _TITLES, COOKIES, MENU, Story, _page, in_manner_of

_SPANISH = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
_POLISH = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
_ITALIAN = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
]


def dirco(s: Story) -> str:
    """Tables within tables, the day in bold capitals above the text, what the reader may ask below."""
    rows = "".join(f"<p align='justify'><font face='Arial' size='2'>{p}</font></p>" for p in s.paragraphs)
    return _page(
        f"<title>{s.title}</title>",
        f"<table width='760'><tr><td colspan='2'><img src='b.jpg' alt='Republic'></td></tr><tr><td width='150' valign='top'>{MENU}</td>"
        f"<td valign='top'><table><tr><td><p><b>{s.title}</b></p><p><b>{s.long().upper()}</b></p>{rows}<p><b>For enquiries:</b> Spokesperson, 082 555 0100</p>"
        f"<p><b>ISSUED BY THE DEPARTMENT OF FOREIGN AFFAIRS</b></p></td></tr></table></td></tr><tr><td colspan='2'>Disclaimer | Contact us | Last updated: {s.day + dt.timedelta(days=40):%d %B %Y}</td></tr></table>",
    )


def dfat(s: Story) -> str:
    return _page(
        f"<title>{s.title} | Minister for Foreign Affairs</title>",
        f'<a class="skip" href="#main">Skip to main content</a><header><div class="region">{MENU}</div></header><main id="main"><nav class="breadcrumb"><ol><li><a>Home</a></li><li><a>Media</a></li></ol></nav>'
        f'<h1 class="page-title">{s.title}</h1><div class="node node--type-media"><div class="field field--name-field-type"><div class="field__item">Media release</div></div><div class="field field--name-field-ministers"><ul><li>Senator the Hon. Ann Grey, Minister for Foreign Affairs</li></ul></div>'
        f'<div class="field field--name-field-date"><time datetime="{s.day}T12:00:00Z">{s.long()}</time></div><div class="field field--name-body">{s.body}</div><h2>Media enquiries</h2><ul><li>Minister\'s office: (02) 5550 1000</li><li>Departmental media liaison: (02) 5550 1555</li></ul></div></main><footer>{MENU}<p>We acknowledge the Traditional Owners of country.</p></footer>',
    )


def sre(s: Story) -> str:
    day = f"{s.day.day} de {_SPANISH[s.day.month - 1]} de {s.day.year}"
    return _page(
        f"<title>{s.title} | Secretaría | Gobierno | gob</title>",
        f'{COOKIES}<nav>{MENU}</nav><div class="container"><ol class="breadcrumb"><li><a>Inicio</a></li><li><a>Prensa</a></li></ol><h1 class="bottom-buffer">{s.title}</h1><section class="border-box"><dl><dt>Autor</dt><dd>Secretaría de Relaciones</dd><dt>Fecha de publicación</dt><dd>{day}</dd><dt>Categoría</dt><dd>Comunicado</dd></dl></section>'
        f'<img src="a.jpg" alt="Foto"><div class="article-body">{s.body}<p>---o0o---</p></div><div class="imprimir"><a>Imprime la página completa</a></div><p>La legalidad, veracidad y la calidad de la información es estricta responsabilidad de la dependencia.</p><h5>Contesta nuestra encuesta de satisfacción.</h5></div><footer>{MENU}</footer>',
        "es",
    )


def esteri(s: Story) -> str:
    day = f"{s.day.day} {_ITALIAN[s.day.month - 1].capitalize()} {s.day.year}"
    return _page(
        f"<title>{s.title} – Ministero</title>",
        f'<header>{MENU}</header><main><div class="container"><nav aria-label="breadcrumb"><ol><li>Home</li><li>Comunicati</li></ol></nav><div class="row"><div class="col-8"><h1>{s.title}</h1><div class="row mt-3"><div class="col-6"><small>Data:</small><p class="fw-semibold">{day}</p></div><div class="col-6"><small>Tempo di lettura:</small><p>2 minuti</p></div></div></div><div class="col-3"><button>Condividi</button><div class="dropdown"><a>Facebook</a><a>Twitter</a><a>WhatsApp</a></div><small>Argomenti</small><ul><li><a>Norland</a></li></ul></div></div>'
        f'<article class="it-page-section">{s.body}</article><article><h4>Ultimo aggiornamento</h4><p>{s.day + dt.timedelta(days=9):%d/%m/%Y}, 14:01</p></article></div></main><footer>{MENU}</footer>',
        "it",
    )


def msz(s: Story) -> str:
    return _page(
        f"<title>{s.title} - Ministry - Website</title>",
        f'<header><nav>{MENU}</nav></header><main><div class="main-container"><nav id="breadcrumbs"><ul><li>Back</li></ul></nav><article id="main-content"><h2>{s.title}</h2><p class="event-date">{s.day:%d.%m.%Y}</p><div class="editor-content"><div>{s.body}</div></div><div class="gallery"><h3>Photos (2)</h3><ul><li><img alt="Handshake"></li></ul></div><div class="metrics"><h3>Information about the publication of the document</h3><dl><dt>Last update on:</dt><dd>{s.day + dt.timedelta(days=3):%d.%m.%Y} 12:12</dd><dt>First publication on:</dt><dd>{s.day:%d.%m.%Y} 09:10 Office</dd></dl></div></article></div></main><footer>{MENU}</footer>',
    )


def spa(s: Story) -> str:
    return _page(
        f'<title>{s.title}</title><meta name="description" content="{s.paragraphs[0][:90]}">',
        f'<div class="top">{MENU}</div><div class="content"><div class="date">{["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][s.day.weekday()]} 1445/05/09 - {s.day.year}/{s.day:%m}/{s.day:%d}</div><h1 class="title">{s.title}</h1><div class="tools"><button>A+</button><button>A-</button></div><div class="body"><p>Port Aldern, {s.paragraphs[0]}<br>{"<br>".join(s.paragraphs[1:])}<br>-- SPA<br>18:21 Local Time 15:21 GMT<br>0031</p></div></div><div class="related"><h3>Related Topics</h3><ul>{s.other}</ul></div><div class="foot">{MENU}</div>',
    )


def kemlu(s: Story) -> str:
    return _page(
        f"<title>{s.title} | Portal Kemlu</title>",
        f'<div class="nav">{MENU}</div><div class="container"><div class="row"><div class="col-md-9"><h3 class="title">{s.title}</h3><div class="meta"><span><i class="fa fa-calendar"></i> {s.day:%A}, {s.long()}</span> <span><i class="fa fa-eye"></i> 1,204 views</span> <span>Bilateral Cooperation</span></div><figure><img src="1.jpg"><figcaption>Foreign Minister in Port Aldern (doc. Ministry)</figcaption></figure>'
        f'{"".join(f"<div><span>{p}</span></div><div><br></div>" for p in s.paragraphs)}<div><b>Directorate of Information and Media</b></div><div class="share">Share: <a>Facebook</a> <a>Twitter</a> <a>Line</a></div></div><div class="col-md-3"><h4>Latest news</h4><ul>{s.other}</ul></div></div></div>',
    )


def qatar(s: Story) -> str:
    return _page(
        f'<title>{s.title}</title><meta property="og:title" content="{s.title}">',
        f'<header>{MENU}</header><div class="inner"><div class="breadcrumb"><a>Home</a> / <a>Latest Articles</a> / News</div><h1>{s.title}</h1><div class="info"><span class="month">{s.day:%B}</span> <span class="day">{s.day:%d}</span> <span class="year">{s.day.year}</span></div><div class="images"><img></div><div class="text"><p><strong>Port Aldern | {s.day:%B} {s.day.day}</strong></p>{s.body}</div><div class="tags">Tags: <a>Norland</a> <a>Talks</a></div><div class="bar"><h2>Related News</h2>{s.other}</div></div><footer>{MENU}</footer>',
    )


def alliance_ru(s: Story) -> str:
    """A press point: location box, video link, previous and next."""
    return _page(
        f"<title>{s.title} - Press point</title>",
        f'{COOKIES}<nav>{MENU}</nav><main><div class="hero"><p class="kicker">Press release</p><h1>{s.title}</h1><ul class="facts"><li>{s.day:%d %b. %Y} - </li><li>Press Release (2024) 061</li><li>Issued on {s.day:%d %b. %Y} | </li><li>Last updated: {s.day + dt.timedelta(days=1):%d %b. %Y} 17:02</li></ul></div><div class="col"><div class="lang"><a>English</a> <a>French</a> <a>Russian</a></div>{s.body}<p><a href="x.pdf">Download the statement (PDF, 210 KB)</a></p></div><div class="pager"><a>Previous: {s.title[:20]} of 2019</a><a>Next</a></div></main><footer>{MENU}</footer>',
    )


def vietnam(s: Story) -> str:
    day = f"{s.day:%d/%m/%Y}"
    return _page(
        f"<title>{s.title}</title>",
        f'<div id="h">{MENU}</div><div id="c"><h2 class="cate">Foreign policy</h2><h1 class="t">{s.title}</h1><div class="time">{["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][s.day.weekday()]}, {day}, 18:05 (GMT+7)</div><div class="sapo"><strong>{s.paragraphs[0]}</strong></div><div class="cnt">{"".join(f"<p>{p}</p>" for p in s.paragraphs[1:])}<p style="text-align:right"><strong>VNA</strong></p></div><div class="oth"><b>Other news</b><ul>{"".join(f"<li><a>{t}</a> ({(s.day - dt.timedelta(days=n)):%d/%m/%Y})</li>" for n, t in enumerate(_TITLES, 1))}</ul></div></div>',
    )


LAYOUTS = (dirco, dfat, sre, esteri, msz, spa, kemlu, qatar, alliance_ru, vietnam)


def pages() -> Iterator[tuple[str, str, str, str, dt.date]]:
    """(layout, address, HTML, the text a reader would take, the day it was published)."""
    return in_manner_of(LAYOUTS, lambda _, number: f"press/{4711 + number}")
