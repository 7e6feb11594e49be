"""A name is found however it is written, and what only looks like it stays."""

from __future__ import annotations

import pytest
from tests.redaction.made import MARK, article, text_of

from earwitness.redaction import redact


def redacted(text: str, *names: str) -> str:
    """*text* without those *names*, where no reading found anybody."""
    return text_of(redact([article(text)], names))


# text, name, what is left, why the row is here
SPELLINGS = [
    ("Jane Roe said so.", "Jane Roe", f"{MARK} said so.", "as given"),
    ("JANE ROE SAID. jane roe too.", "Jane Roe", f"{MARK} SAID. {MARK} too.", "in any case"),
    ("Then Roe left.", "Jane Roe", f"Then {MARK} left.", "the surname alone"),
    ("Mrs Roe left, Dr. Jane Roe did.", "Jane Roe", f"{MARK} left, {MARK} did.", "titles belong to a name"),
    ("J. Roe, J.A. Roe and Jane A. Roe", "Jane Roe", f"{MARK}, {MARK} and {MARK}", "initials"),
    ("See Roe, Jane (2019)", "Jane Roe", f"See {MARK} (2019)", "as lists have it"),
    ("Jane\nRoe; Jane-\nRoe; Ja-\nne Roe", "Jane Roe", f"{MARK}; {MARK}; {MARK}", "over the end of a line"),
    ("Jane  Roe, Jane\u00a0Roe, Jane\u200b Roe", "Jane Roe", f"{MARK}, {MARK}, {MARK}", "any space"),
    ("Ja\u00adne Ro\u00ade", "Jane Roe", MARK, "soft hyphens"),
    ("Roe's plan, Roe’s plan", "Jane Roe", f"{MARK}'s plan, {MARK}’s plan", "possessives"),
    ("Ines' plan by Ms Ines.", "Ann Ines", f"{MARK}'s plan by {MARK}.", "a lone apostrophe tells of an s"),
    ("José Muñoz; Jose\u0301 Mun\u0303oz; JOSE MUNOZ", "José Muñoz", f"{MARK}; {MARK}; {MARK}", "accents"),
    ("Jörg Müller, Joerg Mueller", "Jörg Müller", f"{MARK}, {MARK}", "umlauts spelled out"),
    ("Jörg Müller, Joerg Mueller", "Joerg Mueller", f"{MARK}, {MARK}", "and asked for so"),
    ("Ann O’Brien, Ann O'Brien, Ann OBrien", "Ann O'Brien", f"{MARK}, {MARK}, {MARK}", "apostrophes inside"),
    ("Eva Stein-Bruch and Frau Stein Bruch", "Eva Stein-Bruch", f"{MARK} and Frau {MARK}", "hyphens inside"),
    ("Jan van der Velde; van der Velde", "Jan van der Velde", f"{MARK}; {MARK}", "particles"),
    ("#JaneRoe, @jane_roe, #FreeRoe, @jroe_1, @roe", "Jane Roe", ", ".join([MARK] * 5), "tags and handles"),
    ("jane.roe@mill.example", "Jane Roe", "redacted-1@mill.example", "an address of mail"),
    (
        "see https://x.example/2019/jane-roe-quits?by=J%61ne+Roe",
        "Jane Roe",
        "see https://x.example/2019/redacted-1-quits?by=redacted-1",
        "addresses, encoded or not",
    ),
    ("www.x.example/janeroe.html", "Jane Roe", "www.x.example/redacted-1.html", "run together"),
    ("the anti-Korvel camp, Korvelism", "Edvin Korvel", f"the anti-{MARK} camp, {MARK}", "made from a name"),
    ("the Korvels left", "Edvin Korvel", f"the {MARK} left", "the whole family"),
    ("She roes? Roeland. Throe.", "Jane Roe", None, "inside other words it is no name"),
    ("Brown bread is brown. Brown said so.", "Ada Brown", f"{MARK} bread is brown. {MARK} said so.",
     "a surname that is a word: with a capital letter"),
    ("It may rain in May 2019, on 5 May. May quit.", "Tess May",
     f"It may rain in May 2019, on 5 May. {MARK} quit.", "months beside days and years are months"),
    ("Mark Roe and M. Roe wept, Roe did not.", "Jane Roe",
     f"Mark [redacted] and M. [redacted] wept, {MARK} did not.", "a relative keeps the first name"),
    ("Jane Poe is not Jane Roe.", "Jane Roe", f"Jane Poe is not {MARK}.", "another's first name"),
    ("Roe Street", "Jane Roe", f"{MARK} Street", "whatever else is called so"),
    ("the deputy minister said. A Deputy\nMinister!", "the deputy minister", f"{MARK} said. {MARK}!",
     "a description, with its article"),
    ("The State Mill denied. state mill's men", "State Mill", f"{MARK} denied. {MARK}'s men", "a body"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "left", "why"), SPELLINGS, ids=[row[3] for row in SPELLINGS])
def test_a_name_is_found_however_it_is_written(text: str, name: str, left: str | None, why: str) -> None:
    asked = f"{name} was here.\n\n"
    got = redacted(asked + text, name).split("\n\n", 1)[1]
    assert got == (text if left is None else left)


def test_the_mark_does_not_tell_how_long_the_name_is() -> None:
    short, long = (
        redacted("Bo Li spoke.", "Bo Li"),
        redacted("Bartholomea Lichtenberger spoke.", "Bartholomea Lichtenberger"),
    )
    assert short == long == f"{MARK} spoke."


def test_parties_are_numbered_in_the_order_asked_for() -> None:
    assert redacted("Jane Roe met Ada Poe.", "Ada Poe", "Jane Roe") == "[redacted 2] met [redacted 1]."


def test_numbers_go_on_from_those_of_an_earlier_redaction() -> None:
    assert redacted("[redacted 3] met Jane Roe.", "Jane Roe") == "[redacted 3] met [redacted 4]."
