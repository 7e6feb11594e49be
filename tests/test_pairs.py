"""The packaged pair model: the same whatever stands beside it, whole or a clear error."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from earwitness import pairs as module
from earwitness.encoder import available_models, check_model
from earwitness.errors import ModelError
from earwitness.pairs import MOST_PIECES, PairModel, joined, pair_model
from earwitness.strength import STRENGTHS, cues, drift

DAM = "The dam at Corven is leaking, an engineer said on Monday."
TEXTS = [
    DAM,
    "An engineer said on Monday that the Corven dam leaks.",
    "The ministry denied that any water had been lost.",
    "“Curly” and ‘single’ marks.",
    "",
    " \n ",
    "…",
    "word " * 5000,
    "x" * 100_000,
]
PAIRS = [(a, b) for a in TEXTS[:5] for b in TEXTS[:5]]
SPECIAL = np.array([101, 102])

pytestmark = pytest.mark.model


def test_vectors_are_of_unit_length_whatever_the_text() -> None:
    vectors = pair_model().vectors(TEXTS)
    assert vectors.shape == (len(TEXTS), 384) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_answers_are_chances() -> None:
    found = pair_model().compare(PAIRS)
    for chances in (found.same, found.paraphrase, found.within):
        assert chances.shape == (len(PAIRS),) and ((chances >= 0) & (chances <= 1)).all()
    assert found.stance.sum(1) == pytest.approx(np.ones(len(PAIRS)), abs=1e-5)
    assert pair_model().strength(TEXTS).sum(1) == pytest.approx(np.ones(len(TEXTS)))


def test_nothing_in_gives_nothing_out() -> None:
    model = pair_model()
    assert model.vectors([]).shape == (0, 384)
    assert model.compare([]).stance.shape == (0, 4)
    assert model.strength([]).shape == (0, len(STRENGTHS))


def test_what_stands_beside_a_text_or_pair_changes_nothing() -> None:
    """Bit for bit: dynamic quantisation would let neighbours in a batch change a result."""
    model = pair_model()
    together = model.vectors(TEXTS)
    assert (np.concatenate([model.vectors([t]) for t in reversed(TEXTS)])[::-1] == together).all()
    compared = model.compare(PAIRS)
    alone = [model.compare([pair]) for pair in PAIRS]
    assert [a.same[0] for a in alone] == compared.same.tolist()
    assert (np.concatenate([a.stance for a in alone]) == compared.stance).all()
    with ThreadPoolExecutor(4) as pool:
        assert (np.concatenate(list(pool.map(lambda t: model.vectors([t]), TEXTS))) == together).all()


def test_marks_of_any_style_are_one() -> None:
    model = pair_model()
    assert (model.vectors(["“Never,” she said."]) == model.vectors(['"Never," she said.'])).all()


def test_what_lies_past_the_last_piece_is_not_seen() -> None:
    model = pair_model()
    assert (model.vectors(["leak " * 300]) == model.vectors(["leak " * 300 + "and a denial"])).all()


def test_likeness_goes_by_meaning() -> None:
    same, other, unlike = pair_model().vectors(
        [TEXTS[1], TEXTS[2], "Two goals in the last minute won the cup."]
    )
    dam = pair_model().vectors([DAM])[0]
    assert dam @ same > dam @ other > dam @ unlike


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (DAM, TEXTS[1], True),  # other words
        (DAM, "The harvest festival was put off by a week.", False),  # nothing shared
    ],
)
def test_same_claim(a: str, b: str, same: bool) -> None:
    """Either way round."""
    found = pair_model().compare([(a, b), (b, a)]).same
    assert ((found > 0.5) == same).all()


def test_a_pair_keeps_its_order() -> None:
    """What fits is shared out between the two, and the segments tell which is which."""
    long, short = np.arange(200, 600), np.arange(10, 20)
    pieces, segments = joined([long, short], SPECIAL)
    assert len(pieces) == len(segments) == MOST_PIECES
    assert pieces[-11:].tolist() == [*range(10, 20), 102]  # the short one is whole
    assert pieces[0] == 101 and (segments[-11:] == 1).all() and (segments[:-11] == 0).all()
    both, _ = joined([long, long], SPECIAL)
    assert len(both) == MOST_PIECES - 1 and (both == 102).sum() == 2  # 94 pieces of each


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Short sleep is linked to heart disease.", "correlational"),
        ("A second dose may prevent infection.", "conditional"),
        ("The new drug prevents infection.", "causal"),
        ("Cases have risen by 12 per cent since 2008.", "none"),
    ],
)
def test_plain_cases_of_strength(text: str, strength: str) -> None:
    assert STRENGTHS[int(pair_model().strength([text])[0].argmax())] == strength


def test_drift_is_a_chance_of_each_direction() -> None:
    causal, linked = np.array([0.0, 0.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0, 0.0])
    assert drift(linked, causal) == (0.0, 1.0, 0.0)
    assert drift(causal, linked) == (0.0, 0.0, 1.0)
    assert drift(causal, causal) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize("text", ["", "may " * 100_000, "no " + "!" * 100_000, "may a!" * 50_000])
def test_cues_of_odd_texts_are_numbers(text: str) -> None:
    found = cues(text)
    assert len(found) == len(cues("A plain one.")) and np.isfinite(found).all()


def test_it_is_the_model_its_card_describes_and_no_reading_model() -> None:
    check_model("pairs")
    assert "pairs" not in available_models()


def _copy(tmp_path: Path) -> Path:
    shutil.copytree(module._FOLDER / "pairs", tmp_path / "pairs")
    shutil.copytree(module._FOLDER / "small", tmp_path / "small")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("pairs/body.onnx", "'pairs': cannot be loaded"),
        ("pairs/strength.npz", "'pairs': cannot be loaded"),
        ("small/tables.npz", "'pairs': small/tables.npz is not the one that it was made upon"),
    ],
)
def test_a_damaged_file_is_one_clear_error(tmp_path: Path, file: str, message: str) -> None:
    folder = _copy(tmp_path)
    (folder / file).write_bytes(b"not a model")
    with pytest.raises(ModelError, match=f"{message}.*install Earwitness again"):
        PairModel(folder)


def test_a_missing_model_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not in this installation; install Earwitness again"):
        PairModel(tmp_path)
