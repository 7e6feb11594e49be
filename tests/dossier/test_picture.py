"""The pictures as they stand in the page: complete, linked, escaped, the same every time, not too large."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import chain

import msgspec
import pytest
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.many_articles import made, outlet
from tests.dossier.test_lineage import page_of

from earwitness.dossier.lineage import lineage_of
from earwitness.dossier.picture import Picture, picture
from earwitness.dossier.picture.flow_rows import MOST_ARTICLES, MOST_RELAYS, MOST_SOURCES
from earwitness.dossier.picture.nodes import Node
from earwitness.dossier.picture.words import told
from earwitness.dossier.statements import arrange
from earwitness.records import AnyRecord, Document, Party

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</text></svg><h1>",
    "a\u202eb\u2066c",
    "\x00\x1b[31m",
    "&lt;b&gt;{{ 7 * 7 }}",
    "W" * 5000,
    "e" + "\u0301" * 500,
    "",
    " \n\u2003",
)


def view(
    documents: Sequence[Document] = DOCUMENTS,
    findings: Sequence[object] = FINDINGS,
    lineage: Sequence[AnyRecord] = LINEAGE,
) -> Picture:
    articles = arrange(documents, findings)  # type: ignore[arg-type]
    return picture(articles, lineage_of(articles, lineage))  # type: ignore[arg-type]


def section(html: str) -> str:
    start = html.index('<section id="picture"')
    return html[start : html.index("</section>", start)]


def drawings(html: str) -> list[ET.Element]:
    """Every picture, as XML: what is not well formed raises an error here."""
    return [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]


def texts(svg: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter("text")]


def styles(svg: ET.Element) -> list[str]:
    return [e.get("class") or "" for e in svg.iter()]


def test_a_bundle_without_a_claim_of_several_articles_has_no_picture() -> None:
    assert not view(lineage=())
    assert 'id="picture"' not in page_of(()) and 'href="#picture"' not in page_of(())
    assert 'id="picture"' in page_of()


def test_the_claim_is_drawn_in_both_widths_with_all_its_signs() -> None:
    found = view()
    (claim,) = found.claims
    wide, narrow = drawings(claim.svg)
    assert (wide.get("id"), narrow.get("id")) == ("p1-wide", "p1-narrow")
    for svg in (wide, narrow):
        words = texts(svg)
        for expected in (
            "an inspector",
            "Inspector Mara Quill",
            "these 2 may be one",
            "the ownerPost, 6 May",
        ):
            assert expected in words, expected
        marks = styles(svg)
        assert {"mark unnamed", "mark named", "mark article", "mark denial", "bracket"} <= set(marks)
        assert marks.count("mark article") == 2 and marks.count("bracket") == 1
        (denial,) = [e for e in svg.iter() if e.get("class") == "edge denies"]
        assert any(e.get("class") == "twig denying" for e in denial)
    assert [words for _, words in found.claim_signs] == [
        "somebody with a name",
        "nobody is named",
        "an article",
        "says that it has it from there",
        "denies what the bar stands before",
        "origins that may be one",
    ]


def test_what_is_not_in_hand_is_dashed_and_what_is_inferred_dotted() -> None:
    svg, _ = drawings(view(*made(12)).claims[0].svg)
    (ghost,) = [e for e in svg.iter("a") if "is-ghost" in (e.get("class") or "")]
    assert [e.get("class") for e in ghost.iter("circle")] == ["mark ghost"]
    assert ghost.get("href") == "#m1"
    assert {"twig stated", "twig inferred", "drift"} <= set(styles(svg))
    bundle, _ = drawings(view(*made(12)).bundle)
    flows = [e.get("class") or "" for e in bundle.iter("g") if (e.get("class") or "").startswith("flow ")]
    assert any(f.startswith("flow stated") for f in flows) and any(
        f.startswith("flow inferred") for f in flows
    )


def test_shapes_do_not_hang_on_color() -> None:
    import importlib.resources

    css = importlib.resources.files("earwitness.dossier").joinpath("template/picture.css").read_text()
    assert re.search(r"\.mark\.ghost \{[^}]*stroke-dasharray", css)
    assert re.search(r"\.twig\.inferred \{[^}]*stroke-dasharray", css)
    assert re.search(r"\.inferred > \.ribbon \{[^}]*stroke-dasharray", css)
    places = MOST_SOURCES + MOST_RELAYS + MOST_ARTICLES
    for n in range(places):  # the way of every place there can be is lit up
        assert f".flows:has(.at-{n}:is(:hover, :focus)) .on-{n} .ribbon" in css
    assert f".at-{places}:" not in css


def test_every_link_leads_somewhere_and_every_end_is_drawn() -> None:
    for html in (page_of(), page_of(*(made(60)[2], *made(60)[:2]))):
        ids = re.findall(r'\bid="([^"]*)"', html)
        assert len(ids) == len(set(ids))
        links = re.findall(r'href="#([^"]*)"', section(html))
        assert links and not set(links) - set(ids)
        for svg in drawings(section(html)):
            classes = [c for style in styles(svg) for c in style.split()]
            on, at = ({c[3:] for c in classes if c.startswith(which)} for which in ("on-", "at-"))
            assert on <= at


def test_a_picture_says_what_it_is_and_its_parts_too() -> None:
    for svg in drawings(section(page_of())):
        if svg.get("aria-hidden"):
            continue
        assert svg.get("role") == "group"
        title = next(e for e in svg if e.tag == "title")
        assert svg.get("aria-labelledby") == title.get("id") and title.text
        links = list(svg.iter("a"))
        assert links and all(next(iter(a)).tag == "title" and next(iter(a)).text for a in links)


def test_the_path_of_a_node_is_what_it_is_drawn_inside_of() -> None:
    claim = view(*made(12)).claims[0]
    ways: list[list[str]] = []

    def walk(nodes: Sequence[Node], above: list[str]) -> None:
        for node in nodes:
            ways.append([*above, told(node)])
            walk(node.children, ways[-1])

    walk(claim.tree.roots, [])
    for svg in drawings(claim.svg):
        drawn: list[list[str]] = []

        def look(element: ET.Element, above: list[str], drawn: list[list[str]] = drawn) -> None:
            links = [e for e in element if e.tag == "a"]
            edges = [e for e in element if (e.get("class") or "").startswith("edge")]
            if element.get("class") == "branch":
                assert len(links) == 1 and len(edges) == (1 if above else 0)
                above = [*above, links[0][0].text or ""]
                drawn.append(above)
            for child in element:
                look(child, above)

        look(svg, [])
        assert sorted(drawn) == sorted(ways)


def test_the_way_of_a_place_is_that_of_its_claims_alone() -> None:
    svg, _ = drawings(view(*made(8)).bundle)
    number = {
        "".join(a.itertext()).split(",")[0]: (a.get("class") or "").split("at-")[1] for a in svg.iter("a")
    }
    ways = [set(style.split()) for style in styles(svg) if style.startswith("flow ")]
    official, agency, engineer = (
        f"on-{number[name]}" for name in ("a senior official", outlet(0), "engineer 7")
    )
    assert any({official, agency} <= way and engineer not in way for way in ways)
    assert any({engineer, agency} <= way and official not in way for way in ways)


@pytest.mark.parametrize("articles", [5, 60, 150])
def test_size_is_bounded(articles: int) -> None:
    found = view(*made(articles))
    assert len(found.bundle) < 60_000
    assert all(len(claim.svg) < 60_000 for claim in found.claims)


def test_what_is_folded_stands_below_in_words() -> None:
    documents, findings, lineage = made(60)
    html = section(page_of(lineage, documents, findings))
    assert "articles by way of Meridian" in html and "40 articles" in html
    words = html[html.index('id="p1-words"') :]
    for n in range(60):
        assert f">{outlet(n)}<" in words
    # on paper words are printed only where the picture folds
    assert html.count('class="fold needed"') == 2
    assert 'class="fold needed"' not in section(page_of())


def test_same_bytes_whatever_the_order() -> None:
    documents, findings, lineage = made(60)
    once = view(documents, findings, lineage)
    again = view(documents[::-1], findings[::-1], lineage[::-1])
    assert once.bundle == again.bundle and [c.svg for c in once.claims] == [c.svg for c in again.claims]
    assert page_of(lineage, documents, findings) == page_of(lineage[::-1], documents[::-1], findings[::-1])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_stay_words(hostile: str) -> None:
    documents, findings, lineage = made(12)
    documents = [msgspec.structs.replace(d, outlet=f"{hostile}{n}") for n, d in enumerate(documents)]
    findings = [msgspec.structs.replace(f, name=hostile) if isinstance(f, Party) else f for f in findings]
    lineage = [msgspec.structs.replace(r, name=hostile) if isinstance(r, Party) else r for r in lineage]
    found = view(documents, findings, lineage)
    for svg in drawings("\n".join(chain((found.bundle,), (c.svg for c in found.claims)))):
        tags = {e.tag for e in svg.iter()}
        assert tags <= {"svg", "g", "a", "title", "path", "rect", "circle", "text", "tspan"}
        allowed = {"class", "id", "role", "aria-labelledby", "aria-hidden", "viewBox", "width", "height", "d"}
        allowed |= {"font-size", "x", "y", "rx", "cx", "cy", "r", "dx", "href", "text-anchor", "stroke-width"}
        for element in svg.iter():
            assert set(element.attrib) <= allowed
            assert (element.get("href") or "#").startswith("#")
            if element.tag in ("a", "title", "text"):
                assert "".join(element.itertext()).strip()
        shown = "".join(svg.itertext())
        assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", shown)
        assert not re.search("\u0301{3}", shown)


@pytest.mark.parametrize("name", ["", "\u200b", " "])
def test_no_link_is_empty(name: str) -> None:
    documents, findings, lineage = made(30)
    findings = [msgspec.structs.replace(f, name=name) if isinstance(f, Party) else f for f in findings]
    lineage = [msgspec.structs.replace(r, name=name) if isinstance(r, Party) else r for r in lineage]
    html = section(page_of(lineage, documents, findings))
    assert not re.search(r"<a [^>]*>(\s|\u200b|</?bdi>)*</a>", html)


def test_a_page_with_pictures_still_holds_no_address_and_no_style_of_an_element() -> None:
    html = section(page_of())
    assert not re.search(r"https?://|\bstyle=|\bon\w+=|url\(|<use|<image|<foreignObject", html)
