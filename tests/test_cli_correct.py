"""Corrections there and back: exported, edited as a person would, taken into a case, and seen to hold.

More than 400 lines because three forms go through one set of fixtures.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import Ran, Run
from tests.known import known

from earwitness.case import Case, Speaker, read_case
from earwitness.cli import main
from earwitness.errors import ExitCode
from earwitness.export import export
from earwitness.provenance import provenance
from earwitness.records import AnyRecord, Belief, Claim, Document, Party, Report
from earwitness.stream import decode, encode
from earwitness.trace import TraceSettings, trace

Json = dict[str, Any]


@pytest.fixture(scope="module")
def traced() -> tuple[AnyRecord, ...]:
    """The example bundle, read by its truth file and traced by words alone."""
    documents, found = known()
    lineage = trace(documents, found, TraceSettings(model=False))
    made = provenance("trace", settings={"model": "truth"}, models={}, documents=documents)
    return (made, *documents, *found, *lineage.records())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, traced: tuple[AnyRecord, ...]) -> Path:
    """A folder with the records, in which commands are run."""
    (tmp_path / "records.jsonl").write_bytes(b"".join(encode(r) + b"\n" for r in traced))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def command(*arguments: str) -> Ran:
        code = main(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return command


@pytest.fixture
def lines(traced: tuple[AnyRecord, ...]) -> list[Json]:
    return [json.loads(line) for line in export(traced, "jsonl-corrections").splitlines()]


def statement(lines: list[Json], words: str) -> Json:
    """The line of the statement whose content begins with *words*."""
    return next(x for x in lines if x["about"] == "statement" and x["content"][0].startswith(words))


def write(path: str, lines: list[Json]) -> str:
    Path(path).write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")
    return path


def cased(run: Run, *annotations: str) -> Case:
    """The case that comes of *annotations*, all of which can be used."""
    done = run("correct", "records.jsonl", *annotations, "-o", "case.toml")
    assert (done.code, done.out) == (0, ""), done.err
    return read_case(Path("case.toml"))


def traced_again(run: Run) -> tuple[AnyRecord, ...]:
    done = run("trace", "records.jsonl", "--case", "case.toml", "--words-only", "--json")
    assert done.code == 0, done.err
    return tuple(decode(line) for line in done.out.splitlines())


def said(records: tuple[AnyRecord, ...]) -> dict[str, Report]:
    """The reports of the first article by their words: others print some of them as well."""
    texts = {r.id: r.text for r in records if isinstance(r, Document) and "01-" in r.received_as}
    return {
        " … ".join(texts[r.document][s:e] for s, e in r.content): r
        for r in records
        if isinstance(r, Report) and r.document in texts
    }


MANAGERS = "Managers of Tarvenia"
INSTRUMENTS = "instruments on the Ostrellian side"
FIGURES = "Figures sent to the president"


def test_lines_there_and_back(run: Run, desk: Path, traced: tuple[AnyRecord, ...], lines: list[Json]) -> None:
    accepted = statement(lines, "Tarvenian president shown")
    accepted |= {"decision": "accept", "note": 'rang "them"\nand heard it'}
    rejected = statement(lines, MANAGERS) | {"decision": "reject"}
    respanned = statement(lines, INSTRUMENTS)
    inner = respanned["content"][0].split(" indicated that ")[1]
    respanned = respanned | {"decision": "Change", "content": [inner]}
    renamed = statement(lines, FIGURES) | {"decision": "change", "speaker": "Livia Oster", "stance": "doubts"}
    added = {
        "about": "statement", "decision": "add", "document": accepted["document"],
        "content": ["It did not reply to questions"], "source": ["The State Water Directorate"],
        "speaker": "the Tarvenian press office", "kind": "named-organisation", "stance": "not-held",
    }  # fmt: skip
    cased(run, write("filled.jsonl", [accepted, rejected, respanned, renamed, added]))
    records = traced_again(run)
    reports, people = said(records), {r.id: r for r in records if isinstance(r, Party)}
    assert reports[accepted["content"][0]].confidence == 1.0
    assert rejected["content"][0] not in reports
    assert inner in reports and respanned["content"][0] == inner
    # whom the text names in no words is found all the same, in words of the case
    who = reports[" … ".join(renamed["content"])]
    assert people[who.source.party or ""].name == "Livia Oster" and who.stance == "doubts"
    made = reports["It did not reply to questions"]
    assert people[made.source.party or ""].kind == "named-organisation" and made.stance == "not-held"
    page = run("dossier", "records.jsonl", "--case", "case.toml", "--words-only", "-o", "d.html")
    assert page.code == 0 and page.err.count("corrected by the analyst, [[") == 5
    html = Path("d.html").read_text(encoding="utf-8")
    assert html.count("corrected by the analyst") >= 5 and "the Tarvenian press office" in html


def test_speakers_and_claims_there_and_back(
    run: Run, desk: Path, traced: tuple[AnyRecord, ...], lines: list[Json]
) -> None:
    speakers = [x for x in lines if x["about"] == "speaker"]
    claims = [x for x in lines if x["about"] == "claim"]
    pell = next(x for x in speakers if x["name"] == "Jorun Pell" and len(x["of"]) > 1)
    alone = [x for x in speakers if len(x["of"]) == 1 and x["kind"] == "anonymous-official"][:2]
    pell["decision"] = "split"
    alone[0] |= {"decision": "merge", "with": [alone[1]["id"]], "reliability": "B"}
    whose = next(x for x in speakers if x["kind"] == "named-organisation")
    whose |= {"interest": "against", "claim": [claims[0]["id"]], "note": "its own dam"}
    one, two, three = claims[:3]
    one |= {"decision": "merge", "with": [two["id"]]}
    three["decision"] = "split"
    case = cased(run, write("filled.jsonl", [pell, *alone, whose, one, two, three]))
    assert [len(case.two_parties), len(case.one_party), len(case.same), len(case.different)] == [1, 1, 1, 1]
    assert (
        case.grade[0].reliability == "B" and case.grade[0].of[0].quotation == alone[0]["of"][0]["quotation"]
    )
    assert case.interest[0].direction == "against" and case.interest[0].note == "its own dam"
    assert case.interest[0].claim[0].quotation == claims[0]["of"][0]["quotation"]
    records = traced_again(run)
    merged = [r for r in records if isinstance(r, Party) and r.document is None]
    members = {r.id: set(r.members) for r in traced if isinstance(r, Party)}
    assert not any(members[pell["id"]] <= set(p.members) for p in merged)
    both = members[alone[0]["id"]] | members[alone[1]["id"]]
    assert any(both <= set(p.members) for p in merged)
    of = {r.id: set(r.reports) for r in traced if isinstance(r, Claim)}
    now = [set(r.reports) for r in records if isinstance(r, Claim)]
    assert any(of[one["id"]] & c and of[two["id"]] & c for c in now)


def test_grades_and_interests_there_and_back(run: Run, desk: Path, lines: list[Json]) -> None:
    speakers = {x["name"]: x for x in lines if x["about"] == "speaker"}
    speakers["Clara Wennick"]["reliability"] = "B"
    speakers["Bruno Vastag"]["interest"] = "against"
    cased(run, write("filled.jsonl", lines))
    done = run("weigh", "records.jsonl", "--case", "case.toml", "--words-only", "--json")
    beliefs = [r for line in done.out.splitlines() if isinstance(r := decode(line), Belief)]
    told = {sentence for belief in beliefs for sentence in belief.why}
    assert "It rests on one named source, Clara Wennick, graded B." in told
    assert "It is stated against their own interest: Bruno Vastag." in told
    assert any(belief.grade.reliability == "B" for belief in beliefs)


def test_parts_of_a_split_stay_together(run: Run, desk: Path, lines: list[Json]) -> None:
    many = next(x for x in lines if x["about"] == "claim" and len(x["of"]) > 2)
    many["decision"] = "split"
    many["of"] = many["of"][:3]
    many["of"][0]["part"] = many["of"][1]["part"] = "a"
    case = cased(run, write("filled.jsonl", [many]))
    places = [(a["document"], a["quotation"]) for a in many["of"]]
    assert [(a.document, a.quotation) for a in case.same[0].of] == places[:2]
    assert [(a.document, a.quotation) for a in case.different[0].of] == [places[0], places[2]]


def test_what_stands_in_the_file_stays(run: Run, desk: Path, lines: list[Json]) -> None:
    place = f'{{document = "{lines[0]["document"]}", quotation = "The State Water Directorate"}}'
    mine = f'# my own: seen on 3 May\n\n[[grade]] # by hand\nof = [{place}]\nreliability = "E"'
    Path("case.toml").write_text(mine, encoding="utf-8")
    rejected = statement(lines, MANAGERS) | {"decision": "reject", "note": 'tab\tquote" and \\ back'}
    first = run("correct", "records.jsonl", write("filled.jsonl", [rejected]), "-o", "case.toml")
    assert first == (0, "", "earwitness: case.toml: 1 entry added\n")
    text = Path("case.toml").read_text(encoding="utf-8")
    assert text.startswith(mine + "\n\n[[reject]]\n")
    again = run("correct", "records.jsonl", "filled.jsonl", "-o", "case.toml")
    assert again == (0, "", "earwitness: case.toml: 0 entries added, 1 stood there before\n")
    assert Path("case.toml").read_text(encoding="utf-8") == text
    assert read_case(Path("case.toml")).reject[0].note == 'tab quote" and \\ back'


def test_what_cannot_be_used_is_told_and_the_rest_goes_on(run: Run, desk: Path, lines: list[Json]) -> None:
    good = statement(lines, MANAGERS) | {"decision": "reject"}
    changed = statement(lines, FIGURES) | {"stance": "denies"}
    bad: list[tuple[Json | str, str]] = [
        ("{broken", "is not JSON"),
        ('{"about": "origin"}', "does not say what it is about; 'about' is one of statement, speaker, claim"),
        (changed, "is changed, but its decision is ''; write change, or leave it as it was"),
        (changed | {"decision": "accept"}, "is changed, but its decision is 'accept'"),
        (changed | {"decision": "maybe"}, "decision 'maybe' is none for a statement; write one of accept"),
        (statement(lines, FIGURES) | {"decision": "change"}, "changes nothing; change one of its fields"),
        (changed | {"decision": "change", "stance": "hopes"}, "stance 'hopes' is not known; write one of"),
        (changed | {"decision": "change", "content": ["not there"]}, "'not there' does not stand in"),
        (changed | {"decision": "change", "cue": [3]}, "cue [3] is no list of quotations"),
        (changed | {"decision": "reject", "id": "rep-0", "stance": ""}, "'rep-0' is not among the records"),
        ({"about": "statement", "decision": "add", "document": good["document"]}, "without content; quote"),
        ({"about": "statement", "decision": "add", "document": "doc-zz", "content": ["x"]}, "hash of no"),
        ({"about": "claim", "decision": "merge", "of": good}, "merges the claim with nothing; give ids"),
        ({"about": "claim", "decision": "split", "of": []}, "of [] holds no places"),
        (
            {"about": "speaker", "decision": "merge", "with": ["par-0"], "of": [good]},
            "'par-0' is no speaker with a place that can be quoted; give the id of a speaker's line",
        ),
        ({"about": "speaker", "reliability": "G", "of": []}, "reliability 'G' is not known; write"),
        (good | {"decision": "accept"}, "does not fit: [[reject]] 1 and [[accept]] 1: of the same statement"),
    ]  # fmt: skip
    rows = [x if isinstance(x, str) else json.dumps(x) for x, _ in [(good, ""), *bad]]
    Path("filled.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = run("correct", "records.jsonl", "filled.jsonl", "-o", "case.toml")
    assert done.code == ExitCode.SOME_INPUTS_REFUSED
    told = done.err.splitlines()
    assert len(told) == len(bad) + 1 and told[-1] == "earwitness: case.toml: 1 entry added"
    for number, (_, says) in enumerate(bad, 2):
        (line,) = [x for x in told if f"filled.jsonl, line {number}:" in x]
        assert says in line
    assert [len(getattr(read_case(Path("case.toml")), t)) for t in ("reject", "accept", "statement")] == [
        1,
        0,
        0,
    ]


def test_a_line_that_contradicts_the_file_is_refused(run: Run, desk: Path, lines: list[Json]) -> None:
    write("a.jsonl", [statement(lines, MANAGERS) | {"decision": "reject"}])
    write("b.jsonl", [statement(lines, MANAGERS) | {"decision": "accept"}])
    assert run("correct", "records.jsonl", "a.jsonl", "-o", "case.toml").code == 0
    before = Path("case.toml").read_bytes()
    done = run("correct", "records.jsonl", "b.jsonl", "-o", "case.toml")
    assert done.code == ExitCode.NO_INPUT_USED and Path("case.toml").read_bytes() == before
    assert "b.jsonl, line 1: does not fit: [[reject]] 1 and [[accept]] 1" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["missing.jsonl", "lines.jsonl"], ExitCode.NO_INPUT_USED, "missing.jsonl: cannot be read"),
        (["records.jsonl", "missing.jsonl"], ExitCode.NO_INPUT_USED, "missing.jsonl: cannot be read"),
        (["records.jsonl", "records.jsonl"], ExitCode.NO_INPUT_USED, "records.jsonl: holds no corrections"),
        (["lines.jsonl", "lines.jsonl"], ExitCode.NO_INPUT_USED, "not a record"),
        (["records.jsonl", "lines.jsonl", "-o", "lines.jsonl"], ExitCode.USAGE, "is one of the inputs"),
        (["records.jsonl", "lines.jsonl", "-o", "bad.toml"], ExitCode.USAGE, "bad.toml: is no case file"),
        (["records.jsonl", "lines.jsonl", "-o", "no/case.toml"], ExitCode.OUTPUT_NOT_WRITTEN, "no/case.toml"),
        (["-", "-"], ExitCode.USAGE, "standard input is given twice"),
        (["records.jsonl", "lines.jsonl"], ExitCode.OK, "the annotations correct nothing"),
    ],
)
def test_bad_arguments(
    run: Run, desk: Path, lines: list[Json], arguments: list[str], code: int, says: str
) -> None:
    write("lines.jsonl", lines[:3])
    Path("bad.toml").write_text("[[equal]]\n", encoding="utf-8")
    done = run("correct", *arguments)
    assert done.code == code and says in done.err and "Traceback" not in done.err
    assert not Path("case.toml").exists() and Path("bad.toml").read_text(encoding="utf-8") == "[[equal]]\n"


# ---- Label Studio


def annotated(traced: tuple[AnyRecord, ...], edit: Callable[[list[Json]], list[Json]]) -> list[Json]:
    """Tasks as Label Studio exports them after somebody submitted the first, its regions edited."""
    tasks: list[Json] = json.loads(export(traced, "label-studio"))
    result = copy.deepcopy(tasks[0]["predictions"][0]["result"])
    for item in result:  # ids are made anew when a prediction becomes an annotation
        for key in ("id", "from_id", "to_id"):
            if key in item:
                item[key] = f"x{item[key]}"
    tasks[0]["annotations"] = [{"result": edit(result)}]
    return tasks


def region(result: list[Json], words: str) -> Json:
    return next(i for i in result if i["type"] == "labels" and i["value"]["text"].startswith(words))


def whole(result: list[Json], words: str) -> set[str]:
    """Ids of all regions of the statement that *words* begin."""
    first = region(result, words)["id"]
    return {first} | {i["to_id"] for i in result if i["type"] == "relation" and i["from_id"] == first}


def test_tasks_there_and_back(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    def edit(result: list[Json]) -> list[Json]:
        gone = whole(result, MANAGERS)
        kept = [i for i in result if i.get("id") not in gone and i.get("from_id") not in gone]
        wide = region(kept, INSTRUMENTS)["value"]
        start = wide["start"] + wide["text"].index("about 340")
        # a mouse marks a space along
        wide |= {"start": start - 1, "text": " " + wide["text"][start - wide["start"] :]}
        theirs = region(kept, FIGURES)["id"]
        for item in kept:
            if item.get("id") == theirs and item["type"] == "textarea":
                item["value"]["text"] = ["Livia Oster"]
        text = next(r.text for r in traced if isinstance(r, Document) and "01-" in r.received_as)
        at = text.index("It did not reply to questions")
        new = {"start": at, "end": at + 29, "text": text[at : at + 29], "labels": ["Content"]}
        kept.append({"id": "new", "type": "labels", "from_name": "part", "value": new})
        stance = {"start": at, "end": at + 29, "choices": ["not-held"]}
        kept.append({"id": "new", "type": "choices", "from_name": "stance", "value": stance})
        return kept

    Path("tasks.json").write_text(json.dumps(annotated(traced, edit)), encoding="utf-8")
    case = cased(run, "tasks.json")
    assert len(case.reject) == 1 and len(case.statement) == 3 and not case.accept
    reports = said(traced_again(run))
    assert not any(words.startswith((MANAGERS, INSTRUMENTS)) for words in reports)
    assert any(words.startswith("about 340 liters") for words in reports)
    assert reports["It did not reply to questions"].stance == "not-held"
    assert [s.speaker for s in case.statement if s.speaker and s.speaker.name == "Livia Oster"] == [
        Speaker(name="Livia Oster", kind="named-person")
    ]


def test_a_task_as_it_was_corrects_nothing(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    Path("tasks.json").write_text(json.dumps(annotated(traced, list)), encoding="utf-8")
    done = run("correct", "records.jsonl", "tasks.json", "-o", "case.toml")
    assert done.code == 0 and "correct nothing" in done.err

    def without_ids(result: list[Json]) -> list[Json]:
        return [{k: v for k, v in item.items() if k != "meta"} for item in result]

    Path("tasks.json").write_text(json.dumps(annotated(traced, without_ids)), encoding="utf-8")
    assert "correct nothing" in run("correct", "records.jsonl", "tasks.json", "-o", "case.toml").err


BROKEN_TASKS: dict[str, tuple[Callable[[list[Json]], list[Json]], str]] = {
    "a lonely cue": (
        lambda r: [*r, {"id": "q", "type": "labels", "value": {"start": 0, "end": 9, "labels": ["Cue"]}}],
        "marks 'Tarvenian' as cue of nothing; tie it to a content by a relation",
    ),
    "two statements tied": (
        lambda r: [
            *r,
            {"type": "relation", "from_id": region(r, MANAGERS)["id"], "to_id": region(r, FIGURES)["id"]},
        ],
        "ties 2 statements together",
    ),
    "another text": (
        lambda r: [
            {"id": "q", "type": "labels", "value": {"start": 0, "end": 3, "text": "Foo", "labels": ["Cue"]}}
        ],
        "marks other words at 0 than it says",
    ),
    "a label of its own": (
        lambda r: [{"id": "q", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["Verb"]}}],
        "has the label 'Verb'; use Content, Cue, Source",
    ),
    "no region at all": (lambda r: [{"id": "q", "type": "labels"}], "is not as Label Studio writes it"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN_TASKS)
def test_broken_tasks(run: Run, desk: Path, traced: tuple[AnyRecord, ...], what: str) -> None:
    edit, says = BROKEN_TASKS[what]
    Path("tasks.json").write_text(json.dumps(annotated(traced, edit)), encoding="utf-8")
    done = run("correct", "records.jsonl", "tasks.json", "-o", "case.toml")
    assert done.code in (ExitCode.SOME_INPUTS_REFUSED, ExitCode.NO_INPUT_USED)
    assert f"tasks.json, task 1: {says}" in done.err


def test_tasks_that_nobody_annotated(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    tasks = annotated(traced, list)
    tasks[0]["annotations"] *= 2
    Path("two.json").write_text(json.dumps(tasks), encoding="utf-8")
    Path("none.json").write_bytes(export(traced, "label-studio"))
    assert "task 1: has 2 annotations; keep one" in run("correct", "records.jsonl", "two.json").err
    assert "none.json: holds no annotations" in run("correct", "records.jsonl", "none.json").err


# ---- Web Annotations


def collection(traced: tuple[AnyRecord, ...]) -> tuple[Json, list[Json]]:
    made = json.loads(export(traced, "web-annotation"))
    return made, made["first"]["items"]


def about(items: list[Json], words: str) -> Json:
    """The annotation of the statement that *words* begin."""
    return next(
        i
        for i in items
        if i["motivation"] == "identifying" and i["target"][0]["selector"][0]["exact"].startswith(words)
    )


def test_web_annotations_there_and_back(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    made, items = collection(traced)
    assert "correct nothing" in _annotated(run, made).err
    about(items, "Tarvenian president shown")["body"].append(
        {"type": "TextualBody", "purpose": "moderating", "value": "accept"}
    )
    reply = {
        "type": "Annotation", "motivation": "moderating", "target": about(items, MANAGERS)["id"],
        "body": [
            {"type": "TextualBody", "purpose": "moderating", "value": "reject"},
            {"type": "TextualBody", "purpose": "commenting", "value": "nobody said so"},
        ],
    }  # fmt: skip
    figures = about(items, FIGURES)
    figures["body"][0]["value"] = "Livia Oster"
    quote, position = about(items, INSTRUMENTS)["target"][0]["selector"]
    cut = quote["exact"].index("about 340")
    quote |= {"exact": quote["exact"][cut:], "prefix": ""}
    position["start"] += cut
    new = {
        "type": "Annotation", "motivation": "identifying",
        "body": {"type": "TextualBody", "value": "the press office"},
        "target": {
            "source": {"id": figures["target"][0]["source"]["id"]},
            "selector": {"type": "TextQuoteSelector", "exact": "It did not reply to questions"},
        },
    }  # fmt: skip
    items += [reply, new]
    assert _annotated(run, made).code == 0
    case = read_case(Path("case.toml"))
    assert [len(case.accept), len(case.reject), len(case.statement)] == [1, 1, 3]
    assert case.reject[0].note == "nobody said so"
    reports = said(traced_again(run))
    assert not any(words.startswith((MANAGERS, INSTRUMENTS)) for words in reports)
    assert any(words.startswith("about 340 liters") for words in reports)
    assert reports["It did not reply to questions"].voice == "reported"


def test_a_tag_on_the_words_is_enough(run: Run, desk: Path, traced: tuple[AnyRecord, ...]) -> None:
    """As people tag in Hypothesis: no id of ours, the page's address, a quotation."""
    page = next(r for r in traced if isinstance(r, Document) and "01-" in r.received_as)
    tagged = {
        "type": "Annotation",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "Reject"}],
        "target": {
            "source": page.url,
            "selector": [{"type": "TextQuoteSelector", "exact": "have been giving President Edvin Korvel"}],
        },
    }
    assert _annotated(run, [tagged]).code == 0
    assert not any(words.startswith(MANAGERS) for words in said(traced_again(run)))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"source": "https://elsewhere.example/"}, "is about a text that is not among the records"),
        ({"selector": {"type": "TextQuoteSelector", "exact": "no such words"}}, "which stands nowhere in"),
        ({"selector": {"type": "TextQuoteSelector", "exact": "the"}}, "which stands more than once in"),
        ({"selector": {"type": "TextQuoteSelector", "exact": "LISK, Sept 11"}}, "lie in no statement"),
        ({"selector": [{"type": "TextPositionSelector"}]}, "is no Web Annotation"),
    ],
)
def test_web_annotations_that_cannot_be_used(
    run: Run, desk: Path, traced: tuple[AnyRecord, ...], change: Json, says: str
) -> None:
    page = next(r for r in traced if isinstance(r, Document) and "01-" in r.received_as)
    one = {
        "type": "Annotation",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "reject"},
        "target": {"source": page.url} | change,
    }
    done = _annotated(run, one)
    assert done.code == ExitCode.NO_INPUT_USED
    assert "annotations.json, annotation 1: " in done.err and says in done.err


def _annotated(run: Run, made: Any) -> Ran:
    Path("annotations.json").write_text(json.dumps(made), encoding="utf-8")
    return run("correct", "records.jsonl", "annotations.json", "-o", "case.toml")
