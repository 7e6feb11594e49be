"""Priors: sound as they are, and a file of them that is wrong is told so on one line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from earwitness.errors import EarwitnessError, InputError, SettingError
from earwitness.weigh.priors import USUAL, Beta, Priors, SourcePrior, check, read_priors


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_usual_priors_are_sound() -> None:
    check(USUAL)
    means = [USUAL.reliability[k].mean for k in "ABCDE"]
    assert means == sorted(means, reverse=True) and means[-1] == 0.5
    widest = max(USUAL.reliability[k].strength for k in ("named", "unnamed", "outlet", "nobody"))
    assert widest < min(USUAL.reliability[k].strength for k in "ABCDE"), "F and the unnamed are wide"


def test_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path / "priors.toml",
        """
claim = 0.4
[reliability.B]
mean = 0.9
strength = 30
[hedged]
mean = 0.7
strength = 5
[[source]]
name = "The Halyard"
right = 14
wrong = 2
[[source]]
name = "Mara Quill"
grade = "B"
""",
    )
    priors = read_priors(path, known={"The Halyard", "Mara Quill"})
    assert priors.claim == 0.4 and priors.hedged == Beta(0.7, 5)
    assert priors.reliability["B"] == Beta(0.9, 30) and priors.reliability["A"] == USUAL.reliability["A"]
    assert priors.of("The Halyard") == SourcePrior("The Halyard", right=14, wrong=2)
    assert priors.of("nobody") is None
    assert read_priors(write(tmp_path / "none.toml", "")) == USUAL


BAD = {
    "a probability above 1": ("perhaps = 1.5", "perhaps = 1.5: is no probability; give a number from 0 to 1"),
    "a probability below 0": ("independent = -0.1", "independent = -0.1: is no probability"),
    "a claim that nothing can move": (
        "claim = 1.0",
        "claim = 1: is no probability; give a number above 0 and",
    ),
    "a mean above 1": ("[reliability.A]\nmean = 1.2\nstrength = 3", "reliability.A.mean = 1.2: is no prob"),
    "a strength of nothing": ("[hedged]\nmean = 0.5\nstrength = 0", "hedged.strength = 0: is too small"),
    "no number": ("[hedged]\nmean = nan\nstrength = 3", "hedged.mean = nan: is no probability"),
    "an endless strength": (
        "[hedged]\nmean = 0.5\nstrength = inf",
        "hedged.strength = inf: is too small or no",
    ),
    "a spread below 0": ("[interest]\nmean = 1\nspread = -1", "interest.spread = -1: is too small"),
    "an unknown kind": (
        "[reliability.Z]\nmean = 0.5\nstrength = 3",
        "[reliability.Z]: no such kind of source",
    ),
    "an unknown source": (
        '[[source]]\nname = "The Halyrad"\ngrade = "A"',
        "no source here has that name; give",
    ),
    "a source twice": (
        '[[source]]\nname = "The Halyard"\n[[source]]\nname = "The Halyard"',
        "stands twice; keep",
    ),
    "less than none right": ('[[source]]\nname = "The Halyard"\nright = -1', "right = -1: is too small"),
    "more denials than there were claims": (
        '[[source]]\nname = "The Halyard"\ndenied_if_so = [5, 4]',
        "denied_if_so: of = 4: is too small or no number; give 5 or more",
    ),
    "less than no denials": (
        '[[source]]\nname = "The Halyard"\ndenied_if_not = [-1, 4]',
        "denied_if_not = -1: is too",
    ),
    "a letter that is none": ('[[source]]\nname = "The Halyard"\ngrade = "G"', "is no file of priors ("),
    "an unknown word": ("belief = 0.5", "is no file of priors ("),
    "no TOML": ("[[source", "is no file of priors ("),
    "words for a number": ('claim = "even"', "is no file of priors ("),
    "a list for a table": ("reliability = [1]", "is no file of priors ("),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_one_line(tmp_path: Path, what: str) -> None:
    text, says = BAD[what]
    path = write(tmp_path / "priors.toml", text)
    with pytest.raises(EarwitnessError) as caught:
        read_priors(path, known={"The Halyard"})
    assert says in str(caught.value) and "\n" not in str(caught.value)
    assert isinstance(caught.value, (SettingError, InputError))


def test_the_nearest_name_is_given(tmp_path: Path) -> None:
    path = write(tmp_path / "p.toml", '[[source]]\nname = "Halyard"\ngrade = "A"')
    with pytest.raises(SettingError, match="give 'The Halyard'"):
        read_priors(path, known={"The Halyard", "Nothing alike"})


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing.toml", tmp_path, tmp_path / "bytes.toml"):
        with pytest.raises(InputError) as caught:
            read_priors(path)
        assert caught.value.name == str(path)


def test_priors_made_in_python_are_checked_too() -> None:
    with pytest.raises(SettingError, match=r"unseen = 2"):
        check(msgspec.structs.replace(USUAL, unseen=2.0))
    assert Priors() == USUAL
