"""Sources that are nobody in particular, and names inside a sentence."""

from __future__ import annotations

import pytest

from earwitness.nobody import in_sentence, is_nobody


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Not everyone", True),
        ("everybody else", True),
        ("nobody", True),
        ("no one", True),
        ("They", True),
        ("we", True),
        ("some of them", True),
        ("", True),
        (None, True),
        ("some of the guards", False),  # a group that one could look for
        ("many officials", False),
        ("Mara Few", False),
        ("one loss adjuster", False),
        ("People's Assembly", False),
    ],
)
def test_who_is_nobody_in_particular(name: str | None, expected: bool) -> None:
    assert is_nobody(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Not everyone", "not everyone"),
        ("They", "they"),
        ("I", "I"),
        ("A person who", "a person"),
        ("A Guild clerk", "a Guild clerk"),
        ("The palace", "the palace"),
        ("Mara Quill", "Mara Quill"),
        ("Who Cares Weekly", "Who Cares Weekly"),
    ],
)
def test_a_name_inside_a_sentence(name: str, expected: str) -> None:
    assert in_sentence(name) == expected


def test_a_the_that_may_be_part_of_a_name_is_kept() -> None:
    assert in_sentence("The Sarn Leaf", the=False) == "The Sarn Leaf"
    assert in_sentence("A clerk", the=False) == "a clerk"
