"""Sentence plans: how a telling becomes a sentence or two, with its source, cue and content marked.

Marks: s source, q cue, c content (capitals for the outlet's report around a speaker's), h hedge, f figure,
i who informs whom, r the outlet that is credited, d words that date, v words on checking. The conventions
are those of examples/annotation-guide.md: quotation marks and a leading "that" belong to the content, a
comma before the cue only inside American marks, the final period only inside marks or where the content is
the whole sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from earwitness.records import Directness, When
from earwitness.simulate.emit.pages import Who, day
from earwitness.simulate.emit.story import Register, Story, Telling
from earwitness.simulate.wording.contents import Contents, partly_quoted, unquoted
from earwitness.simulate.wording.dice import Dice
from earwitness.simulate.wording.markup import capital, named
from earwitness.simulate.wording.phrases import around
from earwitness.simulate.wording.speakers import Naming, Speakers

_DATED: Final = 0.35  # share of first-hand statements whose day is said
_PARTLY: Final = 0.5  # of clauses that can be, those with words in quotation marks
_NO_THAT: Final = 0.25
_NOT_SO: Final = "it is not true that"
_WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Marks:
    """An outlet's quotation marks, and whether a comma before the cue stands inside them."""

    opening: str
    closing: str
    inside: bool


MARKS: Final[dict[Register, tuple[Marks, ...]]] = {
    "agency": (Marks('"', '"', True),),
    "broadsheet": (Marks("“", "”", True), Marks("“", "”", False), Marks("‘", "’", False)),
    "tabloid": (Marks("‘", "’", False), Marks("'", "'", True)),
    "aggregator": (Marks("“", "”", True), Marks('"', '"', True)),
    "official": (Marks("«", "»", False),),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One telling in words: marked text without line ends, and what its marks cannot say."""

    words: str
    kind: Directness
    when: When | None = None
    agentless: bool = False
    dated_by: int | None = None  # another telling, by whose date this one is dated


@dataclass
class Sentences:
    """The sentences of one article. ``beside``: the sentence before is in the same paragraph."""

    story: Story
    contents: Contents
    dice: Dice
    speakers: Speakers
    register: Register
    outlet: int
    published: str
    marks: Marks
    beside: bool = False

    def sentence(self, n: int) -> Sentence:
        """Telling *n* in words, its marks numbered."""
        telling = self.story.tellings[n]
        if telling.how == "look":
            made = self._look(n)
        elif telling.how == "unsourced":
            made = self._unsourced(n)
        elif telling.how == "outlet":
            made = self._outlet(n)
        elif telling.how == "cited":
            made = self._cited(n)
        elif telling.quoted:
            made = self._direct(n)
        else:
            made = self._indirect(n)
        return Sentence(named(made.words, n), made.kind, made.when, made.agentless)

    # with a speaker

    def _direct(self, n: int) -> Sentence:
        """A quotation of one or two sentences, the speaker before, after or between."""
        telling = self.story.tellings[n]
        first, second = self.contents.quotation(n, hedged=telling.hedged and not telling.hedged_by_cue)
        o, c = self.marks.opening, self.marks.closing
        who = self._who(telling)
        cue, to, when, dated = self._saying(telling, who)
        if telling.truncated:
            second = ""
        stop = "," if self.marks.inside else ""
        behind = "" if self.marks.inside else ","
        head = f"{{c|{o}{first}{stop}{c}}}{behind} "
        rest = f" {{c|{o}{second}.{c}}}" if second else ""
        before = f"{{s|{who.words}}}{',' if who.comma else ''} {cue}{to}{dated}"
        inverted = (
            f"{cue.replace('{q|', '{q|')} {{s|{who.words}}}{dated}" if not to and not who.pronoun else ""
        )
        whole = f"{{c|{o}{first}.{' ' + second + '.' if second else ''}{c}}}"
        plans = [head + before + "." + rest, head + before + "." + rest]
        if inverted and not who.comma:
            plans.append(head + inverted + "." + rest)
        if not who.pronoun:
            plans.append(f"{capital(before)}: {whole}")
            plans.append(
                f"{capital(before)}, {whole}" if not dated and not to else f"{capital(before)}: {whole}"
            )
        if second and not who.comma:
            plans.append(f"{{c|{o}{first}. {second}{stop}{c}}}{behind} {before}.")
        return Sentence(self.dice.pick(plans), "direct", when)

    def _indirect(self, n: int) -> Sentence:
        """A clause, the speaker before or after it."""
        telling = self.story.tellings[n]
        saying = self.story.sayings[telling.saying]
        if not saying.says:
            return self._denial(n)
        clause, kind = self._worded(
            self.contents.clause(n, hedged=telling.hedged and not telling.hedged_by_cue)
        )
        who = self._who(telling)
        cue, to, when, dated = self._saying(telling, who)
        before = f"{{s|{who.words}}}{',' if who.comma else ''} {cue}{to}{dated}"
        that = "" if self.dice.chance(_NO_THAT) and not dated and not to else "that "
        plans = [f"{capital(before)} {{c|{that}{clause}}}.", f"{capital(before)} {{c|{that}{clause}}}."]
        plans.append(f"{{c|{capital(clause)}}}, {before}.")
        if not (telling.hedged_by_cue or to or dated or who.pronoun):
            plans.append(f"{{c|{capital(clause)}}}, {{q|according to}} {{s|{who.words}}}.")
            plans.append(f"{{q|According to}} {{s|{who.words}}}, {{c|{clause}}}.")
        return Sentence(self.dice.pick(plans), kind, when)

    def _denial(self, n: int) -> Sentence:
        """ "denied that", or what is said to be so instead."""
        telling = self.story.tellings[n]
        denial = self.contents.denial(n)
        clause, kind = self._worded(denial.clause)
        who = self._who(telling)
        verbs = "answered"
        if denial.of_claim:
            verbs = "tabloid_denied" if self.register == "tabloid" else "denied"
        cue, to, when, dated = self._saying(telling, who, verbs)
        if denial.of_claim and to:
            cue, clause = "{q|told}", f"{_NOT_SO} {clause}"
        before = f"{{s|{who.words}}}{',' if who.comma else ''} {cue}{to}{dated}"
        plans = [f"{capital(before)} {{c|that {clause}}}."]
        if not denial.of_claim:
            plans.append(f"{{c|{capital(clause)}}}, {before}.")
        return Sentence(self.dice.pick(plans), kind, when)

    def _who(self, telling: Telling) -> Naming:
        assert telling.speaker is not None
        who: Who = (telling.speaker, telling.described)
        return self.speakers.name(who, beside=self.beside)

    def _saying(
        self, telling: Telling, who: Naming, verbs: str | None = None
    ) -> tuple[str, str, When | None, str]:
        """The cue, whom it was told (an outlet, or nobody), when, and the words for when."""
        to = ""
        verb = self.dice.pick(around()["cues"][verbs or self.register])
        if who.pronoun and verbs is None:
            verb = self.dice.pick(around()["cues"]["added"])
        if telling.how == "told" and telling.via is not None:
            to = f" {{r|{self.speakers.outlets(telling.via)}}}"
        elif telling.told:
            to = f" {self.speakers.outlets(self.outlet, own=True)}"
        denies = verbs in ("denied", "tabloid_denied")
        if to and not denies:
            verb = "told"
        when, dated = None, ""
        if telling.how == "first-hand" and not verb.endswith(" on") and self.dice.chance(_DATED):
            when, dated = self._dated(telling)
        hedge = "{h|reportedly} " if telling.hedged_by_cue else ""
        return f"{{q|{hedge}{verb}}}", to, when, dated

    def _dated(self, telling: Telling) -> tuple[When | None, str]:
        """The day of an utterance as a weekday, if it lies in the week before publication."""
        article = self.story.articles[telling.article]
        said = day(self.story, self.story.steps[article.moment], self.story.sayings[telling.saying].day)
        days = (date.fromisoformat(self.published) - date.fromisoformat(said)).days
        if not 0 <= days < _WEEK:
            return None, ""
        weekday = _WEEKDAYS[date.fromisoformat(said).weekday()]
        return When(
            date=said, earliest=said, latest=said, why="weekday before publication"
        ), f" {{d|on {weekday}}}"

    # without a speaker

    def _outlet(self, n: int) -> Sentence:
        """Credited to an outlet alone."""
        telling = self.story.tellings[n]
        assert telling.via is not None
        source = f"{{s|{self.speakers.outlets(telling.via)}}}"
        cue = self.dice.pick(around()["cues"]["reported"])
        clause, kind = self._clause(n, hedged=telling.hedged)
        plans = [
            f"{capital(source)} {{q|{cue}}} {{c|that {clause}}}.",
            f"{{c|{capital(clause)}}}, {source} {{q|{cue}}}.",
            f"{{c|{capital(clause)}}}, {{q|according to}} {source}.",
            f"{{q|According to}} {source}, {{c|{clause}}}.",
        ]
        return Sentence(self.dice.pick(plans), kind)

    def _cited(self, n: int) -> Sentence:
        """The outlet's report, and inside it, with the same content, the speaker's whom it cites."""
        telling = self.story.tellings[n]
        assert telling.via is not None
        outlet = f"{{S|{self.speakers.outlets(telling.via)}}}"
        who = self._who(telling)
        speaker = f"{{s|{who.words}}}"
        cue = self.dice.pick(around()["cues"]["reported"])
        clause, kind = self._clause(n, hedged=telling.hedged)
        both = f"{{C|{{c|that {clause}}}}}"
        plans = [
            f"{capital(outlet)} {{Q|{cue}}}, {{q|citing}} {speaker}, {both}.",
            f"{capital(outlet)}, {{q|citing}} {speaker}, {{Q|{cue}}} {both}.",
            f"{{C|{{c|{capital(clause)}}}}}, {outlet} {{Q|{cue}}}, {{q|citing}} {speaker}.",
        ]
        return Sentence(self.dice.pick(plans), kind)

    def _clause(self, n: int, *, hedged: bool) -> tuple[str, Directness]:
        """What is said, or what is said to be so by somebody who denies something."""
        if self.story.says(self.story.tellings[n]):
            return self._worded(self.contents.clause(n, hedged=hedged))
        denial = self.contents.denial(n)
        clause, kind = self._worded(denial.clause)
        return (f"{_NOT_SO} {clause}" if denial.of_claim else clause), kind

    def _unsourced(self, n: int) -> Sentence:
        """In the outlet's own voice, or, if it is hedged, in nobody's."""
        telling = self.story.tellings[n]
        self.speakers.last = None
        if not telling.hedged:
            clause, kind = self._worded(self.contents.clause(n, hedged=False))
            return Sentence(f"{{c|{capital(clause)}.}}", kind)
        clause = unquoted(self.contents.clause(n, hedged=False))
        held = self.dice.pick(("thought", "understood", "believed", "said"))
        return Sentence(f"It {{q|is {{h|{held}}}}} {{c|that {clause}}}.", "indirect", agentless=True)

    def _look(self, n: int) -> Sentence:
        """The outlet has looked for itself."""
        self.speakers.last = None
        outlet = self.speakers.outlets(self.outlet, own=True)
        clause = unquoted(self.contents.clause(n, hedged=False))
        plans = [
            f"{{c|{capital(outlet)} has confirmed independently that {clause}.}}",
            f"{{c|Documents seen by {outlet} show that {clause}.}}",
            f"{{c|A reporter for {outlet} was able to establish that {clause}.}}",
        ]
        return Sentence(self.dice.pick(plans), "indirect")

    def _worded(self, clause: str) -> tuple[str, Directness]:
        """A clause with or without words in quotation marks."""
        if self.dice.chance(_PARTLY):
            quoted = partly_quoted(clause, self.marks.opening, self.marks.closing)
            if quoted is not None:
                return quoted, "mixed"
        return unquoted(clause), "indirect"

    # above the text

    def headline(self, n: int) -> Sentence:
        """A headline; the source behind it, before a colon, or left out."""
        telling = self.story.tellings[n]
        saying = self.story.sayings[telling.saying]
        words = self.contents.headline(n)
        who: Who | None = None
        if telling.via is not None:
            who = (telling.via, None)
        elif telling.speaker is not None:
            who = (telling.speaker, telling.described)
        if who is None:
            return Sentence(named(f"{{c|{capital(words)}}}", n), "indirect")
        source = f"{{s|{self.speakers.line(who)}}}"
        says = "reports" if telling.via is not None else "says"
        if not saying.says and saying.denied == "fact":
            return Sentence(named(f"{capital(source)} {{q|denies}} {{c|{words}}}", n), "indirect")
        plans = [f"{{c|{capital(words)}}}, {source} {{q|{says}}}", f"{capital(source)}: {{c|{words}}}"]
        if not saying.says:
            plans = [f"{capital(source)}: {{c|{words}}}", f"{capital(source)} {{q|says}} {{c|{words}}}"]
        return Sentence(named(self.dice.pick(plans), n), "indirect")
