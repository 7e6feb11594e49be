"""What the model finds in a part of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from earwitness.encoder import Attribution, Encoder, Range
from earwitness.features import Features
from earwitness.read.settings import Threshold
from earwitness.read.spans.draft import Draft, tidy, tidy_source
from earwitness.read.spans.excerpt import Excerpt
from earwitness.read.spans.paragraphs import in_one_paragraph
from earwitness.read.spans.sharing import shared_out
from earwitness.records import BlockKind, Span


def statements(
    text: str,
    parts: Sequence[tuple[BlockKind, Excerpt]],
    model: Encoder,
    threshold: Threshold,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[list[Draft]]:
    """The statements of each excerpt of *text*, in document offsets."""
    feats = [model.features(part.text) for _, part in parts]
    out = []
    found = model.attributions(
        feats, threshold.breadth, threshold.least_odds, threshold.convention, progress=progress
    )
    for (place, part), own, attributions in zip(parts, feats, found, strict=True):
        drafts = [_draft(text, part, own, a, place) for a in attributions]
        drafts = [in_one_paragraph(text, d) for d in drafts if d.content and d.cue]
        out.append(shared_out(text, drafts))
    return out


def _draft(text: str, part: Excerpt, feats: Features, a: Attribution, place: BlockKind) -> Draft:
    # a source is one stretch of text (all but 10 of PolNeAR's 20,840 are): the one nearest to its cue
    nearest = sorted(a.source, key=lambda r: max(r[0] - a.cue[1], a.cue[0] - r[1]))[:1]
    return Draft(
        source=tidy_source(text, _spans(part, feats, nearest)),
        cue=tidy(text, _spans(part, feats, (a.cue,))),
        content=tidy(text, _spans(part, feats, a.content)),
        odds=a.odds,
        place=place,
    )


def _spans(part: Excerpt, feats: Features, ranges: Iterable[Range]) -> tuple[Span, ...]:
    out: list[Span] = []
    for first, last in ranges:
        out.extend(part.back(feats.words[first].start, feats.words[last - 1].end))
    return tuple(out)
