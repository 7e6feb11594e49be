"""What made a result, and nothing else."""

from __future__ import annotations

from itertools import permutations

import pytest

from earwitness.provenance import provenance
from earwitness.records import Document
from earwitness.version import VERSION

DOCUMENTS = [Document(id=f"doc-{name}", received_as=f"/home/alice/{name}", text="x") for name in "abc"]
SETTINGS = {"model": "best", "outlet": None, "table": False}


def test_says_what_made_it() -> None:
    made = provenance("read", settings=SETTINGS, models={"best": "f00d"}, documents=DOCUMENTS)
    assert (made.version, made.command) == (VERSION, "read")
    assert made.settings == SETTINGS and made.models == {"best": "f00d"}
    assert made.inputs == ("doc-a", "doc-b", "doc-c")


def test_is_the_same_whatever_the_order() -> None:
    settings = [dict(items) for items in permutations(SETTINGS.items())]
    made = {
        provenance("read", settings=s, models={}, documents=d).id
        for s in settings
        for d in permutations(DOCUMENTS)
    }
    assert len(made) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"command": "dossier"},
        {"settings": SETTINGS | {"model": "small"}},
        {"models": {"best": "beef"}},
        {"documents": DOCUMENTS[:2]},
    ],
)
def test_differs_where_the_run_differs(change: dict[str, object]) -> None:
    run: dict[str, object] = {"settings": SETTINGS, "models": {"best": "f00d"}, "documents": DOCUMENTS}
    other = {"command": "read"} | run | change
    assert provenance("read", **run).id != provenance(**other).id  # type: ignore[arg-type]


def test_names_no_path() -> None:
    assert "alice" not in repr(provenance("read", settings=SETTINGS, models={}, documents=DOCUMENTS))
