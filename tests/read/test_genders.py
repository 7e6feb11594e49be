"""Names that no list knows, and what the pronouns after them show of their bearers."""

from __future__ import annotations

import pytest

from earwitness.read.layout import Layout
from earwitness.read.parties.genders import shown_genders
from earwitness.read.parties.mentions import mentions
from earwitness.records import Block, Document

# text, genders by surname, why
SHOWN = [
    ("Zelm Ostrad said he would.", {"ostrad": "m"}, "in one sentence"),
    ("Zelm Ostrad left. She said so.", {"ostrad": "f"}, "the next sentence begins with her"),
    ("Zelm Ostrad told the clerk she was late.", {}, "it may be the clerk"),
    ("Zelm Ostrad left. There was rain. She said so.", {}, "two sentences on"),
    ("Zelm Ostrad left.\n\nShe said so.", {}, "another paragraph"),
    ("The clerk met Zelm Ostrad. She said so.", {}, "no subject: it may be the clerk"),
    ("“Zelm Ostrad left,” she said.", {}, "who quotes is not who is quoted"),
    ("Zelm Ostrad left. They said so.", {}, "they shows nothing"),
    ("Zelm Ostrad said he would. She did not.", {"ostrad": "m"}, "a second pronoun says nothing new"),
    (
        "Zelm Ostrad said he would. Ostrad said he could. Ostrad said she did.",
        {"ostrad": "m"},
        "most of them",
    ),
    ("Zelm Ostrad said he would. Ostrad said she did.", {}, "one against one"),
    (
        "Zelm Ostrad said he would. Vea Tarn said she would.",
        {"ostrad": "m", "tarn": "f"},
        "each name its own",
    ),
    ("He said that Zelm Ostrad left.", {}, "a pronoun before the name"),
    ("", {}, "nobody"),
]


@pytest.mark.parametrize(("text", "genders", "why"), SHOWN, ids=[row[2] for row in SHOWN])
def test_pronouns_show_a_man_or_a_woman(text: str, genders: dict[str, str], why: str) -> None:
    blocks = (Block("body", 0, len(text)),) if text else ()
    document = Document(id="d", received_as="x", text=text, blocks=blocks)
    layout = Layout(text)
    assert shown_genders(mentions(document, layout), layout) == genders, why
