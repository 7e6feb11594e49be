"""Where a text names people, groups, bodies, papers: the noun phrases that parties are made from.

======================================  =================================================================
"Farm Minister Moira Hale"              a name, with the words before it
"a former clerk", "its two deputies"    a role: a determiner or an owner, up to five words, a head that the
                                        lists of earwitness.names know
"the board's chairman, Ned Ashby,"      a role with its partner, the name in apposition
"Ned Ashby, chairman of the board,"     a name, and a role with that name for its partner
"the deputies, A. Roe and B. Poe,"      a role with two members
"she said", "he had"                    a pronoun, where it is the subject of its clause
======================================  =================================================================

Fails on: heads that the lists lack; apposition without commas ("my friend the minister"); names in
capitals throughout, but for headings that name an outlet; bare plurals ("officials"), which are left
to the sources of reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.names import PERSONS, Phrase, is_adverb, is_given, is_outlet, is_title, kind_of_head, phrase
from earwitness.plurals import is_plural
from earwitness.read.layout import Layout
from earwitness.read.parties.apposition import apposed
from earwitness.records import Document, Span

_READ: Final = ("body", "caption")
# A name in running text: capitalized words with particles between them.
_NAME: Final = re.compile(
    r"(?<![\w’'\-])"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Rev|St|Gov|Coun|Cllr|Supt|Insp)\.?[ \xa0])?"
    r"(?:[A-ZÀ-Þ][\w’'\-]*\w|(?:[A-ZÀ-Þ]\.)+)"
    r"(?:[ \xa0](?:(?:de|da|di|del|van|von|der|den|al|el|bin|du|la|&)[ \xa0])*"
    r"(?:[A-ZÀ-Þ][\w’'\-]*\w|(?:[A-ZÀ-Þ]\.)+))*"
)
_COUPLE: Final = re.compile(r"(?<!\w)([A-ZÀ-Þ]\w+) and ([A-ZÀ-Þ]\w+) ([A-ZÀ-Þ][\w’'\-]*\w)")
_LONGEST: Final = 200  # characters of a name; longer runs of capitals are none
_MODIFIERS: Final = 6  # words before a head at most
_AFTER_HEAD: Final = re.compile(
    r"(?:\s(?:of|for|to|at|from|with|close|familiar|who|whose|that|which)\b[^,;:.!?\n“”\"()–—]{0,80})?"
)
_CLAUSES: Final = frozenset(
    ["that", "whether", "if", "because", "but", "while", "as", "when", "after", "before", "and", "how"]
)
_SUBJECTS: Final = frozenset(["he", "she", "it", "they"])
_RANKS: Final = frozenset("deputy assistant associate chief trainee student senior junior".split())
_ELIDED: Final = frozenset(
    ["one", "another", "second", "third", "other", "latter", "former", "both", "neither"]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase in the text: up to its first comma, taken apart, and how it stands there.

    ``beside``: after a preposition; ``clause``: after a word that begins a clause. ``partner`` is the
    name that stands in apposition, ``members`` the names that make up a group.
    """

    span: Span
    words: str
    found: Phrase
    subject: bool = False
    quoted: bool = False
    beside: bool = False
    clause: bool = False
    partner: Phrase | None = None
    members: tuple[Phrase, ...] = ()


def mentions(document: Document, layout: Layout) -> list[Mention]:
    """The noun phrases of *document* that name somebody, in order of the text."""
    names = list(_names(document))
    found = [*names, *_roles(layout, names), *_pronouns(layout)]
    inside = [(b.start, b.end) for b in document.blocks if b.kind in _READ] or [(0, len(document.text))]
    starts = sorted(s for s, _ in inside)
    ends = dict(inside)

    def read(span: Span) -> bool:
        at = bisect_right(starts, span[0]) - 1
        return at >= 0 and span[1] <= ends[starts[at]]

    kept = sorted(
        (m for m in found if read(m.span) or _is_heading(document.text, m)),
        key=lambda m: m.span,
    )
    return list(_placed(kept, layout))


def full_names(document: Document) -> list[Phrase]:
    """Names of two words or more anywhere, by-lines and links as well."""
    out = []
    for match in _NAME.finditer(document.text):
        words = match.group()[:_LONGEST].split()
        while words and words[0].lower() in words_of("openers"):
            words.pop(0)
        if words and " ".join(words).isupper():
            words = [w.title() for w in words]
            if len(words) < 2 or not is_given(words[0]):
                continue
        found = phrase(" ".join(words))
        if found.form == "name" and (len(found.name) > 1 or found.title):
            out.append(found)
    return out


def _names(document: Document) -> Iterator[Mention]:
    text = document.text
    couples: dict[int, str] = {}
    for match in _COUPLE.finditer(text):
        if is_given(match[1]) and is_given(match[2]):
            couples[match.start(1)] = f"{match[1]} {match[3]}"
    for match in _NAME.finditer(text):
        words, start = match.group(), match.start()
        if len(words) > _LONGEST:
            continue
        if words.isupper():
            yield from _heading(text, match)
            continue
        pieces = words.split()
        while pieces and pieces[-1].lower() in words_of("dates"):
            pieces.pop()
        while pieces and (_opens_only(pieces[0]) or _acts(pieces)):
            start += len(pieces.pop(0)) + 1
        words = text[start : match.end()]
        if not pieces or any(p.lower() in words_of("heading-words") for p in pieces if p[0].isupper()):
            continue
        words = words[: words.rfind(pieces[-1]) + len(pieces[-1])]
        definite = text[max(0, start - 4) : start].lower() == "the "
        found = phrase(couples.get(start, f"the {words}" if definite else words))
        if found.form == "name" and found.name:
            bare = re.sub(r"[’']s?$", "", words)
            begin = 0 if pieces[0].lower() not in words_of("determiners") else len(pieces[0]) + 1
            yield Mention((start + begin, start + len(bare)), bare[begin:], found)


def _opens_only(word: str) -> bool:
    """Whether a capitalized word only opens a sentence: "Whether", "Interestingly"."""
    lower = word.lower()
    return lower in words_of("openers") or lower in words_of("dates") or is_adverb(word)


def _acts(pieces: Sequence[str]) -> bool:
    """Whether a name's first word is a verb with which the sentence opens: "Trusting Moira Hale"."""
    first = pieces[0]
    return (
        len(pieces) > 2
        and len(first) > 5
        and first.endswith("ing")
        and not is_given(first)
        and is_given(pieces[1])
    )


def _heading(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """A line of its own, in capitals, that names an outlet."""
    before = text[match.start() - 1] if match.start() else "\n"
    after = text[match.end()] if match.end() < len(text) else "\n"
    words = match.group().title().removeprefix("The ")
    if before == after == "\n" and is_outlet(words) and len(words) > 4:
        yield Mention(match.span(), words, Phrase("name", head="newspaper", name=tuple(words.split())))


def _is_heading(text: str, mention: Mention) -> bool:
    return (
        mention.found.form == "name"
        and mention.found.head == "newspaper"
        and text[slice(*mention.span)].isupper()
    )


def _roles(layout: Layout, names: Sequence[Mention]) -> Iterator[Mention]:
    """Role phrases, with the name in apposition if there is one."""
    text, words = layout.text, layout.tokens
    by_start = {m.span[0]: m for m in names}
    starts = sorted(by_start)
    for i, token in enumerate(words):
        word = text[token.start : token.end]
        lower = word.lower()
        if word.endswith(("’s", "'s")):
            yield from _role_that_owns(layout, i)
            continue
        elided = lower in _ELIDED and _opens(layout, i)
        if not elided and (kind_of_head(lower) is None or _continues(layout, i)):
            continue
        if word[0].isupper() and not elided:
            continue
        begin = _begin(layout, i) if not elided else _begin_elided(layout, i)
        if begin is None:
            continue
        span = (words[begin].start, token.end)
        following = starts[bisect_left(starts, token.end)] if starts and starts[-1] >= token.end else None
        if following is not None and text[token.end : following] == " ":
            continue_to = by_start[following].span[1]
            merged = text[span[0] : continue_to]
            found = phrase(merged)
            if found.form == "name":
                yield Mention((span[0], continue_to), merged, found)
                continue
        whole = text[span[0] : _phrase_end(layout, span[1])]
        found = phrase(whole if elided else text[span[0] : span[1]])
        if found.form in ("role", "elided"):
            partner, members = apposed(layout.text, span, found, following, by_start, starts)
            yield Mention(span, whole, found, partner=partner, members=members)


def _role_that_owns(layout: Layout, i: int) -> Iterator[Mention]:
    """ "The governor" of "the governor's term"."""
    token = layout.tokens[i]
    begin = _begin(layout, i) if kind_of_head(layout.text[token.start : token.end - 2]) in PERSONS else None
    if begin is not None and begin < i:
        span = (layout.tokens[begin].start, token.end - 2)
        words = layout.text[slice(*span)]
        found = phrase(words)
        if found.form == "role" and found.definite and not found.owner:
            yield Mention(span, words, found)


def owns(text: str, mention: Mention) -> bool:
    """Whether *mention* stands in the possessive."""
    return text.startswith(("’s", "'s"), mention.span[1])


def _phrase_end(layout: Layout, at: int) -> int:
    """The end of what describes a role after its head: up to the next mark, verb or 80 characters."""
    match = _AFTER_HEAD.match(layout.text, at)
    return match.end() if match else at


def _opens(layout: Layout, i: int) -> bool:
    """Whether a lone "One", "The other", "A second" opens a sentence and is followed as a person would be."""
    text, words = layout.text, layout.tokens
    first = i if text[words[i].start].isupper() else i - 1
    if first < 0 or text[words[first].start : words[first].end].lower() not in _ELIDED | {"the", "a", "one"}:
        return False
    if layout.sentence_start(words[first].start) < words[first].start - 1:
        return False
    if i + 1 >= len(words):
        return False
    following = text[words[i + 1].start : words[i + 1].end].lower()
    return following.endswith("ed") or following in words_of("after-one")


def _begin_elided(layout: Layout, i: int) -> int:
    return i if layout.text[layout.tokens[i].start].isupper() else i - 1


def _continues(layout: Layout, i: int) -> bool:
    """Whether the word after a head is its real head ("the board member")."""
    if i + 1 >= len(layout.tokens):
        return False
    here, after = layout.tokens[i], layout.tokens[i + 1]
    gap = layout.text[here.end : after.start]
    word = layout.text[after.start : after.end]
    if layout.text[here.start : here.end].lower() in _RANKS and i + 2 < len(layout.tokens):
        third = layout.tokens[i + 2]  # "the deputy foreign minister"
        last = layout.text[third.start : third.end]
        of_rank = word.islower() and last.islower() and kind_of_head(last) in PERSONS
        if gap == " " and layout.text[after.end : third.start] == " " and of_rank:
            return True
    return gap in (" ", "-", "\xa0") and word.islower() and kind_of_head(word) is not None


def _begin(layout: Layout, i: int) -> int | None:
    """The token with which the phrase whose head is *i* begins: a determiner, a number or an owner."""
    text, words = layout.text, layout.tokens
    determiners, numbers = words_of("determiners"), words_of("numbers")
    for k in range(i - 1, max(-1, i - 2 - _MODIFIERS), -1):
        if "\n" in text[words[k].end : words[k + 1].start]:
            return None
        word = text[words[k].start : words[k].end]
        lower = word.lower()
        inner = (text[words[j].start : words[j].end].lower() for j in range(k + 1, i + 1))
        if lower == "that" and any(is_plural(word) for word in inner):  # "that companies report"
            return None
        if lower in determiners or lower in ("another", "one"):
            return k
        if lower in numbers:
            return k - 1 if k and text[words[k - 1].start : words[k - 1].end].lower() in determiners else k
        if word.endswith(("’s", "'s")):
            return _owner_begin(layout, k)
        if (
            word in ("’", "'")
            and k
            and text[words[k - 1].end - 1] == "s"
            and words[k - 1].end == words[k].start
        ):
            return _owner_begin(layout, k - 1)
        if lower in words_of("stops") or not (word[0].isalnum()):
            return None
    return None


def _owner_begin(layout: Layout, k: int) -> int:
    """The first word of an owner whose last is *k*: back over a name or to a determiner."""
    text, words = layout.text, layout.tokens
    determiners = words_of("determiners")
    first = k
    for j in range(k - 1, max(-1, k - 5), -1):
        word = text[words[j].start : words[j].end]
        if word.lower() in determiners:
            return j
        gap = text[words[j].end : words[j + 1].start]
        titled = word == "." and j and is_title(text[words[j - 1].start : words[j - 1].end])
        if not (word[0].isupper() or titled or text[words[k].start].islower()) or "\n" in gap:
            break
        if word.lower() in words_of("stops") or not (word[0].isalnum() or titled):
            break
        first = j
    return first if text[words[first].start].isupper() else k


def _pronouns(layout: Layout) -> Iterator[Mention]:
    text = layout.text
    for token in layout.tokens:
        if 2 <= token.end - token.start <= 7:
            word = re.split("[’']", text[token.start : token.end])[0]
            if word.lower() in _SUBJECTS:
                yield Mention((token.start, token.start + len(word)), word, phrase(word))


def _placed(found: Sequence[Mention], layout: Layout) -> Iterator[Mention]:
    """Mentions with their place: the first of a sentence that no preposition introduces is its subject."""
    had = -1
    for mention in found:
        at = mention.span[0]
        sentence = layout.sentence(at)
        quoted = layout.quoted(at)
        index = layout.token_at(at)
        before = layout.tokens[index - 1] if index else None
        word = (
            layout.text[before.start : before.end].lower()
            if before and layout.sentence(before.start) == sentence
            else ""
        )
        owner = layout.text[mention.span[1] : mention.span[1] + 2] in ("’s", "'s")
        subject = sentence != had and word not in words_of("prepositions") and not owner
        clause = word in _CLAUSES and not owner
        if subject:
            had = sentence
        yield replace(
            mention,
            subject=subject or mention.found.head in ("he", "she"),
            quoted=quoted,
            beside=word in words_of("prepositions"),
            clause=clause,
        )
