"""The noun phrases around a verb, found without a parser: its subject, its objects, how it is qualified.

A noun phrase runs from a determiner, a name or a noun up to a word of another class (wordclasses). What
stands in a statement's content is read by itself: the subject of "told" in "he said a clerk told him" is
looked for no further back than where the content begins.

=====================================  ==========================================
"the mate had warned the captain"      the subject is next to the verb
"Tave, her master, told the crew"      an apposition belongs to it
"the clerk, who told him"              "who" stands for what is before it
"he came to him and told him"          the subject is the first of the clause
"agreed to keep", "failed to tell"     as "kept", "did not tell"
"to tell", "would tell", "if he told"  nobody told anybody
=====================================  ==========================================

Fails on: a noun before the subject without a comma ("near the church officers told him"), verbs that no list
has between a first subject and its second verb, inverted clauses, subjects more than forty words off.

More than 400 lines because a subject is told from an object only by going round the whole clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from earwitness.read.informing.lexicon import is_someone, known_someone, lexicon
from earwitness.read.informing.wordclasses import (
    ALONE,
    BE,
    HAVE,
    MODAL,
    NEGATIVE,
    PRESENT,
    QUOTES,
    Word,
    wordset,
)
from earwitness.records import Span

_FAR: Final = 40  # words that a clause is followed back
_APPOSITION: Final = 14  # words between the commas of an apposition
_PHRASE: Final = 10  # words of a noun phrase without what follows its "of"
_NEAR: Final = 14  # words from "accused" to its "of"
_CLOSES: Final = {")": "(", "—": "—", "–": "–"}
_ARTICLES: Final = ("the", "a", "an")
_DEEPEST: Final = 3  # "the head of the office of the mayor"

_PERHAPS: Final = wordset("may might must")
_TAKE_TO: Final = wordset(
    "close aide adviser advisor assistant secretary heir deputy ambassador envoy counsel"
)
_OBJECT: Final = wordset("me him us them")
# "agreed to keep it from her": what follows came about
_CAME_ABOUT: Final = wordset(
    "agreed decided chose tried sought conspired plotted attempted began started continued managed came "
    "went happened used seemed appeared said believed thought understood reported alleged known hastened "
    "rushed helped took proceeded hurried claimed claims appears seems continues continue begun able "
    "agreeing deciding told forced obliged had bothered quick careful"
)
_CAME_NOT_ABOUT: Final = wordset(
    "failed refused declined neglected omitted forgot fails refuses failing refusing neglecting forgotten "
    "unable afraid scared frightened terrified fearful reluctant unwilling loath hesitant ashamed hesitated "
    "neglects declines nervous embarrassed"
)
# "began telling them", "after telling them": whoever did the one did the other
_THEN_TOLD: Final = wordset(
    "began started kept continued admitted admits stopped recalled regretted remembered"
)
_WHILE_TELLING: Final = wordset("after before while by when since without in")
_ACCUSED: Final = re.compile(r"accus|suspect|guilty|blam")
_IT_IS_SAID: Final = wordset("said reported believed understood thought alleged known claimed supposed")
_UNITS: Final = wordset(
    "second seconds minute minutes hour hours day days night nights week weeks month months year years "
    "decade decades fortnight"
)
_HOW_MANY: Final = wordset("few couple of dozen half more than about only barely just nearly almost")
# verbs that take a clause: a noun phrase after them begins anew
_CLAUSE: Final = wordset(
    "said says say added wrote writes believes believe believed thinks think thought knows know knew "
    "claims claimed alleged alleges insists insisted admits admitted recalled recalls remembered remembers "
    "understood understands heard saw hears sees shows showed suggests suggested told tells replied "
    "answered notes noted testified confirmed"
)


@dataclass(frozen=True, slots=True)
class Group:
    """What goes before a verb: where it begins, and what it says of the verb."""

    first: int
    passive: bool = False
    negated: bool = False
    actual: bool = True  # it is said to have come about
    joined: bool = False  # "and told": the subject stands earlier in the clause
    present: bool = False  # "is told"
    accused: bool = False  # "accused of telling"


class Sentence:
    """The words of one sentence; *starts* are the places in the text where contents begin, in order."""

    def __init__(self, text: str, words: Sequence[Word], starts: Sequence[int]) -> None:
        self.words = words
        self._text = text
        self._at = [w.start for w in self.words]
        self._starts = starts

    def floor(self, verb: int) -> int:
        """The word from which the verb's clause is read: the sentence's first, or the latest content's."""
        content = bisect_right(self._starts, self._at[verb]) - 1
        begin = self._starts[content] if content >= 0 else 0
        return max(verb - _FAR, bisect_left(self._at, begin))

    def group(self, verb: int, floor: int) -> Group:
        """The auxiliaries, negations and adverbs before the verb, not before *floor*."""
        words, i = self.words, verb - 1
        passive = negated = have = raised = present = False
        gerund = words[verb].low.endswith("ing")
        modal = ""
        while i >= floor:
            low, kind = words[i].low, words[i].kind
            if kind == "auxiliary":
                passive |= low in BE and not gerund and not raised
                have, present, gerund = have or low in HAVE, present or low in PRESENT, False
                negated |= low.endswith("n't") or low == "cannot"
                modal = low if low.removesuffix("n't") in MODAL or low in MODAL else modal
            elif low in ("feel", "feels", "felt") and not gerund:
                passive = True
            elif kind == "adverb" and low != "then":
                negated |= low in NEGATIVE
            elif low == "to" and i > floor and words[i - 1].low in _CAME_ABOUT | _CAME_NOT_ABOUT:
                negated |= words[i - 1].low in _CAME_NOT_ABOUT
                raised, gerund, i = True, False, i - 1
            elif low == "to" and i > floor + 1 and words[i - 2].low == "too":
                negated = raised = True
                i -= 2
            elif gerund and low in _THEN_TOLD:
                gerund, raised = False, True
            elif low not in QUOTES:
                break
            i -= 1
        # "may have told" may have come about, and "could not tell" did not
        actual = not modal or (have and modal in _PERHAPS) or (negated and modal.startswith("could"))
        group = Group(i + 1, passive, negated, actual, present=present and not have)
        return self._before(i, floor, group, gerund=gerund, have=have)

    def _before(self, i: int, floor: int, group: Group, *, gerund: bool, have: bool) -> Group:
        """The group with what the word before it says: "and told", "to have told", "by telling"."""
        low = self.words[i].low if i >= floor else ""
        if low in ("and", "or", "but", "then") and not (gerund and not self._gerund_before(i, floor)):
            return replace(group, joined=True)
        if low == "to":
            said = any(w.low in _IT_IS_SAID for w in self.words[max(floor, i - _FAR) : i])
            return replace(group, joined=True, actual=group.actual and have and said)
        if gerund and low in _WHILE_TELLING:
            return replace(group, joined=True, negated=group.negated or low == "without", first=i)
        if gerund and low in ("of", "for"):
            accused = any(_ACCUSED.match(w.low) for w in self.words[max(floor, i - _NEAR) : i])
            return replace(group, accused=True, actual=group.actual and accused)
        if gerund and (
            i < floor or self.words[i].kind not in ("word", "name", "pronoun") or low.endswith("ed")
        ):
            return replace(group, actual=False)
        return group

    def _gerund_before(self, i: int, floor: int) -> bool:
        return any(w.low in _WHILE_TELLING for w in self.words[max(floor, i - _NEAR) : i])

    def subject(self, group: Group, floor: int) -> Span | None:
        """The subject's noun phrase; None where it is not found or stands in a condition."""
        words, i = self.words, group.first - 1
        if group.accused:
            return self._accused(i, floor)
        i = self._over(self._over_time(i, floor), floor)
        if i < floor:
            return None
        if group.joined:
            found = self._first(floor, i)
        elif words[i].low in ("who", "which", "that"):
            found = self._back(i - 2 if words[i - 1].low == "," else i - 1, floor)
            if words[i - 1].low == "," and found is not None:
                found = self._apposed(i - 1, floor) or found
        elif words[i].low == ",":
            found = self._apposed(i, floor)
        else:
            found = self._back(i, floor)
        return None if found is None or self._conditional(found[0], floor) else found

    def inverted(self, subject: Span) -> bool:
        """Whether the verb comes first: "Did he tell her?", "Had I told her"."""
        k = bisect_left(self._at, subject[0]) - 1
        first = k == 0 or (k > 0 and self.words[k - 1].kind == "mark")
        return first and self.words[k].kind == "auxiliary"

    def _over_time(self, i: int, floor: int) -> int:
        """The word before how long after it was that somebody told: "the board two weeks (later told)"."""
        words, k = self.words, i
        if k >= floor and words[k].low in _UNITS:
            k -= 1
            while k >= floor and (
                words[k].kind == "determiner" or words[k].low in _HOW_MANY or words[k].low.isdigit()
            ):
                k -= 1
        return k if floor <= k < i - 1 else i

    def _over(self, i: int, floor: int) -> int:
        """The word before dates and brackets that end with word *i*: "a breach in June was kept from it"."""
        words = self.words
        while i > floor and words[i].kind in ("time", "adverb"):
            i -= 2 if words[i - 1].kind == "preposition" else 1
        if i > floor and words[i].low in _CLOSES:
            opening, low = _CLOSES[words[i].low], max(floor, i - _APPOSITION)
            return next((k - 1 for k in range(i - 1, low - 1, -1) if words[k].low == opening), i)
        return i

    def _accused(self, of: int, floor: int) -> Span | None:
        """Who is accused: "accused the firm of hiding", "the firm was accused of hiding"."""
        back = range(of - 1, max(floor, of - _NEAR) - 1, -1)
        at = next((k for k in back if _ACCUSED.match(self.words[k].low)), None)
        if at is None:
            return None
        found = self.phrase(at + 1) if at + 1 < of else None
        if found is None:
            return self.subject(self.group(at, floor), floor)
        return found[0][0], min(found[0][1], self.words[of - 1].end)

    def phrase(self, i: int, depth: int = 0) -> tuple[Span, int] | None:
        """The noun phrase that begins at word *i*, and the word after it."""
        words, j = self.words, i
        if i >= len(words):
            return None
        first = words[i]
        if first.kind == "pronoun" or (first.low in ("her", "his") and not self._noun(i + 1)):
            return (first.start, first.end), i + 1
        if first.kind in ("determiner", "possessive"):
            j = self._qualified(i + 1)
        if first.kind == "determiner" and not self._noun(j) and self._low(i + 1) != "of":
            return None if first.low in _ARTICLES else ((first.start, first.end), i + 1)
        if j == i and not self._noun(i):
            return None
        while j < len(words) and j - i < _PHRASE and self._goes_on(j, i):
            j += 1
        if self._low(j) == "of" and depth < _DEEPEST:
            inner = self.phrase(j + 1, depth + 1)
            j = inner[1] if inner is not None else j
        j = self._named_after(j, i)
        return ((first.start, words[j - 1].end), j) if j > i else None

    def _qualified(self, i: int) -> int:
        """The first word from *i* on that is no adverb or quotation mark: "the largely | rural board"."""
        while i < len(self.words) and (self.words[i].kind == "adverb" or self.words[i].low in QUOTES):
            i += 1
        return i

    def someone(self, k: int) -> tuple[Span, int] | None:
        """The noun phrase from word *k* on, if it is somebody, and the word after it.

        Where no word parts it from the next clause, that is cut off: "told ministers | fish were dying".
        """
        found = self.phrase(k)
        if found is None:
            return None
        words, whole = self.words, self._text[slice(*found[0])]
        for n in range(k + 1, found[1]):
            span = words[k].start, words[n - 1].end
            start = self._text[slice(*span)]
            rest = self._text[words[n].end : found[0][1]].strip()
            if words[n].low == "of":
                ends = words[n - 1].low not in lexicon("heads") and not known_someone(rest)
            else:
                plain = words[n].kind == "word" and words[n - 1].kind not in ("determiner", "possessive")
                ends = plain and known_someone(start) and not known_someone(whole)
            if ends:
                return (span, n) if is_someone(start) else None
        return found if is_someone(whole) else None

    def _named_after(self, j: int, i: int) -> int:
        """The end of a name between commas that says who is meant: "the director, Ann Roe, until"."""
        words, k = self.words, j + 1
        if self._low(j) != "," or words[i].kind == "name":
            return j
        while k < len(words) and words[k].kind == "name" and k - j < 7:
            k += 1
        ends = k >= len(words) or words[k].kind in ("mark", "joint", "preposition")
        return k if ends and k > j + 1 else j

    def _goes_on(self, j: int, i: int) -> bool:
        word, after = self.words[j], self.words[j + 1].kind if j + 1 < len(self.words) else "mark"
        if (
            j > i + 1
            and word.low.endswith("ing")
            and after in ("determiner", "possessive", "pronoun", "name")
        ):
            return False  # "a letter urging the ministry"
        if j > i + 1 and word.low.endswith("ed") and after in (
            "determiner", "possessive", "pronoun", "preposition"
        ):  # fmt: skip
            return False  # "the board inflated its figures"
        if word.kind in ("determiner", "possessive"):
            return j > i and self.words[j - 1].kind == "determiner"
        return word.kind in ("word", "name")

    def _low(self, i: int) -> str:
        return self.words[i].low if i < len(self.words) else ""

    def _noun(self, i: int) -> bool:
        return i < len(self.words) and self.words[i].kind in ("word", "name")

    def _back(self, i: int, floor: int) -> Span | None:
        """The noun phrase that ends with word *i*."""
        i = self._over(i, floor)
        words, j = self.words, i
        if i < floor:
            return None
        last = words[i]
        if last.low in _OBJECT and not (i > floor and words[i - 1].low == "of"):
            return None
        if last.kind == "pronoun" and not (i > floor and words[i - 1].low == "of"):
            return last.start, last.end
        if last.kind not in ("word", "name", "pronoun") and last.low not in ALONE:
            return None
        while j >= floor:
            kind, low = words[j].kind, words[j].low
            if kind in ("determiner", "possessive"):
                if j - 2 >= floor and self._takes(j - 2, words[j - 1]):
                    j -= 2
                    continue
                if j > floor and words[j - 1].low in ("all", "both"):
                    j -= 1
                return self._antecedent(j, floor), last.end
            if kind == "preposition" and floor < j < i and self._takes(j - 1, words[j]):
                j -= 1
                continue
            if kind not in ("word", "name", "pronoun") or low in _CLAUSE:
                break
            j -= 1
        return (words[j + 1].start, last.end) if j < i else None

    def _takes(self, i: int, word: Word) -> bool:
        """Whether *word* is a preposition and word *i* a noun that a phrase with it may belong to."""
        if word.kind != "preposition" or word.low in ("by", "via", "through", "upon"):
            return False
        if word.low == "to":
            return self.words[i].low in _TAKE_TO
        return self._noun(i) or self.words[i].low in ALONE

    def _antecedent(self, j: int, floor: int) -> int:
        """Where a phrase begins whose relative clause has an object at *j*: "the firm that runs the ship"."""
        words = self.words
        if j - 3 >= floor and words[j - 2].low in ("that", "which", "who") and words[j - 1].kind == "word":
            whole = self._back(j - 3, floor)
            if whole is not None:
                return whole[0]
        return words[j].start

    def _apposed(self, comma: int, floor: int) -> Span | None:
        """The noun phrase before a comma, together with the apposition that the comma closes."""
        words = self.words
        low = max(floor, comma - _APPOSITION)
        opens = next((k for k in range(comma - 1, low - 1, -1) if words[k].low == ","), None)
        if opens is None or opens <= floor:
            return self._back(comma - 1, floor)
        before = self._back(opens - 1, floor)
        if before is None or words[opens + 1].kind in ("preposition", "joint", "time", "adverb"):
            return before
        return before[0], words[comma - 1].end

    def _first(self, floor: int, upto: int) -> Span | None:
        """The first noun phrase of the clause that word *upto* is in."""
        words, i, begin = self.words, floor, floor
        for k in range(upto - 1, floor - 1, -1):
            if words[k].low in ("who", "which"):
                return self._back(k - 2 if k and words[k - 1].low == "," else k - 1, floor)
            if words[k].low in (";", ":", "—", "–", "(", "that", "because", "when", "while", "although", "“"):
                i = k + 1
                break
        while i < upto and (words[i].kind in ("adverb", "joint", "time") or words[i].low in QUOTES):
            i += 1
        if i < upto and words[i].kind == "preposition":
            i = next((k + 1 for k in range(i, upto) if words[k].low == ","), upto)
        found = self.someone(i) if i < upto else None
        if begin < i and (found is None or not known_someone(self._text[slice(*found[0])])):
            return self._opening(begin, upto) or (found[0] if found is not None else None)
        return found[0] if found is not None else None

    def _opening(self, floor: int, upto: int) -> Span | None:
        """The noun phrase with which a sentence opens, if it is somebody."""
        found = self.someone(floor) if floor < upto else None
        return found[0] if found is not None and known_someone(self._text[slice(*found[0])]) else None

    def _conditional(self, at: int, floor: int) -> bool:
        """Whether "if" or "whether" governs the clause whose subject begins at *at*."""
        for k in range(bisect_left(self._at, at) - 1, floor - 1, -1):
            word = self.words[k]
            if word.low in ("if", "unless", "whether"):
                return True
            if word.low in (",", ";", "“") or (word.kind == "joint" and word.low not in ("and", "or", "but")):
                return False
        return False
