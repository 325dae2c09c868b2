"""The words of the Chinese grammar of times, each with its part of speech and its value.

An entry such as `前!往来` is 前 unless one of the characters after the mark follows: 前往 is no
limit. Festivals come from `coach.timing.festivals`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple


class Word(NamedTuple):
    """A word of the lexicon: what it is, its value, and what must not follow."""

    text: str
    kind: str
    value: Any
    barred: str


PARTS_OF_DAY: dict[str, tuple[float, float]] = {
    "凌晨": (0, 5), "清晨": (5, 8), "早上": (8, 12), "上午": (8, 12), "中午": (12, 14),
    "下午": (12, 18), "午后": (12, 15), "傍晚": (17, 19), "晚上": (18, 24), "夜里": (20, 24),
    "深夜": (22, 28), "午夜": (23, 25), "半夜": (24, 28), "前半夜": (18, 24), "后半夜": (24, 30),
    "白天": (8, 18), "全天": (0, 24),
}  # fmt: skip
"""Hours from and to; past 24 on the next day. What each is called otherwise stands in `_TABLE`."""

SHARP_PARTS = frozenset({"全天"})
"""Parts of the day whose borders are clear: when 上午 begins is a matter of opinion."""

_TABLE: tuple[tuple[str, Any, str], ...] = (
    # Units
    ("YEAR", None, "年!轮龄糕货味报画夜兽"),
    ("MONTH", None, "月!饼牌花球雪嫂"),
    ("DATE", None, "日!语元韩"),
    ("HAO", None, "号!召称"),
    ("DAY", "天", "天!然线窗"),
    ("DAY", "工作日",
     "工作日|个工作日|工作天|个工作天|交易日|个交易日|工日|个工日"),
    ("DAY", "自然日", "自然日|个自然日|日历日|个日历日|日历天|个日历天|自然天"),
    ("WEEK", None,
     "周!围边刊岁率折旋期年遭|星期|礼拜|个周!期末转|个星期"
     "|个礼拜"),
    ("HOUR", None, "小时|个小时|钟头|个钟头|个钟!头|钟!头点表声意情"),
    ("MINUTE", None, "分钟"),
    ("SECOND", None, "秒!杀懂表胶回变|秒钟"),
    ("QTR", 1, "q1"),
    ("QTR", 2, "q2"),
    ("QTR", 3, "q3"),
    ("QTR", 4, "q4"),
    ("QUARTER", None, "季度|季!节豆后风军前|个季度"),
    ("CENTURY", None, "世纪!之|个世纪"),
    ("DECADE", None, "年代"),
    ("MONTHS", False, "个月!饼球"),
    ("MONTHS", True, "个多月"),
    ("CLOCK", "点", "点!击评心缀名赞播亮燃子|点钟"),
    ("CLOCK", "时", "时!间候尚代刻差常期髦速机势效区段装务针"),
    ("MIN", None, "分!之"),
    ("KE", None, "刻!录意苦板度字"),
    ("KEZHONG", None, "刻钟"),
    ("HALF", False, "半!成导径价球数截决自个世"),
    ("HALF", True, "大半!个球|小半|多半"),
    ("HALFGE", False, "半个!人球"),
    ("HALFGE", True, "大半个|小半个"),
    ("HALFPLUS", None, "个半"),
    ("GE", None, "个"),
    ("MORE", None, "多!种次家少|余!额款下地|来!自源的电函访客样料货临看过回不信宾|多个|余个|来个"),
    ("WHOLE", None, "整!理改体个天合治顿容形数车箱批柜套|正!在好常式是如确品规"),
    ("CHARACTERS", None, "个字"),
    ("NTH", None, "第"),
    ("OF", None, "的"),
    ("OTHER", None, "同一天|同一年|同一周|同一月|一年四季|一年到头|一天到晚都"),
    ("ALSO", None, "又|又加|外加"),
    # Days, months and years counted from now
    ("RELDAY", 0, "今天|今日|今儿个|今儿|即日|本日"),
    ("RELDAY", 1, "明天|明日|明儿个|明儿|听日|次日|翌日|第二天"),
    ("RELDAY", 2, "后天!性下努形|后日|后儿"),
    ("RELDAY", 3, "大后天|大后日|大后儿"),
    ("RELDAY", -1, "昨天|昨日|昨儿个|昨儿|琴日|寻日|头天"),
    ("RELDAY", -2, "前天|前日|前儿"),
    ("RELDAY", -3, "大前天|大前日|大前儿"),
    ("DAYS", (0, 2), "今明两天|今明两日|今明天|今明"),
    ("DAYS", (0, 3), "今明后三天|今明后天"),
    ("DAYS", (1, 2), "明后两天|明后天|明后两日"),
    ("DAYS", (-1, 2), "昨今两天|昨今两日"),
    ("RELYEAR", 0, "今年|本年|本年度|今年度"),
    ("RELYEAR", 1, "明年|来年|次年|翌年|下年|下年度|明年度"),
    ("RELYEAR", 2, "后年"),
    ("RELYEAR", 3, "大后年"),
    ("RELYEAR", -1, "去年|上年|上年度|去年度|旧年|昨年"),
    ("RELYEAR", -2, "前年"),
    ("RELYEAR", -3, "大前年"),
    ("RELMONTH", 0, "本月|这月"),
    ("RELMONTH", 1, "下月|次月|翌月"),
    ("RELMONTH", -1, "上月"),
    ("RELMONTH", 2, "下下月"),
    ("RELMONTH", -2, "上上月"),
    ("SHIFT", 0, "本|这|呢|呢个|今个|这个!人问事|这一|这一个"),
    ("SHIFT", 1, "下|下个|下一|下一个"),
    ("SHIFT", 2, "下下|下下个|下下一个"),
    ("SHIFT", 3, "下下下|下下下个"),
    ("SHIFT", -1, "上|上个|上一|上一个"),
    ("SHIFT", -2, "上上|上上个|上上一个"),
    ("SHIFT", -3, "上上上|上上上个"),
    ("WEEKEND", None, "周末!愉快|周末两天"),
    # Parts of a month, year, week
    ("PART", "start", "初!步期级衷稿版次样始中一二三四五六七八九十|初期|伊始|之初|早期"),
    ("PART", "middle", "中!国文间方级心标东小英奖科企资旬期央外|中期"),
    ("PART", "end", "底!价部板座薪线气盘片妆|末!尾端位|末期|后期|末尾|之末"),
    ("THIRD", "first_third", "上旬"),
    ("THIRD", "second_third", "中旬"),
    ("THIRD", "last_third", "下旬"),
    ("THIRD", "before_middle", "上中旬"),
    ("THIRD", "after_middle", "中下旬"),
    ("HALVES", "first_half", "上半!场身部夜|前半!场部夜段|头半"),
    ("HALVES", "second_half", "下半!场身部夜|后半!场部夜段"),
    ("SEASON", 3, "春天|春季!款装新面系|今春|春!节游运联卷晚秋夏天"),
    ("SEASON", 6, "夏天|夏季!款装新面系|今夏|夏!装令先总女士威普款日布"),
    ("SEASON", 9, "秋天|秋季!款装新面系|今秋|秋!装冬刀葵季款"),
    ("SEASON", 12, "冬天|冬季!款装新面系|今冬|冬!瓜装至令款虫菇"),
    ("LASTSEASON", 3, "去春!晚天节"),
    ("LASTSEASON", 6, "去夏"),
    ("LASTSEASON", 9, "去秋"),
    ("LASTSEASON", 12, "去冬"),
    # The day and its hours
    ("PARTOFDAY", "凌晨", "凌晨|凌晨时分|拂晓|黎明|破晓|天亮前"),
    ("PARTOFDAY", "清晨", "清晨|清早|大清早|一大早|大早上|大早|晨间|清晨时分"),
    ("PARTOFDAY", "早上",
     "早上!好|早晨!好|早间|一早|朝早|早!期就已日年餐市班前点在先些安稻教会晚该茶操知饭来|晨!光"),
    ("PARTOFDAY", "上午", "上午!好|上昼|午前|前晌"),
    ("PARTOFDAY", "中午", "中午!好|正午|午间|晌午|晏昼"),
    ("PARTOFDAY", "下午", "下午!好茶|下昼|后晌"),
    ("PARTOFDAY", "午后", "午后"),
    ("PARTOFDAY", "傍晚", "傍晚|傍晚时分|黄昏|黄昏时分|日落时分|天黑时|薄暮"),
    ("PARTOFDAY", "晚上",
     "晚上!好|晚间|晚!些一宴餐安礼会报点班了于到辈年近育婚装饭上下间|夜晚|整晚|晚夕"),
    ("PARTOFDAY", "夜里", "夜里|夜间|夜!班市景灯光总"),
    ("PARTOFDAY", "深夜", "深夜|大半夜|三更半夜|深更半夜"),
    ("PARTOFDAY", "午夜", "午夜|子夜"),
    ("PARTOFDAY", "半夜", "半夜"),
    ("PARTOFDAY", "前半夜", "前半夜|上半夜"),
    ("PARTOFDAY", "后半夜", "后半夜|下半夜"),
    ("PARTOFDAY", "白天", "白天"),
    ("PARTOFDAY", "全天", "全天!候|整天|一整天|一天到晚"),
    ("ALLYEAR", None, "全年|整年|一整年"),
    ("VACATION", (7, 8), "暑假|暑期"),
    ("VACATION", (1, 2), "寒假"),
    ("DAYPART", (0, "晚上"), "今晚|当晚|今夜|今宵|今晚上"),
    ("DAYPART", (0, "早上"), "今早|今晨|今早上|今朝!有|今朝早|今儿早上"),
    ("DAYPART", (0, "下午"), "今下午"),
    ("DAYPART", (0, "中午"), "今午"),
    ("DAYPART", (1, "晚上"), "明晚|听晚|明晚上|明夜"),
    ("DAYPART", (1, "早上"), "明早|明晨|听朝|听朝早|听早|明早上|次晨"),
    ("DAYPART", (1, "下午"), "明下午"),
    ("DAYPART", (1, "上午"), "明上午"),
    ("DAYPART", (-1, "晚上"), "昨晚|昨夜|寻晚|琴晚|昨晚上|前一晚"),
    ("DAYPART", (-1, "早上"), "昨早|昨晨"),
    ("DAYPART", (-2, "晚上"), "前晚|前夜"),
    ("DAYPART", (2, "晚上"), "后晚"),
    ("MIDNIGHT", 0, "零点|零时|凌晨零点|午夜零点"),
    ("OFFWORK", 18, "下班!后|下班时|下班时间|收工"),
    ("OFFWORK", 9, "上班时|开工时"),
    ("AFTERWORK", 18, "下班后|下班之后|下班以后"),
    ("LACK", None, "差"),
    ("PASSING", None, "过!程滤年期敏户节分多"),
    # What joins, borders and blurs
    ("TO", None,
     "到!货港位场达底付账岸期时处头|至!今于少尊|至到|-|~|—|――|——|–|−|→|直到|直至|一直到|一直至"
     "|到了"),
    ("AND", None, "和!平|与|跟!单进着|及!时其|以及|、"),
    ("BETWEEN", None, "之间|期间|间!隔接距断歇或|中间|这段时间|这段期间|这期间"),
    ("FROM", None,
     "从!来没不业事未而|自!己动然由行身主取提家带制贸媒|自从|打从|由!于此我您你他贵客工|从打"),
    ("BEFORE", None,
     "前!往来沿锋卫排期途景言端台轮述后|之前|以前|前夕"),
    ("UPTO", None, "或之前|或以前|及以前|及之前|或者之前|为止|止!痛血步境损付"),
    ("AFTER", None, "后!果台悔勤端者面期羿轮座缀代厨盖遗市|之后|以后|过后"),
    ("ONWARDS", None,
     "起!草诉码来飞航运重因步身效价立定伏订点源泡皱床见止初|开始!于是|以来|及以后|或之后"
     "|或以后|及之后|或者之后|起算|开始算|至今|迄今|算起"),
    ("TILL", None,
     "截至|截止!日时|截止到|截止至|截至到|不晚于|不迟于|最迟不晚于|最晚不超过|最迟不超过|最晚不晚于|最迟"
     "|最晚|最迟到|最晚到|不得晚于|不得迟于|至迟|至晚|迟至|最迟于|最晚于|最迟在|最晚在|赶在"
     "|早于"),
    ("LATER", None, "晚于|不早于|最早"),
    ("ABOUT", None,
     "约!定束|大约|大概|大致|大约在|大概在|约莫|差不多|差不多在|将近|接近|可能|估计|估摸|或许"
     "|预估|差唔多|大约莫|大约是|大概是|快到!了货港"),
    ("ROUGHLY", None,
     "左右!手两|前后!左|上下!班游|许!多可久诺愿|附近|来钟|不到!货位场达账港|未到!货位场达账港|多钟|那阵|那会儿|那阵子"
     "|的样子|光景|之交|出头|开外"),
    ("WITHIN", None, "内!容部含外地销衬存盒径置贸胆|之内|以内|里!面程弄约"),
    ("AHEAD", False, "未来|未来的|接下来|接下来的|往后|此后|后续"),
    ("AHEAD", True, "今后|随后|日后|将来"),
    ("BEHIND", False, "过去|过去的|刚过去的|近!日期来况似视邻义距乎|近这"),
    ("BEHIND", False, "最近的|最近这"),
    ("BEHIND", True, "最近|以往|此前"),
    ("AGAIN", None, "再过"),
    ("LEFT", None, "还剩|还剩下|仅剩|只剩|剩余|距今"),
    ("LAST", -1, "最后|最后的|最后一|最后一个|最后一个的"),
    ("LAST", 1, "首个|头一个"),
    # What repeats
    ("EVERY", None, "每|每个!人|每一|每一个|每逢|逢!年|每到|每隔|隔!离壁热音断行"),
    ("EVERYDAY", None, "天天!乐向上特果快|每时每刻|隔三差五|三天两头"),
    # The lunisolar calendar and holidays
    ("LUNAR", None, "农历|阴历|旧历|夏历|农历的|阴历的"),
    ("LUNARMONTH", 1, "正月!里"),
    ("LUNARMONTH", 11, "冬月"),
    ("LUNARMONTH", 12, "腊月!里|蜡月"),
    ("LUNARDAY", None, "初一|初二|初三|初四|初五|初六|初七|初八|初九|初十"),
    ("NEWYEAR", None, "大年"),
    ("FEAST", None, "节!目能省约奏日点气拍俭假操制流选度略"),
    ("LEAP", None, "闰"),
    # Words that are times by themselves
    ("NOW", None,
     "现在|到目前为止|截至目前|截止目前|截至目前为止|截止目前为止|目前!台|当前|眼下|此刻|现时"
     "|如今|现今|当下|这会儿|而家|立即|立刻|即刻|此时此刻|此时"),
    ("SOON", True,
     "马上|尽快|尽早|早日!康|稍后|稍候|过几天|过两天|过些天|过些日子|过几日|过阵子|过一阵子"
     "|过一阵|过段时间|过一段时间|过些时候|过会儿|过一会儿|这几天|这两天|这几日|这两日|这些天"
     "|这阵子|这段时间|这段日子|近期|近日|不日|近几天|近几日|不久|不久后|不久之后|不久以后"
     "|不久的将来|没多久|很快|很快就|晚些时候|晚些|晚点!名心|晚一点|晚一些|迟些|迟点|稍晚"
     "|稍晚些|稍晚时候|稍迟|改天|改日|有空时|有空的时候|有空再|方便时|方便的时候|第一时间"
     "|一会儿|一会|待会儿|待会|等会儿|等会|等下!一个去|等一下|等一会儿|等一会|回头!客率看|片刻|短期内"
     "|短时间内|短期|择日|择期|择机|速速|尽速|尽可能早|要不了多久|用不了多久|开春|开春以后"
     "|开春后|开年|开年后|天黑|天黑以后|天黑后|天黑前|天亮后|世纪之交|夏末秋初|春夏之交"
     "|秋冬之交|春末夏初|长期以来|一段时间|好一阵子|一阵子|很长时间|很长一段时间|尽量早|早点!心|早一点|早些|月中前后|某天|某日|总有一天"
     "|有朝一日"),
    ("SOON", False,
     "近来|近年|近年来|近些年|近些年来|近几年来|日前|不久前|不久以前|不久之前|前不久|前段时间"
     "|前一段时间|前一段|最近一段时间|最近这段时间|近一段时间|好久!不没|许久|前段日子|前些天|前几天|前两天|前几日|前些日子|前阵子|前一阵子|前一阵"
     "|前些时候|前些年|前几年|早前|早些时候|早先|先前|从前|早年|多年来|多年前|多年以前"
     "|很久以前|很久之前|好久之前|刚才|方才|适才|往年|昔日|这些年|这几年|近几个月来|最近几天"),
)  # fmt: skip

GREETINGS = (
    "快乐|愉快|祝福|吉祥|好!|大吉|礼物|礼盒|礼品|礼包|贺卡|月饼|粽子|红包|树|帽|老人|装饰|灯"
    "|袜|款|系列|主题|元素|歌|蛋糕|广场|路|大街|大道|村|镇|套装|服装"
)
"""Behind a festival these make it a greeting, a product or a place."""

CLOCKLESS = frozenset(
    "标准 夏令 世界 协调世界 国际标准 东部 西部 中部 太平洋 当地 本地 贵地".split()
)
"""Of the names in PLACES, those that without 时间 name no clock."""

PLACES = frozenset(
    (
        "北京 上海 深圳 广州 香港 台北 台湾 中国 柏林 德国 法兰克福 慕尼黑 汉堡 伦敦 英国 巴黎"
        " 法国 马德里 西班牙 罗马 米兰 意大利 阿姆斯特丹 荷兰 布鲁塞尔 比利时 华沙 波兰 莫斯科"
        " 俄罗斯 伊斯坦布尔 土耳其 迪拜 阿联酋 利雅得 沙特 多哈 德黑兰 特拉维夫 开罗 埃及"
        " 拉各斯 尼日利亚 内罗毕 约翰内斯堡 南非 孟买 新德里 印度 卡拉奇 巴基斯坦 达卡 曼谷"
        " 泰国 河内 胡志明 越南 雅加达 印尼 新加坡 吉隆坡 马来西亚 马尼拉 菲律宾 东京 日本"
        " 首尔 韩国 悉尼 墨尔本 澳洲 澳大利亚 奥克兰 新西兰 纽约 美东 美国东部 美国 芝加哥"
        " 美中 丹佛 洛杉矶 美西 美国西部 旧金山 西雅图 温哥华 多伦多 加拿大 墨西哥城 墨西哥"
        " 圣保罗 巴西 布宜诺斯艾利斯 阿根廷 圣地亚哥 智利 利马 秘鲁 波哥大 格林威治 格林尼治"
        " 欧洲中部 中欧 西欧 东欧 太平洋 东部 西部 中部 标准 夏令 世界 协调世界 国际标准 当地"
        " 本地 贵地 贵方当地 您当地 你当地 你们当地 您那边 你那边 你们那边 我这边 我们这边"
        " 我方 贵方 苏黎世 维也纳 布拉格 斯德哥尔摩 哥本哈根 奥斯陆 赫尔辛基 雅典 里斯本"
        " 都柏林 基辅 休斯顿 达拉斯 亚特兰大 迈阿密 波士顿"
    ).split()
)
"""Before 时间 these name a clock."""

SOLAR_TERMS = (
    "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至"
    " 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至"
).split()

ERAS = {
    "民国": 1911, "康熙": 1661, "雍正": 1722, "乾隆": 1735, "嘉庆": 1795, "道光": 1820,
    "咸丰": 1850, "同治": 1861, "光绪": 1874, "宣统": 1908, "神龙": 704, "贞观": 626,
    "开元": 712, "洪武": 1367, "永乐": 1402, "万历": 1572, "崇祯": 1627, "昭和": 1925,
    "平成": 1988, "令和": 2018,
}  # fmt: skip
"""The year before the first of an era."""


@cache
def lexicon() -> dict[str, tuple[Word, ...]]:
    """The words by their first two characters, the longest first."""
    words: dict[str, Word] = {}
    for key, name, loose in _festival_names():
        words[name] = Word(name, "FESTIVAL", (key, loose), "")
    for number, name in enumerate(SOLAR_TERMS):
        words.setdefault(name, Word(name, "TERM", number, ""))
    for era, year in ERAS.items():
        words[era] = Word(era, "ERA", year, "")
    for kind, value, listed in _TABLE:
        for entry in listed.split("|"):
            text, _, barred = entry.partition("!")
            words[text] = Word(text, kind, value, barred)
    by_start: dict[str, list[Word]] = {}
    for word in words.values():
        by_start.setdefault(word.text[:2], []).append(word)
    return {
        start: tuple(sorted(group, key=lambda word: -len(word.text)))
        for start, group in by_start.items()
    }


def _festival_names() -> Iterator[tuple[str, str, bool]]:
    """Key and name of each festival, and whether the name means other things too."""
    from coach.timing.festivals import FESTIVALS

    for key, names in FESTIVALS.items():
        for name in names.chinese:
            yield key, name, name in names.loose
    for name in ("农历年", "阴历年", "旧历年"):
        yield "chinese_new_year", name, True
