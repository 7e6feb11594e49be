"""The second annotator's reading of four of the twelve articles (01, 04, 07, 10).

Made from annotation-guide.md and the four articles alone, without sight of
the gold (truth.json and the files it is built from). Written by hand; stdlib
only. Run it to check that every quoted string stands in its article.

What is here: attributed reports, with agentless ones ("is believed") and
quotations without a source. What is not: the outlet's own voice; an
interviewer's turns count as the outlet's own voice too.

One report is
    r(id, source, cue, content, parent, stance, speaker)
A quoted thing is a string, or (string, n) for its n-th occurrence (from 1)
in the article, or None. A string alone must occur once. `content` is a list
of pieces. `parent` is the id of the report whose content holds this one.
`speaker` is a label: same label, same party, within one article (None: the
text names nobody).
"""


def r(id, source, cue, content, parent, stance, speaker):
    return {"id": id, "source": source, "cue": cue, "content": content,
            "parent": parent, "stance": stance, "speaker": speaker}


ARTICLES = {

    "01-intermare-dispatch.txt": [
        r("a1", ("Ostrellian official", 1), "says",
          ["Tarvenian president shown false dam readings by frightened managers"],
          None, "asserts", "senior official"),
        r("a2", "a senior Ostrellian official", ("said", 1),
          ["Managers of Tarvenia's largest dam have been giving President Edvin Korvel"
           " doctored readings of a growing leak because they are afraid of him"],
          None, "asserts", "senior official"),
        r("a3", "the official", ("told", 1),
          ['"We believe that President Korvel is being shown the wrong numbers by the'
           ' people who run the dam, because they are too frightened to show him the'
           ' right ones,"'],
          None, "asserts", "senior official"),
        r("a4", "We", "believe",
          ["that President Korvel is being shown the wrong numbers by the people who"
           " run the dam, because they are too frightened to show him the right ones"],
          "a3", "asserts", "Ostrellian side"),
        r("a5", "The official", ("said", 2),
          ["instruments on the Ostrellian side of the border indicated that about 340"
           " liters of water a second were seeping through the foundations of the"
           " Upper Seln Dam as of Monday"],
          None, "asserts", "senior official"),
        r("a6", None, "are thought",
          ["Figures sent to the president's office", "to show less than a tenth of that"],
          None, "asserts", None),
        r("a7", ("he", 1), ("said", 3),
          ['"What reaches his desk we infer, we don\'t see,"'],
          None, "asserts", "second official"),
        r("a8", ("He", 1), "added",
          ["that Korvel may have been told of the leak in general terms"],
          None, "asserts", "second official"),
        r("a9", "The State Water Directorate, which runs the dam", "puts",
          ["the seepage at 12 liters a second"],
          None, "asserts", "Directorate"),
        r("a10", None, "is believed",
          ["The leak", "to have begun in May"],
          None, "asserts", None),
        r("a11", "two people familiar with his case", "according to",
          ["Jorun Pell, who headed the directorate until February, was arrested days"
           " after he reported cracks in an inspection gallery to the president's"
           " council"],
          None, "asserts", "two people"),
        r("a12", ("he", 2), "reported",
          ["cracks in an inspection gallery"],
          "a11", "asserts", "Pell"),
        r("a13", "one of the two", ("said", 4),
          ["At least 14 engineers have been dismissed since then"],
          None, "asserts", "first of the two"),
        r("a14", "The other", ("said", 5),
          ["he knew of nine"],
          None, "asserts", "other of the two"),
        r("a15", "Petar Lind, the mayor of one of them, Kalde", ("said", 6),
          ["About 2,300 people have left three villages below the dam of their own"
           " accord"],
          None, "asserts", "Lind"),
        r("a16", "Henrik Saal, a professor at the Lisk Hydraulic Institute", ("said", 7),
          ["the Ostrellian readings were plausible"],
          None, "asserts", "Saal"),
        r("a17", ("Saal", 2), ("said", 8),
          ['"If they are right and nobody acts on them, the dam could fail, but we are'
           ' talking about years, not weeks,"'],
          None, "predicts", "Saal"),
        r("a18", ("He", 2), "has said",
          ['that the president "reads everything"'],
          None, "asserts", "Vastag"),
    ],

    "04-daily-bellman.txt": [
        r("b1", None, None,
          ["‘NOBODY DARES TELL HIM’"],
          None, "asserts", None),
        r("b2", "Boffin", "warns",
          [("‘the dam could fail’", 1)],
          None, "predicts", "Saal"),
        r("b3", None, "it has emerged",
          ["TERRIFIED dam bosses are hiding a monster leak from Tarvenia’s iron-fisted"
           " president because they fear for their necks"],
          None, "asserts", None),
        r("b4", "an Ostrellian spy chief", "revealed",
          ["‘President Korvel is being shown the wrong numbers by the people who run"
           " the dam, because they are too frightened to show him the right ones,’"],
          None, "asserts", "spy chief"),
        r("b5", "A mole inside the Directorate", "spilled the beans",
          ["‘There are two books. One is for the drawer and one is for the President.’"],
          None, "asserts", "mole"),
        r("b6", "The mole", "added",
          ["that nobody had to be told",
           "‘There was Pell’s empty office, and everybody had to walk past it to get"
           " to the lift.’"],
          None, "asserts", "mole"),
        r("b7", ("he", 1), "dared to moan about",
          ["cracks"],
          None, "asserts", "Pell"),
        r("b8", "TV station Canal Nine", "reported",
          ["His replacement, dad-of-three Tomas Haldrey, sleeps with ‘a bag packed by"
           " the door’"],
          None, "asserts", "Canal Nine"),
        r("b9", "Leading dam expert Professor Henrik Saal", "has warned",
          [("‘the dam could fail’", 2)],
          None, "predicts", "Saal"),
        r("b10", "Gran Mirka Sole, 71, of Kalde", None,
          ["‘We packed the hens first. The wardrobe can drown.’"],
          None, "asserts", "Sole"),
        r("b11", "Her neighbour", "said",
          ["he’d heard the wall ‘groaning like a cow’ at night"],
          None, "asserts", "neighbour"),
        r("b12", "his wife", "reckons",
          ["it’s the wind"],
          None, "asserts", "neighbour's wife"),
        r("b13", None, "It is understood",
          ["that Korvel will be told only after the autumn parade"],
          None, "predicts", None),
        r("b14", "His mouthpiece Bruno Vastag", "sniffing",
          ["that outsiders do not understand ‘how the Directorate works’"],
          None, "asserts", "Vastag"),
    ],

    "07-tarvenia-today.html": [
        r("c1", ("Presidency", 1), "rejects",
          ["slander over Upper Seln"],
          None, "denies", "Presidency"),
        r("c2", ("Presidency", 1), None,
          ["President fully informed"],
          None, "asserts", "Presidency"),
        r("c3", "The Presidency", "has firmly rejected",
          ["the reports spread by Ostrellian circles about the Upper Seln Dam"],
          None, "denies", "Presidency"),
        r("c4", "the President’s spokesman, Bruno Vastag", "told",
          ["«Neither in Lisk nor at the news agencies does anybody understand how the"
           " Directorate works, or how the President receives his information»"],
          None, "asserts", "Vastag"),
        r("c5", ("he", 1), "continued",
          ["«They do not understand him, they do not understand us, and they have never"
           " seen the inside of the gallery»",
           "«That is not only regrettable. It worries us, because people who understand"
           " nothing take wrong decisions.»"],
          None, "asserts", "Vastag"),
        r("c6", "the spokesman", "replied",
          ["that this was a matter for specialists"],
          None, "asserts", "Vastag"),
        r("c7", ("Bruno Vastag", 2), None,
          ["«People who understand nothing take wrong decisions.»"],
          None, "asserts", "Vastag"),
        r("c8", "a statement of the State Water Directorate", "it is said",
          ["that the structure is «in full working order» and that seepage amounts to"
           " 12 litres a second, against a permitted 60"],
          None, "asserts", "Directorate"),
        r("c9", "The Directorate", "does not deny",
          ["that some members of staff have left its service"],
          None, "not-held", "Directorate"),
        r("c10", "The Directorate", "stresses",
          ["that they did so at their own wish"],
          None, "asserts", "Directorate"),
        r("c11", "Arno Biss, governor of the Seln district", "called",
          ["the tale of thousands in flight an invention"],
          None, "denies", "Biss"),
        r("c12", ("he", 2), ("said", 2),
          ["«People are at the plum harvest»"],
          None, "asserts", "Biss"),
        r("c13", "the governor", "According to",
          ["600 families have received the usual autumn advice to keep a bag ready"],
          None, "asserts", "Biss"),
        r("c14", "Informed observers", "believe",
          ["that Ostrelle intends to press down the price of water before the talks in"
           " November"],
          None, "asserts", "informed observers"),
        r("c15", "Ostrelle", "intends",
          ["to press down the price of water before the talks in November"],
          "c14", "intends", "Ostrelle"),
        r("c16", None, ("is said", 2),
          ["Director-General Tomas Haldrey", "to enjoy the President’s full confidence"],
          None, "asserts", None),
    ],

    "10-downstream-interview.txt": [
        r("d1", None, None,
          ["“The gauge does not lie. The lift does.”"],
          None, "asserts", "Oster"),
        r("d2", ("OSTER", 1), None,
          ["Mine were true. I was nineteen years in that house and I never wrote down a"
           " number I had not seen on a gauge. But there were always two books, you"
           " understand, also in Pell’s day. Only then the second one was for"
           " tidiness."],
          None, "asserts", "Oster"),
        r("d3", ("OSTER", 2), None,
          ["After Pell it was for safety. Ours, I mean, not the dam’s.",
           "A colleague from the gallery told me in August that they no longer send up"
           " the sheet at all. They telephone, somebody listens, and nobody writes. I"
           " cannot swear to this; I was not there."],
          None, "asserts", "Oster"),
        r("d4", "A colleague from the gallery", ("told", 1),
          ["that they no longer send up the sheet at all",
           "They telephone, somebody listens, and nobody writes."],
          "d3", "asserts", "colleague"),
        r("d5", ("I", 5), "cannot swear to",
          ["this"],
          "d3", "not-held", "Oster"),
        r("d6", "The Remembrancer", "quotes",
          ["an engineer who says there was no order"],
          None, "asserts", "The Remembrancer"),
        r("d7", "an engineer", ("says", 1),
          ["there was no order"],
          "d6", "asserts", "engineer"),
        r("d8", ("OSTER", 3), None,
          ["I will not help you with that one. I will say that it is correct. Haldrey"
           " never ordered it. He is afraid, his deputies are afraid of his being"
           " afraid, and so on down to the man with the torch."],
          None, "asserts", "Oster"),
        r("d9", ("I", 8), "will say",
          ["that it is correct"],
          "d8", "asserts", "Oster"),
        r("d10", "Ostrelle", ("says", 2),
          ["that the President is deceived"],
          None, "asserts", "Ostrelle"),
        r("d11", ("OSTER", 4), None,
          ["I do not think he is deceived. I think he has arranged matters so that he"
           " need not be told. That is different."],
          None, "asserts", "Oster"),
        r("d12", ("I", 9), "do not think",
          ["he is deceived"],
          "d11", "doubts", "Oster"),
        r("d13", ("I", 10), ("think", 2),
          ["he has arranged matters so that he need not be told"],
          "d11", "asserts", "Oster"),
        r("d14", "Bruno Vastag", ("says", 3),
          ["nobody abroad understands how the Directorate works"],
          None, "asserts", "Vastag"),
        r("d15", ("OSTER", 5), None,
          ["He is right! Pell said to me once, “Livia, the President asked me for one"
           " figure and I gave him one sentence.” That was in January. In February they"
           " came for him."],
          None, "asserts", "Oster"),
        r("d16", ("Pell", 4), "said",
          ["“Livia, the President asked me for one figure and I gave him one sentence.”"],
          "d15", "asserts", "Pell"),
        r("d17", ("OSTER", 6), None,
          ["From my section eleven were put out, of twenty-six. They were put out, not"
           " put in prison, whatever the newspapers say. Two drive taxis here."],
          None, "asserts", "Oster"),
        r("d18", ("OSTER", 7), None,
          ["I hope so. My mother lives in Kalde. She says she will leave when the priest"
           " leaves, and the priest says that he will leave when she does."],
          None, "asserts", "Oster"),
        r("d19", ("She", 2), ("says", 4),
          ["she will leave when the priest leaves"],
          "d18", "intends", "Oster's mother"),
        r("d20", ("the priest", 2), ("says", 5),
          ["that he will leave when she does"],
          "d18", "intends", "priest"),
    ],
}


# ---- finding the quoted strings -------------------------------------------

import re
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent


class _Visible(HTMLParser):
    """The text of the page's body, without scripts, styles and the head."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in ("head", "script", "style"):
            self.hidden += 1
        elif tag in ("p", "h1", "h2", "h3", "li", "figcaption", "div"):
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag in ("head", "script", "style"):
            self.hidden -= 1

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text_of(name):
    """What the offsets count in: the file's text, or the page's visible text."""
    raw = (HERE / name).read_text(encoding="utf-8")
    if not name.endswith(".html"):
        return raw
    page = _Visible()
    page.feed(raw)
    return re.sub(r"\s+", " ", "".join(page.parts)).strip()


def occurrences(text, string):
    """Starts of string in text, as whole words."""
    left = r"(?<!\w)" if string[0].isalnum() else ""
    right = r"(?!\w)" if string[-1].isalnum() else ""
    return [m.start() for m in re.finditer(left + re.escape(string) + right, text)]


def locate(text, quoted):
    """(start, end) of a string or a (string, n); ValueError if unclear."""
    string, n = quoted if isinstance(quoted, tuple) else (quoted, None)
    found = occurrences(text, string)
    if n is None and len(found) != 1 or n is not None and not 0 < n <= len(found):
        raise ValueError(f"{string!r} (n={n}) occurs {len(found)} times:\n" + "\n".join(
            f"    {i}: {text[max(0, s - 35):s + len(string) + 25]!r}"
            for i, s in enumerate(found, 1)))
    start = found[(n or 1) - 1]
    return start, start + len(string)


def resolved(name):
    """The reports of one article, with spans in place of strings."""
    text = text_of(name)
    return [dict(x,
                 source=x["source"] and locate(text, x["source"]),
                 cue=x["cue"] and locate(text, x["cue"]),
                 content=[locate(text, piece) for piece in x["content"]])
            for x in ARTICLES[name]]


def main():
    bad = 0
    for name, reports in ARTICLES.items():
        text, ids = text_of(name), {x["id"] for x in reports}
        for x in reports:
            for key in ("source", "cue", "content"):
                for q in x[key] if key == "content" else [x[key]] if x[key] else []:
                    try:
                        locate(text, q)
                    except ValueError as error:
                        bad += 1
                        print(name, x["id"], key, error)
            if x["parent"] and x["parent"] not in ids:
                bad += 1
                print(name, x["id"], "no such parent")
        print(f"{name}: {len(reports)} reports")
    return bad


if __name__ == "__main__":
    raise SystemExit(1 if main() else 0)
