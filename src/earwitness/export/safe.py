"""What a hostile article put into a text, made harmless for whatever opens the file.

=============  ==========================================  ==================================================
function       for                                         what it changes
=============  ==========================================  ==================================================
``kept``       text that selectors and offsets point into  lone surrogates, which UTF-8 cannot hold
``shown``      names, titles, quotations that people read  those, control characters, characters that reorder
                                                           a line; line ends and runs of spaces become one
``address``    links                                       anything but http and https is no link at all
``language``   tags of languages                           what does not look like one is left out
``cell``       a cell of a table that a spreadsheet opens  what would be computed as a formula stands as text
=============  ==========================================  ==================================================

``kept`` and the replacements of ``shown`` put one U+FFFD for one character.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from earwitness.unseen import IN_DATA

_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
_LONE: Final = re.compile("[\ud800-\udfff]")
_SPACE: Final = re.compile(r"\s+")

_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_SCHEMES: Final = ("http", "https")
_HOST: Final = re.compile(r"[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\]")
_UNRESERVED: Final = "/:@!$&()*+,;=~-._?%"
_BARE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")

# What spreadsheets take for the beginning of a formula, full-width forms included: Excel folds them.
_FORMULA: Final = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_UNPRINTED: Final = "\\s\u200b-\u200f\u2060\ufeff"
_BEGINS: Final = re.compile(f"[{_UNPRINTED}]*[{_FORMULA}]")
# Where a semicolon separates cells (most of Europe), a comma-separated file is cut at those in its texts.
_AFTER_CUT: Final = re.compile(f';([{_UNPRINTED}"]*)(?=[{_FORMULA}])')


def kept(text: str) -> str:
    """*text* as UTF-8 can hold it, of the same length in code points."""
    return _LONE.sub(_REPLACED, text)


def shown(text: str | None) -> str:
    """*text* on one line, without characters that are not seen or that reorder others; empty for None."""
    return _SPACE.sub(" ", IN_DATA.sub(_REPLACED, text or "")).strip()


def address(url: str | None) -> str | None:
    """*url* in ASCII, if it is a web address; None for scripts, files and all else.

    An address that holds a name or password ("https://bank.example@evil.example") is none: it misleads.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").encode("idna").decode("ascii") if "[" not in parts.netloc else ""
        port = parts.port
    except ValueError:  # UnicodeError is one
        return None
    host = host or (f"[{parts.hostname}]" if parts.hostname else "")
    if parts.scheme not in _SCHEMES or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    rest = "".join(
        mark + _encoded(part)
        for mark, part in (("", parts.path), ("?", parts.query), ("#", parts.fragment))
        if part
    )
    return f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{rest}"


def _encoded(part: str) -> str:
    return quote(_BARE_PERCENT.sub("%25", kept(part)), safe=_UNRESERVED)


def language(code: str | None) -> str | None:
    """The language of a tag such as "en" or "en-GB", if it looks like one: "en"."""
    match = _LANGUAGE.fullmatch((code or "").strip())
    return match[1].lower() if match else None


def cell(text: str | None) -> str:
    """*text* for a cell of a table: on one line, and never a formula (an apostrophe stands before it).

    What was made safe stays as it is: ``cell(cell(text)) == cell(text)``.
    """
    line = _AFTER_CUT.sub(r";\1'", shown(text))
    return f"'{line}" if _BEGINS.match(line) else line
