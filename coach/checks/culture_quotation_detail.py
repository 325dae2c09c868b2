"""A quotation that says less than many readers of the country want to know before they answer.

Only in a reply to an inquiry that gives a price, and not where a file or a list carries the detail.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.opening import body_of
from coach.cultures.reader import culture_for_letter
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy

_FEWEST_MISSING = 3
_MOST_NAMED = 3

_PRICE = lazy(
    r"(?:usd|us\$|eur|gbp|jpy|krw|cny|rmb|chf|[$€£¥])\s?\d[\d.,]*"
    r"|\d[\d.,]*\s?(?:usd|eur|euros?|dollars?|jpy|yen|krw|cny|rmb|美元|美金|欧元|人民币|元|日元"
    r"|韩元)",
)
_ELSEWHERE = lazy(
    r"\b(?:attach\w*|enclos\w*|quotation sheet|price list|data ?sheet|catalog(?:ue)?s?|brochure"
    r"|link"
    r"|pi no|see the file)\b|附件|随附|见附|报价单|价格表|规格书|目录|链接"
)
_FIELDS = {
    "specification": lazy(
        r"\b(?:specs?|specifications?|materials?|sizes?|dimensions?|models?|item no|art(?:icle)? no"
        r"|drawings?|grades?|thickness|made of|colou?rs?|capacity|voltage|power|version|fabric)\b"
        r"|\d ?(?:mm|cm|gsm|kw|mah|ml|inch(?:es)?|watts?|volts?)\b"
        "|规格|型号|材质|尺寸|颜色|图纸|厚度|参数|容量|功率|电压|款式|面料"
    ),
    "packing": lazy(
        r"\b(?:pack(?:ed|ing|aging|s)?|cartons?|ctns?|pallets?|per box|boxes|bags?|drums?|rolls?"
        r"|cbm"
        r"|g\.?w|n\.?w)\b|包装|装箱|每箱|纸箱|外箱|托盘|毛重|净重|彩盒"
    ),
    "lead_time": lazy(
        r"\b(?:lead[- ]?time|deliver\w*|production|ready|etd|shipment|ships?|in stock"
        r"|\d+ (?:working "
        r"|calendar |business )?days|\d+ weeks|dispatch)\b|交期|货期|生产周期|天内|个工作日|发货"
        r"|出货|现货|交货"
    ),
    "certificates": lazy(
        r"\b(?:certifi\w+|ce|rohs|reach|iso|test reports?|inspect\w*|ul|fda|sgs|warranty|jis|kc|pse"
        r"|tuv|tested|quality control|guarantee\w*)\b|证书|认证|检测|检验|质检|质保|保修|测试报告"
    ),
    "validity": lazy(r"\b(?:valid|validity|expires?|until|price is (?:good|firm))\b|有效"),
}


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The first price, where three or more things go unsaid; `{missing}` names them."""
    culture = culture_for_letter(context) if context.kind == "inquiry_reply" else None
    custom = culture.custom("detail") if culture else None
    if custom is None or _ELSEWHERE.search(document.text.lower()):
        return
    body = body_of(document)
    text = "\n".join(sentence.folded for sentence in body)
    missing = [name for name in custom.value if not _FIELDS[name].search(text)]
    if len(missing) < _FEWEST_MISSING:
        return
    names = [settings["names"][name] for name in missing[:_MOST_NAMED]]
    values = {
        "missing": Text(
            ", ".join(one["en"] for one in names), "、".join(one["zh"] for one in names)
        ),
        **custom.words,
    }
    for sentence in body:
        found = _PRICE.search(sentence.folded)
        if found:
            yield Hit(sentence.start + found.start(), sentence.start + found.end(), values)
            return
