"""What hangs on what in the picture of a claim, and what stands as one where there is too much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import pytest
from tests.affair import CLAIM, DOCUMENTS, FINDINGS, LINEAGE, LINKS
from tests.dossier.many_articles import BROADCASTER, made, outlet

from earwitness.dossier.lineage import lineage_of
from earwitness.dossier.picture.days import known, printed, span, spanning
from earwitness.dossier.picture.folding import MOST_ROWS, folded
from earwitness.dossier.picture.known import Known
from earwitness.dossier.picture.nodes import Node, Tree
from earwitness.dossier.picture.tree import tree_of
from earwitness.dossier.statements import arrange
from earwitness.records import AnyRecord, Document, Link, Party, Relay, Report


def tree(
    lineage: Sequence[AnyRecord] = LINEAGE,
    documents: Sequence[Document] = DOCUMENTS,
    findings: Sequence[object] = FINDINGS,
) -> Tree:
    articles = arrange(documents, findings)  # type: ignore[arg-type]
    found = lineage_of(articles, lineage)  # type: ignore[arg-type]
    return tree_of(found.claims[0], Known(articles, found))


def many(articles: int) -> Tree:
    documents, found, lineage = made(articles)
    return tree(lineage, documents, found)


def edges(drawn: Tree) -> Iterator[tuple[str, str, str]]:
    """Names of both ends, and whether it is stated."""
    for node in drawn.walk():
        for child in node.children:
            yield node.name, child.name, "stated" if child.stated else "inferred"


def named(drawn: Tree, name: str) -> Node:
    return next(n for n in drawn.walk() if n.name == name)


def one_origin(**changes: object) -> list[AnyRecord]:
    """The affair with both statements of its claim in one origin."""
    out: list[AnyRecord] = []
    for record in LINEAGE:
        if record.id == "org-1":
            record = msgspec.structs.replace(record, reports=CLAIM.reports, certain=True)
        if record.id == "clm-hull":
            record = msgspec.structs.replace(record, origin_range=(1, 1))
        if record.id == "lnk-quill":
            record = msgspec.structs.replace(record, **changes)
        if record.id != "org-2":
            out.append(record)
    return out


def test_two_origins_that_may_be_one_each_with_its_article_and_a_denial() -> None:
    drawn = tree()
    assert [(r.name, r.perhaps, r.unnamed) for r in drawn.roots] == [
        ("an inspector", True, True),
        ("Inspector Mara Quill", True, False),
    ]
    assert list(edges(drawn)) == [
        ("an inspector", "Courier", "stated"),
        ("Inspector Mara Quill", "Post", "stated"),
        ("Post", "the owner", "stated"),
    ]
    denial = named(drawn, "the owner")
    assert (denial.kind, denial.told, denial.place) == ("denial", ("disputes that it is so",), "Post")
    assert (drawn.low, drawn.high) == (1, 2)


def test_one_origin_the_later_article_hangs_on_the_earlier_with_what_changed() -> None:
    drawn = tree(one_origin())
    assert list(edges(drawn)) == [
        ("an inspector", "Courier", "stated"),
        ("Courier", "Post", "inferred"),
        ("Post", "the owner", "stated"),
    ]
    post = named(drawn, "Post")
    assert post.told == ("other name: Inspector Mara Quill", "hedge lost") and post.changed


def test_what_nobody_is_sure_of_hangs_on_the_origin_itself() -> None:
    for changes in (
        {"probability": 0.3},  # more likely not
        {"relation": "same-claim"},  # on his own word
        {"evidence": {"borderline": True}},
    ):
        drawn = tree(one_origin(**changes))
        assert ("Courier", "Post", "inferred") not in edges(drawn), changes


def test_where_the_order_is_unknown_what_has_no_date_comes_second() -> None:
    drawn = tree(one_origin(evidence={"direct": True, "order": "unknown: a date is missing"}))
    assert ("Courier", "Post", "inferred") in edges(drawn)
    undated = [
        msgspec.structs.replace(d, published=msgspec.structs.replace(d.published, date=None, earliest=None))
        if d.id == "doc-courier"
        else d
        for d in DOCUMENTS
    ]
    drawn = tree(one_origin(evidence={"direct": True, "order": "unknown: a date is missing"}), undated)
    assert ("Post", "Courier", "inferred") in edges(drawn)
    assert named(drawn, "Courier").told[0] == "order unknown" and not named(drawn, "Courier").ordered


def _through(*steps: tuple[str, str]) -> list[object]:
    """The findings with those between Mara Quill and the Post: party id and basis."""
    out: list[object] = []
    for record in FINDINGS:
        if isinstance(record, Report) and record.id == "rep-quill":
            way = [Relay("par-quill", "stated"), *(Relay(p, b) for p, b in steps), Relay("par-x", "inferred")]  # type: ignore[arg-type]
            record = msgspec.structs.replace(record, relay=tuple(way))
        out.append(record)
    for name, called, kind in (
        ("canal-2", "Canal Nine", "outlet"),
        ("courier-2", "the Courier", "outlet"),
        ("clerk", "a clerk", "anonymous-official"),
        ("x", "Post", "outlet"),
    ):
        out.append(Party(id=f"par-{name}", document="doc-post", name=called, kind=kind))  # type: ignore[arg-type]
    return out


@pytest.mark.parametrize(
    ("steps", "expected", "kind"),
    [
        # a ghost stands between, and is one
        ([("par-canal-2", "stated")], [("Canal Nine", "Post", "stated")], "ghost"),
        # somebody who is no outlet
        ([("par-clerk", "inferred")], [("a clerk", "Post", "inferred")], "relay"),
        # an outlet in hand is its article, however it is spelled
        ([("par-courier-2", "stated")], [("Courier", "Post", "stated")], "article"),
        # two of them, in their order
        (
            [("par-clerk", "stated"), ("par-canal-2", "stated")],
            [("a clerk", "Canal Nine", "stated"), ("Canal Nine", "Post", "stated")],
            "ghost",
        ),
    ],
)
def test_what_an_article_says_that_it_came_by_stands_between(
    steps: list[tuple[str, str]], expected: list[tuple[str, str, str]], kind: str
) -> None:
    drawn = tree(one_origin(), findings=_through(*steps))
    assert set(expected) <= set(edges(drawn))
    between = named(drawn, expected[-1][0])
    assert between.kind == kind and between.ghost == (kind == "ghost")
    if kind == "ghost":
        assert between.href == "m1"


def test_a_denial_hangs_on_nothing_later_than_itself() -> None:
    early = Link(
        id="lnk-early", origin="rep-inspector", target="rep-quill", relation="denies", probability=0.9
    )
    drawn = tree([*one_origin(), early])
    denial = next(n for n in drawn.walk() if n.kind == "denial" and n.name == "an inspector")
    courier = named(drawn, "Courier")
    assert denial in courier.children  # the Post is a day later


def test_time_never_runs_back_and_every_article_stands_once_for_each_origin() -> None:
    drawn = many(60)
    assert drawn.articles == 60 and sum(n.kind == "article" for n in drawn.walk()) == 60
    for node in drawn.walk():
        for child in node.children:
            assert node.day is None or child.day is None or node.day <= child.day
    assert len({n.key for n in drawn.walk()}) == len(list(drawn.walk()))
    ghost = named(drawn, BROADCASTER)
    assert ghost.kind == "ghost" and ghost.children
    assert (outlet(0), outlet(1), "stated") in edges(drawn)


@pytest.mark.parametrize("articles", [5, 12, 60, 200])
def test_folding_keeps_few_rows_and_every_article(articles: int) -> None:
    drawn = many(articles)
    small = folded(drawn)
    assert sum(1 for _ in small.walk()) <= MOST_ROWS
    counted = [m for n in small.walk() for m in (n.members or (n,)) if m.kind == "article"]
    assert len({m.key for m in counted}) == articles == len(counted)
    assert (small is drawn) == (sum(1 for _ in drawn.walk()) <= MOST_ROWS)
    assert {n.name for n in small.walk() if n.kind == "denial"} == {"the ministry"}


def test_what_stands_as_one_says_by_way_of_what_and_when() -> None:
    more = next(n for n in folded(many(60)).walk() if n.kind == "more")
    assert more.name.endswith(f"articles by way of {outlet(0)}")
    assert more.place.startswith("5 to ") and more.day == "2031-05-05"


@pytest.mark.parametrize(
    ("date", "day", "words"),
    [
        ("2019-09-11", "2019-09-11", "11 Sep 2019"),
        ("2019-09-15T07:12:00Z", "2019-09-15", "15 Sep 2019"),
        ("2019-09", "2019-09", "Sep 2019"),
        ("2019", "2019", "2019"),
        ("2019-09-XX", "2019-09", "Sep 2019"),
        ("XXXX-09-11", None, ""),  # year not known
        ("2019-13-01", "2019", "2019"),  # no such month
        (None, None, ""),
    ],
)
def test_dates(date: str | None, day: str | None, words: str) -> None:
    assert known(date) == day
    assert (printed(day) if day else "") == words


def test_spans_of_days() -> None:
    assert span(["2019-09-12", "2019-09-12"]) == "12 Sep 2019"
    assert span(["2019-09-19", "2019-09-12"]) == "12 to 19 Sep 2019"
    assert span(["2019-09-12", "2019-10-02"]) == "12 Sep to 2 Oct 2019"
    assert span(["2019-12-30", "2020-01-02"]) == "30 Dec 2019 to 2 Jan 2020"
    assert spanning(["2019-09-12"], 3) == "12 Sep 2019, 2 undated"
    assert spanning([], 3) == ""


def test_links_of_the_affair_are_what_these_tests_think() -> None:
    assert {k.id for k in LINKS} == {"lnk-quill", "lnk-owner", "lnk-blog"}
