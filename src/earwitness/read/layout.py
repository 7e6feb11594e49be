"""Where an offset of a text lies: its sentence, its paragraph, inside or outside quotation marks.

Sentences are counted here more coarsely than in earwitness.sentences: a blank line counts as one, on
which the distances of parties.salience rest.

Fails on: sentences that begin with a small letter; abbreviations that the list lacks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from earwitness.text import Quote, quoting, tokens

_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-ZÀ-Þ0-9])|\n")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Rev|St|Gov|Jr|Sr|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
    r"Oct|Nov|Dec|Inc|Ltd|Corp|Co|Bros|Mt|Ft|Supt|Insp|Det|Cllr|Maj|Brig|Cmdr|Hon|vs)\.)$"
)


class Layout:
    """Sentences, paragraphs and quotations of a text, to ask of any offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.starts = [t.start for t in self.tokens]
        self._quotes = quoting(text, self.tokens).state
        self._sentences = [
            m.end()
            for m in _SENTENCE.finditer(text)
            if not _ABBREVIATED.search(text, max(0, m.start() - 6), m.start())
        ]
        self._paragraphs = [m.start() for m in re.finditer(r"\n+", text)]

    def sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at)

    def paragraph(self, at: int) -> int:
        return bisect_left(self._paragraphs, at)

    def sentence_start(self, at: int) -> int:
        index = self.sentence(at)
        return self._sentences[index - 1] if index else 0

    def token_at(self, at: int) -> int:
        """Index of the token that holds or follows the offset *at*."""
        index = bisect_right(self.starts, at) - 1
        return index if index >= 0 and at < self.tokens[index].end else index + 1

    def quoted(self, at: int) -> bool:
        index = self.token_at(at)
        return index < len(self.tokens) and self._quotes[index] in (Quote.INSIDE, Quote.UNCLOSED)
