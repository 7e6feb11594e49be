"""The packaged model: present, as its card says, and the same whatever is read before or beside it."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from earwitness import encoder as module
from earwitness.encoder import (
    DEFAULT_MODEL,
    available_models,
    check_model,
    distance_buckets,
    encoder,
    model_card,
    model_hash,
)
from earwitness.errors import ModelError, SettingError

TEXTS = [
    "“The wall is leaking badly,” Mara Quill told reporters on Monday. She added that nobody had listened.",
    "The ministry denied that any water had been lost.\n\nOfficials are said to believe otherwise.",
    "‘They cooked the books,’ said an engineer who asked not to be named.",
    "No statement stands here.",
] * 3


@pytest.mark.model
def test_every_model_is_the_one_its_card_describes() -> None:
    assert DEFAULT_MODEL in available_models()
    for name in available_models():
        check_model(name)
        assert model_card(name)["name"] == name
        assert len(model_hash(name)) == 16


@pytest.mark.model
@pytest.mark.parametrize("name", available_models())
def test_order_repetition_and_threads_change_nothing(name: str) -> None:
    model = encoder(name)

    def read(text: str) -> object:
        return model.attributions([model.features(text)], 0.0, -9.0, "polnear")[0]

    alone = [read(t) for t in TEXTS]
    assert any(alone)
    assert [read(t) for t in reversed(TEXTS)][::-1] == alone
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, TEXTS)) == alone
    assert model.attributions([model.features(t) for t in TEXTS], 0.0, -9.0, "polnear") == alone


@pytest.mark.model
def test_what_stands_far_away_changes_nothing() -> None:
    """A window sees its own words only: a text read after 400 words of another gives the same there."""
    model = encoder()
    filler = "\n".join("The river was high and the road was wet." for _ in range(60))
    text = TEXTS[0]
    both = text + "\n" + filler
    alone = model.attributions([model.features(both)], 0.0, 0.0, "polnear")[0]
    longer = model.attributions([model.features(both + "\n" + filler)], 0.0, 0.0, "polnear")[0]
    assert [a.cue for a in longer[: len(alone)]] == [a.cue for a in alone]


def _copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models"
    shutil.copytree(module._FOLDER / DEFAULT_MODEL, folder / DEFAULT_MODEL)
    monkeypatch.setattr(module, "_FOLDER", folder)
    return folder / DEFAULT_MODEL


@pytest.mark.model
def test_a_damaged_file_is_told_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _copy(tmp_path, monkeypatch)
    with (folder / "body.onnx").open("r+b") as file:
        file.seek(1000)
        file.write(b"\0\1\2\3")
    with pytest.raises(ModelError, match=r"body\.onnx is missing or damaged; install"):
        check_model(DEFAULT_MODEL)


@pytest.mark.model
def test_a_file_that_is_no_model_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _copy(tmp_path, monkeypatch)
    (folder / "body.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot be loaded; install Earwitness again"):
        module.Encoder(folder)


def test_an_unknown_model_names_the_known_ones() -> None:
    with pytest.raises(SettingError, match="'enormous': unknown; choose one of"):
        encoder("enormous")
    with pytest.raises(ModelError, match="not in this installation"):
        model_card("enormous")


def test_cards_hold_no_path(tmp_path: Path) -> None:
    for name in available_models():
        assert "/" not in json.dumps(model_card(name).get("fitting", {}))


def test_distance_buckets_are_zero_on_the_cue_and_sided() -> None:
    bucket = distance_buckets(8, 3, 5).tolist()
    assert bucket[3:5] == [0, 0]
    assert bucket[2] == 1 and bucket[5] == 14
    assert bucket[:3] == [3, 2, 1]
    assert bucket[5:] == [14, 15, 16]
