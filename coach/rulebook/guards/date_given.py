"""The sentence itself names the day, the number of days or the hour. English and Chinese."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
FULL_DATE = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{MONTH}|\b{MONTH}[ -]\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|(?<![\d-])(?:20)?\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?![\d-])|\b\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b"
    r"|[\d一二三四五六七八九十]{1,3} ?月 ?(?:份 ?)?[\d一二三四五六七八九十]{1,3} ?[日号]"
)
"""A day and its month, in folded text."""

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
_DATE = lazy(
    rf"{FULL_DATE}|\b{_COUNT}(?: ?(?:-|–|to) ?{_COUNT})?(?: ?\(\d+\))?[ -]*(?:more )?"
    r"(?:(?:working|business|calendar|natural|work) )?(?:days?|hours?|hrs?|weeks?|minutes?|mins?"
    r"|months?)\b"
    r"|\b(?:today|tomorrow|tonight)\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\b\d{1,2} o'clock"
    r"|\b(?:the|by|on) \d{1,2}(?:st|nd|rd|th)\b"
    r"|[\d一二两三四五六七八九十]+ ?(?:[-~～至到] ?[\d一二两三四五六七八九十]+)? ?(?:个?(?:工作日"
    r"|自然日|小时|钟头|星期|礼拜)|[天周]|分钟|个月)"
    r"|今天|今日|明天|明日|后天|今晚|明早|\d{1,2} ?[号日]|[\d一二两三四五六七八九十]{1,3}(?:点"
    r"|：\d\d)"
    "|[\ue002]+"
)


def holds(match: Match) -> bool:
    """Whether the sentence of the match says when: a date, a count of days, a clock time."""
    return _DATE.search(match.sentence.folded) is not None
