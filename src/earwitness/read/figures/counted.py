"""What a figure counts: its unit, and the words of the text that say of what.

=================================  ======================  ============================
words                              unit                    what
=================================  ======================  ============================
40 district clerks had             clerk                   district clerks
a 46-page packet                   page                    packet
8 tonnes of wheat                  tonne                   wheat
312 marks a tonne                  mark per tonne
six of the nine lenders            lender                  nine lenders
the toll rose to 38                death                   toll
put the number at five             that of the figure before
=================================  ======================  ============================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from earwitness.numerals import NUMBER
from earwitness.read.figures.amounts import Amount
from earwitness.read.figures.units import MEASURES, MONEY, STATES, TIMES, singular

_WORD: Final = re.compile(r"\w[\w’'-]*")
_RATE: Final = re.compile(
    r"\s+(?:(?P<per>per|for\s+each|for\s+every)|(?P<a>an?|each|every))\s+(?P<unit>[A-Za-z]+)\b", re.I
)
_SLASH: Final = re.compile(r"/([a-z]+)\b", re.I)
# what is bought by the piece, beside measures: "crowns a share"
_PIECES: Final = frozenset(
    "share head piece unit ticket bottle barrel bushel ounce person household family plate dose vote seat "
    "copy  sheet loaf pint bag box car call trip visit game round job user customer".split()
)
# Where the noun phrase after a number ends.
_STOP: Final = frozenset(
    "was were is are be been being of has have had having will would could can may might must shall "
    "should did does do said says say told according and or but because while when where who whom whose "
    "which that as if than then since before after until till by at on in from to into with without "
    "against under over during for between through about amid left died fled went came took made lost "
    "found killed injured remain remained rose fell across among around behind near off out up down along "
    "aboard per via a an the this these those it he she they we i you them him us me his her its their "
    "our my your there here not so ago earlier later now still also too already never ever only just back "
    "away today yesterday tomorrow tonight last next every each worth".split()
)
_QUANTIFIERS: Final = frozenset("more other others fewer less further additional extra such".split())
_LONGEST: Final = 6
_VERBAL: Final = ("s", "ed", "ing")  # after one thing these are its verb ("one bank wants")
_NEAR: Final = 300  # characters back to the figure whose noun one without a noun counts
_INHABITED: Final = re.compile(
    r"\b(?:country|city|town|nation|state|village|island|region|district|community|population|crowd|audience|"
    r"workforce|army|crew|staff|force|family|team|party)\s+of\s+$",
    re.I,
)
_LEFT_OUT: Final = re.compile(r"\s+(?:more|others?|of|[a-z]+ed)\b", re.I)
_OF: Final = re.compile(
    r"\s+(?:or\s+so\s+)?of\s+(?:(?:all|about|roughly|nearly|some|more\s+than)\s+)?"
    r"(?:(?:the|his|her|its|their|our|my|these|those|that|this|what|your)\s+)?",
    re.I,
)
# "six of the nine lenders": the number of the whole, before the noun of both
_WHOLE: Final = re.compile(rf"(?:{NUMBER})\s", re.I)
_THOSE: Final = re.compile(r"\s+of\s+(?:those|them|us|whom|the\s+(?:dead|injured|wounded|missing))\b", re.I)
_MEASURE: Final = re.compile(
    r"\s?[ \u00a0]?(?:(?:square|cubic|nautical|light|metric|short|long)[ -])?([A-Za-z/]+)"
)
_STATE: Final = re.compile(r"\s+([A-Za-z]+)\b")
# "a third of a mile"
_OF_ONE: Final = re.compile(r"\s+of\s+an?\s+(?:(square|cubic|nautical)\s+)?([A-Za-z]+)\b", re.I)
_IN: Final = re.compile(r"\s+in(?=\s)|\s+worth\s+of(?=\s)")
_OF_A: Final = re.compile(r"\s+of\s+(?:the\s+|an?\s+)?")
_AGO: Final = re.compile(r"\s+(?:ago|earlier|later|before|after)\b")
_HYPHEN: Final = re.compile(r"[-–](?:(square|cubic|nautical)-)?([A-Za-z]+)(?:-[A-Za-z]+)*")
# the nouns behind which a number stands alone: "a death toll of 12", "the number of fires rose to 9"
_TOTAL: Final = re.compile(
    r"\b(?P<what>(?:[\w’'-]+\s+)?(?P<noun>number|count|toll|tally|total|population|cost|price|bill|budget|"
    r"temperature|speed|depth|turnout|rate|loss|debt|size|length|height|weight|revenue|profit|value|fine|salary|stock|shares|estimate)"
    r"(?:\s+of\s+(?:the\s+|all\s+)?(?P<of>(?:[\w’'-]+\s+){0,3}?[\w’'-]+))??)"
    r"(?=\s+(?:among|in|from|has|had|have|to|at|is|was|were|are|stood|stands|rose|fell|reached|by|could|may|"
    r"would|who|admitted|put|for)\b|\s*[,:]?\s*$)",
    re.I,
)
_MOVED: Final = re.compile(
    r"(?P<what>(?:[\w’'-]+\s+){0,2}[\w’'-]+)\s+(?:(?:has|have|had|were|was|are|is)\s+)?(?:been\s+)?"
    r"(?:r[io]s(?:e|es|en)|f[ae]ll(?:s|en)?|gr[eo]wn?|grows|drop(?:s|ped)?|climb(?:s|ed)?|jump(?:s|ed)?|up|down|"
    r"lost|gained|surged|soared|slid|sank|shrank|closed)\b[^,;.]{0,30}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure's unit and what it counts; ``stop`` is where the figure ends, after its unit.

    ``lasting``: it belongs to a thing ("a 46-page report") and is of no day.
    """

    unit: str | None
    what: str
    stop: int
    lasting: bool = False


class Memory:
    """What the last figures counted, for those that say no noun of their own."""

    def __init__(self) -> None:
        self._things: Counted | None = None
        self._money: Counted | None = None
        self._at = {"things": -_NEAR, "money": -_NEAR}

    def keep(self, what: Counted, at: int) -> None:
        """Remember what the figure at *at* counts; parts and times are nothing that others count."""
        if (
            what.lasting
            or what.unit is None
            or what.unit
            in (
                *TIMES,
                "percent",
                "share",
                "time",
                "basis point",
                "percentage point",
            )
        ):
            return
        if is_money(what.unit):
            self._money, self._at["money"] = what, at
        else:
            self._things, self._at["things"] = what, at

    def recall(self, amount: Amount) -> Counted | None:
        """What *amount*, whose noun is left out, counts: money if it is of millions and money was last."""
        large = re.search(r"[mb]illion|[mb]n$|[mb]$|trillion", amount.words, re.I)
        kind = "money" if large and self._at["money"] > self._at["things"] else "things"
        found = self._money if kind == "money" else self._things
        return found if amount.at - self._at[kind] < _NEAR else None


def counted(text: str, amount: Amount, start: int, end: int, before: Memory) -> Counted:
    """What *amount* counts, in the sentence between *start* and *end*.

    *before* knows what the figures before it count: one without a noun counts the same ("of 214
    flights, 71").

    Fails on: nouns whose plural is no plural in "s" and that are not listed; a verb in "s" straight
    after a plural ("12 ships sails"); adverbs between number and noun.
    """
    at = amount.stop
    unit = amount.unit
    if unit == "time":
        return Counted("time", "", at)
    if unit is not None:
        return _of_known(text, amount, start, end)
    hyphen = _HYPHEN.match(text, at, end)
    if hyphen:
        word, kind = hyphen[2].lower(), f"{hyphen[1].lower()} " if hyphen[1] else ""
        what, _ = _phrase(text, hyphen.end(), end, 3)
        return Counted(kind + (MEASURES.get(word) or singular(word) or word), what, at, lasting=True)
    measured = _MEASURE.match(text, at, end)
    if measured and measured[1].lower() in MEASURES:
        return _of_measure(text, amount, measured, start, end)
    return _of_noun(text, amount, start, end, before)


def _of_known(text: str, amount: Amount, start: int, end: int) -> Counted:
    """Percent, shares and money, whose unit the amount itself says."""
    at, unit = amount.stop, amount.unit or ""
    if amount.money:
        unit, at = _rated(text, unit, at, end)
    whole = _OF_ONE.match(text, at, end) if unit == "share" else None
    if whole and whole[2].lower() in MEASURES and MEASURES[whole[2].lower()] != "person":
        name = f"{whole[1].lower()} " if whole[1] else ""
        return Counted(name + MEASURES[whole[2].lower()], _left(text, start, amount.span[0])[0], whole.end())
    of = _OF.match(text, at, end) or _IN.match(text, at, end)
    article = re.search(
        r"\b(?:an?|the|its|their|his|her)\s+$",
        text[max(start, amount.span[0] - 20) : amount.span[0]],
    )
    if of:
        what, _ = _phrase(text, of.end(), end, 4)
    else:
        what, head = _phrase(text, at, end, 3)
        what = what if article or (head and not amount.money) else ""
    return Counted(unit, what or _left(text, start, amount.span[0])[0], at)


def _of_measure(text: str, amount: Amount, found: re.Match[str], start: int, end: int) -> Counted:
    word = found.group().strip().lower()
    name = MEASURES[found[1].lower()]
    prefix = word.split()[0] if " " in word else ""
    unit, stop = (f"{prefix} {name}" if prefix else name), found.end()
    if name == "person":
        what, _ = _phrase(text, amount.stop, end, _LONGEST)
        return Counted("person", what or word, stop)
    unit, stop = _rated(text, unit, stop, end)
    of = _OF.match(text, stop, end)
    what = _phrase(text, of.end(), end, 4)[0] if of else ""
    return Counted(unit, what or _left(text, start, amount.span[0])[0], stop)


def _rated(text: str, unit: str, stop: int, end: int) -> tuple[str, int]:
    """The unit with what it is reckoned by: "dollar per ton"; "a year" after money and "an hour"."""
    rate = _RATE.match(text, stop, min(end, stop + 40))
    if rate is None:
        slash = _SLASH.match(text, stop, min(end, stop + 12))
        if slash and slash[1].lower() in (*MEASURES, "h"):
            return f"{unit} per {MEASURES.get(slash[1].lower(), 'hour')}", slash.end()
        return unit, stop
    per = rate["unit"].lower()
    name = MEASURES.get(per) or (per if per in _PIECES else singular(per) or per if rate["per"] else None)
    if name is None or (name in TIMES and unit in TIMES):
        return unit, stop
    if _AGO.match(text, rate.end(), end):
        return unit, stop
    return f"{unit} per {name}", rate.end()


def _of_noun(text: str, amount: Amount, start: int, end: int, before: Memory) -> Counted:
    at = amount.stop
    if _THOSE.match(text, at, end):
        known = before.recall(amount)
        return Counted(known.unit, known.what, at) if known else Counted("person", "", at)
    of = _OF.match(text, at, end)
    begin = of.end() if of else at
    if of:  # "six of the nine lenders", "40 of 66 pages"
        inner = _WHOLE.match(text, begin, end)
        begin = inner.end() - 1 if inner else begin
    state = _STATE.match(text, begin, end)
    if state and state[1].lower() in STATES:
        return Counted("person", state[1], at)
    what, unit = _phrase(text, begin, end, _LONGEST, single=amount.size == 1 and not of)
    if unit:
        return Counted(unit, what, at)
    total, total_unit = _left(text, start, amount.span[0])
    if total_unit:
        return Counted(total_unit, total, at)
    if _INHABITED.search(text, max(start, amount.span[0] - 40), amount.span[0]):
        return Counted("person", "", at)
    known = None if what and not _LEFT_OUT.match(text, at, end) else before.recall(amount)
    return Counted(known.unit, known.what, at) if known else Counted(None, what or total, at)


def _phrase(text: str, at: int, end: int, longest: int, *, single: bool = False) -> tuple[str, str | None]:
    """The noun phrase from *at*, and the singular of its head: the last plural of the first run of them."""
    words: list[tuple[str, int]] = []
    here, head = at, None
    for match in _WORD.finditer(text, at, min(end, at + 120)):
        gap = text[here : match.start()]
        word = match.group().lower()
        if (
            gap.strip(" \u00a0")
            or word[0].isdigit()
            or "\n" in gap
            or len(words) >= longest
            or (word in _STOP and not (not words and word in _QUANTIFIERS))
        ):
            break
        plural = None if single else singular(word.strip("-’'"))
        if single and words and (len(words) > 2 or word.endswith(_VERBAL)):
            break
        if head is not None and not (plural and word.endswith("s")):
            break
        if plural:
            head = plural
        if words or word not in _QUANTIFIERS:
            words.append((match.group(), match.end()))
        here = match.end()
    if not words:
        return "", None
    if head is None and single:
        head = words[-1][0].lower()
    phrase = " ".join(w for w, _ in words)
    of = _OF_A.match(text, here, end) if head else None
    if of and longest > 4:
        inner, _ = _phrase(text, of.end(), end, 4)
        phrase += text[here : of.end()] + inner if inner else ""
    if head is None and words[0][0].lower() not in STATES and len(words) > 3:
        phrase = " ".join(w for w, _ in words[:3])
    return " ".join(phrase.split()), head


def _left(text: str, start: int, at: int) -> tuple[str, str | None]:
    """The total that a number completes ("the number of fires rose to"), or whatever moved by it."""
    window = text[max(start, at - 90) : at]
    totals = list(_TOTAL.finditer(window))
    if totals:
        found = totals[-1]
        noun, of = found["noun"].lower(), found["of"]
        unit = None
        if noun in ("number", "count", "tally", "total") and of:
            unit = next((s for w in reversed(of.split()) if (s := singular(w))), None)
        elif noun == "toll":
            unit = "death"
        elif noun == "population":
            unit = "person"
        return " ".join(found["what"].split()), unit
    moved = _MOVED.search(window)
    if moved:
        words = moved["what"].split()
        cut = max((i + 1 for i, w in enumerate(words) if w.lower() in _STOP), default=0)
        return " ".join(words[cut:]), None
    return "", None


def is_money(unit: str | None) -> bool:
    """Whether *unit* is a currency, by itself or by the piece."""
    return unit is not None and unit.partition(" per ")[0] in MONEY
