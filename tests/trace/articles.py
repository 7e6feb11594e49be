"""Invented articles with their parties marked, as records: for the tests of who is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from earwitness.records import Document, Party, PartyKind, Published, Relay, Report, Source, When
from earwitness.trace.people.merging import People, merge

KINDS: dict[str, PartyKind] = {
    "person": "named-person",
    "body": "named-organisation",
    "outlet": "outlet",
    "official": "anonymous-official",
    "group": "anonymous-group",
    "document": "document",
    "post": "social-post",
    "private": "unspecified",
}
MARK = re.compile(r"\[(\w+):(\w+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Article:
    """An article with its parties marked: ``[id:kind|words]``; a party's name is its longest mention.

    ``says``: a party, words of the text, and through whom they came; ``on``: when it is said to have spoken.
    """

    text: str
    outlet: str | None = None
    published: str | None = None
    says: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    on: str | None = None


def records(articles: Sequence[Article]) -> tuple[list[Document], list[Party], list[Report]]:
    """The articles as records; ids are the article's number and the party's."""
    documents, parties, reports = [], [], []
    for number, article in enumerate(articles, 1):
        text, mentions = "", {}
        at = 0
        for match in MARK.finditer(article.text):
            text += article.text[at : match.start()]
            mentions.setdefault((match[1], match[2]), []).append((len(text), len(text) + len(match[3])))
            text += match[3]
            at = match.end()
        text += article.text[at:]
        documents.append(
            Document(
                id=f"d{number}",
                received_as=f"{number}.txt",
                text=text,
                outlet=article.outlet,
                published=Published(date=article.published),
            )
        )
        for (own, kind), spans in mentions.items():
            name = max((text[s:e] for s, e in spans), key=len)
            parties.append(
                Party(
                    id=f"{number}:{own}",
                    document=f"d{number}",
                    name=name,
                    kind=KINDS[kind],
                    mentions=tuple(spans),
                )
            )
        for order, (source, words, way) in enumerate(article.says):
            start = text.index(words)
            reports.append(
                Report(
                    id=f"{number}:r{order}",
                    document=f"d{number}",
                    source=Source((), f"{number}:{source}"),
                    cue=(),
                    content=((start, start + len(words)),),
                    kind="indirect",
                    relay=tuple(Relay(f"{number}:{step}", "stated") for step in way),
                    when=When(date=article.on) if article.on else None,
                )
            )
    return documents, parties, reports


def merged(*articles: Article | str) -> People:
    """The people of articles, or of texts."""
    return merge(*records([a if isinstance(a, Article) else Article(a) for a in articles]))


def groups(people: People) -> set[str]:
    """The merged parties of more than one member, as words."""
    return {" ".join(p.members) for p in people.parties if len(p.members) > 1}


AFFAIR = " It was in Dorvik, near Hallenquay, on the river Mossel."

VANTAGE = Article(
    "[v:outlet|Vantage]. [s:official|a senior Veskian official] said that the tables were made kinder every "
    "week. [d:private|a driver] said that nobody was in the building that night.",
    outlet="Vantage",
    published="2021-03-04",
    says=(
        ("s", "the tables were made kinder every week", ("s", "v")),
        ("d", "nobody was in the building that night", ("d", "v")),
    ),
)
