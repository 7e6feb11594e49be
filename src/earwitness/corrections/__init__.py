"""An analyst's corrections, applied last to what was read: ``corrected`` is the one public function.

==============  ==========================================================================================
wanted          entries of the case with their places found
slots           which statement each entry is about; entries that contradict each other
cast            who speaks: parties found or made
stating         statements as the analyst has them
following       parents, relays, figures and checks that hang on what was changed
telling         what was changed, by which entry, from what to what
came            statements that come corrected from an earlier run
==============  ==========================================================================================

Tables of the case that hold statements or speakers together, grade or state interests are not applied here:
``trace`` and ``weigh`` follow them.
"""

from __future__ import annotations

from earwitness.corrections.applying import Corrected, corrected
from earwitness.corrections.came import CORRECTED, came_corrected
from earwitness.corrections.telling import Change

__all__ = ["CORRECTED", "Change", "Corrected", "came_corrected", "corrected"]
