"""Statements that the analyst rejects or accepts, and what hangs on them."""

from __future__ import annotations

import msgspec
import pytest
from tests.corrections.canal import BRACK, CANAL, CANAL_UNTOUCHED, ENGINEER, MISSED, POST, SHE, one, reports
from tests.known import check_whole

from earwitness.case import Case, Rejected, Speaker, Stated, corrections_id
from earwitness.corrections import Corrected, corrected
from earwitness.errors import SettingError
from earwitness.records import CheckKind, Figure, HeadlineCheck, Informs, Party
from earwitness.stream import encode


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


def test_what_nobody_states_any_more_is_told_and_nothing_else_is_rejected() -> None:
    inner = Rejected(of=ENGINEER, content=("that 40 of the locks were rusting",), cue=("warned",))
    later = [f for f in CANAL.found if f.id != CANAL.named["engineer"].id]
    mended = [msgspec.structs.replace(f, report=None) if isinstance(f, Figure) else f for f in later]
    done = corrected([CANAL.document], mended, Case(reject=(inner,)))
    assert sorted(map(encode, done.findings)) == sorted(map(encode, mended))
    assert done.notes[0].endswith("is taken for a statement no more; the entry can go")


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
