"""What was not in hand before: whether it is now, and what else is cited and lacking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.ghosts import Missing
from earwitness.dossier.since_matching import State
from earwitness.dossier.statements import Article

_ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GhostsSince:
    """``in_hand``: what was lacking, with the new articles that it is; ``new``: with their numbers."""

    in_hand: tuple[tuple[str, tuple[Article, ...]], ...] = ()
    new: tuple[tuple[int, Missing], ...] = ()
    gone: tuple[str, ...] = ()


def ghosts_since(before: State, now: State, arrived: Sequence[Article]) -> GhostsSince:
    """What became of what *before* lacked; *arrived* are the articles that are new."""
    lacked = {_plain(m.ghost.name): m for m in before.lineage.missing}
    lacking = {_plain(m.ghost.name): (n, m) for n, m in enumerate(now.lineage.missing, 1)}
    in_hand, gone = [], []
    for name, missing in lacked.items():
        found = tuple(a for a in arrived if name in (_plain(a.document.outlet), _plain(a.document.headline)))
        if found:
            in_hand.append((missing.ghost.name, found))
        elif name not in lacking:
            gone.append(missing.ghost.name)
    return GhostsSince(
        tuple(in_hand), tuple(found for name, found in lacking.items() if name not in lacked), tuple(gone)
    )


def _plain(name: str | None) -> str | None:
    return _ARTICLE.sub("", " ".join(name.split())).casefold() if name else None
