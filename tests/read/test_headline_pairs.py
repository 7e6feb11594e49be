"""Whole headlines over short bodies, as newspapers have them: what is claimed beyond the body, nothing else.

A false alarm costs a reader's trust more than a miss, so that every pair states all its checks.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.read.printed import Printed, Said

from earwitness.records import Stance

UNSAID, SOURCE, HEDGE, VERB = "unsaid-quote", "source-dropped", "hedge-dropped", "stronger-verb"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """``heads`` and ``said``: reports of the headline and of the body; ``stances`` of "
    "the body's, if not asserts."""

    why: str
    headline: str
    body: str
    heads: tuple[Said, ...] = ()
    said: tuple[Said, ...] = ()
    stances: tuple[Stance, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()


PAIRS = (
    Pair(
        why="a plain report of a vote, with the council's own count below",
        headline="Council backs new tram line by nine votes to six",
        body=(
            "Councillors in Harrowgate voted by nine to six on Tuesday night to build a second tram line. "
            "The line will run from the docks to the hospital. "
            "“It is the right line in the wrong decade,” said Maud Perrin, who voted against."
        ),
        said=(
            (
                "perrin",
                "Maud Perrin, who voted against",
                "said",
                "“It is the right line in the wrong decade,”",
            ),
        ),
    ),
    Pair(
        why="the speaker is named, and says below what the headline has him say",
        headline="Ferry repairs will take until June, operator says",
        heads=(("strand", "operator", "says", "Ferry repairs will take until June"),),
        body=(
            "Islanders face another spring without a boat. Repairs to the ferry will take until "
            "June, the operator, "
            "Strand Lines, said on Friday. A spare gearbox is on its way from Norway."
        ),
        said=(("strand", "the operator, Strand Lines", "said", "Repairs to the ferry will take until June"),),
    ),
    Pair(
        why="an upper bound becomes the figure",
        headline="Strike could cost brewery 40 million crowns, director says",
        heads=(("vance", "director", "says", "Strike could cost brewery 40 million crowns"),),
        body=(
            "The brewery's bottling hall stood still for a third day. Managing director Orla "
            "Vance said the strike "
            "could cost the brewery up to 40 million crowns by Easter."
        ),
        said=(
            (
                "vance",
                "Managing director Orla Vance",
                "said",
                "the strike could cost the brewery up to 40 million crowns by Easter",
            ),
        ),
        checks=((HEDGE, "Strike could cost brewery 40 million crowns"),),
    ),
    Pair(
        why="one quoted word that nobody says",
        headline="Residents face 'chaos' as bypass shuts for summer",
        body=(
            "The Mellor bypass will shut from May to September for resurfacing. "
            "“It will be slower, I grant you,” said county engineer Piers Halloran. Buses will "
            "run every hour."
        ),
        said=(("halloran", "county engineer Piers Halloran", "said", "“It will be slower, I grant you,”"),),
        checks=((UNSAID, "'chaos'"),),
    ),
    Pair(
        why="a vote that was close, and a verb that makes it none",
        headline="Quarry plan rubber-stamped despite objections",
        body=(
            "A plan to extend the quarry at Scarside passed by one vote on Monday after a debate "
            "of four hours. "
            "“I lay awake over it,” the chairwoman, Jean Orrell, said."
        ),
        said=(("orrell", "the chairwoman, Jean Orrell", "said", "“I lay awake over it,”"),),
        checks=((VERB, "rubber-stamped"),),
    ),
    Pair(
        why="what was done is known from two unnamed people alone",
        headline="Hospital trust hid report on theatre closures",
        body=(
            "A report on the closing of two operating theatres never reached the trust's board. "
            "Managers hid the "
            "report on the closures for five weeks, according to two people who worked on it. The "
            "trust said it "
            "did not recognize that account."
        ),
        said=(
            (
                "two",
                "two people who worked on it",
                "according to",
                "Managers hid the report on the closures for five weeks",
            ),
            ("trust", "The trust", "said", "it did not recognize that account"),
        ),
        stances=("asserts", "denies"),
        checks=((SOURCE, "hid"),),
    ),
    Pair(
        why="whoever says so says probably",
        headline="Envoys hid losses from king, cables say",
        heads=(("cables", "cables", "say", "Envoys hid losses from king"),),
        body=(
            "Cables from the embassy were published on Sunday. They say the envoys “probably "
            "concealed” the losses "
            "at Pellam from the king until the autumn."
        ),
        said=(
            (
                "cables",
                "They",
                "say",
                "the envoys “probably concealed” the losses at Pellam from the king until the autumn",
            ),
        ),
        checks=((HEDGE, "Envoys hid losses from king"),),
    ),
    Pair(
        why="a result that holds only if it is repeated",
        headline="Vine extract trial hailed as a breakthrough",
        body=(
            "An extract of vine leaves slowed the loss of sight in 60 patients. Professor Ida "
            "Lune, who took no part, "
            "called it a breakthrough, if it holds up."
        ),
        said=(
            ("lune", "Professor Ida Lune, who took no part", "called", "it a breakthrough, if it holds up"),
        ),
        checks=((HEDGE, "a breakthrough"),),
    ),
    Pair(
        why="a stolen thing is no theft that the headline charges anybody with",
        headline="Stolen altarpiece found in barn near Corrow",
        body=(
            "An altarpiece missing since 1998 was found on Thursday in a barn near Corrow. "
            "“It was wrapped in a horse blanket,” said Sergeant Tom Ivey."
        ),
        said=(("ivey", "Sergeant Tom Ivey", "said", "“It was wrapped in a horse blanket,”"),),
    ),
    Pair(
        why="an event that nobody disputes, though only the regulator tells of it",
        headline="Police raid offices of hedge fund",
        body=(
            "Officers searched the offices of the hedge fund Marlowe Rook on Wednesday morning, "
            "the financial regulator said. No arrests were made."
        ),
        said=(
            (
                "regulator",
                "the financial regulator",
                "said",
                "Officers searched the offices of the hedge fund Marlowe Rook on Wednesday morning",
            ),
        ),
    ),
    Pair(
        why="the same of an event that somebody denies",
        headline="Rebels seize airport at Sorvo",
        body=(
            "Rebels took the airport at Sorvo on Saturday, the governor said. The army denied it. "
            "The rebels posted a film of a runway."
        ),
        said=(
            ("governor", "the governor", "said", "Rebels took the airport at Sorvo on Saturday"),
            ("army", "The army", "denied", "it"),
        ),
        stances=("asserts", "denies"),
        checks=((SOURCE, "Rebels seize airport at Sorvo"),),
    ),
    Pair(
        why="people who were evacuated have fled",
        headline="Thousands flee wildfire as winds shift",
        body="About 4,000 people were evacuated from the hills of Brome on Sunday, fire chief Dana Orr said.",
        said=(
            (
                "orr",
                "fire chief Dana Orr",
                "said",
                "About 4,000 people were evacuated from the hills of Brome on Sunday",
            ),
        ),
    ),
    Pair(
        why="an appeal is no begging",
        headline="General begged minister for shells",
        body=(
            "General Anton Bek wrote to the defence minister twice in May to ask for more shells, according "
            "to letters seen by Vantage."
        ),
        said=(
            (
                "letters",
                "letters seen by Vantage",
                "according to",
                "General Anton Bek wrote to the defence minister twice in May to ask for more shells",
            ),
        ),
        checks=((SOURCE, "General begged minister for shells"), (VERB, "begged")),
    ),
    Pair(
        why="the ministry denies, below in the person of its spokeswoman",
        headline="Ministry denies secret talks with rebels",
        heads=(("ministry", "Ministry", "denies", "secret talks with rebels"),),
        body=(
            "The newspaper Vestnik wrote on Monday that envoys had met the rebels in March. There "
            "had been no talks, "
            "secret or other, said Ana Duro, a spokeswoman."
        ),
        said=(
            ("vestnik", "The newspaper Vestnik", "wrote", "that envoys had met the rebels in March"),
            ("duro", "Ana Duro, a spokeswoman", "said", "There had been no talks, secret or other"),
        ),
        stances=("asserts", "denies"),
    ),
    Pair(
        why="an essay's title asserts nothing",
        headline="The woman with nine keys",
        body=(
            "Nobody at the archive remembers when Lotte Brandt got her keys. “I have nine keys "
            "and no office,” she "
            "says. The archive opens at ten."
        ),
        said=(("brandt", "she", "says", "“I have nine keys and no office,”"),),
    ),
    Pair(
        why="a paper whose writer is unknown shows nothing, though it says so",
        headline="Memo shows airline skipped engine checks",
        heads=(("memo", "Memo", "shows", "airline skipped engine checks"),),
        body=(
            "A memo left at this newspaper's door says the airline skipped engine checks in May. "
            "It was not possible "
            "to establish who wrote it. The airline did not reply."
        ),
        said=(
            (
                "memo",
                "A memo left at this newspaper's door",
                "says",
                "the airline skipped engine checks in May",
            ),
        ),
        checks=((VERB, "shows"),),
    ),
    Pair(
        why="tenants are told a thing by somebody, and only they say so",
        headline="Tenants were told tower was safe",
        body=(
            "Tenants of Alder Tower moved out on Sunday. “A man in a hard hat told me it would "
            "stand for ever,” said "
            "Rosa Penn, 64. The landlord has no record of any visit."
        ),
        said=(("penn", "Rosa Penn, 64", "said", "“A man in a hard hat told me it would stand for ever,”"),),
        checks=((SOURCE, "were told"),),
    ),
)


@pytest.mark.parametrize("pair", PAIRS, ids=[p.headline for p in PAIRS])
def test_what_a_headline_claims_beyond_its_body_and_nothing_else(pair: Pair) -> None:
    article = Printed(pair.headline, pair.body)
    heads = [article.report(s, head=True) for s in pair.heads]
    asserted: Stance = "asserts"
    stances = pair.stances or (asserted,) * len(pair.said)
    said = [article.report(s, stance=stance) for s, stance in zip(pair.said, stances, strict=True)]
    assert tuple(article.found(*heads, *said)) == pair.checks, pair.why
