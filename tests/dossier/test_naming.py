"""What articles and statements are called, so that a reader finds them again."""

from __future__ import annotations

import msgspec
import pytest
from tests.affair import DOCUMENTS, FINDINGS, MERGED

from earwitness.dossier.naming import Names, quoted, short
from earwitness.dossier.statements import arrange

NAMES = Names(arrange(DOCUMENTS, FINDINGS), MERGED)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the wall leaks", "“the wall leaks”"),
        ('"The wall leaks,"', "“The wall leaks”"),  # the text's own marks and the comma of its sentence
        ("“The wall leaks.”", "“The wall leaks.”"),
        ("‘Nobody dares’", "“Nobody dares”"),
        ('the mayor "reads everything"', "“the mayor ‘reads everything’”"),
        ("a “b” c", "“a ‘b’ c”"),
        ('"One," he said, "two"', "“‘One,’ he said, ‘two’”"),  # two quotations are not one
        ('"The beginning of it', "“The beginning of it”"),  # its end was left out
        ("the end of it”", "“the end of it”"),
        ('he said "we know nothing', "“he said ‘we know nothing”"),  # the same inside
        ("the workers’ hall", "“the workers’ hall”"),
        ("", "“”"),
    ],
)
def test_quotation_marks(words: str, shown: str) -> None:
    assert quoted(words) == shown


def test_short_ends_at_a_word() -> None:
    assert short("one two three", 20) == "one two three"
    assert short("one two, three", 9) == "one two …"
    assert short("x" * 30, 10) == "x" * 10 + " …"  # one endless word


def test_statements_in_words() -> None:
    assert NAMES.said("rep-quill") == "Mara Quill: “The hull of the Halda is cracked” (Post)"
    assert NAMES.said("rep-owner", cue=True) == "the owner (replied): “That is nonsense” (Post)"
    assert NAMES.said("rep-own") == "Courier in its own words: “It carried 300 people.”"
    assert NAMES.said("rep-head") == "an inspector: “Ferry unsafe” (the headline of Courier)"
    assert NAMES.said("rep-people") == "people: “The Halda has a crack” (blog.txt)"  # no outlet: its file
    assert NAMES.known_as("rep-quill") == "Inspector Mara Quill"  # as all articles together have it


def test_articles_of_one_outlet_are_told_apart() -> None:
    post = msgspec.structs.replace(DOCUMENTS[1], outlet="Courier")
    blog = msgspec.structs.replace(DOCUMENTS[2], outlet="Courier")
    names = Names(arrange((DOCUMENTS[0], post, blog), ()))
    shown = [names.article(d.id) for d in (DOCUMENTS[0], post, blog)]
    assert shown == ["Courier 2031-05-05", "Courier 2031-05-06", "Courier blog.txt"]
    same_day = msgspec.structs.replace(post, published=DOCUMENTS[0].published)
    names = Names(arrange((DOCUMENTS[0], same_day), ()))
    assert [names.article(d.id) for d in (DOCUMENTS[0], same_day)] == [
        "Courier courier.txt",
        "Courier post.txt",
    ]


def test_nobody_and_either_of_two() -> None:
    nobody, either = (
        msgspec.structs.replace(
            r, source=msgspec.structs.replace(r.source, party=None, spans=(), candidates=c)
        )
        for r, c in ((FINDINGS[8], ()), (FINDINGS[9], ("par-quill", "par-owner")))
    )
    findings = [f for f in FINDINGS if f.id not in (nobody.id, either.id)]
    names = Names(arrange(DOCUMENTS, [*findings, nobody, either]))
    assert names.speaker(nobody.id) == "no source given"
    assert names.speaker(either.id) == "Mara Quill or the owner (not decided)"
