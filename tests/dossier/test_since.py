"""What changed against an earlier dossier: told once, matched by words, with links that lead somewhere."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.affair import EVERYTHING
from tests.export.believed import BELIEVED

from earwitness.cli.since import earlier_dossier
from earwitness.dossier import dossier
from earwitness.dossier.lineage import LineageRecord
from earwitness.dossier.made import Dossier
from earwitness.dossier.since import Earlier, Since, since
from earwitness.dossier.since_matching import matched, state
from earwitness.dossier.since_sentences import MOST
from earwitness.dossier.since_words import changed_passages
from earwitness.errors import SettingError
from earwitness.provenance import provenance
from earwitness.records import (
    AnyRecord,
    Belief,
    Bound,
    Claim,
    Comparison,
    Document,
    Figure,
    Finding,
    Ghost,
    Grade,
    Link,
    Party,
    Published,
    Quantity,
    Report,
    Source,
    Wording,
    make_id,
)
from earwitness.stream import Whole, encode, encode_whole
from earwitness.version import VERSION

MILL = (
    "Mill burned\n\nThe mill burned at dawn, an engineer said. Ada Poe denied it. "
    "It employed 300 people in May.\n\nNobody was hurt, the owner added."
)
EDITED = (
    MILL.replace("at dawn", "at noon").replace("300 people", "410 people").replace(" Ada Poe denied it.", "")
)
OTHER = "Owner calm\n\nThe mill burned at dawn, Mara Quill said."


def article(text: str, **more: Any) -> Document:
    more.setdefault("received_as", f"{more.get('outlet', 'x')}.txt")
    head = text.split("\n", 1)[0]
    day = more.pop("day", None)
    return Document(
        id=make_id("doc", more.get("url") or more.get("outlet"), day, text), text=text, headline=head,
        published=Published(date=day, earliest=day, latest=day), **more,
    )  # fmt: skip


def said(document: Document, words: str, source: str = "", **more: Any) -> Report:
    """A statement of *document*, which has its *words* and the words that say who makes it."""
    spot = document.text.index(words)
    spans = ((document.text.index(source), document.text.index(source) + len(source)),) if source else ()
    return Report(
        id=make_id("rep", document.id, words), document=document.id, source=Source(spans=spans), cue=(),
        content=((spot, spot + len(words)),), kind="indirect", **more,
    )  # fmt: skip


def claim(text: str, *reports: Report, low: int = 1, high: int = 1) -> Claim:
    ids = tuple(sorted(r.id for r in reports))
    words = {r.id: Wording(r.id, r.content) for r in reports}
    return Claim(
        id=make_id("clm", text, *ids), text=text, reports=ids, origin_range=(low, high),
        wordings=tuple(words[i] for i in ids),
    )  # fmt: skip


def belief(of: Claim, probability: float | None, phrase: str) -> Belief:
    return Belief(
        id=make_id("blf", of.id), claim=of.id, probability=probability, hinge=None, phrase=phrase,
        interval=None if probability is None else (0.1, 0.9), origins=(Bound(1, ""), Bound(1, "")),
        grade=Grade("F", "6"),
    )  # fmt: skip


def told(before: Sequence[AnyRecord], now: Sequence[AnyRecord]) -> Since:
    return since(Earlier("old.json", tuple(before)), state(now))


def plain(found: Since) -> str:
    return "\n".join(s.plain for s in found.sentences)


def lines(found: Since, heading: str) -> list[str]:
    return [
        "".join(p.words for p in line.pieces)
        for each in found.listings
        if each.heading == heading
        for line in each.lines
    ]


def made(records: list[AnyRecord], before: list[AnyRecord] | None = None, name: str = "old.json") -> Dossier:
    kinds = get_args(LineageRecord)
    return dossier(
        [r for r in records if isinstance(r, Document)],
        [r for r in records if isinstance(r, get_args(Finding)) and r.document is not None],
        provenance=provenance("dossier", settings={}, models={}, documents=[]),
        lineage=[r for r in records if isinstance(r, kinds) and getattr(r, "document", None) is None],
        beliefs=[r for r in records if isinstance(r, Belief | Quantity)],
        earlier=None if before is None else Earlier(name, tuple(before)),
    )


# Nothing


@given(st.randoms(use_true_random=False))
def test_nothing_changed_is_said_and_nothing_else(chance: random.Random) -> None:
    shuffled = list(BELIEVED)
    chance.shuffle(shuffled)
    found = told(shuffled, list(BELIEVED))
    assert not found.changed and not found.listings
    assert told(list(BELIEVED) * 2, list(BELIEVED)) == found  # a stream that tells a thing twice


def test_a_dossier_compared_with_itself_says_that_nothing_changed() -> None:
    page = made(list(EVERYTHING), list(EVERYTHING))
    section = page.html[page.html.index('<section id="since"') :].partition("</section>")[0]
    assert "<p>Nothing changed since old.json.</p>" in section and "<li>" not in section
    assert "Nothing changed since old.json." in page.markdown
    without = made(list(EVERYTHING))
    assert 'id="since"' not in without.html and "changed since" not in without.markdown


# Articles

RENAMED = EDITED.replace("Mill burned\n", "Mill fire\n")
AT_X, POST = {"url": "https://x.example/1"}, {"outlet": "Post"}
MATCHES = [
    (AT_X, AT_X, EDITED, "edited", "one address"),
    (AT_X, {"url": "https://X.example/1/#top"}, EDITED, "edited", "one address, written otherwise"),
    (POST, {"outlet": "post"}, "Mill burned\n\nQuite another text.", "edited", "one outlet and headline"),
    (POST, POST, RENAMED, "edited", "most words of one outlet"),
    (POST, {"outlet": "Courier"}, RENAMED, "other", "another outlet"),
    (POST, POST, "Rain\n\nIt rained.", "other", "other words of one outlet"),
    ({}, {}, RENAMED, "edited", "one file, no outlet"),
    (POST | {"day": "2031-05-05"}, POST | {"day": "2031-05-06"}, MILL, "same", "another date alone"),
]  # fmt: skip


@pytest.mark.parametrize(("then", "later", "text", "kind", "why"), MATCHES, ids=[row[4] for row in MATCHES])
def test_an_article_is_known_again(then: Any, later: Any, text: str, kind: str, why: str) -> None:
    before, now = article(MILL, **then), article(text, **later)
    found = matched(state([before]), state([now]))
    assert (bool(found.same), bool(found.edited), bool(found.new), bool(found.gone)) == (
        kind == "same", kind == "edited", kind == "other", kind == "other",
    )  # fmt: skip


def test_new_gone_and_edited_articles_are_told_with_their_words() -> None:
    old, new, gone = (
        article(MILL, outlet="Post", day="2031-05-05"),
        article(EDITED, outlet="Post", day="2031-05-05"),
        article(OTHER, outlet="Courier"),
    )
    arrived = article("Rain\n\nIt rained.", outlet="Blog")
    found = told([old, gone], [new, arrived])
    first = found.sentences[0]
    assert first.plain == (
        "One article is new (Blog); one article is gone (Courier); one article was edited (Post 2031-05-05)."
    )
    assert set(first.links) == {"since-articles", "a1", "a2"}
    assert lines(found, "Articles") == [
        "New: Blog “Rain”, no statements",
        "Gone: Courier “Owner calm”, which had no statements",
        "Edited: Post 2031-05-05 “Mill burned”, three passages",
    ]
    edited = found.listings[0].lines[-1]
    assert [p.kind for p in edited.passages] == ["changed", "gone", "changed"]
    assert [(p.kind, p.words) for p in edited.passages[0].pieces][1:3] == [
        ("dropped", "dawn "),
        ("added", "noon"),
    ]


THEN = st.sampled_from(["One. ", "Two two two. ", "Three is\n", "“Four,” he said. ", "Five five; "])
NOW = st.sampled_from(["One. ", "Two two four. ", "Three is\n", "“Four,” she said. ", "Six! "])


@given(st.lists(THEN, max_size=8), st.lists(NOW, max_size=8))
def test_changed_passages_tell_every_word_that_came_or_went(old: list[str], new: list[str]) -> None:
    earlier, later = "".join(old), "".join(new)
    passages = changed_passages(earlier, later)
    assert bool(passages) == (earlier.split() != later.split())
    for passage in passages:
        kinds = {p.kind for p in passage.pieces}
        assert kinds <= {"same", "added", "dropped"}
        assert kinds != {"same"}
        for piece in passage.pieces:
            if piece.kind != "same":
                there = later if piece.kind == "added" else earlier
                assert " ".join(piece.words.split()) in " ".join(there.split())


def test_a_very_long_text_is_compared_in_time_and_told_in_short() -> None:
    one = article("x " * 200_000 + "end.", outlet="Post")
    other = article("y " * 200_000 + "end.", outlet="Post", url="https://x.example/2")
    assert told([one], [other]).sentences


# Statements


def test_statements_of_an_edited_article_are_new_gone_or_in_other_words() -> None:
    old, new = article(MILL, outlet="Post"), article(EDITED, outlet="Post")
    found = told(
        [old, said(old, "The mill burned at dawn", "an engineer"), said(old, "denied it", "Ada Poe")],
        [new, said(new, "The mill burned at noon", "an engineer"), said(new, "Nobody was hurt", "the owner")],
    )
    assert "One statement is new in articles that were here before; one statement is gone in" in plain(found)
    assert "one statement is in other words" in plain(found)
    assert lines(found, "Statements in articles that were here before") == [
        "New: statement 2, the owner: “Nobody was hurt” (Post)",
        "Gone: Ada Poe: “denied it” (Post)",
        "In other words: statement 1, an engineer: “The mill burned at noon” (Post)",
    ]


def test_the_same_words_in_another_place_are_no_news() -> None:
    old = article(MILL, outlet="Post")
    moved = article("Mill burned\n\nUpdate.\n\n" + MILL.split("\n\n", 1)[1], outlet="Post")
    words = "The mill burned at dawn"
    found = told([old, said(old, words, "an engineer")], [moved, said(moved, words, "an engineer")])
    assert not lines(found, "Statements in articles that were here before")


# Claims


def affair(*texts: str) -> tuple[list[Document], list[Report]]:
    """Articles of outlets A, B and so on, each with one statement: all of its text but the headline."""
    documents = [
        article(f"Head {n}\n\n{text}", outlet=chr(65 + n), day=f"2031-05-0{n + 1}")
        for n, text in enumerate(texts)
    ]
    return documents, [said(d, t) for d, t in zip(documents, texts, strict=True)]


def test_a_claim_is_known_by_its_statements_and_told_where_it_changed() -> None:
    documents, (a, b, c) = affair("The mill burned.", "Fire took the mill.", "A mill is ash.")
    before = claim("The mill burned.", a, b, high=1)
    now = claim("A mill is ash.", a, b, c, high=2)  # its text, id and reports are others
    found = told([*documents[:2], a, b, before, belief(before, 0.5, "roughly even chance")],
                 [*documents, a, b, c, now, belief(now, 0.8, "likely")])  # fmt: skip
    assert "One claim stands in more articles: claim 1." in plain(found).replace("; o", ". O")
    assert "Claim 1 (“A mill is ash.”) now has one to two origins, where it had one origin." in plain(found)
    assert "is now likely (80%), where it was a roughly even chance (50%)." in plain(found)
    assert lines(found, "Claims and their origins") == [
        "Another count: claim 1, “A mill is ash.”: one to two origins where it had one origin, "
        "in three articles where it stood in two"
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "telling"),
    [
        ((0.50, "roughly even chance"), (0.52, "roughly even chance"), False),
        ((0.60, "likely"), (0.72, "likely"), True),  # ten points and more
        ((0.54, "roughly even chance"), (0.56, "likely"), True),  # another phrase
        ((None, "cannot be judged"), (0.56, "likely"), True),
        ((None, "cannot be judged"), (None, "cannot be judged"), False),
    ],
)
def test_a_belief_moved_if_its_phrase_did_or_ten_points(earlier: Any, later: Any, telling: bool) -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took the mill.")
    of = claim("The mill burned.", a, b)
    same: list[AnyRecord] = [*documents, a, b, of]
    found = told([*same, belief(of, *earlier)], [*same, belief(of, *later)])
    assert bool(lines(found, "What may be believed")) == telling == found.changed


def test_claims_that_are_put_together_or_taken_apart_are_told() -> None:
    documents, (a, b, c, d) = affair("The mill burned.", "Fire took it.", "The mill is ash.", "It is gone.")
    records: list[AnyRecord] = [*documents, a, b, c, d]
    apart = [claim("The mill burned.", a, b), claim("The mill is ash.", c, d)]
    whole = [claim("The mill burned.", a, b, c, d)]
    joined = told([*records, *apart], [*records, *whole])
    assert "Claim 1 holds what were several claims." in plain(joined)
    parted = told([*records, *whole], [*records, *apart])
    assert "One claim was taken apart into claim 1 and claim 2." in plain(parted)
    for found in (joined, parted):
        assert "is new" not in plain(found) and "no longer" not in plain(found)


def test_new_claims_and_those_that_are_listed_no_longer() -> None:
    documents, (a, b, c, d) = affair("The mill burned.", "Fire took it.", "Rain came.", "It rained.")
    found = told([*documents[:2], a, b, claim("The mill burned.", a, b)],
                 [*documents[2:], c, d, claim("Rain came.", c, d)])  # fmt: skip
    assert "One claim is new: claim 1; one claim is no longer listed: “The mill burned.”" in plain(found)


def test_what_was_not_traced_or_weighed_is_not_compared() -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took it.")
    of = claim("The mill burned.", a, b)
    found = told([*documents, a], [*documents, a, b, of])
    assert "The earlier one was not traced, so claims cannot be compared." in plain(found)
    assert not lines(found, "Claims and their origins")
    alone = claim("The mill burned.", a)
    found = told([*documents, a, alone], [*documents, a, b, of, belief(of, 0.7, "likely")])
    assert "The earlier one was not weighed, so beliefs cannot be compared." in plain(found)


def test_another_model_or_version_is_said_to_be_a_reason() -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took it.")
    one, other = (
        provenance("read", settings={"model": model, "date": None}, models={}, documents=documents)
        for model in ("small", "best")
    )
    found = told([one, *documents, a], [other, *documents, a, b])
    assert "It was made in another way (model small, now best): what follows may come from that" in plain(
        found
    )
    assert not told(
        [one, *documents, a], [other, *documents, a]
    ).changed  # another model, and all is the same


# Denials, figures, ghosts


def test_a_new_denial_is_told_with_what_it_disputes() -> None:
    documents, (a, b, c) = affair("The mill burned.", "Fire took it.", "That is nonsense.")
    of = claim("The mill burned.", a, b)
    link = Link(id="lnk-1", origin=c.id, target=a.id, relation="denies", probability=0.9, denied="fact")
    then: list[AnyRecord] = [*documents[:2], a, b, of]
    now: list[AnyRecord] = [*documents, a, b, c, of, link]
    found = told(then, now)
    assert "now disputes that it is so (claim 1)." in plain(found)
    assert len(lines(found, "Denials and other disputes")) == 1
    assert not lines(told(now, now), "Denials and other disputes")
    assert lines(told(now, then), "Denials and other disputes")[0].startswith("Gone: ")


def test_a_figure_of_an_edited_article_and_what_weighing_made_of_it() -> None:
    old, new = article(MILL, outlet="Post"), article(EDITED, outlet="Post")

    def figure(document: Document, words: str, value: float) -> Figure:
        at = document.text.index(words)
        return Figure(
            id=make_id("fig", document.id), document=document.id, span=(at, at + len(words)), value=value,
            low=None, high=None, unit="person", what="people",
        )  # fmt: skip

    def pooled(of: Figure, value: float) -> Quantity:
        return Quantity(id=make_id("qty", of.id), figures=(of.id,), what="people", unit="person", as_of=None,
                        value=value, interval=(value / 2, value * 2), origins=1)  # fmt: skip

    one, other = figure(old, "300 people", 300.0), figure(new, "410 people", 410.0)
    found = told([old, one, pooled(one, 300.0)], [new, other, pooled(other, 1410.0)])
    assert "One figure changed in edited articles: “300 people” became “410 people”" in plain(found)
    assert lines(found, "Figures") == [
        "“300 people” became “410 people” in Post",
        "“410 people” may be 1,410 (705 to 2,820); before 300 (150 to 600)",
    ]
    nearly = told([old, one, pooled(one, 300.0)], [old, one, pooled(one, 310.0)])
    assert not nearly.changed


def test_what_was_lacking_and_is_now_in_hand() -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took it.")
    cited = (documents[0].id,)
    ghost = Ghost(id="gst-1", name="The Canal Nine", kind="outlet", cited_in=cited, reports=(a.id,))
    lost = Ghost(id="gst-2", name="Daily Mole", kind="outlet", cited_in=cited)
    arrived = article("Canal\n\nThe mill burned.", outlet="Canal Nine")
    of = claim("The mill burned.", a, b)
    found = told([*documents, a, b, of, ghost], [*documents, a, b, of, arrived, lost])
    assert (
        "What was lacking and is now in hand: The Canal Nine; newly cited and lacking: Daily Mole."
        in plain(found)
    )
    assert lines(found, "Not in hand") == [
        "Now in hand: The Canal Nine, as Canal Nine",
        "Cited and lacking: Daily Mole",
    ]


def test_a_new_conflict_of_figures() -> None:
    before = [r for r in BELIEVED if not isinstance(r, Comparison)]
    assert any("in conflict" in s.plain for s in told(before, list(BELIEVED)).sentences)


# The page


def doctored() -> list[AnyRecord]:
    """The affair of the ferry as it was before the Post printed."""
    gone = {"doc-post"}
    lost = {r.id for r in BELIEVED if getattr(r, "document", None) in gone} | gone | {"par-m-quill", "org-2"}
    out: list[AnyRecord] = []
    for record in BELIEVED:
        if record.id in lost or isinstance(record, Comparison | Quantity):
            continue
        if isinstance(record, Claim) and record.id == "clm-hull":
            record = msgspec.structs.replace(
                record, reports=("rep-inspector",), wordings=record.wordings[:1], origin_range=(1, 1)
            )
        told_of = set(re.findall(r'"([a-z]{3}-[\w-]+)"', msgspec.json.encode(record).decode()))
        if told_of & lost and not isinstance(record, Party):
            continue
        out.append(record)
    return out


def test_every_link_of_the_section_leads_to_a_place_on_the_page() -> None:
    page = made(list(BELIEVED), doctored()).html
    section = page[page.index('<section id="since"') :].partition("</section>")[0]
    anchors = re.findall(r'href="#([\w-]+)"', section)
    assert anchors and not [a for a in anchors if f'id="{a}"' not in page]
    assert section.count("<li>") and len(told(doctored(), list(BELIEVED)).sentences) <= MOST
    assert page.index('id="in-one-minute"') < page.index('id="since"') < page.index('id="claims"')
    assert '<a href="#since">What changed</a>' in page


def test_a_page_is_the_same_whatever_the_order_of_the_earlier_records() -> None:
    before = doctored()
    pages = {made(list(BELIEVED), order).html for order in (before, before[::-1], before + before)}
    assert len(pages) == 1


HOSTILE = "<script>alert(1)</script>"


def test_hostile_words_of_the_earlier_dossier_are_words() -> None:
    old = article(f"{HOSTILE}\n\n{HOSTILE} said Ada. [x](javascript:alert(1))", outlet=HOSTILE)
    new = article("Mill\n\nBurned.", outlet="Post")
    page = made([new], [old, said(old, HOSTILE)], name="</title><b>.json")
    assert HOSTILE not in page.html and "<b>.json" not in page.html
    assert HOSTILE not in page.markdown and "](javascript" not in page.markdown


# The file


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.json", None, r"missing.json: cannot be read \(No such file"),
        ("page.html", b"<!doctype html>\n<html>", "page.html, line 1: not a record"),
        ("half.json", b'{"earwitness": "0.1.0", "schema": 1, "records": [', "half.json, line 1: not JSON"),
        ("other.json", b'{"name": "x", "records": [{"a": 1}]}', "other.json, line 1: not a record"),
        (
            "new.json",
            b'{"earwitness": "9", "schema": 2, "records": []}',
            "new.json, line 1: records of schema 2",
        ),
        (
            "empty.json",
            b'{"earwitness": "0.1.0", "schema": 1, "records": []}',
            "empty.json: holds no articles",
        ),
        ("empty.jsonl", b"", "empty.jsonl: holds no articles"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SettingError, match=message) as told_of:
        earlier_dossier(path)
    assert str(told_of.value).startswith("--since ") and "\n" not in str(told_of.value)


def test_a_dossier_and_a_record_stream_are_taken_alike(tmp_path: Path) -> None:
    stream, whole = tmp_path / "old.jsonl", tmp_path / "old.json"
    stream.write_bytes(b"".join(encode(r) + b"\n" for r in BELIEVED))
    whole.write_bytes(encode_whole(Whole(earwitness=VERSION, records=tuple(BELIEVED))))
    one, other = earlier_dossier(stream), earlier_dossier(whole)
    assert one is not None and other is not None
    assert (one.name, other.name) == ("old.jsonl", "old.json") and one.records == other.records
    assert earlier_dossier(None) is None


def test_an_earlier_dossier_that_does_not_hold_together_is_told() -> None:
    records = [r for r in EVERYTHING if r.id != "doc-post"]
    with pytest.raises(SettingError, match=r"--since old.json: \S+ is about doc-post"):
        told(records, list(EVERYTHING))
