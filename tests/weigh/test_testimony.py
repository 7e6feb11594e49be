"""What beginnings say: assert, deny or neither, once each; and what disputes a claim without denying it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.weigh.made import Bundle

from earwitness.case import Anchor, Case, Graded, Interested, Letter
from earwitness.errors import SettingError
from earwitness.records import Comparison, Denied, Figure, HeadlineCheck, Stance
from earwitness.weigh import voices as kinds
from earwitness.weigh.priors import USUAL, Priors, SourcePrior
from earwitness.weigh.testimony import testimony as heard  # pytest would run what is called test…
from earwitness.weigh.voices import Voice


def said(bundle: Bundle, claim: object, case: Case = Case(), priors: Priors = USUAL) -> kinds.Testimony:  # noqa: B008
    return heard(claim, bundle.ground(case), priors)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("why", "cue", "stance", "says"),
    [
        ("it is asserted", "said", "asserts", "asserts"),
        ("it is predicted beside an assertion: see below", "warned", "predicts", None),
        ("the cue denies", "denied", "denies", "denies"),
        ("the cue does not believe", "did not believe", "doubts", "denies"),
        ("the content is the denial, and is asserted", "said", "denies", "asserts"),
        ("not denying is not asserting", "did not deny", "not-held", None),
        ("a demand", "demanded", "demands", None),
        ("an intention", "plans", "intends", None),
    ],
)
def test_stances(why: str, cue: str, stance: Stance, says: str | None) -> None:
    b = Bundle()
    b.party("Mara Quill")
    claim = b.claim(
        "the hull is cracked", [[b.says("Mara Quill", "the hull is cracked", cue=cue, stance=stance)]]
    )
    voices = said(b, claim).voices
    assert [v.says for v in voices] == ([says] if says else []), why
    assert bool(said(b, claim).mute) == (says is None), "who says nothing is named all the same"


def test_a_forecast_counts_as_hedged_beside_others_and_as_nothing_alone() -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party("Oren Tal")
    warned = b.says("Mara Quill", "the hull may break", cue="warned", stance="predicts")
    alone = b.claim("the hull may break", [[warned]])
    (mute,) = said(b, alone).mute
    assert mute.why == "only predicts" and not said(b, alone).voices
    both = b.claim("the hull breaks", [[warned], [b.says("Oren Tal", "the hull breaks")]])
    assert [(v.hedged, v.predicted) for v in said(b, both).voices if v.predicted] == [(True, True)]


def test_relays_neither_hedge_nor_unhedge() -> None:
    for first_hedges in (True, False):
        b = Bundle()
        b.party("an inspector", "anonymous-official")
        first = (b.hedged if first_hedges else b.says)("an inspector", "the hull is cracked")
        later = (b.says if first_hedges else b.hedged)("an inspector", "the hull is cracked")
        claim = b.claim("the hull is cracked", [[first, later]])
        b.link(later, first, "same-utterance")
        (voice,) = said(b, claim).voices
        assert voice.hedged is first_hedges and voice.roots == (first.id,)


def test_who_tells_is_not_who_said() -> None:
    b = Bundle()
    b.party("The Courier", "outlet"), b.party("Mara Quill")
    outer = b.hedged("The Courier", "Quill said the hull is cracked")
    inner = b.says("Mara Quill", "the hull is cracked", parent=outer.id)
    (voice,) = said(b, b.claim("the hull is cracked", [[outer, inner]])).voices
    assert not voice.hedged and voice.speaker.name == "Mara Quill"


def test_a_beginning_that_contradicts_itself_is_left_out() -> None:
    b = Bundle()
    b.party("Mara Quill")
    yes, no = (
        b.says("Mara Quill", "it leaks"),
        b.says("Mara Quill", "it leaks", cue="denied", stance="denies"),
    )
    found = said(b, b.claim("it leaks", [[yes, no]]))
    assert not found.voices and found.mute[0].why == "contradicts itself"


def test_named_and_unnamed_under_one_sentence() -> None:
    b = Bundle()
    b.party("a senior official", "anonymous-official"), b.party("Clara Wennick")
    one, two = b.says("a senior official", "it leaks"), b.says("Clara Wennick", "it leaks")
    (voice,) = said(b, b.claim("it leaks", [[one, two]])).voices
    assert voice.speaker.name == "Clara Wennick" and voice.speaker.unnamed_as == ("a senior official",)


def test_nobody_and_an_outlet_of_its_own() -> None:
    b = Bundle()
    nobody = b.claim("it is said to leak", [[b.says(None, "it leaks", cue="is said")]])
    assert said(b, nobody).voices[0].speaker.kind == "nobody"
    own = b.claim("it leaks", [[b.says(None, "it leaks", cue="", voice="own", outlet="Courier")]])
    assert (said(b, own).voices[0].speaker.kind, said(b, own).voices[0].speaker.name) == ("outlet", "Courier")


CHECKS = {
    "could not be checked": ("That could not be independently verified", True, 0),
    "was checked": ("The Courier has confirmed it with two documents", False, 1),
    "was checked, in negative words": ("Nobody could confirm it", True, 0),
    "not about checking": ("It was raining", False, 0),
}


@pytest.mark.parametrize("what", CHECKS)
def test_checks(what: str) -> None:
    words, unchecked, checks = CHECKS[what]
    b = Bundle()
    b.party("Mara Quill")
    (voice,) = said(b, b.claim("it leaks", [[b.says("Mara Quill", "it leaks", check=words)]])).voices
    assert (voice.unchecked, voice.checks) == (unchecked, checks)


def test_a_check_that_is_copied_counts_once() -> None:
    b = Bundle()
    b.party("Mara Quill")
    words = "The Courier has confirmed it"
    one, two = (b.says("Mara Quill", "it leaks", check=words) for _ in range(2))
    three = b.says("Mara Quill", "it leaks", check="The Post has confirmed it too")
    assert said(b, b.claim("it leaks", [[one, two, three]])).voices[0].checks == 2


DENIALS: dict[str, tuple[Denied | None, bool]] = {
    "the fact": ("fact", True),
    "nothing that words tell": (None, True),
    "what others can know": ("knowledge", False),
    "how it is worded": ("wording", False),
    "why others say it": ("motive", False),
}


@pytest.mark.parametrize("what", DENIALS)
def test_a_denial_of_something_else_is_no_denial_of_the_fact(what: str) -> None:
    denied, counts = DENIALS[what]
    b = Bundle()
    b.party("Mara Quill"), b.party("the owner", "unspecified")
    told = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[told]])
    b.link(b.says("the owner", "nonsense", stance="denies"), told, "denies", probability=0.7, denied=denied)
    found = said(b, claim)
    assert [(v.says, v.meant) for v in found.voices if v.says == "denies"] == (
        [("denies", 0.7)] if counts else []
    )
    assert [r.denied for r in found.remarks] == ([] if counts else [denied])


def test_one_denier_denies_once() -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party("the owner", "unspecified")
    told = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[told]])
    denials = [b.says("the owner", "nonsense", stance="denies") for _ in range(3)]
    b.claim("nonsense", [denials])
    for n, denial in enumerate(denials):
        b.link(denial, told, "denies", probability=0.5 + n / 10, denied="fact")
    (denier,) = [v for v in said(b, claim).voices if v.says == "denies"]
    assert denier.meant == 0.7 and len(denier.reports) == 3


def test_who_asserts_what_a_claim_denies_denies_it() -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party("the Harbor Office", "named-organisation")
    told = b.says("Mara Quill", "it leaks")
    b.claim("it leaks", [[told]])
    denial = b.says("the Harbor Office", "nothing leaks", stance="denies")
    nothing = b.claim("nothing leaks", [[denial]])
    b.link(denial, told, "denies", probability=0.9, denied="fact")
    voices = {v.speaker.name: v for v in said(b, nothing).voices}
    assert voices["Mara Quill"].says == "denies" and voices["Mara Quill"].contrary
    office = voices["the Harbor Office"]
    assert (office.says, office.interest, office.accused) == ("asserts", 1, True)


@pytest.mark.parametrize(
    ("who", "kind", "more", "accused"),
    [
        ("the Harbor Office", "named-organisation", {}, True),
        ("an official", "anonymous-official", {}, False),
        ("Ona Brey", "named-person", {"role": "spokeswoman"}, True),
        ("Ona Brey", "named-person", {"role": "professor"}, False),
        ("a passer-by", "unspecified", {}, False),
    ],
)
def test_an_institution_that_denies_is_taken_to_be_accused(
    who: str, kind: str, more: dict[str, str], accused: bool
) -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party(who, kind, **more)  # type: ignore[arg-type]
    told = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[told]])
    b.link(b.says(who, "nonsense", stance="denies"), told, "denies", denied="fact")
    (denier,) = [v for v in said(b, claim).voices if v.says == "denies"]
    assert (denier.accused, denier.interest) == (accused, -1 if accused else 0)


def headline(b: Bundle, document: str) -> None:
    b.found.append(
        HeadlineCheck(
            id="chk-1", document=document, kind="stronger-verb", span=(0, 7), why="more than is said"
        )
    )


def test_a_narrators_verb_is_no_denial_where_no_words_quoted_deny() -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party("the palace", "named-organisation")
    told = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[told]])
    rejects = b.says("Rejects", "the reports", cue="rejected", stance="denies")
    b.link(rejects, told, "denies", denied="fact")
    assert [v.says for v in said(b, claim).voices if v.says == "denies"]
    headline(b, rejects.document)
    found = said(b, claim)
    assert not [v for v in found.voices if v.says == "denies"] and found.remarks[0].overstated


def test_words_that_dispute_knowledge_are_quoted_in_place_of_the_denial() -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party("Bruno Vastag")
    told = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[told]])
    rejects = b.says("Bruno Vastag", "the reports about the leak", cue="rejected", stance="denies")
    quoted = b.says("Bruno Vastag", "“They do not understand how we work”", kind="direct")
    b.found = [r for r in b.found if r.id != quoted.id]
    article = b.documents[-2]
    text = article.text + " “They do not understand how we work”"
    b.documents[-2] = type(article)(
        **{f: getattr(article, f) for f in article.__struct_fields__ if f != "text"}, text=text
    )
    here = type(quoted)(**{
        **{f: getattr(quoted, f) for f in quoted.__struct_fields__},
        "document": article.id, "cue": (), "content": ((len(article.text) + 1, len(text)),),
    })  # fmt: skip
    b.found.append(here)
    b.link(rejects, told, "denies", denied="fact")
    found = said(b, claim)
    assert [r.overstated for r in found.remarks] == [True, False]
    assert found.remarks[1].denied == "knowledge" and "understand" in found.remarks[1].words
    assert not [v for v in found.voices if v.says == "denies"]


def figured(b: Bundle, report: object, value: float, name: str) -> str:
    figure = Figure(
        id=f"fig-{name}", document=report.document, span=report.content[0], value=value, low=None, high=None,  # type: ignore[attr-defined]
        unit="liter", what="water", report=report.id,  # type: ignore[attr-defined]
    )  # fmt: skip
    b.found.append(figure)
    return figure.id


def test_another_number_for_the_same_denies_it() -> None:
    b = Bundle()
    b.party("Mara Quill"), b.party("the Harbor Office", "named-organisation")
    one, two = b.says("Mara Quill", "340 liters"), b.says("the Harbor Office", "12 liters")
    first, second = b.claim("340 liters", [[one]]), b.claim("12 liters", [[two]])
    a, c = figured(b, one, 340, "a"), figured(b, two, 12, "b")
    b.lineage.append(Comparison(id="cmp-1", origin=a, target=c, relation="conflict", why="two numbers"))
    for claim, rival in ((first, "12 liters"), (second, "340 liters")):
        (other,) = [v for v in said(b, claim).voices if v.says == "denies"]
        assert other.rival == rival and not other.accused and other.meant == USUAL.rival


@pytest.mark.parametrize("relation", ["updated", "not-comparable", "agree"])
def test_an_update_contradicts_nothing(relation: str) -> None:
    b = Bundle()
    b.party("Mara Quill")
    one, two = b.says("Mara Quill", "340 liters"), b.says("Mara Quill", "410 liters")
    first = b.claim("340 liters", [[one]])
    b.claim("410 liters", [[two]])
    a, c = figured(b, one, 340, "a"), figured(b, two, 410, "b")
    b.lineage.append(Comparison(id="cmp-1", origin=c, target=a, relation=relation, why="later"))  # type: ignore[arg-type]
    assert not [v for v in said(b, first).voices if v.says == "denies"]


def anchored(b: Bundle, words: str, **more: object) -> tuple[Anchor, ...]:
    document = next(d for d in b.documents if words in d.text)
    return (Anchor(document=document.id, quotation=words),)


def interested(b: Bundle, direction: str, about: Sequence[Anchor] = ()) -> Case:
    return Case(interest=(Interested(of=anchored(b, "it leaks"), direction=direction, claim=tuple(about)),))  # type: ignore[arg-type]


def one_voice(b: Bundle, claim: object, case: Case) -> Voice:
    (voice,) = said(b, claim, case).voices
    return voice


def test_interests_come_from_the_case() -> None:
    b = Bundle()
    b.party("Mara Quill")
    claim = b.claim("it leaks", [[b.says("Mara Quill", "it leaks")]])
    for direction, sign in (("serves", 1), ("neutral", 0), ("against", -1), ("more", 0)):
        assert one_voice(b, claim, interested(b, direction)).interest == sign
    other = b.claim("it rains", [[b.says("Mara Quill", "it rains")]])
    case = interested(b, "serves", anchored(b, "it leaks"))
    assert one_voice(b, claim, case).interest == 1 and one_voice(b, other, case).interest == 0


def test_what_is_said_of_one_claim_goes_before_what_is_said_of_all() -> None:
    b = Bundle()
    b.party("Mara Quill")
    claim = b.claim("it leaks", [[b.says("Mara Quill", "it leaks")]])
    here = anchored(b, "it leaks")
    case = Case(
        interest=(
            Interested(of=here, direction="serves"),
            Interested(of=here, direction="against", claim=here),
        )
    )
    assert one_voice(b, claim, case).interest == -1
    case = Case(interest=(Interested(of=here, direction="serves"), Interested(of=here, direction="against")))
    with pytest.raises(SettingError, match="has two directions; keep one"):
        said(b, claim, case)


def test_grades_come_from_the_case_or_a_record() -> None:
    b = Bundle()
    b.party("Mara Quill")
    claim = b.claim("it leaks", [[b.says("Mara Quill", "it leaks")]])
    letters: tuple[Letter, ...] = ("A", "E", "F")
    for letter in letters:
        case = Case(grade=(Graded(of=anchored(b, "it leaks"), reliability=letter),))
        assert one_voice(b, claim, case).speaker.letter == letter
    priors = Priors(sources=(SourcePrior("Mara Quill", right=19, wrong=1),))
    assert said(b, claim, Case(), priors).voices[0].speaker.letter == "A"
    twice = (
        Graded(of=anchored(b, "it leaks"), reliability="A"),
        Graded(of=anchored(b, "it leaks"), reliability="B"),
    )
    with pytest.raises(SettingError, match="is graded A and B; keep one"):
        said(b, claim, Case(grade=twice))
