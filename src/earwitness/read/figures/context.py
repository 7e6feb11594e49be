"""What stands around an amount in its sentence, in windows of fixed length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from earwitness.read.figures.amounts import Amount
from earwitness.read.figures.units import MEASURES, STATES, singular

# Characters; most of what announces a number stands within one or two words.
_BEFORE: Final = 40
_FAR: Final = 90
_AFTER: Final = 120


@dataclass(frozen=True, slots=True)
class Around:
    """An amount and the words about it.

    ``lead`` ends before what qualifies the number ("at least"), ``before`` before the number itself,
    ``far`` likewise but reaches further back; ``titled`` is true in a headline, where capitals mean
    nothing; ``opens`` where nothing stands before it in its sentence.
    """

    amount: Amount
    lead: str
    before: str
    far: str
    after: str
    titled: bool
    opens: bool

    @property
    def words(self) -> str:
        return self.amount.words

    @property
    def digits(self) -> bool:
        return self.amount.words.isdigit()

    @property
    def plain(self) -> bool:
        """Whether nothing qualifies the number."""
        return self.amount.span[0] == self.amount.at

    def counts(self) -> bool:
        """Whether what is counted follows: a unit or a plural noun, perhaps behind one adjective."""
        words = self.after[1:80].split() if self.after[:1] in (" ", "\u00a0", "-") else []
        first = words[0].lower() if words and words[0].strip("-’'").isalpha() else ""
        second = words[1].strip(",.;:").lower() if first and len(words) > 1 and words[0].isalpha() else ""
        return first in MEASURES or first in STATES or bool(singular(first)) or _plural(second)


def around(text: str, amount: Amount, start: int, end: int, *, titled: bool) -> Around:
    """The surroundings of *amount* in the sentence between *start* and *end*."""
    at, lead = amount.at, amount.span[0]
    return Around(
        amount=amount,
        lead=text[max(start, lead - _BEFORE) : lead],
        before=text[max(start, at - _BEFORE) : at],
        far=text[max(start, at - _FAR) : at],
        after=text[amount.stop : min(end, amount.stop + _AFTER)],
        titled=titled,
        opens=not text[max(start, lead - 4) : lead].strip(" \"“”‘'—–-•*"),
    )


def _plural(word: str) -> bool:
    return bool(singular(word)) and MEASURES.get(word) != word
