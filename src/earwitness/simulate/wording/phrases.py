"""The sentences of phrases.toml and around.toml, as they stand there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from earwitness.simulate.emit.story import FACTS, Entry, FactKind

_HERE: Final = Path(__file__).parent


class Phrases(Entry, frozen=True):
    """What is said of one proposition: clauses for indirect speech, sentences for quotations, headlines,
    denials."""

    topic: str
    noun: str
    clauses: tuple[str, ...]
    quotes: tuple[str, ...]
    headlines: tuple[str, ...]
    denials: tuple[str, ...]
    denying: tuple[str, ...]
    amounts: tuple[str, ...] = ()
    informs: tuple[str, ...] = ()
    quoted_amounts: tuple[str, ...] = ()
    quoted_informs: tuple[str, ...] = ()
    headline_amounts: tuple[str, ...] = ()


class Unknowing(Entry, frozen=True):
    """What disputes not the fact but what others can know of it."""

    clauses: tuple[str, ...]
    quotes: tuple[str, ...]
    headlines: tuple[str, ...]


class _File(Entry, frozen=True):
    worse: Phrases
    misled: Phrases
    letter: Phrases
    fled: Phrases
    dismissed: Phrases
    unknowing: Unknowing
    after: dict[str, tuple[str, ...]]
    openings: dict[str, tuple[str, ...]]


@cache
def _file() -> _File:
    return msgspec.toml.decode((_HERE / "phrases.toml").read_bytes(), type=_File)


@cache
def phrases() -> dict[FactKind, Phrases]:
    """What is said of each proposition."""
    return {kind: getattr(_file(), kind) for kind in FACTS}


def unknowing() -> Unknowing:
    """What disputes only what others can know."""
    return _file().unknowing


def after(denies: bool) -> tuple[str, ...]:
    """Second sentences of quotations; they state nothing."""
    return _file().after["denier" if denies else "source"]


def openings(quoted: bool) -> tuple[str, ...]:
    """Words with which a sentence may begin that has been used before."""
    return _file().openings["quotes" if quoted else "clauses"]


@cache
def around() -> dict[str, dict[str, tuple[str, ...]]]:
    """What stands around statements, by section and list."""
    return msgspec.toml.decode(
        (_HERE / "around.toml").read_bytes(), type=dict[str, dict[str, tuple[str, ...]]]
    )
