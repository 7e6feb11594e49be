"""JSON lines: one article a line, with what is known about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

import msgspec

from earwitness.errors import InputError
from earwitness.ingest.blocks import blocks_of, lines_of, part_credits
from earwitness.ingest.dates import read_date
from earwitness.ingest.draft import UNKNOWN, Draft, Fact, Facts
from earwitness.ingest.html import read_html
from earwitness.ingest.metadata import web_address
from earwitness.ingest.plain import classify, read_plain
from earwitness.ingest.rules import credit_in_caption
from earwitness.ingest.sources import LARGEST_FILE
from earwitness.ingest.streams import TAKEN, Given
from earwitness.records import SCHEMA, AnyRecord, BlockKind, Document, Finding, Provenance
from earwitness.stream import Refused, placed

_WANTED: Final = "give objects with id, outlet, published, url and text (or html), one on each line"
_KINDS: Final = frozenset(kind.__struct_config__.tag for kind in get_args(AnyRecord))
_TEXTS: Final = ("id", "outlet", "published", "url", "headline", "text", "html")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the name of its article, the article, and what the line says about it."""

    line: int
    name: str
    draft: Draft
    given: Facts = UNKNOWN


def is_json_lines(text: str) -> bool:
    """True if the first line is a JSON object that holds an article."""
    first = next((line for line in text.split("\n", 5)[:5] if line.strip()), "").strip()
    if not (first.startswith("{") and first.endswith("}")):
        return False
    try:
        value = _decoded(first)
    except ValueError:
        return False
    return isinstance(value, dict) and not {"text", "html", "record"}.isdisjoint(value)


def read_json_lines(lines: Iterable[bytes], name: str) -> Iterator[Entry | Given | InputError]:
    """Entries, records and problems in the order of the lines; a bad line does not stop the ones after it."""
    yield from _read(enumerate(lines, 1), name)


def read_whole(data: bytes, name: str) -> Iterator[Entry | Given | InputError | str]:
    """The records of a dossier's JSON and notes on what it was made without; problems as with lines."""
    try:
        found = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        entries = msgspec.json.decode(found["records"], type=list[msgspec.Raw])
        refused = msgspec.json.decode(found.get("refused", b"[]"), type=list[Refused])
    except (msgspec.DecodeError, KeyError, RecursionError, UnicodeError) as error:
        raise InputError(name, f"is not the JSON of a dossier ({error})", "make it again") from error
    if bytes(found.get("schema", b"")) != str(SCHEMA).encode():
        raise InputError(
            name, f"is the JSON of a dossier of another schema than {SCHEMA}", "use the version that wrote it"
        )
    yield from (f"{name}: was made without {left.name}, which {left.problem}" for left in refused)
    yield from _read(placed(data, entries), name)


def _read(lines: Iterable[tuple[int, bytes]], name: str) -> Iterator[Entry | Given | InputError]:
    by: Provenance | None = None
    for number, raw in lines:
        line = raw.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else raw.strip()
        if not line:
            continue
        where = f"{name}, line {number}"
        try:
            if len(line) > LARGEST_FILE:
                raise InputError(where, f"is longer than {LARGEST_FILE // 1_000_000} MB", "split the article")
            value = _object(line, where)
            if "record" not in value:
                yield from _entry(value, name, number, where)
            elif (record := _record(value, where)) is not None:
                by = record if isinstance(record, Provenance) else by
                yield Given(name, number, record, by)
        except InputError as error:
            yield error


def _decoded(line: str | bytes) -> Any:
    """The JSON value on a line. Raises ValueError for whatever is wrong with it."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise ValueError(str(error)) from error


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        value = _decoded(line)
    except ValueError as error:
        raise InputError(where, f"is not JSON ({error})", "correct or remove this line") from error
    if not isinstance(value, dict):
        raise InputError(where, "is not a JSON object", _WANTED)
    return value


def _entry(value: dict[str, Any], name: str, number: int, where: str) -> Iterator[Entry | InputError]:
    fields: dict[str, str] = {}
    for key in _TEXTS:
        field = value.get(key)
        if isinstance(field, int) and key == "id":
            field = str(field)
        if field is not None and not isinstance(field, str):
            raise InputError(where, f"has a {key!r} that is not a string", _WANTED)
        fields[key] = field or ""
    label = f"{name}#{' '.join(fields['id'].split()) or f'line-{number}'}"
    given, problems = _given(fields, where)
    yield from problems
    yield Entry(number, label, _draft(fields, label, where), given)


def _record(value: dict[str, Any], where: str) -> Document | Provenance | Finding | None:
    """A line of a record stream, which is passed on as it is; None for kinds that are made anew."""
    kind = value["record"]
    if not isinstance(kind, str) or kind not in _KINDS:
        raise InputError(where, f"is a record of an unknown kind ({kind!r:.60})", "write records with --json")
    if kind not in TAKEN:
        return None
    try:
        record: Document | Provenance | Finding = msgspec.convert(value, TAKEN[kind])
    except (msgspec.ValidationError, RecursionError) as error:
        raise InputError(where, f"is not a {kind} ({error})", "write records with --json") from error
    if isinstance(record, Document):
        _check_blocks(record, where)
    return record


def _check_blocks(document: Document, where: str) -> None:
    spans = [(b.start, b.end) for b in document.blocks]
    ends = [0, *(end for _, end in spans)]
    if any(
        not before <= start < end <= len(document.text)
        for before, (start, end) in zip(ends, spans, strict=False)
    ):
        raise InputError(where, "is a document whose blocks do not fit its text", "write records with --json")


def _given(fields: dict[str, str], where: str) -> tuple[Facts, list[InputError]]:
    """What the line says about its article, and what of that cannot be used."""
    problems = []
    outlet = " ".join(fields["outlet"].split())
    published, url = fields["published"].strip(), fields["url"].strip()
    if published and read_date(published) is None:
        problems.append(
            InputError(
                where,
                f"published {published[:60]!r} is not a date",
                "write it like 2021-03-09; read without it",
            )
        )
        published = ""
    if url and web_address(url) is None:
        problems.append(
            InputError(
                where,
                f"url {url[:80]!r} is not a web address",
                "write it with http:// or https://; read without it",
            )
        )
        url = ""
    why = "its line in the JSON lines"
    return Facts(
        outlet=Fact(outlet, "given", why) if outlet else None,
        published=Fact(published, "given", why) if published else None,
        url=Fact(url, "given", why) if url else None,
    ), problems


def _draft(fields: dict[str, str], label: str, where: str) -> Draft:
    text = fields["text"].replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    headline = " ".join(fields["headline"].split())
    if text.strip():
        return _with_headline(text, headline) if headline else read_plain(text)
    if fields["html"].strip():
        return read_html(fields["html"], label)
    raise InputError(where, "has no text", _WANTED)


def _with_headline(text: str, headline: str) -> Draft:
    """The article with its headline as first line, put there unless the text begins with it."""
    begins = " ".join(text[: 4 * len(headline) + 100].split()).casefold().startswith(headline.casefold())
    if not begins:
        text = f"{headline}\n\n{text}"
    draft = read_plain(text)
    lines = lines_of(text)
    if lines[0].text.casefold() != headline.casefold():
        return replace(draft, headline=headline)
    rest = classify(lines[1:])
    kinds: list[BlockKind] = ["headline", *("subhead" if kind == "headline" else kind for kind in rest)]
    return replace(
        draft, headline=lines[0].text, blocks=blocks_of(*part_credits(lines, kinds, credit_in_caption))
    )
