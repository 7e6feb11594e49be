"""Stage four: a Lineage, with the analyst's Case, becomes Beliefs. ``weigh`` is the one public function.

==============  ==========================================================================================
material        the records in one place, with the analyst's grades and interests
speakers        who speaks: how accountable, with what record, of which side
testimony       what each beginning says on each claim; relays and copies say nothing of their own
worth           what one voice is worth, in nats, and how far that hangs on what nobody knows
model           what all voices come to, over every way in which beginnings may be one
interval        how far the result hangs on what nobody knows
hinge           the origin on which it hangs most
grades          Admiralty letter and number, never mixed; phrases: ICD 203, likelihood and confidence apart
telling         all of it in plain sentences
pools, figures  numbers: which may be pooled, and what may be believed of them
table, methods  anybody's data: sources that give values for items
==============  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from earwitness.case import NO_CASE, Case
from earwitness.records import AnyRecord, Document
from earwitness.weigh.beliefs import AS_USUAL, Beliefs, WeighSettings
from earwitness.weigh.figures import quantity
from earwitness.weigh.material import material
from earwitness.weigh.pools import pools
from earwitness.weigh.priors import check
from earwitness.weigh.telling_figures import told_apart, told_pool
from earwitness.weigh.testimony import testimony
from earwitness.weigh.weighing import belief

__all__ = ["Beliefs", "WeighSettings", "weigh"]


def weigh(
    documents: Sequence[Document],
    found: Iterable[AnyRecord],
    lineage: Iterable[AnyRecord],
    settings: WeighSettings = AS_USUAL,
    *,
    case: Case = NO_CASE,
) -> Beliefs:
    """What may be believed of the claims and figures in a traced bundle, how far, and on whose word.

    *found* are the findings of reading, *lineage* the records of tracing. A function of the set: the order of
    records changes nothing. Raises SettingError if the priors cannot be weighed with or name a source that is
    not there, or if the case names what is not there or contradicts itself.
    """
    ground = material(documents, found, lineage, case)
    priors = settings.priors
    check(priors, known=ground.names)
    return Beliefs(
        beliefs=tuple(belief(testimony(claim, ground, priors), ground, priors) for claim in ground.claims),
        quantities=tuple(
            quantity(pool, ground, priors, told_pool(pool, ground, priors)) for pool in pools(ground, priors)
        ),
        apart=told_apart(ground),
        notes=ground.notes,
    )
