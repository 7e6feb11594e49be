"""Text that two articles have in common: who took it from whom, as far as that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.dossier.naming import Names, quoted, short
from earwitness.dossier.statements import Article, wording
from earwitness.records import Passage, PassageUse

USES: Final[tuple[PassageUse, ...]] = ("republished", "woven-in", "quotations-only")
# Characters quoted of the longest stretch in common: enough to know it again, too few to print an article.
_QUOTED: Final = 200


@dataclass(frozen=True, slots=True)
class Copied:
    """Two articles with text in common; the first the later one if ``ordered``.

    ``first_name`` and ``second_name`` tell them from others of their outlet; ``does`` is what the first
    does with the text of the second, ``words`` the longest stretch in common as the second has it.
    """

    use: PassageUse
    first: Article
    first_name: str
    second: Article
    second_name: str
    ordered: bool
    does: str
    words: str
    why: str


def copied(articles: Mapping[str, Article], names: Names, passages: Sequence[Passage]) -> tuple[Copied, ...]:
    """*passages* as rows: whole articles first, quotations only last, each in reading order."""
    rows = [_row(articles, names, passage) for passage in sorted(passages, key=lambda p: p.id)]
    return tuple(sorted(rows, key=lambda r: (USES.index(r.use), r.first.number, r.second.number)))


def _row(articles: Mapping[str, Article], names: Names, passage: Passage) -> Copied:
    one, other = sorted((articles[d] for d in passage.documents), key=lambda a: a.number)
    # the later one is the subject: it does something with the text of the earlier
    if passage.earlier is not None:
        second = articles[passage.earlier]
        first = other if second is one else one
    else:
        first, second = one, other
    side = 0 if passage.documents[0] == second.document.id else 1
    longest = max((pair[side] for pair in passage.spans), key=lambda s: (s[1] - s[0], -s[0]), default=(0, 0))
    words = wording(second.document.text, (longest,))
    return Copied(
        use=passage.use,
        first=first,
        first_name=names.article(first.document.id),
        second=second,
        second_name=names.article(second.document.id),
        ordered=passage.earlier is not None,
        does=_does(passage),
        words=quoted(short(words, _QUOTED)) if words else "",
        why=passage.why,
    )


def _does(passage: Passage) -> str:
    if passage.use == "quotations-only":
        return "has the same quotations as"
    if passage.earlier is None:
        return "is largely the same text as" if passage.use == "republished" else "has text in common with"
    return "republishes" if passage.use == "republished" else "weaves in text of"
