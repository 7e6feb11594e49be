"""From bytes to characters: which encoding, and whether this is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from earwitness.errors import InputError

# First bytes of what people give by mistake, what to call it, and what to do instead.
_SAVE_TEXT: Final = "save its text as .txt or the page as .html and give that"
_MAGIC: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"%PDF", "is a PDF, which is not read yet", "copy its text into a .txt file and give that"),
    (
        b"PK\x03\x04",
        "is a ZIP archive or an office document",
        "unpack it, or save the document as plain text",
    ),
    (b"\xd0\xcf\x11\xe0", "is an office document of the old kind", "save the document as plain text"),
    (b"{\\rtf", "is a rich-text document", "save the document as plain text"),
    (b"\x1f\x8b", "is compressed (gzip)", "unpack it first"),
    (b"BZh", "is compressed (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "is compressed (xz)", "unpack it first"),
    (b"7z\xbc\xaf", "is a 7-Zip archive", "unpack it first"),
    (b"Rar!", "is a RAR archive", "unpack it first"),
    (b"\x89PNG", "is an image", _SAVE_TEXT),
    (b"\xff\xd8\xff", "is an image", _SAVE_TEXT),
    (b"GIF8", "is an image", _SAVE_TEXT),
    (b"RIFF", "is an image or a sound", _SAVE_TEXT),
    (b"II*\x00", "is an image", _SAVE_TEXT),
    (b"MM\x00*", "is an image", _SAVE_TEXT),
    (b"SQLite format 3", "is a database", _SAVE_TEXT),
    (b"\x7fELF", "is a program", _SAVE_TEXT),
    (b"MZ\x90", "is a program", _SAVE_TEXT),
    (b"bplist00", "is a web archive of one browser only", "save the page as HTML"),
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_META_WITHIN: Final = 4096  # bytes; browsers look at the first 1024
# What a page means by a label, where browsers do not take it literally (WHATWG Encoding Standard).
_MEANS: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
}
# Of 100 characters, how many may be control characters or undecodable before it is no text.
_BINARY_SHARE: Final = 0.02
_LOST_SHARE: Final = 0.05
_FEW_CONTROLS: Final = 8  # so that a short text is not refused for one stray character
_GUESS_FROM: Final = 200_000  # bytes; guessing reads no more than this, to stay quick
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# In Western European text in windows-1252 these are all the bytes above ASCII that occur often.
_WESTERN: Final = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb\xbf\xe6\xf8\xc6\xd8"
)
_WESTERN_LETTERS: Final = frozenset(range(0xC0, 0x100)) - {0xD7, 0xF7, 0xD0, 0xDE, 0xF0, 0xFE}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, with line ends made line feeds; ``guessed`` names an encoding that nothing stated."""

    text: str
    guessed: str | None = None


def decode(raw: bytes, name: str) -> Decoded:
    """The characters of *raw*. Raises InputError, naming *name*, if it is not text.

    In this order: a byte-order mark, UTF-8, the charset that an HTML page states, a guess.

    Fails on: short texts in single-byte encodings other than windows-1252, which the guess confuses.
    """
    for magic, problem, remedy in _MAGIC:
        if raw.startswith(magic) or (magic == b"%PDF" and magic in raw[:1024].lstrip()[:8]):
            raise InputError(name, problem, remedy)
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return Decoded(_checked(raw[len(mark) :].decode(encoding, "replace"), name))
    if (text := _strict(raw, "utf-8")) is not None:
        return Decoded(_checked(text, name))
    if _looks_binary(raw[:_GUESS_FROM]):
        raise InputError(name, "is not text (binary content)", _SAVE_TEXT)
    if (match := _META.search(raw[:_META_WITHIN])) is not None:
        stated = match[1].decode("ascii", "replace").lower()
        if (text := _strict(raw, _MEANS.get(stated, stated))) is not None:
            return Decoded(_checked(text, name))
    encoding = _guess(raw)
    return Decoded(_checked(raw.decode(encoding, "replace"), name), guessed=encoding)


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: a page may state any label
        return None


def _checked(text: str, name: str) -> str:
    """*text* with line feeds only; refused if too much of it is no text."""
    length = max(1, len(text))
    if len(_CONTROLS.findall(text)) > max(_FEW_CONTROLS, _BINARY_SHARE * length):
        raise InputError(name, "is not text (binary content)", _SAVE_TEXT)
    lost = text.count("\ufffd")
    if lost > _LOST_SHARE * length:
        raise InputError(
            name,
            f"cannot be decoded ({lost * 100 // length}% of it is unreadable)",
            "save it as UTF-8 and try again",
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _looks_binary(sample: bytes) -> bool:
    """True if the bytes hold many controls. UTF-16 without its mark is seen as binary too: half zeros."""
    controls = sum(sample.count(bytes([c])) for c in (*range(0, 9), *range(14, 27), *range(28, 32)))
    return controls > max(_FEW_CONTROLS, _BINARY_SHARE * len(sample))


def _guess(raw: bytes) -> str:
    """The most likely encoding of bytes that state none and are not UTF-8."""
    first = next((i for i, byte in enumerate(raw) if byte > 0x7F), 0)
    sample = raw[max(0, first - 1000) : first + _GUESS_FROM]
    high = [b for b in sample if b > 0x7F]
    letters = sum(bytes([b]).isalpha() for b in sample) or 1
    western = all(b in _WESTERN or b in _WESTERN_LETTERS for b in high)
    # charset-normalizer often takes a few curly marks or accents for a rare encoding; Greek and
    # Cyrillic, whose letters are the same bytes, are mostly high bytes and go to it
    if western and len(high) < 0.15 * letters:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
