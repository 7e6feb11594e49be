"""Every kind of record goes through the stream and comes back, and fits the published schema."""

from __future__ import annotations

import json
import typing
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import RecordError
from earwitness.records import AnyRecord, Document, Record
from earwitness.stream import decode, encode, encode_json, read_stream

SCHEMA = json.loads((Path(__file__).parents[1] / "src/earwitness/schema.json").read_text(encoding="utf-8"))
KINDS: tuple[type[Record], ...] = typing.get_args(AnyRecord)

# JSON knows neither NaN nor infinity, and 2**53 is where other readers of JSON lose whole numbers
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**53), 2**53))


def any_of(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Records of *kind* with every field drawn from its type, those with defaults too."""
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{f: st.from_type(hints[f]) for f in kind.__struct_fields__})


def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_round_trip_and_schema(kind: type[Record]) -> None:
    check = validator()

    @settings(max_examples=40)
    @given(any_of(kind))
    def holds(record: Any) -> None:
        line = encode(record)
        assert b"\n" not in line
        assert decode(line) == record
        assert decode(line.decode()) == record
        assert encode(decode(line)) == line
        plain = json.loads(line)
        assert plain["record"] == kind.__struct_config__.tag
        check.validate(plain)

    holds()


DOCUMENT = b'{"record":"document","id":"doc-1","received_as":"a.txt","text":"x"}'

# line, a part of the message, why
REFUSED = [
    (b"", "not a record", "nothing at all"),
    (b"not json", "not a record", "a table for people piped in by mistake"),
    (b"[]", "not a record", "JSON, but no object"),
    (b"{}", "not a record", "no kind"),
    (b'{"record":"rumor","id":"x"}', "rumor", "a kind that does not exist"),
    (DOCUMENT.replace(b'"text":"x"', b'"text":1'), "text", "wrong type: the message names the field"),
    (DOCUMENT[:-1] + b',"extra":1}', "extra", "unknown fields are refused, not dropped"),
    (DOCUMENT[:-1] + b',"schema":2}', "schema", "a later form of the stream"),
    (DOCUMENT[:-1], "not a record", "cut off in the middle"),
    (b'{"record":"document","id":"\xff"}', "not a record", "not UTF-8"),
]


@pytest.mark.parametrize(("line", "part", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused_lines_say_what_is_wrong(line: bytes, part: str, why: str) -> None:
    with pytest.raises(RecordError, match=part) as caught:
        decode(line, where="bundle.jsonl, line 7")
    assert str(caught.value).startswith("bundle.jsonl, line 7: ")
    assert "\n" not in str(caught.value)


def test_read_stream_skips_empty_lines_and_counts_them() -> None:
    lines = [DOCUMENT, b"\n", b"  \n", DOCUMENT.replace(b"doc-1", b"doc-2")]
    assert [r.id for r in read_stream(lines)] == ["doc-1", "doc-2"]
    with pytest.raises(RecordError, match="given, line 5"):
        list(read_stream([*lines, b"{"], name="given"))


def test_read_stream_is_lazy() -> None:
    stream = read_stream([DOCUMENT, b"{"])
    assert next(stream).id == "doc-1"
    with pytest.raises(RecordError):
        next(stream)


def test_offsets_survive_any_character() -> None:
    text = "“Naïve” \U0001f4a7 dam\r\n\u2028end\u0000"
    document = Document(id="doc-1", received_as="a.txt", text=text)
    back = decode(encode(document))
    assert isinstance(back, Document)
    assert back.text == text


@given(st.dictionaries(st.text(), st.integers(0, 9)))
def test_equal_values_give_equal_bytes(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert encode_json(value) == encode_json(turned)
    assert msgspec.json.decode(encode_json(value)) == value
    assert encode_json(value).endswith(b"\n")
