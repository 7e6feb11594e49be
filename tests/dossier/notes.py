"""Dossiers of a small affair and of one that says hostile words throughout; what stands in their Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.beliefs import APART, BELIEF, QUANTITY

from earwitness.dossier import dossier
from earwitness.dossier.made import Dossier
from earwitness.errors import InputError
from earwitness.provenance import provenance
from earwitness.records import AnyRecord, Document, Finding, HeadlineCheck, Informs, Party, Report, Source

HOSTILE = (
    "<script>alert(1)</script>",  # HTML
    "</p><h1>Owned</h1>",
    "<!-- hidden",
    "&lt;b&gt;&#60;script&#62;",  # entities that would become it
    "[click](javascript:alert(1))",  # links in every form of Markdown
    "![x](https://evil.example/x.png)",
    "[x]: https://evil.example",
    "[x][y]",
    "[[Mara Quill]](https://evil.example)",  # a wiki link turned into another
    "[[Note|shown]]",
    "![[Secret note]]",
    "<https://evil.example>",
    "https://evil.example/?a=1&b=2",  # bare addresses, links on GitHub and in Obsidian
    "www.evil.example",
    "spy@evil.example",
    "obsidian://open?vault=x",
    "# Owned",  # blocks
    "1. one",
    "1) one",
    "- one",
    "+ one",
    "> quoted",
    "---",
    "===",
    "    code",
    "```\ncode\n```",
    "~~~",
    "| a | b |\n|---|---|",
    "***",
    "`code` **bold** _it_ ~~no~~ ==mark== %%gone%% $x$ #tag ^s1",  # spans
    "text ^s1",
    "{{ 7*7 }}{% raw %}",
    "dataview:: x",
    "line\n---\ntitle: owned\n---\n",  # front matter
    "line\u2028- next\x85# next\r\n# next",
    "\u202eevil\u2066\x00\ud800",  # characters that turn, hide or cannot be written
    "\\",
    "\\[x\\](y)",
    '" quoted: "',
    "",
)
MARKUP = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def made(
    lineage: Sequence[AnyRecord] = LINEAGE,
    documents: Sequence[Document] = DOCUMENTS,
    findings: Sequence[Finding] = FINDINGS,
    **more: object,
) -> Dossier:
    known = {"beliefs": (BELIEF, QUANTITY), "apart": APART} if lineage else {}
    by = provenance("dossier", settings={"model": "best"}, models={"best": "f00d"}, documents=documents)
    return dossier(
        documents,
        findings,
        provenance=more.pop("provenance", by),  # type: ignore[arg-type]
        lineage=lineage,  # type: ignore[arg-type]
        **(known | more),  # type: ignore[arg-type]
    )


def body(note: str) -> str:
    """What stands below the front matter."""
    return note.split("\n---\n", 1)[1]


def tokens(note: str) -> Iterator[Token]:
    for token in MARKUP.parse(body(note)):
        yield token
        yield from token.children or ()


def affair(hostile: str) -> Dossier:
    """Everything that an article, a file name or a record can say, said in these words."""
    text = f"{hostile}\n\nClerks told {hostile} of 40 on Monday.\n"
    whole = ((len(hostile) + 2, len(text) - 1),)
    document = msgspec.structs.replace(
        DOCUMENTS[0], id="doc-x", text=text, headline=hostile or None, outlet=hostile or None, blocks=(),
        received_as=hostile or "x", url=hostile,
    )  # fmt: skip
    parties = [
        Party(id=f"par-{kind}", document="doc-x", name=hostile, kind=kind, role=hostile, affiliation=hostile,
              anonymity=whole[0])
        for kind in ("named-person", "anonymous-group")
    ]  # fmt: skip
    sources = (
        Source(whole, party="par-named-person"),
        Source(whole, party="par-anonymous-group"),
        Source(whole, candidates=("par-named-person",)),
        Source(),
    )
    reports = [
        Report(
            id=f"rep-{n}",
            document="doc-x",
            source=source,
            cue=whole,
            content=whole,
            kind="direct",
            hedges=whole,
            verification=whole,
            stance="denies",
        )
        for n, source in enumerate(sources)
    ]
    edge = Informs(id="inf-1", document="doc-x", informer="par-named-person", informed="par-anonymous-group",
                   manner="tells", span=whole[0], motive=hostile)  # fmt: skip
    check = HeadlineCheck(id="chk-1", document="doc-x", kind="stronger-verb", span=whole[0], why=hostile)
    told = {name: tuple(_said(value, hostile) for value in values) for name, values in _RECORDS.items()}
    told_by = hostile.replace("\ud800", "")  # what no JSON can hold has no hash either
    by = provenance(
        "dossier", settings={told_by: told_by, "words_only": False}, models={told_by: told_by}, documents=()
    )
    return dossier(
        (*told["documents"], document),  # type: ignore[arg-type]
        (*FINDINGS, *parties, *reports, edge, check),
        provenance=by,
        refused=[InputError(hostile, hostile, hostile)],
        notes=[hostile],
        lineage=told["lineage"],  # type: ignore[arg-type]
        beliefs=told["beliefs"],  # type: ignore[arg-type]
        apart=[hostile],
    )


_RECORDS: dict[str, tuple[AnyRecord, ...]] = {
    "documents": DOCUMENTS,
    "lineage": LINEAGE,
    "beliefs": (BELIEF, QUANTITY),
}
_WORDS = ("name", "text", "why", "rules", "phrase", "what", "unit", "date", "headline", "outlet", "as_of")


def _said(record: AnyRecord, hostile: str) -> AnyRecord:
    """*record* with everything that is free text in it replaced."""
    put = {}
    kept = {"text"} if isinstance(record, Document) else set()  # findings point into it
    for name in set(_WORDS) & set(record.__struct_fields__) - kept:
        value = getattr(record, name)
        put[name] = tuple(hostile for _ in value) if isinstance(value, tuple) else value and hostile
    return msgspec.structs.replace(record, **put)


ALLOWED = frozenset(
    "heading_open heading_close paragraph_open paragraph_close inline text softbreak bullet_list_open "
    "bullet_list_close list_item_open list_item_close strong_open strong_close text_special".split()
)
