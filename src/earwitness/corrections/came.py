"""Statements that come corrected from an earlier run: they are not corrected twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from earwitness.case import NO_CASE, Case, corrections_id
from earwitness.errors import SettingError
from earwitness.records import Document, Provenance

# Where provenance says by which corrections statements are.
CORRECTED: Final = "corrections"


def came_corrected(made: Iterable[Provenance]) -> dict[str, str]:
    """The setting of provenance for statements that come from *made*, if they are any."""
    applied = sorted({str(p.settings[CORRECTED]) for p in made if p.settings.get(CORRECTED)})
    return {CORRECTED: ", ".join(applied)} if applied else {}


def check_came(case: Case, came: Mapping[str, str]) -> None:
    """Raises SettingError if what *came* corrected, by document, was not so by *case*."""
    wanted = corrections_id(case)
    others = sorted({how for how in came.values() if how != wanted})
    if wanted is not None and others:
        raise SettingError(
            f"case: the statements were corrected by another case before ({', '.join(others)}); give the "
            "articles, or records that were read without --case"
        )


def told_came(case: Case, came: Mapping[str, str], documents: Sequence[Document]) -> tuple[str, ...]:
    """What there is to know of documents that came corrected."""
    here = sum(d.id in came for d in documents)
    if not here:
        return ()
    if here < len(documents) and case == NO_CASE:
        return (f"{here:,} of {len(documents):,} articles come corrected by a case; give --case for all",)
    return (f"{here:,} of {len(documents):,} articles come with the analyst's corrections",)
