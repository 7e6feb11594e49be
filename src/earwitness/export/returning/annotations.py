"""W3C Web Annotations, back as entries of a case file.

===============================  ============================================================================
an annotation                    says
===============================  ============================================================================
of ours, changed in place        another speaker (``identifying``), another stance (``tagging``), other
                                 words (``target``); its source, likewise
of ours, with a body ``accept``  it is a statement, it is none; purpose ``moderating``, or a tag. The same
or ``reject``                    from an annotation whose target is ours
of somebody's own on the text    with such a body: the statement there is one, or is none; else, if it is
                                 ``identifying``, a statement that was missed, and who makes it
===============================  ============================================================================

What is not there says nothing. All else (comments, headlines, figures) is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from earwitness.case.places import report_on
from earwitness.errors import InputError
from earwitness.export.identity import urn_of
from earwitness.export.material import Material
from earwitness.export.returning.entering import Correction, Edited, Entering
from earwitness.export.safe import address, kept
from earwitness.export.telling import speaker
from earwitness.records import Document, Report, Span, Stance

_KINDS: Final = ("AnnotationCollection", "AnnotationPage", "Annotation")
_DECISIONS: Final = ("accept", "reject")

Json = Mapping[str, Any]


@dataclass(slots=True)
class _Ours:
    """What comes back of one statement."""

    where: str
    decision: str = ""
    content: tuple[Span, ...] | None = None
    source: tuple[Span, ...] | None = None
    speaker: str = ""
    stance: str = ""
    notes: list[str] = field(default_factory=list)


def is_annotation(whole: Any) -> bool:
    """Whether a JSON value is an annotation, a page or collection of them, or a list."""
    if isinstance(whole, list):
        return bool(whole) and all(isinstance(item, dict) and "target" in item for item in whole)
    return isinstance(whole, dict) and any(kind in _KINDS for kind in _list(whole.get("type")))


def from_annotations(material: Material, whole: Any, name: str) -> Iterator[Correction | InputError]:
    """Entries of the annotations in *whole*, and errors for what cannot be used."""
    ours = {urn_of("annotation", r.id): (r, "content") for r in material.reports.values()}
    ours |= {urn_of("annotation", f"{r.id} source"): (r, "source") for r in material.reports.values()}
    told: dict[str, _Ours] = {}
    for number, item in enumerate(_items(whole), 1):
        where = f"{name}, annotation {number}"
        try:
            yield from _Annotation(material, where, item).corrections(ours, told)
        except InputError as error:
            yield error
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            yield InputError(where, f"is no Web Annotation ({error!r})", "see docs/correcting.md")
    for id, said in told.items():
        try:
            yield from _changed(material, material.reports[id], said)
        except InputError as error:
            yield error


class _Annotation:
    """One annotation."""

    def __init__(self, material: Material, where: str, item: Json) -> None:
        self.material = material
        self.where = where
        self.item = item
        self.enter = Entering(material, where)
        self.bodies = [b if isinstance(b, dict) else {"value": str(b)} for b in _list(item.get("body"))]

    def corrections(
        self, ours: Mapping[str, tuple[Report, str]], told: dict[str, _Ours]
    ) -> Iterator[Correction]:
        """Entries of one that is about the text; what is said of ours goes into *told*."""
        about = [ours[t] for t in (str(self.item.get("id")), *self._targets_ids()) if t in ours]
        if about:
            report, part = about[0]
            self._tell(told.setdefault(report.id, _Ours(self.where)), part, own=self.item.get("id") in ours)
            return
        decision, who = self._decision(), self._values("identifying")
        if not decision and not who:
            return
        document, spans = self._place()
        if decision:
            inside = [r for r in self.material.reports.values() if r.document == document.id]
            found = report_on(document, spans[0], inside)
            if found is None:
                raise self.enter.unusable(f"{decision}s words that lie in no statement", "mark what is said")
            told.setdefault(found, _Ours(self.where)).decision = decision
            told[found].notes += self._values("commenting")
            return
        by = self.enter.named(document.id, who[0], None)
        note = "; ".join(self._values("commenting"))
        new = Edited(spans, (), (), by, self._stance() or "asserts", note)
        yield Correction(self.where, "statement", self.enter.add(document.id, new))

    def _tell(self, said: _Ours, part: str, *, own: bool) -> None:
        said.decision = self._decision() or said.decision
        said.notes += self._values("commenting")
        if not own:
            return
        spans = self._place()[1]
        if part == "source":
            said.source = spans
        else:
            said.content = spans
            said.speaker = next(iter(self._values("identifying")), "")
            said.stance = self._stance() or ""

    def _targets_ids(self) -> list[str]:
        targets = _list(self.item.get("target"))
        return [str(t.get("id", t.get("source"))) if isinstance(t, dict) else str(t) for t in targets]

    def _values(self, purpose: str) -> list[str]:
        default = self.item.get("motivation")
        return [
            " ".join(str(b.get("value", "")).split())
            for b in self.bodies
            if purpose in _list(b.get("purpose", default)) and str(b.get("value", "")).strip()
        ]

    def _decision(self) -> str:
        said = {v.casefold() for v in (*self._values("moderating"), *self._values("tagging"))}
        decisions = [d for d in _DECISIONS if d in said]
        if len(decisions) > 1:
            raise self.enter.unusable("accepts and rejects the same statement", "keep one")
        return decisions[0] if decisions else ""

    def _stance(self) -> Any:
        return next((v for v in self._values("tagging") if v in get_args(Stance)), None)

    def _place(self) -> tuple[Document, tuple[Span, ...]]:
        """The article and the words that the targets select."""
        spans: set[Span] = set()
        found: Document | None = None
        targets = [t for t in _list(self.item.get("target")) if isinstance(t, dict)]
        texts = {urn_of(d) for d in self.material.documents}
        # the text as it was received goes before the page, which has other text around it
        received = [t for t in targets if isinstance(s := t.get("source"), dict) and s.get("id") in texts]
        for target in received or targets:
            document = self._document(target.get("source"))
            if document is None or (found is not None and document.id != found.id):
                continue
            found = document
            spans.add(self._select(document, _list(target.get("selector"))))
        if found is None:
            raise self.enter.unusable(
                "is about a text that is not among the records", "give the records that it was exported from"
            )
        return found, tuple(sorted(spans))

    def _document(self, source: object) -> Document | None:
        if isinstance(source, dict):
            source = source.get("id")
        for document in self.material.documents.values():
            if source in (document.id, urn_of(document.id)) or (
                source is not None and source == address(document.url)
            ):
                return document
        return None

    def _select(self, document: Document, selectors: Sequence[Json]) -> Span:
        """The span that is selected: by position if the words stand there, else by quotation."""
        text = kept(document.text)
        quotes = [s for s in selectors if s.get("type") == "TextQuoteSelector"]
        exact = str(quotes[0].get("exact", "")) if quotes else ""
        for position in (s for s in selectors if s.get("type") == "TextPositionSelector"):
            start, end = int(position["start"]), int(position["end"])
            if 0 <= start < end <= len(text) and exact in ("", text[start:end]):
                return start, end
        found = []
        at = text.find(exact) if exact.strip() else -1
        while at >= 0:
            end = at + len(exact)
            before, after = (str(quotes[0].get(k, "")) for k in ("prefix", "suffix"))
            score = text[:at].endswith(before) * bool(before) + text[end:].startswith(after) * bool(after)
            found.append((score, (at, end)))
            at = text.find(exact, at + 1)
        best = [span for score, span in found if score == max(s for s, _ in found)]
        if len(best) != 1:
            raise self.enter.unusable(
                f"selects {exact[:60]!r}, which stands {'nowhere' if not best else 'more than once'} in "
                f"{document.received_as}",
                "copy the words exactly, with a prefix and a suffix",
            )
        return best[0]


def _changed(material: Material, report: Report, said: _Ours) -> Iterator[Correction]:
    """What is said of one of our statements."""
    enter = Entering(material, said.where)
    note = "; ".join(dict.fromkeys(said.notes))
    content, source = (
        tuple(material.spans(report.document, s)) for s in (report.content, report.source.spans)
    )
    known = " ".join(speaker(material, report).split())
    by = enter.named(report.document, said.speaker, None) if said.speaker not in ("", known) else None
    edited = Edited(
        said.content or content,
        tuple(material.spans(report.document, report.cue)),
        source if said.source is None else said.source,
        by,
        said.stance or report.stance,  # type: ignore[arg-type]  # of those that are known
        note,
    )
    changed = (
        (edited.content, edited.source) != (content, source)
        or by is not None
        or edited.stance != report.stance
    )
    if said.decision == "reject":
        yield Correction(said.where, "reject", enter.reject(report, note))
    elif changed:
        yield Correction(said.where, "statement", enter.change(report, edited))
    elif said.decision == "accept":
        yield Correction(said.where, "accept", enter.accept(report, note))


def _items(whole: Any) -> list[Any]:
    """Single annotations."""
    if isinstance(whole, list):
        return whole
    kinds = _list(whole.get("type"))
    if "AnnotationCollection" in kinds:
        return [item for page in _list(whole.get("first")) for item in _items(page)]
    return _list(whole.get("items")) if "AnnotationPage" in kinds else [whole]


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
