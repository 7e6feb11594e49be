"""A run as one page that a person reads from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from earwitness.simulate.amounts import counted, number, share
from earwitness.simulate.described import described
from earwitness.simulate.made import made, scenario_json
from earwitness.simulate.naming import CLOSE, OPEN, given, paragraphs
from earwitness.simulate.outside import Observed
from earwitness.simulate.page.sections import sections
from earwitness.simulate.remedies import Bought
from earwitness.simulate.run import Run
from earwitness.simulate.spread import band_words
from earwitness.simulate.summary import summary
from earwitness.simulate.telling import brief
from earwitness.templates import environment

__all__ = ["page"]

# What a reader must not take this page for.
LIMITS: Final = (
    (
        "No forecast.",
        "Everything here follows from what the scenario assumes. It shows what such a chain of command "
        "would do, "
        "and nothing about any real one.",
    ),
    (
        "Means hide people.",
        "What a level has, and what it passes on, are means over its members. One member alone knows less "
        "than the mean of many.",
    ),
    (
        "The leader’s model is right but for the lies.",
        "The leader knows how the truth moves and how noisy honest reports would be, better than anybody "
        "really does.",
    ),
    (
        "Chance is not ignorance.",
        "Bands show how much replicates differ by chance. How unsure the numbers of the scenario are, they "
        "do not show: "
        "change them and run again.",
    ),
)


def page(run: Run, *, remedies: Sequence[Bought] | None = None, outside: Observed | None = None) -> str:
    """One self-contained HTML page about *run*, ending in a line end: no script, no network, no other file.

    *remedies* is what ``remedies`` made of the same scenario, *outside* what ``outside`` made of the run;
    without them the page says that there is nothing to say. The same run gives the same bytes.
    """
    found = summary(run)
    scenario = run.scenario
    return (
        environment(
            "earwitness.simulate.page",
            filters={"shown": shown, "counted": counted, "number": number, "share": share},
        )
        .get_template("page.html")
        .render(
            found=found,
            run=run,
            title=given(scenario.title or scenario.name),
            about=paragraphs(scenario.about),
            unit=given(scenario.unit),
            brief=brief(found, remedies=remedies, outside=outside),
            described=described(scenario),
            sections=sections(found, remedies=remedies, outside=outside),
            remedies=remedies if remedies and len(remedies) > 1 else (),
            limits=LIMITS,
            band=band_words(run.replicates),
            notes=[given(note) for note in run.notes],
            provenance=(origin := made(run)),
            settings={name: given(str(value)) for name, value in origin.settings.items()},
            scenario_json=scenario_json(scenario),
        )
    )


def shown(text: str) -> Markup:
    """*text* escaped, its isolated words in elements that keep their direction to themselves."""
    return Markup(str(escape(text)).replace(OPEN, "<bdi>").replace(CLOSE, "</bdi>"))
