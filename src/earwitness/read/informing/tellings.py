"""Clauses in which somebody tells, warns or misleads somebody else, or keeps something from him.

==========  =====================================  =====================================================
frame       active                                 passive
==========  =====================================  =====================================================
person      "the mate warned the captain"          "the captain was warned (by the mate)"
call        "he rang (her) to say"
let         "he let her know", "let her believe"   "she was led to believe"
thing       "she passed the list to him",          "he was sent the list (by her)",
            "she showed him the list"              "the list was sent to him (by her)"
to          "she wrote to him", "put it to him",   "it was explained to him (by her)"
            "in a letter to him, she said"
from        "they hid the list (from him)"         "the list was hidden (from him) (by them)"
dark        "they kept him in the dark"            "he was kept in the dark (by them)"
learn       "he learned of it from her"
reach       "the letter never reached him"
answer      "he replied that": whoever asked or told him last hears it
omit        "he did not mention it", "left it out": kept from whomever he has told something
say         "he said it was a drill": whoever tells of it heard it
==========  =====================================  =====================================================

An end in brackets may be left out; who is meant then is for earwitness.read.informing.informing to say. In
headlines a passive stands without "was" ("Board kept in dark", "Premier misled by aides"). "Did not tell",
"too scared to tell", "told him nothing" hide. Orders ("told her to wait") are none, nor is what is told to
nobody, would be told, or is told every day ("we are told that").

Fails on: tellings without a verb of the list ("the list went to the minister", "took out the slide in the
hallway"), things not on the list of what informs, lies that are told in words of telling.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from earwitness.read.informing import to_persons, with_things
from earwitness.read.informing.clause import Clause, Telling
from earwitness.read.informing.lexicon import Frame, verbs
from earwitness.read.informing.nounphrases import Sentence
from earwitness.read.informing.wordclasses import Word, split
from earwitness.records import Span

_LONGEST_TELLING: Final = 60  # words


def tellings(text: str, contents: Sequence[int], skipped: Sequence[Span]) -> Iterator[Telling]:
    """The tellings of *text* in order; *contents* are the places where statements' contents begin, in order.

    *skipped* are spans that interrupt a content (", the aide said,"), in order.
    """
    for words in split(text):
        if any(w.low in verbs() for w in words):
            parts = _parts(words, skipped)
            yield from sorted(
                (t for p in parts for t in _of(text, Sentence(text, p, contents))), key=lambda t: t.at
            )


def _parts(words: Sequence[Word], skipped: Sequence[Span]) -> Iterable[Sequence[Word]]:
    """A sentence without what interrupts it, and each interruption by itself."""
    out: dict[int, list[Word]] = {-1: []}
    for word in words:
        k = bisect_right(skipped, word.start, key=lambda s: s[0]) - 1
        out.setdefault(k if k >= 0 and word.start < skipped[k][1] else -1, []).append(word)
    return out.values()


def _of(text: str, sentence: Sentence) -> Iterator[Telling]:
    taken = -1
    for i, word in enumerate(sentence.words):
        if i > taken and word.low in verbs():
            found = _first_sense(text, sentence, i)
            if found is not None:
                yield found
                taken = _last_word(sentence, i, found)


def _last_word(sentence: Sentence, i: int, found: Telling) -> int:
    """The last word of a telling's hearer, if he is named after the verb at *i*; else that verb."""
    if found.informed is None or found.informed[0] < found.at:
        return i
    upto = min(i + _LONGEST_TELLING, len(sentence.words))
    return next((k for k in range(i, upto) if sentence.words[k].end >= found.informed[1]), i)


def _first_sense(text: str, sentence: Sentence, i: int) -> Telling | None:
    floor = sentence.floor(i)
    group = sentence.group(i, floor)
    if not group.actual:
        return None
    for verb in verbs()[sentence.words[i].low]:
        if group.joined and sentence.words[i].low == verb.base and not group.negated:
            continue  # "to do the research and then present it"
        found = _FRAMES[verb.frame](Clause(text, sentence, i, floor, group, verb))
        if found is not None:
            return found
    return None


_FRAMES: Final[dict[Frame, Callable[[Clause], Telling | None]]] = {
    "person": to_persons.person, "call": to_persons.call, "let": to_persons.let, "dark": to_persons.dark,
    "learn": to_persons.learn, "answer": to_persons.answer, "say": to_persons.say, "ask": to_persons.ask,
    "thing": with_things.thing, "to": with_things.to, "from": with_things.from_, "reach": with_things.reach,
    "omit": with_things.omit,
}  # fmt: skip
