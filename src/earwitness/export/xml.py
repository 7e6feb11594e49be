"""What the XML forms share: text that XML can hold, types of attributes, and the bytes of a tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree import ElementTree

from earwitness.export.graph import Edge, Node, Value

# XML 1.0 holds no others, not even escaped (section 2.2). Line ends would come back as spaces.
_FORBIDDEN: Final = re.compile("[^\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"


def held(value: Value) -> str:
    """*value* as XML can hold it: tabs and line ends as spaces, other control characters replaced."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = re.sub(r"[\t\r\n]", " ", str(value))
    return _FORBIDDEN.sub(_REPLACED, text)


def typed(items: Iterable[Node | Edge], names: Mapping[type, str]) -> dict[str, str]:
    """For each attribute of *items*, in order of names, its type as *names* calls it."""
    found = {key: type(value) for item in items for key, value in item.about.items()}
    return {key: names[found[key]] for key in sorted(found)}


def written(root: ElementTree.Element) -> bytes:
    """The bytes of a tree, in UTF-8, indented."""
    ElementTree.indent(root)
    out: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return out + b"\n"
