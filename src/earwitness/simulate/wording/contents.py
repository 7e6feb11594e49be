"""What each telling says, as marked text: the same words wherever a story has the same words.

Each proposition has a list of sentences for every way of saying it. Whoever says it first in new words gets
the next sentence of the shuffled list; where there are more speakers than sentences, an opening sets them
apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from earwitness.simulate.emit.affairs import affairs, placed
from earwitness.simulate.emit.cast import FOLLOWERS, LEADER
from earwitness.simulate.emit.pages import day
from earwitness.simulate.emit.story import FactKind, Story, Telling
from earwitness.simulate.wording.dice import Dice
from earwitness.simulate.wording.phrases import after, openings, phrases, unknowing

_EITHER: Final = re.compile(r"<([^<>~]*)~([^<>~]*)>")
_THE_ROLE: Final = re.compile(r"\b([Tt]he) \{role\}")
_SLOT: Final = re.compile(r"\{(\w+)\}")
_WORD_MARK: Final = re.compile(r"\{w\|([^{}]*)\}")
_ABOUT: Final = ("about ", "some ", "", "nearly ", "", "around ")
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Denial:
    """An indirect denial: what is denied ("that …"), or what is said instead."""

    clause: str
    of_claim: bool


class Contents:
    """The words of one story."""

    def __init__(self, story: Story, dice: Dice) -> None:
        self._story = story
        self._affair = affairs()[story.theme]
        self._dice = dice
        self._orders: dict[tuple[int, str], list[int]] = {}
        self._places: dict[tuple[int, str], dict[int, int]] = {}

    def clause(self, n: int, *, hedged: bool) -> str:
        """What telling *n* says, as a clause without capital or period; ``{w|…}`` may be put in quotation
        marks."""
        telling, kind, fact = self._of(n)
        own = phrases()[kind]
        if telling.amount is not None and own.amounts:
            pool, of = own.amounts, "amounts"
        elif self._story.sayings[telling.saying].informs:
            pool, of = own.informs, "informs"
        else:
            pool, of = own.clauses, "clauses"
        return self._sentence(telling, fact, of, pool, telling.words, hedged=hedged)

    def denial(self, n: int) -> Denial:
        """What an indirect denial says: every other one denies the claim, the rest say what is so instead."""
        telling, kind, fact = self._of(n)
        if self._story.sayings[telling.saying].denied == "knowledge":
            pool: Sequence[str] = unknowing().clauses
            return Denial(self._sentence(telling, fact, "unknowing", pool, telling.words), False)
        if telling.words % 2:
            pool = phrases()[kind].clauses
            return Denial(self._sentence(telling, fact, "denied", pool, telling.words), True)
        pool = phrases()[kind].denials
        return Denial(self._sentence(telling, fact, "denials", pool, telling.words), False)

    def quotation(self, n: int, *, hedged: bool) -> tuple[str, str]:
        """What telling *n* quotes: a sentence without its period, and one that goes on; speakers keep
        theirs."""
        telling, kind, fact = self._of(n)
        saying = self._story.sayings[telling.saying]
        own = phrases()[kind]
        if not saying.says:
            knows = saying.denied == "knowledge"
            pool, of = (unknowing().quotes, "unknowing quoted") if knows else (own.denying, "denying")
        elif telling.amount is not None and own.quoted_amounts:
            pool, of = own.quoted_amounts, "quoted amounts"
        elif saying.informs:
            pool, of = own.quoted_informs, "quoted informs"
        else:
            pool, of = own.quotes, "quotes"
        first = self._sentence(telling, fact, of, pool, telling.saying, hedged=hedged, quoted=True)
        on = after(not saying.says)
        return first, on[self._place(-1, f"after {saying.says}", telling.saying, len(on)) % len(on)]

    def headline(self, n: int) -> str:
        """A headline's words, without its source."""
        telling, kind, fact = self._of(n)
        own = phrases()[kind]
        if self._story.sayings[telling.saying].denied == "knowledge":
            return self._sentence(telling, fact, "unknowing line", unknowing().headlines, telling.words)
        if not self._story.sayings[telling.saying].says:
            return self._filled(own.noun, telling, 0, past=False)
        amounts = telling.amount is not None and bool(own.headline_amounts)
        pool, of = (own.headline_amounts, "line amounts") if amounts else (own.headlines, "line")
        return self._sentence(telling, fact, of, pool, telling.words, hedged=telling.hedged)

    def topic(self, n: int) -> str:
        """What telling *n* is about, as a noun phrase."""
        telling, kind, _ = self._of(n)
        return self._filled(phrases()[kind].topic, telling, 0, past=False)

    def _of(self, n: int) -> tuple[Telling, FactKind, int]:
        telling = self._story.tellings[n]
        fact = self._story.sayings[telling.saying].fact
        return telling, self._story.facts[fact].kind, fact

    def _place(self, fact: int, of: str, key: int, count: int) -> int:
        """The place of *key* among those that use one list; in the list's shuffled order where that is long
        enough."""
        order = self._orders.setdefault((fact, of), self._dice.shuffled(count))
        places = self._places.setdefault((fact, of), {})
        n = places.setdefault(key, len(places))
        return n // count * count + order[n % count]

    def _sentence(  # noqa: PLR0913 - which list, whose words, and how they are to sound
        self,
        telling: Telling,
        fact: int,
        of: str,
        pool: Sequence[str],
        key: int,
        *,
        hedged: bool = False,
        quoted: bool = False,
    ) -> str:
        place = self._place(fact, of, key, len(pool))
        opening = openings(quoted)[place // len(pool) % len(openings(quoted))] if "line" not in of else ""
        chosen = _EITHER.sub(lambda m: m[2] if hedged else m[1], pool[place % len(pool)])
        words = self._filled(chosen, telling, place, past=key % 2 == 0 and not quoted and "line" not in of)
        if quoted and opening:
            words = words[0].lower() + words[1:] if words[:2] not in ("I ",) else words
        return opening + words

    def _filled(self, words: str, telling: Telling, place: int, *, past: bool) -> str:
        if _informs(self._story, telling):
            words = _THE_ROLE.sub(rf"{{m{LEADER}:-|\1 {self._affair.role}}}", words)
        slots = self._slots(telling, place, past)
        for _ in range(2):  # a slot may hold one
            words = _SLOT.sub(lambda m: slots[m[1]], words)
        return words

    def _slots(self, telling: Telling, place: int, past: bool) -> dict[str, str]:
        story, affair = self._story, self._affair
        fact = story.facts[story.sayings[telling.saying].fact]
        plural = affair.plural
        leader = story.actors[LEADER]
        surname = leader.name.split(maxsplit=1)[1]
        called = (f"{affair.title} {leader.name}", f"the {affair.role}", f"{affair.title} {surname}")[
            place % 3
        ]
        on = date.fromisoformat(day(story, fact.step))
        number = f"{telling.amount:,.0f}" if telling.amount is not None else ""
        about = "" if telling.how == "headline" else _ABOUT[place % len(_ABOUT)]
        one, many = ("was", "were") if past else ("is", "are")
        has, have = ("had", "had") if past else ("has", "have")
        seems, seem = ("seemed", "seemed") if past else ("seems", "seem")
        appears, appear = ("appeared", "appeared") if past else ("appears", "appear")
        return {
            "thing": affair.thing,
            "Thing": affair.thing.removeprefix("the ").capitalize(),
            "members": f"{{m{FOLLOWERS}:-|{affair.members}}}" if _informs(story, telling) else affair.members,
            "Members": affair.members.capitalize(),
            "movers": affair.movers,
            "Movers": affair.movers.capitalize(),
            "place": affair.place,
            "role": affair.role,
            "Role": affair.role.capitalize(),
            "leader": f"{{m{LEADER}:-|{called}}}",
            "him": "her" if leader.pronoun == "she" else "him",
            "his": "her" if leader.pronoun == "she" else "his",
            "it": "them" if plural else "it",
            "office": placed(affair.office.replace("{Home} ", ""), story.home, story.abroad),
            "n": f"{{f|{about}{number}}}",
            "date": f"{_MONTHS[on.month - 1]} {on.day}",
            "be": many if plural else one,
            "have": have if plural else has,
            "is": one,
            "are": many,
            "has": has,
            "hv": have,
            "do": "did" if past else "do",
            "exists": "existed" if past else "exists",
            "seem_t": seem if plural else seems,
            "appear_t": appear if plural else appears,
            "seem": seem,
            "seems": seems,
            "appear": appear,
            "appears": appears,
        }


def _informs(story: Story, telling: Telling) -> bool:
    return story.sayings[telling.saying].informs and telling.how != "headline"


def unquoted(clause: str) -> str:
    """*clause* with nothing in it put in quotation marks."""
    return _WORD_MARK.sub(r"\1", clause)


def partly_quoted(clause: str, opening: str, closing: str) -> str | None:
    """*clause* with the words that may be quoted in marks; None if it has none."""
    out, count = _WORD_MARK.subn(rf"{opening}\1{closing}", clause)
    return out if count else None
