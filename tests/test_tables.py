"""The table of one article: who, through whom, what, how firmly, when; and what else was found."""

from __future__ import annotations

from earwitness.cli.tables import as_bytes, statements_tables
from earwitness.records import (
    Block,
    Document,
    Figure,
    HeadlineCheck,
    Informs,
    Party,
    Relay,
    Report,
    Source,
    When,
)

TEXT = (
    "Mill 'hid' the leak\n\n"
    "Mara Quill told the Post on Monday that at least ten clerks may have warned the mayor. "
    "She denied it later. The mill is old, built in 1962."
)


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


DOCUMENT = Document(
    id="doc-1",
    received_as="mill.txt",
    text=TEXT,
    outlet="Evening Mail",
    headline="Mill 'hid' the leak",
    language="en",
    blocks=(Block(kind="headline", start=0, end=19), Block(kind="body", start=21, end=len(TEXT))),
)
PARTIES = [
    Party(id=name, document="doc-1", name=words, kind=kind)  # type: ignore[arg-type]
    for name, words, kind in (
        ("quill", "Mara Quill", "named-person"),
        ("aide", "an aide", "anonymous-official"),
        ("post", "the Post", "outlet"),
        ("mail", "Evening Mail", "outlet"),
        ("clerks", "ten clerks", "anonymous-group"),
        ("mayor", "the mayor", "anonymous-official"),
    )
]
TOLD = Report(
    id="rep-1",
    document="doc-1",
    source=Source(spans=(at("Mara Quill"),), party="quill"),
    cue=(at("told"),),
    content=(at("that at least ten clerks may have warned the mayor"),),
    kind="indirect",
    stance="asserts",
    hedges=(at("may"),),
    relay=tuple(Relay(party=p, basis="stated") for p in ("quill", "post", "mail")),
    when=When(span=at("on Monday"), date="2021-03-01"),
    confidence=0.97,
)
DENIED = Report(
    id="rep-2",
    document="doc-1",
    source=Source(spans=(at("She"),), candidates=("quill", "aide")),
    cue=(at("denied"),),
    content=(at("it", 0),),
    kind="indirect",
    stance="denies",
    confidence=0.5,
)
OWN = Report(
    id="rep-3",
    document="doc-1",
    source=Source(),
    cue=(),
    content=(at("The mill is old, built in 1962."),),
    kind="indirect",
    voice="own",
    stance="asserts",
)
REST = [
    Figure(
        id="fig-1", document="doc-1", span=at("at least ten"), value=None, low=10, high=None, unit="clerk",
        what="clerks", report="rep-1",
    ),
    Informs(
        id="inf-1", document="doc-1", informer="clerks", informed="mayor", manner="warns",
        span=at("ten clerks may have warned the mayor"), report="rep-1",
    ),
    HeadlineCheck(
        id="chk-1", document="doc-1", kind="unsaid-quote", span=at("'hid'"), why="nobody below says hid",
    ),
]  # fmt: skip


def test_everything_that_was_found_is_told() -> None:
    table = as_bytes(statements_tables([DOCUMENT], [*PARTIES, TOLD, DENIED, OWN, *REST]), 100).decode()
    flat = " ".join(table.split())
    for words in (
        "2 statements",  # the outlet's own is not counted
        "“hid” quoted words that nobody says below: nobody below says hid",
        "hedged: “may” 2021-03-01 (“on Monday”), indirect, clear (0.97)",
        "the outlet itself",
        "at least ten clerks, in",
        "“ten clerks may have warned the mayor” Said in",
    ):
        assert words in flat, words
    assert "through the Post" in table and "ten clerks → the mayor: warns" in flat
    assert "Mara Quill or an" in table and "decided)" in table  # wrapped beside another column


def test_nothing_is_told_of_what_was_not_found() -> None:
    table = as_bytes(statements_tables([DOCUMENT], [*PARTIES, TOLD]), 100).decode()
    assert not [w for w in ("Headline to check", "Who informs whom", "Figure") if w in table]
