"""All that is said on a claim: by its own beginnings, by those who deny it, and with which interest."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from earwitness.errors import SettingError
from earwitness.records import Claim
from earwitness.weigh.beginnings import begun
from earwitness.weigh.disputing import contradicted, disputing, rivals
from earwitness.weigh.material import Material
from earwitness.weigh.priors import Priors
from earwitness.weigh.voices import Mute, Remark, Testimony, Voice

_SIGNS: Final = {"serves": 1, "neutral": 0, "against": -1}


def testimony(claim: Claim, ground: Material, priors: Priors) -> Testimony:
    """What is said on *claim*, in order of origin ids. Origins of which no report is there are left out.

    Where all who state it only predict it, nobody can have seen it, and nothing said bears on it.
    """
    found = [begun(o, ground, priors) for o in ground.origins.get(claim.id, ())]
    mute = [m for m in found if isinstance(m, Mute)]
    own = [v for v in found if isinstance(v, Voice)]
    stating = {v.origin for v in own}
    denials, remarks = disputing(claim, stating, ground, priors)
    others = [*denials]
    for more in (contradicted, rivals):
        others += more(claim, {*stating, *(v.origin for v in others)}, ground, priors)
    voices = [_interested(v, claim, ground) for v in (*own, *others)]
    if own and all(v.predicted for v in own):
        mute += [Mute(v.origin, v.speaker, "only predicts", v.perhaps) for v in own]
        voices = []
    return Testimony(
        claim,
        tuple(sorted(voices, key=lambda v: (v.origin, v.says))),
        tuple(sorted(mute, key=lambda m: m.origin)),
        tuple(sorted({r.report: r for r in reversed(remarks)}.values(), key=_place)),
    )


def _place(remark: Remark) -> tuple[bool, str]:
    """What a narrator makes of it first, then what is quoted."""
    return not remark.overstated, remark.report


def _interested(voice: Voice, claim: Claim, ground: Material) -> Voice:
    """*voice* with its interest: the analyst's, else that of an institution that denies what is said of it.

    Raises SettingError for two interests of one speaker in one claim that contradict each other.
    """
    who = {ground.merged.get(p, p) for p in voice.speaker.parties}
    stating = set(claim.reports)
    told = {
        (bool(s.reports), _SIGNS[s.direction])
        for s in ground.stakes
        if s.direction in _SIGNS and who & s.parties and (not s.reports or s.reports & stating)
    }
    if told:  # what is said of this claim goes before what is said of all
        nearest = {sign for near, sign in told if near == max(told)[0]}
        if len(nearest) > 1:
            raise SettingError(
                f"case: the interest of {voice.speaker.name!r} in {claim.text[:60]!r} has two directions; "
                "keep one"
            )
        voice = replace(voice, interest=nearest.pop())
    if voice.speaker.institution and _answers(voice, claim, ground):
        against = 1 if voice.says == "asserts" else -1
        if not told or voice.interest == against:  # the analyst may say that it has no such interest
            return replace(voice, interest=against, accused=True)
    return voice


def _answers(voice: Voice, claim: Claim, ground: Material) -> bool:
    """Whether a voice denies what others say: it denies the claim, or states one that is a denial."""
    if voice.says == "denies":
        return voice.rival is None and not voice.contrary
    return any(link.origin in voice.reports for _, link in ground.denied.get(claim.id, ()))
