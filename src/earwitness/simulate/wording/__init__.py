"""A story in words: short invented articles whose every statement stands where the records say.

``worded`` is the one function.

===========  ==========================================================================================
phrases      the sentences of the two tables, phrases.toml and around.toml
contents     what each telling says: the same words wherever the story has the same words
speakers     how an article names whoever speaks
sentences    sentence plans, with source, cue and content marked
articles     the frame of each register
markup       marked text, and text with the places of its marks
placing      pages: where each report stands
===========  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from earwitness.records import AnyRecord, Document, HeadlineCheck, Report
from earwitness.simulate.emit import recorded
from earwitness.simulate.emit.draws import WORDING
from earwitness.simulate.emit.emission import Emission
from earwitness.simulate.streams import EMIT, generator
from earwitness.simulate.wording.articles import drafted
from earwitness.simulate.wording.contents import Contents
from earwitness.simulate.wording.dice import Dice
from earwitness.simulate.wording.placing import checks, page

__all__ = ["Worded", "worded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A world with its articles. ``emission`` has the records of the emission that was worded, with spans
    and ids of the texts.

    ``checks`` are what headlines drop; ``ids`` gives, for each document and report of the first emission,
    the one here."""

    emission: Emission
    checks: tuple[HeadlineCheck, ...]
    ids: Mapping[str, str]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The articles."""
        return self.emission.documents

    def records(self) -> Iterator[AnyRecord]:
        """The record stream of the emission, and what headlines drop."""
        yield from self.emission.records()
        yield from self.checks


def worded(emission: Emission, *, seed: int | None = None) -> Worded:
    """The articles of *emission*, about 10 ms a world; *seed* is that of the emission if not given.

    The same emission and seed give the same articles. Another seed gives other words for the same story:
    which names there are, who says what and through whom stays."""
    story = emission.story
    chosen = emission.seed if seed is None else seed
    dice = Dice(generator(chosen, emission.replicate, EMIT, WORDING))
    contents = Contents(story, dice)
    pages = {
        number: page(story, number, drafted(story, number, contents, dice))
        for number, article in enumerate(story.articles)
        if article.present
    }
    told = recorded(
        story,
        pages,
        settings=emission.settings,
        scenario=emission.scenario,
        seed=emission.seed,
        replicate=emission.replicate,
    )
    # both have their records in the order of the story
    ids = {a.id: b.id for a, b in zip(emission.documents, told.documents, strict=True)}
    ids |= {a.id: b.id for a, b in zip(emission.reports, told.reports, strict=True)}
    report_of = {told.telling_of[r.id]: r.id for r in told.reports if not _around(told, r)}
    dropped = [c for number, p in pages.items() for c in checks(story, number, p, report_of)]
    return Worded(emission=told, checks=tuple(sorted(dropped, key=lambda c: c.id)), ids=ids)


def _around(told: Emission, report: Report) -> bool:
    """Whether *report* is an outlet's, around that of a speaker whom it cites."""
    return told.story.tellings[told.telling_of[report.id]].how == "cited" and report.parent is None
