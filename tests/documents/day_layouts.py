"""Pages in twenty layouts, each with traps about its day: other stories, updates, moments in UTC, other eras."""

import datetime as dt

Laid = tuple[str, str | None]
P = "<p>The Minister spoke with her colleague about the supply of grain and the state of the talks on fishing rights.</p><p>They agreed to meet again in December, once both governments have named their delegations to the talks.</p>"


def page(head: str, body: str, lang: str = "en") -> str:
    return f'<html lang="{lang}"><head><title>Minister speaks with colleague</title>{head}</head><body>{body}</body></html>'


H = "<h1>Minister speaks with colleague</h1>"


def us(d: dt.date) -> str:
    return d.strftime("%B ") + f"{d.day}, {d.year}"


def uk(d: dt.date) -> str:
    return f"{d.day} " + d.strftime("%B %Y")


def drupal_gov(d: dt.date) -> Laid:
    o = d + dt.timedelta(days=20 if d.day < 9 else 12)
    return page(
        f'<meta property="article:published_time" content="{d.strftime("%a, %m/%d/%Y - 17:57")}"><meta property="article:modified_time" content="{o.strftime("%a, %m/%d/%Y - 10:30")}">',
        f"<main>{H}{P}</main><footer>Content current as of: {o.strftime('%m/%d/%Y')}</footer>",
    ), None


def jsonld_newline(d: dt.date) -> Laid:
    return page(
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Minister speaks\nwith colleague","description":"line\nbreak","datePublished":"{d}T10:00:00+01:00"}}</script>',
        f"<article>{H}{P}</article>",
    ), None


def jsonld_graph_other(d: dt.date) -> Laid:
    o = d - dt.timedelta(days=400)
    return page(
        f'<link rel="canonical" href="https://mfa.example/news/42"><script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle","headline":"A quite different story of grain","url":"https://mfa.example/news/7","datePublished":"{o}"}},{{"@type":"WebPage","@id":"https://mfa.example/news/42","datePublished":"{d}T08:00:00+00:00","dateModified":"{d + dt.timedelta(days=3)}"}}]}}</script>',
        f"<article>{H}{P}</article>",
    ), "https://mfa.example/news/42"


def time_of_other(d: dt.date) -> Laid:
    o = d - dt.timedelta(days=9)
    return page(
        "",
        f'<aside><article><a href="/o"><h3>Other story</h3></a><time datetime="{o}">{us(o)}</time></article></aside><main><article>{H}<time datetime="{d}T09:00:00+02:00">{us(d)}</time>{P}</article><section class="related"><article><h3>Third</h3><time datetime="{o}">{o}</time></article></section></main>',
    ), None


def updated_first(d: dt.date) -> Laid:
    o = d + dt.timedelta(days=7)
    return page("", f"<main>{H}<p>Last updated: {us(o)} | First published: {us(d)}</p>{P}</main>"), None


def updated_published_dl(d: dt.date) -> Laid:
    o = d + dt.timedelta(days=30)
    return page(
        "", f"<main>{H}<dl><dt>Updated</dt><dd>{uk(o)}</dd><dt>Published</dt><dd>{uk(d)}</dd></dl>{P}</main>"
    ), None


def buddhist(d: dt.date) -> Laid:
    return page(
        "",
        f'<main>{H}<p class="date">{d.day} {d.strftime("%B")} {d.year + 543}</p>{P}</main><footer>Copyright 2019</footer>',
    ), None


TH = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]


def thai(d: dt.date) -> Laid:
    return page("", f"<main>{H}<div>วันที่ {d.day} {TH[d.month - 1]} พ.ศ. {d.year + 543}</div>{P}</main>", "th"), None


def utc_day_after_address(d: dt.date) -> Laid:
    o = d + dt.timedelta(days=1)
    return page(
        f'<meta property="article:published_time" content="{o}T02:31:00Z">', f"<main>{H}{P}</main>"
    ), f"https://mfa.example/{d.year}/{d.month:02}/{d.day:02}/minister-speaks"


def utc_day_before_seen(d: dt.date) -> Laid:
    o = d - dt.timedelta(days=1)
    return page(
        f'<meta property="article:published_time" content="{o}T22:31:00+00:00">',
        f'<main>{H}<p class="when">{uk(d)}</p>{P}</main>',
    ), None


def moved_site(d: dt.date) -> Laid:
    o = dt.date(2024, 1, 1)
    return page(
        f'<meta property="article:published_time" content="{o}T00:12:00+01:00">',
        f'<main>{H}<div class="published">Published: {uk(d)}</div>{P}</main>',
    ), f"https://mfa.example/news/{d.year}/{d.month:02}/{d.day:02}/x"


def before_headline(d: dt.date) -> Laid:
    return page(
        "",
        f'<div class="top"><span>Press release</span><span>{uk(d)}</span></div>{H}{P}<ul class="latest"><li>Other <span>{uk(d + dt.timedelta(days=4))}</span></li></ul>',
    ), None


def date_in_headline(d: dt.date) -> Laid:
    return page("", f"<main><h1>Minister speaks with colleague, {us(d)}</h1>{P}<p>Posted in News</p></main>"), None


def body_dates(d: dt.date) -> Laid:
    return page(
        "",
        f'<main>{H}<p>On {us(d - dt.timedelta(days=2))} the ministers met, and on {us(d - dt.timedelta(days=30))} they had spoken by telephone about all that was to be decided.</p>{P}<div class="submitted">Submitted by admin on {d.strftime("%a, %m/%d/%Y - 11:02")}</div></main>',
        "en-US",
    ), None


def dots_short(d: dt.date) -> Laid:
    return page("", f'<main><span class="d">{d.strftime("%d.%m.%y")}</span>{H}{P}</main>', "de"), None


def table_meta(d: dt.date) -> Laid:
    return page(
        "",
        f"<main>{H}<table><tr><td>Author</td><td>Press Office</td></tr><tr><td>Date</td><td>{d.strftime('%d/%m/%Y')}</td></tr><tr><td>Event date</td><td>{(d + dt.timedelta(days=40)).strftime('%d/%m/%Y')}</td></tr></table>{P}</main>",
        "en-GB",
    ), "https://www.mfa.gov.uk/x"


def comments(d: dt.date) -> Laid:
    o = d + dt.timedelta(days=3)
    return page(
        "",
        f'<article>{H}<p class="byline">By Press Office · {us(d)}</p>{P}</article><div id="comments"><div class="comment"><time datetime="{o}">{us(o)}</time><p>Good.</p></div></div>',
    ), None


def microdata(d: dt.date) -> Laid:
    return page(
        "",
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Minister speaks with colleague</h1><meta itemprop="datePublished" content="{d}T12:00:00"><meta itemprop="dateModified" content="{d + dt.timedelta(days=1)}">{P}<div itemprop="comment" itemscope itemtype="http://schema.org/Comment"><time itemprop="datePublished" datetime="{d + dt.timedelta(days=5)}">x</time></div></div>',
    ), None


def french_label(d: dt.date) -> Laid:
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    o = d + dt.timedelta(days=5)
    return page(
        "",
        f"<main>{H}<p>Mis à jour le {o.day} {months[o.month - 1]} {o.year} – Publié le {d.day} {months[d.month - 1]} {d.year}</p>{P}</main>",
        "fr",
    ), None


def dateline_text(d: dt.date) -> Laid:
    return page(
        "",
        f"<main>{H}<p><strong>PORT ALDERN, {us(d)}</strong> – The Minister spoke with her colleague about the supply of grain and the state of the talks on fishing rights.</p>{P}</main><footer>© 2024 Ministry. Page generated 1 June 2024</footer>",
    ), None


LAYOUTS = (
    drupal_gov,
    jsonld_newline,
    jsonld_graph_other,
    time_of_other,
    updated_first,
    updated_published_dl,
    buddhist,
    thai,
    utc_day_after_address,
    utc_day_before_seen,
    moved_site,
    before_headline,
    date_in_headline,
    body_dates,
    dots_short,
    table_meta,
    comments,
    microdata,
    french_label,
    dateline_text,
)
