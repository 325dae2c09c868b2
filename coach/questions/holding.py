"""Whether a clause of the draft holds what a question asked for: a value of its kind, a yes or no.

What a clause is about is another matter (tying.py).
"""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.questions.asking import TOUCHES, Asked
from coach.questions.clauses import Clause
from coach.questions.request import Wanted
from coach.questions.topics import topics

YES = lazy(
    r"^\W*(?:yes|yep|yeah|sure|of course|ok|okay|no problem|certainly|definitely"
    r"|correct|right|confirmed|agreed|absolutely"
    r"|will do|done|no|nope|not possible|sorry,? no|unfortunately|可以|能|行|好的?"
    r"|有的?|没有|不行|不能|不可以|没问题|是的?|对的?|确认|不是|当然|嗯|要的|没法)"
    r"(?:[\s,.!，。！的哦呢～~]|$)"
)
BARE = lazy(
    r"\W*(?:(?:yes|yep|yeah|sure|of course|ok|okay|no problem|certainly|definitely"
    r"|correct|right|confirmed|agreed|will do|done"
    r"|no|nope|not possible|it is|we do|we can|we will|i will|that's (?:ok|fine|right"
    r"|correct)|can do"
    r"|可以的?|能的?|行的?|好的?|有的?|没有|不行|不能|没问题|是的?|对的?|当然"
    r"|当然可以)[\s,.!，。！哦呢啊～~]*)+"
)
AFFIRMS = lazy(
    r"\b(?:yes|can|could|do|does|is|are|will|would|have|has|accept|offer|provide"
    r"|include[sd]?|possible|available|fine|agree|confirm(?:ed)?"
    r"|no problem|ok|okay|sure|cannot|can't|not|unfortunately|able|done|already"
    r"|attached|sent|comes?|keep|made|arranged|booked)\b"
    r"|可以|能|行|有|没|不|是|会|已|要|同意|接受|确认|支持|包含|含|都|承担|安排|建议|推荐|提供"
)
HANDED = lazy(
    r"\battach(?:ed|ment|ing|ments)?\b|\benclos(?:ed|ure|ing)\b|\b(?:is|are|was|were"
    r"|been|be|have|has|just|already) (?:\w+ )?(?:sent|emailed|uploaded|shared"
    r"|forwarded|couriered|issued)\b"
    r"|\b(?:sent|emailed|sending|uploaded|shared)\b|\bsee (?:below|the (?:link|file"
    r"|attach))\b|\bhere (?:is|are)\b|\bbelow (?:is|are)\b|\blink\b|\bherewith\b"
    r"|\bin (?:the )?(?:attachment|annex)"
    r"|\b(?:we|i)(?:'ll| will| can| shall) (?:\w+ )?(?:send|mail|issue|courier|email"
    r"|provide|share|forward|ship|prepare|make)\b"
    r"|附(?:件|上|在)|随附|已(?:经)?(?:发|寄|传|上传|提供|补|更新|改|开)|寄出|发出"
    r"|随信|电邮|扫描件|(?:发|寄|传)(?:给)?(?:您|你|贵司|过去|了|到)|见(?:附|下|图"
    r"|链接)|如下|链接|请查收|查收|补发|开好|马上发|会发|\ue000"
)
PLACE = lazy(
    r"\b(?:in|at|from|to|near|via|left|reach(?:es|ed)?|port of|port is|warehouse in"
    r"|based in|located) (?:the )?(?:port of )?[A-Z]|港|市|省|区|路|仓|工厂在"
    r"|在[\u4e00-\u9fff]{2,4}|\d+号|到[\u4e00-\u9fff]{2}|从[\u4e00-\u9fff]{2}"
    r"|\b(?:arrived|delivered|on board|customs|loaded|sailed|shipped|departed|in transit)\b"
)
NAME = lazy(
    r"(?<=[a-z,:] )(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|USD|EUR|FOB|CIF|MOQ|PI|PO)\b)[A-Z][a-z]+"
    r"|\b(?:we|you|they|us|supplier|factory|carrier|forwarder|buyer|seller|our side"
    r"|my colleague)\b[^.]{0,20}\b(?:pay|pays|bear|cover|covers|responsible|handle"
    r"|arrange|take)\w*|\bat our (?:cost|expense)\b|\bon (?:us|our|your|my) (?:account"
    r"|cost|side)?"
    r"|我(?:方|司|们)(?:来)?(?:承担|负责|出|付)|(?:贵|你|您)(?:方|司"
    r"|们)?(?:来)?(?:承担|负责|出|付)|由[\u4e00-\u9fff]{1,6}(?:承担|负责)"
    r"|[\u4e00-\u9fff]{1,3}(?:经理|先生|女士|小姐|工|总)|船名|叫[\u4e00-\u9fffA-Za-z]"
    r"|是[A-Z\u4e00-\u9fff]|[A-Z]{2,} ?[A-Z]+"
)
REASON = lazy(
    r"\b(?:because|due to|caused by|cause was|reason|since|as a result|owing to"
    r"|result of|was that|resulted|happened|happens|found that|as the|so that)\b|原因"
    r"|因为|由于|导致|造成|是因|因|所以|发现"
)
_STAGE = lazy(
    r"\b(?:in|under) (?:production|transit|packing|inspection)|\b(?:finished|completed"
    r"|packed|loaded|shipped|cleared|sailed|at customs|on board|being (?:packed|made"
    r"|printed|produced)|half done|ready)\b|生产|包装|质检|验货|装柜|报关|清关|完成"
    r"|运输途中|在途|做好"
)
_HEADING = lazy(
    r"\W*(?:(?:and|also) )?(?:about|regarding|as for|as to|concerning|with regards? to"
    r"|for|on|re|in terms of|关于|至于|对于)(?![a-z])"
    r"(?![^.]*\b(?:is|are|was|were|can|will|we|it|you|i|have|has|do|needs?|offer"
    r"|accept|use|include|takes?)\b)[^.]{1,40}[.,:：]?"
)
_FREE = lazy(
    r"\b(?:free|no (?:extra |additional )?(?:cost|charge|fee)|without charge"
    r"|same price|included|prepaid|collect|at our (?:cost|expense)|not charge|on us"
    r"|waive[d]?|unchanged|no minimum|any quantity)\b"
    r"|免费|不收|免收|包邮|到付|包含|不(?:另外?)?加(?:价|钱)|不变|承担|不限|报销|含运费|没有起订"
)
_METHOD = lazy(
    r"\b(?:by|with|using|via|in|after|from|as follows|first|then|every|each|per|\d)\b"
    r"|[用按以由经采通过]|先|每|如下"
)
REFUSED = lazy(
    r"\bnot? (?:needed|necessary|required|need)\b|不需要|不用|无需|\b(?:cannot|can't"
    r"|can not|unable|not able|impossible|not possible|no longer|do not|don't|does not"
    r"|won't|will not|unfortunately|no (?:such|discount|stock))\b|不能|无法|不行|没有"
    r"|没法|不可以|做不到|不提供|恕|最低(?:可以|只能)"
)


def is_courtesy_clause(clause: Clause) -> bool:
    """Whether the clause greets, thanks, apologises or wishes well."""
    return bool(_COURTEOUS.search(clause.folded))


def is_name_line(clause: Clause) -> bool:
    """Whether the clause is nothing but a name, as below a letter."""
    return bool(_NAME_LINE.fullmatch(clause.raw.strip())) and not YES.match(clause.folded)


def satisfies(one: Asked, clause: Clause, share: float) -> bool:
    """Whether the clause holds what would answer the question; `share` is how much ties them."""
    if clause.deferred or _HEADING.fullmatch(clause.folded):
        return False
    wanted = one.request.wanted
    kinds: set[str] = {
        value.kind for value in clause.values if value.text not in one.folded or _confirms(one)
    }
    text = clause.folded
    if wanted in ("yes_no", "choice", "open"):
        return _holds_words(one, clause, kinds, share)
    if REFUSED.search(text) and share >= TOUCHES:
        return True
    if wanted == "document":
        agreed = _WHETHER.search(one.folded) and _AGREES.search(text)
        return bool(HANDED.search(text) or agreed) or "reference" in kinds
    if wanted == "reference" and HANDED.search(text):
        return True
    if wanted == "name" and share > TOUCHES * 1.5:
        return True
    return _holds(wanted, clause, kinds)


def _confirms(one: Asked) -> bool:
    """Whether saying the asked value again is an answer: “confirm the price of EUR 6.80”."""
    return bool(
        re.search(
            r"\bconfirm|\bthat\b|确认|\b(?:drop|reduce|lower|do|accept|target|max|off"
            r"|change|put|make|use)\b|降|能否|可否|改|换|按",
            one.folded,
        )
    ) or one.request.wanted in ("yes_no", "choice")


BY_VALUE: dict[Wanted, frozenset[str]] = {
    "amount": frozenset({"amount"}),
    "quantity": frozenset({"quantity", "number", "measure", "percent", "duration"}),
    "percent": frozenset({"percent", "amount"}),
    "date": frozenset({"date", "duration"}),
    "duration": frozenset({"duration", "date"}),
    "measure": frozenset({"measure", "quantity", "number", "percent"}),
    "reference": frozenset({"reference", "number", "quantity"}),
}


def _holds(wanted: Wanted, clause: Clause, kinds: set[str]) -> bool:
    """Whether the clause holds a value of the kind that is wanted."""
    if kinds & BY_VALUE.get(wanted, frozenset()):
        return True
    if wanted in ("amount", "percent", "quantity"):
        return bool(_FREE.search(clause.folded))
    if wanted == "place":
        return bool(PLACE.search(clause.raw))
    if wanted == "name":
        return bool(NAME.search(clause.raw))
    if wanted == "reason":
        return bool(REASON.search(clause.folded))
    return wanted == "reference" and "\ue000" in clause.folded


def _holds_words(one: Asked, clause: Clause, kinds: set[str], share: float) -> bool:
    """Whether plain words answer: they say yes or no, or give a value instead of fine words."""
    text = clause.folded
    wanted = one.request.wanted
    rest = text
    if clause.empty:
        rest = text[: clause.empty[0]] + text[clause.empty[1] :]
        promised = wanted == "yes_no" and (
            YES.match(text) or (re.search(r"没问题|no problem", text) and len(text) > 8)
        )
        if "status" in one.topics and _STAGE.search(rest):
            return True
        if not kinds and not promised and not REFUSED.search(rest):
            return (
                wanted == "yes_no" and not one.topics and bool(AFFIRMS.search(rest)) and share > 2
            )
    if wanted == "yes_no":
        return bool(AFFIRMS.search(rest) or kinds) or share > TOUCHES * 1.2 or not one.topics
    if _asks_how(one) and not kinds:
        return bool(_METHOD.search(rest)) or share > 2.4
    return True


def _asks_how(one: Asked) -> bool:
    return bool(re.search(r"\bhow\b(?! (?:much|many|long|about))|怎么|如何|怎样", one.folded))


def names_by_value(one: Asked, clause: Clause) -> bool:
    """Whether the clause names the matter by its value alone: a price, a lead time, terms."""
    wanted = one.request.wanted
    signs = [
        _SIGNS[name]
        for name in one.topics
        if name in _SIGNS and (wanted not in _STRICT or topics()[name].value == wanted)
    ]
    if wanted == "name" and _PAYS.search(one.folded):
        signs.append(_PAYER)
    return any(sign.search(clause.folded) for sign in signs)


_STRICT = frozenset({"name", "reason", "date", "duration", "place", "document"})
_WHETHER = lazy(
    r"\b(?:can|could|is it|whether|possible|do you)\b|能否|能不能|可以|可否|有没有|是否|吗"
)
_AGREES = lazy(
    r"\b(?:yes|can|sure|no problem|of course|possible|available|we do|we have)\b|可以"
    r"|能|有的|没问题"
)
_PAYS = lazy(r"\bpay|\bbear|\bcosts?\b|\bcover|承担|出钱|谁出|付")
_PAYER = lazy(
    r"\b(?:at|on) (?:our|your|their) (?:cost|expense|account)|free of charge|\b(?:we"
    r"|you|they)(?:'ll| will| shall)? (?:pay|bear|cover)|(?:我|您|你|贵)(?:方|司"
    r"|们)?(?:来)?(?:承担|付|出)|由[\u4e00-\u9fff]{1,5}(?:承担|付|出)"
)
_SIGNS = {
    "price": lazy(
        r"(?:usd|us\$|eur|gbp|cny|rmb|[$€£¥]) ?\d[\d.,]* ?(?:/|per|each|a |x|fob|cif"
        r"|exw|ddp|$)|\d(?:美金|美元|元|块|欧元)|[\d.]+一[个件套条]"),
    "payment": lazy(
        r"\d+ ?%[^.]{0,30}(?:deposit|advance|before|balance|t/t|down)|定金|尾款|月结"
        r"|\bt/t\b|\bl/c\b"),
    "trade_term": lazy(r"\b(?:exw|fca|fob|cfr|cif|cpt|cip|dap|ddp|dpu)\b"),
    "port": lazy(r"\b(?:fob|fca|exw) [a-z]{4,}|(?:fob|exw) ?[\u4e00-\u9fff]{2}"),
    "lead_time": lazy(
        r"\d+ ?(?:-|to|~)? ?\d* ?(?:working |business )?(?:days?|weeks?) (?:after|from"
        r"|upon|of)|后\d+(?:个)?(?:工作日|天)|\d+天(?:交货|发货|出货|左右|内)"),
    "shipping_date": lazy(
        r"\b(?:etd|eta|ready|ship(?:s|ped)?|sail(?:s|ed)?|leaves?|left)\b[^.]{0,24}\d"
    ),
    "material": lazy(
        r"\d+ ?% ?(?:\w+ )?(?:cotton|wool|nylon|polyester|silk|linen|viscose|spandex"
        r"|acrylic|bamboo|recycled)|\b(?:stainless steel|304|316l?|abs|pvc|pp|pe"
        r"|silicone|aluminium|aluminum|oak|pine|mdf|leather|cotton|polyester)\b|不锈钢"
        r"|纯棉|全棉|羊毛|涤纶|实木|铝合金|塑料|硅胶|真皮"),
    "power": lazy(r"\d+ ?(?:kw|w|v|hz|ah|mah|watts?|volts?)\b|\d+ ?(?:千瓦|瓦|伏)"),
    "address": lazy(
        r"\bno\.? ?\d+[\w ]{0,20}(?:road|street|rd|st|avenue)|\b(?:road|street|avenue"
        r"|building|floor)\b|[路街道]\d+号|\d+号"),
    "moq": lazy(
        r"\bstart (?:from|with|at) \d+|\d+ ?(?:pcs|pieces|sets|units)? (?:minimum"
        r"|at least|min\b)|\d+[\u4e00-\u9fff]?起"),
}  # fmt: skip

_NAME_LINE = lazy(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}[.,]?")
BY_KIND = frozenset({"measure", "duration", "percent", "reference", "quantity", "amount", "date"})
_COURTEOUS = lazy(
    r"^\W*(?:dear|hi|hello|hey|good (?:morning|day|afternoon)|thanks?|thank you"
    r"|many thanks|sorry|we are (?:really |very |so )?sorry|i am (?:so |very )?sorry"
    r"|so (?:happy|sorry|glad)|happy to|glad to|we (?:are|were|feel) (?:so |very "
    r"|really )?(?:shocked|surprised|sad|upset|sorry)|apolog|looking|look forward|best"
    r"|kind|regards|hope|welcome"
    r"|we (?:are|would be) (?:pleased|happy|glad)|should you|if you|please (?:feel"
    r"|contact|do not|don't)|have a|nice|happy|great|cheers|talk soon|speak soon"
    r"|all the best|take care|let me know|we (?:hope|value|trust"
    r"|believe|wish|appreciate)|well received|received|noted|well noted"
    r"|your (?:e-?mail|message|inquiry))"
    r"|您好|你好|尊敬|感谢|谢谢|抱歉|不好意思|对不起|期待|祝|合作愉快|如有|随时|来函"
    r"|收悉|恭喜|关注|亲在|辛苦|久等|^[\u4e00-\u9fff]{1,3}(?:总|经理|先生|女士|小姐|姐"
    r"|哥|工)"
)
