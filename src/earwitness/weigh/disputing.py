"""Who denies a claim that others make, and what is disputed of it without being denied.

A denial of knowledge, wording or motive is no denial of the fact. Nor is one that only a narrator's verb
makes and no words quoted. Whoever gives another number for the same thing at the same time denies the
claim's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from earwitness.records import Claim, Link, Report
from earwitness.weigh.beginnings import SAYING_NOTHING, begun, who_says
from earwitness.weigh.material import Material
from earwitness.weigh.model import evidence_of, probability
from earwitness.weigh.pools import reading
from earwitness.weigh.priors import Priors
from earwitness.weigh.speakers import Speaker
from earwitness.weigh.voices import Remark, Voice
from earwitness.weigh.wording import calls_it_untrue, disputes_knowledge, only_names_it

_DIGITS: Final = 9  # to which equal numbers of voices weigh alike
_STEM: Final = 5  # letters that "rejects" and "rejected" share


def disputing(
    claim: Claim, stating: Collection[str], ground: Material, priors: Priors
) -> tuple[list[Voice], list[Remark]]:
    """The denials tied to *claim*, one for each beginning that is not among *stating*, and mere remarks."""
    voices: dict[str, Voice] = {}
    remarks: list[Remark] = []
    for link in ground.disputes.get(claim.id, ()):
        report = ground.reports[link.origin]
        begins = [o for o in ground.begins.get(report.id, ()) if o.claim != claim.id]
        parties: Iterable[str] = begins[0].parties if begins else filter(None, [report.source.party])
        who = who_says(parties, [report], ground, priors)
        overstated = _overstated(report, ground)
        if link.relation != "denies" or link.denied not in (None, "fact") or overstated:
            remarks.append(Remark(report.id, who, link.denied or "fact", overstated, meant=link.probability))
            remarks += _quoted(report, link, ground, priors) if overstated else []
            continue
        key = begins[0].id if begins else report.id
        if key not in stating and report.stance not in SAYING_NOTHING:
            voice = _denial(key, link, report, who)
            had = voices.get(key)
            voices[key] = voice if had is None else _together(had, voice)
    return [voices[k] for k in sorted(voices)], remarks


def rivals(claim: Claim, stating: Collection[str], ground: Material, priors: Priors) -> list[Voice]:
    """Those who give another number for what *claim* gives one for, each once.

    Of several other numbers, which exclude each other as well, only the one with most behind it.
    """
    found = [_rivals(claim, place, stating, ground, priors) for place in ground.rivals.get(claim.id, ())]
    return max(found, key=lambda voices: round(_behind(voices, priors), _DIGITS), default=[])


def _behind(voices: Sequence[Voice], priors: Priors) -> float:
    """How likely a number is by those who give it alone."""
    return 1 - probability(evidence_of(voices, priors), priors)


def _rivals(
    claim: Claim, place: int, stating: Collection[str], ground: Material, priors: Priors
) -> list[Voice]:
    """Those who give the number of one reading, as denials of the claim's."""
    own = {f.id for f in ground.figures.values() if f.report in claim.reports}
    out: dict[tuple[str, ...], Voice] = {}
    for given in reading(ground.readings.groups[place], ground, priors).given:
        reports = (ground.figures[f].report or "" for f in given.figures)
        origins = {o.id for report in reports for o in ground.begins.get(report, ())}
        if own.isdisjoint(given.figures) and origins.isdisjoint(stating):
            first = ground.figures[given.figures[0]]
            words = ground.text(first.document, (first.span,))
            voice = replace(given.voice, origin=min(origins, default=first.id), says="denies")
            key = voice.speaker.parties or (voice.origin,)
            out.setdefault(key, replace(voice, meant=priors.rival, rival=words))
    return sorted(out.values(), key=lambda v: v.origin)


def contradicted(claim: Claim, stating: Collection[str], ground: Material, priors: Priors) -> list[Voice]:
    """If *claim* is itself a denial: those who assert what it denies, and so deny it."""
    out: dict[str, Voice] = {}
    for about, link in ground.denied.get(claim.id, ()):
        for origin in ground.origins.get(about, ()):
            voice = begun(origin, ground, priors)
            if isinstance(voice, Voice) and voice.says == "asserts" and origin.id not in stating:
                meant = max(link.probability, out[origin.id].meant if origin.id in out else 0.0)
                out[origin.id] = replace(voice, says="denies", meant=meant, contrary=True)
    return [out[o] for o in sorted(out)]


def _denial(key: str, link: Link, report: Report, who: Speaker) -> Voice:
    return Voice(
        origin=key,
        says="denies",
        speaker=who,
        reports=(report.id,),
        roots=(report.id,),
        hedged=bool(report.hedges) or report.stance == "doubts",
        meant=link.probability,
    )


def _together(a: Voice, b: Voice) -> Voice:
    """Two denials of one beginning are one: meant if either is, hedged if both are."""
    reports = tuple(sorted({*a.reports, *b.reports}))
    return replace(
        a, reports=reports, roots=reports, hedged=a.hedged and b.hedged, meant=max(a.meant, b.meant)
    )


def _overstated(report: Report, ground: Material) -> bool:
    """Whether only a narrator's verb denies, and the words that the article quotes do not.

    So where a headline check found the verb stronger than what is quoted; or where the denial only names
    what it denies ("the reports") and its article quotes words that dispute what others can know.
    """
    if report.kind != "indirect":
        return False
    cue, content = ground.words(report)
    beside = [ground.words(r)[1] for r in _quotes(report, ground)]
    if any(calls_it_untrue(words) for words in beside):
        return False
    if only_names_it(content) and any(disputes_knowledge(words) for words in beside):
        return True
    verbs = [
        verb
        for check in ground.checks
        if check.kind == "stronger-verb" and check.document == report.document
        for verb in ground.text(check.document, (check.span,)).casefold().split()
    ]
    return any(w[:_STEM] == v[:_STEM] for w in cue.casefold().split() for v in verbs)


def _quotes(report: Report, ground: Material) -> list[Report]:
    """The statements of its article that are quoted, wholly or in part."""
    return [r for r in ground.of_document.get(report.document, ()) if r.kind != "indirect"]


def _quoted(report: Report, link: Link, ground: Material, priors: Priors) -> list[Remark]:
    """What the article quotes in place of the denial: words that dispute what others can know.

    One for each speaker, the first in the text, and not who only tells what that one said.
    """
    found = [r for r in _quotes(report, ground) if disputes_knowledge(ground.words(r)[1])]
    outer = {r.parent for r in found}
    out: dict[str, Remark] = {}
    for r in sorted(found, key=lambda r: (r.content, r.id)):
        party = ground.merged.get(r.source.party or "", r.source.party)
        if party and r.id not in outer:
            who = who_says([party], [r], ground, priors)
            said = ground.words(r)[1]
            out.setdefault(party, Remark(r.id, who, "knowledge", words=said, meant=link.probability))
    return list(out.values())
