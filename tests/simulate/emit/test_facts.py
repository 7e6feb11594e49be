"""Which propositions there are, which of them hold, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from tests.simulate.emit.worlds import POPULATION, made, stories, worlds

from earwitness.errors import SettingError
from earwitness.simulate.emit import EmitSettings, Skill, emit
from earwitness.simulate.emit.facts import Ground, moments, yardstick
from earwitness.simulate.emit.knowing import changed, rounded
from earwitness.simulate.emit.story import FACTS, FactKind
from earwitness.simulate.run import Run

NONE = [0.5] * len(FACTS)


FIXED = EmitSettings(worse=1.0, margin=0.5, scale=10.0)


def ground(run: Run, settings: EmitSettings = FIXED) -> Ground:
    return Ground(run, 0, settings, yardstick(run, 0, settings))


def one(**at: float) -> Run:
    """A run of one replicate whose step 5 is as *at* says."""
    run = made(replicates=1, steps=8)
    for name, value in at.items():
        getattr(run, f"{name}_RT")[0, 5] = value
    return run


@pytest.mark.parametrize(
    ("kind", "at", "holds", "value"),
    [
        ("worse", {"state": -1.5, "plan": 0.0}, True, 15.0),  # 1.5 below the plan, and 1 is allowed
        ("worse", {"state": -0.9, "plan": 0.0}, False, 9.0),
        ("worse", {"state": 0.7, "plan": 0.0}, False, 0.0),  # better than planned: no shortfall
        ("worse", {"state": 0.7, "plan": 2.0}, True, 13.0),  # the plan moved
        ("misled", {"state": -1.0, "belief": -0.4}, True, None),
        ("misled", {"state": -1.0, "belief": -0.6}, False, None),  # within the margin
        ("misled", {"state": 1.0, "belief": 0.0}, False, None),  # he takes things for worse than they are
        ("letter", {"appeal": 1.0}, True, None),
        ("letter", {"appeal": 0.0}, False, None),
        ("fled", {"fled": 0.25}, True, 0.25 * POPULATION),
        ("fled", {"fled": 0.0}, False, 0.0),
    ],
)
def test_a_fact_is_read_off_the_run(
    kind: FactKind, at: dict[str, float], holds: bool, value: float | None
) -> None:
    fact = ground(one(**at)).fact(0, 5, kind)
    assert fact is not None and fact.holds == holds
    assert fact.value == (pytest.approx(value) if value is not None else None)
    assert fact.note


@pytest.mark.parametrize(
    ("purged", "holds"), [([5], True), ([2], True), ([1], False), ([6], False), ([], False)]
)
def test_a_dismissal_counts_for_as_long_as_it_is_recent(purged: list[int], holds: bool) -> None:
    run = one()
    run.purge_RT[:] = False
    run.purge_RT[0, purged] = True
    fact = ground(run, EmitSettings(window=4)).fact(0, 5, "dismissed")
    assert fact is not None and fact.holds == holds


def test_what_a_scenario_does_not_have_is_not_told_of() -> None:
    bare = made(loyalty=False, purge=False)
    assert [f.kind for f in ground(bare).facts(0, 3, NONE)] == ["worse", "misled"]
    assert [f.kind for f in ground(made()).facts(0, 3, NONE)] == list(FACTS)
    chosen = EmitSettings(facts=("letter", "worse"))
    assert [f.kind for f in ground(made(), chosen).facts(0, 3, NONE)] == ["worse", "letter"]


def test_what_follows_from_the_state_holds_in_half_of_all_steps() -> None:
    """Unless told otherwise: in most scenarios things are always worse than planned."""
    run = made(replicates=1, steps=40)
    run.state_RT[:] -= 50.0
    run.belief_RT[:] -= 20.0
    usual = ground(run, EmitSettings())
    for kind in ("worse", "misled"):
        assert sum(usual.fact(0, t, kind).holds for t in range(40)) == 20  # type: ignore[union-attr]
    fixed = ground(run, EmitSettings(worse="scenario", margin=0.5))
    assert all(fixed.fact(0, t, "worse").holds for t in range(40))  # type: ignore[union-attr]


@pytest.mark.parametrize(("below", "scale"), [(0.031, 1000), (3.1, 10), (31, 1), (3100, 0.01)])
def test_a_shortfall_has_two_digits(below: float, scale: float) -> None:
    run = made(replicates=1, steps=9)
    run.plan_RT[:] = run.state_RT + below
    assert yardstick(run, 0, EmitSettings()).scale == pytest.approx(scale)
    (fact,) = ground(run, EmitSettings(facts=("worse",))).facts(0, 4, NONE)
    assert fact.value == pytest.approx(31)


def test_outsiders_are_as_noisy_as_the_scenario_says_or_as_half_the_spread() -> None:
    with_one, without = made(replicates=1), made(replicates=1, outside=None)
    assert yardstick(with_one, 0, EmitSettings()).noise == 0.6
    spread = float((without.plan_RT - without.state_RT)[0].std())
    assert yardstick(without, 0, EmitSettings()).noise == pytest.approx(0.5 * spread)
    without.state_RT[:] = 1.0  # nothing ever changes
    assert yardstick(without, 0, EmitSettings()).noise == 1.0


def test_with_a_base_rate_the_run_does_not_decide() -> None:
    for rate in (0.0, 1.0):
        settings = EmitSettings(base_rate=rate, perceived="skill")
        for world in worlds(made(replicates=20), settings):
            assert {f.holds for f in world.story.facts} == {bool(rate)}
            for fact in world.story.facts:
                if fact.kind == "fled":
                    assert (fact.value or 0) > 0 if rate else fact.value == 0
    half = stories(made(replicates=400), EmitSettings(base_rate=0.3, perceived="skill"))
    held = [f.holds for w in half for f in w.story.facts]
    assert abs(np.mean(held) - 0.3) < 0.045


def test_without_an_outside_in_the_scenario_there_is_the_usual_one() -> None:
    (world,) = worlds(made(replicates=1, outside=None))
    assert world.documents


def test_a_run_without_levels_has_no_insiders_to_ask() -> None:
    """The Gaussian engine keeps no agents: everybody goes by the state itself."""
    for world in worlds(made(replicates=10, levels=0)):
        assert all(a.level is None for a in world.story.actors)
        assert not any(world.story.misleading)


def test_the_moment_is_drawn_whatever_happens_in_it() -> None:
    run = made(replicates=1, steps=10)
    assert moments(run, 0.0, EmitSettings()) == (0,)
    assert moments(run, 0.999, EmitSettings()) == (9,)
    assert moments(run, 0.5, EmitSettings(steps=(0, 9))) == (0, 9)


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0.2, 1), (1.4, 1), (7.6, 8), (12.4, 12), (87, 87), (123, 120), (2349, 2300), (98_760, 99_000),
     (99_600, 100_000)],
)  # fmt: skip
def test_people_give_two_digits(amount: float, said: float) -> None:
    assert rounded(amount) == said


@pytest.mark.parametrize("amount", [1, 2, 9, 10, 14, 30, 99, 2300, 9000, 100_000])
@pytest.mark.parametrize("uniform", [0.0, 0.4, 0.6, 0.99])
def test_a_changed_number_is_another_and_larger(amount: float, uniform: float) -> None:
    assert changed(amount, uniform) > amount


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"hedge_lost": 1.2}, "hedge_lost = 1.2"),
        ({"relay": -0.1}, "chance between 0 and 1"),
        ({"outlets": 1}, "give 2 to 12"),
        ({"outlets": 40}, "give 2 to 12"),
        ({"commanders": 9}, "commanders = 9"),
        ({"lost": 5}, "give 0 to 4"),
        ({"figure_tail": 0}, "above 0"),
        ({"margin": -1}, "0 or more, or median"),
        ({"worse": "much"}, "median or scenario"),
        ({"scale": 0}, "above 0, or None"),
        ({"relay": float("nan")}, "between 0 and 1"),
        ({"relay": "often"}, "between 0 and 1"),
        ({"relay": True}, "between 0 and 1"),
        ({"figure_spread": float("inf")}, "0 or more"),
        ({"commanders": 1.5}, "a whole number"),
        ({"unnamed": Skill(0, 1, 1, 1)}, "four numbers above 0"),
        ({"theme": "opera"}, "army, project"),
        ({"facts": ()}, "worse, misled"),
        ({"facts": ("worse", "worse")}, "each once"),
        ({"perceived": "dream"}, "run or skill"),
        ({"base_rate": 0.5}, 'perceived="skill"'),
        ({"base_rate": 2, "perceived": "skill"}, "between 0 and 1"),
        ({"start": "soon"}, "a day such as"),
        ({"start": "2031-02-30"}, "a day such as"),
        ({"days": 0}, "1 to 366"),
        ({"steps": ()}, "from 0 to 11"),
        ({"steps": (3, 3)}, "each once"),
        ({"steps": (12,)}, "from 0 to 11"),
        ({"steps": (1.5,)}, "from 0 to 11"),
    ],
)
def test_a_wrong_setting_is_told_by_name(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(SettingError, match="emit: ") as told:
        emit(made(replicates=1), settings=EmitSettings(**wrong))  # type: ignore[arg-type]
    assert words in str(told.value) and "\n" not in str(told.value)


def test_a_replicate_that_is_not_there_is_told() -> None:
    with pytest.raises(SettingError, match="give one from 0 to 2"):
        emit(made(replicates=3), replicate=3)
