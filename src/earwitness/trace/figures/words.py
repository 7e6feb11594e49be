"""Words of two texts that may be compared: what spelling, case and abbreviation change is folded away.

=============================  =======================
words                          folded
=============================  =======================
Litres, liters                 liters
organised, organized           organized
Gen. Roe, General Roe          general roe
thirty-eight, 38               38
4 a.m., 4am                    4 am
don’t, don't                   don't
=============================  =======================

A fold is no correct spelling ("hours" becomes "hors"): it only has to be the same on both sides.

Fails on: two words that one fold makes the same ("four" is kept, "fours" meets "fors").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from earwitness.numerals import number
from earwitness.records import Span

_WORD: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?=(?:[ap]\.?m\b|bn\b|m\b|k\b))|[^\W_]+(?:['’.,\-][^\W_]+)*|%",
)
_BRITISH: Final = (
    (re.compile(r"(?<=\w\w)our(?=s?$|ed$|ing$|able$|ite$|ful$|hood$|er$|ers$|ly$)"), "or"),
    (re.compile(r"(?<=\w\w\w)is(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$)"), "iz"),
    (re.compile(r"(?<=\w\w)ys(?=e$|es$|ed$|ing$)"), "yz"),
    (re.compile(r"(?<=\w\w)tre(?=s?$|d$)"), "ter"),
    (re.compile(r"(?<=\w\w)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=\w\w)ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=\w\w)ll(?=ed$|ing$|er$|ers$|or$|ors$|ment$)"), "l"),
    (re.compile(r"(?<=\w\w\w)amme(?=s?$)"), "am"),
    (re.compile(r"(?<=\w)[ao]e(?=\w\w\w\w)"), "e"),
)
_BRITISH_END: Final = re.compile(r"our|is|ys|tre|ence|ogue|ll|amme|[ao]e")
_SHORT: Final = {
    "gen": "general", "gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor",
    "dr": "doctor", "sgt": "sergeant", "lt": "lieutenant", "col": "colonel", "maj": "major",
    "capt": "captain", "cmdr": "commander", "adm": "admiral", "pres": "president", "mt": "mount",
    "st": "saint", "sept": "september", "dept": "department", "govt": "government", "percent": "%",
    "per-cent": "%", "pct": "%", "kms": "km", "grey": "gray", "whilst": "while", "amongst": "among",
    "cheque": "check", "cheques": "checks", "tyre": "tire", "tyres": "tires", "towards": "toward",
    "jewellery": "jewelry", "sceptical": "skeptical", "ageing": "aging", "moustache": "mustache",
    "licence": "license", "practise": "practice", "mum": "mom", "aeroplane": "airplane",
    **{m[:3]: m for m in (
        "january february april june july august october november december".split())},
}  # fmt: skip
_SPELLED: Final = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|"
    r"nine)teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CACHED: Final = 1 << 16  # different words that are remembered, some 10 MB
_SHORTEST: Final = 3  # letters that a stem has at least
_ENDINGS: Final = ("'s", "ings", "ing", "ied", "ies", "ed", "es", "s")
_IRREGULAR: Final = {
    "been": "be", "is": "be", "are": "be", "was": "be", "were": "be", "am": "be", "being": "be",
    "has": "have", "had": "have", "having": "have", "did": "do", "does": "do", "done": "do",
    "said": "say", "told": "tell", "gave": "give", "given": "give", "knew": "know", "known": "know",
    "thought": "think", "took": "take", "taken": "take", "went": "go", "gone": "go", "saw": "see",
    "seen": "see", "made": "make", "came": "come", "left": "leave", "lost": "lose", "held": "hold",
    "kept": "keep", "got": "get", "found": "find", "wrote": "write", "written": "write", "fell": "fall",
    "fallen": "fall", "sent": "send", "paid": "pay", "felt": "feel", "led": "lead", "ran": "run",
    "began": "begin", "begun": "begin", "understood": "understand", "became": "become", "rose": "rise",
    "risen": "rise", "fled": "flee", "died": "die", "lied": "lie", "dead": "die", "men": "man",
    "women": "woman", "children": "child", "hid": "hide", "hidden": "hide", "chose": "choose",
    "chosen": "choose", "showed": "show", "shown": "show", "could": "can", "would": "will",
    "might": "may", "an": "a", "hasn't": "haven't", "isn't": "aren't", "wasn't": "aren't",
    "weren't": "aren't", "doesn't": "don't", "didn't": "don't", "hadn't": "haven't",
}  # fmt: skip
# Words of grammar: where one of them is added or left out, nothing that was said is.
FUNCTION: Final = frozenset(
    "a an the of in on at to by for from with and or but as that which who whom whose it its he she "
    "they them his her their him this these those there here is are was were be been being has have had "
    "having do does did will would shall s also then so than into over under up down out off about "
    "after before when while i we you me us my our your mr mrs ms miss sir".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as folded, its stem, and where it stands."""

    fold: str
    stem: str
    span: Span
    capital: bool

    @property
    def bare(self) -> bool:
        """Whether it is a word of grammar and says nothing of its own."""
        return self.fold in FUNCTION


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of *text* between *start* and *end*, folded, with spans into *text*; marks left out."""
    return tuple(
        Word(
            folded := fold(m.group()),
            stem(folded),
            m.span(),
            m.group()[0].isupper(),
        )
        for m in _WORD.finditer(text, start, len(text) if end is None else end)
    )


@lru_cache(_CACHED)
def fold(word: str) -> str:
    """*word* in one spelling: see the table above."""
    low = word.lower().replace("’", "'")
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    low = low.replace(".", "") if not low[0].isdigit() else low
    if _THOUSANDS.fullmatch(low):
        return low.replace(",", "")
    if low in _SHORT:
        return _SHORT[low]
    if _SPELLED.fullmatch(low):
        value = number(low)
        return f"{value:g}" if value is not None else low
    if len(low) > 4 and _BRITISH_END.search(low):
        for british, american in _BRITISH:
            low = british.sub(american, low)
    return low


@lru_cache(_CACHED)
def stem(word: str) -> str:
    """A folded *word* without its ending; crude, and the same for both sides that are compared."""
    if word[:1].isdigit():
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for end in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST:
            base = word.removesuffix(end)
            if end in ("ied", "ies"):
                return base + "y"
            if (
                end in ("ed", "ing", "ings")
                and len(base) > _SHORTEST
                and base[-1] == base[-2]
                and base[-1] not in "sl"
            ):
                base = base[:-1]  # "planned"
            return base.removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST else word
