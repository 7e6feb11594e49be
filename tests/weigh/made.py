"""Small invented bundles for tests of weighing: who says what, in as few words as possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from earwitness.case import NO_CASE, Case
from earwitness.records import (
    AnyRecord,
    Belief,
    Claim,
    Denied,
    Document,
    Link,
    Origin,
    Party,
    PartyKind,
    Published,
    Relation,
    Report,
    Source,
    Stance,
    Wording,
    make_id,
)
from earwitness.weigh import Beliefs, WeighSettings, weigh
from earwitness.weigh.beliefs import AS_USUAL
from earwitness.weigh.material import Material, material


@dataclass
class Bundle:
    """Articles, statements and a lineage that grow line by line."""

    documents: list[Document] = field(default_factory=list)
    found: list[AnyRecord] = field(default_factory=list)
    lineage: list[AnyRecord] = field(default_factory=list)

    def party(self, name: str, kind: PartyKind = "named-person", **more: object) -> str:
        party = Party(id=make_id("par", name), document=None, name=name, kind=kind, **more)  # type: ignore[arg-type]
        if party not in self.lineage:
            self.lineage.append(party)
        return party.id

    def says(
        self,
        who: str | None,
        content: str,
        *,
        cue: str = "said",
        stance: Stance = "asserts",
        outlet: str | None = None,
        check: str = "",
        **more: object,
    ) -> Report:
        """One statement in an article of its own: "<who> <cue> <content>. <check>"."""
        number = len(self.documents)
        text = f"{who or ''} {cue} {content}. {check}"
        document = Document(
            id=f"doc-{number:02}",
            received_as=f"{number:02}.txt",
            text=text,
            outlet=outlet,
            published=Published(date="2031-05-05", earliest="2031-05-05", latest="2031-05-05"),
        )
        at = len(who or "") + 1
        start = at + len(cue) + 1
        report = Report(
            id=f"rep-{number:02}",
            document=document.id,
            source=Source(party=make_id("par", who) if who else None),
            cue=((at, at + len(cue)),) if cue else (),
            content=((start, start + len(content)),),
            kind=more.pop("kind", "indirect"),  # type: ignore[arg-type]
            stance=stance,
            verification=((len(text) - len(check), len(text)),) if check else (),
            **more,  # type: ignore[arg-type]
        )
        self.documents.append(document)
        self.found.append(report)
        return report

    def hedged(self, who: str | None, content: str, **more: object) -> Report:
        return self.says(who, content, hedges=((0, 1),), **more)  # type: ignore[arg-type]

    def claim(
        self,
        text: str,
        origins: Sequence[Sequence[Report]],
        *,
        perhaps: Iterable[int] = (),
        low: int | None = None,
    ) -> Claim:
        """A claim with its origins; those numbered in *perhaps* may be the same."""
        unsure = set(perhaps)
        reports = sorted({r.id for origin in origins for r in origin})
        high = len(origins)
        least = low if low is not None else high - len(unsure) + min(1, len(unsure))
        claim = Claim(
            id=make_id("clm", text),
            text=text,
            reports=tuple(reports),
            origin_range=(least, high),
            rules=("they may be fewer: the words fit", "nothing shows that they have it from each other"),
            wordings=tuple(
                Wording(r.id, r.content) for r in sorted((r for o in origins for r in o), key=lambda r: r.id)
            ),
        )
        self.lineage.append(claim)
        for n, origin in enumerate(origins):
            parties = sorted({r.source.party for r in origin if r.source.party})
            self.lineage.append(
                Origin(
                    id=make_id("org", text, n),
                    claim=claim.id,
                    reports=tuple(sorted(r.id for r in origin)),
                    why="",
                    parties=tuple(parties),
                    certain=n not in unsure,
                )
            )
        return claim

    def link(
        self,
        later: Report,
        earlier: Report,
        relation: Relation,
        *,
        probability: float = 1.0,
        denied: Denied | None = None,
    ) -> None:
        self.lineage.append(
            Link(
                id=make_id("lnk", later.id, earlier.id, relation),
                origin=later.id,
                target=earlier.id,
                relation=relation,
                probability=probability,
                denied=denied,
            )
        )

    def ground(self, case: Case = NO_CASE) -> Material:
        return material(self.documents, self.found, self.lineage, case)

    def weighed(self, settings: WeighSettings = AS_USUAL, case: Case = NO_CASE) -> Beliefs:
        return weigh(self.documents, self.found, self.lineage, settings, case=case)

    def belief(self, claim: Claim, settings: WeighSettings = AS_USUAL, case: Case = NO_CASE) -> Belief:
        return next(b for b in self.weighed(settings, case).beliefs if b.claim == claim.id)
