"""What speaks for and against two propositions being one: a row of numbers, NaN where nothing is known.

Absent is not zero: a pair of which one side has no number neither agrees nor disagrees in numbers, and
the decision has a weight of its own for that.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from earwitness.rarity import rarity
from earwitness.records import Report
from earwitness.trace.drift.numbers import Number, likest
from earwitness.trace.propositions import Proposition, rarity_of_stem

Floats = NDArray[np.float32]
Verdict = Literal["same", "for", "possible", "different", "unknown"]

FEATURES: Final = (
    # by the pair model, which is asked in both orders: the higher answer, and the lower one
    "meaning",  # chance that both state one claim
    "meaning_least",
    "paraphrase",  # chance that they are paraphrases of each other
    "paraphrase_least",
    "within",  # chance that the one makes, among others, the claim that the other is
    "within_least",
    "denial",  # chance that one contradicts the other
    "denial_least",
    "agreement",  # chance that the one says that the other is so
    "agreement_least",
    "unrelated",  # chance that the one is about something else
    "unrelated_least",
    "likeness",  # cosine of vectors
    "likeness_around",  # the same without what is nested inside
    "held_most",  # share of the words of the side that the other holds more of, by how much they tell
    "held_least",  # the same for the other side
    "shared",  # how much the shared words tell, in all
    "runs",  # share of runs of three words, of the side with fewer, that the other has
    "run_count",  # how many such runs, at most 10
    "numbers",  # 1 some number is shared, -1 none is
    "names",  # 1 some name is shared, -1 none is
    "amounts",  # likest two amounts of a kind, whatever the unit: 1 equal, .5 rounded, -1 none is alike
    "mentions",  # 1 somebody is mentioned in both, by whatever words, -1 nobody is
    "speakers",  # 1 the same, .8 speaks for the other, 0 may be the same, -1 another
    "same_document",
    "nested",  # one stands inside the other
    "negation",  # one of the two is negated
    "disputing",  # one of the two denies or doubts
    "length",  # words of the shorter side
    "voice",  # one of the two is an outlet's own
    "headline",  # one of the two stands in a headline
    "top",  # 1 if both are the first statements of their articles, less the further down they stand
    "gap",  # in one article: statements between the two
)
_AT: Final = {name: n for n, name in enumerate(FEATURES)}
_SPEAKERS: Final[Mapping[Verdict, float]] = {
    "same": 1.0,
    "for": 0.8,
    "possible": 0.0,
    "different": -1.0,
    "unknown": math.nan,
}
_MOST_RUNS: Final = 10
_LEAST_WEIGHT: Final = 0.02


class Mentions(NamedTuple):
    """What a proposition names: parties, merged across documents, and amounts."""

    parties: frozenset[str] = frozenset()
    amounts: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Weights:
    """How much each word tells: rare in English, and rare in this bundle.

    A word that every statement of a bundle has ("dam", in a bundle on a dam) tells little there.
    """

    propositions: Sequence[Proposition]

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(w for p in self.propositions for w in set(p.words))

    @cached_property
    def of(self) -> Mapping[str, float]:
        """Weight of each word of the bundle, from .02 to 1."""
        size = len(self.propositions) + 1
        return {
            w: max(_LEAST_WEIGHT, min(rarity(w), rarity_of_stem(w)))
            * (math.log(size / n) / math.log(size) if size > n else 0.0)
            for w, n in self._count.items()
        }


def evidence(  # noqa: PLR0913  (all that pairs are judged by)
    propositions: Sequence[Proposition],
    pairs: Sequence[tuple[int, int]],
    weights: Weights,
    verdicts: Sequence[Verdict],
    *,
    parents: Mapping[str, str | None],
    vectors: tuple[Floats, Floats] | None = None,
    mentions: Sequence[Mentions] | None = None,
) -> Floats:
    """Evidence [K, F] for each of K *pairs* of propositions, columns as in FEATURES.

    *verdicts* are those on the speakers of each pair; *parents* the report that each report is nested
    in; *vectors* unit vectors of the propositions, whole and without what is nested; *mentions* whom and
    what amounts each proposition names. What the pair model says is filled in later, for the pairs that it
    is asked about.
    """
    ranks = _ranks(propositions)
    out = np.full((len(pairs), len(FEATURES)), np.nan, np.float32)
    if not len(pairs):
        return out
    first, second = np.array(pairs, np.int64).T
    if vectors is not None:
        for name, vector in (("likeness", vectors[0]), ("likeness_around", vectors[1])):
            out[:, _AT[name]] = np.einsum("kd,kd->k", vector[first], vector[second])
    for row, (i, j), verdict in zip(out, pairs, verdicts, strict=True):
        a, b = propositions[i], propositions[j]
        _words(row, a, b, weights.of)
        row[_AT["speakers"]] = _SPEAKERS[verdict]
        _places(row, a.report, b.report, parents)
        mine, theirs = ranks[a.report.id], ranks[b.report.id]
        row[_AT["top"]] = 1 / (1 + mine) / (1 + theirs)
        if a.report.document == b.report.document:
            row[_AT["gap"]] = min(abs(mine - theirs), _MOST_RUNS)
        row[_AT["negation"]] = a.negated != b.negated
        row[_AT["length"]] = min(len(a.words), len(b.words))
        if mentions is not None:
            _mentioned(row, mentions[i], mentions[j])
    return out


def with_judged(rows: Floats, which: NDArray[np.int64], judged: Mapping[str, Floats]) -> Floats:
    """*rows* with what the pair model says of those at *which*, by the names of FEATURES."""
    out = rows.copy()
    for name, values in judged.items():
        out[which, _AT[name]] = values
    return out


def column(rows: Floats, name: str) -> Floats:
    """One column of evidence, by its name."""
    picked: Floats = rows[:, _AT[name]]
    return picked


def told(row: Floats) -> dict[str, str | int | float | bool | None]:
    """One row in the form of a record: what is known, rounded; nothing for what is not."""
    return {
        name: round(float(value), 3)
        for name, value in zip(FEATURES, row, strict=True)
        if not math.isnan(value)
    }


def _words(row: Floats, a: Proposition, b: Proposition, weight: Mapping[str, float]) -> None:
    mine, theirs = frozenset(a.words), frozenset(b.words)
    shared = sum(weight[w] for w in sorted(mine & theirs))
    held = sorted(shared / max(0.1, sum(weight[w] for w in sorted(side))) for side in (mine, theirs))
    row[_AT["held_least"]], row[_AT["held_most"]] = held
    row[_AT["shared"]] = shared
    fewest = min(len(a.grams), len(b.grams))
    if fewest:
        runs = len(a.grams & b.grams)
        row[_AT["runs"]] = runs / fewest
        row[_AT["run_count"]] = min(runs, _MOST_RUNS)
    for name, left, right in (("numbers", a.numbers, b.numbers), ("names", a.names, b.names)):
        if left and right:
            row[_AT[name]] = 1 if left & right else -1


def _mentioned(row: Floats, a: Mentions, b: Mentions) -> None:
    if a.parties and b.parties:
        row[_AT["mentions"]] = 1 if a.parties & b.parties else -1
    alike = likest(a.amounts, b.amounts)
    if alike is not None:
        row[_AT["amounts"]] = alike


def _places(row: Floats, a: Report, b: Report, parents: Mapping[str, str | None]) -> None:
    row[_AT["same_document"]] = a.document == b.document
    row[_AT["nested"]] = _inside(a.id, b.id, parents) or _inside(b.id, a.id, parents)
    row[_AT["disputing"]] = (a.stance in _DISPUTING) != (b.stance in _DISPUTING)
    row[_AT["voice"]] = a.voice != b.voice
    row[_AT["headline"]] = (a.place == "headline") != (b.place == "headline")


def _ranks(propositions: Sequence[Proposition]) -> dict[str, int]:
    """How many statements stand above each in its article; a headline is the first."""
    out: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for p in propositions:  # in order of document and place
        if p.report.id not in out:
            out[p.report.id] = seen[p.report.document]
            seen[p.report.document] += 1
    return out


_DISPUTING: Final = ("denies", "doubts")


def _inside(inner: str, outer: str, parents: Mapping[str, str | None]) -> bool:
    seen = {inner}
    at = parents.get(inner)
    while at and at not in seen:
        if at == outer:
            return True
        seen.add(at)
        at = parents.get(at)
    return False
