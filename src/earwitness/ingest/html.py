"""HTML pages: all their visible text, and which part of it is what."""

from __future__ import annotations

import re
from typing import Final

from earwitness.errors import InputError
from earwitness.ingest import rules
from earwitness.ingest.blocks import blocks_of, lines_of, part_credits
from earwitness.ingest.draft import Draft, Fact, Facts
from earwitness.ingest.headline import find_headline, name_in_title
from earwitness.ingest.main_text import MainText, found_in, main_text
from earwitness.ingest.metadata import Metadata, read_metadata
from earwitness.ingest.outlet import shown_outlet
from earwitness.ingest.page import Page, PageLine, read_page, text_of
from earwitness.ingest.plain import classify, stated_date
from earwitness.ingest.tree import parse
from earwitness.records import BlockKind

_LOOKS_HTML: Final = re.compile(
    r"\s*(?:<!--.{0,5000}?-->\s*|<\?xml[^>]{0,300}\?>\s*)*<(?:!doctype\s+html|html|head|body|article|main|"
    r"section|div|table|meta|title|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_HAS_TAG: Final = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|h[1-6]|span|a|table|ul|script|meta)\b", re.IGNORECASE
)
_LETTERS: Final = re.compile(r"\w+")
_SUBHEAD_WORDS: Final = 40
_SENTENCE_WORDS: Final = 8
_FIRM_HINTS: Final = frozenset({"caption", "credit", "subhead"})


def is_html(text: str, *, named_so: bool) -> bool:
    """True if *text* begins like a page, or has tags anywhere near its beginning and is *named_so*."""
    return bool(_LOOKS_HTML.match(text[:10_000])) or (named_so and bool(_HAS_TAG.search(text[:20_000])))


def read_html(source: str, name: str) -> Draft:
    """An article from the source of a page. Raises InputError if nothing of it can be seen."""
    tree, flat = parse(source, name)
    page = read_page(tree)
    if not any(_LETTERS.search(line.text) for line in page.lines):
        raise InputError(
            name,
            "is an HTML page without visible text",
            "it may need scripts to show its text: save the complete page from a browser, or copy the text",
        )
    metadata = read_metadata(tree, source)
    main = None if flat else main_text(tree)
    # trafilatura's title may be the first h1, whatever that is: only where the page names none
    titles = metadata.titles or ((main.title,) if main and main.title else ())
    headings, headline = find_headline(page, titles)
    prefix = headline if headline and not headings else ""
    kinds = _kinds(page, headings, main)
    text = text_of(page, prefix)
    lines = lines_of(text)
    notes = (f"{name}: nested too deeply, so read without the structure of the page",) if flat else ()
    all_kinds: list[BlockKind] = ["headline", *kinds] if prefix else kinds
    facts = _facts(metadata, main, headline)
    if facts.published is None or facts.published.basis == "inferred":
        head = ("headline", "body", "credit", "subhead")
        kept = [line for line, kind in zip(lines, all_kinds, strict=True) if kind in head]
        facts = Facts(published=stated_date(kept)).over(facts)
    if facts.outlet is None:
        facts = facts.over(Facts(outlet=shown_outlet(lines, all_kinds)))
    blocks = blocks_of(*part_credits(lines, all_kinds, rules.credit_in_caption))
    return Draft(text, blocks, headline, facts, notes)


def _facts(metadata: Metadata, main: MainText | None, headline: str | None) -> Facts:
    """The page's own facts; an outlet only inferred from its address gives way to a name."""
    outlet = metadata.facts.outlet
    if outlet is None or outlet.basis == "inferred":
        if name := name_in_title(metadata.titles, headline or ""):
            outlet = Fact(name, "inferred", "what follows the headline in the page's title")
        elif main and main.sitename:
            outlet = Fact(main.sitename, "inferred", "the page's title or address, as trafilatura reads it")
    published = metadata.facts.published
    if published is None and main and main.date:
        published = Fact(main.date, "inferred", "the page's markup, as htmldate reads it")
    return Facts(outlet, published, metadata.facts.url)


def _kinds(page: Page, headline: frozenset[int], main: MainText | None) -> list[BlockKind]:
    """The kind of each line of the page, from its own words, its place in the page, and the main text."""
    texts = [line.text for line in page.lines]
    in_main = found_in(texts, main.paragraphs) if main else [False] * len(texts)
    # without trafilatura the rules for bare text say what markup does not
    fallback = classify(lines_of(text_of(page, ""))) if not any(in_main) else None
    body = [i for i, inside in enumerate(in_main) if inside and i not in headline]
    first, last = (body[0], body[-1]) if body else (0, len(texts) - 1)
    kinds: list[BlockKind] = []
    intro = False  # after "Read also", inside the same list
    for i, line in enumerate(page.lines):
        kind = "headline" if i in headline else _marked(page, line, in_main[i])
        if kind is None and fallback is not None:
            kind = "subhead" if fallback[i] == "headline" and headline else fallback[i]
        if kind is None and intro and line.linked * 2 > len(line.text):
            kind = "related-link"
        if kind is None:
            kind = _placed(
                line, inside=in_main[i], between=first <= i <= last, before=i < first and _after(headline, i)
            )
        intro = kind == "related-link" and (intro or rules.related_intro(line.text) is True)
        kinds.append(kind)
    return kinds


def _after(headline: frozenset[int], i: int) -> bool:
    return bool(headline) and i > max(headline)


def _marked(page: Page, line: PageLine, in_main: bool) -> BlockKind | None:
    """What the line's own words, or the markup around it, say that it is."""
    own = rules.kind_of(line.text)
    if own in ("notice", "share", "media-placeholder"):
        return own
    if zone := page.holds(line.context.zone):
        return zone
    hint = page.holds(line.context.hint)
    firm = line.context.hint is not None and line.context.hint.firm
    if hint and (firm or not in_main or (hint in _FIRM_HINTS and len(line.text.split()) <= _SUBHEAD_WORDS)):
        return hint
    if own:
        return own
    if line.context.heading and in_main:
        return "subhead"
    return None


def _placed(line: PageLine, *, inside: bool, between: bool, before: bool) -> BlockKind:
    """What a line without marks is, by where it stands with regard to the main text.

    Fails on: readers' comments and second articles below the main text, which become notices.
    """
    if inside:
        return "body"
    if line.linked * 2 > len(line.text):
        return "related-link"
    if line.context.heading:
        return "subhead" if between or before else "notice"
    words = len(line.text.split())
    sentence = words >= _SENTENCE_WORDS and rules.ends_sentence(line.text)
    if before and 3 <= words <= _SUBHEAD_WORDS and not rules.ends_sentence(line.text):
        return "subhead"
    if (between or before) and (sentence or line.context.quote):
        return "body"
    return "notice"
