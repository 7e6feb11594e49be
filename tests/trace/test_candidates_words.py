"""Words and shingles as hashes: what counts as the same, and that cutting and batching change nothing."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.trace.candidates import words as words_module
from earwitness.trace.candidates.shingles import shingle_sets
from earwitness.trace.candidates.words import word_hashes

SAME = [
    ("The Wall held.", "the wall HELD", "case and marks"),
    (
        "“It’s over,” she said",
        '"It\'s over" - she said',
        "curly and straight marks, an apostrophe parts words",
    ),
    ("Müller’s café", "muller's cafe", "accents"),
    ("cafe\u0301 noir", "café noir", "an accent set apart"),
    ("dam\u00adage re\u200bport", "damage report", "soft hyphens and spaces without width"),
    ("state-owned", "state owned", "a hyphen parts words"),
    ("ОТЧЁТ о плотине", "отчет о плотине", "Cyrillic case and accents"),
    ("\ufefffirst word", "first word", "a byte order mark"),
    ("كِتَاب", "كتاب", "Arabic vowel points"),
    ("İzmir", "izmir", "a dotted capital"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME, ids=[why for *_, why in SAME])
def test_same_words(one: str, other: str, why: str) -> None:
    assert word_hashes([one]).hashes.tolist() == word_hashes([other]).hashes.tolist()


COUNTS = [
    ("", 0, "nothing"),
    (" \n\t—…!?", 0, "marks only"),
    ("one", 1, "one word and no end"),
    ("60,000 of U.S. troops", 6, "digits in groups, initials"),
    ("水库大坝", 4, "Chinese: each character"),
    ("ダムは安全", 5, "kana and Han"),
    ("댐은 안전하다", 2, "Korean sets spaces"),
    ("😀 wall 😀", 5, "a character beyond the first plane is two units, each alone"),
    ("\ud800 alone", 2, "half a character, as damaged files have them"),
    ("snake_case", 2, "an underscore parts words"),
]


@pytest.mark.parametrize(("text", "count", "why"), COUNTS, ids=[why for *_, why in COUNTS])
def test_number_of_words(text: str, count: int, why: str) -> None:
    assert word_hashes([text]).counts.tolist() == [count]


def test_different_words_differ() -> None:
    found = word_hashes([" ".join(f"w{i}" for i in range(20_000)) + " ab ba aab aba baa a b"]).hashes
    assert len(np.unique(found)) == len(found)


def test_words_are_found_wherever_a_slice_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["The old wall, “they said”, held until morning; nobody\u00ad knew. 水库 " * 20, "", "one"]
    whole = word_hashes(texts)
    words_module._tables.cache_clear()
    try:
        for size in (32, 33, 57, 100):  # no word here is longer than that
            monkeypatch.setattr(words_module, "_SLICE", size)
            cut = word_hashes(texts)
            assert cut.hashes.tolist() == whole.hashes.tolist()
            assert cut.counts.tolist() == whole.counts.tolist()
            words_module._tables.cache_clear()
    finally:
        words_module._tables.cache_clear()


def test_a_word_longer_than_a_slice_is_cut_and_no_more() -> None:
    assert 2 <= len(word_hashes(["x" * 100_000]).hashes) <= 5
    assert len(word_hashes(["x" * 100_000 + " end"]).hashes) <= 6


@given(st.lists(st.text(alphabet="ab \n.'é\u0301“水😀", max_size=30), max_size=8))
def test_texts_together_are_as_each_alone(texts: list[str]) -> None:
    together = word_hashes(texts)
    alone = [word_hashes([text]).hashes.tolist() for text in texts]
    assert together.counts.tolist() == [len(a) for a in alone]
    assert together.hashes.tolist() == [h for a in alone for h in a]


@given(st.lists(st.text(alphabet="abc .,", max_size=40), max_size=8), st.integers(1, 5))
def test_sets_are_those_of_plain_slow_code(texts: list[str], size: int) -> None:
    sets = shingle_sets(texts, size=size)
    slow = []
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        slow.append(
            {tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))} if words else set()
        )
    assert sets.sizes().tolist() == [len(s) for s in slow]
    # what two texts share, too
    for i, ours in enumerate(slow):
        for j, theirs in enumerate(slow):
            a = sets.values[sets.offsets[i] : sets.offsets[i + 1]]
            b = sets.values[sets.offsets[j] : sets.offsets[j + 1]]
            assert len(np.intersect1d(a, b)) == len(ours & theirs)


def test_a_share_of_the_shingles_is_kept() -> None:
    text = " ".join(f"w{i}" for i in range(40_000))
    sets = shingle_sets([text, "a b c d e f g"], size=5, share=4, all_below=64)
    assert 9_500 < sets.sizes()[0] < 10_500
    assert sets.sizes()[1] == 3 and sets.whole.tolist() == [False, True]
    assert sets.sampled_sizes()[0] == sets.sizes()[0]


@given(st.text(max_size=60))
def test_any_text_has_words_and_composition_changes_none(text: str) -> None:
    assert word_hashes([text]).counts[0] >= 0
    plain = re.sub(r"[^a-zà-ÿ ]", " ", text.lower())
    forms = [unicodedata.normalize(form, plain) for form in ("NFC", "NFD")]
    assert word_hashes(forms[:1]).hashes.tolist() == word_hashes(forms[1:]).hashes.tolist()
