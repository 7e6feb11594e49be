"""What theory says of the simulator's mechanisms, in closed form; docs/theory derives every one of them.

Games of talk between people who want different things (docs/theory/games.md):

================== ======================================================================================
cheap_talk         words that cost nothing stay coarse (Crawford and Sobel 1982)
lying_costs        how far a lie goes that costs something (Kartik, Ottaviani and Squintani 2007)
receivers          a leader who is naive with some chance, and one who is half naive
unknown_incentive  a sender whose wish to please is not known (Fischer and Verrecchia 2000)
noisy_signalling   costly signals through a noisy channel (Sarıtaş, Yüksel and Gezici 2017)
yes_man            a worker paid for agreeing with the boss (Prendergast 1993)
hierarchical_talk  cheap talk through intermediaries (Ambrus, Azevedo and Kamada 2013)
control_loss       what is left after n levels (Williamson 1967)
aides              weak rulers hire mediocre aides (after Egorov and Sonin 2011)
================== ======================================================================================

What happens over time and down the levels (docs/theory/dynamics.md):

================== ======================================================================================
filters            what a leader believes who trusts his chain
shading_chain      lies towards the plan, level upon level
fear_trap          fear lies, lies end in a purge, a purge makes fear
turnover           competence under ordinary turnover and purges
cascades           who joins once enough others have (Granovetter 1978, Kuran 1991)
consensus          what people agree on who talk until they agree (DeGroot 1974)
leaks              outlets that share an unnamed official, and what a denial is worth
night_lights       overstatement read off an independent noisy sensor (Martinez 2022)
================== ======================================================================================

Every function takes plain numbers, in the unit of the state, and raises SettingError for numbers that have no
meaning (``domain``).
"""

from __future__ import annotations

from earwitness.simulate.theory import (
    aides,
    cascades,
    cheap_talk,
    consensus,
    control_loss,
    fear_trap,
    filters,
    hierarchical_talk,
    leaks,
    lying_costs,
    night_lights,
    noisy_signalling,
    receivers,
    shading_chain,
    turnover,
    unknown_incentive,
    yes_man,
)

__all__ = [
    "aides",
    "cascades",
    "cheap_talk",
    "consensus",
    "control_loss",
    "fear_trap",
    "filters",
    "hierarchical_talk",
    "leaks",
    "lying_costs",
    "night_lights",
    "noisy_signalling",
    "receivers",
    "shading_chain",
    "turnover",
    "unknown_incentive",
    "yes_man",
]
