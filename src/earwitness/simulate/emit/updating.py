"""A step later: whoever gave a number of those who left gives a newer one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from earwitness.simulate.emit.knowing import rounded
from earwitness.simulate.emit.press import Press
from earwitness.simulate.emit.story import Fact, Saying


def updated(press: Press, facts: Sequence[int], uniform: float) -> tuple[int, Fact, Saying] | None:
    """The telling whose number is brought up to date, the fact a step later, and what is said of it.

    The source is as far off as it was. None if nobody gave a number first-hand, or if it did not change.
    """
    if uniform >= press.settings.update or press.settings.base_rate is not None:
        return None
    old = next((n for n in range(len(press.tellings)) if _counted(press, n, facts)), None)
    if old is None:
        return None
    telling = press.tellings[old]
    saying = press.sayings[telling.saying]
    first = press.facts[saying.fact]
    if first.step + 1 >= press.ground.run.steps or telling.amount is None:
        return None
    fact = press.ground.fact(first.moment, first.step + 1, "fled")
    if fact is None or not first.value or not fact.value:
        return None
    amount = rounded(telling.amount * fact.value / first.value)
    if amount == telling.amount:
        return None
    newer = msgspec.structs.replace(saying, fact=len(press.facts), amount=amount, day=press.settings.days)
    return old, msgspec.structs.replace(fact, first=saying.fact), newer


def _counted(press: Press, n: int, facts: Sequence[int]) -> bool:
    """Whether the telling number *n* gives, first-hand and in the bundle, how many left."""
    telling = press.tellings[n]
    fact = press.sayings[telling.saying].fact
    return (
        fact in facts
        and press.facts[fact].kind == "fled"
        and telling.how == "first-hand"
        and telling.amount is not None
        and press.articles[telling.article].present
    )
