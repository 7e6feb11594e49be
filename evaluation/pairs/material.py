"""The public corpora that the pair model is trained on and measured with, and how each is split.

Every split is by a hash of an id, so that it does not depend on the order of a file. ``choose`` is
a part of the training material that the networks never see: weights and thresholds are chosen on it.

| corpus | test | choose | train |
|---|---|---|---|
| MSRP | its own test file | a tenth of the training file's pairs | the others |
| CheckThat 2020 task 2 | its dev posts | a fifth of the training posts | the others |
| FNC-1 | a fifth of the bodies | a tenth of the bodies | the others |
| ECB+ | half of the topics | none | the others |
| InSciOut | all, by cross-validation; no network is fitted on it | none | none |
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Part = Literal["train", "choose", "test"]
STANCES: Final = ("agree", "disagree", "discuss", "unrelated")
DRIFTS: Final = ("same", "exaggerates", "downplays")


class Absent(Exception):
    """Material that is not there; the message says which file was wanted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and whether they mean the same."""

    part: Part
    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A post and the indices of the verified claims that it makes."""

    part: Part
    id: str
    text: str
    claims: frozenset[int]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Verified claims, each with its title, and the posts that make some of them."""

    claims: tuple[str, ...]
    titles: tuple[str, ...]
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """A headline, a body (an index into the bodies), and what the body does to the headline."""

    part: Part
    headline: str
    body: int
    stance: int


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The conclusion of a paper and of its press release, each with its strength 0 to 3."""

    group: str
    paper: str
    release: str
    paper_strength: int
    release_strength: int
    drift: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its topic and, within it, the one event that it is about."""

    part: Part
    id: str
    topic: str
    event: str
    text: str


def share(key: str, salt: str) -> float:
    """A fixed number in [0, 1) for *key*; a part is a range of it."""
    digest = hashlib.sha256(f"{salt}:{key}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32


def paraphrases(root: Path) -> list[Pair]:
    """The Microsoft Research Paraphrase Corpus."""
    out = []
    for name in ("train", "test"):
        text = _read(root / "paraphrase" / f"msr_paraphrase_{name}.txt").removeprefix("\ufeff")
        for line in text.split("\n")[1:]:
            if line:
                label, one, other, a, b = line.rstrip("\r").split("\t")
                kept = name == "train" and share(f"{one} {other}", "msrp") < 0.1
                part: Part = "test" if name == "test" else "choose" if kept else "train"
                out.append(Pair(part, a, b, label == "1"))
    return out


def retrieval(root: Path) -> Retrieval:
    """CheckThat! 2020, task 2: which verified claim does a post make?"""
    folder = root / "retrieval" / "checkthat2020"
    rows = _table(_read(folder / "verified_claims.docs.tsv"))
    place = {row[0]: i for i, row in enumerate(rows)}
    posts = []
    for name in ("train", "dev"):
        wanted: dict[str, set[int]] = {}
        for line in _read(folder / name / "tweet-vclaim-pairs.qrels").splitlines():
            post, _, claim, relevant = line.split()
            if relevant != "0":
                wanted.setdefault(post, set()).add(place[claim])
        for post, text in _table(_read(folder / name / "tweets.queries.tsv")):
            kept = name == "train" and share(post, "checkthat") < 0.2
            part: Part = "test" if name == "dev" else "choose" if kept else "train"
            posts.append(Post(part, post, text, frozenset(wanted.get(post, ()))))
    return Retrieval(tuple(r[1] for r in rows), tuple(r[2] for r in rows), tuple(posts))


def stances(root: Path) -> tuple[list[str], list[Stance]]:
    """The Fake News Challenge's training part: bodies, and headlines with their stance."""
    csv.field_size_limit(1 << 24)
    bodies = list(csv.DictReader(io.StringIO(_read(root / "stance" / "fnc1_train_bodies.csv"))))
    place = {row["Body ID"]: i for i, row in enumerate(bodies)}
    # by how a body begins and not by its number: some bodies are there twice
    openings = [" ".join(row["articleBody"].split())[:200] for row in bodies]
    out = []
    for row in csv.DictReader(io.StringIO(_read(root / "stance" / "fnc1_train_stances.csv"))):
        body = place[row["Body ID"]]
        at = share(openings[body], "fnc-1")
        part: Part = "test" if at < 0.2 else "choose" if at < 0.3 else "train"
        out.append(Stance(part, row["Headline"], body, STANCES.index(row["Stance"])))
    return [row["articleBody"] for row in bodies], out


def conclusions(root: Path) -> list[Conclusions]:
    """InSciOut: conclusions of papers and of their press releases."""
    return [
        Conclusions(
            group=row["original_file_id"],
            paper=row["abstract_conclusion"],
            release=row["press_release_conclusion"],
            paper_strength=row["abstract_strength"],
            release_strength=row["press_release_strength"],
            drift=row["exaggeration_label"],
        )
        for row in map(json.loads, _read(root / "drift" / "insciout.jsonl").splitlines())
    ]


def articles(root: Path) -> list[Article]:
    """ECB+: articles by topic and event; whole topics are test or train."""
    rows = [json.loads(line) for line in _read(root / "events" / "ecbplus.jsonl").splitlines()]
    topics = sorted({row["topic"] for row in rows}, key=lambda topic: share(topic, "ecb+"))
    test = set(topics[: len(topics) // 2])
    return [
        Article(
            "test" if row["topic"] in test else "train",
            *(row[k] for k in ("id", "topic", "subtopic", "text")),
        )
        for row in rows
    ]


def fingerprint(records: Iterable[object]) -> str:
    """A hash of the material as read, to which floors are pinned."""
    digest = hashlib.sha256()
    for record in records:
        digest.update(repr(record).encode())
    return digest.hexdigest()[:16]


def _table(text: str) -> list[list[str]]:
    """Rows after the heading of a table whose columns are separated by tabs and may be quoted."""
    rows: Sequence[list[str]] = list(csv.reader(io.StringIO(text), delimiter="\t"))
    return [row for row in rows[1:] if row]


def _read(path: Path) -> str:
    if not path.is_file():
        raise Absent(f"{path}: not there; give --material, the folder that holds {path.parent.name}/")
    return path.read_text(encoding="utf-8")
