"""A verb of telling where it stands: the phrases around it, and whom or what they may be of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from earwitness.names import phrase
from earwitness.read.informing.lexicon import Deed, Frame, Verb, is_news, is_someone, known_someone, lexicon
from earwitness.read.informing.nounphrases import Group, Sentence
from earwitness.read.informing.wordclasses import wordset
from earwitness.records import Span

_NEAR: Final = 18  # words from a verb to its "from" or "by"
_SOON: Final = 9  # words from what was sent to its "to"
# "close to", "from now": the preposition belongs to the word before it
_FIXED: Final = wordset(
    "close according due related next relation regard addition prior up similar linked tied thanks owing "
    "contrary access apart aside away far different"
)
_STOPS: Final = frozenset(".;:?!—–")
_NOBODY: Final = wordset("you anyone anybody nobody everyone everybody any no none neither either")
_SPOKEN: Final = wordset(
    "told said replied explained complained admitted spoke talked mentioned warned assured reassured "
    "cautioned remarked confessed swore conceded confirmed testified described"
)
_LINKS: Final = wordset("that and or as than how what why when which who where while until after before")


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause. ``verb`` is the past tense of its verb; an end is None where the clause does not name it.

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
        return self.sentence.words[k].low if 0 <= k < len(self.sentence.words) else ""

    @property
    def passive(self) -> bool:
        """Whether the subject is who hears: "was told", "feels deceived", in headlines "misled by aides"."""
        return self.group.passive or self.bare_passive()

    @property
    def gerund(self) -> bool:
        """Whether the verb ends in -ing."""
        return self.low(self.i).endswith("ing")

    @property
    def gerund_be(self) -> bool:
        """Whether it is going on: "is being told"."""
        return any(w.low == "being" for w in self.sentence.words[self.group.first : self.i])

    def bare_passive(self) -> bool:
        """Whether a participle without "was" is passive, for "by" or "to by" follows it."""
        past = self.low(self.i) in (self.verb.past, "hidden", "shown", "given")
        return (
            past
            and not self.group.passive
            and (
                self.low(self.skip(self.i + 1)) == "by"
                or (self.low(self.i + 1) == "to" and self.low(self.i + 2) == "by")
            )
        )

    def skip(self, k: int) -> int:
        """The first word from *k* on that is no adverb and no opening quotation mark."""
        words = self.sentence.words
        while k < len(words) and (words[k].kind == "adverb" or words[k].low in ("“", '"', "‘", "'")):
            k += 1
        return k

    def subject(self) -> Span | None:
        """The subject, unless it is nobody, everybody or no one that can tell or hear."""
        found = self.sentence.subject(self.group, self.floor)
        first = self.words(found).lower().split()[0] if found else ""
        return None if first in _NOBODY or (found and self.sentence.inverted(found)) else found

    def speaker(self) -> Span | None:
        """The subject, if it is one that can tell."""
        found = self.subject()
        return found if found is not None and is_someone(self.words(found)) else None

    def writing(self) -> Span | None:
        """The subject, if it is a written thing that tells as people do: "a memo warned her"."""
        found = self.subject()
        written = found is not None and phrase(self.words(found)).head in lexicon("written")
        return found if written else None

    def to(self, preposition: str, k: int, *, near: int = _SOON) -> Span | None:
        """Whom the *preposition* soon after word *k* names, no clause between them."""
        words = self.sentence.words
        for j in range(k, min(k + near, len(words))):
            if words[j].low == preposition and words[j - 1].low not in _FIXED:
                colon = next((m for m in range(j + 1, min(j + 5, len(words))) if words[m].low == ":"), j)
                first = self.skip(colon + 1 if self.low(j + 1) == "one" else j + 1)
                found = self.sentence.someone(first)
                bare = first < len(words) and words[first].kind == "word"  # "to ban it"
                return found[0] if found and (not bare or known_someone(self.words(found[0]))) else None
            if words[j].kind == "joint" or words[j].low in _STOPS or words[j].kind == "auxiliary":
                return None
        return None

    def after(self, preposition: str, *, near: int = _NEAR) -> Span | None:
        """The first who is named after the *preposition*, in the same clause but perhaps far off."""
        words = self.sentence.words
        for j in range(self.i + 1, min(self.i + near, len(words))):
            if words[j].low in _STOPS or (words[j].kind == "joint" and words[j].low not in _LINKS):
                return None
            if words[j].low != preposition or words[j - 1].low in _FIXED:
                continue
            found = self.sentence.someone(self.skip(j + 1))
            if found is not None and phrase(self.words(found[0])).head not in lexicon("means"):
                return found[0]
        return None

    def agent(self) -> Span | None:
        """Whom a "by" after the verb names."""
        found = self.after("by")
        return None if found and self.words(found).lower().split()[0] in _NOBODY else found

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
