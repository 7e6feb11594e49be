"""Parts of the page that rest on no template: words that changed, all figures, every doubt, interests."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.affair import CLAIM, COMPARISON, DOCUMENTS, FINDINGS, LINEAGE, LINKS, MERGED
from tests.dossier.pages import article, said

from earwitness.case import NO_CASE, Anchor, Case, Interested
from earwitness.dossier.changes import Step
from earwitness.dossier.figure_rows import figure_families
from earwitness.dossier.interests import Interest, interests
from earwitness.dossier.lineage import lineage_of
from earwitness.dossier.naming import Names
from earwitness.dossier.speakers import by_kind, voices
from earwitness.dossier.statements import arrange
from earwitness.dossier.traced import Row
from earwitness.dossier.unsure import unsure
from earwitness.dossier.weighed import Weighed, weighed
from earwitness.dossier.word_marks import word_marks
from earwitness.dossier.wording_rows import wording_rows
from earwitness.records import Comparison, Figure, Informs, Party, Published, Relay, Report, Source, When
from earwitness.weigh import weigh

ARTICLES = arrange(DOCUMENTS, FINDINGS)
NAMES = Names(ARTICLES, MERGED)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        # nothing changed, but for marks and capitals
        ("“It leaks badly.”", "“it leaks badly”", "“it leaks badly”"),
        ("the hull is cracked", "the hull is badly cracked", "the hull is [badly] cracked"),
        # what was left out stands where it stood
        ("the hull is reportedly cracked", "the hull is cracked", "the hull is -reportedly -cracked"),
        ("it leaks a little today", "it leaks a little", "it leaks a little- today-"),
        ("about 300 people were there", "some 410 people were there",
         "-about 300 -[some 410] people were there"),
        # a piece of a long wording
        ("cracks in an inspection gallery of the dam", "cracks",
         "cracks- in an inspection gallery of the dam-"),
        # sentences that share little are left alone
        ("the hull is cracked", "nobody knows how he got his license", "nobody knows how he got his license"),
        ("", "it leaks", "it leaks"),
        ("it leaks", "…", "…"),
    ],
)  # fmt: skip
def test_words_that_changed_are_marked(earlier: str, later: str, expected: str) -> None:
    shown = {"same": "{}", "added": "[{}]", "dropped": "-{}-"}
    assert "".join(shown[p.kind].format(p.words) for p in word_marks(earlier, later)) == expected


@given(st.text(alphabet="ab cd,.“”1\n"), st.text(alphabet="ab cd,.“”1\n"))
def test_without_what_was_dropped_the_later_words_are_whole(earlier: str, later: str) -> None:
    pieces = word_marks(earlier, later)
    assert "".join(p.words for p in pieces if p.kind != "dropped") == later


def test_very_long_wordings_are_not_compared() -> None:
    (piece,) = word_marks("a b " * 200, "b a " * 200)
    assert piece.kind == "same"


def figure(n: int, document: str, value: float) -> Figure:
    return Figure(
        id=f"f{n}", document=document, span=(0, 3), value=value, low=None, high=None, unit=None, what="people"
    )


def compared(n: int, one: str, other: str, relation: str) -> Comparison:
    return Comparison(id=f"c{n}", origin=one, target=other, relation=relation, why=f"why {n}")  # type: ignore[arg-type]


def test_every_figure_has_a_row_with_who_gives_it_and_what_it_stands_beside() -> None:
    (family,) = [f for f in figure_families(ARTICLES, NAMES, [COMPARISON]) if f.relation]
    assert family.relation == "conflict"
    first, second = family.rows
    assert (first.side.words, first.beside) == ("300 people", ())
    assert [(b.relation, b.row, b.words) for b in second.beside] == [("conflict", first.number, "300 people")]
    assert [by for by, _ in first.given] == [by for by, _ in second.given] == [None]  # outlets' own words


def test_a_figure_is_given_by_whoever_states_it() -> None:
    document = article("a.txt", "News", "Quill said 40 fled.")
    report = said(document, "1", "Quill", "said", "40 fled")
    forty = msgspec.structs.replace(figure(1, document.id, 40), span=report.content[0], report=report.id)
    articles = arrange([document], [report, forty])
    (family,) = figure_families(articles, Names(articles), [])
    assert [by for by, _ in family.rows[0].given] == ["Quill"]


def test_figures_that_agree_share_a_row_and_conflicts_come_first() -> None:
    documents = [article(f"{n}.txt", "Head", "Body.") for n in "abc"]
    figures = [figure(n, documents[n % 3].id, n) for n in range(7)]
    articles = arrange(documents, figures)
    families = figure_families(
        articles,
        Names(articles),
        [
            compared(1, "f1", "f0", "agree"),
            compared(2, "f2", "f1", "agree"),
            compared(3, "f4", "f3", "conflict"),
            compared(4, "f5", "f0", "not-comparable"),
        ],
    )
    assert [f.relation for f in families] == ["conflict", "agree", None, None]
    assert [len(f.rows) for f in families] == [2, 1, 1, 1], "of other things is another block"
    numbers = [row.number for family in families for row in family.rows]
    assert numbers == [1, 2, 3, 4, 5]
    assert (
        max(len({p.number for p in row.side.places}) for row in families[1].rows) == 3
    )  # the three that agree


def test_a_block_is_of_one_thing_and_goes_from_the_oldest_to_the_newest() -> None:
    told = {
        "c.txt": ("2031-05-09", "Eleven men died."),
        "a.txt": ("2031-05-01", "In all nine are dead."),
        "b.txt": (None, "You read 2 of your 3 free articles. Fourteen died."),
    }
    documents, figures = [], []
    for name, (day, text) in told.items():
        document = article(name, "Head", text)
        documents.append(msgspec.structs.replace(document, published=Published(date=day)))
        for word, value in {"Eleven men": 11, "nine": 9, "2": 2, "Fourteen": 14}.items():
            if word in text:
                at = document.text.index(word)
                figures.append(
                    Figure(
                        id=f"f{value}", document=document.id, span=(at, at + len(word)), value=value,
                        low=None, high=None, unit=None, what="men" if value == 11 else "dead",
                    )
                )  # fmt: skip
    articles = arrange(documents, figures)
    pairs = [compared(1, "f11", "f9", "conflict"), compared(2, "f14", "f11", "conflict")]
    (family,) = figure_families(articles, Names(articles), pairs)
    assert family.thing == "dead", "whoever is counted is men; what tells is what happened to them"
    assert [(row.side.words, row.day) for row in family.rows] == [
        ("nine", "2031-05-01"), ("Eleven men", "2031-05-09"), ("Fourteen", None),
    ]  # fmt: skip
    assert [[b.words for b in row.beside] for row in family.rows] == [[], ["nine"], ["Eleven men"]]
    assert (family.rows[0].lead, family.rows[0].tail) == ("In all ", " are dead.")


def test_figures_of_one_article_read_alone_are_listed_too() -> None:
    families = figure_families(ARTICLES, NAMES, [])
    assert all(f.relation is None and len(f.rows) == 1 for f in families)
    assert sum(len(f.rows) for f in families) == sum(len(a.figures) for a in ARTICLES)


def test_every_kind_of_doubt_has_its_places() -> None:
    document = article("n.txt", "News", "Quill said on Friday it leaks. It is said to be safe.")
    document = msgspec.structs.replace(
        document, published=msgspec.structs.replace(document.published, basis="inferred", why="a caption")
    )
    clear = said(document, "1", "Quill", "said", "it leaks")
    doubtful = msgspec.structs.replace(
        clear,
        confidence=0.31,
        source=Source(spans=clear.source.spans, candidates=("p", "q")),
        relay=(Relay("p", "stated"), Relay("q", "inferred"), Relay("o", "inferred")),
        when=When(span=(clear.content[0][0] - 7, clear.content[0][0] - 1)),
    )
    nobodys = said(document, "2", None, "is said", "to be safe")
    parties = [Party(id=i, document=document.id, name=f"Clerk {i}", kind="named-person") for i in "pq"]
    articles = arrange([document], [doubtful, nobodys, *parties])
    found = {d.what: d.places for d in unsure(articles, lineage_of(articles, ()), Weighed())}
    assert [(p.to, p.about) for p in found["that the model doubts it read rightly"]] == [("s1", "0.31")]
    assert [p.about for p in found["whose speaker the text does not decide"]] == ["Clerk p or Clerk q"]
    assert [p.to for p in found["for which no source is given"]] == ["s2"]
    assert [p.about for p in found["passed on by somebody whom the text does not name as doing so"]] == [
        "Clerk q"
    ]
    assert len(found["whose day is not resolved"]) == 1
    assert [p.about for p in found["whose date was inferred or is not known"]] == ["2019-09-11: a caption"]
    assert [p.to for p in found["whose outlet was inferred or is not known"]] == ["a1"]


def test_doubts_of_tracing_lead_to_their_claim() -> None:
    weak = [
        msgspec.structs.replace(k, probability=0.3) if k.id in {x.id for x in LINKS} else k for k in LINEAGE
    ]
    found = {d.what: d.places for d in unsure(ARTICLES, lineage_of(ARTICLES, weak), Weighed())}  # type: ignore[arg-type]
    for what in (
        "tied to an earlier one at less than even odds",
        "that may be about something else",
        "with origins that may be one",
    ):
        assert {p.to for p in found[what]} == {"c1"}


def test_what_is_certain_is_no_doubt() -> None:
    document = article("n.txt", "News", "Quill said it leaks.", outlet="Courier")
    document = msgspec.structs.replace(document, outlet_basis="given")
    articles = arrange([document], [said(document, "1", "Quill", "said", "it leaks")])
    assert unsure(articles, lineage_of(articles, ()), Weighed()) == ()


@pytest.mark.parametrize(
    ("direction", "who", "words"),
    [
        ("serves", "is cracked", "whom it serves to be believed"),
        ("against", "is cracked", "against their own interest"),
        ("serves", "That is nonsense", "whom it would serve to be believed"),
        ("against", "That is nonsense", "whom the denial serves"),
    ],
)
def test_every_sentence_of_weighing_on_interests_is_found(direction: str, who: str, words: str) -> None:
    post = next(d for d in DOCUMENTS if who in d.text)
    case = Case(
        interest=(Interested(of=(Anchor(document=post.id, quotation=who),), direction=direction),)  # type: ignore[arg-type]
    )
    beliefs = weigh(DOCUMENTS, FINDINGS, LINEAGE, case=case)
    told = weighed(ARTICLES, lineage_of(ARTICLES, LINEAGE), LINEAGE, beliefs.beliefs, ()).beliefs
    found = [i for i in interests(told) if words in i.sentence]
    assert found and all(i.claim == 1 for i in found)
    plain = weigh(DOCUMENTS, FINDINGS, LINEAGE, case=NO_CASE)
    without = weighed(ARTICLES, lineage_of(ARTICLES, LINEAGE), LINEAGE, plain.beliefs, ()).beliefs
    assert not [i for i in interests(without) if words in i.sentence]


def test_an_interest_is_about_whoever_it_names() -> None:
    interest = Interest(1, "It is stated by those whom it serves to be believed: a clerk and Mara Quill.")
    assert interest.names("A clerk") and interest.names("Mara Quill") and not interest.names("Oster")


def test_speakers_stand_under_their_kind_with_ways_and_motives() -> None:
    document = article("a.txt", "News", "Quill said it leaks. A clerk said no. It is said to be safe.")
    quill = Party(id="q", document=document.id, name="Quill", kind="named-person")
    clerk = Party(id="c", document=document.id, name="a clerk", kind="anonymous-official")
    one = said(document, "1", "Quill", "said", "it leaks")
    two = said(document, "2", "A clerk", "said", "no")

    def by(report: Report, party: str, *way: str) -> Report:
        return msgspec.structs.replace(
            report,
            source=Source(report.source.spans, party),
            relay=tuple(Relay(i, "stated") for i in (party, *way, "outlet")),
        )

    informs = Informs(
        id="i", document=document.id, informer="q", informed="c", manner="misleads", span=(0, 4),
        motive="for\nfear",
    )  # fmt: skip
    found = [by(one, "q", "c"), by(two, "c"), said(document, "3", None, "is said", "to be safe")]
    speakers = voices(arrange([document], [*found, quill, clerk, informs]))
    kinds = dict(by_kind(speakers))
    assert list(kinds) == ["Named", "Unnamed", "No source given"]
    (named,) = kinds["Named"]
    assert named.through == ("a clerk",) and [m for _, m in named.motives] == ["for fear"]
    assert sum(map(len, kinds.values())) == len(speakers)


def test_a_claim_says_who_states_it() -> None:
    (claim,) = [c for c in lineage_of(ARTICLES, LINEAGE).claims if c.id == CLAIM.id]
    assert [name for name, _ in claim.stated_by] == ["an inspector", "Inspector Mara Quill"]


def row(words: str, *, step: Step | None = None) -> Row:
    (claim,) = [c for c in lineage_of(ARTICLES, LINEAGE).claims if c.id == CLAIM.id]
    entry = replace(claim.rows[0].entry, words=words)
    return Row(entry, step, claim.rows[0].entry if step else None, None)


def step(*telling: str, borderline: bool = False) -> Step:
    return Step("r", True, True, borderline, 0.9, telling, ())


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        (row("“it leaks.”", step=step()), 1),  # the same words, and nothing to look at
        (row("“it leaks badly”", step=step()), 2),
        (row("“it leaks”", step=step("other name")), 2),
        (row("“it leaks”", step=step(borderline=True)), 2),
        (row("“it leaks”"), 2),  # another beginning
    ],
)
def test_wordings_that_only_repeat_stand_beside_the_first(second: Row, rows: int) -> None:
    told = wording_rows([row("“It leaks”"), second])
    assert len(told) == rows
    assert sum(1 + len(t.also) for t in told) == 2
