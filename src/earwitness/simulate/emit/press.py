"""The story as it is being told: what is said, what is printed, who is described in which words."""

from __future__ import annotations

from dataclasses import dataclass, field

from earwitness.simulate.emit.affairs import descriptions
from earwitness.simulate.emit.cast import Cast
from earwitness.simulate.emit.facts import Ground
from earwitness.simulate.emit.settings import EmitSettings
from earwitness.simulate.emit.story import Article, Fact, Register, Saying, Telling


@dataclass
class Printed:
    """What one outlet is about to print.

    ``words``: who is described in which words, so that no two share them; ``heard``: how the outlet describes
    those whom it heard itself, which is always alike.
    """

    slot: int
    outlet: int
    register: Register
    index: int
    day: int
    body: list[int] = field(default_factory=list)
    words: dict[str, tuple[int, int]] = field(default_factory=dict)
    heard: dict[int, int | None] = field(default_factory=dict)
    line: int | None = None


@dataclass
class Press:
    """Everything told so far; what is appended is never taken back."""

    ground: Ground
    cast: Cast
    facts: list[Fact] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    _said: dict[tuple[int, int, bool], int] = field(default_factory=dict)
    _words: dict[int, int] = field(default_factory=dict)

    @property
    def settings(self) -> EmitSettings:
        """What was chosen."""
        return self.ground.settings

    def said(self, saying: Saying) -> int:
        """The index of *saying*; said again by the same actor on the same fact, it is the same."""
        key = (saying.actor, saying.fact, saying.says)
        if key not in self._said:
            self._said[key] = len(self.sayings)
            self.sayings.append(saying)
        return self._said[key]

    def fresh_words(self, fact: int) -> int:
        """Words in which nobody has put *fact* yet; 0 are a speaker's own."""
        self._words[fact] = self._words.get(fact, 0) + 1
        return self._words[fact]

    def tell(self, printed: Printed, telling: Telling) -> int:
        """Add *telling* to what *printed* holds."""
        self.tellings.append(telling)
        printed.body.append(len(self.tellings) - 1)
        return printed.body[-1]

    def described(self, printed: Printed, actor: int, wanted: int | None) -> int | None:
        """Words for an unnamed *actor*: those *wanted*, or the next that nobody else in this article has."""
        if wanted is None:
            return None
        every = descriptions(self.cast.theme, self.cast.actors[actor].sort)
        plain = [n for n, d in enumerate(every) if not d.loud]
        turn = plain.index(wanted) if wanted in plain else 0
        for n in (wanted, *plain[turn:], *plain[:turn]):
            if printed.words.setdefault(every[n].text, (actor, n)) == (actor, n):
                return n
        return wanted
