"""The dossier of the example bundle in a browser: whole without its script, searchable with it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.browser.conftest import Open, Watched

from earwitness.dossier import dossier
from earwitness.provenance import provenance
from earwitness.records import Document, Report, Source

pytestmark = [pytest.mark.browser, pytest.mark.model]

_VISIBLE = "(selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).length"


def visible(watched: Watched, selector: str) -> int:
    return int(watched.page.evaluate(_VISIBLE, selector))


def test_its_policy_lets_its_own_style_and_script_in_and_stops_nothing(
    example: Path, open_page: Open
) -> None:
    watched = open_page(example)
    assert watched.violations() == [] and watched.happened == []
    assert watched.page.evaluate("document.styleSheets.length") == 1  # a style that the policy stops is none
    assert watched.page.locator(".search").is_visible()


def test_its_policy_stops_what_is_added_to_it(example: Path, open_page: Open, tmp_path: Path) -> None:
    html = example.read_text(encoding="utf-8")
    changed = tmp_path / "changed.html"
    changed.write_text(html.replace("</main>", "<script>window.canary = 1</script></main>"), encoding="utf-8")
    watched = open_page(changed)
    assert watched.page.evaluate("window.canary") is None
    assert any("script-src" in violation for violation in watched.violations())


def test_without_scripts_everything_is_there(example: Path, open_page: Open) -> None:
    page = open_page(example, scripts=False).page
    assert not page.locator(".search").is_visible()
    for section in ("in-one-minute", "claims", "timeline", "figures", "statements", "articles", "provenance"):
        assert page.locator(f"#{section}").is_visible()


def test_words_are_searched_and_counted(example: Path, open_page: Open) -> None:
    watched = open_page(example)
    every = watched.page.locator(".voices li").count(), visible(watched, "article")
    watched.page.fill("#q", "wrong NUMBERS")
    statements, articles = visible(watched, ".voices li"), visible(watched, "article")
    assert 0 < statements < every[0] and 0 < articles < every[1]
    said = watched.page.inner_text("#found")
    assert said.startswith(f"{statements} of {every[0]} statements") and said.endswith(
        f"{articles} of 12 articles"
    )
    shown = watched.page.locator(".voices li:not([hidden])").all_inner_texts()
    assert any("wrong numbers" in text for text in shown)
    rows = watched.page.locator(".voices tr:not([hidden]):has(li)").all_inner_texts()
    assert all("wrong" in row.lower() and "numbers" in row.lower() for row in rows)
    assert watched.page.locator("#found").get_attribute("aria-live") == "polite"


def test_nothing_found_is_said_and_undone(example: Path, open_page: Open) -> None:
    watched = open_page(example)
    every = visible(watched, ".voices li")
    folded = visible(watched, ".fold.rest .claim")
    watched.page.fill("#q", "zeppelin over Lisk")
    assert watched.page.inner_text("#found") == "Nothing found."
    assert visible(watched, ".voices li") == visible(watched, "article") == visible(watched, ".claim") == 0
    watched.page.click(".search [type=reset]")
    assert watched.page.inner_text("#found") == ""
    assert visible(watched, ".voices li") == every
    assert visible(watched, ".fold.rest .claim") == folded == 0  # what was folded is folded again
    assert watched.page.evaluate("document.activeElement.id") == "q"


@pytest.mark.parametrize("by", ["speaker", "outlet", "claim"])
def test_filters_by_speaker_outlet_and_claim(example: Path, open_page: Open, by: str) -> None:
    watched = open_page(example)
    every = visible(watched, ".voices li")
    watched.page.select_option(f"#by-{by}", index=1)
    chosen = watched.page.evaluate(f"document.querySelector('#by-{by}').selectedOptions[0].text")
    statements = watched.page.locator(".voices li:not([hidden])")
    assert 0 < visible(watched, ".voices li") < every
    if by == "speaker":
        assert visible(watched, ".voices tr:has(li)") == 1
        assert chosen in watched.page.locator(".voices tr:not([hidden]):has(li) th").inner_text()
    elif by == "outlet":
        assert all(chosen in text for text in statements.all_inner_texts())
        assert (
            visible(watched, "article") == watched.page.locator("article h3").filter(has_text=chosen).count()
        )
    else:
        assert all("claim 1" in text for text in statements.all_inner_texts())
        assert visible(watched, ".claim") == 1


def test_filters_add_up_and_leave_the_address_alone(example: Path, open_page: Open) -> None:
    watched = open_page(example)
    before = watched.page.url
    watched.page.select_option("#by-claim", index=1)
    one = visible(watched, ".voices li")
    both = []
    for speaker in range(1, watched.page.locator("#by-speaker option").count()):
        watched.page.select_option("#by-speaker", index=speaker)
        watched.page.press("#q", "Enter")
        both.append(visible(watched, ".voices li"))
    assert max(both) <= one and any(0 < count < one for count in both)
    assert watched.page.url == before and watched.happened == [] and watched.violations() == []


def test_the_search_is_reached_and_used_with_the_keyboard(example: Path, open_page: Open) -> None:
    page = open_page(example).page
    page.locator("#in-one-minute a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("two books")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "by-speaker"
    assert "statements" in page.inner_text("#found")


def test_links_to_statements_are_copied(example: Path, open_page: Open) -> None:
    watched = open_page(example)
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    article = page.locator("article[data-u]").first
    item = page.locator(f".voices li:has(a[href='#{article.get_attribute('id')}'])").first
    statement = item.get_attribute("id")
    assert page.locator(".copy").count() == 0  # made where somebody points
    item.hover()
    item.locator(".copy").first.click()
    own = page.evaluate("navigator.clipboard.readText()")
    assert own == f"{example.as_uri()}#{statement}"
    assert own in page.inner_text("[role=status]")
    page.keyboard.press("Tab")
    assert "source link" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    source = page.evaluate("navigator.clipboard.readText()")
    assert source.startswith(f"{article.get_attribute('data-u')}#:~:text=")
    assert watched.happened == []


WORDS: Final = (
    ("it leaks", "it%20leaks"),
    # marks around are left: a page may print others than the text has
    ("“It leaks,”", "It%20leaks"),
    # what parts the terms of a directive is encoded inside words
    ("so-called, & so on (1) it's *all*", "so%2Dcalled%2C%20%26%20so%20on%20%281%29%20it%27s%20%2Aall%2A"),
    ("café", "caf%C3%A9"),
    # long statements by both ends
    (
        "one two three four five six seven eight nine ten",
        "one%20two%20three%20four,seven%20eight%20nine%20ten",
    ),
    (
        "one two three four five six seven eight nine",
        "one%20two%20three%20four%20five%20six%20seven%20eight%20nine",
    ),
    # words on two lines may stand in two blocks
    ("first line\nsecond line", "first%20line"),
    ("It leaks, he said, every day", "It%20leaks"),  # of a parted statement the first part
    ("“ … ”", None),  # nothing to look for
)


def test_a_source_link_names_the_words_of_its_statement(tmp_path: Path, open_page: Open) -> None:
    documents, reports = [], []
    for n, (words, _) in enumerate(WORDS):
        document = Document(
            id=f"doc-{n}", received_as=f"{n}.txt", text=f"Headline\n\nHe swore {words} at last.",
            language="en", url=f"https://a.example/{n}",
        )  # fmt: skip
        start = document.text.index(words)
        first = words.find(", he said, ")
        content: tuple[tuple[int, int], ...] = ((start, start + len(words)),)
        if first > 0:
            content = ((start, start + first), (start + first + 11, start + len(words)))
        documents.append(document)
        reports.append(
            Report(id=f"r-{n}", document=document.id, source=Source(), cue=(), content=content, kind="direct")
        )
    made = provenance("dossier", settings={}, models={}, documents=documents)
    path = tmp_path / "words.html"
    path.write_text(dossier(documents, reports, provenance=made).html, encoding="utf-8", newline="")
    page = open_page(path).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for n, (_, expected) in enumerate(WORDS):
        item = page.locator(f".voices li:has(a[href='#a{n + 1}'])")
        item.hover()
        buttons = item.locator(".copy")
        assert buttons.count() == (1 if expected is None else 2)
        if expected is not None:
            buttons.nth(1).click()
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == f"https://a.example/{n}#:~:text={expected}"


def test_the_parts_of_a_statement_are_lit_together(example: Path, open_page: Open) -> None:
    page = open_page(example).page
    mark = page.locator(".text .s").first
    mark.hover()
    number = mark.get_attribute("data-n")
    lit = page.locator(".lit")
    assert lit.count() > 1
    assert {m.get_attribute("data-n") or (m.get_attribute("id") or "")[1:] for m in lit.all()} == {number}
    assert page.locator(".beside").inner_text().startswith(f"{number} ")


def test_the_whole_statement_that_a_link_leads_to_is_marked(example: Path, open_page: Open) -> None:
    page = open_page(example).page
    number = page.locator(".text .s").first.get_attribute("data-n")
    page.evaluate(f"location.hash = '#t{number}'")
    aimed = page.locator(".text .aim")
    assert aimed.count() == page.locator(f".text :is(#t{number}, [data-n='{number}'])").count() > 1
    plain = open_page(example, scripts=False).page
    plain.goto(f"{example.as_uri()}#t{number}")
    assert plain.locator(".text :target").get_attribute("class") == "c"  # what is said, at least


def test_a_link_unfolds_what_it_leads_to(example: Path, open_page: Open) -> None:
    page = open_page(example).page
    inside = page.locator(".voices details:not([open]) li").first.get_attribute("id")
    assert not page.locator(f"#{inside}").is_visible()
    page.evaluate(f"location.hash = '#{inside}'")
    page.wait_for_function(f"document.getElementById('{inside}').checkVisibility()")


def test_no_fold_offers_what_a_search_did_not_find(example: Path, open_page: Open) -> None:
    watched = open_page(example, width=390)
    assert visible(watched, "#claims .fold.rest") > 0
    watched.page.fill("#q", "zeppelin over Lisk")
    assert visible(watched, ".fold.rest") == visible(watched, ".voices .fold") == 0
    watched.page.click(".search [type=reset]")
    watched.page.wait_for_function("document.querySelector('#claims .fold.rest').checkVisibility()")


def test_a_narrow_screen_has_a_bar_that_hides_no_focus(example: Path, open_page: Open) -> None:
    page = open_page(example, width=390).page
    assert page.locator(".bar a").all_inner_texts() == ["Contents", "Search"]
    page.evaluate("document.querySelector('#claims-heading').scrollIntoView()")
    assert page.evaluate(
        "document.querySelector('#claims-heading').getBoundingClientRect().top >="
        " document.querySelector('.bar').getBoundingClientRect().bottom"
    )
    page.click(".bar a >> nth=1")
    page.wait_for_function("document.activeElement.id === 'q'")
    assert not open_page(example).page.locator(".bar").is_visible()
    assert open_page(example, width=390, scripts=False).page.locator(".bar a:visible").count() == 1


def test_what_is_folded_is_printed(example: Path, open_page: Open) -> None:
    watched = open_page(example)
    folded = visible(watched, ".fold.rest .claim")
    watched.page.emulate_media(media="print")
    assert folded == 0 and visible(watched, ".fold.rest .claim") > 0
    assert visible(watched, "nav") == visible(watched, ".search") == visible(watched, ".copy") == 0
