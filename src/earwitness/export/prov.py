"""PROV-JSON (W3C member submission of 24 April 2013), as the Python package ``prov`` and others read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from earwitness.export.identity import VOCABULARY
from earwitness.export.material import Material
from earwitness.export.prov_statements import Element, Relation, Value, elements, relations
from earwitness.stream import encode_json

# What each relation calls its two ends (PROV-JSON, section 3).
ENDS: Final[Mapping[str, tuple[str, str]]] = {
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "used": ("prov:activity", "prov:entity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "wasInfluencedBy": ("prov:influencee", "prov:influencer"),
    "alternateOf": ("prov:alternate1", "prov:alternate2"),
    "hadMember": ("prov:collection", "prov:entity"),
}
_URN: Final = "urn:uuid:"


def prov_json(material: Material) -> bytes:
    """One PROV document; relations have no ids of their own, but numbers in a fixed order."""
    made: dict[str, Any] = {"prefix": {"ew": VOCABULARY, "uuid": _URN}}
    for element in elements(material):
        made.setdefault(element.kind, {})[_name(element.id)] = _element(element)
    for number, relation in enumerate(relations(material), 1):
        made.setdefault(relation.kind, {})[f"_:r{number}"] = _relation(relation)
    return encode_json(made)


def _name(urn: str) -> str:
    return f"uuid:{urn.removeprefix(_URN)}"


def _type(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _about(about: Mapping[str, Value]) -> dict[str, Any]:
    return {f"ew:{name}": list(v) if isinstance(v, tuple) else v for name, v in about.items()}


def _element(element: Element) -> dict[str, Any]:
    label = {"prov:label": element.label} if element.label else {}
    return label | {"prov:type": [_type(t) for t in element.types]} | _about(element.about)


def _relation(relation: Relation) -> dict[str, Any]:
    first, second = ENDS[relation.kind]
    type = {"prov:type": _type(relation.type)} if relation.type else {}
    ends = {first: _name(relation.first), second: _name(relation.second)}
    return ends | type | _about(relation.about)
