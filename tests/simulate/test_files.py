from __future__ import annotations

import json
import os
from pathlib import Path

import msgspec
import pytest

from earwitness.errors import InputError
from earwitness.simulate.checks import check
from earwitness.simulate.fields import places
from earwitness.simulate.files import read_scenario, scenario_names, scenario_text
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.shading import Silence

BUILT_IN = ("great-leap", "safe-hospital", "war-room", "watermelon")
TREE = "[organisation]\nbranching = 2\ndepth = 3\n"


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path | str) -> str:
    with pytest.raises(InputError) as caught:
        read_scenario(path)
    message = str(caught.value)
    assert "\n" not in message, "one line"
    return message


def test_a_file_is_a_scenario(tmp_path: Path) -> None:
    text = TREE + '[shading]\nrule = "silence"\n[shading_at.2]\nrule = "honest"\n'
    scenario = read_scenario(written(tmp_path, text))
    assert scenario.organisation.depth == 3
    assert scenario.shading == Silence() and list(scenario.shading_at) == [2]


def test_toml_and_json_say_the_same(tmp_path: Path) -> None:
    scenario = read_scenario("war-room")
    text = json.dumps(msgspec.to_builtins(scenario, str_keys=True))
    assert read_scenario(written(tmp_path, text, "mine.json")) == scenario
    assert read_scenario(written(tmp_path, text, "mine.txt")) == scenario, "told by its first brace"


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TREE.encode())
    assert read_scenario(path).organisation.branching == 2


# text of the file, words that the message must hold, why
REFUSED = (
    ("[fear]\nmemry = 0.5", ["fear.memry", "did you mean fear.memory?", "protection"], "a misspelt key"),
    ("[feer]\nmemory = 0.5", ["feer", "did you mean fear?"], "a misspelt section"),
    ("[organization]\nbranching = 2", ["did you mean organisation?"], "American spelling"),
    ("protection = 0.5", ["protection", "there is fear.protection"], "a key outside its section"),
    ("[fear]\nmemory = 2", ["fear.memory is 2", "a number from 0 to 1"], "out of range"),
    (
        "[fear]\nmemory = 'long'",
        ["fear.memory is 'long' (text)", "a number from 0 to 1"],
        "a text for a number",
    ),
    ("[fear]\nmemory = true", ["fear.memory is true", "a number from 0 to 1"], "a truth value for a number"),
    ("[fear]\nmemory = nan", ["fear.memory is nan"], "not a number, but in range by no comparison"),
    ("[state]\nstart = inf", ["state.start is inf", "at most 1e+30"], "infinite where nothing is"),
    ("steps = 2.5", ["steps is 2.5", "a whole number of 1 or more"], "half a step"),
    ("steps = 0", ["steps is 0", "a whole number of 1 or more"], "no step"),
    ("[organisation]\nnoise = -1", ["organisation.noise is -1", "0 or more"], "negative noise"),
    ("[organisation]\ncost = 0", ["organisation.cost is 0", "above 0"], "lies that cost nothing"),
    (
        "[shading]\nrule = 'costli'",
        ["shading.rule", "did you mean costly?", "traffic-light"],
        "a misspelt rule",
    ),
    ("[shading]\nease = 2", ["shading.rule is missing", "silence"], "a rule that is not named"),
    ("[shading]\nrule = 'honest'\nease = 2", ["shading.ease", "(rule silence)"], "a number of another rule"),
    ("[shading_at.top]\nrule = 'honest'", ["shading_at.top", "its number"], "a level by a word"),
    (
        "[shading_at.0]\nrule = 'honest'",
        ["shading_at.0", "1 (next to the leader) to 3"],
        "levels count from 1",
    ),
    ("[leader]\nkind = 'wise'", ["leader.kind", "naive, sophisticated, mixed"], "an unknown leader"),
    (
        "[[channels]]\nkind = 'spy'\nname = 'x'",
        ["channels.x.kind", "sensor, anonymous, skip-level"],
        "a kind",
    ),
    ("[channels]\nkind = 'sensor'", ["channels", "[[channels]]"], "single brackets for a list"),
    ("[[fear]]\nmemory = 1", ["fear is a list", "[fear]"], "double brackets for a section"),
    ("[purge]\nshare = 0.1", ["purge.tolerance is missing", "a number"], "a key that has no default"),
    ("[loyalty]\nflight_from = 'war'", ["loyalty.flight_from", "decision or gap"], "a word of a short list"),
    ("peers = [3]", ["peers.0 is 3", "a section"], "a number for a section"),
    ("title = 3", ["title is 3", "text"], "a number for a text"),
    ("[purge]\ntolerance = 1\nlevels = 2", ["purge.levels is 2", "a list of whole numbers"], "no brackets"),
    ("[state]\nstart = 2024-01-01", ["state.start is of type date", "a number"], "a date"),
    ("[fear]\nmemory = 0.5\nmemory = 0.6", ["not TOML", "Cannot overwrite"], "a key twice"),
    ("[fear\nmemory = 0.5", ["not TOML", "line"], "a bracket that is not closed"),
    (
        "[shading]\nrule = 'traffic-light'\nyellow = 2\nred = 1",
        ["shading.red", "above yellow"],
        "what checks find",
    ),
)


@pytest.mark.parametrize(("text", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refusals_name_file_key_value_and_what_is_allowed(
    text: str, words: list[str], why: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)
    message = refusal(path)
    assert str(path) in message
    for word in words:
        assert word in message, (word, message)


def test_json_is_read_strictly(tmp_path: Path) -> None:
    for text, word in (
        ('{"fear": {"memory": 0.5, "memory": 0.6}}', "'memory' stands twice"),
        ('{"state": {"start": NaN}}', "NaN is no number"),
        ('{"state": ', "not JSON"),
        ("[]", "scenario is a list"),
        ("[" * 100_000, "not JSON"),
        ('{"state": {"start": 1e999}}', "state.start is inf"),
        ('{"name": "\\ud800"}', "half a character"),
    ):
        assert word in refusal(written(tmp_path, text, "mine.json")), text[:40]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert "is no file" in refusal(tmp_path)
    assert "not UTF-8 (byte 9)" in refusal(_bytes(tmp_path / "latin.toml", b'title = "\xe9"'))
    assert "did you mean war-room?" in refusal("war-rom")
    assert "great-leap, safe-hospital, war-room, watermelon" in refusal("nothing-like-it")
    assert "neither a file nor a scenario" in refusal("")
    assert "neither a file" in refusal("a\0b")
    assert "has 65 MB" in refusal(_sparse(tmp_path / "large.toml", 65_000_000))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = written(tmp_path, TREE)
    path.chmod(0)
    assert "cannot be read (Permission denied)" in refusal(path)


def _bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _sparse(path: Path, size: int) -> Path:
    with path.open("wb") as stream:
        stream.truncate(size)
    return path


def test_built_in_scenarios_are_there_and_can_be_copied(tmp_path: Path) -> None:
    assert scenario_names() == BUILT_IN
    for name in BUILT_IN:
        scenario = read_scenario(name)
        assert scenario.name == name
        check(scenario)
        assert read_scenario(written(tmp_path, scenario_text(name))) == scenario
    with pytest.raises(InputError, match="did you mean watermelon"):
        scenario_text("watermellon")


def test_a_built_in_name_is_no_file_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, TREE, "watermelon")
    assert read_scenario("watermelon").name == "watermelon"
    assert read_scenario("./watermelon").name == "scenario"


def test_every_key_can_be_misspelt(tmp_path: Path) -> None:
    """The paths from which keys are suggested are those of the records, however deep."""
    paths = {place.path for place in places()}
    assert {"fear.memory", "channels.noise", "shading_at.ease", "organisation.agents.reports_to"} <= paths
    assert set(Scenario.__struct_fields__) == {path for path in paths if "." not in path}
