"""Who speaks: invented passages, with the sources marked and the party each is tied to."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.read.parties.anonymity import anonymity
from earwitness.read.parties.parties import Resolved, resolve
from earwitness.read.parties.party_at import party_named
from earwitness.records import Block, Document, Report, Source, Span

MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]")


def marked(text: str, outlet: str | None = "The Oster Echo", **fields: str) -> tuple[Document, list[Report]]:
    """A document and its reports from a text in which ``[words|id]`` marks each source.

    The content of a report is the rest of its line; *fields* give the parent of a report by its id.
    """
    plain, spans, at = "", {}, 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        spans[match[2]] = (len(plain), len(plain) + len(match[1]))
        plain += match[1]
        at = match.end()
    plain += text[at:]
    document = Document(
        id="doc-1", received_as="x", text=plain, outlet=outlet, blocks=(Block("body", 0, len(plain)),)
    )
    reports = [
        Report(
            id=name, document="doc-1", source=Source(spans=(span,)), cue=((span[1], span[1] + 1),),
            content=((span[1] + 1, _line_end(plain, span[1])),), kind="indirect", parent=fields.get(name),
        )
        for name, span in spans.items()
    ]  # fmt: skip
    return document, reports


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return max(at + 2, end if end >= 0 else len(text))


def resolved(text: str, outlet: str | None = "The Oster Echo", **parents: str) -> Resolved:
    document, reports = marked(text, outlet, **parents)
    return resolve(document, reports, {})


SAME = [
    # text, the reports that one party has together, why
    (
        "The mayor, [Anna Holt|a], left. Her husband, Peter Holt, waved.\n\n[Holt|b] said so.",
        "a b",
        "a surname is the main person's and not the relative's named last",
    ),
    (
        "President Carver left. His wife, Mary Carver, and daughter Iris Carver waved.\n\n"
        "[Carver|a] said so.\n\nLater [President Carver|b] slept.",
        "a b",
        "nobody but relatives has a first name",
    ),
    (
        "President [Ed Carver|a] left. [Carver|b] spoke.\n\n– Ed J. Carver (@edc) 2 May\n\n[Carver|c] slept.",
        "a b c",
        "a middle initial makes no second person",
    ),
    (
        "President [Ed Carver|a] left with Mary Carver and Iris Carver. [Carver|b] said so.",
        "a b",
        "the one with a title",
    ),
    (
        "[Ed Carver|a] rose. Ed Carver sat. Mary Carver rose.\n\n[Carver|b] said so.",
        "a b",
        "who is named most",
    ),
    (
        "Sen. [Gerda Pohl|a] said no.\n\nIn June, [the Ohio senator|b] said yes.",
        "a b",
        "short title",
    ),
    ("[Gerda Pohl|a] (R-Ohio) said no. [The former senator|b] said why.", "a b", "a tag"),
    (
        "[Carl Dean|c] said no.\n\n[Dean, a clerk|d] left.",
        "c d",
        "a surname",
    ),
    (
        "Spokesman [Hope Pohl|a] said no. Ned Ashby came. [She|b] said why.",
        "a b",
        "a woman",
    ),
    ("[Bill Pohl|a] spoke. [Gerda Pohl|b] left. [Mr. Pohl|c] said no.", "a c", "Bill is a name"),
    (
        "He met Gerda Pohl and [Ned Ashby|a], [who was there|b] to say no. [Ashby|c] left.",
        "a b c",
        "right before",
    ),
    ("[I|a] said no. Ned Ashby came.\n\n[I|b] said so again.", "a b", "the author"),
    (
        "[Gerda Pohl|a] said no.\n\n[She|b] said why. [Ms. Pohl|c] said more.",
        "a b c",
        "name, pronoun, surname",
    ),
    (
        "[Gerda Pohl|a] said Otto Brandt knew. [She|b] said more, and [he|c] said less.",
        "a b",
        "a man between two mentions of a woman",
    ),
    (
        "Gerda Pohl, who left in May, has said little. [She|a] told a court so. [Pohl|b] said more.",
        "a b",
        "the subject of the sentence before",
    ),
    ("[A clerk|a] said no.\n\n[The clerk|b] said yes.", "a b", "a role taken up again"),
    (
        "It was hidden, [a duty officer|a] said.\n\n[The officer, Gerda Pohl|b], said so. [Pohl|c] left.",
        "a b c",
        "a name that comes after the role",
    ),
    ("[A spokeswoman for the port, Gerda Pohl|a], said no. [She|b] said why.", "a b", "apposition after for"),
    (
        "The union's lawyer, Otto Brandt, called. Gerda Pohl's lawyer spoke: "
        "[his client|a] said no. [Pohl|b] left.",
        "a b",
        "a lawyer's client",
    ),
    (
        "The director, Otto Brandt, left. His successor, Gerda Pohl, came. "
        "[The director|a] said so. [Pohl|b] left.",
        "a b",
        "a role that passes on",
    ),
    (
        "Two clerks spoke. [One of them|a] said no. [The other|b] said yes. [The second clerk|c] left.",
        "b c",
        "members of a group",
    ),
    (
        "[A port clerk|a] said no. [A bank clerk|b] did.\n\n[The bank clerk|c] left. [The port clerk|d] too.",
        "b c",
        "the right one by description",
    ),
    (
        "[The Oster Courier|a] said no.\n\n[The paper|b] says why. [The Courier|c] says more.",
        "a b c",
        "a paper",
    ),
    ("[Pohl Shipping|a] said no. [The company|b] said why. [It|c] said more.", "a b c", "a company"),
    (
        "[Gerda Pohl|a], 44, said no. Her husband, Otto, nodded. [Mr Pohl|b] said yes. [Otto|c] left.",
        "b c",
        "a husband has his wife's name",
    ),
    (
        "The owner was told. The weekly Open Page reported it. [The weekly|a] says so. [Open Page|b] does.",
        "a b",
        "",
    ),
    ("[A clerk|a] was told. [This person|b] said no.", "a b", "anybody: who spoke last"),
    (
        "[Zelm Ostrad|a] said he would go. Otto Brandt came. [A friend|b] left. [Ostrad|c] spoke.",
        "a c",
        "a name that no list has",
    ),
    (
        "[Zelm Ostrad|a] said he would go. Rosa Pohl met Mr Ostrad. [He|b] said why.",
        "a b",
        "pronouns show a man",
    ),
    (
        "Zelm Ostrad and Ostrad's wife left. [Zelm|a] spoke. [Ostrad|b] said no.",
        "a b",
        "a first name that no list has",
    ),
    (
        "[The minister|a] said no.\n\nFarm Minister Gerda Pohl left. [Pohl|b] spoke.",
        "a b",
        "an office before its holder",
    ),
    (
        "[Gerda Pohl, the farm minister|a], said no. A dog came.\n\n[The minister|b] left.",
        "a b",
        "an office told of",
    ),
    (
        "A bag of Gerda Pohl, the farm minister. [Her aide|a] knew. [The minister|b] left. [Pohl|c] came.",
        "b c",
        "of somebody, not of a place",
    ),
    (
        "[The president|a] said no. Gerda Pohl left. Pohl came. Mrs Pohl ate. [Pohl|b] slept.",
        "a b",
        "whoever an article is about",
    ),
    (
        "[The director|a] disagreed. [Gerda Pohl, who has run it since May|b], left.",
        "a b",
        "a name that comes next",
    ),
    (
        "[A former governor|a] was warned of it.\n\n[Gerda Pohl, 61|b], pleaded. [Pohl|c] left.",
        "a b c",
        "a name with an age opens the next paragraph",
    ),
    ("[A port auditor — Gerda Pohl|a] — said no. [Pohl|b] left.", "a b", "a name between dashes"),
    (
        "[A diplomat|a] came. Gerda Pohl, [the diplomat|b] said, is a liar. [Pohl|c] left.",
        "a b",
        "who speaks of whom",
    ),
    (
        "Gerda Pohl counts differently. A clerk for ten years, [she|a] left in May. [Pohl|b] knows.",
        "a b",
        "a description before whom it describes",
    ),
    ("Gerda Pohl is a clerk. [She|a] left in May. [Pohl|b] knows.", "a b", "what somebody is, is nobody new"),
    ("[Gerda Pohl|a] left. [The chemist|b] came back.", "a b", "a trade takes up whoever was just named"),
    (
        "[A district mayor|a] knew of it in May.\n\n[Oster District mayor Gerda Pohl|b] left. [Pohl|c] knew.",
        "a b c",
        "a lead tells the office and the next paragraph the name",
    ),
    (
        "[The general in charge of the border|a] knew.\n\nIt rained.\n\n[General Otto Brandt|b] left.",
        "a b",
        "a lead tells the rank and a later paragraph the name",
    ),
    (
        "The inquiry, which is chaired by Gerda Pohl, sat. It sat.\n\n[The chairman|a] left. [Pohl|b] did.",
        "a b",
        "who chairs is the chairman",
    ),
    (
        "[Lieutenant-General Otto Brandt|a] left.\n\nIt rained.\n\n[The general|b] knew.",
        "a b",
        "a rank in a rank",
    ),
    (
        "The governor, Gerda Pohl, left in May. A clerk knew it.\n\nThe governor's term ends soon. [She|a] "
        "knew. [Pohl|b] left.",
        "a b",
        "an owner is in mind",
    ),
    (
        "[The memo, dated Sept. 19 and kept by Oster Rail|a], says no. [It|b] says more.",
        "a b",
        "a month that is written short ends no sentence",
    ),
    ("[The audit by Oster Rail|a] came out. [A draft letter|b] followed. [It|c] says no.", "b c", "a text"),
]


@pytest.mark.parametrize(("text", "together", "why"), SAME, ids=[s[2] for s in SAME])
def test_one_party(text: str, together: str, why: str) -> None:
    who = resolved(text)
    ids = together.split()
    parties = {who.sources[i].party for i in ids}
    assert len(parties) == 1 and None not in parties, why
    others = {s.party for i, s in who.sources.items() if i not in ids}
    assert not parties & others, why


APART = [
    ("[A clerk|a] said no. [A clerk|b] said yes.", "what is new to the text stays apart"),
    ("[One official|a] said no. [Another official|b] said yes.", "another is somebody new"),
    (
        "Ed Carver left. His wife, [Mary Carver|a], said no.\n\n[Carver|b] said yes.",
        "a wife is named last, and the surname is not hers",
    ),
    (
        "President [Carver|a] left. His wife, [Mary Carver|b], said no.",
        "a surname is not made whole by a relative's name",
    ),
    ("[Gerda Pohl|a] said no. [Rosa Pohl|b] said yes.", "one surname, two given names"),
    ("[Mr Pohl|a] said no. [Mrs Pohl|b] said yes.", "one surname, a man and a woman"),
    ("[A spokeswoman for the minister, Otto Brandt|a], said no. [Mr Brandt|b] said yes.", "his spokeswoman"),
    ("[Pohl Shipping|a] said no. [A clerk|b] said yes.", "a company and a clerk"),
    (
        "[Prime Minister Gerda Pohl|a] said no. [The justice minister|b] said yes.",
        "a minister of something else",
    ),
    (
        "As seen by [this magazine|a], Corvel's staff left. [Corvel|b] said no.",
        "an owner after a comma opens a clause",
    ),
    ("[Gerda Pohl|a] said no. [The spokesman|b] said yes.", "of spokesmen there are several"),
    ("[The deputy farm minister, Gerda Pohl|a], said no. [A deputy|b] said yes.", "a deputy of something"),
    ("An independent inquiry, [Oster Inquiry|a], sat. It read [the report|b].", "a report is no inquiry"),
    ("[Farm Minister Gerda Pohl|a] said no. [A minister|b] said yes.", "any minister"),
    (
        "Ministers Gerda Pohl and Otto Brandt came. [Pohl|a] said no. [The clerk|b] left.",
        "a clerk is no office",
    ),
]


@pytest.mark.parametrize(("text", "why"), APART, ids=[a[1] for a in APART])
def test_two_parties(text: str, why: str) -> None:
    who = resolved(text)
    assert who.sources["a"].party and who.sources["b"].party, why
    assert who.sources["a"].party != who.sources["b"].party, why


def test_two_who_are_joined_are_a_group_and_each_of_them_somebody() -> None:
    who = resolved(
        "[An inspector and a former clerk of the port|a] knew. [The inspector|b] left. [Both men|c] did."
    )
    a, b, c = (who.sources[i].party for i in "abc")
    assert a == c != b
    kinds = {p.id: p.kind for p in who.parties}
    assert (kinds[a], kinds[b]) == ("anonymous-group", "anonymous-official")


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Two officials told Norva that. [Norva|a] has it.", "outlet", "people tell outlets"),
        ("[Norva|a] has it. Norva's readers know.", "outlet", "readers are a paper's"),
        ("[Norva|a] has it. Norva built it.", "named-organisation", "nothing shows it"),
        ("They told Norva Shipping so. [Norva Shipping|a] has it.", "named-organisation", "a company"),
    ],
)
def test_what_the_text_shows_to_be_an_outlet(text: str, kind: str, why: str) -> None:
    who = resolved(text)
    assert {p.kind for p in who.parties if p.id == who.sources["a"].party} == {kind}, why


def test_one_of_them_again_is_either() -> None:
    who = resolved("Two clerks spoke. [One of them|a] said no. [The other|b] left. [One of them|c] said yes.")
    assert who.sources["c"].party is None
    assert set(who.sources["c"].candidates) == {who.sources["a"].party, who.sources["b"].party}


def test_members_named_later_are_the_candidates() -> None:
    who = resolved(
        "Two deputies knew. [One of them|a] said no.\n\nThe deputies, Gerda Pohl and Otto Brandt, left."
    )
    names = {p.id: p.name for p in who.parties}
    assert {names[c] for c in who.sources["a"].candidates} == {"Gerda Pohl", "Otto Brandt"}


def test_the_official_far_from_two_is_unresolved_and_near_the_last_is_not() -> None:
    two, one = "[An official|a] said no. [Another official|b] said yes.", "\n\n[The official|c] left."
    far, near = f"{two}\n\nIt rained.\n\nIt snowed.{one}", two + one
    who = resolved(far)
    assert set(who.sources["c"].candidates) == {who.sources["a"].party, who.sources["b"].party}
    who = resolved(near)
    assert who.sources["c"].party == who.sources["b"].party


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("“[We|a] looked,” [an Oster Rail spokeswoman|b] said.", "Oster Rail", "the name before the role"),
        ("“[We|a] looked,” said [Gerda Pohl, head of Oster Rail|b].", "Oster Rail", "what she heads"),
        ("“[We|a] looked,” [Gerda Pohl|b] said.", "we", "no body is known"),
    ],
)
def test_we_are_those_for_whom_a_speaker_speaks(text: str, name: str, why: str) -> None:
    who = resolved(text, a="b")
    assert {p.id: p.name for p in who.parties}[who.sources["a"].party or ""] == name, why


@pytest.mark.parametrize(
    ("friend", "whose"),
    [
        ("A friend", "c"), ("His solicitor", "c"), ("A person close to him", "c"),
        ("A lawyer for Mr Brandt", "c"), ("A passer-by", "b"),
        ("A pal of the tycoon", "c"),
    ],
)  # fmt: skip
def test_he_in_what_a_friend_says_is_whose_friend_he_is(friend: str, whose: str) -> None:
    text = f"[Otto Brandt|c] said no. Mr Brandt is ill.\n\n[{friend}|b] said [he|a] was well."
    who = resolved(text, a="b")
    assert who.sources["a"].party == who.sources[whose].party


def test_first_and_second_person() -> None:
    text = (
        "[POHL|a]: They told us.\n[BRANDT|b]: So [you|c] knew.\n[POHL|d]: [I|e] did not.\n[BRANDT|f]: No.\n"
    )
    who = resolved("By Gerda Pohl and Otto Brandt\n" + text, c="b", e="d")
    party = {i: s.party for i, s in who.sources.items()}
    assert party["a"] == party["d"] == party["c"] == party["e"]
    assert party["b"] == party["f"] != party["a"]


def test_an_unknown_outlet_is_a_party_all_the_same() -> None:
    who = resolved("[We|a] could not check this.", outlet=None)
    named = {p.id: p for p in who.parties}
    assert who.outlet is not None and named[who.outlet].name == "this article's outlet"
    assert named[who.outlet].kind == "outlet" and who.sources["a"].party == who.outlet


def test_what_the_text_says_of_a_party() -> None:
    who = resolved(
        "[Gerda Pohl, secretary of the dockers' union|a], said no. [A port clerk|b], who asked not to be "
        "named because he feared for his job, said yes. [Mr. Brandt|c] said that Otto Brandt was ill."
    )
    named = {p.name: p for p in who.parties}
    assert named["Gerda Pohl"].role == "secretary"
    assert named["Gerda Pohl"].affiliation == "the dockers' union"
    assert named["A port clerk"].anonymity is not None
    assert named["Gerda Pohl"].anonymity is None
    assert "Otto Brandt" in named  # the fullest form, though it comes later


def test_a_word_that_only_describes_what_attributes_names_nobody() -> None:
    document, (report,) = marked("The minister dismissed [foreign|a] reports that levels had been altered.")
    at = document.text.index("reports")
    who = resolve(document, [msgspec.structs.replace(report, cue=((at, at + len("reports")),))], {})
    assert [p.name for p in who.parties if p.kind != "outlet"] == ["foreign reports"]


def test_an_insurer_is_no_public_body() -> None:
    text = "The State Tunnel Directorate kept quiet. [The insurer|a] said no."
    who = resolved(text)
    assert who.parties and all("Directorate" not in p.name for p in who.parties)


def test_both_are_not_named() -> None:
    text = "[A port clerk|a] said no. [A driver|b] said yes. Both asked not to be named because they hid."
    document, reports = marked(text)
    who = resolve(document, reports, {})
    told = {p.name: document.text[slice(*p.anonymity)] for p in who.parties if p.anonymity}
    assert told == dict.fromkeys(("A port clerk", "A driver"), "Both asked not to be named because they hid")


ANONYMITY = [
    ("He spoke on condition of anonymity as he hid.", "spoke on condition of anonymity as he hid"),
    ("A clerk, who asked not to be named, left.", "who asked not to be named"),
    ("The official, not authorised, was not authorized to discuss it.", "was not authorized to discuss"),
    ("It quotes a clerk whom it does not name, as saying no.", "whom it does not name"),
    ("She requested that her name not be used.", "requested that her name not be used"),
    ("He was named in the report and identified by police.", None),
    ("On condition that it rains, the fair is off.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "passage"), ANONYMITY, ids=[a[0][:40] for a in ANONYMITY])
def test_anonymity(text: str, passage: str | None) -> None:
    found = [text[s:e] for s, e in anonymity(text)]
    assert [f.strip() for f in found] == ([] if passage is None else [passage])


def test_the_party_of_a_span() -> None:
    document, reports = marked(
        "[Gerda Pohl|a] said a deputy had told Otto Brandt. The deputy left. A cow stood by."
    )
    who = resolve(document, reports, {})

    def at(words: str) -> Span:
        start = document.text.index(words)
        return start, start + len(words)

    same, gerda = party_named(document, who, at("Gerda Pohl"))
    assert same is who and gerda == who.sources["a"].party
    more, first = party_named(document, who, at("a deputy"))
    again, second = party_named(document, more, at("The deputy"))
    assert first == second and len(again.parties) == len(who.parties) + 1
    made, new = party_named(document, who, at("cow"))
    assert new in {p.id for p in made.parties} and new not in {p.id for p in who.parties}


WORDS = st.sampled_from(
    ["Gerda Pohl", "the clerk", "He", "one of them", "Two officials", ",", ".", "said", "“", "”", "\n", "it",
     "Ms. Pohl’s lawyer", "his client", "\u200b", "ﬀ", "Ωmega", "the paper", "who", "asked not to be named",
     "'", "THE ECHO"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40), st.lists(st.integers(0, 400), max_size=12), st.booleans())
def test_any_text_has_spans_inside_it(parts: list[str], cuts: list[int], known: bool) -> None:
    text = " ".join(parts)
    places = sorted({c for c in cuts if c + 3 < len(text)})
    reports = [
        Report(
            id=str(i), document="d", source=Source(spans=((c, c + 2),)), cue=(), content=((c + 2, c + 3),),
            kind="indirect",
        )
        for i, c in enumerate(places)
    ]  # fmt: skip
    document = Document(id="d", received_as="x", text=text, outlet="Echo" if known else None)
    who = resolve(document, reports, {})
    ids = {p.id for p in who.parties}
    assert who.outlet in ids
    for party in (*who.parties, *who.others.values()):
        assert list(party.mentions) == sorted(party.mentions)
        assert all(0 <= s < e <= len(text) for s, e in party.mentions)
    for source in who.sources.values():
        assert {source.party, *source.candidates} - {None} <= ids
    assert resolve(document, list(reversed(reports)), {}) == who
