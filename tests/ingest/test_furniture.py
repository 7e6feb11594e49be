"""What web sites set around articles: lines, and where they stand. Every row says why it is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.ingest import rules
from earwitness.ingest.blocks import lines_of
from earwitness.ingest.plain import classify, read_plain
from earwitness.ingest.timestamps import is_timestamp

# (line, kind or None for "only its surroundings could tell", why the row is there)
LINES = [
    ("Your privacy is important to us", "notice", "title of a consent form"),
    ("Plum Daily and its 31 partners store and access data on your device.", "notice", "consent form"),
    ("Reject all | Manage options", "notice", "buttons of a consent form"),
    ("Home › Sport › Hens", "notice", "where in the site the page stands"),
    ("News | Sport | What's On | Jobs | Subscribe", "notice", "menu"),
    ("Tess Arran | Labor | 4,102 | elected", None, "a row of a table is no menu"),
    ("He left. He came back.  He left again.", None, "wide spaces after full stops"),
    ("Enter your email address to subscribe", "notice", "field of a form"),
    ("[Subscribe]", "notice", "button"),
    ("You have 2 free articles remaining this month", "notice", "meter of a pay wall"),
    ("Hello again! You have read 1 of your 4 free stories this week.", "notice", "the same, counted up"),
    ("Share this brief: Copy link | Mail | Post", "share", "any word for a piece"),
    ("Register to vote, the mayor told the young.", None, "an order that is reported"),
    ("Sign up to the pact or leave, said the minister.", None, "signing up in politics"),
    ("Did your well run dry? Ring our newsdesk on 01632 960001.", "notice", "appeal with a number"),
    ("* Got a story about hens? Email tips@plum.example", "notice", "appeal with a bullet"),
    ("Have you asked him? He would know.", None, "a question that orders nothing"),
    ("Have you been told to call them?", None, "an interviewer's question"),
    ("If you have been affected by this story, our helpline is open.", "notice", "help line"),
    ("Anyone with information should call Lisk police on 101.", None, "the police's appeal is news"),
    ("Correction, May 9: The mayor said nine wells, not eight.", "notice", "corrections repeat speech"),
    ("An earlier version of this story misspelled Ms Arran's name.", "notice", "correction without a label"),
    ("The paper published a correction on Friday, it said.", None, "news about a correction"),
    ("This article was amended on 9 May to add the mayor's reply.", "notice", "amended"),
    ("This article of the treaty was amended in 1987 by the court.", None, "an article of a treaty"),
    ("(Corrects spelling in third paragraph)", "notice", "agency's note"),
    ("($1 = 3.20 plums)", "notice", "rate of exchange"),
    ("($1 billion was lost.)", None, "an aside about money"),
    ("A version of this article appeared in print on Page 4 with the headline: Dry Wells", "notice", "print"),
    ("Comments (7)", "share", "how many answered"),
    ("12 comments", "share", "the same without brackets"),
    ("This post was filed under Hens on May 4", "notice", "software of blogs"),
    ("(c) Plum Media", "notice", "rights without their sign"),
    ("(c) the rights of the child", None, "a point of a list"),
    ("Some links in this article may earn us a commission.", "notice", "paid links"),
    ("Some links in the chain may earn less, he thinks.", None, "links of another kind"),
    ("Get the Pond Letter. Enter email | Join", "notice", "a form on one line"),
    ("Listen | Gift this article", "share", "tools, one of which plays"),
    ("[Share] [Follow] [Comments (12)] | Oldest first", "share", "tools of a live report"),
    ("A gift to the town", None, "a gift of another kind"),
    ("« Older: Hens cross river", "related-link", "the post before, by title"),
    ("Next of kin were told: nine", None, "next in another sense"),
    ("Translated from the Tarven by Karl Witt", "credit", "translator"),
    ("Source: Lisk water board returns; letters to the mayor.", "credit", "sources with a stop"),
    ("The original appeared in Lisk Weekly on 4 May.", "credit", "where it was printed first"),
    ("The original appeared in a museum last year.", None, "an original of another kind"),
    ("Advertisement", "media-placeholder", "where an advertisement stood"),
    ("[Advertisement]", "media-placeholder", "the same as a placeholder"),
    ("[Video: the well at dawn, 0:41]", "media-placeholder", "a film in brackets"),
    ("[The clerk did not answer.]", None, "an aside in brackets"),
    ("Please turn on JavaScript", "media-placeholder", "where a player fails"),
    ("Watch: Mayor leaves the hall", "media-placeholder", "title of a film"),
    ("Watch: the mayor will leave.", None, "an order to the reader, with a stop"),
    ("Listen to this article", "media-placeholder", "player"),
    ("Save   Print   Email", "share", "tools"),
    ("Share   Save   Report a typo", "share", "tools with a phrase"),
    ("Follow Anna Plum on Bluesky @annaplum", "share", "following a journalist"),
    ("Twitter.", None, "the answer to a question"),
    ("RELATED: Hens cross river", "related-link", "one link"),
    ("Tags: hens, rivers", "related-link", "topics"),
    ("More in Rivers", "related-link", "link to a section"),
    ("More in sorrow than in anger", None, "more in another sense"),
    ("https://plum.example/wells", "related-link", "a bare address"),
    ("Exclusive by Anna Plum", "credit", "tabloid by-line"),
    ("By Plum Daily staff with agencies", "credit", "by-line of nobody"),
    ("Plum Daily staff and agencies", "credit", "the same without by"),
    ("By staff who knew him", None, "staff in a sentence"),
    ("(Compiled by the Lisk newsroom; editing by K. Witt)", "credit", "compiled"),
    ("Karl Witt contributed reporting from Lisk.", "credit", "a sentence at the foot"),
    ("Heavy rain contributed to the collapse.", None, "contributed in another sense"),
    ("Bea Novak/Lumen Pictures", "credit", "photographer and agency alone"),
    ("Image source, Lumen", "credit", "source of a picture"),
    ("Image caption, Tess Arran leaves", "caption", "caption with its label"),
    ("[Photo: Tess Arran leaves. Credit: Lumen]", "caption", "caption in brackets"),
    ("[Photo] Tess Arran leaves on Monday", "caption", "caption after a mark"),
    ("Play video: Hens at the well (2:11)", "media-placeholder", "a film with its length"),
    ("Play is suspended at the hen races", None, "play in another sense"),
    ("Picture: TOLD NOTHING: Tess Arran at her well. Photo: Karl Witt", "caption", "words say what is seen"),
    ("Photo: goats at the well of Dorv in May", "caption", "the same without a name of its maker"),
    ("Photo: the family", "credit", "a supplier in small letters"),
    ("Source for the rainfall: Lisk council papers", "credit", "a source of one thing"),
    ("Graphic: Tess Arran and Karl Witt", "credit", "a calling and names"),
    ("READ MORE ON LISK", "related-link", "the head of a list about a place"),
    ("SPONSORED: Nine Wells That Grandmothers Adore", "related-link", "a paid link"),
    ("Sponsored races: the mill, which paid for them, is dry.", None, "sponsored in a sentence"),
    ("Editorial: Page 12", "related-link", "a page of the printed paper"),
    ("Key moments", "related-link", "the list at the top of a live report"),
    ("ADVERTISEMENT - STORY CONTINUES BELOW", "notice", "an advertisement's place and the way on"),
    ("What follows has been edited for length and clarity.", "notice", "words on an interview"),
    ("What follows has been known for years.", None, "the same beginning in an essay"),
    ("*Published in the print edition of May 4, with the headline “Dry.”*", "notice", "stars around a note"),
    ("PLUM is a registered trademark of Plum Mills Ltd.", "notice", "a mark"),
    ("Views expressed in this article are the author’s own.", "notice", "a disclaimer"),
    ("The views expressed by the mayor, he said, are mad.", None, "views in the news"),
    ("Liked it? | Share | Tip jar", "share", "a row of buttons with words"),
    ("Share of voters | 41 | 12", None, "a row of a table"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind", "why"), LINES, ids=[row[2] for row in LINES])
def test_a_line_shows_what_it_is(line: str, kind: str | None, why: str) -> None:
    assert rules.kind_of(line) == kind, why


BODY = "The mayor said on Monday that the wells had been dry since the spring, and that nobody had asked."
TIGHT = "\n".join([BODY] * 4)

# (text, kinds of its lines that are not blank, why)
TEXTS = [
    (
        f"PLUM DAILY\nHome | World | Sport\nWORLD\nWells run dry in Lisk\nBy Plum Daily staff\n3 min "
        f"read\n{TIGHT}",
        ["notice", "notice", "notice", "headline", "credit", "credit", *["body"] * 4],
        "name, menu and section above the headline",
    ),
    (
        f"Plumpress\n\nWells run dry in Lisk\n\n{BODY}\n\n© Plumpress",
        ["notice", "headline", "body", "notice"],
        "a name above the headline, known from the foot",
    ),
    (
        f"WELL SHOCK\n\nMayor knew for years that Lisk had no water\n\n{BODY}",
        ["headline", "subhead", "body"],
        "a short headline in capitals is no section",
    ),
    (
        f"Wells Run Dry\n\nNine of eleven are empty. The mayor says she was not told.\n\nBy Anna "
        f"Plum\n\n{BODY}",
        ["headline", "subhead", "credit", "body"],
        "a summary in sentences above the by-line",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nBy noon nobody had come\n\n{BODY}",
        ["headline", "body", "subhead", "body"],
        "a paragraph is no summary where no by-line follows",
    ),
    (
        f"Wells run dry\n\n• Nine wells are empty.\n• Mayor was not told.\n\n{BODY}\n\n{BODY}",
        ["headline", "subhead", "subhead", "body", "body"],
        "points below the headline",
    ),
    (
        f"Wells run dry\n\nKarl Witt and Anna Plum\n\nMon 4 May 2031 16.45 BST\n\n{BODY}",
        ["headline", "credit", "credit", "body"],
        "authors without by, and a date",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nSTAY AFLOAT\nThe week in rivers, every Friday. Enter your "
        f"email:\n[Join]\n\n{BODY}",
        ["headline", "body", "notice", "notice", "notice", "body"],
        "a form with its title and button",
    ),
    (
        f"Wells run dry\n{TIGHT}\nREAD NEXT\nHens cross river\nWho dug the wells?\n{BODY}\n{BODY}",
        ["headline", *["body"] * 4, "related-link", "related-link", "related-link", "body", "body"],
        "links between lines without blanks end where sentences begin",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nRelated\n\nHens cross river\n\nGoat elected\n\n{BODY}",
        ["headline", "body", "related-link", "related-link", "related-link", "body"],
        "links with blank lines between them",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nCorrection:\n\nThe mayor said nine wells.",
        ["headline", "body", "notice", "notice"],
        "a correction below its label",
    ),
    (
        f"Wells run dry\n\n16.45 BST\n\n{BODY}\n\n15.10 BST\n\n{BODY}",
        ["headline", "body", "body", "body", "body"],
        "clocks of a live report",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nWHO KNEW?\n\n{BODY}",
        ["headline", "body", "subhead", "body"],
        "a question in capitals",
    ),
    (
        f"THE DUCK POND\nLetters from a wet town\n\nHome | About me | Archive\n\nWells run dry\n\n{BODY}",
        ["notice", "notice", "notice", "headline", "body"],
        "a name and a motto above a menu",
    ),
    (
        f"The Lisk Half-Year\nSpring Number\n\nFEATURES\n\nThe Last Well\nA town goes thirsty\n\n{BODY}",
        ["notice", "notice", "notice", "headline", "subhead", "body"],
        "a magazine, its number and a section above a short headline",
    ),
    (
        f"DISPATCH\n\nThe town that drank its lake\n\n{BODY}",
        ["notice", "headline", "body"],
        "a kind of article above the headline",
    ),
    (
        f"Mayor of Lisk hid nine dry wells from council\n\nPOLITICS\n\nShe denies it\n\n{BODY}",
        ["headline", "notice", "subhead", "body"],
        "a headline above its section is no name of a paper",
    ),
    (
        f"Wells run dry\n\nBy Anna Plum\nPublished 4 May 2031, 09:12\n\n{BODY}\n\n{BODY}",
        ["headline", "credit", "credit", "body", "body"],
        "a date in the paragraph of the by-line is part of it",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\n16.45\n\"Nobody asked\"\n{BODY}\n\n15.10\nMayor replies\n{BODY}",
        ["headline", "body", "body", "subhead", "body", "body", "subhead", "body"],
        "titles of the entries of a live report, quoted or not",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\n16.45\nNobody has come yet.\n\n{BODY}",
        ["headline", "body", "body", "body", "body"],
        "an entry that is one short sentence has no title",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\n'NOT ONE DROP'\n\n{BODY}",
        ["headline", "body", "subhead", "body"],
        "a quotation in capitals as cross-heading",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nWho dug them?\n\n{BODY}\n\nA dry spring\n\n{BODY}",
        ["headline", "body", "subhead", "body", "subhead", "body"],
        "one question among cross-headings",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nWho dug them?\n\n{BODY}\n\nA dry spring\n\n{BODY}\n\nAnd now?\n\n{BODY}",
        ["headline", "body", "body", "body", "subhead", "body", "body", "body"],
        "several questions are an interviewer's",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nAnna Plum is a staff writer at the magazine.",
        ["headline", "body", "credit"],
        "words on the author at the foot",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nAnna Plum is the mayor of Lisk.",
        ["headline", "body", "body"],
        "words on somebody else at the foot",
    ),
    (
        f"THE LONG LOOK\n\nThe Town That Drank Its Lake\nHow nine wells ran dry and nobody told "
        f"its mayor\n\nBy Anna Plum\n\n{BODY}",
        ["notice", "headline", "subhead", "credit", "body"],
        "a label in capitals: the lines below it grow longer",
    ),
    (
        f"MAYOR LIED\nWells were dry for a year\nGoats drank from the pond\n\nBy ANNA PLUM\n\n{BODY}",
        ["headline", "subhead", "subhead", "credit", "body"],
        "a tabloid's headline above two subheads",
    ),
    (
        f"The Lisk Observer\nFriday, May 4\n\nMayor hid nine dry wells, clerk says\n\n{BODY}",
        ["notice", "notice", "headline", "body"],
        "a name and a date above the headline",
    ),
    (
        f"Mayor hid nine dry wells\nFriday, May 4\n\nShe denies it\n\n{BODY}",
        ["headline", "credit", "subhead", "body"],
        "a headline above its date is no name of a paper",
    ),
    (
        f"POND & MILL\nThe monthly for millers | Issue 9 | 4 May 2031\n\nWells run dry\n\n{BODY}",
        ["notice", "notice", "headline", "body"],
        "the number of the issue",
    ),
    (
        f"Plumdesk 9 | The news, sooner\n\nHome > World\n\nWells run dry\n\n{BODY}",
        ["notice", "notice", "headline", "body"],
        "a motto behind a bar",
    ),
    (
        f"Wells run dry\n\nBy Marta of the Pond | Posted on a wet night | 41 comments\n\n{BODY}",
        ["headline", "credit", "body"],
        "a by-line of any words, with other parts",
    ),
    (
        f"Wells run dry\n\nBy noon the town was dry, and the mayor was gone from it.\n\n{BODY}",
        ["headline", "body", "body"],
        "a first paragraph that begins with by",
    ),
    (
        f"Wells run dry in the north of Dorv\n\nTess Arran, Lisk\n\n{BODY}",
        ["headline", "credit", "body"],
        "a name and a place above the first paragraph",
    ),
    (
        f"Wells run dry\n\nBy Anna Plum\nanna@plum.example\n\n{BODY}",
        ["headline", "credit", "credit", "body"],
        "the author's address under the by-line",
    ),
    (
        f"Wells run dry\n\nListen\n8 min\n214\n\n{BODY}\n\n{BODY}",
        ["headline", "share", "share", "share", "body", "body"],
        "buttons and counts on lines of their own",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nImage caption\nTess Arran told us of goats\n\n{BODY}",
        ["headline", "body", "caption", "caption", "body"],
        "a caption below its label",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nRead more\n• Hens cross river\nSign up for our free letter, the Pond",
        ["headline", "body", "related-link", "related-link", "notice"],
        "a list of links runs into a form",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nGoats\n\n{BODY}\n\n'Not a drop'\n\n{BODY}\n\nNEXT\n\n{BODY}",
        ["headline", "body", "subhead", "body", "subhead", "body", "subhead", "body"],
        "cross-headings of one word, in quotation marks, and one that looks like a time zone",
    ),
    (
        f"Wells run dry\n\nBy Anna Plum\n\n{BODY}\n\nAnna Plum\nAnna Plum covers ponds. She is "
        f"from Dorv.",
        ["headline", "credit", "body", "credit", "credit"],
        "the author's name and life at the foot",
    ),
    (
        f"Wells run dry\n\nBy Anna Plum\n\n{BODY}\n\nAnna Plum asked the mayor nine times.",
        ["headline", "credit", "body", "body"],
        "the author in the news",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nHelp us stay afloat, from 3 crowns a month.\n\nPhoto: Karl Witt",
        ["headline", "body", "notice", "credit"],
        "an order to readers below the article",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nHelp your mayor stay afloat.\n\nPhoto: Karl Witt",
        ["headline", "body", "body", "credit"],
        "an essay's last word",
    ),
    (f"Wells run dry\n\n{BODY}\n\n— A.P.", ["headline", "body", "credit"], "initials"),
    (
        f"Wells run dry\n\nPLUM: {BODY}\n\nAnd who knew?\n\n{BODY}",
        ["headline", "body", "body", "body"],
        "an interviewer's question",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_lines_of_an_article(text: str, kinds: list[str], why: str) -> None:
    assert classify(lines_of(text)) == kinds, why


# (line, whether it says when an article was put up, why)
TIMES = [
    ("Published 4 May 2031, 09:12 | Updated 15:40", True, "two with labels"),
    ("Mon 4 May 2031 16.45 BST", True, "weekday, clock and zone"),
    ("2 days ago · 3 min read · 48 comments", True, "no date at all"),
    ("2031-05-04T09:12:00Z", True, "of a machine"),
    ("16.45", False, "a clock alone stands above an entry"),
    ("By Anna Plum, 4 May 2031", False, "a by-line with a date"),
    ("Published in May, the report lists nine wells", False, "published in another sense"),
    ("Two days ago the wells ran dry", False, "a sentence that begins alike"),
]


@pytest.mark.parametrize(("line", "expected", "why"), TIMES, ids=[row[2] for row in TIMES])
def test_timestamps(line: str, expected: bool, why: str) -> None:
    assert is_timestamp(line) is expected, why


def test_lines_that_no_blank_parts_are_blocks_of_their_own_but_for_body() -> None:
    text = f"Wells run dry\n{TIGHT}\nRead next\nHens cross river\nGoat elected"
    assert [b.kind for b in read_plain(text).blocks] == ["headline", "body", *["related-link"] * 3]
    spaced = f"Wells run dry\n\n{BODY}\n\n{BODY}\n\nRead next\nHens cross river\nGoat elected"
    assert [b.kind for b in read_plain(spaced).blocks] == ["headline", "body", "body", "related-link"]


pieces = st.sampled_from([row[0] for row in LINES] + [BODY, "", "", "PLUM", "a", "\u200b", "A" * 700])


@given(st.lists(pieces, max_size=30).map("\n".join))
def test_every_line_gets_one_kind_and_all_that_is_not_blank_is_in_a_block(text: str) -> None:
    lines = lines_of(text)
    assert len(classify(lines)) == len(lines)
    seen = "".join(text[b.start : b.end] for b in read_plain(text).blocks)
    assert "".join(seen.split()) == "".join(text.split())


@given(st.text(alphabet="ABab .,:|>·©@“\"'’()[]\n\t0123Ⅳ\u200b\u202e日", max_size=300))
def test_odd_signs_break_nothing(text: str) -> None:
    assert classify(lines_of(text)) == classify(lines_of(text))
