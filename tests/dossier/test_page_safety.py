"""The page is self-contained, lets in its own style and script alone, and hostile words stay words."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from tests.dossier.pages import ALLOWED_TAGS, FIRST, HOSTILE, REPORTS, SECOND, Page, article, page_of, said

from earwitness.errors import InputError
from earwitness.records import Figure, Finding, HeadlineCheck, Informs, Party, Relay, Report, Source, When


def test_the_page_needs_nothing_else() -> None:
    html = page_of([FIRST, SECOND], REPORTS)
    assert not re.search(r"<script |<link|<iframe|@import|url\(|src=|https?://", html)


def test_the_policy_lets_in_exactly_the_style_and_the_script_of_the_page() -> None:
    """The hashes are those of what stands between the tags, as CSP Level 3 has a browser compute them."""
    html = page_of([FIRST, SECOND], REPORTS)
    page = Page(html)
    (policy,) = (a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))
    for element, rule in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(f"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode("utf-8")).digest()).decode("ascii")
        assert rules[rule] == f"'sha256-{digest}'"
        assert sum(tag == element for tag, _ in page.tags) == 1
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert len(rules) == 5 and "unsafe" not in str(policy)
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_the_script_is_small_and_cannot_end_itself() -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", page_of([], []), re.DOTALL)
    assert len(script.encode()) < 13 * 1024
    assert "<" + "!--" not in script and "fetch" not in script and "XMLHttp" not in script


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_stay_texts(hostile: str) -> None:
    document = article(hostile, hostile, f"{hostile} said {hostile}.", outlet=hostile)
    start = document.blocks[1].start
    report = Report(
        id="rep-1",
        document=document.id,
        source=Source(spans=((start, start + len(hostile)),)),
        cue=((start + len(hostile) + 1, start + len(hostile) + 5),),
        content=((start + len(hostile) + 6, len(document.text) - 1),),
        kind="direct",
    )
    refused = [InputError(hostile, hostile, hostile)]
    html = page_of([document], [report], refused=refused, notes=[hostile])
    page = Page(html)
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not [name for _, found in page.tags for name in found if name.startswith("on") or name == "style"]
    assert all(link.startswith("#") for link in page.links)
    assert page.texts == [document.text]
    assert sum(tag == "h1" for tag, _ in page.tags) == 1
    assert sum(tag == "script" for tag, _ in page.tags) == sum(tag == "form" for tag, _ in page.tags) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_in_all_that_was_found_stay_words(hostile: str) -> None:
    document = article("a.txt", hostile, f"Clerks told {hostile} of 40 on Monday.", outlet=hostile)
    at = document.blocks[1].start
    whole = (at, len(document.text))
    party = Party(
        id="p",
        document=document.id,
        name=hostile,
        kind="anonymous-group",
        mentions=(whole,),
        role=hostile,
        affiliation=hostile,
        anonymity=whole,
    )
    report = Report(
        id="r",
        document=document.id,
        source=Source(spans=((at, at + 6),), party="p"),
        cue=((at + 7, at + 11),),
        content=(whole,),
        kind="direct",
        stance="denies",
        hedges=(whole,),
        verification=(whole,),
        relay=(Relay(party="p", basis="stated"),) * 3,
        when=When(span=whole, date=None),
    )
    found: list[Finding] = [
        party,
        report,
        Figure(
            id="f",
            document=document.id,
            span=whole,
            value=40,
            low=None,
            high=None,
            unit=hostile,
            what=hostile,
            as_of=hostile,
            report="r",
        ),
        Informs(
            id="i",
            document=document.id,
            informer="p",
            informed="p",
            manner="misleads",
            span=whole,
            motive=hostile,
            report="r",
        ),
        HeadlineCheck(
            id="c",
            document=document.id,
            kind="unsaid-quote",
            span=(0, len(hostile)),
            why=hostile,
            reports=("r",),
        ),
    ]
    page = Page(page_of([document], found))
    assert {tag for tag, _ in page.tags} <= ALLOWED_TAGS
    assert not [name for _, found in page.tags for name in found if name.startswith("on") or name == "style"]
    assert page.links and all(link[1:] in page.ids for link in page.links)
    assert page.texts == [document.text]


@pytest.mark.parametrize("mark", list("\u202a\u202b\u202d\u202e\u2066\u2067\u2068"))
def test_direction_marks_reach_no_further_than_themselves(mark: str) -> None:
    document = article("a.txt", f"{mark}Headline", f"He said {mark}it leaks.", outlet=f"{mark}Courier")
    html = page_of([document], [said(document, "1", "He", "said", f"{mark}it leaks")], notes=[mark])
    assert mark in html
    assert len(re.findall(f'data-name="U\\+[0-9A-F]{{4}}">{mark}</bdi>', html)) == html.count(mark)
