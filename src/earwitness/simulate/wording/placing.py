"""From marked articles to pages: where each report stands in its text, by the marks of its telling."""

from __future__ import annotations

from typing import Final

import msgspec

from earwitness.records import Block, Document, HeadlineCheck, Span, document_id, make_id
from earwitness.simulate.emit.pages import NOWHERE, Key, Page, Spot, Who, file_name, given, published
from earwitness.simulate.emit.story import Story
from earwitness.simulate.wording.articles import Draft
from earwitness.simulate.wording.markup import Marked, unmarked
from earwitness.simulate.wording.sentences import Sentence

_BETWEEN: Final = "\n\n"


def page(story: Story, number: int, draft: Draft) -> Page:
    """The article *number* as a document, and where its reports, and whom it names, stand."""
    found = unmarked(_BETWEEN.join(words for _, words in draft.blocks))
    article = story.articles[number]
    on = published(story, article)
    outlet = story.actors[article.outlet].name
    blocks, at = [], 0
    for kind, words in draft.blocks:
        end = at + len(unmarked(words).text)
        blocks.append(Block(kind=kind, start=at, end=end))
        at = end + len(_BETWEEN)
    headline = next((found.text[b.start : b.end] for b in blocks if b.kind == "headline"), None)
    document = Document(
        id=document_id(url=None, outlet=outlet, published=on, text=found.text),
        received_as=file_name(story, number),
        text=found.text,
        outlet=outlet,
        outlet_basis="given",
        headline=headline,
        published=given(on),
        language="en",
        blocks=tuple(blocks),
    )
    spots: dict[Key, Spot] = {}
    for n, told in draft.told.items():
        spots[n, False] = _spot(found, n, told, outer=False)
        if story.tellings[n].how == "cited":
            spots[n, True] = _spot(found, n, told, outer=True)
    return Page(document, spots, _by_who(found, "m"), _first(_by_who(found, "a")))


def _spot(found: Marked, n: int, told: Sentence, *, outer: bool) -> Spot:
    def at(mark: str) -> tuple[Span, ...]:
        return found.spans.get(f"{mark}{n}", ())

    s, q, c = ("S", "Q", "C") if outer else ("s", "q", "c")
    when = told.when
    if when is not None:
        by = n if told.dated_by is None else told.dated_by
        when = msgspec.structs.replace(when, span=found.spans[f"d{by}"][0])
    return Spot(
        source=at(s),
        cue=at(q),
        content=at(c),
        kind=told.kind,
        hedges=at("h"),
        verification=at("v"),
        via=next(iter(at("r")), None),
        figure=next(iter(at("f")), NOWHERE),
        informs=next(iter(at("i")), NOWHERE),
        when=when,
        agentless=told.agentless,
    )


def _by_who(found: Marked, mark: str) -> dict[Who, tuple[Span, ...]]:
    """The spans of marks like ``m5:2`` by whom they are of."""
    out: dict[Who, tuple[Span, ...]] = {}
    for name, spans in found.spans.items():
        if name[0] == mark and ":" in name:
            actor, described = name[1:].split(":")
            out[int(actor), None if described == "-" else int(described)] = spans
    return out


def _first(spans: dict[Who, tuple[Span, ...]]) -> dict[Who, Span]:
    return {who: at[0] for who, at in spans.items()}


def checks(story: Story, number: int, found: Page, reports: dict[int, str]) -> list[HeadlineCheck]:
    """What the headline of an article drops that its text has: the hedge, the source."""
    out = []
    for n, telling in enumerate(story.tellings):
        if telling.article != number or telling.how != "headline" or telling.source is None:
            continue
        below = story.tellings[telling.source]
        span = (found.spots[n, False].content[0][0], found.spots[n, False].content[-1][1])
        document = found.document.id
        goes_back = (reports[telling.source],)
        if below.hedged and not telling.hedged:
            out.append(
                HeadlineCheck(
                    id=make_id("chk", document, "hedge-dropped", span),
                    document=document,
                    kind="hedge-dropped",
                    span=span,
                    why="the text hedges what the headline states",
                    reports=goes_back,
                )
            )
        sourced = below.speaker is not None or below.via is not None
        if sourced and telling.speaker is None and telling.via is None:
            out.append(
                HeadlineCheck(
                    id=make_id("chk", document, "source-dropped", span),
                    document=document,
                    kind="source-dropped",
                    span=span,
                    why="the text says who says so and the headline does not",
                    reports=goes_back,
                )
            )
    return out
