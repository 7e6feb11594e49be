"""Where a chosen party stands in a text: its name in any spelling, in addresses, tags and handles.

Fails on: names in other scripts than they were given in, letters set apart ("J a n e"), anagrams, initials
alone ("J.R."), nicknames that no article ties to the name.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.names import is_given, is_title
from earwitness.rarity import rarity
from earwitness.records import Span
from earwitness.redaction.folding import Folded, fold, folded, joined, spellings
from earwitness.redaction.forms import Forms, is_ordinary, is_particle

SHARED: Final = 0  # the label of words of a chosen name in somebody else's
_BEFORE: Final = r"(?<![^\W_])"
_AFTER: Final = r"(?![^\W_])"
_BETWEEN: Final = r"(?:[\s_·\-]{1,8}|\.)"
_IN_ADDRESS: Final = r"[\s_.~+\-]{0,4}"
# "Korvelism", "the Korvels": made from a surname of so many letters or more.
_MADE_FROM: Final = r"(?:ism|ist|ite|ian|esque|gate|mania|nomics)s?"
_LEAST_MADE_FROM: Final = 4
# A name whose letters are run together ("janeroe") is looked for inside longer words from so many on.
_LEAST_RUN_TOGETHER: Final = 6
_LEAST_TELLING: Final = 4
# Characters on either side of a place that are looked at; lines of an article may be endless.
_NEAR: Final = 40
_LINE: Final = 400
# A word that is rarer than this is no word of grammar: in a line without capitals it may be a name.
_LEAST_RARE: Final = 0.3
_TOKEN: Final = re.compile(r"\S+")
_ADDRESS: Final = re.compile(r"[/\\_@#＠＃%]|www\.|\.(?:txt|html?|jsonl?|pdf|md|csv)\b")
_TAG: Final = re.compile(r"[@#＠＃][\w-]+")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w'’.\-]*?)(\.?)(?:[ \u00a0]{1,2}|\s?\n)\Z")
_NAME_AFTER: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]{1,3}([^\W\d_][\w'’-]*)")
_LISTED: Final = re.compile(r",\s{1,2}([^\W\d_][\w'’-]*)")
_SUFFIX: Final = re.compile(r",?\s{1,2}(?:Jr|Sr|II|III|IV)\b\.?")
_WORDS_BEFORE: Final = 5  # that may belong to a name: "Prime Minister Dr Jane A."
_CAMEL: Final = re.compile(r"[^\W\d_][^\W\d_A-Z]+")
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)
_DAY_BEFORE: Final = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?[\s/.-]{1,2}|\b(?:early|late|mid)[ -])\Z", re.IGNORECASE
)
_DAY_AFTER: Final = re.compile(r"[\s/.,-]{1,2}\d")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A place with the number of the party that stands there; ``address`` where a mark must fit into one."""

    start: int
    end: int
    label: int
    address: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where somebody who is not chosen is mentioned, and the folded words of the name."""

    start: int
    end: int
    words: frozenset[str]


class Finder:
    """Finds party *number* by its *forms*. *others*: folded names of those who are not chosen."""

    def __init__(self, number: int, forms: Forms, others: Iterable[tuple[str, ...]] = ()) -> None:
        self.number = number
        self.forms = forms
        words = forms.words
        self._others = _pattern(
            _BETWEEN.join(map(_spelled, o))
            for o in others
            if len(o) > 1 and words & set(o) and o not in forms.full
        )
        self._full = _pattern(_BETWEEN.join(map(_spelled, name)) for name in forms.full)
        made = [_spelled(w) for w in sorted(forms.alone) if len(w) >= _LEAST_MADE_FROM]
        self._alone = _pattern(
            [_spelled(w) for w in forms.alone]
            + [f"{w}{_MADE_FROM}" for w in made]
            + [f"(?<=the ){w}(?:e?s)" for w in made]
        )
        self._firsts = _pattern(_spelled(w) for w in forms.firsts)
        self._phrases = _phrases(forms.phrases)
        self._described = _phrases(forms.described)
        self._address, self._run_together = _address_patterns(forms)

    def found(self, text: str, *, address: bool = False, mentions: Sequence[Mention] = ()) -> Iterator[Hit]:
        """The places in *text*, in no order; with *address* all of it is an address or the name of a file."""
        if address:
            yield from self._in_address(text, 0, len(text))
            return
        plain = folded(text)
        whole = joined(plain)
        for way in (plain,) if whole is plain else (plain, whole):
            yield from self._in_words(text, way, mentions)
        for token in _TOKEN.finditer(text):
            if _ADDRESS.search(token.group()):
                yield from self._in_address(text, *token.span())

    def _in_words(self, text: str, way: Folded, mentions: Sequence[Mention]) -> Iterator[Hit]:
        elsewhere = [m.span() for m in _every(self._others, way.text)]
        for found in _every(self._full, way.text):
            start, end = way.back(*found.span())
            other = bool(_around(found.span(), elsewhere)) or _belongs(
                start, end, _words(found.group()), mentions
            )
            yield self._hit(text, start, end, shared=other)
        for found in _every(self._alone, way.text):
            start, end = way.back(*found.span())
            if self._stands_for_it(text, start, end, found.group()):
                other = bool(_around(found.span(), elsewhere)) or _belongs(
                    start, end, [found.group()], mentions
                )
                yield self._hit(text, start, end, shared=other or self._of_another(text, start))
        for found in _every(self._firsts, way.text):
            start, end = way.back(*found.span())
            after = _NAME_AFTER.match(text, end)
            named = after is not None and after[1][0].isupper() and fold(after[1]) not in self.forms.words
            if text[start].isupper() and not named and not _around(found.span(), elsewhere):
                yield self._hit(text, start, end, shared=False)
        for found in _every(self._phrases, way.text):
            yield Hit(*way.back(*found.span()), self.number)
        for found in _every(self._described, way.text):
            start, end = way.back(*found.span())
            # "senior official" in "another senior official" describes somebody else
            if not any(m.start <= start and end <= m.end for m in mentions):
                yield Hit(start, end, self.number)

    def _stands_for_it(self, text: str, start: int, end: int, word: str) -> bool:
        """Whether a surname or single name is meant, and no word of the language."""
        if _is_date(text, start, end, word):
            return False
        if word in self.forms.acronyms and is_ordinary(word):
            return text[start:end].isupper()
        if text[start] != text[start].lower() or text[start] == text[start].upper():
            return True  # a capital letter, or a script that has none
        if not is_ordinary(word):
            return True
        line = (
            text[max(0, start - _LINE) : start].rpartition("\n")[2]
            + text[start : end + _LINE].partition("\n")[0]
        )
        return line == line.lower() and rarity(word) >= _LEAST_RARE  # somebody who writes without capitals

    def _of_another(self, text: str, start: int) -> bool:
        """Whether a first name or initial that is not its own stands before the surname: "Mark Roe"."""
        before = _WORD_BEFORE.search(text, max(0, start - _NEAR), start)
        if before is None or not self.forms.before or is_title(before[1]) or self._is_own(before[1]):
            return False
        initial = len(before[1]) == 1 and before[1].isupper() and before[2] == "."
        if initial:  # "Jane A. Roe" is she
            first = _WORD_BEFORE.search(text, max(0, before.start() - _NEAR), before.start())
            return first is None or not self._is_own(first[1])
        return is_given(before[1])

    def _hit(self, text: str, start: int, end: int, *, shared: bool) -> Hit:
        if shared:
            return Hit(start, end, SHARED)
        if self.forms.person:
            suffix = _SUFFIX.match(text, end)
            begun = self._widened(text, start)
            if suffix:
                end = suffix.end()
            elif begun == start and (listed := _LISTED.match(text, end)) and self._is_own(listed[1]):
                after = _NAME_AFTER.match(text, listed.end())
                if after is None or not spellings(after[1]) & self.forms.alone:
                    end = listed.end()  # "Roe, Jane", and not "Roe, Jane Roe"
            start = begun
        return Hit(start, end, self.number)

    def _widened(self, text: str, start: int) -> int:
        """Where the name begins: with titles, first names and initials before the surname."""
        at = best = start
        for _ in range(_WORDS_BEFORE):
            found = _WORD_BEFORE.search(text, max(0, at - _NEAR), at)
            if found is None or not (found[1][0].isupper() or self._is_particle(found[1])):
                break
            at = found.start()
            if self._is_own(found[1]) or is_title(found[1]):
                best = at
            elif (found[2] and len(found[1]) > 1) or best != start or fold(found[1]) in self.forms.alone:
                break  # one other word may be a middle name, but no end of a sentence
        return best

    def _is_particle(self, word: str) -> bool:
        return fold(word) in self.forms.before and is_particle(word)

    def _is_own(self, word: str) -> bool:
        """Whether *word* is a first name of the party, or initials that begin as one."""
        plain = fold(word).strip(".")
        letters = [p for p in re.split(r"[.\-]", plain) if p]
        first = {w[0] for w in self.forms.before}
        return plain in self.forms.before or (
            bool(letters) and all(len(p) == 1 for p in letters) and letters[0] in first
        )

    def _in_address(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Hits in an address, the name of a file, a handle or a tag: in any case, run together or not."""
        token = text[start:end]
        way = folded(token, decoded=True)
        spans = [
            way.back(*m.span()) for p in (self._address, self._run_together) for m in _every(p, way.text)
        ]
        spans += [
            m.span() for m in _CAMEL.finditer(token) if m.group()[0].isupper() and self._is_camel(m.group())
        ]
        tags = [m.span() for m in _TAG.finditer(token)] if spans else []
        for left, right in spans:
            if _is_date(token, left, right, fold(token[left:right])):
                continue
            tag = _around((left, right), tags)
            left, right = tag or (left, right)
            yield Hit(start + left, start + right, self.number, address=tag is None)

    def _is_camel(self, word: str) -> bool:
        return fold(word) in self.forms.alone


def _address_patterns(forms: Forms) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Patterns of a name between marks, and of one run together inside longer words, in an address."""
    orders = {order for name in forms.full for order in (name, name[::-1])}
    short = {(w[0], a) for w in forms.before for a in forms.alone} if forms.person else set()
    short |= {pair[::-1] for pair in short}
    ways = [_IN_ADDRESS.join(map(_spelled, o)) for o in orders | short if _tells(_run(o))]
    ways += [_spelled(w) for w in forms.alone]
    runs = {run for o in orders if len(run := _run(o)) >= _LEAST_RUN_TOGETHER and _tells(run)}
    return (
        _pattern(ways, before=r"(?<![^\W\d_])", after=r"(?![^\W\d_])"),
        _pattern(map(re.escape, runs), before="", after=""),
    )


def _run(words: Iterable[str]) -> str:
    return re.sub(r"[\W_]", "", "".join(words))


def _tells(run: str) -> bool:
    """Whether letters run together can only be a name."""
    return len(run) >= _LEAST_TELLING and not is_ordinary(run)


def _spelled(word: str) -> str:
    """A pattern for the spellings of one folded word of a name."""
    inner = {"-": r"[\s_.\-]{0,4}", "'": "'?", ".": r"\.?"}
    ways = [
        "".join(inner.get(c) or re.escape(c) for c in w)
        for w in sorted(spellings(word), key=lambda w: (-len(w), w))
    ]
    if len(word) == 1:
        ways = [f"{w}\\.?" for w in ways]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _pattern(ways: Iterable[str], *, before: str = _BEFORE, after: str = _AFTER) -> re.Pattern[str] | None:
    longest = sorted(set(ways), key=lambda w: (-len(w), w))
    return re.compile(f"{before}(?:{'|'.join(longest)}){after}") if longest else None


def _phrases(words: Iterable[str]) -> re.Pattern[str] | None:
    """Matches phrases over the ends of lines, with an article before them."""
    return _pattern(
        (r"\s+".join(map(re.escape, p.split())) for p in words),
        before=_BEFORE + r"(?:(?:the|an?|this|that|his|her|its|their)\s+)?",
    )


def _every(pattern: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if pattern is not None else iter(())


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name)


def _around(span: Span, places: Sequence[Span]) -> Span | None:
    """The one of *places*, which are in order and apart, that holds *span*."""
    at = bisect_right(places, (span[0], sys.maxsize)) - 1
    return places[at] if at >= 0 and span[1] <= places[at][1] else None


def _belongs(start: int, end: int, words: Collection[str], mentions: Sequence[Mention]) -> bool:
    """Whether somebody is mentioned there whose own name has all of *words*."""
    return any(m.start <= start and end <= m.end and m.words.issuperset(words) for m in mentions)


def _is_date(text: str, start: int, end: int, word: str) -> bool:
    """Whether *word* is a month beside a day or a year."""
    if word not in _MONTHS:
        return False
    return bool(_DAY_BEFORE.search(text, max(0, start - 10), start) or _DAY_AFTER.match(text, end))
