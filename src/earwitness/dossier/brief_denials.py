"""The sentences of a brief on denials: what is denied, and what only sounds like a denial."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from earwitness.dossier.brief_claims import MARKS, sayable
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.naming import quoted, short
from earwitness.dossier.sentences import Piece, Pieces, Sentence, given, link, number, sentence
from earwitness.dossier.traced import Dispute, Traced
from earwitness.dossier.weighed import Weighed

_REMINDER: Final = 60  # characters of a claim that is named in passing: enough to know which
# How weighing begins its sentences on disputes (weigh/telling.py). Of the first kind deny the claim, the
# second dispute something else; tests/dossier/test_brief.py fails where they are worded anew.
_DENIED: Final = ("It is denied by ", "It is doubted by ")
_CONTRARY: Final = "The contrary is stated by "
_BESIDE: Final = ("What comes from ", "That it is denied by ")
_OPEN: Final = ", which leaves open whether it is so"
_NO_DENIAL: Final = ("narrator's verb", "without denying it")
_FACT: Final = ("disputes that it is so", "disputes it")
_PERHAPS: Final = "if it is this that is meant"
_REMARK: Final = Piece("One remark on ")
_IS_NONE: Final = Piece(" sounds like a denial and is none: ")


def denials(lineage: Lineage, weighed: Weighed, told: Collection[int]) -> Iterator[Sentence]:
    """What is denied, the surest first; and then what only sounds like a denial.

    Claims that were *told* are not quoted again.
    """
    ordered = sorted(lineage.claims, key=lambda c: (c.articles < 2, c.number))
    name = _Naming(told)
    denied = _denied(ordered, weighed, name) if weighed.done else _disputed(ordered, name)
    if denied:
        yield sentence(
            "denied",
            *_up_to(denied, 2, "there is one more denial or doubt", "there are {} more denials or doubts"),
            ".",
        )
    beside = _remarks(ordered, weighed, name) if weighed.done else _beside(ordered, name)
    if beside:
        yield sentence(
            "not-denied", *_up_to(beside, 1, "there is one more of them", "there are {} more of them"), "."
        )


class _Naming:
    """Names a claim by its number, and with its first words where the brief has not told it."""

    def __init__(self, told: Collection[int]) -> None:
        self._told = told

    def __call__(self, claim: Traced, *, opening: bool = False) -> Pieces:
        named = link(f"{'Claim' if opening else 'claim'} {claim.number}", f"c{claim.number}")
        if claim.number in self._told:
            return (named,)
        words = sayable(claim) or claim.text.strip(MARKS)
        return named, Piece(" ("), given(quoted(short(words, _REMINDER))), Piece(")")


def _up_to(clauses: Sequence[Pieces], most: int, one: str, many: str) -> Iterator[Piece]:
    """*clauses*, of more than *most* the first ones and how many are left."""
    for n, clause in enumerate(clauses[:most]):
        yield from (Piece("; "), *clause) if n else clause
    left = len(clauses) - most
    if left > 0:
        yield Piece("; ")
        yield link(one if left == 1 else many.format(number(left)), "claims")


def _denied(claims: Sequence[Traced], weighed: Weighed, name: _Naming) -> list[Pieces]:
    """Denials as weighing tells them; those that may be meant for another claim come last."""
    found: list[tuple[bool, Traced, str]] = [
        (_PERHAPS in said, claim, said.rstrip("."))
        for claim in claims
        for said in _why(claim, weighed)
        if said.startswith((*_DENIED, _CONTRARY))
    ]
    out: list[Pieces] = []
    # a denial says more than a doubt
    for _, claim, said in sorted(found, key=lambda f: (f[0], f[2].startswith(_DENIED[1]))):
        opening = not out
        if said.startswith(_CONTRARY):
            the = Piece("The contrary of " if opening else "the contrary of ")
            out.append((the, *name(claim), Piece(" is stated by "), given(said.removeprefix(_CONTRARY))))
        else:
            out.append((*name(claim, opening=opening), given(said.removeprefix("It"))))
    return out


def _remarks(claims: Sequence[Traced], weighed: Weighed, name: _Naming) -> list[Pieces]:
    """What sounds like a denial and is none: disputes of knowledge, wording, motive; narrators' verbs."""
    found = [
        (claim, said.rstrip(".").replace(_OPEN, ""))
        for claim in claims
        for said in _why(claim, weighed)
        if said.startswith(_BESIDE) and any(words in said for words in (_OPEN, *_NO_DENIAL))
    ]
    # a narrator's verb is told last: it says less than words that dispute something else
    found.sort(key=lambda f: _NO_DENIAL[0] in f[1])
    return [
        (
            _REMARK,
            *name(claim),
            _IS_NONE,
            given(f"{said[:1].lower()}{said[1:]}"),
        )
        for claim, said in found
    ]


def _why(claim: Traced, weighed: Weighed) -> tuple[str, ...]:
    belief = weighed.beliefs.get(claim.number)
    return belief.why if belief else ()


def _disputed(claims: Sequence[Traced], name: _Naming) -> list[Pieces]:
    """Denials as tracing links them, where nothing was weighed."""
    found = [(c, d) for c in claims for d in c.disputes if not d.borderline and d.what in _FACT]
    return [
        (*name(claim, opening=n == 0), Piece(" is disputed by "), _who(dispute))
        for n, (claim, dispute) in enumerate(found)
    ]


def _beside(claims: Sequence[Traced], name: _Naming) -> list[Pieces]:
    return [
        (_REMARK, *name(c), _IS_NONE, _who(d), Piece(f" {d.what}"))
        for c in claims
        for d in c.disputes
        if not d.borderline and d.what.startswith("disputes ") and d.what not in _FACT
    ]


def _who(dispute: Dispute) -> Piece:
    statement = dispute.entry.statement
    who = statement.speaker or statement.source or "somebody who is not named"
    return given(who, f"s{statement.number}")
