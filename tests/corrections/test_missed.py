"""Statements that were missed: they are made from the analyst's words, once."""

from __future__ import annotations

import msgspec
from tests.corrections.canal import CANAL, ENGINEER, MISSED, at, one, reports, speaker

from earwitness.case import Case, Speaker, Stated
from earwitness.corrections import corrected
from earwitness.records import Figure


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
