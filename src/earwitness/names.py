"""What a noun phrase that names somebody says: a name, a title, a role, a group, how many, which gender.

No parser: a phrase is cut at the first word that begins something else (a comma, "of", "who"), the last
word before the cut is its head, and lists of heads say what kind of speaker that is. The lists hold
words of the language, not people; they stand in earwitness.gazetteer.

More than 400 lines because a phrase may hold a phrase (an owner, one of several, two that are joined), so
that the functions here call each other in a circle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, Literal, get_args

from earwitness.gazetteer import Gender, given_names, outlets, speakers, words_of
from earwitness.phrasing import AMONG, CUT, OF_THEM, QUANTITY, SHARE
from earwitness.plurals import is_plural, singular
from earwitness.records import PartyKind

Form = Literal["name", "role", "pronoun", "elided", "none"]

PRONOUNS: Final[Mapping[str, tuple[Gender, bool | None]]] = {
    # word: gender, whether many (None: either)
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "it": (None, False), "its": (None, False), "itself": (None, False),
    "they": (None, None), "them": (None, None), "their": (None, None), "themselves": (None, None),
    "i": (None, False), "me": (None, False), "my": (None, False), "myself": (None, False),
    "we": (None, True), "us": (None, True), "our": (None, True), "ourselves": (None, True),
    "you": (None, None), "your": (None, None), "who": (None, None), "which": (None, None),
    "that": (None, None), "whom": (None, None), "whose": (None, None), "whoever": (None, None),
}  # fmt: skip
POSSESSIVES: Final = frozenset(["his", "her", "its", "their", "my", "our", "your", "whose"])
_ARTICLES: Final = frozenset(["the", "this", "that", "these", "those"])
_WORD: Final = re.compile(r"[^\W_][\w’'&.%\-]*|@\w+|&")
_NAMEWORD: Final = re.compile(r"(?:[A-ZÀ-Þ][\w’'&\-]*\.?|(?:[A-ZÀ-Þ]\.)+[A-ZÀ-Þ]?|&)$")
_DESCRIBED: Final = re.compile(r",\s+(?:\d+\b|(?:an?|the|who|whose|former|then|now)\s)")
_OFFICE_OF: Final = re.compile(r"([A-Z][\w-]+) of (?:the )?[A-Z]\w+(?= [A-Z])")
# "a former clerk, since named as the chemist Moira Hale"
_SINCE_NAMED: Final = re.compile(
    r",? (?:(?:since|later|now|whom) |who (?:has (?:since )?been|was) ){0,2}(?:named|identified|revealed)"
    r"(?: by [\w ]{1,30}?)? as (?:the |an? )?(?:[a-z-]+ ){0,2}(?=[A-Z])"
)
_LONGEST: Final = 4000  # characters of a phrase that are looked at; noun phrases are far shorter


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart.

    ``name``: the words of a proper name, in order, without titles. ``owner``: whose it is, as a name
    or phrase ("the board" of "the board's chairman"); ``whose``: the same as a pronoun ("his").
    """

    form: Form
    head: str = ""
    name: tuple[str, ...] = ()
    title: str = ""
    definite: bool = False
    many: bool | None = None
    gender: Gender = None
    owner: str = ""
    whose: str = ""

    @property
    def surname(self) -> str:
        return self.name[-1] if self.name else ""


def phrase(words: str) -> Phrase:
    """*words* taken apart.

    Fails on: names in small letters; role nouns that the lists lack, which are roles without a kind;
    "the former minister and his wife", which is the minister.
    """
    return _phrase(words[:_LONGEST].strip(" \t\r\n,.;:“”\"‘’'()[]*•"))


# An article says the same phrases again and again: of 1,330 asked about in six articles, 242 differ.
@lru_cache(maxsize=20_000)
def _phrase(stripped: str) -> Phrase:
    stripped = _SINCE_NAMED.sub(", ", stripped)
    office = _OFFICE_OF.match(stripped)
    if office and is_title(office[1]):  # "Chief of Staff Moira Hale"
        stripped = office[1] + stripped[office.end() :]
    tokens = _WORD.findall(stripped)
    if not tokens:
        return Phrase("none")
    lone = tokens[0].lower() if len(tokens) == 1 else ""
    if lone in PRONOUNS:
        gender, many = PRONOUNS[lone]
        return Phrase("pronoun", head=lone, gender=gender, many=many)
    if SHARE.match(stripped):
        return Phrase("role", head="respondents", many=True)
    among = AMONG.match(stripped)
    if among and not OF_THEM.match(stripped[among.end() :]):
        inner = phrase(stripped[among.end() :])
        single = first_word(stripped) in ("one", "another", "neither", "a", "the")
        return Phrase("role", head=singular(inner.head) if single else inner.head, many=not single)
    if joined(stripped):
        return Phrase("role", head="people", many=True)
    quantity = QUANTITY.match(stripped[:1].lower() + stripped[1:])
    if quantity and (inner := phrase(stripped[quantity.end() :])).form == "role":
        return replace(inner, definite=False, many=True)
    cut = _cut(stripped, tokens[0])
    if is_given(tokens[0]) and _DESCRIBED.match(stripped, len(tokens[0])):  # "Dean, a doctor"
        return Phrase("name", name=(tokens[0],), many=False)
    if tokens[0].lower() == "those":
        inner = _noun_phrase(stripped, "those", cut)
        return inner if kind_of_head(inner.head) is not None else Phrase("role", head="people", many=True)
    return _noun_phrase(stripped, tokens[0].lower(), cut)


_AND: Final = re.compile(
    r"(?:an?|another|one) [^,;:.“”\"()]{3,80}?,? and "
    r"(?=(?:an?|another|one) (?:[\w’'-]+ ){0,5}?[\w’'-]+(?: |$))"
)


def joined(words: str) -> tuple[str, ...]:
    """The two people whom a phrase joins, each as it stands in it; none if it does not.

    "a health inspector and a former employee of the works"
    """
    both = _AND.match(words[:1].lower() + words[1:_LONGEST])
    if both is None:
        return ()
    two = (words[: both.end()].removesuffix("and ").rstrip(" ,"), words[both.end() :])
    roles = [_noun_phrase(w, first_word(w), CUT.search(w, 1)) for w in two]
    return (
        two if all(r.form == "role" and kind_of_head(r.head) in PERSONS and not r.many for r in roles) else ()
    )


def _noun_phrase(stripped: str, first: str, cut: re.Match[str] | None) -> Phrase:
    owner, parts = _owned(_one_phrase(_WORD.findall(stripped[: cut.start()] if cut else stripped)))
    name, title, rest = _split_name(parts)
    head = _head_of(rest)
    head = "" if name and head in words_of("determiners") else head
    whose = first if first in POSSESSIVES else ""
    definite = first in _ARTICLES or bool(owner or whose)
    if name and is_number(first) and len(name) == 1 and is_plural(name[0].lower()) and not title:
        return Phrase("role", head=name[0].lower(), many=True)  # "Two unnamed Veskans"
    if name:
        gender = _gender_of(name, title, head)
        return Phrase(
            "name", head=head or title, name=name, title=title, definite=definite, many=False,
            gender=gender, owner=owner, whose=whose,
        )  # fmt: skip
    elided = words_of("elided")
    if ((not head or head in elided) and first in elided | {"the", "a"}) or first in _SOMEBODY:
        called = _apposed(stripped, cut, None, "") if first in _SET_APART and first not in _SOMEBODY else None
        if called is not None and (len(called[0]) > 1 or called[1]):  # "one of them, Moira Hale"
            return Phrase("name", name=called[0], title=called[1], many=False, gender=_gender(called[1], ""))
        return Phrase("elided", head=head or first, definite=first == "the", many=_many(first))
    apposed = _apposed(stripped, cut, _gender("", head), head)
    if apposed is not None:
        return Phrase(
            "name", head=head, name=apposed[0], title=apposed[1], definite=True, many=False,
            gender=_gender_of(*apposed, head), owner=owner, whose=whose,
        )  # fmt: skip
    counted = any(is_number(p) and p.lower() not in ("one", "other", "most") for p in parts[:3])
    counted = counted or parts[:1] in (["most"], ["Most"])
    return Phrase(
        "role", head=head, definite=definite, many=counted or is_plural(head), gender=_gender("", head),
        owner=owner, whose=whose,
    )  # fmt: skip


def _one_phrase(parts: list[str]) -> list[str]:
    """The words up to where another noun phrase begins: "footage" of "footage doing the rounds"."""
    at = next((i for i, p in enumerate(parts) if i and p in _ARTICLES_INSIDE), len(parts))
    before = {p.lower() for p in parts[:at]}
    return parts if before <= words_of("before-article") else parts[:at]


_ARTICLES_INSIDE: Final = frozenset("a an the his her its their my our your this these those".split())


def _head_of(rest: list[str]) -> str:
    """The head of the words of a phrase: the last, but for what describes it from behind.

    "the log read out", "a manager still": a participle or an adverb after a word that names a party.
    Fails on: participles that the list lacks and that do not end in "-ed".
    """
    words = [w.lower().strip(".’'").removesuffix("’s").removesuffix("'s") for w in rest]
    if not words or kind_of_head(words[-1]) is not None:
        return words[-1] if words else ""
    texts = words_of("texts")
    known = next(
        (
            i
            for i in reversed(range(len(words) - 1))
            if kind_of_head(words[i]) is not None or words[i] in texts
        ),
        None,
    )
    if known is None or not _follows(words[known + 1]):
        return words[-1]
    return words[known]


def _follows(word: str) -> bool:
    """Whether a word may describe the noun before it: "the log kept", "the people there", "men doing"."""
    if word in words_of("after-head") or (word.endswith("ly") and len(word) > 4):
        return True
    return len(word) > 4 and word.endswith(("ed", "ing")) and word not in words_of("ing-nouns")


def is_number(word: str) -> bool:
    """Whether a word counts: "two", "forty-one", "1,204"."""
    first, *more = word.lower().split("-")
    counts = first[:1].isdigit() or first in words_of("numbers")
    return counts and all(w[:1].isdigit() or w in words_of("numbers") or w in _ALSO_COUNTS for w in more)


_ALSO_COUNTS: Final = frozenset("odd plus one two three four five six seven eight nine and".split())


_PARTICIPLE: Final = re.compile(r"\W*\w+(?:ed|en)$")


def _cut(words: str, first: str) -> re.Match[str] | None:
    """What ends the part of a phrase with its head; no participle that stands before that head."""
    cut = CUT.search(words, len(first))
    small = first.lower() in ("the", "a", "an", "its", "his", "her", "their") or is_adverb(first)
    if cut is None or not small or cut.start() != len(first) or not _PARTICIPLE.match(cut.group()):
        return cut
    return CUT.search(words, cut.end()) if re.match(r"\s\w", words[cut.end() :]) else cut


def first_word(words: str) -> str:
    """The first word of a phrase in small letters; empty if there is none."""
    return next((m.group().lower() for m in _WORD.finditer(words[:_LONGEST])), "")


def _owned(parts: list[str]) -> tuple[str, list[str]]:
    """Whose something is ("the board's chairman": the board), and the words after that."""
    for i, part in enumerate(parts[:-1]):
        if part.endswith(("'s", "’s", "s'", "s’")):
            owner = " ".join(parts[: i + 1])[:-2].strip("’'")
            return owner + ("s" if part[-1] in "'’" else ""), parts[i + 1 :]
    return "", parts


_SOMEBODY: Final = frozenset("somebody someone anybody anyone nobody everybody everyone".split())
_SET_APART: Final = frozenset("one another the a first second third fourth fifth sixth".split())
PERSONS: Final = ("anonymous-official", "observer", "unspecified")
_FIRMS: Final = frozenset(  # "the auditors, Harrow Lunde"
    "accountant adviser advisor architect auditor broker builder consultant contractor developer engineer "
    "lawyer maker owner operator publisher solicitor surveyor".split()
)
# Whose name it is that follows "the office of the mayor," if no body's.
OFFICE_HOLDER: Final = (
    r"(?:minister|president|secretary|premier|governor|mayor|chancellor|king|queen|leader|spokes\w{3,6}|"
    r"prosecutor|general|commissioner|chief|director|chair\w{0,6}|speaker|ombudsman|envoy|ambassador|senator|"
    r"judge|candidate)"
)
_SOMEBODYS: Final = re.compile(
    rf"\b(?:of|for|to) (?:the |[^,;]{{1,40}}[’']s? )?(?:[\w-]+ ){{0,3}}{OFFICE_HOLDER},$"
)
_APPOSED: Final = re.compile(r",\s*([^,()]+?(?:,\s[A-Z][\w’'-]+)*)(?=,|\(|$)")
_DASH: Final = re.compile(r"\s+[–—-]{1,2}\s+")
_LONGEST_NAME: Final = 6


def _apposed(
    words: str, cut: re.Match[str] | None, gender: Gender, head: str
) -> tuple[tuple[str, ...], str] | None:
    """The name in "the spokeswoman for the board, Moira Hale": a part that is a name and nothing else.

    Not "a spokeswoman for the secretary, Arvid Hale", where the name is the secretary's.
    """
    firm = singular(head) in _FIRMS and is_plural(head)
    if cut is None or (is_plural(head) and not firm) or kind_of_head(head) in ("document", "social-post"):
        return None
    if kind_of_head(head) == "named-organisation" and _SOMEBODYS.search(words, 0, words.find(",") + 1):
        return None  # "the office of the mayor, Moira Hale"
    for match in _APPOSED.finditer(_DASH.sub(", ", words)):
        inner = CUT.search(match[1], 1)
        parts = _WORD.findall(match[1][: inner.start()] if inner else match[1])
        if (
            not 1 <= len(parts) <= _LONGEST_NAME
            or parts[0].lower() in words_of("determiners") | PRONOUNS.keys()
        ):
            continue
        if firm and ("and" in parts or parts[0] in given_names()):
            return None
        name, title, rest = _split_name(parts)
        last = rest[-1].lower() if rest else ""
        person = kind_of_head(head) in PERSONS and kind_of_head(last) in PERSONS
        plain = (not rest or is_title(last) or person) and not (
            gender and given_gender(name) not in (None, gender)
        )
        if name and plain and (len(name) > 1 or title or is_organisation(name[0])):
            return name, title
    return None


def is_title(word: str) -> bool:
    """Whether a word may stand before a name, as "Dr" and "Minister" do."""
    return word.lower().strip(".") in words_of("titles")


def _split_name(parts: list[str]) -> tuple[tuple[str, ...], str, list[str]]:
    """The proper name in the words of a phrase, the title before it, and the other words."""
    begin, end = _name_run(parts, 0)
    while end < len(parts):  # "the Harriers keeper Tomas Wray": what comes first only describes
        later, after = _name_run(parts, end)
        role = is_title(parts[later - 1]) or kind_of_head(parts[later - 1].lower()) is not None
        if later == after or not (role or (after == len(parts) and after - later > 1)):
            break
        begin, end = later, after
    rest = parts[:begin]
    before, run = _titled(_after_body(parts[begin:end]))
    title = next((w.lower().strip(".") for w in reversed([*rest[-1:], *before]) if is_title(w)), "")
    rest += before
    tail = [p for p in parts[end:] if not _is_name(p, 1)]
    kind = kind_of_head(tail[-1].lower()) if tail else None
    demonym = len(run) == 1 and run[0].endswith(_DEMONYMS) and not is_given(run[0])
    medium = bool(tail) and tail[-1].lower() in _MEDIA
    noun = bool(tail) and kind is None and _is_noun_after(parts[0], tail[-1])
    if kind not in (None, "outlet") or (tail and (demonym or medium or noun or is_title(tail[-1]))):
        return (), "", [*rest, *run, *tail]  # "Veskan official": it only describes
    return tuple(w.removesuffix("’s").removesuffix("'s") for w in run), title, [*rest, *tail]


def _is_noun_after(first: str, last: str) -> bool:
    """Whether what follows a name is what a phrase is about, by its article: "a Harrow stew"."""
    led = first.lower() in ("a", "an", "its", "his", "her", "their") or is_number(first)
    return led and last.isalpha() and last.islower() and not _follows(last) and last not in words_of("stops")


_MEDIA: Final = frozenset("television tv radio media press newspapers papers outlets".split())
_DEMONYMS: Final = ("ian", "ean", "ese", "ish")


def _after_body(run: list[str]) -> list[str]:
    """The person at the end of a run that begins with a body: "Armed Forces Anna Brook"."""
    for at in range(1, len(run) - 1):
        body = " ".join(run[:at])
        if is_given(run[at]) and len(run) - at == 2 and (is_organisation(body) or body.endswith("Forces")):
            return run[at:]
    return run


def _name_run(parts: list[str], at: int) -> tuple[int, int]:
    """Where the next words that make a name begin and end."""
    particles = words_of("particles")
    lone = len(parts) == 1  # nobody is quoted by an adverb alone
    while at < len(parts) and not (_is_name(parts[at], at, lone=lone) or _opens_name(parts[at : at + 2])):
        at += 1
    end = at + 1 if _opens_name(parts[at : at + 2]) else at
    while end < len(parts) and (
        _is_name(parts[end], end, lone=lone)
        or (end > at and (parts[end].lower() in particles or parts[end].isdigit()))
    ):
        end += 1
    while end > at and parts[end - 1].lower() in particles and not parts[end - 1][0].isupper():
        end -= 1
    return at, end


def _opens_name(two: list[str]) -> bool:
    """Whether the first of two words is a given name that is a noun as well: "Bill Hale", "Dean Hale"."""
    if len(two) < 2 or is_title(two[0]):
        return False
    if two[1].isdigit() or (two[1][:1].isupper() and is_number(two[1])):  # "Channel 6", "Channel Three"
        return two[0][0].isupper() and kind_of_head(two[0].lower()) in ("outlet", "named-organisation")
    return is_given(two[0]) and bool(_NAMEWORD.match(two[1]))


def _titled(run: list[str]) -> tuple[list[str], list[str]]:
    """Titles before a name, and the name: "Farm Minister Hale" has two and one word; "the Pope" no name."""
    last = next((i for i in reversed(range(len(run))) if is_title(run[i])), None)
    watcher = len(run) > 2 and "-" in run[-3] and run[-3].endswith(("er", "or", "ist"))
    office = last == 0 and len(run) > 3 and not is_given(run[1])
    if (watcher or office) and not is_organisation(" ".join(run)):
        return run[:-2], run[-2:]  # "Independent Dorv-watcher Moira Hale", "Mayor Pro Tem Moira Hale"
    if last is None or is_outlet(" ".join(run)):
        return [], run
    if last == len(run) - 1 and len(run) > 2 and is_title(run[0]) and is_given(run[1]):
        return run[:1], run[1:]  # "Senator Ned P. King"
    if last < len(run) - 1:  # but "General Motors", "Justice Department"
        return ([], run) if is_organisation(" ".join(run[last + 1 :])) else (run[: last + 1], run[last + 1 :])
    if len(run) > 1 and is_given(run[0]):
        return [], run  # "Larry King"
    return ([run[0]], run[1:]) if len(run) > 1 and is_title(run[0]) and run[0].endswith(".") else (run, [])


def _is_name(word: str, at: int, *, lone: bool = False) -> bool:
    if word.startswith("@"):
        return True
    lower = word.lower()
    small = lower in words_of("determiners") | words_of("elided") | words_of("numbers") or lower in PRONOUNS
    body = word in ("US", "WHO", "IT")
    plain = (small or kind_of_head(lower) is not None) and not is_title(word) and not body
    opens = at == 0 and (plain or lower in words_of("openers") or (not lone and is_adverb(word)))
    return bool(_NAMEWORD.match(word)) and not opens


def is_adverb(word: str) -> bool:
    """Whether a word ends as adverbs do and is no name: "Interestingly", not "Emily" nor "Italy"."""
    return word.endswith("ly") and len(word) > 4 and word not in ("Italy", "Sicily") and not is_given(word)


def _gender_of(name: tuple[str, ...], title: str, head: str) -> Gender:
    """By title and head; a woman who is called a spokesman has a woman's first name."""
    told = _gender(title, head)
    return told if title in _HONORIFICS or told is None else given_gender(name) or told


def _gender(title: str, head: str) -> Gender:
    if title in words_of("female-titles") or head in words_of("female"):
        return "f"
    if title in words_of("male-titles") or head in words_of("male"):
        return "m"
    return None


_HONORIFICS: Final = frozenset(["mr", "mrs", "ms", "miss", "sir", "dame", "lady", "lord"])
_ONE: Final = frozenset(
    "another one neither either someone somebody nobody anyone everyone everybody".split()
)
_OPEN: Final = frozenset(["the", "a", "first", "second", "third", "latter", "former", "other"])


def _many(word: str) -> bool | None:
    if word in _ONE:
        return False
    return None if word in _OPEN else True


# "U.N. Women", "F.B.I."; not "J.D. Hale"
_INITIALS: Final = re.compile(r"(?:[UE]\.[NSKU]\.(?=\s|$)|(?:[A-Z]\.){1,3}[A-Z]\.?$|(?:[A-Z]\.){3,5}\s)")


def is_organisation(name: str) -> bool:
    """Whether a proper name has a word that people's names do not have, or is an abbreviation."""
    if name.isupper() and " " not in name and 1 < len(name) <= 5:
        return True
    told = any(w.strip(".,’'") in words_of("organisation-names") for w in name.split())
    return told or " & " in name or bool(_INITIALS.match(name))


def is_outlet(name: str) -> bool:
    """Whether a proper name is one of the gazetteer's outlets or made like one."""
    bare = name.removeprefix("The ").removeprefix("the ")
    if not bare:
        return False
    parts = bare.split()
    pieces = [*parts, *(piece for p in parts if "-" in p for piece in p.split("-"))]
    if bare in outlets() or any(p.strip(".,") in words_of("outlet-names") for p in pieces):
        return True
    return any(len(parts[-1]) > len(end) and parts[-1].endswith(end) for end in words_of("outlet-endings"))


@cache
def _kinds() -> dict[str, PartyKind]:
    """The kind of party that each head names."""
    kinds = [kind for kind in speakers() if kind in get_args(PartyKind)]
    return {word: kind for kind in reversed(kinds) for word in words_of(kind)}  # type: ignore[misc]


_SCIENTISTS: Final = ("ologist", "ologists", "surgeon", "surgeons", "trician", "tricians")


@lru_cache(maxsize=20_000)
def kind_of_head(head: str) -> PartyKind | None:
    """The kind of party that a head in small letters names; None for a word that names no party.

    A plural that is in no list is a group of what its singular names.
    """
    known = _kinds().get(head)
    if known is None and is_plural(head):
        known = _kinds().get(singular(head))
        if known in ("anonymous-official", "unspecified", "named-organisation"):
            return "anonymous-group"
    if known is None and "-" in head:  # "ex-officer", "writer-director"
        return kind_of_head(head.rpartition("-")[2])
    return known or ("observer" if head.endswith(_SCIENTISTS) else None)


def given_gender(name: tuple[str, ...]) -> Gender:
    """Gender of a person by the given name, if there is one and it tells."""
    return given_names().get(name[0]) if len(name) > 1 else None


def is_given(word: str) -> bool:
    """Whether *word* is a known given name."""
    return word in given_names()
