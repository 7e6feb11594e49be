"""Clauses in which somebody tells, warns or misleads somebody else, or keeps something from him.

==========  ==========================================  ==================================================
frame       active                                      passive
==========  ==========================================  ==================================================
person      "the mate warned the captain"               "the captain was warned of it", "... by the mate"
call        "he rang her to say"; without "her", whoever tells of it
let         "he let her know"
thing       "she passed the list to him",               "he was sent the list by her",
            "she showed him the list"                   "the list was sent to him by her"
to          "she wrote to him", "put it to him"
from        "they hid the list from him"                "the list was hidden from him (by them)"
dark        "they kept him in the dark"                 "he was kept in the dark (by them)"
learn       "he learned of it from her"
answer      "he replied that": whoever asked or told him last hears it
omit        "he did not mention it", "left out the list": kept from whomever he has told something
==========  ==========================================  ==================================================

"Did not tell", "never told", "failed to tell", "told him nothing" hide. Orders ("told her to wait") are none,
nor is what is told to nobody, would be told, or is told every day ("we are told that").

Fails on: tellings without a verb of the list ("the list went to the minister", "took out the slide in the
hallway"), things not on the list of what informs, hearers who are named in another sentence, lies that are
told in words of telling.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from earwitness.read.informing.lexicon import Frame, hears, is_news, lexicon, speaks, verbs
from earwitness.read.informing.nounphrases import Sentence
from earwitness.read.informing.verb_clause import Clause, Telling
from earwitness.read.informing.wordclasses import Word, split, wordset
from earwitness.records import Span

_LONGEST_TELLING: Final = 60  # words
_SAYS_WHAT: Final = frozenset(["that", "of", "about", "on", "yes", "no", "how", "why", "“", '"', "nothing"])
_TO_SAY: Final = wordset("say tell warn inform report explain let alert notify confirm")
_NEED_CONTENT: Final = wordset("advised texted messages alerted")  # "advised two firms"
_AT_ONCE: Final = wordset("said replied lied spoke talked swore testified")  # "to" follows them
_HIDE_IF_NOT: Final = wordset("mentioned reported disclosed revealed admitted confessed explained said")
_WITH: Final = wordset("raised shared discussed")  # "raised it with him"
_PASS_ON: Final = wordset(
    "passed forwarded relayed reported communicated disclosed revealed conveyed escalated"
)
_THEM: Final = wordset("it this that")


def tellings(text: str, contents: Sequence[int], skipped: Sequence[Span]) -> Iterator[Telling]:
    """The tellings of *text* in order; *contents* are the places where statements' contents begin, in order.

    *skipped* are spans that interrupt a content (", the aide said,"), in order.
    """
    for words in split(text):
        if any(w.low in verbs() for w in words):
            parts = _parts(words, skipped)
            yield from sorted(
                (t for p in parts for t in _of(text, Sentence(p, contents))), key=lambda t: t.at
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
        if group.joined and sentence.words[i].low == verb.base:
            continue  # "to do the research and then present it"
        found = _FRAMES[verb.frame](Clause(text, sentence, i, floor, group, verb))
        if found is not None:
            return found
    return None


def _person(c: Clause) -> Telling | None:
    if c.group.negated and c.verb.manner == "misleads":
        return None
    if c.group.passive:
        return _person_passive(c)
    found = c.sentence.phrase(c.skip(c.i + 1))
    if found is None or _is_order(c, found[1]):
        return None
    found = _without_news(c, found)
    words, after = c.words(found[0]), c.low(found[1])
    if not hears(words) or words.lower() in _THEM:
        return None  # "told a joke", "told it well"
    if c.verb.past in _NEED_CONTENT and after not in ("that", "of", "about", "“", '"'):
        return None
    if c.low(c.i) != c.verb.past and words.lower() == "us" and not c.group.negated:
        return None  # "what this tells us"
    informer = c.speaker()
    if informer is None:
        return None
    return c.told(informer, found[0], c.manner(c.group.negated or after in lexicon("nothing")))


def _without_news(c: Clause, found: tuple[Span, int]) -> tuple[Span, int]:
    """The hearer without what he was told of: "warned the crew of ice", but "the head of the office"."""
    first = next(k for k in range(c.i, found[1]) if c.sentence.words[k].start == found[0][0])
    for k in range(first + 1, found[1]):
        if (
            c.low(k) == "of"
            and c.low(k - 1) not in lexicon("heads")
            and c.sentence.words[k - 1].kind == "word"
        ):
            return (found[0][0], c.sentence.words[k - 1].end), k
    return found


def _person_passive(c: Clause) -> Telling | None:
    informed = c.subject()
    if informed is None or _is_order(c, c.i + 1) or not hears(c.words(informed)):
        return None
    by = c.agent()
    if by is None and (c.group.present or not (c.verb.manner == "misleads" or _says_what(c))):
        return None
    return c.told(by, informed, c.manner(c.group.negated or c.low(c.i + 1) in lexicon("nothing")))


def _says_what(c: Clause) -> bool:
    """Whether a passive says what was told: "was told (in May) that", "was warned of", "was told yes"."""
    words = c.sentence.words
    if any(w.low == "what" for w in words[max(c.group.first - 3, c.floor) : c.group.first]):
        return False  # "on the basis of what he was told"
    for k in range(c.i + 1, min(c.i + 9, len(words))):
        if words[k].low in _SAYS_WHAT or (k == c.i + 1 and words[k].kind in ("pronoun", "determiner")):
            return True
        if words[k].kind == "mark":
            return False
    return False


def _is_order(c: Clause, k: int) -> bool:
    """Whether what is told is what to do: "told (in July) to count again", "told not to"."""
    words = c.sentence.words
    while k < len(words) and words[k].low not in ("not", "never"):
        dated = words[k].low in ("in", "on") and k + 1 < len(words) and words[k + 1].kind == "time"
        if words[k].kind not in ("adverb", "time") and not dated:
            break
        k += 1
    return c.low(k) == "to" or (c.low(k) in ("not", "never") and c.low(k + 1) == "to")


def _call(c: Clause) -> Telling | None:
    """ "He rang her (that night) to say"; what is written to somebody's face is another frame's."""
    if c.group.passive or c.group.negated:
        return None
    found = c.sentence.phrase(c.skip(c.i + 1))
    hearer, after = found if found is not None and hears(c.words(found[0])) else (None, c.i + 1)
    informer = c.speaker()
    if informer is None:
        return None
    for k in range(after, min(after + 8, len(c.sentence.words))):
        if c.low(k) == "to" and c.low(k + 1) in _TO_SAY:
            warns = c.low(k + 1) in ("warn", "alert")
            return c.told(informer, hearer, "warns" if warns else "tells", c.sentence.words[k + 1].end)
        if c.sentence.words[k].kind in ("joint", "mark"):
            return None
    return None


def _let(c: Clause) -> Telling | None:
    found = c.sentence.phrase(c.i + 1)
    if (
        found is None
        or c.group.passive
        or c.low(found[1]) not in ("know", "aware")
        or not hears(c.words(found[0]))
    ):
        return None
    informer = c.speaker()
    upto = c.sentence.words[found[1]].end
    return c.told(informer, found[0], c.manner(c.group.negated), upto) if informer is not None else None


def _thing(c: Clause) -> Telling | None:
    if c.group.passive:
        return _thing_passive(c)
    first = c.sentence.phrase(c.skip(c.i + 1))
    informer = c.speaker() if first is not None else None
    if informer is None or first is None:
        return None
    thing = c.words(first[0])
    if is_news(thing) and (thing.lower() != "it" or c.verb.past in _PASS_ON):
        informed = c.hearer("with" if c.verb.past in _WITH else "to", first[1])
        if informed is not None:
            return c.told(informer, informed, c.manner(c.group.negated, thing))
    ends = _two(c, first)
    if ends is None:
        return None
    return c.told(informer, ends[0], c.manner(c.group.negated, ends[1]))


def _two(c: Clause, first: tuple[Span, int]) -> tuple[Span, str] | None:
    """To whom, and what: "showed | him | the list", "gave | ministers | false figures"."""
    span, k = first
    second = _second(c, k) if hears(c.words(span)) else None
    if second is not None:
        return span, second
    # the two phrases follow each other without a word between them that parts them
    words = [w for w in c.sentence.words[c.i + 1 : k] if w.start >= span[0]]
    for n in range(1, len(words)):
        hearer, thing = (span[0], words[n - 1].end), c.text[words[n].start : span[1]]
        if words[n].kind == "word" and words[n - 1].kind != "determiner" and hears(c.words(hearer)):
            return (hearer, thing) if c.is_thing(thing) else None
    return None


def _second(c: Clause, k: int) -> str | None:
    """What was sent or shown, after whom it was sent to: something that informs."""
    found = c.sentence.phrase(c.skip(k + 1 if c.low(k) == "," else k))
    return c.words(found[0]) if found is not None and c.is_thing(c.words(found[0])) else None


def _thing_passive(c: Clause) -> Telling | None:
    subject, by = c.subject(), c.agent()
    if subject is None:
        return None
    if is_news(c.words(subject)):
        informed = c.hearer("with" if c.verb.past in _WITH else "to", c.skip(c.i + 1))
        if by is None or informed is None:
            return None
        return c.told(by, informed, c.manner(c.group.negated, c.words(subject)))
    second = _second(c, c.skip(c.i + 1))
    if second is None or not hears(c.words(subject)):
        return None
    manner = c.manner(c.group.negated, second)
    # "he was given the number": by nobody in particular, unless it was a wrong one
    return c.told(by, subject, manner) if by is not None or manner != "tells" else None


def _to(c: Clause) -> Telling | None:
    if c.group.passive or (c.group.negated and c.verb.past not in _HIDE_IF_NOT):
        return None
    k, thing = c.skip(c.i + 1), ""
    nothing = c.low(k) in lexicon("nothing")
    k += nothing
    preposition = "in" if c.verb.past == "confided" else "to"
    if c.low(k) != preposition:
        first = c.sentence.phrase(k) if c.verb.past not in _AT_ONCE else None
        if first is None or (c.verb.past == "put" and c.words(first[0]).lower() not in _THEM):
            return None
        k, thing = first[1], c.words(first[0])
    elif c.verb.past in ("reported", "put"):
        return None  # "reports to the board", "put to sea"
    informed = c.hearer(preposition, k)
    if informed is None or (c.verb.past in ("spoke", "talked") and not _about(c, k)):
        return None
    informer = c.speaker()
    hides = c.group.negated or nothing
    return c.told(informer, informed, c.manner(hides, thing)) if informer is not None else None


def _about(c: Clause, k: int) -> bool:
    """Whether talk is about something: "talked to them about it"."""
    return any(c.low(j) == "about" for j in range(k + 2, k + 7))


def _from(c: Clause) -> Telling | None:
    subject = c.subject()
    if subject is None or c.group.negated:
        return None
    if not c.group.passive:
        first = c.sentence.phrase(c.skip(c.i + 1)) if speaks(c.words(subject)) else None
        if first is None or (c.verb.past == "kept" and not is_news(c.words(first[0]))):
            return None  # "kept the boat from sinking"
    informed = c.after("from")
    if informed is None:
        return None
    return c.told(c.agent() if c.group.passive else subject, informed, "hides-from")


def _dark(c: Clause) -> Telling | None:
    words = c.sentence.words
    near = range(c.i + 1, min(c.i + 10, len(words) - 2))
    k = next((k for k in near if c.low(k) == "in" and c.low(k + 1) == "the" and c.low(k + 2) == "dark"), None)
    subject = c.subject() if k is not None and not c.group.negated else None
    if subject is None or k is None:
        return None
    if c.group.passive:
        return c.told(c.agent(), subject, "hides-from", words[k + 2].end)
    found = c.sentence.phrase(c.i + 1)
    return c.told(subject, found[0], "hides-from", words[k + 2].end) if found is not None else None


def _learn(c: Clause) -> Telling | None:
    if c.group.passive or c.group.negated:
        return None
    k = c.i + 1
    if c.verb.past in ("received", "got"):
        first = c.sentence.phrase(c.skip(k)) if c.low(c.i) == c.verb.past else None
        if first is None or not is_news(c.words(first[0])) or c.low(first[1]) != "from":
            return None
    elif c.low(k) not in ("of", "about", "it", "this", "that") and not (
        c.verb.past == "found" and c.low(k) == "out"
    ):
        return None  # "learned from his mother"
    informer = c.after("from")
    informed = c.subject() if informer is not None else None
    if informer is None or informed is None:
        return None
    received = c.words((c.sentence.words[c.i].end, informer[0])) if c.verb.past in ("received", "got") else ""
    return c.told(informer, informed, c.manner(False, received))


def _answer(c: Clause) -> Telling | None:
    if c.group.passive or c.group.negated or c.low(c.i + 1) == "to":
        return None
    informer = c.subject()
    return c.told(informer, None, "tells") if informer is not None else None


def _omit(c: Clause) -> Telling | None:
    """ "Did not mention the van": kept from whoever was told the rest."""
    nothing = c.low(c.i + 1) == "nothing" or (c.low(c.i + 1) == "no" and c.low(c.i + 2) == "mention")
    if c.verb.past == "left":
        nothing = c.low(c.i + 1) == "out"
    elif c.verb.past == "mentioned":
        nothing = c.group.negated and c.low(c.i + 1) not in ("", "to", ".")
    elif c.verb.past == "omitted":
        nothing = True
    informer = c.subject() if nothing and not c.group.passive else None
    return c.told(informer, None, "hides-from") if informer is not None else None


def _ask(c: Clause) -> Telling | None:
    found = c.sentence.phrase(c.skip(c.i + 1))
    asker = None if c.group.passive else c.subject()
    if asker is None or found is None or is_news(c.words(found[0])):
        return None
    return c.told(asker, found[0], "asks")


_FRAMES: Final[dict[Frame, Callable[[Clause], Telling | None]]] = {
    "person": _person, "call": _call, "let": _let, "thing": _thing, "to": _to, "from": _from, "dark": _dark,
    "learn": _learn, "answer": _answer, "omit": _omit, "ask": _ask,
}  # fmt: skip
