"""A verb of telling where it stands: the phrases around it, and what kind of telling they make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from earwitness.names import phrase
from earwitness.read.informing.lexicon import Deed, Frame, Verb, hears, is_news, lexicon, speaks
from earwitness.read.informing.nounphrases import Group, Sentence
from earwitness.read.informing.wordclasses import wordset
from earwitness.records import Span

_NEAR: Final = 18  # words from a verb to its "from"
_BY: Final = 12  # words from a verb to its "by"
_SOON: Final = 7  # words from what was sent to its "to"
_MEANS: Final = wordset(
    "telephone phone email e-mail letter text radio then now which fax post word mail means way"
)
# "close to", "from now": the preposition belongs to the word before it
_FIXED: Final = wordset(
    "close according due related next relation regard addition prior up similar linked tied thanks owing "
    "contrary access apart aside away far different"
)
_STOPS: Final = frozenset('.;:?!—–“"')
_NOBODY: Final = wordset("you anyone anybody nobody everyone everybody")
_SPOKEN: Final = wordset(
    "told said replied explained complained admitted spoke talked mentioned warned assured reassured "
    "cautioned remarked confessed swore conceded confirmed testified described"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause. ``verb`` is the past tense of its verb; ``informed`` is None where it names no hearer.

    ``spoken`` says that it was told by word of mouth, as one tells a reporter.
    """

    at: int
    span: Span
    verb: str
    frame: Frame
    manner: Deed
    informer: Span | None
    informed: Span | None
    spoken: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """The verb at word ``i`` of a sentence, in one of its senses."""

    text: str
    sentence: Sentence
    i: int
    floor: int
    group: Group
    verb: Verb

    def words(self, span: Span) -> str:
        """The text of *span*."""
        return self.text[span[0] : span[1]]

    def low(self, k: int) -> str:
        """Word *k* in small letters; empty past the end."""
        return self.sentence.words[k].low if k < len(self.sentence.words) else ""

    def skip(self, k: int) -> int:
        """The first word from *k* on that is no adverb and no opening quotation mark."""
        words = self.sentence.words
        while k < len(words) and (words[k].kind == "adverb" or words[k].low in ("“", '"')):
            k += 1
        return k

    def subject(self) -> Span | None:
        """The subject, unless it is nobody or everybody."""
        found = self.sentence.subject(self.group, self.floor)
        first = self.words(found).lower().split()[0] if found else ""
        return None if first in _NOBODY or first == "no" else found

    def speaker(self) -> Span | None:
        """The subject, if it is one that can tell."""
        found = self.subject()
        return found if found is not None and speaks(self.words(found)) else None

    def hearer(self, preposition: str, k: int, *, near: int = _SOON) -> Span | None:
        """Whom the *preposition* soon after word *k* names, no clause or comma between them."""
        words = self.sentence.words
        for j in range(k, min(k + near, len(words))):
            if words[j].low == preposition and words[j - 1].low not in _FIXED:
                found = self.sentence.phrase(j + 1)
                return found[0] if found is not None and self._is_hearer(found[0], j + 1) else None
            if words[j].kind in ("joint", "mark", "auxiliary") or words[j].low.endswith("ing"):
                return None
        return None

    def _is_hearer(self, span: Span, k: int) -> bool:
        """Whether the phrase from word *k* on is of one who hears; "ban Roe" begins with a verb."""
        words = self.words(span)
        verb = self.sentence.words[k].kind == "word" and phrase(words).form == "name"
        return hears(words) and not (verb and not hears(words.split()[0]))

    def after(self, preposition: str, *, near: int = _NEAR) -> Span | None:
        """The first who is named after the *preposition*, in the same clause but perhaps far off."""
        words = self.sentence.words
        for j in range(self.i + 1, min(self.i + near, len(words))):
            if words[j].low in _STOPS or (
                words[j].kind == "joint" and words[j].low not in ("that", "and", "or", "as", "than")
            ):
                return None
            found = self.sentence.phrase(j + 1) if words[j].low == preposition else None
            if found is not None and words[j - 1].low not in _FIXED:
                taken = self.words(found[0])
                if phrase(taken).head not in _MEANS and (
                    hears(taken) or phrase(taken).head in lexicon("press")
                ):
                    return found[0]
        return None

    def agent(self) -> Span | None:
        """Whom a "by" after the verb names."""
        return self.after("by", near=_BY)

    def manner(self, negated: bool, thing: str = "") -> Deed:
        """What is done by telling, or not telling, in words such as *thing*."""
        words = set(thing.lower().split())
        if negated:
            return "hides-from"
        if words & lexicon("false"):
            return "misleads"
        return "warns" if words & lexicon("warning") else self.verb.manner

    def told(self, informer: Span | None, informed: Span | None, manner: Deed, upto: int = 0) -> Telling:
        """The telling with these two ends; it runs from the first of its words to the last, or to *upto*."""
        word = self.sentence.words[self.i]
        spans = [(word.start, word.end), *(s for s in (informer, informed) if s)]
        span = min(s for s, _ in spans), max(*(e for _, e in spans), upto)
        spoken = self.verb.past in _SPOKEN and manner in ("tells", "warns")
        return Telling(word.start, span, self.verb.past, self.verb.frame, manner, informer, informed, spoken)

    @staticmethod
    def is_thing(words: str) -> bool:
        """Whether a phrase is of something that informs and is named, no "it"."""
        return is_news(words) and words.lower() != "it"
