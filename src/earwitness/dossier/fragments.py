"""The web address of an article, to which the page's script adds the very words of a statement.

A text fragment (WICG, "URL Fragment Text Directives", section 3.4) names words of a page:
``https://…#:~:text=first,last`` (``directive`` in page.js). The page only holds addresses as text to copy:
following one tells the outlet who reads what.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

from earwitness.records import Document

_LONGEST: Final = 2000  # characters of an address; longer ones break when they are sent on
_KEPT: Final = "%/:=&?~#+!$,;'@()*[]"  # what an address may hold besides letters, digits and -._


def web_address(document: Document) -> str | None:
    """The document's http or https address, with all else in it percent-encoded; None if it has none."""
    if document.url is None:
        return None
    try:
        parts = urlsplit(document.url.strip())
    except ValueError:  # "https://[" and the like
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    address = quote(document.url.strip().partition(":~:")[0], safe=_KEPT, errors="replace")
    return address if len(address) <= _LONGEST else None
