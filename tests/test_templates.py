"""What every page may count on of its templates: strangers' words stay words, and slips are errors."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from markupsafe import Markup

from earwitness.templates import environment, source


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "paged" / "template"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / "page.html").write_text(
        "{% if words %}\n  <p>{{ words | loud }}</p>\n{% endif %}\n", encoding="utf-8"
    )
    (folder / "named.html").write_text("{{ sign }}{{ words }}", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "paged", raising=False)
    return "paged"


@pytest.mark.parametrize(
    ("words", "made", "why"),
    [
        ("hush", "HUSH", "words"),
        ("</p><script>", "&lt;/P&gt;&lt;SCRIPT&gt;", "markup of strangers is none"),
        ("\"'&", "&#34;&#39;&amp;", "nor can words end an attribute"),
        ("{{ 7*7 }}", "{{ 7*7 }}", "words are no template"),
        (Markup("<b>i</b>"), "<B>I</B>", "markup made here stays"),
    ],
)
def test_words_stay_words(package: str, words: str, made: str, why: str) -> None:
    found = environment(package, filters={"loud": lambda text: text.upper()})
    # no empty line where a block was, and the last line keeps its end
    assert found.get_template("page.html").render(words=words) == f"  <p>{made}</p>\n", why


def test_a_name_that_nobody_gave_is_an_error(package: str) -> None:
    found = environment(package, names={"sign": "§"})
    assert found.get_template("named.html").render(words="1") == "§1"
    with pytest.raises(UndefinedError, match="words"):
        found.get_template("named.html").render()
    with pytest.raises(UndefinedError, match="sign"):
        environment(package).get_template("named.html").render(words="1")


def test_every_page_has_the_same_base(package: str) -> None:
    found = environment(package)
    base = source(found, "base.css")
    assert found.get_template("base.css").render() == base  # nothing in it is a template
    assert "{% if words %}" in source(found, "page.html")
    # a page asks for nothing from elsewhere, and its style ends where its element does
    assert not re.search(r"url\(|@import|https?:|</", base)
    with pytest.raises(TemplateNotFound, match=r"missing\.css"):
        source(found, "missing.css")


@pytest.mark.parametrize("pages", ["earwitness.dossier", "earwitness.simulate.page"])
def test_no_page_gives_a_color_of_the_base_again(pages: str) -> None:
    """The sheet of a page comes after the base: in the dark and on paper it would win over it."""
    found = environment(pages)
    base, own = (set(re.findall(r"(--[\w-]+):", source(found, name))) for name in ("base.css", "page.css"))
    assert base and not base & own
