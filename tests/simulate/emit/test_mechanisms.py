"""Each mechanism of the outside does what its setting says, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import sqrt

import pytest
from tests.simulate.emit.worlds import OUTSIDE, Told, made, stories, worlds

from earwitness.simulate.emit import Emission, EmitSettings, Skill
from earwitness.simulate.emit.cast import MINISTRY, OFFICIAL, SPOKESPERSON
from earwitness.simulate.emit.knowing import hedging
from earwitness.simulate.emit.story import FactKind, Saying, Telling
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Outside

RUN = made(replicates=60)
MANY = made(replicates=240)
# Standard errors within which a rate must lie: about once in 30,000 a right rate is missed.
SURE = 4.2


def near(found: int, of: int, rate: float) -> bool:
    """Whether *found* of *of* is what *rate* gives, chance allowed for."""
    assert of > 100, "too few to tell"
    return abs(found / of - rate) <= SURE * sqrt(max(rate * (1 - rate), 0.01) / of)


def beginnings(world: Emission | Told) -> dict[FactKind, set[int]]:
    """With whom the claim that each fact is so truly begins, for claims of the bundle."""
    story = world.story
    out: defaultdict[FactKind, set[int]] = defaultdict(set)
    for telling in story.tellings:
        saying = story.sayings[telling.saying]
        if saying.says and story.articles[telling.article].present:
            out[story.facts[saying.fact].kind].add(saying.actor)
    return dict(out)


def relays(world: Emission | Told) -> Iterator[tuple[Telling, Telling, Saying]]:
    """Each step from one outlet to another: before, after, and what is passed on."""
    for telling in world.story.tellings:
        if telling.source is not None and telling.how != "headline":
            yield world.story.tellings[telling.source], telling, world.story.sayings[telling.saying]


# origins


def test_a_pure_relay_adds_no_origin() -> None:
    apart = EmitSettings(relay=0.0, republish=0.0, checks=0.0, lost=0)
    passing = EmitSettings(relay=1.0, republish=0.0, checks=0.0, lost=0)
    more = 0
    for alone, relayed in zip(worlds(RUN, apart), worlds(RUN, passing), strict=True):
        assert beginnings(alone) == beginnings(relayed)
        more += len(relayed.reports) - len(alone.reports)
    assert more > 100


def test_republishing_adds_no_origin() -> None:
    lines = 0
    for world in stories(RUN, EmitSettings(republish=1.0, checks=0.0, lost=0)):
        story = world.story
        agency = [n for n, a in enumerate(story.articles) if a.register == "agency" and a.day == 0]
        for article in story.articles:
            if article.register in ("broadsheet", "tabloid") and article.day < story.days:
                assert article.line == (story.articles[agency[0]].outlet if agency else None)
        held = {t.saying for t in story.tellings if t.article in agency}
        under_line = {t.saying for t in story.tellings if t.how == "line"}
        assert under_line <= held
        lines += len(under_line)
    assert lines > 50


def test_without_leaks_only_independent_sources_are_left() -> None:
    settings = EmitSettings(relay=0.0, republish=0.0)
    silent = EmitSettings(relay=0.0, republish=0.0, leaks=False)
    shared = 0
    for leaking, tight in zip(stories(RUN, settings), stories(RUN, silent), strict=True):
        for kind, actors in beginnings(leaking).items():
            shared += OFFICIAL in actors
            assert beginnings(tight).get(kind, set()) == actors - {OFFICIAL}
    assert shared > 20


@pytest.mark.parametrize("shared", [0.0, 0.3, 0.8, 1.0])
def test_two_outlets_share_the_official_as_often_as_stated(shared: float) -> None:
    run = made(replicates=300, outside=Outside(outlets=5, shared=shared, worse=1.0))
    pairs = both = 0
    for world in stories(run, EmitSettings(relay=0.0, republish=0.0, lost=0, perceived="skill")):
        story = world.story
        heard: defaultdict[int, set[int]] = defaultdict(set)
        for telling in story.tellings:
            saying = story.sayings[telling.saying]
            if saying.actor == OFFICIAL and telling.how == "first-hand" and telling.article < 100:
                heard[saying.fact].add(story.articles[telling.article].outlet)
        fact = next((n for n, f in enumerate(story.facts) if heard.get(n)), None)
        outlets = [n for n, a in enumerate(story.actors) if a.register in ("agency", "broadsheet", "tabloid")]
        if fact is None or shared == 0.0:
            assert not (shared == 0.0 and heard)
            continue
        # outlets hear him independently, so that of those beside one who did sqrt(shared) do as well
        for one in outlets:
            if one in heard[fact]:
                pairs += len(outlets) - 1
                both += len(heard[fact]) - 1
    assert pairs == 0 or abs(both / pairs - sqrt(shared)) < 0.06


def test_an_outlet_that_says_it_looked_is_an_origin_of_its_own() -> None:
    looking = EmitSettings(checks=1.0, says_checked=1.0, drops=1.0, relay=1.0, republish=0.0)
    found = 0
    for world in stories(RUN, looking):
        story = world.story
        for n, telling in enumerate(story.tellings):
            if telling.how == "look":
                found += 1
                outlet = story.articles[telling.article].outlet
                assert story.sayings[telling.saying].actor == outlet
                assert story.tellings[n - 1].checked and story.tellings[n - 1].article == telling.article
            if telling.source is not None and telling.how != "headline" and story.says(telling):
                assert telling.checked, "what was not found is dropped"
    assert found > 50


def test_what_was_looked_for_and_not_found_is_printed_with_a_note() -> None:
    for world in stories(RUN, EmitSettings(checks=1.0, drops=0.0, note=0.0)):
        for _, after, saying in relays(world):
            if saying.says and after.how != "line":
                assert after.noted == (after.checked is False)


# relays


@pytest.mark.parametrize("rate", [0.0, 0.25, 0.4, 1.0])
def test_hedges_are_lost_at_the_stated_rate(rate: float) -> None:
    steps = [
        after.hedged
        for world in stories(MANY, EmitSettings(hedge_lost=rate, hedge_floor=0.6))
        for before, after, _ in relays(world)
        if before.hedged
    ]
    assert near(sum(not kept for kept in steps), len(steps), rate)


@pytest.mark.parametrize("rate", [0.0, 0.1, 0.5])
def test_hedges_are_added_at_the_stated_rate(rate: float) -> None:
    steps = [
        after.added
        for world in stories(MANY, EmitSettings(hedge_added=rate))
        for before, after, saying in relays(world)
        if not before.hedged and saying.says
    ]
    assert near(sum(steps), len(steps), rate)


@pytest.mark.parametrize("rate", [0.0, 0.3, 1.0])
def test_numbers_change_at_the_stated_rate(rate: float) -> None:
    steps = [
        before.amount != after.amount
        for world in stories(MANY, EmitSettings(number_changed=rate, puts_number=1.0))
        for before, after, _ in relays(world)
        if before.amount is not None
    ]
    assert near(sum(steps), len(steps), rate)


@pytest.mark.parametrize("rate", [0.0, 0.5, 1.0])
def test_outlets_are_credited_at_the_stated_rate(rate: float) -> None:
    settings = EmitSettings(credit=rate, republish=0.0, commanders=0, unsourced=0.0)
    steps = [
        after.via is not None
        for world in stories(MANY, settings)
        for before, after, saying in relays(world)
        if before.speaker is not None and saying.says
    ]
    assert near(sum(steps), len(steps), rate)


@pytest.mark.parametrize("rate", [0.0, 0.4, 1.0])
def test_unnamed_sources_change_hands_at_the_stated_rate(rate: float) -> None:
    settings = EmitSettings(reattributed=rate, republish=1.0)
    steps = []
    for world in stories(MANY, settings):
        for before, after, _ in relays(world):
            actor = world.story.actors[before.speaker or 0]
            # witnesses have no louder words, and who has been renamed once is not renamed again
            plain = before.described is not None and actor.sort != "witness" and not before.swapped
            if plain and after.how == "line":
                steps.append(after.swapped)
    assert near(sum(steps), len(steps), rate)


def test_nothing_is_lost_where_nothing_may_be() -> None:
    kind = EmitSettings(
        hedge_lost=0, hedge_added=0, reattributed=0, unsourced=0, number_changed=0, verbatim=1, truncated=0,
        credit=1,
    )  # fmt: skip
    for world in worlds(RUN, kind):
        for before, after, _ in relays(world):
            assert (before.hedged, before.amount) == (after.hedged, after.amount)
            assert not after.swapped and not after.truncated and after.via is not None
        lost = {d for k in world.links for d in k.drift} & {"hedge-lost", "hedge-added", "number-changed"}
        same = [k for k in world.links if k.relation == "same-utterance"]
        in_body = {r.id for r in world.reports if r.place == "body"}
        drifted = {d for k in same if {k.origin, k.target} <= in_body for d in k.drift}
        assert not drifted & {"hedge-lost", "hedge-added", "number-changed", "truncated"}
        assert lost <= {"hedge-lost", "number-changed"}  # headlines and updates have their own ways


def test_a_chain_credits_its_first_outlet_or_its_last() -> None:
    for first in (0.0, 1.0):
        settings = EmitSettings(credit=1.0, credit_first=first, relay=1.0, independent=0.1, republish=0.0)
        seen = 0
        for world in stories(RUN, settings):
            for before, after, _ in relays(world):
                outlet = world.story.articles[before.article].outlet
                if before.via is not None:
                    seen += 1
                    assert after.via == (before.via if first else outlet)
        assert seen > 20


# denials


def reactions(world: Emission | Told) -> dict[int, Saying]:
    """The institution's answers that are told, by fact."""
    return {s.fact: s for s in world.story.sayings if s.actor in (SPOKESPERSON, MINISTRY)}


def asserted(world: Emission | Told) -> set[int]:
    """Facts that somebody said were so, in the bundle or outside it."""
    return {s.fact for s in world.story.sayings if s.says and world.story.facts[s.fact].first is None}


def denying(true: float, false: float) -> Run:
    return made(
        replicates=300, outside=Outside(outlets=6, worse=1.0, deny_true=true, deny_false=false, shared=0.5)
    )


def test_an_always_denier_denies_whatever_is_so() -> None:
    truths = set()
    for world in stories(denying(1.0, 1.0), EmitSettings(of_knowledge=0.0)):
        answers = reactions(world)
        assert set(answers) == asserted(world)
        assert all(s.denied == "fact" for s in answers.values())
        truths |= {world.story.facts[f].holds for f in answers}
    assert truths == {True, False}


def test_who_never_denies_never_does() -> None:
    for world in stories(denying(0.0, 0.0), EmitSettings(of_knowledge=0.0)):
        assert not reactions(world)


def test_denials_can_be_switched_off() -> None:
    for world in stories(denying(1.0, 1.0), EmitSettings(denials=False)):
        assert not reactions(world)


@pytest.mark.parametrize(("true", "false"), [(0.9, 0.4), (0.2, 0.7)])
def test_denials_come_at_the_rates_of_the_scenario(true: float, false: float) -> None:
    denied: defaultdict[bool, list[bool]] = defaultdict(list)
    for world in stories(denying(true, false), EmitSettings(of_knowledge=0.0)):
        answers = reactions(world)
        for fact in asserted(world):
            denied[world.story.facts[fact].holds].append(fact in answers)
    assert near(sum(denied[True]), len(denied[True]), true)
    assert near(sum(denied[False]), len(denied[False]), false)


@pytest.mark.parametrize("rate", [0.0, 0.3, 1.0])
def test_denials_of_knowledge_do_not_hang_on_the_truth(rate: float) -> None:
    of: defaultdict[bool, list[bool]] = defaultdict(list)
    for world in stories(denying(1.0, 0.2), EmitSettings(of_knowledge=rate)):
        answers = reactions(world)
        for fact in asserted(world):
            answer = answers.get(fact)
            of[world.story.facts[fact].holds].append(answer is not None and answer.denied == "knowledge")
    for holds in (True, False):
        assert near(sum(of[holds]), len(of[holds]), rate)


def test_a_denial_of_knowledge_comments_and_denies_nothing() -> None:
    for world in worlds(denying(1.0, 1.0), EmitSettings(of_knowledge=1.0, contradicts=0.0)):
        assert all(r.stance == "asserts" for r in world.reports)
        assert not [k for k in world.links if k.relation == "denies"]
        assert {k.denied for k in world.links} <= {None, "knowledge"}


# who knows what


def test_sensitivity_and_specificity_are_what_sources_are_right_by() -> None:
    """In worlds of skill, what the shared official says of each proposition, by his own recorded numbers."""
    run = made(replicates=600, outside=Outside(outlets=3, shared=1.0, worse=1.0))
    settings = EmitSettings(perceived="skill", interest=0.0, relay=0.0, base_rate=0.5, lost=0)
    said = expected = 0.0
    for world in stories(run, settings):
        story = world.story
        official = story.actors[OFFICIAL]
        told = {s.fact for s in story.sayings if s.actor == OFFICIAL}
        for n, fact in enumerate(story.facts):
            said += n in told
            expected += official.sensitivity if fact.holds else 1 - official.specificity
    assert abs(said - expected) < SURE * sqrt(600 * 5 * 0.25)


@pytest.mark.parametrize("skill", [Skill(2, 2, 2, 2), Skill(8, 2, 30, 1)])
def test_recorded_skill_has_the_mean_of_its_beta(skill: Skill) -> None:
    got = [w.story.actors[OFFICIAL] for w in stories(MANY, EmitSettings(unnamed=skill))]
    for values, a, b in (
        ([g.sensitivity for g in got], skill.right, skill.wrong),
        ([g.specificity for g in got], skill.clear, skill.mistaken),
    ):
        deviation = sqrt(a * b / ((a + b) ** 2 * (a + b + 1)))
        assert abs(sum(values) / len(values) - a / (a + b)) < SURE * deviation / sqrt(len(values))


def test_a_commander_says_what_its_level_passes_on_and_an_insider_what_it_has() -> None:
    """Where shading hides that things are worse than the plan allows, commanders deny it, insiders tell."""
    run = made(replicates=200, outside=OUTSIDE)
    run.state_RT[:] = -1.6  # worse than planned by .6 more than is allowed
    run.signal_RTL[:] = -1.6
    run.message_RTL[:] = -0.2
    settings = EmitSettings(
        worse=1.0, facts=("worse",), commanders=4, speaks=1.0, contradicts=1.0, carries=1.0
    )
    by_name, unnamed = [], []
    for world in stories(run, settings):
        for saying in world.story.sayings:
            sort = world.story.actors[saying.actor].sort
            if sort == "commander":
                by_name.append(saying.says)
            if sort == "inside":
                unnamed.append(saying.says)
    assert sum(by_name) / len(by_name) < 0.15
    assert sum(unnamed) / len(unnamed) > 0.85


def test_without_candor_insiders_shade_as_their_level_does() -> None:
    run = made(replicates=200, outside=OUTSIDE)
    run.state_RT[:], run.signal_RTL[:], run.message_RTL[:] = -1.6, -1.6, -0.2
    told = {}
    for candor in (0.0, 1.0):
        found = stories(run, EmitSettings(worse=1.0, facts=("worse",), candor=candor, contradicts=1.0))
        told[candor] = sum(
            s.says and w.story.actors[s.actor].sort == "inside" for w in found for s in w.story.sayings
        )
    assert told[0.0] < 0.3 * told[1.0]


def test_interest_keeps_commanders_from_saying_what_harms_them() -> None:
    free, bound = (
        stories(RUN, EmitSettings(perceived="skill", interest=shift, commanders=4, speaks=1.0))
        for shift in (0.0, 2.0)
    )
    said = [
        {(w.replicate, s.actor, s.fact) for w in found for s in w.story.sayings
         if s.says and w.story.actors[s.actor].sort == "commander"}
        for found in (free, bound)
    ]  # fmt: skip
    assert said[1] < said[0] and len(said[1]) < 0.7 * len(said[0])


def test_a_level_that_said_nothing_has_nothing_to_tell() -> None:
    run = made(replicates=40)
    run.message_RTL[:, :, 0] = float("nan")
    for world in stories(run, EmitSettings(facts=("worse", "misled"), commanders=4, speaks=1.0)):
        assert not [s for s in world.story.sayings if world.story.actors[s.actor].sort == "commander"]


def test_the_less_sure_hedge_the_more() -> None:
    settings = EmitSettings()
    rates = [hedging(sure, settings) for sure in (0.5, 0.6, 0.75, 0.9, 1.0)]
    assert rates == sorted(rates, reverse=True) and rates[0] == pytest.approx(0.9)
    by_sure: defaultdict[bool, list[bool]] = defaultdict(list)
    for world in stories(MANY):
        for saying in world.story.sayings:
            if world.story.actors[saying.actor].sort in ("inside", "outside", "witness", "expert"):
                by_sure[saying.sure > 0.8].append(saying.hedged)
    share = {sure: sum(found) / len(found) for sure, found in by_sure.items()}
    assert share[False] > share[True] + 0.15


# what the bundle lacks


def test_what_is_credited_and_lacking_is_a_ghost() -> None:
    seen = 0
    for world in worlds(RUN, EmitSettings(lost=4, relay=1.0, credit=1.0)):
        present = {d.outlet for d in world.documents}
        credited = {
            world.story.actors[t.via].name
            for t in world.story.tellings
            if t.via is not None and world.story.articles[t.article].present
        }
        assert {g.name for g in world.ghosts} == credited - present
        seen += len(world.ghosts)
    assert seen > 20


def test_nothing_is_lacking_where_nothing_is_lost() -> None:
    assert not [g for world in worlds(RUN, EmitSettings(lost=0)) for g in world.ghosts]


def test_a_newer_number_supersedes_the_older_one() -> None:
    seen = 0
    for world in worlds(RUN, EmitSettings(update=1.0, puts_number=1.0)):
        value = {f.report: f for f in world.figures}
        for link in world.links:
            if link.relation == "supersedes":
                seen += 1
                newer, older = value[link.origin], value[link.target]
                assert (newer.as_of or "") > (older.as_of or "") and newer.value != older.value
        assert {c.relation for c in world.comparisons} <= {"agree", "rounded", "updated", "conflict"}
    assert seen > 10
