"""What the sources of one moment say, whoever asks them: contacts, the shared official, commanders, the
institution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from earwitness.simulate.emit.cast import COMMANDERS, MINISTRY, OFFICIAL, SPOKESPERSON, Cast
from earwitness.simulate.emit.draws import Chances
from earwitness.simulate.emit.facts import Ground, outside
from earwitness.simulate.emit.knowing import Knowledge, kind_index
from earwitness.simulate.emit.settings import MOST_COMMANDERS, EmitSettings
from earwitness.simulate.emit.story import Fact, Saying

# Columns of Chances.print_OK20 that say what an outlet gets to hear.
OWN, LEAK = 0, 1


@dataclass
class Voices:
    """The sources of one moment. ``facts`` is the story's list, to which indices of facts refer."""

    ground: Ground
    cast: Cast
    draws: Chances
    facts: Sequence[Fact]
    _known: dict[tuple[int, int], Saying | None] = field(default_factory=dict)

    @property
    def settings(self) -> EmitSettings:
        """What was chosen."""
        return self.ground.settings

    def contact(self, slot: int, fact: int) -> Saying | None:
        """What the own contact of the outlet at *slot* says on *fact*, if it has one for it."""
        if self.draws.print_OK20[slot][self._kind(fact)][OWN] >= self.settings.independent:
            return None
        return self._knows(self.cast.contact_at[slot], 1 + MOST_COMMANDERS + slot, fact)

    def contradicts(self, slot: int, fact: int) -> bool:
        """Whether the contact says so if it takes *fact*, which is about, for false."""
        uniform = self.draws.source_SK4[1 + MOST_COMMANDERS + slot][self._kind(fact)][3]
        return uniform < self.settings.contradicts

    def leak(self, slot: int, fact: int) -> Saying | None:
        """What the shared official told the outlet at *slot*.

        Each outlet hears him with chance sqrt(``outside.shared``), so that two of them do with
        ``outside.shared``: as far as all estimates are equally good, two outlets' errors correlate by it.
        """
        out = outside(self.ground.run)
        hears = (
            self.settings.leaks
            and self.draws.update_4[3] < out.leak
            and self.draws.print_OK20[slot][self._kind(fact)][LEAK] < sqrt(out.shared)
        )
        saying = self._knows(OFFICIAL, 0, fact) if hears else None
        return saying if saying is not None and saying.says else None

    def commander(self, c: int, fact: int, *, says: bool) -> Saying | None:
        """What the commander number *c* says in public: that *fact* is so, or once it is about that it is
        not."""
        speaks = self.draws.source_SK4[1 + c][self._kind(fact)][3]
        if speaks >= (self.settings.speaks if says else self.settings.contradicts):
            return None
        saying = self._knows(COMMANDERS + c, 1 + c, fact)
        return saying if saying is not None and saying.says == says else None

    def answer(self, fact: int) -> Saying | None:
        """The institution's reaction to a report of *fact*: it disputes it, or what others can know of it.

        Which of the two it chooses does not hang on the truth; whether it denies the fact does.
        """
        known = self.facts[fact]
        kind, denies, who, _ = self.draws.deny_K4[self._kind(fact)]
        out = outside(self.ground.run)
        of_knowledge = kind < self.settings.of_knowledge
        silent = denies >= (out.deny_true if known.holds else out.deny_false)
        if not self.settings.denials or (silent and not of_knowledge):
            return None
        return Saying(
            actor=SPOKESPERSON if who < 0.5 or known.kind == "misled" else MINISTRY,
            fact=fact,
            says=False,
            denied="knowledge" if of_knowledge else "fact",
            day=1,
        )

    def _kind(self, fact: int) -> int:
        return kind_index(self.facts[fact])

    def _knows(self, who: int, row: int, fact: int) -> Saying | None:
        """What actor *who*, source *row* of the draws, would say."""
        if (who, fact) not in self._known:
            knowledge = Knowledge(self.ground, self.draws)
            self._known[who, fact] = knowledge.saying(self.cast.actors, who, row, self.facts[fact], fact)
        return self._known[who, fact]
