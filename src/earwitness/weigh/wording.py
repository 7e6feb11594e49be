"""What a report's own words do: deny in the cue, or say that something was, or could not be, checked."""

from __future__ import annotations

import re
from typing import Final

_DENYING: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|rebut(?:s|ted)?|"
    r"dismiss(?:es|ed|ing)?|contradict(?:s|ed)?|repudiat\w+|disown\w*|doubt(?:s|ed)?|challeng(?:es?|ed|ing)|"
    r"contest(?:s|ed)?|scoff(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|neither|nor|cannot|no)\b|n['’]t\b", re.IGNORECASE)
_CHECKED: Final = re.compile(
    r"\b(?:confirm\w*|verif\w+|corroborat\w+|authenticat\w+|checked|reviewed|examined|inspected|established|"
    r"(?:has|have|had) (?:seen|obtained|read|heard)|seen by|obtained by|matched|consistent with)\b",
    re.IGNORECASE,
)
_UNCHECKED: Final = re.compile(
    r"\b(?:unverified|unconfirmed|uncorroborated|unchecked)\b|"
    r"(?:\b(?:not|never|neither|nor|cannot|no|nobody|none|unable|without|failed|impossible)\b|n['’]t\b)"
    r".{0,120}?\b(?:confirm|verif|corroborat|authentic|check|establish|prove|review|substantiat)\w*|"
    r"\b(?:confirm|verif|corroborat|check|establish)\w*\b.{0,40}?\b(?:not|impossible|failed)\b",
    re.IGNORECASE | re.DOTALL,
)
_LABEL: Final = re.compile(
    r"\A\W*(?:(?:the|these|those|such|any|all|\w+[’']s|[A-Z]\w+) ){0,3}"
    r"(?:claims?|reports?|allegations?|accusations?|suggestions?|assertions?|accounts?|stor(?:y|ies)|rumou?rs?|"
    r"charges?|idea|notion|this|that|it|them|these)\b",
)
_SUPPOSING: Final = re.compile(
    r"\b(?:if|whether|unless|suppose|supposing|were it|should)\b[^.;!?]*\Z", re.IGNORECASE
)
_KNOWING: Final = re.compile(
    r"\b(?:nobody|no one|none|neither|nor|cannot|can ?not|could not|can['’]t|couldn['’]t|do not|does not|"
    r"did not|don['’]t|doesn['’]t|didn['’]t|not|never|without|who|how (?:can|could|would))\b[^.;]{0,60}?"
    r"\b(?:know|knowing|known|understand\w*|understood|information|idea|insight|judge|see|seen)\b|"
    r"\b(?:know|knows|understand|understands|have|has)\s+(?:absolutely |quite )?(?:nothing|little|no idea)\b",
    re.IGNORECASE,
)
_UNTRUE: Final = re.compile(
    r"\b(?:lies?|liars?|lying|false|falsehoods?|untrue|invention|invented|fabricat\w+|nonsense|baseless|"
    r"unfounded|groundless|fake|hoax|fairy ?tale|slander|no truth|never happened|did not happen|not true|"
    r"not the case)\b",
    re.IGNORECASE,
)


def supposes(before: str) -> bool:
    """Whether what stands before a figure, in its clause, only supposes it: "if they say"."""
    return bool(_SUPPOSING.search(before))


def only_names_it(content: str) -> bool:
    """Whether a content only points at what others say ("the reports", "it"), and states nothing itself."""
    return bool(_LABEL.search(content))


def disputes_knowledge(content: str) -> bool:
    """Whether quoted words say that others do not or cannot know, and not that what they say is untrue.

    Fails on: "he knew nothing" where knowing is what the others tell of.
    """
    return bool(_KNOWING.search(content)) and not _UNTRUE.search(content)


def calls_it_untrue(content: str) -> bool:
    """Whether quoted words say of something that it is untrue."""
    return bool(_UNTRUE.search(content))


def denies_in_cue(cue: str) -> bool:
    """Whether the cue denies what stands in the content: "denied", "does not believe"; not "did not deny".

    A report whose stance is denial and whose cue does not deny ("said: there was no leak") carries the
    denial in its content, and so asserts what the content says.
    """
    denying = bool(_DENYING.search(cue))
    negated = bool(_NOT.search(cue))
    return denying != negated


def checking(words: str) -> bool | None:
    """What *words* on checking say: True it was checked, False it was not or could not be, None neither.

    Fails on: "confirmed that he works there", which checks the speaker and not what he says.
    """
    if _UNCHECKED.search(words):
        return False
    return True if _CHECKED.search(words) else None
