"""A dossier that was made: one value, and the forms in which it is handed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from earwitness.dossier.frames import (
    ARTICLES,
    CLAIMS,
    FIGURES,
    LINKS,
    ORIGINS,
    SPEAKERS,
    STATEMENTS,
    Tabled,
    article_rows,
    claim_rows,
    figure_rows,
    frame,
    link_rows,
    origin_rows,
    speaker_rows,
    statement_rows,
)
from earwitness.dossier.lineage import Lineage, LineageRecord
from earwitness.dossier.markdown import Noted, markdown
from earwitness.dossier.notebook import in_notebook
from earwitness.dossier.page import render
from earwitness.dossier.since import Since
from earwitness.dossier.statements import Article
from earwitness.dossier.weighed import Weighed
from earwitness.errors import InputError, SettingError
from earwitness.records import AnyRecord, Belief, Document, Finding, Provenance, Quantity, Report
from earwitness.stream import Refused, Whole, encode_whole


@dataclass(
    frozen=True, repr=False
)  # no slots: a page takes a second to make and is kept once it was asked for
class Dossier:
    """Everything found in a bundle: the records in one order, whatever the order they came in.

    ``apart`` are the sentences of weighing on figures that cannot be compared; ``refused`` what could not
    be used of the input, ``notes`` what else there is to know about it. ``articles``, ``traced`` and
    ``weighed`` are the records as a reader meets them: numbered, named, nested. ``since`` is what changed
    against an earlier dossier, if there is one.
    """

    provenance: Provenance
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    lineage: tuple[LineageRecord, ...]
    beliefs: tuple[Belief | Quantity, ...]
    apart: tuple[str, ...]
    refused: tuple[InputError, ...] = field(compare=False)  # two errors are never equal
    notes: tuple[str, ...]
    excerpts_only: bool
    articles: tuple[Article, ...] = field(compare=False)
    traced: Lineage = field(compare=False)
    weighed: Weighed = field(compare=False)
    since: Since | None = field(default=None, compare=False)

    def records(self) -> Iterator[AnyRecord]:
        """The record stream: provenance, documents, findings, lineage, beliefs; equal for equal dossiers."""
        yield self.provenance
        yield from self.documents
        yield from self.findings
        yield from self.lineage
        yield from self.beliefs

    @property
    def json(self) -> bytes:
        """All records as one JSON value, one on each line; ``earwitness`` takes it back in.

        Raises SettingError if only excerpts may be handed on: records hold their articles whole.
        """
        if self.excerpts_only:
            raise SettingError("excerpts only: JSON holds every article whole; make it without that setting")
        return encode_whole(
            Whole(
                earwitness=self.provenance.version,
                refused=tuple(Refused(e.name, e.problem, e.remedy) for e in self.refused),
                notes=self.notes,
                apart=self.apart,
                records=tuple(self.records()),
            )
        )

    @cached_property
    def html(self) -> str:
        """One self-contained page that needs no network, no script and no other file."""
        return render(
            self.articles,
            self.traced,
            self.weighed,
            provenance=self.provenance,
            refused=self.refused,
            notes=self.notes,
            excerpts_only=self.excerpts_only,
            since=self.since,
        )

    @cached_property
    def markdown(self) -> str:
        """One note in Markdown with front matter and wiki links; statements, but not the whole articles."""
        return markdown(self._noted)

    def __repr__(self) -> str:
        stated = sum(isinstance(f, Report) and f.voice == "reported" for f in self.findings)
        return (
            f"Dossier(articles={len(self.articles)}, statements={stated}, claims={len(self.traced.claims)})"
        )

    def _repr_html_(self) -> str:
        return in_notebook(self._noted)

    def claims_frame(self) -> Any:
        """A pandas DataFrame with a row for each claim, those first that most articles state.

        ``claim`` is its number on the page (missing where it is not printed), ``id`` its record's,
        ``text`` one wording. Counts: ``statements``, ``articles``, ``origins_least``, ``origins_most``,
        ``disputes``. ``probability``, ``probability_low`` and ``probability_high`` run from 0 to 1 and
        are missing where it cannot be judged; ``phrase`` is that of ICD 203; ``reliability`` A to F,
        ``credibility`` 1 to 6, ``confidence`` in the evidence base low, moderate or high. Raises
        SettingError without pandas, as all tables do.
        """
        return frame(CLAIMS, claim_rows(self._tabled))

    def statements_frame(self) -> Any:
        """A row for each statement, in the order of the articles.

        ``statement`` and ``article`` are numbers on the page, ``id`` is the report's. ``speaker`` is the
        name that the bundle has, ``source``, ``cue`` and ``content`` are words of the article. ``kind``,
        ``voice``, ``stance`` and ``place`` as in the record; ``hedged`` and ``on_checking`` say whether
        there are such words. ``through``: who passed it on. ``said``: an EDTF date. ``inside``: the
        statement that it stands in. ``claims``: numbers. ``confidence``, from 0 to 1, is the reading
        model's in having read it rightly, and not in the facts.
        """
        return frame(STATEMENTS, statement_rows(self._tabled))

    def speakers_frame(self) -> Any:
        """A row for each speaker, whoever has the most statements first.

        ``about``: what the articles call them. Counts: ``statements``, ``articles``. ``unnamed``: no
        article gives a name. ``undecided``: the text leaves open which of several it is.
        """
        return frame(SPEAKERS, speaker_rows(self._tabled))

    def figures_frame(self) -> Any:
        """A row for each figure, in the order of the articles.

        ``value``, ``low`` and ``high`` are in ``unit``, where the text names one: "more than 300 liters"
        has a ``low`` of 300 alone. ``what`` is counted, ``as_of`` an EDTF date, ``statement`` the number
        of the one that gives it (missing: the outlet itself).
        """
        return frame(FIGURES, figure_rows(self._tabled))

    def articles_frame(self) -> Any:
        """A row for each article, by date.

        ``published``, ``earliest`` and ``latest`` are EDTF dates as text, since many are partial;
        ``date_basis`` and ``outlet_basis`` say how they are known (given, stated, inferred, unknown).
        Counts: ``words``, ``statements``.
        """
        return frame(ARTICLES, article_rows(self._tabled))

    def links_frame(self) -> Any:
        """A row for each link, from the statement with the number ``later`` to that with the number
        ``earlier``.

        ``relation``, ``drift`` (several in one text) and ``denied`` as in the record; ``probability``
        from 0 to 1; ``borderline``: not taken by tracing.
        """
        return frame(LINKS, link_rows(self._tabled))

    def origins_frame(self) -> Any:
        """A row for each origin, by claim.

        ``claim`` is the number on the page (missing where the claim is not printed), ``begins_with`` and
        ``not_in_hand`` are names, ``statements`` a count. ``certain`` is no where it may be one with
        another.
        """
        return frame(ORIGINS, origin_rows(self._tabled))

    @property
    def _noted(self) -> Noted:
        return Noted(
            self.articles, self.traced, self.weighed, self.provenance, self.refused, self.notes, self.since
        )

    @property
    def _tabled(self) -> Tabled:
        return Tabled(self.articles, self.traced, self.lineage, self.beliefs)
