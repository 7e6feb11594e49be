"""Annotations made elsewhere, back as entries of a case file. ``returned`` is the one public function.

===========  ==========================================================================================
lines        filled-in lines for correction (jsonl-corrections)
tasks        tasks of Label Studio with annotations
annotations  W3C Web Annotations
entering     statements and words in the form of a case file
===========  ==========================================================================================

A form of ours that comes back is held against the records that it was made from: what differs is a
correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from earwitness.errors import InputError
from earwitness.export.material import Material
from earwitness.export.returning.annotations import from_annotations, is_annotation
from earwitness.export.returning.entering import Correction, Returned
from earwitness.export.returning.lines import from_lines
from earwitness.export.returning.tasks import from_tasks, is_tasks

__all__ = ["Correction", "Returned", "returned"]

_REMEDY = (
    "give what 'earwitness export' wrote as jsonl-corrections, label-studio or web-annotation, filled in; "
    "docs/correcting.md shows how"
)


def returned(material: Material, data: bytes, *, name: str) -> Returned:
    """The corrections in *data*, which was made from *material*; *name* is what messages call it.

    Raises InputError if it is none of the forms. What of it cannot be used is told, each with its place, and
    the rest is.
    """
    try:
        whole: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        whole = None
    found: Iterator[Correction | InputError]
    if is_tasks(whole):
        found = from_tasks(material, whole, name)
    elif is_annotation(whole):
        found = from_annotations(material, whole, name)
    elif _is_lines(data):
        found = from_lines(material, data, name)
    else:
        raise InputError(name, "holds no corrections", _REMEDY)
    every = tuple(found)
    return Returned(
        corrections=tuple(c for c in every if isinstance(c, Correction)),
        unusable=tuple(e for e in every if isinstance(e, InputError)),
    )


def _is_lines(data: bytes) -> bool:
    """Whether any line is an object that says what it is about: broken lines are told one by one."""
    return any(line.lstrip().startswith(b"{") and b'"about"' in line for line in data.splitlines())
