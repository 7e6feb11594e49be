"""A lineage as the table that every method of weighing works on, so that votes and fitted skills can be run.

Each claim is an item and has one value, that it is so; each voice is a row that asserts or denies it. A
speaker who is named has one name in all claims; whoever is not has another one in each, since nothing tells
that two unnamed officials are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from earwitness.case import NO_CASE, Case
from earwitness.errors import SettingError
from earwitness.records import AnyRecord, Document
from earwitness.weigh.material import material
from earwitness.weigh.priors import USUAL, Priors
from earwitness.weigh.table import ASSERTS, DENIES, Columns, Table, make_table
from earwitness.weigh.testimony import testimony
from earwitness.weigh.voices import Voice

SO: Final = "so"
_AS_LIKELY: Final = 0.5  # a denial that is less likely meant for the claim than not is left out


def lineage_table(
    documents: Sequence[Document],
    found: Iterable[AnyRecord],
    lineage: Iterable[AnyRecord],
    *,
    case: Case = NO_CASE,
    priors: Priors = USUAL,
) -> Table:
    """The table of a traced bundle: ids of claims, names of speakers, what each says and how.

    Raises SettingError if nobody says anything that bears on a claim.
    """
    ground = material(documents, found, lineage, case)
    rows = [
        (claim.id, voice)
        for claim in ground.claims
        for voice in testimony(claim, ground, priors).voices
        if voice.meant >= _AS_LIKELY
    ]
    if not rows:
        raise SettingError(
            "lineage: nobody says anything that bears on a claim; trace articles with statements"
        )
    voices = [voice for _, voice in rows]
    return make_table(
        Columns(
            item=[claim for claim, _ in rows],
            source=[_source(v) for v in voices],
            value=[SO] * len(rows),
            origin=[v.origin for v in voices],
            says=[ASSERTS if v.says == "asserts" else DENIES for v in voices],
            hedge=[v.hedged for v in voices],
            check=[v.checks > 0 for v in voices],
            interest=[v.interest for v in voices],
        )
    )


def _source(voice: Voice) -> str:
    return f"{voice.speaker.name} [{voice.origin}]" if voice.speaker.unnamed else voice.speaker.name
