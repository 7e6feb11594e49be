"""What changed, on the page: its links lead somewhere, and hostile words stay words."""

from __future__ import annotations

import re

import msgspec
from tests.dossier.since.versions import article, made, said, told
from tests.export.believed import BELIEVED

from earwitness.dossier.since_sentences import MOST
from earwitness.records import AnyRecord, Claim, Comparison, Party, Quantity


def doctored() -> list[AnyRecord]:
    """The affair of the ferry as it was before the Post printed."""
    gone = {"doc-post"}
    lost = {r.id for r in BELIEVED if getattr(r, "document", None) in gone} | gone | {"par-m-quill", "org-2"}
    out: list[AnyRecord] = []
    for record in BELIEVED:
        if record.id in lost or isinstance(record, Comparison | Quantity):
            continue
        if isinstance(record, Claim) and record.id == "clm-hull":
            record = msgspec.structs.replace(
                record, reports=("rep-inspector",), wordings=record.wordings[:1], origin_range=(1, 1)
            )
        told_of = set(re.findall(r'"([a-z]{3}-[\w-]+)"', msgspec.json.encode(record).decode()))
        if told_of & lost and not isinstance(record, Party):
            continue
        out.append(record)
    return out


def test_every_link_of_the_section_leads_to_a_place_on_the_page() -> None:
    page = made(list(BELIEVED), doctored()).html
    section = page[page.index('<section id="since"') :].partition("</section>")[0]
    anchors = re.findall(r'href="#([\w-]+)"', section)
    assert anchors and not [a for a in anchors if f'id="{a}"' not in page]
    assert section.count("<li>") and len(told(doctored(), list(BELIEVED)).sentences) <= MOST
    assert page.index('id="in-one-minute"') < page.index('id="since"') < page.index('id="claims"')
    assert '<a href="#since">What changed</a>' in page


def test_a_page_is_the_same_whatever_the_order_of_the_earlier_records() -> None:
    before = doctored()
    pages = {made(list(BELIEVED), order).html for order in (before, before[::-1], before + before)}
    assert len(pages) == 1


HOSTILE = "<script>alert(1)</script>"


def test_hostile_words_of_the_earlier_dossier_are_words() -> None:
    old = article(f"{HOSTILE}\n\n{HOSTILE} said Ada. [x](javascript:alert(1))", outlet=HOSTILE)
    new = article("Mill\n\nBurned.", outlet="Post")
    page = made([new], [old, said(old, HOSTILE)], name="</title><b>.json")
    assert HOSTILE not in page.html and "<b>.json" not in page.html
    assert HOSTILE not in page.markdown and "](javascript" not in page.markdown
