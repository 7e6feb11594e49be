"""CSL-JSON of the articles: for Zotero, Pandoc and whatever else cites (Citation Style Language 1.0.2).

The records name no authors of articles, so that there are none here: add them by hand.
"""

from __future__ import annotations

from typing import Any

from earwitness.export.material import Material
from earwitness.export.moments import date_parts, iso
from earwitness.export.safe import address, language, shown
from earwitness.export.telling import file_name, outlet, title
from earwitness.records import Document
from earwitness.stream import encode_json


def csl_json(material: Material) -> bytes:
    """One item for each document, in order of file names; its id is the document's."""
    return encode_json([_item(document) for document in material.documents.values()])


def _item(document: Document) -> dict[str, Any]:
    published = document.published
    item: dict[str, Any] = {
        "id": shown(document.id),
        "type": "article-newspaper" if document.outlet else "article",
        "title": title(document),
        "note": f"File: {file_name(document)}. Date of publication: {_known(document)}.",
    }
    parts = date_parts(published.date)
    if parts:
        item["issued"] = {"date-parts": parts} | ({"circa": True} if published.basis == "inferred" else {})
    if outlet(document):
        item["container-title"] = outlet(document)
    if address(document.url):
        item["URL"] = address(document.url)
    if language(document.language):
        item["language"] = language(document.language)
    retrieved = date_parts((iso(document.retrieved) or "").split("T")[0])
    if retrieved:
        item["accessed"] = {"date-parts": retrieved}
    return item


def _known(document: Document) -> str:
    why = shown(document.published.why)
    return f"{document.published.basis} ({why})" if why else document.published.basis
