"""Words that may not stand for each other: tomorrow and today, buyer and seller, FOB and CIF.

Each group names things of which one is meant. Where the original says one and the translation
another that the original does not say, the translation is wrong. A word that one side simply does
without is no mistake here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Group:
    """Things that exclude each other, with the words for them; patterns on text in small letters.

    `kind` is that of the mismatch. `things` are (name, English, Chinese). `exact` is True where
    nothing of the group may be missing: codes that stand in both languages.
    """

    kind: str
    things: tuple[tuple[str, str, str], ...]
    exact: bool = False


def _group(kind: str, rows: str, *, exact: bool = False) -> Group:
    """A group from lines “English = Chinese”; within a line “|” parts the writings."""
    things = []
    for row in rows.strip().splitlines():
        english, _, chinese = row.strip().partition(" = ")
        things.append((english.split("|")[0], english, chinese))
    return Group(kind, tuple(things), exact)


GROUPS: tuple[Group, ...] = (
    _group("date", r"""
        mondays? = (?:周|星期|礼拜)一
        tuesdays? = (?:周|星期|礼拜)二
        wednesdays? = (?:周|星期|礼拜)三(?!次)
        thursdays? = (?:周|星期|礼拜)四
        fridays? = (?:周|星期|礼拜)五
        saturdays? = (?:周|星期|礼拜)六
        sundays? = (?:周日(?!期)|星期[日天](?!期)|礼拜[日天]|周天(?!子))
        """),
    _group("date", r"""
        today(?!'s) = 今天|今日|当天|本日|当日|如今|现今|现在|今后
        tomorrow = 明天|明日|明早|明晚|次日
        yesterday = 昨天|昨日|昨晚
        day after tomorrow = 后天(?!的努力)
        """),
    _group("date", r"""
        last week = 上(?:个)?(?:周|星期|礼拜)
        this week = 本周|这周|这个?星期|这一周
        next week = 下(?:个)?(?:周|星期|礼拜)
        """),
    _group("date", r"""
        last month = 上(?:个)?月
        this month = 本月|这个月|当月
        next month = 下(?:个)?月
        """),
    _group("date", r"""
        last year = 去年|上一?年|前一年
        this year = 今年|本年|当年
        next year = 明年|来年|下一?年|次年
        """),
    _group("time", r"""
        in the morning|this morning|tomorrow morning|yesterday morning = 上午|早上|早晨|清晨|凌晨|今早|明早|一早|早
        afternoon = 下午|午后
        evening|tonight|at night = 晚上|傍晚|今晚|晚间|晚|夜
        """),
    _group("time", r"""
        beijing time|china standard time = 北京时间|中国标准时间
        your time|your local time = 贵方时间|贵地时间|你方时间|您(?:那边|当地|所在地)(?:的)?时间|贵方当地时间
        our time = 我方时间|我们这边(?:的)?时间
        london time = 伦敦时间
        new york time|eastern time = 纽约时间|(?:美国)?东部时间
        pacific time = 太平洋时间
        """),
    _group("side", r"""
        buyers?|purchasers? = 买方|买家|购方|需方|采购方
        sellers?|vendors? = 卖方|卖家|供方|销售方
        """),
    _group("side", r"""
        party a = 甲方
        party b = 乙方
        """),
    _group("side", r"""
        consignee = 收货人
        consignor|shipper = 发货人|托运人
        notify party = 通知方|通知人
        """),
    _group("side", r"""
        importers? = 进口商|进口方
        exporters? = 出口商|出口方
        """),
    _group("side", r"""
        lender = 贷方|出借
        borrower = 借方|借款人
        """),
    _group("term", r"""
        deposits?|down ?payment|advance payment|in advance = 定金|订金|预付|首付|押金|存款|存入|保证金|提前
        balance|remaining|remainder|rest = 余款|尾款|余额|剩余|其余|平衡|结余
        """),
    _group("term", r"""
        gross weight|g\.w\. = 毛重
        net weight|n\.w\. = 净重
        """),
    _group("term", r"""
        packing list = 装箱单
        commercial invoice = 商业发票|发票
        bill of lading|b/l = 提单
        certificate of origin = 产地证|原产地证
        insurance policy = 保险单|保单
        """),
    _group("term", r"""
        original documents?|originals = 正本|原件|原稿
        copy documents?|copies|photocop\w+ = 副本|复印件|份|拷贝|册
        """),
    _group("term", r"""
        exports?|exported|exporting = 出口|导出|输出|外销
        imports?|imported|importing = 进口|导入|输入|引入|内购
        """),
    _group("direction", r"""
        increas\w+|rise|rises|rose|risen|rising|higher|raise[sd]?|raising|go(?:es)? up|went up = 增|涨|升|提高|上调|加大|高|多|大|加|扩|举|抬|出现|起
        decreas\w+|reduc\w+|lower\w*|fall|falls|fell|fallen|falling|drops|dropped|dropping|drop (?:in|of|by|to)|declin\w+|cut = 减|降|下跌|跌|下调|低|少|落|下|缩|剪|切|割|小|削
        """),
    _group("direction", r"""
        more than|(?:over|above)(?= \D{0,4}\d)|exceed\w*|greater than|at least|no less than|not less than = 超过|多于|以上|大于|高于|至少|最少|最低|不少于|不低于|最小|逾|多|不下|不小于|超出|更|胜
        less than|(?:under|below)(?= \D{0,4}\d)|fewer than|at most|no more than|not more than|up to = 不到|少于|以下|小于|低于|至多|最多|最高|不超过|不多于|最大|未满|不足|之内|以内|不大于|之下|达|上限|未达
        """),
    _group("direction", r"""
        before|prior to = 前|先|早|再|未|尚|没
        after = 后|以来|起|再|从|过|完|接着|待|晚|一旦|时|自|才|了|经
        """),
    _group("direction", r"""
        earliest = 最早
        latest = 最迟|最晚|最新|最近
        """),
    _group("direction", r"""
        enabled?|enables|enabling|turn on = 启用|开启|打开|允许|使|能|启动|激活|选|采用|支持
        disabled?|disables|disabling|turn off = 禁用|关闭|停用|禁止|不可用|无效|关|取消|不
        """),
    _group("direction", r"""
        left = 左
        right = 右
        """),
    _group("direction", r"""
        horizontal\w* = 水平|横
        vertical\w* = 垂直|竖|纵
        """),
    _group("direction", r"""
        maximum|largest|highest = 最大|最高|最多|上限|极限|至多|极大|最长|最宽
        minimum|smallest|lowest = 最小|最低|最少|下限|至少|起码|极小|最短
        """),
    _group("direction", r"""
        north\w* = 北
        south\w* = 南
        east(?!er)\w* = 东
        west\w* = 西|欧美
        """),
    _group("direction", r"""
        accept\w*|approv\w+|adopt\w* = 接受|接收|同意|认可|收|允许|采纳|可以|通过|批准|确认|审
        reject\w*|refus\w+|declin\w+ = 拒|否决|驳回|不接受|不肯|不愿|退
        """),
    _group("side", r"""
        you|your|yours|yourself = 您|你|贵|尊|阁下
        we|our|ours|us|i|my|me|mine|myself|i'\w+|we'\w+ = 我|咱|本[公人司方]|敝|俺|吾|鄙
        """),
    _group("modality", r"""
        must(?! not| never)|shall(?! not| never)|required to|obliged to = 必|须|应|务必|一定|要|需|得|只能|才|会|将
        may(?! not)|optional|(?<!not )allowed to|permitted to|free to = (?<![不未得])(?:可(?!能)|能|允许)|也许|或许|随意|可能|或|许
        """),
    _group("unit", r"""
        per kg|per kilo\w*|/kg = (?:每|/) ?(?:公斤|千克|kg)
        per (?:metric )?ton\w*|/mt|/ton = (?:每|/) ?(?:公?吨|mt)
        per (?:piece|pc|unit)|/pcs?|/pieces? = (?:每|/) ?(?:件|个|只|台|支|条|pcs?|单位|张|把|块|片|根)
        per sets?|/sets? = (?:每|/) ?(?:套|组|set)
        per pair|/pair = (?:每|/) ?(?:双|对|副)
        per (?:carton|box|ctn)|/ctn|/carton = (?:每|/) ?(?:箱|盒|纸箱)
        per (?:metre|meter)|/m\b = (?:每|/) ?(?:米|m\b)
        per yard|/yd = (?:每|/) ?码
        """),
    _group("unit", r"""
        per day|daily|a day|every day = 每天|每日|日|天
        per week|weekly|a week|every week = 每周|每星期|周|星期
        per month|monthly|a month|every month = 每月|每个月|月
        per year|yearly|annual\w*|a year|every year = 每年|年
        per hour|hourly|an hour|every hour = 每小时|时|钟头
        """),
    _group("currency", r"""
        usd|us\$|u\.?s\.? dollars?|us dollars = 美元|美金|usd|us\$
        eur|euros? = 欧元|eur\b
        gbp|pounds? sterling|british pounds? = 英镑|gbp
        jpy|japanese yen|yen = 日元|日圆|jpy
        rmb|cny|yuan|renminbi = 人民币|rmb|cny|元(?![素旦件组首宵])
        hkd|hong kong dollars? = 港币|港元|hkd
        """),
    _group("term", r"""
        fob = fob|离岸价|船上交货
        cif = cif|到岸价
        cfr|cnf|c&f = cfr|cnf|c&f
        exw|ex[- ]works = exw|出厂价|工厂交货
        fca = fca|货交承运人
        ddp = ddp|完税后交货
        dap = dap|目的地交货
        ddu = ddu
        cip = cip
        cpt = cpt
        dpu = dpu
        fas = fas
        """),
    _group("term", r"""
        t/t|tt|wire transfer|telegraphic transfer|bank transfer = t/t|\btt\b|电汇|汇款|转账
        l/c|letters? of credit|lc = l/c|\blc\b|信用证
        d/p|documents against payment = d/p|付款交单
        d/a|documents against acceptance = d/a|承兑交单
        o/a|open account = o/a|赊销|赊账|记账
        paypal = paypal|贝宝
        western union = 西联|western union
        cash on delivery|cod = 货到付款|cod
        """),
    _group("term", r"""
        by sea|ocean freight|sea freight = 海运|海路|船运
        by air|air freight|air cargo = 空运|航空
        by (?:express|courier)|courier = 快递|快件
        by (?:rail|train)|rail freight = 铁路|班列|火车|铁运
        by (?:truck|road) = 卡车|汽运|公路|陆运
        """),
    _group("term", r"""
        mass production|bulk production = 大货|批量生产|量产
        samples? = 样
        """),
)  # fmt: skip
"""All groups. What Chinese says in many ways is given many ways: then little is found, but right."""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of a group in a text, with its first place."""

    name: str
    start: int
    end: int


@cache
def _patterns(chinese: bool) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], ...]:
    return tuple(
        tuple(
            (
                name,
                re.compile(words if chinese else rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])"),
            )
            for name, english, hanzi in group.things
            for words in [hanzi if chinese else english]
        )
        for group in GROUPS
    )


@cache
def _whole(chinese: bool) -> tuple[re.Pattern[str], ...]:
    """For each group one pattern that tells whether there is anything of it."""
    return tuple(
        re.compile("|".join(pattern.pattern for _, pattern in patterns))
        for patterns in _patterns(chinese)
    )


def groups_in(low: str, *, chinese: bool) -> tuple[int, ...]:
    """The numbers of the groups of which `low` names something."""
    return tuple(
        number for number, pattern in enumerate(_whole(chinese)) if pattern.search(low) is not None
    )


def things_in(low: str, group: int, *, chinese: bool, every: bool = False) -> list[Found]:
    """The things of the group with that number which `low` names: their first places, or `every`."""
    found: list[Found] = []
    for name, pattern in _patterns(chinese)[group]:
        for one in pattern.finditer(low):
            found.append(Found(name, *one.span()))
            if not every:
                break
    return found
