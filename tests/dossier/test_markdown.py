"""A dossier in Markdown: what it says, and where its links lead."""

from __future__ import annotations

import re
from urllib.parse import unquote

import msgspec
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.notes import made, tokens

from earwitness.records import Report, Source


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
