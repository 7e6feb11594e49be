"""Denials of what is held against somebody, and plain negatives that deny nothing."""

from __future__ import annotations

import pytest

from earwitness.read.firmness.denial import denies
from earwitness.read.firmness.main_clause import main_clause, opened
from earwitness.read.firmness.speaker import Speaker

CLERK = Speaker("a clerk", "", "anonymous-official")
ORR = Speaker("Ms Orr", "", "named-person")
SPOKES = Speaker("a spokesman for the mill")
ONLOOKER = Speaker("a neighbor", "", "observer")
CHIEF = Speaker("the chief executive", "", "anonymous-official")
NOBODY = Speaker("")

# sentence, who says it, in his own words or not, whether it denies, why
ROWS = [
    ("the story is untrue", CLERK, False, True, "anybody may call a story untrue"),
    ("the story is old", CLERK, False, False, "but old is no denial"),
    ("the claim that boats sank is nonsense", CLERK, False, True, "a suggestion is called so"),
    ("it was wrong to wait", CLERK, False, False, "wrong to is a judgment"),
    ("it never happened", CLERK, False, True, "nothing is left of it"),
    ("he was not involved", CLERK, False, True, "not involved"),
    ("there was no truth in it", CLERK, False, True, "no truth"),
    ("she had nothing to do with it", ORR, False, True, "nothing to do with"),
    ("no such order came", CLERK, False, True, "no such"),
    ("No, we did not.", ORR, True, True, "a bare no"),
    ("she had not", ORR, False, True, "a clause cut short"),
    ("she did not recognise the account", ORR, False, True, "not her words"),
    ("this is not a cover-up", CLERK, True, True, "a misdeed that it is not"),
    ("I never signed it", ORR, True, True, "her own deed"),
    ("she did not sign it", ORR, False, True, "her own deed in indirect speech"),
    ("she did not sign it", ORR, True, False, "in her words she is another"),
    ("she was not told of it", ORR, False, False, "done to her"),
    ("she did not see it", ORR, False, False, "not seen"),
    ("she had no plans", ORR, False, False, "has none"),
    ("it did not sell the boats", SPOKES, False, True, "who answers for the mill"),
    ("it did not sell the boats", CLERK, False, False, "who does not answer for it"),
    ("We have never been in a better position", ORR, True, False, "the best position"),
    ("The port has never been busier", SPOKES, False, False, "as busy as never before"),
    ("it had never been so well run", SPOKES, False, False, "the best run"),
    ("it could not have been clearer", SPOKES, False, False, "as clear as can be"),
    ("it had never been paid more than the rate", SPOKES, False, True, "no superlative: more than an amount"),
    ("nobody was hurt", SPOKES, False, False, "nobody is hurt by anybody"),
    ("the cause was not known", SPOKES, False, False, "unknown"),
    ("the mill does not sell boats", SPOKES, False, False, "what it never does is no deed"),
    ("no papers were hidden", CLERK, False, True, "a misdeed, whoever says so"),
    ("nobody hides papers there", CLERK, False, False, "no one misdeed"),
    ("nobody hides papers there", SPOKES, False, True, "unless he answers for them"),
    ("the boats were sold", SPOKES, False, False, "nothing is negated"),
    ("it was said that the story was untrue", SPOKES, False, False, "a lower clause"),
    ("the story is untrue", NOBODY, False, False, "nobody is known to say it"),
    ("the log is a forgery", CLERK, False, True, "whatever is called a forgery"),
    ("the log is a record", CLERK, False, False, "but a record is none"),
    ("not one boat was sold", ORR, False, True, "so strong a negative, of somebody known"),
    ("not one boat was sold", ONLOOKER, False, False, "but not of an onlooker"),
    ("not one boat was sold", CHIEF, False, True, "the chief executive is known without a name"),
    ("not one person was hurt", ORR, False, False, "nobody is hurt by anybody"),
    ("no boat of ours has ever been sold", ORR, False, True, "ever"),
    ("No, a slip of the pen.", ORR, True, True, "a no that opens the answer"),
    ("no", ORR, False, True, "a no alone"),
    ("No boats today", ORR, True, False, "no boats is no answer"),
]


@pytest.mark.parametrize(
    ("sentence", "speaker", "quoted", "denied", "why"), ROWS, ids=[f"{r[0]}: {r[4]}" for r in ROWS]
)
def test_what_denies(sentence: str, speaker: Speaker, quoted: bool, denied: bool, why: str) -> None:
    said = opened(sentence)
    assert denies(said, main_clause(said), speaker, quoted=quoted) is denied, why


def test_who_insists_denies() -> None:
    said = opened("the crew did not sell the boats")
    assert not denies(said, main_clause(said), ORR, quoted=False)
    assert denies(said, main_clause(said), ORR, quoted=False, insists=True)
