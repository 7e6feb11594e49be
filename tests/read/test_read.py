"""The whole stage, with the packaged model, on sentences written for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from earwitness.read import Reading, ReadSettings, read
from earwitness.records import Block, Document, Report, document_id

pytestmark = pytest.mark.model


def _document(text: str, *blocks: Block, language: str | None = "en") -> Document:
    return Document(
        id=document_id(url=None, outlet=None, published=None, text=text),
        received_as="x.txt",
        text=text,
        language=language,
        blocks=blocks,
    )


def _rows(text: str, reading: Reading) -> list[tuple[str, str, str]]:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[s:e] for s, e in spans)

    return [(words(r.source.spans), words(r.cue), words(r.content)) for r in reading.reports]


# text, one statement that must be there (source, word of the cue, content without marks), why
SENTENCES = [
    (
        "“The wall is leaking badly,” Mara Quill told reporters on Monday.",
        ("Mara Quill", "told", "The wall is leaking badly"),
        "direct, content first",
    ),
    (
        '"The wall is leaking badly," Mara Quill told reporters on Monday.',
        ("Mara Quill", "told", "The wall is leaking badly"),
        "straight marks",
    ),
    (
        "‘The wall is leaking badly,’ Mara Quill told reporters on Monday.",
        ("Mara Quill", "told", "The wall is leaking badly"),
        "single marks, as British papers print",
    ),
    (
        "«The wall is leaking badly», Mara Quill told reporters on Monday.",
        ("Mara Quill", "told", "The wall is leaking badly"),
        "guillemets",
    ),
    (
        "„The wall is leaking badly“, Mara Quill told reporters on Monday.",
        ("Mara Quill", "told", "The wall is leaking badly"),
        "low-high marks",
    ),
    (
        "“The wall is leaking badly, Mara Quill told reporters on Monday.",
        ("Mara Quill", "told", "The wall is leaking badly"),
        "a closing mark that was lost",
    ),
    (
        "The minister said that the wall was sound.",
        ("The minister", "said", "that the wall was sound"),
        "indirect",
    ),
    (
        "According to the Harbor Post, the wall was built in the wet spring of 1962.",
        ("the Harbor Post", "According to", "the wall was built in the wet spring of 1962"),
        "a cue of two words before its source",
    ),
    (
        "The president is believed to have been shown the wrong figures.",
        ("", "believed", "The president … have been shown the wrong figures"),
        "a passive without an agent has no source",
    ),
    (
        "THE MINISTER SAID THAT THE WALL WAS SOUND.",
        ("THE MINISTER", "SAID", "THAT THE WALL WAS SOUND"),
        "all in capitals",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "why"), SENTENCES, ids=[s[2] for s in SENTENCES])
def test_sentences(text: str, wanted: tuple[str, str, str], why: str) -> None:
    rows = _rows(text, read(_document(text)))
    source, cue, content = wanted

    def bare(words: str) -> str:
        return " ".join(words.replace("to have", "have").strip('"“”‘’«»„.,').split())

    assert any(
        source in r[0]
        and bool(source) == bool(r[0])
        and cue in r[1]
        and bare(content) in bare(r[2]).replace(" … to ", " … ")
        for r in rows
    ), (why, rows)


def test_a_statement_inside_a_statement_names_its_parent() -> None:
    text = "The newspaper reported that the minister had said that the wall was sound."
    reports = read(_document(text)).reports
    by_content = {text[slice(*r.content[0])]: r for r in reports}
    inner = next(r for c, r in by_content.items() if c.endswith("the wall was sound") and r.parent)
    outer = next(r for r in reports if r.id == inner.parent)
    assert text[slice(*outer.source.spans[0])] == "The newspaper"
    assert text[slice(*inner.source.spans[0])] == "the minister"


def test_directness_follows_the_marks() -> None:
    text = (
        "“It leaks,” Mara Quill said.\n\nMara Quill said that it leaks.\n\n"
        "Mara Quill said the wall “leaks like a sieve”."
    )
    kinds = [r.kind for r in read(_document(text)).reports if r.parent is None]
    assert kinds == ["direct", "indirect", "mixed"]


def test_headlines_and_captions_are_read_and_notices_are_not() -> None:
    parts = [
        ("headline", "Minister says wall is sound"),
        ("notice", "Our editor said that you should sign up for our letter."),
        ("body", "The minister said that the wall was sound."),
        ("caption", "Mara Quill said that she took this picture in May."),
    ]
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, len(text), len(text) + len(words)))  # type: ignore[arg-type]
        text += words + "\n\n"
    places = [r.place for r in read(_document(text, *blocks)).reports if r.parent is None]
    assert places == ["headline", "body", "caption"]


def test_a_notice_in_the_middle_does_not_tear_a_statement_apart() -> None:
    first, notice, second = "“It leaks.”", "Sign up for our letter!", "Mara Quill said this on Monday."
    text = "\n".join((first, notice, second))
    at = len(first) + 1
    document = _document(
        text,
        Block("body", 0, len(first)),
        Block("notice", at, at + len(notice)),
        Block("body", at + len(notice) + 1, len(text)),
    )
    for report in read(document).reports:
        for start, end in (*report.source.spans, *report.cue, *report.content):
            assert notice not in text[start:end] and not at < start < at + len(notice)


def test_other_languages_are_said_to_be_unread() -> None:
    reading = read(_document("Der Minister sagte, die Mauer halte.", language="de"))
    assert reading.reports == ()
    assert reading.notes == ("x.txt: language de, not read (only English is)",)


def test_leaning_moves_along_precision_and_recall() -> None:
    text = (
        "The minister said that the wall was sound. He is ready to go. She knew the valley and hoped. "
        "The talks showed that nobody was willing to move. They want a new road."
    )
    counts = [
        len(read(_document(text), ReadSettings(leaning=x)).reports) for x in ("precise", "balanced", "broad")
    ]  # type: ignore[arg-type]
    assert counts == sorted(counts)
    assert 1 <= counts[0] < counts[2]


ODD = st.text(
    alphabet=st.sampled_from("abc said Quill told \"“”‘’'«»„:.,\n\r\t\u200b\ufeff\u202eÄßж漢字🙂…—@#_-"),
    max_size=400,
)


def _check(document: Document, reports: tuple[Report, ...]) -> None:
    ids = {r.id for r in reports}
    assert len(ids) == len(reports)
    for r in reports:
        assert r.content
        for spans in (r.source.spans, r.cue, r.content):
            for start, end in spans:
                assert 0 <= start < end <= len(document.text)
                assert document.text[start:end].strip()
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert r.parent is None or r.parent in ids
        assert r.continues is None or r.continues in ids
        assert r.confidence is not None and 0 <= r.confidence <= 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ODD)
def test_odd_texts_never_crash_and_spans_hold(text: str) -> None:
    document = _document(text)
    _check(document, read(document).reports)


def test_a_long_line_without_paragraphs() -> None:
    text = " ".join(s[0].replace("\n", " ") for s in SENTENCES) * 20
    document = _document(text)
    reports = read(document).reports
    _check(document, reports)
    assert len(reports) > 100


def test_reading_twice_gives_the_same() -> None:
    document = _document("\n\n".join(s[0] for s in SENTENCES))
    assert read(document) == read(document)
