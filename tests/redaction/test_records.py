"""Records after redaction: new ids where something went, the same elsewhere, nothing that tells who it is."""

from __future__ import annotations

import re
from typing import Any, get_args

import msgspec
import pytest
from tests.export.believed import BELIEVED
from tests.redaction.made import MARK, article, only, party

from earwitness.errors import SettingError
from earwitness.records import AnyRecord, Document, Party, Provenance, document_id, json_schema
from earwitness.redaction import redact
from earwitness.redaction.identity import IDS, LEVELS
from earwitness.redaction.rewriting import ADDRESSES, FREE, WORDS


def test_every_text_field_of_every_record_has_its_place() -> None:
    """A field that is added to the records must be told to be words, an id, or the machine's own."""
    machine = {"id", "record", "version", "command", "models", "retrieved", "date", "earliest", "latest",
               "language",
               "as_of", "scenario_id", "engine", "axes", "gap", "error", "purges"}  # fmt: skip
    known = WORDS | ADDRESSES | IDS | FREE | machine

    def strings(schema: Any) -> bool:
        if isinstance(schema, dict):
            if schema.get("type") == "string" and "enum" not in schema:
                return True
            return any(
                strings(v)
                for k, v in schema.items()
                if k in ("anyOf", "items", "prefixItems", "additionalProperties")
            )
        return isinstance(schema, list) and any(map(strings, schema))

    lost = [
        f"{name}.{key}"
        for name, schema in json_schema()["$defs"].items()
        for key, value in schema.get("properties", {}).items()
        if strings(value) and key not in known
    ]
    assert not lost


def test_every_kind_of_record_has_its_place_among_those_it_refers_to() -> None:
    assert {k.__struct_config__.tag for k in get_args(AnyRecord)} == {*LEVELS} - {"merged"}


def names_of(record: AnyRecord) -> set[str]:
    """All ids that a record has or refers to."""
    return set(re.findall(r'"([a-z]{3}-[\w-]+)"', msgspec.json.encode(record).decode()))


def test_ids_are_new_wherever_something_was_redacted_and_lead_to_the_same_records() -> None:
    done = redact(BELIEVED, ["Mara Quill"])
    old, new = {r.id for r in BELIEVED}, {r.id for r in done.records}
    for before in BELIEVED:
        after = done.by_old_id[before.id]
        assert type(after) is type(before)
        touched = re.sub(r"\W", "", msgspec.json.encode(before).decode()) != re.sub(
            r"\W", "", msgspec.json.encode(after).decode()
        )
        assert touched == (after.id != before.id)  # a record is kept, to the letter, or has a new id
    gone = old - new
    assert "doc-post" in gone and "rep-quill" in gone and "doc-blog" not in gone
    assert not {i for r in done.records for i in names_of(r)} & gone
    assert {i for r in done.records for i in names_of(r)} <= new | {
        i for r in BELIEVED for i in names_of(r)
    } - gone


def test_a_guessed_article_is_not_confirmed_by_any_id() -> None:
    text = "Jane Roe spoke. The mill burned."
    one = article(text, url="https://x.example/1")
    done = redact([one, party(one, "Jane Roe")], ["Jane Roe"])
    guessed = {
        document_id(url=url, outlet=None, published=None, text=text) for url in (None, "https://x.example/1")
    }
    assert not guessed & {i for r in done.records for i in names_of(r)}
    again = redact([article(text.replace("Jane Roe", "Ada Poe"), url="https://x.example/1")], ["Ada Poe"])
    assert only(Document, done.records)[0] == only(Document, again.records)[0]  # nothing tells the two apart


def test_hashes_of_what_an_analyst_wrote_are_withheld() -> None:
    one = article("Jane Roe spoke.")
    made = Provenance(
        id="prv-1", version="1", command="weigh", models={"best": "ab"}, inputs=(one.id,),
        settings={"case": "case-0123456789abcdef", "priors": "priors-0123456789abcdef", "outlet": "Roe Post",
                  "model": "best", "words_only": False},
    )  # fmt: skip
    (new,) = only(Provenance, redact([made, one], ["Jane Roe"], keep=["priors-0123456789abcdef"]).records)
    assert new.settings == {"case": "withheld", "priors": "priors-0123456789abcdef", "outlet": f"{MARK} Post",
                            "model": "best", "words_only": False}  # fmt: skip
    assert new.inputs != (one.id,) and new.id != "prv-1"


def test_two_articles_that_differ_in_the_name_alone_stay_two() -> None:
    done = redact([article("Jane Roe spoke."), article("Ada Poe spoke.")], ["Jane Roe", "Ada Poe"])
    assert len({d.id for d in only(Document, done.records)}) == 2
    same = redact([article("Jane Roe spoke."), article("JANE ROE spoke.")], ["Jane Roe"])
    assert len({d.id for d in only(Document, same.records)}) == 2
    assert len({d.text for d in only(Document, same.records)}) == 1


def test_members_of_a_merged_party_keep_their_rules() -> None:
    documents = [article(f"Ada Poe met Jane Roe, {n}.", name=f"{n}") for n in range(5)]
    poes = sorted((party(d, "Ada Poe") for d in documents), key=lambda p: p.id)
    merged = Party(
        id="par-m", document=None, name="Ada Poe", kind="named-person", members=tuple(p.id for p in poes),
        why=tuple(f"rule {n}" for n in range(1, 5)),
    )  # fmt: skip
    done = redact([*documents, *poes, merged], ["Jane Roe"])
    new = next(p for p in only(Party, done.records) if p.document is None)
    assert list(new.members) == sorted(done.by_old_id[p.id].id for p in poes)
    assert sorted(new.why)[1:] == sorted(set(new.why))[1:] or set(new.why) <= {
        f"rule {n}" for n in range(1, 5)
    }
    assert len(new.why) == 4


def test_records_that_differ_and_have_one_id_are_refused() -> None:
    one, other = article("Jane Roe"), article("Jane Roe again")
    with pytest.raises(SettingError, match="two records differ and have one id"):
        redact([one, msgspec.structs.replace(other, id=one.id)], ["Jane Roe"])
    assert len(redact([one, one], ["Jane Roe"]).records) == 1
