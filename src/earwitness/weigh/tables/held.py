"""What is held of sources and errors between two rounds of weighing, and what one round gives."""

from __future__ import annotations

from dataclasses import dataclass

from earwitness.weigh.table import Flags, Floats


@dataclass(slots=True)
class Held:
    """What is held at the moment; `full.py` starts it and the other parts renew it.

    ``skill_C3``: right, shared, own for each source and attribute; ``skill_3N``: the same for each claim, by
    what its source says of other items. ``apart_A``: how often an item has a common error that differs from
    its truth. ``near_A``: share of right claims that are only near. ``slip_AR`` and ``error_AR``: how often
    an own, or a common, error stands in relation r to the truth. ``spread_A``: typical distance of close
    numbers. ``truth_G``: probability that the group's value is the truth before anybody speaks; ``error_G``:
    that it is the common error. ``false_N``: q_s(x) of each claim. ``repeat_N``: the share c that its source
    repeats here; ``repeated_N``: the part of it that lands on this value. ``seen_N`` is 1 for claims that may
    be looked at, 0 for those held out. ``confusion_P``: K of confusions. ``distance_b``: for each bucket, the
    learned probability of the common error y given z, or None.
    """

    skill_C3: Floats
    skill_3N: Floats
    apart_A: Floats
    near_A: Floats
    slip_AR: Floats
    error_AR: Floats
    spread_A: Floats
    truth_G: Floats
    error_G: Floats
    false_N: Floats
    repeat_N: Floats
    repeated_N: Floats
    seen_N: Floats
    confusion_P: Floats
    distance_b: list[Floats | None]
    shared_errors: bool = True


@dataclass(slots=True)
class Weighed:
    """What one round gives: probabilities of states, and what each claim probably is.

    ``true_G``: the value is the truth; ``alone_G``: and the item has no other common error; ``right_G``:
    the value is right (near the truth counts); ``error_G``: it is the common error. ``none_I``: the truth
    is none of the values; ``same_I``: truth and common error coincide. ``right_N``, ``shared_N``,
    ``both_N``, ``own_N``, ``slip_N``, ``repeat_N`` part each claim by how it came about; ``both_N``: truth
    and common error are the same value, so that it cannot be told which of the two the source goes by.
    ``wrong_N`` is the probability of the claim for a source that is wrong on its own account. ``slip_PR``
    counts claims by related pair, ``background_P`` those of them that q_s explains, ``kernel_PR`` is how a
    wrong value is drawn. ``heard_I``: two sources or more speak of the item. ``likelihood``: log, of all
    claims. ``case`` is the probability of each case; ``state_b`` that of each state, by bucket, ``given_b``
    the P(y | z) that went in.
    """

    true_G: Floats
    alone_G: Floats
    right_G: Floats
    error_G: Floats
    heard_I: Flags
    none_I: Floats
    same_I: Floats
    right_N: Floats
    shared_N: Floats
    both_N: Floats
    own_N: Floats
    slip_N: Floats
    repeat_N: Floats
    wrong_N: Floats
    slip_PR: Floats
    background_P: Floats
    case: Floats
    state_b: list[Floats]
    given_b: list[Floats]
    kernel_PR: Floats
    likelihood: float
