"""What is simulated, in words, from its numbers: one point for each mechanism that is there."""

from __future__ import annotations

from earwitness.simulate.amounts import counted, exact, exact_share, listed
from earwitness.simulate.leaders import LeaderRule, Mixed, Naive
from earwitness.simulate.naming import given
from earwitness.simulate.organisation import layout
from earwitness.simulate.scenario import Anonymous, Channel, Commit, Loyalty, Scenario, Sensor
from earwitness.simulate.shading import (
    CheapTalk,
    Costly,
    Honest,
    Linear,
    Rule,
    Silence,
    TrafficLight,
    YesMan,
)
from earwitness.simulate.telling import Point


def described(scenario: Scenario) -> tuple[Point, ...]:
    """The mechanisms of *scenario*, in the order in which they come in a step."""
    points = [
        Point("The truth", _state(scenario)),
        Point("The plan", _plan(scenario)),
        Point("The organization", _organization(scenario)),
        Point("What they pass on", _shading(scenario)),
        Point("Peers", _peers(scenario)),
        Point("The leader", f"{_leader(scenario.leader)} {_decides(scenario)}"),
        Point("Other channels", " ".join(_channel(each) for each in scenario.channels)),
        Point("Fear", _fear(scenario)),
        Point("Purges", _purge(scenario)),
        Point("Turnover", _turnover(scenario)),
        Point("Loyalty", _loyalty(scenario.loyalty) if scenario.loyalty else ""),
        Point("Outside", _outside(scenario)),
    ]
    return tuple(point for point in points if point.text)


def _state(scenario: Scenario) -> str:
    state, unit = scenario.state, scenario.unit
    out = [
        "How things really are is one number"
        + (f", in {given(unit)}" if unit.strip() else "")
        + "; more is better."
    ]
    spread = f", give or take {exact(state.spread)}" if state.spread else ""
    keeps = f"keeps {exact_share(state.persistence)} of itself" if state.persistence >= 0.0 else "turns over"
    moves = [f"by chance (standard deviation {exact(state.noise)})"] if state.noise else []
    moves += [f"by {_signed(state.drift)}"] if state.drift else []
    moves += [f"by {exact(state.effect)} times what the leader decides"] if state.effect else []
    moving = f" and moves {listed(moves)}" if moves else ""
    out.append(f"It starts at {exact(state.start)}{spread}. From step to step it {keeps}{moving}.")
    for size in dict.fromkeys(shock.size for shock in state.shocks):
        steps = [str(shock.step) for shock in state.shocks if shock.size == size]
        at = f"step {steps[0]}" if len(steps) == 1 else f"steps {listed(steps)}"
        out.append(f"At {at} it jumps by {_signed(size)}, and nobody is told.")
    return " ".join(out)


def _plan(scenario: Scenario) -> str:
    plan = scenario.plan
    follow = (
        f", and {exact_share(plan.follow)} of what the leader believed a step before" if plan.follow else ""
    )
    return f"What the leader wants to hear: {exact(plan.level)}{follow}."


def _organization(scenario: Scenario) -> str:
    organization = scenario.organisation
    lay = layout(organization)
    levels = [
        f"{counted(int(size), 'person', 'people')} "
        f"{'(' if i else 'directly below the leader ('}{given(name)})"
        for i, (name, size) in enumerate(zip(lay.levels, lay.sizes_L, strict=True))
    ]
    bottom = (
        "Those who have nobody below them see the truth, the others the mean of what is reported to them, "
        f"all with an error of standard deviation {exact(organization.noise)} at competence 1"
    )
    start = f"Competence starts at {exact(organization.competence)}"
    if organization.competence_spread:
        start += f" on average, with a spread of {exact_share(organization.competence_spread)}"
    chains = (
        f" They report in {counted(len(lay.chains), 'chain')}: {listed([given(c) for c in lay.chains])}."
        if len(lay.chains) > 1
        else ""
    )
    return (
        f"{counted(lay.agents, 'person', 'people')} on {counted(lay.depth, 'level')}: "
        f"{listed(levels)}.{chains} {bottom}. {start}."
    )


def _shading(scenario: Scenario) -> str:
    out = [f"{_rule(scenario.shading)}."]
    for level, rule in sorted(scenario.shading_at.items()):
        text = _rule(rule)
        out.append(f"On level {level}: {text[:1].lower()}{text[1:]}.")
    return " ".join(out)


def _rule(rule: Rule) -> str:
    match rule:
        case Honest():
            return "Everybody passes on what they have"
        case Costly():
            return (
                "Whoever has worse than the plan makes it better, by fear divided by the cost of lying, "
                "but never beyond the plan"
            )
        case Linear():
            return "Everybody makes it better by fear divided by the cost of lying, wherever the plan lies"
        case YesMan(weight=None):
            return (
                "Everybody leans towards what the leader believed a step before, the more so the greater "
                "the fear"
            )
        case YesMan():
            return (
                "Everybody leans towards what the leader believed a step before, with weight "
                f"{exact(rule.weight or 0.0)}"
            )
        case TrafficLight():
            often = f" with chance {exact_share(rule.optimistic)}" if rule.optimistic or not rule.felt else ""
            fear = ", the likelier the greater the fear" if rule.felt else ""
            worse = f"; one too bad with chance {exact_share(rule.pessimistic)}" if rule.pessimistic else ""
            return (
                f"Everybody reports a light: green, yellow from {exact(rule.yellow)} below the plan on, red "
                f"from {exact(rule.red)} on; one light too good{often}{fear}{worse}"
            )
        case Silence():
            return (
                "Everybody passes on what they have or says nothing, the more likely the worse it is and "
                "the greater the fear"
            )
        case CheapTalk():
            return (
                f"Everybody says only in which stretch between {exact(rule.low)} and {exact(rule.high)} it "
                "lies; "
                "the greater the fear, the fewer and wider the stretches"
            )


def _peers(scenario: Scenario) -> str:
    return " ".join(
        f"On level {each.level} peers talk before they report ({counted(each.rounds, 'round')})."
        for each in scenario.peers
    )


def _leader(leader: LeaderRule) -> str:
    if isinstance(leader, Naive):
        return "Weighs what comes in by how noisy it is, and takes every message for honest."
    knows = "knows how messages are shaded on average, and takes that off"
    if isinstance(leader, Mixed):
        return f"With chance {exact_share(leader.naive)} takes every message for honest, else {knows}."
    return f"Weighs what comes in by how noisy it is; {knows}."


def _decides(scenario: Scenario) -> str:
    decision = scenario.decision
    if isinstance(decision, Commit):
        return (
            f"Commits {exact(decision.size)} in every step in which the belief is above "
            f"{exact(decision.threshold)}."
        )
    return "Decides in proportion to the belief." if scenario.state.effect else ""


def _channel(channel: Channel) -> str:
    name = given(channel.name)
    if isinstance(channel, Sensor):
        bias = f", always {_signed(channel.bias)} off" if channel.bias else ""
        often = f" in {exact_share(channel.chance)} of the steps" if channel.chance < 1.0 else ""
        return f"{name} sees the truth past everybody{often}, with an error of {exact(channel.noise)}{bias}."
    if isinstance(channel, Anonymous):
        often = f"in {exact_share(channel.chance)} of the steps" if channel.chance < 1.0 else "in every step"
        return (
            f"{name}: {counted(channel.sample, 'person', 'people')} of level {channel.level} {often} write "
            "unsigned what they have."
        )
    return (
        f"{name}: the leader also reads what level {channel.level} passes on, with weight "
        f"{exact(channel.weight)}."
    )


def _fear(scenario: Scenario) -> str:
    fear = scenario.fear
    punished = bool(fear.punishment and scenario.purge)
    fades = fear.memory < 1.0 and (punished or fear.start != fear.baseline)
    out = f"Starts at {exact(fear.start)}"
    if fades:
        out += f" and keeps {exact_share(fear.memory)} of its distance from {exact(fear.baseline)} in a step"
    if punished:
        out += f"; every purge adds {exact(fear.punishment)}"
    if not fades and not punished:
        out += " and stays there"
    if fear.protection:
        out += f". Bearers of bad news are protected: they feel {exact_share(1.0 - fear.protection)} of it"
    return f"{out}."


def _purge(scenario: Scenario) -> str:
    purge = scenario.purge
    if purge is None:
        return ""
    whom = "everybody" if not purge.levels else f"everybody on {_levels(purge.levels)}"
    blame = ""
    if purge.blame:
        who = "the bearers of bad news" if purge.blame > 0.0 else "those who promised most"
        blame = f" Among peers {who} are the likeliest to go."
    loses = (
        f", {whom} loses the place with chance {exact_share(purge.share)}; who comes instead has "
        f"competence {exact(purge.competence)}"
        if purge.share
        else ", which costs nobody the place"
    )
    return (
        f"Where the belief turns out more than {exact(purge.tolerance)} too good there is a "
        f"purge{loses}.{blame}"
    )


def _levels(levels: tuple[int, ...]) -> str:
    return f"{'level' if len(levels) == 1 else 'levels'} {listed([str(level) for level in levels])}"


def _turnover(scenario: Scenario) -> str:
    turnover = scenario.turnover
    if turnover is None or not turnover.rate:
        return ""
    return (
        f"In every step a person leaves with chance {exact_share(turnover.rate)}; who comes instead has "
        "competence "
        f"{exact(turnover.competence)}."
    )


def _loyalty(loyalty: Loyalty) -> str:
    out = (
        f"Everybody is loyal in private, by {exact(loyalty.mean)} on average (spread {exact(loyalty.spread)})"
        + (
            f", less {exact(loyalty.weight)} for each unit by which the leader is wrong"
            if loyalty.weight
            else ""
        )
        + ". Whoever is less loyal than the share of people who turned away in public does so too."
    )
    if loyalty.appeal:
        out += (
            f" A letter goes out as soon as {counted(loyalty.appeal, 'member')} of level "
            f"{loyalty.appeal_level} "
            "would sign, knowing that as many do."
        )
    if loyalty.population:
        why = "how wrong the leader is" if loyalty.flight_from == "gap" else "what the leader decides"
        out += (
            f" Outside, {counted(loyalty.population, 'person', 'people')} may flee, driven by {why} and by "
            "those who fled."
        )
    return out


def _outside(scenario: Scenario) -> str:
    outside = scenario.outside
    if outside is None:
        return ""
    often = f"in {exact_share(outside.leak)} of the steps" if outside.leak < 1.0 else "in every step"
    return (
        f"{counted(outside.outlets, 'outlet')} report {often}, with an error of {exact(outside.noise)} each; "
        f"{exact_share(outside.shared)} of its variance comes from one unnamed official whom all ask. A "
        "report that things are more than "
        f"{exact(outside.worse)} below the plan is denied with chance {exact_share(outside.deny_true)} if "
        "it is true, "
        f"{exact_share(outside.deny_false)} if not."
    )


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{exact(value)}"
