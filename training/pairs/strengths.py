"""Invented conclusions of known strength: how surely one thing is said to bring about another.

0 says nothing of the kind (a count, a trend, a description, no difference), 1 that two things go
together, 2 that one may bring about the other, 3 that it does. The parts were written for this; the
sense of a sentence is beside the point ("long commutes reduce bone density"), its form is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np


@dataclass(frozen=True, slots=True)
class Claimed:
    """A sentence and its strength."""

    text: str
    strength: int


# Singular or plural things that do something (X) and things that something is done to (Y).
_X: Final = """daily walking|a diet rich in fibre|moderate drinking|night shifts|the new vaccine|
a course of antibiotics|
early screening|coffee|aspirin|loneliness|poor sleep|exposure to traffic fumes|living near a park|the gene|
this protein|low levels of vitamin D|obesity in childhood|a mother's stress|smoking in pregnancy|
screen time|
the drug|statins|cognitive therapy|a weekly phone call|breastfeeding|a rise in the minimum wage|class size|
the tax on fizzy drinks|rent control|longer school days|speed cameras|social media|violent games|heavy rain|
a diet high in salt|air pollution|a second dose|music lessons|standing desks|the hormone|gut bacteria|
job insecurity|warm nights|plain packaging|free school meals|bariatric surgery|the enzyme|mild dehydration|
fish oil|treatment with the antibody|regular saunas|debt|a short course of steroids|the parasite|
the mutation|
childhood poverty|early retirement|noise at night|the cash transfers|a lack of iron|high blood pressure|
deforestation|the ban|parental divorce|home visits by nurses|a smaller plate|group exercise|the implant|
physiotherapy|the sanctions|bilingual schooling|the receptor|zinc supplements|a brief nap|green tea"""
_Y: Final = """the risk of stroke|survival|blood pressure|depression|memory|the growth of tumours|
bone density|
hospital admissions|school results|weight gain|inflammation|pain after surgery|fertility|asthma attacks|
the spread of the virus|anxiety|heart disease|dementia|crime|wages|unemployment|voter turnout|crop yields|
sleep|premature birth|birth weight|infection|diabetes|the number of falls|attention|deaths on the road|
recovery|cholesterol|hearing loss|alcohol use|self-harm|migraine|the immune response|cell death|
life expectancy|
mortality|relapse|kidney function|insulin resistance|household spending|suicide|reading skills|liver damage|
loss of muscle|vaccine uptake|flooding|the loss of nerve cells|breast cancer|reoffending|back pain|
house prices"""
_WHO: Final = """older adults|women|children|teenagers|patients|men over 50|people with diabetes|infants|
pregnant women|
students|survivors|nurses|workers|mothers|those affected|veterans|families on low incomes|athletes|
drivers"""
_GROUPS: Final = """people who slept badly|women who took the pill|children who walked to school|
men who smoked|
patients given the drug early|those who ate nuts every day|adults with more education|babies born in winter|
people living alone|workers on night shifts|patients who were obese|girls who played sport|
carriers of the variant|
smokers|participants in the highest income group|cities with more trees|countries with stricter laws"""
_CUES: Final = {
    "{up}": "increased|raised|higher|elevated|greater|reduced|lower|decreased|improved|worse|poorer|better",
    "{does}": "reduces|increases|improves|lowers|raises|prevents|boosts|cuts|worsens|protects against|"
    "impairs|"
    "slows|accelerates|drives|causes|triggers|promotes|inhibits|suppresses|affects|influences|alters|"
    "controls|"
    "regulates|delays|reverses|leads to changes in|contributes to|has a strong effect on|enhances|limits|"
    "brings down|damages|strengthens|blocks|determines|plays a key role in|is essential for|disrupts",
    "{did}": "reduced|increased|improved|lowered|raised|prevented|boosted|cut|worsened|protected against|"
    "impaired|"
    "slowed|accelerated|drove|caused|triggered|promoted|inhibited|suppressed|affected|influenced|altered|"
    "delayed|reversed|led to changes in|had a marked effect on|enhanced|restored|halved|attenuated",
    "{do}": "reduce|increase|improve|lower|raise|prevent|boost|cut|worsen|protect against|impair|slow|"
    "accelerate|"
    "drive|cause|trigger|promote|inhibit|affect|influence|alter|delay|reverse|lead to changes in|"
    "contribute to|"
    "have an effect on|help with|play a role in|stop|limit|be behind|explain",
    "{may}": "may|might|could|can|may also|could potentially|may help to|might one day|can sometimes|"
    "could even",
    "{tied}": "associated with|linked to|linked with|related to|correlated with|tied to|a predictor of|"
    "independently associated with|strongly associated with|significantly correlated with|connected with",
    "{than}": "than others|compared with the rest|than those who did not|than their peers|"
    "relative to controls",
    "{say}": "researchers say|a study suggests|new research shows|scientists have found|"
    "according to a new study|"
    "finds a study of 4,000 people|a report concludes|say experts|a large trial has shown",
    "{open}": "In this study,|We found that|Our results show that|These findings suggest that|"
    "In conclusion,|"
    "A team at the university has discovered that|Our data indicate that|"
    "Research published today shows that|"
    "We conclude that|The analysis showed that|Scientists have found that|"
    "This is the first evidence that||||",
}  # fmt: skip
_FORMS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "{open} the number of {who} with the condition rose by {n} per cent in {k} years.",
        "{n} per cent of {who} had the condition, and rates varied between regions.",
        "{open} {x} had no effect on {y}.",
        "{open} there was no association between {x} and {y}.",
        "{open} {x} is not linked to {y}.",
        "{open} no evidence was found that {x} {does} {y}.",
        "{open} {x} did not {do} {y} in {who}.",
        "{open} {who} who were followed for {k} years showed no difference in {y}.",
        "{x} is unlikely to {do} {y}, {say}.",
        "More research on {x} is needed, and guidelines should be reviewed.",
        "We describe a new method for measuring {y} in {who}.",
        "A team has published the most detailed description yet of {x}.",
        "{open} most {who} were unaware of {x}.",
        "The prevalence of {y} among {who} fell from {n} to {k} per cent over the decade.",
        "Only {n} per cent of {who} receive the recommended care, {say}.",
        "{who} should be offered {x}, and services need to be better organised.",
        "{open} cases have risen steadily since {year}, most of all among {who}.",
        "The structure of the molecule was solved at high resolution.",
        "The study set out to describe how {who} talk about {x}.",
        "{who} describe services as hard to reach and out of touch, {say}.",
        "{open} {y} was as common in {who} as in everybody else.",
        "A new project will study {x} and {y} in {who}.",
        "Half of {who} would be willing to take part in a trial of {x}.",
        "Little has changed in the treatment of {who} since {year}, {say}.",
    ),
    (
        "{open} {x} is {tied} {y}.",
        "{open} {x} was {tied} {up} {y} in {who}.",
        "{x} {tied} {y}, {say}.",
        "{open} {groups} had {up} rates of illness {than}.",
        "{open} {groups} were {n} per cent more likely to be ill {than}.",
        "{groups} are at {up} risk, {say}.",
        "{open} {groups} tended to score {up} on tests {than}.",
        "There was a significant association between {x} and {y} (odds ratio 1.{n}, 95% CI 1.{k} to 2.{n}).",
        "{open} the risk was {up} in {groups} {than}.",
        "{open} levels of the marker predicted {y} in {who}.",
        "{open} {x} was common among {who} with {up} scores for {y}.",
        "{open} {who} with low scores were less likely to recover {than}.",
        "A relationship between {x} and {y} has been found in {who}, {say}.",
        "{open} {groups} differ from others in {y}.",
        "{open} {y} went hand in hand with {x}.",
        "The introduction of the rule was followed by {up} {y} in {who}.",
        "{n} variants associated with {y} have been identified.",
        "{open} brain activity during the task correlated with {y}.",
        "Higher intake was associated with a {n}% reduction in {y} (hazard ratio 0.{n}).",
        "{groups} show {up} {y} than the general population, {say}.",
        "{open} {x} could be used to predict {y} in {who}.",
        "{open} the odds of {y} were {up} among {groups}.",
    ),
    (
        "{open} {x} {may} {do} {y}.",
        "{x} {may} {do} {y}, {say}.",
        "{x} {may} {do} {y} in {who}",
        "{open} {x} appears to {do} {y}.",
        "{open} {x} seems to {do} {y} in {who}.",
        "{open} {x} is likely to {do} {y}.",
        "{x} has the potential to {do} {y}, {say}.",
        "{open} {x} may be a possible cause of {y}.",
        "{open} {x} probably {does} {y}, although a causal link cannot be assumed.",
        "Giving {who} {x} could be a way to {do} {y}.",
        "{open} {x} was {tied} {up} {y}, which suggests that it may {do} it.",
        "The finding raises the possibility that {x} {does} {y}.",
        "{x} is a promising target and could one day {do} {y}.",
        "{open} replacing it with {x} might {do} {y}.",
        "Could {x} {do} {y}?",
        "The results are consistent with a possible role of {x} in {y}.",
        "{open} {x}, if given early, would be expected to {do} {y}.",
        "{x} is thought to {do} {y}, {say}.",
        "These results point to a potential treatment: {x} may {do} {y}.",
        "{x} perhaps {does} {y} by way of {y2}.",
    ),
    (
        "{open} {x} {does} {y}.",
        "{x} {does} {y}, {say}.",
        "{x} {does} {y}",
        "{open} {x} {did} {y} in {who}.",
        "{x} {did} {y} by {n} per cent in a trial of {k}00 {who}.",
        "{open} in mice, {x} {did} {y} and {y2}.",
        "{open} giving {who} {x} {does} {y}.",
        "{open} {x} significantly {did} {y} compared with placebo (P=0.0{k}).",
        "{open} because of {x}, {y} changed in {who}.",
        "{open} the change in {y} was due to {x}.",
        "{x} is responsible for changes in {y}, {say}.",
        "How {x} {does} {y}: scientists find the mechanism",
        "{open} {y} depends on {x}.",
        "{open} {x} is effective and safe, and {does} {y}.",
        "{open} {x} is the cause of {y} in {who}.",
        "{open} {x} {does} {y} by acting on {y2}.",
        "{open} loss of {x} results in changes in {y}.",
        "{open} {x} is required for {y}.",
        "Removing {x} {did} {y}, which was restored when it was given back.",
        "{x} saves lives: it {does} {y}, {say}.",
        "{open} {x} does more than placebo to {do} {y}.",
        "Thanks to {x}, {who} were spared {y}, {say}.",
    ),
)  # fmt: skip
_SLOT: Final = re.compile(r"\{\w+\}")


def claimed(count: int, seed: int) -> list[Claimed]:
    """*count* invented conclusions, as many of each strength."""
    rng = np.random.default_rng(seed)
    lists = {"{x}": _X, "{y}": _Y, "{y2}": _Y, "{who}": _WHO, "{groups}": _GROUPS, **_CUES}
    options = {slot: [" ".join(o.split()) for o in words.split("|")] for slot, words in lists.items()}
    out = []
    for i in range(count):
        strength = i % len(_FORMS)
        forms = _FORMS[strength]
        text = forms[int(rng.integers(len(forms)))]
        # a "may" within "does" and the like are filled from the left, each on its own
        text = _SLOT.sub(lambda m: _filled(m.group(), options, rng), text)
        if rng.random() < 0.25:  # a sentence before it that says nothing of the kind
            text = (
                _SLOT.sub(
                    lambda m: _filled(m.group(), options, rng), _AROUND[int(rng.integers(len(_AROUND)))]
                )
                + " "
                + _capital(text.strip())
            )
        out.append(Claimed(_capital(text.strip()), strength))
    return out


_AROUND: Final = (
    "The study followed {k}00 {who} for {k} years.", "The work is published today.",
    "The team looked at records of {n}0,000 {who}.", "Much has been written about {x}.",
    "The researchers used data from {k} countries.", "It is the largest study of {y} to date.",
)  # fmt: skip


def _filled(slot: str, options: dict[str, list[str]], rng: np.random.Generator) -> str:
    if slot in options:
        return options[slot][int(rng.integers(len(options[slot])))]
    return str(int(rng.integers(*{"{n}": (11, 80), "{k}": (2, 10), "{year}": (1990, 2020)}[slot])))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
