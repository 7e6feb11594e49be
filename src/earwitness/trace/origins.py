"""How many independent beginnings a claim has, as a range, with the rule behind each join.

Two reports of a claim surely begin together if

* they name the same speaker, or one speaks for the other;
* one is nested in the other, or a headline or statement without a source stands above a sourced one;
* one cites the outlet of the other;
* they share a sentence word for word, whoever is named for it;
* they lie in a passage that one article copied from the other;
* both cite the same outlet or document that the bundle lacks.

They may begin together if the words do not decide: unnamed speakers whose descriptions fit, nobody named
at all, articles that copied elsewhere. The most origins are the groups that sure joins leave, the fewest
those that sure and possible ones leave. What is left apart in both is separate reporting with no sign
of common text.

Fails on: a speaker who says the same on two occasions from two different sources of his own, who is
one; two people who were told by the same third person without saying so, who are two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from earwitness.records import Report
from earwitness.trace.evidence import Verdict
from earwitness.trace.sources import Chain

# Speakers of one claim that are compared with each other. A claim with more different speakers has
# hundreds of origins whatever the pairs say; the rest stay apart.
_MOST_SPEAKERS: Final = 200
_FIRST_PERSON: Final = frozenset(["i", "we", "us", "me", "our", "my"])


@dataclass(frozen=True, slots=True)
class Join:
    """Two reports that begin together, surely or perhaps, and by which rule."""

    a: str
    b: str
    sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The groups that sure joins leave, those that all joins leave, and why."""

    sure: tuple[frozenset[str], ...]
    least: tuple[frozenset[str], ...]
    joins: tuple[Join, ...]
    rules: tuple[str, str]

    def reason(self, group: frozenset[str]) -> str:
        """Why the reports of *group* begin together, in words."""
        why = dict.fromkeys(j.why for j in self.joins if j.sure and j.a in group and j.b in group)
        return "; ".join(why) or "one report, with no sign of text in common with another"


@dataclass(frozen=True)
class Known:
    """What is known of a bundle, as far as origins need it.

    ``one_utterance``: pairs of report ids, smaller first, that share their words; ``copied``: pairs of
    report ids that lie in a copied passage; ``copying``: pairs of documents, smaller first, of which one
    copied from the other somewhere.
    """

    reports: Mapping[str, Report]
    chains: Mapping[str, Chain]
    merged: Mapping[str, str]
    names: Mapping[str, str]
    compare: Callable[[str, str], Verdict]
    one_utterance: frozenset[tuple[str, str]] = frozenset()
    copied: frozenset[tuple[str, str]] = frozenset()
    copying: frozenset[tuple[str, str]] = frozenset()


def beginnings(members: Iterable[str], known: Known) -> Beginnings:
    """The origins of the claim that the reports *members* state."""
    ids = sorted(members)
    joins = [*_by_speaker(ids, known), *_by_place(ids, known), *_by_citing(ids, known)]
    joins += [
        Join(a, b, True, "the same words, under whatever name")
        for a, b in combinations(ids, 2)
        if (a, b) in known.one_utterance
    ]
    joins += [
        Join(a, b, True, "a passage that one article copied from the other")
        for a, b in combinations(ids, 2)
        if (a, b) in known.copied
    ]
    sure = _components(ids, [j for j in joins if j.sure])
    joins += _perhaps(sure, known)
    least = _components(ids, joins)
    return Beginnings(sure, least, tuple(joins), _rules(sure, least, joins, known))


def _by_speaker(ids: Sequence[str], known: Known) -> list[Join]:
    """One merged speaker is one beginning; so are an institution and who speaks for it."""
    first_of: dict[str, str] = {}
    joins = []
    for report in ids:
        speaker = known.chains[report].speaker
        if speaker is None:
            continue
        who = known.merged.get(speaker, speaker)
        if who in first_of:
            joins.append(Join(first_of[who], report, True, f"the same speaker: {_name(who, known)}"))
        else:
            first_of[who] = report
    everyone = sorted(first_of)[:_MOST_SPEAKERS]
    for a, b in combinations(everyone, 2):
        verdict = known.compare(a, b)
        if verdict == "for":
            why = f"{_name(a, known)} and {_name(b, known)}: one speaks for the other"
            joins.append(Join(first_of[a], first_of[b], True, why))
        elif verdict == "possible":
            why = f"{_name(a, known)} and {_name(b, known)} may be the same"
            joins.append(Join(first_of[a], first_of[b], False, why))
    return joins


def _by_place(ids: Sequence[str], known: Known) -> list[Join]:
    """What is nested goes with what it is nested in; what has no source, with the sourced in its article."""
    inside = frozenset(ids)
    joins = []
    sourced: dict[str, str] = {}
    for report in sorted(ids, key=lambda r: (known.reports[r].content, r)):
        found = known.reports[report]
        if found.parent in inside:
            joins.append(Join(found.parent, report, True, "one stands inside the other"))
        if found.continues in inside:
            joins.append(Join(found.continues, report, True, "one quotation goes on"))
        if known.chains[report].speaker is not None:
            sourced.setdefault(found.document, report)
    for report in ids:
        found = known.reports[report]
        if known.chains[report].speaker is None and found.document in sourced:
            why = "stated without a source in an article that gives one"
            joins.append(Join(sourced[found.document], report, True, why))
    return joins


def _by_citing(ids: Sequence[str], known: Known) -> list[Join]:
    """An article that cites an outlet descends from it; two that cite the same missing one, too."""
    in_document: dict[str, list[str]] = {}
    for report in ids:
        in_document.setdefault(known.reports[report].document, []).append(report)
    joins = []
    ghost: dict[str, str] = {}
    for report in ids:
        chain = known.chains[report]
        for document in sorted(chain.cited):
            there = in_document.get(document, [])
            if there:
                target = _likest(report, there, known)
                joins.append(Join(target, report, True, "one cites the other's outlet"))
        for party in chain.lacking:
            who = known.merged.get(party, party)
            if who in ghost and ghost[who] != report:
                why = f"both have it from {_name(who, known)}, which is not in the bundle"
                joins.append(Join(ghost[who], report, True, why))
            ghost.setdefault(who, report)
    return joins


def _likest(report: str, there: Sequence[str], known: Known) -> str:
    """Of the cited article's reports, one with the same speaker, else a possible one, else the first."""
    mine = known.chains[report].speaker
    for wanted in ("same", "for", "possible"):
        for other in there:
            theirs = known.chains[other].speaker
            if mine and theirs and known.compare(mine, theirs) == wanted:
                return other
    return there[0]


def _perhaps(sure: Sequence[frozenset[str]], known: Known) -> list[Join]:
    """Groups in which nobody is named, or whose articles copied elsewhere, may belong to any other."""
    joins = []
    for a, b in combinations(range(len(sure)), 2):
        left, right = min(sure[a]), min(sure[b])
        nobody = [
            group for group in (sure[a], sure[b]) if all(known.chains[r].speaker is None for r in group)
        ]
        if nobody:
            joins.append(Join(left, right, False, "one of the two names nobody"))
            continue
        documents = {
            tuple(sorted((known.reports[x].document, known.reports[y].document)))
            for x in sure[a]
            for y in sure[b]
        }
        if any(d in known.copying for d in documents):
            joins.append(Join(left, right, False, "one of the two articles copied from the other elsewhere"))
    return joins


def _components(ids: Sequence[str], joins: Iterable[Join]) -> tuple[frozenset[str], ...]:
    root = {i: i for i in ids}

    def find(i: str) -> str:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for join in joins:
        a, b = sorted((find(join.a), find(join.b)))
        root[b] = a
    groups: dict[str, set[str]] = {}
    for i in ids:
        groups.setdefault(find(i), set()).add(i)
    return tuple(frozenset(groups[k]) for k in sorted(groups))


def _rules(
    sure: Sequence[frozenset[str]], least: Sequence[frozenset[str]], joins: Iterable[Join], known: Known
) -> tuple[str, str]:
    """Why at least and at most so many, each in one sentence."""
    heads = ", ".join(_heads(group, known) for group in sure[:4])
    more = f" and {len(sure) - 4} more" if len(sure) > 4 else ""
    high = f"{heads}{more}" + (": nothing shows that they have it from each other" if len(sure) > 1 else "")
    if len(least) == len(sure):
        return high, high
    open_ones = list(dict.fromkeys(j.why for j in joins if not j.sure))
    return "they may be fewer: " + "; ".join(open_ones[:3]), high


def _heads(group: frozenset[str], known: Known) -> str:
    """Who a group begins with: whoever states it most often, in words."""
    named = Counter(known.merged.get(s, s) for r in sorted(group) if (s := known.chains[r].speaker))
    if not named:
        return "a statement with no source"
    return _name(min(named, key=lambda who: (-named[who], who)), known)


def _name(party: str, known: Known) -> str:
    return known.names.get(party, party)
