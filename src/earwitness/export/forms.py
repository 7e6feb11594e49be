"""Which forms there are, and which a file's name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from earwitness.errors import SettingError
from earwitness.export.gexf import gexf
from earwitness.export.graph import Graph
from earwitness.export.graphml import graphml
from earwitness.export.nodelink import node_link

RECORDS: Final = "jsonl"
GRAPHS: Final[Mapping[str, Callable[[Graph], bytes]]] = {"graphml": graphml, "gexf": gexf, "json": node_link}


def form_of(path: Path) -> str:
    """The form that *path* ends in. Raises SettingError for an ending that says none."""
    form = path.suffix.lower().removeprefix(".")
    if form not in (*GRAPHS, RECORDS):
        known = ", ".join(f".{known}" for known in (*GRAPHS, RECORDS))
        raise SettingError(f"{path}: its ending says no form that is known; end the name with one of {known}")
    return form
