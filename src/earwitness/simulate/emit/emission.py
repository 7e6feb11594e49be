"""What one replicate gives the outside to read, as records, with the truth beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Final, Literal

from earwitness.provenance import Setting, provenance
from earwitness.records import (
    AnyRecord,
    Claim,
    Comparison,
    Document,
    Figure,
    Ghost,
    Informs,
    Link,
    Origin,
    Party,
    Report,
    Truth,
)
from earwitness.simulate.emit.settings import EmitSettings, Skill
from earwitness.simulate.emit.story import Sort, Story

Interest = Literal["serves the speaker", "neutral", "against interest"]
DIRECTIONS: Final[dict[int, Interest]] = {
    1: "serves the speaker",
    0: "neutral",
    -1: "against interest",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTruth:
    """What a party is worth as a source, which no reader is told.

    ``parties`` are the parties of single documents that it truly is, under whatever words; ``interest`` is
    what every proposition of the world (that things are bad) does to it. For an outlet the numbers are
    those of its own looking."""

    parties: tuple[str, ...]
    sort: Sort
    sensitivity: float
    specificity: float
    interest: Interest


@dataclass(frozen=True, slots=True, kw_only=True)
class Emission:
    """One world: what ``read`` and ``trace`` would find in its articles, and what is true.

    ``parties`` are those of single documents, ``merged`` across them, as far as the articles tell.
    ``origins`` are the true ones; ``stated`` those that the articles allow one to tell apart, as ``trace``
    would list them, and the ranges of ``claims`` go with these. Figures, informs, hedges and notes on
    checking have empty spans unless there is text. ``telling_of`` gives the place in ``story.tellings`` of
    each report."""

    scenario: str
    seed: int
    replicate: int
    settings: EmitSettings
    story: Story
    documents: tuple[Document, ...]
    parties: tuple[Party, ...]
    merged: tuple[Party, ...]
    reports: tuple[Report, ...]
    figures: tuple[Figure, ...]
    informs: tuple[Informs, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    stated: tuple[Origin, ...]
    links: tuple[Link, ...]
    comparisons: tuple[Comparison, ...]
    ghosts: tuple[Ghost, ...]
    truths: tuple[Truth, ...]
    sources: tuple[SourceTruth, ...]
    telling_of: Mapping[str, int]

    @property
    def holds(self) -> dict[str, bool | None]:
        """For each claim, whether it is true; None where that is not the question."""
        truth = {t.about: t.holds for t in self.truths}
        return {c.id: truth[c.id] for c in self.claims}

    def records(self, *, origins: Literal["true", "stated"] = "stated") -> Iterator[AnyRecord]:
        """The record stream: provenance, documents, what each says, the lineage, and last the truth.

        With *origins* "stated", all but the truth is what a perfect reader would know.
        """
        yield provenance("simulate", settings=self._said(), models={}, documents=self.documents)
        yield from self.documents
        yield from self.parties
        yield from self.reports
        yield from self.figures
        yield from self.informs
        yield from self.merged
        yield from self.claims
        yield from self.stated if origins == "stated" else self.origins
        yield from self.links
        yield from self.comparisons
        yield from self.ghosts
        yield from self.truths

    def _said(self) -> dict[str, Setting]:
        out: dict[str, Setting] = {
            "scenario": self.scenario,
            "seed": self.seed,
            "replicate": self.replicate,
        }
        for key, value in asdict(self.settings).items():
            plain = value is None or isinstance(value, str | int | float | bool)
            out[f"emit.{key}"] = value if plain else _flat(value)
        return out


def _flat(value: object) -> str:
    if isinstance(value, dict):
        value = Skill(**value)
    return str(value)
