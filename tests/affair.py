"""An invented affair, read and traced by hand: three articles on a ferry, and the lineage between them.

The Courier has it from an unnamed inspector, with a hedge and a ghost; the Post, a day later, credits
the same words to somebody named and prints a denial; a blog without a date gives another figure.
"""

from __future__ import annotations

from earwitness.records import (
    AnyRecord,
    Block,
    Claim,
    Comparison,
    Document,
    Figure,
    Ghost,
    Link,
    Origin,
    Party,
    PartyKind,
    Passage,
    Published,
    Report,
    Source,
    Span,
    When,
    Wording,
)

COURIER = """Ferry unsafe, inspector says

The hull of the Halda is reportedly cracked, an inspector told Canal Nine on Monday.
It carried 300 people.
"""
POST = """Owner calm

"The hull of the Halda is cracked," Mara Quill said. That is nonsense, the owner replied.
It carried 410 people.
"""
BLOG = """The Halda again

The Halda has a crack, say people. I have no idea.
"""


def _document(name: str, text: str, outlet: str | None, day: str | None) -> Document:
    head = len(text.split("\n", 1)[0])
    return Document(
        id=f"doc-{name}",
        received_as=f"folder/{name}.txt",
        text=text,
        outlet=outlet,
        outlet_basis="given" if outlet else "unknown",
        headline=text[:head],
        published=Published(date=day, earliest=day, latest=day, basis="given", why="the table, line 2")
        if day
        else Published(why="the article prints no date"),
        language="en",
        blocks=(Block("headline", 0, head), Block("body", head + 2, len(text.rstrip()))),
    )


DOCUMENTS = (
    _document("courier", COURIER, "Courier", "2031-05-05"),
    _document("post", POST, "Post", "2031-05-06"),
    _document("blog", BLOG, None, None),
)
_TEXTS = {d.id: d.text for d in DOCUMENTS}


def at(document: str, words: str) -> Span:
    """Where *words* first stand in the article called *document*."""
    start = _TEXTS[f"doc-{document}"].index(words)
    return start, start + len(words)


def _party(name: str, document: str, called: str, kind: PartyKind) -> Party:
    return Party(id=f"par-{name}", document=f"doc-{document}", name=called, kind=kind)


PARTIES = (
    _party("inspector", "courier", "an inspector", "anonymous-official"),
    _party("canal", "courier", "Canal Nine", "outlet"),
    _party("quill", "post", "Mara Quill", "named-person"),
    _party("owner", "post", "the owner", "unspecified"),
    _party("people", "blog", "people", "anonymous-group"),
)


def _report(name: str, document: str, words: str, source: str, cue: str, **more: object) -> Report:
    party = more.pop("party", f"par-{name}")
    return Report(
        id=f"rep-{name}",
        document=f"doc-{document}",
        source=Source(spans=(at(document, source),) if source else (), party=party),  # type: ignore[arg-type]
        cue=(at(document, cue),) if cue else (),
        content=(at(document, words),),
        kind="indirect",
        confidence=0.9,
        **more,  # type: ignore[arg-type]
    )


REPORTS = (
    _report(
        "head", "courier", "Ferry unsafe", "inspector", "says", party="par-inspector", place="headline"
    ),
    _report(
        "inspector", "courier", "The hull of the Halda is reportedly cracked", "an inspector", "told",
        hedges=(at("courier", "reportedly"),),
        when=When(span=at("courier", "on Monday"), date="2031-05-05", earliest="2031-05-05",
                  latest="2031-05-05", why="the last Monday up to publication"),
    ),
    _report("own", "courier", "It carried 300 people.", "", "", party=None, voice="own"),
    _report("quill", "post", '"The hull of the Halda is cracked,"', "Mara Quill", "said"),
    _report("owner", "post", "That is nonsense", "the owner", "replied", stance="denies"),
    _report("people", "blog", "The Halda has a crack", "people", "say"),
)  # fmt: skip
FIGURES = (
    Figure(id="fig-300", document="doc-courier", span=at("courier", "300 people"), value=300.0, low=None,
           high=None, unit="person", what="people", report="rep-own"),
    Figure(id="fig-410", document="doc-post", span=at("post", "410 people"), value=410.0, low=None,
           high=None, unit="person", what="people"),
)  # fmt: skip
FINDINGS = (*PARTIES, *REPORTS, *FIGURES)

MERGED = tuple(
    Party(id=f"par-m-{name}", document=None, name=called, kind=kind, members=members, why=why)
    for name, called, kind, members, why in (
        ("quill", "Inspector Mara Quill", "named-person", ("par-quill",), ()),
        ("inspector", "an inspector", "anonymous-official", ("par-inspector",), ()),
    )
)
GHOST = Ghost(
    id="gst-canal", name="Canal Nine", kind="outlet", date="2031-05-05", cited_in=("doc-courier",),
    reports=("rep-inspector",),
)  # fmt: skip
CLAIM = Claim(
    id="clm-hull",
    text="The hull of the Halda is cracked",
    reports=("rep-inspector", "rep-quill"),
    origin_range=(1, 2),
    rules=("fewer if an inspector and Mara Quill may be the same", "an inspector, Mara Quill"),
    wordings=(
        Wording("rep-inspector", (at("courier", "The hull of the Halda"), at("courier", "cracked"))),
        Wording("rep-quill", (at("post", "The hull of the Halda is cracked"),)),
    ),
)
ALONE = Claim(id="clm-blog", text="The Halda has a crack", reports=("rep-people",), origin_range=(1, 1))
LINKS = (
    Link(id="lnk-quill", origin="rep-quill", target="rep-inspector", relation="same-utterance",
         probability=0.9, drift=("reattributed", "hedge-lost"), evidence={"direct": True}),
    Link(id="lnk-owner", origin="rep-owner", target="rep-quill", relation="denies", probability=0.8,
         denied="fact"),
    Link(id="lnk-blog", origin="rep-people", target="rep-inspector", relation="same-claim", probability=0.4,
         evidence={"borderline": True, "direct": False}),
)  # fmt: skip
ORIGINS = (
    Origin(id="org-1", claim="clm-hull", reports=("rep-inspector",), why="one report",
           parties=("par-m-inspector",), ghosts=("gst-canal",), certain=False),
    Origin(id="org-2", claim="clm-hull", reports=("rep-quill",), why="one report", parties=("par-m-quill",),
           certain=False),
    Origin(id="org-3", claim="clm-blog", reports=("rep-people",), why="one report", parties=("par-people",)),
)  # fmt: skip
PASSAGE = Passage(
    id="psg-1", documents=("doc-courier", "doc-post"), use="woven-in", earlier="doc-courier",
    spans=((at("courier", "The hull of the Halda"), at("post", "The hull of the Halda")),),
    why="five words in a row",
)  # fmt: skip
COMPARISON = Comparison(
    id="cmp-1",
    origin="fig-410",
    target="fig-300",
    relation="conflict",
    why="two numbers for the same: 300, 410",
)
LINEAGE: tuple[AnyRecord, ...] = (*MERGED, CLAIM, ALONE, *ORIGINS, *LINKS, PASSAGE, COMPARISON, GHOST)
EVERYTHING: tuple[AnyRecord, ...] = (*DOCUMENTS, *FINDINGS, *LINEAGE)
