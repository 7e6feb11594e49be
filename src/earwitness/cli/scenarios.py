"""What the commands that take a scenario share: their options."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Change = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Change the scenario, such as fear.protection=0.5; as often as you like.",
    ),
]
Steps = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="How many steps each has; else the scenario says."),
]
Seed = Annotated[int, typer.Option(min=0, metavar="N", help="Where chance begins: another seed, other runs.")]
Engine = Annotated[
    Literal["auto", "plain", "fast", "gaussian"],
    typer.Option(help="How it is computed; the result is the same to rounding."),
]
Processes = Annotated[
    int, typer.Option(min=1, metavar="N", help="How many processes work at it; the result is the same.")
]
