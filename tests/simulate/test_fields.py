"""The page of scenarios says of every key what the records say, and its examples and errors are real."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from msgspec import inspect

from earwitness.errors import InputError
from earwitness.simulate.checks import check, check_remedies
from earwitness.simulate.fields import allowed, came, fields, form, misfit, nearest, structs
from earwitness.simulate.files import read_scenario, scenario_names
from earwitness.simulate.scenario import Scenario, Shock, State

PAGE = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")
HEADING = re.compile(
    r"^### (?:The file itself|`\[+(?P<path>[a-z_.0-9]+)\]+`(?: with `\w+ = \"(?P<tag>[a-z-]+)\"`)?)$"
)
ROW = re.compile(r"^\| `(?P<key>\w+)` \| (?P<allowed>[^|]+) \| (?P<default>[^|]+) \| (?P<meaning>[^|]+) \|$")


def sections() -> dict[tuple[str, str], inspect.StructType]:
    """Every section with keys by path and kind, as the page has them."""
    found: dict[tuple[str, str], inspect.StructType] = {("", ""): form()}
    todo: list[tuple[str, inspect.Type]] = list(fields(form()).items())
    while todo:
        path, here = todo.pop()
        if isinstance(here, inspect.DictType):
            continue  # shading_at: the rules of shading once more; change: anything
        inner = here.item_type if isinstance(here, inspect.VarTupleType) else here
        for tag, section in structs(inner).items():
            found[path, tag] = section
            todo += [(f"{path}.{key}", each) for key, each in fields(section).items()]
    return found


def on_the_page() -> dict[tuple[str, str], dict[str, tuple[str, str]]]:
    out: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    here: dict[str, tuple[str, str]] = {}
    for line in PAGE.splitlines():
        if found := HEADING.match(line):
            here = out.setdefault((found["path"] or "", found["tag"] or ""), {})
        elif row := ROW.match(line):
            here[row["key"]] = (row["allowed"], row["default"])
    return out


def shown(field: inspect.Field) -> str:
    """The default of a field, as the page writes it."""
    value = field.default
    if field.required:
        return "needed"
    if value is None:
        return "left out"
    if isinstance(value, msgspec.Struct):
        tag, plain = value.__struct_config__, type(value)()
        if tag.tag is not None:
            return f'{tag.tag_field} = "{tag.tag}"'
        keys = [key for key in value.__struct_fields__ if getattr(value, key) != getattr(plain, key)]
        return ", ".join(f"{key} = {getattr(value, key)}" for key in keys) or "its own defaults"
    if isinstance(value, str):
        return f'"{value}"' if value else "empty"
    if isinstance(value, int | float):
        return f"{value:g}"
    return "none"


def test_every_key_is_on_the_page_with_what_is_allowed_and_its_default() -> None:
    page = on_the_page()
    page.pop(("shading_at.2", ""))
    assert set(page) == set(sections())
    for place, section in sections().items():
        wanted = {each.encode_name: (allowed(each.type), shown(each)) for each in section.fields}
        assert page[place] == wanted, place


def test_examples_on_the_page_are_scenarios(tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 2
    for block in blocks:
        path = tmp_path / "mine.toml"
        path.write_text(block, encoding="utf-8")
        scenario = read_scenario(path)
        check(scenario)
        check_remedies(scenario)


def test_errors_on_the_page_are_the_real_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = re.findall(r"^\| ((?:`[^`]+` ?)+) \| `(mine\.toml: [^`]+)` \|$", PAGE, re.MULTILINE)
    assert len(rows) >= 5
    for lines, message in rows:
        Path("mine.toml").write_text("\n".join(re.findall(r"`([^`]+)`", lines)), encoding="utf-8")
        with pytest.raises(InputError) as caught:
            read_scenario("mine.toml")
        assert str(caught.value) == message


def test_built_in_scenarios_are_on_the_page() -> None:
    for name in scenario_names():
        assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize(
    ("word", "known", "expected", "why"),
    [
        ("memry", ["memory", "start"], "memory", "a letter left out"),
        ("Memory", ["memory", "start"], "memory", "letters' case does not count"),
        ("organization", ["organisation"], "organisation", "American spelling"),
        ("xyz", ["memory", "start"], None, "like nothing"),
        ("", ["memory"], None, "nothing"),
        ("memory", [], None, "nothing known"),
    ],
)
def test_nearest(word: str, known: list[str], expected: str | None, why: str) -> None:
    assert nearest(word, known) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "is missing"),
        (True, "is true"),
        ("a", "is 'a' (text)"),
        ("a" * 100, "is '" + "a" * 59 + "…' (text)"),
        (2.0, "is 2.0"),
        (10**100, "is a number of more than 60 digits"),
        ({}, "is a section"),
        ([], "is a list"),
        (b"", "is of type bytes"),
    ],
)
def test_what_came(value: object, expected: str) -> None:
    assert came(value) == expected


def test_records_are_looked_at_more_strictly_than_files() -> None:
    whole = Scenario(state=State(shocks=(Shock(step=1, size=2.0),)))
    assert misfit(whole, form(), made=True) is None
    assert misfit(msgspec.to_builtins(whole, str_keys=True), form()) is None
    assert misfit(msgspec.to_builtins(whole, str_keys=True), form(), made=True) is not None
