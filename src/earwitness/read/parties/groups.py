"""Members of a group that a text sets apart: "one of them", "the other", "a second clerk", "both".

=====================================  ==============================================================
"One", "a second", "the third"         a new member of the group named last
"the second", once there is one        that one, and so "the second official"
"one of them", once there are two      any of them: unresolved
"a second official", after another     nobody's member, where somebody outside the group was called the
official                               same since
"both", "neither"                      the group
=====================================  ==============================================================

Fails on: groups within groups; members counted from behind ("the last of them").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from earwitness.names import Phrase, first_word, kind_of_head, phrase
from earwitness.plurals import singular
from earwitness.read.parties.entities import BODIES, Cast, Entity, sort_by_last
from earwitness.records import PartyKind

ALL: Final = frozenset(["both", "neither", "either"])
_RANKS: Final = {
    "one": "1", "first": "1", "former": "1", "another": "2", "second": "2", "other": "2", "latter": "2",
    "third": "3", "fourth": "4", "fifth": "5",
}  # fmt: skip
_RANK: Final = re.compile(
    r"(?i:(?:the|a)\s+)?((?i:one|first|another|second|other|third|fourth|fifth|latter))\b"
    r"(?!\s+(?:[A-Z]|lady\b|minister\b|quarter\b))"
)
_SOME_OF: Final = re.compile(r"\W*(?:two|three|four|some|several|others?) of ", re.IGNORECASE)
_APPOSED: Final = re.compile(r"[^,]{3,40}, (an? [^,]{2,80})")
_ANYBODY: Final = frozenset(["person", "people", "man", "woman", "friend", "", *_RANKS])
_PERSONS: Final = frozenset(["people", "persons", "men", "women"])
_RECENT: Final = 40  # groups and members that are looked at


class Groups:
    """The groups of a document and who was set apart from them."""

    def __init__(self, cast: Cast, fresh: Callable[[Phrase, str], Entity]) -> None:
        self._cast = cast
        self._fresh = fresh
        self._groups: list[Entity] = []
        self._ranked: list[Entity] = []

    def add(self, entity: Entity, words: str = "", head: str = "") -> None:
        """A group is met; "two of the officials" are a part of the officials met before."""
        if entity in self._groups[-_RECENT:]:
            return
        if _SOME_OF.match(words):
            like = [e for e in self._groups[-_RECENT:] if head in e.heads]
            entity.group = max(like, key=lambda e: e.last, default=None)
        self._groups.append(entity)

    def member(self, found: Phrase, words: str) -> list[Entity]:
        """Whom a phrase with a rank stands for: one, or all that may be meant."""
        if found.head in ALL or both_of(found, words):
            return [self._all(found, words)]
        rank, first = rank_of(words), first_word(words)
        group = self._apart(found, self._last(found))
        ranked = self._ranked[-_RECENT:]
        members = [e for e in ranked if group is not None and e.group is group]
        if first == "the":
            for e in reversed(ranked):
                if found.form == "elided" and group is not None and e.kind in BODIES:
                    continue  # "the first" of two clerks is no "first ledger"
                if e.rank == rank and _same_head(e, found) and (group is None or e.group in (group, None)):
                    return [e]
        several = self._any_of(group, members) if first == "one" and group is not None else []
        return several or [self._new(found, words, rank, group)]

    def _all(self, found: Phrase, words: str) -> Entity:
        """Whom "both" means: the group that spoke last, or the last two that spoke each for himself."""
        group = self._last(found, spoke=True)
        near = [e for e in self._cast.entities[-_RECENT:] if e.spoke >= 0 and not e.words and not e.many]
        two = sort_by_last([e for e in near if e.kind not in BODIES])[:2]
        if group is not None and (len(two) < 2 or two[1].group is group or two[1].last < group.last):
            return group
        both = self._fresh(found, words)
        both.kind = "anonymous-group"
        for e in two:
            e.group = e.group or both
        return both

    def _any_of(self, group: Entity, members: list[Entity]) -> list[Entity]:
        """The members that "one of them" may be, if there are two or more already."""
        wider = [e for e in self._ranked[-_RECENT:] if e.group is group.group and group.group is not None]
        for fits in (group.members, members, [] if members else wider):
            if len(fits) > 1:
                return list(fits)
        return []

    def _new(self, found: Phrase, words: str, rank: str, group: Entity | None) -> Entity:
        entity = self._fresh(found, words)
        entity.rank, entity.group = rank, group
        self._ranked.append(entity)
        like = group
        if like is None and found.form == "elided":
            near = [e for e in self._cast.entities[-_RECENT:] if e.spoke >= 0 and not e.words]
            like = next((e for e in sort_by_last(near) if e.kind not in BODIES), None)
        if like is not None and (found.form == "elided" or entity.kind == "unspecified"):
            own = _of_group(like, found) if like.kind == "anonymous-group" else like.kind
            told = _told(words)
            # whatever his profession, who is set apart from insiders is one
            entity.kind = own if told is None or own == "anonymous-official" else told
        if group is not None:
            for head in sorted(group.heads):
                self._cast.add_head(entity, singular(head))
            entity.affiliation = group.affiliation
        return entity

    def _apart(self, found: Phrase, group: Entity | None) -> Entity | None:
        """No group where somebody outside it was called the same since: "an official … A second official"."""
        if found.form != "role" or group is None:
            return group
        role = Phrase("role", head=found.head, many=False)
        singles = [
            e for e in self._cast.by_role(role, found.head, None) if not e.words and e.group is not group
        ]
        return None if singles and singles[0].last > group.last else group

    def _last(self, found: Phrase, *, spoke: bool = False) -> Entity | None:
        """The group that a member is set apart from: the latest, or the latest of that sort."""
        groups = [e for e in self._groups[-_RECENT:] if e.kind not in BODIES and (e.spoke >= 0 or not spoke)]
        if found.form == "role" and found.head and found.head not in _PERSONS:
            groups = [e for e in groups if any(found.head in (h, singular(h)) for h in e.heads)]
        return max(groups, key=lambda e: (e.last, e.order), default=None)


def both_of(found: Phrase, words: str) -> bool:
    """Whether a phrase is "both men" or "both officials" """
    return found.many is True and first_word(words) == "both" and found.head in _PERSONS


def rank_of(words: str) -> str:
    """Which of several somebody is: "1" for "one of them" and "the first person", "2" for "another"."""
    match = _RANK.match(words)
    return _RANKS[match[1].lower()] if match else ""


def _of_group(group: Entity, found: Phrase) -> PartyKind:
    """A member's kind: a private person of students or witnesses, else one from inside.

    Fails on: people who know of something from outside ("two people close to the talks").
    """
    heads = {singular(head) for head in group.heads} | {found.head}
    kinds = {kind_of_head(head) for head in heads - _ANYBODY}
    private = kinds and kinds <= {"unspecified", "observer"}
    return ("observer" if "observer" in kinds else "unspecified") if private else "anonymous-official"


def _told(words: str) -> PartyKind | None:
    """What "The second, a serving officer" says of a member; None where no role follows."""
    match = _APPOSED.match(words)
    head = phrase(match[1]).head if match else ""
    return kind_of_head(head)


def _same_head(entity: Entity, found: Phrase) -> bool:
    return found.form != "role" or not found.head or found.head in entity.heads
