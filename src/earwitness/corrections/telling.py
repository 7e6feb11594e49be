"""What an analyst's corrections changed: by which entry, from what to what, and as notes to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from earwitness.corrections.wanted import Wanted
from earwitness.records import Document, Party, Report, Span

What = Literal[
    "rejected",
    "accepted",
    "added",
    "content",
    "cue",
    "source",
    "hedges",
    "speaker",
    "stance",
    "voice",
    "parent",
    "continues",
    "relay",
    "given-by",
    "told-by",
    "headline",
    "nothing",
]
_SHOWN: Final = 72  # code points of a quotation in a note
_END: Final = 30  # of them those of its end, where it is cut: two of the same beginning stay apart
# What follows from a correction without being asked for.
_FOLLOWS: Final[dict[str, str]] = {
    "parent": "where one of them stands",
    "continues": "what one of them goes on from",
    "relay": "through whom one of them came",
    "given-by": "on whose word a figure is",
    "told-by": "on whose word it is that somebody informs somebody",
    "headline": "what a headline is held against",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an entry changed. ``about`` is the id of its record, as it is now or was."""

    entry: str
    document: str
    about: str
    what: What
    old: str = ""
    new: str = ""
    note: str = ""


def words(document: Document, spans: Iterable[Span]) -> str:
    """The words of *spans*, on one line."""
    return " ".join(" … ".join(document.text[s:e] for s, e in spans).split())


def name(parties: Iterable[Party], report: Report) -> str:
    """Who makes a statement, by name; empty if nobody is decided on."""
    return next((p.name for p in parties if p.id == report.source.party), "")


def told(documents: Sequence[Document], changes: Sequence[Change]) -> Iterator[str]:
    """A note for each entry that did something, in the order of *changes*."""
    # its folders are the user's own affair, and notes stand on the page
    files = {d.id: d.received_as.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] for d in documents}
    done: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        done.setdefault((change.entry, change.document, change.note), []).append(change)
    for (entry, document, note), group in done.items():
        asked = [_phrase(c) for c in group if c.what not in _FOLLOWS]
        follows = list(dict.fromkeys(_FOLLOWS[c.what] for c in group if c.what in _FOLLOWS))
        also = f"; so also: {', '.join(follows)}" if follows else ""
        why = f" (note: {_cut(note)})" if note else ""
        yield f"corrected by the analyst, {entry}, {files[document]}: {'; '.join(asked)}{also}{why}"


def _phrase(change: Change) -> str:
    old, new = _cut(change.old), _cut(change.new)
    if change.what == "rejected":
        return f"“{old}” is no statement"
    if change.what == "accepted":
        return f"“{new}” is one"
    if change.what == "added":
        return f"“{new}” was missed and is one"
    if change.what == "nothing":
        return f"“{old}” is taken for a statement no more; the entry can go"
    return f"{change.what} “{new}” in place of “{old}”" if old else f"{change.what} “{new}”"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _SHOWN:
        return line
    begin, end = line[: _SHOWN - _END], line[-_END:]
    # at the ends of words, but for one that is longer than that
    return f"{begin.rsplit(' ', 1)[0]} … {end.split(' ', 1)[-1]}"


def change(w: Wanted, about: str, what: What, old: str = "", new: str = "") -> Change:
    """A change that the entry *w* made."""
    return Change(w.where, w.document.id, about, what, old, new, w.note)
