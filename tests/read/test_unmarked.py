"""Who says what stands with neither a source nor a cue: invented passages, with what is said marked."""

from __future__ import annotations

import msgspec
import pytest
from tests.read.marked import document, marked

from earwitness.read.parties.parties import resolve
from earwitness.records import BlockKind, Report


def speakers(text: str, place: BlockKind = "body") -> dict[str, str | None]:
    """Who makes each report; *place* is that of those without a source, which are all direct."""
    plain, reports = marked(text)
    shown = [_direct(r, place) if not r.source.spans else r for r in reports]
    who = resolve(document(plain), shown, {})
    names = {p.id: p.name for p in who.parties}
    return {i: names.get(s.party or "") for i, s in who.sources.items()}


def _direct(report: Report, place: BlockKind) -> Report:
    return msgspec.structs.replace(report, kind="direct", place=place)


# text, who says the last report, why
ALONE = [
    ("{1s|Una Pike} {1q|said} {1c|it held}.\n{2c|“Why not?”}", "Una Pike", "who spoke last"),
    (
        "{1s|Una Pike} {1q|said} {1c|it held}. {2s|Bo Lund} {2q|said} {2c|not so}.\n{3c|“Why not?”}",
        "Bo Lund",
        "the last of two",
    ),
    (
        "{1s|Una Pike} {1q|said} {1c|it held}. {2s|A diver} {2q|said} {2c|not so}.\n{3c|“Why not?”}",
        "A diver",
        "a quotation may be of somebody without a name",
    ),
    (
        "{1s|Una Pike} {1q|said} {1c|it held}. {2s|A diver} {2q|said} {2c|so}.\n{3c|It was a long night.}",
        "Una Pike",
        "an answer in an interview is the named one's",
    ),
    (
        "{1s|Una Pike} {1q|said} {1c|it held}. {2s|Una Pike} {2q|said} {2c|so}. {3s|Bo Lund} {3q|said} "
        "{3c|not so}.\n{4c|It was a long night.}",
        "Una Pike",
        "of two with names, who spoke most",
    ),
    ("{1c|“Why not?”}", None, "nobody has spoken yet"),
    ("{1s|A diver} {1q|said} {1c|it held}.\n{2c|It was a long night.}", None, "nobody with a name answers"),
    (
        "2^1\n{1s|The Vale Herald} {1q|wrote} that {2s|Bo Lund} {2q|said} {2c|it held}.\n{3c|“Why not?”}",
        "Vale Herald",
        "what is said inside another's words is not said here",
    ),
]


@pytest.mark.parametrize(("text", "who", "why"), ALONE, ids=[row[2] for row in ALONE])
def test_words_that_stand_alone(text: str, who: str | None, why: str) -> None:
    assert list(speakers(text).values())[-1] == who, why


# text, where the report without a source stands, why it is nobody's though somebody spoke before it
NOBODYS: list[tuple[str, BlockKind, str]] = [
    ("{1s|Una Pike} {1q|said} {1c|it held}.\n{2c|“Why not?”}", "headline", "a headline"),
    ("{1s|Una Pike} {1q|said} {1c|it held}.\n{2c|“Why not?”}", "caption", "a caption"),
    ("{1s|Una Pike} {1q|said} {1c|it held}.\n{2q|It is said} {2c|that it fell}.", "body", "it has a cue"),
    (
        "3^2\n{1s|Bo Lund} {1q|said} {1c|no}. {2s|Una Pike} {2q|said} it {3c|“held”}.",
        "body",
        "it lies in another's words",
    ),
]


@pytest.mark.parametrize(("text", "place", "why"), NOBODYS, ids=[row[2] for row in NOBODYS])
def test_what_is_nobodys(text: str, place: BlockKind, why: str) -> None:
    assert list(speakers(text, place).values())[-1] is None, why


def test_plain_words_that_are_not_direct_are_nobodys() -> None:
    plain, reports = marked("{1s|Una Pike} {1q|said} {1c|it held}.\n{2c|It was a long night.}")
    assert resolve(document(plain), reports, {}).sources["2"].party is None


def test_one_of_two_who_may_have_spoken_is_not_who_spoke_last() -> None:
    told = speakers(
        "Two clerks spoke. {1s|One of them} {1q|said} {1c|no}. {2s|The other} {2q|left} {2c|it}.\n"
        "{3s|One of them} {3q|said} {3c|yes}.\n{4c|“Why not?”}"
    )
    assert told["3"] is None and told["4"] == told["2"] is not None
