"""The sentences of a brief on denials: what is denied, and what only sounds like a denial."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from earwitness.dossier.brief_claims import in_short, stands_alone
from earwitness.dossier.claims import FIRM
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.sentences import Piece, Pieces, Sentence, given, link, number, sentence
from earwitness.dossier.traced import Dispute, Traced
from earwitness.dossier.weighed import Weighed
from earwitness.nobody import in_sentence, is_nobody

_REMINDER: Final = 90  # characters of a claim that is named in passing: one clause, with its number
# How weighing words its sentences on disputes (weigh/telling.py). Of the first kind deny the claim, the
# second dispute something else; tests/dossier/test_brief.py fails where they are worded anew.
_DENIED: Final = ("It is denied by ", "It is doubted by ")
_CONTRARY: Final = "The contrary is stated by "
_TIE: Final = re.compile(r", if these words are about this claim \((\d+)% sure\)")
_BESIDE: Final = re.compile(r"What comes from (.+?) ((?:disputes|comments) .+)")
_VERB: Final = re.compile(r"That it is denied by (.+?) (is a narrator's verb: no words quoted deny it)")
_OPEN: Final = ", which leaves open whether it is so"
_WHO: Final = re.compile(r"(?:It is (?:denied|doubted) by|The contrary is stated by) (.+?)(?:, |$)")
_FACT: Final = ("disputes that it is so", "disputes it")
_MOST: Final = 2  # denials in one sentence


def denials(lineage: Lineage, weighed: Weighed, told: Collection[int]) -> Iterator[Sentence]:
    """What is surely denied; then what only sounds like a denial; how many denials the page lists.

    Claims that were *told* are not quoted again. What is tied to its claim loosely stays out, and so does
    who is nobody in particular: a brief is repeated by people who do not look into it.
    """
    ordered = sorted(lineage.claims, key=lambda c: (c.articles < 2, c.number))
    name = _Naming(told)
    denied = _denied(ordered, weighed, name) if weighed.done else _disputed(ordered, name)
    shown = list(_joined(denied[:_MOST]))
    count = sum(not d.remark for d in lineage.denials)
    if shown:
        left = count - min(len(denied), _MOST)
        yield sentence("denied", *shown, *((Piece("; "), *_all(count)) if left > 0 else ()), ".")
    elif count:
        yield sentence("denied", "No denial is firmly tied to one of these claims; ", *_all(count), ".")
    beside = _remarks(ordered, weighed, name) if weighed.done else _beside(ordered, name)
    if beside:
        more = len(beside) - 1
        rest = (Piece("; "), link(_more(more), "denials")) if more else ()
        yield sentence("not-denied", *beside[0], *rest, ".")


def _more(count: int) -> str:
    return "there is one more such remark" if count == 1 else f"there are {number(count)} more such remarks"


def _all(count: int) -> Pieces:
    if count == 1:
        return (link("the one denial found", "denials"), Piece(" is listed with what it leaves open"))
    return (
        link(f"all {number(count)} denials found", "denials"),
        Piece(" are listed, each once, with what they leave open"),
    )


class _Naming:
    """Names a claim by its number, and with its words where the brief has not told it."""

    def __init__(self, told: Collection[int]) -> None:
        self._told = told

    def __call__(self, claim: Traced, *, opening: bool = False) -> Pieces:
        named = link(f"{'Claim' if opening else 'claim'} {claim.number}", f"c{claim.number}")
        if claim.number in self._told:
            return (named,)
        return named, Piece(" ("), given(in_short(claim, _REMINDER)), Piece(")")


def _joined(clauses: Sequence[Pieces]) -> Iterator[Piece]:
    for n, clause in enumerate(clauses):
        yield from (Piece("; "), *clause) if n else clause


def _firm(said: str) -> bool:
    """Whether weighing says that a denial or remark is surely enough about its claim."""
    tie = _TIE.search(said)
    return tie is None or int(tie.group(1)) >= 100 * FIRM


def _denied(claims: Sequence[Traced], weighed: Weighed, name: _Naming) -> list[Pieces]:
    """Denials as weighing tells them, of those firmly tied to their claim."""
    found = [
        (claim, _TIE.sub("", said).rstrip("."))
        for claim in claims
        for said in _why(claim, weighed)
        if said.startswith((*_DENIED, _CONTRARY)) and _firm(said)
    ]
    found = [(c, said) for c, said in found if not is_nobody(_who_of(said))]
    out: list[Pieces] = []
    # a denial says more than a doubt, and of a claim that can be told in its own words more than of others
    for claim, said in sorted(found, key=lambda f: (not stands_alone(f[0]), f[1].startswith(_DENIED[1]))):
        opening = not out
        if said.startswith(_CONTRARY):
            the = Piece("The contrary of " if opening else "the contrary of ")
            out.append((the, *name(claim), Piece(" is stated by "), given(said.removeprefix(_CONTRARY))))
        else:
            out.append((*name(claim, opening=opening), given(said.removeprefix("It"))))
    return out


def _who_of(said: str) -> str:
    found = _WHO.match(said)
    return found.group(1) if found else ""


def _remarks(claims: Sequence[Traced], weighed: Weighed, name: _Naming) -> list[Pieces]:
    """What sounds like a denial and is none: disputes of knowledge, wording, motive; narrators' verbs."""
    beside: list[Pieces] = []
    verbs: list[Pieces] = []
    for claim in claims:
        for said in _why(claim, weighed):
            plain = _TIE.sub("", said).rstrip(".")
            remark, verb = _BESIDE.fullmatch(plain), _VERB.fullmatch(plain)
            if not _firm(said):
                continue
            if remark and not is_nobody(remark.group(1)):
                what = remark.group(2).replace(_OPEN, "")
                beside.append(
                    (Piece("What "), given(remark.group(1)), Piece(" says against "), *name(claim),
                     Piece(" is no denial of it: it "), given(what))
                )  # fmt: skip
            elif verb and not is_nobody(verb.group(1)):
                verbs.append(
                    (Piece("That "), *name(claim), Piece(" is denied by "), given(verb.group(1)),
                     Piece(f" {verb.group(2)}"))
                )  # fmt: skip
    # a narrator's verb is told last: it says less than words that dispute something else
    return beside + verbs


def _why(claim: Traced, weighed: Weighed) -> tuple[str, ...]:
    belief = weighed.beliefs.get(claim.number)
    return belief.why if belief else ()


def _disputed(claims: Sequence[Traced], name: _Naming) -> list[Pieces]:
    """Denials as tracing links them, where nothing was weighed."""
    found = [(c, d) for c in claims for d in c.disputes if _tellable(d) and d.what in _FACT]
    return [
        (*name(claim, opening=n == 0), Piece(" is disputed by "), _who(dispute))
        for n, (claim, dispute) in enumerate(found)
    ]


def _beside(claims: Sequence[Traced], name: _Naming) -> list[Pieces]:
    return [
        (Piece("What "), _who(d), Piece(" says against "), *name(c),
         Piece(f" is no denial of it: it {d.what}"))
        for c in claims
        for d in c.disputes
        if _tellable(d) and d.what.startswith("disputes ") and d.what not in _FACT
    ]  # fmt: skip


def _tellable(dispute: Dispute) -> bool:
    return not dispute.loose and not is_nobody(
        dispute.entry.statement.speaker or dispute.entry.statement.source
    )


def _who(dispute: Dispute) -> Piece:
    statement = dispute.entry.statement
    return given(
        in_sentence(statement.speaker or statement.source or "somebody", the=False), f"s{statement.number}"
    )
