"""Chinese: the clause tells what has happened, so the time in it is not one to wait for.

“周三已寄出” and “4号问的” are past; “已安排周三装柜”, “周五就要放假了” and
“等月底发工资了再下单” are not.
Words that can only lie ahead (下周, 明早) are never past.
"""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rulebook.book import Match

_BREAK = lazy(r"[，。！？；：、,;:!?（）()…—]")
_ONLY_AHEAD = lazy(r"下(?![午旬半])|[明后後]天|明[早晚年]|[今].{0,2}晚|来年|來年|次")
_PAST_BEFORE = lazy(
    r"(?:谢|謝|多谢|感激).{0,8}$|明知|偏要?$|成了?$|到了$|(?:^|[^赶趕追搭])上上?[一个個]?(?:周|週|星期|礼拜|禮拜|月|季|半?年)|上[次回]|上一次|昨[天日晚儿]|前天|前[几幾两兩]天"
    r"|去年|前年|往年|当时|當時|那时|那時|当初|當初|剛(?![好性需])|刚(?![好性需])|曾|以往|过去|過去|自从|自從|早在"
)
_ALREADY = lazy(
    r"(?:已|早就|早已)(?:经|經)?(?!.{0,6}?(?:安排|排|定|订|訂|约|約|通知|改|确认|確認|计划|計劃|要求|答应|答應|同意|承诺|承諾"
    r"|延|推|调整|調整|预|預|协调|協調|临近|臨近|是|到))"
)
_DONE = lazy(
    r"已(?!定于|定於)|曾|刚(?![好性需])|剛(?![好性需])|才(?!能|会|會|可|行|有)|比上|[问說说发發寄到付下签裝装提出收订报交买]的(?:$|[是吗])|到现在|至今|到目前|(?<![再等通超])[过過](?:了|[一两三几]?[次遍封个份票批张]|$)"
    r"|(?<![忘算行罢为為除不])了(?![解结結再就才]|[我你您]们?[再就才]|以后|之后|以後|之後|[后後吧]|[请請]|通知|告诉|[给給])"
)
_PLAN = lazy(
    r"(?<![开開的])[会會](?![上议議])|将|將|要(?![求素点點])|请|請|能|可以|可(?=[以否到出发發交装裝])|该|該|打算|准备|準備|计划|計劃|预计|預計|争取|爭取|就好|快|再|希望|应|應|必须|必須|务必|如果|等"
)
_SET = lazy(
    r"等$|(?:改|推|推迟|推遲|延|延期|定|订|訂|排|约|約|调|調|提前|安排|顺延|順延)(?:到|在|至|为|為|于|於)\s?$"
)
_ASKED = lazy(r"赶|趕|抽|抓|尽|儘|盡|马上|馬上|立|快|早")
_THAT_ONE = lazy(r"的?那[批票单單次封条條柜箱通个個](?!周|月)")
_THAT_WAS = lazy(r"(?:是在?|于|於)$")


def holds(match: Match) -> bool:
    """Whether the match lies in the past."""
    if _ONLY_AHEAD.match(match.text):
        return False
    before = _BREAK.split(match.before)[-1]
    after = _after(match.after)
    if _PAST_BEFORE.search(before) or (_ALREADY.search(before) and not _PLAN.search(before)):
        return True
    if _THAT_WAS.search(before) and after.endswith("的"):
        return True
    if _THAT_ONE.match(after):
        return True
    if _SET.search(before):
        return False
    if (
        _ASKED.match(match.text)
        and "就" not in match.text
        and re.search(r"^[^就]*把.+了[吧啊哈呀]?$", after)
    ):
        return False
    done = _DONE.search(after)
    return done is not None and not _PLAN.search(before + after[: done.start()])


def _after(text: str) -> str:
    """The rest of the clause, or the next clause where the time stands alone (“本周，我们…”)."""
    clauses = _BREAK.split(text, maxsplit=2)
    if len(clauses[0]) <= 1 and len(clauses) > 1:
        return clauses[1]
    return clauses[0]
