"""Order, numbers, nesting and words of the statements on the page."""

from __future__ import annotations

from itertools import permutations

import pytest

from earwitness.dossier.statements import arrange, firmness, wording
from earwitness.errors import RecordError
from earwitness.records import Document, Published, Report, Source

TEXT = "“It leaks,” the official said. “We know.”\n\n“It may fail,” she added."


def document(name: str = "a.txt", *, text: str = TEXT, date: str | None = None) -> Document:
    return Document(id=f"doc-{name}", received_as=name, text=text, published=Published(date=date))


def report(
    name: str, content: tuple[tuple[int, int], ...] = ((0, 11),), *, about: str = "doc-a.txt", **more: object
) -> Report:
    source = more.pop("source", ())
    return Report(
        id=name,
        document=about,
        source=Source(spans=source),  # type: ignore[arg-type]
        cue=(),
        content=content,
        kind="direct",
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((), None),  # no source given
        (((0, 11),), "“It leaks,”"),
        (((31, 41), (0, 11)), "“It leaks,” … “We know.”"),  # in the order of the text, the gap shown
        (((31, 41), (43, 58)), "“We know.” “It may fail,”"),  # only a paragraph's end lies between
        (((5, 5),), None),  # an empty span has no words
    ],
)
def test_wording(spans: tuple[tuple[int, int], ...], words: str | None) -> None:
    assert wording(TEXT, spans) == words


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (None, "not rated"),
        (1.0, "clear (1.00)"),
        (0.9, "clear (0.90)"),
        (0.6, "fairly clear (0.60)"),
        (0.1, "doubtful (0.10)"),
    ],
)
def test_firmness(confidence: float | None, words: str) -> None:
    assert firmness(confidence) == words


def test_what_goes_on_stands_where_its_own_words_are() -> None:
    reports = [
        report("rep-a", ((31, 41),), source=((17, 29),)),
        report("rep-z", ((0, 11),), source=((17, 29),)),
        report("rep-b", ((43, 58),), source=((17, 29),), continues="rep-a"),
    ]
    (article,) = arrange([document()], reports)
    assert [s.report.id for s in article.every_statement()] == ["rep-z", "rep-a", "rep-b"]


def test_numbers_follow_the_text_and_nested_statements_their_outer_one() -> None:
    reports = [
        report("rep-late", ((31, 41),)),
        report("rep-inner", ((4, 9),), parent="rep-outer"),
        report("rep-outer", ((0, 11),)),
    ]
    expected = ["rep-outer", "rep-inner", "rep-late"]
    for order in permutations(reports):
        (article,) = arrange([document()], order)
        assert [s.report.id for s in article.every_statement()] == expected
        assert [s.number for s in article.every_statement()] == [1, 2, 3]
        assert [s.depth for s in article.every_statement()] == [0, 1, 0]


def test_articles_stand_in_order_of_date_and_undated_ones_last() -> None:
    documents = [document("c", date="2019-09-12"), document("b"), document("a", date="2019-10")]
    for order in permutations(documents):
        assert [a.document.received_as for a in arrange(order, ())] == ["c", "a", "b"]


def test_a_statement_that_goes_on_has_the_source_of_what_it_goes_on_from() -> None:
    first = report("rep-1", ((0, 11),), source=((12, 24),))
    second = report("rep-2", ((31, 41),), continues="rep-1")
    third = report("rep-3", ((43, 58),), continues="rep-2")
    (article,) = arrange([document()], [first, second, third])
    assert [s.source for s in article.statements] == ["the official"] * 3
    assert [s.goes_on_from for s in article.statements] == [None, 1, 2]


def test_a_page_does_not_tell_where_files_lay() -> None:
    (article,) = arrange([document("/home/alice/secret/a.txt")], ())
    assert article.label == article.file == "a.txt"


@pytest.mark.parametrize(
    ("reports", "problem"),
    [
        ([report("rep-1", about="doc-other")], "doc-other, which is not there"),
        ([report("rep-1", ((0, 10_000),))], "lies outside"),
        ([report("rep-1", ((7, 3),))], "lies outside"),  # runs backwards
        ([report("rep-1"), report("rep-1")], "repeat"),
        ([report("rep-1", parent="rep-2"), report("rep-2", parent="rep-1")], "inside themselves"),
    ],
)
def test_reports_that_do_not_fit_are_refused(reports: list[Report], problem: str) -> None:
    with pytest.raises(RecordError, match=problem):
        arrange([document()], reports)


def test_of_two_statements_with_one_source_the_one_that_is_worded_first_comes_first() -> None:
    source = ((17, 29),)  # "the official"
    later = report("a", ((43, 58),), source=source)
    longer = report("b", ((31, 41), (43, 58)), source=source)
    for given in permutations((later, longer)):
        (article,) = arrange([document()], given)
        assert [statement.report.id for statement in article.statements] == ["b", "a"]
