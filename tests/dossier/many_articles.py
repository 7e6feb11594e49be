"""A made bundle of any size: an agency has it from an official, others from the agency, some from these.

Outlet 0 is the agency. Two in three outlets repeat it word for word and cite it, some drop its hedge, some
repeat another outlet, a few have it from a broadcaster that is not in hand, a few have no date, one prints a
denial, and every seventh has somebody of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from earwitness.records import (
    AnyRecord,
    Block,
    Claim,
    Document,
    Ghost,
    Link,
    Origin,
    Party,
    Published,
    Relay,
    Report,
    Source,
)

_FIRST = ("Morning", "Evening", "Harbor", "Northern", "Upper Valley", "Old Town", "Coastal", "Sunday")
_SECOND = (
    "Herald",
    "Courier",
    "Gazette",
    "Observer",
    "Tribune",
    "Messenger",
    "Chronicle",
    "Sentinel",
    "Post",
)
_TEXT = "Dam leaks\n\nThe dam is reportedly leaking, {who} told {whom}. That is untrue, the ministry said.\n"
BROADCASTER = "Radio Nine"
_DENIES = 2  # the outlet that prints a denial


def outlet(n: int) -> str:
    """The name of outlet *n*; every one has another."""
    if n == 0:
        return "Meridian"
    first, second = n % len(_FIRST), n // len(_FIRST) % len(_SECOND)
    again = n // (len(_FIRST) * len(_SECOND))
    return f"{_FIRST[first]} {_SECOND[second]}" + (f" {again}" if again else "")


def made(articles: int) -> tuple[list[Document], list[Party | Report], list[AnyRecord]]:
    """Documents, what reading and what tracing found, of so many *articles*."""
    documents: list[Document] = []
    found: list[Party | Report] = []
    links: list[Link] = []
    members: dict[str, list[str]] = {"official": [], "own": [], "radio": []}
    groups: dict[int, list[str]] = {}
    for n in range(articles):
        documents.append(_document(n))
        found += _found(n)
        speaker = _speaker(n)
        groups.setdefault(n if speaker == "own" else 0, []).append(f"rep-{n}")
        members["own" if speaker == "own" else "official"].append(f"par-{n}")
        if n % 11 == 5:
            members["radio"].append(f"par-radio-{n}")
        if n and speaker != "own":
            links.append(_link(n))
    merged = Party(
        id="par-m", document=None, name="a senior official", kind="anonymous-official",
        members=tuple(members["official"]),
    )  # fmt: skip
    radio = Party(
        id="par-m-radio", document=None, name=BROADCASTER, kind="outlet", members=tuple(members["radio"])
    )
    claim = Claim(
        id="clm-leak",
        text="The dam is leaking",
        reports=tuple(f"rep-{n}" for n in range(articles)),
        origin_range=(1, len(groups)),
        rules=("they may be fewer", "nothing shows that they have it from each other"),
    )
    origins = [
        Origin(id=f"org-{n}", claim=claim.id, reports=tuple(reports), why="the same speaker",
               parties=("par-m",) if n == 0 else (f"par-{n}",), certain=len(groups) == 1)
        for n, reports in groups.items()
    ]  # fmt: skip
    denials = [
        Link(
            id="lnk-no",
            origin="rep-no",
            target="rep-0",
            relation="denies",
            probability=0.9,
            denied="fact",
        )
    ] if articles > _DENIES else []  # fmt: skip
    lacking = [
        Ghost(id="gst-radio", name=BROADCASTER, kind="outlet",
              cited_in=tuple(f"doc-{n}" for n in range(articles) if n % 11 == 5))
    ] if members["radio"] else []  # fmt: skip
    merged_radio = [radio] if members["radio"] else []
    return documents, found, [merged, *merged_radio, claim, *origins, *links, *denials, *lacking]


def _speaker(n: int) -> str:
    return "own" if n and n % 7 == 0 else "official"


def _document(n: int) -> Document:
    text = _TEXT.format(who="an official", whom=outlet(n))
    day = str(date(2031, 5, 5) + timedelta(days=n // 4))
    known = n % 13 != 12
    return Document(
        id=f"doc-{n}",
        received_as=f"{n}.txt",
        text=text,
        outlet=outlet(n),
        outlet_basis="given",
        headline="Dam leaks",
        published=Published(date=day, earliest=day, latest=day, basis="given") if known else Published(),
        language="en",
        blocks=(Block("headline", 0, 9), Block("body", 11, len(text) - 1)),
    )


def _found(n: int) -> Iterator[Party | Report]:
    text = _document(n).text
    said = text.index("The dam is"), text.index(", an official")
    who = text.index("an official"), text.index(" told")
    cue = text.index("told"), text.index("told") + 4
    name = f"engineer {n}" if _speaker(n) == "own" else "a senior official"
    here = Party(id=f"par-here-{n}", document=f"doc-{n}", name=outlet(n), kind="outlet")
    yield here
    yield Party(id=f"par-{n}", document=f"doc-{n}", name=name, kind="anonymous-official")
    way = [Relay(f"par-{n}", "stated")]
    if n % 11 == 5:
        yield Party(id=f"par-radio-{n}", document=f"doc-{n}", name=BROADCASTER, kind="outlet")
        way.append(Relay(f"par-radio-{n}", "stated"))
    elif n % 3 == 1:
        yield Party(id=f"par-agency-{n}", document=f"doc-{n}", name=outlet(0), kind="outlet")
        way.append(Relay(f"par-agency-{n}", "stated"))
    way.append(Relay(here.id, "inferred"))
    yield Report(
        id=f"rep-{n}", document=f"doc-{n}", source=Source(spans=(who,), party=f"par-{n}"), cue=(cue,),
        content=(said,), kind="indirect", relay=tuple(way), confidence=0.9,
    )  # fmt: skip
    if n == _DENIES:
        start = text.index("That is untrue")
        yield Party(id="par-no", document=f"doc-{n}", name="the ministry", kind="named-organisation")
        yield Report(
            id="rep-no", document=f"doc-{n}", cue=((start + 29, start + 33),), content=((start, start + 14),),
            source=Source(spans=((start + 16, start + 28),), party="par-no"), kind="indirect",
            stance="denies", confidence=0.9,
        )  # fmt: skip


def _link(n: int) -> Link:
    """To the agency, or for every fifth to an outlet before it that has it from the official."""
    target = 0 if n % 5 else max(0, n - 4 if _speaker(n - 4) != "own" else n - 3)
    order = "published earlier" if n % 13 != 12 else "unknown: a date is missing"
    return Link(
        id=f"lnk-{n}", origin=f"rep-{n}", target=f"rep-{target}", relation="same-utterance", probability=0.9,
        drift=("hedge-lost",) if n % 4 == 3 else ("verbatim",),
        evidence={"direct": True, "order": order},
    )  # fmt: skip
