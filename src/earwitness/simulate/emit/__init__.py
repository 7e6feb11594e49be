"""One replicate of a run as what the outside gets to read, with the truth known: ``emit`` is the one
function.

===========  ==========================================================================================
facts        which propositions there are, and which of them hold in the run
cast         who may speak and print, and what each is worth as a source
knowing      what each source takes for true, how sure it may be, what it would say
voices       what is said to whoever asks
moment       who prints what: first-hand, from each other, denials, headlines
relaying     what a statement loses and keeps on its way from outlet to outlet
pages        where tellings stand in texts; here nowhere, in ``simulate.wording`` somewhere
recording    the records that ``read`` gives
stated       how many beginnings a claim has as far as its articles tell
lineage      the records that ``trace`` gives, and the truth of each
===========  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from earwitness.simulate.emit.claims import truths
from earwitness.simulate.emit.emission import DIRECTIONS, Emission, SourceTruth
from earwitness.simulate.emit.lineage import traced
from earwitness.simulate.emit.pages import Page, blank_pages
from earwitness.simulate.emit.recording import Found, found
from earwitness.simulate.emit.settings import EmitSettings, Skill
from earwitness.simulate.emit.story import Story
from earwitness.simulate.emit.world import story
from earwitness.simulate.run import Run

__all__ = ["EmitSettings", "Emission", "Skill", "SourceTruth", "emit", "recorded"]

DEFAULTS: Final = EmitSettings()


def emit(
    run: Run, *, replicate: int = 0, seed: int | None = None, settings: EmitSettings = DEFAULTS
) -> Emission:
    """What the outside gets to read of *replicate*, as records without text; about 3 ms a world.

    *seed* is that of the run if not given: the same run, replicate, seed and settings give the same
    records. Raises SettingError for a replicate or a step that the run does not have."""
    chosen = run.seed if seed is None else seed
    told = story(run, replicate, chosen, settings)
    pages = blank_pages(told, run.scenario.name, chosen, replicate)
    return recorded(
        told, pages, settings=settings, scenario=run.scenario.name, seed=chosen, replicate=replicate
    )


def recorded(
    told: Story,
    pages: Mapping[int, Page],
    *,
    settings: EmitSettings,
    scenario: str,
    seed: int,
    replicate: int,
) -> Emission:
    """The story *told* as records whose spans are those of *pages*."""
    records = found(told, pages)
    across = traced(told, pages, records)
    return Emission(
        scenario=scenario,
        seed=seed,
        replicate=replicate,
        settings=settings,
        story=told,
        documents=tuple(page.document for page in pages.values()),
        parties=records.parties,
        merged=across.merged,
        reports=records.reports,
        figures=records.figures,
        informs=records.informs,
        claims=across.claims,
        origins=across.origins,
        stated=across.stated,
        links=across.links,
        comparisons=across.comparisons,
        ghosts=across.ghosts,
        truths=truths(told, across.told, across.claims, records, settings.tolerance),
        sources=_sources(told, records),
        telling_of={report: n for (n, _), report in records.report_of.items()},
    )


def _sources(told: Story, records: Found) -> tuple[SourceTruth, ...]:
    """What every actor that speaks or prints in the bundle is worth."""
    parties: dict[int, list[str]] = {}
    for (_, (actor, _)), party in records.party_of.items():
        parties.setdefault(actor, []).append(party)
    return tuple(
        SourceTruth(
            parties=tuple(sorted(ids)),
            sort=told.actors[actor].sort,
            sensitivity=told.actors[actor].sensitivity,
            specificity=told.actors[actor].specificity,
            interest=DIRECTIONS[told.actors[actor].interest],
        )
        for actor, ids in sorted(parties.items())
        if told.actors[actor].sort not in ("leader", "followers")
    )
