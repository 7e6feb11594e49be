"""Changes against an earlier dossier in at most ten sentences, each leading to what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from earwitness.dossier.sentences import (
    Piece,
    Pieces,
    Sentence,
    counted,
    given,
    link,
    listed,
    number,
    sentence,
)
from earwitness.dossier.since_claims import ClaimsSince
from earwitness.dossier.since_telling import (
    Differences,
    Listing,
    gone_statements,
    named,
    new_statements,
    origins,
    phrased,
    reworded,
    words_of_claim,
)
from earwitness.dossier.traced import Traced
from earwitness.provenance import Setting

MOST: Final = 10
_SHORT: Final = 50  # characters of a claim that a sentence quotes
_NAMED: Final = 3  # claims, articles and the like that one sentence names
# Settings that change what is found; others say what was handed on.
_TELLING: Final = (
    "model", "leaning", "convention", "words_only", "least_same", "borderline", "priors", "case", "corrected",
)  # fmt: skip


def sentences(of: Differences, listings: Sequence[Listing]) -> tuple[Sentence, ...]:
    """What *of* comes to; none if nothing changed."""
    if not listings:
        return ()
    every = (
        *_articles(of),
        *_made_otherwise(of),
        *_statements(of),
        *_not_compared(of),
        *(_claims(of.claims) if of.claims else ()),
        *_denials(of),
        *_figures(of),
        *_ghosts(of),
    )
    return every[:MOST]


def _articles(of: Differences) -> Iterator[Sentence]:
    new, gone, edited = of.matches.new, of.matches.gone, of.matches.edited
    parts: list[Pieces] = []
    if new:
        names = listed([given(named(a), f"a{a.number}") for a in new], _NAMED, more="since-articles")
        parts.append(
            (link(_are(len(new), "article", "new"), "since-articles"), Piece(" ("), *names, Piece(")"))
        )
    if gone:
        names = listed([given(named(a)) for a in gone], _NAMED, more="since-articles")
        parts.append(
            (link(_are(len(gone), "article", "gone"), "since-articles"), Piece(" ("), *names, Piece(")"))
        )
    if edited:
        names = listed([given(named(a), f"a{a.number}") for _, a in edited], _NAMED, more="since-articles")
        were = f"{counted(len(edited), 'article')} {'was' if len(edited) == 1 else 'were'} edited"
        parts.append((link(were, "since-articles"), Piece(" ("), *names, Piece(")")))
    if parts:
        yield _joined("articles", parts)
    else:
        yield sentence("articles", link("The articles", "articles"), " are the same.")


def _are(count: int, noun: str, what: str, many: str | None = None) -> str:
    return f"{counted(count, noun, many)} {'is' if count == 1 else 'are'} {what}"


def _joined(about: str, parts: Sequence[Pieces]) -> Sentence:
    """One sentence of *parts*, with a capital letter, semicolons between and a full stop."""
    pieces = [p for part in parts for p in (Piece("; "), *part)][1:]
    first = pieces[0]
    opening = Piece(first.words[:1].upper() + first.words[1:], first.to, first.given)
    return sentence(about, opening, *pieces[1:], ".")


def _made_otherwise(of: Differences) -> Iterator[Sentence]:
    """That the two were not made in one way, so that changes may come from that."""
    one, other = of.before.provenance, of.now.provenance
    if one is None or other is None:
        return
    parts = [f"Earwitness {one.version}, now {other.version}"] if one.version != other.version else []
    for key in _TELLING:
        if key in one.settings and key in other.settings and one.settings[key] != other.settings[key]:
            words = f"{key.replace('_', ' ')} {_said(one.settings[key])}, now {_said(other.settings[key])}"
            parts.append(words)
    if parts:
        yield sentence(
            "made", link("It was made in another way", "provenance"), " (", given("; ".join(parts)),
            "): what follows may come from that and not from the articles.",
        )  # fmt: skip


def _said(value: Setting) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _statements(of: Differences) -> Iterator[Sentence]:
    arrived = {a.document.id for a in of.matches.new}
    left = {a.document.id for a in of.matches.gone}
    come = sum(
        s.report.voice == "reported" and s.report.document in arrived for s in of.now.statements.values()
    )
    lost = sum(
        s.report.voice == "reported" and s.report.document in left for s in of.before.statements.values()
    )
    inside = len(new_statements(of)), len(gone_statements(of)), len(reworded(of))
    parts: list[Pieces] = []
    for count, here, what, where in (
        (come + inside[0], inside[0], "new", "new articles"),
        (lost + inside[1], inside[1], "gone", "articles that are gone"),
    ):
        if count:
            told = f", {number(here)} of them in articles that were here before" if here else ""
            whole = "" if here else f" with {where}"
            if here == count:
                told = " in articles that were here before"
            to = "since-statements" if here else "since-articles"
            parts.append((link(_are(count, "statement", what), to), Piece(whole + told)))
    if inside[2]:
        parts.append((link(_are(inside[2], "statement", "in other words"), "since-statements"),))
    if parts:
        yield _joined("statements", parts)


def _not_compared(of: Differences) -> Iterator[Sentence]:
    """That one of the two has no claims or beliefs to compare."""
    which = "The earlier one" if not of.before.traced else "This one"
    if not (of.before.traced and of.now.traced):
        yield sentence("claims", f"{which} was not traced, so claims cannot be compared.")
    elif not (of.before.judged and of.now.judged) and (of.before.judged or of.now.judged):
        which = "The earlier one" if not of.before.judged else "This one"
        yield sentence("beliefs", f"{which} was not weighed, so beliefs cannot be compared.")


def _claims(found: ClaimsSince) -> Iterator[Sentence]:
    parts: list[Pieces] = []
    if found.new:
        new = link(_are(len(found.new), "claim", "new"), "since-claims")
        parts.append((new, Piece(": "), *_numbered(found.new)))
    if found.gone:
        words = listed([given(words_of_claim(c)) for c in found.gone], 1, more="since-claims")
        gone = link(_are(len(found.gone), "claim", "no longer listed"), "since-claims")
        parts.append((gone, Piece(": "), *words))
    wider = [p.now for p in found.continued if p.now.articles > p.documents]
    if wider:
        stand = "stands" if len(wider) == 1 else "stand"
        words = (link(counted(len(wider), "claim"), "since-claims"), Piece(f" {stand} in more articles: "))
        parts.append((*words, *_numbered(wider)))
    if parts:
        yield _joined("claims", parts)
    yield from _regrouped(found)
    yield from _ranged(found)
    yield from _moved(found)


def _regrouped(found: ClaimsSince) -> Iterator[Sentence]:
    """Which claims were several, or one, before."""
    parts: list[Pieces] = []
    if found.merged:
        hold = " holds" if len(found.merged) == 1 else " each hold"
        parts.append((*_numbered([c for c, _ in found.merged]), Piece(f"{hold} what were several claims")))
    if found.split:
        were = " was" if len(found.split) == 1 else " were"
        apart = _numbered([c for _, are in found.split for c in are])
        whole = link(counted(len(found.split), "claim"), "since-claims")
        parts.append((whole, Piece(f"{were} taken apart into "), *apart))
    if parts:
        yield _joined("merged", parts)


def _ranged(found: ClaimsSince) -> Iterator[Sentence]:
    """Which claims have another range of origins."""
    ranged = [(p.now, p.before) for p in found.continued if p.range_changed and p.before]
    parts: list[Pieces] = [
        (
            *_told(now),
            Piece(f" now has {origins(now.low, now.high)}, where it had {origins(before.low, before.high)}"),
        )
        for now, before in ranged[:_NAMED]
    ]
    if parts:
        yield _joined("origins", parts + _more(len(ranged), "claim", "since-claims"))


def _moved(found: ClaimsSince) -> Iterator[Sentence]:
    """Which claims are likelier or less likely, those with another phrase first."""
    moved = sorted(found.moved, key=lambda m: (m.before.phrase == m.now.phrase, m.claim.number))
    parts: list[Pieces] = [
        (
            *_told(m.claim),
            Piece(f" is now {phrased(m.now)}, where it was {phrased(m.before)}"),
        )
        for m in moved[:_NAMED]
    ]
    if parts:
        yield _joined("beliefs", parts + _more(len(moved), "claim", "since-beliefs"))


def _told(claim: Traced) -> Pieces:
    """A claim by number and its first words."""
    return link(f"claim {claim.number}", f"c{claim.number}"), given(f" ({words_of_claim(claim, _SHORT)})")


def _more(count: int, noun: str, to: str) -> list[Pieces]:
    left = count - _NAMED
    return [(Piece("and so with "), link(f"{counted(left, f'more {noun}')}", to))] if left > 0 else []


def _numbered(claims: Sequence[Traced]) -> Pieces:
    return listed(
        [link(f"claim {c.number}", f"c{c.number}") for c in claims], 2 * _NAMED, more="since-claims"
    )


def _denials(of: Differences) -> Iterator[Sentence]:
    found = [(c, d) for c, d in of.claims.denials if not d.borderline] if of.claims else []
    if found:
        yield _joined(
            "denials",
            [
                (
                    given(of.now.names.speaker(d.entry.statement.report.id), f"s{d.entry.statement.number}"),
                    Piece(f" now {d.what} ("),
                    link(f"claim {c.number}", f"c{c.number}"),
                    Piece(")"),
                )
                for c, d in islice(found, _NAMED)
            ]
            + _more(len(found), "dispute", "since-denials"),
        )


def _figures(of: Differences) -> Iterator[Sentence]:
    changed = of.figures
    parts: list[Pieces] = []
    if changed.renumbered:
        first = changed.renumbered[0]
        at = f"s{first.statement.number}" if first.statement else f"a{first.article.number}"
        words = f"{counted(len(changed.renumbered), 'figure')} changed in edited articles"
        example = given(f"“{first.before}” became “{first.now}”", at)
        parts.append(
            (
                link(words, "since-figures"),
                Piece(", such as " if len(changed.renumbered) > 1 else ": "),
                example,
            )
        )
    if changed.reweighed:
        words = f"{counted(len(changed.reweighed), 'number')}"
        parts.append((Piece("what may be believed of "), link(words, "since-figures"), Piece(" is another")))
    if changed.conflicts:
        words = _are(len(changed.conflicts), "pair of figures", "newly in conflict", "pairs of figures")
        parts.append((link(words, "since-figures"),))
    if parts:
        yield _joined("figures", parts)


def _ghosts(of: Differences) -> Iterator[Sentence]:
    ghosts = of.ghosts
    parts: list[Pieces] = []
    if ghosts.in_hand:
        names = [given(name, f"a{articles[0].number}") for name, articles in ghosts.in_hand]
        parts.append(
            (Piece("what was lacking and is now in hand: "), *listed(names, _NAMED, more="since-missing"))
        )
    if ghosts.new:
        names = [given(m.ghost.name, f"m{n}") for n, m in ghosts.new]
        parts.append((Piece("newly cited and lacking: "), *listed(names, _NAMED, more="since-missing")))
    if parts:
        yield _joined("missing", parts)
