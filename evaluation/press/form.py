"""The tables of an annotation file, as its annotator writes them. GUIDE.md says what goes where."""

from __future__ import annotations

import msgspec

from earwitness.records import (
    BlockKind,
    CheckKind,
    Directness,
    Manner,
    PartyKind,
    Published,
    Stance,
    Voice,
)


class Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A table of the TOML file that begins with a passage."""

    passage: str
    n: int = 0


class BlockRow(Row, kw_only=True):
    kind: BlockKind


class PartyRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: str
    name: str
    kind: PartyKind
    role: str | None = None
    affiliation: str | None = None
    anonymity: str | None = None  # how the text describes it, word for word
    mentions: list[str] = []


class ReportRow(Row, kw_only=True):
    id: str
    kind: Directness
    stance: Stance | None = None
    voice: Voice = "reported"
    party: str | None = None
    candidates: list[str] = []
    parent: str | None = None
    continues: str | None = None
    relay: str = ""
    when: str | None = None
    note: str = ""


class VerificationRow(Row, kw_only=True):
    governs: list[str]


class FigureRow(Row, kw_only=True):
    unit: str | None = None
    what: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    as_of: str | None = None
    report: str | None = None


class InformsRow(Row, kw_only=True):
    informer: str
    informed: str
    manner: Manner
    motive: str | None = None
    report: str | None = None


class CheckRow(Row, kw_only=True):
    kind: CheckKind
    why: str
    reports: list[str] = []


class File(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    outlet: str
    outlet_party: str
    given: bool
    published: Published
    block: list[BlockRow] = []
    party: list[PartyRow] = []
    report: list[ReportRow] = []
    verification: list[VerificationRow] = []
    figure: list[FigureRow] = []
    informs: list[InformsRow] = []
    headline_check: list[CheckRow] = []
