"""Words, quotation marks and offsets. Tables first, then what must hold of any text at all."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.text import OffsetMap, Quote, clean, quoting, tokens

ANY = st.text(max_size=80)
MARKED = st.text(st.sampled_from("ab Ss‘’'“”\"„‚«»‹›`.,?!\n"), max_size=60)


def words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in tokens(text)]


# text, words, why
TOKENS = [
    ("", [], "nothing"),
    (" \n\t ", [], "nothing visible"),
    ("He said no.", ["He", "said", "no", "."], "marks stand alone"),
    ("don't don’t", ["don't", "don’t"], "inner apostrophes join"),
    ("U.S. 60,000 1.5", ["U.S", ".", "60,000", "1.5"], "inner points and commas join"),
    ("ill-equipped", ["ill-equipped"], "inner hyphens join"),
    ("Moscow’s", ["Moscow’s"], "so a possessive is one word"),
    ("officials’ plan", ["officials", "’", "plan"], "a trailing apostrophe stands alone"),
    ("``yes''", ["``", "yes", "''"], "typewriter pairs are one mark"),
    ("£21bn (5%)", ["£", "21bn", "(", "5", "%", ")"], "signs stand alone"),
    ("dam—wall", ["dam", "—", "wall"], "a dash does not join"),
    ("Ünal 中文", ["Ünal", "中文"], "any script"),
    ("\U0001f4a7dam", ["\U0001f4a7", "dam"], "offsets are code points, not bytes"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TOKENS, ids=[r[2] for r in TOKENS])
def test_tokens(text: str, expected: list[str], why: str) -> None:
    assert words(text) == expected


def test_the_first_token_of_each_line_knows_it() -> None:
    text = "One two\n\n  three\nfour"
    assert [(text[t.start : t.end], t.starts_line) for t in tokens(text)] == [
        ("One", True),
        ("two", False),
        ("three", True),
        ("four", True),
    ]


@given(ANY)
def test_tokens_cover_all_that_is_visible(text: str) -> None:
    found = tokens(text)
    covered = {i for t in found for i in range(t.start, t.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= t.start < t.end <= len(text) for t in found)


@given(st.lists(ANY, max_size=4))
def test_a_line_is_cut_the_same_wherever_it_stands(lines: list[str]) -> None:
    lines = [line.replace("\n", " ") for line in lines]
    assert words("\n".join(lines)) == [w for line in lines for w in words(line)]


def drawn(text: str) -> str:
    """One sign a token: . outside, ( opening, = inside, ) closing, ~ unclosed."""
    return "".join(".(=)~"[s] for s in quoting(text, tokens(text)).state)


# text, drawn, why
QUOTATIONS = [
    ("He said no", "...", "no marks"),
    ('"No," he said', "(==)..", "straight"),
    ("“No,” he said", "(==)..", "curly"),
    ("‘No,’ he said", "(==)..", "single, as British papers print"),
    ("'No,' he said", "(==)..", "straight single"),
    ("``No,'' he said", "(==)..", "typewriter"),
    ("„No,“ he said", "(==)..", "low-high"),
    ("‚No,‘ he said", "(==)..", "low-high single"),
    ("“A” and “B”", "(=).(=)", "two on a line"),
    ("“He said ‘no’ twice”", "(==(=)=)", "one inside another"),
    ("“It goes on", "(~~~", "left open: the speaker goes on in the next paragraph"),
    ("“One\nTwo", "(~.", "never past the end of its line"),
    ("It is 'over now", ".....", "a lone single mark is an apostrophe"),
    ("‘It goes on", "(~~~", "unless the line begins with it"),
    ("rock ’n’ roll", ".....", "letters dropped on both sides"),
    ("the officials’ plan", "....", "a possessive"),
    ("‘the officials’ plan’", "(====)", "a possessive inside a quotation"),
    ("dam” he said", "....", "a closing mark that nothing opened"),
    ("5'10\" tall", "...", "a height"),
    # guillemets: what opens in one country closes in another
    ("«Non», dit-il", "(=)..", "French without spaces"),
    ("« Non », dit-il", "(=)..", "French with spaces"),
    ("«\u00a0Non\u00a0», dit-il", "(=)..", "French with spaces that do not break"),
    ("»Nein«, sagte er", "(=)...", "German"),
    ("»Nein«, sagte er, »nie«", "(=)....(=)", "German, interrupted"),
    ("»Er sagte ›nein‹ zu mir«", "(==(=)==)", "German, one inside another"),
    ("« Il a dit ‹ non › hier »", "(=======)", "single guillemets with spaces are not found"),
    ("«Il a dit ‹non› hier»", "(===(=)=)", "French, one inside another"),
    ("« Il dit « non » ici »", "(==(=)=)", "French, the same marks inside"),
    ("Nein«, sagte er", ".....", "a German closing mark that nothing opened, after a word"),
    ("suite », dit-il. « Autre »", ".....(=)", "a French one, before a true quotation"),
    ("» Suite de la citation", "(~~~~", "French papers repeat the closing mark where a paragraph goes on"),
    ("News › World", "...", "a trail of links"),
    ("Read more »", "...", "an arrow"),
]


@pytest.mark.parametrize(("text", "expected", "why"), QUOTATIONS, ids=[r[2] for r in QUOTATIONS])
def test_quotations(text: str, expected: str, why: str) -> None:
    assert drawn(text) == expected


def test_depth_counts_the_quotations_around_a_token() -> None:
    text = "He: “a ‘b’ c” d"
    assert quoting(text, tokens(text)).depth == [0, 0, 1, 1, 2, 2, 2, 1, 1, 0]


@given(MARKED | ANY)
def test_states_are_well_formed(text: str) -> None:
    found = tokens(text)
    quotes = quoting(text, found)
    assert len(quotes.state) == len(quotes.depth) == len(found)
    for state, depth in zip(quotes.state, quotes.depth, strict=True):
        assert (depth == 0) == (state is Quote.OUTSIDE)
    opened = closed = unclosed = 0
    for token, state in zip(found, quotes.state, strict=True):
        if token.starts_line:
            assert closed + unclosed >= opened - 1
        opened += state is Quote.OPENING
        closed += state is Quote.CLOSING
        assert closed <= opened
        unclosed += state is Quote.UNCLOSED


@given(MARKED)
def test_lines_are_read_apart(text: str) -> None:
    """What stands on other lines cannot change a line's states: windows and threads are free."""
    whole = drawn(text)
    assert whole == "".join(drawn(line) for line in text.split("\n"))


@pytest.mark.parametrize("unit", ['"', "“", "'", "‘a", "“a ", "s' a ", "«", "a “b” c's ‘d’ ", "„‚«‹"])
def test_one_endless_line_of_marks_is_read_in_reasonable_time(unit: str) -> None:
    """A hundred thousand characters; time that grows with the square of the marks would not come back."""
    text = unit * (100_000 // len(unit))
    assert len(quoting(text, tokens(text)).state) > 0


# raw, cleaned, why
CLEANED = [
    ("", "", "nothing"),
    ("\ufeff", "", "only a byte-order mark"),
    ("\ufeffHe said", "He said", "a byte-order mark goes"),
    ("a\ufeffb", "a\ufeffb", "but only at the beginning"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd", "every line end becomes one"),
    ("a\r\r\nb", "a\n\nb", "two line ends stay two"),
    ("cafe\u0301!", "café!", "letters are composed"),
    ("\u1112\u1161\u11ab", "한", "Korean syllables too"),
    ("\u212b", "Å", "and what is the same letter under another number"),
    ("e\u0301\u0323", "ẹ\u0301", "marks are put in order"),
    ("fi ﬁ", "fi ﬁ", "NFC, not NFKC: ligatures stay"),
]


@pytest.mark.parametrize(("raw", "expected", "why"), CLEANED, ids=[r[2] for r in CLEANED])
def test_clean(raw: str, expected: str, why: str) -> None:
    assert clean(raw)[0] == expected


# raw, part of the cleaned text, what it was made from, why
CARRIED = [
    ("\ufeffHe said", "said", "said", "past a byte-order mark"),
    ("a\r\nbc", "bc", "bc", "past a line end"),
    ("a\r\nbc", "a\nb", "a\r\nb", "over one"),
    ("a\r\nbc", "\n", "\r\n", "the line end itself, whole"),
    ("cafe\u0301 closed", "café", "cafe\u0301", "a composed letter brings all its parts"),
    ("cafe\u0301 closed", "closed", "closed", "past it"),
    ("x \u1112\u1161\u11ab y", "한", "\u1112\u1161\u11ab", "a syllable"),
]


@pytest.mark.parametrize(("raw", "part", "expected", "why"), CARRIED, ids=[r[3] for r in CARRIED])
def test_spans_are_carried_back(raw: str, part: str, expected: str, why: str) -> None:
    text, back = clean(raw)
    at = text.index(part)
    start, end = back.back_span(at, at + len(part))
    assert raw[start:end] == expected


MESSY = st.text(
    st.sampled_from("ae\u0301\u0323\u0308oＡ한\u1112\u1161\u11ab\r\n\ufeff \u212b\U0001f4a7"), max_size=30
)


@given(MESSY | ANY)
def test_clean_is_nfc_without_carriage_returns(raw: str) -> None:
    text, _ = clean(raw)
    expected = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert text == unicodedata.normalize("NFC", expected)


@given(MESSY | ANY, st.data())
def test_carried_spans_clean_to_the_same_text(raw: str, data: st.DataObject) -> None:
    text, back = clean(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    old_start, old_end = back.back_span(start, end)
    assert 0 <= old_start <= old_end <= len(raw)
    if start == end:
        assert old_start == old_end
    else:
        old = unicodedata.normalize("NFC", raw[old_start:old_end].replace("\r\n", "\n").replace("\r", "\n"))
        assert text[start:end] in old


@given(MESSY | ANY)
def test_offsets_never_run_backwards(raw: str) -> None:
    text, back = clean(raw)
    olds = [back.back(i) for i in range(len(text) + 1)]
    assert olds == sorted(olds)
    assert olds[-1] == (len(raw) if text else 0)


def test_no_composition_crosses_a_piece() -> None:
    """Every character that can join the one before it, in this Python's Unicode, is treated as joining."""
    missed = []
    for code in range(sys.maxunicode + 1):
        decomposed = unicodedata.decomposition(chr(code))
        if decomposed and not decomposed.startswith("<") and " " in decomposed:
            first, last = (chr(int(c, 16)) for c in decomposed.split())
            whole = unicodedata.normalize("NFC", first + last)
            if len(whole) == 1 and clean(first + last)[0] != whole:
                missed.append(hex(code))
    assert not missed


def test_an_empty_map_carries_nothing() -> None:
    assert OffsetMap((), (), (), 0).back_span(0, 0) == (0, 0)
