"""A marked-up text is the text: every character, in order, whatever the marks and the characters."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from earwitness.dossier.markup import article_html, escaped
from earwitness.dossier.statements import arrange
from earwitness.records import Block, Document, Report, Source

KINDS = ("headline", "body", "caption", "related-link", "notice")


class Reader(HTMLParser):
    """The characters of a page, the ids in it, and whether its elements are well nested."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.ids: list[str] = []
        self.classes: list[str] = []
        self.opened: list[str] = []
        self.around: list[list[str]] = []  # the classes of what is open
        self.levels: list[int] = []  # how many contents each content stands in, itself included
        self.well_nested = True
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.classes += (found.get("class") or "").split()
        self.levels += [1 + sum("c" in c for c in self.around)] if found.get("class") == "c" else []
        self.around.append((found.get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        self.around = self.around[:-1]
        self.well_nested = self.well_nested and bool(self.opened) and self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def marked(document: Document, reports: list[Report], *, excerpts_only: bool = False) -> Reader:
    (article,) = arrange([document], reports)
    return Reader(str(article_html(document, tuple(article.every_statement()), excerpts_only=excerpts_only)))


# no NUL or surrogates, which HTML cannot hold; all else, with what is likely to break out of it
_TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n\r\t<>&\"'`=/;“”\u202e\u2066\u200f\x1b\u2028\ufeffé—😀"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff"),
    ),
    min_size=1,
    max_size=80,
)


@st.composite
def bundles(draw: st.DrawFn) -> tuple[Document, list[Report]]:
    text = draw(_TEXTS)
    offset = st.integers(0, len(text))
    spans = st.tuples(offset, offset).map(lambda pair: (min(pair), max(pair)))
    edges = sorted(draw(st.lists(offset, max_size=8, unique=True)))
    blocks = tuple(
        Block(kind=draw(st.sampled_from(KINDS)), start=start, end=end)  # type: ignore[arg-type]
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    parts = st.lists(spans, max_size=3).map(tuple)
    reports = [
        Report(
            id=f"rep-{number}",
            document="doc",
            source=Source(spans=draw(parts)),
            cue=draw(parts),
            content=draw(parts),
            kind="mixed",
            parent=f"rep-{number - 1}" if number and draw(st.booleans()) else None,
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    return Document(id="doc", received_as="a", text=text, blocks=blocks), reports


@given(bundles())
def test_the_visible_text_is_the_text(bundle: tuple[Document, list[Report]]) -> None:
    document, reports = bundle
    page = marked(document, reports)
    assert page.text == document.text
    assert page.well_nested and not page.opened


@given(bundles())
def test_each_statement_with_words_has_one_anchor(bundle: tuple[Document, list[Report]]) -> None:
    document, reports = bundle
    (article,) = arrange([document], reports)
    expected = {
        f"t{s.number}"
        for s in article.every_statement()
        # blanks between two blocks have no place on the page
        if any(document.text[a:b].strip() for a, b in s.report.source.spans + s.report.cue + s.report.content)
    }
    found = marked(document, reports).ids
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(bundles())
def test_excerpts_hold_every_marked_word(bundle: tuple[Document, list[Report]]) -> None:
    document, reports = bundle
    page = marked(document, reports, excerpts_only=True)
    assert page.well_nested
    shown = "".join(page.text.split())
    for report in reports:
        for start, end in report.content:
            for word in document.text[start:end].split():
                assert word in shown


def test_excerpts_leave_out_what_no_statement_covers() -> None:
    text = (
        "Headline\nThe weather was fine and " + "nobody expected anything at all " * 5 + ". He said it leaks."
    )
    document = Document(
        id="doc",
        received_as="a",
        text=text,
        blocks=(Block(kind="headline", start=0, end=8), Block(kind="body", start=9, end=len(text))),
    )
    at = text.index("it leaks")
    report = Report(
        id="rep", document="doc", source=Source(), cue=(), content=((at, at + 8),), kind="indirect"
    )
    page = marked(document, [report], excerpts_only=True)
    assert "Headline" in page.text and "it leaks" in page.text
    assert "nobody" not in page.text and "[… 33 words left out]" in page.text


def test_nested_contents_are_deeper_and_crossing_ones_are_cut() -> None:
    text = "He said she says it leaks badly now"
    outer = Report(
        id="rep-1",
        document="doc",
        source=Source(spans=((0, 2),)),
        cue=((3, 7),),
        content=((8, 25),),
        kind="indirect",
    )
    inner = Report(
        id="rep-2",
        document="doc",
        source=Source(spans=((8, 11),)),
        cue=((12, 16),),
        content=((17, 31),),  # runs on beyond the outer content
        kind="indirect",
        parent="rep-1",
    )
    document = Document(id="doc", received_as="a", text=text)
    page = marked(document, [outer, inner])
    assert page.text == text and page.well_nested
    assert page.levels == [1, 2, 1]


def test_notices_are_folded_unless_somebody_says_something_in_them() -> None:
    text = "News\nRead more: the dam\nShare this\nHe said it leaks.\nMore notices"
    starts = [0, 5, 24, 35, 53]
    kinds = ("headline", "related-link", "share", "notice", "notice")
    ends = [*(n - 1 for n in starts[1:]), len(text)]
    document = Document(id="doc", received_as="a", text=text, blocks=tuple(
        Block(kind=k, start=a, end=b) for k, a, b in zip(kinds, starts, ends, strict=True)  # type: ignore[arg-type]
    ))  # fmt: skip
    at = text.index("it leaks")
    report = Report(
        id="rep", document="doc", source=Source(), cue=(), content=((at, at + 8),), kind="indirect"
    )
    page = marked(document, [report])
    assert page.text == text and page.well_nested and not page.opened
    html = str(article_html(document, arrange([document], [report])[0].statements))
    folds = [part.partition("</details>")[0] for part in html.split("<details")[1:]]
    assert len(folds) == 2
    assert "Read more" in folds[0] and "Share" in folds[0] and "More notices" in folds[1]
    assert "it leaks" not in "".join(folds)


def test_characters_that_reorder_or_cannot_stand_are_shut_up() -> None:
    assert escaped("a\u202eb") == 'a<bdi class="control" data-name="U+202E">\u202e</bdi>b'
    assert escaped("\x00") == '<bdi class="control" data-name="U+0000">\ufffd</bdi>'
    assert escaped("\ud800") == '<bdi class="control" data-name="U+D800">\ufffd</bdi>'
    assert escaped("\r\n") == "&#13;\n"


def test_a_long_text_without_blocks_is_marked_in_reasonable_time() -> None:
    """Ten thousand statements in one block: the square of that would not end."""
    text = "He said it leaks. " * 10_000
    reports = [
        Report(
            id=f"rep-{n}",
            document="doc",
            source=Source(spans=((18 * n, 18 * n + 2),)),
            cue=((18 * n + 3, 18 * n + 7),),
            content=((18 * n + 8, 18 * n + 16),),
            kind="indirect",
        )
        for n in range(10_000)
    ]
    page = marked(Document(id="doc", received_as="a", text=text), reports)
    assert page.text == text and len(page.ids) == 10_000
