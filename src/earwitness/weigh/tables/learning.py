"""The full model at work: rounds of weighing and learning until the skills of the sources settle."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from earwitness.weigh.copying import NOBODY, Copying, Earlier, find_copying, repeat
from earwitness.weigh.table import Floats
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.errors_made import (
    Habits,
    false_claims,
    false_weight,
    first_spread,
    learn_confusions,
    learn_relations,
    popularity,
    propositions,
    without_propositions,
)
from earwitness.weigh.tables.evidence import weigh_once
from earwitness.weigh.tables.grouping import Grouped
from earwitness.weigh.tables.held import Held, Weighed
from earwitness.weigh.tables.relations import RELATIONS
from earwitness.weigh.tables.siblings import ErrorDistances, History, error_fit, history_of, learn_history
from earwitness.weigh.tables.skills import KINDS, SkillPrior, first_prior, learn_skills
from earwitness.weigh.tables.states import States, states

_COPYING_ROUNDS: Final = (
    3,
    6,
    10,
    15,
)  # after which pairs of sources are examined: skills must have moved first
_MEANING_ROUND: Final = 8  # after which the two meanings of an attribute are weighed against each other
_MEANING_TRIAL: Final = 5  # rounds that each meaning is given
_MEANING_GAIN: Final = 0.1  # nats per item of the attribute, from which the other meaning is taken
_TWO_MEANINGS: Final = (
    0.3  # share of items with a common error, from which an attribute may have two meanings
)
_MATTERS: Final = 20.0  # own claims from which a skill must settle
_FIRST_APART, _FIRST_NEAR = 0.2, 0.2  # first guesses, gone after a few rounds
_FIRST_SLIP, _FIRST_ERROR = 0.05, 0.1


@dataclass(slots=True)
class Learning:
    """Everything that is held of one table while it is weighed."""

    groups: Grouped
    states: States
    settings: TableSettings
    held: Held
    prior: SkillPrior
    habits: Habits
    history: History
    distances: ErrorDistances
    copying: Copying
    earlier: Earlier
    weighed: Weighed | None = None
    steps: int = 0
    stopped: str = ""

    def round(self) -> float:
        """One round; what comes back is the largest change of a skill that matters."""
        groups, held, settings = self.groups, self.held, self.settings
        self.weighed = None  # the last round's is not needed any more, and large
        weighed = weigh_once(groups, self.states, held)
        before_C3 = held.skill_C3
        held.skill_C3, held.skill_3N, self.prior = learn_skills(groups, weighed, self.prior, settings)
        learn_relations(groups, self.states, held, weighed, settings.similarity)
        denied_G = false_weight(groups, weighed, denied=True)
        held.error_G = popularity(groups, false_weight(groups, weighed), denied_G)
        held.false_N = false_claims(groups, held.error_G)
        if settings.habits:
            held.false_N = self.habits.false_values(groups, weighed, held.seen_N, held.error_G)
        if settings.similarity:
            held.confusion_P = learn_confusions(groups, self.states, weighed)
        if settings.history:
            learn_history(groups, self.history, held, weighed)
            held.distance_b = self.distances.learn(groups, self.states, weighed)
        held.truth_G = propositions(groups, weighed, held.truth_G)
        self.weighed = weighed
        self.steps += 1
        claims_C = np.bincount(groups.cell_N, held.seen_N * (1 - held.repeat_N), minlength=len(before_C3))
        matters = claims_C > _MATTERS
        return float(np.abs(held.skill_C3 - before_C3)[matters].max(initial=0.0))

    def renew_copying(self) -> None:
        """Examine pairs of sources again and set what each claim repeats."""
        assert self.weighed is not None
        if self.settings.copying:
            self.copying = find_copying(self.groups, self.weighed, self.held.seen_N)
        self.set_repeats()

    def set_repeats(self) -> None:
        """Set what each claim repeats, by the copying that is known and the claims that may be looked at."""
        repeat(self.groups, self.copying, self.held, self.earlier, self.settings.default_copying)

    def branch(self) -> Learning:
        """A copy that can go its own way: parts are renewed, never changed, but for what is copied here."""
        branch = copy.copy(self)
        branch.weighed = None
        branch.held = replace(self.held)
        branch.habits, branch.history = (
            copy.copy(self.habits),
            replace(self.history, fits=dict(self.history.fits)),
        )
        return branch

    def last_look(self) -> Weighed:
        """Weigh once more under what is held now."""
        self.weighed = weigh_once(self.groups, self.states, self.held)
        return self.weighed


def start(groups: Grouped, settings: TableSettings, seen_N: Floats) -> Learning:
    """Everything at its first guess. *seen_N* is 0 for claims that must not be looked at."""
    all_states = states(groups)
    prior = first_prior(groups, settings)
    claims, attributes = len(groups.item_N), groups.attributes
    held = Held(
        skill_C3=prior.mean_C3,
        skill_3N=prior.mean_C3.T[:, groups.cell_N],
        apart_A=np.full(attributes, _FIRST_APART),
        near_A=np.full(attributes, _FIRST_NEAR),
        slip_AR=without_propositions(
            groups, np.full((attributes, RELATIONS), _FIRST_SLIP * settings.similarity)
        ),
        error_AR=without_propositions(
            groups, np.full((attributes, RELATIONS), _FIRST_ERROR * settings.similarity)
        ),
        spread_A=first_spread(groups),
        truth_G=groups.base_G,
        error_G=groups.base_G,
        false_N=false_claims(groups, groups.base_G),
        repeat_N=np.zeros(claims),
        repeated_N=np.zeros(claims),
        seen_N=seen_N,
        confusion_P=np.zeros(len(all_states.pairs.group_P)),
        distance_b=[None] * len(all_states.buckets),
        shared_errors=settings.shared_errors,
    )
    learning = Learning(
        groups=groups,
        states=all_states,
        settings=settings,
        held=held,
        prior=prior,
        habits=Habits(groups),
        history=history_of(groups),
        distances=ErrorDistances(groups, all_states),
        copying=NOBODY,
        earlier=Earlier(groups),
    )
    learning.set_repeats()
    return learning


def learn(learning: Learning) -> Learning:
    """Rounds until the skills settle; the Learning that comes back has weighed under its last skills."""
    settings = learning.settings
    learning.stopped = f"not settled after {settings.rounds} rounds"
    last_event = max((*_COPYING_ROUNDS, _MEANING_ROUND))
    for number in range(1, settings.rounds + 1):
        change = learning.round()
        if number in _COPYING_ROUNDS:
            learning.renew_copying()
        if number == _MEANING_ROUND:
            learning = _meanings(learning)
        if number > last_event and change < settings.settled:
            learning.stopped = "settled"
            break
    learning.last_look()
    return learning


def _meanings(learning: Learning) -> Learning:
    """Decide for attributes with two meanings which is the truth: the one that the entity's history
    foretells.

    Where many sources mean one thing by an attribute and many another (off the gate, off the runway), truth
    and common error can be exchanged, with every source's skill, and the claims are as likely as before.
    The siblings of an item break the tie, because an error is a truth with noise added. Where they foretell
    the common error better, both readings get a few rounds; the likelier is kept, if it is likelier by a
    margin.
    """
    settings, weighed = learning.settings, learning.weighed
    if not (settings.history and settings.shared_errors) or weighed is None:
        return learning
    doubtful = [
        attribute
        for attribute in learning.history.mates
        if learning.held.apart_A[attribute] >= _TWO_MEANINGS
        and error_fit(learning.groups, learning.history, weighed, attribute)
        >= learning.history.fits.get(attribute, 0.0)
    ]
    for attribute in doubtful:
        as_is, exchanged = learning.branch(), learning.branch()
        _exchange(exchanged, attribute)
        gain = _tried(exchanged) - _tried(as_is)
        items = int((learning.groups.table.attribute_I == attribute).sum())
        learning = exchanged if gain > _MEANING_GAIN * items else as_is
    return learning


def _tried(learning: Learning) -> float:
    """The log likelihood after the rounds of a trial."""
    for _ in range(_MEANING_TRIAL):
        learning.round()
    assert learning.weighed is not None
    likelihood = learning.weighed.likelihood
    learning.weighed = None
    return likelihood


def _exchange(learning: Learning, attribute: int) -> None:
    """Exchange truth and common error of one attribute in every source's skill; forget what was foretold."""
    groups, held = learning.groups, learning.held
    skill_SA3 = held.skill_C3.reshape(groups.sources, groups.attributes, KINDS).copy()
    skill_SA3[:, attribute, [0, 1]] = skill_SA3[:, attribute, [1, 0]]
    held.skill_C3 = skill_SA3.reshape(-1, KINDS)
    here_N = groups.attribute_N == attribute
    held.skill_3N = np.where(here_N, held.skill_3N[[1, 0, 2]], held.skill_3N)
    here_G = groups.attribute_G == attribute
    held.truth_G = np.where(here_G, groups.base_G, held.truth_G)
    held.distance_b = [None] * len(learning.states.buckets)
