"""Which lines of a page are its main text: trafilatura decides, and its answer is found again in ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

# trafilatura's time grows with the elements times their depth; measured on one core: 10,000 elements
# 100 deep on average take 5 s. Ordinary news pages have a sum of depths of about 30,000.
_DEPTH_SUM: Final = 400_000
_ELEMENTS: Final = 40_000
_LONGEST_ATTRIBUTE: Final = 4_000  # characters; trafilatura searches them with slow expressions
_SHINGLE: Final = 5
_ENOUGH: Final = 0.6  # of a line's shingles; trafilatura changes spaces, marks and now and then a word
_WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class MainText:
    """Trafilatura's answer: its paragraphs, and what it makes of title, outlet and date."""

    paragraphs: tuple[str, ...]
    title: str | None
    sitename: str | None
    date: str | None


def main_text(tree: Any) -> MainText | None:
    """What trafilatura takes for the article, or None where it finds none or the page is too heavy for it.

    Overlong attributes of *tree* are cut.
    """
    if _too_heavy(tree):
        return None
    for element in tree.iter():
        for name, value in element.attrib.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                element.attrib[name] = value[:_LONGEST_ATTRIBUTE]
    trafilatura = _trafilatura()
    try:
        # max_date: otherwise today's date would enter the result
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": "2100-01-01",
            },
        )
    except Exception:  # foreign code on hostile pages; the page is then read by our own rules
        return None
    if found is None or not found.text:
        return None
    return MainText(
        tuple(p for p in found.text.split("\n") if p.strip()), found.title, found.sitename, found.date
    )


def _too_heavy(tree: Any) -> bool:
    from lxml import etree

    depth = total = 0
    for count, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        total += depth
        if total > 2 * _DEPTH_SUM or count > 2 * _ELEMENTS:
            return True
    return False


@lru_cache(maxsize=1)
def _trafilatura() -> Any:
    """The module; imported on first use (half a second), and kept from writing on the error stream."""
    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    import trafilatura

    return trafilatura


def found_in(lines: Sequence[str], paragraphs: Sequence[str]) -> list[bool]:
    """For each line, whether it is among *paragraphs*, by words alone; linear in both.

    A line of five words or more counts if most of its runs of five words occur; a shorter one only
    if it is a whole paragraph. Fails on: a teaser that repeats a whole sentence of the article.
    """
    whole: set[tuple[str, ...]] = set()
    shingles: set[tuple[str, ...]] = set()
    for paragraph in paragraphs:
        words = _words(paragraph)
        whole.add(tuple(words))
        shingles.update(_shingles(words))
    out = []
    for line in lines:
        words = _words(line)
        mine = _shingles(words)
        if mine:
            out.append(sum(s in shingles for s in mine) >= _ENOUGH * len(mine))
        else:
            out.append(bool(words) and tuple(words) in whole)
    return out


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
