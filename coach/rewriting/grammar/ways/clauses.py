"""The clauses of a Chinese sentence: their marks, whom they accuse, and what only heats them up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from coach.lazily import lazy
from coach.rewriting.grammar.wordings import request, verbs, wording, words
from coach.rewriting.strength import Strength

_MARKS = lazy(
    r"[，；。！？!?;～~…]+|[:：](?!\d)|,(?!\d{3})|\s*[—–]+\s*|(?<=[⺀-鿿”」）])\s+(?=[⺀-鿿“「])|"
    r"(?<=[0-9A-Za-z])\s+(?=不是|你|您|我|今天|现在|怎么|为什么|货|别)"
)
FIGURE = lazy(
    r"[0-9A-Za-z]|[一二三四五六七八九十百千万两几半]+(?:[天日号月年周个件箱台套元吨米次遍封条"
    r"回版批份块页张]|小时|分钟)|[“「《⟦]"
)
BLANK_DATE = "在⟦日期⟧前"


def _any(of: Iterable[str]) -> str:
    """Alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, of), key=len, reverse=True))


@cache
def compiled(template: str) -> re.Pattern[str]:
    """A pattern with the lists of the table put in for its <names>."""
    return re.compile(
        re.sub(r"(?<!\?P)<([a-z_]+)>", lambda found: alternatives(found[1]), template)
    )


@cache
def alternatives(name: str) -> str:
    """The words a <name> of a pattern stands for, as a group."""
    if name == "ver":
        every = [verbs("zh", group) for group in _GROUPS]
        return f"(?:{_any(frozenset().union(*every))})"
    if name in (*_GROUPS,):
        return f"(?:{_any(verbs('zh', name))})"
    if name == "when":
        return WHEN
    if name == "me":
        return f"(?:{_any(words('zh', 'us'))})"
    if name == "reader":
        offices = _any(words("zh", "office"))
        return f"(?>{_any(words('zh', 'you'))})(?:的?(?:{offices})(?!{_OF_OFFICE}))*"
    return f"(?:{_any(words('zh', name))})"


_OF_OFFICE = "不当|失误|错误|有误|问题|缺陷|报告|费|单|流程|图|稿|方案|标准|记录|系统"
"""“质检报告” is a thing, “质检” are people."""
_GROUPS = (
    "handing_over",
    "shipping",
    "paying",
    "refunding",
    "answering",
    "confirming",
    "telling",
    "doing",
)

_POLITE = {
    "你们": "贵方", "您们": "贵方", "你方": "贵方", "你司": "贵司", "你厂": "贵厂", "你店": "贵店",
    "你公司": "贵公司", "你家": "贵方", "你那边": "您那边", "你这边": "您那边", "您这边": "您那边",
    "您家": "贵方", "您公司": "贵公司", "您方": "贵方", "你": "您",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """How firmly is spoken, and what the writer calls both sides."""

    strength: Strength
    you: str
    us: str

    @classmethod
    def of(cls, text: str, strength: Strength) -> Voice:
        """The names of both sides as `text` gives them, the reader's in polite form."""
        named = compiled("<you>").search(text)
        you = _POLITE.get(named[0], named[0]) if named else ""
        if you == "您那边":
            you = "您"
        us = next((one for one in ("我司", "我方", "我厂", "我公司") if one in text), "")
        if not us:
            us = "我方" if "我们" in text or "我" not in text or you.startswith("贵") else "我"
        return cls(strength, you, us)

    def words(self, name: str, **slots: str) -> str:
        """A wording of the table in this voice."""
        return wording("zh", name, self.strength, **{"you": self.you, "us": self.us, **slots})

    def ask(self, name: str, **slots: str) -> str:
        """A request of the table in this voice."""
        return request("zh", name, self.strength, **{"you": self.you, "us": self.us, **slots})


def polite(text: str) -> str:
    """`text` with the reader called as a trade letter would."""
    text = compiled(r"(?:你们|您们)的(?!时候)").sub("贵方的", text)
    return compiled("<you>").sub(lambda found: _POLITE.get(found[0], found[0]), text)


@dataclass(slots=True)
class Said:
    """What a stretch of a sentence became: observations with their marks, and requests."""

    parts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    taken: int = 1
    """The clauses of the sentence it stands for."""
    understood: bool = True
    """Whether it answers what was blaming, rather than being left as it stands."""


@dataclass(slots=True)
class Clause:
    """A clause without its mark; `bare` is without the agent and the words that heat it up."""

    text: str
    mark: str
    bare: str = ""
    agent: str = ""
    core: str = ""
    """`bare` without the words that open a clause."""
    plain: str = ""
    """`text`, the agent left in, without what only heats it up or opens it."""
    cooled: bool = False
    """Whether words that only heat it up were taken out."""

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return "?" in self.mark or "？" in self.mark or self.text.endswith(("吗", "么"))

    @property
    def ends(self) -> bool:
        """Whether a sentence ends behind it."""
        return any(one in self.mark for one in "。！？!?…")


_AGENT = (
    r"(?<![给跟向对和与由让叫被替在找等催发问到帮拜为受因怪据按回])(?<!请)(?<!麻烦)"
    r"(?P<agent>(?:<reader>|^(?:财务部|采购部|市场部|生产部|物流部|技术部|设计部|客服部|仓库|"
    r"客服|采购|财务|质检)(?=到|至今|又|还|没|未|忘|一直|迟迟))"
    r"(?:[⺀-鿿]{1,2}(?:经理|先生|小姐|女士))?)(?!家|方|司|们|那边|公司|厂|店|的(?!时候))"
)
PARTICLES = lazy(r"(?:[啊呀嘛呗吧哦喔哈噢咯哎喂]|的吗|好吗|好吧)+$")
_OPENERS = lazy(
    r"^(?:(?:但是|但|可是|可(?!以|能|惜|见)|不过|而且|并且|所以|于是|结果|那么|那|那就|然后|反正|总之|另外|"
    r"还有|再说|"
    r"其实|说实话|老实说|讲真|请问|我说|我就想问|我想问|我问|我就问|按理说|按道理说|按道理|"
    r"照理说|拜托|天哪|真是的|麻烦问一下))+"
)


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a sentence in simplified characters, taken apart at its marks."""
    made: list[Clause] = []
    at = 0
    for found in [*_MARKS.finditer(text), None]:
        end = found.start() if found else len(text)
        piece = text[at:end].strip()
        mark = (found[0].strip() or "，") if found else ""
        if piece:
            made.append(_taken_apart(Clause(piece, mark)))
        elif made:
            made[-1].mark += mark
        at = found.end() if found else end
    return made


_CALMER = (
    (lazy(r"反悔(?:压|改|降|涨)(?:到|成)"), "改为"),
    (lazy(r"一口咬定"), "表示"),
    (lazy(r"反过来说"), "提出"),
    (
        lazy(
            r"(?<=[今现])(?P<a>天|在)都(?:已经)?(?P<b>周.|星期.|[0-9]+[号日]|[⺀-鿿]月[⺀-鿿]*)了?$"
        ),
        r"\g<a>已是\g<b>",
    ),
    (lazy(r"都(?=已经|快|过了|到了)"), ""),
    (lazy(r"拖到(?P<when>[⺀-鿿0-9]{1,6})才说"), r"\g<when>告知"),
    (lazy(r"^既然"), ""),
    (lazy(r"^(?P<a>您|你们?)既然"), r"\g<a>"),
    (lazy(r"是吧$"), ""),
    (lazy(r"(?:这么|如此|那么)(?:简单|基本|小|普通)的(?=[⺀-鿿])"), ""),
    (lazy(r"都能(?=[贴印写发装做]歪|[贴印写发装做][错反])"), ""),
    (lazy(r"又写(?=[0-9])"), "写的是"),
    (
        lazy(r"^(?:这)?(?:都|已经)(?=第[一二三四五六七八九十0-9]+[次遍版])(?P<a>[^，]+?)了?$"),
        r"已是\g<a>",
    ),
    (lazy(r"都?(?:全)?乱套了"), "的安排受到了影响"),
    (
        lazy(
            r"一会儿?(?:又)?(?:要|说)?(?P<a>[⺀-鿿]{1,6})一会儿?(?:又)?(?:要|说)"
            r"?(?P<b>[⺀-鿿]{1,6})$"
        ),
        r"先是要求\g<a>，后是要求\g<b>",
    ),
    (lazy(r"(?P<a>测|验|查|看|核对|检查|检测)没(?P=a)"), r"有没有\g<a>"),
    (lazy(r"私自|擅自"), "未经许可"),
    (lazy(r"(?<=期|价)只给(?=[0-9一二三四五六七八九十])"), "为"),
    (lazy(r"^(?P<a>[⺀-鿿]{1,4})才(?=没|不|未|误|晚|被|下错|发错|出错)"), r"\g<a>"),
    (
        lazy(
            r"给(?:我们?|我方|我司)?(?:一?个)?(?:明确的?)?(?:说法|答复|交代|交待|准信|准话|"
            r"回复|回音)"
        ),
        "答复",
    ),
    (lazy(r"^限(?=你们?|您|贵)"), "必须"),
    (lazy(r"(?<=贵方|贵司|你们)自己"), ""),
    (lazy(r"(?:都能|还能|也能|能)(?=少写|漏|写错|发错|印错|贴错|少发)"), ""),
    (lazy(r"又(?=推到|改到|拖到|改成|推迟到)"), "之后"),
    (lazy(r"^不是(?=[^我咱，]{1,6}$)"), "而不是"),
    (lazy(r"改来改去(?:都|已经)?(?P<n>[一二三四五六七八九十0-9]+版)了?"), r"修改已有\g<n>"),
    (
        lazy(
            r"^(?!连|怎么|为什么|为何)(?P<a>[^，]{2,}?)都没(?P<b>[⺀-鿿]{1,2}?)过?就(?=上线|"
            r"出货|发货|放行|投产|生产|装柜|发|签|开工)"
        ),
        r"\g<a>没有\g<b>过就",
    ),
)


def _taken_apart(clause: Clause) -> Clause:
    clause.text = re.sub(r"\s*[\U0001f300-\U0001faff]+", "", clause.text)
    given = clause.text
    for pattern, calmer in _CALMER:
        clause.text = pattern.sub(calmer, clause.text)
    clause.cooled = compiled("<heat>(?!品|求|白)").search(given) is not None or clause.text != given
    text = PARTICLES.sub("", clause.text)
    text = compiled(r"^(?:请问|请|麻烦)(?=<reader>)").sub("", text)
    text = compiled("<heat>(?!品|求|白)").sub("", text)
    found = compiled(_AGENT).search(text)
    if found:
        clause.agent = polite(found["agent"])
        before, after = text[: found.start()], text[found.end() :]
        text = before + after
    else:
        owned = compiled("^<reader>的(?!时候)(?=[⺀-鿿A-Z]{2,})").match(text)
        if owned:
            clause.agent = polite(owned[0].removesuffix("的"))
            text = text[owned.end() :]
    clause.bare = text.strip()
    clause.core = heatless(clause.bare)
    clause.plain = heatless(PARTICLES.sub("", clause.text))
    return clause


_THINGLIKE = lazy(
    r"说明书?|要求|重要|需求|会议|不良|不锈钢|不合格|不干胶|有限|有效|性能|功能|还款|说法|"
    r"没收|会员|会计|能源|"
    r"[里中]有(?=[0-9一二三四五六七八九十])|的(?=[⺀-鿿])"
)
_UNTHINGLIKE = lazy(
    r"[啥还要让就却才不没能会想说吗呢都也是有着被把你您？，、“”]|我(?!们?的|方的?|司的?|们?的?$)"
    r"|[了过](?!的)|一(?:次|遍|直)$|先|再|叫|当|第.次"
)


def is_thing(text: str) -> bool:
    """Whether a stretch looks like the name of a thing, with what describes it."""
    if len(text) > 32:
        return False
    head = text
    described = re.match(r"^(?P<before>.+)的(?P<noun>[⺀-鿿A-Za-z0-9 ]{1,14})$", text)
    if described and not re.search(
        r"[你您？，、]|怎么|什么|为什么|没|不(?!锈|良|合格|干)", described["before"]
    ):
        head = described["noun"]
    return _UNTHINGLIKE.search(_THINGLIKE.sub("", head)) is None


_TIME_ONLY = (
    r"^(?:<when>|之前|前|内|以内|之内|的时候|的|上次|这次|这回|本次|这批|上批|上一批|刚才|当时|"
    r"在|于|到|截至)*$"
)


def is_time(text: str) -> bool:
    """Whether a stretch says nothing but when."""
    return compiled(_TIME_ONLY).match(text) is not None


WHEN = (
    r"(?:今天|今晚|明天|明晚|后天|昨天|前天|本周|这周|下周|上周|本月|这个月|下个月|月底|年底|"
    r"周[一二三四五六日末天]|[0-9一二三四五六七八九十]+月[初中底]|"
    r"[0-9一二三四五六七八九十]+月[上中下]旬|年前|月初|上个月|"
    r"[0-9一二两三四五六七八九十几]+天前|前一天|隔天|第二天|次日|当天|星期[一二三四五六日天]|"
    r"[0-9一二三四五六七八九十]+(?:月[0-9一二三四五六七八九十]+[日号]?|[日号天周]|个月|"
    r"个?小时|分钟|个?工作日)|下班|中午|早上|下午|上午|晚上|[0-9]{1,2}[:：点][0-9]{0,2}|"
    r"\d+/\d+)"
)
NOT = (
    r"(?:没有人|没有一个人|没一个人|没人|无人|没有|没能|没|未能|未曾|未|不肯|不愿意|不愿|不想|"
    r"不愿|拒不|拒绝|忘了|忘记了|忘记|忘|漏了|懒得|不)"
)


def by_when(when: str) -> str:
    """“在5月31日前” for a deadline as the sentence names it."""
    when = when.strip()
    if not when:
        return BLANK_DATE
    return when if when.startswith(("在", "于")) else f"在{when}"


def without_lead(text: str) -> str:
    """`text` without the comma or colon before it."""
    return text.lstrip("，：: ")


def heatless(text: str) -> str:
    """`text` without words that only heat it up, and without those that open a clause."""
    text = compiled("<heat>(?!品|求|白)").sub("", text)
    return _OPENERS.sub("", text)


def has_residue(text: str) -> bool:
    """Whether something blaming or figurative is left, so that the text is not said again."""
    return compiled("<residue>").search(text) is not None


@cache
def _full_verbs() -> dict[str, str]:
    return {pair[0]: pair[1:] for pair in words("zh", "full_verbs")}


def full_verb(verb: str) -> str:
    """A verb of one character as a letter would write it: “发” is “发出”."""
    return _full_verbs().get(verb, verb)


def groups_by_need() -> tuple[str, ...]:
    """The groups of verbs in the order in which a verb of several is taken."""
    return (
        "shipping",
        "refunding",
        "paying",
        "answering",
        "telling",
        "confirming",
        "handing_over",
        "doing",
    )


GOODS = frozenset(
    {
        "发货",
        "出货",
        "交货",
        "出运",
        "装船",
        "装柜",
        "发运",
        "开船",
        "出库",
        "走货",
        "送货",
        "配送",
        "派送",
        "寄货",
    }
)
