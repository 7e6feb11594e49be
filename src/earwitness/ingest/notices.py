"""Lines in which a site speaks to its readers: consent, sign-up, appeals, corrections, rights, comments.

Families of wordings, none of which names an outlet. A line in which somebody is quoted or said to
have spoken is news, whatever it speaks about; corrections alone may repeat what was said.
"""

from __future__ import annotations

import re
from typing import Final

_I: Final = re.IGNORECASE


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


# Fails on: notices with quotation marks around a button's name, which stay body.
SPEECH: Final = re.compile(
    r"[“”„«»\"]|\b(?:said|says|told|tells|announced|claimed|claims|according to|warned|argued|insisted|"
    r"replied)\b",
    _I,
)
PIECE: Final = (
    r"(?:article|story|report|piece|post|page|item|column|dispatch|interview|review|text|headline|caption|"
    r"photo caption|live ?blog|blog|feature|conversation|transcript|content|editorial|essay|podcast|episode|"
    r"obituary)"
)
_LETTER: Final = (
    r"(?:newsletters?|briefings?|bulletins?|alerts?|e-?mails?|mailing list|digest|round-?up|updates|inbox)"
)

# Fails on: an article in the first person about its own web site's cookies.
_CONSENT: Final = _any(
    r"\bwe use (?:your sign-?up|(?:\w+ ){0,3}cookies)\b",
    r"\b(?:(?:this|our) (?:site|website|page)|and (?:our|its|their) (?:\d[\d,.]* )?(?:\w+ ){0,2}partners)"
    r" (?:uses?|keeps?|sets?|stores?|process|share|access)\b.{0,60}\b(?:cookies|information|data)\b",
    r"^\W*[\w ]{1,30}\buses cookies\b[^,;]{0,60}$",
    r"\b(?:accept|manage|reject|decline|allow) (?:all )?(?:the )?cookies\b",
    r"\bcookie (?:policy|settings|preferences|notice|consent)\b",
    r"\bby (?:clicking|continuing|signing up|subscribing|registering|using this|submitting|joining|entering|"
    r"providing)\b.{0,80}\byou(?:\b|['’]re) (?:\w+ )?(?:agree|accept|consent|say|confirm|acknowledge|"
    r"agreeing|"
    r"opting)\b",
    r"^(?:we (?:value|respect|care about|take) your privacy|your privacy(?: (?:choices|matters|settings|"
    r"rights|is important to us))?|privacy (?:settings|cent(?:er|re)|preferences|notice|policy|manager)|"
    r"about your privacy|(?:your )?consent (?:choices|preferences))\b.{0,40}$",
    r"^we value your privacy\b",
    r"\bstore and/?(?:or)? (?:read|access) (?:information|data)\b.{0,20}\bdevice\b",
    r"\bdo not sell(?: or share)? my (?:personal )?(?:information|data|info)\b",
    r"\byou can (?:change your mind|withdraw (?:your )?consent|opt out|unsubscribe)\b",
)

# Fails on: advice to readers that begins with "Register to" or "Sign up for".
_SIGN_UP: Final = _any(
    r"\bunsubscribe (?:at )?any ?time\b",
    r"^\W*(?:please )?(?:sign up|subscribe|register|log ?in|sign in|create an account|join (?:us|now|today|"
    r"free))\b"
    r"(?: (?:here|now|today|to|for|or|below|free|with)\b.{0,200})?[.!]?\W*$",
    r"\b(?:get|receive|have)\b.{1,80}\b(?:in|to|into) your inbox\b",
    r"\b(?:delivered|sent|straight|direct(?:ly)?|right) (?:\w+ ){0,2}to your (?:inbox|e-?mail|phone)\b",
    r"\bin your inbox (?:at|every|each|by|before)\b",
    r"\b(?:sign up|subscribe)(?: (?:here|now|today|below|for free|free)\b| ?[-–—:] ?it['’]s free)",
    rf"\b(?:sign up|subscribe|register)(?: now| today| here)? (?:to|for) (?:our|the|my|"
    rf"this)\b.{{0,80}}\b{_LETTER}\b",
    r"^\W*(?:please )?(?:enter|type(?: in)?|add|provide|confirm) your (?:e-?mail|details|postcode|zip ?code|"
    r"phone)\b"
    r".{0,60}$",
    r"\benter your e-?mail(?: address)?(?: (?:below|here|to)\b.{0,60})?[.:!]",
    r"^(?:your |e-?mail )?(?:e-?mail|address)(?: address)?\W*$",
    r"^(?:thank you|thanks) for (?:signing up|subscribing|registering|joining|reading this|your (?:support|"
    r"interest))\b"
    r".{0,80}$",
    r"^(?:please )?check your (?:inbox|e-?mail)\b.{0,80}$",
    r"^(?:already|not(?: yet)?) (?:a |an )?(?:\w+ )?(?:subscriber|subscribed|member|registered|signed "
    r"up)\b.{0,60}$",
    r"^(?:this (?:article|content|story|page) is (?:only )?(?:for|available to|reserved for|free for|"
    r"exclusive to)|(?:exclusive to|only for|for)) (?:our )?(?:\w+ )?(?:subscribers|members|"
    r"registered (?:users|"
    r"readers))\b.{0,60}$",
    r"\byou(?:['’]ve| have) (?:now |already |just )?(?:read|used|viewed|had|enjoyed|opened) "
    r"(?:\d+|one|two|three|four|five|six|all|your last) (?:(?:out )?of )?(?:(?:your|the|this month['’]s) )?"
    r"(?:(?:\d+|two|three|four|five|six|ten) )?(?:free|complimentary|monthly) \w+",
    r"\byou(?:['’]ve| have) (?:\w+ ){0,3}(?:free )?(?:articles?|stories|reads?) (?:left|remaining)\b",
    r"^to (?:continue|keep|finish|carry on) reading\b.{0,120}$",
    r"^(?:you(?:['’]ve| have)|you are) (?:reached|reading|run out of) (?:\w+ ){0,4}free (?:\w+ "
    r")?(?:articles?|stories)\b",
    r"^\W*(?:start|begin|try|claim|take out|get) (?:your|a|an|our) (?:\w+ ){0,3}(?:free trial|trial|"
    r"subscription|"
    r"digital subscription|membership)\b.{0,100}$",
    r"^(?:\w+ ){0,3}(?:subscribe|subscriptions?|membership) (?:from|for)(?: (?:just|only|as little as))? "
    r"(?:[£$€]\d|\d+ (?:euros?|dollars?|pounds?|cents?|pence)\b)",
    r"\. subscribe (?:from|for)(?: (?:just|only|as little as))? "
    r"(?:[£$€]\d|\d+ (?:euros?|dollars?|pounds?)\b)",
    r"^unlock (?:this|the|unlimited|all)\b.{0,60}\b(?:article|access|story|stories|content)\b.{0,60}$",
    r"^(?:become|join as|sign up as) a (?:\w+ ){0,2}(?:member|subscriber|supporter|patron)\b.{0,100}$",
    r"^join (?:our|the|over|more than|\d[\d,.]*)\b.{0,60}\b(?:whatsapp|telegram|facebook|channel|community|"
    r"mailing list|"
    rf"readers|subscribers|members|{_LETTER})\b.{{0,60}}$",
    r"^(?:please )?(?:consider )?(?:support(?:ing)?|donat(?:e|ing) to|back(?:ing)?|fund(?:ing)?) (?:our|"
    r"independent|local|"
    r"quality|free|public[- ]interest|us\b)(?: \w+)? ?(?:journalism|reporting|work|newsroom|news)?\b.{0,80}$",
    r"^(?:if you (?:value|like|enjoy|appreciate)|enjoy(?:ed|ing)|like|love) (?:this|our|what (?:we|"
    r"you))\b.{0,80}[?,]"
    r"(?=.{0,120}\b(?:support|subscrib\w+|sign|join|donat\w+|inbox|share|member|contribut\w+|follow|get)\b)",
    r"^(?:your|reader|readers['’]) (?:support|donations?|contributions?|generosity)\b.{0,60}\b(?:makes?|"
    r"helps?|keeps?|"
    r"allows?|enables?|funds?|matters?)\b.{0,60}\b(?:us|our|journalism|reporting|possible)\b",
    r"^(?:make|give) a (?:\w+ )?(?:donation|contribution|gift)\b.{0,60}$",
    r"^(?:download|get|open in|install|read (?:it |this )?in|continue in) (?:the|"
    r"our)\b.{0,40}\bapp\b.{0,60}$",
    r"^(?:enable|turn on|allow|get|receive|sign up for) (?:\w+ ){0,3}(?:notifications|(?:news|breaking|"
    r"push) alerts)\b"
    r".{0,60}$",
    r"^(?:add|make|set|choose) .{1,40}\b(?:as (?:a|your) preferred source|your preferred source)\b.{0,40}$",
    r"^(?:the|our) .{0,80}\b(?:five|best|biggest|top|latest|most|day['’]s|week['’]s)\b.{0,80}\byour inbox\b",
    rf"^{_LETTER}\W*$",
    r"^(?:get|receive|join|try) (?:the|our) .{1,80}\b(?:enter|your) e-?mail\b.{0,60}\W(?:sign up|subscribe|"
    r"join|submit|go)\W*$",
)
_TALK: Final = (
    r"(?:e-?mail|call|ring|phone|contact|text|whatsapp|message|write to|get in touch|tell us|let us know|"
    r"send|share (?:your|them|it with)|join|sign up|subscribe|download|click|report it|drop us|fill (?:in|"
    r"out)|leave (?:us )?a|use our|comment below|have your say|speak to|you can)"
)
# Appeals for tips, help lines, addresses of the newsroom.
# Fails on: an interviewer's question followed by an order ("Have you tried? Call him.").
_APPEAL: Final = _any(
    rf"^\W*(?:were|are|have|do|did|has|is|know|got|can|could|what|how|think|worried|seen|witnessed|affected|"
    rf"where|who|want|looking|"
    rf"like|love|enjoy|need|missed)\b"
    rf"[^?]{{1,200}}\?\s+(?:(?:if so|then|please|why not|we(?:['’]d| would) (?:like|love) to hear from you|"
    rf"we want to hear\b.{{0,40}})\W+)*{_TALK}\b",
    r"^\W*(?:got|have|do you have) (?:a|any|some)\b.{0,30}\b(?:story|stories|tips?|news|information|views?|"
    r"pictures?|"
    r"photos?|videos?|comments?|questions?|feedback)\b[^?]{0,80}\?",
    r"\bwe(?:['’]d| would) (?:like|love) to hear (?:from you|your)\b",
    r"^(?:tell us|let us know|have your say|what do you think|share your (?:views?|thoughts|stories|story|"
    r"experiences?))\b"
    r".{0,120}$",
    rf"^\W*if you(?:['’]ve| have| are| were| know| or (?:someone|anyone|somebody)| need| think| would|"
    rf"['’]re|['’]d)\b"
    rf".{{0,180}}\b(?:contact us|get in touch|email us|e-mail us|call us|write to us|helpline|help line|"
    rf"hotline|"
    rf"samaritans|support (?:group|service|line)s?|our (?:team|newsroom|newsdesk|reporters?)|the newsdesk|"
    rf"{_LETTER})\b",
    r"^\W*(?:you can )?(?:contact|e-?mail|call|ring|reach|phone|write to|text|message|whatsapp|tip off|"
    r"get in touch with)\b[^.?!]{0,80}(?:[\w.]@\w|\d{2,5}[ \-.]?\d{3,4}|\b(?:the|our) (?:newsdesk|news desk|"
    r"newsroom|tip "
    r"?line)\b).{0,80}$",
    r"^\W*(?:e-?mails?|e-?mail us|contact|phone|tel|telephone|tips?|newsdesk|whatsapp|"
    r"signal)\s?:\s?\S{3,60}(?: \S{1,30}){0,4}$",
    r"^\S{1,60}@[\w\-]{1,40}(?:\.[\w\-]{1,20}){1,4}$",
    r"^(?:send|e-?mail) \S.{0,120}\S@\S{3,60}$",
    r"^(?:send|e-?mail) (?:us )?(?:your|any|in your)\b.{0,60}\b(?:to|at|on|by)\b.{0,60}$",
    r"^(?:report(?:ing)? (?:an? )?(?:error|mistake|problem|typo|correction|inaccurac\w+))\b.{0,40}$",
    r"^(?:see|spot(?:ted)?|noticed|found) (?:an? )?(?:error|mistake|problem|typo|something wrong)\b.{0,80}$",
)
# These repeat what was said, and so may hold words of speech and quotation marks.
_CORRECTION: Final = _any(
    r"^\W*(?:corrections?(?: and clarifications?)?|clarifications?|corrected|amendment|erratum|(?:editor|"
    r"publisher|author|reader)s?['’]?s?['’]? notes?|note to (?:readers|editors|subscribers)|disclosure|"
    r"disclaimer)(?: ?\([^()]{1,40}\)|[ ,–-]{1,3}[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|"
    r",? \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)?"
    r"\s*[:–—]",
    rf"^.{{0,160}}\b(?:an?|the) (?:earlier|previous|original|prior|older) (?:print )?versions? of (?:this|"
    rf"our|the) {PIECE}\b",
    rf"^\W*(?:update\w*\W{{1,3}}(?:.{{1,30}}: )?)?(?:\w+ ){{0,3}}this {PIECE}(?:['’]s headline)? (?:has "
    rf"been|have been|was|is|"
    r"will be)(?: since)? (?:\w+ly )?(?:updated|amended|corrected|edited|changed|revised|reissued|clarified|"
    r"modified|"
    r"removed|taken down|refiled|repeated|condensed|shortened|lightly)\b",
    rf"^\W*(?:a|an|this) (?:correction|clarification|editor['’]s note|version|{PIECE})(?: of .{{1,40}})? "
    rf"(?:\w+ )?(?:corrects?|"
    r"clarifies|(?:was|has been) (?:made|added|appended|issued|published) (?:to|on)\b|adds|removes|amends|"
    r"restates|fixes)\b",
    r"^\W*(?:because of|owing to|due to) an? (?:editing|reporting|production|transcription|translation|"
    r"typing|technical)"
    r" (?:error|mistake)\b",
    r"^.{0,120}\b(?:we|the [\w ]{1,40}) (?:regrets?|apologi[sz]es? for) (?:the|this|any) (?:errors?|"
    r"mistakes?|confusion)\b",
    rf"^\W*an? (?:(?:earlier|previous) )?version of this {PIECE}\b",
    rf"^\W*this {PIECE} (?:\w+ ){{0,2}}(?:appears?|appeared|ran|runs|was (?:printed|published)) (?:in|"
    rf"on)\b.{{0,60}}"
    r"\b(?:print|page|section|edition|issue|magazine)\b",
    rf"^\W*(?:what follows|the following(?: \w+)?|(?:the|this|our|their|his|her) (?:\w+ )?{PIECE}s?|"
    rf"(?:some )?(?:answers|questions|responses|excerpts|quotes|letters)(?: and \w+)?)(?: below)? "
    rf"(?:has|have|was|were|is|are|may)(?: been| be)? (?:\w+ )?(?:and \w+ )?"
    rf"(?:edited|condensed|shortened|abridged|trimmed|cut|translated|for (?:length|clarity))\b"
    rf"(?=.{{0,60}}(?:length|clarity|brevity|condensed|space|from the|by [A-Z]))",
    r"^\W*(?:the|this|our) (?:interview|conversation|transcript|exchange)\b.{0,60}\b(?:has been|was) "
    r"(?:lightly|slightly) edited\b",
    r"^\W*(?:first |originally )?(?:published|printed|appeared|appears) in (?:the |our )?(?:\w+ )?(?:print|"
    r"paper|magazine)\b.{0,120}$",
)
# An agency's note to editors on what changed since its last version; rates of exchange at its foot.
_AGENCY_NOTE: Final = _any(
    r"^\((?:updates?|updating|adds?|adding|corrects?|correcting|corrected|recasts?|repeats?|refiles?|"
    r"rewrites|fixes|removes?|changes|clarifies|drops|deletes|moves|trims|writes through|new throughout|"
    r"no changes|restores|"
    r"this (?:version|story|article|review|report|item|file))\b[^()]*\)$",
    r"^\(\s*(?:[$€£¥]\s?1|1 [A-Za-z.]+(?: [a-z]+)?)\s*=\s*[^()]{1,120}\)$",
    r"^(?:for more|for a|click on|double click on|for related)\b.{0,60}\b(?:click|see|"
    r"on)\b.{0,10}[<\[(].{1,60}[>\])]$",
    r"^\(\([^()]{0,120}\S@\S[^()]{0,120}\)\)$",
    r"^(?:\*{3}|-{2,}|#{3}|_{3}|e-?nds?|-30-|~{2,}|ends)$",
)
# The lines that the usual software of blogs sets around a post; they may quote its title.
_BLOG: Final = _any(
    r"^\d{1,5} (?:thoughts?|comments?|responses?|replies|reply) (?:on|to)\b.{0,200}$",
    r"^this (?:entry|post) was (?:posted|filed|tagged|published) (?:in|on|under|by)\b.{0,200}$",
    r"^[←→«»‹›<>]{0,2}\s?(?:older|newer|previous|next|prev) (?:posts?|entr(?:y|ies)|articles?|story|"
    r"page)\s?[←→«»‹›<>]{0,2}$",
)
_LEGAL: Final = _any(
    r"^\W{0,3}(?:copyright\b\W{0,3})?(?:©|\(c\)(?= ?(?-i:[A-Z0-9]))).{0,250}$",
    r"^copyright (?:\d{4}\b|©|\(c\)|of\b|by\b).{0,150}$",
    r"\ball rights reserved\b",
    r"\bterms (?:(?:of (?:use|service|sale))|and conditions|& conditions)\b.{0,60}\bprivacy (?:policy|"
    r"notice)\b",
    r"\bprivacy (?:policy|notice)\b.{0,60}\bterms (?:(?:of (?:use|service|sale))|and conditions|& "
    r"conditions|apply)\b",
    r"^(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions|& conditions)|imprint|"
    r"accessibility(?: statement)?|about us|contact us|advertise(?: with us)?|work (?:for|with) us|site ?map|"
    r"complaints(?: policy)?|"
    r"code of (?:conduct|practice)|ethics policy|corrections policy|help cent(?:er|re)|faqs?)$",
    r"\bis not responsible for (?:the )?(?:content|accuracy)\b",
    r"\b(?:may|must) not be (?:published|reproduced|copied|redistributed|rewritten)\b.{0,80}\b(?:permission|"
    r"consent|broadcast|"
    r"redistributed|rewritten)\b",
    r"\b(?:reprinted|republished|reproduced|excerpted) (?:by|with|courtesy|from)\b.{0,60}\b(?:permission|"
    r"courtesy|publisher\w*|press|"
    r"books)\b.{0,80}$",
    r"^(?:registered (?:in|office|company|charity)|company (?:no|number|registration)|vat (?:no|"
    r"number))\b.{0,150}$",
    r"^(?:published|printed) (?:and \w+ )?by .{1,60}\b(?:ltd|limited|llc|inc|plc|gmbh)\b.{0,80}$",
    r"^(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|stated|in this)\b.{0,80}"
    r"\b(?:are|do not)\b.{0,120}$",
    r"^[^.]{2,80} (?:is|are) (?:an? )?(?:registered )?trade ?marks? (?:of|owned by)\b.{0,100}$",
    r"^(?:powered by|website by|site by|designed by|hosted by|built with) .{1,60}$",
    r"^(?:we may (?:earn|receive)|this (?:article|page|post|story) (?:contains|may contain|includes)) .{0,80}"
    r"\b(?:commission|affiliate)\b",
    r"^(?:some|any|the)?(?: of the)? ?(?:\w+ )?links (?:on|in) (?:this|our) .{1,40}\b(?:earn|pay|commission|"
    r"affiliate|sponsored)\b.{0,80}$",
    r"\badheres? to\b.{0,80}\b(?:code of (?:practice|conduct)|press standards|press council)\b",
    r"\bis (?:regulated by|a member of) (?:the )?.{1,60}\b(?:press|standards|complaints)\b.{0,100}"
    r"\b(?:complaints?|code|regulator)\b",
)
_SERVICE: Final = _any(
    r"^(?:oops\W*)?something went wrong\b.{0,40}$",
    r"^(?:please )?try again(?: later)?\b.{0,20}$",
    r"^\W*oops\W*$",
    r"^\[?(?:advertisement|advertising|advert|ads?|sponsored(?: (?:content|links?|post|by .{1,40}))?|"
    r"promoted(?: content| by"
    r" .{1,40})?|(?:advertisement|ad)\s?[-–—:|]+\s?(?:\w+ )?(?:continues?|scroll|content|skip)\b.{0,50}|"
    r"paid (?:content|post|for by .{1,40}|partnership.{0,40})|partner content|ad feedback)\]?$",
    r"^\W*(?:the )?(?:article|story|content|post|text|report)? ?(?:continues|resumes) (?:below|after|"
    r"beneath)\b.{0,60}$",
    r"^(?:scroll|swipe)(?: down)? (?:to|for) (?:continue|more|read)\b.{0,40}$",
    r"^(?:comments are (?:closed|off|disabled|moderated|now closed)|this (?:article|"
    r"post) is closed for comments?|leave a (?:comment|reply)|be the first to comment|"
    r"join the (?:conversation|discussion|debate)|start the (?:conversation|discussion)|(?:log in|sign in|"
    r"register|subscribe) to (?:comment|leave a comment|reply|join)|post a comment|add (?:a|your) comment|"
    r"have your say|no comments(?: yet)?|what (?:do you|are your) "
    r"th\w+)\b.{0,80}$",
    r"^(?:(?:view|show|read|see|hide|load|open) )?(?:all |more )?(?:\(?\d[\d,.]*\)? )?comments?(?: "
    r"?\(\d[\d,.]*\)|: ?\d[\d,.]*)?$",
    r"^(?:our|the|please (?:read|see|follow|respect|keep)).{0,40}\b(?:comments?|community|commenting) "
    r"(?:polic\w+|guidelines|"
    r"rules|standards)\b.{0,80}$",
    r"^(?:please )?keep (?:your )?comments (?:civil|polite|respectful|on topic)\b.{0,150}$",
    r"^we (?:reserve the right|moderate|welcome (?:your )?comments|do not "
    r"(?:pre-?)?moderate)\b.{0,150}\bcomments?\b.{0,80}$",
    r"^comments? (?:polic(?:y|ies)|guidelines|rules|section)\b.{0,150}$",
    r"^(?:replying to|sort by|newest first|oldest first|most liked|report (?:this )?comment|flag as "
    r"inappropriate)\b.{0,30}$",
    r"^for (?:the latest|more|all the latest|breaking)\b.{0,100}\b(?:head to|visit|go to|check out|log on "
    r"to|tune in|follow us|"
    r"click|see our|download|sign up|subscribe)\b.{0,60}$",
    r"^(?:skip to (?:(?:main )?content|navigation|footer)|back to (?:top|home(?:page)?|all \w+)|top of page|"
    r"menu|search|open menu|close(?: menu)?|toggle \w+|main menu|my account|sign out|log out|log ?in|"
    r"sign ?in|subscribe|register|e-?paper|e-?edition|today['’]s paper|no,? thanks|maybe later|i accept|"
    r"accept(?: all)?|"
    r"reject(?: all)?|more options|manage (?:choices|options|preferences|settings))$",
    r"^\[(?:sign ?up|subscribe|submit|register|log ?in|sign ?in|accept(?: all)?|reject(?: all)?|close|ok|"
    r"join(?: us| now)?|send|continue|donate(?: now)?|go|x|×|next|learn more|find out more|button|form|"
    r"sign-up form|newsletter "
    r"sign-?up)\]$",
    r"^(?:show|load|see|view) (?:more|less|all|fewer|the full .{1,30})\.?$",
    r"^page \d+ of \d+$",
    r"^(?:print|view) (?:this|original|as) (?:page|article|story|pdf|single page)?$",
    r"^(?:listen to|hear) this (?:article|story)\b.{0,40}$",
    r"^(?:auto-?refresh|refresh|live updates? (?:on|off)|show key events only|key events only|new updates? "
    r"available|"
    r"last (?:updated|refreshed)\b.{0,40}\bago)\b.{0,30}$",
    r"^(?:about the author|author bio|about this (?:article|story))s?$",
)
_RUNS_ON: Final = 400  # characters; of what is longer only notices on consent and corrections are no body
_SHORT: Final = (_CONSENT, _SIGN_UP, _APPEAL, _LEGAL, _SERVICE)


def is_notice(line: str) -> bool:
    """True if the line is the site's word to its readers and none of the article's.

    =====================================================  =====
    We value your privacy                                  True
    Enter your email address:                              True
    Do you know more? Call the newsdesk on 555 0134.       True
    Correction: she said nine wells, not eight.            True
    The site uses cookies, the court said.                 False
    =====================================================  =====
    """
    if _CORRECTION.search(line) or _AGENCY_NOTE.match(line) or _BLOG.match(line):
        return True
    families = _SHORT if len(line) <= _RUNS_ON else (_CONSENT,)
    return not SPEECH.search(line) and any(family.search(line) for family in families)


def is_sign_up(line: str) -> bool:
    """True if the line is part of a form for letters or accounts, which then has a title above it."""
    return not SPEECH.search(line) and bool(_SIGN_UP.search(line))


# Fails on: cross-headings that speak to the reader ("DON'T MISS THE BUS").
_PROMO: Final = _any(
    r"^(?:never|don['’]?t) miss\b.{0,40}$",
    r"^(?:get|join|sign up|subscribe|stay|keep|follow|want|enjoy|love|support|become|be the first|start "
    r"your|your|our|the|"
    r"more|read|discover|try)\b.{0,50}$",
    rf"^.{{0,40}}\b{_LETTER}$",
)


def is_form_title(line: str) -> bool:
    """True for the words that can stand above a sign-up form: an order or promise, or all capitals."""
    short = len(line.split()) <= 8 and not line.endswith((".", ",", ";"))
    return short and (line.isupper() or _PROMO.search(line) is not None)


_ORDER: Final = re.compile(
    r"^\W*(?:please |you can |why not )?(?:sign|subscribe|join|follow|read|listen|watch|help|support|donate|"
    r"give|share|send|e-?mail|call|ring|text|tell|click|tap|download|visit|find|check|try|register|become|"
    r"contact|write|buy|get|see|save|add|forward|comment|discuss|shop|order|browse|log|pledge|chip|"
    r"stay (?:informed|connected|in touch|tuned|up to date))\b",
    _I,
)
_QUESTION: Final = re.compile(
    r"^\W*(?:(?:do|did|have|are|were|would|will|can|could) you|got|want|liked?|enjoy\w*|love\w*|"
    r"looking)\b[^?]{0,150}\?",
    _I,
)
_TO_US: Final = re.compile(
    r"\b(?:us|our|me|my|here|free|page|newsletter|podcast|app|channel|website|online|store)\b|\S@\S|https?:|"
    r"www\.|[£$€]\d|\d (?:euros?|dollars?|pounds?)\b",
    _I,
)


def asks_readers(line: str) -> bool:
    """True for a short order that has to do with the site itself; news has such lines too, above its foot.

    =============================================  =====
    Help us stay afloat: give what you can         True
    Listen to the full talk on our channel.        True
    Do you know more? Reach us by letter.          True
    Tell your mayor what you think.                False
    =============================================  =====
    """
    short = len(line.split()) <= 30 and not SPEECH.search(line)
    return short and bool(_ORDER.match(line) or _QUESTION.match(line)) and bool(_TO_US.search(line))
