"""The affair of the ferry with what weighing adds; and a small bundle in which every text is hostile."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from tests.affair import DOCUMENTS, EVERYTHING, at

from earwitness.records import (
    AnyRecord,
    Belief,
    Block,
    Bound,
    Claim,
    Document,
    Figure,
    Ghost,
    Grade,
    HeadlineCheck,
    Informs,
    Link,
    Origin,
    Party,
    Provenance,
    Published,
    Quantity,
    Relay,
    Report,
    Source,
)

ADDRESSES = {"doc-courier": "https://courier.example/ferry", "doc-post": "https://post.example/owner?a=1&b=2"}
MADE = Provenance(
    id="prv-1",
    version="0.1.0",
    command="weigh",
    settings={"least_same": 0.5, "case": None},
    models={"best": "f00d"},
    inputs=tuple(d.id for d in DOCUMENTS),
)
LIKELY = Belief(
    id="blf-hull",
    claim="clm-hull",
    probability=0.72,
    interval=(0.4, 0.9),
    origins=(Bound(1, "they may be the same"), Bound(2, "nothing shows that")),
    hinge="org-2",
    grade=Grade("B", "2"),
    phrase="likely",
    confidence="low",
    why=("It is likely that this is so (72%).", "Confidence in the evidence base is low."),
)
OPEN = Belief(
    id="blf-blog",
    claim="clm-blog",
    probability=None,
    interval=None,
    origins=(Bound(1, ""), Bound(1, "")),
    hinge=None,
    grade=Grade("F", "6"),
    phrase="cannot be judged",
)
POOLED = Quantity(
    id="qty-1", figures=("fig-300", "fig-410"), what="people", unit="person", as_of=None, value=350.5,
    interval=(290.0, 420.0), origins=2,
)  # fmt: skip
CHECK = HeadlineCheck(
    id="chk-1", document="doc-courier", kind="hedge-dropped", span=at("courier", "Ferry unsafe"),
    why="below it is only reportedly so", reports=("rep-inspector",),
)  # fmt: skip
TELLS = Informs(
    id="inf-1", document="doc-post", informer="par-quill", informed="par-canal", manner="misleads",
    span=at("post", "Mara Quill said"), motive="fear", report="rep-quill",
)  # fmt: skip


def _with_addresses() -> Iterator[AnyRecord]:
    for record in EVERYTHING:
        if isinstance(record, Document):
            yield msgspec.structs.replace(record, url=ADDRESSES.get(record.id))
        elif isinstance(record, Report) and record.id == "rep-quill":
            yield msgspec.structs.replace(
                record,
                kind="direct",
                relay=(Relay("par-quill", "stated"), Relay("par-canal", "inferred")),
            )
        else:
            yield record


BARE: tuple[AnyRecord, ...] = tuple(_with_addresses())  # as trace leaves it: no beliefs
BELIEVED: tuple[AnyRecord, ...] = (MADE, *BARE, CHECK, TELLS, LIKELY, OPEN, POOLED)

# What an article may try, and where: in a spreadsheet, a terminal, a browser, a parser.
HOSTILE = (
    '=HYPERLINK("https://evil.example";"click")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    'calm; "=1+1',
    "javascript:alert(document.cookie)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\x00\x01\x07\x1b[2J\x7f\x9b",
    "\u202eevil\u202c\u2066\u2069 \u200b=1",
    "\ud800 alone \udfff",
    "\ufffe\uffff\ufdd0",
    "two\r\nlines\ta tab\u2028and more",
    '" . <urn:x> a <urn:y> . # \\',
    "'); DROP TABLE claims; --",
    "😀 beyond the basic plane 👍🏽",
    "{{7*7}}${7*7}",
    "",
    " ",
)


def hostile(text: str) -> tuple[AnyRecord, ...]:
    """A small bundle in which every text that an article can fill is *text*."""
    body = f"{text} said so. {text} and more"
    words = ((0, max(1, len(text))),)
    link: dict[str, str | int | float | bool | None] = {"direct": True}
    return (
        msgspec.structs.replace(MADE, settings={"outlet": text}, models={text: text}),
        Document(
            id="doc-1", received_as=text, text=body, url=text, outlet=text, headline=text,
            published=Published(date=text, earliest=text, latest=text, basis="stated", why=text),
            retrieved=text, language=text, blocks=(Block("body", 0, len(body)),),
        ),
        Document(id="doc-2", received_as=f"https://a.example/{text}", text=body,
                 url=f"https://a.example/{text}"),
        Party(id="par-1", document="doc-1", name=text, kind="named-person", role=text, affiliation=text,
              mentions=words),
        Party(id="par-2", document="doc-2", name=text, kind="anonymous-official", mentions=words),
        Party(id="par-3", document=None, name=text, kind="outlet", members=("par-1",), why=(text,)),
        Report(id="rep-1", document="doc-1", source=Source(words, "par-1"), cue=words, content=words,
               kind="direct", confidence=0.5),
        Report(id="rep-2", document="doc-2", source=Source(words, "par-2"), cue=(), content=words,
               kind="indirect", stance="denies"),
        Report(id="rep-3", document="doc-2", source=Source(), cue=(), content=((5, 10**9),), kind="indirect",
               voice="own"),
        Figure(id="fig-1", document="doc-1", span=words[0], value=-1.5, low=None, high=None, unit=text,
               what=text, as_of=text),
        HeadlineCheck(id="chk-1", document="doc-1", kind="unsaid-quote", span=words[0], why=text),
        Informs(id="inf-1", document="doc-1", informer="par-1", informed="par-3", manner="warns",
                span=words[0], motive=text),
        Claim(id="clm-1", text=text, reports=("rep-1", "rep-2", "rep-gone"), origin_range=(1, 2),
              rules=(text, text)),
        Claim(id="clm-2", text=text, reports=("rep-3",), origin_range=(1, 1)),
        Origin(id="org-1", claim="clm-1", reports=("rep-1",), why=text, parties=("par-1", "par-gone"),
               ghosts=("gst-1", "gst-gone")),
        Ghost(id="gst-1", name=text, kind="outlet", date=text, cited_in=("doc-1",)),
        Link(id="lnk-1", origin="rep-1", target="rep-2", relation="same-claim", probability=0.9,
             evidence=link),
        Link(id="lnk-2", origin="rep-2", target="rep-1", relation="denies", probability=0.9),
        msgspec.structs.replace(LIKELY, claim="clm-1", hinge="org-1", phrase=text, why=(text,)),
        msgspec.structs.replace(OPEN, claim="clm-2", phrase=text),
    )  # fmt: skip


def hostile_ids(text: str) -> tuple[AnyRecord, ...]:
    """Records whose ids are hostile: a stream can come from anywhere."""
    return (
        Document(id=text, received_as="a.txt", text="He said so."),
        Party(id=f"p{text}", document=text, name="He", kind="named-person", mentions=((0, 2),)),
        Report(id=f"r{text}", document=text, source=Source(((0, 2),), f"p{text}"), cue=((3, 7),),
               content=((8, 10),), kind="indirect"),
        Claim(id=f"c{text}", text="so", reports=(f"r{text}",), origin_range=(1, 1)),
    )  # fmt: skip
