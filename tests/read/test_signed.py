"""Signed posts and pulled quotations."""

from __future__ import annotations

import pytest

from earwitness.read.spans.signed import with_signed
from earwitness.records import Document


@pytest.mark.parametrize(
    ("text", "signer", "why"),
    [
        ("There is no leak.\n@embassy_lisk, 14 Sept", "@embassy_lisk", "a handle with a date"),
        ("There is no leak.\nThe Embassy (@embassy_lisk) · 3h", "@embassy_lisk", "as post cards are saved"),
        ("The gauge does not lie.\n— Mara Quill, engineer", "Mara Quill, engineer", "a dash signs"),
        ("“The gauge does not lie.”\nMara Quill, engineer", "Mara Quill, engineer", "a pulled quotation"),
        ("The gauge does not lie.\nMara Quill, engineer", None, "a bare name signs only a quotation"),
        ("The bus waits.\nAsk @embassy_lisk for more about this, they know.", None, "a handle in a sentence"),
    ],
)
def test_signatures(text: str, signer: str | None, why: str) -> None:
    out = with_signed(Document(id="doc-x", received_as="x.txt", text=text), [])
    assert [text[s:e] for d in out for s, e in d.source] == ([signer] if signer else []), why
    assert all(text[s:e] == text.split("\n", maxsplit=1)[0] for d in out for s, e in d.content)
