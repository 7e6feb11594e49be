"""Words that came with a scenario, made safe to stand in a sentence, a table, a chart or a terminal.

Titles, names and units are a stranger's. Unseen characters in them are spelled out (``earwitness.unseen``),
and the words are shut up in Unicode isolates (U+2068 and U+2069), so that a name written from right to left
does not carry the number beside it along. Nothing is escaped here: that is done where HTML is made, which
also turns isolates into ``<bdi>``.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.unseen import IN_NAMES, visible

OPEN: Final = "\u2068"
CLOSE: Final = "\u2069"


def given(text: str) -> str:
    """*text* as ``visible``, kept to itself; empty stays empty."""
    seen = visible(text)
    return f"{OPEN}{seen}{CLOSE}" if seen else ""


def escaped(json: str) -> str:
    """*json* with every unseen character as an escape of JSON; it says the same."""
    return IN_NAMES.sub(_escape, json)


def _escape(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a longer text, each as ``given``: empty lines part them."""
    return tuple(given(part) for part in re.split(r"\n[ \t\r]*\n", text) if visible(part))


def bare(text: str) -> str:
    """*text* without isolates, for terminals and for measuring."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def capital(text: str) -> str:
    """*text* with its first letter large, at the beginning of a sentence."""
    first = next((i for i, char in enumerate(text) if char != OPEN), None)
    return text if first is None else text[:first] + text[first].upper() + text[first + 1 :]
