"""What the readers of each format hand to the assembly of documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from earwitness.records import Basis, Block, BlockKind


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, how firmly it is known, and where it was found, in words for a person."""

    value: str
    basis: Basis
    why: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article besides its text; None where nothing is said."""

    outlet: Fact | None = None
    published: Fact | None = None
    url: Fact | None = None

    def over(self, other: Facts) -> Facts:
        """These facts, with those of *other* where these are silent."""
        return Facts(
            outlet=self.outlet or other.outlet,
            published=self.published or other.published,
            url=self.url or other.url,
        )


UNKNOWN: Final = Facts()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article read from its format: its text, its blocks, and what it states about itself."""

    text: str
    blocks: tuple[Block, ...]
    headline: str | None = None
    stated: Facts = UNKNOWN
    notes: tuple[str, ...] = ()

    def of_kind(self, kind: BlockKind) -> list[str]:
        """The strings of all blocks of one kind, in order."""
        return [self.text[b.start : b.end] for b in self.blocks if b.kind == kind]
