"""Text and addresses from hostile articles."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.export.safe import address, cell, kept, language, shown
from earwitness.export.table import written

FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"


@pytest.mark.parametrize(
    ("why", "url", "wanted"),
    [
        ("as it is", "https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("spaces around", "  http://a.example ", "http://a.example"),
        ("what is not ASCII is encoded", "https://a.example/ü?q=é#ß", "https://a.example/%C3%BC?q=%C3%A9#%C3%9F"),
        ("what is encoded stays so", "https://a.example/%C3%BC", "https://a.example/%C3%BC"),
        ("a percent sign that encodes nothing", "https://a.example/100%", "https://a.example/100%25"),
        ("names of hosts in other scripts", "https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("a port", "https://a.example:8443/x", "https://a.example:8443/x"),
        ("quotation marks cannot end an attribute", "https://a.example/'\"<>", "https://a.example/%27%22%3C%3E"),
        ("a lone surrogate", "https://a.example/\ud800", "https://a.example/%EF%BF%BD"),
        ("an address of a machine", "http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        ("a script", "javascript:alert(1)", None),
        ("a script with a line end in its scheme", "java\nscript:alert(1)", None),
        ("data", "data:text/html,<script>alert(1)</script>", None),
        ("a file", "file:///etc/passwd", None),
        ("a name that looks like the host", "https://bank.example@evil.example/", None),
        ("no host", "https:///path", None),
        ("a host with a space", "https://a b.example/", None),
        ("no port", "https://a.example:99999/", None),
        ("brackets that hold no address", "https://[evil]/", None),
        ("nothing", "", None),
        ("not given", None, None),
    ],
)  # fmt: skip
def test_addresses(why: str, url: str | None, wanted: str | None) -> None:
    assert address(url) == wanted, why


@given(st.text(), st.sampled_from(["", "https://a.example/", "http://", "//", "javascript:"]))
def test_an_address_is_ascii_and_leads_to_the_web(text: str, before: str) -> None:
    made = address(before + text)
    if made is not None:
        parts = urlsplit(made)
        assert parts.scheme in ("http", "https") and parts.hostname and made.isascii()
        assert not set(made) & set(" \t\r\n\"'<>`{}|\\^")
        assert address(made) == made


@pytest.mark.parametrize(
    ("why", "text", "wanted"),
    [
        ("a formula", "=1+1", "'=1+1"),
        ("behind spaces, which some programs drop", "  =1", "'=1"),
        ("behind what is not seen", "\u200b\ufeff=1", "'\u200b\ufeff=1"),
        ("behind a tab or a line end", "\t\r\n=1", "'=1"),
        ("a minus, a plus, an at sign", "-1", "'-1"),
        ("full-width forms, which Excel folds", "＝1", "'＝1"),
        ("after a semicolon, where that separates cells", "so; =1", "so; '=1"),
        ("the same in quotation marks", 'so;"=1"', 'so;"\'=1"'),
        ("a dash in the middle does nothing", "so -1 and =2", "so -1 and =2"),
        ("an em dash is none of them", "— he said", "— he said"),
        ("line ends become spaces", "a\r\nb", "a b"),
        ("control characters are seen", "a\x00b\x1b", "a\ufffdb\ufffd"),
        ("nothing", None, ""),
    ],
)
def test_cells(why: str, text: str | None, wanted: str) -> None:
    assert cell(text) == wanted, why


@given(st.text(alphabet=st.characters() | st.sampled_from("=+-@;\"' \t\n\u200b＝")))
def test_a_cell_is_no_formula_whatever_separates_cells(text: str) -> None:
    made = cell(text)
    assert cell(made) == made
    data = written(["a", "b"], [{"a": text, "b": text}], mark=b"").decode()
    for separator in (",", ";"):
        for row in csv.reader(io.StringIO(data, newline=""), delimiter=separator):
            for found in row:
                assert found.lstrip(' \t\u200b"')[:1] not in tuple(FORMULA)


@given(st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Lu", "Zs"])))
def test_kept_keeps_offsets_and_shown_can_be_read(text: str) -> None:
    assert len(kept(text)) == len(text)
    kept(text).encode()
    made = shown(text)
    made.encode()
    assert made == made.strip() and shown(made) == made
    assert not set(made) & {*map(chr, range(32)), *"\x7f\x85\x9b\u202a\u202e\u2066\u2069\u2028\ufffe"}


def test_marks_that_right_to_left_names_need_stay() -> None:
    assert shown("\u05d0\u200f(b)") == "\u05d0\u200f(b)"


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("DEU", "deu"),
        ("", None),
        (None, None),
        ("<b>", None),
        ("english", None),
    ],
)
def test_languages(tag: str | None, wanted: str | None) -> None:
    assert language(tag) == wanted
