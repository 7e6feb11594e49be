"""The whole stage on a small invented affair, by words alone: what comes out, and what cannot change it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from earwitness.case import NO_CASE, Anchor, Case, Judgement
from earwitness.errors import SettingError
from earwitness.records import Document, Party, PartyKind, Published, Report, Source, Span, Stance
from earwitness.stream import encode
from earwitness.trace import Lineage, TraceSettings, trace

WORDS_ONLY = TraceSettings(model=False)
# name: outlet, day, text; {source|cue|content} would hide the words, so statements are quoted below
TEXTS = {
    "wire": (
        "Tern Wire",
        "2024-05-02",
        "The harbor chief kept the sunken dredger off the insurance list, an official of the port "
        "authority said. "
        '"We counted eleven leaking tanks at the northern quay," the official said.',
    ),
    "copy": (
        "Gull Post",
        "2024-05-03",
        "An official told Tern Wire that the harbor chief kept the sunken dredger off the insurance list. "
        "“We counted eleven leaking tanks at the northern quay,” said Mara Quill, a spokeswoman.",
    ),
    "reply": (
        "Harbor Bulletin",
        "2024-05-04",
        "Chief Odo Brandt called it false that the sunken dredger was kept off the insurance list. "
        "Brandt said the choir would sing at noon on Sunday.",
    ),
}
# id: document, source words, kind of speaker, content words, stance
STATED: dict[str, tuple[str, str, PartyKind, str, Stance]] = {
    "w1": ("wire", "an official of the port authority", "anonymous-official",
           "The harbor chief kept the sunken dredger off the insurance list", "asserts"),
    "w2": ("wire", "the official", "anonymous-official",
           "\"We counted eleven leaking tanks at the northern quay,\"", "asserts"),
    "c1": ("copy", "An official", "anonymous-official",
           "that the harbor chief kept the sunken dredger off the insurance list", "asserts"),
    "c2": ("copy", "Mara Quill, a spokeswoman", "named-person",
           "“We counted eleven leaking tanks at the northern quay,”", "asserts"),
    "r1": ("reply", "Chief Odo Brandt", "named-person",
           "that the sunken dredger was kept off the insurance list", "denies"),
    "r2": ("reply", "Brandt", "named-person", "the choir would sing at noon on Sunday", "predicts"),
}  # fmt: skip


def documents(*, dated: bool = True) -> list[Document]:
    return [
        Document(
            id=name,
            received_as=f"{name}.txt",
            text=text,
            outlet=outlet,
            language="en",
            published=Published(day, day, day, "given", "") if dated else Published(),
        )
        for name, (outlet, day, text) in TEXTS.items()
    ]


def at(name: str, words: str) -> Span:
    start = TEXTS[name][2].index(words)
    return start, start + len(words)


def findings() -> list[Party | Report]:
    people: dict[str, Party] = {}
    out: list[Party | Report] = []
    for name, (document, source, kind, content, stance) in STATED.items():
        who = "brandt" if "Brandt" in source else f"{document}-{kind}"
        spans = (at(document, source),)
        had = people.get(who)
        people[who] = Party(
            id=who,
            document=document,
            name=had.name if had else source,
            kind=kind,
            mentions=(*(had.mentions if had else ()), *spans),
        )
        out.append(
            Report(
                id=name,
                document=document,
                source=Source(spans, who),
                cue=(),
                content=(at(document, content),),
                kind="direct" if content[0] in '"“' else "indirect",
                stance=stance,
            )
        )
    return [*people.values(), *out]


def traced(
    docs: Sequence[Document] | None = None,
    found: Sequence[Party | Report] | None = None,
    case: Case = NO_CASE,
) -> Lineage:
    return trace(
        documents() if docs is None else docs, findings() if found is None else found, WORDS_ONLY, case=case
    )


def lines(lineage: Lineage) -> bytes:
    return b"\n".join(encode(r) for r in lineage.records())


def test_order_of_input_changes_no_byte() -> None:
    expected = lines(traced())
    for seed in range(6):
        rng = random.Random(seed)
        docs, found = documents(), findings()
        rng.shuffle(docs)
        rng.shuffle(found)
        assert lines(traced(docs, found)) == expected


def test_every_id_names_something() -> None:
    lineage = traced()
    reports = {f.id for f in findings() if isinstance(f, Report)}
    claims = {c.id for c in lineage.claims}
    assert {r for c in lineage.claims for r in c.reports} <= reports
    assert {k for link in lineage.links for k in (link.origin, link.target)} <= reports
    assert {o.claim for o in lineage.origins} == claims
    for found in lineage.claims:
        of_claim = [r for o in lineage.origins if o.claim == found.id for r in o.reports]
        assert sorted(of_claim) == sorted(found.reports), "every report of a claim has one origin"
        low, high = found.origin_range
        assert 1 <= low <= high == sum(o.claim == found.id for o in lineage.origins)


def test_wordings_stand_in_their_reports() -> None:
    by_id = {f.id: f for f in findings() if isinstance(f, Report)}
    for found in traced().claims:
        for wording in found.wordings:
            content = by_id[wording.report].content
            assert all(any(s <= a and b <= e for s, e in content) for a, b in wording.spans)


def link(lineage: Lineage, one: str, other: str) -> tuple[str, tuple[str, ...]]:
    return next((k.relation, k.drift) for k in lineage.links if (k.origin, k.target) == (one, other))


def test_one_sentence_under_two_names() -> None:
    lineage = traced()
    relation, drift = link(lineage, "c2", "w2")
    assert relation == "same-utterance"
    assert drift == ("verbatim", "reattributed")
    claim = next(c for c in lineage.claims if "c2" in c.reports)
    assert claim.origin_range == (1, 1), "the same words are one utterance, under whatever name"


def test_who_cites_an_outlet_descends_from_it() -> None:
    lineage = traced()
    assert link(lineage, "c1", "w1")[0] == "same-utterance"
    claim = next(c for c in lineage.claims if "c1" in c.reports)
    assert claim.origin_range[1] <= 2


def test_what_nobody_repeats_stands_alone() -> None:
    choir = next(c for c in traced().claims if "r2" in c.reports)
    assert choir.reports == ("r2",)


def test_without_dates_the_order_is_unknown_and_said_to_be() -> None:
    lineage = traced(documents(dated=False))
    across = [k for k in lineage.links if k.relation.startswith("same")]
    assert across and all("unknown" in str(k.evidence["order"]) for k in across)
    assert any("no date" in note for note in lineage.notes)


def test_one_article_only() -> None:
    (one,) = [d for d in documents() if d.id == "wire"]
    lineage = traced([one])
    assert {r for c in lineage.claims for r in c.reports} == {"w1", "w2"}
    assert any("one article only" in note for note in lineage.notes)


def test_nothing_at_all() -> None:
    lineage = traced([], [])
    assert list(lineage.records()) == []
    assert any("no statements" in note for note in lineage.notes)


def test_findings_of_documents_that_are_not_there_are_left_out() -> None:
    (one,) = [d for d in documents() if d.id == "reply"]
    assert {r for c in traced([one]).claims for r in c.reports} == {"r1", "r2"}


def anchors(*ids: str) -> Judgement:
    return Judgement(tuple(Anchor(STATED[i][0], STATED[i][3]) for i in ids))


def test_the_analyst_wins() -> None:
    together = traced(case=Case(same=(anchors("r2", "w2"),)))
    assert any({"r2", "w2"} <= set(c.reports) for c in together.claims)
    apart = traced(case=Case(different=(anchors("c2", "w2"),)))
    assert not any({"c2", "w2"} <= set(c.reports) for c in apart.claims)


def test_the_quoted_words_are_judged_and_not_the_first_of_a_long_statement() -> None:
    text = "The bell was sold in March. The tower leans by a foot, the verger said. Nothing leans, he said."
    other = "The campanile is out of true, a mason said."
    docs = [
        Document(id="x", received_as="x.txt", text=text, language="en"),
        Document(id="y", received_as="y.txt", text=other, language="en"),
    ]
    long, mason = (0, text.index(", the verger")), (0, other.index(", a mason"))
    found = [
        Report(id="long", document="x", source=Source(), cue=(), content=(long,), kind="indirect"),
        Report(id="mason", document="y", source=Source(), cue=(), content=(mason,), kind="indirect"),
    ]
    quoted = Judgement((Anchor("x", "tower leans"), Anchor("y", "out of true")))
    (claim,) = [c for c in traced(docs, found, Case(same=(quoted,))).claims if "mason" in c.reports]
    words = {w.report: " ".join(docs[0].text[s:e] for s, e in w.spans) for w in claim.wordings}
    assert words["long"] == "The tower leans by a foot"


def test_a_copy_that_was_judged_keeps_the_other_copies() -> None:
    text = "The harbor bell was sold to a stranger in March, the verger said."
    docs = [Document(id=f"d{i}", received_as=f"{i}.txt", text=text) for i in range(3)]
    docs.append(
        Document(id="e", received_as="e.txt", text="The ringers lost their instrument, a mason said.")
    )
    found = [
        Report(id=f"r{i}", document=f"d{i}", source=Source(), cue=(), content=((0, 47),), kind="indirect")
        for i in range(3)
    ]
    found.append(Report(id="m", document="e", source=Source(), cue=(), content=((0, 33),), kind="indirect"))
    judged = Judgement((Anchor("d2", "bell was sold"), Anchor("e", "lost their instrument")))
    lineage = traced(docs, found, Case(same=(judged,)))
    assert any(set(c.reports) == {"r0", "r1", "r2", "m"} for c in lineage.claims)


def test_a_quotation_that_is_not_there_is_told() -> None:
    case = Case(same=(Judgement((Anchor("wire", "no such words"), Anchor("reply", "the choir"))),))
    with pytest.raises(SettingError, match=r"does not stand in wire\.txt"):
        traced(case=case)


def test_judgements_that_contradict_each_other_or_say_nothing_are_told() -> None:
    with pytest.raises(SettingError, match="under both"):
        traced(case=Case(same=(anchors("r2", "w2"),), different=(anchors("w2", "r2"),)))
    with pytest.raises(SettingError, match="fewer than two statements"):
        traced(case=Case(same=(anchors("r2"),)))


def test_thousands_of_identical_notices() -> None:
    text = "Read our terms of service. The editor said that nothing may be printed from this page."
    content = at_in(text, "nothing may be printed from this page")
    docs = [
        Document(id=f"n{i:04}", received_as=f"{i}.txt", text=text, outlet=f"Sheet {i}") for i in range(1500)
    ]
    found = [
        Report(
            id=f"r{i:04}", document=f"n{i:04}", source=Source(), cue=(), content=(content,), kind="indirect"
        )
        for i in range(1500)
    ]
    lineage = traced(docs, found)
    assert [len(c.reports) for c in lineage.claims] == [1500]
    assert len(lineage.links) < 40 * len(found)


def test_every_two_wordings_of_one_claim_are_linked() -> None:
    # sixty sites print it, more than the partners that are looked for: no pair may be left unjudged
    said = "the harbor chief kept the sunken dredger off the insurance list for eleven years"
    docs, found = [], []
    for i in range(60):
        text = f"Sheet {i}. The editor said that {said}."
        docs.append(Document(id=f"n{i:02}", received_as=f"{i}.txt", text=text, outlet=f"Sheet {i}"))
        found.append(
            Report(id=f"r{i:02}", document=f"n{i:02}", source=Source(), cue=(), content=(at_in(text, said),),
                   kind="indirect")
        )  # fmt: skip
    lineage = traced(docs, found)
    assert [len(c.reports) for c in lineage.claims] == [60]
    assert len({frozenset((k.origin, k.target)) for k in lineage.links}) == 60 * 59 // 2


def at_in(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)
