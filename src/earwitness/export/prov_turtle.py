"""PROV-O (W3C Recommendation of 30 April 2013) as Turtle: what PROV-JSON says, for RDF stores.

A relation of which more is known than its ends stands there twice, as PROV-O has it: as a plain property, and
qualified, with its type and attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from earwitness.export.identity import VOCABULARY
from earwitness.export.material import Material
from earwitness.export.prov_statements import Element, Relation, Value, elements, relations

_PREFIXES: Final = {
    "ew": VOCABULARY,
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CLASSES: Final = {"entity": "prov:Entity", "agent": "prov:Agent", "activity": "prov:Activity"}
# relation -> (property that leads to it when qualified, its class, property that leads on to the other end)
_QUALIFIED: Final[Mapping[str, tuple[str, str, str]]] = {
    "wasDerivedFrom": ("prov:qualifiedDerivation", "prov:Derivation", "prov:entity"),
    "wasAttributedTo": ("prov:qualifiedAttribution", "prov:Attribution", "prov:agent"),
    "wasInfluencedBy": ("prov:qualifiedInfluence", "prov:Influence", "prov:influencer"),
}
# A derivation with a type has a property, a way to be qualified, and a class of its own.
_TYPED: Final[Mapping[str, tuple[str, str]]] = {
    "prov:Quotation": ("prov:wasQuotedFrom", "prov:qualifiedQuotation"),
    "prov:PrimarySource": ("prov:hadPrimarySource", "prov:qualifiedPrimarySource"),
    "prov:Revision": ("prov:wasRevisionOf", "prov:qualifiedRevision"),
}
_ESCAPED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPE: Final = re.compile(r'["\\\n\r\t]')


def prov_o(material: Material) -> bytes:
    """One Turtle file in UTF-8: prefixes, then each element with what it leads to, in order of URNs."""
    leads: dict[str, list[str]] = {}
    for relation in relations(material):
        leads.setdefault(relation.first, []).extend(_relation(relation))
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items()]
    for element in elements(material):
        told = [*_element(element), *dict.fromkeys(leads.get(element.id, ()))]
        lines += ["", f"<{element.id}>", *(f"    {line} ;" for line in told[:-1]), f"    {told[-1]} ."]
    return ("\n".join(lines) + "\n").encode()


def _element(element: Element) -> Iterator[str]:
    yield f"a {', '.join((_CLASSES[element.kind], *element.types))}"
    if element.label:
        yield f"rdfs:label {_literal(element.label)}"
    yield from _about(element.about)


def _relation(relation: Relation) -> Iterator[str]:
    yield f"prov:{relation.kind} <{relation.second}>"
    property, qualified = _TYPED.get(relation.type or "", ("", ""))
    if property:
        yield f"{property} <{relation.second}>"
    if relation.about and relation.kind in _QUALIFIED:
        leads, cls, on = _QUALIFIED[relation.kind]
        told = [f"a {relation.type or cls}", f"{on} <{relation.second}>", *_about(relation.about)]
        yield f"{qualified or leads} [ {' ; '.join(told)} ]"


def _about(about: Mapping[str, Value]) -> Iterator[str]:
    for name, value in about.items():
        each = value if isinstance(value, tuple) else (value,)
        if each:
            yield f"ew:{name} {', '.join(_literal(v) for v in each)}"


def _literal(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    if isinstance(value, int):
        return str(value)
    return f'"{_ESCAPE.sub(lambda found: _ESCAPED[found.group()], value)}"'
