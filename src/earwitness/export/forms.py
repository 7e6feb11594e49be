"""Which forms there are, and which a file's name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from earwitness.errors import SettingError
from earwitness.export.annotation import web_annotation
from earwitness.export.claimreview import claim_review
from earwitness.export.corrections import correction_lines
from earwitness.export.csl import csl_json
from earwitness.export.ftm import ftm_entities, ftm_statements
from earwitness.export.gexf import gexf
from earwitness.export.graph import Graph
from earwitness.export.graphml import graphml
from earwitness.export.labelstudio import label_studio
from earwitness.export.material import Material
from earwitness.export.misp import misp_event
from earwitness.export.nodelink import node_link
from earwitness.export.prov import prov_json
from earwitness.export.prov_turtle import prov_o
from earwitness.export.stix import stix_bundle
from earwitness.export.table import claims_csv, figures_csv, statements_csv

RECORDS: Final = "jsonl"
GRAPHS: Final[Mapping[str, Callable[[Graph], bytes]]] = {"graphml": graphml, "gexf": gexf, "json": node_link}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of other tools: how it is written; whether it says nothing without claims, or holds beliefs."""

    write: Callable[[Material], bytes]
    needs_claims: bool = False
    holds_beliefs: bool = False


FORMS: Final[Mapping[str, Form]] = {
    "prov-json": Form(prov_json, holds_beliefs=True),
    "prov-o": Form(prov_o, holds_beliefs=True),
    "web-annotation": Form(web_annotation),
    "claimreview": Form(claim_review, needs_claims=True, holds_beliefs=True),
    "csl-json": Form(csl_json),
    "csv-statements": Form(statements_csv),
    "csv-claims": Form(claims_csv, needs_claims=True, holds_beliefs=True),
    "csv-figures": Form(figures_csv),
    "label-studio": Form(label_studio),
    "jsonl-corrections": Form(correction_lines),
    "ftm": Form(ftm_entities, holds_beliefs=True),
    "ftm-statements": Form(ftm_statements, holds_beliefs=True),
    "stix": Form(stix_bundle, needs_claims=True, holds_beliefs=True),
    "misp": Form(misp_event, needs_claims=True, holds_beliefs=True),
}
NAMES: Final = (*GRAPHS, RECORDS, *FORMS)


def form_of(path: Path) -> str:
    """The graph form, or record stream, that *path* ends in. Raises SettingError for another ending."""
    form = path.suffix.lower().removeprefix(".")
    if form not in (*GRAPHS, RECORDS):
        known = ", ".join(f".{known}" for known in (*GRAPHS, RECORDS))
        raise SettingError(f"{path}: its ending says no form that is known; end the name with one of {known}")
    return form


def check_form(name: str) -> str:
    """*name*, if it is a form. Raises SettingError if not."""
    if name not in NAMES:
        raise SettingError(f"form {name!r}: not known; choose one of {', '.join(NAMES)}")
    return name
