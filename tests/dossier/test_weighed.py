"""Beliefs and quantities on the page: likelihood, both axes, confidence and hinge, each in its own place."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from tests.affair import CLAIM, DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.beliefs import APART, BELIEF, QUANTITY
from tests.dossier.pages import ALLOWED_TAGS, HOSTILE, Page
from tests.dossier.test_lineage import words

from earwitness.dossier import dossier
from earwitness.dossier.weighed import percent
from earwitness.errors import RecordError
from earwitness.provenance import provenance
from earwitness.records import AnyRecord, Belief, Grade, Quantity


def page_of(
    beliefs: Sequence[Belief | Quantity] = (BELIEF, QUANTITY),
    apart: Sequence[str] = APART,
    lineage: Sequence[AnyRecord] = LINEAGE,
) -> str:
    made = provenance("dossier", settings={"words_only": False}, models={}, documents=DOCUMENTS)
    return dossier(
        DOCUMENTS,
        FINDINGS,
        provenance=made,
        lineage=lineage,  # type: ignore[arg-type]
        beliefs=beliefs,
        apart=apart,
    ).html


def belief_words(belief: Belief) -> str:
    """What a reader sees in the belief of the claim."""
    html = page_of((belief,))
    start = html.index('<div class="belief"')
    return words(html[start : html.index('<dl class="whence"', start)])


def test_a_belief_is_told_axis_by_axis() -> None:
    assert belief_words(BELIEF) == (
        "Is it so? Unlikely 30%, range 12% to 61% Source F reliability cannot be judged "
        "Information 4 doubtful Evidence Low confidence in the evidence base "
        "Hangs on Inspector Mara Quill: without this origin 16%. "
        "Why, in 4 sentences Two statements in two articles go back to one to two origins. It is denied "
        "by the owner, "
        "whom the denial serves. What comes from the owner disputes that others can know it, which "
        "leaves open "
        "whether it is so: “That is nonsense”. That it is denied by the harbor is a narrator's verb: no "
        "words quoted "
        "deny it."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hinge": "org-1", "without": None},
         "Hangs on an inspector alone: without this origin nothing could be judged."),
        ({"without": 0.21},
         "Hangs on No single origin: it would be called the same without any one of them. Inspector Mara "
         "Quill moves it most: without this origin 21%."),
        # a denial that is no origin of a printed claim: the report that it began with
        ({"hinge": "rep-owner"}, "Hangs on the owner: without this origin 16%."),
        # an origin of a claim that is not printed
        ({"hinge": "org-3"}, "Hangs on people: without this origin 16%."),
        ({"hinge": "org-nowhere"}, "Hangs on an origin that is not listed here: without this origin 16%."),
    ],
)  # fmt: skip
def test_the_hinge_is_told_in_words(changes: dict[str, object], expected: str) -> None:
    belief = msgspec.structs.replace(BELIEF, **changes)
    assert expected in belief_words(belief)
    page = Page(page_of((belief,)))
    assert all(link[1:] in page.ids for link in page.links)


def test_a_range_that_says_next_to_nothing_comes_before_the_phrase() -> None:
    belief = msgspec.structs.replace(BELIEF, probability=0.68, phrase="likely", interval=(0.16, 0.99))
    told = belief_words(belief)
    assert told.startswith("Is it so? Open: 16% to 99% if one must say: likely (68%) Source F")
    # both axes stay beside it
    assert "Information 4 doubtful Evidence Low confidence" in told


def test_what_cannot_be_judged_is_no_even_chance() -> None:
    belief = msgspec.structs.replace(
        BELIEF, probability=None, interval=None, ends=None, moves=None, without=None, hinge=None,
        grade=Grade("F", "6"), phrase="cannot be judged", confidence=None,
        why=("Whether this is so cannot be judged.", "No statement of it is in hand."),
    )  # fmt: skip
    said = belief_words(belief)
    assert said.startswith(
        "Is it so? This cannot be judged. Source F reliability cannot be judged Information 6 "
    )
    assert "%" not in said
    assert "onfidence" not in said
    assert "Hangs" not in said
    assert 'class="scale"' not in page_of((belief,))


def test_likelihood_and_confidence_never_stand_in_one_sentence() -> None:
    """ICD 203 forbids it: on the page each has its own term of the list."""
    html = page_of()
    terms = [words(part.partition("</dd>")[0]) for part in html.split("<dd>")[1:]]
    assert any("confidence in the evidence base" in term for term in terms)
    assert not any("onfidence" in term and "%" in term for term in terms)


def test_the_page_says_what_weighing_does_and_does_not_do() -> None:
    weighed, unweighed = words(page_of(), "before-you-use"), words(page_of((), ()), "before-you-use")
    assert "Weighed, not checked." in weighed
    assert "No weighing." not in weighed
    assert "No weighing." in unweighed
    assert "Weighed" not in unweighed


def test_without_beliefs_nothing_of_them_is_on_the_page() -> None:
    page = page_of((), ())
    assert '<div class="belief"' not in page
    assert "ICD 203" not in page
    assert "What the numbers may be" not in page


def test_numbers_and_what_cannot_be_compared_stand_with_the_figures() -> None:
    said = words(page_of(), "figures")
    assert (
        "410 (person); nine times in ten between 287 and 2,430. 2 origins They exclude each other."
        in said.replace("2 origins.", "2 origins")
    )
    assert (
        "What cannot be compared, or was updated: 2 pairs “300 people” and “410 people” cannot be compared"
        in said
    )


@pytest.mark.parametrize("count", [0.0004, 0.2, 0.5, 0.996, 1.0])
def test_percentages_are_whole_and_never_certain(count: float) -> None:
    shown = percent(count)
    assert shown is not None
    assert 1 <= shown <= 99


def test_a_number_that_cannot_be_judged() -> None:
    quantity = msgspec.structs.replace(QUANTITY, value=None, interval=None)
    assert "What may be believed of the number cannot be judged." in words(page_of((quantity,)), "figures")


def test_figures_have_their_section_though_none_were_compared() -> None:
    lineage = [r for r in LINEAGE if not r.id.startswith("cmp-")]
    assert "No two figures of different articles count the same thing." in words(
        page_of(lineage=lineage), "figures"
    )


@pytest.mark.parametrize(
    "record",
    [
        msgspec.structs.replace(BELIEF, claim="clm-elsewhere"),
        msgspec.structs.replace(QUANTITY, figures=("fig-300", "fig-elsewhere")),
        msgspec.structs.replace(QUANTITY, figures=()),
    ],
)
def test_what_is_about_nothing_here_is_refused(record: Belief | Quantity) -> None:
    with pytest.raises(RecordError, match="weigh again"):
        page_of((record,))


def test_a_belief_in_a_claim_that_is_not_printed_is_left_out() -> None:
    assert '<div class="belief"' not in page_of((msgspec.structs.replace(BELIEF, claim="clm-blog"),))


def test_the_same_whatever_the_order() -> None:
    assert page_of((BELIEF, QUANTITY)) == page_of((QUANTITY, BELIEF), lineage=LINEAGE[::-1])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_in_beliefs_stay_words(hostile: str) -> None:
    belief = msgspec.structs.replace(BELIEF, why=(f"It is denied by {hostile}.",))
    quantity = msgspec.structs.replace(QUANTITY, unit=hostile, why=(hostile,))
    page = Page(page_of((belief, quantity), (f"“{hostile}” and “1” cannot be compared.",)))
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_claims_keep_their_order() -> None:
    page = page_of()
    assert page.index('id="c1"') > page.index('id="claims"')
    assert CLAIM.text in words(page, "claims")
