"""Terms of payment: the method, the shares of a split with their events, and days with their start.

Everything works on plain text, English and Chinese; offsets count code points of that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from coach.identifiers.found import KEPT, at_places, digit_runs, word_heads
from coach.lazily import lazy

Method = Literal[
    "T/T", "L/C", "D/P", "D/A", "O/A", "net", "monthly", "Western Union", "PayPal", "CAD", "credit"
]
Role = Literal["deposit", "balance", "part"]

_METHODS: tuple[tuple[Method, str], ...] = (
    (
        "T/T",
        r"\bT ?/ ?T\b|\bTT(?= |,|\.|:|$|\d|预|电|付|[\u4e00-\u9fff])|\b(?:telegraphic|wire|bank"
        r"|swift) transfers?\b|\b(?:by|via|per) wire\b|电汇|电匯",
    ),
    (
        "L/C",
        r"\bL ?/ ?Cs?\b|\bletters? of credit\b|\b(?:irrevocable|usance|sight|confirmed"
        r"|documentary|deferred) LC\b|\bLC (?=at sight|\d|usance|payment|terms)|信用证",
    ),
    ("D/P", r"\bD ?/ ?P\b|\bDP (?=at sight|terms|\d)|documents against payment|付款交单"),
    ("D/A", r"\bD ?/ ?A\b|\bDA (?=at sight|terms|\d)|documents against acceptance|承兑交单"),
    ("O/A", r"\bO ?/ ?A\b|\bOA (?=terms|\d)|\bopen account\b|赊账|赊销|放账"),
    ("CAD", r"\bcash against documents\b|\bC\.?A\.?D\.? (?=terms|payment)"),
    (
        "net",
        r"(?:\b\d ?/ ?10,? )?\bnet[- ]?(?:7|10|14|15|20|21|28|30|45|60|75|90|120|180)\b(?![.,]?\d"
        r"| ?(?:kgs?|kilo|g\b|lbs?|weight|tons?"
        r"|MT\b|%|USD))(?:[- ]days?)?",
    ),
    ("monthly", r"月结 ?(?:\d{1,3} ?[天日]?)?|\bmonthly (?:settlement|statement|account)\b"),
    ("Western Union", r"\bwestern union\b|西联"),
    ("PayPal", r"\bpaypal\b|贝宝"),
    (
        "credit",
        r"\b(?:credit|payment) (?:terms?|period)(?= ?(?:is|are|of|:)? ?\d{1,3}[ -]?days?)|账期",
    ),
)
_METHOD = lazy(
    "|".join(f"(?P<m{place}>{words})" for place, (_, words) in enumerate(_METHODS)),
    re.IGNORECASE | re.ASCII,
)
_HEADS = frozenset(
    "t tt tel wir ban swi by via per l lc let irr usa sig con doc def d dp da o oa ope cas c ca cad"
    " net mon wes pay cre".split()
)
_OTHER_PLACE = lazy(r"\d(?= ?/ ?10)|[电信付承赊放月西贝账]", re.ASCII)
"""Where the name of a method can begin: with one of these words, or at one of these places."""
_SPELT = (
    *"t/t l/c d/p d/a o/a c.a.d transfer wire credit paypal".split(),
    *(" tt ", " lc ", "western union", "open account", "s against", "monthly s", "monthly a"),
    *("payment term", "payment period"),
    *"汇 信用证 交单 月结 赊 账 西联 贝宝".split(),
)
_CAPITALS = ("TT", "LC", "DP", "DA", "OA", "CAD")
_NET = lazy(r"net[- ]?\d", re.IGNORECASE | re.ASCII)
"""What stands in every text with a method: looked for before any pattern runs."""
_SHORTEST_CREDIT = 7
"""Fewer days before a method are something else: “the 2-day L/C issue”."""
_SIGHT = lazy(r"(?:[ ,]{0,2}(?:payable )?at sight|[ ,]?即期)|即期$", re.IGNORECASE | re.ASCII)
_DAYS = lazy(
    r"[ ,:(（]{0,3}(?:(?:term|terms|usance|payment|payable|at|of|within|for|with|is|due|期限"
    r"|付款期|账期|远期)[ :]?){0,4}[ ]?"
    r"(?:(?P<days>\d{1,3})(?: ?- ?|[ ]?)(?:calendar days?|days?|d\b|天|日)|(?P<alone>30|45|60|75"
    r"|90|120|150|180)(?![\d%]|[.,:/-]\d| ?(?:pcs|sets|kgs?|cartons|/)))",
    re.IGNORECASE | re.ASCII,
)
_DAYS_AHEAD = lazy(
    r"(?<!\d)(?P<days>\d{1,3})[- ]?(?:days?['’]?|天|日)[ ]?(?P<from>(?:after |from )?(?:sight"
    r"|B/L(?: date)?|shipment)|见票后?|提单日?后?)?"
    r"[ ]?(?:usance |deferred |credit |irrevocable |net |的|远期|不可撤销)?$",
    re.IGNORECASE | re.ASCII,
)
_FROM = lazy(
    r"[ ,]{0,2}(?:(?:credit|terms?|term|payment|usance|due|counted|calculated|starting|net"
    r"|L/C)[ ,]){0,3}(?P<from>"
    r"(?:after|from|of|upon|following|since|against|date of|ex|behind)[ ](?:the )?(?:(?:date of"
    r"|day of|receipt of) )?[\w/ ’']{1,40}"
    r"|(?:after |from )?(?:B ?/ ?L|BL|bill of lading|invoice|shipment|sight|AWB|delivery"
    r"|acceptance|arrival)(?: date)?\b"
    r"|at sight|sight\b|EOM\b|end of (?:the )?month)"
    r"|[ ,，]?(?P<zh>见票|提单|发票|开票|装船|出货|发货|收货|到货|到港|签收|承兑)",
    re.IGNORECASE | re.ASCII,
)
_FROM_BEFORE = lazy(
    r"(?:after|from|of|upon) (?:the )?(?:B/L|BL|invoice|sight|shipment|delivery"
    r"|receipt)[\w/ ]{0,16}$|(?:见票|提单日?|发票日?|开票|装船|出货|发货|收货|到货)(?:后|起"
    r"|之日起|日后)?[^，。,.]{0,4}$",
    re.IGNORECASE | re.ASCII,
)

_NUMBER = r"(?P<percent>\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|％|percent\b|per cent\b|pct\b)"
_SHARE = lazy(
    rf"(?<![\d.,±])(?<!\+/- )(?<!\+/-){_NUMBER}"
    rf"|百分之(?P<zh>[一二三四五六七八九]?十[一二三四五六七八九]?|百)"
    rf"|(?P<tenths>[一二三四五六七八九1-9])成(?![立为本员品都功熟交])",
    re.ASCII,
)
_SHARE_SIGNS = ("%", "％", "percent", "per cent", "pct", "百分之", "成")
_RATIO = lazy(
    r"(?<![\d/.,:-])(?P<one>[1-9]\d) ?(?:/|:|-|–"
    r"|%? ?/ ?) ?(?P<two>[1-9]\d)(?: ?/ ?(?P<three>[1-9]\d))? ?%?(?![\d/.:,-]\d|\d| ?(?:mm|cm"
    r"|inch))",
    re.ASCII,
)
_PAIR = lazy(r"\d[ ]?(?:/|:|-|–|%)", re.ASCII)
_RATIO_CONTEXT = lazy(
    r"\b(?:T ?/ ?T|TT|wire|deposit|payment|payable|terms?|transfer|balance|split|upfront|advance"
    r"|before shipment|on|against|by)\b|电汇|付款|订金|定金|尾款|预付",
    re.IGNORECASE | re.ASCII,
)
_BALANCE_ZH = "尾款|余款|余额|剩余|余下|剩下|其余|质保金|保留金"
_EVENT_ZH = (
    "[发出]货[前后]|装[运船][前后]|[发提交收到]货[前后]|货到|到货|到港[前后]|验[货收]后|见单"
    "|[见凭]提单|提单副本|见副本"
    "|完工后|生产完|货好|签收|安装后|调试后|放单前|开船后|离港后|下单[时后]"
    "|签约|签合同|合同签订"
    "|收到"
    r"|(?:\d+|[一二三两四五六七八九十]+)个?(?:天|日|工作日|月)内"
)
_START = lazy(
    r"\b(?:deposits?|down[- ]?payments?|pre[- ]?payments?|prepaid|advance(?:d payment)?|in advance"
    r"|up[- ]?front|initial payment|first (?:payment|instal\w+)|with (?:the )?(?:order|PO|P\.O\.)"
    r"|on (?:order|signing)(?! of)|(?:up)?on (?:order )?confirmation|when (?:you )?order\w*)\b"
    r"|^ ?down\b|订金|定金|预付款?|首付款?|首款|头款|先付|下单付?|签约|签合同|合同签订|前期款"
    "|启动款",
    re.IGNORECASE | re.ASCII,
)
_END = lazy(
    r"\b(?:balance|remain\w*|rest|final (?:payment|instal\w+)|outstanding|residual|retention)\b"
    rf"|{_BALANCE_ZH}",
    re.IGNORECASE | re.ASCII,
)
_WHEN = lazy(
    r"\b(?:before|prior to|against|upon|after|at|when|once|on|by|within|following|until|as soon as)"
    r"(?= (?:the |our |your |a |any |goods |all |we |you |copy|\d|B/L|BL|T/T|L/C|D/P|sight"
    r"|seeing|receipt|receiv|deliver|ship|load|arriv|dispatch|depart|inspect|complet|install"
    r"|accept|commission|document|presentation|scan|bill|order|sign|confirm|ETD|ETA|goods"
    r"|production|mass|sample|releas|pick|notice|collection|ex-|FAT|SAT|sailing|fax|email"
    r"|delivery|export|final|approval|end))"
    rf"|{_EVENT_ZH}",
    re.IGNORECASE | re.ASCII,
)
_OTHER_SHARE = lazy(
    r"^ ?(?:off|discount|cheaper|less|more|higher|lower|tolerance|commission|duty|vat|tax|tariff"
    r"|cotton|polyester|wool|nylon|of (?:the )?(?:goods|order quantity|quantity|cargo|cartons"
    r"|pieces|order is|production|orders)"
    r"|handling|margin|moisture|increase|decrease|rise|up\b|interest|per (?:day|week|month)"
    r"|insurance|折扣|优惠|涨|降|关税|增值税|佣金|棉|涤|的货|损耗|利息|以上|以内的?误差|违约金"
    r"|滞纳金)",
    re.IGNORECASE | re.ASCII,
)
_OTHER_BEFORE = lazy(
    r"(?:discount|increase|rise|rose|raised|fell|drop\w*|up|down|by|save|commission|tolerance"
    r"|duty|vat|tax|interest|penalty|about|only|another|extra|additional|ready|done|finished"
    r"|折扣|优惠|涨价?了?|降价?了?|关税|税率?|佣金|加收|利息|误差)(?: of| is| by)?[ :：]?$",
    re.IGNORECASE | re.ASCII,
)
_REST = lazy(
    rf"\b(?:balance|the rest|the (?:remaining|remainder)|(?:and|remaining) rest)\b|{_BALANCE_ZH}",
    re.IGNORECASE | re.ASCII,
)
_OR = lazy(
    r"\bor\b|\binstead\b|\brather than\b|\bfrom\b.{0,12}\bto\b|\bnot\b|\bvs\b|或者?|还是|改成"
    r"|改为|而不是|原来|不是|→",
    re.IGNORECASE | re.ASCII,
)
_APART = 70
_AROUND = 160
_CUT = lazy(
    r"(?<!\d)[,，]|[,，](?!\d)|[;；+＋、。！？!?\n&]|\.(?= |$)|\b(?:and|then|plus)\b"
    r"|(?<=[a-zA-Z%]) ?[/|] ?(?=\d{1,3} ?%)|[（）()]|再付|再",
    re.ASCII,
)
_BRIDGE = lazy(
    r"[ ]?(?:(?:is|to be|will be|must be|should be|balance|payment|paid|pay|payable|due|by|via"
    r"|in|T/T|TT|L/C|D/P|wire"
    r"|of the (?:total|value|amount|invoice|price|order value)|[(（]|款项?|付清?|支付"
    r"|电汇)[ ]?){0,6}",
    re.IGNORECASE | re.ASCII,
)
_PAYING = lazy(
    r"(?:付|支付|结|\bpay\b|付清|再付|the other|another|remaining)[^，。,.]{0,6}$",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a split: `percent` of 0 to 100, what it is, and whether its event is named."""

    start: int
    end: int
    percent: Decimal
    role: Role
    has_event: bool


@dataclass(frozen=True, slots=True)
class Split:
    """The shares that belong together.

    `open_rest` says that a rest without a figure follows, `alternatives` that the shares are set
    against each other (“30% or 50% deposit”) rather than added.
    """

    start: int
    end: int
    shares: tuple[Share, ...]
    open_rest: bool = False
    alternatives: bool = False

    @property
    def total(self) -> Decimal:
        """The sum of all shares, per cent."""
        return sum((share.percent for share in self.shares), Decimal(0))


@dataclass(frozen=True, slots=True)
class PaymentTerm:
    """A method of payment or a credit period. `days` is its length, None where it has none.

    `days_from` is the words that say from when the days count; None where nothing does.
    """

    start: int
    end: int
    method: Method
    at_sight: bool = False
    days: int | None = None
    days_from: str | None = None


@lru_cache(maxsize=KEPT)
def find_payment_terms(text: str) -> tuple[PaymentTerm, ...]:
    """The methods and credit periods in `text`, in its order."""
    if not _may_hold_a_method(text):
        return ()
    places = {place for place, head in word_heads(text) if head in _HEADS}
    places.update(found.start() for found in _OTHER_PLACE.finditer(text))
    return tuple(_term(text, found) for found in at_places(_METHOD, text, sorted(places)))


def _may_hold_a_method(text: str) -> bool:
    folded = text.lower()
    return (
        any(word in folded for word in _SPELT)
        or any(code in text for code in _CAPITALS)
        or _NET.search(text) is not None
    )


def _term(text: str, found: re.Match[str]) -> PaymentTerm:
    method = _METHODS[int((found.lastgroup or "m0")[1:])][0]
    start, end = found.span()
    sight = _SIGHT.match(text, end)
    if sight is not None:
        return PaymentTerm(start, sight.end(), method, at_sight=True)
    if text[max(0, start - 2) : start] == "即期":
        return PaymentTerm(start - 2, end, method, at_sight=True)
    if method in ("net", "monthly"):
        digits = re.findall(r"\d{1,3}", found[0])
        if not digits:
            return PaymentTerm(start, end, method)
        days, day_end = int(digits[-1]), end
    else:
        credit = _DAYS.match(text, end)
        ahead = _DAYS_AHEAD.search(text[max(0, start - 44) : start])
        if credit is None and ahead is not None and int(ahead["days"]) >= _SHORTEST_CREDIT:
            words = ahead["from"] or _counted_from(text, start, end)[0]
            start -= len(ahead[0])
            return PaymentTerm(start, end, method, days=int(ahead["days"]), days_from=words)
        if credit is None:
            return PaymentTerm(start, end, method)
        days, day_end = int(credit["days"] or credit["alone"]), credit.end()
    words, last = _counted_from(text, start, day_end)
    if method == "monthly":
        words = words or "月"
    if words is None and method in ("T/T", "Western Union", "PayPal"):
        return PaymentTerm(start, end, method)
    end = last
    return PaymentTerm(start, end, method, days=days, days_from=words)


def _counted_from(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The words that say from when days count, and where the term ends with them."""
    found = _FROM.match(text, end)
    if found is not None:
        words = found["from"] or found["zh"]
        return words.strip(), found.end()
    before = _FROM_BEFORE.search(text[max(0, start - 30) : start])
    return (before[0].strip() if before else None), end


@lru_cache(maxsize=KEPT)
def find_splits(text: str) -> tuple[Split, ...]:
    """The divided payments in `text`: “30% deposit, 70% before shipment”, 30/70, 三成订金…."""
    if not any(sign in text for sign in ("%", "％", "per", "pct", "百分之", "成", "/", ":", "-")):
        return ()
    shares = sorted([*_shares(text), *_ratio_shares(text)], key=lambda share: share.start)
    return tuple(_split(text, group) for group in _groups(text, shares))


def split_adds_up(split: Split) -> bool | None:
    """Whether the shares make 100 per cent; None where the text leaves that open.

    Open are alternatives, a single share, one with an unnumbered rest (“30% deposit, balance
    before shipment”), and a split that lacks its beginning.
    """
    roles = {share.role for share in split.shares}
    if split.total == 100:
        return True
    if split.alternatives or len(split.shares) < 2 or (split.open_rest and split.total < 100):
        return None
    return None if "deposit" not in roles else False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text with at most one share; offsets of the text."""

    start: int
    end: int
    share: re.Match[str] | None


def _pieces(text: str) -> Iterator[_Piece]:
    """The text between commas and the like, cut once more where two shares stand together.

    Only what lies around the shares is looked at.
    """
    if not any(sign in text for sign in _SHARE_SIGNS):
        return
    if text.isascii():
        digits = [start for start, _ in digit_runs(text)]
        shares = [found.start() for found in at_places(_SHARE, text, digits)]
    else:
        shares = [found.start() for found in _SHARE.finditer(text)]
    if not shares:
        return
    start = max(0, shares[0] - _AROUND)
    last = min(len(text), shares[-1] + _AROUND)
    for end in (*(found.start() for found in _CUT.finditer(text, start, last)), last):
        if end > start:
            yield from _single(text, start, end)
        start = end


def _single(text: str, start: int, end: int) -> Iterator[_Piece]:
    shares = list(_SHARE.finditer(text, start, end))
    if len(shares) < 2:
        yield _Piece(start, end, shares[0] if shares else None)
        return
    leads = _role(text[start : shares[0].start()]) is not None  # “deposit 30% balance 70%”
    for place, share in enumerate(shares):
        last = place == len(shares) - 1
        stop = (
            end
            if last
            else shares[place + (0 if leads else 1)].end()
            if leads
            else shares[place + 1].start()
        )
        yield _Piece(start, stop, share)
        start = stop


def _shares(text: str) -> Iterator[Share]:
    pieces = list(_pieces(text))
    for place, piece in enumerate(pieces):
        if piece.share is None:
            continue
        before = text[piece.start : piece.share.start()]
        behind = text[piece.share.end() : piece.end]
        if _OTHER_SHARE.match(behind) or _OTHER_BEFORE.search(before):
            continue
        role = _role(before, behind)
        if role is None and not _event_touches(before, behind):
            continue
        more = _continued(text, pieces, place)
        has_event = role == "deposit" or bool(_WHEN.search(before + " " + behind + more))
        yield Share(*piece.share.span(), _percent(piece.share), role or "part", has_event)


def _continued(text: str, pieces: list[_Piece], place: int) -> str:
    """What follows a share in its sentence and names no other: “70% balance, due on arrival”."""
    words = ""
    for piece in pieces[place + 1 : place + 4]:
        part = text[piece.start : piece.end]
        if piece.share is not None or part[0] in ".;。；\n" or _role(part) is not None:
            break
        words += part
    return words


def _percent(found: re.Match[str]) -> Decimal:
    if found["percent"]:
        return Decimal(found["percent"].replace(",", "."))
    if found["tenths"]:
        return Decimal(10 * _digit(found["tenths"]))
    words = found["zh"]
    if words == "百":
        return Decimal(100)
    tens, _, ones = words.partition("十")
    return Decimal(10 * (_digit(tens) if tens else 1) + (_digit(ones) if ones else 0))


def _digit(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else "零一二三四五六七八九".index(numeral)


def _role(before: str, behind: str = "") -> Role | None:
    """What the words beside a share make of it; those right behind it win, then the nearest."""
    for words in (behind[:30], before):
        start, end = _START.search(words), _END.search(words)
        if start and (not end or start.start() < end.start()):
            return "deposit"
        if end:
            return "balance"
    return None


def _event_touches(before: str, behind: str) -> bool:
    """Whether an event belongs to the share directly: “70% before shipment”, 发货前付70%."""
    found = _WHEN.search(behind)
    if found is not None and _BRIDGE.fullmatch(behind, 0, found.start()):
        return True
    return _WHEN.search(before) is not None and _PAYING.search(before) is not None


def find_ratios(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The ratios of a divided payment, “30/70 by wire”: their place and parts, which make 100."""
    digits = [start for start, _ in digit_runs(text)] if _PAIR.search(text) else []
    for found in at_places(_RATIO, text, digits):
        parts = tuple(found[name] for name in ("one", "two", "three") if found[name])
        around = text[max(0, found.start() - 30) : found.end() + 30]
        if sum(map(int, parts)) == 100 and _RATIO_CONTEXT.search(around):
            yield *found.span(), parts


def _ratio_shares(text: str) -> Iterator[Share]:
    for start, end, parts in find_ratios(text):
        for place, part in enumerate(parts):
            role: Role = "deposit" if place == 0 else "part"
            if place and place == len(parts) - 1:
                role = "balance"
            at = text.index(part, start, end)
            start = at + len(part)
            yield Share(at, start, Decimal(part), role, True)


def _groups(text: str, shares: Iterable[Share]) -> Iterator[list[Share]]:
    """Shares that stand close and make one split: a new deposit begins a new one."""
    group: list[Share] = []
    for share in shares:
        apart = group and (
            share.start - group[-1].end > _APART or "\n\n" in text[group[-1].end : share.start]
        )
        again = share.role == "deposit" and any(one.role != "deposit" for one in group)
        if group and (apart or again):
            yield group
            group = []
        group.append(share)
    if group:
        yield group


def _split(text: str, group: list[Share]) -> Split:
    start, end = group[0].start, group[-1].end
    tail = text[end : end + _APART].split("\n\n")[0]
    rest = _REST.search(tail)
    numbered = group[-1].role == "balance" and rest and rest.start() < 16
    set_against = bool(_OR.search(text[start:end]))
    return Split(start, end, tuple(group), bool(rest and not numbered), set_against)
