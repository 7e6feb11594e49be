"""Records in the forms of other tools. ``export`` is the one public function.

=================  ====================================================================================
graphml, gexf      graphs: Gephi, yEd, Cytoscape, NetworkX, igraph
json               node-link JSON, as NetworkX and D3 read it
jsonl              the record stream itself
prov-json, prov-o  W3C PROV: where each statement and claim comes from
web-annotation     W3C Web Annotation: each finding, anchored in its article
claimreview        schema.org Claim and ClaimReview
csl-json           the articles, to be cited
csv-statements     tables for spreadsheets; csv-claims and csv-figures as well
label-studio       tasks with predictions, to be corrected
jsonl-corrections  the same for editors and programs
ftm                FollowTheMoney entities; ftm-statements: its statements
stix               a STIX 2.1 bundle
misp               a MISP event
=================  ====================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable

from earwitness.export.forms import FORMS, GRAPHS, RECORDS, check_form
from earwitness.export.graph import graph
from earwitness.export.material import material
from earwitness.records import AnyRecord
from earwitness.stream import encode

__all__ = ["export"]


def export(records: Iterable[AnyRecord], form: str) -> bytes:
    """The file that holds *records* in a *form*, by the names in ``earwitness.export.forms.NAMES``.

    *records* are those of a bundle: its documents, what was found in them, its lineage, its beliefs. What a
    form needs and they lack is left out. Equal records give equal bytes, in any order, but for the record
    stream, which keeps its order. Raises SettingError for another form.
    """
    check_form(form)
    if form == RECORDS:
        return b"".join(encode(record) + b"\n" for record in records)
    return GRAPHS[form](graph(records)) if form in GRAPHS else FORMS[form].write(material(records))
