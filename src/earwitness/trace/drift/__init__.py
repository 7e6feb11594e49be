"""What changed between two statements of which one goes back to the other."""

from __future__ import annotations

from typing import Final, get_args

from earwitness.records import Drift, Relation
from earwitness.trace.drift.align import Alignment, Run, aligned
from earwitness.trace.drift.hedging import hedging
from earwitness.trace.drift.numbers import newer_number, number_changed
from earwitness.trace.drift.sense import meaning_changed
from earwitness.trace.drift.stated import Stated
from earwitness.trace.drift.wording import same_words, wording

__all__ = ["Alignment", "Run", "Stated", "aligned", "drifts"]

_ORDER: Final[tuple[Drift, ...]] = get_args(Drift)


def drifts(
    earlier: Stated,
    later: Stated,
    *,
    same_speaker: bool | None,
    relation: Relation = "same-utterance",
) -> tuple[Drift, ...]:
    """Every kind of change from *earlier* to *later*, in the order of ``records.Drift``.

    *same_speaker*: whether both are said by one (None: not known). *relation* is the link that is being
    described: between statements of the same claim by two speakers, each on his own word, nothing was
    passed on, so that only the wording is compared; a figure that supersedes another changed in number.

    Fails on: see the modules of this package.
    """
    if relation == "supersedes":
        return ("number-changed",) if newer_number(earlier, later) else ()
    if relation in ("denies", "comments-on"):
        return ()
    found = set(wording(earlier, later))
    independent = relation == "same-claim" and _on_his_own(earlier, later, same_speaker)
    if _reattributed(earlier, later, same_speaker, independent):
        found.add("reattributed")
    if not independent:
        found.update(hedging(earlier, later))
        if number_changed(earlier, later, one_utterance=relation == "same-utterance"):
            found.add("number-changed")
        if meaning_changed(earlier, later):
            found.add("meaning-changed")
    if found & {"number-changed", "meaning-changed"} and "verbatim" in found:
        found = found - {"verbatim"} | {"paraphrased"}
    return tuple(d for d in _ORDER if d in found)


def _on_his_own(earlier: Stated, later: Stated, same_speaker: bool | None) -> bool:
    """Two who are named say the same in words of their own."""
    return (
        same_speaker is False and earlier.attributed and later.attributed and not same_words(earlier, later)
    )


def _reattributed(earlier: Stated, later: Stated, same_speaker: bool | None, independent: bool) -> bool:
    """Said by somebody else, or by nobody any more."""
    if independent:
        return False
    if not later.attributed:
        if later.document.id == earlier.document.id and later.report.place == "body":
            return False  # its reader has the source before his eyes
        return earlier.attributed or (earlier.report.voice == "reported" and later.report.voice == "own")
    return same_speaker is False
