"""The file of an earlier dossier: which are taken, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.affair import EVERYTHING
from tests.dossier.since.versions import told
from tests.export.believed import BELIEVED

from earwitness.cli.since import earlier_dossier
from earwitness.errors import SettingError
from earwitness.stream import Whole, encode, encode_whole
from earwitness.version import VERSION


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.json", None, r"missing.json: cannot be read \(No such file"),
        ("page.html", b"<!doctype html>\n<html>", "page.html, line 1: not a record"),
        ("half.json", b'{"earwitness": "0.1.0", "schema": 1, "records": [', "half.json, line 1: not JSON"),
        ("other.json", b'{"name": "x", "records": [{"a": 1}]}', "other.json, line 1: not a record"),
        (
            "new.json",
            b'{"earwitness": "9", "schema": 2, "records": []}',
            "new.json, line 1: records of schema 2",
        ),
        (
            "empty.json",
            b'{"earwitness": "0.1.0", "schema": 1, "records": []}',
            "empty.json: holds no articles",
        ),
        ("empty.jsonl", b"", "empty.jsonl: holds no articles"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SettingError, match=message) as told_of:
        earlier_dossier(path)
    assert str(told_of.value).startswith("--since ") and "\n" not in str(told_of.value)


def test_a_dossier_and_a_record_stream_are_taken_alike(tmp_path: Path) -> None:
    stream, whole = tmp_path / "old.jsonl", tmp_path / "old.json"
    stream.write_bytes(b"".join(encode(r) + b"\n" for r in BELIEVED))
    whole.write_bytes(encode_whole(Whole(earwitness=VERSION, records=tuple(BELIEVED))))
    one, other = earlier_dossier(stream), earlier_dossier(whole)
    assert one is not None and other is not None
    assert (one.name, other.name) == ("old.jsonl", "old.json") and one.records == other.records
    assert earlier_dossier(None) is None


def test_an_earlier_dossier_that_does_not_hold_together_is_told() -> None:
    records = [r for r in EVERYTHING if r.id != "doc-post"]
    with pytest.raises(SettingError, match=r"--since old.json: \S+ is about doc-post"):
        told(records, list(EVERYTHING))
