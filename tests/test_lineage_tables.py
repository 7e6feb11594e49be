"""The table of a lineage: what a person reads of it, in a terminal of any width."""

from __future__ import annotations

import msgspec
import pytest
from tests.affair import (
    ALONE,
    CLAIM,
    COMPARISON,
    DOCUMENTS,
    EVERYTHING,
    FINDINGS,
    LINEAGE,
    LINKS,
    PASSAGE,
    REPORTS,
    at,
)

from earwitness.cli.lineage_tables import lineage_tables
from earwitness.cli.tables import as_bytes
from earwitness.records import AnyRecord, Claim, Link, Report


def table(lineage: tuple[AnyRecord, ...] = LINEAGE, *, columns: int = 110, every: bool = False) -> str:
    return as_bytes(lineage_tables(DOCUMENTS, FINDINGS, lineage, every=every), columns=columns).decode()


WHOLE = """\
3 articles, 6 statements, 2 claims: 1 stated in two or more articles, 1 disputed
1 stated in one article only and not disputed: --all lists them

 1  “The hull of the Halda is cracked”
    Stated      2 times in 2 articles: an inspector in Courier; Inspector Mara Quill in Post
    Origins     1 to 2: an inspector, Mara Quill; fewer if an inspector and Mara Quill may be the same
    Rests on    Canal Nine (outlet): not in hand
    Changed     Post: other name for the same words: Courier has them from an inspector
                Post: drops “reportedly”
    Disputed    disputes that it is so (0.80): the owner (replied): “That is nonsense” (Post)
    Borderline  0.40: people: “The Halda has a crack” (blog.txt)

Figures compared
in conflict  “410 people”: Post
             “300 people”: Courier
             two numbers for the same: 300, 410

Not in hand, and cited
What                                        Cited in, and for what
Canal Nine                                  an inspector: “The hull of the Halda is reportedly cracked”
outlet, 2031-05-05                          (Courier)

Text in common
Articles                                    How that is seen
Post weaves in text of Courier              five words in a row

When
Date        What                                                       How that is known
2031-05-05  Courier publishes: “Ferry unsafe, inspector says”          given: the table, line 2
2031-05-05  an inspector: “The hull of the Halda … cracked” (Courier)  “on Monday”: the last Monday up to
                                                                       publication
2031-05-06  Post publishes: “Owner calm”                               given: the table, line 2
not known   blog.txt publishes: “The Halda again”                      the article prints no date
"""


def test_the_whole_table_of_a_small_affair() -> None:
    assert table() == WHOLE


@pytest.mark.parametrize("columns", [40, 60, 80, 110])
def test_it_fits(columns: int) -> None:
    lines = table(columns=columns, every=True).splitlines()
    assert max(map(len, lines)) <= columns
    flat = " ".join(" ".join(lines).split())
    assert "cracked" in flat and "Canal Nine" in flat and "two numbers for the same" in flat


def test_no_machine_id_is_shown() -> None:
    shown = table(every=True)
    assert not [record.id for record in EVERYTHING if record.id in shown]


def test_every_claim_where_that_is_asked() -> None:
    shown = table(every=True)
    assert "“The Halda has a crack”\n" in shown and "--all" not in shown
    assert "(blog.txt), claim 2\n" in shown  # where it is listed, its number is given


def test_order_of_records_changes_nothing() -> None:
    assert table() == table(LINEAGE[::-1])


def changed(name: str, **changes: object) -> tuple[AnyRecord, ...]:
    return tuple(msgspec.structs.replace(r, **changes) if r.id == name else r for r in LINEAGE)


@pytest.mark.parametrize(
    ("name", "changes", "says"),
    [
        ("clm-hull", {"origin_range": (1, 1)}, "Origins 1: an inspector, Mara Quill Rests on"),
        ("lnk-owner", {"denied": "knowledge"}, "disputes that they can know it (0.80)"),
        ("lnk-owner", {"denied": "wording"}, "disputes the wording (0.80)"),
        ("lnk-owner", {"denied": "motive"}, "disputes why they say it (0.80)"),
        ("lnk-owner", {"probability": 0.3}, "perhaps disputes that it is so (0.30)"),
        ("lnk-owner", {"probability": 0.3}, "0 disputed and 1 perhaps disputed"),
        ("lnk-quill", {"drift": ("hedge-lost",)}, "Changed Post: drops “reportedly” Disputed"),
        ("org-1", {"reports": CLAIM.reports, "why": "the same words"}, " Since the same words Rests on"),
        ("psg-1", {"use": "republished"}, "Post republishes Courier"),
        ("psg-1", {"use": "quotations-only"}, "Post and Courier share quotations only"),
        ("psg-1", {"earlier": None}, "Courier and Post share text;"),
        ("psg-1", {"earlier": None, "use": "republished"}, "Courier and Post are largely one text"),
        ("cmp-1", {"relation": "not-comparable"}, "not comparable “410 people”: Post"),
        ("gst-canal", {"reports": ()}, "Canal Nine Courier outlet, 2031-05-05"),
    ],
)
def test_in_words(name: str, changes: dict[str, object], says: str) -> None:
    assert says in " ".join(table(changed(name, **changes)).split())


def test_the_same_words_by_the_same_person_are_no_change() -> None:
    assert "Changed" not in table(changed("lnk-quill", drift=("verbatim",)))


@pytest.mark.parametrize(
    ("voice", "party", "says"),
    [
        ("own", None, "Post: no source here: Courier has it from an inspector"),
        ("reported", None, "Post: no source here: Courier has it from an inspector"),
    ],
)
def test_said_by_nobody_any_more(voice: str, party: str | None, says: str) -> None:
    def without(report: Report) -> Report:
        source = msgspec.structs.replace(report.source, party=party, spans=())
        return msgspec.structs.replace(report, source=source, voice=voice)

    findings = [without(f) if isinstance(f, Report) and f.id == "rep-quill" else f for f in FINDINGS]
    shown = as_bytes(lineage_tables(DOCUMENTS, findings, LINEAGE), columns=110).decode()
    assert says in shown


def test_much_of_a_kind_is_counted() -> None:
    more = tuple(msgspec.structs.replace(LINKS[1], id=f"lnk-{n}") for n in range(20))
    assert "and 15 more" in table((*LINEAGE, *more))
    passages = tuple(msgspec.structs.replace(PASSAGE, id=f"psg-{n}") for n in range(100))
    assert "and 40 more: --all lists them" in table((CLAIM, *passages))
    assert "more" not in table((CLAIM, *passages), every=True).split("Text in common")[1]


def test_nothing_to_show_is_said() -> None:
    assert as_bytes(lineage_tables((), (), ())).decode() == (
        "0 articles, 0 statements, 0 claims: 0 stated in two or more articles, 0 disputed\n"
    )


def test_words_cannot_take_over_the_terminal() -> None:
    hostile = "\x1b[2J\x9b31m\u202ecracked"
    lineage = (
        msgspec.structs.replace(CLAIM, text=hostile, rules=(hostile, hostile)),
        *(r for r in LINEAGE if r.id != "clm-hull"),
    )
    documents = [msgspec.structs.replace(d, outlet=hostile, headline=hostile) for d in DOCUMENTS]
    shown = as_bytes(lineage_tables(documents, FINDINGS, lineage, every=True)).decode()
    assert not set("\x1b\x9b\u202e") & set(shown)


def test_what_the_examples_are() -> None:
    """The affair is what the tests above take it for."""
    assert isinstance(ALONE, Claim) and isinstance(LINKS[0], Link) and COMPARISON.target == "fig-300"
    assert REPORTS[3].content == (at("post", '"The hull of the Halda is cracked,"'),)
