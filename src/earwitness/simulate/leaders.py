"""What a leader makes of what he hears: how far he takes account of being lied to.

All three keep a Kalman filter of the state: they know phi, gamma, the drift, the noise and their own
decisions, and how noisy honest messages would be. The filter is right about everything but the shading.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta


class Leader(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """First belief and its standard deviation, before anything was heard."""

    belief: float = 0.0
    doubt: Annotated[float, Meta(gt=0)] = 1.0


class Naive(Leader, frozen=True, tag="naive"):
    """Takes every message for honest."""


class Sophisticated(Leader, frozen=True, tag="sophisticated"):
    """Knows how he is lied to: takes off the shading that his present belief implies, and trusts what is
    left as far as it still moves with the state (see ``filter``).
    """


class Mixed(Leader, frozen=True, tag="mixed"):
    """Naive with chance *naive*, else sophisticated: a type, drawn once for a replicate.

    Not an averaged belief (Kartik, Ottaviani and Squintani 2007: the share of naive receivers).
    """

    naive: Annotated[float, Meta(ge=0, le=1)] = 0.5


LeaderRule: TypeAlias = Naive | Sophisticated | Mixed
