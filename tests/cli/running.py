"""What tests of the command share: what a run gave, a reading made up without a model, and the articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.modelless import statements

from earwitness.read import Reading, ReadSettings
from earwitness.records import Document

ARTICLE = (
    "Leak\n\nThe dam in the valley is leaking, the mayor said today, and nobody was told of it so far.\n"
)
SAME = "Harbor shut\n\nThe harbor of Tell is closed until the spring, the mayor said\n"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def fake_read(document: Document, settings: ReadSettings, **heard: object) -> Reading:
    """One statement for each "X, the Y said": needs no model."""
    confidence = {"precise": 0.95, "balanced": 0.8, "broad": 0.3}[settings.leaning]
    return Reading(reports=tuple(statements(document, confidence=confidence)))


def without_progress(said: str) -> str:
    """What a command said but for how far it was, which a busy machine has it tell."""
    lines = said.splitlines(keepends=True)
    return "".join(x for x in lines if not re.match(r"earwitness: [^:]+: [\d,]+ of [\d,]+$", x.rstrip()))
