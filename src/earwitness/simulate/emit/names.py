"""Names for people, outlets and countries of emitted worlds: invented for this project, drawn by seed.

Any likeness to a real person or paper is chance. Given names come with the pronoun used for them.
"""

from __future__ import annotations

from typing import Final

GIVEN: Final[tuple[tuple[str, str], ...]] = (
    ("Aldric", "he"), ("Brenna", "she"), ("Corvin", "he"), ("Delphine", "she"), ("Edrik", "he"),
    ("Fenella", "she"), ("Gerolt", "he"), ("Hedda", "she"), ("Ivo", "he"), ("Jorunn", "she"),
    ("Kaspar", "he"), ("Linnea", "she"), ("Matthis", "he"), ("Nerys", "she"), ("Osric", "he"),
    ("Petra", "she"), ("Ruben", "he"), ("Sidonie", "she"), ("Torvald", "he"), ("Ulla", "she"),
    ("Valentin", "he"), ("Wilma", "she"), ("Yannick", "he"), ("Zelda", "she"),
)  # fmt: skip
SURNAMES: Final = (
    "Abeltoft", "Barrowdine", "Castaverne", "Drumholt", "Elverstrand", "Fallowmere", "Grevenor",
    "Harkendal", "Istrand", "Jessamont", "Kaldergate", "Lorimund", "Marrowick", "Nettlevane",
    "Ostergrave", "Pellifant", "Quarrendyke", "Rosenhalt", "Skarvane", "Tolliver-Hume", "Umbrecht",
    "Vantongeren", "Wetherlow", "Yarrowdene", "Zandhoven", "Brackenrood", "Crosthwaine",
    "Dunnevold", "Embersley", "Fosterholm", "Gallowdane", "Hexterby", "Inglevoort", "Jorvendal",
    "Kestelhof", "Lanternby", "Mossendew", "Norrengast", "Oakshade", "Prindlemoor",
)  # fmt: skip

# (country, adjective, capital)
HOMES: Final[tuple[tuple[str, str, str], ...]] = (
    ("Brenova", "Brenovan", "Kastrel"),
    ("Ordavia", "Ordavian", "Milnograd"),
    ("Velmora", "Velmoran", "Port Sarn"),
    ("Kestovia", "Kestovian", "Dravna"),
    ("Zorlandia", "Zorlandian", "Hestrov"),
    ("Tarvosk", "Tarvoskan", "Belgravik"),
)
ABROADS: Final[tuple[tuple[str, str, str], ...]] = (
    ("Pellonia", "Pellonian", "Ashmouth"),
    ("Estmora", "Estmoran", "Lindgate"),
    ("Norrania", "Norranian", "Wexholm"),
    ("Elsamar", "Elsamari", "Corrin"),
)

AGENCIES: Final = ("Fairlead", "Crossmast", "Tidewire", "Northlight", "Halfbeam")
BROADSHEETS: Final = (
    "The Wexmoor Chronicle", "The Dunhollow Gazette", "The Oxtern Ledger", "The Penmore Sentinel",
    "The Marlby Courier", "The Calder Quay Examiner", "The Brindlow Inquirer",
    "The Thornavon Mercury", "The Lowmarsh Tribune", "The Saltern Advocate",
)  # fmt: skip
TABLOIDS: Final = ("Daily Rattle", "Morning Clang", "Daily Sprocket", "Evening Hooter")
AGGREGATORS: Final = ("Brieflet", "Skimmerdesk", "The Roundup Loft", "Newspail")
OFFICIALS: Final = ("{home} Today", "{home} Word", "New {home}")
LOST: Final = ("Radio Quayside", "Canal Seven", "The Harborlight Weekly", "Radio Ninepin")
INSTITUTES: Final = (
    "the Harrowmere Institute",
    "the Lindgate Policy Center",
    "the Corrin School of Administration",
    "the Ashmouth Observatory",
)


def short(outlet: str) -> str:
    """What an outlet is called after the first time, and by itself: "the Chronicle", "Fairlead"."""
    words = outlet.split()
    if words[0] == "The" and len(words) > 2:
        return f"the {words[-1]}"
    if words[0] in ("Daily", "Morning", "Evening"):
        return f"the {words[-1]}"
    return outlet
