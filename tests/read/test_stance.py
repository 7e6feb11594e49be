"""What a speaker does to a content: by the cue, and where that leaves it open, by the main clause."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.firmness.speaker import Speaker
from earwitness.read.firmness.stance import stance, stances
from earwitness.records import Block, Document, Party, PartyKind, Report, Source, Stance, report_id

# cue, content, stance; why
CUES = [
    ("denied", "that the pump had failed", "denies"),  # the plain verb
    ("issued a denial of", "the bribery story", "denies"),  # a noun
    ("rejected", "calls for a recount", "denies"),
    ("called", "the leak story “pure fiction”", "denies"),  # a name that says it is false
    ("called", "the leak story “overdue”", "asserts"),  # look-alike: a name that does not
    ("pleaded", "not guilty to both counts", "denies"),
    ("pleaded", "guilty to both counts", "asserts"),  # look-alike
    ("did not deny", "that the pump had failed", "not-held"),
    ("didn’t dispute", "the date", "not-held"),
    ("could not rule out", "a second leak", "not-held"),
    ("refused to rule out", "a second leak", "not-held"),
    ("would neither confirm nor deny", "the raid", "not-held"),
    ("stopped short of saying", "the logs were forged", "not-held"),
    ("does not say", "who ordered the pumps", "not-held"),
    ("has yet to confirm", "the closure", "not-held"),
    ("declined", "to name the buyer", "not-held"),  # what is declined stands in the content
    ("withdrew", "his account of the night", "not-held"),
    ("walked back", "the claim", "not-held"),
    ("doubted", "that the tests were run", "doubts"),
    ("cast doubt on", "the tally", "doubts"),
    ("was not convinced", "the tally was right", "doubts"),
    ("no longer believes", "the tally", "doubts"),
    ("did not doubt", "the tally", "asserts"),  # denied doubt is none
    ("had no doubt", "that the tally was right", "asserts"),
    ("was questioned about", "the tally", "asserts"),  # look-alike: he is the one who is asked
    ("is expected", "to resign on Friday", "predicts"),  # passive
    ("predicted", "a hard winter", "predicts"),
    ("warned of", "a hard winter", "predicts"),
    ("had hoped", "that the ferry would run", "predicts"),
    ("does not expect", "a vote before May", "predicts"),  # a negative expectation is one
    ("ordered", "the gates shut", "demands"),
    ("gave an order for", "the gates to be shut", "demands"),  # a noun
    ("was told", "to shut the gates", "demands"),  # passive
    ("told", "them to shut the gates", "demands"),
    ("is said", "to have shut the gates", "asserts"),  # look-alike: what is said of him
    ("warned", "against shutting the gates", "demands"),
    ("called on", "the mayor to act", "demands"),
    ("calls", "to lift the ban", "demands"),  # headline noun or verb
    ("wants", "an inquiry", "demands"),
    ("wants", "to leave the union", "intends"),  # look-alike: his own doing
    ("asked", "for an inquiry", "demands"),
    ("asked", "whether the gates were shut", "not-held"),  # a question
    ("would be surprised", "if the gates were shut", "doubts"),
    ("wouldn’t be surprised", "if the gates were shut", "predicts"),
    ("was surprised", "that the gates were shut", "asserts"),  # look-alike: they were
    ("does not expect", "to be asked", "doubts"),
    ("would like", "the mayor to go", "demands"),
    ("didn’t want", "to hear of it again", "demands"),
    ("is considering", "closing the ferry", "intends"),
    ("considers", "the ferry a danger", "asserts"),  # look-alike: an opinion
    ("was weighing", "an appeal", "intends"),
    ("no longer stands by", "the tally", "not-held"),
    ("poured cold water on", "the idea of a ferry", "denies"),
    ("insists", "not one page was changed", "denies"),
    ("shot down", "the idea of a ferry", "denies"),
    ("hit back at", "claims of a cover-up", "denies"),
    ("begged to differ", "on the tally", "denies"),
    ("snorted at", "the tally", "doubts"),
    ("is on course", "to open in May", "predicts"),
    ("is bracing for", "a flood", "predicts"),
    ("is preparing", "to open a ferry", "intends"),
    ("has clamoured for", "a ferry", "demands"),
    ("agreed", "to pay the fine", "intends"),
    ("agreed", "that the fine was fair", "asserts"),  # look-alike
    ("pledged", "a new bridge by spring", "intends"),
    ("voted", "to sell the pier", "intends"),
    ("voted last Tuesday", "to sell the pier", "intends"),  # a date in the cue
    ("threatened to", "sue the paper", "intends"),
    ("has no plans", "to sell the pier", "intends"),
    ("offered", "a motive for the sale", "asserts"),  # look-alike: words, no deed
    ("advised them", "that the pier was unsafe", "asserts"),  # advice that is news
    ("advised them", "to leave the pier", "demands"),
    ("warned them", "off speaking about the pier", "demands"),
    ("used to think", "the pier would last", "not-held"),  # no longer thought
    ("has not endorsed", "the tally", "not-held"),  # any telling not done
    ("challenged", "the tally", "doubts"),
    ("raised", "doubts about the tally", "doubts"),  # the doubt stands in the content
    ("called", "the letter “a bedtime story”", "denies"),  # what untrue stories are called
    ("slams", "“chaotic” ferry timetable", "asserts"),  # headline: an attitude
    ("admitted", "that nobody had been told", "asserts"),  # admitting denies nothing
    ("is expected to say", "that the pier is sound", "asserts"),  # not he expects it
    ("does not expect", "he will resign", "doubts"),
    ("called", "for a new pier", "demands"),  # a cue cut short
    ("thought", "that too gloomy", "doubts"),
    ("", "", "asserts"),
]

# content after "said", stance; why
CONTENTS = [
    ("he did not intend to resign", "intends"),  # what he will not do
    ("nobody has signed anything", "asserts"),  # how things stand
    ("that's not so, it was the fish", "denies"),
    ("it does not comment on stolen papers", "asserts"),  # look-alike: a refusal
    ("it was no longer a lie", "asserts"),  # look-alike: it was one
    ("the bridge will reopen in May", "predicts"),
    ("it would reopen the bridge", "intends"),  # its own doing
    ("that it would be late", "predicts"),  # its own state
    ("“We’ll reopen the bridge,”", "intends"),
    ("“He will reopen the bridge,”", "predicts"),  # in his own words, "he" is another
    ("the council would seek damages", "intends"),  # a body's set purpose
    ("the bridge would have fallen anyway", "asserts"),  # past
    ("it would be wrong to guess", "asserts"),  # a judgement
    ("“I would say the bridge is sound,”", "asserts"),  # softened
    ("it would pay only if the ferry ran", "demands"),  # terms
    ("he’d seen the bridge fall", "asserts"),  # had
    ("the bridge, which will be painted, is sound", "asserts"),  # lower clause
    ("they knew what it would cost", "asserts"),  # lower clause
    ("the bridge is due to reopen", "predicts"),
    ("the bridge is likely to be sound", "asserts"),  # a guess at a state
    ("repairs could take up to six weeks", "predicts"),
    ("rust could explain it", "asserts"),  # no time to come
    ("the mayor must go", "demands"),
    ("the mayor cannot stay", "demands"),
    ("the mayor should have gone", "asserts"),  # past
    ("“Stop the ferries now,”", "demands"),
    ("“Stop signs are missing,”", "asserts"),  # look-alike
    ("“Why was I not told?”", "not-held"),
    ("If it rains, the bridge will shut", "predicts"),
    ("“If they write, we will answer,”", "intends"),
    ("If it had rained, the bridge would have shut", "asserts"),  # unreal past
    ("the report was false", "denies"),
    ("it was wrong to wait", "asserts"),  # look-alike: a judgement
    ("“Nonsense,”", "denies"),
    ("no log had been altered", "denies"),
    ("there was no cover-up", "denies"),
    ("he had nothing to do with the sale", "denies"),
    ("“I never signed it,”", "denies"),
    ("“I never heard of it,”", "asserts"),  # no deed
    ("“They never lied to me,”", "asserts"),  # what he met with himself
    ("he had no reason to think the log was altered", "asserts"),  # about belief
    ("she did not know whether the log was real", "not-held"),
    ("the log was altered and nobody cared", "asserts"),  # the negation governs something else
    ("the bridge may close", "predicts"),  # a deed to come
    ("the bridge may be sound", "asserts"),  # a state
    ("figures may vary", "asserts"),
    ("it would be odd if nobody noticed", "asserts"),  # a judgment
    ("he would often walk the bridge", "asserts"),  # a habit
    ("he’d be surprised if it fell", "asserts"),  # mild
    ("he would need to check", "asserts"),
    ("“I will not speculate,”", "asserts"),  # refusing to speak is no plan
    ("the keys are no longer to be lent", "demands"),  # a rule
    ("if asked, say the bridge is sound", "demands"),
    ("the bridge should, in my view, have been shut", "asserts"),  # past, with words between
    ("open within days", "predicts"),  # no verb, but a time
    ("the mayor’s car never touched the rail", "asserts"),  # he does not answer for the mayor
    ("the bridge is sound", "asserts"),
]


@pytest.mark.parametrize(("cue", "content", "expected"), CUES)
def test_cue(cue: str, content: str, expected: Stance) -> None:
    assert stance(cue, content, "the mayor") == expected


@pytest.mark.parametrize(("content", "expected"), CONTENTS)
def test_content(content: str, expected: Stance) -> None:
    assert stance("said", content, "the ministry" if " it " in f" {content}" else "a man") == expected


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        ("nobody", "told us", "the gates were shut", "not-held"),  # nobody said it
        ("no one", "disputes", "the date", "asserts"),  # and nobody denies it
        ("she", "said", "he would resign", "predicts"),  # somebody else's doing
        ("he", "said", "he would resign", "intends"),
        ("the leaflet", "promises", "whiter teeth", "predicts"),  # paper intends nothing
        ("the mayor", "promises", "whiter teeth", "intends"),
    ],
)
def test_source(source: str, cue: str, content: str, expected: Stance) -> None:
    assert stance(cue, content, source) == expected


@pytest.mark.parametrize(
    ("source", "role", "kind", "content", "expected"),
    [
        # who answers for somebody denies by a plain negative
        ("a spokeswoman", "", None, "the mayor did not sign the lease", "denies"),
        ("Ms Orr", "spokeswoman", "named-person", "the mayor did not sign the lease", "denies"),
        ("its director", "", "named-person", "the tests were not shortened", "denies"),
        ("Pell Mills", "", "named-organisation", "it agreed to nothing", "denies"),
        ("a neighbour", "", "observer", "the mayor did not sign the lease", "asserts"),
        # and so does who speaks of his own deeds
        ("Ms Orr", "", "named-person", "she did not sign the lease", "denies"),
        ("Ms Orr", "", "named-person", "she had not been told", "asserts"),  # done to her
        ("Ms Orr", "", "named-person", "she had never seen the lease", "asserts"),  # no deed
        ("Ms Orr", "", "named-person", "“He did not sign it,”", "asserts"),  # in her words he is another
        # not what is still to come, hurts, or was not found
        ("a spokeswoman", "", None, "no date had been set", "asserts"),
        ("a spokeswoman", "", None, "nobody was hurt", "asserts"),
        ("the council", "", "named-organisation", "it had no record of the lease", "asserts"),
        # wrongdoing is denied by anybody, but not what nobody ever does
        ("a clerk", "", "anonymous-official", "nobody hid the lease", "denies"),
        ("a clerk", "", "anonymous-official", "nobody ever lies here", "asserts"),
        ("a clerk", "", "anonymous-official", "he found no evidence of bribery", "asserts"),
        ("a clerk", "", "anonymous-official", "no such call came", "denies"),
        # who is who
        ("the council", "", "named-organisation", "he would resign", "predicts"),  # a body is no "he"
        ("the clerk", "", "anonymous-official", "it would run in May", "predicts"),  # nor a person an "it"
        ("the council", "", "named-organisation", "will meet again", "intends"),  # goes on from the cue
        ("", "", None, "they would be sweeping floors", "predicts"),  # nobody known has said it
    ],
)
def test_who_says_it(source: str, role: str, kind: PartyKind | None, content: str, expected: Stance) -> None:
    assert stance("said", content, Speaker(source, role, kind)) == expected


def test_what_is_nested_is_not_its_tellers() -> None:
    text = "Orr said she planned to quit. Orr said the pier was sold and that he denied it."
    hers = _report(text, "Orr", "said", "she planned to quit")
    quits = _report(text, "she", "planned", "to quit", parent=hers.id)
    sold = _report(text, "Orr", "said", "the pier was sold and that he denied it", nth=2)
    denial = _report(text, "he", "denied", "it", parent=sold.id, nth=2)
    party = Party(id="p", document="d", name="Orr", kind="named-person")
    document = Document(id="d", received_as="d.txt", text=text, blocks=(Block("body", 0, len(text)),))
    found = stances(document, [hers, quits, sold, denial], [party])
    assert [found[r.id] for r in (hers, quits, sold, denial)] == ["asserts", "intends", "asserts", "denies"]


def _report(text: str, *parts: str, parent: str | None = None, nth: int = 1) -> Report:
    start = text.index("Orr", 1) if nth == 2 else 0
    spans = []
    for part in parts:
        at = text.index(part, start)
        spans.append(((at, at + len(part)),))
        start = at + len(part) if part != parts[-1] else start
    source, cue, content = spans
    return Report(
        kind="indirect",
        id=report_id("d", source, cue, content),
        document="d",
        source=Source(spans=source),
        cue=cue,
        content=content,
        parent=parent,
    )


def test_headline_infinitives_are_the_future() -> None:
    assert stance("to sell", "the pier", "Council", headline=True) == "intends"
    assert stance("says", "Council to sell the pier", "Mayor", headline=True) == "predicts"
    assert stance("to tell", "that the pier was sold", "Council") == "asserts"  # in a body it is a plain cue


def test_a_long_turn_asserts() -> None:
    turn = "I will not help you there. It was sold. That is all."
    assert stance("", turn, "HALE") == "asserts"
    assert stance(":", turn, "HALE") == "asserts"  # a mark is no cue
    assert stance("said", turn, "Hale") == "intends"  # with a cue, the first sentence decides


@given(st.text(max_size=200), st.text(max_size=400), st.text(max_size=60), st.booleans())
def test_any_words_have_a_stance(cue: str, content: str, source: str, headline: bool) -> None:
    found = stance(cue, content, source, headline=headline)
    assert found in get_args(Stance)
    assert found == stance(
        f" {cue}\n", content.replace(" ", "  "), source, headline=headline
    )  # layout is nothing


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        ("Ms Dray", "said", "she had not", "denies"),
        ("The keeper", "said", "it wasn't deliberate", "denies"),
        ("The keeper", "said", "he did not recognise the picture", "denies"),
        ("The keeper", "said", "no such order was given", "denies"),
        ("The firm", "said", "the claim that ferries were hidden is false", "denies"),
        ("Not everyone", "is convinced", "the ferry was sold", "doubts"),
        ("The firm", "called", "that sum speculation", "doubts"),
        ("The firm", "said", "no ferry sails on Sunday", "asserts"),  # a plain fact
    ],
)
def test_denials_and_doubts_in_ordinary_words(source: str, cue: str, content: str, expected: str) -> None:
    assert stance(cue, content, source) == expected


def test_several_people_are_they() -> None:
    boys = Speaker("three of the senior boys", "", "anonymous-official")
    assert stance("told", "they won’t play for him again", boys) == "intends"
    one = Speaker("the senior boy", "", "anonymous-official")
    assert stance("told", "they won’t play for him again", one) == "predicts"
