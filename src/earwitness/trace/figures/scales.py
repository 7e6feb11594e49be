"""Units made comparable: what kind of quantity a unit is of, and how much of the smallest one it is.

=====================  =====================  ===========
unit                   kind                   factor
=====================  =====================  ===========
mile                   length (metres)        1609.344
litres/second          volume per time        1
cubic metre            volume (litres)        1000
week                   time (seconds)         604800
percent, share         part                   .01, 1
dollar                 money:dollar           1
soldier, page          count:soldier ...      1
=====================  =====================  ===========
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from earwitness.trace.figures.words import fold, stem

_SECOND: Final = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "night": 86400.0, "week": 604800.0,
    "weekend": 172800.0, "fortnight": 1209600.0, "month": 2629800.0, "year": 31557600.0,
    "decade": 315576000.0, "century": 3155760000.0, "h": 3600.0, "hr": 3600.0, "sec": 1.0, "s": 1.0,
}  # fmt: skip
_METER: Final = {
    "millimeter": 0.001, "centimeter": 0.01, "meter": 1.0, "kilometer": 1000.0, "inch": 0.0254,
    "foot": 0.3048, "feet": 0.3048, "yard": 0.9144, "mile": 1609.344, "nautical mile": 1852.0, "km": 1000.0,
    "m": 1.0, "cm": 0.01, "mm": 0.001,
}  # fmt: skip
_GRAM: Final = {
    "milligram": 0.001, "gram": 1.0, "kilogram": 1000.0, "kilo": 1000.0, "kg": 1000.0, "tonne": 1e6,
    "metric ton": 1e6, "ton": 1e6, "ounce": 28.3495, "lb": 453.592, "stone": 6350.29, "kiloton": 1e9,
    "megaton": 1e12,
}  # fmt: skip
_LITER: Final = {
    "milliliter": 0.001, "liter": 1.0, "cubic meter": 1000.0, "gallon": 3.785, "pint": 0.473,
    "barrel": 158.987, "cubic kilometer": 1e12, "cubic foot": 28.3168, "cubic yard": 764.555,
}  # fmt: skip
_AREA: Final = {
    "square meter": 1.0, "hectare": 1e4, "acre": 4046.86, "square kilometer": 1e6, "square mile": 2.59e6,
    "square foot": 0.092903, "square yard": 0.836127,
}  # fmt: skip
_POWER: Final = {"watt": 1.0, "kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9}
_ENERGY: Final = {"kilowatt hour": 1.0, "kilowatt-hour": 1.0, "megawatt hour": 1e3, "gigawatt hour": 1e6}
_SPEED: Final = {"kilometer per hour": 1.0, "mile per hour": 1.609344, "knot": 1.852, "mph": 1.609344,
          "kph": 1.0, "kmh": 1.0, "km/h": 1.0}  # fmt: skip
_PART: Final = {
    "percent": 0.01, "%": 0.01, "per cent": 0.01, "share": 1.0, "percentage point": 0.01,
    "basis point": 0.0001,
}  # fmt: skip
_BYTE: Final = {"kilobyte": 1e3, "megabyte": 1e6, "gigabyte": 1e9, "terabyte": 1e12}
_KINDS: Final = {
    "time": _SECOND, "length": _METER, "mass": _GRAM, "volume": _LITER, "area": _AREA, "power": _POWER,
    "energy": _ENERGY, "speed": _SPEED, "part": _PART, "data": _BYTE,
}  # fmt: skip
_KNOWN: Final = {unit: (kind, factor) for kind, units in _KINDS.items() for unit, factor in units.items()}
_SMALL_MONEY: Final = {"penny": ("pound", 0.01), "cent": ("dollar", 0.01)}
_MONEY: Final = frozenset(
    "pound dollar euro yen rupee rouble ruble franc peso yuan rand krona krone crown mark dinar dirham riyal "
    "shekel lira naira shilling zloty hryvnia won real".split()
)
_TWO_TONS: Final = frozenset({"ton", "tonne"})
_RATE: Final = re.compile(r"\s*(?:/|\bper\b|\ba\b|\ban\b)\s*")
_PLURAL: Final = {"feet": "foot", "inches": "inch", "centuries": "century", "people": "person"}


@dataclass(frozen=True, slots=True)
class Scale:
    """The kind of quantity a unit is of, and how many of the kind's smallest unit it is.

    ``kind`` begins with "count" for things counted, which are comparable only if the things are.
    """

    kind: str
    factor: float = 1.0

    @property
    def counts(self) -> bool:
        """Whether it is a number of things, and no measure."""
        return self.kind == "count"

    @property
    def money(self) -> bool:
        """Whether it is an amount of money; of two currencies none is the other."""
        return self.kind.startswith("money")


COUNT: Final = Scale("count")


def scale(unit: str | None) -> Scale:
    """The scale of *unit*; nouns that are no measure, and None, count things.

    Currencies are not converted. Fails on: "ton" and "tonne", which differ and are taken as one.
    """
    if not unit:
        return COUNT
    parts = [_singular(p) for p in _RATE.split(unit.strip().lower()) if p]
    if len(parts) == 2 and (whole := _one(parts[0])) and (by := _one(parts[1])):
        return Scale(f"{whole.kind} per {by.kind}", whole.factor / by.factor)
    if len(parts) == 2 and (by := _one(parts[1])):
        return Scale(f"count per {by.kind}", 1 / by.factor)
    return _one(_singular(unit.strip().lower())) or COUNT


def _one(unit: str) -> Scale | None:
    if unit in _KNOWN:
        return Scale(*_KNOWN[unit])
    if unit in _SMALL_MONEY:
        currency, factor = _SMALL_MONEY[unit]
        return Scale(f"money {currency}", factor)
    last = unit.rsplit(maxsplit=1)[-1] if unit else ""
    if last in _MONEY:
        return Scale(f"money {'rouble' if unit == 'ruble' else unit}")
    return None


def _singular(unit: str) -> str:
    """ "litres" as "liter", "cubic metres" as "cubic meter"."""
    if unit in _PLURAL:
        return _PLURAL[unit]
    words = [fold(w) for w in unit.split()]
    if not words:
        return unit
    last = words[-1]
    last = _PLURAL.get(last, last)
    if " ".join([*words[:-1], last]) not in _KNOWN and last.endswith("s") and not last.endswith("ss"):
        last = last.removesuffix("s")
    return " ".join([*words[:-1], last])


def counted_noun(unit: str | None) -> str | None:
    """The stem of what a counting *unit* counts: "soldier", "page"; None for measures and without one."""
    if not unit or not scale(unit).counts:
        return None
    return stem(fold(_singular(unit.strip().lower()).split()[-1]))
