"""Figures of several articles: which are compared, and what they are to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.records import Comparison, Document, Figure, Published, Report, Source
from earwitness.trace.figures.comparing import comparisons

MARK = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Amount:
    """A figure of an article, in the order of its marks: ``[...]`` in the text."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    what: str = ""
    as_of: str | None = None
    by: str | None = None


@dataclass(frozen=True)
class Article:
    """An invented article: its text with marks, its date, its figures."""

    text: str
    amounts: Sequence[Amount]
    date: str | None = "2031-05-02"
    outlet: str | None = None
    names: str = "Orla Dunmarrow and Tesk Ravell were in Ghelm."
    extra: dict[str, str] = field(default_factory=dict)


def built(articles: Sequence[Article]) -> tuple[list[Document], list[Figure], list[Report]]:
    documents, figures, reports = [], [], []
    for n, article in enumerate(articles):
        name = f"d{n}"
        text, spans = "", []
        at = 0
        for m in MARK.finditer(article.text):
            text += article.text[at : m.start()]
            spans.append((len(text), len(text) + len(m[1])))
            text += m[1]
            at = m.end()
        text += article.text[at:]
        text += "\n\n" + article.names  # one affair: the articles name the same people and places
        documents.append(
            Document(
                id=name,
                received_as=f"{name}.txt",
                text=text,
                outlet=article.outlet,
                published=Published(date=article.date),
            )
        )
        for k, (span, amount) in enumerate(zip(spans, article.amounts, strict=True)):
            report = f"{name}:r{k}" if amount.by else None
            figures.append(
                Figure(
                    id=f"{name}:f{k}",
                    document=name,
                    span=span,
                    value=amount.value,
                    low=amount.low,
                    high=amount.high,
                    unit=amount.unit,
                    what=amount.what,
                    as_of=amount.as_of,
                    report=report,
                )
            )
            if report:
                reports.append(
                    Report(
                        id=report,
                        document=name,
                        source=Source(party=amount.by),
                        cue=(),
                        content=((0, len(text)),),
                        kind="indirect",
                        stance="asserts",
                    )
                )
    return documents, figures, reports


def compared(
    *articles: Article, same_party: Callable[[str, str], bool] | None = None
) -> dict[frozenset[str], Comparison]:
    found = comparisons(*built(articles), same_party=same_party)
    return {frozenset((c.origin, c.target)): c for c in found}


def relation(one: Article, other: Article) -> str | None:
    """Of the first figures of two articles."""
    found = compared(one, other).get(frozenset(("d0:f0", "d1:f0")))
    return found.relation if found else None


def killed(said: str, number: float | None, **more: object) -> Article:
    settings = {"what": "miners killed at Ghelm", **more}
    return Article(
        f"At Ghelm [{said}] miners were killed, the inspectorate said.",
        [Amount(value=number, unit="miner", **settings)],  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("why", "one", "other", "expected"),
    [
        ("one number", killed("40", 40), killed("forty", 40), "agree"),
        ("one thing in other words", killed("40", 40), killed("40", 40, what="dead of Ghelm"), "agree"),
        ("a round number and an exact one", killed("some 400", 400), killed("409", 409), "rounded"),
        ("a bound set on the number", killed("40", 40), killed("more than 40", None, low=40), "rounded"),
        ("a bound that includes it", killed("40", 40), killed("at least 40", None, low=40), "agree"),
        ("an open number that holds it", killed("47", 47), killed("dozens of", None), "rounded"),
        ("two numbers, nothing says which is newer", killed("40", 40), killed("64", 64), "conflict"),
        (
            "a newer figure by one giver",
            killed("40", 40, by="p", as_of="2031-05-01"),
            killed("64", 64, by="p", as_of="2031-05-09"),
            "updated",
        ),
        (
            "other givers, far apart: two counts of one event",
            killed("9", 9, by="p", as_of="2031-05-01"),
            killed("64", 64, by="q", as_of="2031-05-09"),
            "conflict",
        ),
        (
            "other givers, both dated and near: it grew",
            killed("58", 58, by="p", as_of="2031-05-01"),
            killed("64", 64, by="q", as_of="2031-05-09"),
            "updated",
        ),
        (
            "some of them only",
            killed("40", 40),
            killed("27", 27, what="miners killed at Ghelm by the evening before the search ended"),
            "not-comparable",
        ),
        (
            "a part that is more than the whole",
            killed("40", 40),
            killed("55", 55, what="miners killed at Ghelm by the evening before the search ended"),
            "conflict",
        ),
        (
            "a list of names, not all",
            killed("40", 40),
            killed("31", 31, what="miners killed at Ghelm, listed by name"),
            "not-comparable",
        ),
        (
            "one number of two things",
            killed("40", 40),
            killed("40", 40, what="miners wounded at Ghelm"),
            "not-comparable",
        ),
        (
            "nobody would compare these",
            killed("40", 40),
            Article("The pit has [9] shafts.", [Amount(9, unit="shaft", what="shafts of the pit")]),
            None,
        ),
    ],
    ids=lambda x: x if isinstance(x, str) and " " in x else "",
)
def test_relation(why: str, one: Article, other: Article, expected: str | None) -> None:
    assert relation(one, other) == expected, why


@pytest.mark.parametrize(
    ("why", "one", "other", "expected"),
    [
        (
            "two people are not the 41 men of another article",
            Article("[Two people], two dates.", [Amount(2, unit="person", what="people")]),
            Article("All [41 men] came out.", [Amount(41, unit="person", what="men")]),
            None,
        ),
        (
            "how many sources there are is no figure",
            Article("[Two] officials close to it said so.", [Amount(2, unit="official", what="aides")]),
            Article("[Four] officials close to it said so.", [Amount(4, unit="official", what="aides")]),
            None,
        ),
        (
            "how many are lacking is not how many there are",
            Article("The cook had [eleven] tins too few.", [Amount(11, unit="tin", what="tins")]),
            Article("The cook counted [41] tins.", [Amount(41, unit="tin", what="tins")]),
            None,
        ),
        (
            "two measures of which nothing is told but the unit",
            Article("The letter shows [12 millimeters].", [Amount(12, unit="millimeter")]),
            Article("The folder has [2.1 millimeters].", [Amount(2.1, unit="millimeter")]),
            None,
        ),
        (
            "a measure rounded to a whole unit is no update",
            Article(
                "The wall moved by [2.1 millimeters].",
                [Amount(2.1, unit="millimeter", what="movement of the wall", as_of="2031-05-01")],
            ),
            Article(
                "The wall has now moved by [2 millimeters].",
                [Amount(2, unit="millimeter", what="movement of the wall", as_of="2031-05-01")],
                date="2031-05-09",
            ),
            "rounded",
        ),
        (
            "nor is it one for a measure that differs by more",
            Article("The wall moved by [2.6 mm].", [Amount(2.6, unit="mm", what="movement of the wall")]),
            Article("The wall moved by [2 mm].", [Amount(2, unit="mm", what="movement of the wall")]),
            "conflict",
        ),
    ],
)  # fmt: skip
def test_what_strangers_took_for_a_contradiction(
    why: str, one: Article, other: Article, expected: str | None
) -> None:
    assert relation(one, other) == expected, why


def test_two_counts_in_one_sentence_of_one_speaker_are_of_two_things() -> None:
    both = Article(
        "Three workers were hurt at the pit and all men of the pit are safe: [three] workers, [41] men.",
        [Amount(3, unit="worker", what="workers hurt at the Ghelm pit", by="p"),
         Amount(41, unit="person", what="men of the Ghelm pit", by="p")],
    )  # fmt: skip
    other = Article(
        "All [41] workers of the pit are safe.", [Amount(41, unit="worker", what="workers of the Ghelm pit")]
    )
    assert all(c.relation != "conflict" for c in compared(both, other).values())


def test_the_clause_tells_what_a_thin_figure_counts() -> None:
    """``what`` may say no more than the noun: what happened stands in the figure's own clause."""
    first = Article(
        "About [60] miners were killed in the fire and some [400] taken prisoner.",
        [Amount(60, unit="miner", what="miners"), Amount(400, unit=None, what="taken prisoner")],
    )
    second = Article(
        "The strikers count [88] dead and [350] captured.",
        [Amount(88, unit="person", what="dead"), Amount(350, unit="person", what="dead")],
    )
    found = compared(first, second)
    assert found[frozenset(("d0:f0", "d1:f0"))].relation == "conflict"
    assert found[frozenset(("d0:f1", "d1:f1"))].relation == "conflict"
    assert frozenset(("d0:f0", "d1:f1")) not in found


@pytest.mark.parametrize(
    ("why", "one", "other", "expected"),
    [
        (
            "miles are kilometres",
            Amount(10, unit="mile", what="length of the pipeline"),
            Amount(16, unit="kilometre", what="length of the pipeline"),
            "rounded",
        ),
        (
            "a decade is ten years",
            Amount(1, unit="decade", what="time that Dunmarrow led the works"),
            Amount(10, unit="year", what="time that Dunmarrow led the works"),
            "agree",
        ),
        (
            "a cubic metre is a thousand litres",
            Amount(2, unit="cubic metre per second", what="leak under the basin"),
            Amount(2000, unit="litres/second", what="leak under the basin"),
            "agree",
        ),
        (
            "two currencies are not converted",
            Amount(30, unit="euro", what="price of a share of the works"),
            Amount(30, unit="dollar", what="price of a share of the works"),
            "not-comparable",
        ),
        (
            "a permitted amount is no measured one",
            Amount(12, unit="litres/second", what="leak under the basin"),
            Amount(18, unit="litres/second", what="permitted leak under the basin"),
            "not-comparable",
        ),
    ],
)
def test_units(why: str, one: Amount, other: Amount, expected: str | None) -> None:
    articles = (Article("It came to [12], he said.", [a]) for a in (one, other))
    assert relation(*articles) == expected, why


def test_parts_of_other_wholes_are_not_comparable() -> None:
    """31 of 120 and 38 of 132 are shares of other rounds, if two people give them."""
    lots = "lots below the limit"
    first = Article(
        "Of them [31] of the [120] lots were below the limit.",
        [Amount(31, unit="lot", what=lots, by="p"), Amount(120, unit="lot", what="lots tested", by="p")],
    )
    second = Article(
        "The lab counts [38] of [132] lots below the limit.",
        [Amount(38, unit="lot", what=lots, by="q"), Amount(132, unit="lot", what="lots tested", by="q")],
    )
    found = compared(first, second)
    assert found[frozenset(("d0:f0", "d1:f0"))].relation == "not-comparable"
    assert frozenset(("d0:f0", "d0:f1")) not in found  # a part is not compared with its whole


def test_a_count_of_a_whole_is_compared_with_a_share() -> None:
    first = Article(
        "He said [31] of the [120] lots failed.",
        [Amount(31, unit="lot", what="lots that failed"), Amount(120, unit="lot", what="lots tested")],
    )
    second = Article("About [a quarter] failed.", [Amount(0.25, unit="share", what="lots that failed")])
    assert compared(first, second)[frozenset(("d0:f0", "d1:f0"))].relation == "rounded"


def test_words_make_a_figure_the_newer_one() -> None:
    """ "up from": both figures stand in one sentence, and the older ones elsewhere are older as well."""
    old = killed("40", 40)
    new = Article(
        "The toll at Ghelm has risen to [64], up from [40].",
        [
            Amount(64, unit="miner", what="miners killed at Ghelm"),
            Amount(40, unit="miner", what="miners killed at Ghelm"),
        ],
    )
    found = compared(old, new)
    assert found[frozenset(("d1:f0", "d1:f1"))].relation == "updated"
    newer = found[frozenset(("d0:f0", "d1:f0"))]
    assert (newer.relation, newer.origin, newer.target) == ("updated", "d1:f0", "d0:f0")


def test_a_garbled_repetition_is_no_update() -> None:
    """Credited to the outlet that has the other number, and the giver is back at it later."""
    first = Article(**{**vars(killed("29", 29, by="p")), "outlet": "The Ghelm Packet"})
    garbled = Article(
        "She told the Ghelm Packet that [36] miners were killed.",
        [Amount(36, unit="miner", what="miners killed at Ghelm", by="p")],
        date="2031-05-06",
    )
    assert relation(first, garbled) == "conflict"


def test_same_party_decides_who_gives_a_figure() -> None:
    one = killed("9", 9, by="spokesman")
    other = Article(**{**vars(killed("26", 26, by="ministry")), "date": "2031-06-02"})
    pair = frozenset(("d0:f0", "d1:f0"))
    assert compared(one, other)[pair].relation == "conflict"
    assert compared(one, other, same_party=lambda a, b: True)[pair].relation == "updated"


def test_other_affairs_are_not_compared() -> None:
    """The same words about another place with other people."""
    elsewhere = Article(
        "At Brunnick [64] miners were killed.",
        [Amount(64, unit="miner", what="miners")],
        names="Pavo Lisk, Imre Tolder and Ketta Vance were in Brunnick.",
    )
    here = Article("At Ghelm [40] miners were killed.", [Amount(40, unit="miner", what="miners")])
    assert compared(here, elsewhere) == {}


def test_later_leads_to_earlier_and_reasons_are_given() -> None:
    late = Article(**{**vars(killed("64", 64)), "date": "2031-06-02"})
    (found,) = compared(late, killed("40", 40)).values()
    assert (found.origin, found.target) == ("d0:f0", "d1:f0")
    assert "64" in found.why
    assert "40" in found.why


@pytest.mark.parametrize(
    ("why", "articles"),
    [
        ("no articles", []),
        ("no dates", [Article(**{**vars(killed("40", 40)), "date": None})] * 2),
        ("a figure that says nothing", [killed("a number of", None), killed("40", 40)]),
        ("zero and less", [killed("0", 0), killed("-3", -3)]),
        ("no unit and no what", [Article("[12]", [Amount(12)]), Article("[13]", [Amount(13)])]),
    ],
)
def test_odd_input(why: str, articles: list[Article]) -> None:
    comparisons(*built(articles))


def test_figures_of_unknown_documents_are_left_out() -> None:
    _, figures, reports = built([killed("40", 40), killed("41", 41)])
    assert comparisons([], figures, reports) == ()


def test_thousands_of_identical_notices() -> None:
    """Each is compared with the first, and not every one with every other."""
    documents, figures, reports = built([killed("40", 40)] * 1500)
    found = comparisons(documents, figures, reports)
    assert {c.relation for c in found} == {"agree"}
    assert 1499 <= len(found) <= 3 * 1500


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)), st.permutations(range(6)))
def test_order_changes_nothing(order: list[int], shuffled: list[int]) -> None:
    articles = [
        killed("40", 40, by="p"),
        killed("more than 40", None, low=40),
        killed("64", 64, by="q"),
        killed("27", 27, what="miners killed at Ghelm by the evening before"),
        killed("40", 40, what="miners wounded at Ghelm"),
        killed("some 60", 60),
    ]
    documents, figures, reports = built(articles)
    expected = comparisons(documents, figures, reports)
    assert expected == comparisons(
        [documents[i] for i in order], [figures[i] for i in shuffled], list(reversed(reports))
    )
