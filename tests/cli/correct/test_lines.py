"""Lines there and back: exported, filled in as a person would, taken into a case, and seen to hold."""

from __future__ import annotations

from pathlib import Path

from tests.cli.correct.corrections import (
    FIGURES,
    INSTRUMENTS,
    MANAGERS,
    Json,
    cased,
    said,
    statement,
    traced_again,
    write,
)
from tests.cli.running import Run

from earwitness.case import read_case
from earwitness.records import AnyRecord, Belief, Claim, Party
from earwitness.stream import decode


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
