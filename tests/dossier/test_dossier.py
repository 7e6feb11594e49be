"""The page as a whole: complete, the same every time, with links that lead somewhere."""

from __future__ import annotations

import re

import pytest
from tests.dossier.pages import FIRST, REPORTS, SECOND, Page, article, page_of, said

from earwitness.errors import InputError
from earwitness.records import Figure, HeadlineCheck, Informs, Party, Report, Source


def test_same_bytes_whatever_the_order() -> None:
    once = page_of([FIRST, SECOND], REPORTS)
    assert once == page_of([SECOND, FIRST], REPORTS[::-1])
    assert once == page_of([FIRST, SECOND], REPORTS)


def test_every_link_leads_somewhere_on_the_page() -> None:
    page = Page(page_of([FIRST, SECOND], REPORTS))
    assert len(page.ids) == len(set(page.ids))
    assert {f"t{n}" for n in range(1, 5)} | {f"s{n}" for n in range(1, 5)} <= set(page.ids)
    assert page.links and all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_statement_without_any_words_still_leads_to_its_article() -> None:
    empty = Report(id="rep-0", document=FIRST.id, source=Source(), cue=(), content=(), kind="indirect")
    page = Page(page_of([FIRST], [empty]))
    assert all(link[1:] in page.ids for link in page.links)


def test_articles_are_shown_in_full() -> None:
    assert Page(page_of([SECOND, FIRST], REPORTS)).texts == [FIRST.text, SECOND.text]


def test_says_who_informs_whom_what_was_counted_and_what_the_headline_claims() -> None:
    document = article("a.txt", "Forty fled", "Clerks misled the mayor about some 40 families, Oster said.")
    clerks, mayor, forty = (
        (document.text.index(words), document.text.index(words) + len(words))
        for words in ("Clerks", "the mayor", "some 40")
    )
    report = said(document, "1", "Oster", "said", "Clerks misled the mayor about some 40 families")
    html = page_of(
        [document],
        [
            Party(id="c", document=document.id, name="clerks", kind="anonymous-group", mentions=(clerks,)),
            Party(id="m", document="doc-a.txt", name="the mayor", kind="observer", mentions=(mayor,)),
            report,
            Figure(id="f", document=document.id, span=forty, value=40, low=None, high=None, unit=None,
                   what="families", report=report.id),
            Informs(id="i", document=document.id, informer="c", informed="m", manner="misleads",
                    span=clerks, report=report.id),
            HeadlineCheck(id="k", document="doc-a.txt", kind="hedge-dropped", span=(0, 10), why="some"),
        ],
    )  # fmt: skip
    flat = re.sub(r"<[^>]*>|\s+", " ", html)
    flat = re.sub(r"\s+", " ", flat)
    assert "Headline to check : a doubt or condition of the text is gone" in flat and "“Forty fled”" in flat
    assert "clerks misleads the mayor “Clerks”" in flat
    assert re.search("some 40 families, Oster said. Oster 1 a.txt", flat)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Articles", 2),
        ("Statements", 4),
        ("No source given", 1),
        ("Denials", 0),
        ("Word for word", 1),
    ],
)
def test_counts(name: str, number: int) -> None:
    assert f"<dt>{name}</dt><dd>{number}<" in page_of([FIRST, SECOND], REPORTS)


def test_says_who_how_firmly_and_what_is_missing() -> None:
    html = page_of(
        [FIRST, SECOND],
        REPORTS,
        refused=[InputError("scan.pdf", "is a PDF file", "save it as text")],
        notes=["A note."],
    )
    for words in (
        "no source given",
        "indirect · clear (0.95)",
        "doubtful (0.50)",
        "not rated",
        "scan.pdf",
        "save it as text",
        "A note.",
        "What this does not tell you",
        "Not traced.",
        "No weighing.",
        "1 outlet, 1 article of unknown outlet",
        "1 partly quoted, 2 not",
        "f00d",
        "doc-first.txt",
    ):
        assert words in html


def test_own_voice_is_not_counted_as_without_source() -> None:
    html = page_of([FIRST], [said(FIRST, "1", None, "said", "that it leaks", voice="own")])
    assert "<dt>No source given</dt><dd>0<" in html and "the outlet itself" in html


def test_excerpts_do_not_hold_the_articles() -> None:
    long = article("long.txt", "Dam leaks", "Rain fell for days on end. " * 40 + "He said it leaks.")
    html = page_of([long], [said(long, "1", "He", "said", "it leaks")], excerpts_only=True)
    assert "Rain fell" not in html and "words left out" in html and "Excerpts only" in html


def test_nothing_at_all_is_a_page_too() -> None:
    assert "No statements were found" in page_of([], [])


def test_a_row_says_inside_which_statement_it_stands() -> None:
    document = article("n.txt", "News", "Quill said that Oster said that it leaks.")
    outer = said(document, "outer", "Quill", "said", "that Oster said that it leaks")
    inner = said(document, "inner", "Oster", "said", "that it leaks", parent=outer.id)
    html = page_of([document], [outer, inner])
    table = html[html.index('id="statements"') : html.index('id="articles"')]
    assert table.count('inside <a href="#s1">1</a>') == 1


def test_sources_that_differ_in_capitals_are_one_wording() -> None:
    document = article("c.txt", "News", "The minister said yes. Later the minister added no.")
    reports = [
        said(document, "one", "The minister", "said", "yes"),
        said(document, "two", "the minister", "added", "no"),
    ]
    html = page_of([document], reports)
    table = html[html.index('id="statements"') : html.index('id="articles"')]
    assert table.count('<th scope="row">') == 1
    assert "2 statements" in table
