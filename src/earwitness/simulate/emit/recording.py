"""A story's tellings as the records that ``read`` gives: parties, reports, figures, who informs whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from earwitness.records import (
    BlockKind,
    Figure,
    Informs,
    Party,
    Relay,
    Report,
    Source,
    Stance,
    make_id,
    report_id,
)
from earwitness.simulate.emit.affairs import affairs, called
from earwitness.simulate.emit.cast import FOLLOWERS, LEADER
from earwitness.simulate.emit.pages import NOWHERE, Key, Page, Spot, Who, day
from earwitness.simulate.emit.story import Story, Telling

_POINT = "point"


@dataclass(frozen=True, slots=True)
class Found:
    """Records of single documents. ``report_of`` and ``figure_of`` by telling, ``party_of`` by article and
    who it is."""

    parties: tuple[Party, ...]
    reports: tuple[Report, ...]
    figures: tuple[Figure, ...]
    informs: tuple[Informs, ...]
    report_of: Mapping[Key, str]
    figure_of: Mapping[int, str]
    party_of: Mapping[tuple[int, Who], str]


def found(story: Story, pages: Mapping[int, Page]) -> Found:
    """What a reader finds in *pages*, article by article."""
    recorder = _Recorder(story, pages)
    for n, telling in enumerate(story.tellings):
        if telling.article in pages:
            recorder.telling(n, telling)
    for article in pages:
        recorder.party(article, (story.articles[article].outlet, None))
    return recorder.done()


@dataclass
class _Recorder:
    story: Story
    pages: Mapping[int, Page]
    parties: dict[tuple[int, Who], Party] = field(default_factory=dict)
    reports: dict[Key, Report] = field(default_factory=dict)
    figures: dict[int, Figure] = field(default_factory=dict)
    informs: list[Informs] = field(default_factory=list)

    def done(self) -> Found:
        return Found(
            parties=tuple(sorted(self.parties.values(), key=lambda p: p.id)),
            reports=tuple(self.reports.values()),
            figures=tuple(self.figures.values()),
            informs=tuple(self.informs),
            report_of={k: r.id for k, r in self.reports.items()},
            figure_of={n: f.id for n, f in self.figures.items()},
            party_of={k: p.id for k, p in self.parties.items()},
        )

    def party(self, article: int, who: Who) -> str:
        """The id of the party that *who* is in *article*; its record is made when it is first asked for."""
        if (article, who) not in self.parties:
            story, page = self.story, self.pages[article]
            actor = story.actors[who[0]]
            name = page.names.get(who) or called(story.theme, actor, who[1], story.home, story.abroad)
            self.parties[article, who] = Party(
                id=make_id("par", page.document.id, who),
                document=page.document.id,
                name=name,
                kind=actor.kind,
                role=actor.role,
                affiliation=actor.affiliation,
                anonymity=page.anonymity.get(who),
                mentions=page.mentions.get(who, ()),
            )
        return self.parties[article, who].id

    def telling(self, n: int, telling: Telling) -> None:
        """The report or reports of one telling, with its figure and who informs whom."""
        spots = self.pages[telling.article].spots
        outer: str | None = None
        if telling.how == "cited":
            outer = self._report((n, True), telling, spots[n, True], None)
        inner = self._report((n, False), telling, spots[n, False], outer)
        spot = spots[n, False]
        if telling.amount is not None:
            self.figures[n] = self._figure(n, telling, spot, inner)
        saying = self.story.sayings[telling.saying]
        if saying.informs and telling.how not in ("headline", "look"):
            self._informs(telling, spot, inner)

    def _report(self, key: Key, telling: Telling, spot: Spot, parent: str | None) -> str:
        """One report: the speaker's, or with ``key[1]`` the outlet's around it."""
        document = self.pages[telling.article].document
        party = self._speaker(telling, outer=key[1])
        named = (
            report_id(document.id, spot.source, spot.cue, spot.content)
            if document.text
            else make_id("rep", document.id, key)
        )
        self.reports[key] = Report(
            id=named,
            document=document.id,
            source=Source(spans=spot.source, party=party),
            cue=spot.cue,
            content=spot.content,
            kind=spot.kind,
            voice="own" if party is None and not spot.agentless else "reported",
            place=_place(telling),
            stance=self._stance(telling),
            hedges=spot.hedges,
            verification=spot.verification,
            parent=parent,
            relay=self._relay(telling, spot, outer=key[1]),
            when=spot.when,
        )
        return named

    def _speaker(self, telling: Telling, *, outer: bool) -> str | None:
        """Whose statement the text makes it."""
        credited = telling.via is not None and (outer or telling.how in ("outlet", "headline"))
        if credited and telling.via is not None and (outer or telling.speaker is None):
            return self.party(telling.article, (telling.via, None))
        if telling.speaker is None:
            return None
        return self.party(telling.article, (telling.speaker, telling.described))

    def _stance(self, telling: Telling) -> Stance:
        """A dispute of what others know is no denial of what they say."""
        saying = self.story.sayings[telling.saying]
        return "asserts" if saying.says or saying.denied == "knowledge" else "denies"

    def _relay(self, telling: Telling, spot: Spot, *, outer: bool) -> tuple[Relay, ...]:
        """The way as the text tells it: the speaker, the outlet that is credited, the outlet that prints
        it."""
        at = spot.source[0] if spot.source else None
        way: list[tuple[Who, Literal["stated", "inferred"], tuple[int, int] | None]] = []
        if telling.speaker is not None and not outer:
            way.append(((telling.speaker, telling.described), "stated", at))
        if telling.via is not None:
            via_at = at if outer or telling.speaker is None else spot.via
            way.append(((telling.via, None), "inferred" if telling.how == "line" else "stated", via_at))
        if not way:
            return ()
        outlet = self.story.articles[telling.article].outlet
        way.append(((outlet, None), "stated" if telling.told else "inferred", None))
        return tuple(Relay(self.party(telling.article, who), basis, span) for who, basis, span in way)

    def _figure(self, n: int, telling: Telling, spot: Spot, report: str) -> Figure:
        story, document = self.story, self.pages[telling.article].document
        fact = story.facts[story.sayings[telling.saying].fact]
        affair = affairs()[story.theme]
        fled = fact.kind == "fled"
        return Figure(
            id=make_id("fig", document.id, spot.figure if document.text else n),
            document=document.id,
            span=spot.figure,
            value=telling.amount,
            low=None,
            high=None,
            unit=affair.mover if fled else _POINT,
            what=f"{affair.movers} who left" if fled else f"shortfall of {affair.thing} against the plan",
            as_of=day(story, fact.step) if fled else None,
            report=report,
        )

    def _informs(self, telling: Telling, spot: Spot, report: str) -> None:
        document = self.pages[telling.article].document
        if document.text and spot.informs == NOWHERE:
            return
        informer = self.party(telling.article, (FOLLOWERS, None))
        informed = self.party(telling.article, (LEADER, None))
        self.informs.append(
            Informs(
                id=make_id("inf", document.id, report, "misleads", informer, informed),
                document=document.id,
                informer=informer,
                informed=informed,
                manner="misleads",
                span=spot.informs,
                motive=spot.motive,
                report=report,
            )
        )


def _place(telling: Telling) -> BlockKind:
    return "headline" if telling.how == "headline" else "body"
