"""Changes laid over a scenario: what remedies, sweeps and ``--set`` are made of.

=============================================  ==========================================================
change                                         what it does
=============================================  ==========================================================
``{"fear": {"protection": 0.5}}``              changes this key of the section and leaves the others
``{"fear.protection": 0.5}``                   the same
``{"shading": {"rule": "silence"}}``           another kind of section: begins with that kind's defaults
``{"shading": {"ease": 2}}``                   the same kind: changes this key
``{"channels": []}``                           puts another list in place of this one
``{"+channels": [{…}]}``                       adds to the list
``{"channels.audit.noise": 0.3}``              changes one item, found by its name or its place (from 0)
``{"purge": False}``                           takes an optional section, number or item of a list away
=============================================  ==========================================================
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import cast

import msgspec
import numpy as np
from msgspec import inspect

from earwitness.errors import SettingError
from earwitness.simulate.fields import (
    Form,
    Misfit,
    fields,
    form,
    join,
    named,
    scenario_from,
    structs,
    tag_field,
    unknown,
)
from earwitness.simulate.scenario import Scenario

_ADDS = "+"


def patched(scenario: Scenario, change: Mapping[str, object]) -> Scenario:
    """*scenario* with *change* laid over it; the table above has the forms. *scenario* stays as it is.

    Values may be records, and numbers of NumPy. Raises SettingError naming the key, what came and what is
    allowed. What types cannot hold is left to ``check``: two changes may be right only together.
    """
    base = msgspec.to_builtins(scenario, str_keys=True)
    made = scenario_from(_laid(base, _tree(change), form(), ""))
    if isinstance(made, Misfit):
        raise SettingError(str(made))
    return made


def lookup(scenario: Scenario, path: str) -> object:
    """What stands at *path* of *scenario*: ``lookup(scenario, "channels.audit.noise")``.

    Raises SettingError for a path that leads nowhere, with the keys that would.
    """
    here: object = scenario
    done = ""
    for key in path.split("."):
        here = _step(here, key, done)
        done = join(done, key)
    return here


def setting(text: str) -> tuple[str, object]:
    """Path and value of one change written ``fear.memory=0.9``; a value that is no TOML is text."""
    path, equals, value = text.partition("=")
    if not equals or not path.strip():
        raise SettingError(f"{text!r} sets nothing; write key=value, such as fear.memory=0.9")
    try:
        content = tomllib.loads(f"value = {value.strip()}")
    except (tomllib.TOMLDecodeError, RecursionError):
        content = {}
    return path.strip(), content["value"] if len(content) == 1 else value.strip()


def _tree(change: Mapping[str, object]) -> dict[str, object]:
    """*change* as nested dicts of plain values, dotted keys taken apart."""
    out: dict[str, object] = {}
    for key, value in change.items():
        adds = _ADDS if isinstance(key, str) and key.startswith(_ADDS) else ""
        *above, last = str(key).removeprefix(_ADDS).split(".")
        adds = _ADDS if last.startswith(_ADDS) else adds
        nested = {adds + last.removeprefix(_ADDS): _plain(value)}
        for part in reversed(above):
            nested = {part: nested}
        _put(out, nested, "")
    return out


def _put(out: dict[str, object], new: Mapping[str, object], path: str) -> None:
    for key, value in new.items():
        old = out.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            _put(old, value, join(path, key))
        elif key in out:
            raise SettingError(f"{join(path, key)} is changed twice; keep one of the two")
        else:
            out[key] = value


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return _tree(value)
    if isinstance(value, msgspec.Struct):
        try:
            return msgspec.to_builtins(value, str_keys=True)
        except (TypeError, ValueError, RecursionError) as error:
            raise SettingError(f"a {type(value).__name__} holds what no file could ({error})") from error
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value


def _laid(base: object, change: object, form: Form, path: str) -> object:
    if change is False and _may_be_missing(form):
        return None
    if not isinstance(change, dict):
        return change
    if isinstance(form, inspect.VarTupleType):
        return _items_laid(base, change, form, path)
    if isinstance(form, inspect.DictType) and structs(form.value_type):
        return _levels_laid(base, change, form, path)
    return _section_laid(base, change, form, path) if structs(form) else change


def _section_laid(base: object, change: dict[str, object], form: Form, path: str) -> dict[str, object]:
    kinds, field = structs(form), tag_field(form)
    out = dict(base) if isinstance(base, dict) else {}
    kind = ""
    if field is not None:
        kind = str(change.get(field, out.get(field)))
        if kind != out.get(field):
            out = {}
    known = fields(kinds[kind]) if kind in kinds else {}
    for key, value in change.items():
        name = key.removeprefix(_ADDS)
        if name not in known:
            out[name] = value  # the kind, or no key at all, which is told when the records are made
        elif key != name:
            out[name] = _added(out.get(name), value, known[name], join(path, name))
        else:
            out[name] = _laid(out.get(name), value, known[name], join(path, name))
    return out


def _levels_laid(
    base: object, change: dict[str, object], form: inspect.DictType, path: str
) -> dict[str, object]:
    out = dict(base) if isinstance(base, dict) else {}
    for key, value in change.items():
        if value is False:
            out.pop(key, None)
        else:
            out[key] = _laid(out.get(key), value, form.value_type, join(path, key))
    return out


def _items_laid(base: object, change: dict[str, object], form: inspect.VarTupleType, path: str) -> object:
    out: list[object] = list(base) if isinstance(base, list | tuple) else []
    own = {
        key for section in structs(form.item_type).values() for key in (*fields(section), section.tag_field)
    }
    if not change.keys() - own:
        return change  # a section where a list of them is meant, which is told when the records are made
    for key, value in change.items():
        i = _place(out, key)
        if i is None:
            raise SettingError(_no_item(path, key, out))
        out[i] = False if value is False else _laid(out[i], value, form.item_type, join(path, key))
    return [item for item in out if item is not False]


def _added(base: object, value: object, form: Form, path: str) -> object:
    if not isinstance(form, inspect.VarTupleType):
        raise SettingError(f"+{path} adds to what is no list; + is for lists, such as +channels")
    new = value if isinstance(value, list) else [value]
    return [*base, *new] if isinstance(base, list | tuple) else new


def _step(here: object, key: str, done: str) -> object:
    """What *key* leads to from *here*, which stands at the path *done*."""
    if isinstance(here, msgspec.Struct):
        config = here.__struct_config__
        if key == config.tag_field:
            return config.tag
        if key not in here.__struct_fields__:
            kind = cast("inspect.StructType", inspect.type_info(type(here)))
            raise SettingError(str(unknown(done, key, kind)))
        found: object = getattr(here, key)
        return found
    if isinstance(here, tuple):
        i = _place(here, key)
        if i is None:
            raise SettingError(_no_item(done, key, here))
        return here[i]
    if isinstance(here, Mapping):
        by_text = {str(each): value for each, value in here.items()}
        if key in by_text:
            return by_text[key]
        raise SettingError(f"{join(done, key)} is not there; {done} has {', '.join(by_text) or 'nothing'}")
    what = "is left out" if here is None else "has no keys"
    raise SettingError(f"{join(done, key)} is not there: {done} {what} in this scenario")


def _place(items: Sequence[object], key: str) -> int | None:
    for i, item in enumerate(items):
        if named(item) == key:
            return i
    by_place = key.isascii() and key.isdecimal() and len(key) < 10 and int(key) < len(items)
    return int(key) if by_place else None


def _no_item(path: str, key: str, items: Sequence[object]) -> str:
    there = ", ".join(named(item) or str(i) for i, item in enumerate(items)) or "nothing"
    return f"{join(path, key)} is not there; {path} has {there}, and +{path} adds to it"


def _may_be_missing(form: Form) -> bool:
    return isinstance(form, inspect.UnionType) and any(isinstance(t, inspect.NoneType) for t in form.types)
