"""Which format a file is in, by its content, and the articles in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final

from earwitness.errors import InputError
from earwitness.ingest.decode import Decoded, decode
from earwitness.ingest.documents import document_of
from earwitness.ingest.draft import Draft, Facts
from earwitness.ingest.html import is_html, read_html
from earwitness.ingest.jsonl import Entry, is_json_lines, read_json_lines, read_whole
from earwitness.ingest.plain import read_plain
from earwitness.ingest.sources import LARGEST_FILE, Found, open_file, read_bytes
from earwitness.ingest.streams import Given
from earwitness.records import Document
from earwitness.stream import is_whole

_JSONL_NAMES: Final = (".jsonl", ".ndjson")
_FIRST_LINES: Final = 5  # among which the first line of JSON lines must be
_HTML_NAMES: Final = (".html", ".htm", ".xhtml")
_MHTML: Final = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}?content-type:\s*multipart/related", re.IGNORECASE
)

# (file, name of the article) -> what tables and options say of it
Known = Callable[[Found, str, Facts], Facts]
Outcome = Document | Given | InputError | str  # a string is a note
_Item = Entry | Given | InputError | str


def read_found(found: Found, known: Known, stdin: BinaryIO | None) -> Iterator[Outcome]:
    """Documents, problems and notes of one file; never raises InputError."""
    try:
        if found.path is not None and found.name.lower().endswith(_JSONL_NAMES):
            # streamed, since a file of many articles may be larger than one article may be
            with open_file(found) as lines:
                yield from _articles(read_json_lines(_limited(lines), found.name), found, known)
            return
        if found.path is None and stdin is not None:
            head = _head(stdin)
            if is_json_lines(b"".join(head).decode("utf-8", "replace").removeprefix("\ufeff")):
                yield from _articles(read_json_lines(chain(head, _limited(stdin)), found.name), found, known)
                return
            stdin = BytesIO(b"".join(head) + stdin.read(LARGEST_FILE + 1))
        raw = read_bytes(found, stdin)
        decoded = decode(raw, found.name)
        if decoded.guessed:
            yield f"{found.name}: states no encoding and is not UTF-8; read as {decoded.guessed}, a guess"
        if is_json_lines(decoded.text):
            each = (line.encode() for line in decoded.text.split("\n"))
            yield from _articles(read_json_lines(each, found.name), found, known)
            return
        if is_whole(decoded.text):
            yield from _articles(read_whole(decoded.text.encode(), found.name), found, known)
            return
        draft = _single(decoded, found.name)
        yield from draft.notes
        yield document_of(found.name, draft, known(found, found.name, Facts()))
    except InputError as error:
        yield error


def _head(stdin: BinaryIO) -> list[bytes]:
    """The first lines, up to one that is not empty: a stream of any length is told by it."""
    lines: list[bytes] = []
    while len(lines) < _FIRST_LINES and not (lines and lines[-1].strip()):
        line = stdin.readline(LARGEST_FILE + 2)
        if not line:
            break
        lines.append(line)
    return lines


def _limited(lines: BinaryIO) -> Iterator[bytes]:
    """Lines of a file; one beyond the largest allowed is cut, which its reader reports."""
    while line := lines.readline(LARGEST_FILE + 2):
        cut = len(line) > LARGEST_FILE and not line.endswith(b"\n")
        yield line
        while cut and (rest := lines.readline(LARGEST_FILE)):
            cut = not rest.endswith(b"\n")


def _single(decoded: Decoded, name: str) -> Draft:
    """The one article of a text or an HTML page."""
    text = decoded.text
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise InputError(name, "holds nothing but white space", "give a file with the text of an article")
    lower = name.lower()
    if is_html(text, named_so=lower.endswith(_HTML_NAMES)):
        return read_html(text, name)
    if _MHTML.match(text[:5000]):
        raise InputError(name, "is a page saved as a single file (MHTML)", "save it as HTML instead")
    if lower.endswith(".json") and text.lstrip().startswith(("{", "[")):
        raise InputError(
            name, "is JSON, but not JSON lines", "write one article on each line and name it .jsonl"
        )
    return read_plain(text)


def _articles(items: Iterable[_Item], found: Found, known: Known) -> Iterator[Outcome]:
    names: Counter[str] = Counter()
    used = refused = 0
    for item in items:
        if isinstance(item, InputError | str):
            refused += isinstance(item, InputError)
            yield item
            continue
        used += 1
        if isinstance(item, Given):
            yield item
            continue
        yield from _article(item, found, known, again=names[item.name] > 0)
        names[item.name] += 1
    if not used and not refused:
        raise InputError(found.name, "holds no articles", "give JSON lines, one article on each line")


def _article(entry: Entry, found: Found, known: Known, *, again: bool) -> Iterator[Outcome]:
    yield from entry.draft.notes
    if again:
        yield f"{entry.name}: line {entry.line} has the id of an earlier line; both are read"
    yield document_of(entry.name, entry.draft, known(found, entry.name, entry.given))
