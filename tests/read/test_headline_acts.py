"""Accusing verbs of every family, and shares and ranges in headlines, against what stands below."""

from __future__ import annotations

import pytest
from tests.read.printed import Printed

_MEMO = "memo"


def checked(claim: str, below: str, kind: str) -> list[str]:
    """The words of the headline's checks of *kind*, if a memo says *below*."""
    article = Printed(f"{claim}, Memo Shows", f"It was hot at the mill.\n\nThe memo says {below}.")
    head = article.report((_MEMO, "Memo", "Shows", claim), head=True)
    said = article.report((_MEMO, "The memo", "says", below))
    return [words for k, words in article.found(head, said) if k == kind]


# claim, the verb that accuses, what bears it out, what does not
FAMILIES = [
    ("Owner Withheld List", "Withheld", "the owner hid the list", "the list was lost"),
    ("Owner Knew of Crack", "Knew", "the owner was aware of the crack", "a clerk saw the crack"),
    ("Owner Misled Town", "Misled", "the owner deceived the town", "the owner was wrong"),
    ("Owner Faked Figures", "Faked", "the owner falsified figures", "the figures moved"),
    ("Owner Looted Mill", "Looted", "the owner stole from the mill", "the owner took pay"),
    ("Owner Murdered Clerk", "Murdered", "the clerk was murdered", "the clerk died"),
    ("Owner Ignored Alarm", "Ignored", "the alarm was disregarded", "the alarm rang"),
    ("Owner Plotted Sale", "Plotted", "the owner conspired to sell", "the owner sold"),
    ("Clerk Pleaded With Owner", "Pleaded", "the clerk begged him", "the clerk asked him"),
    ("Owner Bribed Clerk", "Bribed", "the clerk was bribed", "the clerk was paid"),
    ("Owner Torched Mill", "Torched", "the mill was burned", "the mill was razed"),
    ("Clerks Warned of Crack", "Warned", "clerks raised the alarm", "clerks made a list"),
    ("Owner Promised New Roof", "Promised", "the owner guaranteed it", "the owner hoped for one"),
    ("Clerks in Mutiny at Mill", "Mutiny", "it was a mutiny", "two clerks said no"),
    ("Council Waved Through Plan", "Waved Through", "they rubber-stamped it", "they passed it by one vote"),
    ("Thousands Flee Town", "Flee", "they escaped", "they were told to leave"),
    ("Army Abandoned Town", "Abandoned", "the army abandoned it", "the army left most of it"),
    ("Town Gutted", "Gutted", "the town was destroyed", "the town was damaged"),
    ("Mill in Tax Fraud", "Fraud", "the owner cheated the town", "the owner paid late"),
    ("Owner Sacked Clerk", "Sacked", "the clerk was dismissed", "the clerk moved on"),
    ("Owner Forced Clerk Out", "Forced", "the clerk was forced to go", "the clerk went"),
    ("Army Botched Raid", "Botched", "it was a mistake", "it took a week"),
    ("Clerk Vanished", "Vanished", "the clerk is missing", "the clerk moved"),
    ("Owner Was Caught Hiding List", "Hiding", "the owner hid it", "the owner kept it back"),
    ("Owner Ordered Clerk to Go", "Ordered Clerk to", "the owner gave the order", "he asked her"),
]


@pytest.mark.parametrize(("claim", "verb", "borne", "other"), FAMILIES, ids=[row[1] for row in FAMILIES])
def test_a_family_is_borne_out_by_any_word_of_it(claim: str, verb: str, borne: str, other: str) -> None:
    assert checked(claim, borne, "stronger-verb") == []
    assert checked(claim, other, "stronger-verb") == [verb]
    assert checked(claim, f"nobody says that {borne}", "stronger-verb") == [verb]  # denied below
    assert checked(claim, f"it is not clear whether {borne}", "stronger-verb") == [verb]  # asked below


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("Owner Denies Hiding List", "denied in the headline"),
        ("Owner in Hiding List Row", "a row about it"),
        ("Owner Faces Bribes Inquiry", "an inquiry"),
        ("Town Buried Flood Victims", "as one buries the dead"),
        ("Things We Know of Crack", "we know"),
        ("Stolen Boat Found", "a participle that tells which boat"),
        ("Owner Sells the Abandoned Mill", "the same after an article"),
        ("Town Lies in Ruins", "as a town lies"),
        ("Fires Rage Near Mill", "a noun"),
        ("Armed Forces Parade", "a noun"),
    ],
)
def test_look_alikes_accuse_nobody(claim: str, why: str) -> None:
    assert checked(claim, "the crack was on the list", "stronger-verb") == [], why


@pytest.mark.parametrize(
    ("claim", "below", "dropped", "why"),
    [
        ("Mill Lost 310 Fish", "the mill lost between 280 and 310 fish", True, "one end of a range"),
        ("Mill Lost 280 Fish", "the mill lost from 280 to 310 fish", True, "the other end"),
        ("Mill Lost 280 to 310 Fish", "the mill lost between 280 and 310 fish", False, "both ends"),
        ("Mill Lost Almost 310 Fish", "the mill lost between 280 and 310 fish", False, "a bound is told"),
        ("Mill Lost 310 Fish", "the mill lost 310 fish", False, "no range"),
        ("Mill Lost 295 Fish", "the mill lost between 280 and 310 fish", False, "no end: another measure"),
        ("Mill Lost 310 Fish", "walls cracked between 280 and 310 times", False, "another matter"),
    ],
)
def test_one_end_of_a_range(claim: str, below: str, dropped: bool, why: str) -> None:
    assert bool(checked(claim, below, "hedge-dropped")) is dropped, why


@pytest.mark.parametrize(
    ("claim", "below", "dropped", "why"),
    [
        ("Mill Lost Half Its Fish", "the mill fish may number 90", True, "nothing firm yields a half"),
        ("Mill Lost Its Fish", "the mill fish may number 90", False, "no share"),
        ("Mill Lost Half Its Fish", "the mill fish number 90", False, "nothing is hedged"),
    ],
)
def test_shares_that_are_worked_out(claim: str, below: str, dropped: bool, why: str) -> None:
    found = checked(claim, below, "hedge-dropped")
    assert any("Half" in words for words in found) is dropped, why


@pytest.mark.parametrize(
    ("below", "found", "why"),
    [
        ("the owner “probably concealed” the crack", ["Owner Hid Crack"], "whoever says so says probably"),
        ("the owner concealed the crack, probably in May", [], "the hedge is of the month"),
    ],
)
def test_an_act_that_is_only_probable(below: str, found: list[str], why: str) -> None:
    assert checked("Owner Hid Crack", below, "stronger-verb") == []
    assert checked("Owner Hid Crack", below, "hedge-dropped") == found, why


@pytest.mark.parametrize(
    ("headline", "body", "dropped", "why"),
    [
        ("Clerks were told mill was safe", "Ivey said a man told them so.", ["were told"], "on one's word"),
        (
            "Clerks were told mill was safe",
            "They were told so in May. Ivey said he went.",
            [],
            "the outlet's",
        ),
        ("What clerks knew", "Ivey said the clerks knew.", [], "a label"),
        ("Were clerks told mill was safe?", "Ivey said a man told them so.", [], "a question"),
    ],
)
def test_acts_that_stand_below_only_on_others_word(
    headline: str, body: str, dropped: list[str], why: str
) -> None:
    article = Printed(headline, body)
    content = body.partition("Ivey said ")[2].removesuffix(".")
    found = article.found(article.report(("ivey", "Ivey", "said", content)))
    assert [w for kind, w in found if kind == "source-dropped"] == dropped, why


def test_a_speaker_who_says_it_may_be_said_to_have_warned() -> None:
    article = Printed("Hale warned of cracks in roof", "Hale told the board of cracks in the roof.")
    head = article.report(("hale", "Hale", "warned", "of cracks in roof"), head=True)
    assert article.found(head, article.report(("hale", "Hale", "told", "of cracks in the roof"))) == []
