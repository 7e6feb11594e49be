"""Stage two: a Document's Reports. ``read`` is the one public function.

===========  ==========================================================================================
spans        where statements stand, by the model and by rules
parties      who speaks
relays       through whom it came
firmness     how firmly it is said, and what was checked
dating       when it was said
figures      how many, as of when, on whose word
informing    who tells, hides from or misleads whom inside the story
headlines    what headlines claim beyond the body
===========  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from earwitness.encoder import encoder
from earwitness.read.findings import findings
from earwitness.read.settings import THRESHOLDS, Reading, ReadSettings
from earwitness.read.spans.citing import with_cited
from earwitness.read.spans.continuing import with_continuations
from earwitness.read.spans.nesting import with_nested
from earwitness.read.spans.parts import readable_parts
from earwitness.read.spans.reports import as_reports
from earwitness.read.spans.signed import with_signed
from earwitness.read.spans.statements import statements
from earwitness.read.spans.takeover import with_takeovers
from earwitness.read.spans.turns import turns
from earwitness.read.spans.unstated import without_unstated
from earwitness.records import Document

__all__ = ["ReadSettings", "Reading", "read"]


def read(
    document: Document,
    settings: ReadSettings = ReadSettings(),
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Reading:
    """Every attributed statement of *document*, as Reports in order of their place.

    Headlines, subheads, captions and the body are read; notices, related links and the like are
    not, since they are not this article's statements. Documents in another language than English
    give no reports and a note. Raises SettingError for an unknown model, ModelError for a damaged
    one. *progress* hears how many pieces of the text the model has read, and of how many.
    """
    if document.language not in (None, "en"):
        note = f"{document.received_as}: language {document.language}, not read (only English is)"
        return Reading(notes=(note,))
    model = encoder(settings.model)
    threshold = replace(THRESHOLDS[settings.leaning], convention=settings.convention)
    drafts, parts = [], []
    for place, part in readable_parts(document):
        spoken, rest = turns(document.text, part, place)
        drafts += spoken
        parts += [(place, r) for r in rest]
    found = statements(document.text, parts, model, threshold, progress=progress)
    drafts += [d for part_drafts in found for d in part_drafts]
    drafts = with_continuations(document, drafts)
    drafts = with_signed(document, drafts)
    drafts = with_takeovers(document, drafts)
    drafts = with_cited(document.text, drafts)
    drafts = with_nested(document.text, drafts, model, threshold)
    drafts = without_unstated(document.text, drafts)
    return findings(document, as_reports(document, drafts))
