"""Who speaks: how accountable, what is known of the record, of which side, and whether an institution."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from earwitness.case import Letter
from earwitness.records import Party, PartyKind
from earwitness.weigh.grades import letter_of
from earwitness.weigh.material import Material
from earwitness.weigh.priors import LETTERS, Kind, Priors

_KINDS: Final[dict[PartyKind, Kind]] = {
    "named-person": "named",
    "named-organisation": "named",
    "outlet": "outlet",
    "document": "document",
    "social-post": "social-post",
}
# From who answers most readily to a name, to who answers to none.
_MOST_ACCOUNTABLE: Final[tuple[Kind, ...]] = (
    "document",
    "named",
    "outlet",
    "unnamed",
    "social-post",
    "nobody",
)
# Who speaks for an institution, by the words for an office in the role that the text gives.
_OFFICE: Final = re.compile(
    r"\b(?:spokes\w+|press secretary|minist\w+|government|president\w*|governor|mayor|secretary|chancellor|"
    r"premier|director(?:ate)?|commander|general|ambassador|officials?|authorit(?:y|ies)|embassy|agency|"
    r"office|department|police|army|military|company|chief executive)\b",
    re.IGNORECASE,
)
# Words that describe unnamed speakers without saying whose they are.
_GENERIC: Final = frozenset(
    "a an the one two three another other second third some several many senior former current top high "
    "official officials person people source sources somebody someone observers observer experts expert "
    "analysts analyst insiders insider aide aides adviser advisers anonymous informed familiar with "
    "who".split()
)
_PRONOUNS: Final = frozenset("i we us me our he she they it somebody".split())
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One beginning's speaker, as far as weighing needs it.

    ``letter`` is the analyst's grade, else what the track record comes to, else F; ``right``, ``wrong``,
    ``denied_if_so`` and ``denied_if_not`` are that record. ``sides`` are the names (of countries,
    institutions, people) by which an unnamed speaker is described; two that share one may pass on one line.
    ``unnamed_as`` are the words for the same speaker in articles that do not give the name.
    """

    name: str
    parties: tuple[str, ...]
    kind: Kind
    letter: Letter = "F"
    right: float = 0.0
    wrong: float = 0.0
    denied_if_so: tuple[float, float] = (0.0, 0.0)
    denied_if_not: tuple[float, float] = (0.0, 0.0)
    institution: bool = False
    sides: frozenset[str] = frozenset()
    unnamed_as: tuple[str, ...] = ()

    @property
    def unnamed(self) -> bool:
        """Whether nobody can be held to account for it."""
        return self.kind in ("unnamed", "nobody")


def speaker(parties: Iterable[str], ground: Material, priors: Priors, *, own_voice: str | None) -> Speaker:
    """The speaker with whom one beginning begins, described in some articles by name, in others not.

    Several *parties* are one speaker, or one and who speaks for it: whoever is graded best speaks, else
    whoever is most accountable. Without parties it is the outlet called *own_voice*, or nobody.
    """
    found = [_one(ground.parties[p], ground, priors) for p in sorted(parties) if p in ground.parties]
    if not found:
        return _outlet(own_voice, ground, priors)
    best = min(found, key=_rank)
    if best.kind == "unnamed":
        return best
    return replace(best, unnamed_as=tuple(sorted(_descriptions(found))))


def _descriptions(found: Iterable[Speaker]) -> set[str]:
    return {s.name for s in found if s.kind == "unnamed" and s.name.casefold() not in _PRONOUNS}


def _rank(speaker: Speaker) -> tuple[int, int, float, str, tuple[str, ...]]:
    return (
        LETTERS.index(speaker.letter),
        _MOST_ACCOUNTABLE.index(speaker.kind),
        -speaker.right,
        speaker.name,
        speaker.parties,
    )


def _one(party: Party, ground: Material, priors: Priors) -> Speaker:
    who = ground.merged.get(party.id, party.id)
    kind = _KINDS.get(party.kind, "unnamed")
    known = priors.of(party.name)
    right, wrong = (known.right, known.wrong) if known else (0.0, 0.0)
    given = ground.graded.get(who) or (known.grade if known else None)
    return Speaker(
        name=party.name,
        parties=(party.id,),
        kind=kind,
        letter=given or letter_of(right, wrong),
        right=right,
        wrong=wrong,
        denied_if_so=known.denied_if_so if known else (0.0, 0.0),
        denied_if_not=known.denied_if_not if known else (0.0, 0.0),
        institution=_speaks_for_institution(party),
        sides=_sides(party) if kind == "unnamed" else frozenset(),
    )


def _outlet(name: str | None, ground: Material, priors: Priors) -> Speaker:
    if name is None:
        return Speaker(name="an unsourced statement", parties=(), kind="nobody")
    known = priors.of(name)
    right, wrong = (known.right, known.wrong) if known else (0.0, 0.0)
    given = known.grade if known else None
    return Speaker(
        name=name,
        parties=(),
        kind="outlet",
        letter=given or letter_of(right, wrong),
        right=right,
        wrong=wrong,
    )


def _speaks_for_institution(party: Party) -> bool:
    """Whether a party is an institution, or somebody named who speaks for one.

    An unnamed official who denies is not the institution denying: nobody made him answer. Fails on: an
    organization without a stake, such as a laboratory; the analyst's file says so.
    """
    if party.kind != "named-person":
        return party.kind == "named-organisation"
    return bool(_OFFICE.search(" ".join(filter(None, (party.role, party.affiliation, party.name)))))


def _sides(party: Party) -> frozenset[str]:
    """The proper names by which somebody unnamed is described, in small letters.

    Fails on: a description that begins with a name in a language that writes all nouns large.
    """
    described = (party.name, party.role or "", party.affiliation or "")
    words = (w for text in described for w in _WORD.findall(text))
    return frozenset(
        w.casefold().removesuffix("’s").removesuffix("'s")
        for w in words
        if w[0].isupper() and w.casefold() not in _GENERIC
    )
