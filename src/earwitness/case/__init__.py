"""The Case: an analyst's own judgements on a bundle, in a TOML file. It wins over the machine.

Articles, statements and speakers are named by the article's hash, or as many of its first letters as make
it the only one, and a quotation that stands once in it; never by a machine's ids. So a case outlives a new
release.

==========  ============================================================================================
tables      what the file may hold
places      which article, statement or speaker a place stands for
judged      statements and speakers held together or apart; grades; interests
files       a case file read
writing     entries in the form of the file, and added to one
==========  ============================================================================================

``earwitness.corrections`` applies the tables [[reject]], [[accept]] and [[statement]] to what was read.
"""

from __future__ import annotations

from earwitness.case.files import case_id, corrections_id, corrections_of, decode_case, read_case
from earwitness.case.judged import (
    Pair,
    Stake,
    check_judgements,
    grades,
    party_pairs,
    report_pairs,
    report_places,
    stakes,
)
from earwitness.case.places import anchor_at, check_places, quoted
from earwitness.case.tables import (
    NO_CASE,
    Anchor,
    Case,
    Direction,
    Entry,
    Graded,
    Interested,
    Judgement,
    Letter,
    Rejected,
    Speaker,
    Stated,
    Within,
    entries,
)
from earwitness.case.writing import Added, added_to, entry_text

__all__ = [
    "NO_CASE",
    "Added",
    "Anchor",
    "Case",
    "Direction",
    "Entry",
    "Graded",
    "Interested",
    "Judgement",
    "Letter",
    "Pair",
    "Rejected",
    "Speaker",
    "Stake",
    "Stated",
    "Within",
    "added_to",
    "anchor_at",
    "case_id",
    "check_judgements",
    "check_places",
    "corrections_id",
    "corrections_of",
    "decode_case",
    "entries",
    "entry_text",
    "grades",
    "party_pairs",
    "quoted",
    "read_case",
    "report_pairs",
    "report_places",
    "stakes",
]
