"""Invented pages for the labeler of lines: paragraphs of annotated articles amid furniture made up at random.

Sites dress their articles in endless forms, and a hundred annotated pages show few of them. Here a page
is put together from tables of forms: a masthead, a by-line, captions, notices between the paragraphs, a
foot. Names are made of syllables. Headlines, subheads and paragraphs are those of the articles given.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from earwitness.records import BlockKind

FORMS: Final = Path(__file__).parent / "page_forms.txt"
Labeled = tuple[str, BlockKind, bool]  # text of a line, what it is, whether a blank line stands above
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Story:
    """What an annotated article gives to invented pages."""

    headline: str
    subheads: tuple[str, ...]
    body: tuple[str, ...]


_CONSONANTS: Final = "b br c ch d dr f g gr h j k l m n p pr r s sh st t th tr v w".split()
_VOWELS: Final = "a e i o u ai ea o a e i".split()
_ENDINGS: Final = "n l r s t nd rt ck m lle nna rick son ley ton vik mann berg ska ado ini ez ová sen well".split()
_GIVEN: Final = (
    "Anna Maria Peter James Sarah Tom Emily David Lucy Mark Elena Ivan Fatima Omar Wei Priya Carlos Ingrid Lars "
    "Sofia Niamh Sean Rachel Ben Chloe Jack Yusuf Amara Kofi Hana Jin Olga Pavel Marta Hugo Clara Felix Nora Ruth "
    "Gareth Megan Declan Aoife Tariq Leila Diego Lucia Matteo Giulia Anders Astrid Jonas Katja Viktor Zofia"
).split()
_PAPER: Final = (
    "Times Post Gazette Herald Courier Tribune Chronicle Observer Standard Mail Echo Argus Journal News Press "
    "Examiner Dispatch Sentinel Mercury Star Register Record Advertiser Review Monitor Ledger Wire Today Online "
    "Daily Weekly Globe Sun Mirror Express Bulletin Telegraph Independent Reporter Voice Insider Leader"
).split()
_ODD_PAPER: Final = (
    "Longshore|The Tin Drum|Sidelight|Ballast|Undertow|Kettle & Pen|Newsloop|Frontline24|TrendBarge|BuzzQuay|"
    "The Slow Read|Saltmarsh|Plain Facts|The Back Bench|Wavelength|Tidbit|Crosswind|Channel 9|Radio Lune|NTV|K2 News|"
    "The Paper Boat|Field Notes|Deep Draught|GlobeFeed|Rumble Seat|MetroScan|Trade Compass|Hull & Harbor|The Signal Box"
).split("|")
_SECTIONS: Final = (
    "World|Politics|Business|Health|Science|Sport|Investigations|Local|Opinion|Culture|Environment|Education|Crime|"
    "Defence|Defense|Transport|Technology|Money|Housing|Courts|National|International|Football|Analysis|Energy|UK|"
    "Europe|Science & Health|Law and order|Society|The Long Read|Features|News|Exclusive|Special report|Climate|"
    "Markets|Companies|Public services|Council|Local democracy|Maritime|Aviation|Rail|Weather|Media|Live"
).split("|")
_PLACES: Final = "harbor hospital council bridge ministry dam school station court airport prison factory".split()
_SHORT_TITLES: Final = 0.1  # share of pages
_MONTHS: Final = "January February March April May June July August September October November December".split()
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Page:
    """Makes up lines; one *site* name, date and author hold for a whole page."""

    def __init__(self, rng: random.Random, stories: Sequence[Story], forms: dict[str, list[str]]) -> None:
        self.rng, self.stories, self.forms = rng, stories, forms
        self.site = self._site()
        self.author = self._person()
        self.day = (rng.randint(1, 28), rng.randint(1, 12), rng.randint(2019, 2039))

    def fill(self, form: str) -> str:
        """*form* with each slot filled."""
        return _SLOT.sub(lambda m: self._slot(m[1]), form)

    def one(self, table: str) -> str:
        """A line of the table's forms."""
        return self.fill(self.rng.choice(self.forms[table]))

    def _slot(self, name: str) -> str:
        makers: dict[str, Callable[[], str]] = {
            "site": lambda: self.site, "SITE": lambda: self.site.upper(), "author": lambda: self.author,
            "AUTHOR": lambda: self.author.upper(), "person": self._person, "PERSON": lambda: self._person().upper(),
            "last": lambda: self.author.split()[-1], "other": self._site, "name": self._name, "NAME": lambda: self._name().upper(),
            "place": self._name, "PLACE": lambda: self._name().upper(), "section": lambda: self.rng.choice(_SECTIONS),
            "SECTION": lambda: self.rng.choice(_SECTIONS).upper(), "date": self._date, "clock": self._clock,
            "title": self._title, "thing": lambda: self.rng.choice(_PLACES), "year": lambda: str(self.day[2]),
            "n": lambda: str(self.rng.randint(2, 9)), "nn": lambda: str(self.rng.randint(11, 480)),
            "nnn": lambda: f"{self.rng.randint(1, 90)},{self.rng.randint(100, 999)}",
            "host": lambda: re.sub(r"\W", "", self.site.lower()) + self.rng.choice((".example", ".com", ".org")),
            "day": lambda: self.rng.choice(_DAYS), "month": lambda: self.rng.choice(_MONTHS),
        }  # fmt: skip
        return makers[name]() if name in makers else self.one(name)

    def _name(self) -> str:
        rng = self.rng
        middle = rng.choice(_CONSONANTS) + rng.choice(_VOWELS) if rng.random() < 0.4 else ""
        return (rng.choice(_CONSONANTS) + rng.choice(_VOWELS) + middle + rng.choice(_ENDINGS)).capitalize()

    def _person(self) -> str:
        rng = self.rng
        last = self._name() if rng.random() < 0.85 else f"{self._name()}-{self._name()}"
        middle = rng.choice(("", "", "", "", " J.", " van", f" {self._name()}"))
        return f"{rng.choice(_GIVEN) if rng.random() < 0.7 else self._name()}{middle} {last}"

    def _site(self) -> str:
        rng = self.rng
        if rng.random() < 0.25:
            return rng.choice(_ODD_PAPER)
        name = f"{self._name()} {rng.choice(_PAPER)}"
        return rng.choice(("", "", "The ", "The ", "Daily ")) + name

    def _date(self) -> str:
        day, month, year = self.day
        long, weekday = _MONTHS[month - 1], self.rng.choice(_DAYS)
        forms = (
            f"{day} {long} {year}", f"{long} {day}, {year}", f"{weekday}, {day} {long} {year}",
            f"{weekday} {day} {long} {year}", f"{long[:3]} {day}, {year}", f"{day} {long[:3]} {year}",
            f"{year}-{month:02}-{day:02}", f"{day:02}/{month:02}/{year}", f"{day}.{month}.{year}",
            f"{weekday[:3]} {day} {long[:3]} {year}", f"{long} {day}", f"{weekday}, {long} {day}", f"{day} {long}",
            f"{long[:3]}. {day}, {year}", f"{weekday} {long} {day} {year}", f"{day} {long[:3]}, {year}",
        )  # fmt: skip
        return self.rng.choice(forms)

    def _clock(self) -> str:
        rng = self.rng
        hour, minute = rng.randint(0, 23), rng.randint(0, 59)
        forms = (
            f"{hour:02}:{minute:02}", f"{hour:02}.{minute:02}", f"{hour % 12 + 1}:{minute:02} PM",
            f"{hour % 12 + 1}.{minute:02}am", f"{hour % 12 + 1}:{minute:02} p.m. ET", f"{hour:02}:{minute:02} GMT",
            f"{hour:02}.{minute:02} BST", f"{hour % 12 + 1}:{minute:02} a.m.", f"{hour:02}:{minute:02} UTC",
            f"{hour % 12 + 1}:{minute:02} PM CET",
        )  # fmt: skip
        return rng.choice(forms)

    def _title(self) -> str:
        """The title of another article."""
        if self.rng.random() < 0.6:
            return self.rng.choice(self.stories).headline
        return self.one("related_title")


def read_forms() -> dict[str, list[str]]:
    """The tables of forms: names in square brackets, below each its forms, one a line."""
    out: dict[str, list[str]] = {}
    here: list[str] = []
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("[[") and line.endswith("]]"):
            here = out.setdefault(line[2:-2], [])
        elif line.strip():
            here.append(line.replace("\\t", "\t"))
    return out


def invent(rng: random.Random, stories: Sequence[Story], forms: dict[str, list[str]]) -> list[Labeled]:
    """One page."""
    page = Page(rng, stories, forms)
    story = rng.choice(stories)
    tight = rng.random() < 0.12
    out: list[Labeled] = []
    _top(page, out)
    _head(page, story, out)
    _middle(page, story, out)
    _bottom(page, out)
    return [(text, kind, gap and not tight) for text, kind, gap in out]


def _put(page: Page, out: list[Labeled], kind: BlockKind, table: str, gap: float) -> None:
    """The lines of one form, at whose "//" a line ends; *gap* is how often a blank line stands above."""
    for n, text in enumerate(page.one(table).split("//")):
        out.append((text.strip(), kind, page.rng.random() < (gap if n == 0 else 0.12)))


def _maybe(page: Page, out: list[Labeled], chance: float, kind: BlockKind, table: str, gap: float) -> bool:
    if page.rng.random() >= chance:
        return False
    _put(page, out, kind, table, gap)
    return True


def _top(page: Page, out: list[Labeled]) -> None:
    """What stands above the headline."""
    r = page.rng.random
    if r() < 0.3:
        return
    _maybe(page, out, 0.15, "notice", "consent", 0.8)
    _maybe(page, out, 0.6, "notice", "masthead", 0.6)
    _maybe(page, out, 0.2, "notice", "motto", 0.3)
    _maybe(page, out, 0.3, "notice", "menu", 0.4)
    _maybe(page, out, 0.1, "notice", "promotion", 0.7)
    _maybe(page, out, 0.15, "notice", "crumbs", 0.5)
    _maybe(page, out, 0.4, "notice", "kicker", 0.7)
    _maybe(page, out, 0.12, "credit", "wire_slug", 0.7)


def _head(page: Page, story: Story, out: list[Labeled]) -> None:
    """Headline to by-line, buttons and picture, in the orders that occur."""
    rng = page.rng
    decks = [*story.subheads] if rng.random() < 0.8 else []
    rng.shuffle(decks)
    headline = story.headline
    if rng.random() < _SHORT_TITLES:  # a magazine's title: the deck says what it is about
        headline, decks = page.one("short_title"), [headline]
    headline = headline.upper() if rng.random() < 0.08 else headline
    out.append((headline, "headline", rng.random() < 0.75))
    bullet = rng.choice(("", "", "", "* ", "- ", "• "))
    for n, deck in enumerate(decks[: rng.choice((0, 1, 1, 1, 2, 3) if bullet else (0, 1, 1))]):
        out.append((bullet + deck.lstrip("*-• "), "subhead", rng.random() < (0.8 if n == 0 else 0.2)))
    parts = ["byline", "picture", "buttons"]
    if rng.random() < 0.4:
        rng.shuffle(parts)
    for part in parts:
        if part == "byline" and rng.random() < 0.88:
            _byline(page, out)
        elif part == "picture" and rng.random() < 0.35:
            _picture(page, out)
        elif part == "buttons" and rng.random() < 0.4:
            _put(page, out, "share", "share", 0.6)
    _maybe(page, out, 0.06, "media-placeholder", "media", 0.9)


def _byline(page: Page, out: list[Labeled]) -> None:
    rng = page.rng
    _put(page, out, "credit", "byline", 0.85)
    _maybe(page, out, 0.25, "credit", "role", 0.1)
    _maybe(page, out, 0.7, "credit", "stamp", 0.3)
    _maybe(page, out, 0.1, "credit", "stamp", 0.2)
    _maybe(page, out, 0.08, "credit", "art_credit", 0.3)
    if rng.random() < 0.08:
        rng.shuffle(out[-2:])


def _picture(page: Page, out: list[Labeled]) -> None:
    if page.rng.random() < 0.1:
        _put(page, out, "media-placeholder", "media", 0.8)
    _put(page, out, "caption", "caption", 0.85)
    _maybe(page, out, 0.2, "credit", "photo_credit", 0.2)


_BETWEEN: Final[tuple[tuple[float, BlockKind, str], ...]] = (
    (0.03, "notice", "promotion"), (0.02, "notice", "advert"), (0.02, "media-placeholder", "media"),
    (0.03, "related-link", "one_link"),
)  # fmt: skip


def _middle(page: Page, story: Story, out: list[Labeled]) -> None:
    """Paragraphs and what interrupts them."""
    rng = page.rng
    paragraphs = list(story.body)
    start = rng.randint(0, max(0, len(paragraphs) - 14)) if rng.random() < 0.3 else 0
    crossheads = rng.random() < 0.25
    for n, text in enumerate(paragraphs[start : start + rng.randint(5, 16)]):
        if crossheads and n > 1 and rng.random() < 0.2:
            _put(page, out, "subhead", "crosshead", 1)
        out.append((text, "body", True))
        if n < 1:
            continue
        for chance, kind, table in _BETWEEN:
            _maybe(page, out, chance, kind, table, 0.95)
        if rng.random() < 0.04:
            _picture(page, out)
        if rng.random() < 0.03:
            _links(page, out)


def _links(page: Page, out: list[Labeled]) -> None:
    """A list of links with or without its title."""
    rng = page.rng
    titled = rng.random() < 0.85
    if titled:
        _put(page, out, "related-link", "list_title", 0.95)
    mark = rng.choice(("", "", "", "• ", "- ", "→ ", "> ", "# "))
    gap = 0.9 if rng.random() < 0.15 else 0.05
    for n in range(rng.randint(1 if titled else 2, 5)):
        if not titled and not mark:
            mark = "• "
        lead = f"{n + 1}. " if mark == "# " else mark
        out.append((lead + page._title(), "related-link", rng.random() < gap or (n == 0 and not titled)))
        if rng.random() < 0.06:
            out.append((page.one("stamp"), "related-link", False))


_FOOT: Final[tuple[tuple[float, BlockKind, str], ...]] = (
    (0.3, "credit", "end_credit"), (0.12, "credit", "end_credit"), (0.22, "credit", "biography"),
    (0.2, "notice", "correction"), (0.18, "notice", "standards"), (0.2, "notice", "appeal"),
    (0.22, "notice", "promotion"), (0.18, "related-link", "topics"), (0.15, "share", "share"),
    (0.15, "notice", "comments"), (0.1, "notice", "advert"), (0.06, "credit", "source_line"),
)  # fmt: skip


def _bottom(page: Page, out: list[Labeled]) -> None:
    """What stands below the last paragraph, in any order, rights last."""
    rng = page.rng
    parts: list[Callable[[], object]] = [
        (lambda k=kind, t=table: _put(page, out, k, t, 0.8)) for chance, kind, table in _FOOT if rng.random() < chance
    ]
    if rng.random() < 0.35:
        parts.append(lambda: _links(page, out))
    if rng.random() < 0.35:
        rng.shuffle(parts)
    for part in parts:
        part()
    _maybe(page, out, 0.3, "notice", "rights", 0.7)
