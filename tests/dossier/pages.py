"""Two small articles and the page of them; what stands on a page; words that would take a page over."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from earwitness.dossier import dossier
from earwitness.provenance import provenance
from earwitness.records import Block, Document, Finding, Published, Report, Source

HOSTILE = (
    "<script>alert(1)</script>",
    "</span></p></div></article><h1>Owned</h1>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "</style><style>*{display:none}</style>",
    "<!-- ",
    "-->",
    "<![CDATA[",
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt;&#60;script&#62;",
    "\u202eevil\u2066",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
)
ALLOWED_TAGS = frozenset(
    "html head meta title style body a header p h1 h2 h3 h4 dl div dt dd small nav ul li main section "
    "strong em span bdi ol table thead tbody tr th td time article aside footer code details summary "
    "svg rect path defs use circle text tspan desc g line polygon figure figcaption script form label "
    "input select option output button b i ins del br wbr".split()
)
# Elements that have no end tag.
VOID = frozenset(["meta", "input", "br", "wbr"])


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            is_text = dict(attrs).get("class") == "text"
            self._open.append((tag, is_text or (bool(self._open) and self._open[-1][1])))
            if is_text:
                self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self.texts[-1] += data

    @property
    def ids(self) -> list[str]:
        return [a["id"] or "" for _, a in self.tags if "id" in a]

    @property
    def links(self) -> list[str]:
        return [a["href"] or "" for _, a in self.tags if "href" in a]


def article(name: str, *paragraphs: str, outlet: str | None = None) -> Document:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for n, paragraph in enumerate(paragraphs):
        blocks.append(Block(kind="headline" if n == 0 else "body", start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return Document(
        id=f"doc-{name}",
        received_as=name,
        text=text,
        outlet=outlet,
        headline=paragraphs[0],
        published=Published(date="2019-09-11", basis="given", why="articles.csv"),
        language="en",
        blocks=tuple(blocks),
    )


def said(document: Document, name: str, source: str | None, cue: str, content: str, **more: object) -> Report:
    def spans(words: str | None) -> tuple[tuple[int, int], ...]:
        if words is None:
            return ()
        start = document.text.index(words)
        return ((start, start + len(words)),)

    return Report(
        id=f"rep-{name}",
        document=document.id,
        source=Source(spans=spans(source)),
        cue=spans(cue),
        content=spans(content),
        **({"kind": "indirect", "confidence": 0.95} | more),  # type: ignore[arg-type]
    )


FIRST = article(
    "first.txt", "Dam leaks", "The mayor said the engineers reported that it leaks.", outlet="Courier"
)
SECOND = article("second.txt", "Calm in the valley", "It is said to be safe. He doubts it.")
REPORTS = [
    said(FIRST, "1", "The mayor", "said", "the engineers reported that it leaks"),
    said(FIRST, "2", "the engineers", "reported", "that it leaks", parent="rep-1", kind="direct"),
    said(SECOND, "3", None, "is said", "to be safe", confidence=0.5),
    said(SECOND, "4", "He", "doubts", "it", kind="mixed", confidence=None),
]


def page_of(documents: list[Document], findings: Sequence[Finding], **more: object) -> str:
    made = provenance("dossier", settings={"model": "best"}, models={"best": "f00d"}, documents=documents)
    return dossier(documents, findings, provenance=made, **more).html  # type: ignore[arg-type]
