"""Who informs whom: tables of invented sentences, each row with why it is there.

More than 400 lines because the rows are one table, and a sentence is judged beside its neighbors.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.read.informing.informing import informing
from earwitness.read.informing.nounphrases import Sentence
from earwitness.read.informing.tellings import tellings
from earwitness.read.informing.wordclasses import split, wordset
from earwitness.read.parties.parties import resolve
from earwitness.records import Block, Document, Informs, Report, Source, Span

Edge = tuple[str, str, str]

# text, (manner, informer, informed) of each telling in order; None where the clause does not say
TOLD: list[tuple[str, list[tuple[str, str | None, str | None]], str]] = [
    ("The clerk then wrote down what he was told.", [], "down belongs to the verb, and is nobody"),
    (
        "A foreman told the inspector that the gauge was stuck.",
        [("tells", "A foreman", "the inspector")],
        "active",
    ),
    (
        "A foreman alerted the inspector in May 2031 to cracks.",
        [("warns", "A foreman", "the inspector")],
        "a date before what is told",
    ),
    ("A foreman alerted the inspector in haste.", [], "nothing is told"),
    (
        "A foreman told him to his face that it stuck.",
        [("tells", "A foreman", "him")],
        "to his face is no order",
    ),
    ("A foreman told him to count again.", [], "an order"),
    ("A memo had warned her that it stuck.", [("warns", "A memo", "her")], "a written thing that warns"),
    (
        "A foreman confided to him that it stuck.",
        [("tells", "A foreman", "him")],
        "confided to as well as in",
    ),
    (
        "The board three weeks later told her that it stuck.",
        [("tells", "The board", "her")],
        "how much later is no subject",
    ),
    (
        "The inspector was told by a foreman that it stuck.",
        [("tells", "a foreman", "The inspector")],
        "passive",
    ),
    (
        "The mayor was told in May that the wall was wet.",
        [("tells", None, "The mayor")],
        "nobody says by whom",
    ),
    ("The pilot had warned the crew of ice.", [("warns", "The pilot", "the crew")], "an auxiliary between"),
    (
        "Gen. Ivo Marr, the chief of staff, briefed the premier, Ada Lund, on the raid.",
        [("tells", "Gen. Ivo Marr, the chief of staff", "the premier, Ada Lund")],
        "appositions belong to both; an abbreviation ends no sentence",
    ),
    (
        "The clerk, who had the keys, told her.",
        [("tells", "The clerk", "her")],
        "a relative clause before the verb",
    ),
    (
        "He drove to Lisk and told the governor.",
        [("tells", "He", "the governor")],
        "the subject is the clause's first",
    ),
    (
        "She passed the list to her deputy.",
        [("tells", "She", "her deputy")],
        "a thing that informs goes to somebody",
    ),
    (
        "She passed a warning on to the crew.",
        [("warns", "She", "the crew")],
        "what is passed on decides the manner",
    ),
    ("She passed the salt to her deputy.", [], "salt informs nobody"),
    (
        "Aides showed the minister false figures.",
        [("misleads", "Aides", "the minister")],
        "two objects in a row",
    ),
    (
        "Managers gave ministers doctored numbers.",
        [("misleads", "Managers", "ministers")],
        "no word parts the two",
    ),
    ("The king was shown the wrong map readings.", [("misleads", None, "The king")], "a wrong one is news"),
    ("I was given the number.", [], "given by nobody in particular"),
    ("The nurse wrote to the board.", [("tells", "The nurse", "the board")], "to"),
    ("The nurse spoke to the board about it.", [("tells", "The nurse", "the board")], "talk about something"),
    ("The nurse spoke to the board.", [], "talk about nothing that is told"),
    ("He reports to the board.", [], "a place in a hierarchy"),
    ("He reported a leak to the board.", [("warns", "He", "the board")], "a danger is reported"),
    ("The firm kept the results from the panel.", [("hides-from", "The firm", "the panel")], "kept from"),
    ("The crew kept the boat from the rocks.", [], "a boat is no news"),
    (
        "The deaths were hidden from the regulator by the firm.",
        [("hides-from", "the firm", "the regulator")],
        "passive",
    ),
    (
        "The board was kept in the dark by its own staff.",
        [("hides-from", "its own staff", "The board")],
        "idiom",
    ),
    (
        "The deputy did not tell the director.",
        [("hides-from", "The deputy", "the director")],
        "what is not told is hidden",
    ),
    (
        "The deputy failed to inform the director.",
        [("hides-from", "The deputy", "the director")],
        "failed to",
    ),
    ("He left without telling the director.", [("hides-from", "He", "the director")], "without telling"),
    (
        "The wives had been told nothing by the firm.",
        [("hides-from", "the firm", "The wives")],
        "nothing was told",
    ),
    ("The panel was never misled.", [], "a denial of a lie is no silence"),
    (
        "The deputies agreed to keep it from the director.",
        [("hides-from", "The deputies", "the director")],
        "agreed to",
    ),
    ("The deputies wanted to keep it from the director.", [], "nobody says that they did"),
    ("He would tell the director.", [], "a mere possibility"),
    ("He may have told the director.", [("tells", "He", "the director")], "perhaps it came about"),
    ("If he had told the director, we would know.", [], "a condition"),
    ("The captain told the mate to turn back.", [], "an order"),
    ("The offices were told in July to count again.", [], "an order after a date"),
    ("We are told that all is well.", [], "what is told every day by nobody"),
    ("She learned of the cut from a colleague.", [("tells", "a colleague", "She")], "learn"),
    ("She learned patience from a colleague.", [], "a thing learned, not learned of"),
    (
        "He rang the harbor master to say it had sunk.",
        [("tells", "He", "the harbor master")],
        "a call to say something",
    ),
    ("He rang the harbor master.", [], "a call"),
    ("She let him know.", [("tells", "She", "him")], "let know"),
    ("The mate replied that it was old.", [("tells", "The mate", None)], "an answer names no hearer"),
    ("He told a joke in a brief speech.", [], "a joke hears nothing; brief is no verb after an article"),
    ("THE OWNERS WERE WARNED OF A FIRE", [("warns", None, "THE OWNERS")], "capitals"),
    ("Firm Hid Deaths From Safety Panel", [("hides-from", "Firm", "Safety Panel")], "headline case"),
    (
        "The steward, whom nobody asked, had told our cook that it leaked.",
        [("tells", "The steward", "our cook")],
        "a relative clause of another",
    ),
    ("Owners told ministry boiler was sound", [("tells", "Owners", "ministry")], "no word parts the clauses"),
    ("He told the largely rural council that it leaked.", [("tells", "He", "the largely rural council")],
     "an adverb inside a phrase"),
    ("The queen was being lied to by her tutors.", [("misleads", "her tutors", "The queen")], "lied to"),
    ("Council kept in dark over boiler", [("hides-from", None, "Council")], "a headline's passive"),
    ("The abbot, misled by two monks, signed.", [("misleads", "two monks", "The abbot")], "no was"),
    ("Her tutors are too frightened to tell her.", [("hides-from", "Her tutors", "her")], "too ... to"),
    ("The tutors let the queen believe that it held.", [("misleads", "The tutors", "the queen")], "let"),
    ("We were led to believe that it held.", [("misleads", None, "We")], "led to believe"),
    ("The mayor accused the firm of lying to tenants.", [("misleads", "the firm", "tenants")], "accused of"),
    ("The fault was explained to him by a fitter.", [("tells", "a fitter", "him")], "passive of to"),
    ("In a letter of May to the abbot, she wrote that it leaked.", [("tells", "she", "the abbot")],
     "the letter names the hearer"),
    ("The clerk had this from a cousin.", [("tells", "a cousin", "The clerk")], "had it from"),
    ("The letter never reached the abbot.", [("hides-from", None, "the abbot")], "it did not arrive"),
    ("She is said to have told friends that it leaked.", [("tells", "She", "friends")], "said to have"),
    ("A fitter telling the abbot that it leaks is in the film.", [("tells", "A fitter", "the abbot")], "ing"),
    ("The steward held the letter back.", [("hides-from", "The steward", None)], "nobody says from whom"),
    ("Any officer had misled the abbot.", [], "any is nobody"),
    ("Did he tell the abbot?", [], "a question"),
    ("They asked staff to say so to ban it.", [], "to ban is a verb"),
    ("It showed the captain leading by two.", [], "no second object"),
    ("", [], "nothing"),
    ("told told told to to from", [], "verbs without anybody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "why"), TOLD, ids=[row[2] for row in TOLD])
def test_tellings(text: str, wanted: list[tuple[str, str | None, str | None]], why: str) -> None:
    found = [
        (t.manner, _words(text, t.informer), _words(text, t.informed))
        for t in tellings(text, [], [])
        if t.manner != "asks"
    ]
    assert found == wanted, why


def test_a_clause_is_read_from_where_a_content_begins() -> None:
    text = "The inspector knew officials told the mayor a lie."
    found = tellings(text, [text.index("officials")], [])
    assert [_words(text, t.informer) for t in found] == ["officials"]


def test_interruptions_part_what_they_interrupt_and_are_read_by_themselves() -> None:
    text = "The director, he told the clerk, learned of it from the papers."
    gap = text.index(" he told"), text.index(" learned")
    found = [(_words(text, t.informer), _words(text, t.informed)) for t in tellings(text, [], [gap])]
    assert found == [("he", "the clerk"), ("the papers", "The director")]


# text with the statements in it as (source, cue, content, kind), edges, why
STORIES: list[tuple[str, list[tuple[str, str, str, str]], list[Edge], str]] = [
    (
        "An agent said a clerk had told him that it was full.",
        [("An agent", "said", "a clerk had told him that it was full", "indirect")],
        [("tells", "a clerk", "An agent")],
        "him is whoever speaks",
    ),
    (
        "Ada Lund said the school had called to say he was ill.",
        [("Ada Lund", "said", "the school had called to say he was ill", "indirect")],
        [("tells", "the school", "Ada Lund")],
        "a call that names nobody came to whoever tells of it",
    ),
    (
        "“They never told me,” said Ada Lund.",
        [("Ada Lund", "said", "“They never told me,”", "direct")],
        [("hides-from", "They", "Ada Lund")],
        "me inside a quotation",
    ),
    (
        "A lawyer for Ivo Marr said he had informed the chairman.",
        [("A lawyer for Ivo Marr", "said", "he had informed the chairman", "indirect")],
        [("tells", "Ivo Marr", "the chairman")],
        "he is the one for whom the lawyer speaks",
    ),
    (
        "The paper said the mate had warned the captain. The captain answered that he was busy.",
        [
            ("The paper", "said", "the mate had warned the captain", "indirect"),
            ("", "", "The captain answered that he was busy", "indirect"),
        ],
        [("warns", "the mate", "the captain"), ("tells", "the captain", "the mate")],
        "an answer goes to whoever spoke",
    ),
    (
        "The weekly said the director informed the ministry. He did not mention the van.",
        [
            ("The weekly", "said", "the director informed the ministry", "indirect"),
            ("", "", "He did not mention the van", "indirect"),
        ],
        [("tells", "the director", "the ministry"), ("hides-from", "the director", "the ministry")],
        "what is left out is kept from whoever heard the rest",
    ),
    (
        "A guard said the king was told that it was safe.",
        [("A guard", "said", "the king was told that it was safe", "indirect")],
        [],
        "the teller whom the text leaves out is nobody",
    ),
    (
        "A guard said two monks hid the list from the king and that the king was told it held.",
        [("A guard", "said", "two monks hid the list from the king and that the king was told it held",
          "indirect")],
        [("hides-from", "two monks", "the king"), ("misleads", "two monks", "the king")],
        "told by whoever keeps things from him, who is not simply telling",
    ),
    (
        "A guard said the inspector wrote to the firm and was told of a repair.",
        [("A guard", "said", "the inspector wrote to the firm and was told of a repair", "indirect")],
        [("tells", "the inspector", "the firm"), ("tells", "the firm", "the inspector")],
        "told in return",
    ),
    (
        "The paper said the steward told the abbot of a leak. The steward held the letter back.",
        [("The paper", "said", "the steward told the abbot of a leak", "indirect"),
         ("", "", "The steward held the letter back", "indirect")],
        [("tells", "the steward", "the abbot"), ("hides-from", "the steward", "the abbot")],
        "kept from the one to whom he tells other things",
    ),
    (
        "“I asked a guard. He said it was a drill,” said Ada Lund.",
        [("Ada Lund", "said", "“I asked a guard. He said it was a drill,”", "direct")],
        [("tells", "a guard", "Ada Lund")],
        "said to whoever tells of it",
    ),
    (
        "A guard said the firm had assured the inspector that it was dry.",
        [("A guard", "said", "the firm had assured the inspector that it was dry", "indirect")],
        [("tells", "the firm", "the inspector")],
        "an assurance need not be empty",
    ),
    (
        "Steward hid leak from mayor\n\nThe mayor, Ivo Marr, wept. Ada Lund, the steward, left.",
        [], [("hides-from", "Ada Lund", "Ivo Marr")],
        "a headline's roles are those of the body",
    ),
    (
        "Ada Lund told reporters that it was safe.",
        [("Ada Lund", "told", "it was safe", "indirect")], [],
        "the press",
    ),
    (
        "Ada Lund told lawmakers that it was safe.",
        [("Ada Lund", "told", "it was safe", "indirect")], [],
        "in public",
    ),
    (
        "Ada Lund told Vexel that it was safe.",
        [("Ada Lund", "told", "it was safe", "indirect")], [],
        "a bare name",
    ),
    ("He said he never told anyone.", [("He", "said", "he never told anyone", "indirect")], [], "nobody"),
    (
        "A guard said Marr's staff warned him of a leak. Ivo Marr left.",
        [("A guard", "said", "Marr's staff warned him of a leak", "indirect")],
        [("warns", "marr's staff", "ivo marr")],
        "him is whose staff it is",
    ),
    (
        "Ada Lund wrote to her supervisor that it leaked.",
        [("Ada Lund", "wrote", "it leaked", "indirect")],
        [("tells", "Ada Lund", "her supervisor")],
        "a statement may be a telling inside the story",
    ),
    (
        "The harbor office warned the captain would leave.",
        [("The harbor office", "warned", "the captain would leave", "indirect")],
        [],
        "whoever stands behind the cue begins what is said",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements", "wanted", "why"), STORIES, ids=[row[3] for row in STORIES])
def test_edges(text: str, statements: list[tuple[str, str, str, str]], wanted: list[Edge], why: str) -> None:
    found, names = _edges(text, statements)
    assert [(i.manner, names[i.informer].lower(), names[i.informed].lower()) for i in found] == [
        (manner, informer.lower(), informed.lower()) for manner, informer, informed in wanted
    ], why


def test_the_report_is_the_innermost_whose_content_holds_the_clause() -> None:
    text = "A man said a clerk believed that a guard had told the cook. A guard wrote to his supervisor."
    found, _ = _edges(
        text,
        [
            ("A man", "said", "a clerk believed that a guard had told the cook", "indirect"),
            ("a clerk", "believed", "that a guard had told the cook", "indirect"),
        ],
    )
    assert [i.report for i in found] == ["r1", None]


@pytest.mark.parametrize(
    ("reason", "motive"),
    [
        ("because they feared for their posts.", "they feared for their posts"),
        ("for fear of dismissal, it has emerged.", "fear of dismissal"),
        ("to protect the brand.", "to protect the brand"),
        ("on Monday.", None),
        ("on Monday. Others left because of the rain.", None),
    ],
)
def test_motive_comes_from_the_same_sentence(reason: str, motive: str | None) -> None:
    found, _ = _edges(f"The deputies hid the report from the director {reason}", [])
    assert [i.motive for i in found] == [motive]


def test_links_and_notices_hold_no_edges() -> None:
    text = "The aide told his chief of it."
    document = Document(
        id="doc-1", received_as="a.txt", text=text, blocks=(Block("related-link", 0, len(text)),)
    )
    who = resolve(document, [], {})
    assert informing(document, [], who) == (who, ())


_WORDS = st.sampled_from(
    [
        *sorted(wordset("he him her told wrote kept from to by the a clerk minister Ada Lund , . “ ”")),
        *sorted(wordset("said not never which that it if was warned list who and in dark us ’")),
        "\u200b",
        "\n",
    ]
)


@given(st.lists(_WORDS, max_size=40), st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_spans_lie_inside_the_text_in_order(words: list[str], cut: int) -> None:
    text = " ".join(words)
    found = list(tellings(text, [min(cut, len(text))], []))
    assert [t.at for t in found] == sorted(t.at for t in found)
    for t in found:
        for span in (t.span, t.informer, t.informed):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert t.informer is None or t.span[0] <= t.informer[0]


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_words_are_in_order_and_cover_what_is_written(text: str) -> None:
    words = [w for sentence in split(text) for w in sentence]
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert not "".join(c for i, c in enumerate(text) if not any(w.start <= i < w.end for w in words)).strip()


def test_a_long_chain_of_of_ends() -> None:
    text = "told the head of " * 2000
    (words, *_) = split(text)
    assert Sentence(text, words, []).phrase(1) is not None


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def _edges(
    text: str, statements: list[tuple[str, str, str, str]]
) -> tuple[tuple[Informs, ...], dict[str, str]]:
    document = Document(id="doc-1", received_as="a.txt", text=text, blocks=(Block("body", 0, len(text)),))

    def at(words: str, low: int = 0) -> tuple[Span, ...]:
        return ((text.index(words, low), text.index(words, low) + len(words)),) if words else ()

    reports: list[Report] = []
    for k, (source, cue, content, kind) in enumerate(statements):
        parent = next(
            (r.id for r in reversed(reports) if r.content[0][0] < at(content)[0][0] < r.content[0][1]), None
        )
        reports.append(
            Report(
                id=f"r{k}",
                document="doc-1",
                source=Source(spans=at(source)),
                cue=at(cue),
                content=at(content),
                kind="direct" if kind == "direct" else "indirect",
                parent=parent,
            )
        )
    who = resolve(document, reports, {})
    told = [
        Report(**{f: getattr(r, f) for f in r.__struct_fields__} | {"source": who.sources[r.id]})
        for r in reports
    ]
    after, found = informing(document, told, who)
    return found, {p.id: p.name for p in after.parties}
