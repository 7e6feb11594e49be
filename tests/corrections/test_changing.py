"""Statements that the analyst changes: their words, their stance, who speaks, and who passes it on."""

from __future__ import annotations

import msgspec
import pytest
from tests.corrections.canal import BRACK, CANAL, POST, SHE, reports, speaker
from tests.known import check_whole

from earwitness.case import Case, Rejected, Speaker, Stated, Within
from earwitness.corrections import corrected
from earwitness.records import Party, report_id


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
