"""What articles share, how they use it, and which came first. Every text here is invented."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from earwitness.records import Block, Document, Passage, Published, Report, Source
from earwitness.trace.passages.copying import article_relation, passages
from earwitness.trace.passages.sharing import Amounts
from earwitness.trace.passages.use import amounts_in_words, read_amounts

LEAD = (
    "The ferry Lady Orrin ran aground on the Cobble Bank before dawn on Monday with 84 passengers on board."
)
BUOY = "A buoy that marks the channel had drifted half a mile to the north in the storm, the line said."
TUGS = "Two tugs from Stane pulled for eleven hours before the hull came free on the evening tide."
SOUP = "The crew handed out blankets and soup, and nobody asked for a doctor."
SAID = "“We saw the light where the light should be, and then we felt the sand,” said the mate, Tobias Wray."
LAST = "Sailings to the outer islands will resume on Thursday once divers have looked at the propeller."
WIRE = "\n".join([LEAD, BUOY, TUGS, SOUP, SAID, LAST])

OTHER = """Tarn Hollow has voted to keep its library open three evenings a week.
The council needed two ballots to settle the matter, and the mayor cast the deciding voice.
Opponents had wanted the money for the leaking swimming bath.
“A town that closes its books has said all it will ever say,” the librarian, Oda Verrin, told the meeting.
New opening hours begin in April."""


def article(
    name: str, text: str, *, outlet: str | None = None, day: str | None = None, blocks: tuple[Block, ...] = ()
) -> Document:
    when = Published(date=day, earliest=day[:10], latest=day[:10], basis="given") if day else Published()
    return Document(
        id=f"doc-{name}",
        received_as=f"{name}.txt",
        text=text,
        outlet=outlet or f"{name.title()} Gazette",
        published=when,
        blocks=blocks,
    )


def shared(a: Document, b: Document, reports: tuple[Report, ...] = ()) -> Passage | None:
    found = passages([a, b], reports)
    assert len(found) <= 1
    return found[0] if found else None


REWORDED = """Divers must inspect the propeller before sailings to the outer islands resume on Thursday.
It took two tugs from Stane eleven hours of pulling before the hull came free with the evening tide.
The storm had moved a buoy marking the channel half a mile north, the line said.
Passengers were given soup and blankets by the crew and no doctor was asked for."""

# second text, use, relation, why the row is here
USES = [
    (WIRE, "republished", "same-text", "one text, unchanged"),
    (
        f"Rain is expected.\n{LEAD.replace('before dawn on Monday', 'early on Monday')}\n{TUGS}\n{SAID}\n"
        f"{BUOY.replace(', the line said', '')}",
        "republished",
        "same-text",
        "shortened, reordered and lightly edited",
    ),
    (f"{OTHER}\nMeanwhile, at sea:\n{BUOY}\n{TUGS}\n{SOUP}", "woven-in", "derived", "three sentences"),
    (f"{OTHER}\n{REWORDED}", "woven-in", "derived", "the same, every sentence reworded"),
    (
        f"{OTHER}\nOf the ferry: {TUGS}",
        "woven-in",
        "independent",
        "a single sentence, word for word: shared, but not three",
    ),
    (f"{OTHER}\n{SAID}", "quotations-only", "shared-quotes", "a quotation of a public statement"),
    (
        f"{OTHER}\n‘We saw the light where the light should be, and then we felt the sand’, the mate said.",
        "quotations-only",
        "shared-quotes",
        "the same quotation in other marks",
    ),
    (f"{OTHER}\nThe ferry Lady Orrin is afloat again.", None, "independent", "the same affair, own words"),
    (OTHER, None, "independent", "another affair"),
    ("", None, "independent", "nothing at all"),
]


@pytest.mark.parametrize(("text", "use", "relation", "why"), USES)
def test_use(text: str, use: str | None, relation: str, why: str) -> None:
    passage = shared(article("a", WIRE), article("b", text))
    assert (passage.use if passage else None) == use, why
    assert article_relation(passage) == relation, why


def test_spans_hold_the_same_words_within_one_line() -> None:
    a, b = article("a", WIRE), article("b", f"{OTHER}\n{BUOY}\n{TUGS}\n{SOUP}")
    passage = shared(a, b)
    assert passage is not None
    assert passage.documents == (a.id, b.id)
    assert len(passage.spans) == 3
    for (s, e), (t, f) in passage.spans:
        assert a.text[s:e] == b.text[t:f]
        assert "\n" not in a.text[s:e]


def test_words_in_furniture_are_not_shared() -> None:
    both = f"{LEAD}\n{OTHER}", f"{LEAD}\nAnother text altogether about glaziers and their strike in Tamsel."
    for kind in ("related-link", "notice", "share", "headline", "caption"):
        a, b = (
            article(
                str(i),
                text,
                blocks=(Block(kind, 0, len(LEAD)), Block("body", len(LEAD) + 1, len(text))),  # type: ignore[arg-type]
            )
            for i, text in enumerate(both)
        )
        assert shared(a, b) is None, kind


def test_an_outlets_own_sentence_under_everything_is_left_out() -> None:
    foot = "Readers who know more about this story may write to our desk in complete confidence."
    texts = [
        OTHER,
        WIRE,
        "\n".join(f"The glaziers of Tamsel struck for day {n} of ten." for n in range(1, 6)),
    ]
    same = [article(str(i), f"{t}\n{foot}", outlet="Dorv Herald") for i, t in enumerate(texts)]
    assert not passages(same, [])
    others = [article(str(i), f"{t}\n{foot}") for i, t in enumerate(texts)]
    assert len(passages(others, [])) == 3  # of three outlets it may be a wire's


def test_versions_of_one_outlets_story_are_no_boilerplate() -> None:
    versions = [article(str(i), f"{WIRE}\nUpdate {i}.", outlet="Dorv Herald") for i in range(4)]
    assert {p.use for p in passages(versions, [])} == {"republished"}


def test_a_direct_report_makes_words_quoted_without_marks() -> None:
    words = "We saw the light where the light should be, and then we felt the sand."
    a, b = (
        article("a", f"{OTHER}\nThe mate:\n{words}"),
        article("b", f"Harbor notes.\n{words}\nMore to come."),
    )
    assert getattr(shared(a, b), "use", None) == "woven-in"
    reports = tuple(
        Report(
            id=f"rep-{d.id}",
            document=d.id,
            source=Source(),
            cue=(),
            content=((d.text.index(words), d.text.index(words) + len(words)),),
            kind="direct",
        )
        for d in (a, b)
    )
    assert getattr(shared(a, b, reports), "use", None) == "quotations-only"


ROW = "two of the tugs that were to meet her had been sent to Stane the night before"

# texts and outlets and days of two articles, the earlier one, use, why
ORDERS = [
    (
        (WIRE, "Halmere", "2031-03-08"),
        (WIRE, "Dorv Herald", "2031-03-09"),
        "a",
        "republished",
        "a day before",
    ),
    ((WIRE, "Halmere", "2031-03-08"), (WIRE, "Dorv Herald", "2031-03-08"), None, "republished", "one day"),
    (
        (WIRE, "Halmere", "2031-03-08T09:00:00Z"),
        (WIRE, "Dorv Herald", "2031-03-08T09:30:00+02:00"),
        "b",
        "republished",
        "one day, with the clock and the zone",
    ),
    ((WIRE, "Halmere", None), (WIRE, "Dorv Herald", "2031-03-08"), None, "republished", "a date is missing"),
    (
        (WIRE, "Halmere", None),
        (f"{WIRE}\nHalmere contributed to this report.", "Dorv Herald", None),
        "a",
        "republished",
        "no dates, but a credit",
    ),
    (
        (f"LISK, March 8 (Halmere) - {WIRE}", "Halmere", "2031-03-08T17:00:00Z"),
        (f"{WIRE}\nThis story was supplied by Halmere.", "Dorv Herald", "2031-03-08T11:00:00Z"),
        "a",
        "republished",
        "the agency's own copy is stamped later on the same day",
    ),
    (
        (f"{WIRE}\nThe line has apologized.", "Halmere", "2031-03-28"),
        (f"{WIRE}\n- Halmere", "Dorv Herald", "2031-03-08"),
        "b",
        "republished",
        "the agency's text of three weeks later is not what was credited",
    ),
    (
        (f"{WIRE}\n(AP)", "Halmere Post", "2031-03-08"),
        (f"{WIRE}\nThe Associated Press contributed to this report.", "Dorv Herald", "2031-03-09"),
        None,
        "republished",
        "both from one agency: neither is the other's child",
    ),
    (
        (f"{OTHER}\n{SAID}\n(AP)", "Halmere Post", "2031-03-08"),
        (f"{WIRE}\n(AP)", "Dorv Herald", "2031-03-09"),
        "a",
        "quotations-only",
        "of quotations only time is asked",
    ),
    (
        (WIRE, "Halmere Post", "2031-03-09"),
        (f"{OTHER}\nAs the Halmere Post has it, {ROW}.\n{TUGS}\n{SOUP}", "Dorv Herald", "2031-03-09"),
        "a",
        "woven-in",
        "one day, but the one names the other",
    ),
]


@pytest.mark.parametrize(("one", "two", "earlier", "use", "why"), ORDERS)
def test_earlier(
    one: tuple[str, str, str | None],
    two: tuple[str, str, str | None],
    earlier: str | None,
    use: str,
    why: str,
) -> None:
    a, b = (article(n, t, outlet=o, day=d) for n, (t, o, d) in zip("ab", (one, two), strict=True))
    passage = shared(a, b)
    assert passage is not None
    assert passage.use == use, why
    assert passage.earlier == (f"doc-{earlier}" if earlier else None), f"{why}: {passage.why}"
    assert passage.why.count(";") == 1


def test_an_undated_article_is_later_than_those_it_names() -> None:
    dated = [
        article("a", f"{OTHER}\n{SAID}", outlet="Halmere Post", day="2031-03-08"),
        article("b", WIRE, outlet="Dorv Herald", day="2031-03-10"),
    ]
    digest = article("c", f"Our digest.\nThe Dorv Herald has this:\n{SAID}\n{TUGS}\n{SOUP}", outlet="Sieve")
    found = {p.documents: p.earlier for p in passages([*dated, digest], [])}
    assert found["doc-b", "doc-c"] == "doc-b"  # named
    assert found["doc-a", "doc-c"] == "doc-a"  # older than what is named


def test_a_phrase_counts_where_its_origin_is_named() -> None:
    phrase = "No figure has been altered, neither before nor after"
    theirs = f"Works deny it.\n«{phrase}», the director, Marten Hale, told us."
    plain = f"{OTHER}\n{phrase}, says the director."
    assert shared(article("a", theirs, outlet="Orlane Post"), article("b", plain)) is None
    named = f"{OTHER}\nFrom the Orlane Post:\n{phrase}, says the director."
    passage = shared(article("a", theirs, outlet="Orlane Post"), article("b", named))
    assert passage is not None
    assert (passage.use, passage.earlier) == ("woven-in", "doc-a")


TEXTS = [
    article("a", WIRE, outlet="Halmere", day="2031-03-08"),
    article("b", f"{WIRE}\n- Halmere", outlet="Dorv Herald", day="2031-03-08"),
    article("c", f"{OTHER}\n{REWORDED}", outlet="Tamsel News", day="2031-03-09"),
    article("d", f"{OTHER}\n{SAID}", outlet="Sieve"),
    article("e", "", outlet="Empty"),
    article("f", "Ferry", outlet="Brief"),
]


def test_order_of_input_changes_nothing() -> None:
    expected = passages(TEXTS, [])
    assert len(expected) >= 5
    for seed in range(5):
        mixed = random.Random(seed).sample(TEXTS, len(TEXTS))
        assert passages(mixed, []) == expected


def test_given_pairs_are_compared_and_no_others() -> None:
    every = passages(TEXTS, [], pairs=list(combinations([d.id for d in TEXTS], 2)))
    assert every == passages(TEXTS, [])
    some = passages(TEXTS, [], pairs=[("doc-b", "doc-a"), ("doc-a", "doc-b"), ("doc-a", "doc-nowhere")])
    assert [p.documents for p in some] == [("doc-a", "doc-b")]


def test_one_article_none_and_one_twice() -> None:
    assert passages([], []) == ()
    assert passages(TEXTS[:1], []) == ()
    assert passages([TEXTS[0], TEXTS[0]], []) == ()


def test_many_notices_give_a_few_passages_each() -> None:
    notice = f"{BUOY}\n{LAST}"
    many = [article(f"{i:04}", notice, day=f"2031-03-{1 + i % 28:02}") for i in range(300)]
    found = passages(many, [])
    assert 299 <= len(found) <= 4 * 300
    first = {min(many, key=lambda d: (d.published.date, d.id)).id}
    assert {i for p in found for i in p.documents} == {d.id for d in many}
    assert sum(bool(first & set(p.documents)) for p in found) == 299


@pytest.mark.parametrize(
    "text",
    [
        "ferry " * 50_000,
        "ferry buoy " * 30_000,
        '"' * 50_000,
        "(“" * 30_000,
        "a.b. " * 30_000,
        "ferry\n" * 30_000,
    ],
)
def test_hostile_texts_end(text: str) -> None:
    passages([article("a", text), article("b", text + " tug"), article("c", WIRE)], [])


def test_a_long_article_holds_a_short_one() -> None:
    chance = random.Random(5)
    noise = "\n".join(" ".join(f"w{chance.randrange(20_000)}" for _ in range(20)) + "." for _ in range(2_000))
    passage = shared(article("a", f"{noise}\n{WIRE}\n{noise}"), article("b", WIRE))
    assert passage is not None
    assert passage.use == "republished"


@pytest.mark.parametrize(
    "amounts",
    [
        Amounts(),
        Amounts(sentences=1, own=1, own_row=1),
        Amounts(sentences=3, own=41, own_row=12, quoted=30, quoted_row=22, half=8, half_row=8),
        Amounts(half=12, half_row=10),
    ],
)
def test_counts_can_be_read_again(amounts: Amounts) -> None:
    assert read_amounts(f"{amounts_in_words(amounts)}; published earlier") == amounts
    assert read_amounts("somebody else's words") is None
