"""From the source of a page to its tree, whatever the source holds."""

from __future__ import annotations

import re
from typing import Any, Final

from earwitness.errors import InputError

# libxml2 stops at this depth and drops the rest of the page; such pages are read without structure.
_PARSER_DEPTH: Final = 2000
_ANY_TAG: Final = re.compile(
    r"</?(?:[a-z][a-z0-9-]{0,30})(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_KEPT_TAG: Final = re.compile(
    r"</?(?:script|style|noscript|template|head|title|meta|link|html|body)\b", re.IGNORECASE
)


def parse(source: str, name: str) -> tuple[Any, bool]:
    """The lxml tree of a page, and whether its structure had to be dropped because it was too deep.

    Nothing is fetched and no entity declared in the page is expanded. Raises InputError if there is
    no tree at all.
    """
    tree = _tree(source)
    flat = False
    if tree is not None and _too_deep(tree):
        tree, flat = _tree(_ANY_TAG.sub(_flattened, source)), True
    if tree is None or not isinstance(tree.tag, str) or (flat and _too_deep(tree)):
        raise InputError(
            name, "is HTML that cannot be parsed", "copy its text into a .txt file and give that"
        )
    return tree, flat


def _flattened(match: re.Match[str]) -> str:
    return match.group() if _KEPT_TAG.match(match.group()) else "<br>"


def _tree(source: str) -> Any:
    from lxml import etree, html

    # bytes, because lxml refuses strings that carry an XML declaration; NUL would end the text
    raw = source.replace("\x00", "\ufffd").encode("utf-8", "replace")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _too_deep(tree: Any) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _PARSER_DEPTH:
            return True
    return False
