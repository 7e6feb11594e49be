"""Lines of a text and the blocks that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from earwitness.records import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: offsets without the white space around it, and its neighborhood."""

    start: int
    end: int
    text: str
    gap_before: bool
    gap_after: bool

    @property
    def words(self) -> int:
        """How many words, counted by the spaces between them."""
        return len(self.text.split())


def lines_of(text: str) -> list[Line]:
    """The lines of *text* that are not blank, in order. Lines end at line feeds and nowhere else."""
    found: list[tuple[int, int, int]] = []  # (number of the line, start, end)
    at = 0
    for number, raw in enumerate(text.split("\n")):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            found.append((number, start, start + len(stripped)))
        at += len(raw) + 1
    out = []
    for i, (number, start, end) in enumerate(found):
        before = i == 0 or found[i - 1][0] < number - 1
        after = i == len(found) - 1 or found[i + 1][0] > number + 1
        out.append(Line(start, end, text[start:end], before, after))
    return out


def part_credits(
    lines: Sequence[Line], kinds: Sequence[BlockKind], credit_at: Callable[[str], int | None]
) -> tuple[list[Line], list[BlockKind]]:
    """Lines and kinds with the credit at the end of a caption made a line of its own.

    *credit_at* says where in a caption its credit begins. Captions hold statements, credits none.
    """
    parted: list[Line] = []
    named: list[BlockKind] = []
    for line, kind in zip(lines, kinds, strict=True):
        at = credit_at(line.text) if kind == "caption" else None
        before = line.text[:at].rstrip() if at else ""
        if at is None or not before:
            parted.append(line)
            named.append(kind)
            continue
        middle = line.start + at
        parted.append(Line(line.start, line.start + len(before), before, line.gap_before, False))
        parted.append(Line(middle, line.end, line.text[at:], False, line.gap_after))
        named += ["caption", "credit"]
    return parted, named


def blocks_of(lines: Sequence[Line], kinds: Sequence[BlockKind], *, tight: bool = False) -> tuple[Block, ...]:
    """One block for every run of lines of one kind that no blank line interrupts.

    So a block is a paragraph, or a list, or one part of a paragraph whose lines differ in kind. In a
    *tight* text, where no blank lines part paragraphs, each line that is not body is a block, and so
    is each subhead in every text. Blocks are in order, never overlap, and together hold every line.
    """
    out: list[Block] = []
    for line, kind in zip(lines, kinds, strict=True):
        alone = kind == "subhead" or (tight and kind != "body")
        if out and out[-1].kind == kind and not line.gap_before and not alone:
            out[-1] = Block(kind=kind, start=out[-1].start, end=line.end)
        else:
            out.append(Block(kind=kind, start=line.start, end=line.end))
    return tuple(out)
