"""Encodings, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import InputError
from earwitness.ingest.decode import decode

TEXT = "Les puits sont à sec, a dit la maire. Personne n’a demandé.\n"

# (bytes, text, encoding guessed, why)
READ = [
    (TEXT.encode(), TEXT, None, "UTF-8"),
    (codecs.BOM_UTF8 + TEXT.encode(), TEXT, None, "the mark is removed"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, None, "UTF-16 with its mark"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT, None, "the other way round"),
    (TEXT.encode("cp1252"), TEXT, "cp1252", "nothing stated, mostly ASCII: Western European"),
    (
        b"<meta charset='iso-8859-1'>" + TEXT.encode("cp1252"),
        "<meta charset='iso-8859-1'>" + TEXT,
        None,
        "as browsers read it",
    ),
    (b"a\r\nb\rc\n", "a\nb\nc\n", None, "line ends"),
    (b"a\x00b", "a\x00b", None, "one stray character does no harm"),
]
REFUSED = [
    (b"%PDF-1.7 text", "PDF", "PDF, whatever its name"),
    (b"PK\x03\x04....", "office", "ZIP or office"),
    (b"\x89PNG\r\n", "image", "image"),
    (bytes(range(256)) * 20, "binary", "binary"),
    (b"\x00" * 500, "binary", "zeros"),
    ("\ufffd".encode() * 50 + b"a" * 50, "unreadable", "mostly undecodable"),
]


@pytest.mark.parametrize(("raw", "text", "guessed", "why"), READ, ids=[row[3] for row in READ])
def test_read(raw: bytes, text: str, guessed: str | None, why: str) -> None:
    decoded = decode(raw, "a.txt")
    assert (decoded.text, decoded.guessed) == (text, guessed), why


@pytest.mark.parametrize(("raw", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(raw: bytes, words: str, why: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(raw, "a.txt")
    assert caught.value.name == "a.txt" and caught.value.remedy, why


def test_cyrillic_without_a_statement_is_guessed() -> None:
    text = (
        "Мэр города сказал в понедельник, что девять колодцев высохли ещё весной, и никто не спрашивал. " * 3
    )
    decoded = decode(text.encode("cp1251"), "a.txt")
    assert (decoded.text, decoded.guessed) == (text, "cp1251")


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=200))
def test_utf8_comes_back(text: str) -> None:
    if text.count("\ufffd") <= 0.05 * len(text) and not text.startswith(
        ("%PDF", "\ufeff", "PK\x03", "GIF8", "RIFF", "BZh", "Rar!")
    ):
        assert decode(text.encode(), "a.txt").text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        assert "\r" not in decode(raw, "a.txt").text
    except InputError as error:
        assert "\n" not in str(error)
