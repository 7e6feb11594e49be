"""How an article names whoever speaks: in full first, then by surname, description or pronoun."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from earwitness.simulate.emit.affairs import affairs, called, placed
from earwitness.simulate.emit.names import short
from earwitness.simulate.emit.pages import Who
from earwitness.simulate.emit.story import Story
from earwitness.simulate.wording.dice import Dice
from earwitness.simulate.wording.phrases import around

_ARTICLE: Final = re.compile(r"an? ")
_REST: Final = re.compile(r" (?:who|at|on|in|with|near|familiar|briefed)\b")
_BODY: Final = ("Ministry", "Office", "Board", "Directorate")
# Share of unnamed sources of which the article says that, or why, they are not named.
_ANONYMITY: Final = 0.4
_PRONOUN: Final = 0.6
# Share of agencies and broadcasters of which the article says what they are.
_INTRODUCED: Final = 0.6
_BROADCASTERS: Final = ("Radio", "Canal")


def mention(who: Who, words: str) -> str:
    """*words* marked as naming *who*."""
    return f"{{m{who[0]}:{'-' if who[1] is None else who[1]}|{words}}}"


@dataclass(frozen=True, slots=True)
class Naming:
    """A source as an article words it. ``comma``: one must follow before a verb; ``short``: may stand after
    one."""

    words: str
    comma: bool = False
    pronoun: bool = False
    short: bool = True


@dataclass
class Speakers:
    """Who has been named so far in one article."""

    story: Story
    dice: Dice
    outlet: int
    named: set[Who] = field(default_factory=set)
    last: Who | None = None

    def name(self, who: Who, *, beside: bool = False) -> Naming:
        """The words for *who* at this place; *beside*: it spoke in the sentence before."""
        first = who not in self.named
        self.named.add(who)
        going_on, self.last = self.last == who and beside, who
        if first:
            return self._in_full(who)
        actor = self.story.actors[who[0]]
        if going_on and actor.pronoun != "it" and self.dice.chance(_PRONOUN):
            return Naming(actor.pronoun, pronoun=True)
        return self._again(who)

    def outlets(self, outlet: int, *, own: bool = False) -> str:
        """An outlet's name as a mention; its own in short."""
        actor = self.story.actors[outlet]
        if own:
            return mention((outlet, None), short(actor.name))
        first = (outlet, None) not in self.named
        self.named.add((outlet, None))
        if first and self.dice.chance(_INTRODUCED):
            if actor.register == "agency":
                return mention((outlet, None), f"the {actor.name} news agency")
            if actor.name.startswith(_BROADCASTERS):
                return mention((outlet, None), f"the broadcaster {actor.name}")
        return mention((outlet, None), actor.name)

    def line(self, who: Who) -> str:
        """The words for *who* in a headline."""
        actor = self.story.actors[who[0]]
        affair = affairs()[self.story.theme]
        if who[1] is not None:
            words = _REST.split(_ARTICLE.sub("", self._called(who), count=1))[0]
            return mention(who, "insider" if words == "person" else words)  # "Source:" would be a credit line
        if actor.sort == "outlet":
            return mention(who, actor.name)
        if actor.sort == "commander":
            return mention(who, f"{affair.rank} {_surname(actor.name)}")
        if actor.sort == "ministry":
            return mention(who, self._body(actor.name))
        if actor.sort == "expert":
            return mention(who, "analyst")
        return mention(who, actor.role or actor.name)

    def _called(self, who: Who) -> str:
        actor = self.story.actors[who[0]]
        return called(self.story.theme, actor, who[1], self.story.home, self.story.abroad)

    def _body(self, name: str) -> str:
        return next((b.lower() for b in _BODY if b in name), name)

    def _in_full(self, who: Who) -> Naming:
        actor = self.story.actors[who[0]]
        affair = affairs()[self.story.theme]
        if who[1] is not None:
            words = mention(who, self._called(who))
            if actor.sort != "witness" and self.dice.chance(_ANONYMITY):
                why = self.dice.pick(around()["anonymity"]["relative"])
                return Naming(f"{words}, {{a{who[0]}:{who[1]}|{why}}}", comma=True, short=False)
            return Naming(words)
        if actor.sort == "commander":
            return Naming(mention(who, f"{affair.rank} {actor.name}"))
        if actor.sort in ("spokesperson", "government"):
            body = placed(actor.affiliation or "", self.story.home, self.story.abroad)
            role = mention(who, f"{'a' if self.dice.chance(0.5) else 'the'} {actor.role} for {body}")
            return Naming(f"{mention(who, actor.name)}, {role}", comma=True, short=False)
        if actor.sort == "expert":
            if self.dice.chance(0.5):
                return Naming(mention(who, f"{actor.role} {actor.name}"))
            role = mention(who, f"a {actor.role} at {actor.affiliation}")
            return Naming(f"{mention(who, actor.name)}, {role}", comma=True, short=False)
        return Naming(mention(who, actor.name))

    def _again(self, who: Who) -> Naming:
        actor = self.story.actors[who[0]]
        affair = affairs()[self.story.theme]
        if who[1] is not None:
            return Naming(mention(who, "the " + _ARTICLE.sub("", self._called(who), count=1)))
        if actor.sort == "ministry":
            return Naming(mention(who, f"the {self._body(actor.name)}"))
        if actor.sort == "commander" and self.dice.chance(0.5):
            return Naming(mention(who, f"{affair.rank} {_surname(actor.name)}"))
        return Naming(mention(who, _surname(actor.name)))


def _surname(name: str) -> str:
    return name.split(maxsplit=1)[1]
