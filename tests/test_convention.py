"""Whose convention the model is to follow: it comes with the settings and reaches the model as it is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import Any, get_args

import numpy as np
import pytest

from earwitness.encoder import Attribution, Convention, Encoder
from earwitness.errors import SettingError
from earwitness.read import ReadSettings, read
from earwitness.records import Block, Document

TEXT = "Mara Quill said that the wall was sound."
DOCUMENT = Document(
    id="d", received_as="x.txt", text=TEXT, language="en", blocks=(Block("body", 0, len(TEXT)),)
)
CONVENTIONS: tuple[Convention, ...] = get_args(Convention)


class _Silent:
    """A model that hears of its convention and finds nothing."""

    def __init__(self) -> None:
        self.told: list[Convention] = []

    def features(self, text: str) -> Any:
        from earwitness.features import features
        from earwitness.wordpiece import WordPiece

        return features(text, WordPiece({"?": 0}, 0))

    def attributions(
        self, texts: Sequence[Any], breadth: float, least_odds: float, convention: Convention, **heard: object
    ) -> list[list[Attribution]]:
        self.told.append(convention)
        return [[] for _ in texts]


@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("leaning", ["precise", "balanced", "broad"])
def test_the_convention_reaches_the_model(
    convention: Convention, leaning: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = _Silent()
    monkeypatch.setattr(import_module("earwitness.read"), "encoder", lambda name: model)
    assert read(DOCUMENT, ReadSettings(convention=convention, leaning=leaning)).reports == ()
    assert model.told and model.told[0] == convention


def test_a_model_that_is_unknown_is_one_clear_error_whatever_the_convention() -> None:
    for convention in CONVENTIONS:
        with pytest.raises(SettingError, match="'enormous': unknown; choose one of"):
            read(DOCUMENT, ReadSettings(model="enormous", convention=convention))


def test_a_window_begins_with_another_piece_for_each_convention() -> None:
    """The model has learned that the piece which ends a window, at its beginning, means the newsroom."""
    seen: dict[str, list[int]] = {}
    start, stop, word = 101, 102, 7
    for convention in CONVENTIONS:
        model = object.__new__(Encoder)
        model._special = (start, stop)

        def embed(pieces: Any, convention: str = convention) -> Any:
            seen[convention] = [int(p) for p in pieces]
            return np.zeros((len(pieces), 1), np.float32)

        model._embed = embed  # type: ignore[method-assign]
        model._body = SimpleNamespace(run=lambda _, given: (0, 0, 0))
        one = np.zeros(1, np.int64)
        feats = SimpleNamespace(
            piece_P=np.array([word]), first_W=np.array([0, 1]), shape_W=one, quote_W=one, line_W=one
        )
        model._run_body(feats, SimpleNamespace(start=0, end=1), convention)  # type: ignore[arg-type]
    assert seen == {"newsroom": [stop, word, stop], "polnear": [start, word, stop]}
