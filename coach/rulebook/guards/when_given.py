"""The sentence says when, exactly or in vague words that the time rules judge. Both languages."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match
from coach.rulebook.guards import date_given

_VAGUE = lazy(
    r"\b(?:soon|shortly|asap|later|immediately|promptly|quickly|now|right away|straight ?away"
    r"|at once"
    r"|in due course|in the meantime|momentarily|every (?:day|week|month|morning|monday|friday)"
    r"|daily|weekly"
    r"|as soon as|possible|earliest|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|week|month"
    r"|year"
    r"|morning|afternoon|evening|noon|quarter|cob|eod|in time|on time|already|next time|always"
    r"|(?:a|few|couple of) (?:days|hours|minutes))\b"
    r"|尽快|尽早|马上|立即|立刻|即刻|赶紧|赶快|稍后|稍候|随后|晚点|晚些|回头|过[几些两]天"
    r"|[几这那]天|近日|近期|不久|很快"
    r"|第一时间|及时|周末|[下这本上]个?(?:周|星期|礼拜|月|季)|周[一二三四五六日天]|星期|礼拜"
    r"|月[初底中末]|年[底前后]|节后|节前"
    r"|上午|下午|中午|晚上|下班|已经?|每[天周月日]|随时|现在|目前|立马|一会儿?|待会"
)


def holds(match: Match) -> bool:
    """Whether the sentence of the match has any word for when."""
    return date_given.holds(match) or _VAGUE.search(match.sentence.folded) is not None
