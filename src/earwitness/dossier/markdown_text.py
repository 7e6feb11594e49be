"""Words that came from outside as Markdown that stays words: no markup, link, tag or front matter in them.

Escapes are those of CommonMark (section 2.4); beyond it what GitHub and Obsidian add: bare addresses,
tables, formulas, highlights, comments, tags, embedded notes, block names, and braces for site generators.
They hold inside a line; ``item`` makes them hold at its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from earwitness.dossier.naming import short
from earwitness.unseen import IN_LINES, one_line

Value: TypeAlias = str | int | float | bool | None

# An underscore between letters or digits emphasizes nothing: "seln_watch" stays readable.
_MARKUP: Final = re.compile(r"[\\`*\[\]{}|~$^#]|(?<![^\W_])_|_(?![^\W_])")
_OPENS: Final = re.compile(r"\A(?:[-+>=:]|\d{1,9}(?=[.)]))")  # a list, a quotation, a line under a heading
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_SHOUT: Final = re.compile(r"!$")  # before a link it would make a picture of it
_DOUBLED: Final = re.compile(r"([=%:])(?=\1)")
# What becomes a link without any markup: schemes, www, addresses of mail. An entity is text to every reader.
_SCHEME: Final = re.compile(r":(?=//)")
_WWW: Final = re.compile(r"(?<=\bwww)\.", re.IGNORECASE)
# What the name of a note cannot hold, or would be markup in it.
_NO_NAME: Final = re.compile(r"""[\\/:`*_\[\]{}|~$^#<>"?;%=@!]+""")
_DEEPER: Final = "    "
_LONGEST_NAME: Final = 80  # characters of a note's name: longer ones are descriptions
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def plain(text: str) -> str:
    """*text* on one line, so that it reads the same and means nothing inside a line of Markdown."""
    text = _ENTITY.sub("&amp;", one_line(text)).replace("<", "&lt;")
    text = _MARKUP.sub(r"\\\g<0>", text)
    text = _WWW.sub("&#46;", _SCHEME.sub("&#58;", text)).replace("@", "&#64;")
    return _SHOUT.sub(r"\\!", _DOUBLED.sub(r"\\\1", text))


def wiki(name: str) -> str:
    """*name* as a link to the note of that name: "[[Mara Quill]]"; without what no such name can hold."""
    target = _note(name)
    return f"[[{target}]]" if target and len(target) <= _LONGEST_NAME else plain(short(name, _LONGEST_NAME))


def within(words: str, place: str) -> str:
    """*words*, which may come from outside, leading to a *place* in this note: a heading, or "^s12".

    Written as every Markdown reader knows it; Obsidian finds the place, others show the words at least.
    """
    return f"[{plain(words)}](#{place.replace(' ', '%20')})"


def item(text: str, *, depth: int = 0) -> str:
    """A list item of *text*, Markdown of one line; it opens no list or quotation of its own."""
    # an item without words would be the line that makes a heading of the one above it
    return f"{_DEEPER * depth}- {_OPENS.sub(_harmless, text) or '…'}"


def _note(name: str) -> str:
    bare = _NO_NAME.sub(" ", IN_LINES.sub(" ", name))
    return " ".join(_WWW.sub(" ", bare).split()).strip(". ")


def _harmless(found: re.Match[str]) -> str:
    """The opening of a block that opens none: "\\-", and "1\\" before its point."""
    return f"{found.group()}\\" if found.group().isdigit() else f"\\{found.group()}"


def front_matter(values: Mapping[str, Value | Mapping[str, Value]]) -> Iterator[str]:
    """Lines of YAML between its two rules; texts in quotation marks but for days, None as null."""
    yield "---"
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield f"{_key(key)}:"
            yield from (f"  {_key(inner)}: {_scalar(v)}" for inner, v in value.items())
        else:
            yield f"{_key(key)}: {_scalar(value)}"
    yield "---"


def _key(key: str) -> str:
    return key if _KEY.fullmatch(key) else _scalar(key)


def _scalar(value: Value) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return repr(value)
    if _DAY.fullmatch(value):
        return value
    return '"' + one_line(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
