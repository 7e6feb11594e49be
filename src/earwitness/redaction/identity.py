"""New ids for records that redaction changed, and their order.

An id is a hash of what its record was made from: whoever guesses the name could make the id again and so
find the guess confirmed. New ids are hashes of the redacted records. Lists and records that stood in
order of their old ids are put in order of the new ones, since the old order would tell as much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from earwitness.records import document_id, make_id

Plain = dict[str, Any]

# Fields that hold ids of other records. In ``evidence`` any value may be one.
IDS: Final = frozenset(
    [
        "document", "documents", "earlier", "party", "parties", "candidates", "informer", "informed",
        "members", "parent", "continues", "report", "reports", "from", "to", "claim", "ghosts", "cited_in",
        "hinge", "figures", "inputs", "about",
    ]
)  # fmt: skip
# A report refers to others of its article only: they have new ids where it has.
_OF_THE_SAME: Final = frozenset(["parent", "continues"])
# Records refer only to those of kinds before them.
LEVELS: Final = (
    "document", "party", "merged", "report", "figure", "informs", "headline-check", "claim", "ghost",
    "origin", "link", "passage", "comparison", "belief", "quantity", "truth", "simulation", "provenance",
)  # fmt: skip


def _by_id(record: Plain) -> tuple[str, ...]:
    return (str(record["id"]),)


# What the records of a kind that stands in order of ids stand in order of.
_ORDERED: Final[Mapping[str, Callable[[Plain], tuple[str, ...]]]] = {
    "merged": _by_id,
    "claim": _by_id,
    "origin": _by_id,
    "link": _by_id,
    "ghost": _by_id,
    "comparison": _by_id,
    "passage": lambda r: (*r["documents"], r["id"]),
    "belief": lambda r: (r["claim"], r["id"]),
    "quantity": lambda r: (*r["figures"], r["id"]),
}


def renamed(before: Sequence[Plain], after: Sequence[Plain]) -> dict[str, Plain]:
    """The records *after* redaction with new ids where they differ from *before*, by their old ids."""
    ids: dict[str, str] = {}
    out: dict[str, Plain] = {}
    used: set[str] = set()
    by_level: dict[str, list[tuple[Plain, Plain]]] = {level: [] for level in LEVELS}
    for old, new in zip(before, after, strict=True):
        by_level[_level(old)].append((old, new))
    for level in LEVELS:
        pairs = [(old, _mapped(new, ids, but=_OF_THE_SAME)) for old, new in by_level[level]]
        for old, new in pairs:
            if new == old:
                used.add(old["id"])
                ids[old["id"]] = old["id"]
                out[old["id"]] = new
        # where two are alike now, the old ids say which is first
        for old, new in sorted(((o, n) for o, n in pairs if n != o), key=lambda p: p[0]["id"]):
            made = _new_id(new, used)
            used.add(made)
            ids[old["id"]] = made
            out[old["id"]] = new | {"id": made}
        if level == "report":
            for old, _ in pairs:
                out[old["id"]] |= {k: ids.get(out[old["id"]][k], out[old["id"]][k]) for k in _OF_THE_SAME}
    return out


def in_order(records: Iterable[Plain]) -> list[Plain]:
    """*records* with those of kinds that stand in order of ids in that order, in the same places."""
    listed = list(records)
    for level, key in _ORDERED.items():
        places = [i for i, r in enumerate(listed) if _level(r) == level]
        for place, record in zip(places, sorted((listed[i] for i in places), key=key), strict=True):
            listed[place] = record
    return listed


def _level(record: Plain) -> str:
    merged = record["record"] == "party" and record["document"] is None
    return "merged" if merged else str(record["record"])


def _new_id(record: Plain, used: set[str]) -> str:
    if record["record"] == "document":
        made = document_id(
            url=record["url"],
            outlet=record["outlet"],
            published=record["published"]["date"],
            text=record["text"],
        )
        if made not in used:
            return made
    body = {k: v for k, v in record.items() if k != "id" and k not in _OF_THE_SAME}
    told = msgspec.json.encode(body, order="deterministic").decode()
    prefix = str(record["id"]).partition("-")[0]
    made = make_id(prefix, told)
    number = 1
    while made in used:
        number += 1
        made = make_id(prefix, told, number)
    return made


def _mapped(record: Plain, ids: Mapping[str, str], *, but: frozenset[str]) -> Plain:
    """*record* with the new ids of others in place of the old ones, in order where those were."""
    if record["record"] == "simulation":
        return record
    out = {k: v if k in but or k == "id" else _value(k, v, ids) for k, v in record.items()}
    if record["record"] == "party" and _is_sorted(record["members"]):
        out |= _members(record, ids)
    if record["record"] == "passage" and _is_sorted(record["documents"]) and not _is_sorted(out["documents"]):
        out |= {"documents": out["documents"][::-1], "spans": [pair[::-1] for pair in out["spans"]]}
    if record["record"] == "claim" and _is_sorted([w["report"] for w in record["wordings"]]):
        out["wordings"] = sorted(out["wordings"], key=lambda w: str(w["report"]))
    return out


def _is_sorted(ids: list[str]) -> bool:
    return ids == sorted(ids)


def _value(key: str, value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        inner = {k: _value("about" if key == "evidence" else k, v, ids) for k, v in value.items()}
        return inner if key not in ("settings", "models") else value
    if isinstance(value, list):
        if key in IDS and key not in ("documents", "members") and all(isinstance(v, str) for v in value):
            mapped = [ids.get(v, v) for v in value]
            return sorted(mapped) if _is_sorted(value) else mapped
        return [_value(key, v, ids) for v in value]
    return ids.get(value, value) if key in IDS and isinstance(value, str) else value


def _members(record: Plain, ids: Mapping[str, str]) -> Plain:
    """Members in order of their new ids, each but the first with the rule that joined it to the others."""
    old, why = list(record["members"]), list(record["why"])
    if len(why) != len(old) - 1:
        return {"members": [ids.get(m, m) for m in old]}
    rules = dict(zip(old[1:], why, strict=True))
    new = sorted(old, key=lambda m: ids.get(m, m))
    rules[old[0]] = rules.get(new[0], "")  # what joined the new first one to the old joins the old to it
    return {"members": [ids.get(m, m) for m in new], "why": [rules[m] for m in new[1:]]}
