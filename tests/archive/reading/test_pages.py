"""Web pages: what is the record and what is not, its printed labels, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.reading import Received
from archive.reading.markup import blocks_of
from archive.reading.pages import parse_page

ReadOne = Callable[..., Received]

WORDS = (
    "The two ministers met at the harbour and spoke for an hour about the lamps, the fog signals and the ferry that "
    "is to run in the winter months."
)

PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Talks on Lamps | Harbour Ministry</title>
<link rel="canonical" href="https://harbour.example/talks/7">
<meta property="article:published_time" content="2004-03-04T23:30:00-05:00">
</head><body>
<header role="banner"><a href="/">Home</a> <a href="/news">News</a> <a href="/about">About</a></header>
<nav><ul><li><a href="/a">Speeches</a><li><a href="/b">Photos</a></ul></nav>
<div class="page">
 <div class="kicker">Press Releases</div>
 <h1>Talks on Lamps</h1>
 <div class="meta"><span>March 3, 2004</span></div>
 <div class="share-buttons"><a href="#x">Share</a></div>
 <div class="text">
  <p>{WORDS}</p>
  <ol type="I"><li><p>Lamps</p>
    <ol type="a" start="3"><li>Minister Orlova said that the lamps would burn.</li>
      <li value="7">Captain Brandt agreed.</li></ol></li>
   <li>Ferry<br>in winter</li></ol>
  <p>(END)</p>
 </div>
 <aside><p>{WORDS.replace("ministers", "mayors")}</p></aside>
 <div class="related"><a href="/1">Other talks</a> <a href="/2">More talks</a> <a href="/3">Talks again</a></div>
</div>
<footer><p>Copyright Harbour Ministry. All rights reserved by the harbour and its lamps.</p></footer>
<script>document.write("never")</script>
</body></html>"""


def test_the_record_is_told_from_menus_and_has_its_printed_labels(read_one: ReadOne) -> None:
    record = read_one("talks.html", PAGE)
    assert record.text == (
        f"Talks on Lamps\n\nMarch 3, 2004\n\n{WORDS}\n\nI. Lamps\n\n  c. Minister Orlova said that the lamps would burn.\n\n"
        "  g. Captain Brandt agreed.\n\nII. Ferry\nin winter\n\n(END)\n"
    )
    assert (record.title, record.published, record.custody.language, record.custody.address) == (
        "Talks on Lamps",
        "2004-03-04",
        "en",
        "https://harbour.example/talks/7",
    )
    assert dict(record.evidence) == {
        "title": "<h1>",
        "published": "article:published_time",
        "language": "<html lang>",
        "address": "<link rel=canonical>",
    }
    assert (record.received, record.media_type, record.reader) == (
        PAGE.encode(),
        "text/html; charset=utf-8",
        "html 5",
    )
    assert record.identity == "https://harbour.example/talks/7"


def test_what_is_said_with_the_import_comes_before_what_the_page_says(read_one: ReadOne) -> None:
    record = read_one("talks.html", PAGE, address="https://mirror.example/7", language="fr")
    assert (record.custody.address, record.custody.language) == ("https://mirror.example/7", "fr")
    assert set(record.evidence) == {"title", "published"}


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol reversed start=9><li>a<li>b</ol>", ["9. a", "8. b"]),
        ("<ol start=-1><li>a<li>b<li>c</ol>", ["-1. a", "0. b", "1. c"]),
        ("<ol type=i start=4><li>a<li>b</ol>", ["iv. a", "v. b"]),
        ("<ol type=A start=26><li>a<li>b</ol>", ["Z. a", "AA. b"]),
        ("<ol style='list-style-type: upper-roman'><li>a</ol>", ["I. a"]),
        ("<ol style='list-style: none'><li>a</ol>", ["a"]),
        ("<ol style='list-style-type: cjk-ideographic' start=11><li>甲</ol>", ["十一、 甲"]),
        ("<ol><li value=5>a<li>b</ol>", ["5. a", "6. b"]),
        ("<ol><li><ol type=a><li>a<li>b</ol><li>c</ol>", ["1. a. a", "  b. b", "2. c"]),
        ("<ol><li>(1) printed already<li>2. so too</ol>", ["(1) printed already", "2. so too"]),
        ("<ol><li><ol style='list-style: none'><li>(1) a<li>(2) b</ol><li>c</ol>", ["1. (1) a", "(2) b", "2. c"]),
        ("<ol><li><ul style='list-style: none'><li>1. printed already</ul></ol>", ["1. printed already"]),
        ("<ol><li><li>b</ol>", ["2. b"]),
        ("<ol><li>a<p>second</p></ol>", ["1. a", "second"]),
        ("<ul><li>a<ul><li>b</ul></ul>", ["• a", "  • b"]),
        ("<p>one<br>two<br><br>three</p>", ["one\ntwo", "three"]),
        ("<p>a\n  b\u3000c\u00a0d</p>", ["a b\u3000c\u00a0d"]),
        ("<table><tr><th>Side<th>Who<tr><td>Ours<td>Orlova</table>", ["Side\tWho", "Ours\tOrlova"]),
        ("<table><tr><td><p>one<p>two<td>three</table>", ["one", "two", "three"]),
        ("<dl><dt>Place<dd>Harbour</dl>", ["Place", "Harbour"]),
        ("<dl><dt>Place:<dd>Harbour<dd>Quay</dl>", ["Place: Harbour", "Quay"]),
        ("<dl><dt class=page-metadata>Published<dd>3 March 2021</dl>", ["Published 3 March 2021"]),
        ("<dl class=metadata><dt>Published<dd>3 March 2021</dl>", ["Published 3 March 2021"]),
        ("<blockquote>He said <q>so</q></blockquote>", ["He said “so”"]),
        ("<h2>Head</h2>loose<h6>low</h6>", ["Head", "loose", "low"]),
        ("<p><ruby>灯<rt>あかり</rt></ruby>台</p>", ["灯(あかり)台"]),
        ("<p><ruby>灯<rp>（</rp><rt>あかり</rt><rp>）</rp></ruby></p>", ["灯（あかり）"]),
        ("<p>word<sup>3</sup> 10<sup>3</sup> m<sup>2</sup> 4<sup>th</sup></p>", ["word[3] 10³ m² 4th"]),
        ("<p>co\u00adop<wbr>era\u200btion</p>", ["co\u00adopera\u200btion"]),
        ("<p hidden>x<p style='display:none'>y<p aria-hidden=true>z<p>seen", ["seen"]),
        ("<p class='tip hidden'>x<p class='d-none'>y<p class='sr-only'>z<p class='hidden md:block'>seen", ["seen"]),
        ("<p>Mari Kask<span role=tooltip>Minister</span> said</p>", ["Mari Kask said"]),
        ("<pre>a  b\n c</pre>", ["a  b\nc"]),
        ("<p>a<!-- no --><script>no()</script><button>no</button>b", ["ab"]),
    ],
)
def test_an_element_reads_as_it_is_printed(markup: str, blocks: list[str]) -> None:
    assert blocks_of(parse_page(f"<body>{markup}</body>", "x.html")) == blocks


@pytest.mark.parametrize(
    ("encoding", "declared", "language", "words"),
    [
        ("shift_jis", "Shift_JIS", "ja", "両大臣は港で会談し、灯台について述べた。"),
        ("euc_jp", "EUC-JP", "ja", "両大臣は港で会談し、灯台について述べた。"),
        ("cp932", "x-sjis", "ja", "①両大臣は㈱港で会談した。灯台について述べた。"),
        ("iso2022_jp", "iso-2022-jp", "ja", "両大臣は港で会談し、灯台について述べた。"),
        ("cp1251", "windows-1251", "ru", "Министры встретились в гавани и говорили о маяках."),
        ("koi8_r", "KOI8-R", "ru", "Министры встретились в гавани и говорили о маяках."),
        ("cp1252", "iso-8859-1", "fr", "Les ministres – réunis au port – parlèrent d’une « lampe »."),
        ("gb18030", "gb2312", "zh", "两位部长在港口会面，谈到了灯塔。"),
    ],
)
def test_a_page_is_decoded_as_it_declares(
    read_one: ReadOne, encoding: str, declared: str, language: str, words: str
) -> None:
    page = f"<html lang={language}><head><meta charset='{declared}'><title>x</title></head><body><p>{words}</p></body></html>"
    record = read_one("page.html", page.encode(encoding))
    assert (record.text, record.custody.language) == (f"{words}\n", language)


def test_a_mark_comes_before_a_declaration_and_a_wrong_one_gives_way(read_one: ReadOne) -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Lampes — été</p></body></html>"
    assert read_one("bom.html", b"\xef\xbb\xbf" + page.encode()).text == "Lampes — été\n"
    assert read_one("sixteen.html", page.encode("utf-16")).text == "Lampes — été\n"
    wrong = page.replace("windows-1251", "us-ascii").replace("—", "\u0081").encode("utf-8")
    assert read_one("wrong.html", wrong).media_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        (
            """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"},
            {"@type": "NewsArticle", "headline": "Lamps", "datePublished": "2004-03-04T09:00:00+09:00"}]}</script>""",
            "Lamps",
            "2004-03-04",
        ),
        ('<meta name="DC.title" content="Lamps"><meta name="DC.date.issued" content="2004-03">', "Lamps", "2004-03"),
        ('<meta property="og:title" content="Lamps"><meta name="date" content="soon">', "Lamps", ""),
        ("<title>Lamps • Harbour</title><meta name='pubdate' content='20040304'>", "Lamps", "2004-03-04"),
        (
            "<title>Lamps - an outlook</title><script type='application/ld+json'>{not json</script>",
            "Lamps - an outlook",
            "",
        ),
        ("<title>Lamps</title><meta name=date content='2004-13-01'>", "Lamps", ""),
    ],
)
def test_title_and_date_are_found_in_the_pages_own_markup(
    read_one: ReadOne, head: str, title: str, published: str
) -> None:
    record = read_one("page.html", f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>")
    assert (record.title, record.published) == (title, published)


def test_the_date_of_microdata_is_the_articles_and_the_body_is_what_it_marks(read_one: ReadOne) -> None:
    page = f"""<body><div itemscope><h1 itemprop="headline">Lamps</h1><time itemprop="datePublished" datetime="2004-03-04">
      4 March</time> Harbour <div itemprop="articleBody"><p>{WORDS}</p><p>{WORDS[:60]}</p></div></div><p>{WORDS} again</p></body>"""
    record = read_one("page.html", page)
    assert record.text == f"Lamps\n\n4 March Harbour\n\n{WORDS}\n\n{WORDS[:60].strip()}\n"
    assert (record.title, record.published) == ("Lamps", "2004-03-04")


@pytest.mark.parametrize(
    ("head", "identity"),
    [
        ("<link rel=canonical href='https://harbour.example/'>", "file:/page.html"),
        ("<link rel=canonical href='/talks/7'>", "file:/page.html"),
        ("<link rel=canonical href='javascript:alert(1)'>", "file:/page.html"),
        (
            "<meta property='og:url' content='https://harbour.example/talks?id=7'>",
            "https://harbour.example/talks?id=7",
        ),
        ("<!-- saved from url=(0031)https://harbour.example/talks/7 -->", "https://harbour.example/talks/7"),
    ],
)
def test_a_page_is_known_by_the_address_that_it_says_it_has(read_one: ReadOne, head: str, identity: str) -> None:
    assert read_one("page.html", f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>").identity == identity


def test_a_language_that_the_words_contradict_is_not_taken(read_one: ReadOne) -> None:
    page = "<html lang=en><body><p>両大臣は港で会談し、灯台について述べた。</p></body></html>"
    record = read_one("page.html", page)
    assert (record.custody.language, dict(record.evidence)) == ("", {})


def test_a_title_under_a_picture_is_no_paragraph_of_the_record(read_one: ReadOne) -> None:
    pictured = "<div class='media'><figure><img src=a.jpg></figure><span class=media__title>Talks at sea</span></div>"
    said = "<p>Minister Orlova said that the lamps would burn until the ice had gone from the harbour.</p>"
    record = read_one("a.html", f"<body><article><h1>Talks</h1>{said}{pictured}<p>They parted.</p></article></body>")
    assert record.text == (
        "Talks\n\nMinister Orlova said that the lamps would burn until the ice had gone from the harbour.\n\nThey parted.\n"
    )


def test_a_page_of_the_nineties_laid_out_by_tables_is_read(read_one: ReadOne) -> None:
    page = f"""<HTML><HEAD><TITLE>Talks on Lamps</TITLE></HEAD><BODY BGCOLOR=white><TABLE><TR>
      <TD WIDTH=100><A HREF=a>Top</A><BR><A HREF=b>News</A><BR><A HREF=c>Search</A></TD>
      <TD><FONT SIZE=+2><B>Talks on Lamps</B></FONT><P>March 3, 2004<P>{WORDS}<P>1. Minister Orlova said that {WORDS.lower()}
      <P>2. {WORDS}</TD></TR></TABLE></BODY></HTML>"""
    assert read_one("old.htm", page).text == (
        f"Talks on Lamps\n\nMarch 3, 2004\n\n{WORDS}\n\n1. Minister Orlova said that {WORDS.lower()}\n\n2. {WORDS}\n"
    )


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (
            "<div><h3>Harbour Ministry</h3><div>For Immediate Release</div><div>March 3, 2004</div></div>",
            "March 3, 2004",
        ),
        (
            '<p class="date"><time datetime="2004-03-03">3 марта 2004 года, 18:20</time></p>',
            "3 марта 2004 года, 18:20",
        ),
        ("<p>令和6年3月3日（日）</p>", "令和6年3月3日（日）"),
        ("<p>2004-03-03 18:20</p>", "2004-03-03 18:20"),
        ("<ul><li>March 3, 2004</li><li>March 1, 2004</li></ul>", ""),
        ("<p>Talks of March 3, 2004</p>", ""),
        ("<div>Updated: <span>22 November 2026</span></div>", ""),
        ("<p>127-03-03-2004</p>", ""),
    ],
)
def test_the_date_right_above_the_title_is_the_records(read_one: ReadOne, above: str, day: str) -> None:
    page = f"<title>Talks on Lamps</title><nav>2001</nav><main>{above}<h1>Talks on Lamps</h1><p itemprop=articleBody>{WORDS}"
    assert (
        read_one("talks.html", page).text
        == "\n\n".join(part for part in (day, "Talks on Lamps", WORDS) if part) + "\n"
    )
