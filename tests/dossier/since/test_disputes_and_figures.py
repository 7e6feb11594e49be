"""Denials, figures, conflicts of figures and what is not in hand: told where they are new or gone."""

from __future__ import annotations

from tests.dossier.since.versions import EDITED, MILL, affair, article, claim, lines, plain, told
from tests.export.believed import BELIEVED

from earwitness.records import AnyRecord, Comparison, Document, Figure, Ghost, Link, Quantity, make_id


def test_a_new_denial_is_told_with_what_it_disputes() -> None:
    documents, (a, b, c) = affair("The mill burned.", "Fire took it.", "That is nonsense.")
    of = claim("The mill burned.", a, b)
    link = Link(id="lnk-1", origin=c.id, target=a.id, relation="denies", probability=0.9, denied="fact")
    then: list[AnyRecord] = [*documents[:2], a, b, of]
    now: list[AnyRecord] = [*documents, a, b, c, of, link]
    found = told(then, now)
    assert "now disputes that it is so (claim 1)." in plain(found)
    assert len(lines(found, "Denials and other disputes")) == 1
    assert not lines(told(now, now), "Denials and other disputes")
    assert lines(told(now, then), "Denials and other disputes")[0].startswith("Gone: ")


def test_a_figure_of_an_edited_article_and_what_weighing_made_of_it() -> None:
    old, new = article(MILL, outlet="Post"), article(EDITED, outlet="Post")

    def figure(document: Document, words: str, value: float) -> Figure:
        at = document.text.index(words)
        return Figure(
            id=make_id("fig", document.id), document=document.id, span=(at, at + len(words)), value=value,
            low=None, high=None, unit="person", what="people",
        )  # fmt: skip

    def pooled(of: Figure, value: float) -> Quantity:
        return Quantity(id=make_id("qty", of.id), figures=(of.id,), what="people", unit="person", as_of=None,
                        value=value, interval=(value / 2, value * 2), origins=1)  # fmt: skip

    one, other = figure(old, "300 people", 300.0), figure(new, "410 people", 410.0)
    found = told([old, one, pooled(one, 300.0)], [new, other, pooled(other, 1410.0)])
    assert "One figure changed in edited articles: “300 people” became “410 people”" in plain(found)
    assert lines(found, "Figures") == [
        "“300 people” became “410 people” in Post",
        "“410 people” may be 1,410 (705 to 2,820); before 300 (150 to 600)",
    ]
    nearly = told([old, one, pooled(one, 300.0)], [old, one, pooled(one, 310.0)])
    assert not nearly.changed


def test_what_was_lacking_and_is_now_in_hand() -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took it.")
    cited = (documents[0].id,)
    ghost = Ghost(id="gst-1", name="The Canal Nine", kind="outlet", cited_in=cited, reports=(a.id,))
    lost = Ghost(id="gst-2", name="Daily Mole", kind="outlet", cited_in=cited)
    arrived = article("Canal\n\nThe mill burned.", outlet="Canal Nine")
    of = claim("The mill burned.", a, b)
    found = told([*documents, a, b, of, ghost], [*documents, a, b, of, arrived, lost])
    assert (
        "What was lacking and is now in hand: The Canal Nine; newly cited and lacking: Daily Mole."
        in plain(found)
    )
    assert lines(found, "Not in hand") == [
        "Now in hand: The Canal Nine, as Canal Nine",
        "Cited and lacking: Daily Mole",
    ]


def test_a_new_conflict_of_figures() -> None:
    before = [r for r in BELIEVED if not isinstance(r, Comparison)]
    assert any("in conflict" in s.plain for s in told(before, list(BELIEVED)).sentences)
