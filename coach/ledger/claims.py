"""What a sentence says of an order: quantity, prices, shares, dates, terms, numbers of papers.

Only what is surely meant for the whole of the order is a claim. A part of the goods, a change that
is announced, a wish or a condition is none; in a sentence that does not name the order itself a
figure needs its own name (“total amount: USD 11,750”).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from coach.lazily import lazy
from coach.ledger.amounts import (
    CURRENCIES,
    FIGURE,
    MONEY,
    SCALE,
    UNIT,
    ZH_FIGURE,
    chinese_number,
    readings,
    unit_family,
)
from coach.ledger.ports import port_before, port_behind
from coach.ledger.scope import About

_POLITE = lazy(
    r"\bif (?:you have )?any[^,.;]{0,40}|\bif (?:anything|something|there) [^,.;]{0,40}"
    r"|\bif you (?:have|need) [^,.;]{0,40}|\bshould you [^,.;]{0,40}"
    r"|如(?:果您?)?有(?:任何)?[^，。；,;]{0,8}(?:问题|疑问|异议|需要|变动|出入|不符)"
    r"|若有[^，。；,;]{0,8}(?:问题|疑问|异议)"
)
"""“If you have any questions”: a closing, no condition."""
_CHANGE = lazy(
    r"\b(?:instead|chang(?:e|es|ed|ing)|revis\w+|amend\w*|new(?! york| delhi| zealand)|newly"
    r"|updated?(?: the)? (?:to|quantity|qty|price|amount|total|terms?|figures?)"
    r"|postpon\w+|brought forward|increas\w+|reduc\w+|decreas\w+|rais(?:e|ed|ing)"
    r"|lower\w*|correct(?:ed|ion|s)?|adjust\w*|rather than|no longer|original(?:ly)?"
    r"|previous(?:ly)?|formerly|initial(?:ly)?|switch\w*|cancel\w*|add(?:ed|itional|ition)?|extra"
    r"|now (?:the |is |are |at |for |to |reads? |comes? to "
    r"|stands? at )?(?:[a-z]{2,4} )?[$€£¥]?\d\w*"
    r"|now (?:fob|fca|exw|cif|cfr|cpt|cip|dap|ddp)"
    r"|would|if|unless|suppos\w+|propos\w+|suggest\w*|(?<!as )request(?:ed|s)?|wish\w*|want(?:ed"
    r"|s)?"
    r"|prefer\w*|options?|alternativ\w+|can we|could we|may we|shall we|not (?:the |usd |\$)?\d"
    r"|mistake\w*|wrong\w*|error|typo|should (?:be|have|read)|discount\w*|compensat\w+|claim\w*"
    r"|refund\w*|credit|penalty|(?:about|around|approx\w*|roughly|nearly|almost|over|under"
    r"|approx\.)"
    r" (?:usd ?|us\$ ?|eur ?|[$€£¥] ?)?\d|more than|less than|up to|at least|target|competitor\w*"
    r"|between|from [\w ,.]{1,30} to|last (?:time|year|month|season)"
    r"|in the past|used to|whether|which"
    r"|is (?:this|that|it) (?:for|correct|right|true|ok))\b"
    r"|改|变更|调整|更新|更正|新(?!加坡|西兰|疆|德里|年|密)的?|推迟|延[期迟后误]|提前|顺延"
    r"|原[定来先本]|由.{1,20}[为成]"
    r"|从.{1,20}[到至改]|增加|减少|追加|加到|降到|涨|取消|换成|不是|不再|而非|如果|如(?!下|期"
    r"|数)|若|要是|建议|能否|是否"
    r"|可否|能不能|可不可以|另外|折扣|优惠|赔|退款|索赔|大约|大概|左右"
    r"|(?<![合签预条])约(?=\s?\d)|将近|接近|超过|不到"
    r"|\d\S{0,3}以[上下]|至少|最多|目标价|上[次回]|去年|写错|有误|错误|[吗么]"
)
"""Words with which a writer leaves what was agreed: what follows need not be in the ledger."""
_PARTIAL = lazy(
    r"\b(?:partial\w*|part (?:shipment|delivery|of)|first|second|third|1st|2nd|3rd|lots?|batch\w*"
    r"|remaining|remainder|rest|left|out of|another|further|short\w*|missing|damag\w+|defect\w*"
    r"|broken|reject\w*|fault\w*|replac\w+|return\w*|sampl\w+|spares?|free|gratis|inspected"
    r"|checked|tested|so far|already|per day|a day|per week|a week|daily|weekly|moq|minimum"
    r"|in stock"
    r"|capacity|only|just|split|half|surplus|excess|balance of|container load|lost|loose|scrap\w*"
    r"|pilot|pre-?production|rework\w*|repair\w*|wet|stain\w*|scratch\w*|leak\w*"
    r"|(?:\d|pcs|pieces|sets|units|cartons|ctns) (?:more|less)|of (?:the|your|a total of) \d)\b"
    r"|\b(?:bought|buy(?:ing)?|purchas(?:ed|ing)|procur\w+|stocked|materials?|components?|chips?"
    r"|housings?|accessor\w+|fabrics?|labels?|packaging|screws?|cables?|drivers?|moulds?|molds?)\b"
    r"|采购了|买了|备了|原料|材料|配件|零件|灯珠|面料|辅料|包材|纸箱|够用|外壳|芯片|螺丝"
    r"|分批|首批|[第前后头][一二三四五六1-9]?批|部分|其中|剩余|剩下|余下|其余|尾货|还差"
    r"|还[有剩欠]|少了|少(?=\d|发|装)|缺|短装"
    r"|溢装|多(?=\d|了|出|发|做)|坏|损|不良|次品|瑕疵|破|退|补|换|样[品板机衣布件]|打样|备品"
    r"|赠|送(?=\d)|免费|抽[检查样]"
    r"|检[验查]|测试|目前|截至|已经?[完生做包装出发入]|每[天日周月]|日产|产能|起订|库存|现货"
    r"|只[有能]|仅|一半|再[做发出加]"
    r"|返工|受潮|划伤|漏"
)
_PROGRESS = lazy(
    r"\b(?:despatch\w*|finish\w*|complet\w*|produc\w*|made|pack(?:ed|ing)?|done"
    r"|ready|load\w*|ship(?:ped|ping)?"
    r"|dispatch\w*|deliver(?:ed|ing)|receiv\w*|arriv\w*|left|sen[dt]\w*|process\w*|cut|sewn"
    r"|assembl\w*)\b"
    r"|完成|完工|生产|做好|包装|装[柜箱车好]|发货|发出|出货|运出|到货|收到|入库|备好|下线"
)
_WHOLE = lazy(
    r"(?:\b(?:all|the|your|whole|full|complete|total(?: of)?|entire)(?: the| of)?(?: order of)?"
    r"|全部|总共|一共|共计?|整批|合计|总计)\s?(?:的)?$"
)
_PACKED = lazy(
    r"(?:cartons?|ctns?|boxes|box|pallets?|bags?|packs?|inner|rolls?|bundles?|sets?)s?\s(?:of"
    r"|with|x)\s?$"
    r"|\b(?:per|each|every|x)\s?$|每[箱盒袋包托套个]?\s?(?:装|内装)?\s?$"
    r"|[一1][箱盒袋包托套](?:装)?\s?$|[*×x]\s?$"
)
_PER = lazy(
    r"^\s?(?:/|per\b|each\b|a\b|in (?:a|each|one)\b|to (?:a|the)\b|x\b|[*×])\s?\w*|^\s?(?:每"
    r"|一箱|/)"
)
_ACTION = lazy(
    r"\b(?:send\w*|need\w*|please|pls|attach\w*|requir\w*|sign\w*"
    r"|return|take|load|put|stick|affix"
    r"|print\w*|use|want|have to|must|hold|arrang\w*|will|can|provid\w*|prepar\w*)\b"
    r"|寄|贴|印|需要?|请|带|拿|安排|准备|提供"
)
"""Between an order and a figure: what is done for the order need not be its goods."""
_OF = lazy(
    r"^[^\d,;，；。]{0,40}?(?:\b(?:of|for|under|on|per|against|in|from|as per|according to)|\(|（"
    r"|属于)\s?"
    r"(?:your |our |the )?(?:order |的)?[\s(（]{0,2}$"
)
_VARIANT = lazy(
    r"\b(?:colou?rs?|sizes?|black|white|red|blue|gr[ea]y|green|yellow"
    r"|pink|items?|positions?|pos|lines?"
    r"|models?|styles?|skus?|variants?|art(?:icle)?s?)\b|[红蓝黑白灰绿黄粉紫]色|款|型号|规格"
    r"|尺码|颜色|货号"
)
"""One of several kinds of goods of an order."""
_PACK = lazy(
    r"\b(?:every|each|pallets?|cartons?|boxes|box|bags?|labels?|marks?)\b|[\"”’]|[箱托盒袋]"
)
_QUANTITY_NAME = lazy(
    r"(?:(?:order(?:ed)? |total |full )?(?:quantity|qty|q'ty)|(?:whole|entire|full"
    r"|complete) order(?: of)?"
    r"|(?:your|the) order (?:of|for)|(?:you )?(?:have )?ordered|(?:订单"
    r"|订购|总|采购)?数量|总数|订单总量|共计?|总共|一共|全部)"
    r"(?: is| was| of| for|为|是|共|[:：|]| -| =)?\s*(?:all\s)?$"
)
_PRICE_NAME = lazy(
    r"(?:unit price|price per \w+|price|@|单价|价格)(?: is| was| of| at|为|是|[:：|]| -"
    r"| =)?\s*$|\bat\s$"
)
_PER_UNIT = lazy(rf"\s?(?:/|per |each\b|a |an |每|一)\s?(?P<unit>{UNIT})?")
_TOTAL_NAME = lazy(
    r"(?:(?:grand |order |invoice |contract )?(?:totals?|amounts?"
    r"|value|sum|worth)(?: amount| value| price)?"
    r"(?: of| for)?(?: the| this| your)?(?: order| invoice| contract)?|(?:订单|合同|发票|总"
    r"|货物)?(?:总额"
    r"|总金额|总价"
    r"|金额|货值)|合计|总计|总共|共计)(?: is| was| of| to| comes to|为|是|[:：|]| -| =)?\s*$"
)
_PRODUCT = lazy(rf"\d\s?(?:{UNIT})? ?[x×*@] ?[^=]{{0,20}}\d\s?= ?$")
"""“5,000 pcs x USD 2.35 = ”."""
_DEPOSIT_NAME = lazy(
    r"(?:deposit|down ?payment|advance(?: payment)?|prepayment|订金|定金|预付款)"
    r"(?: amount| payment|金额|款)?(?: is| was| of|为|是|[:：|]| -| =)?\s*$"
)
_DEPOSIT_BEHIND = lazy(
    r"^\s?(?:of |as (?:a |the )?|for the )?(?:deposit|down ?payment|的?[订定]金|的?预付款)"
)
_BALANCE_NAME = lazy(
    r"(?:balance(?: payment| amount| due)?|final payment|尾款|余款)(?:金额)?"
    r"(?: is| was| of|为|是|[:：|]| -| =)?\s*$"
)
_BALANCE_BEHIND = lazy(
    r"^\s?(?:of |as (?:a |the )?|for the )?(?:balance|final payment|的?尾款|的?余款)"
)
_NOT_THE_GOODS = lazy(
    r"\b(?:freight|shipping|courier|postage|insurance|sample|tooling|mou?ld|bank|handling|customs"
    r"|duty|duties|tax|vat|inspection|fees?|charges?|costs?|fine"
    r"|bonus|commission|storage|demurrage"
    r"|paid|received|transferred|remitted|outstanding|partial|part)\b"
    r"|运费|快递费|邮费|保险费?|样品费|模具费?|手续费|清关费|关税|税|验货费|费用|佣金|仓储"
    r"|滞[箱港]|已付|已收|收到|到账|汇|差额|差价"
)
_RECEIVED = lazy(
    r"\b(?:received|arrived|credited|came in|booked|got your"
    r"|thank\w* (?:you )?for (?:the|your) (?:deposit"
    r"|payment|transfer))\b|到账|收到.{0,8}款|已[付收汇]|付的|入账"
)
"""Money that came may be short of bank charges."""
_FREIGHT = lazy(
    r"\b(?:freight|shipping (?:cost|charge|fee)s?|insurance|tooling|incl(?:uding|\.)?)\b"
    r"|运费|保险费|模具费|快递费|含"
)
_FOR = lazy(
    r"^['’”\")）]?\s?(?:for|of|worth|over|in the amount of|[,，(（:：|/–-])\s?(?:a total of\s)?$"
)

_MONEY = lazy(MONEY)
_QUANTITY = lazy(
    rf"(?<![\d.,/a-z-])(?:(?P<figure>{FIGURE})(?P<scale>{SCALE})?|(?P<words>{ZH_FIGURE}))"
    rf"[\s-]?(?P<unit>{UNIT})"
)
_SHARE_DEPOSIT = lazy(
    r"(?P<a>\d{1,2}(?:\.\d)?)\s?%\s?(?:t/?t\s?|tt\s?)?(?:as |in |is )?(?:a |the )?"
    r"(?:deposit|down ?payment|advance|prepayment|prepaid|[订定]金|预付款?)"
    r"|(?:deposit|down ?payment|advance|[订定]金|预付款?)(?:比例|部分)?(?: of| is|为|是|占"
    r"|[:：])?\s?(?P<b>\d{1,2}(?:\.\d)?)\s?%"
)
_SHARE_BALANCE = lazy(
    r"(?P<a>\d{1,2}(?:\.\d)?)\s?%\s?(?:t/?t\s?|tt\s?)?(?:as |is )?(?:the |a )?(?:balance|尾款|余款)"
    r"|(?:balance|尾款|余款)(?:比例|部分)?(?: of| is|为|是|占|[:：])?\s?(?P<b>\d{1,2}(?:\.\d)?)\s?%"
)
_INCOTERM = lazy(
    r"(?<![a-z])(?P<term>exw|fca|cpt|cip|dap|dpu|ddp|fas|fob|cfr|cif|cnf|c&f)(?![a-z])"
)
_INCOTERM_NAME = lazy(
    r"(?:incoterms?(?: 20[012]0)?|(?:delivery|price|trade|shipping|payment) terms?|terms?|basis"
    r"|贸易术语|价格条款|贸易条款|成交方式|交货方式|运输条款)(?: is| are|为|是|[:：|]| -| =)?\s*$"
)
_TRACKING = lazy(
    r"(?:tracking(?: (?:no|number|code|id|#))?|awb|waybill(?: (?:no|number))?"
    r"|运单号?|快递单号|物流单号|空运单号|单号)\.?\s{0,80}(?:is|was|为|是)?[\s:：#.]{0,80}"
    r"(?P<value>(?=[a-z]{0,4}\d)[a-z0-9]{2,22}(?:[ -]?(?=[a-z]{0,4}\d)[a-z0-9]{2,14}){0,5})"
)
_SHORTEST_PAPER = 6
_BY_COURIER = lazy(
    r"\b(?:documents?|docs|originals?|papers|samples?|swatch\w*"
    r"|certificates?|invoice|catalog\w*)\b"
    r"|单据|文件|样[品板]|正本|资料|发票|证书"
)
"""What goes by a parcel of its own."""
_OTHER_PAPER = lazy(
    r"\b(?:new|instead|replac\w+|correct\w*|chang\w+|not|wrong)\b|新的?|更[正换改]|换|改"
)
_CONTAINER = lazy(r"(?<![a-z0-9])(?P<value>[a-z]{3}[ujz][ -]?\d{3}[ -]?\d{3}[ -]?\d)(?![a-z0-9])")
_BL = lazy(
    r"(?<![a-z])(?:b/?l(?: (?:no|number))?|bill of lading(?: (?:no|number))?|提单号?)\.?\s{0,80}"
    r"(?:is|为|是)?[\s:：#.]{0,80}(?P<value>(?=[a-z]{0,8}\d)[a-z0-9]{6,20})(?![a-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a sentence says of its order. Offsets count from the sentence's start.

    `field` is the one of the ledger, or "deposit_share" or "balance_share" for percentages.
    `numbers` are the readings of a figure, `text` what a paper's number or a term says, `currency`
    the code or the sign, `place` an Incoterm's.
    """

    field: str
    start: int
    end: int
    numbers: frozenset[Decimal] = frozenset()
    text: str = ""
    currency: str | None = None
    unit: str | None = None
    place: str | None = None


def claims_in(about: About) -> Iterator[Claim]:
    """What the sentence says of its order, without its dates; see `coach.ledger.dates`."""
    folded = about.sentence.folded
    yield from _numbers_of_papers(about)
    if announces_change(folded):
        return
    for find in _FINDERS:
        yield from find(folded, about, about.how == "named")


def announces_change(folded: str) -> bool:
    """Whether the sentence leaves what was agreed."""
    return _CHANGE.search(_POLITE.sub(" ", folded)) is not None


def _before(blanked: str, start: int) -> str:
    """The words before `start`."""
    return re.sub(r"\s+", " ", blanked[max(0, start - 120) : start])[-60:]


def _quantities(folded: str, about: About, named: bool) -> Iterator[Claim]:
    if _PARTIAL.search(about.blanked):
        return
    figures = [found for found in _QUANTITY.finditer(folded) if not _in_packs(folded, found)]
    alone = len({found["figure"] or found["words"] for found in figures}) == 1
    for found in figures:
        start, end = found.span()
        before = _before(about.blanked, start)
        called = _QUANTITY_NAME.search(before)
        if not (called or (named and alone and _belongs(folded, start, end, about))):
            continue
        numbers = _counted(found)
        if _PROGRESS.search(folded) and not _WHOLE.search(before):
            numbers = numbers | {_ANY_LESS}
        if numbers:
            yield Claim("quantity", start, end, numbers, unit=unit_family(found["unit"]))


def _in_packs(folded: str, found: re.Match[str]) -> bool:
    """Whether the figure says how many go into a carton or come off a line."""
    start, end = found.span()
    before = folded[max(0, start - 40) : start]
    return bool(_PACKED.search(before) or _PER.match(folded[end : end + 24]))


def _counted(found: re.Match[str]) -> frozenset[Decimal]:
    """The readings of a quantity in figures or in Chinese words."""
    if not found["words"]:
        return readings(found["figure"], found["scale"])
    number = chinese_number(found["words"])
    return frozenset() if number is None else frozenset({number})


def _belongs(folded: str, start: int, end: int, about: About) -> bool:
    """Whether the figure stands at the order's number as its quantity."""
    mention = about.mention
    if mention.end <= start:
        between = folded[mention.end : start]
        return len(between) <= 60 and not (_ACTION.search(between) or _VARIANT.search(between))
    between = folded[end : mention.start]
    return end <= mention.start and _OF.match(between) is not None and not _PACK.search(between)


_ANY_LESS = Decimal(-1)
"""Beside the readings of a quantity that may be a part: “500 pcs are ready” of 5,000."""


def is_possible_part(claim: Claim) -> bool:
    """Whether a smaller quantity than the order's may be a part of it."""
    return _ANY_LESS in claim.numbers


def _money(folded: str, about: About, named: bool) -> Iterator[Claim]:
    for found in _MONEY.finditer(folded):
        start, end = found.span()
        field = _money_field(folded, start, end, about, named)
        if field is None:
            continue
        figure, scale = found["a"] or found["b"], found["ascale"] or found["bscale"]
        currency = CURRENCIES[found["before"] or found["after"]]
        unit = None
        if field == "unit_price" and (per := _PER_UNIT.match(folded, end)) and per["unit"]:
            unit = unit_family(per["unit"])
        yield Claim(field, start, end, readings(figure, scale), currency=currency, unit=unit)


def _money_field(folded: str, start: int, end: int, about: About, named: bool) -> str | None:
    """Which of the order's amounts a sum of money is; None where it may be something else."""
    before, behind = _before(about.blanked, start), folded[end : end + 30]
    clause = re.split(r"[;；。]|[,，](?!\d)", before)[-1]
    if _RECEIVED.search(folded):
        return None
    if _DEPOSIT_NAME.search(before) or _DEPOSIT_BEHIND.match(behind):
        return "deposit"
    if _BALANCE_NAME.search(before) or _BALANCE_BEHIND.match(behind):
        return "balance"
    if _NOT_THE_GOODS.search(clause) or _NOT_THE_GOODS.search(behind[:16]):
        return None
    if (per := _PER_UNIT.match(folded, end)) and (per["unit"] or "each" in per[0]):
        return "unit_price" if named or _PRICE_NAME.search(before) else None
    if _FREIGHT.search(folded):
        return None  # a total may hold it
    if _TOTAL_NAME.search(before) or (named and _PRODUCT.search(before)):
        return "amount"
    if re.search(r"(?:unit price|单价)[^\d]{0,6}$", before):
        return "unit_price"
    mention = about.mention
    if named and mention.end <= start and _FOR.match(folded[mention.end : start]):
        return "amount"
    return None


def _shares(folded: str, about: About, named: bool) -> Iterator[Claim]:
    for field, pattern in (("deposit_share", _SHARE_DEPOSIT), ("balance_share", _SHARE_BALANCE)):
        for found in pattern.finditer(folded):
            share = Decimal(found["a"] or found["b"])
            yield Claim(field, *found.span(), frozenset({share}))


def _terms(folded: str, about: About, named: bool) -> Iterator[Claim]:
    for found in _INCOTERM.finditer(folded):
        start, end = found.span()
        if not named and not _INCOTERM_NAME.search(_before(about.blanked, start)):
            continue
        place, stop = port_behind(folded, end) or (port_before(folded, start), end)
        term = {"cnf": "CFR", "c&f": "CFR"}.get(found["term"], found["term"].upper())
        yield Claim("incoterm", start, stop, text=term, place=place)


def _numbers_of_papers(about: About) -> Iterator[Claim]:
    """Numbers of parcels and containers: their own names are enough."""
    text = about.blanked
    if _OTHER_PAPER.search(text):
        return
    for field, pattern in (("tracking", _TRACKING), ("container", _CONTAINER), ("bl", _BL)):
        if field == "tracking" and _BY_COURIER.search(text):
            continue
        for found in pattern.finditer(text):
            value = re.sub(r"[ -]", "", found["value"]).upper()
            if len(value) >= _SHORTEST_PAPER:
                yield Claim(field, *found.span("value"), text=value)


_FINDERS: tuple[Callable[[str, About, bool], Iterator[Claim]], ...] = (
    _quantities,
    _money,
    _shares,
    _terms,
)
