"""What must not change a belief, and what must not raise it: to a billionth, on bundles drawn at random."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.made import Bundle

from earwitness.records import AnyRecord, Belief, Claim, Link, Origin, Party, Report, Stance, Wording
from earwitness.weigh import weigh
from earwitness.weigh.beliefs import Beliefs
from earwitness.weigh.model import pieces
from earwitness.weigh.priors import USUAL
from earwitness.weigh.testimony import testimony as heard  # pytest would run what is called test…

_CLOSE = 1e-9
_WHO = (
    ("Mara Quill", "named-person", {}),
    ("Oren Tal", "named-person", {"role": "spokesman"}),
    ("the Harbor Office", "named-organisation", {}),
    ("a senior Ostrellian official", "anonymous-official", {}),
    ("another Ostrellian official", "anonymous-official", {}),
    ("Canal Nine", "outlet", {}),
    ("a screenshot", "document", {}),
    (None, None, {}),
)
_CUES: dict[Stance, str] = {
    "asserts": "said",
    "predicts": "warned",
    "denies": "denied",
    "demands": "demanded",
}

one_origin = st.fixed_dictionaries(
    {
        "who": st.sampled_from(range(len(_WHO))),
        "stance": st.sampled_from(["asserts", "asserts", "asserts", "predicts", "denies", "demands"]),
        "hedged": st.booleans(),
        "perhaps": st.booleans(),
        "check": st.sampled_from(["", "", "It could not be verified", "The paper confirmed it"]),
        "denies": st.sampled_from([None, None, None, 0.3, 1.0]),
    }
)
bundles = st.lists(st.lists(one_origin, min_size=1, max_size=4), min_size=1, max_size=3)


def built(drawn: Sequence[Sequence[Mapping[str, Any]]]) -> Bundle:
    """A bundle with one claim for each list, and denials of the first claim."""
    b = Bundle()
    first: Report | None = None
    denials = []
    for n, origins in enumerate(drawn):
        reports = []
        for o in origins:
            name, kind, more = _WHO[o["who"]]
            if name:
                b.party(name, kind, **more)  # type: ignore[arg-type]
            say = b.hedged if o["hedged"] else b.says
            said = say(name, f"claim {n} is so", cue=_CUES[o["stance"]], stance=o["stance"], check=o["check"])
            reports.append(said)
            if o["denies"] and n:
                denials.append((said, o["denies"]))
        b.claim(
            f"claim {n} is so",
            [[r] for r in reports],
            perhaps=[i for i, o in enumerate(origins) if o["perhaps"]],
        )
        first = first or reports[0]
    for said, probability in denials:
        assert first is not None
        b.link(said, first, "denies", probability=probability, denied="fact")
    return b


def weighed(b: Bundle) -> Beliefs:
    return b.weighed()


def same(one: Beliefs, two: Beliefs, *, but: Sequence[str] = ("why", "origins")) -> None:
    assert len(one.beliefs) == len(two.beliefs)
    for a, b in zip(one.beliefs, two.beliefs, strict=True):
        for name in Belief.__struct_fields__:
            if name not in but:
                left, right = getattr(a, name), getattr(b, name)
                if isinstance(left, (float, tuple)) and not isinstance(left, str):
                    assert left == pytest.approx(right, abs=_CLOSE), name
                else:
                    assert left == right, name


def with_report(b: Bundle, report: Report, like: Report) -> None:
    """Adds *report* to the origins and claims that *like* belongs to."""
    for n, record in enumerate(b.lineage):
        if isinstance(record, Origin) and like.id in record.reports:
            b.lineage[n] = msgspec.structs.replace(record, reports=(*record.reports, report.id))
        elif isinstance(record, Claim) and like.id in record.reports:
            wordings = (*record.wordings, Wording(report.id, report.content))
            b.lineage[n] = msgspec.structs.replace(
                record, reports=(*record.reports, report.id), wordings=wordings
            )


@settings(max_examples=60, deadline=None)
@given(bundles, st.randoms(use_true_random=False), st.booleans())
def test_a_pure_relay_changes_nothing(drawn: Any, choose: random.Random, hedges: bool) -> None:
    b = built(drawn)
    before = weighed(b)
    like = choose.choice([r for r in b.found if isinstance(r, Report)])
    say = b.hedged if hedges else b.says
    relay = say(None, "claim 0 is so", cue="it is said", stance=like.stance or "asserts", outlet="The Echo")
    relay = msgspec.structs.replace(relay, source=like.source)
    b.found[-1] = relay
    with_report(b, relay, like)
    b.link(relay, like, "same-utterance")
    same(before, weighed(b))


@settings(max_examples=60, deadline=None)
@given(bundles, st.randoms(use_true_random=False))
def test_a_report_told_twice_counts_once(drawn: Any, choose: random.Random) -> None:
    b = built(drawn)
    before = weighed(b)
    like = choose.choice([r for r in b.found if isinstance(r, Report)])
    again = msgspec.structs.replace(like, id=f"{like.id}-again")
    b.found += [again, like]  # one under another id, one just again
    with_report(b, again, like)
    b.lineage += [
        msgspec.structs.replace(k, id=f"{k.id}-again", origin=again.id)
        for k in b.lineage
        if isinstance(k, Link) and k.origin == like.id
    ]
    same(before, weighed(b))


def renamed(records: Sequence[AnyRecord], names: Mapping[str, str]) -> list[AnyRecord]:
    """*records* with other names and ids of parties, and other ids in place of these."""
    ids = {p.id: f"par-{names[p.name]}" for p in records if isinstance(p, Party)}
    out: list[AnyRecord] = []
    for r in records:
        if isinstance(r, Party):
            out.append(msgspec.structs.replace(r, id=ids[r.id], name=names[r.name]))
        elif isinstance(r, Origin):
            out.append(msgspec.structs.replace(r, parties=tuple(sorted(ids.get(p, p) for p in r.parties))))
        elif isinstance(r, Report) and r.source.party:
            source = msgspec.structs.replace(r.source, party=ids.get(r.source.party, r.source.party))
            out.append(msgspec.structs.replace(r, source=source))
        else:
            out.append(r)
    return out


@settings(max_examples=60, deadline=None)
@given(bundles, st.permutations(range(len(_WHO))))
def test_other_names_change_nothing(drawn: Any, order: Sequence[int]) -> None:
    b = built(drawn)
    before = weighed(b)
    parties = [p for p in b.lineage if isinstance(p, Party)]
    # whoever is called by a side's name is called by another's
    names = {
        p.name: f"x{order[n]} {'Zemblan' if 'Ostrellian' in p.name else 'person'}"
        for n, p in enumerate(parties)
    }
    ids = {p.id: f"par-{names[p.name]}" for p in parties}
    found = []
    for r in b.found:
        assert isinstance(r, Report)
        party = ids.get(r.source.party or "", r.source.party)
        found.append(msgspec.structs.replace(r, source=msgspec.structs.replace(r.source, party=party)))
    same(before, weigh(b.documents, found, renamed(b.lineage, names)))


@settings(max_examples=60, deadline=None)
@given(bundles, st.randoms(use_true_random=False))
def test_order_changes_not_a_byte(drawn: Any, shuffle: random.Random) -> None:
    b = built(drawn)
    before = weighed(b)
    for records in (b.documents, b.found, b.lineage):
        shuffle.shuffle(records)  # type: ignore[arg-type]
    after = weighed(b)
    assert msgspec.json.encode(before.beliefs) == msgspec.json.encode(after.beliefs)
    assert before.notes == after.notes and before.apart == after.apart


def without(b: Bundle, origin: str) -> list[AnyRecord]:
    """The lineage without one origin, and its claim with one the less."""
    gone = next(o for o in b.lineage if isinstance(o, Origin) and o.id == origin)
    out: list[AnyRecord] = []
    for r in b.lineage:
        if isinstance(r, Claim) and r.id == gone.claim:
            low, high = r.origin_range
            kept = tuple(x for x in r.reports if x not in gone.reports)
            r = msgspec.structs.replace(
                r, reports=kept, origin_range=(max(1, min(low, high - 1)), max(1, high - 1))
            )
        if r is not gone:
            out.append(r)
    return out


@settings(max_examples=120, deadline=None)
@given(bundles)
def test_removing_an_origin_never_raises_certainty_in_its_direction(drawn: Any) -> None:
    b = built(drawn)
    ground = b.ground()
    before = {x.claim: x for x in weighed(b).beliefs}
    for claim in ground.claims:
        evidence = pieces(heard(claim, ground, USUAL), USUAL)
        # without a denial, or what it was tied to, claims are no longer known to be contrary to each other
        own = [
            o.id
            for o in ground.origins.get(claim.id, ())
            if not any({k.origin, k.target} & set(o.reports) for k in ground.links)
        ]
        for piece in evidence:
            if piece.origin not in own or sum(p.origin == piece.origin for p in evidence) > 1:
                continue
            after = {x.claim: x for x in weigh(b.documents, b.found, without(b, piece.origin)).beliefs}
            had, left = before[claim.id].probability, after[claim.id].probability
            assert had is not None
            if left is None:
                continue  # nothing is left to be certain of
            supports = piece.weight + piece.check
            if supports >= 0:
                assert left <= had + 1e-6, "it spoke for the claim"
            if supports <= 0:
                assert left >= had - 1e-6, "it spoke against the claim"
