"""The page with what tracing found: complete, readable, safe, the same every time."""

from __future__ import annotations

import html as entities
import re
import sys
from collections.abc import Sequence

import msgspec
import pytest
from tests.affair import CLAIM, COMPARISON, DOCUMENTS, FINDINGS, GHOST, LINEAGE, LINKS, ORIGINS, PASSAGE
from tests.dossier.pages import ALLOWED_TAGS, HOSTILE, Page

from earwitness.dossier import dossier
from earwitness.errors import RecordError
from earwitness.provenance import Setting, provenance
from earwitness.records import (
    AnyRecord,
    Claim,
    Comparison,
    Document,
    Figure,
    Ghost,
    Link,
    Origin,
    Party,
    Passage,
    Report,
    Source,
    Wording,
)

SECTIONS = ("claims", "renamed", "missing", "copied")


def page_of(
    lineage: Sequence[AnyRecord] = LINEAGE,
    documents: Sequence[Document] = DOCUMENTS,
    findings: Sequence[object] = FINDINGS,
    *,
    excerpts_only: bool = False,
    **settings: Setting,
) -> str:
    made = provenance("dossier", settings=settings, models={}, documents=documents)
    return dossier(
        documents,
        findings,  # type: ignore[arg-type]
        provenance=made,
        lineage=lineage,  # type: ignore[arg-type]
        excerpts_only=excerpts_only,
    ).html


def words(html: str, section: str | None = None) -> str:
    """What a reader sees, on one line."""
    if section:
        start = html.index(f'<section id="{section}"')
        html = html[start : html.index("</section>", start)]
    flat = " ".join(entities.unescape(re.sub(r"<[^>]*>", " ", html)).split())
    return re.sub(r" (?=[.,:;)”])|(?<=[“(]) ", "", flat)


def test_same_bytes_whatever_the_order() -> None:
    once = page_of()
    assert once == page_of(LINEAGE[::-1], DOCUMENTS[::-1], FINDINGS[::-1])


def test_every_link_leads_somewhere_on_the_page() -> None:
    page = Page(page_of())
    assert len(page.ids) == len(set(page.ids))
    assert set(SECTIONS) | {"c1"} <= set(page.ids)
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not re.search(r"<script |<link|<iframe|@import|url\(|src=|https?://", page_of())


def test_the_claim_is_told_in_words() -> None:
    told = words(page_of(), "claims")
    for expected in (
        "Claim 1 “The hull of the Halda is cracked”",
        "Stated 2 times in 2 articles, 1 to 2 origins, disputed",
        "Up to 2: an inspector, Mara Quill.",
        "Perhaps 1: fewer if an inspector and Mara Quill may be the same.",
        "Rests on Canal Nine (outlet): not in hand",
        "Disputed by the owner",
        "the owner replied: “That is nonsense”",
        "disputes that it is so",
        "drops “reportedly”",
        "other name for the same words: Courier has them from an inspector",
        "goes back to",
        "1 more statement may say this: borderline",
        "borderline (0.40)",
        "1 claim of one article",
    ):
        assert expected in told
    assert re.search(r"Stated by an inspector \d+; Inspector Mara Quill \d+ ", told)


def test_the_other_sections_in_words() -> None:
    html = page_of()
    renamed = words(html, "renamed")
    assert re.search(r"an inspector \d+ Courier Inspector Mara Quill \d+ Post claim 1", renamed)
    figures = words(html, "figures")
    assert (
        "300 people (Courier, 2031-05-05), 410 people (Post, 2031-05-06)" in figures
        and "the outlet itself Post in conflict with “300 people”" in figures
    )
    timeline = words(html, "timeline")
    assert timeline.index("2031-05-05") < timeline.index("2031-05-06") < timeline.index("not known")
    missing = words(html, "missing")
    assert "Canal Nine outlet, 2031-05-05" in missing and "Claim that rests on it: 1" in missing
    assert "Post weaves in text of Courier “The hull of the Halda” five words in a row" in words(
        html, "copied"
    )


def test_statements_lead_back_to_their_claim() -> None:
    html = page_of()
    statements = html[html.index('<section id="statements"') : html.index('<section id="articles"')]
    assert statements.count('<a href="#c1">claim 1</a>') == 2  # its two wordings


def test_speakers_that_tracing_merged_are_one_row() -> None:
    speakers = words(page_of(), "statements")
    assert "Inspector Mara Quill" in speakers and "where their words prove that it is one" in speakers


@pytest.mark.parametrize(
    ("lineage", "settings", "expected", "unexpected"),
    [
        (LINEAGE, {"words_only": False}, "Claims fall apart.", "Not traced."),
        (LINEAGE, {"words_only": True}, "Compared by words alone.", "Claims fall apart."),
        ((), {"words_only": False}, "Ranges, not counts.", "Not traced."),  # traced, nothing found
        ((), {}, "Not traced.", "Ranges, not counts."),
    ],
)
def test_says_what_tracing_does_not_do(
    lineage: Sequence[AnyRecord], settings: dict[str, Setting], expected: str, unexpected: str
) -> None:
    html = page_of(lineage, **settings)
    assert expected in html and unexpected not in html


def test_sections_appear_only_where_there_is_something_in_them() -> None:
    html = page_of(())
    assert not any(f'id="{name}"' in html or f'href="#{name}"' in html for name in SECTIONS)
    assert "<dt>Claims</dt>" not in html


def test_one_article_says_that_there_is_nothing_to_compare() -> None:
    post = DOCUMENTS[1:2]
    findings = [f for f in FINDINGS if f.document == post[0].id]
    hull = Claim(id="c", text="The hull is cracked", reports=("rep-quill",), origin_range=(1, 1))
    html = page_of([hull, LINKS[1]], post, findings, words_only=False)
    assert "One article only." in html and "Ranges, not counts." not in html
    told = words(html, "claims")
    assert "What somebody disputes in this article" in told and "Stated once, 1 origin, disputed" in told
    assert "<dt>Claims</dt>" not in html  # none in several articles


@pytest.mark.parametrize(
    "record",
    [
        msgspec.structs.replace(CLAIM, reports=("rep-gone",)),
        msgspec.structs.replace(CLAIM, wordings=(Wording("rep-quill", ((0, 9999),)),)),
        msgspec.structs.replace(ORIGINS[0], reports=("rep-gone",)),
        msgspec.structs.replace(LINKS[0], target="rep-gone"),
        msgspec.structs.replace(COMPARISON, origin="fig-gone"),
        msgspec.structs.replace(GHOST, cited_in=("doc-gone",)),
        msgspec.structs.replace(PASSAGE, spans=(((0, 1), (0, 9999)),)),
        msgspec.structs.replace(PASSAGE, documents=("doc-courier", "doc-gone")),
        # what is there, but is no report
        msgspec.structs.replace(LINKS[0], target="doc-post"),
    ],
)
def test_what_does_not_fit_the_articles_is_refused(record: AnyRecord) -> None:
    with pytest.raises(RecordError, match="trace again"):
        page_of([record])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_in_a_lineage_stay_words(hostile: str) -> None:
    documents = [
        Document(id=name, received_as=f"{hostile}{name}", text=f"{hostile} said {hostile} of 40.",
                 outlet=hostile)
        for name in ("a", "b")
    ]  # fmt: skip
    whole = (0, len(documents[0].text))
    found: list[object] = []
    for name in ("a", "b"):
        found += [
            Party(id=f"p{name}", document=name, name=hostile, kind="named-person"),
            Report(id=f"r{name}", document=name, source=Source(spans=((0, len(hostile)),), party=f"p{name}"),
                   cue=(), content=(whole,), kind="direct", hedges=(whole,)),
            Figure(id=f"f{name}", document=name, span=whole, value=40, low=None, high=None, unit=hostile,
                   what=hostile, as_of=hostile, report=f"r{name}"),
        ]  # fmt: skip
    reports = ("ra", "rb")
    link = Link(id="l", origin="rb", target="ra", relation="same-utterance", probability=0.9,
                drift=("verbatim", "reattributed", "hedge-lost", "truncated", "number-changed"),
                evidence={"order": hostile, "direct": True})  # fmt: skip
    lineage: list[AnyRecord] = [
        Party(id="m", document=None, name=hostile, kind="named-person", members=("pa",), why=(hostile,)),
        Party(id="n", document=None, name=f"2 {hostile}", kind="named-person", members=("pb",)),
        Claim(id="c", text=hostile, reports=reports, origin_range=(1, 2), rules=(hostile, hostile)),
        Origin(id="o", claim="c", reports=("ra",), why=hostile, parties=("m",), ghosts=("g",)),
        Origin(id="q", claim="c", reports=("rb",), why=hostile, parties=("n",), certain=False),
        link,
        msgspec.structs.replace(link, id="d", relation="denies", denied="motive", drift=()),
        Passage(id="s", documents=("a", "b"), spans=((whole, whole),), use="woven-in", why=hostile),
        Comparison(id="x", origin="fb", target="fa", relation="conflict", why=hostile),
        Ghost(id="g", name=hostile, kind="document", date=hostile, cited_in=("a",), reports=("ra",)),
    ]
    page = Page(page_of(lineage, documents, found))
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not [name for _, had in page.tags for name in had if name.startswith("on") or name == "style"]
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert set(SECTIONS) <= set(page.ids)
    assert page.texts == [d.text for d in documents]


def test_claims_of_many_wordings_and_many_claims_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    documents, found, claims = [], [], []
    for n in range(20):
        name = f"d{n:02}"
        documents.append(Document(id=name, received_as=name, text="He said it leaks.", outlet=name))
        found += [
            Report(id=f"r{n:02}-{k}", document=name, source=Source(spans=((0, 2),)), cue=((3, 7),),
                   content=((8, 10 + k % 6),), kind="indirect")
            for k in range(17)
        ]  # fmt: skip
    for k in range(17):
        reports = tuple(f"r{n:02}-{k}" for n in range(20))
        claims.append(Claim(id=f"c{k:02}", text=f"claim {k}", reports=reports, origin_range=(1, 20)))
    html = page_of(claims, documents, found)
    assert "told shortly" not in words(html, "claims")
    monkeypatch.setattr(sys.modules["earwitness.dossier.page"], "IN_FULL", 9)
    fewer = Page(page_of(claims, documents, found))
    assert "8 more claims, told shortly" in words(page_of(claims, documents, found), "claims")
    assert {f"c{n}" for n in range(1, 18)} | {"b17"} <= set(fewer.ids)
    assert all(link[1:] in fewer.ids for link in fewer.links)
    assert "11 more claims, in 20 articles or fewer" in words(html, "claims")
    assert words(html, "claims").count("20 wordings side by side") == 17
