"""Corrections of an analyst: they win, what hangs on them follows, and taking them out undoes them.

More than 400 lines because all of it goes through one article, read once.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.known import check_whole, known
from tests.read.marked import document as as_document
from tests.read.marked import marked

from earwitness.case import Anchor, Case, Rejected, Speaker, Stated, Within, anchor_at, corrections_id
from earwitness.corrections import Corrected, corrected
from earwitness.errors import SettingError
from earwitness.read.findings import findings
from earwitness.records import (
    CheckKind,
    Document,
    Figure,
    Finding,
    HeadlineCheck,
    Informs,
    Party,
    Report,
    report_id,
)
from earwitness.stream import encode

TEXT = (
    "2^1\n"
    "{1s|The Harrow Post} {1q|reported} on Monday that {2s|an engineer} had {2q|warned} {2c|that 40 of "
    "the locks were rusting}. {3c|“Nobody has looked since May,”} {3s|she} {3q|said}. {4s|Tom Brack}, who "
    "runs the canal, {4q|said} {4c|it may be safe}. The minister was not told of it, and said it was news "
    "to him.\n"
)
NAMES = {"post": "1", "engineer": "2", "she": "3", "brack": "4"}


@dataclass(frozen=True)
class Article:
    """One article, what is found in it, and its statements by the names that tests give them."""

    document: Document
    found: tuple[Finding, ...]
    named: dict[str, Report]

    def with_case(self, case: Case) -> Corrected:
        return corrected([self.document], self.found, case)

    def words(self, spans: Sequence[tuple[int, int]]) -> list[str]:
        return [self.document.text[s:e] for s, e in spans]


def article() -> Article:
    text, drafts = marked(TEXT)
    document = as_document(text)
    ids = {r.id: report_id("d", r.source.spans, r.cue, r.content) for r in drafts}
    reports = [
        msgspec.structs.replace(r, id=ids[r.id], parent=ids.get(r.parent or ""), confidence=0.7)
        for r in drafts
    ]
    found = tuple(findings(document, reports).records())
    by_id = {f.id: f for f in found if isinstance(f, Report)}
    return Article(document, found, {name: by_id[ids[number]] for name, number in NAMES.items()})


CANAL = article()


def at(words: str) -> tuple[Anchor, ...]:
    return (Anchor(document="d", quotation=words),)


def reports(done: Corrected) -> dict[str, Report]:
    return {f.id: f for f in done.findings if isinstance(f, Report)}


def one(kind: type[Finding], done: Corrected | Article) -> list[Finding]:
    every = done.findings if isinstance(done, Corrected) else done.found
    return [f for f in every if isinstance(f, kind)]


def speaker(done: Corrected, report: Report) -> Party:
    return next(p for p in done.findings if isinstance(p, Party) and p.id == report.source.party)


POST = at("an engineer had warned")
ENGINEER = at("that 40 of the locks were rusting")
SHE = at("Nobody has looked since May")
BRACK = at("it may be safe")


def test_without_corrections_nothing_is_touched() -> None:
    assert CANAL.with_case(Case()) == Corrected(CANAL.found)
    check_whole((CANAL.document,), CANAL.found)


def test_a_rejected_statement_is_gone_and_what_stood_in_it_moves_up() -> None:
    done = CANAL.with_case(Case(reject=(Rejected(of=POST, content=None),)))
    assert CANAL.named["post"].id in reports(CANAL_UNTOUCHED)
    assert CANAL.named["post"].id not in reports(done)
    inner = reports(done)[CANAL.named["engineer"].id]
    before = CANAL.named["engineer"]
    assert before.parent == CANAL.named["post"].id and inner.parent is None
    # the paper passes it on no more
    assert CANAL.named["post"].source.party in {s.party for s in before.relay}
    assert CANAL.named["post"].source.party not in {s.party for s in inner.relay[:-1]}
    assert [c.what for c in done.changes] == ["rejected", "parent", "relay"]
    assert done.notes == (
        "corrected by the analyst, [[reject]] 1, d.txt: “an engineer had warned that 40 of the locks were "
        "rusting” is no statement; so also: where one of them stands, through whom one of them came",
    )


CANAL_UNTOUCHED = CANAL.with_case(Case())


def test_the_figure_of_a_rejected_statement_is_its_parents_or_the_outlets() -> None:
    (figure,) = one(Figure, CANAL)
    assert isinstance(figure, Figure) and figure.report == CANAL.named["engineer"].id
    inner = Rejected(of=ENGINEER)
    (up,) = one(Figure, CANAL.with_case(Case(reject=(inner,))))
    assert isinstance(up, Figure) and up.report == CANAL.named["post"].id
    both = Case(reject=(Rejected(of=(*POST, *ENGINEER)),))
    (alone,) = one(Figure, CANAL.with_case(both))
    assert isinstance(alone, Figure) and alone.report is None


def test_headline_checks_and_informs_follow() -> None:
    post, inner = CANAL.named["post"], CANAL.named["engineer"]
    parties = [p for p in CANAL.found if isinstance(p, Party)]
    told = Informs(
        id="inf-1", document="d", informer=parties[0].id, informed=parties[1].id, manner="warns",
        span=inner.content[0], report=inner.id,
    )  # fmt: skip
    against: list[tuple[CheckKind, tuple[str, ...]]] = [
        ("hedge-dropped", (inner.id,)),  # nothing left to hold it against
        ("unsaid-quote", (inner.id,)),  # still said by nobody
        ("stronger-verb", (inner.id, post.id)),
        ("source-dropped", ()),  # never was about a statement
    ]
    checks = [
        HeadlineCheck(id=f"chk-{n}", document="d", kind=kind, span=(0, 3), why="", reports=reports)
        for n, (kind, reports) in enumerate(against)
    ]
    case = Case(reject=(Rejected(of=ENGINEER),))
    done = corrected([CANAL.document], [*CANAL.found, told, *checks], case)
    (informs,) = one(Informs, done)
    assert isinstance(informs, Informs) and informs.report == post.id
    left = {c.id: c.reports for c in done.findings if isinstance(c, HeadlineCheck)}
    assert left == {"chk-1": (), "chk-2": (post.id,), "chk-3": ()}


def test_an_accepted_statement_is_sure_and_is_kept() -> None:
    accepted = Stated(
        of=BRACK, content=("it may be safe",), cue=("said",), source=("Tom Brack",),
        speaker=Speaker(name="Tom Brack", kind="named-person"), stance="asserts",
    )  # fmt: skip
    brack = CANAL.named["brack"]
    done = CANAL.with_case(Case(accept=(accepted,)))
    assert reports(done)[brack.id] == msgspec.structs.replace(brack, confidence=1.0)
    assert "“it may be safe” is one" in done.notes[0]
    stricter = [f for f in CANAL.found if f.id != brack.id]
    again = corrected([CANAL.document], stricter, Case(accept=(accepted,)))
    made = reports(again)[brack.id]
    assert (made.content, made.cue, made.source, made.place) == (
        brack.content, brack.cue, brack.source, brack.place,
    )  # fmt: skip
    assert [s.party for s in made.relay] == [s.party for s in brack.relay]
    with pytest.raises(SettingError, match=r"\[\[accept\]\] 1: 'it may be safe' in d.txt lies in no"):
        corrected([CANAL.document], stricter, Case(accept=(Stated(of=BRACK),)))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"content": ("may be",)}, "content", ["may be"]),
        ({"content": ("it may", "safe")}, "content", ["it may", "safe"]),  # interrupted
        ({"cue": ("runs",)}, "cue", ["runs"]),
        ({"cue": ()}, "cue", []),
        ({"source": ("Tom Brack, who runs the canal",)}, "source", ["Tom Brack, who runs the canal"]),
        ({"hedges": ("may",)}, "hedges", ["may"]),
        # "said" stands three times: the nearest is meant, or the one that is told apart
        ({"cue": ("said",), "source": ("he minister",)}, "cue", ["said"]),
        ({"cue": (Within("and said it was", "said"),)}, "cue", ["said"]),
    ],
)
def test_words_of_a_statement_are_changed(
    change: dict[str, tuple[str, ...]], field: str, words: list[str]
) -> None:
    done = CANAL.with_case(Case(statement=(Stated(of=BRACK, **change),)))  # type: ignore[arg-type]
    (changed,) = [r for r in reports(done).values() if r not in CANAL.named.values()]
    spans = changed.source.spans if field == "source" else getattr(changed, field)
    assert CANAL.words(spans) == words
    assert changed.id == report_id("d", changed.source.spans, changed.cue, changed.content)
    assert changed.confidence == 1.0
    check_whole((CANAL.document,), done.findings)


def test_words_are_told_apart() -> None:
    news = CANAL.with_case(Case(statement=(Stated(of=BRACK, cue=(Within("and said it was", "said"),)),)))
    (changed,) = [r for r in reports(news).values() if r not in CANAL.named.values()]
    assert changed.cue[0][0] > CANAL.named["brack"].content[0][1]


def test_a_hedge_that_is_no_longer_in_the_words_goes() -> None:
    assert CANAL.words(CANAL.named["brack"].hedges) == ["may"]
    done = CANAL.with_case(Case(statement=(Stated(of=BRACK, content=("be safe",)),)))
    (changed,) = [r for r in reports(done).values() if r not in CANAL.named.values()]
    assert changed.hedges == () and changed.kind == "indirect"


def test_the_stance_is_changed_and_the_id_stays() -> None:
    done = CANAL.with_case(Case(statement=(Stated(of=BRACK, stance="doubts", note="rang him"),)))
    assert reports(done)[CANAL.named["brack"].id].stance == "doubts"
    (change,) = done.changes
    assert (change.entry, change.what, change.old, change.new, change.note) == (
        "[[statement]] 1", "stance", "asserts", "doubts", "rang him",
    )  # fmt: skip
    assert done.notes[0].endswith("stance “doubts” in place of “asserts” (note: rang him)")


@pytest.mark.parametrize(
    ("who", "name", "kind"),
    [
        (Speaker(name="tom brack"), "Tom Brack", "named-person"),  # there already
        (Speaker(name="Ida Moss"), "Ida Moss", "named-person"),  # somebody new
        (Speaker(name="a lock keeper", kind="observer"), "a lock keeper", "observer"),
        (Speaker(document="d", quotation="Tom Brack"), "Tom Brack", "named-person"),  # by place
        (Speaker(quotation="it may be safe"), "Tom Brack", "named-person"),  # by a statement
    ],
)
def test_the_speaker_is_changed(who: Speaker, name: str, kind: str) -> None:
    done = CANAL.with_case(Case(statement=(Stated(of=SHE, speaker=who),)))
    she = reports(done)[CANAL.named["she"].id]
    party = speaker(done, she)
    assert (party.name, party.kind) == (name, kind)
    assert she.relay[0].party == party.id and she.relay[1:] == CANAL.named["she"].relay[1:]
    check_whole((CANAL.document,), done.findings)


def test_words_that_name_somebody_new_name_nobody_else() -> None:
    she = CANAL.named["she"]
    done = CANAL.with_case(Case(statement=(Stated(of=SHE, speaker=Speaker(name="Ida Moss")),)))
    assert speaker(done, reports(done)[she.id]).mentions == she.source.spans
    others = [p for p in done.findings if isinstance(p, Party) and p.name != "Ida Moss"]
    assert not any(span in p.mentions for p in others for span in she.source.spans)


def test_who_passes_on_changes_with_the_speaker_around() -> None:
    who = Speaker(name="The Tolling Echo", kind="outlet")
    done = CANAL.with_case(Case(statement=(Stated(of=POST, cue=("reported",), speaker=who),)))
    outer, inner = (reports(done)[CANAL.named[n].id] for n in ("post", "engineer"))
    assert inner.relay[0] == CANAL.named["engineer"].relay[0]
    assert inner.relay[1].party == outer.source.party == speaker(done, outer).id
    assert CANAL.named["post"].source.party not in {s.party for s in inner.relay[:-1]}


def test_what_goes_on_from_it_has_the_same_speaker() -> None:
    brack, she = CANAL.named["brack"], CANAL.named["she"]
    goes_on = msgspec.structs.replace(brack, continues=she.id, source=she.source)
    goes_on = msgspec.structs.replace(
        goes_on, id=report_id("d", goes_on.source.spans, goes_on.cue, goes_on.content)
    )
    found = [goes_on if f.id == brack.id else f for f in CANAL.found]
    case = Case(statement=(Stated(of=SHE, speaker=Speaker(name="Ida Moss")),))
    done = corrected([CANAL.document], found, case)
    assert reports(done)[goes_on.id].source.party == reports(done)[she.id].source.party
    gone = corrected([CANAL.document], found, Case(reject=(Rejected(of=SHE),)))
    assert reports(gone)[goes_on.id].continues is None


MISSED = Stated(
    of=at("it was news to him"), content=("it was news to him",), cue=(Within("and said it was", "said"),),
    source=("The minister",), speaker=Speaker(name="the minister", kind="anonymous-official"),
)  # fmt: skip


def test_a_missed_statement_is_made() -> None:
    done = CANAL.with_case(Case(statement=(MISSED,)))
    (made,) = [r for r in reports(done).values() if r.voice == "reported" and r not in CANAL.named.values()]
    assert CANAL.words((*made.source.spans, *made.cue, *made.content)) == [
        "The minister", "said", "it was news to him",
    ]  # fmt: skip
    assert made.stance == "asserts" and made.place == "body" and made.parent is None
    assert [s.party for s in made.relay] == [made.source.party, CANAL.named["brack"].relay[-1].party]
    assert made.relay[0].span == made.source.spans[0]
    assert "was missed and is one" in done.notes[0]


def test_a_missed_statement_inside_another_stands_in_it() -> None:
    inner = CANAL.named["engineer"]
    without = [f for f in CANAL.found if f.id != inner.id]
    entry = Stated(
        of=ENGINEER, content=("that 40 of the locks were rusting",), cue=("warned",),
        source=("an engineer",), speaker=Speaker(name="an engineer", kind="observer"),
    )  # fmt: skip
    mended = [msgspec.structs.replace(f, report=None) if isinstance(f, Figure) else f for f in without]
    done = corrected([CANAL.document], mended, Case(statement=(entry,)))
    made = reports(done)[inner.id]
    assert made.parent == CANAL.named["post"].id
    assert reports(done)[CANAL.named["post"].id] == CANAL.named["post"]  # and does not take its place
    (figure,) = one(Figure, done)
    assert isinstance(figure, Figure) and figure.report == made.id
    outer = speaker(done, reports(done)[CANAL.named["post"].id]).id
    assert [s.party for s in made.relay][:2] == [made.source.party, outer]


def test_without_a_cue_a_missed_one_says_that_it_was_missed() -> None:
    part = Stated(of=at("the locks"), content=("the locks",), source=())
    changed = CANAL.with_case(Case(statement=(part,)))
    assert CANAL.named["engineer"].id not in reports(changed)  # it is taken for that one
    added = CANAL.with_case(Case(statement=(msgspec.structs.replace(part, missed=True),)))
    assert CANAL.named["engineer"].id in reports(added)
    (made,) = [r for r in reports(added).values() if CANAL.words(r.content) == ["the locks"]]
    assert made.parent == CANAL.named["engineer"].id


def test_what_is_found_by_now_is_not_made_twice() -> None:
    first = CANAL.with_case(Case(statement=(MISSED,)))
    again = corrected([CANAL.document], first.findings, Case(statement=(MISSED,)))
    assert set(reports(again)) == set(reports(first))
    missed = Case(statement=(msgspec.structs.replace(MISSED, missed=True),))
    assert set(reports(corrected([CANAL.document], first.findings, missed))) == set(reports(first))


def test_what_nobody_states_any_more_is_told_and_nothing_else_is_rejected() -> None:
    inner = Rejected(of=ENGINEER, content=("that 40 of the locks were rusting",), cue=("warned",))
    later = [f for f in CANAL.found if f.id != CANAL.named["engineer"].id]
    mended = [msgspec.structs.replace(f, report=None) if isinstance(f, Figure) else f for f in later]
    done = corrected([CANAL.document], mended, Case(reject=(inner,)))
    assert sorted(map(encode, done.findings)) == sorted(map(encode, mended))
    assert done.notes[0].endswith("is taken for a statement no more; the entry can go")


def test_corrections_on_the_same_statement_add_up() -> None:
    case = Case(
        accept=(Stated(of=BRACK),),
        statement=(
            Stated(of=BRACK, stance="denies", content=("it may be safe",)),  # its words as they were
            Stated(of=BRACK, content=("be safe",)),
            Stated(of=BRACK, speaker=Speaker(name="Ida Moss")),
        ),
    )
    done = CANAL.with_case(case)
    (changed,) = [r for r in reports(done).values() if r not in CANAL.named.values()]
    assert CANAL.words(changed.content) == ["be safe"] and changed.stance == "denies"
    assert speaker(done, changed).name == "Ida Moss"


IDA, TOM = Speaker(name="Ida Moss"), Speaker(name="Tom Brack")
CONTRADICTIONS = {
    "rejected and accepted": Case(reject=(Rejected(of=BRACK),), accept=(Stated(of=BRACK),)),
    "rejected and changed": Case(
        reject=(Rejected(of=BRACK),), statement=(Stated(of=BRACK, stance="denies"),)
    ),
    "rejected and missed": Case(reject=(Rejected(of=at("it was news to him")),), statement=(MISSED,)),
    "two contents": Case(
        statement=(Stated(of=BRACK, content=("be safe",)), Stated(of=BRACK, content=("may be safe",)))
    ),
    "two stances": Case(statement=(Stated(of=BRACK, stance="denies"), Stated(of=BRACK, stance="doubts"))),
    "two speakers": Case(
        statement=(
            Stated(of=BRACK, speaker=IDA),
            Stated(of=at("may be safe"), speaker=Speaker(name="Jon Hale")),
        )
    ),
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_contradictions_name_both_entries(what: str) -> None:
    pattern = r"case: \[\[(reject|statement)\]\] 1 and \[\[(accept|statement)\]\] [12]: of the same statement"
    with pytest.raises(SettingError, match=pattern + r" in d\.txt .*take one of the two out"):
        CANAL.with_case(CONTRADICTIONS[what])


def test_the_same_said_twice_is_no_contradiction() -> None:
    twice = Case(statement=(Stated(of=BRACK, speaker=TOM), Stated(of=BRACK, speaker=TOM)))
    assert reports(CANAL.with_case(twice))[CANAL.named["brack"].id].source == CANAL.named["brack"].source


BAD: dict[str, tuple[Case, str]] = {
    "another article": (
        Case(reject=(Rejected(of=(Anchor("e", "x"),)),)),
        r"\[\[reject\]\] 1: 'e' is the hash of no article here; give one whole hash",
    ),
    "words not there": (
        Case(accept=(Stated(of=BRACK), Stated(of=at("it may be sound")))),
        r"\[\[accept\]\] 2: 'it may be sound' does not stand in d.txt; copy the words exactly",
    ),
    "words twice there": (
        Case(statement=(Stated(of=at("said"), stance="denies"),)),
        r"\[\[statement\]\] 1: 'said' stands more than once in d.txt; quote more words",
    ),
    "no place": (Case(reject=(Rejected(of=()),)), r"\[\[reject\]\] 1: names no statement; give its place"),
    "content that is not there": (
        Case(statement=(Stated(of=BRACK, content=("it is safe",)),)),
        "'it is safe' does not stand in d.txt",
    ),
    "content of no words": (Case(statement=(Stated(of=BRACK, content=()),)), "has no content; quote what"),
    "content that overlaps": (
        Case(statement=(Stated(of=BRACK, content=("it may be", "be safe")),)),
        "quotes 'be safe' twice over",
    ),
    "words that are not in the quotation": (
        Case(statement=(Stated(of=BRACK, cue=(Within("it may be safe", "said"),)),)),
        "'said' does not stand once in 'it may be safe'; quote otherwise",
    ),
    "nothing to change": (Case(statement=(Stated(of=BRACK),)), "changes nothing; give one of content, cue"),
    "two places for one content": (
        Case(statement=(Stated(of=(*BRACK, *SHE), content=("it may be safe",)),)),
        "gives content for 2 places; give each an entry of its own",
    ),
    "missed without words": (
        Case(statement=(Stated(of=BRACK, stance="denies", missed=True),)),
        "was missed, so its words are not known; give content",
    ),
    "no statement there": (
        Case(statement=(Stated(of=at("who runs the canal"), stance="denies"),)),
        r"'who runs the canal' in d.txt lies in no statement; give its content, cue, source and speaker",
    ),
    "a speaker of no name": (Case(statement=(Stated(of=BRACK, speaker=Speaker()),)), "in no way or in two"),
    "a speaker twice": (
        Case(statement=(Stated(of=BRACK, speaker=Speaker(quotation="Tom Brack", name="Tom Brack")),)),
        "names its speaker in no way or in two; give either a quotation or a name",
    ),
    "a speaker elsewhere": (
        Case(statement=(Stated(of=BRACK, speaker=Speaker(document="e", quotation="x")),)),
        "takes its speaker from another article than d.txt",
    ),
    "a speaker who is none": (
        Case(statement=(Stated(of=BRACK, speaker=Speaker(quotation="on Monday")),)),
        "'on Monday' in d.txt lies in no statement",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_entry_is_one_clear_line(what: str) -> None:
    case, says = BAD[what]
    with pytest.raises(SettingError, match=says) as caught:
        CANAL.with_case(case)
    assert str(caught.value).startswith("case: [[") and "\n" not in str(caught.value)


def test_two_statements_cannot_come_to_have_the_same_words() -> None:
    brack = CANAL.named["brack"]
    start = CANAL.document.text.index("the canal")
    other = msgspec.structs.replace(brack, content=((start, start + len("the canal")),))
    other = msgspec.structs.replace(other, id=report_id("d", other.source.spans, other.cue, other.content))
    case = Case(statement=(Stated(of=BRACK, content=("the canal",), cue=("said",)),))
    with pytest.raises(
        SettingError, match=r"\[\[statement\]\] 1: gives a statement in d.txt the source, cue"
    ):
        corrected([CANAL.document], [*CANAL.found, other], case)


def test_an_entry_taken_out_gives_the_machines_own_again() -> None:
    keeping = Rejected(of=SHE)
    more = Case(reject=(keeping, Rejected(of=POST)), statement=(MISSED,))
    less = Case(reject=(keeping,))
    assert CANAL.with_case(more).findings != CANAL.with_case(less).findings
    alone = CANAL.with_case(less).findings
    own = {f.id: encode(f) for f in CANAL.found}
    changed = [f for f in alone if own.get(f.id) != encode(f)]
    assert changed == [] and {f.id for f in CANAL.found} - {f.id for f in alone} == {CANAL.named["she"].id}
    assert b"".join(map(encode, CANAL.with_case(Case()).findings)) == b"".join(map(encode, CANAL.found))


def test_statements_that_come_corrected_are_not_corrected_twice() -> None:
    case = Case(reject=(Rejected(of=POST),))
    done = CANAL.with_case(case)
    by = corrections_id(case)
    assert by is not None
    again = corrected([CANAL.document], done.findings, case, came={"d": by})
    assert again.findings == done.findings and not again.changes
    assert again.notes == ("1 of 1 articles come with the analyst's corrections",)
    other = Case(reject=(Rejected(of=SHE),))
    with pytest.raises(SettingError, match=r"corrected by another case before .*; give the articles"):
        corrected([CANAL.document], done.findings, other, came={"d": by})


# ---- random corrections on the example bundle


def _near(text: str, at: int, draw: random.Random) -> str:
    """A few words of *text* near *at*."""
    words = text[max(0, at - 80) : at + 120].split()
    first = draw.randrange(len(words))
    return " ".join(words[first : first + draw.randrange(1, 9)])


def _random_case(seed: int) -> Case:
    documents, found = known()
    draw = random.Random(seed)
    texts = {d.id: d for d in documents}
    stated = sorted((f for f in found if isinstance(f, Report)), key=lambda r: r.id)
    names = sorted(p.name for p in found if isinstance(p, Party))
    made: dict[str, list[Rejected | Stated]] = {"reject": [], "accept": [], "statement": []}
    for report in draw.sample(stated, draw.randrange(1, 7)):
        document = texts[report.document]
        anchor = anchor_at(document, report.content[0])
        if anchor is None:
            continue
        own = tuple(document.text[s:e] for s, e in report.content)
        kind = draw.choice(("reject", "accept", "statement", "statement"))
        if kind == "reject":
            made[kind].append(Rejected(of=(anchor,), content=draw.choice((None, own))))
            continue
        if kind == "accept":
            made[kind].append(Stated(of=(anchor,), content=own))
            continue
        some = {
            part: (words,)
            for part in ("content", "cue", "source")
            if draw.random() < 0.5
            and (words := _near(document.text, report.content[0][0], draw)) in document.text
        }
        who = draw.choice((None, Speaker(name=draw.choice(names)), Speaker(name="Ada Quist")))
        made[kind].append(
            Stated(
                of=(anchor,), speaker=who, stance=draw.choice((None, "denies", "doubts")),
                missed="content" in some and draw.random() < 0.4, **some,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    return Case(**{table: tuple(entries) for table, entries in made.items()})  # type: ignore[arg-type]


@given(st.integers(min_value=0, max_value=10**6))
def test_no_correction_breaks_the_records(seed: int) -> None:
    documents, found = known()
    case = _random_case(seed)
    try:
        done = corrected(documents, found, case)
    except SettingError as error:  # entries drawn at random may contradict each other, or say nothing
        assert str(error).startswith("case: [[") and "; " in str(error)
        return
    check_whole(documents, done.findings)
    turned = Case(reject=case.reject[::-1], accept=case.accept[::-1], statement=case.statement[::-1])
    shuffled = list(found)
    random.Random(seed).shuffle(shuffled)
    other = corrected(documents[::-1], shuffled, turned)
    assert sorted(map(encode, other.findings)) == sorted(map(encode, done.findings))
    apart = [f for f in found if f.document not in done.documents]
    assert list(done.findings[: len(apart)]) == apart
