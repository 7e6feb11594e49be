"""What one document says of one party: its name or names, gender, roles, of how many it is.

===========  ===================================  =====================================================
sort         made from                            merges
===========  ===================================  =====================================================
person       a person with a name                 by name (earwitness.trace.people.persons)
body         a body, outlet, account with a name  by name (bodies)
unnamed      one or several without a name        by office (offices) or by way of an outlet (taken)
text         a document                           by title (bodies) or by way of an outlet
nobody       "nobody", "they", the author; "we"   never; "we" by way of an outlet
===========  ===================================  =====================================================
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from earwitness.gazetteer import Gender
from earwitness.names import Phrase, given_gender, phrase
from earwitness.records import Document, Party, Span
from earwitness.trace.people.beside import age, beside
from earwitness.trace.people.descriptions import Description, describe, of_role
from earwitness.trace.people.folding import fold, folded
from earwitness.trace.people.forms import Name, likeness, name_of, without_suffix

Sort = Literal["person", "body", "unnamed", "text", "nobody"]

_MENTIONS: Final = 24  # of a party that are read; what a text says of somebody stands at the first
_NAMED_AT: Final = 6  # places of a name whose neighborhood is read
_LONGEST: Final = 200  # characters of a mention that are looked at
_CACHED: Final = 20_000  # phrases kept
_NOBODY: Final = frozenset(
    "nobody none no noone everyone everybody anyone anybody someone somebody they it what that this which "
    "who one author nothing something he she you i".split()
)
_ANONYMOUS: Final = ("anonymous-official", "anonymous-group", "observer", "unspecified")
_HONORIFICS: Final[dict[str, Gender]] = {
    "mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f",
}  # fmt: skip
_RANKS: Final[dict[str, str]] = {
    **dict.fromkeys("private pte corporal cpl sergeant sgt constable".split(), "ranks"),
    **dict.fromkeys("general gen admiral adm marshal field-marshal".split(), "staff"),
}
_WORD: Final = re.compile(r"[^\W_]+")
_GOES_ON: Final = re.compile(r"\s+(?:of|for|at|in|from)\s+[^,;:.\n“”\"()]{2,80}")


@dataclass(frozen=True, slots=True)
class Profile:
    """One party of one document, ready to be compared.

    ``title``: the words of a body's or document's name, as written; ``known``: the gender that the name
    or an honorific tells, ``gender`` what pronouns tell as well; ``said``: folded words of a description;
    ``led``: whether the first of ``roles`` is that of the party's own name.
    """

    id: str
    document: str
    kind: str
    sort: Sort
    name: Name | None = None
    title: str = ""
    gender: Gender = None
    known: Gender = None
    rank: str = ""
    age: int | None = None
    roles: tuple[Description, ...] = ()
    said: tuple[str, ...] = ()
    led: bool = False
    we: bool = False

    @property
    def first(self) -> tuple[Description, ...]:
        """What it is by the words that it is called by first, which is surer; else all that is said."""
        return self.roles[:1] if self.led else self.roles

    @property
    def many(self) -> bool:
        """Whether it is several people, by the words that it is called by first."""
        return self.roles[0].many if self.roles else self.kind == "anonymous-group"


@lru_cache(maxsize=_CACHED)
def _phrase(words: str) -> Phrase:
    return phrase(words)


def profile(party: Party, document: Document | None) -> Profile:
    """What *document* says of *party*; with None, what the record itself says."""
    text = document.text if document is not None else ""
    spans = [s for s in party.mentions if text[s[0] : s[1]].strip()][:_MENTIONS]
    mentions = list(dict.fromkeys(text[s:e][:_LONGEST] for s, e in spans))
    words = [party.name[:_LONGEST], *mentions]
    sort, name = _sort(party, words)
    if sort == "nobody":
        return Profile(
            party.id, party.document or "", party.kind, sort, said=folded(party.name), we=_is_we(party)
        )
    genders = Counter(g for w in words if (g := _gender(w, sort)) is not None)
    known = _known_gender(name, words) if sort == "person" else None
    told = genders.most_common(1)[0][0] if len(genders) == 1 else None
    named = _named_at(spans, text, name) if sort == "person" and name is not None else []
    roles = [*_roles(party, text, spans), *(d for s in named for d in beside(text, s))]
    titles = [t for w in words if (t := _phrase(w).title)]
    return Profile(
        id=party.id,
        document=party.document or "",
        kind=party.kind,
        sort=sort,
        name=name,
        title=party.name,
        gender=known or told,
        known=known,
        rank=next((_RANKS[t] for t in titles if t in _RANKS), ""),
        age=next((a for s in named if (a := age(text, s)) is not None), None),
        roles=tuple(dict.fromkeys(roles)),
        said=folded(party.name),
        led=describe(party.name[:_LONGEST]) is not None,
    )


def _sort(party: Party, words: list[str]) -> tuple[Sort, Name | None]:
    if _is_we(party) or _is_nobody(party):
        return "nobody", None
    if party.kind == "document":
        return "text", None
    if party.kind in ("named-organisation", "outlet", "social-post"):
        return "body", None
    if party.kind in _ANONYMOUS:
        return "unnamed", None
    name = _fullest(words)
    return ("person", name) if name is not None else ("unnamed", None)


def _is_nobody(party: Party) -> bool:
    """Whether a party's name names nobody: a pronoun, "nobody around him", no word at all."""
    words = [w for w in folded(party.name) if w not in ("the", "a", "an")]
    if not words:
        return True
    nobody = words[0] in _NOBODY if len(words) == 1 else words[0] in ("nobody", "none", "no")
    return party.kind in _ANONYMOUS and nobody


def _is_we(party: Party) -> bool:
    words = folded(party.name)
    return words == ("we",) or (words[:1] == ("we",) and party.kind in _ANONYMOUS)


def _fullest(words: list[str]) -> Name | None:
    """The longest of the names among *words* that may be one person's with the name most often used."""
    names: Counter[Name] = Counter()
    for text in (w for w in words if "@" not in w):
        plain, suffix = without_suffix(text)
        for part in (plain, *plain.split(",")[1:]):  # "the clerk, that timid Moira Hale"
            found = _phrase(part)
            if found.form == "name" and (name := name_of(found.name, suffix)) is not None:
                names[name] += 1
                break
    if not names:
        return None
    usual = max(names, key=lambda n: (sum(c for m, c in names.items() if m.surname == n.surname), n))
    fitting = [n for n in names if n.surname == usual.surname and likeness(n, usual) is not None]
    return max(fitting, key=lambda n: (n.full, len(n.words), n))


def _gender(words: str, sort: Sort) -> Gender:
    """What a pronoun tells; of somebody without a name a role as well ("spokeswoman")."""
    found = _phrase(words)
    return found.gender if found.form == "pronoun" or (sort == "unnamed" and found.form == "role") else None


def _known_gender(name: Name | None, words: list[str]) -> Gender:
    """By honorific, else by the given name, else by a role that tells ("spokeswoman")."""
    phrases = [_phrase(w) for w in words]
    for found in phrases:
        if found.title in _HONORIFICS:
            return _HONORIFICS[found.title]
    if name is not None and name.full:
        written = next((p.name for p in phrases if p.name and fold(p.name[0]) == name.words[0]), ())
        if len(written) > 1 and (gender := given_gender(written)) is not None:
            return gender
    return None


def _named_at(spans: list[Span], text: str, name: Name) -> list[Span]:
    """Where the name itself stands, as far as the surname."""
    found = []
    for start, end in spans:
        last = [
            m for m in _WORD.finditer(text, start, min(end, start + _LONGEST)) if fold(m[0]) == name.surname
        ]
        if last:
            found.append((start, last[0].end()))
    return found[:_NAMED_AT]


def _roles(party: Party, text: str, spans: list[Span]) -> list[Description]:
    """What the record and the mentions say that somebody is, with what follows them in the text."""
    out = [describe(party.name[:_LONGEST])]
    if party.role:
        out.append(of_role(party.role, party.affiliation))
    for start, end in spans:
        found = _phrase(text[start : min(end, start + _LONGEST)])
        if found.form in ("role", "elided"):
            out.append(describe(_with_complement(text, start, end)))
        elif found.head and found.form == "name":
            out.append(describe(text[start : min(end, start + _LONGEST)]))
    return [d for d in dict.fromkeys(out) if d is not None]


def _with_complement(text: str, start: int, end: int) -> str:
    """A mention with the words after it that say of what: reading cuts it at its head."""
    more = _GOES_ON.match(text, end, end + 90)
    return text[start : more.end() if more else end][:_LONGEST]
