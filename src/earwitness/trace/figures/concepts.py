"""What is counted, whatever the words: nouns that mean one thing, and what happened to what is counted.

The lists are of general news English and short on purpose: a word that they lack is compared as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from earwitness.trace.figures.words import fold, stem

# What happened to those counted. Two figures of different states count different things.
_STATES: Final = {
    "dead": r"kill(?:ed|s|ing|ings)?|dead|die[ds]?|dying|deaths?|fatalit\w+|slain|perish\w*|fallen|"
    r"fell (?:\w+ly )?in (?:the )?(?:battle|action|combat|\w+ing)|bodies|death toll|murdered|executed|"
    r"los[et] (?:their|his|her) li(?:fe|ves)|claimed \w+ lives|drowned|toll",
    "casualties": r"casualt\w+|losses",
    "captured": r"captur\w+|prisoners?(?: of war)?|captives?|captivity|pows?|surrender\w*|hands up|"
    r"prison camps?|"
    r"(?:laid|lay|laying|threw|throwing) down (?:their|his|its) (?:arms|weapons)|gave (?:themselves|"
    r"himself) up",
    "abducted": r"abduct\w+|kidnap\w+|hostages?",
    "wounded": r"wound(?:ed|s)?|injur\w+|hurt|maimed",
    "missing": r"missing|unaccounted",
    "left": r"fled|flee(?:ing|s)?|left|leav(?:e|es|ing)|evacuat\w+|displac\w+|refugees?|departed|escap\w+|"
    r"emigrat\w+|"
    r"gone|exodus|scarpered|abandon\w+",
    "moved": r"moved|bus(?:s)?ed|by bus(?:es)?|transferr\w+|relocat\w+|redeploy\w+|resettl\w+",
    "dismissed": r"dismiss\w+|sack(?:ed|ing|ings)|fired|laid[- ]off|lay-?offs|redundan\w+|oust\w+|axed|"
    r"let go|purged?|job cuts|job losses|removal|removed from (?:his|her|their) posts?",
    "arrested": r"arrest\w*|detain\w*|detention|jail\w*|imprison\w*|custody|carted off|rounded up|"
    r"behind bars",
    "charged": r"charged|indict\w+|prosecut\w+|on trial|convict\w+|sentenced",
    "drafted": r"draft(?:ed|ees?|ing)|conscript\w*|called[- ]up|call-?up|mobili[sz]\w+|enlist\w*|"
    r"recruit\w*|reservists?",
    "present": r"garrison|strength|stationed|deployed|manned|on duty|defenders?|on the day",
    "capacity": r"capacity|(?:was|were|is|are) built|built for|designed for|room for|permitted|permissible|"
    r"allowed|ceiling|"
    r"maximum|quotas?|targets?|authori[sz]ed|limit of",
    "living": r"inhabit\w+|population|residents?|liv(?:e|es|ing) (?:in|at|below|near|there)|home to",
    "advised": r"advi[sc]e[ds]?|told to|warned|ordered to|urged to|asked to (?:leave|keep|stay|be|pack)",
    "rescued": r"rescu\w+|survivors?|survived|saved|pulled (?:out|from)",
    "infected": r"infect\w+|tested positive|fell ill|sick|outbreak|cases",
    "vaccinated": r"vaccinated|inoculat\w+|jabbed|immuni[sz]\w+",
    "failed": r"fail(?:ed|ing|s|ures?)?|weak(?:er)?|below (?:the |its |their )?(?:\w+ )?(?:limit|threshold|"
    r"standard|norm|minimum|mark)s?|"
    r"outside the (?:\w+ )?(?:trend|limits?|range|norms?)|fault(?:y|s)|defect\w*|bad|duds?|useless|unfit|"
    r"substandard|poor|broken|unsafe|gone off|underweight|too (?:low|high|thin|old)|rejected",
    "passed": r"pass(?:ed|es)|approved|cleared|certified",
    "tested": r"test(?:ed|s|ing)?|examin\w+|check(?:ed|s)|sampl\w+|inspect(?:ed|ions?)|analy[sz]ed|counted|"
    r"survey\w*",
    "told": r"mention\w*|was told|were told|told of|admit\w*|summary|given to|as sent|shown to|sent to|"
    r"on paper",
    "asked": r"requests?|ask(?:ed|s|ing)? for|appeal(?:s|ed)?|plea(?:s|d|ded)?|begg?(?:ed|ing)?|calls? for",
    "refused": r"refus\w+|turned down",
    "posted": r"post(?:ed|s)|published|put up|uploaded|online",
    "seen": r"(?:has|have|had) (?:seen|read|obtained|reviewed)|seen by|read by|obtained by",
    "returned": r"sent back|returned|recall(?:ed|s)",
    "for": r"in favou?r|voted for|votes for",
    "against": r"vote[ds] against|against the (?:motion|bill|deal|plan)",
    "abstained": r"abstain\w*|abstention",
    "cost": r"cost(?:s|ing)?|price[ds]?|priced",
    "debt": r"debts?|ow(?:e|ed|es|ing)",
    "profit": r"profits?|earn(?:ed|ings)",
    "revenue": r"revenues?|turnover|sales|takings",
    "budget": r"budget\w*|allocat\w+|earmark\w+|set aside",
    "fine": r"fine[ds]?|penalt(?:y|ies)",
    "shipped": r"ship(?:ped|ments?)|export\w*|deliver(?:ed|ies)|supplied",
    "stolen": r"stol(?:e|en)|theft|looted|embezzl\w+",
    "built": r"(?:were|was|been) (?:built|completed|erected)|newly built",
    "destroyed": r"destroy\w*|demolish\w*|burnt? down|wrecked|shot down|sunk|damaged",
    "released": r"released?|let out|freed|discharged",
}  # fmt: skip
_STATE: Final = re.compile(
    "|".join(f"(?P<{name.replace('-', '_')}>\\b(?:{words})\\b)" for name, words in _STATES.items()),
    re.IGNORECASE,
)
# Behind another state these say only from among what it was counted, or by whom: "tested lots that failed".
_WEAK: Final = ("tested", "seen", "present", "living")
# Verbs of a clause that are no state: of telling, and of how something came to be known.
_PASSING: Final = ("asked", "advised", "refused", "for", "seen")
# "bad lots of which he was told" counts what he was told, "lots listed as weak" likewise.
_COVERS: Final = {
    "told": frozenset({"failed", "passed", "tested"}),
}
_SAME: Final = {
    word: group
    for group, words in {
        "soldier": "soldier troop serviceman servicewoman squaddie fighter trooper gi infantryman private",
        "person": "person people man woman adult human soul somebody individual",
        "child": "child kid youngster pupil schoolchild boy girl",
        "worker": "worker employee staff staffer",
        "family": "family household",
        "page": "page sheet worksheet leaf",
        "lot": "lot batch",
        "dose": "dose jab shot vaccine",
        "house": "house home dwelling building",
        "job": "job post position",
        "car": "car vehicle",
        "ship": "ship vessel boat",
        "plane": "plane aircraft jet airplane airliner",
        "help": "help relief aid assistance support",
        "chief": "chief head boss leader director",
        "engineer": "engineer boffin technician",
        "result": "result reading finding",
        "town": "town village city settlement",
        "vote": "vote ballot",
        "attack": "attack assault strike raid",
        "country": "country nation state",
        "doctor": "doctor medic physician",
        "official": "official functionary bureaucrat",
        "protester": "protester demonstrator marcher",
        "request": "request plea appeal",
        "stock": "stock store reserve",
    }.items()
    for word in words.split()
}  # fmt: skip
# Whom "people" or "men" may stand for.
_PEOPLE: Final = frozenset(
    "soldier person child worker engineer doctor official protester passenger patient resident "
    "inhabitant villager citizen civilian officer clerk prisoner captive hostage refugee migrant voter "
    "fan victim casualty survivor recruit conscript reservist guard teacher student member nurse miner "
    "farmer driver militant rebel guest visitor spectator tourist applicant customer subscriber "
    "policeman journalist reporter sailor crew pilot airman lawyer judge delegate lawmaker mp "
    "councillor volunteer expert scientist researcher dead name".split()
)


def states(text: str) -> frozenset[str]:
    """What *text* says happened to what is counted: "dead", "captured" ..."""
    found = {m.lastgroup.replace("_", "-") for m in _STATE.finditer(text) if m.lastgroup}
    return _settled(found)


def _settled(found: set[str]) -> frozenset[str]:
    for outer, inner in _COVERS.items():
        if outer in found:
            found = found - inner
    if len(found) > 1:
        strong = found - set(_WEAK)
        found = strong or found
    return frozenset(found)


def nearest_state(text: str, at: int, stop: int) -> frozenset[str]:
    """The state told nearest to the stretch *at* to *stop* of *text*: behind it first, then before it.

    Verbs of telling are those of the statement, and no state.
    """
    best: tuple[bool, int, str] | None = None
    for m in _STATE.finditer(text):
        name = (m.lastgroup or "").replace("_", "-")
        far = m.start() - stop if m.start() >= stop else (at - m.end()) * 2
        found = (name == "tested", far, name)
        if far >= 0 and name not in _PASSING and (best is None or found < best):
            best = found
    return frozenset({best[2]}) if best else frozenset()


@lru_cache(1 << 16)
def concept(word: str) -> str:
    """The thing that a folded *word* names: one name for words that mean one thing."""
    base = stem(word)
    return _SAME.get(word) or _SAME.get(base) or _BY_STEM.get(base, base)


_BY_STEM: Final = {stem(fold(w)): group for w, group in _SAME.items()}


def is_people(noun: str | None) -> bool:
    """Whether a counted noun names people."""
    return noun is not None and (noun in _PEOPLE or noun.endswith(("man", "ist", "eer")))
