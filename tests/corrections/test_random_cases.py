"""Corrections drawn at random on the example bundle: no record breaks, and no order matters."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.known import check_whole, known

from earwitness.case import Case, Rejected, Speaker, Stated, anchor_at
from earwitness.corrections import corrected
from earwitness.errors import SettingError
from earwitness.records import Party, Report
from earwitness.stream import encode


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
