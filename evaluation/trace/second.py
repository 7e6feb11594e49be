"""A lineage that somebody worked out by hand, in the form of the program's: to compare two annotators."""

from __future__ import annotations

from earwitness.records import Claim, Comparison, Ghost, Link, Origin, Party, Passage
from earwitness.trace import Lineage
from evaluation.trace.gold import Affair


def as_lineage(affair: Affair) -> Lineage:
    """The lineage of *affair* as records; its range of origins is that of the annotator."""
    return Lineage(
        parties=tuple(
            Party(
                id=min(group),
                document=None,
                name=min(group),
                kind="unspecified",
                members=tuple(sorted(group)),
            )
            for group in affair.same
        ),
        claims=tuple(
            Claim(id=c.id, text=c.text, reports=tuple(sorted(c.reports)), origin_range=c.origin_range)
            for c in affair.claims
        ),
        origins=tuple(
            Origin(id=f"{c.id}-{n}", claim=c.id, reports=tuple(sorted(o)), why="")
            for c in affair.claims
            for n, o in enumerate(c.origins)
        ),
        links=tuple(
            Link(
                id=f"{k.origin}-{k.target}", origin=k.origin, target=k.target, relation=k.relation,
                probability=1.0, drift=k.drift, denied=k.denied,
            )
            for k in affair.links
        ),
        passages=tuple(
            Passage(id=str(n), documents=p.documents, spans=(), use=p.use, earlier=p.earlier)
            for n, p in enumerate(affair.passages)
        ),
        comparisons=tuple(
            Comparison(id=f"{a}-{b}", origin=a, target=b, relation=relation, why="")
            for (a, b), relation in affair.comparisons.items()
        ),
        ghosts=tuple(
            Ghost(id=name, name=name, kind="unspecified", cited_in=tuple(sorted(cited)))
            for name, cited in affair.ghosts.items()
        ),
    )  # fmt: skip
