"""Statements by speaker."""

from __future__ import annotations

from earwitness.dossier.speakers import voices
from earwitness.dossier.statements import arrange
from earwitness.records import Document, Party, PartyKind, Report, Source

TEXT = "Quill said it leaks. An official, who was not authorized to speak, said so too. It may leak."


def document(name: str) -> Document:
    return Document(id=name, received_as=f"{name}.txt", text=TEXT)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def party(document: str, name: str, kind: PartyKind, **more: object) -> Party:
    return Party(id=f"{document}-{name}", document=document, name=name, kind=kind, **more)  # type: ignore[arg-type]


def said(document: str, number: int, *parties: str, words: str | None = None) -> Report:
    ids = tuple(f"{document}-{p}" for p in parties)
    return Report(
        id=f"rep-{document}-{number}",
        document=document,
        source=Source(
            spans=(at(words),) if words else (),
            party=ids[0] if len(ids) == 1 else None,
            candidates=ids if len(ids) > 1 else (),
        ),
        cue=(at("said"),),
        content=((10 + number, 19),),
        kind="indirect",
    )


def test_names_are_taken_together_over_articles_and_the_unnamed_are_kept_apart() -> None:
    findings = [
        *(party(d, "Mara Quill", "named-person", role="mayor") for d in "ab"),
        *(
            party(d, "an official", "anonymous-official", anonymity=at("not authorized to speak"))
            for d in "ab"
        ),
        *(said(d, 1, "Mara Quill", words="Quill") for d in "ab"),
        *(said(d, 2, "an official", words="An official") for d in "ab"),
        said("a", 3, "Mara Quill", "an official", words="An official"),
        said("a", 4, words="It"),
        said("b", 4),
    ]
    found = voices(arrange([document("a"), document("b")], findings))
    assert [(v.name, len(v.statements), v.articles, v.undecided, v.nameless) for v in found] == [
        ("Mara Quill", 2, 2, False, False),
        ("It", 1, 1, False, False),  # no party: by its words
        ("an official", 1, 1, False, True),
        ("an official", 1, 1, False, True),
        ("Mara Quill or an official", 1, 1, True, False),
        (None, 1, 1, False, False),
    ]
    assert found[0].about == "mayor" and found[2].about == "unnamed official"
    assert found[2].unnamed == "not authorized to speak"
