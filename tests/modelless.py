"""Reading without a model: a statement for each "X, the Y said"; for tests of what goes on around reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from earwitness import pipeline
from earwitness.read import Reading
from earwitness.records import Document, Report, Source, report_id

_SAID = re.compile(r"([^\n]+), (the \w+) (said)")


def statements(document: Document, *, confidence: float = 0.9) -> Iterator[Report]:
    """The statements of *document*, by speakers who are no parties."""
    for found in _SAID.finditer(document.text):
        content, source, cue = (found.span(n) for n in (1, 2, 3))
        yield Report(
            id=report_id(document.id, [source], [cue], [content]),
            document=document.id,
            source=Source(spans=(source,)),
            cue=(cue,),
            content=(content,),
            kind="indirect",
            confidence=confidence,
        )


def read_by(monkeypatch: pytest.MonkeyPatch, reader: Callable[..., Reading]) -> None:
    """The pipeline reads with *reader*, and looks for no model."""
    monkeypatch.setattr(pipeline, "read", reader)
    monkeypatch.setattr(pipeline, "encoder", lambda name: None)
    monkeypatch.setattr(pipeline, "model_hash", lambda name: "f00d")
