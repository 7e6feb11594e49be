"""Who says so, from whom do they have it, and how many independent origins are there really?

The stages, in order of use, and the records that they hand to each other. Each is loaded when it is
first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from earwitness.version import VERSION as __version__

if TYPE_CHECKING:
    from earwitness.dossier import dossier
    from earwitness.dossier.made import Dossier
    from earwitness.errors import EarwitnessError
    from earwitness.ingest import ingest
    from earwitness.read import read
    from earwitness.records import (
        Belief,
        Claim,
        Comparison,
        Document,
        Figure,
        Ghost,
        HeadlineCheck,
        Informs,
        Link,
        Origin,
        Party,
        Passage,
        Provenance,
        Quantity,
        Report,
        Truth,
    )
    from earwitness.simulate import Run, Scenario, simulate
    from earwitness.trace import Lineage, TraceSettings, trace
    from earwitness.weigh import Beliefs, WeighSettings, weigh

__all__ = [
    "ingest",
    "read",
    "trace",
    "weigh",
    "dossier",
    "simulate",
    "TraceSettings",
    "Lineage",
    "WeighSettings",
    "Beliefs",
    "Dossier",
    "Scenario",
    "Run",
    "Provenance",
    "Document",
    "Party",
    "Report",
    "Figure",
    "Informs",
    "HeadlineCheck",
    "Link",
    "Claim",
    "Origin",
    "Passage",
    "Comparison",
    "Ghost",
    "Belief",
    "Quantity",
    "Truth",
    "EarwitnessError",
    "__version__",
]

_STAGES = ("ingest", "read", "trace", "weigh", "dossier", "simulate")
_HOMES = {
    "TraceSettings": "trace",
    "Lineage": "trace",
    "WeighSettings": "weigh",
    "Beliefs": "weigh",
    "Dossier": "dossier.made",
    "Scenario": "simulate",
    "Run": "simulate",
    "EarwitnessError": "errors",
}


class _Root(ModuleType):
    """Keeps ``earwitness.read`` the function: importing the folder of that name would replace it."""

    def __setattr__(self, name: str, value: Any) -> None:
        folder = name in _STAGES and isinstance(value, ModuleType)
        super().__setattr__(name, getattr(value, name) if folder else value)


sys.modules[__name__].__class__ = _Root


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = name if name in _STAGES else _HOMES.get(name, "records")
    return getattr(importlib.import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return __all__
