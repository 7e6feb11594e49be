"""A lineage in the forms of other tools. ``export`` is the one public function.

==========  ===============================================================================
.graphml    GraphML: Gephi, yEd, Cytoscape, NetworkX, igraph
.gexf       GEXF 1.2: Gephi, NetworkX
.json       node-link JSON, as NetworkX and D3 read it
.jsonl      the record stream itself
==========  ===============================================================================
"""

from __future__ import annotations

from collections.abc import Iterable

from earwitness.errors import SettingError
from earwitness.export.forms import GRAPHS, RECORDS
from earwitness.export.graph import graph
from earwitness.records import AnyRecord
from earwitness.stream import encode

__all__ = ["export"]


def export(records: Iterable[AnyRecord], form: str) -> bytes:
    """The file that holds the lineage in *records* in a *form*: "graphml", "gexf", "json" or "jsonl".

    *records* are those of a traced bundle: its documents, what was found in them, and its lineage. Equal
    records give equal bytes. Raises SettingError for another form.
    """
    if form == RECORDS:
        return b"".join(encode(record) + b"\n" for record in records)
    if form not in GRAPHS:
        raise SettingError(f"form {form!r}: not known; choose one of {', '.join((*GRAPHS, RECORDS))}")
    return GRAPHS[form](graph(records))
