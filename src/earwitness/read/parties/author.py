"""Who says "I" outside quotation marks: whoever the by-line names, else the author, who has no name.

Fails on: letters and comments of readers, of whom each is an author of his own.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.names import Phrase, phrase
from earwitness.read.parties.entities import Cast, Entity
from earwitness.records import Document

_BY: Final = re.compile(r"^\s*by\s+", re.IGNORECASE)
_LONGEST: Final = 200  # characters of a by-line that are looked at


def author(document: Document, cast: Cast) -> Entity:
    """The party that writes *document*."""
    credits = (document.text[b.start : b.end][:_LONGEST] for b in document.blocks if b.kind == "credit")
    words = next((phrase(_BY.sub("", c)) for c in credits if _BY.match(c)), Phrase("none"))
    if words.form != "name":
        return cast.new("unspecified", "the author", many=False)
    known = cast.named(words.name, words.gender, "named-person")
    return known or cast.new("named-person", "", words=words.name, many=False)
