"""Which named person a definite role goes back to, by what the article says of him before or after.

=====================================  ================================================================
"Sen. Anna Brook … the senator"        titles and roles before the name, anywhere in the article
"Anna Brook (R-Ohio)", "of Ohio"       the place that "the Ohio senator" names
"Republican Anna Brook", "(R-Ohio)"    the party of "the Republican candidate"
nothing of the kind                    whoever was mentioned last, if the sentence is the same or the next
                                       and the role says more than what somebody works as
=====================================  ================================================================

Fails on: two people of one surname; a senator who was a governor, where the text tells only the one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.names import Phrase, first_word, is_title, kind_of_head
from earwitness.read.layout import Layout
from earwitness.read.parties.entities import PEOPLE, Entity, alike, full_head, modifiers
from earwitness.read.parties.mentions import Mention

_BEFORE: Final = 70  # characters before a name that may hold its office
_WORDS: Final = 5  # words of an office before a name at most
_NEXT: Final = 1  # sentences from a mention to a role that nothing else ties to it
# "the inquiry, which is chaired by Moira Hale", "Moira Hale, who chairs the inquiry"
_HELD: Final = {
    "chaired": "chairman", "chairs": "chairman", "headed": "head", "heads": "head", "led": "leader",
    "leads": "leader", "directed": "director", "directs": "director", "managed": "manager",
    "manages": "manager", "edited": "editor", "edits": "editor", "commanded": "commander",
    "commands": "commander", "governs": "governor",
}  # fmt: skip
_DOES: Final = re.compile(r"\b(chaired|headed|led|directed|managed|edited|commanded) by (?:[\w.]+ ){0,2}$")
_WHO_DOES: Final = re.compile(r"^, who (chairs|heads|leads|directs|manages|edits|commands|governs)\b")
_TAG: Final = re.compile(
    r"\s?[(\[,]\s?(?P<party>[RDI])-(?P<place>[A-Z][\w.]*(?: [A-Z][\w.]*)?)|"
    r", (?P<word>Republican|Democrat|Conservative|Labour|Liberal)"
    r"(?:,? (?:of|from) (?P<home>[A-Z]\w+(?: [A-Z]\w+)?))?|"
    r",? (?:of|from) (?P<from>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_PARTIES: Final = {
    "r": "republican", "republican": "republican", "gop": "republican", "republicans": "republican",
    "d": "democratic", "democrat": "democratic", "democratic": "democratic", "democrats": "democratic",
    "i": "independent", "independent": "independent", "conservative": "conservative", "tory": "conservative",
    "labour": "labour", "liberal": "liberal", "libertarian": "libertarian", "green": "green",
}  # fmt: skip
_STATES: Final = dict(
    pair.split("=")
    for pair in (
        "ala=alabama ariz=arizona ark=arkansas calif=california colo=colorado conn=connecticut del=delaware "
        "fla=florida ga=georgia ill=illinois ind=indiana kan=kansas ky=kentucky la=louisiana md=maryland "
        "mass=massachusetts mich=michigan minn=minnesota miss=mississippi mo=missouri mont=montana "
        "neb=nebraska nev=nevada okla=oklahoma ore=oregon pa=pennsylvania tenn=tennessee tex=texas "
        "vt=vermont va=virginia wash=washington wis=wisconsin wyo=wyoming n.h=hampshire n.j=jersey "
        "n.m=mexico n.y=york n.c=carolina s.c=carolina n.d=dakota s.d=dakota r.i=island w.va=virginia"
    ).split()
)
_ELECTED: Final = frozenset("senator governor representative mayor president judge justice".split())
# What a minister or a secretary is of, in one word.
_PORTFOLIOS: Final = frozenset(
    "agriculture business commerce communications culture defence defense development digital economic "
    "economics economy education employment energy environment europe family farm farming finance "
    "fisheries food foreign forestry health home housing immigration industry information interior "
    "justice labor labour lands media mining naval planning police prime rail research science security "
    "shipping social sports state tourism trade transport transportation treasury veterans war water "
    "welfare youth".split()
)
# Words for somebody that say more than what he works as, which papers use in place of a name.
_EPITHETS: Final = frozenset(
    "nominee candidate senator governor congressman congresswoman lawmaker businessman businesswoman mogul "
    "billionaire millionaire tycoon front-runner frontrunner contender hopeful actor actress author star "
    "celebrity politician".split()
)


class Offices:
    """What an article says of each surname: heads of roles, parties, places."""

    def __init__(self, layout: Layout, mentions: Iterable[Mention]) -> None:
        self._layout = layout
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._parties: dict[str, set[str]] = defaultdict(set)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._told: dict[str, set[str]] = defaultdict(set)  # words before a name or in its apposition
        for mention in mentions:
            if mention.partner is not None and mention.partner.name and not mention.found.many:
                self._note(mention.partner.surname.casefold(), mention.words)
            if mention.found.form == "name" and mention.found.name:
                self._read(mention)

    @property
    def heads(self) -> Mapping[str, set[str]]:
        """The heads of the roles that are told of each surname, in small letters."""
        return self._heads

    @property
    def told(self) -> Mapping[str, set[str]]:
        """The words that are told of each surname before it or in apposition, in small letters."""
        return self._told

    def holder(self, found: Phrase, words: str, at: int, near: list[Entity], *, told: bool) -> Entity | None:
        """Whom of *near*, the likeliest first, a role at *at* means; if *told*, only by what is told."""
        if found.many or found.owner or found.whose or kind_of_head(found.head) not in PEOPLE:
            return None
        fits = [(self._fit(e, found, words), -i, e) for i, e in enumerate(near) if e.words]
        good = [f for f in fits if f[0] is not None]
        best = max(good, key=lambda f: (f[0] or 0, f[1]), default=None)
        if best is None or best[0]:
            return best[2] if best is not None else None
        known = best[2].heads | self._heads.get(best[2].words[-1].casefold(), set())
        if full_head(found.head) in _ELECTED and (best[1] or {full_head(h) for h in known} & _ELECTED):
            return None  # somebody else is likelier, or is called something else
        if full_head(found.head) in _ELECTED and _qualities(words, found)[1]:
            return None  # "the Dorv senator", and nothing ties anybody to Dorv
        sentence = self._layout.sentence
        last = sentence(at) - sentence(best[2].last) <= _NEXT
        return best[2] if last and not told and _says_more(found, words) else None

    def _fit(self, e: Entity, found: Phrase, words: str) -> int | None:
        """How much of a role is told of *e*; None if the text tells otherwise."""
        last, role = e.words[-1].casefold(), full_head(found.head)
        portfolio = {w for w in modifiers(words, found)[0] if w in _PORTFOLIOS}
        if (
            role in ("minister", "secretary")
            and portfolio
            and not portfolio & (e.described | self._told[last])
        ):
            return None  # "the justice minister" is no finance minister
        heads = {full_head(h) for h in e.heads | self._heads.get(last, set())}
        parties, places = _qualities(words, found)
        own, homes = self._parties.get(last, set()), self._places.get(last, set()) | e.described
        fit = 0
        if heads & alike(role):
            fit = 3
        elif role in _ELECTED and heads & _ELECTED and "former" not in words.lower():
            return None
        if parties and own:
            if not parties & own:
                return None
            fit += 2
        if places & homes:
            fit += 2
        elif places and fit and self._places.get(last) and role in _ELECTED:
            return None
        return fit

    def _read(self, mention: Mention) -> None:
        """What stands before and after a name."""
        text, start, end = self._layout.text, *mention.span
        last = mention.found.surname.casefold()
        inside = mention.words[: max(0, mention.words.find(mention.found.name[0]))]
        before = text[max(self._layout.sentence_start(start), start - _BEFORE) : start] + inside
        run: list[str] = []
        for word in reversed(re.split(r"\s", before.rstrip(" "))[-_WORDS:]):
            if not word or not word[0].isalpha() or word[-1] in ",;:)" or word.lower() in words_of("stops"):
                break
            run.insert(0, word)
            if word.lower() in words_of("determiners"):
                break
        for head in _DOES.findall(text[max(0, start - _BEFORE) : start]):
            self._heads[last].add(_HELD[head])
        for head in _WHO_DOES.findall(text[end : end + _BEFORE]):
            self._heads[last].add(_HELD[head])
        nearest = run[-1].lower().strip(".") if run else ""
        if run and (is_title(nearest) or nearest in _PARTIES or kind_of_head(nearest) in PEOPLE):
            self._note(last, " ".join(run))
        tag = _TAG.match(text, end, end + 60)
        if tag and (tag["from"] is None or mention.found.title):
            party = (tag["party"] or tag["word"] or "").lower()
            self._parties[last] |= {_PARTIES[party]} if party else set()
            self._places[last] |= _places((tag["place"] or tag["home"] or tag["from"] or "").split())

    def _note(self, last: str, words: str) -> None:
        run = re.split(r"[\s,]+", words[:120])
        self._told[last] |= {w.casefold() for w in run}
        if re.search(r"\bprime minister\b", words, re.IGNORECASE):
            self._heads[last].add("premier")
        for word in run:
            plain = word.lower().strip(".")
            if is_title(plain) or kind_of_head(plain) in PEOPLE:
                self._heads[last].add(full_head(plain))
        self._parties[last] |= {_PARTIES[w.lower()] for w in run if w.lower() in _PARTIES}
        self._places[last] |= _places([w for w in run if not is_title(w)])


def _places(run: Iterable[str]) -> set[str]:
    """Capitalized words that are no party, in small letters and states in full."""
    plain = (w.lower().strip(".,()’'") for w in run if w[:1].isupper())
    return {_STATES.get(w, w) for w in plain if w not in _PARTIES and w not in words_of("determiners")}


def _qualities(words: str, found: Phrase) -> tuple[set[str], set[str]]:
    """The parties and the places that a role names."""
    run = words[:120].split()
    small = {w.lower() for w in run if w.lower() not in words_of("determiners")}
    named = _places(w.removesuffix("’s").removesuffix("'s") for w in run)
    return {_PARTIES[w] for w in small if w in _PARTIES}, named - {
        found.head,
        "north",
        "south",
        "new",
        "west",
    }


def _says_more(found: Phrase, words: str) -> bool:
    """Whether a role tells of a party, an age or former times, or is an epithet."""
    parties, _ = _qualities(words, found)
    return found.head in _EPITHETS or bool(parties) or bool(_TELLS.search(words[:120]))


def plain_role(found: Phrase, words: str) -> bool:
    """Whether a role tells of a trade and of no office or body: "the brave clerk", "this chap"."""
    head = full_head(found.head)
    bare = words[: words.lower().find(found.head) + len(found.head)] == words.rstrip(" ,")
    small = not any(w[:1].isupper() for w in words.split()[1:])
    return (
        bare
        and small
        and head not in _ELECTED | _ONE_OF_A_KIND
        and first_word(words) in ("the", "this", "that")
    )


# Of these an article has several, of whom nobody is meant unless he is told of.
_ONE_OF_A_KIND: Final = frozenset(
    "official source insider spokesman spokeswoman spokesperson minister secretary director chief boss "
    "head chairman chairwoman chair commander general colonel major captain sergeant judge prosecutor "
    "king queen prince leader chancellor premier ambassador envoy commissioner police manager person "
    "adviser aide deputy lawyer solicitor attorney client author editor owner operator friend".split()
)
# And of these whoever just spoke may be one.
TAKES_UP: Final = frozenset("witness victim suspect defendant accused complainant driver inspector".split())
_TELLS: Final = re.compile(
    r"\b(?:former|[\w-]+-year-old|[\w-]+-term|onetime|longtime|ex-\w+)\b", re.IGNORECASE
)


def noun_before(text: str, at: int) -> tuple[int, str]:
    """The noun phrase that ends at *at*, and where it begins: back to a determiner or to a stop."""
    low = max(0, at - 80)
    begin = at
    for match in list(re.finditer(r"[^\s]+", text[low:at]))[: -_WORDS - 2 : -1]:
        word = match.group().lower()
        loose = word.strip("“”\"'‘’(")
        if loose in words_of("stops") | words_of("prepositions") or (word[-1] in ",;:.!?”" and begin != at):
            break
        begin = low + match.start()
        if loose in words_of("determiners") or word[0] in '“"(':
            break
    verb = re.match(r"[a-z]+(?:ed|ing)\s+(?=\S)", text[begin:at])
    begin += verb.end() if verb else 0
    return begin, text[begin:at].strip(' ,“”"()')
