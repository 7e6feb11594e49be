"""What each built-in scenario must show, and that every number in it says where it is from.

Sizes are means over 200 replicates (remedies: over 100). Bands are wide enough for any seed; they were
tried with seeds 0 to 8.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import Any, Literal

import numpy as np
import pytest

from earwitness.simulate import simulate
from earwitness.simulate.checks import check, check_remedies
from earwitness.simulate.files import read_scenario, scenario_names, scenario_text
from earwitness.simulate.outside import outside
from earwitness.simulate.patches import lookup, patched
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import LeadersTop, Scenario

SEED = 1
# Both give the same to rounding; all the runs take two seconds with the one and half a minute with the other.
ENGINE: Literal["fast", "plain"] = "fast" if find_spec("numba") else "plain"
REMEDIES = {"skip-level", "audit", "anonymous", "second-channel", "protection"}


def simulated(scenario: Scenario, replicates: int) -> Run:
    return simulate(scenario, replicates=replicates, seed=SEED, engine=ENGINE)


@cache
def run(name: str, replicates: int = 200) -> Run:
    return simulated(read_scenario(name), replicates)


def changed(name: str, replicates: int = 100, **change: Any) -> Run:
    dotted = {key.replace("__", "."): value for key, value in change.items()}
    return simulated(patched(read_scenario(name), dotted), replicates)


@cache
def remedied(name: str, remedy: str) -> Run:
    scenario = read_scenario(name)
    (found,) = (each for each in scenario.remedies if each.name == remedy)
    return simulated(patched(scenario, found.change), 100)


def first(happened_RT: Any) -> Any:
    """The first step in which something happened, by replicate; infinite: never."""
    return np.where(happened_RT.any(axis=1), happened_RT.argmax(axis=1), np.inf)


def error(of: Run) -> float:
    return float(np.sqrt((of.gap_RT**2).mean()))


# ---- the files


@pytest.mark.parametrize("name", scenario_names())
def test_every_number_says_where_it_is_from(name: str) -> None:
    """Its source in brackets, or what it was chosen for, in a comment on its line or right above it."""
    above = ""
    for i, line in enumerate(scenario_text(name).splitlines(), start=1):
        code, _, comment = line.partition("#")
        if not code.strip():
            above = above + comment if comment else ""
            continue
        value = re.sub(r'"[^"]*"', "", code.partition("=")[2])
        if "=" in code and re.search(r"\d", value):
            said = comment or above
            assert re.search(r"chosen|\[[A-Z]+\d{4}\]", said, re.IGNORECASE), f"{name}:{i}: {line}"
        above = ""


@pytest.mark.parametrize("name", scenario_names())
def test_sources_are_listed_and_used(name: str) -> None:
    text = scenario_text(name)
    listed = set(re.findall(r"^# \[([A-Z]+\d{4})\] ", text, re.MULTILINE))
    used = re.findall(r"\[([A-Z]+\d{4})\]", text)
    assert listed and set(used) == listed
    assert not [key for key in listed if used.count(key) < 2], "listed and never used"


@pytest.mark.parametrize("name", scenario_names())
def test_files_say_what_they_are(name: str) -> None:
    scenario = read_scenario(name)
    check(scenario)
    check_remedies(scenario)
    assert scenario.title and len(scenario.about) > 200 and scenario.unit
    assert scenario.organisation.levels
    assert {remedy.name for remedy in scenario.remedies} >= REMEDIES
    assert all(remedy.title for remedy in scenario.remedies)


def test_war_room_has_two_chains_and_all_that_happens_in_the_story() -> None:
    scenario = read_scenario("war-room")
    top = {agent.channel for agent in scenario.organisation.agents if LeadersTop in agent.reports_to}
    assert top == {"ministry", "service"}
    assert scenario.purge and scenario.turnover and scenario.loyalty and scenario.outside
    assert scenario.purge.blame > 0 and scenario.purge.competence < 1
    assert (
        scenario.loyalty.appeal and scenario.loyalty.population and scenario.loyalty.flight_from == "decision"
    )


# ---- every scenario


@pytest.mark.parametrize("name", scenario_names())
def test_the_top_believes_that_things_are_better_than_they_are(name: str) -> None:
    of = run(name)
    late = of.gap_RT[:, of.steps // 2 :].mean(axis=1)
    assert (late > 0).mean() > 0.99
    honest = patched(of.scenario, {"shading": {"rule": "honest"}} | _rules_of_levels_taken_away(of.scenario))
    assert abs(simulated(honest, 100).gap_RT.mean()) < 0.1 * of.gap_RT.mean()


def _rules_of_levels_taken_away(scenario: Scenario) -> dict[str, object]:
    return {f"shading_at.{level}": False for level in scenario.shading_at}


REMEDY = [(name, remedy.name) for name in scenario_names() for remedy in read_scenario(name).remedies]


@pytest.mark.parametrize(("name", "remedy"), REMEDY)
def test_each_remedy_lowers_the_error_at_the_top(name: str, remedy: str) -> None:
    """Replicates are pairs, the same chance with and without, so most pairs say the same."""
    without, with_it = run(name), remedied(name, remedy)
    square = ((without.gap_RT[:100] ** 2).mean(axis=1), (with_it.gap_RT**2).mean(axis=1))
    assert (square[1] < square[0]).mean() > 0.75
    assert error(with_it) < 0.97 * error(without)
    better = with_it.state_RT[:, -1].mean() - without.state_RT[:100, -1].mean()
    assert better > 0, "who knows more decides better"


# ---- great-leap


def test_great_leap_claims_outgrow_harvests() -> None:
    of = run("great-leap")
    claim, harvest = of.belief_RT.mean(axis=0), of.state_RT.mean(axis=0)
    assert 1.7 < claim[-1] / harvest[-1] < 2.1, "1958: 375 million tons announced, 200 harvested"
    assert (np.diff(claim) > -1).all() and (np.diff(harvest) < 1).all()
    assert 72 < harvest[-1] < 86, "policy took 61% of a fall by 30%: 18 points"
    grown = of.fear_RTL[:, -1].mean() / of.fear_RTL[:, 0].mean()
    assert grown > 3


def test_great_leap_every_level_adds() -> None:
    message = run("great-leap").message_RTL[:, -1].mean(axis=0)
    harvest = run("great-leap").state_RT[:, -1].mean()
    assert message[0] > message[1] > message[2] > message[3] > harvest


def test_great_leap_overstatement_grows_with_the_quota() -> None:
    levels = (0, 10, 20, 30, 40)
    runs = [changed("great-leap", plan__level=level) for level in levels]
    over = [float((of.belief_RT[:, -1] / of.state_RT[:, -1]).mean()) for of in runs]
    assert over == sorted(over)
    assert over[0] < 1.2 and over[-1] > 2
    harvest = [of.state_RT[:, -1].mean() for of in runs]
    assert harvest == sorted(harvest, reverse=True)


def test_great_leap_a_fixed_quota_does_not_run_away() -> None:
    fixed = changed("great-leap", plan__level=125, plan__follow=0)
    gap = fixed.gap_RT.mean(axis=0)
    assert gap[-1] < 35 < run("great-leap").gap_RT.mean(axis=0)[-1] / 1.5


def test_great_leap_reading_more_of_what_is_little_better_makes_it_worse() -> None:
    """As the file says: many figures that are nearly as wrong are trusted more than few."""
    channel = {"kind": "skip-level", "name": "county returns", "level": 3, "weight": 0.5}
    with_it = changed("great-leap", **{"+channels": channel})
    assert error(with_it) > error(run("great-leap"))


# ---- watermelon


def test_watermelon_is_red_inside_and_green_outside() -> None:
    of = run("watermelon")
    assert lookup(of.scenario, "shading.yellow") == 2.0 and lookup(of.scenario, "shading.red") == 8.0
    inside, outside_ = first(of.state_RT < -8.0), first(of.belief_RT < -2.0)
    assert 9 <= np.median(inside) <= 14
    assert np.median(outside_) >= 1.75 * np.median(inside), (
        "green for half a year, when it has been red for weeks"
    )
    assert (of.belief_RT >= -2.0).mean() > 0.9, "green in nine weeks of ten"
    assert of.belief_RT.min() > -8.0, "never red"
    assert of.state_RT[:, -1].mean() < -30, "while the project is more than half a year late"


def test_watermelon_the_teams_know() -> None:
    of = run("watermelon")
    teams, board = of.signal_RTL[:, -1, -1], of.belief_RT[:, -1]
    assert np.abs(teams - of.state_RT[:, -1]).max() < 1.0
    assert (board - of.state_RT[:, -1]).mean() > 25


def test_watermelon_project_managers_bias_as_many_reports_as_in_the_survey() -> None:
    rule = read_scenario("watermelon").shading_at[3]
    u = np.linspace(0, 1, 10_001)[:-1]
    x, one = np.full_like(u, -5.0), np.ones_like(u)  # a yellow light
    said = rule.message(x, one, one, 0.0, 0.0, u)
    better, worse = (said > -5).mean(), (said < -5).mean()
    assert better + worse == pytest.approx(0.6, abs=1e-3)
    assert better / worse == pytest.approx(2.0, abs=1e-2)


def test_watermelon_what_is_not_known_is_not_helped() -> None:
    help_ = [of.state_RT[:, -1].mean() for of in (run("watermelon"), remedied("watermelon", "skip-level"))]
    assert help_[1] - help_[0] > 5


# ---- safe-hospital


def test_safe_hospital_silence_is_that_of_the_reports() -> None:
    nurses = run("safe-hospital").silent_RTL[:, 0, -1].mean()
    protected = remedied("safe-hospital", "protection").silent_RTL[:, 0, -1].mean()
    assert nurses == pytest.approx(0.86, abs=0.02), "14% of events reported"
    assert protected == pytest.approx(0.49, abs=0.02), "49% captured nowhere"


def test_safe_hospital_protection_lets_errors_surface() -> None:
    without, with_it = run("safe-hospital"), remedied("safe-hospital", "protection")
    said = [1 - of.silent_RTL[:, :12, -1].mean() for of in (without, with_it)]
    assert said[1] > 2 * said[0], "more is reported in the first year"
    harm = [-of.state_RT[:, -12:].mean() for of in (without, with_it)]
    assert harm[1] < 0.9 * harm[0], "and less happens in the last"
    gap = [of.gap_RT[:, -12:].mean() for of in (without, with_it)]
    assert gap[0] > 0.7 and gap[1] < 0.3


def test_safe_hospital_more_protection_less_harm() -> None:
    harm = [
        -changed("safe-hospital", replicates=60, fear__protection=p).state_RT[:, -12:].mean()
        for p in (0.0, 0.25, 0.5, 1.0)
    ]
    assert harm == sorted(harm, reverse=True)
    assert harm[0] - harm[-1] > 0.25


# ---- war-room


def test_war_room_the_offensive_rests_on_a_rosy_belief() -> None:
    of = run("war-room")
    threshold = lookup(of.scenario, "decision.threshold")
    assert isinstance(threshold, float)
    committed = of.decision_RT > 0
    assert (of.state_RT[committed] < threshold).mean() > 0.95, "at the truth it would not have been"
    assert committed.mean() > 0.55
    honest = changed("war-room", fear__start=0, fear__baseline=0)
    assert (honest.decision_RT > 0).mean() < 0.1
    assert 2 <= np.median(first(committed)) <= 8, "it takes some months of good news"
    assert of.state_RT[:, -1].mean() < -2.5 < -1.2 < honest.state_RT[:, -1].mean()


def test_war_room_both_chains_are_doctored() -> None:
    of = run("war-room")
    assert of.channels[:2] == ("ministry", "service")
    above = of.channel_RTC[:, 12:, :2].mean(axis=(0, 1)) - of.state_RT[:, 12:].mean()
    assert (above > 1.5).all()


def test_war_room_purges_feed_fear_and_cost_competence() -> None:
    of = run("war-room")
    purged = of.purge_RT.mean(axis=0)
    assert purged[:6].mean() < 0.2 and purged[-12:].mean() > 0.85
    assert of.fear_RTL[:, -1].mean() > 2 * of.fear_RTL[:, 0].mean()
    competence = of.competence_RTL[:, -1].mean(axis=0)
    assert (competence[:2] < 0.88).all() and abs(competence[2] - 1) < 0.03, "levels 1 and 2 are purged"


def test_war_room_letter_comes_before_open_disloyalty() -> None:
    of = run("war-room")
    letter, open_ = first(of.appeal_RT), first(of.defected_RT > 0.5)
    assert (letter <= open_).mean() > 0.97
    assert 10 <= np.median(letter) <= 30
    assert of.defected_RT[:, 24].mean() < 0.05, "for two years hardly anybody shows it"
    assert 0.1 < (open_ < np.inf).mean() < 0.6, "later it tips in some runs and not in others"
    last = of.defected_RT[:, -1]
    assert ((last < 0.2) | (last > 0.8)).mean() > 0.88, "and where it tips, nearly all go"


def test_war_room_flight_follows_the_mobilization() -> None:
    of = run("war-room")
    before = np.array([fled[:t].max(initial=0) for fled, t in zip(of.fled_RT, _starts(of), strict=True)])
    assert before.max() < 0.03
    assert of.fled_RT[:, -1].mean() == pytest.approx(0.125, abs=0.02), "about one in eight"


def _starts(of: Run) -> list[int]:
    return [int(t) if np.isfinite(t) else of.steps for t in first(of.decision_RT > 0)]


def test_war_room_outside_five_outlets_are_worth_little_more_than_one_and_denials_nothing() -> None:
    seen = outside(run("war-room"))
    assert seen.worth == pytest.approx(5 / (1 + 4 * 0.8))
    assert seen.measured == pytest.approx(seen.stated_right, rel=0.1)
    assert seen.measured > 3 * seen.stated_naive
    assert seen.ratio < 1.1
    assert seen.denied_RT.sum() / seen.reported_RT.sum() > 0.9


def test_war_room_a_leader_who_knows_how_he_is_lied_to_errs_less() -> None:
    wary = changed("war-room", leader__kind="sophisticated", leader__belief=-1.2, leader__doubt=0.2)
    assert error(wary) < 0.5 * error(run("war-room"))
