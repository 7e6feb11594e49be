"""What weighing made of the small affair: a belief, a quantity, and figures that cannot be compared."""

from __future__ import annotations

from earwitness.records import Belief, Bound, Grade, Quantity

BELIEF = Belief(
    id="blf-hull",
    claim="clm-hull",
    probability=0.3,
    interval=(0.12, 0.61),
    origins=(Bound(1, ""), Bound(2, "")),
    hinge="org-2",
    grade=Grade("F", "4"),
    phrase="unlikely",
    ends=(0.25, 0.35),
    moves=0.8,
    without=0.16,
    confidence="low",
    why=(
        "It is unlikely that this is so (30%).",
        "Two statements in two articles go back to one to two origins.",
        "It is denied by the owner, whom the denial serves.",
        "What comes from the owner disputes that others can know it, which leaves open whether it is so: "
        "“That is nonsense”.",
        "That it is denied by the harbor is a narrator's verb: no words quoted deny it.",
        "Confidence in the evidence base is low.",
    ),
)
APART = (
    "“300 people” and “410 people” cannot be compared: one counts seats.",
    "“410” updates “300” and does not contradict it: 410 now.",
)
QUANTITY = Quantity(
    id="qty-1",
    figures=("fig-300", "fig-410"),
    what="people",
    unit="person",
    as_of=None,
    value=410.0,
    interval=(287.4, 2431.0),
    origins=2,
    why=("They exclude each other.",),
)
