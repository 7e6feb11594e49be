"""Where a story's tellings stand in texts; without texts, the empty places that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, TypeAlias

from earwitness.records import Directness, Document, Published, Span, When, make_id
from earwitness.simulate.emit.story import Article, Entry, Story

# A report of a story: its telling, and whether it is the outlet's report around the speaker's.
Key: TypeAlias = tuple[int, bool]
# Whom an article names, and how: an actor, and the words for one who is not named.
Who: TypeAlias = tuple[int, int | None]
NOWHERE: Final[Span] = (0, 0)


class Spot(Entry, frozen=True):
    """Where one report stands. ``figure`` and ``informs`` are the places of its amount and of who misleads
    whom."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    kind: Directness = "indirect"
    hedges: tuple[Span, ...] = ()
    verification: tuple[Span, ...] = ()
    via: Span | None = None
    figure: Span = NOWHERE
    informs: Span = NOWHERE
    motive: str | None = None
    when: When | None = None
    agentless: bool = False  # nobody is named, but somebody is said to have said it


@dataclass(frozen=True, slots=True)
class Page:
    """One article as a document. ``mentions`` and ``anonymity`` are of whoever is named or described in
    it."""

    document: Document
    spots: Mapping[Key, Spot]
    mentions: Mapping[Who, tuple[Span, ...]] = field(default_factory=dict)
    anonymity: Mapping[Who, Span] = field(default_factory=dict)
    names: Mapping[Who, str] = field(default_factory=dict)


def published(story: Story, article: Article) -> str:
    """The day on which *article* came out (ISO)."""
    return day(story, story.steps[article.moment], article.day)


def day(story: Story, step: int, after: int = 0) -> str:
    """A day of a story: *after* days past the first of *step* (ISO)."""
    begun = date.fromisoformat(story.start) + timedelta(days=step * story.days + after)
    return begun.isoformat()


def blank_pages(story: Story, *key: object) -> dict[int, Page]:
    """Pages without text for the articles that the bundle has; *key* tells worlds apart.

    A hedge and a note on checking are one empty span each: that there is one is what counts.
    """
    spots: dict[int, dict[Key, Spot]] = {}
    for n, telling in enumerate(story.tellings):
        spot = Spot(
            kind="direct" if telling.quoted else "indirect",
            hedges=(NOWHERE,) if telling.hedged else (),
            verification=(NOWHERE,) if telling.noted else (),
            agentless=telling.how == "unsourced" and telling.hedged,
        )
        here = spots.setdefault(telling.article, {})
        here[n, False] = spot
        if telling.how == "cited":
            here[n, True] = spot
    return {
        a: Page(_blank(story, a, article, key), spots.get(a, {}))
        for a, article in enumerate(story.articles)
        if article.present
    }


def _blank(story: Story, number: int, article: Article, key: tuple[object, ...]) -> Document:
    on = published(story, article)
    outlet = story.actors[article.outlet].name
    return Document(
        id=make_id("doc", "virtual", *key, number),
        received_as=file_name(story, number),
        text="",
        outlet=outlet,
        outlet_basis="given",
        published=given(on),
        language="en",
    )


def given(on: str) -> Published:
    """A date of publication that the reader is told."""
    return Published(date=on, earliest=on, latest=on, basis="given", why="given")


def file_name(story: Story, number: int) -> str:
    """The name under which the article number *number* would be kept."""
    outlet = story.actors[story.articles[number].outlet].name
    return f"{number + 1:02}-{outlet.lower().removeprefix('the ').replace(' ', '-')}.txt"
