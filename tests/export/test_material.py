"""Records in one place: the same whatever their order, and nothing that leads to nowhere."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.affair import CLAIM, DOCUMENTS, LINKS, REPORTS
from tests.export.believed import BELIEVED

from earwitness.export.material import likely, material
from earwitness.export.telling import claim_sentences, exact, file_name, origins, speaker, statement, words
from earwitness.records import Document, Party, Source

ALL = material(BELIEVED)


@given(st.permutations(BELIEVED))
def test_order_changes_nothing(records: list[object]) -> None:
    made = material(records)  # type: ignore[arg-type]
    assert made == ALL
    assert list(made.reports) == list(ALL.reports) and list(made.documents) == list(ALL.documents)


def test_one_of_two_with_the_same_id_whichever_comes_first() -> None:
    other = msgspec.structs.replace(CLAIM, text="Another wording")
    assert material([CLAIM, other]).claims == material([other, CLAIM]).claims


def test_merged_parties_stand_for_their_members() -> None:
    assert {"par-m-quill", "par-owner"} <= ALL.parties.keys() and "par-quill" not in ALL.parties
    party = ALL.party("par-quill")
    assert party is not None and party.name == "Inspector Mara Quill"
    assert ALL.party("par-gone") is None and ALL.party(None) is None


def test_an_outlet_that_published_and_one_that_is_cited_are_one_by_name() -> None:
    cited = Party(id="par-x", document="doc-post", name="Courier", kind="outlet")
    assert ALL.names(cited) == ("outlet", "Courier")
    assert ALL.names(msgspec.structs.replace(cited, name="Canal Nine")) == ("par-x",)


def test_disputes_are_likely_and_counted_once() -> None:
    assert [link.id for link in ALL.disputes["clm-hull"]] == ["lnk-owner"]
    again = msgspec.structs.replace(LINKS[1], id="lnk-again", target="rep-inspector", probability=0.95)
    assert [k.id for k in material([*BELIEVED, again]).disputes["clm-hull"]] == ["lnk-again"]
    weak = msgspec.structs.replace(LINKS[1], id="lnk-weak", origin="rep-people", probability=0.3)
    assert len(material([*BELIEVED, weak]).disputes["clm-hull"]) == 1
    assert likely(LINKS[0]) and not likely(LINKS[2])  # borderline


def test_spans_outside_the_text_are_dropped() -> None:
    assert ALL.spans("doc-blog", [(5, 10**9), (3, 3), (-1, 4), (0, 3), (0, 3)]) == [(0, 3)]
    assert ALL.spans("doc-gone", [(0, 3)]) == []
    assert words(ALL, "doc-blog", [(0, 3), (5, 10**9)]) == "The"


def test_wordings_go_before_the_whole_statement() -> None:
    inspector = ALL.reports["rep-inspector"]
    assert [exact(ALL, "doc-courier", s) for s in ALL.wording("clm-hull", inspector)] == [
        "The hull of the Halda",
        "cracked",
    ]
    people = ALL.reports["rep-people"]
    assert ALL.wording("clm-blog", people) == list(people.content)


def test_who_says_it() -> None:
    def called(**more: object) -> str:
        report = msgspec.structs.replace(REPORTS[4], **more)  # type: ignore[arg-type]
        return speaker(ALL, report)

    assert called() == "the owner"
    assert called(source=Source(party="par-quill")) == "Inspector Mara Quill"
    assert (
        called(source=Source(candidates=("par-owner", "par-people"))) == "people or the owner (not decided)"
    )
    assert called(source=Source(spans=REPORTS[4].source.spans)) == "the owner"
    assert called(source=Source()) == "no source given"
    assert called(voice="own", source=Source()) == "Post"
    assert speaker(ALL, msgspec.structs.replace(REPORTS[5], voice="own")) == "the article's outlet"
    assert statement(ALL, REPORTS[4]) == "the owner (denies): That is nonsense"


def test_where_a_file_lay_is_nobody_elses_affair() -> None:
    for path in ("/home/me/secret/a.txt", "C:\\Users\\me\\a.txt", "a.txt", "folder/a.txt/"):
        assert file_name(Document(id="doc-1", received_as=path, text="")) == "a.txt"
    assert file_name(Document(id="doc-1", received_as="", text="")) == "doc-1"


def test_origins_and_beliefs_in_sentences() -> None:
    assert origins(CLAIM) == [
        "Independent origins: 1 to 2.",
        "For the lower end: fewer if an inspector and Mara Quill may be the same.",
        "For the upper end: an inspector, Mara Quill.",
    ]
    assert claim_sentences(ALL, "clm-hull") == [
        "It is likely that this is so (72%).",
        "Confidence in the evidence base is low.",
        "Source: B, usually reliable. Information: 2, probably true.",
    ]
    assert claim_sentences(ALL, "clm-blog") == [
        "Independent origins: 1.",
        "Whether this is so cannot be judged.",
        "Source: F, reliability cannot be judged. Information: 6, truth cannot be judged.",
    ]
    bare = material([*DOCUMENTS, *REPORTS, CLAIM])
    assert claim_sentences(bare, "clm-hull")[-1] == "No belief was worked out for this claim."


def test_findings_without_their_article_are_left_out() -> None:
    alone = material([r for r in BELIEVED if not isinstance(r, Document)])
    assert not alone.reports and not alone.figures and not alone.checks and not alone.passages
    assert alone.claims and not any(alone.disputes.values())
