"""A courtesy closing ("hope to hear from you soon") beside a request that names the day.

The vague word of the closing then asks for nothing: the date stands in the request. Both languages.
"""

from __future__ import annotations

import re

from coach.document import Document
from coach.draft import Context
from coach.lazily import lazy
from coach.rulebook.book import Match
from coach.rulebook.guards.date_given import FULL_DATE

SCOPE = "document"

_COURTESY = lazy(
    r"\b(?:look(?:ing)?(?: very much)? forward|hop(?:e|ing)|await(?:ing)?|wait(?:ing)? for"
    r"|(?:will|would) (?:be )?"
    r"(?:appreciate|glad|happy|pleased)|appreciate)\b.{0,40}\b(?:hear|hearing|repl(?:y|ies|ying)"
    r"|respon[sd]\w*|answer|feedback"
    r"|confirmation|news|comments?|receiving|working|meeting|seeing|cooperat\w+|doing business)\b"
    r"|\b(?:hear|see|talk|speak|meet)(?:ing)?(?: (?:from|to|with))? you (?:soon|shortly)\b"
    r"|(?:盼|期待|期盼|静候|静待|敬候|恭候|等候|等待|希望|望)[^，。；]{0,12}"
    r"(?:回复|回覆|答复|佳音|回音|好消息|反馈|确认|来信|回信|消息|回应|合作)"
)
_REQUEST = lazy(
    r"\b(?:please|pls|plz|kindly|(?:could|can|would|will) you|need (?:you|your|it|them|the)"
    r"|let (?:us|me) know|require"
    r"|must|deadline|due|(?:would|we|i) (?:like|ask|request|want))\b"
    r"|请|烦|麻烦|劳|务必|能否|可否|能不能|可不可以|方便|需要|须|务请|希望[贵您你]|望[贵您你]"
)
_DEADLINE = lazy(
    rf"(?:\b(?:by|before|until|till|than|on|for|at|is|deadline|latest)\b[ :]*(?:the )?"
    rf"(?:[\w:.]+ ){{0,5}}\(?(?:\w+day,? )?(?:the )?|[于在到至前是为晚：:] ?)(?:{FULL_DATE})"
    rf"|(?:{FULL_DATE})[^，。；]{{0,16}}[前内止]"
)
_REFERS_BACK = lazy(r"\b(?:of|dated|from|since|sent(?: on)?|our|your|received(?: on)?) $")


def holds(match: Match, document: Document, context: Context) -> bool:
    """Whether the match lies in a courtesy closing and another sentence asks by a full date."""
    return _COURTESY.search(match.sentence.folded) is not None and any(
        _asks_by_date(sentence.folded)
        for sentence in document.sentences
        if sentence.start != match.sentence.start
    )


def _asks_by_date(folded: str) -> bool:
    """Whether the sentence is a request that carries a day and month it is wanted for."""
    if _REQUEST.search(folded) is None:
        return False
    return any(
        not _REFERS_BACK.search(folded[: day.start()]) and _DEADLINE.search(folded)
        for day in re.finditer(FULL_DATE, folded)
    )
