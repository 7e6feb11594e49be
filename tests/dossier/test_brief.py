"""The brief at the top of the page: which sentences there are, what they say, and where they lead."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from tests.affair import CLAIM, COMPARISON, DOCUMENTS, FINDINGS, GHOST, LINEAGE, LINKS
from tests.dossier.beliefs import APART, BELIEF
from tests.dossier.pages import ALLOWED_TAGS, HOSTILE, Page

from earwitness.dossier import dossier
from earwitness.dossier.brief import MOST, Matter, brief
from earwitness.dossier.counts import count
from earwitness.dossier.lineage import lineage_of
from earwitness.dossier.sentences import Piece, Sentence, counted, listed
from earwitness.dossier.speakers import voices
from earwitness.dossier.statements import arrange
from earwitness.dossier.weighed import Weighed, weighed
from earwitness.provenance import Setting, provenance
from earwitness.records import (
    AnyRecord,
    Belief,
    Document,
    HeadlineCheck,
    Link,
    Origin,
    Party,
    Published,
    Quantity,
    Report,
)

READ: dict[str, Setting] = {"model": "best", "convention": "newsroom", "words_only": False}


def told(
    lineage: Sequence[AnyRecord] = LINEAGE,
    findings: Sequence[AnyRecord] = FINDINGS,
    beliefs: Sequence[Belief | Quantity] = (),
    apart: Sequence[str] = (),
    documents: Sequence[Document] = DOCUMENTS,
    settings: dict[str, Setting] = READ,
) -> dict[str, Sentence]:
    """The sentences of a brief by what they are about; the last of several claims."""
    articles = arrange(documents, findings)  # type: ignore[arg-type]
    traced = lineage_of(articles, lineage)  # type: ignore[arg-type]
    judged = weighed(articles, traced, lineage, beliefs, apart) if beliefs else Weighed()  # type: ignore[arg-type]
    counts = count(articles, voices(articles, traced.merged))
    return {s.about: s for s in brief(Matter(articles, counts, traced, judged, settings))}


def warned(report: str, document: str, words: str, warning: str) -> tuple[list[AnyRecord], list[Document]]:
    """What is found, and the articles: *warning*, in place of as many *words*, is what *report* came with."""
    assert len(warning) == len(words), "so that no span moves"
    start = next(d for d in DOCUMENTS if d.id == document).text.index(words)
    findings: list[AnyRecord] = [
        msgspec.structs.replace(r, verification=((start, start + len(words)),))
        if isinstance(r, Report) and r.id == report
        else r
        for r in FINDINGS
    ]
    documents = [
        msgspec.structs.replace(d, text=d.text.replace(words, warning)) if d.id == document else d
        for d in DOCUMENTS
    ]
    return findings, documents


def page_of(lineage: Sequence[AnyRecord] = LINEAGE, findings: Sequence[AnyRecord] = FINDINGS) -> str:
    made = provenance("dossier", settings=READ, models={}, documents=DOCUMENTS)
    return dossier(
        DOCUMENTS,
        findings,  # type: ignore[arg-type]
        provenance=made,
        lineage=lineage,  # type: ignore[arg-type]
        beliefs=(BELIEF,),
        apart=APART,
    ).html


CHECK = HeadlineCheck(
    id="chk-1", document="doc-post", kind="unsaid-quote", span=(0, 10), why="nobody says it", reports=()
)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        # an undated article is said to be one: who had it first hangs on dates
        ("counts", "Three articles from two outlets, one of them without a date, attribute five "
                   "statements to four "
         "speakers, three of them unnamed."),
        ("claim", "Claim 1, “The hull of the Halda is cracked”, is stated twice in two articles and goes "
                  "back to at "
         "most two origins, perhaps to one."),
        # words already told are not told twice
        ("two-names", "The same words in claim 1 stand under two names: an inspector and Inspector Mara "
                      "Quill."),
        ("denied", "Claim 1 is disputed by the owner."),
        ("one-origin", "Of one claim that several articles state, none is found to go back to a single "
                       "origin; one may."),
        ("warnings", "No statement here is read as coming with a warning that it could not be checked."),
        ("figures", "Of the figures, one pair seems to be in conflict."),
        ("missing", "Cited here but not in hand, so fetch next: Canal Nine (outlet, claim 1)."),
        ("missed", "The reading has probably missed about one statement, and about one of those it lists "
                   "is probably no statement at all: "
         "in 84 news articles that people had marked up, it found 81 of every 100 statements, and 84 of "
         "every 100 that it found were right."),
    ],
)  # fmt: skip
def test_says_in_plain_sentences_what_the_records_hold(about: str, expected: str) -> None:
    assert told()[about].plain == expected


def test_says_how_likely_a_claim_is_and_never_how_confident_one_may_be_in_the_same_sentence() -> None:
    sentences = told(beliefs=(BELIEF,))
    assert sentences["claim"].plain.endswith("perhaps to one; it is unlikely (30%, range 12% to 61%).")
    assert not any("onfidence" in s.plain for s in sentences.values())


@pytest.mark.parametrize(
    ("phrase", "probability", "expected"),
    [
        ("roughly even chance", 0.5, "; there is a roughly even chance of it (50%, range 12% to 61%)."),
        ("almost no chance", 0.02, "; there is almost no chance of it (2%, range 12% to 61%)."),
        # None is never turned into 50%
        ("cannot be judged", None, "; whether it is so cannot be judged."),
    ],
)
def test_every_phrase_makes_a_sentence(phrase: str, probability: float | None, expected: str) -> None:
    belief = msgspec.structs.replace(BELIEF, phrase=phrase, probability=probability)
    assert told(beliefs=(belief,))["claim"].plain.endswith(expected)


def test_what_is_denied_and_what_only_sounds_so_are_told_apart() -> None:
    sentences = told(beliefs=(BELIEF,))
    assert sentences["denied"].plain == "Claim 1 is denied by the owner, whom the denial serves."
    assert sentences["not-denied"].plain == (
        "What the owner says against claim 1 is no denial of it: it disputes that others can know it: "
        "“That is nonsense”; there is one more such remark."
    )


def test_a_remark_that_disputes_knowledge_is_no_denial_without_weighing_either() -> None:
    link = next(k for k in LINKS if k.id == "lnk-owner")
    other = [msgspec.structs.replace(r, denied="knowledge") if r is link else r for r in LINEAGE]
    sentences = told(other)
    assert "denied" not in sentences
    assert sentences["not-denied"].plain == (
        "What the owner says against claim 1 is no denial of it: it disputes that they can know it."
    )


def test_weighing_still_words_its_sentences_as_the_brief_expects_them() -> None:
    """The brief finds denials by how weigh/telling.py begins them: this fails where that is changed."""
    from earwitness.weigh import weigh

    weighed_ = weigh(DOCUMENTS, FINDINGS, LINEAGE)
    beliefs = [b for b in weighed_.beliefs if b.claim == CLAIM.id]
    assert "the owner" in told(beliefs=beliefs)["denied"].plain
    knowing = [
        msgspec.structs.replace(r, denied="knowledge") if isinstance(r, Link) and r.id == "lnk-owner" else r
        for r in LINEAGE
    ]
    beliefs = [b for b in weigh(DOCUMENTS, FINDINGS, knowing).beliefs if b.claim == CLAIM.id]
    assert told(knowing, beliefs=beliefs)["not-denied"].plain == (
        "What the owner says against claim 1 is no denial of it: it disputes that others can know it."
    )


@pytest.mark.parametrize(
    ("interval", "probability", "phrase", "expected"),
    [
        # the range says next to nothing: it comes first, and no phrase that sounds like knowledge
        ((0.16, 0.99), 0.77, "likely", "; how likely it is stays open (16% to 99%)."),
        ((0.55, 0.93), 0.77, "likely", "; it is likely (77%, range 55% to 93%)."),
    ],
)
def test_what_stays_open_is_not_called_likely(
    interval: tuple[float, float], probability: float, phrase: str, expected: str
) -> None:
    belief = msgspec.structs.replace(BELIEF, interval=interval, probability=probability, phrase=phrase)
    assert told(beliefs=(belief,))["claim"].plain.endswith(expected)


@pytest.mark.parametrize(
    ("why", "denied", "remark"),
    [
        # surely about it
        ("It is denied by the owner, if these words are about this claim (70% sure).", True, False),
        # hardly better than a guess: a brief is repeated by people who do not look into it
        ("It is denied by the owner, if these words are about this claim (69% sure).", False, False),
        ("The contrary is stated by the owner, if these words are about this claim (55% sure).",
         False, False),
        # nobody in particular is not somebody who denies
        ("It is denied by not everyone.", False, False),
        ("What comes from not everyone disputes that others can know it, which leaves open whether it is so.",
         False, False),
        ("What comes from Mara disputes why others say it, if these words are about this claim (46% sure), "
         "which leaves open whether it is so.", False, False),
        ("What comes from Mara disputes why others say it, if these words are about this claim (90% sure), "
         "which leaves open whether it is so.", False, True),
    ],
)  # fmt: skip
def test_only_what_is_firmly_tied_is_told_and_only_of_somebody(why: str, denied: bool, remark: bool) -> None:
    sentences = told(beliefs=(msgspec.structs.replace(BELIEF, why=(why,)),))
    assert ("Claim 1 is denied by" in sentences["denied"].plain) is denied
    assert ("not-denied" in sentences) is remark
    assert not any("everyone" in s.plain for s in sentences.values())


def test_denials_that_are_not_told_are_led_to() -> None:
    why = "It is denied by the owner, if these words are about this claim (55% sure)."
    sentence = told(beliefs=(msgspec.structs.replace(BELIEF, why=(why,)),))["denied"]
    assert sentence.plain == (
        "No denial is firmly tied to one of these claims; the one denial found is listed with what it leaves "
        "open."
    )
    assert sentence.links == ("denials",)


def test_a_loosely_tied_denial_is_not_told_without_weighing_either() -> None:
    loose = [
        msgspec.structs.replace(r, probability=0.6) if isinstance(r, Link) and r.id == "lnk-owner" else r
        for r in LINEAGE
    ]
    assert "Claim 1" not in told(loose)["denied"].plain


def test_a_claim_that_only_one_article_has_and_could_not_check() -> None:
    findings, documents = warned("rep-people", "doc-blog", "I have no idea", "Not confirmed.")
    sentence = told(findings=findings, documents=documents)["one-article"]
    assert sentence.plain == (
        "Only one article, blog.txt, has this, and says that it could not check it: “The Halda has a crack” "
        "(people)."
    )
    assert "one-article" not in told()


def test_what_rests_on_one_origin_and_on_whom() -> None:
    one = msgspec.structs.replace(CLAIM, origin_range=(1, 1), rules=("", "an inspector"))
    records = [one if r is CLAIM else r for r in LINEAGE if not (isinstance(r, Origin) and r.id == "org-2")]
    sentences = told(records)
    assert sentences["claim"].plain.endswith("goes back to one origin, an inspector.")
    assert sentences["one-origin"].plain == (
        "Of one claim that several articles state, one goes back to a single origin, as far as is found "
        "(claim 1); claim 1 rests on somebody unnamed alone."
    )


def test_headline_words_that_nobody_said_come_before_other_checks() -> None:
    weaker = msgspec.structs.replace(
        CHECK, id="chk-0", document="doc-courier", kind="hedge-dropped", span=(0, 5)
    )
    assert told(findings=(*FINDINGS, weaker, CHECK))["headlines"].plain == (
        "Above its text Post has “Owner calm” in quotation marks, and nobody in the text is found to say so; "
        "one more headline or "
        "opening seems to claim more than the text."
    )
    assert told(findings=(*FINDINGS, weaker))["headlines"].plain == (
        "Above its text Courier has “Ferry”: a doubt or condition of the text is gone."
    )


def test_a_warning_and_where_its_claim_stands_without_it() -> None:
    findings, documents = warned("rep-quill", "doc-post", "That is nonsense", "Never verified. ")
    assert told(findings=findings, documents=documents)["warnings"].plain == (
        "Post warns: “Never verified.”; one other article tells what stands under such a warning (claim 1) "
        "without it."
    )


def test_figures_that_must_not_be_compared() -> None:
    assert told(beliefs=(BELIEF,), apart=APART)["figures"].plain == (
        "Figures: “300 people” and “410 people” cannot be compared: one counts seats; one pair seems to "
        "be in conflict."
    )
    apart = msgspec.structs.replace(COMPARISON, relation="not-comparable", why="one counts seats")
    unweighed = told([apart if r is COMPARISON else r for r in LINEAGE])
    assert (
        unweighed["figures"].plain
        == "Figures: “410 people” and “300 people” cannot be compared: one counts seats."
    )


@pytest.mark.parametrize(
    ("documents", "lineage", "settings", "expected"),
    [
        # one article alone, an untraced bundle, nothing in common
        (DOCUMENTS[:1], (), READ, "How many independent origins anything has cannot be judged from one "
                                  "article."),
        (DOCUMENTS, (), {"model": "best"},
         "How many independent origins anything has cannot be judged: nothing was traced."),
        (DOCUMENTS, (), READ, "No claim was found in two articles or more."),
    ],
)  # fmt: skip
def test_says_why_no_claim_is_told(
    documents: Sequence[Document], lineage: Sequence[AnyRecord], settings: dict[str, Setting], expected: str
) -> None:
    here = {d.id for d in documents}
    findings = [f for f in FINDINGS if f.document in here]
    assert told(lineage, findings, documents=documents, settings=settings)["claim"].plain == expected


def test_says_that_what_was_missed_cannot_be_judged_of_a_reading_that_was_never_scored() -> None:
    sentence = told(settings={"model": "best, small", "convention": "newsroom"})["missed"]
    assert (
        sentence.plain
        == "How many statements the reading missed cannot be judged: how it was read was never scored."
    )


def test_nothing_at_all_is_a_sentence_too() -> None:
    assert [s.plain for s in told((), (), documents=()).values()] == [
        "No article was read, so nothing can be judged."
    ]


def test_never_more_than_so_many_sentences_each_with_a_link_that_leads_somewhere() -> None:
    page = page_of(findings=(*FINDINGS, CHECK))
    start = page.index('<ol class="brief">')
    brief_ = page[start : page.index("</ol>", start)]
    items = brief_.split("<li>")[1:]
    assert 9 <= len(items) <= MOST
    assert all('<a href="#' in item for item in items)
    known = Page(page)
    assert all(link[1:] in known.ids for link in known.links)
    assert len(known.ids) == len(set(known.ids))
    assert {tag for tag, _ in known.tags} <= ALLOWED_TAGS


def test_stands_before_all_other_sections() -> None:
    page = page_of()
    assert page.index('id="in-one-minute"') < page.index('id="before-you-use"')


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_in_the_brief_stay_words(hostile: str) -> None:
    ghost = msgspec.structs.replace(GHOST, name=hostile)
    claim = msgspec.structs.replace(CLAIM, text=f"The hull of the {hostile}")
    merged = [msgspec.structs.replace(r, name=hostile) if isinstance(r, Party) else r for r in LINEAGE]
    lineage = [ghost if r is GHOST else claim if r is CLAIM else r for r in merged]
    page = Page(page_of(lineage))
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_the_same_whatever_the_order() -> None:
    once = told(beliefs=(BELIEF,))
    assert once == told(LINEAGE[::-1], FINDINGS[::-1], (BELIEF,), documents=DOCUMENTS[::-1])


def test_an_article_from_the_only_outlet_without_dates() -> None:
    undated = [msgspec.structs.replace(d, published=Published()) for d in DOCUMENTS[:1]]
    here = [f for f in FINDINGS if f.document == "doc-courier"]
    assert told((), here, documents=undated)["counts"].plain == (
        "One article, without a date, attributes two statements to one speaker, one of them unnamed."
    )


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "a"), (2, "a and b"), (3, "a, b and c"), (4, "a, b, c and d"), (6, "a, b, c, d and two more")],
)
def test_lists(count: int, expected: str) -> None:
    items = [Piece(c) for c in "abcdef"[:count]]
    assert "".join(p.words for p in listed(items)) == expected


def test_numbers_are_words_up_to_ten() -> None:
    assert [counted(n, "time") for n in (0, 1, 10, 11, 1200)] == [
        "no times", "one time", "ten times", "11 times", "1,200 times",
    ]  # fmt: skip
