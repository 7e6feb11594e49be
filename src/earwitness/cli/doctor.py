"""Is this installation whole? Each check says what it found; none needs the network."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from earwitness.encoder import DEFAULT_MODEL, available_models, check_model, model_hash
from earwitness.errors import EarwitnessError, ModelError
from earwitness.pairs import pair_model
from earwitness.read import ReadSettings, read
from earwitness.records import Block, Document
from earwitness.unseen import printable
from earwitness.version import VERSION

OLDEST_PYTHON: Final = (3, 11)
# Any model that works reads this sentence rightly, whatever its scores.
SENTENCE: Final = "The dam is leaking, a spokeswoman for the ministry said on Monday."
SAME: Final = "Water is leaking from the dam, according to the ministry’s spokeswoman."
OTHER: Final = "The museum will close for the winter in November."
_SOURCE: Final = "a spokeswoman for the ministry"
_CONTENT: Final = "The dam is leaking"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it is as it should be, and what was found or is to be done."""

    what: str
    good: bool
    found: str


def examine() -> tuple[Check, ...]:
    """All checks, in the order in which the parts depend on one another."""
    return tuple([_python(), *_dependencies(), *_models(), _temporary_folder()])


def checks_table(checks: tuple[Check, ...]) -> list[RenderableType]:
    """*checks* as a table with a line below it that sums up."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("", "Check", "Found"):
        table.add_column(column, overflow="fold")
    for check in checks:
        mark = Text("ok", style="green") if check.good else Text("BROKEN", style="bold red")
        table.add_row(mark, check.what, Text(printable(check.found)))
    broken = sum(not check.good for check in checks)
    summary = f"{broken} broken: do what its line says, then run this again." if broken else "All is well."
    return [f"Earwitness {VERSION}", table, summary]


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, OLDEST_PYTHON))
    good = sys.version_info[:2] >= OLDEST_PYTHON
    return Check("Python", good, found if good else f"{found}; install {wanted} or later")


def _dependencies() -> Iterator[Check]:
    try:
        asked_for = importlib.metadata.requires("earwitness") or []
    except importlib.metadata.PackageNotFoundError:
        yield Check("earwitness", False, "is run from a folder and not installed; install it with pip")
        return
    for requirement in asked_for:
        if "extra ==" in requirement:
            continue
        distribution = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            importlib.import_module(distribution.replace("-", "_"))
            yield Check(distribution, True, importlib.metadata.version(distribution))
        except (ImportError, OSError) as error:  # a shared library that is missing raises OSError
            yield Check(distribution, False, f"{error}; install Earwitness again")


def _models() -> Iterator[Check]:
    names = available_models()
    if DEFAULT_MODEL not in names:
        there = ", ".join(names) or "none"
        yield Check(f"model {DEFAULT_MODEL}", False, f"missing (there: {there}); install Earwitness again")
    for name in names:
        yield _checked(f"model {name}", lambda name=name: _unchanged(name))  # type: ignore[misc]
        yield _checked(f"reading with {name}", lambda name=name: _self_test(name))  # type: ignore[misc]
    yield _checked("model pairs", lambda: _unchanged("pairs"))
    yield _checked("comparing with pairs", _comparing)


def _checked(what: str, look: Callable[[], str]) -> Check:
    try:
        return Check(what, True, look())
    except (EarwitnessError, OSError, ValueError, KeyError) as error:
        return Check(what, False, str(error))


def _unchanged(name: str) -> str:
    check_model(name)
    return f"{model_hash(name)}, as its card says"


def _self_test(name: str) -> str:
    document = Document(
        id="doc-self-test",
        received_as="self-test",
        text=SENTENCE,
        language="en",
        blocks=(Block(kind="body", start=0, end=len(SENTENCE)),),
    )
    found = [
        ([SENTENCE[a:b] for a, b in r.source.spans], [SENTENCE[a:b] for a, b in r.content])
        for r in read(document, ReadSettings(model=name)).reports
    ]
    if ([_SOURCE], [_CONTENT]) not in found:
        raise ValueError(f"read {found or 'nothing'} in {SENTENCE!r}; install Earwitness again")
    return "a plain sentence, rightly"


def _comparing() -> str:
    """Any pair model that works finds these two nearer to each other than to a third."""
    sentence, same, other = pair_model().vectors([SENTENCE, SAME, OTHER])
    near, far = float(sentence @ same), float(sentence @ other)
    if near <= far:
        raise ModelError("model 'pairs': takes unlike sentences for like ones; install Earwitness again")
    return f"likeness {near:.2f} of sentences that say the same, {far:.2f} of others"


def _temporary_folder() -> Check:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"x")
            file.flush()
        return Check("temporary folder", True, tempfile.gettempdir())
    except OSError as error:
        return Check("temporary folder", False, f"{error}; set TMPDIR to a folder that can be written to")
