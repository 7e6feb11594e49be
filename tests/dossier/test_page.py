"""The order of the page, its words from outside, and what it keeps for its script."""

from __future__ import annotations

import itertools
import re

import msgspec
import pytest
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.pages import FIRST, REPORTS, Page, page_of
from tests.dossier.test_lineage import page_of as traced_page

from earwitness.dossier.page import dated, exactly, first_words, shown

ORDER = (
    "in-one-minute",
    "claims",
    "picture",
    "renamed",
    "missing",
    "copied",
    "timeline",
    "figures",
    "statements",
    "articles",
    "before-you-use",
    "provenance",
    "unsure",
)


def test_parts_stand_in_the_order_in_which_a_hurried_reader_asks() -> None:
    page = Page(traced_page(LINEAGE, DOCUMENTS, FINDINGS))
    assert [name for name in page.ids if name in ORDER] == list(ORDER)
    contents = [link[1:] for link in page.links[: len(ORDER) + 6] if link[1:] in ORDER]
    # the link that skips to the claims, then the contents, in the order of the page
    assert contents[0] == "claims" and contents[1 : len(ORDER)] == [n for n in ORDER if n != "unsure"]


def test_headings_leave_no_level_out() -> None:
    page = Page(traced_page(LINEAGE, DOCUMENTS, FINDINGS))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain & simple", "plain &amp; simple"),
        # a name that runs from right to left keeps to itself
        ("\u05d0\u05d1\u05d2", "<bdi>\u05d0\u05d1\u05d2</bdi>"),
        ("\u0661\u0662", "<bdi>\u0661\u0662</bdi>"),
        # a character that turns what follows is shut up and shown
        ("\u202ex", '<bdi class="control" data-name="U+202E">\u202e</bdi>x'),
        # a name of nothing would be a link that nobody sees
        ("", '<span class="none">(blank)</span>'),
        (" \n", '<span class="none">(blank)</span>'),
    ],
)
def test_words_from_outside(value: str, expected: str) -> None:
    assert str(shown(value)) == expected
    if value.strip():
        assert exactly(value) == shown(value)


def test_spaces_between_words_that_changed_stay() -> None:
    assert str(exactly(" ")) == " "


def test_dates_are_not_broken() -> None:
    assert str(dated("on 2019-09-11.")) == "on <time>2019-09-11</time>."


def test_the_first_words_of_a_claim_close_their_quotation() -> None:
    assert first_words("“It leaks”") == "“It leaks”"
    assert first_words(f"“{'leak ' * 40}”").endswith(" …”")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/x", None])
def test_only_an_address_of_the_web_is_kept_to_be_copied(url: str | None) -> None:
    html = page_of([msgspec.structs.replace(FIRST, url=url)], REPORTS[:2])
    assert "data-u=" not in html


def test_the_address_of_an_article_is_kept_to_be_copied() -> None:
    url = 'https://a.example/"dam'
    page = Page(page_of([msgspec.structs.replace(FIRST, url=url)], REPORTS[:2]))
    assert [a["data-u"] for _, a in page.tags if "data-u" in a] == ["https://a.example/%22dam"]
    assert not [link for link in page.links if not link.startswith("#")]  # kept, and not linked


def test_what_was_refused_is_told_at_the_top_too() -> None:
    from earwitness.errors import InputError

    html = page_of([FIRST], REPORTS[:2], refused=[InputError("scan.pdf", "is a PDF file", "save it as text")])
    top = html[html.index('id="in-one-minute"') : html.index('id="statements"')]
    assert '<a href="#refused">1 input could not be used</a>' in top
    assert "could not be used" not in page_of([FIRST], REPORTS[:2])
