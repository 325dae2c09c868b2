"""Chinese: the clause asks for something, promises it or plans it."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rulebook.book import Match

_AHEAD = lazy(
    r"会(?![议議员員展计計])|會(?![議員展計])|将(?![近军])|將(?![近軍])|要(?![求素点點么麼闻聞是])|请|請|麻烦|麻煩|烦|煩|劳驾|勞駕|拜托|拜託"
    r"|能(?![源量力])|可以|可否|可(?=[出发發交装裝到寄以])|预计|預計|预定|預定|估计|估計|计划|計劃|打算|准备|準備|拟|擬|争取|爭取|尽量|盡量|儘量"
    r"|安排|希望|期望|盼|必须|必須|务必|務必|需|应|應(?!商)|得[付交发發给給]|有望|力争|力爭|确保|確保|保证|保證|承诺|承諾|一定|肯定|无法|無法"
    r"|[给給](?:您|你|贵|貴|我)|[发發](?:您|你|我)|再(?![次三])|见(?!附|上|下)|見(?!附|上|下)|约(?:个|在|到)|改[到至为為]|推迟|推遲|延[到至后後期]|提前|定[在于於]|吧|行不行|行吗|出(?:第|首|大货|大貨|柜|完|几|两)|来得及|來得及|赶|趕"
    r"|试产|試產|启动|啟動|开始|開始|涨价|漲價|铺货|鋪貨|恢复|恢復|复工|復工|下单|下單"
    r"|出货|出貨|交货|交貨|交付|发货|發貨|开船|開船|装柜|裝櫃|装运|裝運|出运|出運|到港|到货|到貨|投产|投產|量产|量產|上线|上線|上市|推出|发布|發布|完工|交期|船期|动工|開工|开工"
    r"|[前内內](?:[，,。付交完出发發给給回提到]|$)|之前|以前|截止|最[迟遲晚早快]|是否|能否|通知|联系|聯繫|跟进|跟進|吗|嗎"
)


def holds(match: Match) -> bool:
    """Whether the clause, or the one the time introduces, lies ahead."""
    clause = match.clause
    if _AHEAD.search(clause):
        return True
    rest = re.split(r"[，,]", match.after, maxsplit=2)
    return len(rest) > 1 and len(rest[0]) <= 1 and bool(_AHEAD.search(rest[1]))
