"""Records in which the chosen parties do not stand: their words, spans and names.

Free words are searched for names, names of files and addresses as such; words of the machine and ids (see
``identity``) are left. Which field holds what is a table, which a test holds against the schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from earwitness.names import phrase
from earwitness.records import AnyRecord, Document, Party, Report, Span
from earwitness.redaction.choosing import Cast, Chosen
from earwitness.redaction.finding import Finder, Hit, Mention
from earwitness.redaction.folding import fold
from earwitness.redaction.forms import name_words
from earwitness.redaction.identity import Plain
from earwitness.redaction.marking import Marked, mark, marked
from earwitness.redaction.quoting import Quoted

WORDS: Final = frozenset(
    [
        "outlet", "headline", "why", "name", "role", "affiliation", "motive", "what", "unit", "text", "rules",
        "rule", "note", "notes", "title", "phrase", "scenario",
    ]
)  # fmt: skip
ADDRESSES: Final = frozenset(["received_as", "url"])
SPANS: Final = frozenset(
    ["mentions", "anonymity", "cue", "content", "hedges", "verification", "span", "spans"]
)
# Every string under these is words, whatever it is called.
FREE: Final = frozenset(["evidence", "settings", "brief"])
# A hash of judgements or priors may be of words that name somebody, and would confirm a guess.
_HASH: Final = re.compile(r"[a-z]+-[0-9a-f]{16}")
WITHHELD: Final = "withheld"


class Rewriter:
    """Takes the *chosen* parties out of *records*; *keep* are hashes of settings that tell nothing."""

    def __init__(
        self, cast: Cast, chosen: Sequence[Chosen], records: Sequence[AnyRecord], *, keep: Iterable[str] = ()
    ) -> None:
        self._keep = frozenset(keep)
        self._label = {i: c.number for c in chosen for i in c.ids}
        others = cast.names_but(frozenset(self._label))
        self._finders = [Finder(c.number, c.forms, others) for c in chosen]
        self._said: dict[tuple[str, bool], str] = {}
        self._quoted = Quoted()
        reports = [r for r in records if isinstance(r, Report)]
        self._home = {r.id: r.document for r in reports}
        places = self._places(cast, reports)
        mentions = self._mentions(cast)
        self.texts: dict[str, Marked] = {}
        for document in cast.documents.values():
            at = places.get(document.id, {})
            for span, label in sorted(at.items()):
                self._quoted.add(document.text, span, label)
            hits = [Hit(*span, label) for span, label in at.items()]
            for finder in self._finders:
                hits += finder.found(document.text, mentions=mentions.get(document.id, ()))
            self.texts[document.id] = marked(document.text, hits)

    def words(self, text: str, *, address: bool = False) -> str:
        """*text*, which is no article's, without the chosen; *address*: it is one, or the name of a file."""
        key = text, address
        if key not in self._said:
            hits = [hit for finder in self._finders for hit in finder.found(text, address=address)]
            if not address:
                hits += self._quoted.found(text)
            self._said[key] = marked(text, hits).text
        return self._said[key]

    def plain(self, record: AnyRecord) -> Plain:
        """*record* as plain values, without the chosen parties; its ids are still the old ones."""
        old = as_plain(record)
        if isinstance(record, Document):
            new = {k: self._value(k, v, record.id) for k, v in old.items() if k != "text"}
            new |= {"text": self.texts[record.id].text, "headline": self._headline(record)}
            return {k: new[k] for k in old}
        out = {k: self._value(k, v, getattr(record, "document", None)) for k, v in old.items()}
        if old["record"] == "claim":
            homes = (self._home.get(w["report"]) for w in old["wordings"])
            out["wordings"] = [self._value("", w, d) for w, d in zip(old["wordings"], homes, strict=True)]
        if old["record"] == "passage":
            out["spans"] = [
                [self._moved(s, d) for s, d in zip(pair, old["documents"], strict=True)]
                for pair in old["spans"]
            ]
        if isinstance(record, Party) and record.id in self._label:
            name, why = mark(self._label[record.id]), [WITHHELD for _ in old["why"]]
            out |= {"name": name, "role": None, "affiliation": None, "why": why}
        return out

    def _headline(self, document: Document) -> str | None:
        """The headline as it stands in the redacted text, if it stands there."""
        if document.headline is None:
            return None
        at = document.text.find(document.headline)
        if at < 0 or not document.headline:
            return self.words(document.headline)
        made = self.texts[document.id]
        start, end = made.span(at, at + len(document.headline))
        return self.words(made.text[start:end])

    def _value(self, key: str, value: Any, document: str | None) -> Any:
        """*value* of the field *key* of a record about *document*."""
        match value:
            case str() if key in WORDS or key in ADDRESSES:
                return self.words(value, address=key in ADDRESSES)
            case dict() if key in FREE:
                return {k: self._free(v, hashed=key == "settings") for k, v in value.items()}
            case dict() if key == "block":
                start, end = self._moved([value["start"], value["end"]], document)
                return value | {"start": start, "end": end}
            case dict():
                return {k: self._value(k, v, document) for k, v in value.items()}
            case [int(), int()] if key in SPANS:
                return self._moved(value, document)
            case list() if key in SPANS:
                moved = [tuple(self._moved(s, document)) for s in value] if document else value
                return [list(s) for s in dict.fromkeys(moved)] if document else value
            case list():
                return [self._value("block" if key == "blocks" else key, v, document) for v in value]
        return value

    def _moved(self, span: list[int], document: str | None) -> list[int]:
        """Where *span* has gone; one of an article that is not there stays."""
        text = self.texts.get(document or "")
        return list(text.span(*span)) if text is not None else span

    def _free(self, value: Any, *, hashed: bool) -> Any:
        if not isinstance(value, str) or value in self._keep:
            return value
        return WITHHELD if hashed and _HASH.fullmatch(value) else self.words(value)

    def _places(self, cast: Cast, reports: Iterable[Report]) -> dict[str, dict[Span, int]]:
        """By article the places where the chosen are named or described, with their numbers.

        Pronouns stay: they tell a gender, and a text without them cannot be read.
        """
        out: dict[str, dict[Span, int]] = {}
        for document, span, party in _tied(cast.parties.values(), reports):
            if party in self._label and document in cast.documents:
                words = cast.documents[document].text[slice(*span)]
                if phrase(words).form in ("name", "role"):
                    out.setdefault(document, {}).setdefault(span, self._label[party])
        return out

    def _mentions(self, cast: Cast) -> Mapping[str, list[Mention]]:
        """By article where others are mentioned, each with the words of their own name."""
        out: dict[str, list[Mention]] = {}
        for party in cast.parties.values():
            words = frozenset(map(fold, name_words(party.name)))
            if party.id not in self._label and party.document is not None:
                out.setdefault(party.document, []).extend(Mention(s, e, words) for s, e in party.mentions)
        return out


def as_plain(record: AnyRecord) -> Plain:
    """*record* as JSON has it."""
    plain: Plain = msgspec.json.decode(msgspec.json.encode(record))
    return plain


def _tied(parties: Iterable[Party], reports: Iterable[Report]) -> Iterator[tuple[str, Span, str]]:
    """(article, place, party) wherever words of an article are tied to a party."""
    for party in parties:
        for span in party.mentions:
            yield party.document or "", span, party.id
    for report in reports:
        if report.source.party is not None:
            for span in report.source.spans:
                yield report.document, span, report.source.party
        for step in report.relay:
            if step.span is not None:
                yield report.document, step.span, step.party
