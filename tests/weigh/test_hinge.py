"""The hinge: what moves a belief most, what is left without it, and whether the phrase turns."""

from __future__ import annotations

import pytest
from tests.weigh.test_model import belief, voice

from earwitness.weigh.hinge import hinge
from earwitness.weigh.model import evidence_of, log_odds
from earwitness.weigh.priors import USUAL
from earwitness.weigh.voices import Voice


def found(*voices: Voice) -> tuple[str, float | None, bool] | None:
    h = hinge(evidence_of(voices, USUAL), USUAL)
    return None if h is None else (h.origin, h.without, h.turns)


def test_nothing_hangs_on_nothing() -> None:
    assert found() is None
    assert found(voice(letter="E")) is None, "who says nothing turns nothing"


def test_all_hangs_on_a_single_origin() -> None:
    assert found(voice(4)) == ("org-4", None, True)


def test_the_best_known_source_is_the_hinge() -> None:
    origin, without, turns = found(voice(0), voice(1, letter="A"), voice(2)) or ("", None, False)
    assert origin == "org-1" and turns and without == pytest.approx(belief(voice(0), voice(2)))


def test_a_denial_may_be_the_hinge() -> None:
    origin, without, _ = found(voice(0), voice(1, letter="A", says="denies")) or ("", None, False)
    assert origin == "org-1" and without == pytest.approx(belief(voice(0)))


def test_how_far_it_moves() -> None:
    voices = (voice(0), voice(1, letter="B"))
    h = hinge(evidence_of(voices, USUAL), USUAL)
    assert h is not None
    assert h.moves == pytest.approx(log_odds(belief(*voices)) - log_odds(belief(voice(0))))


def test_of_equals_the_first() -> None:
    assert (found(voice(2), voice(1)) or ("",))[0] == "org-1"


def test_a_phrase_that_stays() -> None:
    _, without, turns = found(*(voice(n, letter="A") for n in range(4))) or ("", None, True)
    assert not turns and without is not None and without > 0.95
