"""The words of an article's body: which, where, in quotation marks or not, and how much each tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from earwitness.rarity import rarity
from earwitness.records import BlockKind, Document, Report, Span
from earwitness.sentences import sentences
from earwitness.text import Quote, quoting, tokens

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

# Headlines, captions and credits are compared nowhere: two desks head one event alike, and one picture
# stands with many texts. Everything else that is not body is furniture.
_COMPARED: Final[frozenset[BlockKind]] = frozenset(["body"])
# A word that stands in so large a part of so many articles names their common subject. That two sentences
# have it tells little; that it stands in a row with others tells as much as ever.
_MANY: Final = 20  # articles
_COMMON: Final = 0.3  # of them
_SUBJECT_TELLS: Final = 0.3  # of what the word would tell otherwise
SIZE: Final = 3  # words in a run that is looked up
_BITS: Final = 21  # for a word's number, so that three fit one integer; numbers beyond that may coincide
# Words that tell less than this are grammar.
_LEAST_WEIGHT: Final = 0.1
_APOSTROPHES: Final = str.maketrans("’ʼ", "''")


class Told(NamedTuple):
    """Each different telling word of each sentence, outside quotation marks, in order of words."""

    word_M: Ints
    sentence_M: Ints
    weight_M: Floats


@dataclass(frozen=True, eq=False)
class Prose:
    """The N words of one article's body, in order.

    ``word_N`` are numbers in a lexicon common to all articles; ``weight_N`` says how much a word tells,
    from 0 to 1, and ``subject_N`` whether so many of the articles have it that it names what all are
    about; ``quoted_N`` is True inside quotation marks and direct contents of reports, ``name_N``
    for words with a capital that no sentence begins with, ``small_N`` for words without capital;
    ``sentence_N`` counts sentences from 0.
    """

    document: Document
    word_N: Ints
    start_N: Ints
    end_N: Ints
    quoted_N: Bools
    name_N: Bools
    small_N: Bools
    weight_N: Floats
    subject_N: Bools
    sentence_N: Ints

    def __len__(self) -> int:
        return len(self.word_N)

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return int(self.sentence_N[-1]) + 1 if len(self) else 0

    @cached_property
    def gram_N(self) -> Ints:
        """One number for each run of three words, in order; two fewer than words."""
        word = self.word_N & ((1 << _BITS) - 1)
        return (word[:-2] << (2 * _BITS)) | (word[1:-1] << _BITS) | word[2:]

    @cached_property
    def by_gram(self) -> tuple[Ints, Ints]:
        """The runs of three words in order of their numbers, and where each begins."""
        order = np.argsort(self.gram_N, kind="stable")
        return self.gram_N[order], order

    @cached_property
    def line_N(self) -> Ints:
        """The number of the line in which each word stands."""
        ends = [i for i, char in enumerate(self.document.text) if char == "\n"]
        return np.searchsorted(np.array(ends, np.int64), self.start_N)

    @cached_property
    def told(self) -> Told:
        """What its reporting prose tells, sentence by sentence."""
        keep = ~self.quoted_N & (self.weight_N >= _LEAST_WEIGHT)
        word, sentence = self.word_N[keep], self.sentence_N[keep]
        weight = (self.weight_N * np.where(self.subject_N, _SUBJECT_TELLS, 1.0))[keep]
        order = np.lexsort((sentence, word))
        word, sentence = word[order], sentence[order]
        once = np.concatenate([[True], (np.diff(word) != 0) | (np.diff(sentence) != 0)])[: len(word)]
        return Told(word[once], sentence[once], weight[order][once])

    @cached_property
    def vocabulary(self) -> Ints:
        """The different telling words of its reporting prose, in order of their numbers."""
        return np.unique(self.told.word_M)

    @cached_property
    def names(self) -> Ints:
        """The different words that are names somewhere in it, in order of their numbers."""
        return np.unique(self.word_N[self.name_N])

    @cached_property
    def small(self) -> Ints:
        """The different words that stand in small letters somewhere in it, in order of their numbers."""
        return np.unique(self.word_N[self.small_N])

    def only(self, keep_N: Bools) -> Prose:
        """The same without some words; sentences keep their numbers."""
        return Prose(
            self.document,
            word_N=self.word_N[keep_N],
            start_N=self.start_N[keep_N],
            end_N=self.end_N[keep_N],
            quoted_N=self.quoted_N[keep_N],
            name_N=self.name_N[keep_N],
            small_N=self.small_N[keep_N],
            weight_N=self.weight_N[keep_N],
            subject_N=self.subject_N[keep_N],
            sentence_N=self.sentence_N[keep_N],
        )


@dataclass(slots=True)
class _Draft:
    """Columns of a Prose while its document is read."""

    word: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    name: list[bool] = field(default_factory=list)
    small: list[bool] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)


def proses(documents: Sequence[Document], reports: Iterable[Report]) -> tuple[Prose, ...]:
    """The prose of each document, in order of ids. Linear in the length of all texts.

    Fails on: quotations without marks that no report covers, which count as reporting prose.
    """
    direct: dict[str, list[Span]] = {}
    for report in reports:
        if report.kind == "direct" and report.voice == "reported":
            direct.setdefault(report.document, []).extend(report.content)
    lexicon: dict[str, int] = {}
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: d.id)
    drafts = [_draft(d, sorted(direct.get(d.id, ())), lexicon) for d in ordered]
    weights = np.array([rarity(word) for word in lexicon], np.float64)
    subjects = _subjects(lexicon, drafts)
    return tuple(_finished(d, draft, weights, subjects) for d, draft in zip(ordered, drafts, strict=True))


def _draft(document: Document, direct: Sequence[Span], lexicon: dict[str, int]) -> _Draft:
    text = document.text
    words = tokens(text)
    states = quoting(text, words).state
    spoken = _inside(len(text), direct)
    out = _Draft()
    at = number = 0
    for start, end in _body(document):
        opened = len(out.word)
        while at < len(words) and words[at].start < start:
            at += 1
        while at < len(words) and words[at].start < end:
            token = words[at]
            raw = text[token.start : token.end]
            if raw[0].isalnum():
                said = states[at] is not Quote.OUTSIDE or bool(spoken[token.start])
                out.word.append(lexicon.setdefault(_folded(raw), len(lexicon)))
                out.start.append(token.start)
                out.end.append(token.end)
                out.quoted.append(said)
                out.name.append(raw[0].isupper() and len(out.word) - 1 > opened)
                out.small.append(raw[0].islower())
                out.sentence.append(number)
            at += 1
        number += len(out.word) > opened
    return out


def _body(document: Document) -> Iterable[Span]:
    """The sentences that are compared."""
    blocks = [(b.start, b.end) for b in document.blocks if b.kind in _COMPARED]
    for start, end in blocks if document.blocks else [(0, len(document.text))]:
        yield from sentences(document.text, start, end)


def _folded(word: str) -> str:
    """A word without case, possessive ending and commas in numbers."""
    word = word.lower().translate(_APOSTROPHES).removesuffix("'s")
    return word.replace(",", "") if word[0].isdigit() else word


def _inside(length: int, spans: Sequence[Span]) -> Bools:
    """For every character, whether it lies in one of *spans*."""
    inside = np.zeros(length + 1, np.bool_)
    for start, end in spans:
        inside[start:end] = True
    return inside


def _subjects(lexicon: Mapping[str, int], drafts: Sequence[_Draft]) -> Bools:
    """Which words of the lexicon name what all articles are about."""
    seen = np.zeros(len(lexicon), np.int64)
    for draft in drafts if len(drafts) >= _MANY else ():
        seen[np.unique(np.array(draft.word, np.int64))] += 1
    return seen > _COMMON * len(drafts)


def _finished(document: Document, draft: _Draft, weights: Floats, subjects: Bools) -> Prose:
    word = np.array(draft.word, np.int64)
    return Prose(
        document,
        word,
        np.array(draft.start, np.int64),
        np.array(draft.end, np.int64),
        np.array(draft.quoted, np.bool_),
        np.array(draft.name, np.bool_),
        np.array(draft.small, np.bool_),
        weights[word],
        subjects[word],
        np.array(draft.sentence, np.int64),
    )
