"""What the pair model learns from: examples of two texts, and what is known of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.ranking import WordIndex, passage
from earwitness.sentences import sentences
from evaluation.pairs.material import Retrieval, articles, paraphrases, retrieval, stances
from evaluation.polnear import held_out, read_part
from training.pairs.examples import AGREE, DISAGREE, DISCUSS, UNRELATED, Alike, Compared
from training.pairs.sheets import from_sheets, kept_back, read_sheets
from training.pairs.strengths import Claimed, claimed

Floats = NDArray[np.float32]
PASSAGE: Final = 3  # sentences of a body that are read beside a headline
MOST_SENTENCES: Final = 40  # of a body, from its beginning
DISCUSS_TAKEN: Final = 3500  # of bodies that only discuss a headline; they are most of the related ones
UNRELATED_TAKEN: Final = 3000  # headlines of other bodies; the corpus has 26,000 in the training part
PLAIN: Final = 12000
CLAIMED: Final = 6000


@dataclass(frozen=True, slots=True)
class Tasks:
    """All examples. ``plain`` are texts whose vectors should stay as the public encoder has them."""

    compared: list[Compared]
    alike: list[Alike]
    plain: list[str]
    claimed: list[Claimed] = field(default_factory=list)


def finishing(tasks: Tasks, seed: int) -> Tasks:
    """What the last steps see: each sentence pair and labelled statement once, and a third of the others."""
    rng = np.random.default_rng(seed)
    few = list(dict.fromkeys(c for c in tasks.compared if c.task in ("paraphrase", "statement")))
    many = [c for c in tasks.compared if c.task not in ("paraphrase", "statement")]
    taken = rng.permutation(len(many))[: len(many) // 3]
    return replace(tasks, compared=few + [many[i] for i in sorted(taken)])


def sentences_of(text: str) -> list[str]:
    return [" ".join(text[s:e].split()) for s, e in sentences(text, 0, len(text))]


def read_tasks(
    material: Path, labelled: Path, vectors: Callable[[Sequence[str]], Floats], seed: int
) -> Tasks:
    """Everything to learn from; *vectors* is the public encoder, which finds hard counterexamples."""
    rng = np.random.default_rng(seed)
    pairs = [p for p in paraphrases(material) if p.part == "train"]
    compared = [
        Compared("paraphrase", p.a, p.b, same=float(p.same), paraphrase=float(p.same), turnable=True)
        for p in pairs
    ] * 2
    alike = [Alike(f"paraphrase {i}", p.a, p.b) for i, p in enumerate(pairs) if p.same]
    for more in (_claims(retrieval(material), vectors, rng), _stances(material, vectors, rng)):
        compared += more.compared
        alike += more.alike
    alike += _events(material, rng)
    learned, _ = kept_back(read_sheets(labelled.with_name("claims")))
    more_compared, more_alike = from_sheets(learned, vectors, rng)
    compared += more_compared
    alike += more_alike
    statements, plain = _statements(material, labelled)
    bodies, rows = stances(material)
    known = {r.body for r in rows if r.part == "train"}
    plain += [s for i in sorted(known) for s in sentences_of(bodies[i]) if 40 <= len(s) <= 400]
    chosen = rng.permutation(len(plain))[:PLAIN]
    return Tasks(compared + statements * 2, alike, [plain[i] for i in sorted(chosen)], claimed(CLAIMED, seed))


def _claims(given: Retrieval, vectors: Callable[[Sequence[str]], Floats], rng: np.random.Generator) -> Tasks:
    """Posts with the claim that they make, and with claims that are only near."""
    posts = [p for p in given.posts if p.part == "train" and p.claims]
    likeness = vectors([p.text for p in posts]) @ vectors(given.claims).T
    index = WordIndex([f"{c} {t}" for c, t in zip(given.claims, given.titles, strict=True)])
    out, alike = [], []
    for post, row in zip(posts, likeness, strict=True):
        score = row + index.scores(post.text) / index.weight(post.text)
        near = [int(i) for i in np.argsort(-score)[:25] if int(i) not in post.claims]
        for i in sorted(post.claims):
            out.append(Compared("claim", post.text, given.claims[i], within=1.0))
            alike.append(Alike(f"claim {i}", post.text, given.claims[i]))
            alike.append(Alike(f"claim {i}", given.titles[i], given.claims[i]))
        for i in sorted(rng.choice(near, 5, replace=False)):
            out.append(Compared("claim", post.text, given.claims[i], within=0.0))
    return Tasks(out, alike, [])


def _stances(material: Path, vectors: Callable[[Sequence[str]], Floats], rng: np.random.Generator) -> Tasks:
    """Headlines with what the body says about them; of the unrelated, the likest and some others."""
    bodies, rows = stances(material)
    rows = [r for r in rows if r.part == "train"]
    headlines = sorted({r.headline for r in rows})
    place = {h: i for i, h in enumerate(headlines)}
    of_headlines = vectors(headlines)
    used = sorted({r.body for r in rows})
    cut = {i: sentences_of(bodies[i])[:MOST_SENTENCES] for i in used}
    flat = vectors([s for i in used for s in cut[i]])
    ends = np.cumsum([len(cut[i]) for i in used])
    found = {i: flat[end - len(cut[i]) : end] for i, end in zip(used, ends, strict=True)}
    index = {i: WordIndex(cut[i]) for i in used}
    related, unrelated, discussing, likest = [], [], [], []
    for row in rows:
        if not cut[row.body]:
            continue
        likeness = found[row.body] @ of_headlines[place[row.headline]]
        taken = passage(index[row.body], row.headline, likeness, most=PASSAGE)
        text = " ".join(cut[row.body][i] for i in taken)
        example = Compared("stance", row.headline, text, stance=row.stance)
        if row.stance == UNRELATED:
            unrelated.append(example)
            likest.append(float(likeness.max()))
        elif row.stance == DISCUSS:
            discussing.append(example)
        else:
            related += [example] * (2 if row.stance == DISAGREE else 1)
    some = rng.permutation(len(discussing))[:DISCUSS_TAKEN]
    related += [discussing[i] for i in sorted(some)]
    hard = np.argsort(-np.array(likest), kind="stable")[: UNRELATED_TAKEN // 2]
    other = rng.permutation(len(unrelated))[: UNRELATED_TAKEN // 2]
    return Tasks(related + [unrelated[i] for i in sorted({*hard.tolist(), *other.tolist()})], [], [])


def _events(material: Path, rng: np.random.Generator) -> list[Alike]:
    """How two articles about one event begin."""
    by_event: dict[str, list[str]] = {}
    for a in articles(material):
        if a.part == "train":
            by_event.setdefault(a.event, []).append(" ".join(sentences_of(a.text)[:3]))
    out = []
    for event, texts in sorted(by_event.items()):
        for _ in range(2):
            order = rng.permutation(len(texts))
            out += [Alike(f"event {event}", texts[i], texts[j]) for i, j in pairwise(order)]
    return out


def _statements(material: Path, labelled: Path) -> tuple[list[Compared], list[str]]:
    """Pairs of PolNeAR's statements labelled for this project, and all statements as plain texts."""
    golds = {g.name: g for g in read_part(material / "polnear" / "train")}
    kept = {g.name for g in held_out(list(golds.values()))}
    plain = [
        " ".join(" ".join(g.text[s:e] for s, e in a.content).split())
        for name, g in sorted(golds.items())
        if name not in kept
        for a in g.annotations[0]
    ]
    out: list[Compared] = []
    if labelled.is_file():
        for row in map(json.loads, labelled.read_text(encoding="utf-8").splitlines()):
            a, b = (
                " … ".join(
                    " ".join(golds[row[x]["document"]].text[s:e].split()) for s, e in row[x]["content"]
                )
                for x in "ab"
            )
            out.append(_labelled(a, b, row["relation"], row.get("drift", [])))
    return out, [p for p in plain if len(p) >= 40]


def _labelled(a: str, b: str, relation: str, drift: list[str]) -> Compared:
    """A labelled pair as an example: what denies disagrees, what is only on the same matter discusses."""
    alike = relation.startswith("same")
    stance = AGREE if alike else {"denies": DISAGREE, "unrelated": UNRELATED}.get(relation, DISCUSS)
    exact = alike and not {"meaning-changed", "number-changed"} & set(drift)
    return Compared("statement", a, b, same=float(exact), stance=stance, turnable=True)
