"""The pages that are opened in a browser, each made once in a session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.browser.hostile import POISON, poisoned, shared

from earwitness.dossier import dossier
from earwitness.errors import InputError
from earwitness.ingest import IngestSettings
from earwitness.pipeline import collect, make_dossier, read_all, trace_all, weigh_all
from earwitness.provenance import provenance
from earwitness.read import ReadSettings
from earwitness.records import Document
from earwitness.simulate import simulate
from earwitness.simulate.files import read_scenario
from earwitness.simulate.outside import outside
from earwitness.simulate.page import page
from earwitness.simulate.remedies import remedies
from earwitness.trace import TraceSettings


def from_files(folder: Path, to: Path) -> tuple[Path, tuple[Document, ...]]:
    """The dossier of what lies in *folder*, read, traced and weighed as usual, and its documents."""
    bundle = collect([folder], IngestSettings())
    bundle = weigh_all(trace_all(read_all(bundle, ReadSettings()), TraceSettings()))
    to.write_text(_page(make_dossier(bundle)), encoding="utf-8", newline="")
    return to, bundle.documents


def from_poison(to: Path, poisons: Sequence[str] = POISON) -> tuple[Path, tuple[Document, ...]]:
    """A dossier with each of *poisons* in every field of every record, and its documents."""
    parts = [poisoned(poison, n) for n, poison in enumerate(poisons)]
    documents = [document for document, _, _, _ in parts]
    made = provenance(
        "dossier",
        settings={"model": POISON[0], "words_only": False},
        models={POISON[1]: POISON[4]},
        documents=documents,
    )
    html = _page(
        dossier(
            documents,
            [found for _, findings, _, _ in parts for found in findings],
            provenance=made,
            lineage=[r for _, _, lineage, _ in parts for r in lineage] + [shared(documents)],  # type: ignore[misc]
            beliefs=[b for _, _, _, beliefs in parts for b in beliefs],  # type: ignore[misc]
            apart=poisons,
            refused=[InputError(poison, poison, poison) for poison in poisons],
            notes=poisons,
        )
    )
    to.write_text(html, encoding="utf-8", newline="")
    return to, tuple(documents)


def _page(made: Any) -> str:
    return str(made if isinstance(made, str) else made.html)


def simulated(to: Path) -> Path:
    """The page of a short run of the packaged war room: purges, remedies, the press."""
    scenario = read_scenario("war-room")
    run = simulate(scenario, replicates=4, engine="plain")
    tried = remedies(scenario, replicates=4, engine="plain", base=run)
    to.write_text(page(run, remedies=tried, outside=outside(run)), encoding="utf-8", newline="")
    return to
