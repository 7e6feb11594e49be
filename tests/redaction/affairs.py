"""Affairs drawn at random in which somebody stands, spelled in many ways; and a bundle of such records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from hypothesis import strategies as st
from tests.redaction.made import article, only, party

from earwitness.errors import InputError
from earwitness.pipeline import Bundle
from earwitness.provenance import provenance
from earwitness.read import Reading
from earwitness.records import (
    AnyRecord,
    Claim,
    Document,
    Link,
    Party,
    Provenance,
    Report,
    Source,
    Wording,
    make_id,
)
from earwitness.redaction.folding import fold

GIVEN = ("Jane", "Zoë", "Tomasz", "Ngozi", "Kveta")
SURNAMES = ("Zwyrtek", "Quorvan", "O'Xandry", "Østervik", "Vrbková", "Bell-Zwick")
FILLER = (
    "The mill burned. ", "said so, ", "“nobody dares”, ", "\n\n", "on 5 May 2019 ", "Ada Brine added: ",
    "the engineer’s book ", "https://press.example/mill ", "@millwatch ", "50% of it ", "— ", "🐟 ",
    "e\u0301 ",
)  # fmt: skip


def spelled(first: str, last: str) -> list[str]:
    """Ways in which somebody is written."""
    whole = f"{first} {last}"
    run = re.sub(r"\W", "", unicodedata.normalize("NFC", first + last))
    slug = re.sub(r"[^a-z]+", "-", fold(whole))
    return [
        whole, whole.upper(), whole.lower(), unicodedata.normalize("NFD", whole), f"{first}\n{last}", last,
        last.upper(), f"{first[0]}. {last}", f"Mr {last}", f"{last}’s", f"{last}, {first}", f"#{run}",
        f"@{slug.replace('-', '_')}", f"{first}\u200b \u00ad{last}", f"{first}-\n{last}",
        f"{last[:3]}-\n{last[3:]}" if last[2:4].isalpha() else last,
        f"https://press.example/{slug}-quits.html",
    ]  # fmt: skip


@st.composite
def affairs(draw: st.DrawFn) -> tuple[list[AnyRecord], str, str]:
    """Records of one to three articles in which somebody stands, with that name in two parts."""
    first, last = draw(st.sampled_from(GIVEN)), draw(st.sampled_from(SURNAMES))
    pieces = st.lists(st.sampled_from(FILLER), min_size=1, max_size=6)
    records: list[AnyRecord] = []
    everybody: list[str] = []
    for n in range(draw(st.integers(1, 3))):
        text, mentions = f"{n}. ", []
        for way in draw(st.lists(st.sampled_from(spelled(first, last)), min_size=1, max_size=4)):
            text += "".join(draw(pieces)) + " "
            if draw(st.booleans()):
                mentions.append((len(text), len(text) + len(way)))
            text += way + " "
        start = draw(st.integers(0, len(text) - 1))
        spans = tuple((start, e) for e in {draw(st.integers(start + 1, len(text))), len(text)})
        one = article(
            text, name=f"{fold(last)}-{n}.txt", url=draw(st.sampled_from([None, f"https://x.example/{n}/{fold(last)}"])),
            outlet=draw(st.sampled_from([None, f"The {last} Post"])), headline=text[:20],
        )  # fmt: skip
        who = (
            party(one, *mentions, name=f"{first} {last}", affiliation=f"{last} & Sons") if mentions else None
        )
        report = Report(
            id=make_id("rep", one.id, n), document=one.id, source=Source(party=who.id if who else None),
            cue=spans, content=spans, kind="direct",
        )  # fmt: skip
        records += [one, report, *([who] if who else [])]
        everybody += [report.id]
    reports = sorted(only(Report, records), key=lambda r: r.id)
    documents = only(Document, records)
    records += [
        Claim(id="clm-1", text=f"{last} knew", reports=tuple(sorted(everybody)), origin_range=(1, 1),
              rules=(f"{first} {last}", f"“{last}”"),
              wordings=tuple(Wording(r.id, r.content) for r in reports)),
        Link(id="lnk-1", origin=everybody[0], target=everybody[-1], relation="same-claim", probability=0.5,
             evidence={"claim": "clm-1", "order": f"{last.upper()} is cited"}),
        provenance("trace", settings={"outlet": f"{last} Post"}, models={}, documents=documents),
    ]  # fmt: skip
    return records, first, last


def bundle_of(records: Sequence[AnyRecord]) -> Bundle:
    documents = tuple(only(Document, records))
    return Bundle(
        documents=documents,
        refused=(InputError("zwyrtek/Quorvan.bin", "is no text", "leave it out"),),
        notes=(),
        provenance=only(Provenance, records)[0],
        readings=tuple(
            Reading(
                reports=tuple(r for r in only(Report, records) if r.document == d.id),
                parties=tuple(p for p in only(Party, records) if p.document == d.id),
            )
            for d in documents
        ),
    )
