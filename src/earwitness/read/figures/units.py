"""What figures are counted in: measures, currencies, and the singular of nouns.

One convention: a unit is a singular noun in small letters, as the text words it ("tonne", "ton",
"clerk", "dollar"), spelt the British way; "percent" and "share" for parts; "person" for people, men,
women and adults; "dollar per tonne" for rates; "time" for "twice".
"""

from __future__ import annotations

from typing import Final

MEASURES: Final = {
    word: name
    for name, words in {
        "second": "seconds sec secs", "minute": "minutes min mins", "hour": "hours hr hrs", "day": "days",
        "night": "nights", "week": "weeks", "fortnight": "fortnights", "month": "months",
        "year": "years yr yrs", "decade": "decades", "century": "centuries", "weekend": "weekends",
        "millimetre": "millimetres millimeter millimeters mm",
        "centimetre": "centimetres centimeter centimeters cm",
        "metre": "metres meter meters", "kilometre": "kilometres kilometer kilometers km kms",
        "inch": "inches", "foot": "feet ft", "yard": "yards", "mile": "miles", "knot": "knots",
        "milligram": "milligrams mg", "gram": "grams gramme grammes g",
        "kilogram": "kilograms kilogramme kilogrammes kilo kilos kg kgs", "tonne": "tonnes", "ton": "tons",
        "ounce": "ounces oz", "stone": "", "lb": "lbs", "litre": "litres liter liters",
        "millilitre": "millilitres milliliter milliliters ml",
        "gallon": "gallons", "pint": "pints", "barrel": "barrels", "bushel": "bushels",
        "hectare": "hectares ha", "acre": "acres", "watt": "watts", "kilowatt": "kilowatts kw",
        "megawatt": "megawatts mw", "gigawatt": "gigawatts gw", "volt": "volts", "degree": "degrees",
        "kilometre per hour": "kph kmh km/h", "mile per hour": "mph", "decibel": "decibels db",
        "gigabyte": "gigabytes gb", "megabyte": "megabytes mb", "terabyte": "terabytes tb",
        "kiloton": "kilotons", "megaton": "megatons",
        "person": "people men women persons adults adult man woman",
        "percent": "", "pound": "pounds quid", "penny": "pence", "euro": "euros", "dollar": "dollars bucks",
        "cent": "cents", "yen": "", "rupee": "rupees", "rouble": "roubles ruble rubles", "franc": "francs",
        "peso": "pesos", "yuan": "", "rand": "", "krona": "kronor", "krone": "kroner", "crown": "crowns",
        "mark": "marks", "dinar": "dinars", "dirham": "dirhams", "riyal": "riyals", "shekel": "shekels",
        "lira": "liras", "naira": "", "shilling": "shillings", "zloty": "zlotys", "hryvnia": "hryvnias",
    }.items()
    for word in (name, *words.split())
}  # fmt: skip

SIGNS: Final = {
    "$": "dollar", "us$": "dollar", "a$": "Australian dollar", "c$": "Canadian dollar",
    "nz$": "New Zealand dollar", "hk$": "Hong Kong dollar", "s$": "Singapore dollar", "£": "pound",
    "€": "euro", "¥": "yen", "₹": "rupee", "₽": "rouble", "₩": "won", "₦": "naira", "₴": "hryvnia",
    "₺": "lira", "₪": "shekel", "usd": "dollar", "gbp": "pound", "eur": "euro", "chf": "franc",
    "rs": "rupee", "rs.": "rupee", "r$": "real",
}  # fmt: skip

# what is told in larger units is comparable in smaller ones ("a decade" is ten years)
SMALLER: Final = {"decade": ("year", 10.0), "century": ("year", 100.0), "fortnight": ("week", 2.0)}
TIMES: Final = frozenset(
    "second minute hour day night week weekend fortnight month year decade century".split()
)
# where "below", "under", "above" and "over" may say a place and not how many
PLACED: Final = frozenset("metre kilometre foot mile degree centimetre millimetre inch yard knot".split())
MONEY: Final = frozenset({
    *SIGNS.values(),
    *(
        "pound penny euro dollar cent yen rupee rouble franc peso yuan rand krona krone crown mark dinar "
        "dirham riyal shekel lira naira shilling zloty hryvnia"
    ).split(),
})  # fmt: skip

# Words for people in a state, which stand where a noun would ("40 dead").
STATES: Final = frozenset(
    "dead injured wounded killed missing hurt arrested detained hospitalised hospitalized homeless sick ill "
    "infected displaced trapped rescued treated unaccounted unemployed jobless evacuated stranded jailed "
    "drowned critical survivors poor unvaccinated vaccinated charged convicted abducted kidnapped".split()
)
# Nouns that are one word for many people.
_CROWDS: Final = frozenset("crew staff police personnel crowd staffers".split())
_INVARIANT: Final = {
    "aircraft": "aircraft", "spacecraft": "spacecraft", "helicopters": "helicopter", "sheep": "sheep",
    "fish": "fish", "cattle": "cattle", "deer": "deer", "head": "head", "species": "species",
    "series": "series", "headquarters": "headquarters", "crossroads": "crossroads", "children": "child",
    "grandchildren": "grandchild", "schoolchildren": "schoolchild", "mice": "mouse", "geese": "goose",
    "teeth": "tooth", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf",
    "halves": "half", "shelves": "shelf", "thieves": "thief", "loaves": "loaf", "leaves": "leaf",
    "calves": "calf", "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium",
    "crises": "crisis", "analyses": "analysis", "diagnoses": "diagnosis", "theses": "thesis",
    "servicemen": "serviceman", "congressmen": "congressman", "policemen": "policeman",
    "firemen": "fireman", "gunmen": "gunman", "fishermen": "fisherman", "businessmen": "businessman",
    "movies": "movie", "cookies": "cookie", "rookies": "rookie", "calories": "calorie", "gases": "gas",
    "sorties": "sortie", "zombies": "zombie", "buses": "bus", "minibuses": "minibus", "viruses": "virus",
    "campuses": "campus", "bonuses": "bonus",
    "axes": "axe", "aches": "ache", "caches": "cache", "headaches": "headache", "quizzes": "quiz",
    "troops": "troop", "bodies": "body", "women": "woman", "percent": "percent",
}  # fmt: skip
_NO_PLURAL: Final = frozenset(
    "this is was has does its his as us yes always perhaps less besides across towards plus minus versus "
    "thus afterwards upwards sometimes news politics was says whereas yours hers ours theirs".split()
)


def singular(word: str) -> str | None:
    """The singular of the plural noun *word*, None if it looks like none.

    Fails on: verbs in "s" ("says" is known, "opens" is not), so ask only behind a number.
    """
    word = word.lower()
    if word in MEASURES:
        return MEASURES[word]
    if word in _INVARIANT:
        return _INVARIANT[word]
    if word in _CROWDS:
        return "person"
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")) or len(word) < 4:
        return None
    if word in _NO_PLURAL:
        return None
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "oes")) and not word.endswith(("shoes", "toes")):
        return word[:-2]
    return word[:-1]
