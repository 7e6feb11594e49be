"""The same words under two names: credited to an unnamed official here, to a spokeswoman there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.changes import is_borderline
from earwitness.dossier.naming import Names, told_words
from earwitness.records import Claim, Link, Span

_OTHER_WORDS: Final = frozenset(("paraphrased", "meaning-changed"))


@dataclass(frozen=True, slots=True)
class Credit:
    """One name that stands beside the words, and the reports in which it does, in reading order."""

    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwoNames:
    """Words that stand under two or more names, as first read; ``borderline``: only a guess ties them."""

    words: str
    claim: str
    credits: tuple[Credit, ...]
    borderline: bool


def two_names(names: Names, claims: Sequence[Claim], links: Iterable[Link]) -> tuple[TwoNames, ...]:
    """What is credited to two names in nearly the same words, in reading order.

    Only links inside a claim count. Two names that tracing took for one speaker are one name, so that a
    wrong merge hides what belongs here.
    """
    of: dict[str, list[str]] = {}
    for claim in claims:
        for report in claim.reports:
            of.setdefault(report, []).append(claim.id)
    inside: dict[str, list[Link]] = {}
    for link in links:
        if link.relation != "same-utterance" or _OTHER_WORDS & set(link.drift):
            continue
        if link.evidence.get("borderline"):
            continue
        for claim_id in set(of.get(link.origin, ())) & set(of.get(link.target, ())):
            inside.setdefault(claim_id, []).append(link)
    found: dict[frozenset[str], TwoNames] = {}
    for claim in claims:
        words = told_words(claim)
        for reports, joined in _joined(inside.get(claim.id, [])):
            renamed = [k for k in joined if "reattributed" in k.drift]
            credited = _credits(names, reports)
            if renamed and len(credited) > 1:
                first = min(reports, key=names.place)
                spans: Sequence[Span] = words.get(first) or names.report(first).content
                # two claims that the same reports state are told with the first
                found.setdefault(
                    frozenset(reports),
                    TwoNames(
                        words=names.words(names.report(first).document, spans),
                        claim=claim.id,
                        credits=credited,
                        borderline=all(map(is_borderline, renamed)),
                    ),
                )
    return tuple(
        sorted(found.values(), key=lambda t: (t.borderline, names.place(t.credits[0].reports[0]), t.claim))
    )


def _credits(names: Names, reports: Iterable[str]) -> tuple[Credit, ...]:
    """The names under which *reports* stand, the first to be read first."""
    out: dict[str, list[str]] = {}
    ids = set(reports)
    for report in sorted(ids, key=names.place):
        # "we" inside "We believe that …" is no other name
        if names.report(report).parent not in ids:
            out.setdefault(names.known_as(report), []).append(report)
    return tuple(Credit(name, tuple(found)) for name, found in out.items())


def _joined(links: Iterable[Link]) -> list[tuple[list[str], list[Link]]]:
    """Reports that links hold together, with those links."""
    root: dict[str, str] = {}

    def find(i: str) -> str:
        root.setdefault(i, i)
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    ordered = sorted(links, key=lambda k: k.id)
    for link in ordered:
        a, b = sorted((find(link.origin), find(link.target)))
        root[b] = a
    members: Mapping[str, tuple[list[str], list[Link]]] = {find(i): ([], []) for i in root}
    for i in sorted(root):
        members[find(i)][0].append(i)
    for link in ordered:
        members[find(link.origin)][1].append(link)
    return [members[i] for i in sorted(members)]
