"""The wordings of a claim for a table: each once, with every other place that has it word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.entries import Entry
from earwitness.dossier.traced import Row

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A wording, and the statements after it that say the same words of which nothing else is to be told."""

    row: Row
    also: tuple[Entry, ...]


def wording_rows(rows: Iterable[Row]) -> tuple[WordingRow, ...]:
    """*rows* in their order, with repetitions beside the first of their words.

    A repetition goes back to another statement, surely, and changes nothing that a reader should look at: no
    speaker, no number, no doubt. Capitals and the marks around words do not count.
    """
    first: dict[tuple[str, ...], list[Entry]] = {}
    out: list[tuple[Row, list[Entry]]] = []
    for row in rows:
        words = tuple(_WORD.findall(row.entry.words.casefold()))
        plain = row.step is not None and not row.step.borderline and not row.step.telling
        if plain and words in first:
            first[words].append(row.entry)
            continue
        out.append((row, []))
        first.setdefault(words, out[-1][1])
    return tuple(WordingRow(row, tuple(also)) for row, also in out)
