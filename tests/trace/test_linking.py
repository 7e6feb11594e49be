"""What a statement goes back to: among copies, to the one that says who said it."""

from __future__ import annotations

import random

import pytest

from earwitness.records import Document, Link, Party, Published, Report, Source, Voice
from earwitness.trace import TraceSettings, trace

WORDS_ONLY = TraceSettings(model=False)
SAID = "The ferry left Ansel quay with eleven broken lifeboats"
# day: text, source, voice
ARTICLES: dict[str, tuple[str, str | None, Voice]] = {
    "2020-04-01": (f"{SAID}, a harbor inspector told reporters.", "a harbor inspector", "reported"),
    "2020-04-02": (f"{SAID}. It was raining.", None, "own"),
    "2020-04-03": (f"{SAID}. Nobody slept.", None, "own"),
    "2020-04-04": (f"{SAID}. Gulls were seen.", "The Gull", "own"),
}


def direct(seed: int) -> dict[str, Link]:
    """The link of each article's statement to what it most directly goes back to, by day."""
    documents: list[Document] = []
    found: list[Party | Report] = []
    for day, (text, source, voice) in ARTICLES.items():
        documents.append(
            Document(
                id=f"d{day}",
                received_as=f"{day}.txt",
                text=text,
                published=Published(day, day, day, "given", ""),
            )
        )
        if source is not None:
            found.append(Party(id=f"p{day}", document=f"d{day}", name=source, kind="anonymous-official"))
        found.append(
            Report(
                id=f"r{day}",
                document=f"d{day}",
                source=Source((), f"p{day}" if source else None),
                cue=(),
                content=((0, len(SAID)),),
                kind="indirect",
                voice=voice,
                stance="asserts",
            )
        )
    random.Random(seed).shuffle(documents)
    random.Random(seed).shuffle(found)
    links = trace(documents, found, WORDS_ONLY).links
    return {k.origin.removeprefix("r"): k for k in links if k.evidence.get("direct")}


@pytest.mark.parametrize("seed", [0, 1])
def test_copies_go_back_to_the_one_that_says_who_said_it(seed: int) -> None:
    links = direct(seed)
    assert {day: links[day].target for day in list(ARTICLES)[1:]} == dict.fromkeys(
        list(ARTICLES)[1:], "r2020-04-01"
    )


@pytest.mark.parametrize(
    ("day", "why"),
    [("2020-04-03", "nobody is credited any more"), ("2020-04-04", "the outlet says it itself")],
)
def test_what_lost_its_source_on_the_way_is_reattributed(day: str, why: str) -> None:
    assert "reattributed" in direct(0)[day].drift, why
