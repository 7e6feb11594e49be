"""The page as a whole: complete, self-contained, the same every time, and safe with hostile texts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest

from earwitness.dossier import dossier
from earwitness.errors import InputError
from earwitness.provenance import provenance
from earwitness.records import (
    Block,
    Document,
    Figure,
    Finding,
    HeadlineCheck,
    Informs,
    Party,
    Published,
    Relay,
    Report,
    Source,
    When,
)

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
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "dl",
        "div",
        "dt",
        "dd",
        "small",
        "nav",
        "ul",
        "li",
        "main",
        "section",
        "strong",
        "em",
        "span",
        "bdi",
        "ol",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "time",
        "article",
        "aside",
        "footer",
        "code",
        "details",
        "summary",
        "svg",
        "rect",
        "path",
        "defs",
        "use",
        "circle",
        "text",
        "tspan",
        "title",
        "desc",
        "g",
        "line",
        "polygon",
        "figure",
        "figcaption",
        "script",
        "form",
        "label",
        "input",
        "select",
        "option",
        "output",
        "button",
        "b",
        "i",
        "ins",
        "del",
        "br",
        "wbr",
    ]
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


def test_same_bytes_whatever_the_order() -> None:
    once = page_of([FIRST, SECOND], REPORTS)
    assert once == page_of([SECOND, FIRST], REPORTS[::-1])
    assert once == page_of([FIRST, SECOND], REPORTS)


def test_every_link_leads_somewhere_on_the_page() -> None:
    page = Page(page_of([FIRST, SECOND], REPORTS))
    assert len(page.ids) == len(set(page.ids))
    assert {f"t{n}" for n in range(1, 5)} | {f"s{n}" for n in range(1, 5)} <= set(page.ids)
    assert page.links and all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_statement_without_any_words_still_leads_to_its_article() -> None:
    empty = Report(id="rep-0", document=FIRST.id, source=Source(), cue=(), content=(), kind="indirect")
    page = Page(page_of([FIRST], [empty]))
    assert all(link[1:] in page.ids for link in page.links)


def test_articles_are_shown_in_full() -> None:
    assert Page(page_of([SECOND, FIRST], REPORTS)).texts == [FIRST.text, SECOND.text]


def test_the_page_needs_nothing_else() -> None:
    html = page_of([FIRST, SECOND], REPORTS)
    assert not re.search(r"<script |<link|<iframe|@import|url\(|src=|https?://", html)


def test_the_policy_lets_in_exactly_the_style_and_the_script_of_the_page() -> None:
    """The hashes are those of what stands between the tags, as CSP Level 3 has a browser compute them."""
    html = page_of([FIRST, SECOND], REPORTS)
    page = Page(html)
    (policy,) = (a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))
    for element, rule in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(f"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode("utf-8")).digest()).decode("ascii")
        assert rules[rule] == f"'sha256-{digest}'"
        assert sum(tag == element for tag, _ in page.tags) == 1
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert len(rules) == 5 and "unsafe" not in str(policy)
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_the_script_is_small_and_cannot_end_itself() -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", page_of([], []), re.DOTALL)
    assert len(script.encode()) < 13 * 1024
    assert "<" + "!--" not in script and "fetch" not in script and "XMLHttp" not in script


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_stay_texts(hostile: str) -> None:
    document = article(hostile, hostile, f"{hostile} said {hostile}.", outlet=hostile)
    start = document.blocks[1].start
    report = Report(
        id="rep-1",
        document=document.id,
        source=Source(spans=((start, start + len(hostile)),)),
        cue=((start + len(hostile) + 1, start + len(hostile) + 5),),
        content=((start + len(hostile) + 6, len(document.text) - 1),),
        kind="direct",
    )
    refused = [InputError(hostile, hostile, hostile)]
    html = page_of([document], [report], refused=refused, notes=[hostile])
    page = Page(html)
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not [name for _, found in page.tags for name in found if name.startswith("on") or name == "style"]
    assert all(link.startswith("#") for link in page.links)
    assert page.texts == [document.text]
    assert sum(tag == "h1" for tag, _ in page.tags) == 1
    assert sum(tag == "script" for tag, _ in page.tags) == sum(tag == "form" for tag, _ in page.tags) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_in_all_that_was_found_stay_words(hostile: str) -> None:
    document = article("a.txt", hostile, f"Clerks told {hostile} of 40 on Monday.", outlet=hostile)
    at = document.blocks[1].start
    whole = (at, len(document.text))
    party = Party(
        id="p",
        document=document.id,
        name=hostile,
        kind="anonymous-group",
        mentions=(whole,),
        role=hostile,
        affiliation=hostile,
        anonymity=whole,
    )
    report = Report(
        id="r",
        document=document.id,
        source=Source(spans=((at, at + 6),), party="p"),
        cue=((at + 7, at + 11),),
        content=(whole,),
        kind="direct",
        stance="denies",
        hedges=(whole,),
        verification=(whole,),
        relay=(Relay(party="p", basis="stated"),) * 3,
        when=When(span=whole, date=None),
    )
    found: list[Finding] = [
        party,
        report,
        Figure(
            id="f",
            document=document.id,
            span=whole,
            value=40,
            low=None,
            high=None,
            unit=hostile,
            what=hostile,
            as_of=hostile,
            report="r",
        ),
        Informs(
            id="i",
            document=document.id,
            informer="p",
            informed="p",
            manner="misleads",
            span=whole,
            motive=hostile,
            report="r",
        ),
        HeadlineCheck(
            id="c",
            document=document.id,
            kind="unsaid-quote",
            span=(0, len(hostile)),
            why=hostile,
            reports=("r",),
        ),
    ]
    page = Page(page_of([document], found))
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not [name for _, found in page.tags for name in found if name.startswith("on") or name == "style"]
    assert page.links and all(link[1:] in page.ids for link in page.links)
    assert page.texts == [document.text]


def test_says_who_informs_whom_what_was_counted_and_what_the_headline_claims() -> None:
    document = article("a.txt", "Forty fled", "Clerks misled the mayor about some 40 families, Oster said.")
    clerks, mayor, forty = (
        (document.text.index(words), document.text.index(words) + len(words))
        for words in ("Clerks", "the mayor", "some 40")
    )
    report = said(document, "1", "Oster", "said", "Clerks misled the mayor about some 40 families")
    html = page_of(
        [document],
        [
            Party(id="c", document=document.id, name="clerks", kind="anonymous-group", mentions=(clerks,)),
            Party(id="m", document="doc-a.txt", name="the mayor", kind="observer", mentions=(mayor,)),
            report,
            Figure(id="f", document=document.id, span=forty, value=40, low=None, high=None, unit=None,
                   what="families", report=report.id),
            Informs(id="i", document=document.id, informer="c", informed="m", manner="misleads",
                    span=clerks, report=report.id),
            HeadlineCheck(id="k", document="doc-a.txt", kind="hedge-dropped", span=(0, 10), why="some"),
        ],
    )  # fmt: skip
    flat = re.sub(r"<[^>]*>|\s+", " ", html)
    flat = re.sub(r"\s+", " ", flat)
    assert "Headline to check : a doubt or condition of the text is gone" in flat and "“Forty fled”" in flat
    assert "clerks misleads the mayor “Clerks”" in flat
    assert re.search("some 40 families, Oster said. Oster 1 a.txt", flat)


@pytest.mark.parametrize("mark", list("\u202a\u202b\u202d\u202e\u2066\u2067\u2068"))
def test_direction_marks_reach_no_further_than_themselves(mark: str) -> None:
    document = article("a.txt", f"{mark}Headline", f"He said {mark}it leaks.", outlet=f"{mark}Courier")
    html = page_of([document], [said(document, "1", "He", "said", f"{mark}it leaks")], notes=[mark])
    assert mark in html
    assert len(re.findall(f'data-name="U\\+[0-9A-F]{{4}}">{mark}</bdi>', html)) == html.count(mark)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Articles", 2),
        ("Statements", 4),
        ("No source given", 1),
        ("Denials", 0),
        ("Word for word", 1),
    ],
)
def test_counts(name: str, number: int) -> None:
    assert f"<dt>{name}</dt><dd>{number}<" in page_of([FIRST, SECOND], REPORTS)


def test_says_who_how_firmly_and_what_is_missing() -> None:
    html = page_of(
        [FIRST, SECOND],
        REPORTS,
        refused=[InputError("scan.pdf", "is a PDF file", "save it as text")],
        notes=["A note."],
    )
    for words in (
        "no source given",
        "indirect · clear (0.95)",
        "doubtful (0.50)",
        "not rated",
        "scan.pdf",
        "save it as text",
        "A note.",
        "What this does not tell you",
        "Not traced.",
        "No weighing.",
        "1 outlet, 1 article of unknown outlet",
        "1 partly quoted, 2 not",
        "f00d",
        "doc-first.txt",
    ):
        assert words in html


def test_own_voice_is_not_counted_as_without_source() -> None:
    html = page_of([FIRST], [said(FIRST, "1", None, "said", "that it leaks", voice="own")])
    assert "<dt>No source given</dt><dd>0<" in html and "the outlet itself" in html


def test_excerpts_do_not_hold_the_articles() -> None:
    long = article("long.txt", "Dam leaks", "Rain fell for days on end. " * 40 + "He said it leaks.")
    html = page_of([long], [said(long, "1", "He", "said", "it leaks")], excerpts_only=True)
    assert "Rain fell" not in html and "words left out" in html and "Excerpts only" in html


def test_nothing_at_all_is_a_page_too() -> None:
    assert "No statements were found" in page_of([], [])


def test_a_row_says_inside_which_statement_it_stands() -> None:
    document = article("n.txt", "News", "Quill said that Oster said that it leaks.")
    outer = said(document, "outer", "Quill", "said", "that Oster said that it leaks")
    inner = said(document, "inner", "Oster", "said", "that it leaks", parent=outer.id)
    html = page_of([document], [outer, inner])
    table = html[html.index('id="statements"') : html.index('id="articles"')]
    assert table.count('inside <a href="#s1">1</a>') == 1


def test_sources_that_differ_in_capitals_are_one_wording() -> None:
    document = article("c.txt", "News", "The minister said yes. Later the minister added no.")
    reports = [
        said(document, "one", "The minister", "said", "yes"),
        said(document, "two", "the minister", "added", "no"),
    ]
    html = page_of([document], reports)
    table = html[html.index('id="statements"') : html.index('id="articles"')]
    assert table.count('<th scope="row">') == 1
    assert "2 statements" in table
