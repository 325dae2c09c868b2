"""Chinese: the time repeats or is a timetable (每周五, 周一至周五, 营业时间)."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rulebook.book import Match

_EVERY = lazy(
    r"每(?:一|两|兩|个|個|隔|逢|到)?(?:周|週|星期|礼拜|禮拜|月|年|天|日|晚|早|季|个月|個月|双周|半年|次|批|逢|到)|逢[周週年节節月双單单]|[周週月年]{2}"
    r"|通常|往往|平时|平時|平日|固定(?![资資])|照例|历来|歷來|一向|惯例|慣例|常年|一般(?:是|都|在|会|會|于|於|情况|情況|要|[周週早晚上下月年])"
    r"|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]?\s?(?:至|到|[-~—–])\s?(?:周|週|星期|礼拜|禮拜)?[一二三四五六日天](?!.{0,8}(?:之间|期间))"
)
_BREAK = lazy(r"[，。！？；,;!?]")
_TIMETABLE = lazy(
    r"(?:上班|营业|營業|工作|办公|辦公|服务|服務|开放|開放|在线|在線|作息|收货|收貨|接单|接單|开门|開門)(?:时间|時間|时段|時段)"
    r"|照常|限行|停运|停運|班车|班車|宵禁|门禁|供餐|开餐|運營時間|运营时间|休息|不上班|不办公|不辦公|不营业|不營業|不收货|不收貨|轮休|輪休|双休|雙休|单休|單休|公休|值班"
)
_THIS_ONE = lazy(r"^(?:下(?!午)|本|这|這|今|明)")


def holds(match: Match) -> bool:
    """Whether the clause speaks of what is done regularly."""
    clause = _BREAK.split(match.before)[-1] + match.text + _BREAK.split(match.after)[0]
    if _EVERY.search(clause):
        return not _THIS_ONE.match(match.text) or bool(re.search(r"每", clause))
    return not _THIS_ONE.match(match.text) and bool(_TIMETABLE.search(match.sentence.folded))
