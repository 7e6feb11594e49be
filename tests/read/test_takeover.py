"""Blocks taken over from another outlet after a colon."""

from __future__ import annotations

from earwitness.read.spans.draft import Draft
from earwitness.read.spans.takeover import with_takeovers
from earwitness.records import Document


def _document(text: str) -> Document:
    return Document(id="doc-x", received_as="x.txt", text=text)


def _draft(text: str, source: str, cue: str, content: str) -> Draft:
    def span(part: str) -> tuple[int, int]:
        at = text.index(part)
        return at, at + len(part)

    return Draft((span(source),), (span(cue),), (span(content),), 2.0, "body")


def test_one_paragraph_after_a_single_lead_in() -> None:
    text = (
        "The Post reports on how it is done:\n\nThe sheet is copied by hand.\n\nOur reporter was not let in."
    )
    lead = _draft(text, "The Post", "reports", "how it is done")
    block = with_takeovers(_document(text), [lead])[-1]
    assert (block.source, block.cue) == (lead.source, ())
    assert [text[s:e] for s, e in block.content] == ["The sheet is copied by hand."]


def test_an_outlets_block_lasts_until_the_text_speaks_of_that_outlet() -> None:
    for after in (
        "The Morning Post has not named its source.",
        "A clerk told the Evening Mail that she knew of no sheet.",
        "The mill declined to comment on the matter.",
        "Background",
    ):
        text = (
            "The Morning Post gave this account of it:\n\nThe sheet is copied by hand.\n\n"
            f"It is then burned.\n\n{after}\n\nNobody was hurt."
        )
        lead = _draft(text, "The Morning Post", "gave this account of", "it:\n\nThe sheet is copied by hand.")
        (block,) = with_takeovers(_document(text), [lead])
        assert (block.source, block.cue) == (lead.source, lead.cue)
        assert [text[s:e] for s, e in block.content] == ["The sheet is copied by hand.", "It is then burned."]


def test_several_lead_ins_make_blocks_to_the_next_one_and_nest_what_is_inside() -> None:
    text = (
        "The Post reports that chiefs quarrel:\n\nOne chief blames another.\n\n"
        "The clerk said nothing moved.\n\n"
        "The Mail wrote of fear:\n\nPeople whisper.\n\nDoors are shut."
    )
    drafts = [
        _draft(text, "The Post", "reports", "chiefs quarrel"),
        _draft(text, "The clerk", "said", "nothing moved"),
        _draft(text, "The Mail", "wrote", "fear"),
    ]
    out = with_takeovers(_document(text), drafts)
    post, mail = out[-2:]
    assert [text[s:e] for s, e in post.content] == [
        "One chief blames another.",
        "The clerk said nothing moved.",
    ]
    assert [text[s:e] for s, e in mail.content] == ["People whisper.", "Doors are shut."]
    assert [d.parent for d in out[:3]] == [None, post, None]


def test_what_a_lead_in_says_ends_at_its_colon() -> None:
    said = "that the chiefs of both mills quarrel over the sheet"
    text = f"The Morning Post reports {said}:\n\nOne chief blames another.\n\nThe other blames the weather."
    lead = _draft(text, "The Morning Post", "reports", f"{said}:\n\nOne chief")
    outer, block = with_takeovers(_document(text), [lead])
    assert [text[s:e] for s, e in outer.content] == [said]
    assert [text[s:e] for s, e in block.content] == [
        "One chief blames another.",
        "The other blames the weather.",
    ]


def test_no_block_without_a_named_reporter_or_before_a_quotation() -> None:
    for text, drafts in (
        ("He made three points:\n\nThe wall leaks.", []),
        ("Quill said:\n\n“The wall leaks.”", [("Quill", "said", "“The wall leaks.”")]),
    ):
        given = [_draft(text, *d) for d in drafts]
        assert with_takeovers(_document(text), given) == given
