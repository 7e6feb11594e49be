"""Words that reading tied to a party, though no name is in them; and words that are somebody else's."""

from __future__ import annotations

from tests.redaction.made import MARK, article, at, only, party, said, text_of

from earwitness.records import Claim, Document, Party
from earwitness.redaction import redact


def test_descriptions_go_wherever_reading_tied_them_to_the_party() -> None:
    one = article("Jane Roe spoke. The deputy minister was calm. She wept.", name="1.txt")
    other = article("The deputy minister quit. Another official stayed.", name="2.txt")
    roe = party(one, "Jane Roe", "The deputy minister", at(one, "She"), role="deputy minister")
    deputy = party(other, "The deputy minister", kind="anonymous-official")
    merged = Party(
        id="par-0123456789abcdef", document=None, name="Jane Roe", kind="named-person",
        role="deputy minister", members=(roe.id, deputy.id), why=("same office: deputy minist",),
    )  # fmt: skip
    done = redact([one, other, roe, deputy, merged], ["Jane Roe"])
    first, second = only(Document, done.records)
    assert first.text == f"{MARK} spoke. {MARK} was calm. She wept."  # a text without pronouns cannot be read
    assert second.text == f"{MARK} quit. Another official stayed."
    assert all(
        p.name == MARK and not p.role and "minist" not in str(p.why) for p in only(Party, done.records)
    )
    assert (done.parties, done.places) == (1, 3)


def test_a_headline_goes_as_it_goes_in_the_text() -> None:
    one = article("The official\n\nThe official spoke.", headline="The official")
    done = redact([one, party(one, at(one, "The official"), kind="anonymous-official")], ["the official"])
    assert only(Document, done.records)[0].headline == MARK


def test_a_quotation_of_a_description_goes_where_it_is_the_partys() -> None:
    text = "The official said the mill was empty. At noon the official added nothing."
    one = article(text)
    mine = party(one, at(one, "The official"), kind="anonymous-official")
    other = party(one, at(one, "the official"), kind="anonymous-official", name="the noon man")
    report = said(one, "the mill was empty", "The official", mine)
    claims = [
        Claim(id=f"clm-{n}", text=words, reports=(report.id,), origin_range=(1, 1))
        for n, words in enumerate(
            ["The official said the mill was empty", "At noon the official added nothing"]
        )
    ]
    done = redact([one, mine, other, report, *claims], [mine.id])
    texts = {c.text for c in only(Claim, done.records)}
    assert texts == {f"{MARK} said the mill was empty", "At noon the official added nothing"}


def test_a_name_in_another_party_s_words_goes_and_the_other_stays() -> None:
    one = article("Korvel's spokesman, Bruno Vastag, was calm.")
    vastag = party(one, "Bruno Vastag", "Korvel's spokesman", role="spokesman", affiliation="Korvel")
    done = redact([one, vastag], ["Korvel"])
    assert text_of(done) == f"{MARK}'s spokesman, Bruno Vastag, was calm."
    (left,) = only(Party, done.records)
    assert (left.name, left.affiliation) == ("Bruno Vastag", MARK)


def test_a_relative_or_a_body_of_the_same_name_is_not_taken_for_the_party() -> None:
    one = article("Jane Roe spoke. Mark Roe listened. Roe Mills, owned by Roe, denied. Later Roe slept.")
    jane, mark = party(one, "Jane Roe", at(one, "Roe", 3)), party(one, "Mark Roe", at(one, "Roe", 4))
    mills = party(one, "Roe Mills", kind="named-organisation")
    done = redact([one, jane, mark, mills], ["Jane Roe"])
    assert text_of(done) == (
        f"{MARK} spoke. Mark [redacted] listened. [redacted] Mills, owned by {MARK}, denied. "
        "Later [redacted] slept."
    )
    assert {p.name for p in only(Party, done.records)} == {MARK, "Mark [redacted]", "[redacted] Mills"}


def test_a_short_name_of_a_body_goes_where_no_other_body_has_it() -> None:
    one = article("The State Mill denied. A man at the Mill wept. The Works spoke, the Iron Works did not.")
    mill = party(one, "The State Mill", at(one, "the Mill"), kind="named-organisation")
    works = party(one, "The Works", kind="named-organisation", name="The State Works")
    iron = party(one, "the Iron Works", kind="named-organisation")
    gone = text_of(redact([one, mill, works, iron], ["State Mill"]))
    assert gone == f"{MARK} denied. A man at {MARK} wept. The Works spoke, the Iron Works did not."
    gone = text_of(redact([one, mill, works, iron], [works.id]))
    assert gone.endswith(f"{MARK} spoke, the Iron Works did not.")


def test_a_description_inside_that_of_somebody_else_stays() -> None:
    one = article("A senior official spoke. Another senior official wept. A senior official left.")
    mine = party(one, "A senior official", kind="anonymous-official")
    other = party(one, "Another senior official", kind="anonymous-official")
    left = text_of(redact([one, mine, other], [mine.id]))
    assert left == f"{MARK} spoke. Another senior official wept. {MARK} left."
