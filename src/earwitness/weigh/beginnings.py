"""What one beginning says: that a claim is so, that it is not so, or nothing that bears on it.

A beginning speaks once, however often it is repeated: what counts are its *roots*, the statements that go
back to no other statement of the same beginning. So neither a relay nor a copy adds, hedges or unhedges.

======================================================  ===================================================
the roots                                               say
======================================================  ===================================================
assert it; predict it (taken as hedged)                 that it is so
deny or doubt it in the cue (doubt: hedged)             that it is not so
demand or intend it; neither affirm nor deny it         nothing
some assert and some deny                               nothing: they contradict each other
======================================================  ===================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, cast

from earwitness.records import Origin, Report
from earwitness.weigh.material import Material
from earwitness.weigh.priors import Priors
from earwitness.weigh.speakers import Speaker, speaker
from earwitness.weigh.voices import Mute, Says, Silence, Voice
from earwitness.weigh.wording import checking, denies_in_cue

SAYING_NOTHING: Final = ("demands", "intends", "not-held")


def begun(origin: Origin, ground: Material, priors: Priors) -> Voice | Mute:
    """What one of a claim's beginnings says; some report of it is there."""
    reports = [ground.reports[r] for r in sorted(set(origin.reports)) if r in ground.reports]
    roots = _roots(reports, ground)
    who = who_says(origin.parties, roots, ground, priors)
    said = {s for r in roots if (s := _said(r, ground)) is not None}
    if len(said) != 1:
        silent = next((r.stance for r in roots if r.stance in SAYING_NOTHING), "not-held")
        why = "contradicts itself" if said else cast(Silence, silent)
        return Mute(origin.id, who, why, not origin.certain)
    telling = [r for r in roots if _said(r, ground) is not None]
    checks = _checks(reports, ground)
    return Voice(
        origin=origin.id,
        says=said.pop(),
        speaker=who,
        reports=tuple(r.id for r in reports),
        roots=tuple(r.id for r in telling),
        hedged=all(r.hedges or r.stance in ("predicts", "doubts") for r in telling),
        predicted=all(r.stance == "predicts" for r in telling),
        unchecked=False in checks,
        checks=0 if False in checks else sum(checks),
        perhaps=not origin.certain,
        ghosts=origin.ghosts,
    )


def who_says(parties: Iterable[str], roots: Sequence[Report], ground: Material, priors: Priors) -> Speaker:
    """The speaker of a beginning: its parties, else the outlet that states it itself, else nobody."""
    own = next((r for r in roots if r.voice == "own"), None)
    name = None
    if own is not None:
        document = ground.documents.get(own.document)
        name = (document.outlet if document else None) or "an outlet that is not named"
    return speaker(parties, ground, priors, own_voice=name)


def _roots(reports: Sequence[Report], ground: Material) -> list[Report]:
    """Of the statements of one beginning those that go back to no other of them, nearest to who said it."""
    inside = {r.id for r in reports}
    derived: set[str | None] = {r.id for r in reports if not inside.isdisjoint(ground.repeats.get(r.id, ()))}
    derived |= {r.parent for r in reports if r.parent in inside}  # who tells what another said
    derived |= {r.id for r in reports if r.continues in inside}
    first = [r for r in reports if r.id not in derived] or list(reports)
    best = min(map(_distance, first))
    return [r for r in first if _distance(r) == best]


def _distance(report: Report) -> tuple[bool, bool, int]:
    """How far a statement stands from who said it: unsourced, above the text, after so many relays."""
    return report.source.party is None, report.place != "body", len(report.relay)


def _said(report: Report, ground: Material) -> Says | None:
    if report.stance in SAYING_NOTHING:
        return None
    if report.stance in ("denies", "doubts") and denies_in_cue(ground.words(report)[0]):
        return "denies"
    return "asserts"


def _checks(reports: Iterable[Report], ground: Material) -> list[bool]:
    """What articles say on checking: True or False, once for each article and for each wording."""
    seen: dict[str, bool] = {}
    by_article: dict[tuple[str, bool], str] = {}
    for report in reports:
        for span in report.verification:
            words = ground.text(report.document, (span,)).casefold()
            found = checking(words)
            if found is not None and by_article.setdefault((report.document, found), words) == words:
                seen[words] = found
    return list(seen.values())
