"""A headline's verb against the words below it: what is stronger, and what may well be said."""

from __future__ import annotations

import pytest
from tests.read.printed import Printed

from earwitness.records import Stance

_HALE = "hale"


@pytest.mark.parametrize(
    ("headline", "below", "stance", "stronger", "why"),
    [
        ("Owner Hid Crack, Memo Shows", "the crack was left out of the list", "asserts", ["Hid"], "left out"),
        ("Owner Hid Crack, Memo Shows", "the owner concealed the crack", "asserts", [], "as strong"),
        (
            "Owner Hid Crack, Memo Shows",
            "he concealed no crack",
            "denies",
            ["Hid"],
            "a denial bears nothing out",
        ),
        (
            "Owner Hid Crack, Memo Shows",
            "whether he had hidden the crack was open",
            "asserts",
            ["Hid"],
            "a question",
        ),
        (
            "Owner Knew of Crack, Memo Shows",
            "the owner was warned",
            "asserts",
            ["Knew"],
            "warned is not knew",
        ),
        ("Owner Knew of Crack, Memo Shows", "the owner was told of the crack", "asserts", [], "told is"),
        (
            "Owner Never Hid Crack, Memo Shows",
            "the crack was on the list",
            "asserts",
            [],
            "denied in the headline",
        ),
        ("Owner Conspired, Memo Shows", "the owner agreed to it", "asserts", ["Conspired"], "agreed is not"),
        ("Owner Conspired, Memo Shows", "the owner colluded in it", "asserts", [], "as strong"),
        ("Tenants Begged Owner, Memo Shows", "tenants wrote to him", "asserts", ["Begged"], "wrote is not"),
        ("Tenants Begged Owner, Memo Shows", "tenants pleaded with him", "asserts", [], "as strong"),
        (
            "Tenants Kept in the Dark, Memo Shows",
            "the letter was not passed to tenants",
            "asserts",
            ["Kept in the Dark"],
            "not passed on may be an oversight",
        ),
        ("Tenants Kept in the Dark, Memo Shows", "tenants were not told", "asserts", [], "not told is"),
        ("Owner Hid Crack, Memo Shows", "the owner covered up the crack", "asserts", [], "as strong"),
        ("Owner Lied, Memo Shows", "a court ruled that he clearly lied", "asserts", [], "a finding"),
        (
            "Owner Stole Timber, Memo Shows",
            "he was dismissed because he stole",
            "asserts",
            [],
            "sacked for it",
        ),
        ("Owner Pleads Guilty, Memo Shows", "he admitted the theft", "asserts", [], "a plea in court"),
        ("Owner Lied, Memo Shows", "we reject any claim that he lied", "asserts", ["Lied"], "rejected below"),
        ("Owner Lied, Memo Shows", "I think the owner lied", "asserts", ["Lied"], "only thought"),
        ("Owner Rejects Cover-Up Charge, Memo Shows", "he did all he could", "asserts", [], "rejected"),
        ("Owner Cleared of Lying, Memo Shows", "he had the right date", "asserts", [], "cleared of it"),
        ("Owner Cooked the Books, Memo Shows", "figures were changed", "asserts", ["Cooked the"], "changed"),
        ("Owner Cooked the Books, Memo Shows", "the owner doctored figures", "asserts", [], "as strong"),
        ("Owner Burned Lists, Memo Shows", "the lists were shredded", "asserts", ["Burned"], "not burned"),
        ("Owner Burned Lists, Memo Shows", "he burnt the lists", "asserts", [], "as strong"),
        ("Owner Ordered Clerk to Go, Memo Shows", "he told her so", "asserts", ["Ordered Clerk to"], "told"),
        ("Owner Ordered Clerk to Go, Memo Shows", "the order was his", "asserts", [], "an order"),
        ("Owner 'Hid' Crack, Memo Shows", "the crack was left out", "asserts", [], "an unsaid quotation"),
        ("Town Buried Its Dead, Memo Shows", "it held ten funerals", "asserts", [], "as one buries the dead"),
        (
            "Owner Hid Crack and Lied, Memo Shows",
            "the crack was left out",
            "asserts",
            ["Hid", "Lied"],
            "one for each clause",
        ),
        (
            "Owner Left Crack Alone, Memo Shows",
            "the crack was on the list",
            "asserts",
            [],
            "an ordinary verb",
        ),
    ],
)
def test_verbs_that_accuse(headline: str, below: str, stance: Stance, stronger: list[str], why: str) -> None:
    article = Printed(headline, f"The memo says {below}.")
    head = article.report(("memo", "Memo", "Shows", headline.partition(",")[0]), head=True)
    said = article.report(("memo", "The memo", "says", below), stance=stance)
    assert [w for kind, w in article.found(head, said) if kind == "stronger-verb"] == stronger, why


@pytest.mark.parametrize(
    ("cue", "below", "stance", "stronger", "why"),
    [
        ("admits", "he would have to look at his diary", "asserts", True, "nothing is admitted"),
        ("admits", "the bridge had a crack since May", "asserts", True, "said, not admitted"),
        ("admits", "he accepted that the bridge had a crack", "asserts", False, "an admission"),
        ("rejects", "the reporters know nothing of bridges", "asserts", True, "disputes their knowledge"),
        ("rejects", "the bridge had no crack at all", "denies", False, "a denial"),
        ("says", "he would have to look at his diary", "asserts", False, "an ordinary cue"),
        ("accepts", "the bridge had a crack since May", "asserts", False, "no more than said"),
    ],
)
def test_cues_that_say_more_than_was_said(
    cue: str, below: str, stance: Stance, stronger: bool, why: str
) -> None:
    article = Printed(f"Rook {cue} crack in bridge", f"Rook said {below}.")
    head = article.report(("rook", "Rook", cue, "crack in bridge"), head=True)
    said = article.report(("rook", "Rook", "said", below), stance=stance)
    found = [w for kind, w in article.found(head, said) if kind == "stronger-verb"]
    assert found == ([cue] if stronger else []), why


@pytest.mark.parametrize(
    ("cue", "rest", "stronger", "why"),
    [
        ("Proves", "The Post could not verify the memo.", True, "the outlet could not check it"),
        ("Proves", "The Post has a copy of the memo.", False, "nothing against it"),
        ("Reveals", "It was not possible to verify the memo.", True, "the same in other words"),
        ("Says", "The Post could not verify the memo.", False, "an ordinary cue"),
    ],
)
def test_what_could_not_be_checked_proves_nothing(cue: str, rest: str, stronger: bool, why: str) -> None:
    article = Printed(f"Owner Sold Mill, Memo {cue}", f"The memo says the owner sold the mill. {rest}")
    head = article.report(("memo", "Memo", cue, "Owner Sold Mill"), head=True)
    said = article.report(("memo", "The memo", "says", "the owner sold the mill"))
    found = article.found(head, said)
    assert (("stronger-verb", cue) in found) == stronger, why


@pytest.mark.parametrize(
    ("below", "dropped", "why"),
    [
        ("the mill cellars may have flooded in May", True, "only possible"),
        (
            "the owner was warned that the mill cellars could have flooded in May",
            False,
            "the warning is a fact",
        ),
    ],
)
def test_what_somebody_was_warned_of_is_no_hedge(below: str, dropped: bool, why: str) -> None:
    article = Printed("Mill cellars flooded in May, memo shows", f"The memo says {below}.")
    head = article.report(("memo", "memo", "shows", "Mill cellars flooded in May"), head=True)
    found = article.found(head, article.report(("memo", "The memo", "says", below)))
    assert (("hedge-dropped", "Mill cellars flooded in May") in found) == dropped, why


@pytest.mark.parametrize(
    ("below", "stronger", "why"),
    [
        (
            "the boats had not sailed past the reef this month",
            ["cannot sail"],
            "have not is less than cannot",
        ),
        ("the boats could not sail past the reef", [], "could not"),
        ("the boats sail past the reef", [], "nothing like it: not decided"),
    ],
)
def test_cannot(below: str, stronger: list[str], why: str) -> None:
    article = Printed("Boats cannot sail past reef, log says", f"The log says {below}.")
    head = article.report(("log", "log", "says", "Boats cannot sail past reef"), head=True)
    said = article.report(("log", "The log", "says", below))
    assert [w for kind, w in article.found(head, said) if kind == "stronger-verb"] == stronger, why


@pytest.mark.parametrize(
    ("rest", "stronger", "why"),
    [
        ("It was not possible to establish who wrote it.", True, "anybody's paper"),
        ("Its authenticity could not be confirmed.", True, "or none"),
        ("The owner did not dispute that it was genuine.", False, "its origin is known"),
        ("It was not possible to establish who took the timber.", False, "of something else"),
    ],
)
def test_a_paper_that_may_be_anybodys_shows_nothing(rest: str, stronger: bool, why: str) -> None:
    article = Printed("Owner Sold Mill, Memo Shows", f"The memo says the owner sold the mill. {rest}")
    head = article.report(("memo", "Memo", "Shows", "Owner Sold Mill"), head=True)
    found = article.found(head, article.report(("memo", "The memo", "says", "the owner sold the mill")))
    assert (("stronger-verb", "Shows") in found) == stronger, why


@pytest.mark.parametrize(
    ("source", "stronger", "why"),
    [
        ("Ministry", False, "anybody may speak for it"),
        ("Rook", True, "he does not deny it"),
    ],
)
def test_who_may_deny_for_a_speaker(source: str, stronger: bool, why: str) -> None:
    article = Printed(
        f"{source} denies talks", f"{source} will meet on Monday. There had been no talks, Ana Duro said."
    )
    head = article.report(("s", source, "denies", "talks"), head=True, stance="denies")
    own = article.report(("s", source, "will", "meet on Monday"))
    duro = article.report(("duro", "Ana Duro", "said", "There had been no talks"), stance="denies")
    assert (("stronger-verb", "denies") in article.found(head, own, duro)) == stronger, why
