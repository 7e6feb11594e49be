"""schema.org Claim and ClaimReview as JSON-LD: claims, who makes them, and where they appear.

A claim with a belief becomes a ClaimReview of it, one without a plain Claim, which rates nothing. A review
is a draft: it has no ``author`` and no ``url``, for it is whoever publishes it who has checked it.

===========================  =============  ==============================================================
information credibility      ratingValue    why so
===========================  =============  ==============================================================
1, 2, 3, 4, 5                5, 4, 3, 2, 1  both scales have five steps, from confirmed to improbable
6, cannot be judged          none           the absence of a judgment is no middle value
===========================  =============  ==============================================================

The ICD 203 phrase is the ``alternateName``, which is what search engines show.
"""

from __future__ import annotations

from typing import Any, Final

from earwitness.export.identity import urn_of
from earwitness.export.material import Material
from earwitness.export.moments import iso
from earwitness.export.safe import address, shown
from earwitness.export.telling import claim_sentences, is_named, outlet, speaker, title, words
from earwitness.records import Belief, Document, Party, Report
from earwitness.stream import encode_json

_PEOPLE: Final = frozenset({"named-person", "anonymous-official", "observer"})
_WORST, _BEST = 1, 5
_NOT_JUDGED: Final = "6"


def claim_review(material: Material) -> bytes:
    """One graph with a Claim or a ClaimReview for each claim, in order of ids."""
    graph = [_reviewed(material, id) for id in material.claims]
    return encode_json({"@context": "https://schema.org", "@graph": graph})


def _reviewed(material: Material, id: str) -> dict[str, Any]:
    belief = material.beliefs.get(id)
    claim = _claim(material, id)
    if belief is None:
        return claim
    based = [_article(material.documents[d]) for d in {r.document: None for r in material.stating(id)}]
    return {
        "@type": "ClaimReview",
        "@id": urn_of(belief.id),
        "claimReviewed": claim["text"],
        "creativeWorkStatus": "Draft",
        "itemReviewed": claim,
        "isBasedOn": based,
        "reviewRating": _rating(belief),
        "reviewBody": " ".join(claim_sentences(material, id)),
    }


def _claim(material: Material, id: str) -> dict[str, Any]:
    stating = material.stating(id)
    by_article: dict[str, list[Report]] = {}
    for report in stating:
        by_article.setdefault(report.document, []).append(report)
    appearances = [_appearance(material, id, reports) for reports in by_article.values()]
    authors = {str(author): author for r in stating if (author := _author(material, r))}
    claim: dict[str, Any] = {"@type": "Claim", "@id": urn_of(id), "text": shown(material.claims[id].text)}
    if appearances:
        claim["appearance"] = appearances
    if authors:
        claim["author"] = list(authors.values())
    dates = {a["datePublished"] for a in appearances if "datePublished" in a}
    if len(appearances) == 1 or (dates and all("datePublished" in a for a in appearances)):
        # of equally early ones, the first in order of files; none where a date is not known
        claim["firstAppearance"] = min(appearances, key=lambda a: a.get("datePublished", ""))
    return claim


def _appearance(material: Material, claim: str, reports: list[Report]) -> dict[str, Any]:
    """An article with its statements of a claim."""
    parts = [_quotation(material, claim, report) for report in reports]
    return _article(material.documents[reports[0].document]) | {"hasPart": parts}


def _quotation(material: Material, claim: str, report: Report) -> dict[str, Any]:
    quotation: dict[str, Any] = {
        "@type": "Quotation",
        "text": words(material, report.document, material.wording(claim, report)),
    }
    author = _author(material, report)
    if author:
        quotation["spokenByCharacter"] = author
    return quotation


def _article(document: Document) -> dict[str, Any]:
    article: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": urn_of(document.id),
        "headline": title(document),
    }
    if address(document.url):
        article["url"] = address(document.url)
    if iso(document.published.date):
        article["datePublished"] = iso(document.published.date)
    if outlet(document):
        article["publisher"] = _outlet(outlet(document))
    return article


def _author(material: Material, report: Report) -> dict[str, Any] | None:
    if report.voice == "own":
        name = outlet(material.documents[report.document])
        return _outlet(name) if name else None
    party = material.party(report.source.party)
    return _party(material, party, speaker(material, report)) if party else None


def _outlet(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "@id": urn_of("outlet", name), "name": name}


def _party(material: Material, party: Party, called: str) -> dict[str, Any]:
    kind = "Person" if party.kind in _PEOPLE else "Organization"
    # words that describe somebody are not that person's name
    by = "name" if is_named(party) else "description"
    return {"@type": kind, "@id": urn_of(*material.names(party)), by: called}


def _rating(belief: Belief) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": shown(belief.phrase) or "cannot be judged"}
    if belief.grade.credibility != _NOT_JUDGED and belief.probability is not None:
        value = _BEST + _WORST - int(belief.grade.credibility)
        rating |= {"ratingValue": value, "bestRating": _BEST, "worstRating": _WORST}
    return rating
