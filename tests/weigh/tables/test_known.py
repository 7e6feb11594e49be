"""What is known beforehand of sources, settings, and answers that are known."""

from __future__ import annotations

import math
from typing import Any

import pytest
from tests.weigh.tables.claims import Write, columns

from earwitness.errors import InputError, SettingError
from earwitness.weigh.table_reading import read_answers, read_priors
from earwitness.weigh.table_settings import SourcePrior, TableSettings
from earwitness.weigh.table_weighing import weigh_table


def test_what_is_known_of_sources(write: Write) -> None:
    text = "source\tright\tclaims\nAtlas\t0.9\t50\n\nAlmanac\t.6\n"
    found = read_priors(write(text), ["Almanac", "Atlas"])
    assert found == {"Atlas": SourcePrior(right=0.9, claims=50), "Almanac": SourcePrior(right=0.6)}


REFUSED_PRIORS: list[tuple[str, str, str]] = [
    (
        "a source that says nothing",
        "Gazette\t.9\n",
        'line 1: "Gazette" makes no claim in the table; name a source as the table does',
    ),
    ("above 1", "Atlas\t1.2\n", "line 1; right 1.2: must lie between 0 and 1"),
    ("surely right", "Atlas\t1\n", "line 1; right 1: must lie between 0 and 1, neither included"),
    ("below 0", "Atlas\t-.1\n", "line 1; right -0.1: must lie between 0 and 1"),
    ("not a number", "Atlas\tnan\n", "line 1; right nan: must lie between 0 and 1"),
    ("a word", "Atlas\thigh\n", "line 1: could not convert string to float: 'high'; give numbers"),
    ("no claims' worth", "Atlas\t.9\t0\n", "line 1; claims 0: must be a number above 0"),
    ("endless", "Atlas\t.9\tinf\n", "line 1; claims inf: must be a number above 0"),
    ("one cell", "source\tright\nAtlas\n", "line 2: has 1 cells; give source, right, claims"),
    ("four cells", "Atlas\t.9\t3\t4\n", "line 1: has 4 cells"),
    ("twice", "Atlas\t.9\nAtlas\t.8\n", 'line 2: "Atlas" stands twice; leave one of the lines out'),
]


@pytest.mark.parametrize(
    ("text", "message"), [row[1:] for row in REFUSED_PRIORS], ids=[row[0] for row in REFUSED_PRIORS]
)
def test_priors_that_are_refused(write: Write, text: str, message: str) -> None:
    path = write(text)
    with pytest.raises(InputError) as caught:
        read_priors(path, ["Atlas"])
    assert message in str(caught.value) and str(caught.value).startswith(str(path))


def test_priors_of_a_source_that_makes_no_claim() -> None:
    settings = TableSettings(priors={"Gazette": SourcePrior(right=0.9)})
    with pytest.raises(SettingError, match='"Gazette" makes no claim in the table'):
        weigh_table(columns(("dam", "Atlas", "1931")), settings=settings)


REFUSED_SETTINGS: list[tuple[dict[str, Any], str]] = [
    ({"skill": (0.5, 0.5, 0.5)}, "must be three probabilities above 0 that add up to 1"),
    ({"skill": (1.0, 0.0, 0.0)}, "must be three probabilities above 0"),
    ({"default_copying": 1.0}, "default_copying 1: must be from 0 up to, not including, 1"),
    ({"default_copying": math.nan}, "default_copying nan"),
    ({"rounds": 0}, "rounds 0: must be 1 or more"),
    ({"settled": 0.0}, "settled 0: must lie between 0 and 1"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED_SETTINGS)
def test_settings_that_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError) as caught:
        TableSettings(**options)
    assert message in str(caught.value)


def test_known_answers(write: Write) -> None:
    assert read_answers(write("dam\t1931\ncommented\tyes\tby hand\n")) == {"dam": "1931", "commented": "yes"}
    for text, message in [
        ("", "holds no values; give lines of item and value"),
        ("dam\n", "line 1: is not item and value; part them by a tab"),
        ("dam\t1931\ndam\t1932\n", 'line 2: "dam" has another value before; leave one of them out'),
    ]:
        with pytest.raises(InputError) as caught:
            read_answers(write(text))
        assert message in str(caught.value)
