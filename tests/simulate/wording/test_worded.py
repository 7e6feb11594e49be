"""Articles carry each statement exactly where the records say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulate.emit.worlds import made

from earwitness.ingest import ingest
from earwitness.records import Report, Span, document_id, report_id
from earwitness.simulate.emit import EmitSettings, emit
from earwitness.simulate.emit.story import THEMES, Telling
from earwitness.simulate.wording import Worded, worded
from earwitness.stream import decode, encode
from earwitness.text import tokens

RUN = made(replicates=30)
# what may surround or end a quotation
EDGES = " .,:;\"'“”‘’«»"


@cache
def world(replicate: int, seed: int = 3, **choice: object) -> Worded:
    """A worded world; the same one is made once."""
    return worded(emit(RUN, replicate=replicate, seed=seed, settings=EmitSettings(**choice)))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Case:
    """A world by what it is made from, so that a failing one can be read."""

    replicate: int
    seed: int
    choice: tuple[tuple[str, object], ...]

    @property
    def found(self) -> Worded:
        return world(self.replicate, self.seed, **dict(self.choice))


@st.composite
def chosen(draw: st.DrawFn) -> Case:
    choice: dict[str, object] = {"theme": draw(st.sampled_from(THEMES))}
    for name in ("quotes", "verbatim", "hedge_floor", "note", "credit", "reattributed", "unsourced"):
        choice[name] = draw(st.sampled_from([0.1, 0.5, 1.0]))
    choice["outlets"] = draw(st.sampled_from([2, 6, 12]))
    choice["puts_number"] = draw(st.sampled_from([0.0, 1.0]))
    return Case(draw(st.integers(0, 29)), draw(st.integers(0, 500)), tuple(choice.items()))


def said(found: Worded, report: Report, spans: Sequence[Span]) -> str:
    text = {d.id: d.text for d in found.documents}[report.document]
    return " … ".join(text[s:e] for s, e in spans)


def each(found: Worded) -> Iterator[tuple[Report, Telling, str]]:
    """Every report with its telling and the text of its article."""
    texts = {d.id: d.text for d in found.documents}
    emission = found.emission
    for report in emission.reports:
        yield report, emission.story.tellings[emission.telling_of[report.id]], texts[report.document]


def overlap(a: Sequence[Span], b: Sequence[Span]) -> bool:
    return any(s < y and x < e for s, e in a for x, y in b)


def within(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    return all(any(x <= s and e <= y for x, y in outer) for s, e in inner)


# spans


@given(chosen())
@settings(max_examples=40)
def test_spans_stand_where_the_records_say(case: Case) -> None:
    found = case.found
    for report, telling, text in each(found):
        parts = (report.source.spans, report.cue, report.content)
        for spans in (*parts, report.hedges, report.verification):
            assert all(0 <= s < e <= len(text) for s, e in spans)
            assert all(text[s:e] == text[s:e].strip() for s, e in spans)
        assert report.content and text[report.content[0][0]] not in " .,"
        assert not overlap(parts[0], parts[2]) and not overlap(parts[1], parts[2])
        assert not overlap(parts[0], parts[1])
        assert within(report.hedges, [*report.cue, *report.content])
        assert bool(report.source.spans) == (report.source.party is not None)
        assert bool(report.hedges) == telling.hedged
        assert bool(report.verification) == telling.noted
        blocks = next(d for d in found.documents if d.id == report.document).blocks
        for start, end in report.content:
            (block,) = [b for b in blocks if b.start <= start and end <= b.end]
            assert block.kind == report.place


@given(chosen())
@settings(max_examples=40)
def test_quotations_are_in_quotation_marks_and_nothing_else_is(case: Case) -> None:
    found = case.found
    for report, telling, text in each(found):
        pieces = [text[s:e] for s, e in report.content]
        whole = all(p[0] in "\"'“‘«" and p[-1] in "\"'”’»" for p in pieces)
        assert (report.kind == "direct") == telling.quoted == whole
        if report.kind == "indirect" and report.place == "body":
            assert not re.search(r"[“”«»\"]", " ".join(pieces))


@given(chosen())
@settings(max_examples=40)
def test_ids_follow_from_places(case: Case) -> None:
    found = case.found
    for d in found.documents:
        assert d.id == document_id(url=None, outlet=d.outlet, published=d.published.date, text=d.text)
    for report, _, _ in each(found):
        assert report.id == report_id(report.document, report.source.spans, report.cue, report.content)
    ids = [r.id for r in found.records()]
    assert len(ids) == len(set(ids))
    for record in found.records():
        assert decode(encode(record)) == record


@given(chosen())
@settings(max_examples=40)
def test_figures_and_who_misleads_whom_stand_in_their_statements(case: Case) -> None:
    found = case.found
    by_id = {r.id: (r, text) for r, _, text in each(found)}
    for figure in found.emission.figures:
        report, text = by_id[figure.report or ""]
        assert f"{figure.value:,.0f}" in text[slice(*figure.span)]
        assert within([figure.span], report.content)
    parties = {p.id: p for p in found.emission.parties}
    for informs in found.emission.informs:
        report, text = by_id[informs.report or ""]
        assert within([informs.span], report.content)
        for party in (informs.informer, informs.informed):
            assert overlap([informs.span], parties[party].mentions), text[slice(*informs.span)]


@given(chosen())
@settings(max_examples=40)
def test_parties_are_named_where_they_are_said_to_be(case: Case) -> None:
    found = case.found
    texts = {d.id: d.text for d in found.documents}
    sources = {r.source.party for r in found.emission.reports}
    for party in found.emission.parties:
        text = texts[party.document or ""]
        names = [text[s:e].lower() for s, e in party.mentions]
        if party.kind in ("named-person", "outlet") and party.id in sources:
            assert any(set(n.split()) & set(party.name.lower().split()) for n in names) or all(
                within([m], [(0, len(text.split("\n")[0]))]) for m in party.mentions
            )
        if party.id in sources:
            assert names
        if party.anonymity is not None:
            assert re.search(r"anonym|named|authorized", text[slice(*party.anonymity)])


@given(chosen())
@settings(max_examples=40)
def test_texts_read_like_texts(case: Case) -> None:
    found = case.found
    for d in found.documents:
        assert not re.search(r"[{}<>~|_]|  | [,.;]|\.\.|,,|\b(\w+) \1\b", d.text), d.text
        for paragraph in d.text.split("\n\n"):
            assert paragraph[0].isupper() or not paragraph[0].isalpha() or paragraph.startswith("‘")
        assert not re.search(r"\ba (?=[AEIO]\w)|\ban (?=[^AEIOUaeiouh\W])", d.text)
        assert d.headline and d.text.startswith(d.headline)
        assert d.text == "\n\n".join(d.text[b.start : b.end] for b in d.blocks)


# the same words


def plain(text: str) -> list[str]:
    """Words without marks, capitals, and "that" or "it is not true that", as which a denial is passed on."""
    words = [text[t.start : t.end].lower() for t in tokens(text) if text[t.start].isalnum()]
    for front in (["that"], ["it", "is", "not", "true", "that"]):
        words = words[len(front) :] if words[: len(front)] == front else words
    return words


@given(chosen())
@settings(max_examples=40)
def test_what_is_verbatim_is_and_what_is_paraphrased_is_not(case: Case) -> None:
    found = case.found
    reports = {r.id: r for r in found.emission.reports}
    for link in found.emission.links:
        a, b = reports[link.origin], reports[link.target]
        if "verbatim" in link.drift and not {"hedge-lost", "hedge-added", "number-changed"} & set(link.drift):
            mine, theirs = (plain(said(found, r, r.content)) for r in (a, b))
            assert mine == theirs
        if "paraphrased" in link.drift and link.relation == "same-utterance":
            assert plain(said(found, a, a.content)) != plain(said(found, b, b.content))


@given(chosen())
@settings(max_examples=40)
def test_no_two_speakers_choose_the_same_words(case: Case) -> None:
    found = case.found
    story = found.emission.story
    seen: dict[tuple[str, ...], int] = {}
    for report, telling, _ in each(found):
        if report.place == "body" and len(words := tuple(plain(said(found, report, report.content)))) >= 5:
            assert seen.setdefault(words, telling.saying) == telling.saying or not story.says(telling)


def test_a_truncated_quotation_lacks_its_second_sentence() -> None:
    seen = 0
    for replicate in range(10):
        found = world(replicate, truncated=1.0, verbatim=1.0, quotes=1.0, relay=1.0, hedge_lost=0.0)
        reports = {r.id: r for r in found.emission.reports}
        for link in found.emission.links:
            if "truncated" in link.drift and "number-changed" not in link.drift:
                short, long = (
                    plain(said(found, reports[i], reports[i].content)) for i in (link.origin, link.target)
                )
                assert len(short) < len(long) and short == long[: len(short)]
                seen += 1
    assert seen > 5


# what stands around


def test_a_note_on_checking_comes_paragraphs_later() -> None:
    seen = 0
    for replicate in range(15):
        for report, _, text in each(world(replicate, note=1.0)):
            for start, _ in report.verification:
                seen += 1
                assert text.count("\n\n", report.content[-1][1], start) >= 1
                assert re.search(r"verif|confirm", text[start:])
    assert seen > 20


def test_headlines_that_drop_something_are_told_of() -> None:
    kinds = set()
    for replicate in range(25):
        found = world(replicate, headline_hedge=0.5, headline_source=0.5, hedge_floor=0.6)
        reports = {r.id: r for r in found.emission.reports}
        told = {(c.document, c.kind) for c in found.checks}
        for headline in (r for r in found.emission.reports if r.place == "headline"):
            (link,) = [
                k for k in found.emission.links if k.origin == headline.id and k.relation == "same-utterance"
            ]
            below = reports[link.target]
            assert ((headline.document, "hedge-dropped") in told) == bool(
                below.hedges and not headline.hedges
            )
            dropped = below.source.party is not None and headline.source.party is None
            assert ((headline.document, "source-dropped") in told) == dropped
        for check in found.checks:
            kinds.add(check.kind)
            assert check.reports and set(check.reports) <= reports.keys()
    assert kinds == {"hedge-dropped", "source-dropped"}


def test_nothing_is_dropped_where_headlines_keep_all() -> None:
    for replicate in range(8):
        assert not world(replicate, headline_hedge=0.0, headline_source=0.0).checks


def test_another_seed_gives_other_words_for_the_same_story() -> None:
    emission = emit(RUN, replicate=4, seed=3)
    one, again, other = worded(emission, seed=1), worded(emission, seed=1), worded(emission, seed=2)
    assert [encode(r) for r in one.records()] == [encode(r) for r in again.records()]
    assert [d.text for d in one.documents] != [d.text for d in other.documents]
    for found in (one, other):
        assert [d.outlet for d in found.documents] == [d.outlet for d in emission.documents]
        assert sorted(c.text for c in found.emission.claims) == sorted(c.text for c in emission.claims)
        assert sorted(c.origin_range for c in found.emission.claims) == sorted(
            c.origin_range for c in emission.claims
        )


def test_reports_keep_what_they_are_when_they_get_words() -> None:
    emission = emit(RUN, replicate=6, seed=3)
    found = worded(emission)
    after = {r.id: r for r in found.emission.reports}
    assert len(found.ids) == len(emission.documents) + len(emission.reports)
    for before in emission.reports:
        report = after[found.ids[before.id]]
        assert found.ids[before.document] == report.document
        assert (before.stance, before.voice, before.place) == (report.stance, report.voice, report.place)
        assert len(before.relay) == len(report.relay)
        assert bool(before.hedges) == bool(report.hedges)


def test_articles_are_taken_in_as_they_are(tmp_path: Path) -> None:
    documents = world(8).documents
    for d in documents:
        (tmp_path / d.received_as).write_text(d.text, encoding="utf-8")
    taken = {Path(d.received_as).name: d for d in ingest([tmp_path]).documents}
    assert len(taken) == len(documents)
    for d in documents:
        got = taken[d.received_as]
        assert got.text == d.text and got.language == "en"
        assert [(b.kind, b.start, b.end) for b in got.blocks] == [(b.kind, b.start, b.end) for b in d.blocks]


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_is_told_in_its_own_words(theme: str) -> None:
    text = " ".join(d.text for r in range(6) for d in world(r, theme=theme).documents)
    others = {
        "army": "reservists",
        "project": "engineers",
        "harvest": "villagers",
        "ward": "nurses",
        "office": "workers",
    }
    assert others.pop(theme) in text.lower()
    assert not [word for word in others.values() if word in text.lower()]
