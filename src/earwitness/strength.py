"""How surely a text says that one thing brings about another: words that tell, and how two texts differ.

The scale is that of studies of press releases (Sumner et al. 2014, BMJ 349:g7015): 0 nothing of the kind,
1 two things go together, 2 one may bring about the other, 3 it does.

=================================================  ====================================================
"X is linked to Y", "X had higher Y than Z"        together
"X may reduce Y"                                   a modal verb before a word of effect: conditional
"X reduces Y"                                      a word of effect without either: causal
"X is linked to reduced Y"                         an effect inside what goes together: together
"no effect on", "cases have risen since 2008"      neither
=================================================  ====================================================

The words alone put a little over two thirds of the conclusions of papers and press releases rightly; the pair
model reads them together with the sentence. Fails on: effects named by nouns alone ("a fertility switch").
"""

from __future__ import annotations

import math
import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STRENGTHS: Final = ("none", "correlational", "conditional", "causal")

_EFFECT: Final = (
    r"reduc(?:e|es|ed|ing|tion)|increas(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|decreas(?:e|es|ed|ing)|"
    r"caus(?:e|es|ed|ing|al)|lead(?:s|ing)? to|led to|results? in|resulted in|resulting in|trigger\w*|"
    r"prevent\w*|"
    r"protect\w*|boost\w*|enhanc\w*|inhibit\w*|promot\w*|induc\w*|affect(?:s|ed|ing)?|influenc\w*|"
    r"effects?|impact\w*|"
    r"alter(?:s|ed|ing)?|control(?:s|led|ling)?|regulat\w*|mediat\w*|driv(?:e|es|en|ing)|roles?|"
    r"mechanisms?|"
    r"contribut\w*|due to|because|responsible|damag\w*|harm\w*|kill\w*|sav(?:e|es|ed|ing)|cuts?|cutting|"
    r"rais(?:e|es|ed|ing)|treat(?:s|ed|ing)?|cur(?:e|es|ed)|revers\w*|slow(?:s|ed|ing)?|delay\w*|"
    r"suppress\w*|"
    r"block(?:s|ed|ing)?|activat\w*|produc\w*|mak(?:e|es|ing)|determin\w*|essential|requir\w*|key|"
    r"crucial|critical\w*|"
    r"modulat\w*|effective\w*|ineffective|efficac\w*|help(?:s|ed|ing)?|benefi\w*|worsen\w*|attenuat\w*|"
    r"explain\w*|"
    r"creat\w*|chang(?:e|es|ed|ing)|stop\w*|lower(?:s|ed|ing)|stimulat\w*|disrupt\w*|impair\w*|allow\w*|"
    r"shap(?:e|es|ed)"
)
_MODAL: Final = (
    r"may|might|could|would|should|potential\w*|possib\w*|perhaps|probabl\w*|likely|appears?|seems?|"
    r"plausib\w*|"
    r"hope\w*|promis\w*"
)
_TOGETHER: Final = (
    r"associat\w*|correlat\w*|link(?:s|ed|ing)?|related|relationship\w*|relation|connect\w*|tied"
)
_NOT: Final = (
    r"no|not|without|unlikely|neither|nor|never|little|unchanged|unclear|\w+n['’]t|fail\w*|lack\w*|cannot"
)
_SOME_WORDS: Final = r"\b(?:\W+\w+){0,4}?\W+"

# What is looked for; each counts whether it is there, how often, and whether in the first sentence.
_CUES: Final = {
    "together": _TOGETHER,
    "risk": r"risks?|odds|likel\w*|chances?|ratio|hazard|predict\w*|prone|rates?|prevalen\w*|incidence|"
    r"marker\w*|"
    r"susceptib\w*",
    "compared": r"than|compared|versus|vs|relative to|higher|lower|greater|fewer|larger|smaller|more|"
    r"less|differ\w*|"
    r"tend\w*|same|similar|common",
    "modal": _MODAL,
    "can": r"can|able|capable|enabl\w*|allow\w*",
    "suggests": r"suggest\w*|indicat\w*|impl(?:y|ies)|propos\w*|hypothes\w*|believe\w*|think|thought|"
    r"point\w*|"
    r"evidence|support\w*",
    "shows": r"show\w*|demonstrat\w*|found|finds?|discover\w*|reveal\w*|identif\w*|prove\w*|confirm\w*|"
    r"establish\w*|"
    r"conclude\w*",
    "effect": _EFFECT,
    "acts": r"reduces?|reduced|increases?|increased|improves?|improved|decreases?|decreased|causes?|"
    r"caused|leads? to|"
    r"led to|results? in|resulted in|triggers?|triggered|prevents?|prevented|protects?|protected|boosts?|"
    r"enhances?|"
    r"enhanced|inhibits?|inhibited|promotes?|promoted|induces?|induced|affects?|affected|influences?|"
    r"influenced|"
    r"alters?|altered|controls?|controlled|regulates?|mediates?|mediated|drives?|contributes?|"
    r"contributed|kills?|"
    r"saves?|cuts|raises?|raised|reverses?|slows?|delays?|suppresses?|blocks?|activates?|activated|"
    r"produces?|"
    r"produced|makes?|made|determines?|determined|requires?|modulates?|modulated|helps?|helped|attenuated|"
    r"stimulates?|disrupts?|impairs?|impaired",
    "denied": _NOT,
    "may act": rf"(?:{_MODAL}|can){_SOME_WORDS}(?:{_EFFECT})",
    "effect together": rf"(?:{_TOGETHER})\W+(?:with|to|between){_SOME_WORDS}(?:{_EFFECT}|lower|higher|"
    rf"greater|fewer)",
    "nothing": rf"(?:{_NOT}){_SOME_WORDS}(?:associat\w*|link\w*|relat\w*|correlat\w*|effects?|differ\w*|"
    rf"evidence|"
    r"increase\w*|risk|impact|chang\w*)",
    "tried": r"trials?|randomi[sz]ed|placebo|experiment\w*|mice|mouse|cells?|in vitro|intervention\w*|"
    r"treatment\w*|"
    r"therap\w*|drugs?|vaccin\w*|gene|genes|genetic|protein\w*|receptor\w*|brain",
    "observed": r"cohort|survey\w*|participants|people|women|men|patients|children|population\w*|years?|"
    r"observ\w*|"
    r"among|individuals|adults|babies",
    "number": r"\d+",
    "should": r"need\w*|further|future|research|should|recommend\w*|important|guidelines?|policy",
    "trend": r"(?:over|in|during|for|since|between|within) (?:the )?(?:last|past|recent|\d{4}|two|three|"
    r"five|ten|\d+|few)"
    r"|risen|rose|rising|fallen|fell|trends?|per ?cent|steadily|decades?|widespread|common|incidence|"
    r"prevalence|cases|"
    r"numbers? of|proportion|majority|half|thirds?|out of",
    "higher risk": r"(?:higher|greater|increased|lower|reduced|raised|elevated|at|most|more|less|fewer)"
    rf"{_SOME_WORDS}(?:risks?|likel\w*|odds|chances?|rates?|prevalence|mortality|incidence|levels?)",
    "cause": r"because|due to|caused? by|causes?|cause|causal\w*|leads? to|led to|results? in|"
    r"responsible for|"
    r"trigger\w*|mechanisms?|result of|effects? (?:of|on)|role|key|essential|depend\w*|necessary|"
    r"require\w*|"
    r"effective|efficac\w*|significantly (?:reduc|improv|increas|prolong|attenuat)\w*|contribut\w*",
    "hope": r"new (?:treatment|therap|target|drug|avenue|approach|insight|way|tool)\w*|therapeutic\w*|"
    r"target\w*|"
    r"paves?|offer\w*|provides?",
    "describes": r"published|describe\w*|structure|method\w*|study|survey\w*|review|report\w*|analysis|"
    r"estimate\w*|"
    r"call\w*|aim\w*",
}  # fmt: skip
_PATTERNS: Final = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _CUES.items()}
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
# A conclusion has a few sentences; what stands after this many characters is not looked at.
_MOST_CHARACTERS: Final = 4000


def cues(text: str) -> list[float]:
    """What words tell of the strength of *text*, as numbers for a classifier."""
    text = text[:_MOST_CHARACTERS].strip()
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    out: list[float] = []
    there = {}
    for name, pattern in _PATTERNS.items():
        count = sum(1 for _ in pattern.finditer(text))
        there[name] = count > 0
        out += [float(count > 0), math.log1p(count), float(pattern.search(first) is not None)]
    together, modal, effect, acts = (there[k] for k in ("together", "modal", "effect", "acts"))
    mixed = (
        together and not there["may act"] and not acts,
        acts and not together and not modal,
        modal and effect,
        not together and not effect,
        together and not modal,
        effect and not modal and not together and not there["risk"],
    )
    return [*out, *map(float, mixed), math.log1p(len(text.split())), float(len(_SENTENCE_END.split(text)))]


def drift(earlier: Floats, later: Floats) -> tuple[float, float, float]:
    """Chances that *later* is as strong as *earlier*, stronger, weaker; each [4] over the strengths."""
    joint = np.outer(earlier, later)
    return float(np.trace(joint)), float(np.triu(joint, 1).sum()), float(np.tril(joint, -1).sum())
