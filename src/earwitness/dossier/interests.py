"""Whom a claim serves: the sentences of weighing that say so, each with its claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.weighed import ToldBelief

# Words of the sentences in which weighing tells of an interest (weigh/telling.py); a test weighs claims with
# every kind of interest and finds them all.
_SAYS_SO: Final = (
    "whom it serves to be believed",
    "against their own interest",
    "whom it would serve to be believed",
    "whom the denial serves",
    "which denies in any case",
)


@dataclass(frozen=True, slots=True)
class Interest:
    """One sentence of weighing on whom the claim with that number serves."""

    claim: int
    sentence: str

    def names(self, speaker: str) -> bool:
        """Whether it is about *speaker*, however the name begins."""
        return speaker.casefold() in self.sentence.casefold()


def interests(beliefs: Mapping[int, ToldBelief]) -> tuple[Interest, ...]:
    """What weighing took into account of interests, by claim."""
    return tuple(
        Interest(claim, sentence)
        for claim, belief in sorted(beliefs.items())
        for sentence in belief.why
        if any(words in sentence for words in _SAYS_SO)
    )
