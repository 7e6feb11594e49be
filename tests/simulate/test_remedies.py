"""What remedies buy: paired errors beside repeated experiments, common chance, and errors told by name."""

from __future__ import annotations

import numpy as np
import pytest
from tests.simulate.made import made_run, noise_RT

from earwitness.errors import SettingError
from earwitness.simulate import simulate
from earwitness.simulate.remedies import AS_IT_IS, Bought, bought, paired, remedies
from earwitness.simulate.scenario import Fear, Organisation, Purge, Remedy, Scenario, Sensor

SMALL = Scenario(
    steps=15,
    organisation=Organisation(branching=2, depth=2, competence_spread=0.2),
    fear=Fear(start=0.8),
    purge=Purge(tolerance=0.5, share=0.1, competence=0.7),
    remedies=(
        Remedy(name="protect", change={"fear.protection": 1.0}),
        Remedy(name="nothing", change={"fear": {"start": 0.8}}),
        Remedy(name="audit", change={"+channels": [{"kind": "sensor", "name": "audit", "noise": 0.3}]}),
        Remedy(name="terror", change={"fear.start": 3.0}),
    ),
)


def test_each_remedy_beside_the_scenario_as_it_is() -> None:
    found = remedies(SMALL, replicates=40, seed=3, engine="plain")
    assert [each.remedy.name for each in found] == ["as it is", "protect", "nothing", "audit", "terror"]
    by_name = {each.remedy.name: each for each in found}
    base = by_name["as it is"]
    assert base.remedy is AS_IT_IS and np.isnan(base.difference) and not base.told
    for name, sign in (("protect", -1), ("audit", -1), ("terror", 1)):
        each = by_name[name]
        assert each.difference == pytest.approx(each.error - base.error)
        assert np.sign(each.difference) == sign and each.told
        assert each.low < each.difference < each.high
    # the same chance: what changes nothing differs by nothing at all
    nothing = by_name["nothing"]
    assert nothing.difference == nothing.standard_error == 0.0 and not nothing.told
    run = simulate(SMALL, replicates=40, seed=3, engine="plain")
    assert base.error == pytest.approx(np.sqrt((run.gap_RT**2).mean()))
    assert base.purges == run.purge_RT.sum() / 40 and base.gap == pytest.approx(run.gap_RT.mean())


def test_a_run_at_hand_is_not_run_again() -> None:
    told: list[tuple[str, int, int]] = []

    def progress(what: str, done: int, total: int) -> None:
        told.append((what, done, total))

    base = simulate(SMALL, replicates=6, engine="plain")
    found = remedies(SMALL, replicates=6, engine="plain", base=base, progress=progress)
    assert told == [("remedies", number, 4) for number in (1, 2, 3, 4)]
    assert found[1:] == remedies(SMALL, replicates=6, engine="plain")[1:]


def test_the_result_does_not_depend_on_the_other_remedies() -> None:
    alone = Scenario(
        **{f: getattr(SMALL, f) for f in SMALL.__struct_fields__ if f != "remedies"},
        remedies=SMALL.remedies[2:3],
    )
    one = remedies(alone, replicates=8, engine="plain")[1]
    assert one == remedies(SMALL, replicates=8, engine="plain")[3]


def test_pairs_are_what_makes_the_interval_narrow() -> None:
    found = remedies(SMALL, replicates=60, engine="plain")
    with_R = np.random.default_rng(0).permutation(60)
    runs = [simulate(SMALL, replicates=60, engine="plain")]
    square_R = (runs[0].gap_RT ** 2).mean(axis=1)
    shuffled = paired(square_R[with_R] * 0.9, square_R)[1]
    assert paired(square_R * 0.9, square_R)[1] < 0.2 * shuffled
    assert found[1].standard_error > 0.0


@pytest.mark.parametrize("replicates", [20, 200])
def test_the_interval_holds_the_truth_as_often_as_it_says(replicates: int) -> None:
    """Squares of two runs that share a part, 3,000 times: the interval of 95% misses about one in twenty."""
    rng = np.random.default_rng(replicates)
    times, true = 3000, np.sqrt(3.0 + 1.0) - np.sqrt(3.0 + 2.0)
    shared = rng.chisquare(3.0, (times, replicates))
    with_, without = shared + rng.chisquare(1.0, shared.shape), shared + rng.chisquare(2.0, shared.shape)
    held = 0
    for a, b in zip(with_, without, strict=True):
        each = bought(
            Remedy(name="x"), made_run(replicates=replicates, steps=1, belief_RT=np.sqrt(a)[:, None]), b
        )
        held += each.low <= true <= each.high
    # binomial: 3 standard errors of a share of .95 in 3,000 are .012; the delta method costs .01 at 20
    assert held / times == pytest.approx(0.95, abs=0.022)


def test_what_cannot_be_said() -> None:
    difference, error = paired(np.array([4.0]), np.array([1.0]))
    assert difference == 1.0 and np.isnan(error)
    alone = bought(Remedy(name="x"), made_run(replicates=1, belief_RT=1.0), np.array([4.0]))
    assert alone.difference == -1.0 and not alone.told
    assert paired(np.zeros(5), np.zeros(5)) == (0.0, 0.0)
    assert paired(np.zeros(5), np.full(5, 4.0)) == (-2.0, 0.0)


def test_the_mean_gap_and_purges_are_those_of_the_remedy() -> None:
    purge = np.zeros((40, 20), dtype=bool)
    purge[:, :3] = True
    run = made_run(belief_RT=1.0 + noise_RT(0.1), purge_RT=purge)
    each = bought(Remedy(name="x"), run, np.ones(40))
    assert (each.gap, each.purges) == (pytest.approx(run.gap_RT.mean()), 3.0)


@pytest.mark.parametrize(
    ("remedy", "said"),
    [
        (Remedy(name="typo", change={"fear.protektion": 1.0}), r"remedies\.typo.*protection"),
        (
            Remedy(name="odd", change={"channels": [{"kind": "anonymous", "name": "x", "level": 9}]}),
            r"remedies\.odd",
        ),
    ],
)
def test_a_remedy_that_does_not_fit_is_named(remedy: Remedy, said: str) -> None:
    scenario = Scenario(steps=3, organisation=Organisation(branching=2, depth=2), remedies=(remedy,))
    with pytest.raises(SettingError, match=said):
        remedies(scenario, replicates=2, engine="plain")


def test_without_remedies_there_is_the_scenario_alone() -> None:
    bare = Scenario(steps=3, organisation=Organisation(branching=2, depth=2), channels=(Sensor(name="x"),))
    (only,) = remedies(bare, replicates=2, engine="plain")
    assert isinstance(only, Bought) and only.remedy is AS_IT_IS
