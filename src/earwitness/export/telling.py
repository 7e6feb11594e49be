"""What speakers, articles, statements and claims are called in the files of other tools, on one line."""

from __future__ import annotations

from typing import Final

from earwitness.export.material import Material
from earwitness.export.safe import kept, shown
from earwitness.grading import CREDIBILITY, RELIABILITY
from earwitness.records import Belief, Claim, Denied, Document, Grade, Party, Report, Span

UNNAMED: Final = frozenset({"anonymous-official", "anonymous-group", "unspecified", "observer"})
DISPUTED: Final[dict[Denied | None, str]] = {
    None: "that it is so",
    "fact": "that it is so",
    "knowledge": "that they can know it",
    "wording": "the wording",
    "motive": "why they say it",
}


def file_name(document: Document) -> str:
    """The name of a document's file, without the folders that it lay in: those are the user's own affair."""
    parts = shown(document.received_as).replace("\\", "/").rstrip("/").split("/")
    return parts[-1] or shown(document.id)


def outlet(document: Document) -> str:
    """Who published a document; empty if not known."""
    return shown(document.outlet)


def title(document: Document) -> str:
    """A document's headline, or the name of its file."""
    return shown(document.headline) or file_name(document)


def exact(material: Material, document: str, span: Span) -> str:
    """The words of a span as they stand in the text, line ends and all."""
    return kept(material.documents[document].text[span[0] : span[1]])


def words(material: Material, document: str, spans: list[Span]) -> str:
    """The words of *spans* on one line, with " … " where they are interrupted."""
    return shown(" … ".join(exact(material, document, span) for span in material.spans(document, spans)))


def speaker(material: Material, report: Report) -> str:
    """Who makes a statement: a party's name, else the words that introduce it, else that nobody is named."""
    document = material.documents[report.document]
    if report.voice == "own":
        return outlet(document) or "the article's outlet"
    party = material.party(report.source.party)
    if party is not None and shown(party.name):
        return shown(party.name)
    candidates = [material.party(id) for id in report.source.candidates]
    names = " or ".join(sorted({shown(p.name) for p in candidates if p and shown(p.name)}))
    if names:
        return f"{names} (not decided)"
    return words(material, report.document, list(report.source.spans)) or "no source given"


def is_named(party: Party) -> bool:
    """Whether a party's name is the name of somebody, not words that describe one."""
    return party.kind not in UNNAMED


def statement(material: Material, report: Report, spans: list[Span] | None = None) -> str:
    """A statement in one line: who, how, what."""
    said = words(material, report.document, list(report.content) if spans is None else spans)
    stance = f" ({report.stance})" if report.stance not in (None, "asserts") else ""
    return f"{speaker(material, report)}{stance}: {said}"


def origins(claim: Claim) -> list[str]:
    """How many independent origins a claim has, and the rule for each end of the range."""
    low, high = claim.origin_range
    least, most = (shown(rule) for rule in claim.rules)
    if low == high:
        return [f"Independent origins: {low}.", *([f"Because: {most}."] if most else [])]
    return [
        f"Independent origins: {low} to {high}.",
        *([f"For the lower end: {least}."] if least else []),
        *([f"For the upper end: {most}."] if most else []),
    ]


def grade(graded: Grade) -> str:
    """Both axes of an Admiralty grade in words, apart."""
    return (
        f"Source: {graded.reliability}, {RELIABILITY[graded.reliability]}. "
        f"Information: {graded.credibility}, {CREDIBILITY[graded.credibility]}."
    )


def belief_sentences(belief: Belief) -> list[str]:
    """What may be believed, in sentences; likelihood and confidence in the evidence base never in one."""
    told = [sentence for sentence in map(shown, belief.why) if sentence]
    if not told:
        judged = belief.probability is not None
        told = [f"Likelihood: {shown(belief.phrase)}." if judged else "Whether this is so cannot be judged."]
        if belief.confidence is not None:
            told.append(f"Confidence in the evidence base: {belief.confidence}.")
    return [*told, grade(belief.grade)]


def claim_sentences(material: Material, id: str) -> list[str]:
    """Origins of a claim, and what may be believed of it, if that was worked out."""
    belief = material.beliefs.get(id)
    if belief is None:
        return [*origins(material.claims[id]), "No belief was worked out for this claim."]
    told = [] if belief.why else origins(material.claims[id])  # reasons tell of the origins as well
    return [*told, *belief_sentences(belief)]
