"""A receiver who is naive with some chance: a type, not a belief half way between two.

Of two receivers of the same message, the naive one errs by *naive_error*, the one who knows better by
*wary_error*. If a replicate draws its leader's type once (``leaders.Mixed``), the mean error is the same as
that of a leader who averages the two beliefs, and the mean squared error is larger: a few are far off, not
all a little (Kartik, Ottaviani and Squintani 2007, where the share of naive receivers enters the sender's
loss outside the square). Derivation: docs/theory/games.md, "Receiver types".
"""

from __future__ import annotations

from dataclasses import dataclass

from earwitness.simulate.theory import domain


@dataclass(frozen=True, slots=True)
class Errors:
    """Mean and mean square of the leader's error L - theta, in the unit of the state and its square."""

    mean: float
    square: float

    @property
    def variance(self) -> float:
        """Spread over replicates around the mean error."""
        return self.square - self.mean**2


def types(*, naive: float, naive_error: Errors, wary_error: Errors) -> Errors:
    """Errors over replicates of which a share *naive* has a naive leader: both moments are averages."""
    domain.share(naive=naive)
    return Errors(
        mean=naive * naive_error.mean + (1.0 - naive) * wary_error.mean,
        square=naive * naive_error.square + (1.0 - naive) * wary_error.square,
    )


def averaged(*, naive: float, naive_error: Errors, wary_error: Errors, product: float) -> Errors:
    """Errors of one leader whose belief is *naive* parts naive to 1 - *naive* parts wary.

    *product* is the mean of the product of the two errors; where they differ by a constant d that is
    wary_error.square + d wary_error.mean. It is smaller than ``types`` by naive (1 - naive) times the mean
    squared difference of the two beliefs.
    """
    domain.share(naive=naive)
    domain.finite(product=product)
    wary = 1.0 - naive
    return Errors(
        mean=naive * naive_error.mean + wary * wary_error.mean,
        square=naive**2 * naive_error.square + wary**2 * wary_error.square + 2.0 * naive * wary * product,
    )
