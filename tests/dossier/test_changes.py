"""What a statement goes back to and what changed, in words."""

from __future__ import annotations

import pytest

from earwitness.dossier.changes import steps
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import arrange
from earwitness.records import Claim, Document, Drift, Link, Party, Relation, Report, Source, Span, Wording

CLAIM = "clm-1"


def told(
    name: str, words: str, *, who: str | None = "The mayor", hedge: str | None = None, own: bool = False
) -> tuple[Document, Party, Report]:
    """An article of one statement: *who* said *words*."""
    text = f"{who or 'It was'} said: {words}"
    start = len(text) - len(words)

    def at(piece: str) -> Span:
        return text.index(piece), text.index(piece) + len(piece)

    document = Document(id=name, received_as=f"{name}.txt", text=text, outlet=f"The {name}")
    party = Party(id=f"par-{name}", document=name, name=who or "nobody", kind="unspecified")
    report = Report(
        id=f"rep-{name}",
        document=name,
        source=Source(spans=(at(who),), party=party.id) if who else Source(),
        cue=(at("said"),),
        content=((start, len(text)),),
        kind="indirect",
        voice="own" if own else "reported",
        hedges=(at(hedge),) if hedge else (),
    )
    return document, party, report


def changes(  # the later statement's changes, telling ones first
    earlier: tuple[Document, Party, Report],
    later: tuple[Document, Party, Report],
    *drift: Drift,
    relation: Relation = "same-utterance",
    order: str = "published earlier",
) -> tuple[str, ...]:
    articles = arrange([earlier[0], later[0]], [*earlier[1:], *later[1:]])
    reports = earlier[2], later[2]
    claim = Claim(
        id=CLAIM,
        text="-",
        reports=tuple(r.id for r in reports),
        origin_range=(1, 1),
        wordings=tuple(Wording(r.id, r.content) for r in reports),
    )
    link = Link(
        id="lnk",
        origin=reports[1].id,
        target=reports[0].id,
        relation=relation,
        probability=0.9,
        drift=drift,
        evidence={"order": order, "direct": True},
    )
    step = steps(articles, Names(articles), [claim], [link])[CLAIM][reports[1].id]
    return (*step.telling, *step.other)


LEAK = told("Post", "We believe that the wall has been leaking since May", hedge="believe")


@pytest.mark.parametrize(
    ("earlier", "later", "drift", "expected"),
    [
        # the whole clause that held the hedge is quoted, and not quoted again as left out
        (LEAK, told("Echo", "the wall has been leaking since May"), ("truncated", "hedge-lost"),
         ("drops “We believe that”",)),
        # the hedge stood outside these words: it is named alone
        (LEAK, told("Echo", "We are sure that the wall has been leaking since May"), ("hedge-lost",),
         ("drops “believe”",)),
        (told("Post", "the wall leaks"), told("Echo", "the wall reportedly leaks", hedge="reportedly"),
         ("hedge-added",), ("adds “reportedly”",)),
        # no word of the reader's marks what was dropped: said in general
        (told("Post", "the wall leaks"), told("Echo", "the wall leaks"), ("hedge-lost",),
         ("drops a doubt or condition",)),
        (told("Post", "the wall leaks and the tunnel is dry"), told("Echo", "the wall leaks"), ("truncated",),
         ("without “and the tunnel is dry”",)),
        # in quite other words everything would be quoted
        (told("Post", "the wall leaks and the tunnel is dry"), told("Echo", "water runs out"),
         ("truncated", "paraphrased"), ("shorter", "in other words")),
        (told("Post", "some 2,300 people left"), told("Echo", "some 3,150 people left"), ("number-changed",),
         ("number changed: “2,300” became “3,150”",)),
        (told("Post", "two people left"), told("Echo", "nine people left"), ("number-changed",),
         ("number changed",)),
        (told("Post", "it leaks"), told("Echo", "it leaks", who="Mara Quill"), ("verbatim", "reattributed"),
         ("other name for the same words: The Post has them from the mayor",)),
        (told("Post", "it leaks"), told("Echo", "water runs", who="Mara Quill"),
         ("paraphrased", "reattributed"),
         ("other speaker: The Post has it from the mayor", "in other words")),
        (told("Post", "it leaks"), told("Echo", "it leaks", who=None, own=True), ("reattributed",),
         ("no source here: The Post has it from the mayor",)),
        # it was the outlet's own, and somebody is credited with it
        (told("Post", "it leaks", who=None, own=True), told("Echo", "it leaks"), ("reattributed",),
         ("given to somebody here: The Post states it itself",)),
        (told("Post", "it leaks"), told("Echo", "it leaks"), ("verbatim",), ("word for word",)),
        (told("Post", "it leaks"), told("Echo", "it leaks"), ("verbatim", "meaning-changed"),
         ("the meaning seems changed: read both", "otherwise word for word")),
    ],
)  # fmt: skip
def test_what_changed(
    earlier: tuple[Document, Party, Report],
    later: tuple[Document, Party, Report],
    drift: tuple[Drift, ...],
    expected: tuple[str, ...],
) -> None:
    assert changes(earlier, later, *drift) == expected


def test_nothing_is_dropped_or_added_where_nobody_knows_which_came_first() -> None:
    later = told("Echo", "the wall has been leaking since May")
    assert changes(LEAK, later, "hedge-lost", order="unknown: a date is missing") == (
        "lacks “We believe that”",
    )
    numbers = told("Post", "some 2,300 left"), told("Echo", "some 3,150 left")
    assert changes(*numbers, "number-changed", order="unknown: published on one day") == (
        "another number: “3,150”, there “2,300”",
    )


def test_long_statements_are_not_compared_word_by_word() -> None:
    long = told("Post", "a b " * 5000 + "end")
    assert changes(long, told("Echo", "b a " * 5000 + "end"), "truncated") == ("shorter",)


def test_the_direct_link_is_told_and_borderline_ones_are_not() -> None:
    articles = [told(name, "it leaks") for name in ("A", "B", "C")]
    found = arrange([a[0] for a in articles], [f for a in articles for f in a[1:]])
    claim = Claim(id=CLAIM, text="-", reports=("rep-A", "rep-B", "rep-C"), origin_range=(1, 1))

    def link(target: str, probability: float, **evidence: bool) -> Link:
        return Link(
            id=f"lnk-{target}",
            origin="rep-C",
            target=target,
            relation="same-utterance",
            probability=probability,
            evidence=dict(evidence),
        )

    links = [link("rep-A", 0.9), link("rep-B", 0.6, direct=True)]
    assert steps(found, Names(found), [claim], links)[CLAIM]["rep-C"].earlier == "rep-B"
    links = [link("rep-A", 0.9, borderline=True)]
    assert steps(found, Names(found), [claim], links) == {CLAIM: {}}
    unsure = steps(found, Names(found), [claim], [link("rep-A", 0.4, direct=True)])[CLAIM]["rep-C"]
    assert unsure.borderline and unsure.ordered and unsure.one_utterance
