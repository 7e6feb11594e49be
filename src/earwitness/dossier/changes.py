"""What each statement of a claim goes back to, and what changed on the way, in words for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from earwitness.dossier.claims import SURE
from earwitness.dossier.naming import Names, quoted, told_words
from earwitness.dossier.statements import Article, wording
from earwitness.records import Claim, Drift, Link, Report, Span

# Comparing word by word takes time that grows with the cube of the length on texts made for it; longer
# statements (words) are only said to differ. 150 take a tenth of a second at worst.
_MOST_WORDS: Final = 150
# Of what was left out so many stretches are quoted, the longest ones, each up to so many words.
_STRETCHES: Final = 2
_QUOTED_WORDS: Final = 12
# One word left out ("the") is no news.
_LEAST_LEFT_OUT: Final = 2
# Characters that may stand between two words of one stretch: ", " and closing quotation marks.
_CLOSE: Final = 3
_WORD: Final = re.compile(r"\w+(?:['’.,:-]\w+)*")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Step:
    """From one statement to the one that it most directly goes back to, and what changed.

    ``one_utterance`` False: the same claim, made by somebody on his own word. ``ordered`` False: which of
    the two came first is not known, so that ``earlier`` is only the other one. ``telling`` changes are
    those that a reader should look at, ``other`` ones only describe; ``drift`` is that of the record.
    """

    earlier: str
    one_utterance: bool
    ordered: bool
    borderline: bool
    probability: float
    telling: tuple[str, ...]
    other: tuple[str, ...]
    drift: tuple[Drift, ...] = ()


def is_borderline(link: Link) -> bool:
    """Whether *link* is but a guess: below what tracing takes, or more likely wrong than right."""
    return bool(link.evidence.get("borderline")) or link.probability < SURE


def steps(
    articles: Sequence[Article], names: Names, claims: Sequence[Claim], links: Sequence[Link]
) -> dict[str, dict[str, Step]]:
    """For each claim, by id, what each of its reports goes back to among the others."""
    texts = {a.document.id: a.document.text for a in articles}
    of: dict[str, set[str]] = {}
    for claim in claims:
        for report in claim.reports:
            of.setdefault(report, set()).add(claim.id)
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        if link.relation not in ("same-utterance", "same-claim") or link.evidence.get("borderline"):
            continue
        for claim_id in of.get(link.origin, set()) & of.get(link.target, set()):
            had = best.get((claim_id, link.origin))
            if had is None or _worth(link) > _worth(had):
                best[claim_id, link.origin] = link
    out: dict[str, dict[str, Step]] = {}
    for claim in claims:
        words = told_words(claim)
        found = ((r, best.get((claim.id, r))) for r in claim.reports)
        out[claim.id] = {r: _step(names, link, words, texts) for r, link in found if link is not None}
    return out


def to_look_at(going_back: Mapping[str, Step], reports: Iterable[str]) -> dict[str, list[str]]:
    """Every change of a claim to look at, once, with the *reports* that show it, in their order."""
    out: dict[str, list[str]] = {}
    for report in reports:
        step = going_back.get(report)
        for change in step.telling if step and not step.borderline else ():
            out.setdefault(change, []).append(report)
    return out


def _worth(link: Link) -> tuple[bool, bool, float, str]:
    return (
        link.evidence.get("direct") is True,
        link.relation == "same-utterance",
        link.probability,
        link.id,
    )


def _step(names: Names, link: Link, words: Mapping[str, Sequence[Span]], texts: Mapping[str, str]) -> Step:
    later, earlier = (
        Said(texts[r.document], r, words.get(r.id, r.content))
        for r in (names.report(link.origin), names.report(link.target))
    )
    found = _differing(earlier, later)
    ordered = not str(link.evidence.get("order", "")).startswith("unknown")
    telling, hedges = _telling(names, link, found, (earlier, later), ordered=ordered)
    return Step(
        earlier=link.target,
        one_utterance=link.relation == "same-utterance",
        ordered=ordered,
        borderline=is_borderline(link),
        probability=link.probability,
        telling=telling,
        other=_other(link, found, earlier, hedges, anything=bool(telling)),
        drift=link.drift,
    )


class Said:
    """The words of one statement for a claim, one by one, with their places in the article."""

    def __init__(self, text: str, report: Report, spans: Iterable[Span]) -> None:
        self.text = text
        self.report = report
        self.places: list[Span] = []
        self.folded: list[str] = []
        for start, end in sorted(set(spans)):
            for found in _WORD.finditer(text, start, end):
                self.places.append(found.span())
                self.folded.append(_fold(found.group()))

    def words(self, first: int, last: int) -> str:
        """The words from *first* up to *last*; of many, the beginning and the end."""
        if last - first > _QUOTED_WORDS:
            half = _QUOTED_WORDS // 2
            return f"{self.words(first, first + half)} … {self.words(last - half, last)}"
        out: list[Span] = []
        for start, end in self.places[first:last]:
            # words of one stretch are quoted with what stands between them
            if out and _is_close(self.text[out[-1][1] : start]):
                out[-1] = out[-1][0], end
            else:
                out.append((start, end))
        return wording(self.text, out) or ""

    def holds(self, words: str) -> bool:
        """Whether *words* stand in the statement, in what attributes it, or among its hedges."""
        mine = set(self.folded)
        for start, end in (*self.report.cue, *self.report.hedges):
            mine |= {_fold(w) for w in _WORD.findall(self.text[start:end])}
        return {_fold(w) for w in _WORD.findall(words)} <= mine


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'")


def _is_close(between: str) -> bool:
    return len(between) <= _CLOSE and "\n" not in between


@dataclass(frozen=True, slots=True)
class _Differing:
    """Stretches of words, by index, that only the earlier and only the later statement have."""

    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    replaced: tuple[tuple[Span, Span], ...] = ()


def _differing(earlier: Said, later: Said) -> _Differing:
    a, b = earlier.folded, later.folded
    if a == b or max(len(a), len(b)) > _MOST_WORDS:
        return _Differing()
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return _Differing(
        dropped=tuple((i, j) for code, i, j, _, _ in codes if code in ("delete", "replace")),
        added=tuple((i, j) for code, _, _, i, j in codes if code in ("insert", "replace")),
        replaced=tuple(((i, j), (k, m)) for code, i, j, k, m in codes if code == "replace"),
    )


def _telling(
    names: Names, link: Link, found: _Differing, sides: tuple[Said, Said], *, ordered: bool
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Changes that matter, and the stretches of the earlier words that they quote as hedges lost.

    Where which came first is not known, nothing is said to have been dropped or added.
    """
    earlier, later = sides
    drift = set(link.drift)
    out: list[str] = []
    hedges: tuple[Span, ...] = ()
    if "reattributed" in drift:
        out.append(_renamed(names, link))
    if "meaning-changed" in drift:
        out.append("the meaning seems changed: read both")
    if "number-changed" in drift:
        out.append(_number(earlier, later, found, ordered=ordered))
    if "hedge-lost" in drift:
        hedges, words = _hedges(earlier, later, found.dropped)
        out.append(f"{'drops' if ordered else 'lacks'} {words or 'a doubt or condition'}")
    if "hedge-added" in drift:
        _, words = _hedges(later, earlier, found.added)
        out.append(f"{'adds' if ordered else 'also has'} {words or 'a doubt or condition'}")
    return tuple(out), hedges


def _other(
    link: Link, found: _Differing, earlier: Said, hedges: Sequence[Span], *, anything: bool
) -> tuple[str, ...]:
    """How near the words are: what is left out, if the rest is the same."""
    drift = set(link.drift)
    out: list[str] = []
    if "truncated" in drift:
        left = [s for s in found.dropped if s not in hedges and s[1] - s[0] >= _LEAST_LEFT_OUT]
        longest = sorted(sorted(left, key=lambda s: (s[0] - s[1], s))[:_STRETCHES])
        words = ", ".join(quoted(earlier.words(*s)) for s in longest)
        # of two statements in different words nearly all would be quoted as left out
        if words and "paraphrased" not in drift:
            out.append(f"without {words}")
        elif not hedges:
            out.append("shorter")
    if "paraphrased" in drift:
        out.append("in other words")
    if "verbatim" in drift and not drift & {"reattributed", "truncated"}:
        out.append("otherwise word for word" if anything else "word for word")
    return tuple(out)


def _renamed(names: Names, link: Link) -> str:
    """Who is credited there and not here."""
    earlier, later = names.report(link.target), names.report(link.origin)
    there = f"{names.article(earlier.document)} has"
    who = names.speaker(link.target)
    if earlier.voice == "own":
        return f"given to somebody here: {names.where(link.target)} states it itself"
    if later.voice == "own" or not (later.source.spans or later.source.party or later.source.candidates):
        return f"no source here: {there} it from {who}"
    if "paraphrased" not in link.drift:
        return f"other name for the same words: {there} them from {who}"
    return f"other speaker: {there} it from {who}"


def _hedges(holder: Said, other: Said, runs: Sequence[Span]) -> tuple[tuple[Span, ...], str]:
    """The *runs* of words of *holder* that hold its hedges, and the hedges that *other* has not, in words."""
    lost: list[Span] = []
    words: list[str] = []
    for start, end in sorted(holder.report.hedges):
        around = [r for r in runs if _meets(holder, r, (start, end))]
        if around:
            lost += around
            words += (quoted(holder.words(*r)) for r in around if r[1] - r[0] <= _QUOTED_WORDS)
        text = wording(holder.text, ((start, end),))
        if text and not any(r[1] - r[0] <= _QUOTED_WORDS for r in around) and not other.holds(text):
            words.append(quoted(text))
    return tuple(lost), ", ".join(dict.fromkeys(words))


def _meets(said: Said, run: Span, span: Span) -> bool:
    return any(start < span[1] and end > span[0] for start, end in said.places[run[0] : run[1]])


def _number(earlier: Said, later: Said, found: _Differing, *, ordered: bool) -> str:
    """The first number that another one stands for; else only that there is one."""
    for before, now in found.replaced:
        old, new = (tuple(_numbers(s, r)) for s, r in ((earlier, before), (later, now)))
        if old and new and ordered:
            return f"number changed: {quoted(old[0])} became {quoted(new[0])}"
        if old and new:
            return f"another number: {quoted(new[0])}, there {quoted(old[0])}"
    return "number changed" if ordered else "another number"


def _numbers(said: Said, run: Span) -> Iterator[str]:
    for i in range(*run):
        if _DIGIT.search(said.folded[i]):
            yield said.words(i, i + 1)
