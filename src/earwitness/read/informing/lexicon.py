"""The words of gazetteer/informing.toml: verbs of telling, what informs, who can hear and who can tell."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, cast, get_args

from earwitness.names import kind_of_head, phrase
from earwitness.read.informing.wordclasses import PRONOUNS
from earwitness.records import Manner

Frame = Literal[
    "person", "call", "let", "dark", "from", "thing", "to", "learn", "reach", "answer", "omit", "say", "ask"
]
Deed = Manner | Literal["asks"]
_THINGS: Final = frozenset(["it", "this", "that", "these", "those", "which", "what", "all"])
_OTHERS: Final = ("other", "others")
# "wrote down", "reported back": part of the verb
_PARTICLES: Final = frozenset("down up out off back away over on in through along around by home".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """One sense of a verb: what stands around it, its past and its bare form, and what is done by it."""

    frame: Frame
    past: str
    base: str
    manner: Deed


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """The senses of every form of every verb, in the order in which they are to be tried."""
    out: dict[str, list[Verb]] = {}
    for frame in get_args(Frame):
        for manner, rows in _frames()[frame].items():
            for row in rows:
                forms = row.split()
                verb = Verb(frame, forms[0], forms[1] if len(forms) > 1 else "", manner)
                for form in forms:
                    out.setdefault(form, []).append(verb)
    return {form: tuple(senses) for form, senses in out.items()}


@cache
def lexicon(name: str) -> frozenset[str]:
    """The words of one list."""
    words: str = _file()["words"][name]
    return frozenset(words.split())


def known_someone(words: str) -> bool:
    """Whether a noun phrase is certainly of somebody: a name, a pronoun, a noun of the lists of speakers."""
    taken = phrase(words)
    if taken.form == "name" or words.lower() in PRONOUNS or words.lower() == "her":
        return words.lower() != "it"
    if taken.form == "elided" or taken.head in _OTHERS or taken.head in lexicon("hearers"):
        return True
    return kind_of_head(taken.head) not in (None, "document", "social-post")


def is_someone(words: str) -> bool:
    """Whether a noun phrase may be of somebody: no list has its head as a thing."""
    head = phrase(words).head
    if head in lexicon("mute") or words.lower() in _THINGS | _PARTICLES:
        return False
    if known_someone(words) or head in lexicon("press"):
        return True
    thing = head in lexicon("information") | lexicon("means") | lexicon("things")
    return bool(head) and head.isalpha() and not thing and not head.endswith(("ing", "ness", "tion"))


def is_news(words: str) -> bool:
    """Whether a noun phrase is of something that informs whoever gets it: "a list of the dead"."""
    bare = words.lower().strip(" “”\"'‘’").split(" of ")[0].split()
    return phrase(words).head in lexicon("information") or (bool(bare) and bare[-1] in lexicon("information"))


def _frames() -> dict[Frame, dict[Deed, list[str]]]:
    return cast(dict[Frame, dict[Deed, list[str]]], _file())


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(
        files("earwitness").joinpath("gazetteer", "informing.toml").read_text(encoding="utf-8")
    )
