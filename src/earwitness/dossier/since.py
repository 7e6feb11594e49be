"""What is new, gone or changed against an earlier dossier.

====================  =================================================================================
since_matching        which articles and statements are still there
since_words           what an edited article says in other words
since_claims          what became of claims, beliefs and denials
since_figures         which numbers are others
since_ghosts          what was not in hand and is
since_telling         lists of every change, and in since_sentences a few sentences on them
====================  =================================================================================
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from earwitness.dossier.sentences import Sentence
from earwitness.dossier.since_claims import claims_since
from earwitness.dossier.since_figures import figures_since
from earwitness.dossier.since_matching import State, matched, state
from earwitness.dossier.since_sentences import sentences
from earwitness.dossier.since_telling import Differences, Listing, listings
from earwitness.errors import RecordError, SettingError
from earwitness.records import AnyRecord


@dataclass(frozen=True, slots=True)
class Earlier:
    """The records of an earlier dossier of the same affair, and what it is called: the name of its file."""

    name: str
    records: tuple[AnyRecord, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the dossier *name*; without sentences, nothing did."""

    name: str
    sentences: tuple[Sentence, ...]
    listings: tuple[Listing, ...]

    @property
    def changed(self) -> bool:
        """Whether anything did."""
        return bool(self.sentences)


def since(earlier: Earlier, now: State) -> Since:
    """What is in *now* that was not in *earlier*, and the reverse; the order of records changes nothing.

    Raises SettingError where the earlier records do not hold together.
    """
    try:
        before = state(earlier.records)
    except RecordError as error:
        raise SettingError(f"--since {earlier.name}: {error}; give the whole file") from error
    matches = matched(before, now)
    claims = claims_since(before, now, matches) if before.traced and now.traced else None
    found = Differences(before, now, matches, claims, figures_since(before, now, matches))
    listed: Sequence[Listing] = listings(found)
    return Since(earlier.name, sentences(found, listed), tuple(listed))
