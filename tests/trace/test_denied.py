"""What exactly a denial denies, and whether a report disputes what others say."""

from __future__ import annotations

import re

import pytest

from earwitness.records import Denied, Document, Report, Source, Stance
from earwitness.trace.denied import denied, disputes

MARK = re.compile(r"\{([sqc])\|([^{}]*)\}")


def reported(
    marked: str, stance: Stance = "asserts", party: str | None = "p", name: str = "d"
) -> tuple[Document, Report]:
    """A document and its report from text with ``{s|source}``, ``{q|cue}`` and ``{c|content}``."""
    text, at = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "q": [], "c": []}
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        spans[m[1]].append((len(text), len(text) + len(m[2])))
        text += m[2]
        at = m.end()
    text += marked[at:]
    report = Report(
        id=f"{name}:r",
        document=name,
        source=Source(spans=tuple(spans["s"]), party=party),
        cue=tuple(spans["q"]),
        content=tuple(spans["c"]),
        kind="indirect",
        stance=stance,
    )
    return Document(id=name, received_as=f"{name}.txt", text=text), report


LEAK = reported("{s|A fitter} {q|said} {c|the tank at Ulver had leaked for a month}.", name="o")
KNEW = reported("{s|A fitter} {q|said} {c|the director had known of the leak since May}.", name="o")


@pytest.mark.parametrize(
    ("why", "marked", "stance", "expected"),
    [
        ("the cue denies", "{s|The firm} {q|denied} {c|that the tank had leaked}.", "denies", "fact"),
        (
            "a story is called something",
            "{s|The firm} {q|called} {c|the report a fairy tale}.",
            "denies",
            "fact",
        ),
        ("a denial that asserts", '{c|"These are lies,"} {s|he} {q|said}.', "asserts", "fact"),
        ("it stands by it no longer", '{c|"We no longer stand by it,"} {s|he} {q|said}.', "asserts", "fact"),
        (
            "he will not deny",
            "{s|The firm} {q|did not deny} {c|that the tank had leaked}.",
            "not-held",
            "fact",
        ),
        (
            "others cannot know",
            '{c|"People who were never inside cannot know what leaks,"} {s|he} {q|said}.',
            "asserts",
            "knowledge",
        ),
        (
            "others do not understand",
            "{s|He} {q|said} {c|nobody abroad understands how the works is run}.",
            "asserts",
            "knowledge",
        ),
        ("not confirmed", "{c|The Post could not confirm the account.}", "asserts", "knowledge"),
        (
            "it may still change",
            "{s|She} {q|warned} {c|that the figure could still rise}.",
            "asserts",
            "knowledge",
        ),
        (
            "his own words",
            '{c|"I never used that word,"} {s|she} {q|said}.',
            "denies",
            "wording",
        ),
        (
            "cut from its context",
            "{s|She} {q|said} {c|her remark had been taken out of context}.",
            "asserts",
            "wording",
        ),
        (
            "the sentence before says what it is about",
            "The director took exception to the choice of words. {c|“We drain, we do not leak,”} "
            "{s|he} {q|said}.",
            "denies",
            "wording",
        ),
        (
            "whom it serves",
            "{s|He} {q|said} {c|the fitter was out for revenge}.",
            "asserts",
            "motive",
        ),
        (
            "a campaign",
            '{c|"This is a campaign to discredit the works,"} {s|he} {q|said}.',
            "asserts",
            "motive",
        ),
        ("nothing tells", "{s|The mayor} {q|said} {c|he had been surprised}.", "asserts", None),
    ],
    ids=lambda x: x if isinstance(x, str) and "{" not in x else "",
)
def test_denied(why: str, marked: str, stance: Stance, expected: Denied | None) -> None:
    assert denied(*reported(marked, stance), *LEAK) == expected, why


def test_where_knowing_is_what_was_said_not_knowing_denies_the_fact() -> None:
    denial = reported("{s|The firm} {q|denied} {c|that the director had known of anything}.", "denies")
    assert denied(*denial, *KNEW) == "fact"


def test_where_a_motive_is_what_was_said_denying_it_denies_the_fact() -> None:
    blamed = reported("{s|He} {q|said} {c|the fitter was out for revenge}.", name="o")
    denial = reported("{s|She} {q|denied} {c|that he was out for revenge}.", "denies")
    assert denied(*denial, *blamed) == "fact"


@pytest.mark.parametrize(
    ("why", "marked", "stance", "expected"),
    [
        ("its stance", "{s|The firm} {q|said} {c|no tank had leaked}.", "denies", True),
        ("doubt", "{s|She} {q|doubted} {c|that it leaked}.", "doubts", True),
        ("words alone", '{c|"These are lies,"} {s|he} {q|said}.', "asserts", True),
        ("an exclamation", '{c|"Nonsense!"} {s|he} {q|shouted}.', "asserts", True),
        ("no truth in it", "{s|He} {q|said} {c|there was no truth in the report}.", "asserts", True),
        ("a cue that rejects", "{s|The firm} {q|rejects} {c|the account}.", "asserts", True),
        ("what it calls it", "{s|He} {q|branded} {c|the article a smear}.", "asserts", True),
        ("a refusal to deny", "{s|He} {q|did not deny} {c|that it leaked}.", "not-held", False),
        (
            "lies that the story tells of",
            "{s|She} {q|said} {c|managers fed the board false figures and lies}.",
            "asserts",
            False,
        ),
        ("flatly", "{c|They weren’t}.", "asserts", True),
        ("not flatly", "{s|She} {q|said} {c|they weren’t told}.", "asserts", False),
        ("no doubt", "{s|She} {q|has no doubt} {c|that it leaked}.", "asserts", False),
        ("a plain negative", "{s|She} {q|said} {c|nobody was hurt}.", "asserts", False),
        ("a plain statement", "{s|She} {q|said} {c|the tank had leaked}.", "asserts", False),
    ],
    ids=lambda x: x if isinstance(x, str) and "{" not in x else "",
)
def test_disputes(why: str, marked: str, stance: Stance, expected: bool) -> None:
    assert disputes(*reported(marked, stance)) is expected, why


def test_empty_report() -> None:
    """Without content or cue nothing is disputed, and nothing can be told."""
    document = Document(id="d", received_as="d.txt", text="")
    empty = Report(id="r", document="d", source=Source(), cue=(), content=(), kind="indirect")
    assert disputes(document, empty) is False
    assert denied(document, empty, *LEAK) is None
