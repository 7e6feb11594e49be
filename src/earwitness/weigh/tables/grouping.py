"""The claims of a table in the order in which they are weighed: by item, then value, then source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.weigh.table import DENIES, Codes, Flags, Floats, Table

Ints = NDArray[np.int64]

UNSEEN: Final = 0.1  # share of an attribute's values that nobody has claimed yet; smooths, not measured
MOST_CANDIDATES: Final = 8  # values of an item that may be its truth: those with most claims (cost: cubic)
PROPOSITION: Final = 0.5  # a proposition is as likely as not, before anybody speaks
EQUAL: Final = 1e-10  # what rounding may leave of two equal scores that were added up in another order
_LOG_RANGE: Final = 100.0  # numbers that span more than this factor differ by factors, not by amounts
_NUMBERS: Final = 0.98  # from this share of numbers on, an attribute is read as numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Claims n sorted by item, value, source; groups g: the claims of one value for one item.

    ``row_N`` are the claims' rows in the table. ``cell_N`` is source times number of attributes plus
    attribute. ``word_G`` is the code of a group's value within its attribute. ``base_G`` is the probability
    of a group's value before anybody speaks: the share of the items of the attribute for which somebody
    claims it. ``denies_N`` marks the claims that deny their value (None if none does), ``said_N`` is the code
    of a value with a denial of it apart. ``alone_A``: the attribute has one value for all its items, which
    are propositions. ``by_source_N`` are the claims source by source, from ``start_S`` on; ``rank_S`` is the
    order in which sources may repeat each other. ``numeric_A`` and ``log_A`` say which attributes are numbers
    and which of those differ by factors; ``scale_G`` is the number on that scale.
    """

    table: Table
    row_N: Ints
    item_N: Codes
    source_N: Codes
    attribute_N: Codes
    cell_N: Ints
    group_N: Ints
    first_G: Ints
    size_G: Ints
    item_G: Codes
    value_G: Codes
    attribute_G: Codes
    start_I: Ints
    word_G: Ints
    words: int
    attribute_W: Codes
    base_G: Floats
    numeric_A: Flags
    log_A: Flags
    tolerance_A: Floats
    period_A: Floats
    scale_G: Floats
    denies_N: Flags | None
    said_N: Ints
    alone_A: Flags
    by_source_N: Ints
    start_S: Ints
    rank_S: Ints

    @property
    def items(self) -> int:
        return len(self.start_I) - 1

    @property
    def groups(self) -> int:
        return len(self.first_G)

    @property
    def sources(self) -> int:
        return len(self.table.sources)

    @property
    def attributes(self) -> int:
        return len(self.table.attributes)

    @property
    def values_I(self) -> Ints:
        """How many different values are claimed for each item."""
        return np.diff(self.start_I)

    def claims_of(self, source: int) -> Ints:
        """The claims of *source*, in order of their items."""
        return self.by_source_N[self.start_S[source] : self.start_S[source + 1]]

    def claim_of(self, item_n: Codes, source: int) -> Ints:
        """The claim of *source* on each of the items, -1 where it makes none."""
        claims = self.claims_of(source)
        items = self.item_N[claims]
        at = np.minimum(np.searchsorted(items, item_n), len(claims) - 1)
        return np.where(items[at] == item_n, claims[at], -1)

    def best(self, score_G: Floats) -> Ints:
        """The group with the highest score for each item; of equals the first value."""
        top_I = np.maximum.reduceat(score_G, self.start_I[:-1])
        at_top = np.flatnonzero(score_G >= top_I[self.item_G] - EQUAL)
        return at_top[np.searchsorted(self.item_G[at_top], np.arange(self.items))]


def counted(code: Codes | Ints, weight: Floats | Flags, size: int) -> Floats:
    """The sum of *weight* for each code, as floats whatever is counted."""
    result: Floats = np.bincount(code, weight, minlength=size).astype(np.float64, copy=False)
    return result


def grouped(table: Table) -> Grouped:
    """*table* sorted and indexed for weighing."""
    values, attributes, sources = len(table.values), len(table.attributes), len(table.sources)
    order = np.lexsort((table.source_N, table.value_N, table.item_N))
    item_N, source_N = table.item_N[order], table.source_N[order]
    key_N = item_N.astype(np.int64) * values + table.value_N[order]
    key_G, first_G, group_N = np.unique(key_N, return_index=True, return_inverse=True)
    item_G = (key_G // values).astype(np.int32)
    value_G = (key_G % values).astype(np.int32)
    attribute_G = table.attribute_I[item_G]
    word_keys, word_G = np.unique(attribute_G.astype(np.int64) * values + value_G, return_inverse=True)
    attribute_W = (word_keys // values).astype(np.int32)
    items_W = np.bincount(word_G, minlength=len(word_keys)).astype(np.float64)
    total_A = np.bincount(attribute_W, items_W, minlength=attributes)
    base_W = items_W / total_A[attribute_W] * (1 - UNSEEN)
    # an attribute with one value for all items is a proposition, to be so or not
    alone_A = np.bincount(attribute_W, minlength=attributes) == 1
    attribute_N = attribute_G[group_N]
    by_source_N = np.argsort(source_N, kind="stable")
    start_S = np.searchsorted(source_N[by_source_N], np.arange(sources + 1))
    denies_N = np.zeros(len(order), np.bool_) if table.says_N is None else table.says_N[order] == DENIES
    said_N = 2 * group_N + denies_N
    numeric_A, log_A, scale_G = _scales(table, value_G, attribute_G)
    return Grouped(
        table=table,
        row_N=order,
        item_N=item_N,
        source_N=source_N,
        attribute_N=attribute_N,
        cell_N=source_N.astype(np.int64) * attributes + attribute_N,
        group_N=group_N,
        first_G=first_G,
        size_G=np.diff(np.append(first_G, len(group_N))),
        item_G=item_G,
        value_G=value_G,
        attribute_G=attribute_G,
        start_I=np.searchsorted(item_G, np.arange(len(table.items) + 1)),
        word_G=word_G,
        words=len(word_keys),
        attribute_W=attribute_W,
        base_G=np.where(alone_A[attribute_G], PROPOSITION, base_W[word_G]),
        numeric_A=numeric_A,
        log_A=log_A,
        tolerance_A=np.array([kind.tolerance for kind in table.kinds]),
        period_A=np.array([kind.period for kind in table.kinds]),
        scale_G=scale_G,
        denies_N=denies_N if denies_N.any() else None,
        said_N=said_N,
        alone_A=alone_A,
        by_source_N=by_source_N,
        start_S=start_S,
        rank_S=_ranks(said_N[by_source_N], start_S),
    )


def round_circle(gap: Floats, period: Floats) -> Floats:
    """Each distance *gap* the short way round a circle of *period*; as it is where that is 0, for a line."""
    turn = np.where(period > 0, period, np.inf)
    once = gap % turn
    return np.minimum(once, turn - once)


def right_claims(groups: Grouped, right_G: Floats, claim_n: Ints | slice = slice(None)) -> Floats:
    """The probability that each of *claim_n* is right: what it asserts is so, or what it denies is not."""
    right_n = right_G[groups.group_N[claim_n]]
    return right_n if groups.denies_N is None else np.where(groups.denies_N[claim_n], 1 - right_n, right_n)


def right_within(groups: Grouped, true_G: Floats) -> Floats:
    """The probability that each value is right: that the truth is it, or a number within the tolerance."""
    if not groups.tolerance_A.any():
        return true_G
    right_G = true_G.copy()
    number_G = groups.table.number_V[groups.value_G]
    for offset in range(1, int(groups.values_I.max())):
        one = np.flatnonzero(groups.item_G[:-offset] == groups.item_G[offset:])
        other = one + offset
        gap = np.abs(number_G[one] - number_G[other])
        gap = round_circle(gap, groups.period_A[groups.attribute_G[one]])
        near = gap <= groups.tolerance_A[groups.attribute_G[one]]
        near &= groups.tolerance_A[groups.attribute_G[one]] > 0
        right_G[one[near]] += true_G[other[near]]
        right_G[other[near]] += true_G[one[near]]
    return np.minimum(right_G, 1.0)


def _ranks(said_N: Ints, start_S: Ints) -> Ints:
    """The order in which sources may repeat each other: those with more claims first.

    Of equals, those whose claims come first: what sources are called must change nothing. *said_N* is what
    is said, source by source.
    """
    said = said_N.astype(">i8").tobytes()  # bytes in this order compare like the lists of numbers
    start = start_S.tolist()
    sources = len(start) - 1
    order = sorted(
        range(sources), key=lambda s: (start[s] - start[s + 1], said[8 * start[s] : 8 * start[s + 1]])
    )
    rank_S = np.empty(sources, np.int64)
    rank_S[order] = np.arange(sources)
    return rank_S


def _scales(table: Table, value_G: Codes, attribute_G: Codes) -> tuple[Flags, Flags, Floats]:
    """Which attributes are numbers, which of them differ by factors, and each value on its scale."""
    number_G = table.number_V[value_G]
    numeric_A = np.zeros(len(table.attributes), np.bool_)
    log_A = np.zeros(len(table.attributes), np.bool_)
    for attribute, kind in enumerate(table.kinds):
        here_g = number_G[attribute_G == attribute]
        known_g = here_g[np.isfinite(here_g)]
        numeric_A[attribute] = not kind.separator and len(known_g) >= _NUMBERS * len(here_g) > 0
        if numeric_A[attribute] and not kind.period and not kind.tolerance and (known_g >= 0).all():
            low, high = np.percentile(known_g, [1, 99])
            log_A[attribute] = high > _LOG_RANGE * max(low, 1.0)
    scale_G = np.where(log_A[attribute_G], np.log(np.maximum(number_G, 0.5)), number_G)
    return numeric_A, log_A, np.where(numeric_A[attribute_G], scale_G, np.nan)


def shape(name: str) -> str:
    """The shape of a source's name: "0" for a run of digits, "a" for a run of words, marks as they are.

    Sources that name themselves alike often work alike (addresses, numbered accounts, agencies): "0
    (0.0.0.0)" and "0: a" are two populations. Where names follow no system it parts at random, which costs
    little, because groups are held together by a common prior.
    """
    return re.sub(r"[0-9]+", "0", re.sub(r"[^\W\d_]+(?:\s+[^\W\d_]+)*", "a", name))


def group_of_sources(groups: Grouped) -> Codes:
    """A code for each source: shape of name and order of magnitude of its number of claims."""
    claims_S = np.bincount(groups.source_N, minlength=groups.sources)
    size_S = np.floor(np.log10(np.maximum(claims_S, 1))).astype(np.int64)
    keys = [f"{shape(name)}#{size}" for name, size in zip(groups.table.sources, size_S, strict=True)]
    place = {key: code for code, key in enumerate(sorted(set(keys)))}
    return np.array([place[key] for key in keys], np.int32)
