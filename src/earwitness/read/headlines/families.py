"""Families of acts that headlines make more of than was said, and what bears each out below.

=================  ============================================  ====================================
in the headline    is borne out below by                         not by
=================  ============================================  ====================================
hid, withheld      anybody's hid, concealed, withheld            denials, questions, "kept from"
knew               knew, was aware, was told                     was warned
lied, misled       lied, misled, deceived                        was wrong
faked, cooked      falsified, doctored, fiddled                  changed, moved
ordered to         an order, instructed                          told
burned, torched    burned                                        shredded, thrown away
in the dark        in the dark, hid, was not told, did not know  was not passed on
warned             warned, alerted, predicted                    reported, wrote
promised           promised, pledged, assured                    said, expects
mutiny, revolt     those words                                   some refuse
flee               fled, escaped                                 were told to leave
=================  ============================================  ====================================

and the like: each family is a class of words from general knowledge of English headlines, not what some
articles happened to have. What may bear an act out in other words than its own has a pattern of its own.

Fails on: idioms that are not listed ("swept it under the carpet"); adjectives ("bloodbath", "fury"); verbs of
criticism ("slams"), of which any harsh word may be right.
"""

from __future__ import annotations

import re
from typing import Final

# Acts of which a headline accuses somebody, or that make more of an event than was said: one family is borne
# out by any word of it.
_FAMILIES: Final = (
    r"hid|hides?|hiding|hidden|conceal(?:s|ed|ing)?|cover(?:s|ed|ing)?[- ]up|withh(?:eld|olds?|olding)|"
    r"suppress(?:es|ed|ing)?|"
    r"bur(?:y|ies|ied|ying)(?! (?:\S+ ){0,2}(?:dead|bod(?:y|ies)|victims?|remains))|"
    r"hush(?:es|ed|ing)? up",
    r"lie[sd](?! (?:in|on|at|between|with|ahead|behind|beyond)\b)|lying(?! (?:in|on|at|between|"
    r"with|ahead|behind)\b)|"
    r"(?:a|the) (?:\w+ )?lie|deceiv(?:e[sd]?|ing)|misle(?:d|ads?|ading)|dup(?:e[sd]?|ing)|"
    r"trick(?:s|ed|ing)|hoodwink\w*|fool(?:s|ed|ing)|falsif(?:y|ies|ied|ying)|fabricat(?:e[sd]?|ing)",
    r"falsif(?:y|ies|ied|ying)|fabricat(?:e[sd]?|ing)|fak(?:ed|ing)|(?<=\bto )fake|doctor(?:ed|ing)|"
    r"forg(?:ed|ing)|rigg(?:ed|ing)|cook(?:s|ed|ing)? the|fiddl(?:e[sd]?|ing)|fudg(?:e[sd]?|ing)|"
    r"massag(?:e[sd]?|ing)|manipulat(?:e[sd]?|ing)|tamper(?:s|ed|ing)? with|invent(?:s|ed|ing)",
    r"stole|steals?|stolen|stealing|loot(?:s|ed|ing)?|plunder(?:s|ed|ing)?|embezzl(?:e[sd]?|ing)|"
    r"pocket(?:s|ed|ing)",
    r"murder(?:s|ed|ing)?|massacr(?:e[sd]?|ing)|slaughter(?:s|ed|ing)?|execut(?:e[sd]|ing)|"
    r"assassinat(?:e[sd]?|ing)",
    r"ignor(?:e[sd]?|ing)|disregard(?:s|ed|ing)?|turn(?:s|ed|ing)? a blind eye|brush(?:es|ed|"
    r"ing)? (?:off|aside)",
    r"conspir(?:e[sd]?|ing)|collud(?:e[sd]?|ing)|plott(?:ed|ing)|connived",
    r"beg(?:s|ged)|plead(?:s|ed|ing)?(?! (?:not )?guilty| no contest)|implor(?:e[sd]?|ing)|beseech\w*",
    r"sabotag(?:e[sd]?|ing)|betray(?:s|ed|ing)?|brib(?:e[sd]?|ing)|blackmail(?:s|ed|ing)?",
    r"burn(?:s|ed|t|ing)?|torch(?:es|ed|ing)?|incinerat(?:e[sd]?|ing)",
    r"mutin(?:y|ies|ied|ous|eers?)|revolt(?:s|ed)?|rebell(?:ed|ion|ing)|uprising|insurrection|coup",
    r"(?:wav|nodd)(?:e[sd]|ed|ing) through|rubber[- ]?stamp(?:s|ed|ing)?|railroad(?:ed|ing)",
    r"extort\w*|strong-arm(?:s|ed|ing)?|bull(?:y|ies|ied|ying)",
    r"wreck(?:s|ed|ing)?|destroy(?:s|ed|ing)?|ruin(?:ed|ing)|devastat(?:e[sd]|ing)|annihilat(?:e[sd]|ing)|"
    r"crippl(?:e[sd]|ing)|gutt(?:ed|ing)|decimat(?:e[sd]|ing)|razed|flatten(?:s|ed)|level+ed|demolish\w*",
    r"fraud\w*|scam(?:s|med|ming|mers?)?|swindl(?:e[sd]?|ing|ers?)|defraud(?:s|ed|ing)?|cheat(?:s|ed|ing)?|"
    r"con(?:ned|ning)|rip(?:s|ped)?[- ]off",
    r"spie[sd]|spying|snoop(?:s|ed|ing)?|bugg(?:ed|ing)|eavesdropp(?:ed|ing)",
    r"surrender(?:s|ed|ing)?|capitulat(?:e[sd]|ing|ion)|cav(?:es|ed|ing) in|back(?:s|ed|ing) down|"
    r"climb(?:s|ed)? down|u-turns?|gives? in|gave in",
    r"gagg(?:ed|ing)|silenc(?:e[sd]|ing)|muzzl(?:e[sd]|ing)|censor(?:s|ed|ing)?",
)  # fmt: skip
_ACTS: Final = tuple(re.compile(rf"\b(?:{forms})\b", re.IGNORECASE) for forms in _FAMILIES)
# What bears out an act in other words than those of its family.
_KNEW: Final = re.compile(
    r"\b(?:knew|(?<!\bto )(?<!\bwe )(?<!\byou )(?<!\bI )(?<!\bwho )knows?|(?:has|have|had|"
    r"having) (?:\w+ )?known)\b",
    re.IGNORECASE,
)
_AWARE: Final = re.compile(
    rf"{_KNEW.pattern}|\b(?:(?:was|were|is|are|been) (?:well |fully )?aware|"
    r"(?<!\bI )(?<!\bwe )(?:was|were|been) (?:told|informed|briefed))\b",
    re.IGNORECASE,
)
_WARNED: Final = re.compile(r"(?<!\bwas )(?<!\bwere )(?<!\bnever )\bwarn(?:s|ed)\b", re.IGNORECASE)
_WARNINGS: Final = re.compile(
    r"\b(?:warn(?:s|ed|ings?)?|alert(?:s|ed|ing)?|caution(?:s|ed|ing)?|(?:rais|"
    r"sound)\w* the alarm|flag(?:s|ged)|predict\w*|"
    r"foresaw|foreseen|urged)\b",
    re.IGNORECASE,
)
_TERRIFIED: Final = re.compile(r"\b(?:terrified|petrified|panic(?:s|ked|king)?)\b", re.IGNORECASE)
_FEAR: Final = re.compile(
    r"\b(?:terr\w+|petrified|panic\w*|fear\w*|afraid|fright\w*|scared?|dread\w*)\b", re.I
)
_SACKED: Final = re.compile(r"\bsack(?:s|ed)\b", re.IGNORECASE)
_DISMISSED: Final = re.compile(
    r"\b(?:sack\w*|fir(?:ed|ing)|oust\w*|boot\w* out|dismiss\w*|remov(?:ed|al|ing)|relieved|laid off|"
    r"redundan\w+|let go|(?:lost|losing) \w+ jobs?)\b",
    re.IGNORECASE,
)
_ASSAULTED: Final = re.compile(
    r"\b(?:tortured?|abused|assaulted|raped|stormed|raided|ransacked)\b", re.IGNORECASE
)
_ATTACKED: Final = re.compile(
    r"\b(?:tortur\w*|abus\w*|assault\w*|rape\w*|attack\w*|beat\w*|hit|punch\w*|kick\w*|storm(?:ed|"
    r"ing)|raid\w*|"
    r"ransack\w*|burst|broke into|search\w*|seiz\w+)\b",
    re.IGNORECASE,
)
_FLED: Final = re.compile(r"\b(?:fle(?:es?|d|eing)|stampede[sd]?)\b", re.IGNORECASE)
_LEFT: Final = re.compile(
    r"\b(?:fle(?:es?|d|eing)|stampede[sd]?|escap(?:e[sd]?|ing)|r[au]n(?:ning)? (?:away|for)|"
    r"broken? out|got away|"
    r"abscond\w*|on the run|displaced|(?:were|was|been|are) (?:\w+ )?evacuated|driven (?:out|from)|"
    r"(?:left|leave|leaving|abandon\w*) (?:their|his|her|the|its) (?:homes?|houses?|towns?|"
    r"villages?|city|country|farms?))\b",
    re.IGNORECASE,
)
_ABANDONED: Final = re.compile(
    r"\b(?:abandon(?:s|ed|ing)?|desert(?:ed|ing)|forsak(?:es|en|ing)|forsook)\b", re.I
)
_GAVE_UP: Final = re.compile(
    r"\b(?:abandon\w*|desert(?:ed|ing)|forsa\w+|forsook|drop(?:s|ped|ping)?|scrap(?:s|ped|ping)?|"
    r"shelv\w+|ditch\w*|"
    r"cancel\w*|g[ai]ve(?:n|s)? up|giving up|left (?:behind|empty)|withdr[ae]w\w* (?:the|its|"
    r"their) (?:plan|bill|offer)\w*|"
    r"no longer|walk(?:s|ed)? away)\b",
    re.IGNORECASE,
)
_THREATENED: Final = re.compile(r"\bthreaten(?:s|ed)\b", re.IGNORECASE)
_THREATS: Final = re.compile(
    r"\b(?:threat\w*|ultimatum|or else|could|may|might|risks?|danger\w*|warn\w*|would|unless|if)\b", re.I
)
_FORCED: Final = re.compile(r"\bforced\b(?! (?:down|up)\b)", re.IGNORECASE)
_COMPELLED: Final = re.compile(
    r"\b(?:forc(?:e[sd]?|ing)|compel\w*|coerc\w*|order(?:s|ed)|made to|had to|ha(?:s|ve) to|must|"
    r"required|no choice|under pressure)\b",
    re.IGNORECASE,
)
_DEMANDED: Final = re.compile(r"\bdemand(?:s|ed)\b", re.IGNORECASE)
_CALLED_FOR: Final = re.compile(
    r"\b(?:demand\w*|insist\w*|must|order\w*|ultimatum|call(?:s|ed|ing)? (?:on|for)|urg(?:e[sd]?|ing)|"
    r"ha(?:s|ve) to|should)\b",
    re.IGNORECASE,
)
_BOTCHED: Final = re.compile(r"\b(?:botch(?:es|ed)|bungl(?:e[sd]|ing)|blunder(?:s|ed)?)\b", re.IGNORECASE)
_ERRORS: Final = re.compile(
    r"\b(?:botch\w*|bungl\w*|blunder\w*|mistakes?|mistaken\w*|errors?|fail\w*|wrong(?:ly)?|mishandl\w*)\b",
    re.IGNORECASE,
)
_ILLEGAL: Final = re.compile(
    r"\b(?:(?:illegal|unlawful)ly|(?:is|are|was|were|been|ruled) (?:illegal|unlawful))\b", re.IGNORECASE
)
_AGAINST_LAW: Final = re.compile(
    r"\b(?:illegal\w*|unlawful\w*|(?:the|against|by) law|laws?|breach\w*|violat\w*|unconstitutional)\b", re.I
)
_VANISHED: Final = re.compile(r"\b(?:vanish(?:es|ed)|disappear(?:s|ed))\b", re.IGNORECASE)
_GONE: Final = re.compile(
    r"\b(?:vanish\w*|disappear\w*|missing|lost|gone|no trace|never found|not been (?:seen|found))\b", re.I
)
_PROMISED: Final = re.compile(
    r"\b(?:promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)|guarantee[sd]|swears?|swore)\b", re.IGNORECASE
)
_PROMISES: Final = re.compile(
    r"\b(?:promis\w+|pledg\w+|vow\w*|guarante\w+|swear\w*|swore|assur\w+|undert[ao]\w+|commit(?:s|ted|ment)|"
    r"gave (?:\w+ ){0,2}word)\b",
    re.IGNORECASE,
)
_IN_THE_DARK: Final = re.compile(r"\bke(?:eps?|pt|eping) (?:\w+ ){0,3}in (?:the )?dark\b", re.IGNORECASE)
_UNTOLD: Final = re.compile(
    r"\bin (?:the )?dark\b|(?:\b(?:not|never)|n[’']t) (?:\w+ )?(?:told|informed|notified|warned|shown|"
    r"reported|tell|inform|know)\b|\b(?:nobody|no one) (?:\w+ ){1,4}(?:told|informed|warned|shown)\b|"
    r"\b(?:hid|hidden|hiding|conceal\w*|withh[eo]ld\w*|cover(?:ed)? up)\b",
    re.IGNORECASE,
)  # fmt: skip
_ORDERED: Final = re.compile(
    r"\b(?:order(?:s|ed)|instruct(?:s|ed)|command(?:s|ed)) (?:[^\s,;:]+ ){1,3}to\b", re.IGNORECASE
)
_ORDERS: Final = re.compile(r"\b(?:order(?:s|ed|ing)?|instruct\w*|command(?:s|ed)?)\b", re.IGNORECASE)
# What accuses, and what bears it out.
ACCUSED: Final = (
    *zip(_ACTS, _ACTS, strict=True),
    (_KNEW, _AWARE),
    (_IN_THE_DARK, _UNTOLD),
    (_ORDERED, _ORDERS),
    (_WARNED, _WARNINGS),
    (_PROMISED, _PROMISES),
    (_TERRIFIED, _FEAR),
    (_SACKED, _DISMISSED),
    (_ASSAULTED, _ATTACKED),
    (_FLED, _LEFT),
    (_ABANDONED, _GAVE_UP),
    (_THREATENED, _THREATS),
    (_FORCED, _COMPELLED),
    (_DEMANDED, _CALLED_FOR),
    (_BOTCHED, _ERRORS),
    (_ILLEGAL, _AGAINST_LAW),
    (_VANISHED, _GONE),
)
# What somebody was told is often known from him alone.
TOLD: Final = (
    re.compile(
        r"\b(?:was|were|been|is|are|being) (?:told|promised|assured|warned|informed)\b|"
        r"\b(?:told|assured|informed) (?!of\b|by\b)\w",  # "court told" names a source
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:told|promised|assur(?:ed|ances?)|warned|informed|warnings?)\b", re.IGNORECASE),
)
