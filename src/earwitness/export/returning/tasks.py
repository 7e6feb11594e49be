"""Tasks of Label Studio with annotations, back as entries of a case file.

Whoever submits a task has looked at all of it: a statement of ours of which no region is left is rejected,
one that differs is changed, one that is not ours was missed. What is as it was says nothing.

Regions that relations tie together are one statement. It is ours by the id that one of its regions still
carries, else by the same content or cue. Cues and sources that are tied to nothing are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from earwitness.case.places import overlap
from earwitness.errors import InputError
from earwitness.export.labelstudio import LABELS
from earwitness.export.material import Material
from earwitness.export.returning.entering import Correction, Edited, Entering
from earwitness.export.safe import kept, shown
from earwitness.export.telling import speaker
from earwitness.records import Document, Report, Span, Stance

_FIRST: Final = "annotate it in Label Studio and export it as JSON"


@dataclass(frozen=True, slots=True)
class _Region:
    """One marked stretch and what is said of it."""

    label: str
    span: Span
    report: str
    stance: str
    speaker: str


def is_tasks(whole: Any) -> bool:
    """Whether a JSON value is a list of tasks, as Label Studio exports and imports them."""
    return (
        isinstance(whole, list)
        and bool(whole)
        and all(
            isinstance(t, dict) and isinstance(t.get("data"), dict) and "text" in t["data"] for t in whole
        )
    )


def from_tasks(
    material: Material, tasks: Sequence[Mapping[str, Any]], name: str
) -> Iterator[Correction | InputError]:
    """Entries of all *tasks*, and errors for what cannot be used."""
    done = 0
    for number, task in enumerate(tasks, 1):
        where = f"{name}, task {number}"
        made = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
        done += bool(made)
        if len(made) > 1:
            yield InputError(where, f"has {len(made)} annotations", "keep one of them")
        elif made:
            try:
                yield from _Task(material, where, task["data"], made[0].get("result") or ()).corrections()
            except InputError as error:
                yield error
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                yield InputError(where, f"is not as Label Studio writes it ({error!r})", _FIRST)
    if not done:
        yield InputError(name, "holds no annotations", _FIRST)


class _Task:
    """One annotated article."""

    def __init__(
        self, material: Material, where: str, data: Mapping[str, Any], result: Sequence[Mapping[str, Any]]
    ) -> None:
        self.material = material
        self.where = where
        self.enter = Entering(material, where)
        self.document = self._document(data)
        self.reports = [r for r in material.reports.values() if r.document == self.document.id]
        self.regions = self._regions(result)
        self.tied = self._tied(result)

    def corrections(self) -> Iterator[Correction | InputError]:
        """What its annotator changed, in order of place; then what was taken out."""
        left = {r.id: r for r in self.reports if self._went_out(r)}
        for group in self._ours_first():
            report = self._ours(group, left)
            if report is not None:
                del left[report.id]
            try:
                yield from self._statement(group, report)
            except InputError as error:
                yield error
        for report in left.values():
            try:
                yield Correction(self.where, "reject", self.enter.reject(report))
            except InputError as error:
                yield error

    def _went_out(self, report: Report) -> bool:
        """Whether there was anything of it to be marked."""
        every = (*report.content, *report.cue, *report.source.spans)
        return bool(self.material.spans(self.document.id, every))

    def _document(self, data: Mapping[str, Any]) -> Document:
        documents = self.material.documents
        found = documents.get(str(data.get("document"))) or next(
            (d for d in documents.values() if kept(d.text) == data["text"]), None
        )
        if found is None or kept(found.text) != data["text"]:
            raise self.enter.unusable(
                "is about an article that is not among the records, or has another text there",
                "give the records that the tasks were exported from",
            )
        return found

    def _regions(self, result: Sequence[Mapping[str, Any]]) -> dict[str, _Region]:
        said: dict[tuple[str, str], str] = {}
        for item in result:
            value = item.get("value") or {}
            for kind in ("choices", "text"):
                given = value.get(kind)
                if item.get("type") in ("choices", "textarea") and given:
                    said[item["id"], item["type"]] = given if isinstance(given, str) else str(given[0])
        out = {}
        for item in result:
            if item.get("type") != "labels":
                continue
            value = item["value"]
            span = self._span(int(value["start"]), int(value["end"]), value.get("text"))
            label = str(value["labels"][0])
            if label not in LABELS:
                raise self.enter.unusable(f"has the label {label!r}", f"use {', '.join(LABELS)}")
            meta = (item.get("meta") or {}).get("text") or ""
            out[item["id"]] = _Region(
                label,
                span,
                meta if isinstance(meta, str) else str(meta[0]),
                said.get((item["id"], "choices"), ""),
                said.get((item["id"], "textarea"), ""),
            )
        return out

    def _span(self, start: int, end: int, words: object) -> Span:
        """A region without the spaces at its ends, which a mouse marks along."""
        text = self.document.text
        if not 0 <= start < end <= len(text) or (
            isinstance(words, str) and kept(text[start:end]).split() != words.split()
        ):
            raise self.enter.unusable(
                f"marks other words at {start} than it says", "export it again from the same project"
            )
        return self._bare((start, end))

    def _bare(self, span: Span) -> Span:
        """*span* without the spaces at its ends; as it is if there is nothing else."""
        piece = self.document.text[span[0] : span[1]]
        start = span[0] + len(piece) - len(piece.lstrip())
        return (start, start + len(piece.strip())) if piece.strip() else span

    def _tied(self, result: Sequence[Mapping[str, Any]]) -> list[list[_Region]]:
        """Regions that relations tie together, in order of place."""
        group = {id: id for id in self.regions}

        def top(id: str) -> str:
            while group[id] != id:
                id = group[id]
            return id

        for item in result:
            if item.get("type") == "relation":
                ends = (str(item.get("from_id")), str(item.get("to_id")))
                if all(end in group for end in ends):
                    group[top(ends[0])] = top(ends[1])
        out: dict[str, list[_Region]] = {}
        for id, region in self.regions.items():
            out.setdefault(top(id), []).append(region)
        return sorted(
            (sorted(g, key=lambda r: (r.span, r.label)) for g in out.values()),
            key=lambda g: [(r.span, r.label) for r in g],
        )

    def _ours_first(self) -> list[list[_Region]]:
        """Those that carry an id first, so that nobody else is taken for one of them."""
        return sorted(self.tied, key=lambda g: not any(r.report for r in g))

    def _ours(self, group: Sequence[_Region], left: Mapping[str, Report]) -> Report | None:
        ids = {r.report for r in group if r.report}
        if len(ids) > 1:
            raise self.enter.unusable(
                f"ties {len(ids)} statements together at {group[0].span[0]}",
                "take the relation between them out",
            )
        for id, report in left.items():
            if shown(id) in ids:
                return report
        content, cue = _spans(group, "Content"), _spans(group, "Cue")
        same = [r for r in left.values() if content and self._kept(content, r.content) == r.content]
        same += [r for r in left.values() if any(overlap(r.cue, span) for span in cue)]
        return same[0] if same else None

    def _kept(self, now: tuple[Span, ...], before: tuple[Span, ...]) -> tuple[Span, ...]:
        """*before*, if it differs from *now* by nothing but spaces and order."""
        bare = {self._bare(s) for s in self.material.spans(self.document.id, before)}
        return before if bare == {self._bare(s) for s in now} else now

    def _statement(self, group: Sequence[_Region], report: Report | None) -> Iterator[Correction]:
        content = _spans(group, "Content")
        said = next((r.speaker for r in group if r.speaker.strip()), "")
        stance = next((r.stance for r in group if r.stance in get_args(Stance)), "")
        if report is None:
            if not content:
                words = self.document.text[slice(*group[0].span)]
                raise self.enter.unusable(
                    f"marks {words[:40]!r} as {group[0].label.lower()} of nothing",
                    "tie it to a content by a relation",
                )
            by = self.enter.named(self.document.id, said, None) if said.strip() else None
            new = Edited(
                content, _spans(group, "Cue"), _spans(group, "Source"), by, _stance(stance) or "asserts"
            )
            yield Correction(self.where, "statement", self.enter.add(self.document.id, new))
            return
        had = speaker(self.material, report)
        renamed = said.strip() and " ".join(said.split()) != had
        by = self.enter.named(self.document.id, said, None) if renamed else None
        edited = Edited(
            self._kept(content or report.content, report.content),
            self._kept(_spans(group, "Cue"), report.cue),
            self._kept(_spans(group, "Source"), report.source.spans),
            by,
            _stance(stance) or report.stance,
        )
        spans = (edited.content, edited.cue, edited.source)
        before = (report.content, report.cue, report.source.spans)
        if spans != before or by is not None or edited.stance != report.stance:
            yield Correction(self.where, "statement", self.enter.change(report, edited))


def _spans(group: Sequence[_Region], label: str) -> tuple[Span, ...]:
    return tuple(sorted({r.span for r in group if r.label == label}))


def _stance(value: str) -> Any:
    return value or None
