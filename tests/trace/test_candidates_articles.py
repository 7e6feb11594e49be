"""Near-duplicate articles: whole, shortened, woven in; hostile sets; order and cutting change nothing."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.trace.candidates.articles import (
    Near,
    blocks,
    copied_pairs,
    index_of,
    near_duplicates,
    pairs_of,
    sketch,
)
from earwitness.trace.candidates.settings import DEFAULT_ARTICLES, ArticleSettings

EXACT = ArticleSettings(share=1, shingle_words=2, least_containment=0.5)


def prose(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [f"word{int(chance.paretovariate(0.25)) % 20_000}" for _ in range(count)]


def text(words: list[str]) -> str:
    return " ".join(words)


def found(texts: list[str], chosen: ArticleSettings = DEFAULT_ARTICLES) -> dict[tuple[int, int], Near]:
    pairs = near_duplicates(texts, chosen)
    assert len({(p.i, p.j) for p in pairs}) == len(pairs)
    assert all(p.i < p.j for p in pairs)
    return {(p.i, p.j): p for p in pairs}


DISPATCH = prose(1, 100)
ARTICLE = prose(2, 600)
# the other text, what it holds of the first and the first of it, why
RELATIVES = [
    (DISPATCH, text(DISPATCH), 1.0, 1.0, "the same text under another name"),
    (DISPATCH, "“" + text(DISPATCH).upper().replace(" ", ", ") + "”", 1.0, 1.0, "other marks and capitals"),
    (DISPATCH, text(ARTICLE[:300] + DISPATCH + ARTICLE[300:]), 1.0, 0.14, "a dispatch woven into an article"),
    (DISPATCH, text(DISPATCH[:60]), 0.6, 1.0, "the second half cut off"),
    (DISPATCH, text(DISPATCH + prose(3, 8000)), 1.0, 0.0125, "a page of live reports that holds it"),
    (DISPATCH, text(ARTICLE[:200] + DISPATCH[40:75] + ARTICLE[200:]), 0.32, 0.05, "a third of it taken over"),
]


@pytest.mark.parametrize(("words", "other", "part", "back", "why"), RELATIVES, ids=[r[-1] for r in RELATIVES])
def test_relatives_are_found(words: list[str], other: str, part: float, back: float, why: str) -> None:
    texts = [text(prose(9, 500)), text(words), text(prose(8, 400)), other]
    pair = found(texts)[1, 3]
    assert set(found(texts)) == {(1, 3)}
    assert pair.containment_i_in_j == pytest.approx(part, abs=0.2)
    assert pair.containment_j_in_i == pytest.approx(back, abs=0.1)


def test_what_shares_nothing_or_has_no_words_is_not_paired() -> None:
    texts = ["", text(prose(1, 300)), "", " … ", text(prose(2, 300)), "?!", "—"]
    assert found(texts) == {}
    assert near_duplicates([]) == []
    assert near_duplicates(["one text alone"]) == []


def test_short_texts_are_compared_whole() -> None:
    assert found(["Wall holds.", "WALL HOLDS", "Wall falls."]) == {(0, 1): Near(0, 1, 1.0, 1.0)}


def test_other_scripts() -> None:
    chinese = "水库大坝在昨夜的暴雨中没有决口官员说工程师一直在现场监测水位变化"
    russian = "Плотина выдержала ночной ливень, сообщил представитель министерства журналистам утром"
    texts = [chinese, russian, chinese[5:25] + "。", russian.upper().replace(",", " —"), "댐은 밤새 안전했다"]
    assert set(found(texts)) == {(0, 2), (1, 3)}


def test_thousands_of_identical_notices_make_a_star() -> None:
    notice = text(prose(5, 80))
    other = text(prose(6, 90))
    texts = [other, *[notice] * 5000, notice + " " + other]
    pairs = found(texts)
    assert len(pairs) < 5100
    assert all((1, k) in pairs for k in range(2, 5001))  # the first of them stands for all
    assert (1, 5001) in pairs and (0, 5001) in pairs


def test_thousands_of_notices_that_differ_in_a_number_stay_few_pairs() -> None:
    notice = prose(5, 80)
    texts = [text([*notice[:40], f"number{k}", *notice[40:]]) for k in range(5000)]
    pairs = found(texts)
    assert len(pairs) <= 5 * 5000
    assert {k for pair in pairs for k in pair} == set(range(5000))  # and none is left out


def test_a_site_notice_in_all_articles_does_not_hide_the_few_that_share_more() -> None:
    notice = prose(5, 40)
    texts = [text(prose(100 + k, 200) + notice) for k in range(600)]
    texts[17] = text(prose(100 + 403, 150) + notice)
    pairs = found(texts, ArticleSettings(least_containment=0.4))
    assert set(pairs) == {(17, 403)}


def test_an_article_of_five_megabytes() -> None:
    long = prose(3, 900_000)
    texts = [text(long), text(DISPATCH), text(long[400_000:400_120]), "x" * 5_000_000, text(long[:450_000])]
    assert len(texts[0]) > 5_000_000
    assert set(found(texts)) == {(0, 2), (0, 4), (2, 4)}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(data: st.DataObject) -> None:
    words = st.lists(st.sampled_from("abcdef"), max_size=12)
    texts = [" ".join(w) for w in data.draw(st.lists(words, min_size=2, max_size=12))]
    chosen = ArticleSettings(shingle_words=2, share=2, all_below=3, most_sharing=3, anchors=1, most_copies=2)
    order = data.draw(st.permutations(range(len(texts))))

    def told(order: list[int]) -> Counter[tuple[tuple[str, float], ...]]:
        given_ = [texts[k] for k in order]
        return Counter(
            tuple(sorted([(given_[p.i], p.containment_i_in_j), (given_[p.j], p.containment_j_in_i)]))
            for p in near_duplicates(given_, chosen)
        )

    assert told(list(range(len(texts)))) == told(order)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=10), max_size=10))
@settings(deadline=None)
def test_without_sampling_it_is_as_plain_slow_code(texts: list[list[str]]) -> None:
    sets = [
        {tuple(t[i : i + 2]) for i in range(max(1, len(t) - 1))} if t else set[tuple[str, ...]]()
        for t in texts
    ]
    slow = {}
    for i, ours in enumerate(sets):
        for j in range(i + 1, len(sets)):
            shared = len(ours & sets[j])
            if shared and shared >= 0.5 * min(len(ours), len(sets[j])):
                slow[i, j] = Near(i, j, shared / len(ours), shared / len(sets[j]))
    assert found([" ".join(t) for t in texts], EXACT) == slow


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_cutting_the_work_changes_nothing(size: int) -> None:
    texts = [text(prose(k // 3, 80 + k)) for k in range(60)]
    sketches = sketch(texts)
    ix = index_of(sketches)
    parts = [pairs_of(sketches, ix, first, last) for first, last in blocks(sketches, size)]
    assert sorted([*copied_pairs(sketches), *(p for part in parts for p in part)]) == near_duplicates(texts)


def test_what_is_stored_of_a_news_article_is_small() -> None:
    texts = [text(prose(k, 520)) for k in range(200)]
    assert np.mean(sketch(texts).sets.sizes()) * 8 < 1500


@pytest.mark.parametrize(
    "wrong", [{"share": 0}, {"least_containment": 0.0}, {"least_containment": 1.5}, {"anchors": 0}]
)
def test_settings_that_cannot_be(wrong: dict[str, float]) -> None:
    with pytest.raises(SettingError, match=next(iter(wrong))):
        ArticleSettings(**wrong)  # type: ignore[arg-type]
