"""The model: weights in closed form, joins by plain enumeration, intervals by drawing."""

from __future__ import annotations

import dataclasses
import itertools
import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.weigh.generating import draw_world
from earwitness.weigh.interval import distribution, interval
from earwitness.weigh.model import (
    MOST_TERMS,
    Piece,
    chance_of,
    evidence_of,
    fates,
    log_odds,
    probability,
    says_anything,
    sums,
)
from earwitness.weigh.priors import USUAL, Beta, Priors, Shift
from earwitness.weigh.speakers import Speaker
from earwitness.weigh.voices import Voice
from earwitness.weigh.worth import STEP, Terms, checker, spread, terms, weight

APART = msgspec.structs.replace(USUAL, perhaps=0.0, side=0.0, unseen=0.0)
KINDS = ("named", "unnamed", "outlet", "document", "social-post", "nobody")


def voice(
    n: int = 0, kind: str = "unnamed", letter: str = "F", says: str = "asserts", **more: object
) -> Voice:
    sides = frozenset(more.pop("sides", ()))  # type: ignore[call-overload]
    record = {k: more.pop(k) for k in ("right", "wrong") if k in more}
    who = Speaker(name=f"who {n}", parties=(), kind=kind, letter=letter, sides=sides, **record)  # type: ignore[arg-type]
    return Voice(origin=f"org-{n}", says=says, speaker=who, reports=(), roots=(), **more)  # type: ignore[arg-type]


def belief(*voices: Voice, priors: Priors = USUAL) -> float:
    return probability(evidence_of(voices, priors), priors)


@pytest.mark.parametrize("kind", KINDS)
def test_one_assertion_is_believed_as_its_source_is(kind: str) -> None:
    mean = USUAL.reliability[kind].mean
    assert belief(voice(kind=kind)) == pytest.approx(mean, abs=1e-12)
    assert belief(voice(kind=kind, says="denies")) == pytest.approx(1 - mean, abs=1e-12)


@pytest.mark.parametrize("letter", "ABCDE")
def test_a_grade_takes_the_place_of_the_kind(letter: str) -> None:
    assert belief(voice(letter=letter)) == pytest.approx(USUAL.reliability[letter].mean, abs=1e-12)


def test_an_unreliable_source_says_nothing_and_that_is_not_even() -> None:
    evidence = evidence_of([voice(letter="E"), voice(1, letter="E", says="denies")], USUAL)
    assert not says_anything(evidence) and not says_anything([])
    assert says_anything(evidence_of([voice()], USUAL))
    assert not says_anything(evidence_of([voice(meant=0.0)], USUAL))


def test_a_track_record_adds_to_the_prior() -> None:
    right, wrong = 12, 2
    a, b = USUAL.reliability["named"].counts
    found = weight(terms(voice(kind="named", right=right, wrong=wrong), USUAL))
    assert found == pytest.approx(math.log((a + 12) / (b + 2)), abs=1e-12)
    letter = voice(kind="named", letter="B", right=right, wrong=wrong)
    assert weight(terms(letter, USUAL)) == found, "the letter sums the record up, and does not count again"


def test_a_liar_with_a_record_speaks_against_what_he_says() -> None:
    assert weight(terms(voice(right=0, wrong=20), USUAL)) < -1


def test_interest_makes_what_serves_worth_less_and_what_harms_worth_more() -> None:
    plain, serves, against = (weight(terms(voice(interest=i), USUAL)) for i in (0, 1, -1))
    assert 0 < serves < plain < against
    deny = [weight(terms(voice(says="denies", interest=i), USUAL)) for i in (-1, 0, 1)]
    assert deny[2] < deny[1] < deny[0] < 0


def test_an_institutions_denial_carries_almost_nothing_and_its_admission_much() -> None:
    denial = weight(terms(voice(kind="named", says="denies", interest=-1, accused=True), USUAL))
    admission = weight(terms(voice(kind="named", interest=-1, accused=True), USUAL))
    assert 0.75 < math.exp(denial) < 1 and math.exp(admission) > 3
    always = msgspec.structs.replace(USUAL, institution=Shift(30.0, 0.0))
    assert weight(terms(voice(says="denies", interest=-1, accused=True), always)) == pytest.approx(
        0, abs=1e-9
    )


def habit(says: str, interest: int, if_so: tuple[float, float], if_not: tuple[float, float]) -> float:
    of = voice(kind="named", says=says, interest=interest, accused=True)
    who = dataclasses.replace(of.speaker, denied_if_so=if_so, denied_if_not=if_not)
    return weight(terms(dataclasses.replace(of, speaker=who), USUAL))


def test_a_habit_of_denying_is_learned() -> None:
    always = habit("denies", -1, (50, 50), (50, 50))
    assert abs(always) < 0.03, "whoever always denies tells nothing"
    honest = habit("denies", -1, (2, 50), (48, 50))
    assert honest < -1.5, "whose denials were true is believed"
    liar = habit("denies", -1, (50, 50), (10, 50))
    assert liar > 0.5, "who denies what is so gives it away"
    unwatched = weight(terms(voice(kind="named", says="denies", interest=-1, accused=True), USUAL))
    assert honest < unwatched < 0


def test_the_claim_that_a_denial_makes_is_believed_as_far_as_the_denial() -> None:
    for if_so, if_not in (((50, 50), (50, 50)), ((2, 50), (48, 50)), ((9, 10), (3, 4))):
        against, stated = habit("denies", -1, if_so, if_not), habit("asserts", 1, if_so, if_not)
        assert stated == pytest.approx(-against, abs=1e-9)


def test_a_hedge_weakens_and_a_note_that_nobody_could_check_does_not() -> None:
    plain, hedged, unchecked = (
        weight(terms(voice(**more), USUAL)) for more in ({}, {"hedged": True}, {"unchecked": True})
    )
    assert 0 < hedged < plain == unchecked
    sure = msgspec.structs.replace(USUAL, hedged=Beta(0.999999, 10))
    assert weight(terms(voice(hedged=True), sure)) == pytest.approx(plain, abs=1e-5)


def test_a_check_of_a_denial_speaks_against() -> None:
    denied, checked = voice(says="denies"), voice(says="denies", checks=1)
    assert belief(checked) < belief(denied)
    low, high = interval(evidence_of([checked], APART), APART)
    assert interval(evidence_of([voice(checks=1)], APART), APART) == pytest.approx(
        (1 - high, 1 - low), abs=5e-3
    )


def test_a_check_adds_and_a_relay_that_surely_passes_on_adds_nothing() -> None:
    assert belief(voice(checks=1)) > belief(voice()) and belief(voice(checks=2)) > belief(voice(checks=1))
    pure = msgspec.structs.replace(USUAL, independent=0.0)
    assert belief(voice(checks=3), priors=pure) == pytest.approx(belief(voice(), priors=pure), abs=1e-12)


@pytest.mark.parametrize("more", [{}, {"hedged": True}, {"interest": 1}, {"interest": -1, "hedged": True}])
@pytest.mark.parametrize("says", ["asserts", "denies"])
def test_the_weight_is_that_of_drawn_sources(more: dict[str, object], says: str) -> None:
    """Quadrature against plain drawing, to three standard errors."""
    of = terms(voice(kind="named", says=says, **more), USUAL)
    rng = np.random.default_rng(5)
    many = 400_000
    w = rng.beta(*of.knows.counts, size=many) if of.knows else np.ones(many)
    moved = of.sign * rng.normal(of.shift.mean, of.shift.spread, size=many)
    means = []
    for beta in (of.a, of.b):
        plain = np.clip(w * rng.beta(*beta, size=many) + (1 - w) / 2, 1e-12, 1 - 1e-12)
        p = 1 / (1 + np.exp(-(np.log(plain) - np.log1p(-plain) + moved)))
        means.append((p if says == "asserts" else 1 - p).mean())
    assert weight(of) == pytest.approx(math.log(means[0]) - math.log(means[1]), abs=0.01)


def by_hand(evidence: tuple[Piece, ...], priors: Priors, end: str) -> float:
    """The probability by going through every way in which voices may be one, and be meant."""
    start = log_odds(priors.claim)
    total = 0.0
    choices = [[(w, m) for w in fates(p, priors, end) for m in (True, False)] for p in evidence]  # type: ignore[arg-type]
    for ways in itertools.product(*choices):
        share, x = 1.0, start
        seen: set[tuple[str, str]] = set()
        for piece, ((beginning, chance), meant) in zip(evidence, ways, strict=True):
            share *= chance * (piece.meant if meant else 1 - piece.meant)
            if not meant:
                continue
            x += piece.check
            if beginning is None or (piece.says, beginning) not in seen:
                x += piece.weight
            if beginning is not None:
                seen.add((piece.says, beginning))
        total += share * chance_of(x)
    return total


some_voices = st.lists(
    st.builds(
        voice,
        kind=st.sampled_from(KINDS),
        letter=st.sampled_from("ABCDEFF"),
        says=st.sampled_from(["asserts", "asserts", "denies"]),
        hedged=st.booleans(),
        checks=st.integers(0, 1),
        perhaps=st.booleans(),
        meant=st.sampled_from([1.0, 1.0, 0.4]),
        sides=st.sampled_from([(), ("ostrelle",), ("ostrelle", "lisk")]),
        right=st.sampled_from([0, 0, 9]),
        wrong=st.sampled_from([0, 0, 9]),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(some_voices, st.sampled_from(["fewest", "between", "most"]))
def test_enumeration_is_that_by_hand(voices: list[Voice], end: str) -> None:
    evidence = evidence_of(voices, USUAL)
    assert probability(evidence, USUAL, end) == pytest.approx(by_hand(evidence, USUAL, end), abs=1e-9)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(some_voices)
def test_the_interval_holds_the_ends_of_the_range(voices: list[Voice]) -> None:
    evidence = evidence_of(voices, USUAL)
    low, high = interval(evidence, USUAL)
    assert 0 < low <= high < 1
    assert sum(share for _, share in sums(evidence, USUAL).terms) == pytest.approx(1)


@pytest.mark.parametrize(
    "voices", [(voice(),), (voice(kind="named", letter="B"), voice(1, says="denies"), voice(2, hedged=True))]
)
def test_the_interval_is_about_the_belief(voices: tuple[Voice, ...]) -> None:
    """What somebody would say who knew the sources is, on average, what is believed without."""
    evidence = evidence_of(voices, APART)
    at, below = distribution(evidence, APART, "between")
    share = np.diff(below, prepend=0.0)
    mean = float((share / (1 + np.exp(-(at - STEP / 2)))).sum())
    assert mean == pytest.approx(probability(evidence, APART), abs=2e-3)


@settings(max_examples=100, deadline=None)
@given(some_voices, st.sampled_from(["fewest", "between", "most"]))
def test_taking_a_voice_away_never_raises_certainty_in_its_direction(voices: list[Voice], end: str) -> None:
    evidence = evidence_of(voices, USUAL)
    whole = probability(evidence, USUAL, end)  # type: ignore[arg-type]
    for n, piece in enumerate(evidence):
        left = probability((*evidence[:n], *evidence[n + 1 :]), USUAL, end)  # type: ignore[arg-type]
        if piece.weight >= 0 and piece.check >= 0:
            assert left <= whole + 1e-9
        if piece.weight <= 0 and piece.check <= 0:
            assert left >= whole - 1e-9


def test_wide_for_the_unjudged_and_narrow_for_the_judged() -> None:
    unnamed, graded = (interval(evidence_of([v], APART), APART) for v in (voice(), voice(letter="A")))
    assert unnamed[1] - unnamed[0] > 4 * (graded[1] - graded[0])


def test_a_pair_that_may_be_one_is_one_with_the_probability_of_the_priors() -> None:
    evidence = evidence_of([voice(perhaps=True), voice(1, perhaps=True)], USUAL)
    (one, share_one), (two, share_two) = sums(evidence, USUAL).terms
    assert share_one == pytest.approx(USUAL.perhaps) and two == pytest.approx(2 * one)
    assert share_one + share_two == pytest.approx(1)
    fewest, between, most = (probability(evidence, USUAL, e) for e in ("fewest", "between", "most"))  # type: ignore[arg-type]
    assert fewest == pytest.approx(belief(voice())) and fewest < between < most


def test_unnamed_of_one_side_count_for_less_than_of_two() -> None:
    one = belief(voice(sides=["ostrelle"]), voice(1, sides=["ostrelle"]))
    two = belief(voice(sides=["ostrelle"]), voice(1, sides=["tarvenia"]))
    assert belief(voice()) < one < two


def test_those_that_are_one_count_with_the_best_known() -> None:
    both = evidence_of([voice(perhaps=True), voice(1, letter="A", perhaps=True)], USUAL)
    assert probability(both, USUAL, "fewest") == pytest.approx(belief(voice(letter="A")))


def test_many_alike_stay_few_terms() -> None:
    evidence = evidence_of([voice(n, perhaps=True) for n in range(40)], USUAL)
    found = sums(evidence, USUAL)
    assert len(found.terms) <= 80 and not found.merged
    assert sum(s for _, s in found.terms) == pytest.approx(1)


def test_too_many_terms_are_put_together_and_told() -> None:
    rng = np.random.default_rng(2)
    unlike = [voice(n, right=float(r), wrong=1.0, perhaps=True) for n, r in enumerate(rng.uniform(0, 9, 22))]
    found = sums(evidence_of(unlike, USUAL), USUAL)
    assert found.merged and len(found.terms) <= MOST_TERMS
    few = sums(evidence_of(unlike[:10], USUAL), USUAL)
    assert not few.merged


def test_spreads_are_distributions() -> None:
    for of in (
        terms(voice(hedged=True, interest=1), USUAL),
        checker(USUAL),
        terms(voice(letter="A", says="denies"), USUAL),
    ):
        for so in (True, False):
            offset, cells = spread(of, so=so)
            assert cells.min() >= 0 and cells.sum() == pytest.approx(1)
            mean = float(((offset + np.arange(len(cells))) * STEP * cells).sum())
            assert abs(mean) < 5


def test_the_log_odds_and_back() -> None:
    for p in (1e-9, 0.2, 0.5, 0.99, 1 - 1e-9):
        assert chance_of(log_odds(p)) == pytest.approx(p, abs=1e-12)
    assert chance_of(-800) == 0.0 and chance_of(800) == 1.0


def test_a_prior_that_leans_leans_the_belief() -> None:
    low = msgspec.structs.replace(USUAL, claim=0.1)
    assert belief(voice(), priors=low) == pytest.approx(
        chance_of(log_odds(0.1) + log_odds(USUAL.reliability["unnamed"].mean))
    )


def test_worlds_are_drawn_alike_for_one_seed() -> None:
    voices = [voice(0, checks=1), voice(1, perhaps=True, hedged=True), voice(2, interest=-1, accused=True)]
    one, two = (draw_world(voices, USUAL, np.random.default_rng(4)) for _ in range(2))
    assert one == two and [v.says for v in one.voices if v.checks] == ["asserts"]
    assert {draw_world(voices, USUAL, np.random.default_rng(n)).so for n in range(20)} == {True, False}


def test_terms_are_what_worth_depends_on() -> None:
    assert isinstance(terms(voice(), USUAL), Terms)
    assert terms(voice(1), USUAL) == terms(voice(2), USUAL), "names are no part of it"
