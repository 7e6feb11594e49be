"""The option ``--redact``, which the commands that hand something on have."""

from __future__ import annotations

from typing import Annotated

import typer

Redact = Annotated[
    list[str] | None,
    typer.Option(
        "--redact",
        metavar="NAME",
        help="Take somebody out of all of it: a name, an alias, a description or a party's id. "
        "As often as you like; docs/privacy.md says what cannot be hidden.",
        show_default=False,
    ),
]
