"""From drafts and what is known about them to documents, wholly equal ones once."""

from __future__ import annotations

from collections.abc import Iterable

from earwitness.ingest.dates import read_date
from earwitness.ingest.draft import Draft, Fact, Facts
from earwitness.ingest.language import language_of
from earwitness.ingest.publication import publication
from earwitness.ingest.settings import IngestSettings
from earwitness.records import Document, Published, document_id
from earwitness.stream import encode


def options(settings: IngestSettings) -> Facts:
    """What the user said about all articles at once."""
    return Facts(
        outlet=Fact(settings.outlet, "given", "the option --outlet") if settings.outlet else None,
        published=Fact(settings.date, "given", "the option --date") if settings.date else None,
    )


def document_of(name: str, draft: Draft, known: Facts) -> Document:
    """The document of an article received as *name*; *known* holds where it and the article differ."""
    facts = known.over(draft.stated)
    outlet, url = facts.outlet, facts.url
    published = _published(facts.published, draft)
    body = "\n".join(draft.of_kind("body")) or draft.text
    return Document(
        id=document_id(
            url=url.value if url else None,
            outlet=outlet.value if outlet else None,
            published=published.date or (facts.published.value if facts.published else None),
            text=draft.text,
        ),
        received_as=name,
        text=draft.text,
        url=url.value if url else None,
        outlet=outlet.value if outlet else None,
        outlet_basis=outlet.basis if outlet else "unknown",
        headline=draft.headline,
        published=published,
        language=language_of(body),
        blocks=draft.blocks,
    )


def _published(fact: Fact | None, draft: Draft) -> Published:
    moment = read_date(fact.value) if fact else None
    if fact is None or moment is None:
        return publication(draft.text, draft.blocks)
    why = fact.why if moment.edtf else f"{fact.why}; {fact.value!r} may be either of two days"
    return moment.published(fact.basis, why)


def collapse(documents: Iterable[Document]) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents with each id once, in order of its first appearance, and a note on the others.

    Which of several equal ones is kept does not hang on their order: the one with the smallest name.
    """
    by_id: dict[str, list[Document]] = {}
    for document in documents:
        by_id.setdefault(document.id, []).append(document)
    kept, notes = [], []
    for same in by_id.values():
        first, *others = sorted(same, key=lambda d: (d.received_as, encode(d)))
        kept.append(first)
        for other in others:
            notes.append(f"{other.received_as}: wholly equal to {first.received_as}; kept once")
    return tuple(kept), tuple(notes)
