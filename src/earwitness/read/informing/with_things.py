"""Frames in which something that informs goes to somebody, or is kept from him.

Each gives the telling that a clause is in its frame, or None; the table stands in earwitness.read.informing.
tellings.
"""

from __future__ import annotations

from typing import Final

from earwitness.read.informing.clause import Clause, Telling
from earwitness.read.informing.lexicon import is_news, is_someone, known_someone, lexicon
from earwitness.read.informing.wordclasses import wordset
from earwitness.records import Span

_ADDRESS: Final = 16  # words in which "in a letter to him" stands
_AT_ONCE: Final = wordset("said replied lied spoke talked swore testified repeated")  # "to" follows them
_HIDE_IF_NOT: Final = wordset("mentioned reported disclosed revealed admitted confessed explained said")
_WITH: Final = wordset("raised shared discussed")  # "raised it with him"
_THEM: Final = wordset("it this that these those them him her")
_BACK: Final = wordset("back quiet secret hidden")
_SAID_IN: Final = wordset("said wrote complained explained admitted confessed acknowledged conceded reported")


def thing(c: Clause) -> Telling | None:
    """ "Passed the list to him", "showed him the list", "was sent the list"."""
    if c.passive:
        return _thing_passive(c)
    first = c.sentence.phrase(c.skip(c.i + 1))
    informer = c.speaker() if first is not None else None
    if informer is None or first is None:
        return None
    thing = c.words(first[0])
    if is_news(thing) or thing.lower() in _THEM:
        informed = c.to("with" if c.verb.past in _WITH else "to", first[1])
        if informed is not None:
            return c.told(informer, informed, c.manner(c.group.negated, thing))
    ends = _two(c, first)
    if ends is None:
        return None
    return c.told(informer, ends[0], c.manner(c.group.negated, ends[1]))


def _two(c: Clause, first: tuple[Span, int]) -> tuple[Span, str] | None:
    """To whom, and what: "showed | him | the list", "gave | ministers | false figures"."""
    span, k = first
    second = _second(c, k) if is_someone(c.words(span)) else None
    if second is not None:
        return span, second
    # the two phrases follow each other without a word between them that parts them
    words = [w for w in c.sentence.words[c.i + 1 : k] if w.start >= span[0]]
    for n in range(1, len(words)):
        hearer, thing = (span[0], words[n - 1].end), c.text[words[n].start : span[1]]
        if words[n].kind == "word" and words[n - 1].kind != "determiner" and known_someone(c.words(hearer)):
            return (hearer, thing) if c.is_thing(thing) else None
    return None


def _second(c: Clause, k: int) -> str | None:
    """What was sent or shown, after whom it was sent to: something that informs; to show is to inform."""
    k = c.skip(k + 1 if c.low(k) == "," else k)
    found = c.sentence.phrase(k) if not c.low(k).endswith("ing") else None  # "showed him leading"
    if found is None:
        return None
    only = c.verb.past == "showed" and any(w.low == "only" for w in c.sentence.words[k - 1 : k + 2])
    thing = ("selective " if only else "") + c.words(found[0])
    return thing if only or c.is_thing(c.words(found[0])) or c.verb.past == "showed" else None


def _thing_passive(c: Clause) -> Telling | None:
    subject, by = c.subject(), c.agent()
    if subject is None:
        return None
    words = c.words(subject)
    if is_news(words) or words.lower() in _THEM:
        informed = c.to("with" if c.verb.past in _WITH else "to", c.skip(c.i + 1))
        return c.told(by, informed, c.manner(c.group.negated, words)) if informed is not None else None
    second = _second(c, c.i + 1)
    if second is None or not is_someone(words):
        return None
    manner = c.manner(c.group.negated, second)
    # "he was given the number": by nobody in particular, unless it was a wrong one
    return c.told(by, subject, manner) if by is not None or manner != "tells" else None


def to(c: Clause) -> Telling | None:
    """ "Wrote to him", "put it to him", "said in a letter to him", "was lied to"."""
    if c.group.negated and c.verb.past not in _HIDE_IF_NOT:
        return None
    if c.passive:
        return _to_passive(c)
    k, thing = c.skip(c.i + 1), ""
    nothing = c.low(k) in lexicon("nothing")
    k += nothing
    preposition = "in" if c.verb.past == "confided" and c.low(k) == "in" else "to"
    informed = None
    if c.low(k) == preposition:
        # "reports to the board", "put to sea"
        informed = c.to(preposition, k) if c.verb.past not in ("reported", "put") else None
    elif c.verb.past not in _AT_ONCE:
        first = c.sentence.phrase(k)
        if first is not None and (c.verb.past != "put" or c.words(first[0]).lower() in _THEM):
            thing = c.words(first[0])
            informed = c.to(preposition, first[1], near=1 if c.verb.past == "put" else 9)
    if informed is None and c.verb.past in _SAID_IN:
        informed = _addressed(c)
    elif informed is None or (c.verb.past in ("spoke", "talked") and not _about(c, k)):
        return None
    informer = c.speaker()
    if informer is None or informed is None:
        return None
    return c.told(informer, informed, c.manner(c.group.negated or nothing, thing))


def _to_passive(c: Clause) -> Telling | None:
    """ "It was explained to him", "he is being lied to"."""
    if c.low(c.i + 1) != "to" or c.verb.past in ("reported", "put", "said"):
        return None
    if c.verb.past == "lied":
        informed = c.speaker()
        return c.told(c.agent(), informed, "misleads") if informed is not None else None
    informed = c.to("to", c.i + 1)
    return c.told(c.agent(), informed, c.manner(c.group.negated)) if informed is not None else None


def _addressed(c: Clause) -> Span | None:
    """Whom the letter went to: "in a letter to the board, she wrote", "said in an email to him that"."""
    words = c.sentence.words
    for k in (*range(c.i + 1, min(c.i + _ADDRESS, len(words))), *range(max(c.floor, c.i - _ADDRESS), c.i)):
        if c.low(k) in lexicon("written") and any(w.low == "in" for w in words[max(0, k - 4) : k]):
            return c.to("to", k + 1)
    return None


def _about(c: Clause, k: int) -> bool:
    """Whether talk is about something: "talked to them about it"."""
    return any(c.low(j) == "about" for j in range(k + 2, k + 7))


def from_(c: Clause) -> Telling | None:
    """ "Hid the list (from him)", "the list was kept from him"."""
    if c.group.negated:
        return None
    subject = c.subject()
    if c.passive:
        informed = c.after("from")
        if informed is None or subject is None:
            return None
        return c.told(c.agent(), informed, "hides-from")
    if subject is None or not is_someone(c.words(subject)):
        return None
    first = c.sentence.phrase(c.skip(c.i + 1))
    thing = c.words(first[0]) if first is not None else ""
    informed = c.after("from")
    if c.verb.past in ("kept", "held"):
        back = first is not None and c.low(first[1]) in _BACK
        if not (is_news(thing) or thing.lower() in _THEM) or (informed is None and not back):
            return None  # "kept the boat from sinking"
    elif first is None and informed is None:
        return None
    return c.told(subject, informed, "hides-from")


def reach(c: Clause) -> Telling | None:
    """ "The memo (never) reached the board": from whoever is known to have kept or sent it."""
    thing = None if c.passive else c.subject()
    found = c.sentence.someone(c.skip(c.i + 1)) if thing is not None and is_news(c.words(thing)) else None
    return c.told(None, found[0], c.manner(c.group.negated)) if found is not None else None


def omit(c: Clause) -> Telling | None:
    """ "Did not mention the van": kept from whoever was told the rest."""
    nothing = c.low(c.i + 1) == "nothing" or (c.low(c.i + 1) == "no" and c.low(c.i + 2) == "mention")
    if c.verb.past == "left":
        nothing = c.low(c.i + 1) == "out"
    elif c.verb.past == "mentioned":
        nothing = c.group.negated and c.low(c.i + 1) not in ("", "to", ".")
    elif c.verb.past == "omitted":
        nothing = True
    informer = c.subject() if nothing and not c.passive else None
    return c.told(informer, None, "hides-from") if informer is not None else None
