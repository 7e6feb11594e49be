"""Frames in which somebody tells somebody: the hearer is object or subject, what is told a clause or nothing.

Each gives the telling that a clause is in its frame, or None; the table stands in earwitness.read.informing.
tellings.
"""

from __future__ import annotations

from typing import Final

from earwitness.read.informing.clause import Clause, Telling
from earwitness.read.informing.lexicon import is_news, lexicon
from earwitness.read.informing.wordclasses import wordset

_SAYS_WHAT: Final = frozenset(["that", "of", "about", "on", "yes", "no", "how", "why", "“", '"', "nothing"])
_TO_SAY: Final = wordset("say tell warn inform report explain let alert notify confirm")
_NEED_CONTENT: Final = wordset("advised texted messages alerted")  # "advised two firms"
_THEM: Final = wordset("it this that these those them him her")


def person(c: Clause) -> Telling | None:
    """ "Told the minister", "the minister was told"."""
    if c.group.negated and c.verb.manner == "misleads":
        return None
    found = None if c.passive else c.sentence.someone(c.skip(c.i + 1))
    if found is None:
        return _person_passive(c) if c.passive or c.bare_passive() else None
    words, after = c.words(found[0]), c.low(found[1])
    if words.lower() in ("it", "this", "that") or (c.verb.manner == "tells" and _is_order(c, found[1])):
        return None  # "told it well"
    if c.verb.past in _NEED_CONTENT and not _has_content(c, found[1]):
        return None
    if c.low(c.i) != c.verb.past and words.lower() == "us" and not c.group.negated and not c.gerund:
        return None  # "what this tells us"
    informer = c.speaker() or c.writing()
    if informer is None:
        return None
    return c.told(informer, found[0], c.manner(c.group.negated or after in lexicon("nothing")))


def _has_content(c: Clause, k: int) -> bool:
    """Whether what is told follows at word *k*, perhaps after a date: "alerted them in May to the cracks"."""
    words = c.sentence.words
    begins = ("that", "of", "about", "“", '"', *(("to",) if c.verb.past == "alerted" else ()))
    while k < len(words) and c.low(k) not in begins:
        if (
            words[k].kind not in ("adverb", "time")
            and c.low(k) not in ("in", "on")
            and not c.low(k).isdigit()
        ):
            return False
        k += 1
    return k < len(words)


def _person_passive(c: Clause) -> Telling | None:
    informed = c.speaker()
    if informed is None or _is_order(c, c.i + 1):
        return None
    by = c.agent()
    if by is None and (
        (c.group.present and not c.gerund_be) or not (c.verb.manner == "misleads" or _says_what(c))
    ):
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
    if c.low(k) == "to" and k + 1 < len(words) and words[k + 1].kind in ("determiner", "possessive"):
        return False  # "told him to his face"
    return c.low(k) == "to" or (c.low(k) in ("not", "never") and c.low(k + 1) == "to")


def call(c: Clause) -> Telling | None:
    """ "He rang her (that night) to say"; what is written to somebody's face is another frame's."""
    informer = None if c.passive or c.group.negated else c.speaker()
    if informer is None:
        return None
    found = c.sentence.someone(c.skip(c.i + 1))
    hearer, after = found if found is not None else (None, c.i + 1)
    for k in range(after, min(after + 12, len(c.sentence.words))):
        if c.low(k) in ("to", "and") and (c.low(k + 1) in _TO_SAY or c.low(k + 1) in ("said", "told")):
            warns = c.low(k + 1) in ("warn", "alert")
            return c.told(informer, hearer, "warns" if warns else "tells", c.sentence.words[k + 1].end)
        if c.sentence.words[k].kind == "joint" or c.low(k) in (".", ";", ":"):
            return None
    return None


def let(c: Clause) -> Telling | None:
    """ "Let him know", "made her aware", "let them believe", "they were led to believe"."""
    if c.passive:
        k = c.i + 1 + (c.low(c.i + 1) == "to")
        informed, informer, negated = c.speaker(), c.agent(), c.group.negated
    else:
        found = c.sentence.someone(c.i + 1)
        if found is None:
            return None
        informed, k = found[0], found[1] + (c.low(found[1]) == "to")
        informer, negated = c.speaker(), c.group.negated
    if c.low(k) not in ("know", "aware", "believe", "think") or informed is None:
        return None
    believe = c.low(k) in ("believe", "think")
    if (informer is None and not c.passive) or (believe and (negated or c.verb.past == "made")):
        return None
    upto = c.sentence.words[k].end
    return c.told(informer, informed, "misleads" if believe else c.manner(negated), upto)


def dark(c: Clause) -> Telling | None:
    """ "Kept the board in the dark", "the board was kept in the dark", "board kept in dark"."""
    words = c.sentence.words
    near = range(c.i + 1, min(c.i + 10, len(words) - 1))
    k = next((k for k in near if c.low(k) == "in" and "dark" in (c.low(k + 1), c.low(k + 2))), None)
    subject = c.speaker() if k is not None and not c.group.negated else None
    if subject is None or k is None:
        return None
    upto = words[k + 1].end
    if c.passive or k == c.i + 1:
        return c.told(c.agent(), subject, "hides-from", upto)
    found = c.sentence.someone(c.i + 1)
    return c.told(subject, found[0], "hides-from", upto) if found is not None else None


def learn(c: Clause) -> Telling | None:
    """ "Learned of it from a clerk", "got a memo from him", "had this from her"."""
    if c.passive or c.group.negated:
        return None
    k = c.i + 1
    if c.verb.past in ("received", "got", "had"):
        first = c.sentence.phrase(c.skip(k)) if c.low(c.i) == c.verb.past else None
        pronoun = first is not None and c.verb.past == "had" and c.words(first[0]).lower() in _THEM
        if (
            first is None
            or not (pronoun or (c.verb.past != "had" and is_news(c.words(first[0]))))
            or "from" not in _next(c, first[1])
        ):
            return None
    elif c.low(k) not in ("of", "about", "it", "this", "that", "nothing") and not (
        c.verb.past == "found" and c.low(k) == "out"
    ):
        return None  # "learned from his mother"
    informer = c.after("from")
    informed = c.subject() if informer is not None else None
    if informer is None or informed is None:
        return None
    received = c.words((c.sentence.words[c.i].end, informer[0])) if c.verb.past in ("received", "got") else ""
    return c.told(informer, informed, c.manner(c.low(k) == "nothing", received))


def _next(c: Clause, k: int) -> tuple[str, ...]:
    """The next word, and the one after what stands between two commas."""
    if c.low(k) != ",":
        return (c.low(k),)
    end = next((j for j in range(k + 1, k + 7) if c.low(j) == ","), k)
    return (c.low(end + 1),)


def answer(c: Clause) -> Telling | None:
    """ "Replied that": the hearer is whoever asked."""
    if c.passive or c.group.negated or c.low(c.i + 1) in ("to", "questions"):
        return None
    informer = c.subject()
    return c.told(informer, None, "tells") if informer is not None else None


def say(c: Clause) -> Telling | None:
    """ "He said it was a drill": whether anybody heard it, the text around it has to say."""
    informer = None if c.passive or c.group.negated or c.low(c.i + 1) == "to" else c.speaker()
    return c.told(informer, None, "tells") if informer is not None else None


def ask(c: Clause) -> Telling | None:
    """Who asks whom, which makes the one who asks the hearer of the answer."""
    found = c.sentence.phrase(c.skip(c.i + 1))
    asker = None if c.passive else c.subject()
    if asker is None or found is None or is_news(c.words(found[0])):
        return None
    return c.told(asker, found[0], "asks")
