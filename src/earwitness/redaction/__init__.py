"""Chosen parties taken out of records: the same records, in which they cannot be found by their names.

==============  =======================================================================================
choosing        whom a name means
forms           how that party is written
folding         case, accents, hyphens and line ends do not hide a name
finding         where it stands: names, surnames, addresses, tags, handles
quoting         where other records quote a description of it
marking         a text with marks in those places, and where everything else has gone
rewriting       every field of every record
identity        new ids, since an id would confirm a guess
==============  =======================================================================================

What cannot be hidden is who somebody is by what is said: docs/privacy.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from earwitness.errors import SettingError
from earwitness.records import AnyRecord
from earwitness.redaction.choosing import Cast, Chosen
from earwitness.redaction.finding import SHARED
from earwitness.redaction.identity import in_order, renamed
from earwitness.redaction.marking import last_mark
from earwitness.redaction.rewriting import Rewriter, as_plain

__all__ = ["Redacted", "redact"]


@dataclass(frozen=True, slots=True)
class Redacted:
    """Records without the chosen parties.

    ``records`` are all of them, in order; ``by_old_id`` each by the id that it had. ``words`` takes the
    parties out of any other words, ``address`` out of an address or the name of a file. ``places`` is how
    often one of the ``parties`` stood in the articles. ``also`` are the records of another run.
    """

    records: tuple[AnyRecord, ...]
    by_old_id: Mapping[str, AnyRecord]
    words: Callable[[str], str]
    address: Callable[[str], str]
    parties: int
    places: int
    also: tuple[AnyRecord, ...] = ()

    @property
    def note(self) -> str:
        """What a reader must know, as one sentence."""
        who = "1 party was" if self.parties == 1 else f"{self.parties} parties were"
        where = "1 place" if self.places == 1 else f"{self.places:,} places"
        return f"{who} redacted at {where} in the articles; a reader may still recognize them by what is said"


def redact(
    records: Sequence[AnyRecord],
    names: Sequence[str],
    *,
    said: Iterable[str] = (),
    also: Sequence[AnyRecord] = (),
    keep: Iterable[str] = (),
) -> Redacted:
    """*records* without the parties that *names* name: by a name, an alias, a description or a party's id.

    Each place of a party becomes a mark that is the same wherever it stands; spans go with the words. *said*
    are other words in which a name may stand, *also* the records of another run on the same affair, out of
    which the same parties are taken; *keep* are hashes among the settings that tell nothing of a name.
    A function of the set of records and the order of *names*. Raises SettingError for a name that nobody here
    has, or that several have.
    """
    cast, other = Cast(records), Cast(also)
    texts = [d.text for c in (cast, other) for d in c.documents.values()]
    elsewhere = [
        s for d in cast.documents.values() for s in (d.headline, d.outlet, d.url, d.received_as) if s
    ]
    called = [w for k in cast.known for w in k.titles]
    chosen = cast.choose(names, (*texts, *elsewhere, *called, *said), first=last_mark(texts) + 1)
    done = taken_out(records, cast, chosen, keep=keep)
    if not also:
        return done
    there = tuple(map(other.same, chosen))
    return replace(done, also=taken_out(also, other, there, keep=keep).records)


def taken_out(
    records: Sequence[AnyRecord], cast: Cast, chosen: Sequence[Chosen], *, keep: Iterable[str] = ()
) -> Redacted:
    """*records* without the *chosen* of *cast*; done again it changes nothing."""
    once = {record.id: record for record in records}
    if any(once[record.id] != record for record in records):
        raise SettingError("--redact: two records differ and have one id; give the stream of one run")
    rewriter = Rewriter(cast, chosen, tuple(once.values()), keep=keep)
    old = [as_plain(record) for record in once.values()]
    by_old = renamed(old, [rewriter.plain(record) for record in once.values()])
    made = {i: msgspec.convert(plain, AnyRecord) for i, plain in by_old.items()}
    by_new = {r.id: r for r in made.values()}
    return Redacted(
        records=tuple(by_new[r["id"]] for r in in_order(by_old[o["id"]] for o in old)),
        by_old_id=made,
        words=rewriter.words,
        address=lambda text: rewriter.words(text, address=True),
        parties=len(chosen),
        places=sum(e.label != SHARED for d in cast.documents for e in rewriter.texts[d].edits),
    )
