"""What is no news: the same records again, what was never traced or weighed, another model."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.affair import EVERYTHING
from tests.dossier.since.versions import affair, belief, claim, lines, made, plain, told
from tests.export.believed import BELIEVED

from earwitness.provenance import provenance


@given(st.randoms(use_true_random=False))
def test_nothing_changed_is_said_and_nothing_else(chance: random.Random) -> None:
    shuffled = list(BELIEVED)
    chance.shuffle(shuffled)
    found = told(shuffled, list(BELIEVED))
    assert not found.changed and not found.listings
    assert told(list(BELIEVED) * 2, list(BELIEVED)) == found  # a stream that tells a thing twice


def test_a_dossier_compared_with_itself_says_that_nothing_changed() -> None:
    page = made(list(EVERYTHING), list(EVERYTHING))
    section = page.html[page.html.index('<section id="since"') :].partition("</section>")[0]
    assert "<p>Nothing changed since old.json.</p>" in section and "<li>" not in section
    assert "Nothing changed since old.json." in page.markdown
    without = made(list(EVERYTHING))
    assert 'id="since"' not in without.html and "changed since" not in without.markdown


def test_what_was_not_traced_or_weighed_is_not_compared() -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took it.")
    of = claim("The mill burned.", a, b)
    found = told([*documents, a], [*documents, a, b, of])
    assert "The earlier one was not traced, so claims cannot be compared." in plain(found)
    assert not lines(found, "Claims and their origins")
    alone = claim("The mill burned.", a)
    found = told([*documents, a, alone], [*documents, a, b, of, belief(of, 0.7, "likely")])
    assert "The earlier one was not weighed, so beliefs cannot be compared." in plain(found)


def test_another_model_or_version_is_said_to_be_a_reason() -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took it.")
    one, other = (
        provenance("read", settings={"model": model, "date": None}, models={}, documents=documents)
        for model in ("small", "best")
    )
    found = told([one, *documents, a], [other, *documents, a, b])
    assert "It was made in another way (model small, now best): what follows may come from that" in plain(
        found
    )
    assert not told(
        [one, *documents, a], [other, *documents, a]
    ).changed  # another model, and all is the same
