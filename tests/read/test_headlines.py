"""What a headline claims beyond the body, and what it may well claim."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.printed import Printed

from earwitness.read.headlines.headlines import headline_checks
from earwitness.records import Block, Document, Report

_HALE = "hale"

BRIDGE = "Hale, the engineer, said the crack was found in the spring. “We told the council twice,” she said."
HALE = (
    (_HALE, "Hale, the engineer", "said", "the crack was found in the spring"),
    (_HALE, "she", "said", "“We told the council twice,”"),
)


@pytest.mark.parametrize(
    ("headline", "unsaid", "why"),
    [
        ("'We told the council twice'", [], "word for word"),
        ("'Told council twice'", [], "cut short"),
        ("'WE TOLD THE COUNCIL TWICE'", [], "capitals"),
        (
            "'WE'D TELL THE COUNCIL TWICE'",
            ["'WE'D TELL THE COUNCIL TWICE'"],
            "other forms of the same words are not what was said",
        ),
        ("'Told twice'", ["'Told twice'"], "words left out between those quoted"),
        ("'No one told the council'", ["'No one told the council'"], "the opposite"),
        ("'Crack was found in spring'", [], "said in indirect speech"),
        ("'They laughed at our warnings'", ["'They laughed at our warnings'"], "nobody says it"),
        (
            "'We told the council twice. They laughed.'",
            ["'We told the council twice. They laughed.'"],
            "one of two sentences",
        ),
        ("Council 'lied'", ["'lied'"], "a single verb in the past is an accusation"),
        ("'They knew' of bridge", ["'They knew'"], "so is one with a pronoun"),
        ("Engineer 'had misgivings'", ["'had misgivings'"], "so is one with an auxiliary verb"),
        ("'They told' of bridge", ["'They told'"], "somebody else told"),
        ("'We told' of bridge", [], "two words, and said"),
        ("The 'Corran' bridge", [], "a single word with a capital of its own is a name"),
        ("The 'cursed' bridge", ["'cursed'"], "a single word that nobody says"),
        ("The 'crack' in the bridge", [], "a single word that is said"),
    ],
)
def test_quotations_that_nobody_says(headline: str, unsaid: list[str], why: str) -> None:
    article = Printed(headline, BRIDGE)
    found = article.found(*(article.report(s) for s in HALE))
    assert [words for kind, words in found if kind == "unsaid-quote"] == unsaid, why


def test_names_and_titles_stand_in_the_outlets_voice_and_are_no_quotations() -> None:
    article = Printed("Director of 'A Slow River' leaves", f"Her film A Slow River opens in May. {BRIDGE}")
    assert article.found(*(article.report(s) for s in HALE)) == []


def test_a_quotation_may_leave_out_any() -> None:
    article = Printed("Engineer: 'No sign of rust'", "“We saw no sign of any rust,” said Hale.")
    said = article.report((_HALE, "Hale", "said", "“We saw no sign of any rust,”"))
    assert article.found(said) == []


@pytest.mark.parametrize(
    ("lead", "later", "unsaid", "why"),
    [
        ("A driver said the bridge ‘sang like a kettle’ as it fell.", True, True, "announced, and not kept"),
        ("A driver said the bridge ‘sang like a kettle’ as it fell.", False, False, "not quoted again"),
        ("A driver said they all ‘told the council’ of it before.", True, False, "announced, and told"),
        ("A driver said the bridge was ‘old iron’ on Monday.", True, False, "so few words are a term"),
        ("A driver said ‘the bridge sang like a kettle’ on Monday.", True, False, "said in the lead"),
    ],
)
def test_what_a_lead_announces(lead: str, later: bool, unsaid: bool, why: str) -> None:
    article = Printed("Bridge falls", f"{lead}\n\n{BRIDGE} “It hummed,” the driver added.")
    content = lead.removeprefix("A driver said ").removesuffix(" on Monday.").removesuffix(".")
    again = ("driver" if later else "guard", "the driver", "added", "“It hummed,”")
    said = (("driver", "A driver", "said", content), *HALE, again)
    found = article.found(*(article.report(s) for s in said))
    assert any(kind == "unsaid-quote" for kind, _ in found) == unsaid, why


FORTY = ("police", "Police", "said", "that 40 cattle were stolen from the estate")


@pytest.mark.parametrize(
    ("headline", "body", "dropped", "why"),
    [
        (
            "Forty cattle stolen from estate",
            "Police said that 40 cattle were stolen from the estate.",
            True,
            "stands only on the word of the police",
        ),
        (
            "Forty cattle stolen from estate",
            "Police said that 40 cattle were stolen from the estate. "
            "The estate lost 40 stolen cattle in 2019.",
            False,
            "the outlet states it too",
        ),
        (
            "Forty cattle may be stolen from estate",
            "Police said that 40 cattle were stolen from the estate.",
            False,
            "not asserted",
        ),
        (
            "No cattle stolen from estate",
            "Police said that 40 cattle were stolen from the estate.",
            False,
            "the opposite of what they say",
        ),
        (
            "Stolen estate cattle story a hoax",
            "Police said that 40 cattle were stolen from the estate.",
            False,
            "the outlet's judgment of it",
        ),
        (
            "Harvest festival draws crowds",
            "Police said that 40 cattle were stolen from the estate.",
            False,
            "nothing below to hold it against",
        ),
        (
            "Police find stolen cattle",
            "Police said that 40 cattle were stolen from the estate.",
            False,
            "whom the headline tells of says so below",
        ),
        (
            "The estate with stolen cattle",
            "Police said that 40 cattle were stolen from the estate.",
            False,
            "a title asserts nothing",
        ),
        (
            "Rustlers strike again at estate",
            "Police said that 40 cattle were stolen from the estate. The account could not be verified.",
            True,
            "little in common, but the outlet could not check it",
        ),
        (
            "Rustlers strike again at estate",
            "Police said that 40 cattle were stolen from the estate. "
            "Rustlers struck again at the estate on Monday.",
            False,
            "the outlet says so itself",
        ),
    ],
)
def test_headlines_without_a_source(headline: str, body: str, dropped: bool, why: str) -> None:
    article = Printed(headline, body)
    found = article.found(article.report(FORTY))
    assert found == ([("source-dropped", headline)] if dropped else []), why


@pytest.mark.parametrize(
    ("head", "below", "dropped", "why"),
    [
        (("Clerk burned files",), "Hale said a clerk burned the files.", ["Clerk burned files"], "one claim"),
        (
            ("Clerk burned mill files", "cut water to tenants"),
            "Hale said a clerk burned the files of the mill and cut the water to tenants.",
            ["Clerk burned mill files", "cut water to tenants"],
            "each claim that “and” joins",
        ),
        (
            ("Clerk burned files", "fled"),
            "Hale said a clerk burned the files and fled.",
            ["Clerk burned files and fled"],
            "too short to be judged alone",
        ),
    ],
)
def test_claims_that_and_joins(head: tuple[str, ...], below: str, dropped: list[str], why: str) -> None:
    article = Printed(" and ".join(head), below)
    said = article.report((_HALE, "Hale", "said", below.removeprefix("Hale said ").removesuffix(".")))
    assert [w for kind, w in article.found(said) if kind == "source-dropped"] == dropped, why


@pytest.mark.parametrize(
    ("nested", "dropped", "why"),
    [
        (True, ["all gauges were sound"], "a guard has him say so"),
        (False, [], "he says so himself"),
    ],
)
def test_what_others_say_that_somebody_said(nested: bool, dropped: list[str], why: str) -> None:
    article = Printed(
        "Rook told board all gauges were sound", "A guard said Rook told them all gauges were sound."
    )
    head = article.report(("rook", "Rook", "told", "all gauges were sound"), head=True)
    guard = article.report(("guard", "A guard", "said", "Rook told them all gauges were sound"))
    rook = article.report(("rook", "Rook", "told", "all gauges were sound"))
    rook = msgspec.structs.replace(rook, parent=guard.id if nested else None)
    assert [w for kind, w in article.found(head, guard, rook) if kind == "source-dropped"] == dropped, why


def test_a_call_is_somebodys() -> None:
    body = "Lowe said the chairman ought to consider leaving."
    article = Printed("CHAIRMAN MUST GO", body)
    said = article.report(
        ("lowe", "Lowe", "said", "the chairman ought to consider leaving"), stance="demands"
    )
    assert article.found(said) == [
        ("source-dropped", "CHAIRMAN MUST GO"),
        ("stronger-verb", "CHAIRMAN MUST GO"),
    ]


def test_what_emerged_before_is_background() -> None:
    body = (
        "Tenants left the mill after it emerged that a clerk burned the files.\n\nHale said files had burned."
    )
    article = Printed("Tenants leave", body)
    said = article.report((_HALE, "Hale", "said", "files had burned"))
    assert article.found(said) == []


def test_it_has_emerged_is_no_source() -> None:
    body = (
        "A clerk burned the files of the mill, it has emerged.\n\nThe Courier said a clerk burned the files."
    )
    article = Printed("Files burned", body)
    said = article.report(("courier", "The Courier", "said", "a clerk burned the files"))
    span = "A clerk burned the files of the mill, it has emerged."
    # the report's words stand in the lead first: the second time is meant
    at = article.text.rindex("a clerk burned")
    said = Report(
        **{f: getattr(said, f) for f in said.__struct_fields__} | {"content": ((at, len(article.text) - 1),)}
    )
    assert ("source-dropped", span) in article.found(said)


@pytest.mark.parametrize(
    ("body", "dropped", "why"),
    [
        ("If true, it is the first theft there.", True, "a condition on the whole story"),
        ("If the police account holds, it is the first theft.", True, "the same in other words"),
        ("The chairman, if confirmed by the senate, will leave.", False, "confirmed in an office"),
        ("It is the first theft there.", False, "no condition"),
    ],
)
def test_a_condition_near_the_top(body: str, dropped: bool, why: str) -> None:
    article = Printed(
        "Forty cattle stolen from estate, police say",
        f"Police said that 40 cattle were stolen from the estate. {body}",
    )
    head = article.report(("police", "police", "say", "Forty cattle stolen from estate"), head=True)
    found = article.found(head, article.report(FORTY))
    assert found == ([("hedge-dropped", "Forty cattle stolen from estate")] if dropped else []), why


@pytest.mark.parametrize(
    ("quoted", "dropped", "why"),
    [
        ("“I think the owner broke the seal,”", True, "only thought"),
        ("“I don’t think the owner broke the seal,”", True, "doubted"),
        ("“The owner broke the seal,”", False, "as firm as the headline"),
    ],
)
def test_a_belief_is_no_fact(quoted: str, dropped: bool, why: str) -> None:
    article = Printed("Owner broke seal, Hale says", f"{quoted} Hale said.")
    head = article.report((_HALE, "Hale", "says", "Owner broke seal"), head=True)
    found = article.found(head, article.report((_HALE, "Hale", "said", quoted)))
    assert found == ([("hedge-dropped", "Owner broke seal")] if dropped else []), why


@pytest.mark.parametrize(
    ("headline", "cue", "below", "dropped", "why"),
    [
        ("Dam ran dry, log shows", "suggests", "the dam ran dry", True, "only suggested"),
        ("Dam ran dry, log shows", "says", "the dam ran dry", False, "as firm"),
        ("Dam may be dry, log shows", "suggests", "the dam ran dry", False, "hedged in the headline too"),
        ("No fish died, log shows", "says", "there was no sign that fish died", True, "no sign of it"),
        ("No fish died, log shows", "says", "none of the fish died", False, "as firm"),
        ("Dam lost 310 fish, log shows", "says", "the dam lost between 280 and 310 fish", True, "a range"),
        (
            "Dam lost up to 310 fish, log shows",
            "says",
            "the dam lost between 280 and 310 fish",
            False,
            "told",
        ),
        (
            "Dam to close Monday, log shows",
            "says",
            "the dam will close Monday unless it rains",
            True,
            "unless",
        ),
    ],
)
def test_weaker_below(headline: str, cue: str, below: str, dropped: bool, why: str) -> None:
    claim = headline.partition(",")[0]
    article = Printed(headline, f"It was a hot week at the mill by the river.\n\nThe log {cue} {below}.")
    head = article.report(("log", "log", "shows", claim), head=True)
    found = article.found(head, article.report(("log", "The log", cue, below)))
    assert any(kind == "hedge-dropped" for kind, _ in found) == dropped, why


@pytest.mark.parametrize(
    ("below", "dropped", "why"),
    [
        ("The dam may have lost its fish, and the mill stands idle.", True, "a hedge in the claim's clause"),
        ("The dam lost its fish, and the mill may stand idle.", False, "a hedge in another clause"),
    ],
)
def test_a_hedge_weakens_its_own_clause(below: str, dropped: bool, why: str) -> None:
    article = Printed("Dam lost its fish, log says", f"{below[:-1]}, according to a log.")
    head = article.report(("log", "log", "says", "Dam lost its fish"), head=True)
    found = article.found(head, article.report(("log", "a log", "according to", below[:-1])))
    assert found == ([("hedge-dropped", "Dam lost its fish")] if dropped else []), why


@pytest.mark.parametrize(
    ("claim", "below", "dropped", "why"),
    [
        ("Flood cost 900 million", "the flood cost up to 900 million crowns", True, "the most it may be"),
        ("Flood cost 900 million", "the flood cost as much as $900 million", True, "the same in other words"),
        ("Flood cost up to 900 million", "the flood cost up to 900 million crowns", False, "told"),
        ("Flood cost 900 million", "the flood cost 900 million crowns", False, "the figure itself"),
        ("Flood cost 30 million", "the flood cost up to 900 million crowns", False, "another figure"),
        ("Toll now 239", "it raised the toll from 214 to 239", False, "a rise is no range"),
    ],
)
def test_upper_bounds(claim: str, below: str, dropped: bool, why: str) -> None:
    article = Printed(f"{claim}, mayor says", f"It rained for a week.\n\nThe mayor said {below}.")
    head = article.report(("mayor", "mayor", "says", claim), head=True)
    found = article.found(head, article.report(("mayor", "The mayor", "said", below)))
    assert found == ([("hedge-dropped", claim)] if dropped else []), why


@pytest.mark.parametrize(
    ("source", "confidence", "dropped", "why"),
    [
        (
            "intelligence service",
            "with low to moderate confidence",
            True,
            "an assessment with little confidence",
        ),
        ("intelligence service", "with high confidence", False, "with much"),
        ("mayor", "with moderate confidence", False, "a mayor's are no grades"),
    ],
)
def test_how_confident_an_assessment_is(source: str, confidence: str, dropped: bool, why: str) -> None:
    article = Printed(
        f"Rebels left Harl, {source} says", f"The {source} said {confidence} that rebels left Harl."
    )
    head = article.report(("s", source, "says", "Rebels left Harl"), head=True)
    found = article.found(head, article.report(("s", f"The {source}", "said", "rebels left Harl")))
    assert found == ([("hedge-dropped", "Rebels left Harl, " + source + " says")] if dropped else []), why


@pytest.mark.parametrize(
    ("said", "dropped", "why"),
    [
        ("it a miracle, if it holds up", True, "a condition"),
        ("it a miracle", False, "none"),
        ("it a miracle, if a small one", False, "an aside"),
    ],
)
def test_what_holds_only_if_it_is_confirmed(said: str, dropped: bool, why: str) -> None:
    article = Printed("Lamp hailed: a miracle", f"The lamp helped 60 people to sleep. Dr Lune called {said}.")
    found = article.found(article.report(("lune", "Dr Lune", "called", said)))
    assert found == ([("hedge-dropped", "a miracle")] if dropped else []), why


@pytest.mark.parametrize(
    ("paper", "below", "dropped", "why"),
    [
        ("Audit", "a draft audit", ["Audit"], "not the last word"),
        ("Draft audit", "a draft audit", [], "told"),
        ("Audit", "an audit", [], "no draft"),
        ("Inquiry", "an interim report", [], "an inquiry has reports, and is none"),
    ],
)
def test_drafts(paper: str, below: str, dropped: list[str], why: str) -> None:
    article = Printed(f"Mill sold twice, {paper} says", f"The mill was sold twice, according to {below}.")
    head = article.report(("paper", paper, "says", "Mill sold twice"), head=True)
    found = article.found(head, article.report(("paper", below, "according to", "The mill was sold twice")))
    assert [w for kind, w in found if kind == "hedge-dropped"] == dropped, why


def test_what_the_outlet_could_not_establish() -> None:
    body = "Hale said the lock was cut.\n\nThe Post could not establish who cut the lock."
    article = Printed("Owner cut lock", body)
    found = article.found(article.report((_HALE, "Hale", "said", "the lock was cut")))
    assert ("hedge-dropped", "Owner cut lock") in found


def test_a_quotation_cut_out_of_a_doubt() -> None:
    article = Printed("“Nobody Broke the Seal”", "“I don’t think anybody broke the seal,” Hale said.")
    said = article.report((_HALE, "Hale", "said", "“I don’t think anybody broke the seal,”"))
    assert ("hedge-dropped", "“Nobody Broke the Seal”") in article.found(said)


def test_what_an_inquiry_stopped_short_of() -> None:
    body = (
        "The board told the panel of the leak late. The panel stopped short of saying that it was kept back."
    )
    article = Printed("Board Kept Leak From Panel, Inquiry Finds", body)
    head = article.report(("inquiry", "Inquiry", "Finds", "Board Kept Leak From Panel"), head=True)
    said = article.report(("board", "The board", "told", "of the leak late"))
    assert article.found(head, said) == [("source-dropped", "Inquiry Finds")]


def test_a_check_says_what_stands_below_and_which_reports_it_goes_back_to() -> None:
    article = Printed(
        "Forty cattle stolen from estate", "Police said that 40 cattle were stolen from the estate."
    )
    said = article.report(FORTY)
    (found,) = article.checks(said)
    assert found.reports == (said.id,)
    assert "that 40 cattle were stolen from the estate" in found.why


def test_without_a_body_nothing_is_accused() -> None:
    text = "Boss 'hid files'"
    document = Document(
        id="d", received_as="x", text=text, blocks=(Block(kind="headline", start=0, end=len(text)),)
    )
    assert headline_checks(document, []) == ()


@given(
    st.text(alphabet="aH'\"“”‘’ hid must .,;:?!-—\u200b", max_size=80),
    st.text(alphabet="aH'\"“”‘’ hid if true .,;:?!\n", max_size=200),
)
def test_checks_lie_in_the_text_in_order_and_are_the_same_again(headline: str, body: str) -> None:
    article = Printed(f"Boss hid {headline}", f"The boss left {body} on Monday.")
    said = article.report(("boss", "The boss", "left", "on Monday"))
    found = article.checks(said)
    assert all(0 <= s < e <= len(article.text) for s, e in (c.span for c in found))
    assert list(found) == sorted(found, key=lambda c: (c.span, c.kind))
    assert len({c.id for c in found}) == len(found)
    assert article.checks(said) == found
