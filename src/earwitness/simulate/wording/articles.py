"""Articles put together: headline, byline, paragraphs, background, what could not be checked, credits.

Each register has its own frame; what an article holds, and from whom, is the story's.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from earwitness.records import BlockKind
from earwitness.simulate.emit.affairs import affairs, placed
from earwitness.simulate.emit.names import GIVEN, HOMES, SURNAMES, short
from earwitness.simulate.emit.pages import published
from earwitness.simulate.emit.story import Article, Story, Telling
from earwitness.simulate.wording.contents import Contents
from earwitness.simulate.wording.dice import Dice
from earwitness.simulate.wording.markup import capital
from earwitness.simulate.wording.phrases import around
from earwitness.simulate.wording.sentences import MARKS, Sentence, Sentences
from earwitness.simulate.wording.speakers import Speakers

_TOGETHER: Final = 0.6  # statements of one speaker that follow each other share a paragraph
_BACKGROUND: Final = 0.3  # a paragraph of background after a paragraph
_REFUSAL: Final = 0.4
_LEADS_IN: Final = 0.3  # a broadsheet begins with background
_MONTHS: Final = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()


@dataclass
class Draft:
    """One article as blocks of marked text, and what the marks of its tellings cannot say."""

    blocks: list[tuple[BlockKind, str]] = field(default_factory=list)
    told: dict[int, Sentence] = field(default_factory=dict)


def drafted(story: Story, number: int, contents: Contents, dice: Dice) -> Draft:
    """The article *number* of *story* in words."""
    article = story.articles[number]
    mine = [n for n, t in enumerate(story.tellings) if t.article == number]
    speakers = Speakers(story, dice, article.outlet)
    sentences = Sentences(
        story=story,
        contents=contents,
        dice=dice,
        speakers=speakers,
        register=article.register,
        outlet=article.outlet,
        published=published(story, article),
        marks=dice.pick(MARKS[article.register]),
    )
    draft = Draft()
    for n in mine:
        if story.tellings[n].how == "headline":
            draft.told[n] = sentences.headline(n)
            draft.blocks.append(("headline", _headed(article, draft.told[n].words)))
    _opening_credits(draft, article, dice)
    body = sorted(
        (n for n in mine if story.tellings[n].how != "headline"),
        key=lambda n: (not story.says(story.tellings[n]) and article.register != "official", n),
    )
    _body(draft, story, article, body, sentences, dice)
    _closing_credits(draft, story, article, speakers, dice)
    return draft


def _headed(article: Article, words: str) -> str:
    """A headline as its register prints it."""
    if article.day >= _UPDATED:
        return f"UPDATE 1-{words}"
    return words


_UPDATED: Final = 5  # days after which an article brings an earlier one up to date


def _opening_credits(draft: Draft, article: Article, dice: Dice) -> None:
    if article.register in ("broadsheet", "tabloid") and article.line is None:
        draft.blocks.append(("credit", f"By {_reporter(dice)}"))


def _reporter(dice: Dice) -> str:
    return f"{dice.pick(GIVEN)[0]} {dice.pick(SURNAMES)}"


def _body(
    draft: Draft, story: Story, article: Article, body: list[int], sentences: Sentences, dice: Dice
) -> None:
    """The paragraphs."""
    background = _background(story, dice)
    paragraphs: list[str] = []
    if article.register == "broadsheet" and dice.chance(_LEADS_IN):
        paragraphs.append(background.pop())
    before: Telling | None = None
    last = -1
    for n in body:
        telling = story.tellings[n]
        together = _goes_on(before, telling) and dice.chance(_TOGETHER)
        sentences.beside = together
        draft.told[n] = sentences.sentence(n)
        if together:
            draft.told[n] = _dated_alike(draft.told[n], draft.told[last], last)
            paragraphs[-1] += " " + draft.told[n].words
        else:
            if before is not None and background and dice.chance(_BACKGROUND):
                paragraphs.append(background.pop())
            paragraphs.append(draft.told[n].words)
        before, last = telling, n
    if all(story.says(story.tellings[n]) for n in body) and dice.chance(_REFUSAL):
        paragraphs.append(_refusal(story, dice))
    checking = _checking(draft, story, article, body, sentences.contents, dice)
    if checking:
        paragraphs += [background.pop(), checking] if background else [checking]
    paragraphs[0] = _dateline(story, article) + paragraphs[0]
    draft.blocks += [("body", capital(p)) for p in paragraphs]


def _dated_alike(told: Sentence, before: Sentence, last: int) -> Sentence:
    """*told*, which goes on with *before* in one breath, on the day that *before* has."""
    if told.when is not None or before.when is None:
        return told
    return replace(told, when=before.when, dated_by=last if before.dated_by is None else before.dated_by)


def _goes_on(before: Telling | None, telling: Telling) -> bool:
    """Whether the speaker of the sentence before goes on in the same way."""
    return (
        before is not None
        and before.speaker is not None
        and (before.speaker, before.described, before.via, before.how)
        == (telling.speaker, telling.described, telling.via, telling.how)
        and telling.how in ("first-hand", "line", "uncredited")
    )


def _background(story: Story, dice: Dice) -> list[str]:
    lines = around()["background"]
    every = [*lines["any"], *lines[story.theme]]
    capital_city = HOMES[story.home][2]
    return [every[n].replace("{capital}", capital_city) for n in dice.shuffled(len(every))]


def _refusal(story: Story, dice: Dice) -> str:
    office = placed(affairs()[story.theme].office, story.home, story.abroad)
    line = dice.pick(around()["refusals"]["lines"])
    return line.replace("{Office}", office[0].upper() + office[1:]).replace("{office}", office)


def _checking(
    draft: Draft, story: Story, article: Article, body: list[int], contents: Contents, dice: Dice
) -> str:
    """What the article says, paragraphs later, about checking; marked for each telling that it governs."""
    noted = [n for n in body if story.tellings[n].noted]
    if not noted:
        return ""
    unnamed = [n for n in body if story.tellings[n].described is not None and story.says(story.tellings[n])]
    lines = around()["checks"]
    if set(noted) == set(unnamed) and len(noted) > 1:
        words = dice.pick(lines["all"])
    else:
        outlet = short(story.actors[article.outlet].name)
        topics = " and ".join(dict.fromkeys(contents.topic(n) for n in noted))
        words = dice.pick(lines["one"]).replace("{topic}", topics)
        words = words.replace("{Outlet}", outlet[0].upper() + outlet[1:])
    for n in (
        *noted,
        *(h for h in draft.told if story.tellings[h].how == "headline" and story.tellings[h].noted),
    ):
        words = f"{{v{n}|{words}}}"
    return words + "."


def _dateline(story: Story, article: Article) -> str:
    city = HOMES[story.home][2].upper()
    on = date.fromisoformat(published(story, article))
    if article.register == "agency":
        name = story.actors[article.outlet].name
        return f"{city}, {_MONTHS[on.month - 1]} {on.day} ({name}) - "
    return f"{city}. " if article.register == "official" else ""


def _closing_credits(draft: Draft, story: Story, article: Article, speakers: Speakers, dice: Dice) -> None:
    if article.register == "agency":
        draft.blocks.append(("credit", f"(Reporting by {_reporter(dice)}; editing by {_reporter(dice)})"))
    if article.line is not None:
        agency = speakers.outlets(article.line)
        lines = (f"Reporting by {agency}", f"This story was supplied by {agency}.")
        draft.blocks.append(("credit", dice.pick(lines)))
