"""Nothing that an article, a file name or a record says is ever run, loaded or followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.conftest import Open, Watched
from tests.browser.hostile import long_line, write_files
from tests.browser.pages import from_files, from_poison

from earwitness.dossier import dossier
from earwitness.provenance import provenance
from earwitness.records import Document

pytestmark = pytest.mark.browser

# What a dossier is made of; anything else came out of an article.
ELEMENTS = set(
    "html head meta title style script body a header footer main nav section article aside form h1 "
    "h2 h3 h4 p ul ol li dl dt dd div small strong em b i ins del span bdi code br table thead tbody "
    "tr th td time figure figcaption details summary label input select option output button wbr svg g "
    "path rect circle ellipse line polyline polygon text tspan title desc defs use marker".split()
)
# Every event that poison waits for, sent to every element; then what is in the document.
_PROVOKE = """() => {
  for (const element of document.querySelectorAll("*"))
    for (const name of ["mouseover", "focus", "focusin", "toggle", "load", "error", "begin"])
      element.dispatchEvent(new Event(name, {bubbles: name === "mouseover" || name === "focusin"}));
  const all = [...document.querySelectorAll("*")];
  return {
    elements: [...new Set(all.map((e) => e.localName.toLowerCase()))],
    handlers: all.flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith("on") || n === "style"),
    addresses: all.flatMap((e) => ["href", "src", "srcset", "action", "data", "xlink:href", "poster"]
      .map((n) => e.getAttribute(n)).filter(Boolean)),
    missing: [...document.links].map((a) => a.getAttribute("href"))
      .filter((h) => !document.getElementById(h.slice(1))),
    texts: [...document.querySelectorAll("article .text")].map((e) => e.textContent),
    canary: window.canary, title: document.title,
    forms: document.forms.length, scripts: document.scripts.length,
    refresh: document.querySelectorAll("meta[http-equiv=refresh]").length,
  };
}"""


def inert(watched: Watched) -> dict[str, object]:
    """What the document holds, after everything was provoked and nothing happened."""
    found: dict[str, object] = watched.page.evaluate(_PROVOKE)
    assert found["canary"] is None
    assert str(found["title"]).startswith("Dossier: ")
    assert watched.happened == []
    assert watched.violations() == []
    assert set(found["elements"]) <= ELEMENTS  # type: ignore[call-overload]
    assert found["handlers"] == []
    assert all(str(a).startswith("#") for a in found["addresses"])  # type: ignore[attr-defined]
    assert found["missing"] == []
    assert (found["refresh"], found["forms"], found["scripts"]) == (0, 1, 1)
    return found


def as_parsed(document: Document) -> str:
    """The article's text as an HTML document can hold it."""
    return "".join(
        "\ufffd" if c in "\x00\ufffe\uffff" or "\ud800" <= c <= "\udfff" else c for c in document.text
    )


@pytest.fixture(scope="session")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Document, ...]]:
    return from_poison(tmp_path_factory.mktemp("hostile") / "records.html")


def test_poison_in_every_field_of_every_record(
    by_hand: tuple[Path, tuple[Document, ...]], open_page: Open
) -> None:
    path, documents = by_hand
    found = inert(open_page(path))
    assert sorted(found["texts"]) == sorted(map(as_parsed, documents))  # type: ignore[call-overload]


def test_poison_stays_poison_without_scripts(
    by_hand: tuple[Path, tuple[Document, ...]], open_page: Open
) -> None:
    watched = open_page(by_hand[0], scripts=False)
    assert watched.happened == []
    assert watched.page.title().startswith("Dossier: ")
    assert watched.page.locator("article").count() == len(by_hand[1])


@pytest.mark.model
def test_a_bundle_that_an_outsider_sent(tmp_path: Path, open_page: Open) -> None:
    write_files(tmp_path / "in")
    path, documents = from_files(tmp_path / "in", tmp_path / "out.html")
    watched = open_page(path)
    found = inert(watched)
    assert sorted(found["texts"]) == sorted(map(as_parsed, documents))  # type: ignore[call-overload]
    assert {"nested.txt", "latin.txt", "wide.txt", "broken.txt", "page.html"} <= {
        Path(d.received_as).name for d in documents
    }
    refused = watched.page.locator("#before-you-use .refused").inner_text()
    assert "empty.txt" in refused and "binary.txt" in refused and "picture.html" in refused


def test_following_every_kind_of_link_stays_on_the_page(
    by_hand: tuple[Path, tuple[Document, ...]], open_page: Open
) -> None:
    watched = open_page(by_hand[0])
    before = watched.page.url.partition("#")[0]
    watched.page.evaluate("[...document.links].slice(0, 400).forEach((a) => a.click())")
    assert watched.page.url.partition("#")[0] == before
    assert watched.happened == [] and watched.page.evaluate("window.canary") is None


def test_a_line_of_five_megabytes(tmp_path: Path, open_page: Open) -> None:
    document = long_line(5_000_000)
    made = provenance("dossier", settings={}, models={}, documents=[document])
    path = tmp_path / "long.html"
    path.write_text(dossier([document], [], provenance=made).html, encoding="utf-8", newline="")
    watched = open_page(path)
    assert watched.happened == []
    assert watched.page.evaluate("document.querySelector('.text').textContent.length") == len(document.text)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 1280
