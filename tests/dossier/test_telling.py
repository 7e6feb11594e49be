"""A report's speaker, way, firmness and date in words."""

from __future__ import annotations

import pytest

from earwitness.dossier.telling import People, firmly, said_when
from earwitness.records import Party, Relay, Report, Source, When

TEXT = "On Monday she told the Post that the wall may leak. The claim could not be checked."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def report(**more: object) -> Report:
    return Report(
        id="rep-1",
        document="doc-1",
        source=more.pop("source", Source(spans=(at("she"),), party="quill")),  # type: ignore[arg-type]
        cue=(at("told"),),
        content=(at("that the wall may leak"),),
        kind="indirect",
        **more,  # type: ignore[arg-type]
    )


PEOPLE = People(
    [
        Party(id="quill", document="doc-1", name="Mara Quill", kind="named-person"),
        Party(id="post", document="doc-1", name="the Post", kind="outlet"),
        Party(id="mail", document="doc-1", name="Evening Mail", kind="outlet"),
    ]
)


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("she", "Mara Quill"),  # the words do not say it
        ("Mara Quill, the mayor", None),  # they do
        ("Quill", "Mara Quill"),
        (None, "Mara Quill"),
    ],
)
def test_a_speaker_is_named_where_the_source_does_not(source: str | None, speaker: str | None) -> None:
    assert PEOPLE.speaker(report(), source) == speaker


def test_candidates_and_the_way() -> None:
    undecided = report(source=Source(candidates=("quill", "gone")))
    assert PEOPLE.candidates(undecided) == ("Mara Quill", "gone")
    assert PEOPLE.speaker(undecided, "she") is None
    steps = tuple(Relay(party=p, basis="stated") for p in ("quill", "post", "mail"))
    assert PEOPLE.through(report(relay=steps)) == (
        "the Post",
    )  # neither the speaker nor the article's outlet
    assert PEOPLE.through(report(relay=steps[:1])) == ()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, ()),
        ({"stance": "asserts"}, ()),
        ({"stance": "denies"}, ("denies",)),
        ({"stance": "not-held"}, ("neither affirmed nor denied",)),
        ({"hedges": (at("may"), at("may"))}, ("hedged: “may”",)),
        (
            {"verification": (at("The claim could not be checked"),)},
            ("on checking: “The claim could not be checked”",),
        ),
    ],
)
def test_firmly(more: dict[str, object], words: tuple[str, ...]) -> None:
    assert firmly(TEXT, report(**more)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, None),
        (When(span=at("On Monday"), date="2021-03-01"), "2021-03-01 (“On Monday”)"),
        (When(date="2021-03-01/2021-03-07"), "2021-03-01 to 2021-03-07"),
        (When(span=at("On Monday")), "“On Monday”, not resolved"),
        (
            When(span=at("On Monday"), latest="2021-03-04"),
            "“On Monday”, not resolved, between … and 2021-03-04",
        ),
    ],
)
def test_when(when: When | None, words: str | None) -> None:
    assert said_when(TEXT, report(when=when)) == words
