"""A belief in plain sentences, from the records alone: what carries it, what disputes it, what it hangs on.

Every sentence states one thing, and is built so that it reads alike for one speaker and for many. Likelihood
and confidence in the evidence base never stand in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.nobody import in_sentence
from earwitness.records import Confidence, Denied, PartyKind
from earwitness.weigh.hinge import Hinge
from earwitness.weigh.material import Material
from earwitness.weigh.phrases import base, likelihood, percent, phrased
from earwitness.weigh.speakers import Speaker
from earwitness.weigh.voices import Remark, Silence, Testimony, Voice

_MOST_NAMES: Final = 4
_MOST_WORDS: Final = 110  # characters of a quotation
_SURELY_MEANT: Final = 0.95
_LITTLE: Final = 0.35  # nats: what moves the odds by less than 1.4 times counts for little
_BESIDE: Final[dict[Denied, str]] = {
    "fact": "comments on it without denying it",
    "knowledge": "disputes that others can know it",
    "wording": "disputes how it is worded",
    "motive": "disputes why others say it",
}
_SILENT: Final[dict[Silence, str]] = {
    "demands": "is a demand, and no testimony",
    "intends": "tells of an intention, and is no testimony",
    "not-held": "neither affirms nor denies it",
    "contradicts itself": "says both that it is so and that it is not, and is left out",
    "only predicts": "is a forecast, and nobody can have seen it yet",
}
_GHOSTS: Final[dict[PartyKind, str]] = {"document": "document", "social-post": "post", "outlet": "outlet"}
_ONE: Final[Mapping[str, str]] = {
    "outlet": "one outlet's own word",
    "document": "one document",
    "social-post": "one post",
    "named": "one named source",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What weighing made of a testimony: what there is to tell. ``weights`` are in nats, by origin."""

    probability: float | None
    interval: tuple[float, float] | None
    ends: tuple[float, float] | None
    hinge: Hinge | None
    confidence: Confidence | None
    weights: Mapping[str, float]


def told(of: Testimony, judged: Judged, ground: Material) -> tuple[str, ...]:
    """The sentences about one belief, each once: likelihood first, then what it rests on, confidence last."""
    sentences = [
        *likelihood(judged.probability, judged.interval),
        *_carried(of, ground),
        *_rests_on(of),
        *_ends(of, judged),
        *_qualified(of, ground),
        *_disputed(of, judged),
        *_hangs_on(of, judged),
    ]
    if judged.confidence is not None:
        sentences.append(base(judged.confidence))
    return tuple(dict.fromkeys(sentences))


def _carried(of: Testimony, ground: Material) -> Iterator[str]:
    """How many statements go back to how few origins, and by which rule each bound."""
    here = [ground.reports[r] for r in of.claim.reports if r in ground.reports]
    if not here:
        yield "No statement of it is in hand."
        return
    low, high = of.claim.origin_range
    articles = len({r.document for r in here})
    many = f"{_count(len(here), 'statement')} in {_count(articles, 'article')}"
    goes = "goes" if len(here) == 1 else "go"
    at_least, at_most = of.claim.rules
    if low == high:
        yield f"{_capital(many)} {goes} back to {_count(low, 'origin')}{_rule(at_most)}."
        return
    yield f"{_capital(many)} {goes} back to {_number(low)} to {_number(high)} origins."
    yield f"At most {_number(high)}{_rule(at_most)}."
    yield f"At least {_number(low)}{_rule(at_least)}."


def _rule(rule: str) -> str:
    bare = rule.rstrip(".").removeprefix("they may be fewer: ")
    return f": {bare}" if bare else ""


def _rests_on(of: Testimony) -> Iterator[str]:
    """That a claim rests on a single source, and how weak that is."""
    asserting = [v.speaker for v in of.voices if v.says == "asserts"]
    if not asserting:
        return
    low, high = of.claim.origin_range
    unnamed = all(s.unnamed for s in asserting)
    if len(asserting) == 1:
        yield f"It rests on {_single(asserting[0])}."
    elif unnamed and low == 1 < high:
        yield "If these origins are one, it rests on one unnamed source."
    elif unnamed:
        yield "Nobody who states it is named."
    if len(asserting) > 1 and all(s.letter == "F" for s in asserting):
        yield "Nobody has graded any source that states it."


def _single(who: Speaker) -> str:
    if who.kind == "nobody":
        return "one statement for which nobody is named"
    if who.kind == "unnamed":
        return f"one unnamed source ({_name(who)})"
    graded = "which nobody has graded" if who.letter == "F" else f"graded {who.letter}"
    if who.unnamed_as:
        return f"one source, named in places ({_name(who)}) and unnamed in others ({_listed(who.unnamed_as)})"
    return f"{_ONE[who.kind]}, {_name(who)}, {graded}"


def _ends(of: Testimony, judged: Judged) -> Iterator[str]:
    """What it would be at either end of the range of origins, where the phrase is another."""
    low, high = of.claim.origin_range
    if judged.ends is None or low == high:
        return
    fewest, most = (phrased(p) for p in judged.ends)
    if fewest.partition(" (")[0] != most.partition(" (")[0]:
        yield f"With {_count(low, 'origin')} it is {fewest}, with {_number(high)} it is {most}."


def _qualified(of: Testimony, ground: Material) -> Iterator[str]:
    """Hedges, checks, interests and what is not in hand, of those who state it."""
    asserting = [v for v in of.voices if v.says == "asserts"]
    serving = [v for v in asserting if v.interest > 0 and not v.accused]
    for text, those in (
        ("hedged", [v for v in asserting if v.hedged and not v.predicted]),
        ("stated as a forecast", [v for v in asserting if v.predicted]),
        ("stated by those whom it serves to be believed", serving),
        ("stated against their own interest", [v for v in asserting if v.interest < 0]),
    ):
        if those:
            yield f"It is {text}: {_names(those)}."
    answering = [v for v in asserting if v.accused]
    if answering:
        yield f"It answers what is said of an institution, which denies in any case: {_names(answering)}."
    for voice in asserting:
        if voice.unchecked:
            who = _name(voice.speaker)
            unchecked = f"that what comes from {who} could not be checked"
            yield f"An article says {unchecked}; the percentage does not count that."
        if voice.checks:
            says = "article says" if voice.checks == 1 else "articles say"
            checked = f"that what comes from {_name(voice.speaker)} was checked"
            yield f"{_capital(_number(voice.checks))} {says} {checked}."
    missing = {
        ground.ghosts[g].id: ground.ghosts[g] for v in asserting for g in v.ghosts if g in ground.ghosts
    }
    if missing:
        listed = _listed([f"{g.name} ({_GHOSTS.get(g.kind, 'source')})" for g in missing.values()])
        yield f"It is said to come from {listed}, not in hand."
    for mute in of.mute:
        yield f"What comes from {_name(mute.speaker)} {_SILENT[mute.why]}."


def _disputed(of: Testimony, judged: Judged) -> Iterator[str]:
    """Who denies it, what a denial is worth and why, and what is disputed without being denied."""
    for voice in of.voices:
        if voice.says == "denies":
            yield _denial(voice)
            if voice.accused:
                yield (
                    "Institutions deny what is said of them whether it is so or not, so that denial counts "
                    "for little."
                )
            elif (
                voice.rival is None
                and not voice.contrary
                and abs(judged.weights.get(voice.origin, 0.0)) < _LITTLE
            ):
                yield "That denial counts for little."
    for remark in of.remarks:
        yield _remark(remark)


def _denial(voice: Voice) -> str:
    who = _name(voice.speaker)
    if voice.contrary:
        return f"The contrary is stated by {who}{_if_meant(voice.meant)}."
    if voice.rival is not None:
        return f"Another number for the same is given by {who}: “{voice.rival}”."
    told_ = f"It is {'doubted' if voice.hedged else 'denied'} by {who}"
    told_ += _if_meant(voice.meant)
    if voice.interest > 0:
        told_ += ", whom it would serve to be believed"
    elif voice.interest < 0 and not voice.accused:
        told_ += ", whom the denial serves"
    return f"{told_}."


def _if_meant(meant: float) -> str:
    """How sure it is that a denial or remark is about this claim, unless it surely is."""
    return "" if meant >= _SURELY_MEANT else f", if these words are about this claim ({percent(meant)} sure)"


def _remark(remark: Remark) -> str:
    who = _name(remark.speaker)
    if remark.overstated:
        return f"That it is denied by {who} is a narrator's verb: no words quoted deny it."
    words = f": “{_short(remark.words)}”" if remark.words else ""
    open_ = ", which leaves open whether it is so" if remark.denied != "fact" else ""
    return f"What comes from {who} {_BESIDE[remark.denied]}{_if_meant(remark.meant)}{open_}{words}."


def _hangs_on(of: Testimony, judged: Judged) -> Iterator[str]:
    """What is left without the hinge, if the phrase would be another."""
    hinge = judged.hinge
    voice = next((v for v in of.voices if hinge and v.origin == hinge.origin), None)
    if hinge is None or voice is None:
        return
    who = _name(voice.speaker)
    if hinge.without is None:
        yield f"Everything hangs on {who}: nothing else speaks for it or against it."
    elif hinge.turns:
        yield f"It hangs on {who}: otherwise it would be {phrased(hinge.without)}."
    else:
        yield "It hangs on no single origin: whichever one is left out, it would be called the same."


def _name(who: Speaker) -> str:
    return in_sentence(who.name)


def _names(voices: Sequence[Voice]) -> str:
    return _listed(list(dict.fromkeys(_name(v.speaker) for v in voices)))


def _listed(words: Sequence[str]) -> str:
    if len(words) > _MOST_NAMES:
        words = [*words[: _MOST_NAMES - 1], f"{len(words) - _MOST_NAMES + 1} more"]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _short(words: str) -> str:
    words = words.removeprefix("that ").strip("“”\"'‘’«»,. ")
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rsplit(' ', 1)[0]} …"


_WORDS: Final = "no one two three four five six seven eight nine ten".split()


def _number(n: int) -> str:
    return _WORDS[n] if n < len(_WORDS) else f"{n:,}"


def _count(n: int, noun: str) -> str:
    return f"{_number(n)} {noun}{'' if n == 1 else 's'}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
