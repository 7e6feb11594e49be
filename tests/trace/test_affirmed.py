"""What a denial is of by its own words."""

from __future__ import annotations

import pytest

from earwitness.trace.affirmed import affirmed, points, speaks_of_a_story
from earwitness.trace.propositions import words


def weight(those: frozenset[str]) -> float:
    """Short words tell nothing."""
    return sum(len(w) > 4 for w in those)


@pytest.mark.parametrize(
    ("denial", "turned"),
    [
        ("Not one bolt was loose", "one bolt was loose"),
        ("Nobody left the lock", "somebody left the lock"),
        ("it wasn’t dry", "it was dry"),
        ("it was not dry", "it was dry"),
        ("there is no crack", "there is some crack"),
        ("he never asked for anything", "he asked for anything"),
        ("nothing was moved", "something was moved"),
        ("they cannot know", "they can know"),
        ("it can't leak", "it can leak"),
        ("it won’t fail", "it will fail"),
        ("Not all of it", "all of it"),
        ("the nozzle is worn", "the nozzle is worn"),
        ("", ""),
    ],
)
def test_what_it_would_say_without_its_not(denial: str, turned: str) -> None:
    assert affirmed(denial) == turned


@pytest.mark.parametrize(
    ("content", "story", "pointing", "why"),
    [
        ("the story a fairy tale", True, False, "only names a story"),
        ("the reports", True, False, "only names them"),
        ("it", False, True, "points to what stands above"),
        ("that", False, True, "points"),
        ("the report that turbines flooded a cellar", False, False, "says what was reported"),
        ("nobody drained the reservoir", False, False, "says what is denied"),
    ],
)
def test_what_only_names_or_points(content: str, story: bool, pointing: bool, why: str) -> None:
    told = frozenset(words(content))
    assert (speaks_of_a_story(told, weight), points(told, weight)) == (story, pointing), why
