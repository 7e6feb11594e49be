"""Whatever the affair: no output holds the name, spans hold, other words stay, and it is done once."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.redaction.affairs import affairs, bundle_of
from tests.redaction.made import only

from earwitness.errors import SettingError
from earwitness.export import export
from earwitness.pipeline import make_dossier, redact_all
from earwitness.records import AnyRecord, Document, Party, Report, Span
from earwitness.redaction import redact, taken_out
from earwitness.redaction.choosing import Cast
from earwitness.redaction.folding import fold, folded, joined
from earwitness.redaction.marking import Marked
from earwitness.redaction.rewriting import SPANS


def spans_of(record: Any, document: str | None = None) -> Iterator[tuple[str, Span]]:
    for found in only(Document, [record]):
        yield from ((found.id, (b.start, b.end)) for b in found.blocks)
    if isinstance(record, Party | Report) and record.document:
        plain = msgspec.to_builtins(record)
        plain |= plain.pop("source", {}) | {"relay": ()}
        for key in SPANS & plain.keys():
            value = plain[key]
            many = [value] if value and isinstance(value[0], int) else value or ()
            yield from ((record.document, span) for span in many)


def holds(output: str, last: str) -> bool:
    """Whether *output* has the surname in any case, accent, or broken over lines."""
    plain = folded(re.sub(r"%(..)", lambda m: chr(int(m[1], 16)) if m[1].isalnum() else m[0], output))
    bare = re.sub(r"\W", "", joined(plain).text)
    return re.sub(r"\W", "", fold(last)) in bare


@settings(max_examples=40)
@given(affairs())
def test_no_output_holds_the_name(affair: tuple[list[AnyRecord], str, str]) -> None:
    records, first, last = affair
    done = redact(records, [f"{first} {last}"])
    for record in done.records:
        assert not holds(msgspec.json.encode(record).decode(), last), record
    for form in ("gexf", "csl-json", "csv-statements", "web-annotation", "ftm"):
        assert not holds(export(done.records, form).decode(), last)
    made = make_dossier(redact_all(bundle_of(records), [f"{first} {last}"]))
    assert not holds(made.html, last)
    assert "redacted at" in made.html
    assert not holds(made.markdown, last)


@given(affairs())
def test_spans_hold_and_other_words_stay(affair: tuple[list[AnyRecord], str, str]) -> None:
    records, first, last = affair
    done = redact(records, [f"{first} {last}"])
    texts = {d.id: d.text for d in only(Document, done.records)}
    for document in only(Document, records):
        new = done.by_old_id[document.id]
        assert isinstance(new, Document)
        # what stands between the marks stands, in this order, in the article
        kept = re.split(r"\[redacted(?: \d)?\](?:['’]s(?= [a-z]))?|redacted-1", new.text)
        pattern = r"[\s\S]*?".join(map(re.escape, kept))
        assert re.fullmatch(pattern, document.text)
    for record in done.records:
        for document_name, (start, end) in spans_of(record):
            text = texts[document_name]
            assert 0 <= start < end <= len(text)
            # no span begins or ends inside a mark
            for found in re.finditer(r"\[redacted(?: \d)?\]|redacted-1", text):
                assert not found.start() < start < found.end() and not found.start() < end < found.end()


@given(affairs(), st.randoms(use_true_random=False))
def test_redaction_is_a_function_of_the_set_and_is_done_once(
    affair: tuple[list[AnyRecord], str, str], chance: random.Random
) -> None:
    records, first, last = affair
    done = redact(records, [f"{first} {last}"])
    shuffled = list(records)
    chance.shuffle(shuffled)
    by_id = {r.id: r for r in redact(shuffled, [f"{first} {last}"]).records}
    assert by_id == {r.id: r for r in done.records}
    chosen = Cast(records).choose([f"{first} {last}"], [d.text for d in only(Document, records)])
    again = taken_out(done.records, Cast(done.records), chosen)
    assert again.records == done.records and again.places == 0
    with pytest.raises(SettingError, match="nowhere"):
        redact(done.records, [f"{first} {last}"])


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_offsets_go_where_their_characters_go(text: str, pairs: list[tuple[int, int]]) -> None:
    """Whatever is replaced, a span that touches no replacement holds the same words afterwards."""
    from earwitness.redaction.finding import Hit
    from earwitness.redaction.marking import marked

    hits = [Hit(min(p), max(p), 1) for p in pairs if min(p) < max(p) <= len(text)]
    made: Marked = marked(text, hits)
    edits = made.edits
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + 12) + 1):
            left, right = made.span(start, end)
            assert 0 <= left <= right <= len(made.text)
            if not any(e.start < end and start < e.end for e in edits):
                assert made.text[left:right] == text[start:end]
