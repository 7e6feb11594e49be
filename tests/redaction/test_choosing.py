"""Whom a name means: one party, or a message that says what to give instead."""

from __future__ import annotations

import pytest
from tests.redaction.made import MARK, article, at, party, text_of

from earwitness.errors import SettingError
from earwitness.records import AnyRecord
from earwitness.redaction import redact


def test_a_name_that_is_nowhere_is_told_with_what_is_near() -> None:
    one = article("Jane Roe spoke to Ada Poe.")
    with pytest.raises(
        SettingError, match=r"'Jane Row': stands nowhere in these articles; near it are 'Jane Roe'"
    ):
        redact([one, party(one, "Jane Roe"), party(one, "Ada Poe")], ["Jane Row"])


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            "Roe",
            r"'Roe': may be 2 parties, 'Jane Roe' \(par-\w+\), 'Mark Roe' \(par-\w+\); give the whole name",
        ),
        ("the official", r"'the official': may be 2 parties"),
        ("  ", "names nobody"),
        ("…", "names nobody"),
        ("par-0000000000000000", "no party has this id"),
        ("nobody at all", "stands nowhere in these articles"),
    ],
)
def test_a_name_that_does_not_say_who_is_refused(asked: str, message: str) -> None:
    one, two = article("Jane Roe and the official", name="1"), article("Mark Roe. The official", name="2")
    records: list[AnyRecord] = [
        one, two, party(one, "Jane Roe"), party(two, "Mark Roe"),
        party(one, "the official", kind="anonymous-official"),
        party(two, "The official", kind="anonymous-official"),
    ]  # fmt: skip
    with pytest.raises(SettingError, match=message) as told:
        redact(records, [asked])
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("asked", ["Jane Roe", "jane ROE", "Roe", "Ms Roe", "J. Roe", "the envoy", "id"])
def test_a_party_is_chosen_by_name_alias_description_or_id(asked: str) -> None:
    one = article("Jane Roe, the envoy, met Ada Poe. Roe left.")
    roe = party(one, "Jane Roe", "the envoy", at(one, "Roe", 1))
    done = redact([one, roe, party(one, "Ada Poe")], [roe.id if asked == "id" else asked])
    assert text_of(done) == f"{MARK}, {MARK}, met Ada Poe. {MARK} left."


def test_two_names_of_one_party_are_one_party() -> None:
    one = article("Jane Roe, the envoy, left.")
    done = redact([one, party(one, "Jane Roe", "the envoy")], ["the envoy", "Jane Roe"])
    assert (done.parties, text_of(done)) == (1, f"{MARK}, {MARK}, left.")
