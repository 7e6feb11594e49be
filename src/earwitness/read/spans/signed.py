"""Posts and pulled quotations that stand as a paragraph of their own, signed on the next line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from earwitness.read.spans.draft import Draft, covered, size
from earwitness.read.spans.takeover import body_lines
from earwitness.records import Document, Span

# "@handle", "@handle, 15 Sept", "— Mara Quill, hydrologist"; and after a paragraph that is wholly in
# quotation marks also "Mara Quill, hydrologist". The first group is who signed.
_HANDLE: Final = re.compile(r"^(?:[—–-]\s*)?(?:[^@\n]{0,40}\()?(@\w{2,30})\)?(?:[,·•\s].{0,40})?$")
_DASHED: Final = re.compile(r"^[—–]\s*([A-Z][^.!?]{2,70})$")
_NAMED: Final = re.compile(r"^((?:[A-Z][\w’'\-]+ ){1,3}[A-Z][\w’'\-]+(?:, [^.!?]{3,50})?)$")
_WHOLLY_QUOTED: Final = re.compile(r"^[\"“‘«„].*[\"”’»“]$", re.DOTALL)
_KNOWN: Final = 0.5
_CERTAIN: Final = 1.5


def with_signed(document: Document, drafts: list[Draft]) -> list[Draft]:
    """*drafts* and a statement for each signed paragraph that none of them holds.

    Fails on: a caption or crosshead that is only a name, after a paragraph in quotation marks.
    """
    text = document.text
    lines = body_lines(document)
    out = list(drafts)
    for post, line in pairwise(lines):
        signer = _signer(text, post, line)
        if signer is None:
            continue
        held = sum(covered((post,), d.content) for d in drafts if d.parent is None and d.source)
        if held <= _KNOWN * size((post,)):
            out = [d for d in out if d.source or not covered(d.content, (post,))]
            out.append(Draft((signer,), (), (post,), _CERTAIN, "body", verbatim=True))
    return out


def _signer(text: str, post: Span, line: Span) -> Span | None:
    signature = text[line[0] : line[1]]
    patterns = [_HANDLE, _DASHED]
    if _WHOLLY_QUOTED.match(text[post[0] : post[1]]):
        patterns.append(_NAMED)
    for pattern in patterns:
        match = pattern.match(signature)
        if match:
            return line[0] + match.start(1), line[0] + match.end(1)
    return None
