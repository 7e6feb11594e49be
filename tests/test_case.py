"""The analyst's case: what its file may hold, what its places stand for, and that it wins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.affair import DOCUMENTS, FINDINGS, PARTIES, REPORTS, at

from earwitness.case import (
    NO_CASE,
    Anchor,
    Case,
    Entry,
    Graded,
    Interested,
    Judgement,
    Rejected,
    Speaker,
    Stake,
    Stated,
    Within,
    added_to,
    anchor_at,
    case_id,
    check_judgements,
    check_places,
    corrections_id,
    decode_case,
    entries,
    grades,
    party_pairs,
    quoted,
    read_case,
    report_pairs,
    stakes,
)
from earwitness.case.places import place
from earwitness.case.tables import TableName
from earwitness.errors import InputError, SettingError
from earwitness.records import Document, Report, Source
from earwitness.trace import TraceSettings, trace

WORDS_ONLY = TraceSettings(model=False)
HULL = Anchor(document="doc-courier", quotation="hull of the Halda is reportedly")
QUILL = Anchor(document="doc-post", quotation="hull of the Halda")
OWNER = Anchor(document="doc-post", quotation="nonsense")
BLOG = Anchor(document="doc-blog", quotation="has a crack")


def held(*places: Anchor) -> tuple[Judgement, ...]:
    return (Judgement(of=places),)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file(tmp_path: Path) -> None:
    case = read_case(
        write(
            tmp_path / "case.toml",
            """
[[same]]
of = [
    {document = "doc-courier", quotation = "hull of the Halda is reportedly"},
    {document = "doc-post", quotation = "hull of the Halda"},
]
note = "asked her"

[[one_party]]
of = [{document = "doc-post", quotation = "nonsense"}, {document = "doc-blog", quotation = "has a crack"}]
""",
        )
    )
    assert case.same == (Judgement(of=(HULL, QUILL), note="asked her"),)
    assert case.one_party == held(OWNER, BLOG) and not case.different and not case.two_parties
    assert list(quoted(case)) == [HULL, QUILL, OWNER, BLOG]
    assert read_case(write(tmp_path / "empty.toml", "# nothing yet\n")) == NO_CASE


BAD_FILES = {
    "broken": "[[same",
    "an unknown judgement": "[[equal]]\nof = []\n",
    "an unknown word": '[[same]]\nof = [{document = "d", quotation = "q", page = 3}]\n',
    "a place without words": '[[same]]\nof = [{document = "d"}]\n',
    "a number for words": '[[same]]\nof = [{document = "d", quotation = 7}]\n',
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_is_one_line(tmp_path: Path, what: str) -> None:
    path = write(tmp_path / "case.toml", BAD_FILES[what])
    with pytest.raises(InputError) as caught:
        read_case(path)
    assert str(caught.value).startswith(f"{path}: is no case file (") and "\n" not in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "case.toml", tmp_path / "missing.toml", tmp_path):
        with pytest.raises(InputError) as caught:
            read_case(path)
        assert caught.value.name == str(path)


@pytest.mark.parametrize(
    ("places", "pairs"),
    [
        ((HULL, QUILL), {("rep-inspector", "rep-quill")}),
        ((QUILL, HULL), {("rep-inspector", "rep-quill")}),  # smaller first, whatever the order
        (
            (HULL, QUILL, BLOG),  # each with each
            {("rep-inspector", "rep-quill"), ("rep-inspector", "rep-people"), ("rep-people", "rep-quill")},
        ),
        # the beginning of a hash will do, if it is that of one article alone
        ((Anchor(document="doc-c", quotation="reportedly"), BLOG), {("rep-inspector", "rep-people")}),
    ],
)
def test_places_stand_for_statements(places: tuple[Anchor, ...], pairs: set[tuple[str, str]]) -> None:
    assert report_pairs(held(*places), DOCUMENTS, REPORTS) == pairs


def test_one_place_alone_says_nothing() -> None:
    with pytest.raises(SettingError, match="fewer than two statements"):
        report_pairs(held(HULL), DOCUMENTS, REPORTS)


def test_the_innermost_of_equal_statements() -> None:
    span = at("post", "The hull of the Halda is cracked")
    inner = Report(
        id="rep-inner", document="doc-post", source=Source(), cue=(), content=(span,), kind="indirect",
        parent="rep-quill",
    )  # fmt: skip
    assert report_pairs(held(QUILL, BLOG), DOCUMENTS, [*REPORTS, inner]) == {("rep-inner", "rep-people")}


@pytest.mark.parametrize(
    ("places", "pairs"),
    [
        ((QUILL, OWNER), {("par-owner", "par-quill")}),  # by the statements that they make
        ((HULL, BLOG), {("par-inspector", "par-people")}),
    ],
)
def test_places_stand_for_speakers(places: tuple[Anchor, ...], pairs: set[tuple[str, str]]) -> None:
    assert party_pairs(held(*places), DOCUMENTS, PARTIES, REPORTS) == pairs


def test_a_name_outweighs_the_statement_around_it() -> None:
    named = [
        msgspec.structs.replace(p, mentions=(at("post", "the Halda"),)) if p.id == "par-owner" else p
        for p in PARTIES
    ]
    ship = Anchor(document="doc-post", quotation="of the Halda is")
    assert party_pairs(held(ship, BLOG), DOCUMENTS, named, REPORTS) == {("par-owner", "par-people")}


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (Anchor(document="doc-x", quotation="x"), "is the hash of no article here"),
        (Anchor(document="doc-", quotation="x"), "is the hash of 3 articles here"),
        (Anchor(document="", quotation="x"), "give one whole hash"),
        (Anchor(document="doc-post", quotation="the Haldo"), "does not stand in folder/post.txt"),
        (Anchor(document="doc-post", quotation=" "), "does not stand in"),
        (Anchor(document="doc-blog", quotation="The Halda"), "stands more than once"),
        (Anchor(document="doc-post", quotation="Owner calm"), "lies in no statement"),
    ],
)
def test_places_that_are_none(place: Anchor, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        report_pairs(held(place, BLOG), DOCUMENTS, REPORTS)
    with pytest.raises(SettingError, match=says):
        party_pairs(held(place, BLOG), DOCUMENTS, PARTIES, REPORTS)


def test_a_statement_without_a_speaker() -> None:
    outlet = Anchor(document="doc-courier", quotation="It carried 300")
    with pytest.raises(SettingError, match="names no speaker"):
        party_pairs(held(outlet, BLOG), DOCUMENTS, PARTIES, REPORTS)


COPIED = "The harbor of Tell is closed to every ship until the spring"
NOTICES = tuple(
    Document(id=f"doc-{name}", received_as=f"{name}.txt", text=f"{COPIED}, {name} said.", outlet=name)
    for name in ("One", "Two")
)
SAID = tuple(
    Report(
        id=f"rep-{d.outlet}", document=d.id, source=Source(), cue=(), content=((0, len(COPIED)),),
        kind="indirect",
    )
    for d in NOTICES
)  # fmt: skip


def together(documents: Sequence[Document], reports: Sequence[Report], case: Case) -> bool:
    """Whether two reports are traced to one claim."""
    lineage = trace(documents, reports, WORDS_ONLY, case=case)
    return any({r.id for r in reports} <= set(claim.reports) for claim in lineage.claims)


def test_the_case_wins_over_the_words() -> None:
    apart = held(*(Anchor(document=d.id, quotation=COPIED) for d in NOTICES))
    assert together(NOTICES, SAID, NO_CASE) and not together(NOTICES, SAID, Case(different=apart))
    other = [REPORTS[2], REPORTS[5]]  # what it carried, and that it has a crack
    assert not together(DOCUMENTS, other, NO_CASE)
    carried = Anchor(document="doc-courier", quotation="It carried 300")
    assert together(DOCUMENTS, other, Case(same=held(carried, BLOG)))


def test_the_case_wins_over_the_names() -> None:
    def merged(case: Case) -> set[tuple[str, ...]]:
        return {p.members for p in trace(DOCUMENTS, FINDINGS, WORDS_ONLY, case=case).parties}

    assert ("par-owner", "par-people") not in merged(NO_CASE)
    assert ("par-owner", "par-people") in merged(Case(one_party=held(OWNER, BLOG)))
    again = [
        msgspec.structs.replace(p, name="Mara Quill", kind="named-person") if p.id == "par-people" else p
        for p in PARTIES
    ]
    found = [*again, *REPORTS]
    one = trace(DOCUMENTS, found, WORDS_ONLY)
    two = trace(DOCUMENTS, found, WORDS_ONLY, case=Case(two_parties=held(QUILL, BLOG)))
    assert ("par-people", "par-quill") in {p.members for p in one.parties}
    assert ("par-people", "par-quill") not in {p.members for p in two.parties}


def test_a_case_that_contradicts_itself_on_parties() -> None:
    case = Case(one_party=held(OWNER, BLOG), two_parties=held(BLOG, OWNER))
    with pytest.raises(SettingError):
        trace(DOCUMENTS, FINDINGS, WORDS_ONLY, case=case)


def test_grades_and_interests(tmp_path: Path) -> None:
    case = read_case(
        write(
            tmp_path / "case.toml",
            """
[[grade]]
of = [{document = "doc-courier", quotation = "hull of the Halda is reportedly"}]
reliability = "B"
note = "worked with him"

[[interest]]
of = [{document = "doc-post", quotation = "nonsense"}]
direction = "against"
claim = [{document = "doc-post", quotation = "hull of the Halda"}]
""",
        )
    )
    assert case.grade == (Graded(of=(HULL,), reliability="B", note="worked with him"),)
    assert grades(case, DOCUMENTS, PARTIES, REPORTS) == {"par-inspector": "B"}
    assert stakes(case, DOCUMENTS, PARTIES, REPORTS) == (
        Stake(frozenset(["par-owner"]), "against", frozenset(["rep-quill"])),
    )
    assert list(quoted(case)) == [HULL, OWNER, QUILL]
    everywhere = Case(interest=(Interested(of=(OWNER,), direction="less"),))
    assert stakes(everywhere, DOCUMENTS, PARTIES, REPORTS)[0].reports == frozenset()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[grade]]\nof = []\nreliability = "G"\n', "is no case file"),
        ("[[grade]]\nof = []\n", "is no case file"),
        ('[[interest]]\nof = []\ndirection = "sideways"\n', "is no case file"),
    ],
)
def test_bad_grades_and_interests(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_case(write(tmp_path / "case.toml", text))


def test_grades_and_interests_of_nobody() -> None:
    with pytest.raises(SettingError, match=r"\[\[grade\]\] names nobody"):
        grades(Case(grade=(Graded(of=(), reliability="A"),)), DOCUMENTS, PARTIES, REPORTS)
    with pytest.raises(SettingError, match=r"\[\[interest\]\] names nobody"):
        stakes(Case(interest=(Interested(of=(), direction="serves"),)), DOCUMENTS, PARTIES, REPORTS)


def test_two_grades_for_one() -> None:
    case = Case(grade=(Graded(of=(HULL,), reliability="A"), Graded(of=(HULL,), reliability="C")))
    with pytest.raises(SettingError, match="is graded A and C; keep one"):
        grades(case, DOCUMENTS, PARTIES, REPORTS)
    same = Case(grade=(Graded(of=(HULL,), reliability="A"), Graded(of=(HULL,), reliability="A")))
    assert grades(same, DOCUMENTS, PARTIES, REPORTS) == {"par-inspector": "A"}


def test_messages_name_the_table_and_the_entry() -> None:
    case = Case(
        same=(Judgement(of=(HULL, QUILL)), Judgement(of=(HULL, HULL))),
        interest=(Interested(of=(OWNER,), direction="against", claim=(Anchor("doc-x", "x"),)),),
    )
    with pytest.raises(SettingError, match=r"^case: \[\[interest\]\] 1: 'doc-x' is the hash of no article"):
        check_places(case, DOCUMENTS)
    check_places(msgspec.structs.replace(case, interest=()), DOCUMENTS)
    with pytest.raises(SettingError, match=r"^case: \[\[same\]\] 2: .* is about fewer than two statements"):
        check_judgements(case, DOCUMENTS, PARTIES, REPORTS)
    both = Case(same=held(HULL, QUILL), different=held(QUILL, HULL))
    with pytest.raises(SettingError, match=r"under both \[\[same\]\] and \[\[different\]\]; keep one"):
        check_judgements(both, DOCUMENTS, PARTIES, REPORTS)
    people = Case(one_party=held(OWNER, BLOG), two_parties=held(BLOG, OWNER))
    apart = r"\[\[two_parties\]\] 1: 'has a crack' and 'nonsense' are kept apart, and \[\[one_party\]\] puts"
    with pytest.raises(SettingError, match=apart):
        check_judgements(people, DOCUMENTS, PARTIES, REPORTS)
    through = Case(one_party=(*held(OWNER, HULL), *held(HULL, BLOG)), two_parties=held(QUILL, BLOG, OWNER))
    with pytest.raises(SettingError, match=apart):
        check_judgements(through, DOCUMENTS, PARTIES, REPORTS)
    check_judgements(Case(one_party=held(OWNER, HULL), two_parties=held(QUILL, BLOG, OWNER)),
                     DOCUMENTS, PARTIES, REPORTS)  # fmt: skip


def test_a_case_is_named_by_what_it_judges() -> None:
    assert case_id(NO_CASE) is None and corrections_id(Case(same=held(HULL, QUILL))) is None
    rejecting = Case(reject=(Rejected(of=(HULL,)),))
    assert case_id(rejecting) == corrections_id(msgspec.structs.replace(rejecting, same=held(HULL, QUILL)))
    assert case_id(rejecting) != case_id(Case(reject=(Rejected(of=(QUILL,)),)))


ENTRIES: list[tuple[TableName, Entry]] = [
    ("reject", Rejected(of=(HULL, QUILL), content=("hull", Within("of the Halda", "Halda")), cue=())),
    ("accept", Stated(of=(HULL,), content=("hull",), speaker=Speaker(name="Quill", kind="named-person"))),
    ("statement", Stated(of=(HULL,), stance="denies", missed=True, content=("x",), note="so she says")),
    ("same", Judgement(of=(HULL, QUILL))),
    ("different", Judgement(of=(HULL, QUILL), note="no")),
    ("one_party", Judgement(of=(OWNER, BLOG))),
    ("two_parties", Judgement(of=(OWNER, BLOG, HULL))),
    ("grade", Graded(of=(OWNER,), reliability="E")),
    ("interest", Interested(of=(OWNER,), direction="less", claim=(HULL,))),
]


def test_entries_are_read_back_as_they_were_written() -> None:
    added = added_to("", ENTRIES, name="case.toml")
    assert (added.new, added.known) == (len(ENTRIES), 0)
    again = decode_case(added.text.encode(), name="case.toml")
    assert again == added.case
    assert [(x.table, x.entry) for x in entries(again)] == ENTRIES
    assert list(quoted(again))[:2] == [HULL, QUILL]
    twice = added_to(added.text, [*ENTRIES, ENTRIES[0]], name="case.toml")
    assert (twice.text, twice.new, twice.known) == (added.text, 0, len(ENTRIES) + 1)


def test_what_stands_in_a_file_is_kept() -> None:
    before = "# mine\n[[grade]]\nof = []   # nobody yet\nreliability = 'A'"  # no line end
    added = added_to(before, ENTRIES[:1], name="case.toml")
    assert added.text.startswith(before + "\n\n[[reject]]\n")
    renoted = msgspec.structs.replace(ENTRIES[2][1], note="she says otherwise now")
    known = added_to(added_to("", [ENTRIES[2]], name="c").text, [("statement", renoted)], name="c")
    assert (known.new, known.known) == (0, 1)  # one judgement, whatever is noted of it
    with pytest.raises(InputError, match=r"case.toml: is no case file .*; see docs/correcting.md"):
        added_to("[[equal]]\n", ENTRIES, name="case.toml")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_can_stand_in_a_file(quotation: str, note: str) -> None:
    entry = Judgement(of=(Anchor("doc-1", quotation), HULL), note=note)
    added = added_to("", [("same", entry)], name="case.toml")
    assert added.case.same == (entry,)


@given(st.data())
def test_an_anchor_leads_back_to_its_words(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(DOCUMENTS))
    start = data.draw(st.integers(0, len(document.text) - 2))
    end = data.draw(st.integers(start + 1, len(document.text)))
    anchor = anchor_at(document, (start, end))
    if anchor is None:
        assert not document.text[start:end].strip() or len(set(document.text[start:end])) == 1
        return
    _, (first, last) = place(anchor, DOCUMENTS)
    assert first <= start and end <= last


def test_a_text_that_repeats_itself_has_no_anchors() -> None:
    again = Document(id="doc-1", received_as="a.txt", text="so it is " * 200)
    assert anchor_at(again, (900, 905)) is None
    assert anchor_at(Document(id="doc-1", received_as="a", text="a \ud800 b"), (2, 3)) is None
