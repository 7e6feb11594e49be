"""HTML pages: all visible text, and what is which part of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import InputError
from earwitness.ingest.html import is_html, read_html

P1 = "The mayor of Lisk said on Monday that nine of the eleven wells had been dry since the spring."
P2 = "Her deputy denied it. According to him two wells were closed for repairs, and the others gave water."
P3 = "Neither would say who had measured the wells, or when, though both were asked three times in writing."

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Wells run dry | Plum News</title>
<meta property="og:title" content="Wells run dry"><meta property="og:site_name" content="Plum News">
<link rel="canonical" href="https://plum.example/wells">
<meta property="article:published_time" content="2031-05-04T10:15:00+02:00">
<style>p {{}}</style><script>var a = "<p>not seen</p>";</script></head>
<body><div class="cookie-banner"><p>Plum News uses cookies. <button>Fine</button></p></div>
<nav><a href="/a">Home</a> <a href="/b">Hens</a></nav>
<article><h1>Wells run dry</h1>
<p class="standfirst">Mayor and deputy differ</p><p class="byline">Anna Plum</p>
<figure><img src="w.jpg" alt="not seen"><figcaption>A well near Lisk</figcaption></figure>
<p>{P1}</p><p hidden>not seen</p><h2>A closed gate</h2><p>{P2}</p>
<div style="display: none">not seen</div><p>{P3}</p>
<p class="share">Share · Tweet</p></article>
<aside><h3>More from Plum News</h3><ul><li><a href="/c">Hens cross river</a></li></ul></aside>
<footer>Plum News is a trade mark.</footer></body></html>"""


def kinds(source: str) -> list[tuple[str, str]]:
    draft = read_html(source, "page.html")
    return [(b.kind, draft.text[b.start : b.end]) for b in draft.blocks]


def test_a_whole_page() -> None:
    assert kinds(PAGE) == [
        ("notice", "Plum News uses cookies.\nFine"),
        ("related-link", "Home Hens"),
        ("headline", "Wells run dry"),
        ("subhead", "Mayor and deputy differ"),
        ("credit", "Anna Plum"),
        ("caption", "A well near Lisk"),
        ("body", P1),
        ("subhead", "A closed gate"),
        ("body", P2),
        ("body", P3),
        ("share", "Share · Tweet"),
        ("related-link", "More from Plum News"),
        ("related-link", "Hens cross river"),
        ("notice", "Plum News is a trade mark."),
    ]


def test_what_the_page_states() -> None:
    draft = read_html(PAGE, "page.html")
    stated = draft.stated
    assert draft.headline == "Wells run dry"
    assert stated.outlet and (stated.outlet.value, stated.outlet.basis) == ("Plum News", "stated")
    date = stated.published
    assert date and (date.value, date.basis) == (
        "2031-05-04T10:15:00+02:00",
        "stated",
    )
    assert stated.url and stated.url.value == "https://plum.example/wells"


# (body of a page, its visible text, why)
TEXTS = [
    ("<p>a  b\n c</p>", "a b c", "white space collapses"),
    ("<p>a<b>b</b>c</p>", "abc", "inline elements do not part words"),
    ("<p>a <b>b</b> c</p>", "a b c", "but their spaces do"),
    ("<p>a</p><p>b</p>", "a\n\nb", "a blank line between paragraphs"),
    ("<div>a</div><div>b</div>", "a\nb", "a new line between blocks"),
    ("<p>a<br>b</p>", "a\nb", "line break"),
    ("<p>a<br><br>b</p>", "a\n\nb", "two line breaks"),
    ("<pre>a  b\n   c</pre>", "a  b\n   c", "preformatted text is kept"),
    ("<p>&lt;b&gt; &amp; &eacute;&#233;</p>", "<b> & éé", "entities"),
    ("<p>a&nbsp;b</p>", "a\u00a0b", "a hard space is no white space that collapses"),
    ("<ul><li>a<li>b</ul>", "a\nb", "unclosed items"),
    ("<table><tr><td>a<td>b</table>", "a\tb", "cells"),
    ("<p>a<!-- c --><script>d</script>b</p>", "ab", "comments and scripts"),
    ("<p>a</p><template><p>t</p></template><noscript>n</noscript>", "a", "parts that browsers do not show"),
    (
        "<p>a<span class='sr-only'> for readers of screens</span></p>",
        "a",
        "visually hidden by the usual name",
    ),
    ("<p hidden>a</p>b", "b", "text after a hidden element is seen"),
    ("<dialog>a</dialog><dialog open>b</dialog>", "b", "a closed dialog"),
    ("<p>a\x00b\u200bc</p>", "a\ufffdb\u200bc", "NUL and zero-width characters"),
]


@pytest.mark.parametrize(("body", "text", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_visible_text(body: str, text: str, why: str) -> None:
    assert read_html(f"<!DOCTYPE html><html><body>{body}</body></html>", "p.html").text == text, why


def test_a_headline_only_in_the_title_is_put_first() -> None:
    page = f"<html><head><title>Wells run dry</title></head><body><p>{P1}</p><p>{P2}</p></body></html>"
    draft = read_html(page, "p.html")
    assert draft.text == f"Wells run dry\n\n{P1}\n\n{P2}"
    assert draft.headline == "Wells run dry"
    assert [b.kind for b in draft.blocks] == ["headline", "body", "body"]


def test_the_name_of_the_site_is_not_its_headline() -> None:
    head = "<title>Wells run dry - The Plum News</title>"
    body = f"<h1>The Plum News</h1><h2>Wells run dry</h2><p>{P1}</p><p>{P2}</p>"
    draft = read_html(f"<html><head>{head}</head><body>{body}</body></html>", "p.html")
    assert draft.headline == "Wells run dry"
    outlet = draft.stated.outlet
    assert outlet and (outlet.value, outlet.basis) == ("The Plum News", "inferred")


def test_a_page_wrapped_in_a_form_or_a_sidebar_class_is_still_read() -> None:
    draft = read_html(
        f"<html><body class='has-sidebar'><form class='cookie'><p>{P1}</p><p>{P2}</p></form></body></html>",
        "p",
    )
    assert [b.kind for b in draft.blocks] == ["body", "body"]


def test_a_related_list_without_markup_of_its_own() -> None:
    links = (
        "<p>Read also</p><ul><li><a href='/x'>Hens cross river</a></li>"
        "<li><a href='/y'>Goat wins</a></li></ul>"
    )
    article = f"<h1>Wells run dry</h1><p>{P1}</p><p>{P2}</p>{links}<p>{P3}</p>"
    found = kinds(f"<html><body><article>{article}</article></body></html>")
    assert [k for k, _ in found] == ["headline", "body", "body", "related-link", "related-link", "body"]


# (head of a page, outlet and its basis, date and its basis, why)
LD = '<script type="application/ld+json">%s</script>'
STATED = [
    (
        LD % '{"@graph":[{"@type":"Article","datePublished":"2031-05-04","publisher":{"name":"Plum News"}}]}',
        ("Plum News", "stated"),
        ("2031-05-04", "stated"),
        "schema.org, in a graph",
    ),
    (LD % ("[" * 50_000), None, None, "hostile JSON"),
    (
        "<link rel=canonical href=https://www.plum.example/2031/05/04/wells>",
        ("plum.example", "inferred"),
        ("2031-05-04", "inferred"),
        "only an address: inferred",
    ),
    ("<meta name=date content='last week'>", None, None, "a date that is none"),
    ("<link rel=canonical href='javascript:alert(1)'>", None, None, "no web address"),
]


@pytest.mark.parametrize(("head", "outlet", "date", "why"), STATED, ids=[row[3] for row in STATED])
def test_metadata(head: str, outlet: tuple[str, str] | None, date: tuple[str, str] | None, why: str) -> None:
    stated = read_html(
        f"<html><head>{head}</head><body><p>{P1}</p><p>{P2}</p></body></html>", "p.html"
    ).stated
    assert (stated.outlet and (stated.outlet.value, stated.outlet.basis)) == outlet, why
    assert (stated.published and (stated.published.value, stated.published.basis)) == date, why


HOSTILE = [
    (
        "<div>" * 10_000 + f"<p>{P1}</p>" + "</div>" * 10_000 + f"<p>{P2}</p>",
        [P1, P2],
        "deeper than the parser goes",
    ),
    (f"<p class='{'a ' * 200_000}'>{P1}</p><p>{P2}</p>", [P1, P2], "a huge attribute"),
    (f"<!DOCTYPE html [<!ENTITY a 'xx'><!ENTITY b '&a;&a;'>]><p>{P1} &b;</p>", [P1], "entity declarations"),
    ("<html>" + "<b><p>" * 5_000 + P1, [P1], "misnested tags"),
    (f"<p>{P1}</p>" + "<" * 50_000, [P1], "a run of opening brackets"),
    (f"<p>{P1}</p>" + "<!--" * 20_000, [P1], "comments that never end"),
    (f"<p>{P1}</p>" + "<table><tr><td>" * 3_000 + P2, [P1, P2], "nested tables"),
    (f"<?xml version='1.0' encoding='utf-16'?><html><p>{P1}</p>", [P1], "a declaration that lies"),
]


@pytest.mark.parametrize(("source", "parts", "why"), HOSTILE, ids=[row[2] for row in HOSTILE])
def test_hostile_pages_are_read_or_refused(source: str, parts: list[str], why: str) -> None:
    text = read_html(source, "p.html").text
    for part in parts:
        assert part in text, why
    assert "xxxx" not in text


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><script>x</script></html>", "<p hidden>a</p>", "<p>&nbsp;</p>"]
)
def test_a_page_without_visible_text_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="without visible text"):
        read_html(source, "p.html")


def test_text_that_speaks_of_tags_is_no_page() -> None:
    assert not is_html("Wells run dry\n\nThe mayor wrote <b> in capitals.", named_so=False)
    assert is_html("  <!-- saved --> <!DOCTYPE html><p>a", named_so=False)
    assert is_html("Wells run dry<br>The mayor", named_so=True)
    assert not is_html("Wells run dry", named_so=True)


fragments = st.sampled_from(
    ["<p>", "</p>", "<div class=related>", "</div>", "<h1>", "</h1>", "<aside>", "<br>", "<pre>", "</pre>",
     "<li>", "<td>", " ", "\n", "\x0b", "word ", P1, P2, "&amp;", "<span hidden>", "</span>", "<a href=x>",
     "</a>", "\u200b", "&#x85;", "<"]
)  # fmt: skip


@given(st.lists(fragments, max_size=30).map("".join))
def test_blocks_cover_all_that_is_seen(body: str) -> None:
    draft = read_html(f"<html><body><p>Begin here</p>{body}</body></html>", "p.html")
    end = 0
    for block in draft.blocks:
        assert end <= block.start < block.end <= len(draft.text)
        assert not draft.text[end : block.start].strip()
        end = block.end
    assert not draft.text[end:].strip()
    assert "\n\n\n" not in draft.text
