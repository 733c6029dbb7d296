"""Hostile inputs: strings that have broken pages, queries, headers, readers of files and readers of text.

`MARK` stands in every name that such an input would give to an element, an attribute, a function or a
header, so that an answer in which it works can be told from one that merely shows it.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

MARK = "zqx7"
PAGES = (
    f"<{MARK}>", f"</{MARK}>", f"<script>{MARK}()</script>", f"</title><script>{MARK}()</script>",
    f"</textarea></select></option><{MARK} x=1>", f"\"><img src=x onerror={MARK}()>", f"'><svg/onload={MARK}()>",
    f"\" autofocus onfocus={MARK}() {MARK}=\"", f"' {MARK}='1", f"` {MARK}=`", f" {MARK}=1 ", f"\n{MARK}=1\n",
    f"javascript:{MARK}()", f"JaVa\tScRiPt:{MARK}()", f"data:text/html,<script>{MARK}()</script>",
    f"vbscript:{MARK}", f"--><{MARK}><!--", f"]]><{MARK}>", f"<![CDATA[<{MARK}>]]>", f"<!DOCTYPE {MARK}>",
    f"<svg><script>{MARK}()</script></svg>", f"<math><mtext><{MARK}>", f"<iframe src=//{MARK}.example>",
    f"<style>@import'//{MARK}.example'</style>", f"<base href=//{MARK}.example>", f"<noscript><p title=\"</noscript><{MARK}>\">",
    f"&lt;{MARK}&gt;&#60;{MARK}&#x3c;", f"+ADw-{MARK}+AD4-", f"<scr<script>ipt>{MARK}()</scr</script>ipt>",
    f"{{{{ {MARK} }}}}{{% {MARK} %}}{{{{7*7}}}}", f"${{{MARK}}}", f"#{{{MARK}}}", f"<%= {MARK} %>",
)  # fmt: skip
"""Markup, scripts and templates, out of every place in a page: text, attribute, address, raw text, comment."""
FILES = (
    f"[{MARK}](javascript:{MARK}())", f"![x](x\"onerror={MARK}())", f"</w:t></w:r><w:{MARK}/>", f"#{MARK}() $ {MARK} $",
    f"#panic(\"{MARK}\")", "#read(\"/etc/passwd\")", f"\\documentclass{{{MARK}}}", f"/JS ({MARK}) /OpenAction",
    f"=cmd|' /C {MARK}'!A0", f"<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><{MARK}>&e;</{MARK}>",
    f"<entry><{MARK}/></entry>", f"a\"; filename=\"{MARK}.html", f"{MARK}.html\r\nContent-Type: text/html",
)  # fmt: skip
"""What would be markup in Markdown, DOCX, Typst, TeX, PDF, spreadsheets, Atom; names of files."""
QUERIES = (
    "' OR '1'='1", "'; DROP TABLE document; --", "1) UNION SELECT password FROM account --", "%", "_", "\\", "%%%_",
    "\"", "'", "*", "a*", "^a", "NEAR(a b, 99999999999)", "a NEAR b", "AND", "OR NOT", "a AND", "(", ")", "((((a",
    "text:a", "words : a", "{a b} : c", "-a", "+a +b", "a\"b\"", "\"a\" \"", "a:b:c", "0x00", "$where", "[]", "null",
)  # fmt: skip
"""SQL and the full-text index's own language."""
NUMBERS = (
    "0", "-1", "1.5", "1e400", "NaN", "Infinity", "-0", "00", "0x10", "१", "٣", "²", "1_000", " 1 ", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "1" + "0" * 400, "9" * 5000, "true", "None", "",
)  # fmt: skip
"""Numbers at and beyond the ends of what a database and Python hold."""
DAYS = (
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2022-02-30", "2022-W01-1", "20220101", "2022-1-1",
    "2022-01-01T00:00:00", "-2022-01-01", "２０２２-01-01", "99999d", "9999 months ago", "last century", "0d", "1d1d",
)  # fmt: skip
PLACES = (
    "../../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "....//....//etc/passwd",
    "%2e%2e%2f", "%00", "%", "%zz", "%ed%a0%80", ".", "..", "//", "d-1/s-1/../..", "d-1/", "/", "con", "d-1\x00.html",
)  # fmt: skip
ELSEWHERE = (
    "https://zqx7.example/", "//zqx7.example", "/\\zqx7.example", "\\\\zqx7.example", "/\t/zqx7.example", "/\n/zqx7.example",
    "/\r/zqx7.example", " //zqx7.example", "/%09/zqx7.example", "http:zqx7.example", "https:/\\zqx7.example",
    "/..//zqx7.example", "/.//zqx7.example", "///zqx7.example", "/%2f/zqx7.example", "@zqx7.example", "/@zqx7.example",
    "javascript://%0azqx7()", "\x00//zqx7.example", "／／zqx7.example", "/／zqx7.example", "?next=//zqx7.example",
)  # fmt: skip
"""Addresses that lead to another site, or that browsers read as if they did."""
TEXTS = (
    "\x00", "a\x00b", "\x1b[31m", "\x7f\x80\x9f", "\ud800", "\udfff\ud800", "\U0010ffff", "\ufffe\uffff", "\ufeffa",
    "\u202ezqx7\u202d", "\u2066\u2067\u2068\u2069", "\u200b\u200d\u00ad", "a" + "\u0301" * 3000, "ﷺ" * 2000, "İıſK",
    "\u2028\u2029\x85\x0b\x0c", "🏴" + "\U000e0067" * 50, "\r\n\r\n", f"a\r\nX-{MARK}: 1\r\n\r\n<{MARK}>", f"a%0d%0aX-{MARK}:%201",
    "a" * 401, "a" * 70_000, "a " * 2000, "“" * 2000, "(" * 2000, "[[" * 1000, "<div>" * 1500, "{\"a\":" * 600,
    ";" * 401, "," * 2000, "\n" * 5000, "He said that " * 100, "said said said.", "\"'“”‘’«»„‟" * 200,
    "Putin " * 200, "agreed to agree to " * 100, "on on January 99, 2022, 2022, 2022-99-99",
)  # fmt: skip
"""Text that is no text, that runs another way, that is very long or very deep, that repeats without end."""
EVERY = (*PAGES, *FILES, *QUERIES, *NUMBERS, *DAYS, *PLACES, *ELSEWHERE, *TEXTS)

_ONE = st.integers(0, len(EVERY) - 1).map(EVERY.__getitem__)
_PIECES = st.one_of(
    _ONE, st.text(max_size=40), st.text("<>\"'&/=;`\\\x00\r\n\t ()#$%{}[]|*_~-", max_size=20),
    st.characters().map(lambda c: c * 500),
)  # fmt: skip


def words() -> st.SearchStrategy[str]:
    """Any of `EVERY`, made-up text, and what comes of putting such pieces together."""
    return st.one_of(_ONE, st.lists(_PIECES, max_size=5).map("".join))


def values() -> st.SearchStrategy[Any]:
    """What JSON can hold where a string, a number or a list is meant."""
    leaf = st.one_of(
        words(), st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from([2**63, -(2**63) - 1, 10**400])
    )
    return st.recursive(
        leaf, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words(), inner, max_size=4)),
        max_leaves=6,
    )  # fmt: skip


BODIES: tuple[tuple[str, bytes], ...] = (
    ("", b""), ("", b"\x00\xff" * 99), ("text/plain", b"csrf=x"), ("text/html", b"<script>"), ("application/xml", b"<a>"),
    ("application/x-www-form-urlencoded", b"%ff%fe=%00&=&&&==&csrf"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(3000))),
    ("application/x-www-form-urlencoded; charset=utf-7", b"csrf=+ADw-"),
    ("multipart/form-data", b"--x\r\n\r\n"), ("multipart/form-data; boundary=", b"--\r\n\r\n----"),
    ("multipart/form-data; boundary=x", b""), ("multipart/form-data; boundary=x", b"--x"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\na"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"csrf\"; filename=\"../x\"\r\n\r\na\r\n--x--"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"text\"\r\nContent-Type: text/plain; charset=nope\r\n\r\n\xff\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", b"--x\r\n: : :\r\n\x00\r\n\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", b"".join(b"--x\r\nContent-Disposition: form-data; name=\"%d\"\r\n\r\na\r\n" % n for n in range(1500)) + b"--x--\r\n"),
    ("multipart/form-data; boundary=" + "x" * 5000, b"--x"), ("multipart/mixed; boundary=x", b"--x--"),
    ("application/json", b""), ("application/json", b"{"), ("application/json", b"[" * 100_000),
    ("application/json", b"{\"a\":" * 5000), ("application/json", b"nul"), ("application/json", b"NaN"),
    ("application/json", b"{\"text\": 1" + b"0" * 5000 + b"}"), ("application/json", b"\xff\xfe{\x00}\x00"),
    ("application/json", b"\xef\xbb\xbf{}"), ("application/json", b"{\"text\": \"\\ud800\"}"),
    ("application/json", b"{\"text\": \"a\", \"text\": {}}"), ("application/json; charset=utf-16", b"{}"),
    ("application/json", b"{\"text\": \"\xff\"}"), ("\xff/\x00", b"{}"), ("application/json" * 1000, b"{}"),
)  # fmt: skip
"""Bodies that are not what their type says, or of no type: type and bytes."""
HEADERS = (
    "Cookie", "Authorization", "If-None-Match", "Range", "Accept", "Accept-Language", "Accept-Encoding", "Referer",
    "User-Agent", "X-Forwarded-For", "X-Forwarded-Host", "Sec-Fetch-Site", "Origin", "Content-Length", "Expect",
)  # fmt: skip
"""Headers that anybody may send whatever they like in."""
