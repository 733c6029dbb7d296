"""Press pages in the manner of twenty ministries' and presidents' sites: written for these tests, texts invented.

`pages()` gives every layout three times, with other texts and days: (layout, address, HTML, text, day).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_TITLES = (
    "Minister meets the Foreign Minister of Norland in Port Aldern",
    "Telephone conversation with the President of Westmark",
    "Joint statement on the reopening of the strait",
)
_TEXTS = (
    (
        "The Foreign Minister met today with the Foreign Minister of Norland, who is on a working visit to Port Aldern.",
        "The ministers discussed the supply of grain through the strait and the state of the talks on fishing rights, which both described as difficult but useful.",
        "“We shall not leave the table before our fishermen can go back to work,” the Minister said after the meeting.",
        "They agreed to meet again in December, once both governments have named their delegations.",
    ),
    (
        "At the initiative of the other side, the President had a telephone conversation with the President of Westmark.",
        "The two leaders went through the agreements reached during the visit in spring. Particular attention was given to energy and to the rail link across the mountains.",
        "The President expressed readiness to receive an expert delegation before the end of the year.",
        "Both sides noted the constructive character of the conversation and agreed to stay in contact.",
    ),
    (
        "The governments of Norland, Westmark and the Isles reaffirm that the strait is open to the ships of all nations.",
        "We call on all parties to refrain from steps that could endanger shipping, and we welcome the work of the port authorities over the past weeks.",
        "Our experts will meet in the coming month to draw up a common plan for pilots and salvage.",
    ),
)
_DAYS = (dt.date(2023, 11, 23), dt.date(2022, 3, 4), dt.date(2024, 7, 15))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NEWS = (
    "The Minister’s programme for the coming week", "Appointment of the ambassador to the Isles",
    "Consular hours during the holidays",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """What a page tells, in the pieces that layouts put together."""

    title: str
    paragraphs: tuple[str, ...]
    day: dt.date

    @property
    def body(self) -> str:
        return "\n".join(f"<p>{p}</p>" for p in self.paragraphs)

    @property
    def other(self) -> str:
        """News of other days, as they stand at the side of a page."""
        days = [self.day + dt.timedelta(days=n) for n in (3, 2, -9)]
        return "".join(
            f'<li><span class="date">{d.day} {_MONTHS[d.month - 1]} {d.year}</span> <a href="/n/{d:%j}">{t}</a></li>'
            for d, t in zip(days, _NEWS, strict=True)
        )

    def long(self) -> str:
        return f"{self.day.day} {_MONTHS[self.day.month - 1]} {self.day.year}"

    def american(self) -> str:
        return f"{_MONTHS[self.day.month - 1]} {self.day.day}, {self.day.year}"

    def upper(self) -> str:
        return self.american().upper()


def _page(head: str, body: str, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/about'>About</a></li><li><a href='/news'>News</a></li><li><a href='/contact'>Contacts</a></li></ul>"
COOKIES = '<div id="cookie-banner" role="dialog"><p>This site uses cookies to improve your experience. By continuing to use it you agree to our cookie policy.</p><button>Accept all</button></div>'
SHARE = '<div class="share"><span>Share</span><a href="#">Facebook</a><a href="#">X</a><a href="#">Telegram</a><a href="#">Print</a></div>'


def kremlin(s: Story) -> str:
    when = f'<time class="read__published" datetime="{s.day}" itemprop="datePublished">{s.long()}</time><time class="read__time">18:40</time>'
    return _page(
        f'<title>{s.title} • President</title><meta property="og:title" content="{s.title}">',
        f'<div class="header"><nav>{MENU}</nav></div><div class="read hentry"><div class="read__place_and_date">{when}<span class="read__place">Port Aldern</span></div>'
        f'<h1 class="entry-title p-name">{s.title}</h1><div class="entry-content e-content read__internal_content">{s.body}</div>'
        f'<div class="read__tagscol"><h4>Topics</h4><ul><li><a href="#">Foreign policy</a></li></ul></div><div class="read__status">Publication status: Published in sections: News, Transcripts</div></div>'
        f'<div class="read__more"><h3>See also</h3><ul>{s.other}</ul></div><footer>Official website of the President. All content is licensed.</footer>',
    )


def wordpress_blocks(s: Story) -> str:
    return _page(
        f'<title>{s.title} | The House</title><meta property="article:published_time" content="{s.day}T14:02:11+00:00"><meta property="article:modified_time" content="{s.day + dt.timedelta(days=40)}T10:00:00+00:00">',
        f'<header class="header"><a class="logo" href="/">The House</a><nav>{MENU}</nav></header><main><section class="press-release"><h1 class="page-title">{s.title}</h1>'
        f'<div class="posted"><time class="posted-on" datetime="{s.day}T09:02:11-05:00">{s.upper()}</time><a class="cat">STATEMENTS AND RELEASES</a></div>'
        f'<section class="body-content"><div class="row">{s.body}<p class="center">###</p></div></section></section></main>'
        f'<div class="pagination"><a href="/a">Previous Post: {_NEWS[0]}</a><a href="/b">Next Post: {_NEWS[1]}</a></div><footer><p>Stay connected. Opt in to send and receive text messages.</p></footer>',
    )


def state(s: Story) -> str:
    return _page(
        f'<title>{s.title} - Department of State</title><script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebPage","name":"{s.title}","datePublished":"{s.day}T16:00:39+00:00","dateModified":"{s.day}T16:05:00+00:00"}}]}}</script>',
        f'<nav class="main">{MENU}</nav><div class="article-meta"><a>HOME</a> | <a>PRESS RELEASES</a> | …</div><h1 class="featured-content__headline">{s.title}</h1><p class="article-meta__doctype">Readout</p>'
        f'<p class="article-meta__author-bureau">Office of the Spokesperson</p><p class="article-meta__publish-date">{s.american()}</p><div class="entry-content"><p><em>The below is attributable to the Spokesperson:</em></p>{s.body}</div>'
        f'<div class="related-tags"><h2>Tags</h2><a>Bureau of Affairs</a></div><footer>{MENU}<p>External links to other Internet sites should not be construed as an endorsement.</p></footer>',
    )


def govuk(s: Story) -> str:
    return _page(
        f'<title>{s.title} - GOV</title><meta name="govuk:first-published-at" content="{s.day}T11:30:00.000+00:00"><meta name="govuk:updated-at" content="{s.day + dt.timedelta(days=2)}T08:00:00.000+00:00">',
        f'{COOKIES}<header><nav>{MENU}</nav></header><main id="content"><span class="gem-c-title__context">Press release</span><h1 class="gem-c-title__text">{s.title}</h1>'
        f'<p class="gem-c-lead-paragraph">{s.paragraphs[0]}</p><div class="gem-c-metadata"><dl><dt>From:</dt><dd><a>Foreign Office</a></dd><dt>Published</dt><dd>{s.long()}</dd></dl></div>'
        f'<div class="govspeak">{"".join(f"<p>{p}</p>" for p in s.paragraphs[1:])}</div><div class="gem-c-share-links"><h2>Share this page</h2>{SHARE}</div><p class="published-dates">Published {s.long()}</p></main>'
        f'<aside><h2>Related content</h2><ul>{s.other}</ul></aside><div class="feedback"><h2>Is this page useful?</h2><button>Yes</button><button>No</button></div><footer>{MENU}</footer>',
    )


def elysee(s: Story) -> str:
    return _page(
        f'<title>{s.title} | Presidency</title><meta property="og:title" content="{s.title}">',
        f'{COOKIES}<header><nav>{MENU}</nav></header><main class="main"><section class="banner"><h1 class="banner__title">{s.title}</h1><p class="banner__date">Publié le {s.day.day} {["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"][s.day.month - 1]} {s.day.year}</p>{SHARE}</section>'
        f'<section class="content"><div class="reset-last-space">{s.body}</div><a class="button" href="/pdf">Download the .pdf</a></section><section class="related"><h2>À lire aussi</h2><ul>{s.other}</ul></section></main><footer>{MENU}</footer>',
    )


def eeas(s: Story) -> str:
    return _page(
        f'<title>{s.title} | External Action</title><meta name="dcterms.title" content="{s.title}">',
        f'<header><nav>{MENU}</nav></header><main><ol class="breadcrumb"><li><a>Home</a></li><li><a>Press material</a></li></ol><h1 class="node__title">{s.title}</h1><div class="node__meta"><span class="field--date">{s.day:%d.%m.%Y}</span><span>Press Team</span></div>'
        f'<div class="field field--name-body">{s.body}</div><div class="contacts"><h2>Contacts</h2><p>Spokesperson’s office, phone 00 32 2 000 00</p></div>{SHARE}</main><div class="also"><h2>See also</h2><ul>{s.other}</ul></div><footer>{MENU}</footer>',
    )


def alliance(s: Story) -> str:
    return _page(
        f"<title>Alliance - News: {s.title}, {s.day:%d-%b.-%Y}</title>",
        f'<div id="header">{MENU}</div><div class="content"><h1>{s.title}</h1><ul class="dates"><li>{s.day:%d} {_MONTHS[s.day.month - 1][:3]}. {s.day.year} -</li><li>| Last updated: {(s.day + dt.timedelta(days=1)):%d} {_MONTHS[(s.day + dt.timedelta(days=1)).month - 1][:3]}. {s.day.year} 10:12</li></ul>'
        f'<section id="article">{s.body}</section></div><div class="sidebar"><h3>Latest news</h3><ul>{s.other}</ul></div><div id="footer">{MENU}</div>',
    )


def united_nations(s: Story) -> str:
    return _page(
        f"<title>{s.title} | Press</title>",
        f'<header>{MENU}</header><main><article class="node"><h1 class="page-header">{s.title}</h1><div class="field--symbol">SG/SM/22022</div><div class="field--date"><time datetime="{s.day}T12:00:00Z">{s.long()}</time></div>'
        f'<div class="field--body"><p><i>The following statement was issued today by the Spokesman:</i></p>{s.body}</div><div class="disclaimer">For information media. Not an official record.</div></article></main><aside><ul>{s.other}</ul></aside><footer>{MENU}</footer>',
    )


def president_ua(s: Story) -> str:
    return _page(
        f'<title>{s.title} — Official website of the President</title><meta property="og:type" content="article">',
        f'<div class="top">{MENU}</div><div class="article"><h1 itemprop="name">{s.title}</h1><p class="date">{s.long()} - 18:26</p><div class="article_content" itemprop="articleBody">{s.body}</div>{SHARE}</div>'
        f'<div class="latest"><h2>Latest news</h2><ul>{s.other}</ul></div><div class="foot"><p>All materials are licensed under Creative Commons Attribution.</p></div>',
    )


def fmprc(s: Story) -> str:
    return _page(
        f"<title>{s.title}_Ministry</title>",
        f'<div class="top">{MENU}</div><div class="position">Home &gt; The Ministry &gt; Activities</div><div class="news-main"><div class="news-title"><h1>{s.title}</h1><p class="time"><span>Updated: {s.day} 20:15</span></p></div>'
        f'<div id="News_Body_Txt_A" class="news-content">{"".join(f"<p style=text-indent:2em><span>{p}</span></p>" for p in s.paragraphs)}</div><div class="news-print"><a>Suggest To A Friend</a><a>Print</a></div></div><div class="links">{MENU}</div>',
    )


def mea(s: Story) -> str:
    return _page(
        f"<title>{s.title}</title>",
        f'<table width=100%><tr><td>{MENU}</td></tr></table><table><tr><td class="innertitle"><h2>{s.title}</h2></td></tr><tr><td align="right"><strong>{s.american()}</strong></td></tr>'
        f'<tr><td class="innerContent"><div>{"".join(f"<p align=justify>{p}</p>" for p in s.paragraphs)}<p><b>New Aldern<br>{s.american()}</b></p></div></td></tr></table><div class="right"><h3>Latest</h3><ul>{s.other}</ul></div><div>Page last updated on: {(s.day + dt.timedelta(days=30)).day} {_MONTHS[(s.day + dt.timedelta(days=30)).month - 1]} {(s.day + dt.timedelta(days=30)).year}</div>',
    )


def mfa_tr(s: Story) -> str:
    inside = "".join(
        f'<p class="MsoNormal" style="text-align:justify"><span lang="EN-GB" style="font-size:12pt">{p}</span></p>'
        for p in s.paragraphs
    )
    return _page(
        f"<title>No: 85, {s.long()}, {s.title} / Ministry of Foreign Affairs</title>",
        f'<form id="aspnetForm"><div id="nav">{MENU}</div><div class="sub-content"><h3 id="ctl00_title">No: 85, {s.long()}, {s.title}</h3><div class="ExternalClass">{inside}</div></div><div class="left"><ul>{s.other}</ul></div><div>© Ministry of Foreign Affairs</div></form>',
    )


def mid_ru(s: Story) -> str:
    return _page(
        f"<title>{s.title} - The Ministry of Foreign Affairs</title>",
        f'<header>{MENU}</header><div class="article-content"><div class="article-line"><span>{s.long()} 15:30</span><span>588-23-03-2022</span></div><h1 class="article-title">{s.title}</h1><div class="text article-content">{s.body}</div>'
        f'<div class="article-tools"><a>Documents and materials</a><a>Print</a></div></div><div class="other-news"><h2>Additional materials</h2><ul>{s.other}</ul></div><footer>Incorrect dates. Follow us on social media.</footer>',
    )


def mofa_jp(s: Story) -> str:
    return _page(
        f"<title>{s.title} | Ministry of Foreign Affairs</title>",
        f'<div id="header">{MENU}</div><div id="maincontents"><h1 class="title1">{s.title}</h1><p class="rightalign">{s.american()}</p><div class="any-area">{"".join(f"<ol><li>{p}</li></ol>" for p in s.paragraphs)}</div><p class="rightalign"><a href="#header">Back to Top</a></p></div><div id="footer">{MENU}</div>',
    )


def mofa_kr(s: Story) -> str:
    return _page(
        f"<title>{s.title} View|Press Releases| Ministry</title>",
        f'<div id="gnb">{MENU}</div><div class="board_detail"><div class="bo_head"><h2>{s.title}</h2><dl><dt>Date</dt><dd>{s.day}</dd><dt>Hit</dt><dd>1204</dd></dl></div><div class="bo_con">{"<br><br>".join(s.paragraphs)}</div><div class="bo_btn"><a>List</a></div></div><div class="footer">03172 Seoul. Copyright.</div>',
    )


def auswaertiges(s: Story) -> str:
    return _page(
        f'<title>{s.title} - Federal Foreign Office</title><meta name="date" content="{s.day}">',
        f'<header>{MENU}</header><main><article><div class="heading"><h1><span class="heading__intro">Statement</span> {s.title}</h1><span class="heading__meta">{s.day:%d.%m.%Y} - Press release</span></div><div class="rte__content">{s.body}</div></article><section><h2>Keywords</h2><ul><li><a>Norland</a></li></ul></section></main>{COOKIES}<footer>{MENU}</footer>',
    )


def canada(s: Story) -> str:
    return _page(
        f'<title>{s.title} - Government</title><meta name="dcterms.issued" content="{s.day}"><meta name="dcterms.modified" content="{s.day + dt.timedelta(days=1)}">',
        f'<header><nav>{MENU}</nav></header><main><h1 property="name">{s.title}</h1><p class="gc-byline">From: <a>Global Affairs</a></p><h2>News release</h2><p>{s.american()} - Ottawa, Ontario - Global Affairs</p>{s.body}<h2>Contacts</h2><p>Media Relations Office<br>media@example.org</p>'
        f'<h2>Page details</h2><dl id="wb-dtmd"><dt>Date modified:</dt><dd><time>{s.day + dt.timedelta(days=1)}</time></dd></dl></main><footer>{MENU}</footer>',
    )


def itamaraty(s: Story) -> str:
    return _page(
        f"<title>{s.title} — Ministry</title>",
        f'<div id="portal">{MENU}</div><div id="content"><p class="category">PRESS RELEASE N. 112</p><h1 class="documentFirstHeading">{s.title}</h1><div class="documentByLine"><span class="documentPublished"><span>Published in</span> <span class="value">{_MONTHS[s.day.month - 1][:3]} {s.day:%d}, {s.day.year} 03:12 PM</span></span> <span class="documentModified"><span>Updated in</span> <span class="value">{_MONTHS[(s.day + dt.timedelta(days=2)).month - 1][:3]} {(s.day + dt.timedelta(days=2)):%d}, {s.day.year} 11:02 AM</span></span></div>'
        f'{SHARE}<div id="parent-fieldname-text">{s.body}</div></div><div class="foot">{MENU}</div>',
    )


def iran(s: Story) -> str:
    return _page(
        f'<title>{s.title} | Portal</title><meta itemprop="datePublished" content="{s.day}T07:10:00Z">',
        f'<nav>{MENU}</nav><div class="news-view"><div class="rutitr">Spokesman:</div><h1>{s.title}</h1><div class="lead">{s.paragraphs[0]}</div><div class="body">{"".join(f"<div>{p}</div>" for p in s.paragraphs[1:])}</div><div class="info">News code: 675310 | views: 2201</div></div><div class="most"><h3>Most visited</h3><ul>{s.other}</ul></div>',
    )


def agency(s: Story) -> str:
    return _page(
        f'<title>{s.title}</title><meta name="twitter:title" content="{s.title}">',
        f'<header><nav>{MENU}</nav></header><main><div class="news"><h1>{s.title}</h1><div class="meta"><time>{s.long()}</time><span>Viewed 301 times</span></div><p>Port Aldern, {s.day.day} {_MONTHS[s.day.month - 1]}, Agency -- {s.paragraphs[0]}</p>{"".join(f"<p>{p}</p>" for p in s.paragraphs[1:])}<p>-- Agency</p></div></main><section><h2>Other news</h2><ul>{s.other}</ul></section><footer>{MENU}</footer>',
    )


LAYOUTS = (
    kremlin, wordpress_blocks, state, govuk, elysee, eeas, alliance, united_nations, president_ua, fmprc, mea, mfa_tr,
    mid_ru, mofa_jp, mofa_kr, auswaertiges, canada, itamaraty, iran, agency,
)  # fmt: skip


def pages() -> Iterator[tuple[str, str, str, str, dt.date]]:
    """(layout, address, HTML, the text a reader would take, the day it was published)."""
    return in_manner_of(LAYOUTS, lambda title, _: f"news/{title[:8].lower()}")


def in_manner_of(
    layouts: Sequence[Callable[[Story], str]], path: Callable[[str, int], str]
) -> Iterator[tuple[str, str, str, str, dt.date]]:
    """Each text in each layout; `path` gives the end of its address from its title and number."""
    for layout in layouts:
        for number, (title, paragraphs, day) in enumerate(zip(_TITLES, _TEXTS, _DAYS, strict=True)):
            address = f"https://{layout.__name__.replace('_', '-')}.example/en/{path(title, number)}"
            yield layout.__name__, address, layout(Story(title, paragraphs, day)), "\n\n".join(paragraphs), day
