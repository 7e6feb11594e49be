"""The thirty annotated articles: their form, and the scorer that compares two annotations of one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from earwitness.records import Report, Source
from evaluation.press.gold import PARTS, annotated_twice, load, read_part
from evaluation.press.passages import GoldError, find
from evaluation.press.score import MEASURES, Annotated, compare, scores

TEXT = "Crops 'hid'\n\n“No figure was ever hidden,” Moira Hale said on Wednesday. Hale said so twice.\n"
ANNOTATION = """
outlet = "The Harrow Ledger"
outlet_party = "ledger"
given = true
[published]
date = "2021-03-04"
[[block]]
kind = "headline"
passage = "Crops 'hid'"
[[party]]
id = "ledger"
name = "The Harrow Ledger"
kind = "outlet"
[[party]]
id = "hale"
name = "Moira Hale"
kind = "named-person"
mentions = ["all:Hale", "all:Moira Hale"]
[[report]]
id = "r1"
party = "hale"
kind = "direct"
stance = "denies"
relay = "hale:s ledger:i"
when = "2021-03-03"
passage = '''{c|“No figure was {h|ever} hidden,”} {s|Moira Hale} {q|said} {d|on Wednesday}'''
"""


@pytest.mark.parametrize("part", PARTS)
def test_every_annotation_fits_its_article(part: str) -> None:
    golds = read_part(part)
    assert (
        len(golds)
        == {"dev": 15, "more": 10, "fresh": 16, "last": 8, "further": 16, "final": 6, "test": 15}[part]
    )
    for gold in golds:
        assert gold.reports and all(r.content for r in gold.reports.values())


@pytest.mark.parametrize(
    ("passage", "n", "marked"),
    [
        ("{s|Moira Hale} {q|said}", 0, {"s": "Moira Hale", "q": "said"}),
        ("{c|“No <...> hidden,”} Moira", 0, {"c": "“No figure was ever hidden,”"}),  # words left out
        ("{c|No {h|ever}}".replace("No ", "figure was "), 0, {"c": "figure was ever", "h": "ever"}),  # nested
        ("'hid'\n{c|“No}", 0, {"c": "“No"}),  # any white space for any other
        ("{s|Hale}", 2, {"s": "Hale"}),  # the second time
    ],
)
def test_marks(passage: str, n: int, marked: dict[str, str]) -> None:
    found = find(TEXT, passage, n)
    assert {kind: TEXT[slice(*span)] for kind, span in found.marks} == marked


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Moira Hale} {q|said}", "Hale} {q|said}", "stands 0 times"),
        ("{s|Moira Hale}", "{s|Moira Hale", "not closed"),
        ('party = "hale"', 'party = "hales"', "no such party: hales"),
        ('stance = "denies"', 'parent = "r9"', "no stance|no such report"),
        ('when = "2021-03-03"', 'when = "junk"', "is no date"),
        ('when = "2021-03-03"', "", "or neither"),
        ('kind = "direct"', 'kind = "shouted"', "shouted"),
        ('kind = "direct"', 'knid = "direct"', "knid|kind"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path: Path, old: str, new: str, problem: str) -> None:
    (tmp_path / "01-a.txt").write_text(TEXT, encoding="utf-8")
    assert old in ANNOTATION
    (tmp_path / "01-a.toml").write_text(ANNOTATION.replace(old, new), encoding="utf-8")
    with pytest.raises(GoldError, match=problem) as error:
        load(tmp_path / "01-a.toml")
    assert "01-a.toml" in str(error.value)


def test_an_annotation_agrees_with_itself() -> None:
    for gold, _ in annotated_twice():
        own = {m: v for m, v in scores(compare(gold, gold)).items() if v is not None}
        assert own.keys() <= set(MEASURES)
        assert own == pytest.approx(dict.fromkeys(own, 1.0)), gold.name


def _changed(gold: Annotated, change: dict[str, object], only: Report) -> Annotated:
    return replace(gold, reports=gold.reports | {only.id: msgspec.structs.replace(only, **change)})


@pytest.mark.parametrize(
    ("measure", "change"),
    [
        ("reports", {"content": ((0, 3),)}),
        ("sources", {"source": Source(spans=((0, 3),))}),  # unresolved is wrong
        ("stance", {"stance": "not-held"}),
        ("relay", {"relay": ()}),
        ("dates", {"when": None}),
        ("hedges", {"hedges": ()}),
    ],
)
def test_what_one_side_lacks_costs_its_own_measure(measure: str, change: dict[str, object]) -> None:
    gold = next(g for g, _ in annotated_twice() if any(r.hedges and r.when for r in g.reports.values()))
    report = next(r for r in gold.reports.values() if r.hedges and r.when and r.relay and r.source.party)
    whole, less = scores(compare(gold, gold)), scores(compare(gold, _changed(gold, change, report)))
    assert less[measure] is not None and whole[measure] is not None
    assert less[measure] < whole[measure]  # type: ignore[operator]


def test_equal_ids_of_unmatched_reports_are_not_the_same_edge() -> None:
    gold = next(g for g, _ in annotated_twice() if any(r.parent for r in g.reports.values()))
    child = next(r for r in gold.reports.values() if r.parent)
    elsewhere = _changed(gold, {"content": ((0, 1),)}, child)
    nesting = scores(compare(gold, elsewhere))["nesting"]
    assert nesting is not None and nesting < 1


def test_the_two_outlets_that_printed_the_article_are_the_same() -> None:
    """One side knows the outlet's name, the other calls it something else and mentions it nowhere."""
    gold = next(
        g for g, _ in annotated_twice() if g.outlet and any(len(r.relay) > 1 for r in g.reports.values())
    )
    assert gold.outlet is not None
    nameless = msgspec.structs.replace(gold.parties[gold.outlet], id="us", name="this outlet", mentions=())
    others = {i: p for i, p in gold.parties.items() if i != gold.outlet} | {"us": nameless}

    def renamed(party: str | None) -> str | None:
        return "us" if party == gold.outlet else party

    reports = {
        i: msgspec.structs.replace(
            r,
            source=msgspec.structs.replace(r.source, party=renamed(r.source.party)),
            relay=tuple(msgspec.structs.replace(s, party=renamed(s.party) or "") for s in r.relay),
        )
        for i, r in gold.reports.items()
    }
    told = replace(gold, parties=others, reports=reports, outlet="us")
    untold = replace(told, outlet=None)
    assert scores(compare(gold, told))["relay"] == pytest.approx(1)
    assert scores(compare(gold, untold))["relay"] != pytest.approx(1)
