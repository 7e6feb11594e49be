"""What is cited and not in hand: under a name that can be fetched, once, and nothing for what names none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from earwitness.records import Document, Party, PartyKind, Report, Source
from earwitness.trace.ghost_names import called, head, is_paper
from earwitness.trace.ghosts import Lacking, lacking
from earwitness.trace.sources import chains


def party(name: str, kind: PartyKind, text: str, mention: str | None = None) -> Party:
    said = mention or name
    at = text.index(said)
    return Party(id=f"{name}:{at}", document="a", name=name, kind=kind, mentions=((at, at + len(said)),))


@pytest.mark.parametrize(
    ("why", "name", "kind", "text", "mention", "expected"),
    [
        ("a number alone", "Seven", "outlet", "Channel Seven in Ghelm says so.", "Channel Seven in Ghelm",
         ("Channel Seven in Ghelm", "outlet")),
        ("an adjective alone", "Ghelman", "outlet", "He told the Ghelman paper so.", "the Ghelman paper",
         ("the Ghelman paper", "outlet")),
        ("an adjective with its noun behind it", "Ghelman", "outlet", "So Ghelman television has it.",
         None, ("Ghelman television", "outlet")),
        ("an adjective with what is no outlet", "Ghelman", "outlet", "Ghelman telephones ring.", None,
         None),
        ("a number with nothing", "Seven", "outlet", "Seven said so.", None, None),
        ("a name that ends like an adjective", "Guardian", "outlet", "The Guardian said so.", None,
         ("Guardian", "outlet")),
        ("something told, of nobody", "an account", "document", "Then an account says so.", None, None),
        ("with its handle", "an account", "document", "It came from an account called @mill_9.",
         None, ("an account called @mill_9", "social-post")),
        ("a title that reading cut off", "a paper titled", "document", "We saw a paper titled “Weekly Four”.",
         None, ("a paper titled “Weekly Four”", "document")),
        ("a numbered report is no outlet", "Report No. 4", "outlet", "Weekly Report No. 4 shows it.",
         "Weekly Report No. 4", ("Weekly Report No. 4", "document")),
        ("a paper whose kind was not told", "the folder kept for the mayor", "unspecified",
         "It is in the folder kept for the mayor.", None, ("the folder kept for the mayor", "document")),
        ("a post that is printed", "a poster for a dance", "social-post", "It is a poster for a dance.",
         None, ("a poster for a dance", "document")),
    ],
)  # fmt: skip
def test_called(
    why: str, name: str, kind: PartyKind, text: str, mention: str | None, expected: tuple[str, str] | None
) -> None:
    found = called(party(name, kind, text, mention), {"a": text})
    assert (found and (found.name, found.kind)) == expected, why


def test_papers_by_their_words() -> None:
    assert head("the weekly folder prepared for the mayor") == "folder"
    assert is_paper(Party(id="p", document="a", name="a sheet", kind="unspecified"))
    assert not is_paper(Party(id="p", document="a", name="the Sheet Office", kind="named-organisation"))
    assert not is_paper(Party(id="p", document="a", name="a cousin", kind="unspecified"))


def ghosts(*parties: tuple[str, PartyKind]) -> Lacking:
    text = "\n".join(f"{name} says so." for name, _ in parties)
    known = {p.id: p for p in (party(name, kind, text) for name, kind in parties)}
    document = Document(id="a", received_as="a.txt", text=text)
    reports: Sequence[Report] = [
        Report(id=f"r{n}", document="a", source=Source((), p), cue=(), content=((n, n + 1),), kind="indirect")
        for n, p in enumerate(known)
    ]
    return lacking([document], reports, chains(reports, known, [document]), known, {})


@pytest.mark.parametrize(
    ("why", "parties", "expected"),
    [
        ("one handle", [("A user called @tal", "social-post"), ("@tal, who heals", "social-post")], 1),
        ("two handles", [("A user called @tal", "social-post"), ("@brey, a user", "social-post")], 2),
        ("one number", [("Report No. 4", "outlet"), ("a copy of Weekly Report No. 4", "document")], 1),
        ("two numbers", [("Report No. 4", "outlet"), ("a copy of Weekly Report No. 5", "document")], 2),
        ("one proper name", [("A channel named Red Elm", "outlet"), ("Red Elm", "outlet")], 1),
        ("from and to whom", [("Mr Quill's letter", "document"), ("a letter to Ghelm", "document")], 1),
        ("two owners", [("Mr Quill's letter", "document"), ("Ms Brey's letter", "document")], 2),
        ("the only assessment", [("an assessment", "document"), ("Ghelm's assessment", "document")], 1),
        ("two outlets", [("Radio Ghelm", "outlet"), ("Radio Marl", "outlet")], 2),
    ],
)  # fmt: skip
def test_one_thing_is_listed_once(why: str, parties: list[tuple[str, PartyKind]], expected: int) -> None:
    found = ghosts(*parties)
    assert len(found.ghosts) == expected, why
    assert set(found.of.values()) == {g.id for g in found.ghosts}
    assert found == ghosts(*parties), why
