"""Which labels before a colon are people who speak, and which are points of an offer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.lazily import lazy

_SPEAKER_WORDS = frozenset(
    "me i us we you them they client customer buyer seller supplier vendor factory agent boss sales"
    " importer exporter purchaser manufacturer forwarder manager procurement purchasing"
    " 我 我们 我方 我司 自己 本人 你 您 对方 他 她 客户 客人 客戶 买家 买方 卖家 卖方"
    " 供应商 工厂 老板"
    " 业务 业务员 销售 采购 跟单 甲方 乙方 货代 外贸 老外".split()
)
_OWN = frozenset("me i us we myself 我 我们 我方 我司 自己 本人".split())
_NO_SPEAKERS = lazy(
    r"(?:(?:the|our|your|my|new|final|best|last|unit|total|ex|min|max|target|product|item|order"
    r"|delivery|payment|lead|sample|packing|shipping|transit|trade|colou?r|quantity|production"
    r"|fob|cif|exw|cfr|ddp|dap|mould|mold|tooling|est|gross|net|port|hs|po|pi|bank|outer|inner) )*"
    r"(?:price|qty|quantity|amount|total|subtotal|payment|terms?|deposit|balance|delivery|shipment"
    r"|shipping|colou?rs?|sizes?|materials?|pack(?:ing|aging|age)|cartons?|label|logo|samples?"
    r"|certificates?|inspection|destination|port|discount|validity|meeting|model|item|style|product"
    r"|description|spec(?:s|ification)?s?|note|notes|nb|ps|p\.s|re|fw|fwd|subject|address|tel"
    r"|phone|mobile|e-?mail|company|name|website|web|link|http|https|time|date|lead ?time|moq"
    r"|weight|volume|cbm|code|ref|reference|no|number|remarks?|attn|attention|to|cc|from|date"
    r"|summary|recap|option|options|plan|update|edit|fyi|q|a|question|answer|eta|etd|invoice|po"
    r"|pi|order|bank|account|swift|iban|warranty|incoterms?|freight|method|mode|cost|fee|artwork"
    r"|so|ok|okay|yes|thanks|hi|hello|dear|important|reminder|fob|cif|exw|cfr|ddp|dap)"
    r"s?(?: (?:is|are|\d{1,2}|[a-d]|date|time|terms?|method|port|no|cost|fee))?[.)]?"
    r"|.{0,6}(?:价格?|单价|总价|数量|金额|总额|付款|定金|订金|尾款|交期|货期|交货期?|发货"
    r"|装运|颜色|尺寸|规格"
    r"|材质|材料|包装|箱唛|唛头|标签|样品|证书|认证|验货|检验|目的港|港口|折扣|有效期|会议"
    r"|型号|产品|品名"
    r"|款式|备注|说明|注|附|地址|电话|手机|邮箱|公司|姓名|网址|时间|日期|起订量|重量|体积"
    r"|编号|订单|合同"
    r"|总结|汇总|方案|选项|问题|回复|运费|贸易条款|条款|方式|质保|账号|账户|另外|如下|以下|确认)"
    r"(?:为|是|如下)?|第?[一二三四五六七八九十\d]{1,3}[、.)]?.*",
    re.IGNORECASE,
)
_SHOUTS = lazy(r"[.?!。？！…;；]|https?|^\W*$|\d{4,}\D+\d|^\d{1,3}[.)]")


def is_speaker_word(label: str) -> bool:
    """Whether the label names a speaker by the part played: “Me”, “Client”, 客户."""
    return label.strip().lower() in _SPEAKER_WORDS


def is_own_word(label: str) -> bool:
    """Whether the label means the one who pasted the chat: “Me”, 我."""
    return label.strip().lower() in _OWN


def is_name(label: str) -> bool:
    """Whether a label has the form of a name: a few words that end no sentence."""
    label = label.strip()
    if not label or len(label) > 40 or _NO_SPEAKERS.fullmatch(label):
        return False
    # A number is a name in an export of somebody who is in no address book.
    if re.fullmatch(r"\+[\d ()-]{7,22}", label):
        return True
    if _SHOUTS.search(
        re.sub(r"\b(?:mr|mrs|ms|dr|ltd|co|inc|st|jr)\.|(?<=[A-Z])\.", "", label, flags=re.I)
    ):
        return False
    return any(letter.isalpha() for letter in label) and len(label.split()) <= 6


def spoken_labels(counted: Mapping[str, int], first: str) -> frozenset[str]:
    """The labels that are speakers, among all labels of a paste and how often each stands there."""
    names = {label for label in counted if is_speaker_word(label)}
    # “A” alone answers a “Q”; beside a “B” it is a person.
    names |= {label for label in ("A", "B", "C") if label in counted and {"A", "B"} <= set(counted)}
    for label, count in counted.items():
        if is_name(label) and (count > 1 or label == first or _looks_proper(label)):
            names.add(label)
    return frozenset(names)


def _looks_proper(label: str) -> bool:
    """A label that stands once: every word in capitals, or a few Chinese characters."""
    words = label.split()
    if re.search(r"[\u3400-\u9fff]", label):
        return len(label) <= 8
    return len(words) <= 4 and all(word[0].isupper() or not word[0].isalpha() for word in words)
