"""Lists of words and names, read from the files beside this one when first asked for.

=================  ====================================================================================
outlets.csv        outlets and agencies: name, aliases, country, kind
given_names.txt    given names by gender: ``f``, ``m``, ``u`` for both, a colon, names
speakers.txt       words that say who a phrase names; its head says how it is written
=================  ====================================================================================
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["m", "f"] | None


@cache
def outlets() -> frozenset[str]:
    """Names and aliases of outlets and agencies, without "The": as written, since "the nation" is none."""
    out = set()
    for row in csv.reader(_read("outlets.csv").splitlines()[1:]):
        for name in (row[0], *row[1].split("|")):
            bare = re.sub(r"\s*\(.*\)$", "", name).removeprefix("The ")
            if len(bare) > 1:
                out.add(bare)
    return frozenset(out)


@cache
def agencies() -> frozenset[str]:
    """Names and aliases of the news agencies among :func:`outlets`."""
    rows = [row for row in csv.reader(_read("outlets.csv").splitlines()[1:]) if row[3] == "agency"]
    return frozenset(
        name.removeprefix("The ") for row in rows for name in (row[0], *row[1].split("|")) if name
    )


@cache
def given_names() -> dict[str, Gender]:
    """Gender that a given name nearly always has; None for one that women and men bear."""
    out: dict[str, Gender] = {}
    for line in _read("given_names.txt").splitlines():
        gender, _, names = line.partition(": ")
        known: Gender = "f" if gender.startswith("f") else "m" if gender.startswith("m") else None
        for name in names.split():
            out.setdefault(name, known)
    return out


@cache
def speakers() -> dict[str, frozenset[str]]:
    """The entries of gazetteer/speakers.txt, whose head says how it is written."""
    out: dict[str, list[str]] = {}
    entry = ""
    for line in _read("speakers.txt").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line[0].isspace():
            entry, _, line = line.partition(":")
        out.setdefault(entry, []).extend(line.split())
    return {entry: frozenset(words) for entry, words in out.items()}


def words_of(entry: str) -> frozenset[str]:
    """The words of one entry of gazetteer/speakers.txt."""
    return speakers()[entry]


def _read(file: str) -> str:
    return files("earwitness").joinpath("gazetteer", file).read_text(encoding="utf-8")
