"""``earwitness trace``: what it prints, the lineage for graph tools, and a case of the analyst."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.running import ARTICLE, SAME, Run

from earwitness import pipeline
from earwitness.bundle import Bundle
from earwitness.case import read_case
from earwitness.cli.articles import with_note_on_case
from earwitness.errors import ExitCode, ModelError
from earwitness.provenance import provenance


def test_trace_lists_the_claims_that_matter(run: Run, copies: str, article: str) -> None:
    done = run("trace", "--words-only", copies, article)
    assert done.code == 0
    head, *rest = done.out.split("\n\n")
    assert " ".join(head.split()) == (
        "3 articles, 3 statements, 2 claims: 1 stated in two or more articles, 0 disputed "
        "1 stated in one article only and not disputed: --all lists them"
    )
    claim = " ".join(rest[0].split())
    assert claim.startswith("1 “The harbor of Tell is closed until the spring”")
    assert "Stated 2 times in 2 articles: the mayor in Courier and Post" in claim and "Origins 1" in claim
    assert "The dam in the valley" not in done.out and "note: no date of publication: a.txt" in done.err
    everything = run("trace", "--words-only", "--all", copies, article).out
    assert "The dam in the valley" in everything and "--all" not in everything


@pytest.mark.parametrize("name", ["l.graphml", "l.gexf", "l.json", "l.jsonl"])
def test_the_lineage_for_graph_tools(run: Run, copies: str, name: str) -> None:
    done = run("trace", "--words-only", copies, "-o", name)
    assert done == (0, "", f"earwitness: {name}: 1 claim, 1 link\n")
    first = Path(name).read_bytes()
    records = run("trace", "--words-only", copies, "-o", name, "--json").out
    assert Path(name).read_bytes() == first
    assert (records.encode() == first) == (name == "l.jsonl")


def test_a_missing_pair_model_is_told_before_any_reading(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise ModelError(f"model {name!r}: not in this installation; install Earwitness again")

    monkeypatch.setattr(pipeline, "model_hash", missing)
    monkeypatch.setattr(pipeline, "collect", None)
    done = run("trace", article)
    assert (done.code, done.out) == (ExitCode.INSTALLATION, "") and "model 'pairs'" in done.err


def test_a_case_wins(run: Run, copies: str) -> None:
    documents = [json.loads(line) for line in run("ingest", copies, "--json").out.splitlines()[1:]]
    places = [f'{{document = "{d["id"]}", quotation = "closed until the spring"}}' for d in documents]
    Path("case.toml").write_text(f"[[different]]\nof = [{', '.join(places)}]\n", encoding="utf-8")
    done = run("trace", "--words-only", "--case", "case.toml", copies)
    assert done.code == 0 and "2 claims: 0 stated in two or more articles" in " ".join(done.out.split())
    Path("case.toml").write_text(
        f"[[same]]\nof = [{places[0]}, {{document = 'doc-0', quotation = 'x'}}]\n", encoding="utf-8"
    )
    wrong = run("trace", "--words-only", "--case", "case.toml", copies)
    assert (wrong.code, wrong.out) == (ExitCode.USAGE, "") and "case: [[same]] 1: 'doc-0'" in wrong.err


def test_what_a_case_holds_for_another_step_is_told(run: Run, copies: str) -> None:
    documents = [json.loads(line) for line in run("ingest", copies, "--json").out.splitlines()[1:]]
    places = [f'{{document = "{d["id"]}", quotation = "closed until the spring"}}' for d in documents]
    Path("case.toml").write_text(
        f"[[different]]\nof = [{', '.join(places)}]\n[[grade]]\nof = [{places[0]}]\nreliability = 'B'\n",
        encoding="utf-8",
    )
    traced = "note: [[different]] of the case changed nothing here; 'earwitness trace' applies that"
    weighed = "note: [[grade]] of the case changed nothing here; 'earwitness weigh' applies that"
    for command in (["read"], ["dossier", "--no-trace"]):
        done = run(*command, "--case", "case.toml", copies)
        assert done.code == 0 and traced in done.err and weighed in done.err, command
    # what is traced and not weighed lacks the grade alone
    made = provenance("trace", settings={}, models={}, documents=())
    bundle = Bundle((), (), (), made, case=read_case(Path("case.toml")))
    assert with_note_on_case(bundle, traced=True, weighed=False).notes == (weighed.removeprefix("note: "),)
    assert with_note_on_case(bundle, traced=True, weighed=True) == bundle


def test_trace_of_little(run: Run, article: str) -> None:
    one = run("trace", "--words-only", article)
    assert one.code == 0 and "1 article, 1 statement, 1 claim:" in one.out
    assert "one article only: nothing can be compared" in one.err
    Path("none.txt").write_text("Nothing\n\nNobody speaks here at all today.\n", encoding="utf-8")
    none = run("trace", "--words-only", "none.txt")
    assert none.code == 0 and "1 article, 0 statements, 0 claims" in none.out and "no statements" in none.err
    Path("twice.txt").write_text(ARTICLE, encoding="utf-8")
    twice = run("trace", "--words-only", article, "twice.txt")
    assert twice.code == 0 and "twice.txt: wholly equal to a.txt; kept once" in twice.err


def test_hundreds_of_copies_of_one_notice(run: Run) -> None:
    lines = [json.dumps({"id": str(n), "outlet": f"Outlet {n}", "text": SAME}) for n in range(300)]
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("trace", "--words-only", "many.jsonl")
    assert done.code == 0 and "300 articles, 300 statements, 1 claim:" in done.out
    assert "and 294 more" in done.out and "--all lists them" in done.out
    assert len(done.out.splitlines()) < 600
