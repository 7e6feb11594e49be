"""No article, record or earlier dossier writes any markup of a dossier in Markdown."""

from __future__ import annotations

import re

import pytest
from tests.dossier.notes import ALLOWED, HOSTILE, affair, body, made, tokens

from earwitness.dossier.since import Earlier

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
