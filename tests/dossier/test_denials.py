"""All denials of a bundle, tied to a claim or not, and claims of one article, each with what weakens it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE, at
from tests.dossier.test_lineage import words

from earwitness.dossier import dossier
from earwitness.dossier.lineage import Lineage, lineage_of
from earwitness.dossier.statements import arrange
from earwitness.provenance import provenance
from earwitness.records import AnyRecord, Link, Report


def parts(lineage: Sequence[AnyRecord] = LINEAGE, findings: Sequence[AnyRecord] = FINDINGS) -> Lineage:
    return lineage_of(arrange(DOCUMENTS, findings), lineage)  # type: ignore[arg-type]


def changed(records: Sequence[AnyRecord], name: str, **changes: object) -> list[AnyRecord]:
    return [msgspec.structs.replace(r, **changes) if r.id == name else r for r in records]


def test_a_denial_is_told_with_its_claim_and_with_what_it_leaves_open() -> None:
    (denial,) = parts().denials
    assert (denial.claim, denial.what, denial.tie, denial.loose) == (1, "disputes that it is so", 0.8, False)
    assert denial.entry.words == "“That is nonsense”" and denial.against is not None
    assert not denial.remark


def test_a_denial_of_knowledge_leaves_open_whether_it_is_so() -> None:
    (remark,) = parts(changed(LINEAGE, "lnk-owner", denied="knowledge")).denials
    assert remark.remark and remark.leaves_open == "whether it is so"


def test_a_loose_tie_is_said_to_be_one() -> None:
    (denial,) = parts(changed(LINEAGE, "lnk-owner", probability=0.69)).denials
    assert denial.loose


def test_a_denial_tied_to_nothing_is_not_lost() -> None:
    untied = [r for r in LINEAGE if not (isinstance(r, Link) and r.id == "lnk-owner")]
    (denial,) = parts(untied).denials
    assert (denial.claim, denial.what) == (None, "denies") and "could not be tied" in denial.leaves_open
    # nor where nothing was traced
    assert [d.claim for d in parts(()).denials] == [None]


def test_an_untied_denial_printed_twice_is_one() -> None:
    again = Link(
        id="lnk-again", origin="rep-people", target="rep-owner", relation="same-utterance", probability=0.9
    )
    untied = [*(r for r in LINEAGE if not (isinstance(r, Link) and r.id == "lnk-owner")), again]
    findings = changed(FINDINGS, "rep-people", stance="denies")
    (denial,) = parts(untied, findings).denials
    assert [e.statement.report.id for e in denial.again] == ["rep-people"]


def test_a_claim_of_one_article_is_listed_with_what_weakens_it() -> None:
    (row,) = parts().alone
    assert row.entry.words == "“The Halda has a crack”" and row.marks == ("source not named",)
    findings = changed(FINDINGS, "rep-people", hedges=(at("blog", "say people"),))
    assert parts(findings=findings).alone[0].marks == ("hedged: “say people”", "source not named")


def test_a_source_that_was_not_there() -> None:
    whence = "He has the story from a cousin at the yard"
    blog = f"The Halda again\n\nThe Halda has a crack, a clerk says. {whence}.\n"
    findings = [f for f in FINDINGS if f.document != "doc-blog"]
    start = blog.index(whence)
    people = next(f for f in FINDINGS if f.id == "par-people")
    said = next(f for f in FINDINGS if f.id == "rep-people")
    assert isinstance(said, Report)
    source = msgspec.structs.replace(said.source, spans=())
    findings += [
        msgspec.structs.replace(people, name="a clerk"),
        msgspec.structs.replace(said, source=source, cue=()),
        msgspec.structs.replace(
            said,
            id="rep-whence",
            source=source,
            cue=(),
            content=((start, start + len(whence)),),
        ),
    ]
    documents = [msgspec.structs.replace(d, text=blog) if d.id == "doc-blog" else d for d in DOCUMENTS]
    (row,) = lineage_of(arrange(documents, findings), LINEAGE).alone  # type: ignore[arg-type]
    assert "at second hand: from a cousin at the yard (statement 7)" in row.marks


def test_what_the_outlet_says_below_of_its_own_checking_is_its_warning() -> None:
    blog = "The Halda again\n\nThe Halda has a crack, say people. We found nobody else to support it.\n"
    start = blog.index("We found")
    said = next(f for f in FINDINGS if f.id == "rep-own")
    own = msgspec.structs.replace(said, id="rep-check", document="doc-blog", content=((start, start + 36),))
    documents = [msgspec.structs.replace(d, text=blog) if d.id == "doc-blog" else d for d in DOCUMENTS]
    (row,) = lineage_of(arrange(documents, (*FINDINGS, own)), LINEAGE).alone  # type: ignore[arg-type]
    assert row.warning == "We found nobody else to support it."
    assert row.marks[0] == "its article warns: “We found nobody else to support it.”"


def page(lineage: Sequence[AnyRecord] = LINEAGE) -> str:
    """What a reader of the page sees."""
    made = provenance("dossier", settings={"words_only": False}, models={}, documents=DOCUMENTS)
    return words(dossier(DOCUMENTS, FINDINGS, provenance=made, lineage=lineage).html)  # type: ignore[arg-type]


def test_the_page_lists_both() -> None:
    told = page()
    assert (
        "Denials Who denies what, in which words, and what these leave open. Whoever disputes that "
        "others can know it, or how they put it, has not denied that it is so. 5 the owner replied: "
        "“That is nonsense” disputes that it is so · Post · about claim 1, answers 4 Post · leaves "
        "open whatever these words do not name"
    ) in told
    assert "1 claim 6 people: “The Halda has a crack” blog.txt · source not named" in told


def test_a_loosely_tied_denial_is_perhaps_about_its_claim() -> None:
    told = page(changed(LINEAGE, "lnk-owner", probability=0.55))
    assert "perhaps about this claim (55% sure)" in told and "perhaps about claim 1 (55% sure)" in told
    assert "perhaps disputed" in told and "perhaps about" not in page()


def test_a_colon_that_is_a_turns_only_cue_is_printed_once() -> None:
    post = next(d for d in DOCUMENTS if d.id == "doc-post")
    colon = post.text.index("nonsense,") + len("nonsense")
    turned = msgspec.structs.replace(post, text=post.text.replace("nonsense,", "nonsense:"))
    documents = [turned if d is post else d for d in DOCUMENTS]
    findings = changed(FINDINGS, "rep-owner", cue=((colon, colon + 1),))
    made = provenance("dossier", settings={"words_only": False}, models={}, documents=documents)
    told = words(dossier(documents, findings, provenance=made, lineage=LINEAGE).html)  # type: ignore[arg-type]
    assert told.count("the owner: “That is nonsense”") >= 2  # under its claim, and among the denials
