"""Which sections a page has, and which charts are in them: those for which the run has something to show."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, isnan

from earwitness.simulate.amounts import listed, number
from earwitness.simulate.naming import capital
from earwitness.simulate.outside import Observed
from earwitness.simulate.page import across, over_time
from earwitness.simulate.page.figures import Figure, Section
from earwitness.simulate.remedies import Bought
from earwitness.simulate.summary import Summary


def sections(
    found: Summary, *, remedies: Sequence[Bought] | None, outside: Observed | None
) -> tuple[Section, ...]:
    """All that lies between the description and the provenance, in the order of reading.

    A section that would show nothing is left out: the brief says what cannot be said.
    """
    people = bool(found.levels) and isfinite(found.levels[-1].saw.mean)
    heard = any(isfinite(each.off) for each in found.channels)
    seen = outside is not None and not isnan(outside.measured)
    every = (
        Section(
            "belief-section",
            "Truth and belief",
            (over_time.truth_and_belief(found), over_time.one_replicate(found), over_time.the_gap(found)),
        ),
        Section(
            "way-up-section",
            "How the report changes on the way up",
            (across.the_way_up(found), over_time.passed_on(found)) if people else (),
        ),
        Section("knew-section", "Who knew what when", (across.who_knew(found),) if people else ()),
        Section("channels-section", "Channels to the leader", (across.channels(found),) if heard else ()),
        _people(found),
        Section("loyalty-section", "Who turns away", _turning_away(found)),
        Section(
            "outside-section",
            "What can be known outside",
            (over_time.outsiders(found, outside),) if outside is not None and seen else (),
        ),
        Section(
            "remedies-section",
            "What would help",
            (across.what_helps(found, remedies),) if remedies and len(remedies) > 1 else (),
        ),
    )
    return tuple(section for section in every if section.figures or section.explain)


def _people(found: Summary) -> Section:
    """Fear and competence are told in words where they never move."""
    out: list[Figure] = []
    still: list[str] = []
    for what, bands, figure in (
        ("fear", [level.fear for level in found.levels], over_time.fear),
        ("competence", [level.competence for level in found.levels], over_time.competence),
    ):
        constant = over_time.constant(bands)
        if constant is not None:
            still.append(f"{what} stays at {number(constant)}")
        elif bands and isfinite(float(bands[0].mean[0])):
            out.append(figure(found))
    if found.run.scenario.purge is not None:
        out.append(over_time.purges(found))
    if isfinite(found.committed):
        out.append(over_time.commitment(found))
    explain = f"{capital(listed(still))} in all replicates." if still else ""
    return Section("people-section", "Fear, competence, decisions", tuple(out), explain)


def _turning_away(found: Summary) -> tuple[Figure, ...]:
    loyalty = found.run.scenario.loyalty
    if loyalty is None:
        return ()
    out = [over_time.defected(found)]
    if loyalty.appeal:
        out.append(over_time.letter(found))
    if loyalty.population:
        out.append(over_time.fled(found))
    return tuple(out)
