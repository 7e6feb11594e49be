"""What a case file may hold: a table for each kind of judgement.

::

    [[reject]]          # this is no statement
    of = [{document = "doc-12ab…", quotation = "words of it that stand once in the article"}]

    [[accept]]          # this is one, whatever a stricter setting or a later model finds
    of = [{…}]
    content = ["its words"]         # with these it can be made again where it is not found
    cue = ["said"]
    source = ["an official"]
    speaker = {name = "an official", kind = "anonymous-official"}
    stance = "asserts"

    [[statement]]       # this one was missed, or is not what the machine made of it: what is given wins
    of = [{…}]
    content = ["…"]                 # also cue, source, hedges; speaker; stance; voice ("own": the outlet's)
    speaker = {document = "doc-12ab…", quotation = "where the article names the speaker"}

    [[same]]            # these statements say the same
    of = [{…}, {…}]

    [[different]]       # no two of these do
    of = [{…}, {…}]

    [[one_party]]       # these speakers are one: a quotation that holds the name, or the statement
    of = [{…}, {…}]

    [[two_parties]]     # no two of these are
    of = [{…}, {…}]

    [[grade]]           # how reliable these speakers have been, by the analyst's own knowledge: A to F
    of = [{…}]
    reliability = "B"

    [[interest]]        # whether it serves these speakers that a claim is believed
    of = [{…}]
    claim = [{…}]       # a statement of the claim; without it: every claim that they speak on
    direction = "against"

Every entry may have a ``note`` of the analyst's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

import msgspec

from earwitness.records import PartyKind, Stance, Voice

Letter: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
# Of a claim: believed, it serves the speaker, is neither here nor there, or goes against him. Of a figure:
# a larger or a smaller one serves him.
Direction: TypeAlias = Literal["serves", "neutral", "against", "more", "less"]
TableName: TypeAlias = Literal[
    "reject",
    "accept",
    "statement",
    "same",
    "different",
    "one_party",
    "two_parties",
    "grade",
    "interest",
]


# Defaults are left out where a case is encoded, so that its hash does not change when a table is added.
class _Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A piece of the file."""


class Anchor(_Piece, frozen=True):
    """A place in an article: its hash, or the beginning of it, and words that stand there once."""

    document: str
    quotation: str


class Within(_Piece, frozen=True):
    """Words that are told apart from the same ones elsewhere: ``words`` stand once in ``quotation``."""

    quotation: str
    words: str


# Words of a statement. Of several places where they stand, the one nearest to its anchor is meant.
Words: TypeAlias = str | Within


class Speaker(_Piece, frozen=True):
    """Who speaks: by a place in the same article, or by name and, if the words do not tell it, kind."""

    document: str = ""
    quotation: str = ""
    name: str = ""
    kind: PartyKind | None = None


class Judgement(_Piece, frozen=True):
    """Places that the analyst holds together or apart; ``note`` is the analyst's own."""

    of: tuple[Anchor, ...]
    note: str = ""


class Graded(_Piece, frozen=True):
    """Speakers whose reliability the analyst knows: A (completely reliable) to E, or F, not to be judged."""

    of: tuple[Anchor, ...]
    reliability: Letter
    note: str = ""


class Interested(_Piece, frozen=True):
    """Speakers whom it serves, or does not, that a claim is believed, or that a figure is large or small.

    ``claim`` are statements of the claims meant, or hold the figures; empty means all that they speak on.
    """

    of: tuple[Anchor, ...]
    direction: Direction
    claim: tuple[Anchor, ...] = ()
    note: str = ""


class Rejected(_Piece, frozen=True):
    """Statements that are none. With ``content`` (and ``cue``) nothing but that statement is meant."""

    of: tuple[Anchor, ...]
    content: tuple[Words, ...] | None = None
    cue: tuple[Words, ...] | None = None
    note: str = ""


class Stated(_Piece, frozen=True):
    """A statement that is one, and what the analyst says of it; what is None stays as the machine has it.

    ``voice`` "own": the outlet states it itself. ``missed``: it is not the one that the machine has at this
    place, but another one.
    """

    of: tuple[Anchor, ...]
    content: tuple[Words, ...] | None = None
    cue: tuple[Words, ...] | None = None
    source: tuple[Words, ...] | None = None
    hedges: tuple[Words, ...] | None = None
    speaker: Speaker | None = None
    stance: Stance | None = None
    voice: Voice | None = None
    missed: bool = False
    note: str = ""


Entry: TypeAlias = Rejected | Stated | Judgement | Graded | Interested


class Case(_Piece, frozen=True):
    """All judgements of one file."""

    reject: tuple[Rejected, ...] = ()
    accept: tuple[Stated, ...] = ()
    statement: tuple[Stated, ...] = ()
    same: tuple[Judgement, ...] = ()
    different: tuple[Judgement, ...] = ()
    one_party: tuple[Judgement, ...] = ()
    two_parties: tuple[Judgement, ...] = ()
    grade: tuple[Graded, ...] = ()
    interest: tuple[Interested, ...] = ()


NO_CASE: Final = Case()
TABLES: Final[tuple[TableName, ...]] = get_args(TableName)


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and where it stands in its file: the table, and which of its entries, counted from 1."""

    table: TableName
    number: int
    entry: Entry

    @property
    def where(self) -> str:
        """As messages name it."""
        return f"[[{self.table}]] {self.number}"


def entries(case: Case) -> Iterator[Located]:
    """Every entry of *case*, table by table, in the order of its file."""
    for table in TABLES:
        for number, entry in enumerate(getattr(case, table), 1):
            yield Located(table, number, entry)
