"""The whole stage: sources, tables, options, JSON lines, refusals, collapsing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.ingest import Ingested, IngestSettings, ingest
from earwitness.stream import decode, encode

BODY = "The mayor said on Monday that the wells had been dry since the spring, and that nobody had asked."
ARTICLE = f"Wells run dry\n\n{BODY}\n"
PAGE = (
    "<html><head><meta property='og:site_name' content='Plum News'>"
    "<meta name='date' content='2031-05-04'></head>"
    f"<body><h1>Wells run dry</h1><p>{BODY}</p></body></html>"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, content: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def lines(result: Ingested) -> list[str]:
    return [str(error) for error in result.refused]


def test_a_text_file(here: Path) -> None:
    write("a.txt", "\ufeff" + ARTICLE.replace("\n", "\r\n"))
    (document,) = ingest(["a.txt"]).documents
    assert document.text == ARTICLE
    assert document.received_as == "a.txt"
    assert document.headline == "Wells run dry"
    assert (document.outlet, document.outlet_basis, document.published.basis) == (None, "unknown", "unknown")
    assert (document.published.date, document.published.earliest, document.published.latest) == (
        None,
        None,
        None,
    )
    assert document.language == "en"
    assert decode(encode(document)) == document


def test_a_folder_is_read_in_order_without_what_is_no_article(here: Path) -> None:
    for name in ("f/b.txt", "f/a.txt", "f/sub/c.txt"):
        write(name, f"{name}\n\n{BODY}")
    write("f/p.html", PAGE)
    for name in (
        "f/.hidden.txt",
        "f/.git/x.txt",
        "f/p_files/ad.html",
        "f/README.md",
        "f/README",
        "f/truth.json",
        "f/make.py",
    ):
        write(name, "not an article")
    write("f/articles.csv", "file,outlet,published,url\n")
    result = ingest(["f"])
    assert [d.received_as for d in result.documents] == ["f/a.txt", "f/b.txt", "f/p.html", "f/sub/c.txt"]
    assert result.refused == () == result.notes


def test_standard_input_by_content(here: Path) -> None:
    for content, outlet in (
        (ARTICLE, None),
        (PAGE, "Plum News"),
        ('{"text": "A text.", "outlet": "Plum News"}', "Plum News"),
    ):
        (document,) = ingest(["-"], stdin=io.BytesIO(content.encode())).documents
        assert document.outlet == outlet
        assert document.received_as.startswith("-")


def test_content_decides_and_not_the_name(here: Path) -> None:
    write("page.txt", PAGE)
    write("text.html", ARTICLE)
    write("lines.txt", '{"id": 7, "text": "A text."}\n')
    page, text, line = ingest(["page.txt", "text.html", "lines.txt"]).documents
    assert page.outlet == "Plum News"
    assert text.text == ARTICLE
    assert line.received_as == "lines.txt#7"


# Table, then options, then the page. (row of the table, settings, (outlet, basis, date, basis), why)
PRECEDENCE = [
    (
        "a.html,Row,2030-01,",
        IngestSettings("Option", "2029"),
        ("Row", "given", "2030-01", "given"),
        "the row",
    ),
    (
        "a.html,,,",
        IngestSettings("Option", "2029"),
        ("Option", "given", "2029", "given"),
        "empty cells say nothing",
    ),
    (
        "a.html,,2030-01,",
        IngestSettings("Option"),
        ("Option", "given", "2030-01", "given"),
        "each fact by itself",
    ),
    (None, IngestSettings(), ("Plum News", "stated", "2031-05-04", "stated"), "the page"),
]


@pytest.mark.parametrize(
    ("row", "settings", "expected", "why"), PRECEDENCE, ids=[row[3] for row in PRECEDENCE]
)
def test_precedence(
    here: Path, row: str | None, settings: IngestSettings, expected: tuple[str, str, str, str], why: str
) -> None:
    write("f/a.html", PAGE)
    if row:
        write("f/articles.csv", f"file,outlet,published,url\n{row}\n")
    (document,) = ingest(["f/a.html"], settings=settings).documents
    found = (document.outlet, document.outlet_basis, document.published.date, document.published.basis)
    assert found == expected, why
    assert document.published.why


def test_a_table_given_by_name(here: Path) -> None:
    write("f/a.txt", ARTICLE)
    write("t.csv", "outlet;file;url;published\nPlum News;f/a.txt;https://plum.example/a;4 May 2031\n")
    (document,) = ingest(["f/a.txt"], settings=IngestSettings(table=Path("t.csv"))).documents
    assert (document.outlet, document.url) == ("Plum News", "https://plum.example/a")
    assert document.published.date == "2031-05-04"
    assert document.published.why == "t.csv, line 2"


# (table, words of each message in order, why)
TABLES = [
    ("outlet,published,url\nx,,\n", ["no column file"], "nothing to go by"),
    ("file,outlet,published\na.txt,Plum,\n", ["no column url"], "the rest is still used"),
    ("file,outlet,published,url\nb.txt,Plum,,\n", ["names b.txt, which is not there"], "unknown file"),
    ("file,outlet,published,url\na.txt,Plum,soon,\n", ["'soon' is not a date"], "bad date"),
    ("file,outlet,published,url\na.txt,Plum,,plum\n", ["'plum' is not a web address"], "bad address"),
    ("file,outlet,published,url\na.txt,Plum,,\na.txt,Pear,,\n", ["names a.txt again"], "two rows"),
    (
        "file,outlet,published,url\n,Plum,soon,\nb.txt,,,\n",
        ["names no file", "names b.txt"],
        "one message each",
    ),
    ("", ["is empty"], "empty table"),
    (b"%PDF-1.4", ["is a PDF"], "no table at all"),
]


@pytest.mark.parametrize(("table", "messages", "why"), TABLES, ids=[row[2] for row in TABLES])
def test_mistakes_in_a_table_stop_nothing(
    here: Path, table: str | bytes, messages: list[str], why: str
) -> None:
    write("a.txt", ARTICLE)
    write("articles.csv", table)
    result = ingest(["a.txt", "a.txt"])
    assert len(result.documents) == 1
    assert len(result.refused) == len(messages), why
    for line, words in zip(lines(result), messages, strict=True):
        assert words in line and "articles.csv" in line


BAD = [
    ("missing.txt", None, "does not exist"),
    ("empty.txt", "", "is empty"),
    ("blank.txt", " \n\t\u200b\n", "nothing but white space"),
    ("pdf.txt", "%PDF-1.7\nxx", "is a PDF"),
    ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(100), "is an image"),
    ("doc.docx", b"PK\x03\x04" + bytes(100), "office"),
    ("page.html", "<html><body><script>x</script></body></html>", "without visible text"),
    ("data.json", '{\n "a": 1\n}', "JSON lines"),
    (
        "saved.mhtml",
        "From: <x>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\ntext",
        "MHTML",
    ),
    ("articles.csv", "file,outlet,published,url\n", "--table"),
    ("https://plum.example/wells", None, "fetching is not built yet"),
    ("none.jsonl", "\n\n", "no articles"),
]


@pytest.mark.parametrize(("name", "content", "words"), BAD, ids=[row[2] for row in BAD])
def test_bad_input_gives_one_line_and_the_batch_goes_on(
    here: Path, name: str, content: str | bytes | None, words: str
) -> None:
    write("good.txt", ARTICLE)
    if content is not None:
        write(name, content)
    result = ingest([name, "good.txt"])
    (line,) = lines(result)
    assert line.startswith(f"{name}: ") and words in line and "\n" not in line
    assert "; " in line, "the line says what to do"
    assert [d.received_as for d in result.documents] == ["good.txt"]


def test_an_empty_folder_a_large_file_and_no_standard_input(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["earwitness.ingest.sources"], "LARGEST_FILE", 1_000_000)
    Path("f").mkdir()
    write("f/README.md", "nothing")
    write("large.txt", b"a word " * 200_000)
    folder, large, stdin = lines(ingest(["f", "large.txt", "-"]))
    assert folder.startswith("f: is a folder without articles")
    assert "larger than 1 MB; split it" in large
    assert stdin.startswith("-: ")


def test_a_file_that_may_not_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(path))

    write("a.txt", ARTICLE)
    monkeypatch.setattr(Path, "open", refuse)  # not by chmod: root may read everything
    (line,) = lines(ingest(["a.txt"]))
    assert line == "a.txt: cannot be opened (Permission denied); check the permissions of the file"


def test_names_that_are_no_text(here: Path) -> None:
    raw = b"a\xff\nb.txt"
    Path(os.fsdecode(raw)).write_text(ARTICLE)
    (document,) = ingest([os.fsdecode(raw)]).documents
    assert document.received_as == "a\ufffd?b.txt"
    assert encode(document)


def test_json_lines_one_by_one(here: Path) -> None:
    rows = [
        {
            "id": "1",
            "outlet": "Plum News",
            "published": "2031-05-04",
            "url": "https://plum.example/1",
            "text": ARTICLE,
        },
        {"id": "2", "headline": "Wells run dry", "text": BODY},
        {"id": "3", "html": PAGE},
        {"id": "4"},
        {"id": "1", "text": "Another text."},
        {"text": "No id.", "published": "soon"},
        {"id": "7", "text": 7},
    ]
    content = [msgspec.json.encode(row) for row in rows]
    content[3:3] = [b"{broken", b"[1]", b"", b"\xff"]
    write("a.jsonl", b"\n".join(content))
    result = ingest(["a.jsonl"])
    assert [d.received_as for d in result.documents] == [
        "a.jsonl#1",
        "a.jsonl#2",
        "a.jsonl#3",
        "a.jsonl#1",
        "a.jsonl#line-10",
    ]
    first, second, third, *_ = result.documents
    assert (first.outlet, first.outlet_basis, first.published.date) == ("Plum News", "given", "2031-05-04")
    assert second.text == f"Wells run dry\n\n{BODY}" and second.headline == "Wells run dry"
    assert third.outlet == "Plum News"
    assert [line.split(":")[0] for line in lines(result)] == [
        f"a.jsonl, line {n}" for n in (4, 5, 7, 8, 10, 11)
    ]
    assert "id of an earlier line" in result.notes[0]


def test_a_record_stream_comes_back_as_it_is(here: Path) -> None:
    write("a.txt", ARTICLE)
    write("p.html", PAGE)
    documents = ingest(["a.txt", "p.html"]).documents
    stream = b"\n".join(encode(d) for d in documents)
    assert ingest(["-"], stdin=io.BytesIO(stream)).documents == documents
    bad = stream.replace(b'"end":13', b'"end":99999', 1)
    assert "do not fit" in lines(ingest(["-"], stdin=io.BytesIO(bad)))[0]


def test_wholly_equal_documents_collapse_and_others_do_not(here: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt", "d.txt"):
        write(name, ARTICLE)
    write("articles.csv", "file,outlet,published,url\nc.txt,Plum News,,\nd.txt,Pear News,,\n")
    result = ingest(["b.txt", "c.txt", "a.txt", "d.txt"])
    assert [d.received_as for d in result.documents] == ["a.txt", "c.txt", "d.txt"]
    assert result.notes == ("b.txt: wholly equal to a.txt; kept once",)
    assert len({d.id for d in result.documents}) == 3


def test_order_changes_nothing_but_order(here: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        write(name, ARTICLE if name < "c" else f"Other\n\n{BODY}")
    one = ingest(["a.txt", "b.txt", "c.txt"]).documents
    other = ingest(["c.txt", "b.txt", "a.txt"]).documents
    assert sorted(map(encode, one)) == sorted(map(encode, other))


def test_progress_and_bad_settings(here: Path) -> None:
    write("a.txt", ARTICLE)
    seen: list[tuple[int, int]] = []
    ingest(["a.txt", "a.txt", "no.txt"], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
    with pytest.raises(SettingError, match="--date"):
        ingest(["a.txt"], settings=IngestSettings(date="soon"))
    with pytest.raises(SettingError, match="--table"):
        ingest(["a.txt"], settings=IngestSettings(table=Path("no.csv")))


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    code = (
        "import sys, earwitness.ingest;"
        "heavy = {'lxml', 'trafilatura', 'py3langid', 'numpy', 'charset_normalizer'};"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(st.text(max_size=300))
def test_text_comes_back_exactly_and_ids_hang_on_content_alone(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    first, second = ingest(["-"], stdin=io.BytesIO(raw)), ingest(["-"], stdin=io.BytesIO(raw))
    assert first.documents == second.documents
    assert len(first.documents) + len(first.refused) >= 1
    for document in first.documents:
        if document.outlet is None and "<" not in text and "#" not in document.received_as:
            assert document.text == raw.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace(
                "\r", "\n"
            )


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60), st.sampled_from([b'{"text":"A b."}', b'{"record":"document"}', b"{}"])
        ),
        max_size=8,
    )
)
def test_any_json_lines_are_read_or_refused(rows: list[bytes]) -> None:
    result = ingest(["-"], stdin=io.BytesIO(b'{"text":"First."}\n' + b"\n".join(rows)))
    assert len(result.documents) + len(result.refused) >= 1
    assert all("\n" not in line for line in lines(result))
