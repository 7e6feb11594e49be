"""Small articles and what is found in them, for tests of redaction; and what is left of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from earwitness.records import (
    AnyRecord,
    Block,
    Document,
    Party,
    PartyKind,
    Report,
    Source,
    Span,
    document_id,
    make_id,
)
from earwitness.redaction import Redacted

MARK = "[redacted 1]"


def article(text: str, *, name: str = "a.txt", **more: Any) -> Document:
    return Document(
        id=document_id(url=more.get("url"), outlet=more.get("outlet"), published=None, text=text),
        received_as=name,
        text=text,
        blocks=(Block("body", 0, len(text)),),
        **more,
    )


def party(document: Document, *mentions: str | Span, kind: PartyKind = "named-person", **more: Any) -> Party:
    """A party of *document*: named as it is first mentioned, mentioned wherever its words stand."""
    spans = [m if isinstance(m, tuple) else at(document, m) for m in mentions]
    name = more.pop("name", document.text[slice(*spans[0])] if spans else "")
    return Party(
        id=make_id("par", document.id, name), document=document.id, name=name, kind=kind,
        mentions=tuple(spans), **more,
    )  # fmt: skip


def at(document: Document, words: str, nth: int = 0) -> Span:
    start = [m.start() for m in re.finditer(re.escape(words), document.text)][nth]
    return start, start + len(words)


def said(document: Document, words: str, source: str, who: Party | None, **more: Any) -> Report:
    spans = (at(document, source),)
    return Report(
        id=make_id("rep", document.id, words), document=document.id, kind="indirect", cue=(),
        content=(at(document, words),), source=Source(spans=spans, party=who.id if who else None), **more,
    )  # fmt: skip


def only(kind: type[Any], records: Sequence[AnyRecord]) -> list[Any]:
    return [r for r in records if isinstance(r, kind)]


def text_of(done: Redacted) -> str:
    (document,) = only(Document, done.records)
    text: str = document.text
    return text
