"""What made a result: enough to make it again, and nothing that differs between two equal runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from earwitness.records import Document, Provenance, make_id
from earwitness.version import VERSION

Setting = str | int | float | bool | None


def provenance(
    command: str,
    *,
    settings: Mapping[str, Setting],
    models: Mapping[str, str],
    documents: Iterable[Document],
) -> Provenance:
    """The Provenance of a run of *command*: version, settings, hashes of models, ids of documents.

    *models* maps names to hashes. No times, names of machines or paths: give none in *settings*.
    """
    inputs = tuple(sorted({document.id for document in documents}))
    chosen = dict(sorted(settings.items()))
    hashes = dict(sorted(models.items()))
    return Provenance(
        id=make_id("prv", VERSION, command, chosen, hashes, inputs),
        version=VERSION,
        command=command,
        settings=chosen,
        models=hashes,
        inputs=inputs,
    )
