"""What a noun phrase that names somebody says: a name, a title, a role, a group, how many, which gender.

No parser: a phrase is cut at the first word that begins something else (a comma, "of", "who"), the last
word before the cut is its head, and lists of heads say what kind of speaker that is. The lists hold
words of the language, not people.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from earwitness.records import PartyKind

Form = Literal["name", "role", "pronoun", "elided", "none"]
Gender = Literal["m", "f"] | None

TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "baron",
        "count",
        "countess",
        "prince",
        "princess",
        "king",
        "queen",
        "president",
        "premier",
        "chancellor",
        "minister",
        "secretary",
        "senator",
        "sen",
        "rep",
        "representative",
        "congressman",
        "congresswoman",
        "governor",
        "mayor",
        "councillor",
        "cllr",
        "judge",
        "justice",
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "maj",
        "captain",
        "capt",
        "lieutenant",
        "lt",
        "sergeant",
        "sgt",
        "corporal",
        "private",
        "admiral",
        "commander",
        "commodore",
        "marshal",
        "inspector",
        "superintendent",
        "constable",
        "detective",
        "chief",
        "bishop",
        "archbishop",
        "cardinal",
        "pope",
        "rev",
        "reverend",
        "father",
        "sister",
        "brother",
        "rabbi",
        "imam",
        "sheikh",
        "ayatollah",
        "ambassador",
        "consul",
        "chairman",
        "chairwoman",
        "chair",
        "coach",
        "attorney-general",
        "mp",
        "deputy",
        "commissioner",
        "director",
    ]
)
_MALE_TITLES: Final = frozenset(
    ["mr", "sir", "lord", "baron", "count", "prince", "king", "congressman", "father", "brother", "chairman"]
)
_FEMALE_TITLES: Final = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "dame",
        "lady",
        "baroness",
        "countess",
        "princess",
        "queen",
        "congresswoman",
        "sister",
        "chairwoman",
    ]
)
_PRONOUNS: Final[dict[str, tuple[Gender, bool | None]]] = {
    # word: gender, whether many (None: either)
    "he": ("m", False), "him": ("m", False), "she": ("f", False), "her": ("f", False), "it": (None, False),
    "they": (None, None), "them": (None, None), "his": ("m", False), "its": (None, False), "their": (None, None), "my": (None, False), "our": (None, True), "your": (None, None), "i": (None, False), "me": (None, False), "we": (None, True),
    "us": (None, True), "who": (None, None), "which": (None, None), "that": (None, None), "himself": ("m", False),
    "herself": ("f", False), "you": (None, None), "whoever": (None, None),
}  # fmt: skip
_ELIDED: Final = frozenset(
    [
        "another",
        "others",
        "one",
        "two",
        "three",
        "four",
        "both",
        "neither",
        "either",
        "some",
        "many",
        "several",
        "few",
        "most",
        "all",
        "none",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "nobody",
        "anyone",
        "first",
        "second",
        "third",
        "latter",
        "former",
        "other",
    ]
)
_DETERMINERS: Final = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"]
)
_NUMBERS: Final = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "several",
        "some",
        "many",
        "most",
        "few",
        "dozens",
        "hundreds",
        "both",
        "other",
        "various",
        "numerous",
    ]
)
# What ends the part of a phrase that holds its head.
_CUT: Final = re.compile(
    r"\s*(?:,|;|:|\(|[–—]|\s-\s|\b(?:of|in|at|for|from|with|who|whose|whom|which|that|to|by|on|near|inside|outside|"
    r"close|familiar|speaking|citing|quoted|based|briefed|involved|responsible|under|about|against|into|behind|"
    r"between|across|throughout|because|when|where|as|including|named|called|aged|working|asked|asking|reviewed|obtained|"
    r"dated|written|seen|released|published|issued|taken|signed|sent|treating|attending|here|there|not|it|he|she|they)\b)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_][\w’'&.%\-]*|@\w+|&")
_NAMEWORD: Final = re.compile(r"(?:[A-ZÀ-Þ][\w’'\-]*\.?|[A-ZÀ-Þ]\.|&)$")
_PARTICLES: Final = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "af",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "la",
        "le",
        "du",
        "dos",
        "das",
        "y",
        "of",
        "the",
        "and",
    ]
)
_INNER_PARTICLES: Final = _PARTICLES - {"of", "the", "and"}

_ROLES: Final[dict[PartyKind, str]] = {
    "anonymous-official": (
        "official officer spokesman spokeswoman spokesperson minister diplomat aide adviser advisor envoy ambassador "
        "secretary inspector auditor regulator prosecutor detective policeman policewoman constable general commander "
        "colonel captain lieutenant sergeant soldier conscript sailor pilot agent spy insider mole whistleblower "
        "employee staffer clerk deputy assistant manager executive director chief head boss chairman chairwoman chair "
        "president premier governor mayor councillor commissioner lawmaker legislator senator congressman congresswoman "
        "mp banker trader engineer technician worker guard attache attaché consul counsellor source commandant marshal "
        "superintendent controller negotiator mediator judge magistrate coach trainer nurse supervisor foreman "
        "receptionist registrar treasurer firefighter paramedic administrator mate member person lawyer solicitor attorney barrister "
        "doctor chaplain colleague friend counsel contractor-manager priest teacher player trustee scientist-adviser"
    ),
    "anonymous-group": (
        "officials officers spokesmen spokespeople ministers diplomats aides advisers advisors sources insiders "
        "employees staffers staff workers managers executives directors deputies soldiers troops conscripts sailors "
        "commanders generals lawmakers legislators senators mps councillors auditors inspectors prosecutors detectives "
        "investigators engineers technicians bankers lenders creditors regulators authorities leaders agents crew "
        "policemen guards members delegates administrators teachers nurses doctors firefighters rescuers players "
        "stewards clerks trustees governors chiefs bosses respondents operators readers parents people men women persons team teams traders"
    ),
    "document": (
        "report memo memorandum document documents letter email e-mail statement communique communiqué study survey "
        "poll audit review record records log logbook minutes transcript filing indictment article book memoir diary "
        "note notes notice order decree law bill bulletin assessment analysis brochure dossier file files "
        "finding findings figures data statistics census chart map image images photo photograph photographs video "
        "footage recording tape message messages manual rulebook sheet schedule receipt invoice contract agreement "
        "summary inventory dictionary entry caption headline website site page advertisement poster placard sign "
        "announcement press-release release judgment ruling verdict screenshot readings reading instruments radar logs "
        "manifest certificate prospectus plan budget table slide packet draft copy correspondence protocol papers testimony reports"
    ),
    "social-post": "tweet tweets post posts thread account channel user blogpost livestream",
    "observer": (
        "analyst analysts expert experts observer observers witness witnesses onlooker onlookers bystander bystanders "
        "scholar scholars historian historians economist economists scientist scientists researcher researchers "
        "academic academics commentator commentators critic critics activist activists campaigner campaigners pollster "
        "pollsters resident residents villager villagers passenger passengers voter voters fan fans "
        "supporter supporters neighbor neighbors neighbour neighbours professor specialist specialists forecaster "
        "forecasters consultants consultant"
    ),
    "outlet": (
        "newspaper newspapers paper daily weekly magazine tabloid broadsheet agency broadcaster station website media "
        "outlet outlets press radio television network blog journal gazette wire channel"
    ),
    "named-organisation": (
        "government ministry department company firm corporation bank party union police army navy military force "
        "forces council committee commission board court tribunal university institute hospital trust club federation "
        "association society church synod parliament senate congress cabinet presidency embassy consulate mission "
        "office bureau authority regulator watchdog service organization organisation group charity foundation airline "
        "operator contractor supplier manufacturer maker administration directorate inspectorate opposition coalition "
        "kremlin pentagon palace treasury agency inquiry league team campaign state city country "
        "school academy museum diocese prosecution defence defense coastguard chamber panel secretariat"
    ),
}
_KIND_OF: Final[dict[str, PartyKind]] = {
    word: kind for kind in reversed(tuple(_ROLES)) for word in _ROLES[kind].split()
}
_FEMALE: Final = frozenset(
    [
        "woman",
        "women",
        "girl",
        "wife",
        "mother",
        "sister",
        "daughter",
        "widow",
        "aunt",
        "niece",
        "grandmother",
        "spokeswoman",
        "chairwoman",
        "policewoman",
        "congresswoman",
        "businesswoman",
        "actress",
        "queen",
        "princess",
        "nun",
        "lady",
        "girlfriend",
        "waitress",
        "mum",
        "mom",
        "councilwoman",
    ]
)
_MALE: Final = frozenset(
    [
        "man",
        "men",
        "boy",
        "husband",
        "father",
        "brother",
        "son",
        "widower",
        "uncle",
        "nephew",
        "grandfather",
        "spokesman",
        "chairman",
        "policeman",
        "congressman",
        "businessman",
        "actor",
        "king",
        "prince",
        "priest",
        "monk",
        "gentleman",
        "boyfriend",
        "waiter",
        "dad",
        "lad",
        "fisherman",
        "councilman",
    ]
)
# A name with such a word in it is no person's.
_ORGANISATION: Final = re.compile(
    r"\b(?:Ministry|Department|Agency|Bank|Council|University|Institute|Compan(?:y|ies)|Corp(?:oration)?|Inc|Ltd|LLC|PLC|plc|"
    r"Party|Union|Committee|Commission|Court|Police|Army|Navy|Force|Church|Club|United|City|Airlines?|Airways|Group|Office|"
    r"Bureau|Board|Authority|Society|Association|Trust|Foundation|House|Service|Services|Parliament|Senate|Congress|Cabinet|"
    r"Embassy|Federation|League|Academy|College|School|Hospital|Museum|Centre|Center|Directorate|Inspectorate|Systems|"
    r"Technologies|Industries|Holdings|Partners|Laborator(?:y|ies)|Labs?|Energy|Motors|Shipping|Lines?|Rail(?:ways?)?|Water|"
    r"Power|Medicines|Administration|Organi[sz]ation|Network|Alliance|Coalition|Front|Movement|Guard|Marine|Health|Survey|"
    r"Observatory|Mission|Programme|Program|Fund|Exchange|Kremlin|Pentagon|Treasury|Tribunal|Inquiry|Athletic|Rovers|Wanderers|"
    r"Supporters|Workers|Diocese|Synod|Conservatoire|Orchestra|Opera|Theatre|Theater|Works|Farms|Stores|Therapeutics|Pharma\w*|Biotech\w*|Chamber|Deepwater|Secretariat|Register|Brothers|Bros)\b| & "
)  # fmt: skip
_OUTLET: Final = re.compile(
    r"(?:\b(?:Times|Post|News|Herald|Tribune|Gazette|Echo|Courier|Standard|Telegraph|Mail|Journal|Review|Press|Radio|TV|"
    r"Television|Broadcasting|Wire|Chronicle|Observer|Guardian|Examiner|Bulletin|Mirror|Express|Sentinel|Ledger|Register|"
    r"Mercury|Argus|Inquirer|Dispatch|Monitor|Weekly|Daily|Sunday|Evening|Morning|Magazine|Globe|Enquirer|Independent|"
    r"Channel|Reporter|Record|Messenger|Dial|Spectator|Economist|Pravda|Zeitung|Presse)\b|\w+(?:News|press|wire|vision|cast)$)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart. ``name``: the words of a proper name, in order, without titles."""

    form: Form
    head: str = ""
    name: tuple[str, ...] = ()
    title: str = ""
    definite: bool = False
    many: bool | None = None
    gender: Gender = None
    owner: str = ""

    @property
    def surname(self) -> str:
        return self.name[-1] if self.name else ""


def phrase(words: str) -> Phrase:
    """*words* taken apart.

    Fails on: names in small letters; role nouns that the lists lack, which are roles without a kind;
    "the former minister and his wife", which is the minister.
    """
    stripped = words.strip(" \t\n,.;:“”\"‘’'()")
    tokens = _WORD.findall(stripped)
    if not tokens:
        return Phrase("none")
    lone = tokens[0].lower() if len(tokens) == 1 else ""
    if lone in _PRONOUNS:
        gender, many = _PRONOUNS[lone]
        return Phrase("pronoun", head=lone, gender=gender, many=many)
    if "%" in tokens[0] or re.match(
        r"\d[\d.]*\s?(?:%|per\s?cent)|a (?:third|quarter|fifth|sixth|tenth) of\b|a (?:quarter|fifth|tenth)$|half of",
        stripped,
        re.IGNORECASE,
    ):
        return Phrase("role", head="respondents", many=True)
    among = re.match(
        r"(?:one|another|two|three|four|some|both|neither|most|several|a second|a third) of ",
        stripped,
        re.IGNORECASE,
    )
    if among and not re.match(r"(?:them|us|you)\b", stripped[among.end() :]):
        inner = phrase(stripped[among.end() :])
        single = first_word(stripped) in ("one", "another", "neither", "a")
        head = inner.head.removesuffix("s") if single else inner.head
        return Phrase("role", head=head, many=not single, gender=inner.gender)
    cut = _CUT.search(stripped, len(tokens[0]))
    core = stripped[: cut.start()] if cut else stripped
    first = tokens[0].lower()
    parts = [t for t in _WORD.findall(core)]
    owner = ""
    for i, part in enumerate(parts[:-1]):
        if part.endswith(("'s", "’s", "s'", "s’")) and i + 1 < len(parts):
            owner, parts = " ".join(parts[: i + 1])[:-2].strip("’'"), parts[i + 1 :]
            break
    name, title, rest = _split_name(parts)
    head = rest[-1].lower().strip(".’'") if rest else ""
    definite = first in (
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
    ) or bool(owner)
    if name and not (rest and parts and parts[-1].lower() == head and head in _KIND_OF and owner):
        role = head or title
        return Phrase(
            "name",
            head=role,
            name=name,
            title=title,
            definite=definite,
            many=False,
            gender=_gender(title, head),
            owner=owner,
        )
    if (not head or head in _ELIDED) and first in _ELIDED | {"the", "a"}:
        return Phrase("elided", head=head or first, definite=first == "the", many=_many(first))
    apposed = _apposed(stripped, cut)
    if apposed is not None:
        return Phrase(
            "name", head=head, name=apposed[0], title=apposed[1], definite=True, many=False,
            gender=_gender(apposed[1], head), owner=owner,
        )  # fmt: skip
    counted = any(p.lower() in _NUMBERS - {"one"} for p in parts[:3])
    plural = (
        counted
        or (head.endswith("s") and not head.endswith("ss") and head not in ("minutes", "news"))
        or head in ("people", "men", "women", "staff", "police")
    )
    return Phrase("role", head=head, definite=definite, many=plural, gender=_gender("", head), owner=owner)


def first_word(words: str) -> str:
    """The first word of a phrase in small letters; empty if there is none."""
    found = _WORD.search(words)
    return found.group().lower() if found else ""


_APPOSED: Final = re.compile(r",\s*((?:[^,()]|,\s(?=[A-Z][\w’'-]+,))+?)(?:,|\(|$)")
_LONGEST_NAME: Final = 6


def _apposed(words: str, cut: re.Match[str] | None) -> tuple[tuple[str, ...], str] | None:
    """The name in "the spokeswoman for the board, Moira Hale": a part that is a name and nothing else."""
    if cut is None:
        return None
    for match in _APPOSED.finditer(words):
        parts = _WORD.findall(match[1])
        if not 1 <= len(parts) <= _LONGEST_NAME or parts[0].lower() in _DETERMINERS | _PRONOUNS.keys():
            continue
        name, title, rest = _split_name(parts)
        if (
            name
            and all(r.lower().strip(".") in TITLES for r in rest)
            and (len(name) > 1 or title or is_organisation(name[0]))
        ):
            return name, title
    return None


def _split_name(parts: list[str]) -> tuple[tuple[str, ...], str, list[str]]:
    """The proper name in the words of a phrase, the title before it, and the other words."""
    at = 0
    rest: list[str] = []
    while at < len(parts) and not _is_name(parts[at], at):
        rest.append(parts[at])
        at += 1
    run: list[str] = []
    while at < len(parts) and (_is_name(parts[at], at) or (run and parts[at].lower() in _INNER_PARTICLES)):
        run.append(parts[at])
        at += 1
    while run and run[-1].lower() in _INNER_PARTICLES:
        run.pop()
    title = rest[-1].lower().strip(".") if rest and rest[-1].lower().strip(".") in TITLES else ""
    while run and run[0].lower().strip(".") in TITLES and len(run) > 1:
        title = run.pop(0).lower().strip(".")
    tail = [p for p in parts[at:] if not _is_name(p, 1)]
    if (
        tail and tail[-1].lower() in _KIND_OF.keys() | _MALE | _FEMALE
    ):  # "Ostrellian official": it only describes
        return (), "", [*rest, *run, *tail]
    return tuple(w.removesuffix("’s").removesuffix("'s") for w in run), title, [*rest, *tail]


def _is_name(word: str, at: int) -> bool:
    if word.startswith("@"):
        return True
    plain = word.lower() in _DETERMINERS | _ELIDED | _NUMBERS | _KIND_OF.keys() and word.lower() not in TITLES
    return bool(_NAMEWORD.match(word)) and not (at == 0 and plain)


def _gender(title: str, head: str) -> Gender:
    if title in _FEMALE_TITLES or head in _FEMALE:
        return "f"
    if title in _MALE_TITLES or head in _MALE:
        return "m"
    return None


def _many(word: str) -> bool | None:
    if word in (
        "another",
        "one",
        "neither",
        "either",
        "someone",
        "somebody",
        "nobody",
        "anyone",
        "everyone",
        "everybody",
    ):
        return False
    return None if word in ("the", "a", "first", "second", "third", "latter", "former", "other") else True


def is_organisation(name: str) -> bool:
    """Whether a proper name has a word that people's names do not have, or is an abbreviation."""
    return bool(_ORGANISATION.search(name)) or (name.isupper() and " " not in name and len(name) <= 6)


def is_outlet(name: str) -> bool:
    """Whether a proper name is one of the gazetteer's outlets or made like one."""
    return name.removeprefix("The ").removeprefix("the ") in outlets() or bool(_OUTLET.search(name))


@cache
def outlets() -> frozenset[str]:
    """Names and aliases of outlets and agencies, without "The": as written, since "the nation" is none."""
    out = set()
    for row in csv.reader(_gazetteer("outlets.csv").splitlines()[1:]):
        for name in (row[0], *row[1].split("|")):
            bare = re.sub(r"\s*\(.*\)$", "", name).removeprefix("The ")
            if len(bare) > 1:
                out.add(bare)
    return frozenset(out)


@cache
def _given_names() -> dict[str, Gender]:
    """Gender that a given name nearly always has."""
    out: dict[str, Gender] = {}
    for line in _gazetteer("given_names.txt").splitlines():
        gender, _, names = line.partition(": ")
        out.update(dict.fromkeys(names.split(), "f" if gender.startswith("f") else "m"))
    return out


def _gazetteer(file: str) -> str:
    return files("earwitness").joinpath("gazetteer", file).read_text(encoding="utf-8")


def given_gender(name: tuple[str, ...]) -> Gender:
    """Gender of a person by the given name, if there is one and it tells."""
    return _given_names().get(name[0]) if len(name) > 1 else None


def kind_of(words: Phrase, text: str) -> PartyKind:
    """What kind of party a phrase names, from its words alone."""
    if words.form == "name":
        name = " ".join(words.name)
        if name.startswith("@"):
            return "social-post"
        if is_outlet(name) or _KIND_OF.get(words.head) == "outlet":
            return "outlet"
        if (
            words.title
            or (words.head and _KIND_OF.get(words.head) in ("anonymous-official", "observer"))
            or words.gender
        ):
            return "named-person"
        if is_organisation(name) or words.head in _ROLES["named-organisation"].split():
            return "named-organisation"
        return "named-person"
    if words.head in ("nobody", "somebody", "someone", "everybody", "everyone", "anyone"):
        return "unspecified"
    known = _KIND_OF.get(words.head)
    if known == "anonymous-official" and words.many:
        return "anonymous-group"
    return known or ("anonymous-group" if words.many and words.form == "role" else "unspecified")
