"""The sentences: what they say of runs whose numbers are known, and what they refuse to say."""

from __future__ import annotations

import numpy as np
import pytest
from tests.simulate.made import made_run, noise_RT

from earwitness.simulate import simulate
from earwitness.simulate.amounts import above, brief_share, counted, exact, listed, number, share, times
from earwitness.simulate.described import described
from earwitness.simulate.files import read_scenario, scenario_names
from earwitness.simulate.leaders import Mixed
from earwitness.simulate.naming import CLOSE, OPEN, bare, capital, given, paragraphs
from earwitness.simulate.outside import outside
from earwitness.simulate.remedies import AS_IT_IS, Bought
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import (
    Commit,
    Loyalty,
    Organisation,
    Outside,
    Purge,
    Remedy,
    Scenario,
    Shock,
    State,
)
from earwitness.simulate.shading import Silence, TrafficLight
from earwitness.simulate.summary import summary
from earwitness.simulate.telling import brief
from earwitness.unseen import visible

TWO = Organisation(branching=2, depth=2, levels=("chiefs", "clerks"))


def told(run: Run, **more: object) -> dict[str, str]:
    return {point.head: bare(point.text) for point in brief(summary(run), **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.317, "1.32"),
        (-1.317, "−1.32"),
        (9.994, "9.99"),
        (9.996, "10.0"),
        (0.4, "0.40"),
        (0.0943, "0.094"),
        (0.00456, "0.0046"),
        (99.96, "100"),
        (1320.4, "1,320"),
        (1e-7, "1.0e-07"),
        (3e12, "3.0e+12"),
        (float("nan"), "n/a"),
        (float("inf"), "n/a"),
    ],
)
def test_numbers_have_three_digits(value: float, written: str) -> None:
    assert number(value) == written


def test_other_amounts() -> None:
    assert number(1.5, signed=True) == "+1.50" and number(-1.5, signed=True) == "−1.50"
    assert [share(x) for x in (0.0, 0.004, 0.5, 0.996, 1.0)] == [
        "0%",
        "less than 1%",
        "50%",
        "more than 99%",
        "100%",
    ]
    assert brief_share(0.004) == "<1%"
    assert (exact(21.5), exact(-0.05), exact(1000.0)) == ("21.5", "−0.05", "1,000")
    assert above(0.001, 10.0) == "0" and above(0.1, 10.0) == "+0.10"
    assert (times(1.26), times(12.3)) == ("1.3 times", "12 times")
    assert (counted(1, "time"), counted(0, "time"), counted(2.5, "time")) == (
        "1 time",
        "0 times",
        "2.50 times",
    )
    assert [listed(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\u202eb", "a[U+202E]b"),  # would turn the rest of the line round
        (f"a{CLOSE}b{OPEN}", "a[U+2069]b[U+2068]"),  # would get out of its isolate
        ("a\x00\x1b[31m\ud800", "a[U+0000][U+001B][31m[U+D800]"),  # terminals, and what UTF-8 cannot hold
        (" a \n\t b ", "a b"),
        ("\u200b", "[U+200B]"),  # a name that is not there
        ("naïve 子", "naïve 子"),
    ],
)
def test_given_words_show_all_that_they_are(text: str, seen: str) -> None:
    assert visible(text) == seen
    assert given(text) == f"{OPEN}{seen}{CLOSE}"


def test_given_words_around() -> None:
    assert given("  ") == ""
    assert paragraphs("a\nb\n \n\nc\n") == (given("a b"), given("c"))
    assert capital(given("ministry")) == given("Ministry")
    assert capital("") == ""


def test_a_rosy_leader_who_does_not_know_it() -> None:
    gap = 2.0 + 0.5 * noise_RT(1.0)[:, :1]  # each replicate has its own
    run = made_run(Scenario(organisation=TWO, unit="points"), belief_RT=gap, doubt_RT=0.5)
    text = told(run)["Rosier than the truth"]
    mean = summary(run).above.mean
    assert f"the leader believes things to be {number(mean)} better than they are" in text
    assert "in 8 of 10 replicates" in text
    assert "by the leader’s own reckoning, by 0.50, so it is 4.0 times as wrong" in text
    assert text.endswith("The unit is: points.")
    assert "The gap grows" not in text and "The gap closes" not in text


def test_a_leader_who_is_right_is_not_called_wrong() -> None:
    text = " ".join(told(made_run(belief_RT=noise_RT(1.0), doubt_RT=1.0)).values())
    assert "neither better nor worse" in text and "cannot be told from 0" in text
    assert "which is about right" in text


def test_a_gloomy_and_careful_leader() -> None:
    text = told(made_run(belief_RT=-1.0, doubt_RT=4.0))["Against the truth"]
    assert "1.00 worse than they are" in text
    assert "less wrong than the leader thinks, by a factor of 4.00" in text


def test_one_replicate_is_not_averaged() -> None:
    text = told(made_run(replicates=1, belief_RT=1.0))["Rosier than the truth"]
    assert text.startswith("In the one replicate the leader believes things to be 1.00 better")
    assert "replicates the average" not in text


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (0.0, 3.0, "The gap grows from 0 in the first tenth of the steps to 3.00 in the last."),
        (3.0, 1.0, "The gap closes from 3.00"),
        (-2.0, 2.0, "The gap turns from −2.00"),
        (2.0, 2.0, None),
    ],
)
def test_how_the_gap_moves(first: float, last: float, said: str | None) -> None:
    gap = np.linspace(first, last, 20)
    gap[:2], gap[-2:] = first, last
    run = made_run(belief_RT=gap)
    text = " ".join(told(run).values())
    assert said in text if said else "The gap" not in text


def test_the_way_up() -> None:
    run = made_run(signal_RTL=[2.0, 0.0], message_RTL=[2.5, 2.0], silent_RTL=[0.0, 0.25])
    text = told(run)["On the way up"]
    assert text == (
        "The lowest level (clerks) has the truth, but for chance, and passes on 2.00 above the truth. "
        "The highest (chiefs) tells the leader 2.50 above the truth. Most is added by clerks: 2.00. "
        "Of clerks 25% say nothing in a step."
    )


def test_levels_that_add_the_same_are_not_ranked() -> None:
    text = told(made_run(signal_RTL=[1.0, 0.0], message_RTL=[2.0, 1.0]))["On the way up"]
    assert "Every level adds about as much: 1.00." in text


def test_a_silent_level_says_nothing() -> None:
    run = made_run(message_RTL=np.nan, silent_RTL=1.0)
    text = told(run)["On the way up"]
    assert "and says nothing" in text and "n/a" not in text and "nan" not in text


def test_who_knew() -> None:
    """The plan is 4 above the truth: clerks see the truth, the leader is nearer the plan half of the time."""
    belief = np.where(np.arange(20) < 10, 1.0, 3.0)
    run = made_run(plan_RT=4.0, belief_RT=belief)
    text = told(run)["Who knew"]
    assert "(clerks) has is nearer to the truth than to the plan in 100%" in text
    assert "what the leader believes, in 50%" in text


@pytest.mark.parametrize(
    ("noticed", "said"),
    [
        (9, "at step 5, the leader at step 9, 4 steps later."),
        (5, "at step 5, and so is the leader."),
        (99, "at step 5; the leader never is in this run."),
    ],
)
def test_when_a_shock_is_noticed(noticed: int, said: str) -> None:
    t = np.arange(20)
    state = np.where(t < 5, 0.0, -3.0)
    scenario = Scenario(organisation=TWO, state=State(shocks=(Shock(step=5, size=-3.0),)))
    run = made_run(
        scenario,
        state_RT=state,
        signal_RTL=state[:, None],
        belief_RT=np.where(t < noticed, 0.0, -3.0),
        plan_RT=0.0,
    )
    text = told(run)["Who knew"]
    assert "At step 5 things turn 3.00 worse." in text
    assert text.endswith(said)


def test_purges() -> None:
    scenario = Scenario(organisation=TWO, purge=Purge(tolerance=1.0))
    assert told(made_run(scenario))["Purges"] == "A purge could come and never does."
    purge = np.zeros((40, 20), dtype=bool)
    purge[:30, 7] = True
    purge[:10, 9] = True
    assert told(made_run(scenario, purge_RT=purge))["Purges"] == (
        "A purge comes in 75% of the replicates, there first at step 7 (median), and 1 time in a replicate "
        "on average. The likeliest step is 7, with 75%."
    )
    alone = told(made_run(scenario, replicates=1, purge_RT=purge[:1]))["Purges"]
    assert alone == "A purge comes 2 times, first at step 7."


def test_people() -> None:
    fear = np.linspace(1.0, 3.0, 20)[:, None]
    text = told(made_run(fear_RTL=fear, competence_RTL=1.0))["Fear and competence"]
    assert text == "Fear rises from 1.00 to 3.00 (mean of the levels)."
    assert "Fear and competence" not in told(made_run(fear_RTL=1.0, competence_RTL=1.0))


def test_turning_away() -> None:
    scenario = Scenario(organisation=TWO, loyalty=Loyalty(appeal=3, population=100))
    quiet = told(made_run(scenario))["Turning away"]
    assert quiet == (
        "Nobody defects in public. No letter of at least 3 signatories goes out. Of the population 0% have "
        "fled "
        "by the end on average."
    )
    defected = np.where(np.arange(40) < 10, 1.0, 0.0)[:, None]
    appeal = np.zeros((40, 20), dtype=bool)
    appeal[:20, 12:] = True
    text = told(made_run(scenario, defected_RT=defected, appeal_RT=appeal, fled_RT=0.25))["Turning away"]
    assert "25% of the people have defected" in text and "in 25% of the replicates, more than half" in text
    assert "goes out in 50% of the replicates, there at step 12 (median)" in text
    assert "Of the population 25% have fled" in text


def test_channels() -> None:
    scenario = Scenario(organisation=TWO)
    apart = made_run(scenario, channels=("ministry", "service"), channel_RTC=[2.0, 1.0])
    assert "Of 2 channels to the leader service is nearest the truth, off by 1.00" in told(apart)["Channels"]
    alike = made_run(scenario, channels=("ministry", "service"), channel_RTC=[2.0, 2.1])
    assert told(alike)["Channels"].startswith("Both channels to the leader are off by about 2.00")
    assert "Channels" not in told(made_run(scenario))  # one channel: nothing to compare
    mute = made_run(scenario, channels=("a", "b", "c"), channel_RTC=[np.nan, 2.0, 1.0])
    assert "Of 2 channels" in told(mute)["Channels"]


def test_two_kinds_of_leader() -> None:
    wary = np.arange(40) < 10
    run = made_run(
        Scenario(organisation=TWO, leader=Mixed()), wary_R=wary, belief_RT=np.where(wary, 0.5, 2.0)[:, None]
    )
    text = told(run)["Two kinds of leader"]
    assert "In 10 replicates the leader knows" in text and "off by 0.50" in text
    assert "in the other 30 he takes them for honest, and is off by 2.00" in text


def test_commitment() -> None:
    scenario = Scenario(organisation=TWO, decision=Commit(size=2.0))
    run = made_run(scenario, decision_RT=np.where(np.arange(20) < 5, 2.0, 0.0))
    assert "in 25% of all steps" in told(run)["The decision"]
    assert "The decision" not in told(made_run())


def test_outside() -> None:
    run = made_run(
        Scenario(organisation=TWO, outside=Outside(outlets=5, shared=1.0, noise=0.1)), belief_RT=3.0
    )
    text = told(run, outside=outside(run))["From outside"]
    assert "5 outlets that share one unnamed official are worth 1 independent" in text.replace("1.00", "1")
    assert "nearer the truth than the leader (3.00)" in text
    silent = made_run(Scenario(organisation=TWO, outside=Outside(leak=0.0)))
    assert told(silent, outside=outside(silent))["From outside"] == "Nothing ever leaks."


def bought(name: str, difference: float, error: float = 0.1) -> Bought:
    reach = 2.0 * error
    return Bought(
        Remedy(name=name, title=f"{name} it"), 2.0 + difference, 0.0, 0.0, difference, error,
        difference - reach, difference + reach,
    )  # fmt: skip


def test_remedies() -> None:
    base = Bought(AS_IT_IS, 2.0, 0.0, 0.0)
    tried = (base, bought("audit", -1.0), bought("skip", -0.5), bought("noise", 0.1), bought("harm", 0.8))
    text = told(made_run(), remedies=tried)["Remedies"]
    assert text == (
        "Of 4 remedies, “audit it” buys most: the error at the top falls from 2.00 to 1.00 (by 0.80 to 1.20, "
        "95% interval). It grows with “harm it”. No difference can be told with “noise it”."
    )
    none = told(made_run(), remedies=(base, bought("noise", -0.1)))["Remedies"]
    assert none.startswith("None of 1 remedy makes the error at the top smaller.")


def test_what_cannot_be_said_is_said() -> None:
    text = told(made_run())["Cannot be said"]
    assert text == (
        "When purges come (nothing here brings one), who turns away (nobody’s loyalty is at stake here), "
        "what outsiders could know (nobody watches) and what would help (no remedy was tried)."
    )
    watched = made_run(Scenario(organisation=TWO, outside=Outside()))
    assert "it was not computed" in told(watched)["Cannot be said"]
    nobody = made_run(signal_RTL=np.nan, message_RTL=np.nan, channel_RTC=np.nan)
    heads = told(nobody)
    assert "it was computed without people" in heads["Cannot be said"]
    assert "On the way up" not in heads and "Who knew" not in heads


@pytest.mark.parametrize("name", scenario_names())
def test_scenarios_are_described_and_told(name: str) -> None:
    scenario = read_scenario(name)
    run = simulate(scenario, replicates=3, steps=6, engine="plain")
    seen = outside(run) if scenario.outside else None
    for point in (*described(scenario), *brief(summary(run), outside=seen)):
        text = bare(point.text)
        assert text and text.endswith(".") and ".." not in text and "  " not in text
        assert "nan" not in text.lower().split() and "None" not in text
        assert point.text.count(OPEN) == point.text.count(CLOSE)


def test_the_model_in_words() -> None:
    words = {
        point.head: bare(point.text)
        for point in described(
            Scenario(
                unit="points",
                state=State(
                    persistence=0.9, effect=-0.1, shocks=(Shock(step=3, size=-1.0), Shock(step=8, size=-1.0))
                ),
                organisation=TWO,
                shading=Silence(),
                shading_at={1: TrafficLight(optimistic=0.25, yellow=1.0, red=2.0)},
                loyalty=Loyalty(appeal=2),
            )
        )
    }
    assert "in points; more is better" in words["The truth"]
    assert "At steps 3 and 8 it jumps by −1, and nobody is told." in words["The truth"]
    assert words["The organization"].startswith(
        "6 people on 2 levels: 2 people directly below the leader (chiefs) and 4 people (clerks)."
    )
    assert "says nothing" in words["What they pass on"]
    assert "On level 1: everybody reports a light" in words["What they pass on"]
    assert "one light too good with chance 25%" in words["What they pass on"]
    assert words["Fear"] == "Starts at 1 and stays there."
    assert "Purges" not in words and "Outside" not in words
