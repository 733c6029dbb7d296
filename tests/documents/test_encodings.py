"""What a page or a file says of its encoding, and what it means by it."""

import pytest

from communique.documents import load

EN = "The Minister said “we will stay” – and rang the Élysée. He isn’t alone."
RU = "Министр иностранных дел провёл телефонный разговор с коллегой из соседней страны."
ZH = "外交部发言人表示，双方同意继续保持沟通。"
JA = "首相は大統領と電話会談を行い、今後も連携していくことで一致しました。"
TR = "Bakan Şahin İstanbul’da “görüşmeler sürecek” dedi."
PL = "Minister rozmawiał z ministrem. Ustalili, że będą współpracować, i potępili agresję. Źródło: łączność."


def page(words: str, charset: str = "") -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<html><head>{meta}<title>T</title></head><body><main><h1>T</h1><p>{words}</p></main></body></html>"


@pytest.mark.parametrize(
    ("words", "declared", "codec"),
    [
        (EN, "iso-8859-1", "cp1252"), (EN, "US-ASCII", "cp1252"), (EN, "x-foo", "cp1252"), (EN, "utf-8", "cp1252"),
        (EN, "", "cp1252"), (EN, "iso-8859-1", "utf-8"), (TR, "iso-8859-9", "cp1254"), (RU, "windows-1251", "cp1251"),
        (RU, "koi8-r", "koi8-r"), (RU, "iso-8859-1", "cp1251"), (RU, "", "cp1251"), (PL, "windows-1250", "cp1250"),
        (PL, "", "cp1250"), (f"{ZH}镕", "gb2312", "gb18030"), (f"{JA}①", "shift_jis", "cp932"),
        (JA, "iso-2022-jp", "iso-2022-jp"),
    ],
)  # fmt: skip
def test_a_declared_encoding_is_what_browsers_mean_by_it(words: str, declared: str, codec: str) -> None:
    assert words in load(page(words, declared).encode(codec)).text


@pytest.mark.parametrize("declared", ["utf-8", ""])
def test_a_stray_byte_in_utf8_costs_one_mark_and_no_more(declared: str) -> None:
    text = load(page(f"{TR} @ {EN}", declared).encode().replace(b"@", b"\x96")).text
    assert f"{TR} � {EN}" in text


def test_a_stray_byte_in_a_declared_encoding_of_two_bytes_costs_one_mark() -> None:
    assert ZH in load(page(f"{ZH}@", "gbk").encode("gb18030").replace(b"@", b"\xff")).text


def test_a_text_file_with_a_stray_byte_or_a_cut_last_letter_stays_utf8() -> None:
    assert load(EN.encode() + b" caf\xe9.").text.startswith(EN)
    assert load(EN.encode() + "”".encode()[:2]).text.startswith(EN)


@pytest.mark.parametrize("words", ["He isn’t there – “no”.", "The Élysée said so."])
def test_a_short_western_text_is_windows_1252(words: str) -> None:
    assert load(words.encode("cp1252")).text == words


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_told(codec: str) -> None:
    assert load(EN.encode(codec)).text == EN


def test_what_a_server_says_of_the_encoding_counts_where_the_page_is_silent() -> None:
    assert "“we will stay”" in load(page(EN).encode("cp1252"), charset="iso-8859-1").text
    assert RU in load(page(RU, "windows-1251").encode("cp1251"), charset="iso-8859-1").text


def test_letters_are_read_as_they_look() -> None:
    data = page(
        "The of\ufb01ce of Presi&shy;dent Ze\u200blen met \u202bhim\u202c on\u00a04\u202fMarch. \ue012"
    ).encode()
    assert load(data).text == "The office of President Zelen met him on 4 March."
    assert load("The of\ufb01ce of Presi\u00addent\u200f Zelen.".encode()).text == "The office of President Zelen."


def test_joiners_stay_where_a_script_needs_them() -> None:
    words = "وزیر می‌گوید که گفتگوها ادامه دارد."
    assert load(words.encode()).text == words


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("gb18030", "外交部长今日与美国国务卿通电话，双方就两国关系交换了意见，并同意继续保持联系。"),
        ("euc_jp", "総理は本日、米国大統領と電話会談を行い、両国の協力を一層強化することで一致した。"),
        ("cp949", "외교부 장관은 오늘 미국 국무장관과 전화 통화를 갖고 의견을 교환하였다."),
    ],
)
def test_bytes_in_pairs_are_told_without_a_declaration(codec: str, words: str) -> None:
    page = f"<html><body><article><p>{words}</p><p>The ministers spoke by telephone and agreed to stay in touch.</p></article></body></html>"
    assert load(page.encode(codec)).text.split("\n\n")[0] == words


def test_controls_in_a_declared_encoding_are_the_marks_of_its_windows_kin() -> None:
    words = "Minister przyjął dziś ambasadora … „i rozmawiał o żegludze” – powiedział."
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{words}</p></body></html>'
    assert load(page.encode("cp1250")).text == words


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_of_other_scripts_without_its_mark_is_told(codec: str) -> None:
    words = "Министр принял посла и обсудил с ним отношения двух стран."
    assert load(f"<html><body><p>{words}</p></body></html>".encode(codec)).text == words


@pytest.mark.parametrize("unseen", ["\u2062", "\u2064", "\u3164", "\uffa0", "\ufffc"])
def test_fillers_and_invisible_operators_go(unseen: str) -> None:
    assert (
        load(f"<p>Nor{unseen}land met, and so did all the others.</p>".encode()).text
        == "Norland met, and so did all the others."
    )
