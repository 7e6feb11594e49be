"""What the bundle's outlets print at one moment: first-hand statements, relays, denials, headlines.

Outlets print in the order of their days, the agency first and the institution's own paper last. What one
prints of a proposition first is what others may pass on. A source that takes a proposition for false, and
the institution, are heard only once somebody has said that it is so: nobody denies what nobody claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import msgspec

from earwitness.simulate.emit.affairs import descriptions
from earwitness.simulate.emit.cast import MINISTRY, SPOKESPERSON
from earwitness.simulate.emit.draws import OWN_PAPER, Chances
from earwitness.simulate.emit.knowing import kind_index, takes_for_so
from earwitness.simulate.emit.press import Press, Printed
from earwitness.simulate.emit.relaying import Relaying, passed_on
from earwitness.simulate.emit.settings import MOST_OUTLETS, EmitSettings
from earwitness.simulate.emit.story import Actor, Article, Fact, Saying, Telling
from earwitness.simulate.emit.updating import updated
from earwitness.simulate.emit.voices import Voices

# Chance that an aggregator passes a story on: it does little else.
_AGGREGATES: Final = 0.9
# Days on which outlets come out: within so many of the agency's; then the aggregator, then the institution's.
_FIRST_DAYS: Final = 3
_AGGREGATOR_DAY: Final = 3
_OFFICIAL_DAY: Final = 4
_LOST_DAYS: Final = 2
# Share of outlets that heard a denial themselves although another printed it before.
_HEARD: Final = 0.6
_UNNAMED: Final = frozenset(["inside", "outside", "witness"])

# Columns of Chances.print_OK20 after those of the voices: relays, then two times quoted, told, described.
RELAY, PICK = 2, 3
HEARD, HEARD_LEAK = slice(4, 7), slice(7, 10)
PASSED = 10  # from here on what a relay does


@dataclass
class Moment:
    """One moment being printed.

    ``main`` has, for each fact, the tellings that others may pass on, ``denied`` those of the institution's
    answer, ``agency`` what the agency's article holds."""

    press: Press
    moment: int
    facts: tuple[int, ...]
    draws: Chances
    voices: Voices
    main: dict[int, list[int]] = field(default_factory=dict)
    denied: dict[int, list[int]] = field(default_factory=dict)
    agency: list[int] = field(default_factory=list)

    @property
    def settings(self) -> EmitSettings:
        """What was chosen."""
        return self.press.settings

    def print(self) -> None:
        """Everything in the order of days, then what is brought up to date."""
        for slot in sorted(self.press.cast.outlets, key=lambda slot: (self._day(slot), slot)):
            self._print_one(slot)
        self._update()

    def _day(self, slot: int) -> int:
        register = self._outlet(slot).register
        if register == "agency":
            return 0
        if register == "official":
            return _OFFICIAL_DAY
        if register == "aggregator":
            return _AGGREGATOR_DAY
        days = _LOST_DAYS if slot >= MOST_OUTLETS else _FIRST_DAYS
        return int(self.draws.plan_O8[slot][0] * days)

    def _outlet(self, slot: int) -> Actor:
        return self.press.cast.actors[self.press.cast.outlet_at[slot]]

    def _uniforms(self, printed: Printed, fact: int) -> list[float]:
        return self.draws.print_OK20[printed.slot][kind_index(self.press.facts[fact])]

    # one article

    def _print_one(self, slot: int) -> None:
        outlet = self._outlet(slot)
        printed = Printed(
            slot=slot,
            outlet=self.press.cast.outlet_at[slot],
            register=outlet.register or "broadsheet",
            index=len(self.press.articles),
            day=self._day(slot),
        )
        republishes = (
            self.draws.plan_O8[slot][1] < self.settings.republish
            and outlet.register in ("broadsheet", "tabloid")
            and outlet.present
            and bool(self.agency)
        )
        if republishes:
            self._republish(printed)
        else:
            for fact in self.facts:
                self._report(printed, fact)
        if printed.body:
            self._finish(printed)

    def _finish(self, printed: Printed) -> None:
        """The article itself, with its note on checking and its headline."""
        press, uniforms = self.press, self.draws.plan_O8[printed.slot]
        if uniforms[2] < self.settings.note:
            for n in printed.body:
                telling = press.tellings[n]
                unnamed = telling.described is not None and telling.how != "cited"
                if unnamed and press.sayings[telling.saying].says:
                    press.tellings[n] = msgspec.structs.replace(telling, noted=True)
        if printed.register == "agency":
            self.agency = list(printed.body)
        press.articles.append(
            Article(
                outlet=printed.outlet,
                moment=self.moment,
                day=printed.day,
                register=printed.register,
                present=press.cast.actors[printed.outlet].present,
                line=printed.line,
                note=any(press.tellings[n].noted for n in printed.body),
            )
        )
        if self.settings.headlines:
            self._headline(printed, uniforms[3], uniforms[4])

    def _headline(self, printed: Printed, hedge: float, source: float) -> None:
        """A headline over the first statement, with or without its hedge and its source."""
        press = self.press
        below = printed.body[0]
        body = press.tellings[below]
        saying = press.sayings[body.saying]
        drops = source < self.settings.headline_source and saying.says
        press.tellings.append(
            Telling(
                article=printed.index,
                saying=body.saying,
                how="headline",
                speaker=None if drops else body.speaker,
                described=None if drops else body.described,
                source=below,
                via=body.via if body.how == "outlet" and not drops else None,
                words=press.fresh_words(saying.fact),
                hedged=body.hedged and not hedge < self.settings.headline_hedge,
                added=body.added,
                amount=body.amount if press.facts[saying.fact].kind == "fled" else None,
                noted=body.noted and not drops,
            )
        )

    def _republish(self, printed: Printed) -> None:
        """The agency's article under its credit line."""
        press = self.press
        printed.line = press.articles[press.tellings[self.agency[0]].article].outlet
        for source in self.agency:
            saying = press.sayings[press.tellings[source].saying]
            told = self._pass_on(printed, source, kind_index(press.facts[saying.fact]))
            if saying.says:
                self.main.setdefault(saying.fact, []).append(told)
            elif saying.actor in (SPOKESPERSON, MINISTRY):
                self.denied.setdefault(saying.fact, []).append(told)

    def _update(self) -> None:
        """A step later, whoever gave a number first-hand gives a newer one, if it changed."""
        newer = updated(self.press, self.facts, self.draws.update_4[0])
        if newer is None:
            return
        press = self.press
        old, fact, saying = newer
        before = press.tellings[old]
        article = press.articles[before.article]
        press.facts.append(fact)
        printed = Printed(
            slot=-1,
            outlet=article.outlet,
            register=article.register,
            index=len(press.articles),
            day=press.settings.days,
        )
        telling = msgspec.structs.replace(
            before,
            article=printed.index,
            saying=press.said(saying),
            quoted=False,
            words=press.fresh_words(saying.fact),
            amount=saying.amount,
            noted=False,
        )
        press.tell(printed, telling)
        press.articles.append(
            Article(outlet=printed.outlet, moment=self.moment, day=printed.day, register=printed.register)
        )
        if self.settings.headlines:
            self._headline(printed, 1.0, 1.0)

    # one fact in one article

    def _report(self, printed: Printed, fact: int) -> None:
        """All that one article has on one fact."""
        told = self._first_hand(printed, fact)
        public = self._commanders(printed, fact, says=True)
        if not told:
            public += self._relayed(printed, fact, alone=not public)
        told += public
        if told:
            self.main.setdefault(fact, []).append(told[0])
        if self.main.get(fact):
            self._disputed(printed, fact)
            self._commanders(printed, fact, says=False)
            self._denied(printed, fact)

    def _asks(self, printed: Printed) -> bool:
        """Whether the outlet has sources of its own."""
        return printed.register not in ("aggregator", "official")

    def _first_hand(self, printed: Printed, fact: int) -> list[int]:
        """What the outlet's own contact and the shared official told it."""
        if not self._asks(printed):
            return []
        u = self._uniforms(printed, fact)
        out = []
        own = self.voices.contact(printed.slot, fact)
        if own is not None and own.says:
            out.append(self._heard(printed, own, u[HEARD]))
        leak = self.voices.leak(printed.slot, fact)
        if leak is not None:
            out.append(self._heard(printed, leak, u[HEARD_LEAK]))
        return out

    def _commanders(self, printed: Printed, fact: int, *, says: bool) -> list[int]:
        """What commanders say under their names, as far as this outlet prints it."""
        if printed.register == "aggregator" or (printed.register == "official" and says):
            return []
        k = kind_index(self.press.facts[fact])
        told = []
        for c in range(self.press.cast.commanders):
            carried, quote = self.draws.carry_OCK2[printed.slot][c][k]
            saying = self.voices.commander(c, fact, says=says)
            if saying is not None and carried < self.settings.carries:
                told.append(self._heard(printed, saying, (quote, 1.0, 0.0)))
        return told

    def _disputed(self, printed: Printed, fact: int) -> None:
        """The outlet's own contact contradicts what is about."""
        own = self.voices.contact(printed.slot, fact) if self._asks(printed) else None
        if own is not None and not own.says and self.voices.contradicts(printed.slot, fact):
            self._heard(printed, own, self._uniforms(printed, fact)[HEARD])

    def _denied(self, printed: Printed, fact: int) -> None:
        """The institution's answer, once there has been time for one."""
        saying = self.voices.answer(fact)
        late = printed.slot == OWN_PAPER or (printed.day >= 1 and printed.slot < MOST_OUTLETS)
        if saying is None or not late:
            return
        k = kind_index(self.press.facts[fact])
        carried, quote, heard = self.draws.carry_OK3[printed.slot][k]
        before = self.denied.get(fact, [])
        if printed.register == "official":
            told = self._heard(printed, saying, (quote, 1.0, 0.0))
        elif carried >= (_AGGREGATES if printed.register == "aggregator" else self.settings.carries):
            return
        elif before and (heard >= _HEARD or printed.register == "aggregator"):
            told = self._pass_on(printed, before[0], k)
        elif printed.register == "aggregator":
            return
        else:
            told = self._heard(printed, saying, (quote, 1.0, 0.0))
        self.denied.setdefault(fact, []).append(told)

    def _heard(self, printed: Printed, saying: Saying, uniform: list[float] | tuple[float, ...]) -> int:
        """A first-hand telling of *saying*; uniforms for whether it is quoted, who was told, which words."""
        quote, told, described = uniform
        press, actor = self.press, self.press.cast.actors[saying.actor]
        quoted = quote < self.settings.quotes
        if saying.actor not in printed.heard:
            plain = [d for d in descriptions(press.cast.theme, actor.sort) if not d.loud]
            wanted = int(described * len(plain)) if actor.sort in _UNNAMED else None
            printed.heard[saying.actor] = press.described(printed, saying.actor, wanted)
        return press.tell(
            printed,
            Telling(
                article=printed.index,
                saying=press.said(saying),
                how="first-hand",
                speaker=saying.actor,
                described=printed.heard[saying.actor],
                quoted=quoted,
                words=0 if quoted else press.fresh_words(saying.fact),
                hedged=saying.hedged,
                amount=saying.amount,
                told=told < self.settings.told_outlet,
            ),
        )

    # from one outlet to another

    def _relayed(self, printed: Printed, fact: int, *, alone: bool) -> list[int]:
        """What the outlet passes on of what others had before. *alone*: it has nothing else on the fact."""
        k = kind_index(self.press.facts[fact])
        u = self._uniforms(printed, fact)
        busy = printed.register == "aggregator" and self.settings.relay > 0
        earlier = self.main.get(fact, [])
        if not earlier or u[RELAY] >= (_AGGREGATES if busy else self.settings.relay):
            return []
        if printed.register == "official":
            return []
        look, sees, says_so, drops = self.draws.look_OK4[printed.slot][k]
        found = self._look(printed, self.press.facts[fact], sees) if look < self.settings.checks else None
        if found is False and drops < self.settings.drops:
            return []
        source = earlier[int(u[PICK] * len(earlier))]
        told = [self._pass_on(printed, source, k, alone=alone, found=found)]
        if found and says_so < self.settings.says_checked:
            told.append(self._looked(printed, fact))
        return told

    def _look(self, printed: Printed, fact: Fact, uniform: float) -> bool:
        """What the outlet finds when it looks for itself: by its own skill, whatever sources go by."""
        plain = msgspec.structs.replace(fact, bar=None)
        found, _ = takes_for_so(self.press.cast.actors[printed.outlet], plain, None, uniform, self.settings)
        return bool(found)

    def _looked(self, printed: Printed, fact: int) -> int:
        """The outlet says, in its own voice, that it has found the same."""
        press = self.press
        saying = Saying(actor=printed.outlet, fact=fact, says=True, day=printed.day)
        return press.tell(
            printed,
            Telling(
                article=printed.index,
                saying=press.said(saying),
                how="look",
                speaker=None,
                words=press.fresh_words(fact),
                checked=True,
            ),
        )

    def _pass_on(
        self, printed: Printed, source: int, k: int, *, alone: bool = True, found: bool | None = None
    ) -> int:
        """The telling number *source* as this outlet passes it on."""
        press = self.press
        way = Relaying(
            actors=press.cast.actors,
            theme=press.cast.theme,
            settings=self.settings,
            uniform=self.draws.print_OK20[printed.slot][k][PASSED:],
            alone=alone,
            line=printed.line is not None,
        )
        before = press.tellings[source]
        saying = press.sayings[before.saying]
        telling = passed_on(before, source, saying, press.articles[before.article].outlet, way)
        described = None
        if telling.speaker is not None:
            described = press.described(printed, telling.speaker, telling.described)
        return press.tell(
            printed,
            msgspec.structs.replace(
                telling,
                article=printed.index,
                words=telling.words if telling.words >= 0 else press.fresh_words(saying.fact),
                described=described,
                checked=found,
                noted=found is False,
            ),
        )
