"""The keys of a scenario and what each allows, read off the records of ``scenario``.

msgspec makes records of what a file holds. This module says, in the words of the file, which key does not
fit, what came there and what is allowed. Paths are written ``fear.memory``, ``shading_at.2.rule``,
``channels.audit.noise`` (an item by its name) or ``peers.0.level`` (by its place, from 0): in messages, in
``patched`` and on the command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final, cast

import msgspec
from msgspec import inspect

from earwitness.simulate.scenario import Scenario

Form = inspect.Type
_SHOWN: Final = 60  # characters of a value that a message repeats
_ALIKE: Final = 0.6  # difflib's ratio from which a key counts as a misspelling of another: its own default
_SECTION: Final = "a section"


@dataclass(frozen=True, slots=True)
class Misfit:
    """One key that does not fit: its path, what is wrong there, and what to give instead."""

    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path} {self.problem}; {self.remedy}"


def scenario_from(data: object) -> Scenario | Misfit:
    """The scenario that *data*, the content of a file, describes, or the first key that does not fit."""
    wrong = misfit(data, form())
    if wrong is not None:
        return wrong
    try:
        return msgspec.convert(data, Scenario, str_keys=True)
    except msgspec.ValidationError as error:  # a rule of msgspec's that is not told apart below
        return Misfit("scenario", f"does not fit ({error})", "see docs/scenarios.md")


@cache
def form() -> inspect.StructType:
    """What a scenario may hold."""
    return cast("inspect.StructType", inspect.type_info(Scenario))


def misfit(value: object, form: Form, path: str = "", *, made: bool = False) -> Misfit | None:
    """The first thing in *value* that does not fit *form*, or None.

    *value* is what a file holds, dicts and lists; with *made* it is a record, which msgspec does not look at
    when it is made. There a list does not do where a tuple is meant: records are compared and hashed.
    """
    if isinstance(form, inspect.UnionType):
        return _union(value, form, path, made)
    if isinstance(form, inspect.StructType):
        return _struct(value, form, path, made)
    if isinstance(form, inspect.VarTupleType):
        return _list(value, form, path, made)
    if isinstance(form, inspect.DictType):
        return _mapping(value, form, path, made)
    return None if _is(value, form) else Misfit(path, came(value), f"give {allowed(form)}")


def came(value: object) -> str:
    """What stands there, for a message: "is 'high' (text)"."""
    if value is None:
        return "is missing"
    if isinstance(value, bool):
        return f"is {str(value).lower()}"
    if isinstance(value, str):
        shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
        return f"is {shown!r} (text)"
    if isinstance(value, int | float):
        return f"is {_number(value) if isinstance(value, int) else value}"
    if isinstance(value, Mapping):
        return f"is {_SECTION}"
    if isinstance(value, list | tuple):
        return "is a list"
    return f"is of type {type(value).__name__}"


def allowed(form: Form) -> str:
    """What fits *form*, for a message and for the table in the docs: "a number from 0 to 1"."""
    if isinstance(form, inspect.UnionType):
        if any(isinstance(each, inspect.NoneType) for each in form.types):
            return f"{allowed(_present(form))}, or leave it out"
        return f"{_SECTION} whose {_tag_field(form)} is one of {', '.join(structs(form))}"
    if isinstance(form, inspect.FloatType | inspect.IntType):
        return _range("a whole number" if isinstance(form, inspect.IntType) else "a number", form)
    if isinstance(form, inspect.LiteralType):
        return " or ".join(map(str, form.values))
    if isinstance(form, inspect.VarTupleType):
        return f"a list of {_plural(form.item_type)}"
    if isinstance(form, inspect.DictType):
        return f"{_SECTION} with a key for each level" if _by_number(form) else _SECTION
    return {inspect.StrType: "text", inspect.StructType: _SECTION}.get(type(form), "another value")


def fields(form: inspect.StructType) -> dict[str, Form]:
    """The keys of a section and the form of each; the key that tells its kind is not among them."""
    return {each.encode_name: each.type for each in form.fields}


def structs(form: Form) -> dict[str, inspect.StructType]:
    """The sections that *form* may be, by what tells their kind ("" where there is one kind)."""
    types = form.types if isinstance(form, inspect.UnionType) else (form,)
    return {str(each.tag or ""): each for each in types if isinstance(each, inspect.StructType)}


def tag_field(form: Form) -> str | None:
    """The key that tells which kind of section stands there ("rule", "kind"), or None."""
    return next((each.tag_field for each in structs(form).values()), None)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of *known* that *word* most likely misspells, or None. Letters' case does not count."""
    by_case = {each.lower(): each for each in known}
    found = get_close_matches(word.lower(), by_case, n=1, cutoff=_ALIKE)
    return by_case[found[0]] if found else None


def named(item: object) -> str | None:
    """The name of an item of a list, where it has one that a path can hold."""
    name = item.get("name") if isinstance(item, Mapping) else getattr(item, "name", None)
    return name if isinstance(name, str) and name and "." not in name else None


def join(path: str, key: str) -> str:
    """The path of *key* below *path*."""
    return f"{path}.{key}" if path else key


def unknown(path: str, key: str, form: inspect.StructType) -> Misfit:
    """That the section at *path* has no *key*, and which was meant: the nearest here, else one elsewhere."""
    known = [*([form.tag_field] if form.tag_field else []), *fields(form)]
    guess = nearest(key, known)
    elsewhere = [kind.place for kind in places() if kind.path.rpartition(".")[2] == key]
    if guess is not None:
        meant = f"did you mean {join(path, guess)}? "
    else:
        meant = f"there is {' and '.join(elsewhere)}; " if elsewhere else ""
    here = Place(path or "a scenario", str(form.tag_field or ""), str(form.tag or "")).place
    remedy = f"{meant}{here} takes {', '.join(known)}"
    return Misfit(join(path, key) or "''", "is no key of a scenario", remedy)


@dataclass(frozen=True, slots=True)
class Place:
    """A key: its path, without places in lists ("channels.noise"), and the kind of section that has it."""

    path: str
    tag_field: str  # "" where a section has one kind
    tag: str

    @property
    def place(self) -> str:
        """For a message: "shading.ease (rule silence)"."""
        return f"{self.path} ({self.tag_field} {self.tag})" if self.tag_field else self.path


@cache
def places() -> tuple[Place, ...]:
    """Every key of every section."""
    return tuple(_places(form(), ""))


def _places(form: Form, path: str) -> Iterator[Place]:
    if isinstance(form, inspect.VarTupleType):
        form = form.item_type
    elif isinstance(form, inspect.DictType):
        form = form.value_type
    for section in structs(form).values():
        for key, inner in fields(section).items():
            yield Place(join(path, key), str(section.tag_field or ""), str(section.tag or ""))
            yield from _places(inner, join(path, key))


def _union(value: object, form: inspect.UnionType, path: str, made: bool) -> Misfit | None:
    optional = any(isinstance(each, inspect.NoneType) for each in form.types)
    if value is None and optional:
        return None
    kinds, field = structs(form), tag_field(form)
    if not kinds or field is None:
        return misfit(value, _present(form), path, made=made)
    tag: object
    if made:
        tag = value.__struct_config__.tag if isinstance(value, msgspec.Struct) else None
    elif isinstance(value, Mapping):
        tag = value.get(field)
    else:
        return _no_section(value, path)
    if isinstance(tag, str) and tag in kinds:
        return misfit(value, kinds[tag], path, made=made)
    if made:
        return Misfit(
            path, came(value), f"give one of {', '.join(each.cls.__name__ for each in kinds.values())}"
        )
    guess = nearest(tag, kinds) if isinstance(tag, str) else None
    meant = f"did you mean {guess}? " if guess else ""
    return Misfit(join(path, field), came(tag), f"{meant}give one of {', '.join(kinds)}")


def _struct(value: object, form: inspect.StructType, path: str, made: bool) -> Misfit | None:
    known = fields(form)
    if made:
        if type(value) is not form.cls:
            return Misfit(path or "scenario", came(value), f"give a {form.cls.__name__}")
        content: Mapping[object, object] = {key: getattr(value, key) for key in known}
    elif isinstance(value, Mapping):
        content = value
    else:
        return _no_section(value, path)
    for key in content:
        if key not in known and key != form.tag_field:
            return unknown(path, str(key), form)
    for each in form.fields:
        here = join(path, each.encode_name)
        if each.encode_name in content:
            wrong = misfit(content[each.encode_name], each.type, here, made=made)
        else:
            wrong = Misfit(here, "is missing", f"give {allowed(each.type)}") if each.required else None
        if wrong is not None:
            return wrong
    return None


def _list(value: object, form: inspect.VarTupleType, path: str, made: bool) -> Misfit | None:
    if not isinstance(value, tuple if made else list | tuple):
        if isinstance(value, Mapping) and structs(form.item_type):
            return Misfit(path, f"is one section, [{path}]", f"give a list of them: [[{path}]]")
        return Misfit(path, came(value), "give a tuple" if made else f"give {allowed(form)}")
    for i, item in enumerate(cast("Sequence[object]", value)):
        wrong = misfit(item, form.item_type, join(path, named(item) or str(i)), made=made)
        if wrong is not None:
            return wrong
    return None


def _mapping(value: object, form: inspect.DictType, path: str, made: bool) -> Misfit | None:
    if not isinstance(value, Mapping):
        return _no_section(value, path)
    for key, item in value.items():
        here = join(path, str(key))
        if type(key) is not str and not (_by_number(form) and type(key) is int):
            remedy = "give a level, such as 2" if _by_number(form) else "give a text"
            return Misfit(here, f"is a key of type {type(key).__name__}", remedy)
        if _by_number(form) and isinstance(key, str) and (made or not (key.isascii() and key.isdecimal())):
            return Misfit(here, "is no level", "give its number, such as 2 (1 is next to the leader)")
        wrong = misfit(item, form.value_type, here, made=made)
        if wrong is not None:
            return wrong
    return None


def _is(value: object, form: Form) -> bool:
    if isinstance(form, inspect.FloatType | inspect.IntType):
        whole = isinstance(form, inspect.IntType)
        return isinstance(value, int if whole else int | float) and _within(cast("float", value), form)
    if isinstance(form, inspect.StrType):
        return isinstance(value, str)
    if isinstance(form, inspect.LiteralType):
        return isinstance(value, str) and value in form.values
    return True  # ``object``: the change of a remedy, which has its own check


def _within(value: float, form: inspect.FloatType | inspect.IntType) -> bool:
    if isinstance(value, bool) or value != value:
        return False
    if isinstance(value, int) and isinstance(form, inspect.FloatType):
        try:
            float(value)
        except OverflowError:
            return False
    return (
        (form.ge is None or value >= form.ge)
        and (form.gt is None or value > form.gt)
        and (form.le is None or value <= form.le)
        and (form.lt is None or value < form.lt)
    )


def _range(what: str, form: inspect.FloatType | inspect.IntType) -> str:
    low = form.ge if form.ge is not None else form.gt
    high = form.le if form.le is not None else form.lt
    if low is not None and high is not None:
        return f"{what} from {_number(low)} to {'' if form.lt is None else 'below '}{_number(high)}"
    if form.gt is not None:
        return f"{what} above {_number(form.gt)}"
    return what if low is None else f"{what} of {_number(low)} or more"


def _number(value: float) -> str:
    if isinstance(value, int) and abs(value) > 10**_SHOWN:
        return f"a number of more than {_SHOWN} digits"
    return (
        str(int(value))
        if isinstance(value, float) and value.is_integer() and abs(value) < 1e6
        else str(value)
    )


def _plural(form: Form) -> str:
    if isinstance(form, inspect.StrType):
        return "texts"
    if isinstance(form, inspect.FloatType | inspect.IntType):
        return "whole numbers" if isinstance(form, inspect.IntType) else "numbers"
    return "lists" if isinstance(form, inspect.VarTupleType) else "sections"


def _present(form: inspect.UnionType) -> Form:
    kinds = [each for each in form.types if not isinstance(each, inspect.NoneType)]
    return kinds[0] if len(kinds) == 1 else inspect.UnionType(tuple(kinds))


def _tag_field(form: Form) -> str:
    return tag_field(form) or "kind"


def _by_number(form: inspect.DictType) -> bool:
    return isinstance(form.key_type, inspect.IntType)


def _no_section(value: object, path: str) -> Misfit:
    if isinstance(value, list | tuple) and path:
        return Misfit(path, f"is a list, [[{path}]]", f"give one section: [{path}]")
    return Misfit(path or "scenario", came(value), f"give {_SECTION}")
