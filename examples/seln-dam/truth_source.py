"""Gold for the Upper Seln bundle, written by hand. build_truth.py turns it into truth.json.

Passages are copied from the articles with marks laid over them:
    {s|source} {q|cue} {c|content} {k|content continued in a new paragraph} {h|hedge}
    {v|verification} {f|figure} {i|who informs whom} {x|headline words} {m|mention} {g|ghost}
Marks nest. <...> leaves out words up to where the passage goes on. A passage must occur
once in its file; n=2 picks the second of several. Rules: ../annotation-guide.md.

More than 800 lines because it is gold, not code: twelve articles annotated by hand, read across each other.
"""

KEEP_THAT = True  # False: leave the complementizer "that" out of contents

DOCUMENTS, PARTIES, REPORTS, FIGURES, FIGURE_RELATIONS, INFORMS = [], [], [], [], [], []
HEADLINE_CHECKS, CLAIMS, ORIGINS, LINKS, PASSAGES, GHOSTS, VERIFICATION = [], [], [], [], [], [], []


def D(id, file, outlet, outlet_party, date, basis, via, blocks, earliest=None, latest=None):
    published = {"date": date, "earliest": earliest or date, "latest": latest or date, "basis": basis}
    DOCUMENTS.append(dict(id=id, file=file, outlet=outlet, outlet_party=outlet_party, published=published, via=via, blocks=blocks))


def P(id, name, kind, role=None, affiliation=None, mentions=None, **more):
    PARTIES.append(dict(id=id, name=name, kind=kind, role=role, affiliation=affiliation, mentions=mentions or {}, **more))


def R(id, party, passage, kind=None, stance="asserts", place="body", parent=None, relay=None, when=None, n=0, voice="reported", note=None):
    REPORTS.append(dict(id=id, document=id.split(".")[0], party=party, passage=passage, kind=kind, stance=stance, place=place,
                        parent=parent, relay=relay, when=when, occurrence=n, voice=voice, note=note))


def OWN(id, passage, place="body", **more):
    R(id, None, passage, voice="own", kind="indirect", place=place, **more)


def V(document, passage, *governs):
    VERIFICATION.append(dict(document=document, passage=passage, governs=governs))


def F(id, passage, value, unit, what, as_of, report, low=None, high=None, n=0):
    FIGURES.append(dict(id=id, document=id.split(".")[0], passage=passage, occurrence=n, value=value, low=low, high=high, unit=unit, what=what,
                        as_of=as_of, report=report))


def FR(a, b, relation, why):
    FIGURE_RELATIONS.append({"from": a, "to": b, "relation": relation, "why": why})


def I(id, passage, source, to, relation, motive, report):
    INFORMS.append({"id": id, "document": id.split(".")[0], "passage": passage, "from": source, "to": to, "relation": relation,
                    "motive": motive, "report": report})


def H(document, kind, passage, why, n=0):
    HEADLINE_CHECKS.append(dict(document=document, kind=kind, passage=passage, why=why, occurrence=n))


def C(id, text, origin_range, rule, *origins):
    """origins: (why, [report ids])"""
    CLAIMS.append(dict(id=id, text=text, reports=[r for _, rs in origins for r in rs], origin_range=origin_range, rule=rule))
    for why, rs in origins:
        ORIGINS.append(dict(claim=id, reports=rs, why=why))


def L(a, b, relation, *drift, within=False):
    link = {"from": a, "to": b, "relation": relation, "drift": list(drift)}
    LINKS.append(link | ({"within": True} if within else {}))


# ---------------------------------------------------------------- documents
D("01", "01-intermare-dispatch.txt", "Intermare", "intermare", "2019-09-11", "stated: date line, year from articles.csv", "intermare:i", [
    ("headline", "Tarvenian president shown false dam readings by frightened managers, Ostrellian official says"),
    ("credit", "(Reporting by Mara Tiel in Lisk; editing by J. Corran)")])
D("02", "02-skerrow-courier.txt", "Skerrow Courier", "courier", "2019-09-11", "articles.csv; the text prints no date", "intermare:i courier:s", [
    ("headline", "Frightened managers showed Tarvenian president false dam readings"),
    ("credit", "{b|Intermare}\n\nManagers"),
    ("credit", "This story was supplied by Intermare and edited by Courier staff.")])
D("03", "03-pellham-standard.txt", "The Pellham Standard", "standard", "2019-09-12", "articles.csv; the text has only 'Thursday'", "standard:i", [
    ("headline", "A dam, a leak and a president who hears only good news"),
    ("credit", "By Dorothea Lunn"), ("credit", "Intermare contributed to this report.")])
D("04", "04-daily-bellman.txt", "Daily Bellman", "bellman", "2019-09-15", "articles.csv; the text has only 'Friday'", "bellman:i", [
    ("headline", "‘NOBODY DARES TELL HIM’: Terrified dam bosses cook the books for iron-fisted Korvel as wall springs monster leak"),
    ("subhead", "Cowering chiefs feed strongman fake figures"), ("subhead", "Boffin warns ‘the dam could fail’"), ("credit", "By GAZ PREWITT")])
D("05", "05-remembrancer.txt", "The Remembrancer", "remembrancer", "2019-09-14", "articles.csv; the text has 'this week', 'on Friday'", "remembrancer:i", [
    ("headline", "The Directorate that kept two sets of books"),
    ("subhead", "Former engineer tells how the readings of a leaking dam were made fit for a president"), ("credit", "Helen Astrow in Lisk")])
D("06", "06-newsbasin.html", "NewsBasin", "newsbasin", "2019-09-15", "stated: meta article:published_time", "newsbasin:i", [
    ("headline", "Tarvenia: engineers 'kept two books' on leaking dam, president in the dark"),
    ("notice", "We and our 214 partners store and read information on your device. By clicking Accept you say that you agree."),
    ("credit", "NewsBasin Desk"),
    ("caption", "The Upper Seln Dam, seen from the Ostrellian bank on Monday, 9 September 2018."),
    ("credit", "Photo: T. Wray / Intermare"),
    ("notice", "Get the Basin Brief in your inbox every morning. Sign up here."),
    ("credit", "Source: The Remembrancer, Intermare"), ("related-link", "Read more at The Remembrancer"),
    ("related-link", "Korvel 'to sack dam chief within days', says Canal Nine"),
    ("related-link", "Ten walls that could burst next"), ("related-link", "Why plums are dear this year"),
    ("notice", "© 2019 NewsBasin Ltd. About · Terms · Privacy")])
D("07", "07-tarvenia-today.html", "Tarvenia Today", "tarvenia-today", "2019-09-13", "stated: meta article:published_time; date line without year", "tarvenia-today:i", [
    ("headline", "Presidency rejects slander over Upper Seln: President fully informed"),
    ("notice", "This site keeps cookies so that it may remember you."),
    ("caption", "Bruno Vastag: «People who understand nothing take wrong decisions.»"), ("credit", "Photograph: Presidency"),
    ("related-link", "President inspects plum harvest, praises growers"), ("related-link", "Haldrey: our dams will stand a thousand years"),
    ("notice", "© Tarvenia Today. Reproduction with mention of the source permitted.")])
D("08", "08-evening-tollgate.txt", "Evening Tollgate", "tollgate", "2019-10-24", "articles.csv; the text only shows that it is after 2 October", "tollgate:i", [
    ("headline", "Korvel knew of dam leak in spring, says driver"), ("credit", "from our correspondent in Lisk")])
D("09", "09-clickstead.html", "Clickstead", "clickstead", "2019-09-16", "stated: meta article:published_time; 'Monday' in the byline", "clickstead:i", [
    ("headline", "Dam professor to newspapers: please stop cutting me in half"),
    ("notice", "Clickstead uses cookies. Fine by you?"), ("credit", "Bee Tolliver, Monday"), ("share", "Share this · Tweet · Copy link"),
    ("related-link", "Hen refuses to leave flooded village, says owner"), ("related-link", "17 rivers ranked by mood"),
    ("notice", "Clickstead is a trade mark.")])
D("10", "10-downstream-interview.txt", "Downstream", "downstream", "2019-09-18", "articles.csv; the text prints no date", "downstream:s", [
    ("headline", "“The gauge does not lie. The lift does.”")])
D("11", "11-low-water-blog.txt", "Low Water", "low-water", None,
  "unresolved: after 10 (18 September, quoted); 'On Friday' of 13 September suggests before Friday 20 September", "low-water:i", [
    ("headline", "What “reads everything” means"), ("credit", "Posted by Orla Finch in Rivers, Rulers"), ("notice", "Comments are closed.")],
  earliest="2019-09-18", latest="2019-09-20")
D("12", "12-intermare-update.txt", "Intermare", "intermare", "2019-09-16", "stated: date line, year from articles.csv", "intermare:i", [
    ("headline", "UPDATE 2-Leak at Tarvenian dam grows, Ostrelle says; 3,150 people gone from villages"),
    ("notice", "(Updates seepage, number of people who left; adds outlet, directorate)"),
    ("credit", "(Reporting by Mara Tiel and Sten Abel; editing by J. Corran)")])

# ------------------------------------------------------------------ parties
# Mentions: names and descriptions, in full; pronouns only where they are the source of a report (added by the build).
P("korvel", "Edvin Korvel", "named-person", "President", "Tarvenia", {
    "01": ["Tarvenian president", "President Edvin Korvel", "President Korvel", "Korvel", "the {m|president}'s office", "the {m|president}'s council", "that the {m|president} \"reads"],
    "02": ["Tarvenian president", "President Edvin Korvel", "President Korvel", "Mr Korvel", "the {m|president}’s office", "the {m|president}’s council"],
    "03": ["a president who hears only good news", "the man who rules Tarvenia", "President Korvel", "Korvel", "what {m|the president} would like", "{m|the president}’s council", "{m|the president} “reads"],
    "04": ["iron-fisted Korvel", "feed {m|strongman} fake", "Tarvenia’s iron-fisted president", "strongman Edvin Korvel, 67", "President Korvel", "one is for {m|the President}", "told. ‘There was<...>{m|Korvel} will be told", "{m|the President}’s say-so"],
    "05": ["a president", "{m|the President}.”", "President Korvel", "{m|the President}’s spokesman"],
    "06": ["{m|president} in the dark", "The president of Tarvenia", "figure for {m|the president}", "President Edvin Korvel", "how {m|the President} receives"],
    "07": ["Upper Seln: {m|President} fully", "how {m|the President} receives", "{m|the President}’s spokesman", "{m|the President}’s full confidence"],
    "08": ["The President of Tarvenia", "Edvin Korvel", "{m|Korvel} knew of dam leak", "with {m|the old man} on", "{m|The old man} said: then"],
    "10": ["{m|the President} is deceived", "{m|the President} asked me"],
    "11": ["the {m|president} “reads", "{m|Korvel} doesn’t know", "{m|a president who is fooled by a clerk with an eraser}"],
    "12": ["President Edvin Korvel", "{m|Korvel}'s spokesman", "somebody is {m|the president} we"]})
P("vastag", "Bruno Vastag", "named-person", "spokesman of the President", "Presidency of Tarvenia", {
    "01": ["Korvel's spokesman, Bruno Vastag,"], "02": ["Mr Korvel’s spokesman"], "04": ["His mouthpiece Bruno Vastag"], "07": ["Bruno Vastag", "the President’s spokesman, Bruno Vastag", "Vastag"],
    "10": ["Bruno Vastag"], "11": ["Bruno Vastag", "Vastag"], "12": ["Korvel's spokesman"]})
P("presidency", "Presidency of Tarvenia", "named-organisation", None, "Tarvenia", {
    "06": ["President Edvin Korvel's staff"], "07": ["{m|Presidency} rejects", "{m|The Presidency} has"], "08": ["the Presidency"], "11": ["the palace"]})
P("directorate", "State Water Directorate", "named-organisation", None, "Tarvenia", {
    "01": ["The State Water Directorate", "headed {m|the directorate}"], "02": ["The State Water Directorate", "headed {m|the directorate}"],
    "03": ["the State Water Directorate", "The Directorate"], "04": ["the Directorate"],
    "05": ["The Directorate", "the State Water Directorate", "the Directorate"], "06": ["The Tarvenian authorities"],
    "07": ["the State Water Directorate", "the Directorate", "The Directorate"], "08": ["the State Water Directorate"], "09": ["the State Water Directorate"],
    "10": ["State Water Directorate", "the Directorate"], "11": ["the Directorate"],
    "12": ["Tarvenia's State Water Directorate", "the {m|directorate}'s former head"]})
P("managers", "the people who run the dam", "anonymous-group", "managers of the Upper Seln Dam", "State Water Directorate", {
    "01": ["frightened managers", "Managers of Tarvenia's largest dam", "the people who run the dam"],
    "02": ["Frightened managers", "Managers of Tarvenia’s largest dam", "the people who run the dam"], "03": ["the people who run the dam"],
    "04": ["Terrified dam bosses", "Cowering chiefs", "TERRIFIED dam bosses", "the people who run the dam"], "08": ["his own engineers"], "12": ["frightened managers"]})
P("haldrey", "Tomas Haldrey", "named-person", "director-general", "State Water Directorate", {
    "03": ["Tomas Haldrey, the Directorate’s chief", "Haldrey"], "04": ["His replacement, dad-of-three Tomas Haldrey"],
    "05": ["Tomas Haldrey, the director-general", "Mr Haldrey"], "06": ["The director-general"], "07": ["Director-General Tomas Haldrey"],
    "08": ["Tomas Haldrey", "{m|Haldrey} sat in the back"], "10": ["Haldrey"]})
P("deputies", "Haldrey's deputies", "anonymous-group", "deputy directors", "State Water Directorate", {"03": ["His deputies"], "10": ["his deputies"]})
P("deputy", "the deputy director", "anonymous-official", "deputy director", "State Water Directorate", {"05": ["the deputy director"], "06": ["The deputy director"]})
P("pell", "Jorun Pell", "named-person", "former head", "State Water Directorate", {
    "01": ["Jorun Pell"], "02": ["Jorun Pell"], "03": ["Jorun Pell"], "04": ["{m|Pell}’s empty", "Ex-boss Jorun Pell"], "05": ["Pell"],
    "06": ["The dam's former chief, Jorun Pell"], "10": ["Pell"], "12": ["Jorun Pell, the directorate's former head", "{m|Pell} is expected"]})
P("ostr-official", "senior Ostrellian official", "anonymous-official", "senior official, on condition of anonymity because the assessment is not public", "Ostrelle", {
    "01": ["Ostrellian official", "a senior Ostrellian official", "{m|the official} told"], "02": ["a senior Ostrellian official"],
    "03": ["an unnamed official"], "11": ["“a senior official.”"]}, possibly_same_as="wennick")
P("ostr-official-2", "second Ostrellian official", "anonymous-official", "has read the assessment, no part in preparing it", "Ostrelle", {"01": ["A second official, who has read the assessment but had no part in preparing it,"]})
P("wennick", "Clara Wennick", "named-person", "spokeswoman", "Ostrellian Foreign Ministry", {
    "03": ["Wennick"], "05": ["Clara Wennick, a spokeswoman for its foreign ministry,"], "08": ["its spokeswoman", "Ms Wennick"],
    "11": ["Clara Wennick"], "12": ["Clara Wennick, spokeswoman for the Foreign Ministry,"]})
P("spy-chief", "an Ostrellian spy chief", "anonymous-official", "spy chief (the Bellman's description)", "Ostrelle", {"11": ["a spy chief"]},
  same_as="ostr-official", note="No such person: the Bellman's description of the source of a sentence it had read. Same utterance as 01.2.")
P("ostrelle", "Ostrelle (its government)", "named-organisation", None, "Ostrelle", {
    "03": ["Ostrelle"], "05": ["Ostrelle"], "07": ["Ostrelle"], "08": ["{m|Ostrelle} and half"], "10": ["Ostrelle"], "12": ["Ostrelle"]})
P("ostr-fm", "Ostrellian Foreign Ministry", "named-organisation", None, "Ostrelle", {"06": ["The Ostrellian foreign ministry"], "08": ["The Ostrellian Foreign Ministry"]})
P("ostr-officials", "Ostrelle's officials (state radio's words)", "anonymous-group", "officials", "Ostrelle", {"11": ["Ostrelle’s officials"], "12": ["its officials"]})
P("world-press", "half the world's press", "unspecified", None, None, {"08": ["half the world's press"]})
P("instruments", "instruments on the Ostrellian side", "document", "measurement", "Ostrelle", {})
P("bulletin", "bulletin of the Ostrellian Hydrographic Office", "document", "daily bulletin", "Ostrellian Hydrographic Office", {"12": ["the Ostrellian bulletin"]})
P("pell-source-1", "first person familiar with Pell's case", "unspecified", "familiar with Pell's case", None, {})
P("pell-source-2", "second person familiar with Pell's case", "unspecified", "familiar with Pell's case", None, {})
P("pell-sources", "two people familiar with Pell's case", "anonymous-group", "familiar with Pell's case", None, {"11": ["Intermare’s source"]})
P("pell-source-3", "a person familiar with Pell's case", "unspecified", "familiar with Pell's case", None, {}, possibly_same_as="pell-source-1",
  note="The follow-up does not say which of the two it is, or whether it is one of them.")
P("lind", "Petar Lind", "named-person", "mayor", "Kalde", {})
P("saal", "Henrik Saal", "named-person", "professor, hydrologist", "Lisk Hydraulic Institute", {
    "01": ["Henrik Saal, a professor at the Lisk Hydraulic Institute,"], "02": ["Henrik Saal, a professor at the Lisk Hydraulic Institute,"],
    "06": ["Henrik Saal, hydrologist"], "09": ["Dam professor", "Henrik Saal", "The Lisk hydrologist", "@HSaal_hydro"]})
P("diplomat", "diplomat who served in Merrin until last year", "anonymous-official", "diplomat, a woman", None, {"03": ["a diplomat who served in Merrin until last year", "the diplomat"]})
P("engineer", "former senior engineer of the Directorate", "anonymous-official", "former senior engineer, nineteen years there; no name or date of departure", "State Water Directorate", {
    "05": ["Former engineer", "a former senior engineer who spent nineteen years in the building", "the engineer", "The engineer"], "06": ["The engineer", "{m|engineers} 'kept"],
    "10": ["an engineer"], "11": ["the engineer"]}, possibly_same_as="oster",
  note="Nineteen years and Lisk fit Livia Oster, who neither confirms nor denies it (10). Unresolved is the right answer.")
P("mole", "a mole inside the Directorate", "anonymous-official", "mole (the Bellman's description)", "State Water Directorate", {"04": ["A mole inside the Directorate", "The mole"]},
  same_as="engineer", note="The Bellman lifted the Remembrancer's engineer, who is no longer inside.")
P("insider", "person who still works at the Directorate", "anonymous-official", "reached through an intermediary", "State Water Directorate", {"05": ["The person still working there"]})
P("intermediary", "an intermediary", "unspecified", None, None, {"05": ["an intermediary"]})
P("energy-official", "official at the energy ministry", "anonymous-official", None, "energy ministry of Tarvenia", {"05": ["Another official, at the energy ministry,", "the official"]})
P("dolm", "Irena Dolm", "named-person", "minister of energy", "Tarvenia", {"05": ["the minister, Irena Dolm"]})
P("gallery-report", "Gallery Report No 7", "document", "dated 2 September", "State Water Directorate", {"05": ["Neither {m|the report}"]})
P("biss", "Arno Biss", "named-person", "governor", "Seln district", {"07": ["the governor"]})
P("district-official", "a district official", "anonymous-official", None, "Seln district", {"12": ["the official"]}, possibly_same_as="biss")
P("observers", "informed observers", "observer", None, None, {})
P("jost", "Jost", "named-person", "former employee of the presidential garage", None, {"08": ["{m|driver}\n", "Jost"]}, note="Gives a first name only.")
P("agency-lisk", "a Lisk agency which arranged the meeting", "unspecified", None, None, {"08": ["a Lisk agency which arranged the meeting"]})
P("telephone-woman", "woman who answered Haldrey's telephone", "unspecified", None, None, {})
P("oster", "Livia Oster", "named-person", "former head of measurement, exile", "State Water Directorate", {
    "09": ["Livia Oster, who used to run the gauges at the State Water Directorate"], "10": ["Livia Oster", "OSTER"], "11": ["Livia Oster, who ran the gauges,"]})
P("gallery-colleague", "a colleague from the gallery", "anonymous-official", None, "State Water Directorate", {})
P("oster-mother", "Oster's mother", "unspecified", "lives in Kalde", None, {"10": ["My mother"]})
P("priest", "the priest of Kalde", "unspecified", None, None, {"10": ["when {m|the priest} leaves"]})
P("attache", "press attaché of the Tarvenian embassy in Lisk", "anonymous-official", "press attaché", "Embassy of Tarvenia in Lisk", {"09": ["the embassy's press attaché", "The attaché"]})
P("embassy", "Embassy of Tarvenia in Lisk (@TarveniaInLisk)", "social-post", None, "Tarvenia", {"09": ["Tarvenia's embassy in Lisk", "@TarveniaInLisk"]})
P("seln-watch", "@seln_watch", "social-post", "anonymous account, claims to be run from the valley", None, {"09": ["@seln_watch"]})
P("screenshot", "screenshot that Oster posted", "document", None, None, {})
P("sole", "Mirka Sole", "named-person", "villager, 71", "Kalde", {})
P("neighbour", "Mirka Sole's neighbour", "unspecified", "villager", "Kalde", {})
P("neighbour-wife", "the neighbour's wife", "unspecified", "villager", "Kalde", {})
P("skerrow-water", "Skerrow Water", "named-organisation", None, None, {})
P("finch", "Orla Finch", "named-person", "writer of the blog Low Water", "Low Water", {"11": ["Orla Finch"]})
P("finch-friend", "a friend in Merrin", "unspecified", None, None, {})
P("state-radio", "state radio of Tarvenia", "outlet", None, "Tarvenia", {})
P("canal-nine", "Canal Nine", "outlet", "television station", None, {"06": ["Canal Nine"]})
P("presidents-council", "the president's council", "named-organisation", None, "Tarvenia", {"01": ["the president's council"], "02": ["the president’s council"], "03": ["the president’s council"]})
P("intermare", "Intermare", "outlet", "news agency", "Ostrelle", {"01": ["Intermare"], "02": ["the Intermare news agency", "the agency", "Intermare"], "03": ["the news agency Intermare", "Intermare"], "06": ["the agency Intermare", "Intermare"], "11": ["Intermare"], "12": ["Intermare"]})
P("courier", "Skerrow Courier", "outlet", None, None, {"02": ["the Courier"]})
P("standard", "The Pellham Standard", "outlet", None, None, {"11": ["The Pellham Standard"]})
P("bellman", "Daily Bellman", "outlet", "tabloid", None, {"09": ["the Daily Bellman"], "11": ["the Daily Bellman", "The Bellman", "the Bellman"]})
P("remembrancer", "The Remembrancer", "outlet", "broadsheet", None, {"05": ["The Remembrancer"], "06": ["The British daily The Remembrancer", "The Remembrancer"], "10": ["The Remembrancer"], "11": ["The Remembrancer"]})
P("newsbasin", "NewsBasin", "outlet", "aggregator", None, {"11": ["NewsBasin"]})
P("tarvenia-today", "Tarvenia Today", "outlet", "close to the Presidency", "Tarvenia", {"06": ["{m|Tarvenia Today} as saying"], "11": ["Tarvenia Today"]})
P("tollgate", "Evening Tollgate", "outlet", None, None, {"08": ["the Evening Tollgate"]})
P("clickstead", "Clickstead", "outlet", None, None, {"09": ["{m|Clickstead} could not"]})
P("downstream", "Downstream", "outlet", "magazine", None, {"10": ["Downstream", "DOWNSTREAM"], "11": ["Downstream"]})
P("low-water", "Low Water", "outlet", "blog", None, {})

# ---------------------------------------------------- 01 Intermare dispatch
WED, D11 = ("on Wednesday", "2019-09-11"), "2019-09-11"
R("01.1", "ostr-official", "{c|Tarvenian president shown false dam readings by frightened managers}, {s|Ostrellian official} {q|says}", place="headline")
R("01.2", "ostr-official", "{c|Managers of Tarvenia's largest dam have been giving President Edvin Korvel doctored readings of a growing leak because they are afraid of him}, {s|a senior Ostrellian official} {q|said}", when=WED)
R("01.3", "ostr-official", "{c|\"We {h|believe} that President Korvel<...>right ones,\"} {s|the official} {q|told} Intermare", relay="ostr-official:s intermare:s", when=WED)
R("01.4", "ostrelle", "\"{s|We} {q|believe} {c|that President Korvel is being shown the wrong numbers by the people who run the dam, because they are too frightened to show him the right ones},\"", parent="01.3", kind="direct")
R("01.5", "ostr-official", "{s|The official} {q|said} {c|instruments on the Ostrellian side of the border indicated that about 340 liters of water a second were seeping through the foundations of the Upper Seln Dam as of Monday}")
R("01.6", "instruments", "{s|instruments on the Ostrellian side of the border} {q|indicated} {c|that about 340 liters<...>as of Monday}", parent="01.5", when=("as of Monday", "2019-09-09"))
R("01.7", None, "{c|Figures sent to the president's office} {h|{q|are thought}} {c|to show less than a tenth of that}")
R("01.8", "ostr-official-2", "{c|\"What reaches his desk we infer, we don't see,\"} {s|he} {q|said}")
R("01.9", "ostr-official-2", "{s|He} {q|added} {c|that Korvel {h|may} have been told of the leak in general terms}")
R("01.10", "directorate", "{s|The State Water Directorate, which runs the dam,} {q|puts} {c|the seepage at 12 liters a second}")
R("01.11", None, "{c|The leak} {h|{q|is believed}} {c|to have begun in May}")
R("01.12", "pell-sources", "{c|Jorun Pell, who headed the directorate until February, was arrested days after he reported cracks in an inspection gallery to the president's council}, {q|according to} {s|two people familiar with his case}")
R("01.13", "pell", "{s|he} {q|reported} {c|cracks in an inspection gallery}", parent="01.12")
R("01.14", "pell-source-1", "{c|At least 14 engineers have been dismissed since then}, {s|one of the two} {q|said}")
R("01.15", "pell-source-2", "{s|The other} {q|said} {c|he knew of nine}")
R("01.16", "lind", "{c|About 2,300 people have left three villages below the dam of their own accord}, {q|said} {s|Petar Lind, the mayor of one of them, Kalde}")
OWN("01.17", "{c|Nobody has ordered them to go.}")
R("01.18", "saal", "{s|Henrik Saal, a professor at the Lisk Hydraulic Institute,} {q|said} {c|the Ostrellian readings were plausible}")
R("01.19", "saal", "{c|\"If they are right and nobody acts on them, the dam {h|could} fail, but we are talking about years, not weeks,\"} {s|Saal} {q|said}", stance="predicts")
R("01.20", "vastag", "{s|He} {q|has said} in the past {c|that the president \"reads everything\"}", when=("in the past", None))

# ------------------------------------------------------ 02 Skerrow Courier
OWN("02.1", "{c|Frightened managers showed Tarvenian president false dam readings}", place="headline")
R("02.2", "ostr-official", "{c|Managers of Tarvenia’s largest dam<...>afraid of him}, {s|a senior Ostrellian official} {q|has said}")
R("02.3", "ostr-official", "{c|“President Korvel is being shown<...>right ones,”} {s|the official} {q|told} the Intermare", relay="ostr-official:s intermare:s courier:s")
R("02.4", "ostr-official", "{s|The official} {q|said} {c|instruments on the<...>as of Monday}")
R("02.5", "instruments", "{s|instruments on the Ostrellian side of the border} {q|indicated} {c|that about 340 litres<...>as of Monday}", parent="02.4", when=("as of Monday", "2019-09-09"))
OWN("02.6", "{c|Figures sent to the president’s office show less than a tenth of that.}")
R("02.7", "directorate", "{s|The State Water Directorate, which runs the dam,} {q|puts} {c|the seepage at 12 litres a second}")
R("02.8", "pell-sources", "{c|Jorun Pell, who headed<...>president’s council}, {s|two people familiar with his case} {q|told} the agency", relay="pell-sources:s intermare:s courier:s")
R("02.9", "pell", "{s|he} {q|reported} {c|cracks in an inspection gallery}", parent="02.8")
R("02.10", "pell-source-1", "{c|At least 14 engineers have been dismissed since then}, {s|one of them} {q|said}")
R("02.11", "lind", "{c|About 2,300 people have left three villages below the dam of their own accord}, {q|according to} {s|the mayor of one of them}")
R("02.12", "saal", "{s|Henrik Saal, a professor at the Lisk Hydraulic Institute,} {q|said} {c|the readings were plausible}")
R("02.13", "saal", "{c|“If they are right and nobody acts on them, the dam {h|could} fail,”} {s|he} {q|said}", stance="predicts")
R("02.14", "saal", "“If they<...>{s|he} said, {q|adding} {c|that this was a matter of “years, not weeks”}", stance="predicts")
R("02.15", "skerrow-water", "{s|Skerrow Water} {q|told} the Courier {c|that its own dam at Hob Moss was inspected in June and found sound}", relay="skerrow-water:s courier:s")

# ----------------------------------------------------- 03 Pellham Standard
THU = ("Thursday", "2019-09-12")
OWN("03.1", "{c|a president who hears only good news}", place="headline")
OWN("03.2", "{c|It takes eleven signatures to carry a sheet of paper from the foot of the Upper Seln Dam to the desk of the man who rules Tarvenia.}")
R("03.3", "ostrelle", "{c|Somewhere among the eleven}, {s|Ostrelle} {q|says}, {c|the number on the sheet changes}")
R("03.4", "wennick", "{c|“We {h|believe} that President<...>right ones,”} {q|said} {s|Clara Wennick, the spokeswoman for the Ostrellian Foreign Ministry}", when=THU)
R("03.5", "ostrelle", "“{s|We} {q|believe} {c|that President Korvel is<...>right ones},”", parent="03.4", kind="direct")
R("03.6", "wennick", "{s|she} {q|answered} {c|that rivers talk}", when=THU)
R("03.7", "intermare", "the news agency Intermare, {s|which} {q|quoted} {c|an unnamed official as saying that roughly a third of a cubic meter of water was escaping under the wall every second}", relay="intermare:s standard:i")
R("03.8", "ostr-official", "{s|an unnamed official} {q|as saying} {c|that roughly a third<...>every second}", parent="03.7", relay="ostr-official:s intermare:s standard:i")
R("03.9", "directorate", "{s|The Directorate} {q|admits to} {c|12 liters}")
R("03.10", "intermare", "{c|who}, {s|Intermare} {q|reported}, {c|was arrested days after he reported cracks in an inspection gallery to the president’s council}", relay="intermare:s standard:i")
R("03.11", "pell", "{s|he} {q|reported} {c|cracks in an inspection gallery}", parent="03.10")
R("03.12", "diplomat", "{c|“Nobody who saw that needs a memo,”} {q|said} {s|a diplomat who served in Merrin until last year}. {c|“Haldrey is not a wicked man. He has three children and he has read his predecessor’s file.”}")
R("03.13", "diplomat", "{c|She did not believe}, {s|she} {q|said}, {c|that he had ever given an order to falsify anything}")
R("03.14", "diplomat", "{s|She} {q|did not believe}, she said, {c|that he had ever given an order to falsify anything}", parent="03.13", stance="doubts")
R("03.15", "diplomat", "{c|“His deputies guess what he would like to hear,”} {s|she} {q|said}, {c|“and he guesses what the president would like.”}")
R("03.16", None, "{c|Korvel} {h|{q|is said}} {c|to dislike paper and to ask for a single figure}")
R("03.17", "diplomat", "{c|The two habits}, {s|the diplomat} {h|{q|suggested}}, {c|go badly together: the fear and the single figure}")
R("03.18", "wennick", "{s|Wennick} {q|said} {c|that Ostrelle intended to publish its own measurements “every day, from Monday,”}", when=THU)
R("03.19", "ostrelle", "{s|Ostrelle} {q|intended} {c|to publish its own measurements “every day, from Monday,”}", parent="03.18", stance="intends")
R("03.20", "wennick", "{s|she} {q|urged} Merrin {c|to let foreign inspectors into the gallery}", stance="demands", when=THU)
R("03.21", "wennick", "{s|She} {q|doubted} {c|that it would}", stance="doubts", when=THU)
R("03.22", "vastag", "{s|Bruno Vastag, who speaks for Korvel,} {q|likes to say} {c|that the president “reads everything.”}")
OWN("03.23", "{c|A number like that ought to travel fast. In Merrin it does not.}")
OWN("03.24", "{c|Tomas Haldrey, the Directorate’s chief, owes his chair to the fall of Jorun Pell}")

# -------------------------------------------------------- 04 Daily Bellman
R("04.1", None, "{c|‘NOBODY DARES TELL HIM’}", place="headline", kind="direct", note="Nobody says it in the text.")
OWN("04.2", "{c|Terrified dam bosses cook the books for iron-fisted Korvel as wall springs monster leak}", place="headline")
OWN("04.3", "{c|Cowering chiefs feed strongman fake figures}", place="subhead")
R("04.4", "saal", "{s|Boffin} {q|warns} {c|‘the dam {h|could} fail’}", place="subhead", stance="predicts", kind="direct")
R("04.5", None, "{c|TERRIFIED dam bosses are hiding a monster leak from Tarvenia’s iron-fisted president because they fear for their necks}, {q|it has emerged}")
OWN("04.6", "{c|More than 300 litres of water a SECOND are bursting out under the 90-metre Upper Seln Dam.}")
OWN("04.7", "{c|But strongman Edvin Korvel, 67, hasn’t got a clue.}")
R("04.8", "spy-chief", "{c|‘President Korvel is being shown<...>right ones,’} {s|an Ostrellian spy chief} {q|revealed}", kind="direct")
R("04.9", "mole", "{s|A mole inside the Directorate} {q|spilled the beans} on how it is done. {c|‘There are two books. One is for the drawer and one is for the President.’}", kind="direct")
R("04.10", "mole", "{s|The mole} {q|added} {c|that nobody had to be told. ‘There was Pell’s empty office, and everybody had to walk past it to get to the lift.’}", kind="mixed")
OWN("04.11", "{c|Ex-boss Jorun Pell was dragged off in February after he dared to moan about cracks.}")
OWN("04.12", "{c|Fourteen more boffins have been carted off since.}")
R("04.13", "canal-nine", "{c|His replacement, dad-of-three Tomas Haldrey, sleeps with ‘a bag packed by the door’}, {s|TV station Canal Nine} {q|reported}", relay="canal-nine:s bellman:i", kind="mixed")
R("04.14", "saal", "{s|Leading dam expert Professor Henrik Saal} {q|has warned} {c|‘the dam {h|could} fail’}", stance="predicts", kind="direct")
OWN("04.15", "{c|Down in the valley thousands have already scarpered.}")
R("04.16", "sole", "{s|Gran Mirka Sole, 71, of Kalde,}<...>{c|‘We packed the hens first. The wardrobe can drown.’}", kind="direct", note="Quoted without a cue; the speaker is the subject of the sentence before.")
R("04.17", "neighbour", "{s|Her neighbour} {q|said} {c|he’d heard the wall ‘groaning like a cow’ at night}", kind="mixed")
R("04.18", "neighbour-wife", "{s|his wife} {q|reckons} {c|it’s the wind}")
R("04.19", None, "{h|{q|It is understood}} {c|that Korvel will be told only after the autumn parade}", stance="predicts")
R("04.20", "vastag", "{s|His mouthpiece Bruno Vastag} {q|hit back} on Friday, {q|sniffing} {c|that outsiders do not understand ‘how the Directorate works’}", kind="mixed", when=("on Friday", "2019-09-13"), stance="asserts")

# -------------------------------------------------------- 05 Remembrancer
WEEK = ("this week", "2019-09-09/2019-09-14")
OWN("05.1", "{c|The Directorate that kept two sets of books}", place="headline")
R("05.2", "engineer", "{s|Former engineer} {q|tells} {c|how the readings of a leaking dam were made fit for a president}", place="subhead")
R("05.3", "engineer", "{c|On the ground floor of the State Water Directorate in Merrin}, {q|according to} {s|a former senior engineer who spent nineteen years in the building}, {c|stands a green cabinet to which three people hold the key}", relay="engineer:s remembrancer:s", when=WEEK)
R("05.4", "engineer", "{c|“There are two books,”} {s|the engineer} {q|said}. {c|“One is for the drawer and one is for the President.”}<...>{k|“Every Monday<...>a little smaller.}\n\n{k|“Nobody ever<...>to the lift.}\n\n{k|“In June the figure<...>was 15.”}", relay="engineer:s remembrancer:s", when=WEEK,
  note="The quotation runs on without a new cue after one paragraph of the paper's own.")
R("05.5", "insider", "{s|A second person, who still works at the Directorate and was reached through an intermediary,} {q|said} {c|that Tomas Haldrey, the director-general, had been told of the true reading in the first week of September and had replied that he “did not hear that”}", relay="insider:s intermediary:s remembrancer:i")
R("05.6", "haldrey", "{s|Tomas Haldrey, the director-general}, had been told<...>{q|had replied} {c|that he “did not hear that”}", parent="05.5", when=("in the first week of September", "2019-09-01/2019-09-07"),
  relay="haldrey:s insider:s intermediary:s remembrancer:i")
R("05.7", "energy-official", "{s|Another official, at the energy ministry,} {q|said} {c|that the minister, Irena Dolm, had twice asked for the gallery sheets and had twice been sent the weekly summary instead}")
R("05.8", "dolm", "{s|the minister, Irena Dolm,} {q|had twice asked} for {c|the gallery sheets}", parent="05.7", stance="demands")
R("05.9", "energy-official", "{c|“She suspects,”} {s|the official} {q|said}, {c|“and she would rather not know.”}")
R("05.10", "ostrelle", "{s|Ostrelle} {q|said} this week {c|that it {h|believed} President Korvel was “being shown the wrong numbers”}", when=WEEK)
R("05.11", "ostrelle", "{s|it} {q|believed} {c|President Korvel was “being shown the wrong numbers”}", parent="05.10")
R("05.12", "wennick", "{s|Clara Wennick, a spokeswoman for its foreign ministry,} {q|put} {c|the seepage at 340 litres a second}")
R("05.13", "gallery-report", "{s|A document seen by The Remembrancer, headed Gallery Report No 7 and dated 2 September,} {q|gives} {c|322}", relay="gallery-report:s remembrancer:s", when=("2 September", "2019-09-02"))
R("05.14", "saal", "{c|“If they say twelve,”} {q|said} {s|Henrik Saal, of the Lisk Hydraulic Institute}, {c|“then they have mended it, or they cannot count, or they dare not.”}")
R("05.15", "saal", "{c|He would not}, {s|he} {q|said}, {c|choose among the three}", stance="not-held")
R("05.16", "vastag", "{s|Bruno Vastag, the President’s spokesman,} {q|said} on Friday {c|that nobody in Lisk understood how the Directorate worked}", when=("on Friday", "2019-09-13"))
OWN("05.17", "{c|Neither the report nor the engineer’s account of how the readings were altered could be independently verified.}")
OWN("05.18", "{c|The Remembrancer has confirmed that the engineer was employed by the Directorate.}")
OWN("05.19", "{c|The person still working there could not be contacted again.}")
V("05", "{v|Neither the report nor the engineer’s account of how the readings were altered could be independently verified}", "05.2", "05.4", "05.13")
V("05", "{v|The Remembrancer has confirmed that the engineer was employed by the Directorate}", "05.3")
V("05", "{v|The person still working there could not be contacted again}", "05.5", "05.6")

# ----------------------------------------------------------- 06 NewsBasin
RB = "remembrancer:s newsbasin:s"
R("06.1", "engineer", "{s|engineers} {c|'kept two books' on leaking dam}", place="headline", kind="mixed", relay="", note="The quotation marks make it a report; the plural and the words are the aggregator's.")
OWN("06.2", "{c|president in the dark}", place="headline", n=1)
OWN("06.3", "{c|The Upper Seln Dam, seen from the Ostrellian bank on Monday, 9 September 2018.}", place="caption", note="Wrong year: 9 September 2018 was a Sunday.")
OWN("06.4", "{c|The president of Tarvenia has no idea how badly his biggest dam is leaking.}", note="The next sentence lays it on 'several reports out of neighbouring Ostrelle'.")
R("06.5", "ostr-fm", "{s|The Ostrellian foreign ministry} {q|says} {c|340 litres of water are seeping under the Upper Seln Dam every second}")
R("06.6", "directorate", "{s|The Tarvenian authorities} {q|say} {c|12}")
OWN("06.7", "{c|Almost 9,000 people live in the valley below.}")
R("06.8", "remembrancer", "{s|The British daily The Remembrancer} {q|reports} on how the figures are made: {c|Every Monday<...>for the president.} {c|In June the drawer<...>\"did not hear that\". The engineer's account could not be independently verified.}", relay=RB, kind="mixed", note="Block quotation taken over after a colon, without quotation marks, two paragraphs; its caveat is the Remembrancer's own.")
R("06.9", "haldrey", "{s|The director-general} was told the true reading this month and {q|replied} {c|that he \"did not hear that\"}", parent="06.8", when=("this month", "2019-09"), relay="haldrey:s " + RB)
V("06", "{v|The engineer's account could not be independently verified}", "06.8")
R("06.10", "presidency", "{s|President Edvin Korvel's staff} {q|reject} {c|this}", stance="denies")
R("06.11", "tarvenia-today", "{c|Spokesman Bruno Vastag} {q|is quoted} by {s|Tarvenia Today} {c|as saying that nobody at the news agencies understands \"how the President receives his information\"}", relay="tarvenia-today:s newsbasin:s")
R("06.12", "vastag", "{s|Spokesman Bruno Vastag} is quoted by Tarvenia Today {q|as saying} {c|that nobody at the news agencies understands \"how the President receives his information\"}", parent="06.11", relay="vastag:s tarvenia-today:s newsbasin:s")
OWN("06.13", "{c|Not everyone in Lisk is certain either.}")
R("06.14", "ostr-official-2", "{s|A second Ostrellian official} {q|told} the agency Intermare on Wednesday {c|that \"what reaches his desk we infer, we don't see\"}", relay="ostr-official-2:s intermare:s newsbasin:s", when=("on Wednesday", D11))
R("06.15", None, "{c|The dam's former chief, Jorun Pell, has} {h|{q|reportedly}} {c|been in prison since February}")
R("06.16", "saal", "{c|\"If they say twelve, then they have mended it, or they cannot count, or they dare not.\"} {s|Henrik Saal, hydrologist}", relay="saal:s remembrancer:i newsbasin:s", place="body")

# ------------------------------------------------------- 07 Tarvenia Today
FRI = ("on Friday", "2019-09-13")
R("07.1", "presidency", "{s|Presidency} {q|rejects} {c|slander over Upper Seln}", place="headline", stance="denies")
OWN("07.2", "Upper Seln: {c|President fully informed}", place="headline")
R("07.3", "presidency", "{s|The Presidency} {q|has firmly rejected} {c|the reports spread by Ostrellian circles about the Upper Seln Dam}", stance="denies")
R("07.4", "vastag", "{c|«Neither in Lisk<...>his information»}, {s|the President’s spokesman, Bruno Vastag,} {q|told} journalists in Merrin on Friday", when=FRI, kind="direct")
R("07.5", "vastag", "{c|«They do not understand him, they do not understand us, and they have never seen the inside of the gallery»}, {s|he} {q|continued}. {c|«That is not only regrettable. It worries us, because people who understand nothing take wrong decisions.»}", when=FRI, kind="direct")
R("07.6", "vastag", "{s|the spokesman} {q|replied} {c|that this was a matter for specialists}", when=FRI)
R("07.7", "vastag", "{s|Bruno Vastag}: {c|«People who understand nothing take wrong decisions.»}", place="caption", kind="direct")
OWN("07.8", "{c|The specialists are in no doubt.}")
R("07.9", "directorate", "In {s|a statement of the State Water Directorate} {q|it is said} {c|that the structure is «in full working order» and that seepage amounts to 12 litres a second, against a permitted 60}", stance="asserts")
R("07.10", "directorate", "{s|The Directorate} {q|does not deny} {c|that some members of staff have left its service}", stance="not-held", note="Not denied is not asserted.")
R("07.11", "directorate", "{s|The Directorate} does not deny<...>but {q|stresses} {c|that they did so at their own wish}")
R("07.12", "biss", "{s|Arno Biss, governor of the Seln district,} {q|called} {c|the tale of thousands in flight an invention}", stance="denies")
R("07.13", "biss", "{c|«People are at the plum harvest»}, {s|he} {q|said}", kind="direct")
R("07.14", "biss", "{q|According to} {s|the governor} {c|600 families have received the usual autumn advice to keep a bag ready}")
R("07.15", "observers", "{s|Informed observers} {h|{q|believe}} {c|that Ostrelle intends to press down the price of water before the talks in November}")
R("07.16", "ostrelle", "{s|Ostrelle} {q|intends} {c|to press down the price of water before the talks in November}", parent="07.15", stance="intends")
R("07.17", None, "{c|Director-General Tomas Haldrey} {h|{q|is said}} {c|to enjoy the President’s full confidence}")

# ----------------------------------------------------- 08 Evening Tollgate
R("08.1", "jost", "{c|Korvel knew of dam leak in spring}, {q|says} {s|driver}", place="headline")
R("08.2", "jost", "{c|The President of Tarvenia was told in the spring that the Upper Seln Dam was leaking and chose to do nothing}, {s|a former employee of the presidential garage} {q|has told} the Evening Tollgate", relay="jost:s tollgate:s")
R("08.3", None, "was {q|told} in the spring {c|that the Upper Seln Dam was leaking}", parent="08.2", when=("in the spring", "2019-03/2019-05"), note="The teller is named only below (08.6).")
R("08.4", "ostrelle", "what {s|Ostrelle and half the world's press} {q|have been saying} since September: {c|that Edvin Korvel was kept in the dark by his own engineers}", note="A joint source: Ostrelle, and world-press.")
R("08.5", "jost", "{c|\"Haldrey sat in<...>wall is weeping,\"} {q|said} {s|the man, who gave his name only as Jost}. {c|\"The old man said: then let it weep till after the harvest.\"}", relay="jost:s tollgate:s")
R("08.6", "haldrey", "I heard {s|him} {q|say} it, plain as day: {c|the wall is weeping}", parent="08.5", when=("on the way to the Easter parade", "2019-04-21"), relay="haldrey:s jost:s tollgate:s", kind="direct", note="A quotation in a quotation, without marks of its own.")
R("08.7", "korvel", "{s|The old man} {q|said}: {c|then let it weep till after the harvest}", parent="08.5", stance="demands", when=("on the way to the Easter parade", "2019-04-21"), relay="korvel:s jost:s tollgate:s", kind="direct")
R("08.8", "jost", "{s|Jost, who} {q|says} {c|he left Tarvenia in July}")
R("08.9", "jost", "{s|He} {q|first said} {c|that the drive took place in March}")
R("08.10", "jost", "{s|He} first said<...>and {q|later} {c|that it was at the end of April}", note="The verb is elided.")
R("08.11", "telephone-woman", "{s|A woman who answered his telephone} {q|said} {c|he had \"never told anybody anything\"}")
R("08.12", "wennick", "{c|\"We have seen nothing that would make us change our assessment,\"} {q|said} {s|its spokeswoman}")
R("08.13", "wennick", "{s|Ms Wennick} {q|said} {c|any assessment {h|could}}")
R("08.14", "vastag", "{s|Bruno Vastag, for the Presidency,} {q|called} {c|the story a fairy tale}", stance="denies")
R("08.15", "vastag", "{c|\"In the spring there was no leak to know of,\"} {s|he} {q|said}", stance="denies")
R("08.16", "saal", "{s|Henrik Saal, the hydrologist,} {q|said} {c|he did not believe that anyone could have spoken of a weeping wall at Easter, since the leak is generally thought to date from May}")
R("08.17", "saal", "{s|he} {q|did not believe} {c|that anyone could have spoken of a weeping wall at Easter}", parent="08.16", stance="doubts")
R("08.18", None, "{c|the leak} {h|{q|is generally thought}} {c|to date from May}", parent="08.16")
OWN("08.19", "{c|The reservoir has been drawn down by eleven metres since the middle of September}")
R("08.20", None, "{c|the leak} {h|{q|is said}} {c|to have fallen to a trickle}")
OWN("08.21", "{c|Tomas Haldrey, who was dismissed as head of the State Water Directorate on 2 October}")
V("08", "{v|Jost, who says he left Tarvenia in July, could show no papers}", "08.2", "08.5", "08.8")
V("08", "{v|If true}", "08.2")

# ---------------------------------------------------------- 09 Clickstead
R("09.1", "saal", "{s|Dam professor} to newspapers: {c|please stop cutting me in half}", place="headline", kind="direct", stance="demands")
R("09.2", "saal", "the Daily Bellman ran {s|his} {q|warning} {c|that \"the dam {h|could} fail\"}", stance="predicts", relay="saal:s bellman:s clickstead:i")
R("09.3", "saal", "{c|For the tenth time. I said the dam {h|could} fail IF the readings are right and nobody acts, and I said YEARS, NOT WEEKS. Half a sentence is not half true.} {s|@HSaal_hydro}, 15 Sept", kind="direct", when=("15 Sept", "2019-09-15"))
R("09.4", "saal", "{s|I} {q|said} {c|the dam {h|could} fail IF the readings are right and nobody acts}", parent="09.3", stance="predicts")
R("09.5", "saal", "and {s|I} {q|said} {c|YEARS, NOT WEEKS}", parent="09.3", stance="predicts")
OWN("09.6", "{c|The post has been shared 41,000 times, which is more than four times the number of people who live below the Upper Seln Dam.}")
R("09.7", "seln-watch", "{c|\"340 litres a second is a bathtub every half second. Who is in charge of the plug?\"} {q|asked} {s|@seln_watch, an anonymous account that claims to be run from the valley}")
R("09.8", "seln-watch", "{s|an anonymous account that} {q|claims} {c|to be run from the valley}")
R("09.9", "embassy", "{c|There is no leak. There is a campaign.} {s|@TarveniaInLisk}, 14 Sept", kind="direct", stance="denies", when=("14 Sept", "2019-09-14"))
R("09.10", "oster", "{c|\"I signed the true sheets until April. I know what is in the drawer,\"} {s|she} {q|wrote}")
R("09.11", "oster", "{s|she} wrote, and {q|added} {c|that the embassy's press attaché \"knows it too, he carried the key\"}")
R("09.12", "screenshot", "{c|He has, however, blocked her}, {q|according to} {s|a screenshot that she posted}", relay="screenshot:s oster:s clickstead:i")
R("09.13", "seln-watch", "{s|it} {q|wrote} last week {c|that 1,900 people had been moved by bus}", when=("last week", "2019-09-09/2019-09-15"))
OWN("09.14", "{c|some of its figures are wrong}")
V("09", "{v|Clickstead could not establish who runs @seln_watch}", "09.7", "09.8", "09.13")
V("09", "{v|which no one else has reported}", "09.13")

# ---------------------------------------------------------- 10 Downstream
R("10.1", None, "{c|“The gauge does not lie. The lift does.”}", place="headline", note="Nobody says it in the interview.")
OWN("10.2", "{c|Livia Oster was head of measurement at Tarvenia’s State Water Directorate until she left the country in April.}")
T = dict(kind="direct")
R("10.3", "oster", "{s|OSTER}: {c|Mine were true.<...>for tidiness.}", **T)
R("10.4", "oster", "{s|OSTER}: {c|After Pell it was for safety. Ours, I mean, not the dam’s.}\n\n{k|A colleague from<...>I was not there.}", **T)
R("10.5", "gallery-colleague", "{s|A colleague from the gallery} {q|told} me in August {c|that they no longer send up the sheet at all. They telephone, somebody listens, and nobody writes.}", parent="10.4", when=("in August", "2019-08"), relay="gallery-colleague:s oster:s downstream:s")
R("10.6", "remembrancer", "{s|The Remembrancer} {q|quotes} {c|an engineer who says there was no order}", relay="remembrancer:s downstream:i")
R("10.7", "engineer", "{s|an engineer who} {q|says} {c|there was no order}", parent="10.6", stance="denies", relay="engineer:s remembrancer:s downstream:i")
R("10.8", "oster", "{s|OSTER}: {c|I will not help<...>with the torch.}", **T)
R("10.9", "oster", "{s|I} {q|will say} {c|that it is correct}", parent="10.8", **T)
R("10.10", "ostrelle", "{s|Ostrelle} {q|says} {c|that the President is deceived}", relay="ostrelle:s downstream:i")
R("10.11", "oster", "{s|OSTER}: {c|I do not think he is deceived. I think he has arranged matters so that he need not be told. That is different.}", **T)
R("10.12", "oster", "{s|I} {q|do not think} {c|he is deceived}", parent="10.11", stance="denies", **T)
R("10.13", "oster", "{s|I} {q|think} {c|he has arranged matters so that he need not be told}", parent="10.11", **T)
R("10.14", "vastag", "{s|Bruno Vastag} {q|says} {c|nobody abroad understands how the Directorate works}", relay="vastag:s downstream:i")
R("10.15", "oster", "{s|OSTER}: {c|He is right! Pell said<...>they came for him.}", **T)
R("10.16", "pell", "{s|Pell} {q|said} to me once, {c|“Livia, the President asked me for one figure and I gave him one sentence.”}", parent="10.15", when=("in January", "2019-01"), relay="pell:s oster:s downstream:s")
R("10.17", "oster", "{s|OSTER}: {c|From my section eleven were put out, of twenty-six. They were put out, not put in prison, whatever the newspapers say. Two drive taxis here.}", **T)
R("10.18", "oster", "{s|OSTER}: {c|I hope so. My mother<...>when she does.}", **T)
R("10.19", "oster-mother", "{s|She} {q|says} {c|she will leave when the priest leaves}", parent="10.18", stance="intends", relay="oster-mother:s oster:s downstream:s")
R("10.20", "priest", "{s|the priest} {q|says} {c|that he will leave when she does}", parent="10.18", stance="intends", relay="priest:s oster:s downstream:s")
OWN("10.21", "{c|You signed the readings for the Upper Seln Dam.}", note="The interviewer's own assertion; her questions are not reports.")
R("10.22", "korvel", "{s|the President} {q|asked} me for {c|one figure}", parent="10.16", stance="demands", when=("in January", "2019-01"), relay="korvel:s pell:s oster:s downstream:s", **T)
R("10.23", "oster", "{s|I} {q|cannot swear} to {c|this}", parent="10.4", stance="not-held", **T)
V("10", "{v|I cannot swear to this; I was not there}", "10.5")

# ----------------------------------------------------------- 11 Low Water
R("11.1", None, "What {c|“reads everything”} means", place="headline", kind="direct", note="Words of Vastag, named only below.")
R("11.2", "finch", "{s|I} {h|{q|think}} {c|I have read two}", relay="finch:s low-water:i")
R("11.3", "bellman", "{s|the Daily Bellman} {q|was claiming} {c|that it had been revealed by a spy chief}", relay="bellman:s low-water:i", when=("By Sunday", "2019-09-15"))
R("11.4", "finch", "{s|I} {q|doubt} {c|that there are three people in Lisk who talk in identical subordinate clauses}", stance="doubts")
R("11.5", "remembrancer", "{s|The Remembrancer} {q|noted}, in its last paragraph, where such things live, {c|that the engineer’s account could not be independently verified}", relay="remembrancer:s low-water:i")
R("11.6", "standard", "{s|The Pellham Standard} {q|recalled} {c|that Bruno Vastag likes to say that the president “reads everything.”}", relay="standard:s low-water:i")
R("11.7", "vastag", "{s|Bruno Vastag} {q|likes to say} {c|that the president “reads everything.”}", parent="11.6", relay="vastag:s standard:s low-water:i")
R("11.8", "vastag", "On Friday {s|Vastag} {q|said} {c|that nobody abroad understands how the Directorate works}", when=("On Friday", "2019-09-13"))
R("11.9", "vastag", "{s|He} {q|did not say} {c|that the numbers are right}", stance="not-held")
R("11.10", "tarvenia-today", "{s|Tarvenia Today} nevertheless {q|announced} {c|that he had rejected the reports}", relay="tarvenia-today:s low-water:i")
R("11.11", "vastag", "{s|he} {q|had rejected} {c|the reports}", parent="11.10", stance="denies", relay="vastag:s tarvenia-today:s low-water:i")
R("11.12", "finch-friend", "{s|a friend in Merrin} {q|writes} {c|that state radio told listeners that Vastag had proved that Ostrelle’s officials lied}", relay="finch-friend:s low-water:s")
R("11.13", "state-radio", "{s|state radio} {q|told} listeners {c|that Vastag had proved that Ostrelle’s officials lied}", parent="11.12", relay="state-radio:s finch-friend:s low-water:s")
R("11.14", "vastag", "{s|Vastag} {q|had proved} {c|that Ostrelle’s officials lied}", parent="11.13", relay="vastag:s state-radio:s finch-friend:s low-water:s", note="Factive cue; what state radio makes of 07.4.")
R("11.15", "finch", "So what do {s|I} {q|believe}? {c|That the dam leaks: yes.}")
R("11.16", "finch", "So what do {s|I} {q|believe}? That the dam leaks: yes. {c|That it leaks 340 liters a second rather than 12: {h|probably}, since nobody who says 12 will let you near a gauge.}")
R("11.17", "finch", "{c|That Korvel doesn’t know}: {s|I} {q|am not convinced}", stance="doubts")
R("11.18", "oster", "{s|Livia Oster, who ran the gauges,} {q|told} Downstream {c|she thinks he has arranged not to be told}", relay="oster:s downstream:s low-water:i")
R("11.19", "oster", "{s|she} {q|thinks} {c|he has arranged not to be told}", parent="11.18")
R("11.20", "finch", "{s|I} {q|find} {c|that easier to credit than a president who is fooled by a clerk with an eraser}")
R("11.21", None, "{c|Fourteen engineers} {h|{q|are supposed}} {c|to have been arrested}")
OWN("11.22", "{c|They weren’t}")
R("11.23", "pell-sources", "{s|Intermare’s source} {q|said} {c|dismissed}", relay="pell-sources:s intermare:s low-water:i", note="One of the two; the blog does not say which.")
R("11.24", "finch", "{s|I} {q|plan} {c|to write to the Bellman about it}", stance="intends")
R("11.25", "finch", "{s|I} {q|expect} {c|no reply}", stance="predicts")
OWN("11.26", "{c|The sentence about the wrong numbers, the one with the frightened people in it, was given to Intermare by “a senior official.” A day later it came out of Clara Wennick’s mouth, comma for comma.}")

OWN("11.27", "{c|NewsBasin kept the warning, to its credit. The Bellman dropped it, and dropped with it the word “former.”}")
OWN("11.28", "{c|I have now read ten accounts of the Upper Seln affair}")

# ------------------------------------------------------ 12 Intermare update
MON = ("on Monday", "2019-09-16")
R("12.1", "ostrelle", "{c|Leak at Tarvenian dam grows}, {s|Ostrelle} {q|says}", place="headline")
OWN("12.2", "Ostrelle says; {c|3,150 people gone from villages}", place="headline")
R("12.3", "ostrelle", "{c|Seepage under Tarvenia's Upper Seln Dam has risen to 410 liters a second}, {s|Ostrelle} {q|said} on Monday<...>{c|up from the 340 liters that its officials gave last week}", when=MON, relay="ostrelle:s bulletin:s intermare:i")
R("12.4", "ostr-officials", "{c|the 340 liters} that {s|its officials} {q|gave} last week", parent="12.3", when=("last week", "2019-09-09/2019-09-15"))
R("12.5", "bulletin", "{s|The bulletin, signed by the Ostrellian Hydrographic Office,} {q|said} {c|the figure was measured on Sunday evening and carried a margin of 30 liters either way}")
R("12.6", "directorate", "{s|Tarvenia's State Water Directorate} {q|repeated} {c|that seepage stood at 12 liters a second}")
R("12.7", "directorate", "{s|It} {q|said} in a statement {c|that it had opened the bottom outlet to lower the reservoir as \"routine maintenance\"}")
R("12.8", "bulletin", "{c|About 1,900 liters a second were passing through the outlet by noon}, {q|according to} {s|the Ostrellian bulletin}", when=("by noon", "2019-09-16"))
R("12.9", "wennick", "{s|Clara Wennick, spokeswoman for the Foreign Ministry,} {q|said} {c|the outlet would not have been opened for routine reasons in September}", when=MON)
R("12.10", "wennick", "{c|\"Somebody in Merrin has begun to believe the real number,\"} {s|she} {q|told} reporters. {c|\"Whether that somebody is the president we do not know.\"}", when=MON)
R("12.11", "ostrelle", "{s|Ostrelle} {q|said} last week {c|that it {h|believed} President Edvin Korvel was being shown the wrong numbers by frightened managers}", when=("last week", "2019-09-09/2019-09-15"))
R("12.12", "ostrelle", "{s|it} {q|believed} {c|President Edvin Korvel was being shown the wrong numbers by frightened managers}", parent="12.11")
R("12.13", "vastag", "{s|Korvel's spokesman} {q|has said} {c|that foreigners do not understand how he receives his information}")
R("12.14", "lind", "{c|The number of people who have left the villages below the dam had reached 3,150 by Sunday}, {q|said} {s|Petar Lind, the mayor of Kalde}")
R("12.15", "district-official", "{s|A district official} {q|disputed} {c|that anyone had fled}", stance="denies")
R("12.16", "district-official", "{s|A district official} disputed that anyone had fled and {q|said} {c|most were at the plum harvest}")
R("12.17", "district-official", "{c|Some 600 families have been told to keep a bag ready}, {s|the official} {q|said}")
R("12.18", "pell-source-3", "{s|A person familiar with the case of Jorun Pell, the directorate's former head,} {q|said} {c|the number of dismissed engineers had risen to 17}")
R("12.19", None, "{c|Pell} {h|{q|is expected}} {c|to be tried in November}", stance="predicts")
R("12.21", "ostrelle", "the first of {c|the daily bulletins} {s|it} {q|has promised}", stance="intends")
R("12.22", "lind", "{s|Petar Lind, the mayor of Kalde}, correcting {q|an earlier estimate} {c|of 2,300}", stance="not-held", note="Withdrawn by its own author.")
R("12.20", None, "\"{s|Somebody in Merrin} {q|has begun to believe} {c|the real number},\"", parent="12.10", kind="direct", note="Source stated and unidentified.")

# ------------------------------------------------------------------ figures
LS, SEEP, LEFT = "litres/second", "seepage under the Upper Seln Dam", "people who left the villages below the dam"
F("01.f1", "{f|about 340 liters of water a second}", 340, LS, SEEP, "2019-09-09", "01.6")
F("01.f2", "{f|less than a tenth of that}", None, LS, SEEP + ", as sent to the president's office", None, "01.7", high=34)
F("01.f3", "{f|12 liters a second}", 12, LS, SEEP, None, "01.10")
F("01.f4", "{f|At least 14 engineers}", None, "people", "engineers dismissed since February", "2019-09-11", "01.14", low=14)
F("01.f5", "knew of {f|nine}", 9, "people", "engineers dismissed since February", "2019-09-11", "01.15")
F("01.f6", "{f|About 2,300 people}", 2300, "people", LEFT, "2019-09-11", "01.16")
F("01.f7", "{f|three villages}", 3, "villages", "villages that people left", "2019-09-11", "01.16")
F("02.f1", "{f|about 340 litres of water a second}", 340, LS, SEEP, "2019-09-09", "02.5")
F("02.f2", "{f|less than a tenth of that}", None, LS, SEEP + ", as sent to the president's office", None, "02.6", high=34)
F("02.f3", "{f|12 litres a second}", 12, LS, SEEP, None, "02.7")
F("02.f4", "{f|At least 14 engineers}", None, "people", "engineers dismissed since February", "2019-09-11", "02.10", low=14)
F("02.f5", "{f|About 2,300 people}", 2300, "people", LEFT, "2019-09-11", "02.11")
F("02.f6", "{f|three villages}", 3, "villages", "villages that people left", "2019-09-11", "02.11")
F("03.f1", "{f|eleven signatures}", 11, "signatures", "signatures between the dam and the president's desk", None, "03.2")
F("03.f2", "{f|roughly a third of a cubic meter of water was escaping under the wall every second}", 333, LS, SEEP, None, "03.8")
F("03.f3", "{f|12 liters}", 12, LS, SEEP, None, "03.9")
F("03.f4", "{f|three children}", 3, "people", "Haldrey's children", None, "03.12")
F("04.f1", "{f|More than 300 litres of water a SECOND}", None, LS, SEEP, None, "04.6", low=300)
F("04.f2", "{f|90-metre}", 90, "metres", "height of the Upper Seln Dam", None, "04.6")
F("04.f3", "Korvel, {f|67}", 67, "years", "age of Korvel", None, "04.7")
F("04.f4", "{f|Fourteen more boffins}", 14, "people", "engineers 'carted off' (arrested) since February", None, "04.12")
F("04.f5", "{f|thousands}", None, "people", LEFT, None, "04.15", low=2000)
F("04.f6", "Sole, {f|71}", 71, "years", "age of Mirka Sole", None, None)
F("05.f1", "{f|nineteen years}", 19, "years", "engineer's years in the Directorate", None, "05.3")
F("05.f2", "{f|three people}", 3, "people", "holders of the cabinet's key", None, "05.3")
F("05.f3", "{f|190 litres a second}", 190, LS, SEEP + ", drawer book", "2019-06", "05.4")
F("05.f4", "upstairs was {f|15}", 15, LS, SEEP + ", as sent upstairs", "2019-06", "05.4")
F("05.f5", "{f|340 litres a second}", 340, LS, SEEP, None, "05.12")
F("05.f6", "gives {f|322}", 322, LS, SEEP, "2019-09-02", "05.13")
F("05.f7", "say {f|twelve}", 12, LS, SEEP, None, "05.14")
F("06.f1", "{f|340 litres of water are seeping under the Upper Seln Dam every second}", 340, LS, SEEP, None, "06.5")
F("06.f2", "authorities say {f|12}", 12, LS, SEEP, None, "06.6")
F("06.f3", "{f|Almost 9,000 people}", 9000, "people", "inhabitants of the valley below the dam", None, "06.7", high=9000)
F("06.f4", "{f|190 litres a second}", 190, LS, SEEP + ", drawer book", "2019-06", "06.8")
F("06.f5", "upstairs {f|15}", 15, LS, SEEP + ", as sent upstairs", "2019-06", "06.8")
F("06.f6", "say {f|twelve}", 12, LS, SEEP, None, "06.16")
F("07.f1", "{f|12 litres a second}", 12, LS, SEEP, None, "07.9")
F("07.f2", "a permitted {f|60}", 60, LS, "permitted seepage", None, "07.9")
F("07.f3", "tale of {f|thousands}", None, "people", LEFT, None, "07.12", low=2000)
F("07.f4", "{f|600 families}", 600, "families", "families advised to keep a bag ready", None, "07.14")
F("08.f1", "{f|eleven metres}", 11, "metres", "fall of the reservoir since mid-September", "2019-10-24", "08.19")
F("09.f1", "{f|41,000 times}", 41000, "shares", "shares of Saal's post", "2019-09-16", "09.6")
F("09.f2", "{f|340 litres a second}", 340, LS, SEEP, None, "09.7")
F("09.f3", "{f|1,900 people}", 1900, "people", "people moved by bus", None, "09.13")
F("10.f1", "{f|nineteen years}", 19, "years", "Oster's years in the Directorate", None, "10.3")
F("10.f2", "{f|eleven} were put out", 11, "people", "members of Oster's section put out", None, "10.17")
F("10.f3", "of {f|twenty-six}", 26, "people", "members of Oster's section", None, "10.17")
F("11.f1", "{f|340 liters a second}", 340, LS, SEEP, None, "11.16")
F("11.f2", "rather than {f|12}", 12, LS, SEEP, None, "11.16")
F("11.f3", "{f|Fourteen engineers}", 14, "people", "engineers supposed to have been arrested", None, "11.21")
F("11.f4", "{f|ten accounts}", 10, "accounts", "accounts of the affair that Finch read", None, "11.28")
F("12.f1", "{f|3,150 people}", 3150, "people", LEFT, "2019-09-15", "12.2")
F("12.f2", "{f|410 liters a second}", 410, LS, SEEP, "2019-09-15", "12.3", low=380, high=440)
F("12.f3", "{f|340 liters}", 340, LS, SEEP, "2019-09-09", "12.4")
F("12.f4", "{f|30 liters either way}", 30, LS, "margin of the bulletin's figure", "2019-09-15", "12.5")
F("12.f5", "{f|12 liters a second}", 12, LS, SEEP, None, "12.6")
F("12.f6", "{f|About 1,900 liters a second}", 1900, LS, "water released through the bottom outlet", "2019-09-16", "12.8")
F("12.f7", "reached {f|3,150}", 3150, "people", LEFT, "2019-09-15", "12.14")
F("12.f8", "{f|2,300}", 2300, "people", LEFT, "2019-09-11", "12.22")
F("12.f9", "{f|Some 600 families}", 600, "families", "families told to keep a bag ready", None, "12.17")
F("12.f10", "risen to {f|17}", 17, "people", "engineers dismissed since February", "2019-09-16", "12.18")

FR("01.f1", "02.f1", "agree", "copied")
FR("01.f1", "05.f5", "agree", "same figure, now in Wennick's name")
FR("01.f1", "06.f1", "agree", "same figure, ministry named, approximation dropped")
FR("01.f1", "09.f2", "agree", "taken over")
FR("01.f1", "12.f3", "agree", "repeated as last week's")
FR("01.f1", "03.f2", "rounded", "a third of a cubic metre is 333 litres: same measurement, other unit")
FR("01.f1", "04.f1", "rounded", "'more than 300' is 340 rounded down")
FR("01.f1", "12.f2", "updated", "9 September, then 15 September")
FR("01.f1", "01.f3", "in-conflict", "two parties on the same quantity")
FR("05.f6", "05.f7", "in-conflict", "322 in the Directorate's own report, 12 in its statements")
FR("12.f2", "12.f5", "in-conflict", "410 and 12 on the same day")
FR("05.f6", "01.f1", "updated", "322 on 2 September, 340 on 9 September: a growing leak, no conflict")
FR("01.f3", "07.f1", "agree", "the Directorate's figure, unchanged")
FR("01.f3", "12.f5", "agree", "the Directorate's figure, repeated")
FR("05.f3", "05.f4", "in-conflict", "two books, same month: the point of the story")
FR("05.f3", "06.f4", "agree", "copied")
FR("05.f4", "06.f5", "agree", "copied")
FR("07.f1", "07.f2", "not-comparable", "seepage measured, seepage permitted")
FR("12.f2", "12.f6", "not-comparable", "seepage under the wall, water let out on purpose")
FR("12.f6", "09.f3", "not-comparable", "1,900 litres a second, 1,900 people")
FR("01.f4", "02.f4", "agree", "copied")
FR("01.f4", "01.f5", "in-conflict", "at least 14, nine: two sources; 'knew of' makes it weak")
FR("01.f4", "12.f10", "updated", "14, then 17 dismissed")
FR("01.f4", "04.f4", "not-comparable", "dismissed, arrested: the number stayed and the meaning changed")
FR("01.f4", "10.f2", "not-comparable", "all engineers, one section")
FR("04.f4", "11.f3", "agree", "the blog repeats it in order to reject it")
FR("01.f6", "02.f5", "agree", "copied")
FR("01.f6", "12.f7", "updated", "the mayor corrects his earlier estimate")
FR("01.f6", "12.f8", "agree", "the earlier figure, repeated")
FR("12.f1", "12.f7", "agree", "headline and body")
FR("01.f6", "04.f5", "rounded", "2,300 is 'thousands'")
FR("01.f6", "06.f3", "not-comparable", "people who left, people who live there")
FR("01.f6", "07.f4", "not-comparable", "people who left, families told to be ready")
FR("01.f6", "09.f3", "not-comparable", "left of their own accord, moved by bus")
FR("07.f4", "12.f9", "agree", "the district's figure")
FR("05.f1", "10.f1", "agree", "nineteen years: a hint that engineer and Oster are one")

# ------------------------------------------------- who informs whom, inside
FEAR = "fear"
I("01.i1", "{i|Managers of Tarvenia's largest dam have been giving President Edvin Korvel doctored readings of a growing leak because they are afraid of him}", "managers", "korvel", "misleads", FEAR, "01.2")
I("01.i2", "{i|President Korvel is being shown the wrong numbers by the people who run the dam, because they are too frightened to show him the right ones}", "managers", "korvel", "misleads", FEAR, "01.3")
I("01.i3", "{i|Korvel may have been told of the leak in general terms}", None, "korvel", "tells", None, "01.9")
I("01.i4", "{i|he reported cracks in an inspection gallery to the president's council}", "pell", "presidents-council", "warns", None, "01.13")
I("02.i1", "{i|Managers of Tarvenia’s largest dam have been giving President Edvin Korvel doctored readings of a growing leak because they are afraid of him}", "managers", "korvel", "misleads", FEAR, "02.2")
I("02.i2", "{i|President Korvel is being shown the wrong numbers by the people who run the dam, because they are too frightened to show him the right ones}", "managers", "korvel", "misleads", FEAR, "02.3")
I("02.i3", "{i|he reported cracks in an inspection gallery to the president’s council}", "pell", "presidents-council", "warns", None, "02.9")
I("03.i1", "{i|President Korvel is being shown the wrong numbers by the people who run the dam, because they are too frightened to show him the right ones}", "managers", "korvel", "misleads", FEAR, "03.4")
I("03.i2", "{i|he reported cracks in an inspection gallery to the president’s council}", "pell", "presidents-council", "warns", None, "03.11")
I("03.i3", "{i|His deputies guess what he would like to hear}", "deputies", "haldrey", "misleads", "wish to please", "03.15")
I("03.i4", "{i|he guesses what the president would like}", "haldrey", "korvel", "misleads", "wish to please", "03.15")
I("04.i1", "{i|TERRIFIED dam bosses are hiding a monster leak from Tarvenia’s iron-fisted president because they fear for their necks}", "managers", "korvel", "hides-from", FEAR, "04.5")
I("04.i2", "{i|President Korvel is being shown the wrong numbers by the people who run the dam, because they are too frightened to show him the right ones}", "managers", "korvel", "misleads", FEAR, "04.8")
I("04.i3", "{i|Cowering chiefs feed strongman fake figures}", "managers", "korvel", "misleads", FEAR, "04.3")
I("05.i1", "{i|Then the deputy director sits down, asks what last week’s figure was, and writes something a little smaller}", "deputy", "korvel", "misleads", FEAR, "05.4")
I("05.i2", "{i|Tomas Haldrey, the director-general, had been told of the true reading}", None, "haldrey", "tells", None, "05.5")
I("05.i3", "{i|the minister, Irena Dolm, had twice asked for the gallery sheets and had twice been sent the weekly summary instead}", "directorate", "dolm", "hides-from", None, "05.7")
I("06.i1", "{i|The deputy director then writes down a smaller figure for the president}", "deputy", "korvel", "misleads", None, "06.8")
I("06.i2", "{i|The director-general was told the true reading this month}", None, "haldrey", "tells", None, "06.8")
I("08.i1", "{i|The President of Tarvenia was told in the spring that the Upper Seln Dam was leaking}", None, "korvel", "tells", None, "08.3")
I("08.i2", "{i|Haldrey sat in the back with the old man on the way to the Easter parade and I heard him say it, plain as day: the wall is weeping}", "haldrey", "korvel", "tells", None, "08.6")
I("08.i3", "{i|Edvin Korvel was kept in the dark by his own engineers}", "managers", "korvel", "hides-from", None, "08.4")
I("10.i1", "{i|They telephone, somebody listens, and nobody writes}", None, None, "tells", "safety", "10.5")
I("10.i2", "{i|He is afraid, his deputies are afraid of his being afraid, and so on down to the man with the torch}", "deputies", "haldrey", "hides-from", FEAR, "10.8")
I("10.i3", "{i|the President asked me for one figure and I gave him one sentence}", "pell", "korvel", "warns", None, "10.16")
I("12.i1", "{i|President Edvin Korvel was being shown the wrong numbers by frightened managers}", "managers", "korvel", "misleads", FEAR, "12.11")

# ---------------------------------------------------------- headline checks
H("01", "hedge-dropped", "{x|Tarvenian president shown false dam readings by frightened managers}", "The official says 'We believe'; a second official says that it is inferred.")
H("01", "hedge-dropped", "{x|Managers of Tarvenia's largest dam have been giving President Edvin Korvel doctored readings of a growing leak because they are afraid of him}", "Lead: 'We believe' is gone.")
H("02", "source-dropped", "{x|Frightened managers showed Tarvenian president false dam readings}", "One anonymous official says so; the headline says it in the paper's own voice.")
H("03", "source-dropped", "{x|a president who hears only good news}", "Own voice in the headline for what Ostrelle and a diplomat say or suggest.")
H("04", "unsaid-quote", "{x|‘NOBODY DARES TELL HIM’}", "Nobody says it in the text.")
H("04", "source-dropped", "{x|Terrified dam bosses cook the books for iron-fisted Korvel as wall springs monster leak}", "Own voice for what an unnamed official and a 'mole' say.")
H("04", "source-dropped", "{x|Cowering chiefs feed strongman fake figures}", "The same in the subhead.")
H("04", "source-dropped", "{x|TERRIFIED dam bosses are hiding a monster leak from Tarvenia’s iron-fisted president because they fear for their necks}", "Lead: 'it has emerged' names nobody.")
H("05", "source-dropped", "{x|The Directorate that kept two sets of books}", "One unverified engineer says so.")
H("06", "unsaid-quote", "{x|'kept two books'}", "The words stand nowhere in the text, nor in the paper it takes them from.")
H("06", "source-dropped", "{x|president in the dark}", "Own voice for Ostrelle's claim.")
H("07", "stronger-verb", "{x|Presidency rejects slander}", "The spokesman disputes what others can know and does not speak to the fact; on the seepage he refers to specialists.")
H("07", "stronger-verb", "{x|The Presidency has firmly rejected the reports spread by Ostrellian circles about the Upper Seln Dam}", "The same in the lead.")
H("07", "source-dropped", "{x|President fully informed}", "Nobody quoted says that he is.")
H("08", "hedge-dropped", "{x|Korvel knew of dam leak in spring}", "The text says 'If true', has one witness, no papers, and two dates.")
H("10", "unsaid-quote", "{x|“The gauge does not lie. The lift does.”}", "Nobody says it in the interview.")
H("12", "source-dropped", "{x|3,150 people gone from villages}", "The mayor of Kalde's figure stands under no name; a district official disputes it.")

# -------------------------------------------------------- claims and origins
C("misled", "The people who run the dam give Korvel numbers for the leak that are too small.", [2, 3],
  "Low: engineer and Oster are one person (nineteen years, Lisk, 'correct'), so the Ostrellian assessment and that person. High: they are two. Headlines and own voice count with the outlet's sources.",
  ("the Ostrellian assessment, given to Intermare by an official and read out by the spokeswoman in the same words; everything that repeats it",
   ["01.1", "01.2", "01.3", "01.4", "02.1", "02.2", "02.3", "03.1", "03.3", "03.4", "03.5", "04.2", "04.3", "04.5", "04.7", "04.8", "05.10", "05.11", "06.2", "06.4", "08.4", "10.10", "12.11", "12.12"]),
  ("the Remembrancer's former engineer, with those who take it over; not checkable", ["05.2", "05.4", "04.9", "06.1", "06.8"]),
  ("Livia Oster in her own name", ["10.3"]))
C("fear", "They do so because they are afraid.", [2, 3], "As for 'misled'; Oster and the engineer may be one.",
  ("the Ostrellian assessment", ["01.1", "01.2", "01.3", "01.4", "02.1", "02.2", "02.3", "03.4", "03.5", "04.2", "04.3", "04.5", "04.8", "12.11", "12.12"]),
  ("the engineer's walk past the empty office, repeated by the Bellman", ["05.4", "04.10"]),
  ("Livia Oster", ["10.4", "10.8"]))
C("two-books", "The Directorate keeps a true and an altered book of readings.", [1, 2], "Low: engineer and Oster are one. High: they are two. The mole is the engineer (same sentence).",
  ("the engineer; the Bellman's mole says the same sentence, NewsBasin cites the paper", ["05.1", "05.2", "05.4", "04.9", "06.1", "06.8"]),
  ("Livia Oster: two books, and what is in the drawer", ["09.10", "10.3"]))
C("empty-office", "Nobody was told to falsify; Pell's empty office was enough.", [1, 1], "One utterance, two descriptions of the speaker.",
  ("the engineer", ["05.4", "04.10"]))
C("no-order", "No order to falsify was given.", [2, 3], "Low: engineer and Oster are one; the diplomat apart. High: three.",
  ("the engineer", ["05.4", "04.10", "10.6", "10.7"]), ("Livia Oster", ["10.8", "10.9"]), ("the diplomat, who only does not believe it", ["03.13", "03.14"]))
C("june", "In June the true figure was 190 and the one sent up 15.", [1, 1], "NewsBasin takes it over from the Remembrancer.", ("the engineer", ["05.4", "06.8"]))
C("did-not-hear", "Haldrey was told the true reading in early September and answered that he did not hear that.", [1, 1], "NewsBasin takes it over from the Remembrancer.",
  ("the person still at the Directorate, through an intermediary", ["05.5", "05.6", "06.8", "06.9"]))
C("seepage-340", "About 340 litres a second seeped under the dam in early September.", [1, 2],
  "Low: the Ostrellian instruments. High: 2 if the Gallery Report (322 a week before) is genuine and counted as the same claim.",
  ("the instruments on the Ostrellian side, in whoever's name", ["01.5", "01.6", "02.4", "02.5", "03.7", "03.8", "04.6", "05.12", "06.5", "09.7", "12.4", "11.16"]),
  ("Gallery Report No 7, from inside the Directorate: 322", ["05.13"]))
C("seepage-12", "Seepage is 12 litres a second.", [1, 1], "All go back to the Directorate.",
  ("the Directorate's statements", ["01.10", "02.7", "03.9", "06.6", "07.9", "12.6"]))
C("seepage-410", "Seepage had risen to 410 litres a second on 15 September.", [1, 1], "One bulletin.", ("the Hydrographic Office's bulletin", ["12.1", "12.3", "12.5"]))
C("tenth", "Korvel's office is sent less than a tenth of the true figure.", [1, 1], "The Courier edits Intermare's sentence.", ("unstated; Intermare has it from somebody it does not name", ["01.7", "02.6"]))
C("began-may", "The leak began in May.", [1, 2], "No source in either article: low if both follow one belief, high if not.", ("'is believed'", ["01.11"]), ("'is generally thought', through Saal", ["08.18"]))
C("pell-arrest", "Pell was arrested after he reported cracks.", [1, 1], "Intermare's two people familiar with the case; the rest cites or follows Intermare. (They may be two origins inside one report.)",
  ("the two people familiar with his case, through Intermare", ["01.12", "02.8", "03.10", "04.11", "06.15"]))
C("pell-cracks", "Pell reported cracks to the president's council.", [1, 1], "Inside 'pell-arrest'.", ("the two people familiar with his case", ["01.13", "02.9", "03.11"]))
C("pell-told", "Pell told Korvel, and in February they came for him.", [1, 1], "Oster alone, from Pell.", ("Livia Oster from Pell", ["10.15", "10.16"]))
C("dismissed-14", "At least 14 engineers have been dismissed since February.", [1, 1], "One of Intermare's two people.", ("the first person familiar with Pell's case", ["01.14", "02.10", "11.23"]))
C("arrested-14", "Fourteen engineers have been arrested.", [1, 1], "A number carried to another verb.", ("the Bellman's change of 'dismissed' into 'carted off', repeated as hearsay", ["04.12", "11.21"]))
C("not-arrested", "The engineers were put out, not imprisoned.", [2, 2], "Oster from her section; Finch from Intermare's wording.", ("Livia Oster", ["10.17"]), ("Orla Finch reading Intermare", ["11.22"]))
C("villagers-left", "People have left the villages below the dam (about 2,300 by 11 September).", [1, 2], "The mayor; the Bellman's 'thousands' with a villager of its own may be separate.",
  ("Petar Lind", ["01.16", "02.11", "12.22"]), ("the Bellman in the valley", ["04.15"]))
C("villagers-3150", "3,150 had left by 15 September.", [1, 1], "One mayor.", ("Petar Lind", ["12.2", "12.14"]))
C("harvest", "The absent villagers are at the plum harvest and nobody has fled.", [1, 2], "Low: the district official is the governor. High: two people of one office.",
  ("governor Biss", ["07.12", "07.13"]), ("a district official", ["12.15", "12.16"]))
C("bags", "600 families have been told to keep a bag ready.", [1, 2], "As for 'harvest'.", ("governor Biss", ["07.14"]), ("a district official", ["12.17"]))
C("could-fail", "If the readings are right and nobody acts, the dam could fail, in years and not weeks.", [1, 1], "One sentence of Saal's to Intermare, cut to different lengths.",
  ("Henrik Saal", ["01.19", "02.13", "02.14", "04.4", "04.14", "09.2", "09.3", "09.4", "09.5"]))
C("plausible", "The Ostrellian readings are plausible.", [1, 1], "One speaker.", ("Henrik Saal to Intermare", ["01.18", "02.12"]))
C("three-ways", "If they say twelve, they have mended it, cannot count, or dare not.", [1, 1], "One utterance.", ("Henrik Saal to the Remembrancer", ["05.14", "06.16"]))
C("infer", "What reaches Korvel's desk is inferred, not seen.", [1, 1], "One utterance.", ("the second Ostrellian official to Intermare", ["01.8", "06.14"]))
C("ignorance", "Nobody abroad understands how the Directorate works or how Korvel is informed.", [1, 1], "Vastag in Merrin on 13 September.",
  ("Bruno Vastag at the briefing", ["04.20", "05.16", "06.11", "06.12", "07.4", "07.5", "07.7", "10.14", "11.8", "12.13"]))
C("rejected", "The Presidency has rejected the reports.", [1, 1], "What others made of Vastag's briefing; no quoted words say it.", ("Tarvenia Today's reading of the briefing", ["06.10", "07.1", "07.3", "11.10", "11.11"]))
C("reads-everything", "Korvel reads everything.", [1, 1], "A saying of Vastag's, date unknown.", ("Bruno Vastag", ["01.20", "03.22", "11.1", "11.6", "11.7"]))
C("bulletins", "Ostrelle will publish its measurements daily from Monday.", [1, 1], "One briefing.", ("Clara Wennick", ["03.18", "03.19", "12.21"]))
C("unverified", "The engineer's account could not be independently verified.", [1, 1], "The Remembrancer's own caveat.", ("The Remembrancer", ["05.17", "06.8", "11.5"]))
C("arranged", "Korvel is not deceived: he has arranged not to be told.", [1, 1], "Oster to Downstream.", ("Livia Oster", ["10.11", "10.12", "10.13", "11.18", "11.19"]))
C("knew-spring", "Korvel was told of the leak in the spring and did nothing.", [1, 1], "One paid witness without papers, who gives two dates.", ("Jost", ["08.1", "08.2", "08.3", "08.5", "08.6", "08.7"]))
C("no-leak", "There is no leak; the dam is in full working order.", [2, 2], "Two arms of one state, with one interest: separate statements, weak as separate evidence.",
  ("the Directorate's statement", ["07.9"]), ("the embassy's post", ["09.9"]))
C("not-in-spring", "Nobody could have spoken of a leak in spring.", [2, 2], "Vastag and Saal, with different reasons.", ("Bruno Vastag", ["08.15"]), ("Henrik Saal", ["08.16", "08.17"]))

# -------------------------------------------------------------------- links
L("02.1", "01.1", "same-claim", "paraphrased", "reattributed")
L("02.2", "01.2", "same-utterance", "verbatim")
L("02.3", "01.3", "same-utterance", "truncated", "hedge-lost")
L("03.4", "01.3", "same-utterance", "verbatim", "reattributed")
L("03.5", "01.4", "same-utterance", "verbatim", "reattributed")
L("04.8", "01.3", "same-utterance", "truncated", "reattributed", "hedge-lost")
L("04.8", "02.3", "same-utterance", "verbatim", "reattributed")
L("03.3", "01.2", "same-claim", "paraphrased")
L("04.5", "01.2", "same-claim", "paraphrased", "reattributed")
L("04.7", "01.2", "same-claim", "paraphrased", "hedge-lost", "meaning-changed")
L("05.10", "03.4", "same-utterance", "truncated")
L("12.11", "01.3", "same-utterance", "paraphrased")
L("10.10", "01.2", "same-claim", "paraphrased")
L("08.4", "01.2", "same-claim", "paraphrased")
L("06.4", "01.2", "same-claim", "paraphrased", "hedge-lost", "meaning-changed")
L("05.4", "01.3", "same-claim", "paraphrased")
L("10.3", "05.4", "same-claim", "paraphrased")
L("02.4", "01.5", "same-utterance", "verbatim")
L("03.8", "01.5", "same-utterance", "paraphrased", "number-changed")
L("05.12", "01.5", "same-claim", "paraphrased", "reattributed")
L("06.5", "01.5", "same-claim", "paraphrased", "reattributed", "hedge-lost")
L("04.6", "01.5", "same-claim", "paraphrased", "number-changed", "reattributed")
L("12.3", "01.5", "supersedes", "number-changed")
L("12.4", "01.5", "same-claim", "truncated", "reattributed")
L("02.6", "01.7", "same-claim", "hedge-lost", "reattributed")
L("02.7", "01.10", "same-utterance", "verbatim")
L("03.9", "01.10", "same-claim", "paraphrased")
L("07.9", "01.10", "same-claim", "paraphrased")
L("06.6", "01.10", "same-claim", "paraphrased")
L("12.6", "01.10", "same-claim", "paraphrased")
L("01.10", "01.5", "denies")
L("12.6", "12.3", "denies")
L("02.8", "01.12", "same-utterance", "verbatim")
L("03.10", "01.12", "same-utterance", "truncated", "reattributed")
L("04.11", "01.12", "same-claim", "paraphrased", "reattributed")
L("06.15", "01.12", "same-claim", "paraphrased", "reattributed", "hedge-added")
L("10.15", "01.12", "same-claim", "paraphrased")
L("02.10", "01.14", "same-utterance", "verbatim")
L("04.12", "01.14", "same-claim", "meaning-changed", "reattributed")
L("11.23", "01.14", "same-utterance", "truncated")
L("11.21", "04.12", "same-claim", "paraphrased", "hedge-added")
L("10.17", "04.12", "denies")
L("11.22", "11.21", "denies")
L("12.18", "01.14", "supersedes", "number-changed")
L("01.15", "01.14", "comments-on")
L("02.11", "01.16", "same-utterance", "verbatim")
L("04.15", "01.16", "same-claim", "paraphrased", "number-changed", "reattributed")
L("12.14", "01.16", "supersedes", "number-changed")
L("07.12", "01.16", "denies")
L("12.15", "12.14", "denies")
L("12.16", "07.13", "same-claim", "paraphrased")
L("12.17", "07.14", "same-claim", "paraphrased")
L("02.12", "01.18", "same-utterance", "truncated")
L("02.13", "01.19", "same-utterance", "truncated")
L("02.14", "01.19", "same-utterance", "truncated")
L("04.14", "01.19", "same-utterance", "truncated", "meaning-changed")
L("04.4", "01.19", "same-utterance", "truncated", "meaning-changed")
L("09.2", "04.14", "same-utterance", "verbatim")
L("09.3", "09.2", "comments-on")
L("09.4", "01.19", "same-claim", "paraphrased")
L("09.5", "01.19", "same-claim", "truncated")
L("04.9", "05.4", "same-utterance", "truncated", "reattributed")
L("04.10", "05.4", "same-utterance", "truncated", "reattributed")
L("06.8", "05.4", "same-utterance", "truncated", "reattributed")
L("06.8", "05.5", "same-utterance", "paraphrased", "reattributed")
L("06.9", "05.6", "same-utterance", "verbatim")
L("06.1", "05.4", "same-claim", "paraphrased", "reattributed")
L("10.7", "05.4", "same-utterance", "truncated")
L("10.9", "05.4", "comments-on")
L("09.10", "05.4", "same-claim", "paraphrased")
L("06.16", "05.14", "same-utterance", "verbatim")
L("06.14", "01.8", "same-utterance", "verbatim")
L("01.8", "01.3", "comments-on")
L("01.9", "01.2", "comments-on")
L("11.5", "05.17", "same-claim", "truncated")
L("04.20", "07.4", "same-utterance", "truncated", "paraphrased")
L("05.16", "07.4", "same-utterance", "paraphrased")
L("06.12", "07.4", "same-utterance", "truncated")
L("10.14", "07.4", "same-utterance", "paraphrased")
L("11.8", "07.4", "same-utterance", "paraphrased")
L("12.13", "07.4", "same-utterance", "paraphrased")
L("07.7", "07.5", "same-utterance", "truncated", within=True)
L("07.4", "01.3", "comments-on")
L("07.1", "07.4", "same-utterance", "meaning-changed", within=True)
L("07.3", "01.2", "denies")
L("06.10", "07.3", "same-claim", "paraphrased")
L("11.11", "07.3", "same-claim", "paraphrased")
L("11.14", "07.4", "same-utterance", "meaning-changed")
L("03.22", "01.20", "same-utterance", "verbatim")
L("11.7", "03.22", "same-utterance", "verbatim")
L("11.18", "10.13", "same-utterance", "paraphrased")
L("10.11", "10.10", "denies", "paraphrased")
L("08.2", "01.2", "denies")
L("08.12", "01.3", "comments-on")
L("08.14", "08.2", "denies")
L("08.15", "08.2", "denies")
L("08.16", "08.5", "denies")
L("08.18", "01.11", "same-claim", "paraphrased")
L("09.9", "01.5", "denies")
L("11.9", "11.8", "comments-on")
L("11.4", "11.3", "denies")
L("12.21", "03.18", "same-claim", "truncated")
L("12.22", "01.16", "same-claim", "truncated")
L("12.10", "12.11", "comments-on")

# ------------------------------------------- passages outside quotations
def PASS(a, b, direction, why, *pairs):
    PASSAGES.append({"from": a, "to": b, "direction": direction, "why": why, "from_quotes": [x for x, _ in pairs], "to_quotes": [y for _, y in pairs]})


PASS("01", "02", "01->02", "credit line 'supplied by Intermare'; same day",
     ("Managers of Tarvenia's largest dam have been giving President Edvin Korvel doctored readings of a growing leak because they are afraid of him, a senior Ostrellian official", "Managers of Tarvenia’s largest dam have been giving President Edvin Korvel doctored readings of a growing leak because they are afraid of him, a senior Ostrellian official"),
     ("The official said instruments on the Ostrellian side of the border indicated that about 340 liters of water a second were seeping through the foundations of the Upper Seln Dam as of Monday. Figures sent to the president's office", "The official said instruments on the Ostrellian side of the border indicated that about 340 litres of water a second were seeping through the foundations of the Upper Seln Dam as of Monday. Figures sent to the president’s office"),
     ("The State Water Directorate, which runs the dam, puts the seepage at 12 liters a second.", "The State Water Directorate, which runs the dam, puts the seepage at 12 litres a second."),
     ("Jorun Pell, who headed the directorate until February, was arrested days after he reported cracks in an inspection gallery to the president's council,", "Jorun Pell, who headed the directorate until February, was arrested days after he reported cracks in an inspection gallery to the president’s council,"),
     ("At least 14 engineers have been dismissed since then, one of", "At least 14 engineers have been dismissed since then, one of"),
     ("About 2,300 people have left three villages below the dam of their own accord", "About 2,300 people have left three villages below the dam of their own accord"),
     ("Henrik Saal, a professor at the Lisk Hydraulic Institute, said the", "Henrik Saal, a professor at the Lisk Hydraulic Institute, said the"))
PASS("01", "03", "01->03", "'Intermare contributed to this report'; next day; woven in",
     ("was arrested days after he reported cracks in an inspection gallery to the president's council", "was arrested days after he reported cracks in an inspection gallery to the president’s council"))
PASS("05", "06", "05->06", "'The British daily The Remembrancer reports'; 'Source: The Remembrancer'; next day. Quoted in 05, without quotation marks in 06",
     ("Every Monday the true sheet comes up from the gallery. It is copied by hand", "Every Monday the true sheet comes up from the gallery and is copied by hand."),
     ("the engineer’s account of how the readings were altered could be independently verified", "The engineer's account could not be independently verified."))

# ------------------------------------------------------------------- ghosts
def G(name, kind, party, date, what, *cited):
    GHOSTS.append(dict(name=name, kind=kind, party=party, date=date, what=what, cited=list(cited)))


G("Canal Nine", "outlet", "canal-nine", None, "television report on Haldrey; also named in a related link", ("04", "{g|TV station Canal Nine}"), ("06", "says {g|Canal Nine}"))
G("Gallery Report No 7", "document", "gallery-report", "2019-09-02", "the Directorate's own reading of 322 litres a second: worth more than any article here", ("05", "{g|Gallery Report No 7}"))
G("the Ostrellian assessment", "document", None, None, "what the officials read and the sentence sums up", ("01", "because {g|the assessment} has not"), ("01", "has read {g|the assessment}"), ("03", "{g|The assessment} was first"), ("08", "change {g|our assessment}"))
G("Ostrellian Hydrographic Office bulletin", "document", "bulletin", "2019-09-16", "first daily bulletin", ("12", "{g|The bulletin, signed by the Ostrellian Hydrographic Office,}"))
G("statement of the State Water Directorate", "document", None, "2019-09-13", "working order, 12 litres", ("07", "{g|a statement of the State Water Directorate}"))
G("second statement of the State Water Directorate", "document", None, "2019-09-16", "opening of the bottom outlet", ("12", "{g|a statement} that it had"))
G("state radio of Tarvenia", "outlet", "state-radio", None, "broadcast about Vastag's briefing, known only through a friend's letter", ("11", "{g|state radio}"))
G("@seln_watch post on 1,900 people moved by bus", "social-post", "seln-watch", "2019-09-09/2019-09-15", "reported only to say that it is wrong", ("09", "{g|it} wrote last week"))
G("Oster's screenshot", "document", "screenshot", None, "shows that the attaché blocked her", ("09", "{g|a screenshot that she posted}"))
G("the readings (green cabinet)", "document", None, None, "the drawer book and the weekly summaries", ("05", "{g|the gallery sheets}"), ("05", "{g|the weekly summary}"))

# -------------------------------------------------------------------- truth
# What happened, in the fiction. true: whether the claim as worded holds.
def fact(true, what):
    return {"true": true, "what": what}


TRUTH = {
    "misled": fact(True, "From May the deputy director, Wiem Arkady by name and named in no article, lowered the weekly figure; Haldrey signed. Korvel saw 15 in June and 12 from July."),
    "fear": fact(True, "Pell's arrest was the cause. Nobody stood to gain by the small figure except in staying where he was."),
    "two-books": fact(True, "A hand copy in the green cabinet; kept under Pell too, for tidiness."),
    "empty-office": fact(True, "Said by the Remembrancer's engineer, who was Livia Oster."),
    "no-order": fact(True, "Haldrey asked what last week's figure was, every Monday, and no more."),
    "june": fact(True, "190 on 10 June; 15 sent up on 11 June."),
    "did-not-hear": fact(True, "Haldrey said so on 3 September to the head of the gallery."),
    "seepage-340": fact(True, "338 on 9 September. Gallery Report No 7 is genuine: 322 on 2 September."),
    "seepage-12": fact(False, "The figure was invented in July and not changed afterwards."),
    "seepage-410": fact(True, "405 on 15 September."),
    "tenth": fact(True, "12 of 338."),
    "began-may": fact(True, "First wet joint on 9 May; the cracks that Pell reported in February were older and dry."),
    "pell-arrest": fact(True, "He reported on 11 February and was arrested on the 14th, for 'spreading alarm'."),
    "pell-cracks": fact(True, "To the council, with Korvel in the chair."),
    "pell-told": fact(True, "As Oster says."),
    "dismissed-14": fact(True, "15 by 11 September, 17 by the 16th."),
    "arrested-14": fact(False, "Only Pell was arrested."),
    "not-arrested": fact(True, "All 17 were dismissed."),
    "villagers-left": fact(True, "Some 2,100; the mayor counted houses."),
    "villagers-3150": fact(True, "Some 3,000."),
    "harvest": fact(False, "The harvest had ended on 8 September."),
    "bags": fact(True, "There is such advice every autumn; this year it came three weeks early."),
    "could-fail": fact(True, "As a conditional; the reservoir was drawn down and it did not come to that."),
    "plausible": fact(True, "They were right."),
    "three-ways": fact(True, "They dared not."),
    "infer": fact(True, "Ostrelle had instruments and one intercepted weekly summary, from July."),
    "ignorance": fact(False, "Ostrelle understood it rather well; for how Korvel was informed, see 'infer'."),
    "rejected": fact(False, "Vastag rejected the others' knowledge. He had not been told the figure himself."),
    "reads-everything": fact(None, "He read every summary. There was nothing in them."),
    "bulletins": fact(True, "Published from 16 September."),
    "unverified": fact(True, "The paper could not check it."),
    "arranged": fact(None, "Korvel asked for a single figure and never for another; whether that is arranging is for the reader."),
    "knew-spring": fact(False, "Jost left the garage in February. The story was paid for by the Lisk agency, which worked for Haldrey's family. Korvel learned of the leak on 12 September, from the newspapers."),
    "no-leak": fact(False, "There was."),
    "not-in-spring": fact(False, "The leak began on 9 May, still spring; but at Easter (21 April) there was none, as Saal says."),
}
