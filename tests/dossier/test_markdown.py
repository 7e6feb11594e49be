"""A dossier in Markdown: what it says, where its links lead, and that no article writes any of its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.test_weighed import APART, BELIEF, QUANTITY

from earwitness.dossier import dossier
from earwitness.dossier.made import Dossier
from earwitness.dossier.markdown_text import front_matter, item, plain, wiki, within
from earwitness.dossier.since import Earlier
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


def section(note: str, heading: str) -> list[str]:
    """The lines under a heading, up to the next of its level."""
    return note.split(f"\n## {heading}\n\n", 1)[1].split("\n\n## ", 1)[0].splitlines()


def test_the_whole_of_a_small_affair() -> None:
    note = made().markdown
    assert [line for line in note.splitlines() if line.startswith("## ")] == [
        "## In one minute",
        "## Before you use this",
        "## Claims",
        "## Claims of one article",
        "## Denials",
        "## Same words under two names",
        "## Figures",
        "## Not in hand",
        "## Copied text",
        "## Speakers",
        "## Articles",
        "## How this was made",
    ]
    assert section(note, "Claims")[4:] == [
        "### Claim 1",
        "",
        "“The hull of the Halda is cracked” ^c1",
        "",
        "Stated twice in two articles. Goes back to at most two origins, perhaps one.",
        "",
        "- **Is it so?** Unlikely (30%, range 12% to 61%).",
        "- **Source:** F, reliability cannot be judged.",
        "- **Information:** 4, doubtful.",
        "- **Evidence:** low confidence in the evidence base.",
        "- **Hangs on** [[Inspector Mara Quill]]: without this origin 16%.",
        "- **Why**",
        "    - Two statements in two articles go back to one to two origins.",
        "    - It is denied by the owner, whom the denial serves.",
        "    - What comes from the owner disputes that others can know it, which leaves open whether it is "
        "so: “That is nonsense”.",
        "    - That it is denied by the harbor is a narrator's verb: no words quoted deny it.",
        "- **Origins**",
        "    - Begins with an inspector, one statement, perhaps the same as another one here. ^c1-o1",
        "    - Begins with [[Inspector Mara Quill]], one statement, perhaps the same as another one here. "
        "^c1-o2",
        "    - Why at most two: an inspector, Mara Quill.",
        "    - Why perhaps one: fewer if an inspector and Mara Quill may be the same.",
        "    - Rests on [[Canal Nine]] (outlet), which is not in hand.",
        "- **Wordings**",
        "    - an inspector: “The hull of the Halda … cracked” ([2](#^s2) in [[Courier]]).",
        "    - [[Inspector Mara Quill]] (“Mara Quill”): “The hull of the Halda is cracked” ([4](#^s4) in "
        "[[Post]]). It goes back to [2](#^s2) in [[Courier]]. Changed: other name for the same words: "
        "Courier has them from an inspector; drops “reportedly”.",
        "- **Disputed**",
        "    - the owner disputes that it is so: “That is nonsense” ([5](#^s5) in [[Post]]). It answers "
        "[4](#^s4) in [[Post]].",
        "- **May say this too**",
        "    - people: “The Halda has a crack” ([6](#^s6) in blog.txt, probability 0.40; now in "
        "a claim of one article).",
    ]
    assert section(note, "Claims of one article")[2:] == [
        "- people: “The Halda has a crack” ([6](#^s6) in blog.txt). Source not named.",
    ]
    assert section(note, "Denials")[2:] == [
        "- On [claim 1](#^c1), the owner disputes that it is so (“replied”): “That is nonsense” "
        "([5](#^s5) in [[Post]]). It answers [4](#^s4) in [[Post]]. Leaves open whatever these words do "
        "not name.",
    ]
    assert section(note, "Articles")[:7] == [
        "### Article 1: [[Courier]]",
        "",
        "Headline: “Ferry unsafe, inspector says”. Published 2031-05-05 (given: the table, line 2). "
        "Received as courier.txt. ^a1",
        "",
        "- **1** an inspector says: “Ferry unsafe” (indirect; clear (0.90); in a headline) ^s1",
        "- **2** an inspector told: “The hull of the Halda is reportedly cracked” (indirect; clear (0.90); "
        "hedged: “reportedly”; 2031-05-05 (“on Monday”); [claim 1](#^c1)) ^s2",
        "- **3** [[Courier]] in its own words: “It carried 300 people.” (the outlet's own) ^s3",
    ]


def test_front_matter_is_yaml_that_says_what_this_is() -> None:
    lines = made().markdown.split("\n---\n")[0].splitlines()
    assert lines[:9] == [
        "---",
        'title: "Dossier: 3 articles, 5 statements"',
        "first_article: 2031-05-05",
        "last_article: 2031-05-06",
        "articles: 3",
        "articles_without_date: 1",
        "outlets: 2",
        "statements: 5",
        "speakers: 4",
    ]
    assert lines[-2:] == ["settings:", '  model: "best"']


def test_every_link_inside_the_note_leads_to_a_place_in_it() -> None:
    note = made().markdown
    blocks = re.findall(r"(?m) \^([a-z0-9-]+)$", note)
    assert len(blocks) == len(set(blocks))
    led_to = {str(t.attrs["href"]) for t in tokens(note) if t.type == "link_open"}
    assert {unquote(a).removeprefix("#^") for a in led_to if "^" in unquote(a)} <= set(blocks)
    headings = set(re.findall(r"(?m)^## (.+)$", note))
    assert {unquote(a).removeprefix("#") for a in led_to if "^" not in unquote(a)} <= headings
    assert {"c1", "c1-o1", "s1", "a1", "m1", "n1"} <= set(blocks)


def test_same_note_whatever_the_order() -> None:
    assert made().markdown == made(LINEAGE[::-1], DOCUMENTS[::-1], FINDINGS[::-1]).markdown


def test_without_lineage_the_note_says_so() -> None:
    note = made(()).markdown
    assert "## Claims" not in note and "**Not traced.**" in note and "**No weighing.**" in note


def test_without_articles_there_is_still_a_note() -> None:
    note = made((), (), ()).markdown
    assert "- [No article](#Articles) was read, so nothing can be judged." in note
    assert "first_article: null" in note


def test_deeply_nested_statements_stay_in_the_list() -> None:
    text = "Deep\n\nHe said she said it leaks."
    document = msgspec.structs.replace(DOCUMENTS[0], id="doc-deep", text=text, headline="Deep", blocks=())
    reports = [
        Report(
            id=f"rep-{n:02}",
            document="doc-deep",
            source=Source(),
            cue=(),
            content=((6, len(text)),),
            kind="indirect",
            parent=f"rep-{n - 1:02}" if n else None,
        )
        for n in range(50)
    ]
    note = made((), (document,), reports).markdown
    assert all(f"**{n}**" in note for n in range(1, 51))
    assert "inside [49](#^s49)) ^s50" in note
    assert not [t for t in tokens(note) if t.type == "code_block"]


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
PLAIN_HEADINGS = len(re.findall(r"(?m)^#+ ", body(affair("plain words").markdown)))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_articles_say_is_never_markup(hostile: str) -> None:
    note = affair(hostile).markdown
    assert {t.type for t in tokens(note)} <= ALLOWED | {"link_open", "link_close"}
    assert all(str(t.attrs["href"]).startswith("#") for t in tokens(note) if t.type == "link_open")
    assert sum(t.type == "heading_open" for t in tokens(note)) == len(re.findall(r"(?m)^#{1,3} ", body(note)))
    if hostile:
        assert len(re.findall(r"(?m)^#{1,3} ", body(note))) == PLAIN_HEADINGS
    # what other readers than CommonMark's take for markup
    assert not re.search(r"(?<!\\)[`$~]|!\[|://|\bwww\.|\w@\w|(?<!\\)%%|(?<!\\)==|(?<!\\)\{|<", body(note))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\ud800-\udfff]", note)
    note.encode()
    # every wiki link is ours: none holds what none may hold, and none can be turned into another kind of link
    for target in re.findall(r"\[\[([^\]]*)\]\]", body(note)):
        assert re.fullmatch(r"[^\[\]|#^]+", target), target
    assert "]](" not in body(note) and "]]:" not in body(note).replace("]]: ", "")
    # block names stand at ends of lines, each once
    blocks = re.findall(r"(?m)(?<!\\)\^([a-z0-9-]+)$", note)
    assert len(blocks) == len(set(blocks))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_an_earlier_dossier_says_is_never_markup(hostile: str) -> None:
    one, other = affair(hostile), affair("other words")
    for before, now in ((one, other), (other, one)):
        earlier = Earlier(hostile, tuple(before.records()))
        note = made(
            now.lineage, now.documents, now.findings, beliefs=now.beliefs, apart=now.apart, earlier=earlier
        ).markdown
        kinds = {t.type for t in tokens(note)}
        assert kinds <= ALLOWED | {"link_open", "link_close", "s_open", "s_close"}
        assert all(str(t.attrs["href"]).startswith("#") for t in tokens(note) if t.type == "link_open")
        headings = [t for t in tokens(note) if t.type == "heading_open"]
        assert len(headings) == len(re.findall(r"(?m)^#{1,3} ", body(note)))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_front_matter_cannot_be_left(hostile: str) -> None:
    yaml = pytest.importorskip("yaml")
    note = affair(hostile).markdown
    head = note.removeprefix("---\n").split("\n---\n", 1)[0]
    found = yaml.safe_load(head)
    assert set(found) == set(yaml.safe_load(made().markdown.split("\n---\n")[0].removeprefix("---\n")))
    assert found["settings"]["words_only"] is False and len(found["settings"]) == 2


@given(st.text())
def test_any_text_is_read_as_itself(text: str) -> None:
    tree = MARKUP.parse(item(plain(text)))
    words = "".join(c.content for t in tree for c in t.children or ())
    assert {t.type for t in tree} <= ALLOWED and {c.type for t in tree for c in t.children or ()} <= ALLOWED
    assert [t.type for t in tree].count("list_item_open") == 1
    printed = " ".join(text.split()) or "…"
    if printed.isprintable():
        assert words == printed


@given(st.text())
def test_any_name_is_a_link_to_one_note_or_plain(text: str) -> None:
    told = wiki(text)
    if told.startswith("[["):
        assert re.fullmatch(r"\[\[[^\[\]|#^\\/:<>]{1,80}\]\]", told)
    (inline,) = [t for t in MARKUP.parse(f"x {told}") if t.type == "inline"]
    assert {c.type for c in inline.children or ()} <= {"text"}


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("Mara Quill", "[[Mara Quill]]"),
        ("Smith & Co", "[[Smith & Co]]"),  # an ampersand alone is no entity
        ("O’Neill, J.", "[[O’Neill, J]]"),  # a note's name ends in no point
        ("a/b:c", "[[a b c]]"),
        ("x" * 81, f"{'x' * 80} …"),  # a description, and no name
        ("]]", "\\]\\]"),  # nothing is left to link to
    ],
)
def test_names_of_notes(name: str, link: str) -> None:
    assert wiki(name) == link


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("seln_watch_2", "seln_watch_2"),  # inside a word it is a letter
        ("_it_ a _b", "\\_it\\_ a \\_b"),
        ("Stop!", "Stop\\!"),  # a link may follow, and would be a picture
        ("Stop! It", "Stop! It"),
        ("AT&T &amp; Co", "AT&T &amp;amp; Co"),
        ("at 5:30, 5::30", "at 5:30, 5\\::30"),  # the second is a field to Dataview
        ("<b>", "&lt;b>"),
    ],
)
def test_no_more_is_escaped_than_must_be(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_links_inside_the_note() -> None:
    assert within("the | mayor", "^s1") == "[the \\| mayor](#^s1)"
    assert within("x", "Not in hand") == "[x](#Not%20in%20hand)"


def test_front_matter_of_values() -> None:
    lines = [*front_matter({"a": None, "b": True, "c": 0.5, "d": "2031-05-05", "e": 'x"y\\', "f g": "x\ny"})]
    assert lines == [
        "---", "a: null", "b: true", "c: 0.5", "d: 2031-05-05", 'e: "x\\"y\\\\"', '"f g": "x y"', "---"
    ]  # fmt: skip
