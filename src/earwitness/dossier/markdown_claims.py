"""Claims in Markdown: how likely, on how many origins, in which words, disputed by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from earwitness.dossier.alone import MOST_ALONE
from earwitness.dossier.denials import Denial
from earwitness.dossier.lineage import Lineage
from earwitness.dossier.markdown_naming import HEADINGS, Naming, claim_link
from earwitness.dossier.markdown_text import item, plain, within
from earwitness.dossier.sentences import counted, number, times
from earwitness.dossier.telling import KINDS
from earwitness.dossier.traced import Beginning, Dispute, Row, Traced
from earwitness.dossier.weighed import ToldBelief, Turning, Weighed, how_likely


def claims(lineage: Lineage, weighed: Weighed, name: Naming) -> Iterator[str]:
    """The section on claims, most articles first; nothing where there are none."""
    if not lineage.claims:
        return
    yield "## Claims\n"
    yield (
        "What two or more articles state, or somebody disputes. An origin is an independent beginning: ten "
        "articles that have it from one official have one origin.\n"
    )
    if lineage.alone:
        left = counted(len(lineage.alone), "claim")
        yield f"What one article alone states stands {within('below', HEADINGS['alone'])}: {left}.\n"
    for claim in lineage.claims:
        yield f"### Claim {claim.number}\n"
        yield f"{plain(claim.text)} ^c{claim.number}\n"
        yield f"{_tally(claim)}\n"
        belief = weighed.beliefs.get(claim.number)
        if belief is not None:
            yield from _belief(belief, name)
        yield from _origins(claim, name)
        yield from _wordings(claim, name)
        yield from _disputed(claim, name)
        yield from _may_belong(claim, name)
        yield ""


def _tally(claim: Traced) -> str:
    in_all = "" if len(claim.rows) == 1 else f" in {counted(claim.articles, 'article')}"
    whose = "an outlet in its own words" if claim.own == 1 else "outlets in their own words"
    own = f" ({times(claim.own)} by {whose})" if claim.own else ""
    most = counted(claim.high, "origin")
    ends = most if claim.low == claim.high else f"at most {most}, perhaps {number(claim.low)}"
    return f"Stated {times(len(claim.rows))}{in_all}{own}. Goes back to {ends}."


def _belief(belief: ToldBelief, name: Naming) -> Iterator[str]:
    yield f"- **Is it so?** {plain(how_likely(belief))}."
    yield f"- **Source:** {belief.reliability[0]}, {belief.reliability[1]}."
    yield f"- **Information:** {belief.credibility[0]}, {belief.credibility[1]}."
    if belief.confidence:
        yield f"- **Evidence:** {belief.confidence} confidence in the evidence base."
    if belief.turning is not None:
        yield f"- **Hangs on** {_turning(belief.turning, name)}"
    if belief.why:
        yield "- **Why**"
        yield from (item(plain(why), depth=1) for why in belief.why)


def _turning(turning: Turning, name: Naming) -> str:
    who = _joined([name.known(n) for n in turning.name.split("; ")])
    if turning.without is None:
        return f"{who} alone: without this origin nothing could be judged."
    if turning.moves:
        return f"{who}: without this origin {turning.without}."
    most = f"{who} moves it most: without it, {turning.without}."
    return f"no single origin: it would be called the same without any one of them. {most}"


def _origins(claim: Traced, name: Naming) -> Iterator[str]:
    yield "- **Origins**"
    for n, origin in enumerate(claim.beginnings, 1):
        yield item(f"{_beginning(origin, name)} ^c{claim.number}-o{n}", depth=1)
    most = "" if claim.low == claim.high else "at most "
    if claim.high_rule:
        yield item(f"Why {most}{number(claim.high)}: {plain(claim.high_rule)}.", depth=1)
    if claim.low_rule:
        yield item(f"Why perhaps {number(claim.low)}: {plain(claim.low_rule)}.", depth=1)
    for ghost in claim.ghosts:
        yield item(f"Rests on {name.ghost(ghost)} ({KINDS[ghost.kind]}), which is not in hand.", depth=1)


def _beginning(origin: Beginning, name: Naming) -> str:
    names = [name.known(n) for n in origin.names]
    more = [f"{number(origin.more)} more"] if origin.more else []
    who = _joined([*names, *more]) or "Nobody who is known"
    perhaps = "" if origin.certain else ", perhaps the same as another one here"
    why = f" They count as one: {plain(origin.why)}." if origin.statements > 1 else ""
    return f"Begins with {who}, {counted(origin.statements, 'statement')}{perhaps}.{why}"


def _wordings(claim: Traced, name: Naming) -> Iterator[str]:
    yield "- **Wordings**"
    for row in claim.rows:
        words = plain(row.entry.words) or "no words set out"
        yield item(f"{name.by(row.entry)}: {words} ({name.at(row.entry)}).{_changed(row, name)}", depth=1)


def _changed(row: Row, name: Naming) -> str:
    step, back = row.step, row.back
    if step is None or back is None:
        return f" Stands inside statement {row.inside}." if row.inside else ""
    perhaps = " perhaps" if step.borderline else ""
    if not step.ordered:
        first = f" Compared with {name.at(back)}; which came first is unknown."
    else:
        does = "goes back to" if step.one_utterance else "says the same as"
        first = f" It{perhaps} {does} {name.at(back)}."
    changes = "; ".join(plain(change) for change in (*step.telling, *step.other))
    return f"{first} Changed: {changes}." if step.telling else f"{first} {_sentence(changes)}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _disputed(claim: Traced, name: Naming) -> Iterator[str]:
    if claim.disputes:
        yield "- **Disputed**"
        yield from (item(dispute(d, name), depth=1) for d in claim.disputes)


def dispute(of: Dispute, name: Naming) -> str:
    """Who disputes what, in which words, in answer to what."""
    perhaps = f" Perhaps about this claim ({of.probability:.0%} sure)." if of.loose else ""
    words = plain(of.entry.words) or "no words set out"
    again = f" Also printed as {_joined([name.at(e) for e in of.again])}." if of.again else ""
    who = name.by(of.entry)
    return (
        f"{who} {of.what}: {words} ({name.at(of.entry)}). It answers {name.at(of.against)}.{again}{perhaps}"
    )


def _may_belong(claim: Traced, name: Naming) -> Iterator[str]:
    if not claim.may_belong:
        return
    yield "- **May say this too**"
    for other in claim.may_belong:
        elsewhere = f"; now in {name.claim(other.claim)}" if other.claim else ""
        chance = f"probability {other.probability:.2f}{elsewhere}"
        said = f"{name.by(other.entry)}: {plain(other.entry.words)} ({name.at(other.entry)}, {chance})."
        yield item(said, depth=1)
    if claim.more_may_belong:
        yield item(f"And {number(claim.more_may_belong)} more, in the records.", depth=1)


def alone(lineage: Lineage, name: Naming) -> Iterator[str]:
    """The section on claims of one article, those first that are weakened most."""
    if not lineage.alone:
        return
    yield f"## {HEADINGS['alone']}\n"
    yield (
        "What one article alone states and nobody here disputes; first what its article warns of, then what "
        "comes at second hand.\n"
    )
    for row in lineage.alone[:MOST_ALONE]:
        marks = f" {plain(_sentence('; '.join(row.marks)))}" if row.marks else ""
        words = plain(row.entry.words) or "no words set out"
        yield item(f"{name.by(row.entry)}: {words} ({name.at(row.entry)}).{marks}")
    left = len(lineage.alone) - MOST_ALONE
    if left > 0:
        yield item(f"And {number(left)} more, in the records.")
    yield ""


def denials(lineage: Lineage, name: Naming) -> Iterator[str]:
    """The section on denials: the surest tied to a claim first, those tied to none last."""
    if not lineage.denials:
        return
    yield f"## {HEADINGS['denials']}\n"
    yield "Whoever disputes that others can know it, or how they put it, has not denied that it is so.\n"
    yield from (item(_denial(d, name)) for d in lineage.denials)
    yield ""


def _denial(of: Denial, name: Naming) -> str:
    words = plain(of.entry.words) or "no words set out"
    if of.claim is None:
        about = f"On no claim listed here, {name.by(of.entry)} {of.what}"
    else:
        perhaps = f", perhaps ({of.tie:.0%} sure)" if of.loose and of.tie is not None else ""
        about = f"On {claim_link(of.claim)}{perhaps}, {name.by(of.entry)} {of.what}"
    against = f" It answers {name.at(of.against)}." if of.against is not None else ""
    again = f" Also printed as {_joined([name.at(e) for e in of.again])}." if of.again else ""
    states = f" It is a wording of {_joined([claim_link(n) for n in of.states])}." if of.states else ""
    how = (of.entry.statement.cue or "").rstrip(": ")
    cue = f" (“{plain(how)}”)" if how else ""
    return (
        f"{about}{cue}: {words} ({name.at(of.entry)}).{against}{states}{again} Leaves open {of.leaves_open}."
    )


def _joined(names: Sequence[str]) -> str:
    return " and ".join(", ".join(names).rsplit(", ", 1)) if len(names) > 1 else "".join(names)
