"""Whether two speakers may be one: what an alignment of two statements needs to know of who made them.

===========  ==========================================================================================
same         one merged party
for          the one speaks for the other: a spokesman and his ministry or minister, a body's document
possible     the words leave it open: "a senior official" and a named deputy minister, an outlet and
             whom it quotes
different    two names, two genders, two of one article, two bodies
unknown      one of the two is not said
===========  ==========================================================================================

A person's superior or a body's members do not speak for it: they may be meant, and that is "possible".
Fails on: people who were described wrongly on purpose; a body that two names have ("the palace").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from earwitness.names import kind_of_head
from earwitness.trace.people.descriptions import LOOSE, Description
from earwitness.trace.people.forms import likeness
from earwitness.trace.people.known import Known
from earwitness.trace.people.merging import People

Verdict = Literal["same", "for", "possible", "different", "unknown"]

_WORLDS: Final = ("anonymous-official", "observer", "unspecified")


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Whether two speakers may be one, and why in a line."""

    verdict: Verdict
    why: str


def compatible(people: People, a: str | None, b: str | None) -> Compatibility:
    """Whether the parties with ids *a* and *b*, merged or not, may be one speaker; the same the other way.

    None, and an id that *people* does not have, is nobody said.
    """
    first, second = (people.of.get(i, i) if i is not None else None for i in (a, b))
    x, y = (people.known.get(i) if i is not None else None for i in (first, second))
    if x is None or y is None:
        return Compatibility("unknown", "no source is said")
    if first == second:
        return Compatibility("same", f"one party, {x.label}")
    one, other = sorted((x, y), key=lambda k: (k.sort, k.label, sorted(k.documents)))
    return _compare(one, other)


def _compare(one: Known, other: Known) -> Compatibility:
    for who, whom in ((one, other), (other, one)):
        if who.we:
            return Compatibility("possible", f"“we” may be {whom.label}'s")
        if who.sort == "nobody":
            return Compatibility("unknown", f"“{who.label}” names nobody")
    for who, whom in ((one, other), (other, one)):
        if _speaks_for(who, whom):
            return Compatibility("for", f"{who.label} speaks for {whom.label}")
    sorts = {one.sort, other.sort}
    if "body" not in sorts:
        if not one.documents.isdisjoint(other.documents):
            if one.many != other.many and _alike(one, other):
                return Compatibility("possible", f"{one.label} and {other.label} may be some of the same")
            return Compatibility("different", "one article keeps them apart")
        if one.genders and other.genders and one.genders.isdisjoint(other.genders):
            return Compatibility("different", "a man and a woman")
    if sorts == {"person"}:
        return _two_names(one, other)
    if sorts == {"body"}:
        return _two_bodies(one, other)
    if "unnamed" in sorts and sorts <= {"person", "unnamed"}:
        return _described(one, other)
    if sorts == {"body", "unnamed"} or sorts == {"body", "person"}:
        return _of_body(one, other)
    if sorts == {"text"}:
        return _two_texts(one, other)
    return Compatibility("different", f"{one.label} and {other.label} are things of different kinds")


def _speaks_for(one: Known, other: Known) -> bool:
    """Whether *one* is the spokesman of *other*, or a document of that body or person."""
    offices = [d for d in one.roles if d.of and (d.role == "spokes" or one.sort == "text")]
    if other.sort == "body":
        return any(w <= d.all or d.of <= w for d in offices for w in other.bodies if w)
    if other.sort == "person":
        return any(d.of <= other.called for d in offices)
    return False


def _two_names(one: Known, other: Known) -> Compatibility:
    alike = {likeness(n, m) for n in one.names for m in other.names}
    if None in alike or "spelling" in alike:
        return Compatibility("different", f"two names, {one.label} and {other.label}")
    return Compatibility("possible", f"{one.label} and {other.label} may be one name, and nothing decides it")


def _two_bodies(one: Known, other: Known) -> Compatibility:
    if not one.bodies or not other.bodies:
        return Compatibility("possible", f"{one.label} or {other.label} has no name of its own")
    if any(v <= w or w <= v for v in one.bodies for w in other.bodies if v and w):
        return Compatibility(
            "possible", f"{one.label} and {other.label} may be one, or one a part of the other"
        )
    return Compatibility("different", f"two bodies, {one.label} and {other.label}")


def _described(one: Known, other: Known) -> Compatibility:
    """Two of whom at least one has no name."""
    if _alike(one, other):
        return Compatibility("possible", f"nothing told of {one.label} and {other.label} contradicts")
    return Compatibility("different", f"{one.label} and {other.label} are told of differently")


def _alike(one: Known, other: Known) -> bool:
    """Whether what is told of two leaves it open that they are one, or that one is among the other."""
    mine, theirs = [d for d in one.roles if _tells(d)], [d for d in other.roles if _tells(d)]
    if not mine or not theirs:
        return True
    return any(not _contradict(a, b) for a in mine for b in theirs)


def _tells(d: Description) -> bool:
    return d.role not in ("person", "source", "man", "woman", "figure", "people") or bool(d.of)


def _contradict(a: Description, b: Description) -> bool:
    """Whether two descriptions are of two: of different orders, ranks, bodies or walks of life."""
    if a.order and b.order and a.order != b.order:
        return True
    if a.role == b.role:
        return bool(a.of and b.of and not a.all & b.all) or (a.under != b.under and a.role not in LOOSE)
    worlds = _world(a), _world(b)
    return None not in worlds and worlds[0] != worlds[1]


def _world(d: Description) -> str | None:
    kind = kind_of_head(d.role if d.role not in ("spokes", "head") else "official")
    return kind if kind in _WORLDS else None


def _of_body(one: Known, other: Known) -> Compatibility:
    """A body, and somebody who may be of it."""
    body, who = (one, other) if one.sort == "body" else (other, one)
    offices = [d.all for d in who.roles if d.of]
    if any(w <= of or of <= w for of in offices for w in body.bodies if w):
        return Compatibility("possible", f"{who.label} belongs to {body.label}")
    if not body.prints.isdisjoint(who.documents):
        return Compatibility("possible", f"{body.label} prints what {who.label} says")
    handle = any("@" in "".join(w) for w in body.bodies)
    if handle and any(n.surname in "".join(w) for n in who.names for w in body.bodies):
        return Compatibility("possible", f"{body.label} may be the account of {who.label}")
    if who.sort == "unnamed" and not offices and "outlet" not in body.kinds:
        return Compatibility("possible", f"{who.label} may be of {body.label}")
    return Compatibility("different", f"{who.label} is not said to be of {body.label}")


def _two_texts(one: Known, other: Known) -> Compatibility:
    if _alike(one, other):
        return Compatibility("possible", f"{one.label} and {other.label} may be one document")
    return Compatibility("different", f"two documents, {one.label} and {other.label}")
