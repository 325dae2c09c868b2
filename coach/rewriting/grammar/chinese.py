"""Chinese sentences that blame, said again: what was seen, and what is asked for.

There is no parse for Chinese here and none is needed: a sentence is taken apart at its marks, each
clause loses the person it accuses and what only heats it up, and what is left is said by the kind
of clause it is – not done, done wrong, told before, threatened. A clause that is not understood is
never said again, and no sentence with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from coach.analysis.simplified import simplify
from coach.lazily import lazy
from coach.rewriting.grammar.wordings import request, verbs, wording, words
from coach.rewriting.strength import Strength

_MARKS = lazy(
    r"[，；。！？!?;～~…]+|[:：](?!\d)|,(?!\d{3})|\s*[—–]+\s*|(?<=[⺀-鿿”」）])\s+(?=[⺀-鿿“「])|"
    r"(?<=[0-9A-Za-z])\s+(?=不是|你|您|我|今天|现在|怎么|为什么|货|别)"
)
_FIGURE = lazy(
    r"[0-9A-Za-z]|[一二三四五六七八九十百千万两几半]+(?:[天日号月年周个件箱台套元吨米次遍封条回版批份块页张]|小时|分钟)|[“「《⟦]"
)
_BLANK_DATE = "在⟦日期⟧前"


# --- who is spoken to, and how ------------------------------------------------------------------


def _any(of: object) -> str:
    """Alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, of), key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _made(template: str) -> re.Pattern[str]:
    """A pattern with the lists of the table put in for its <names>."""
    return re.compile(re.sub(r"(?<!\?P)<([a-z_]+)>", lambda found: _list(found[1]), template))


@cache
def _list(name: str) -> str:
    if name == "ver":
        every = [verbs("zh", group) for group in _GROUPS]
        return f"(?:{_any(frozenset().union(*every))})"
    if name in (*_GROUPS,):
        return f"(?:{_any(verbs('zh', name))})"
    if name == "when":
        return _WHEN
    if name == "me":
        return f"(?:{_any(words('zh', 'us'))})"
    if name == "reader":
        return f"(?>{_any(words('zh', 'you'))})(?:的?(?:{_any(words('zh', 'office'))}))*"
    return f"(?:{_any(words('zh', name))})"


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
        named = _made("<you>").search(text)
        you = _POLITE.get(named[0], named[0]) if named else ""
        if you == "您那边":
            you = "您"
        us = next((one for one in ("我司", "我方", "我厂", "我公司") if one in text), "")
        if not us:
            us = "我方" if "我们" in text or "我" not in text or you.startswith("贵") else "我"
        return cls(strength, you, us)

    def words(self, name: str, **slots: str) -> str:
        """A wording of the table in this voice."""
        return wording("zh", name, self.strength, **{**self._sides(name), **slots})

    def ask(self, name: str, **slots: str) -> str:
        """A request of the table in this voice."""
        return request("zh", name, self.strength, **{"you": self.you, "us": self.us, **slots})

    def _sides(self, name: str) -> dict[str, str]:
        return {"you": self.you, "us": self.us}


def polite(text: str) -> str:
    """`text` with the reader called as a trade letter would."""
    text = _made(r"(?:你们|您们)的(?!时候)").sub("贵方的", text)
    return _made("<you>").sub(lambda found: _POLITE.get(found[0], found[0]), text)


# --- what a clause becomes ----------------------------------------------------------------------


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
        return "?" in self.mark or "？" in self.mark or self.text.endswith(("吗", "么"))

    @property
    def ends(self) -> bool:
        """Whether a sentence ends behind it."""
        return any(one in self.mark for one in "。！？!?…")


_AGENT = (
    r"(?<![给跟向对和与由让叫被替在找等催发问到帮拜为受因怪据按回])(?<!请)(?<!麻烦)(?P<agent>(?:<reader>|^(?:财务部|采购部|市场部|生产部|物流部|技术部|设计部|客服部|仓库|客服|采购|财务|质检)(?=到|至今|又|还|没|未|忘|一直|迟迟))"
    r"(?:[⺀-鿿]{1,2}(?:经理|先生|小姐|女士))?)(?!家|方|司|们|那边|公司|厂|店|的(?!时候))"
)
_PARTICLES = lazy(r"(?:[啊呀嘛呗吧哦喔哈噢咯哎喂]|的吗|好吗|好吧)+$")
_OPENERS = lazy(
    r"^(?:(?:但是|但|可是|可|不过|而且|并且|所以|于是|结果|那么|那|那就|然后|反正|总之|另外|还有|再说|"
    r"其实|说实话|老实说|讲真|请问|我说|我就想问|我想问|我问|我就问|按理说|按道理说|按道理|照理说|拜托|天哪|真是的|麻烦问一下)(?![⺀-鿿]{0,0}的))+"
)


def _clauses(text: str) -> list[Clause]:
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
            r"一会儿?(?:又)?(?:要|说)?(?P<a>[⺀-鿿]{1,6})一会儿?(?:又)?(?:要|说)?(?P<b>[⺀-鿿]{1,6})$"
        ),
        r"先是要求\g<a>，后是要求\g<b>",
    ),
    (lazy(r"(?P<a>测|验|查|看|核对|检查|检测)没(?P=a)"), r"有没有\g<a>"),
    (lazy(r"私自|擅自"), "未经许可"),
    (lazy(r"(?<=期|价)只给(?=[0-9一二三四五六七八九十])"), "为"),
    (lazy(r"^(?P<a>[⺀-鿿]{1,4})才(?=没|不|未|误|晚|被)"), r"\g<a>"),
    (
        lazy(
            r"给(?:我们?|我方|我司)?(?:一?个)?(?:明确的?)?(?:说法|答复|交代|交待|准信|准话|回复|回音)"
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
            r"^(?!连|怎么|为什么|为何)(?P<a>[^，]{2,}?)都没(?P<b>[⺀-鿿]{1,2}?)过?就(?=上线|出货|发货|放行|投产|生产|装柜|发|签|开工)"
        ),
        r"\g<a>没有\g<b>过就",
    ),
)


def _taken_apart(clause: Clause) -> Clause:
    clause.text = re.sub(r"\s*[\U0001f300-\U0001faff]+", "", clause.text)
    given = clause.text
    for pattern, calmer in _CALMER:
        clause.text = pattern.sub(calmer, clause.text)
    clause.cooled = _made("<heat>(?!品|求|白)").search(given) is not None or clause.text != given
    text = _PARTICLES.sub("", clause.text)
    text = _made(r"^(?:请问|请|麻烦)(?=<reader>)").sub("", text)
    text = _made("<heat>(?!品|求|白)").sub("", text)
    found = _made(_AGENT).search(text)
    if found:
        clause.agent = polite(found["agent"])
        before, after = text[: found.start()], text[found.end() :]
        text = before + after
    else:
        owned = _made("^<reader>的(?!时候)(?=[⺀-鿿A-Z]{2,})").match(text)
        if owned:
            clause.agent = polite(owned[0].removesuffix("的"))
            text = text[owned.end() :]
    clause.bare = text.strip()
    clause.core = _heatless(clause.bare)
    clause.plain = _heatless(_PARTICLES.sub("", clause.text))
    return clause


_THINGLIKE = lazy(
    r"说明书?|要求|重要|需求|会议|不良|不锈钢|不合格|不干胶|有限|有效|性能|功能|还款|说法|没收|会员|会计|能源|"
    r"[里中]有(?=[0-9一二三四五六七八九十])|的(?=[⺀-鿿])"
)
_UNTHINGLIKE = lazy(
    r"[还要让就却才不没能会想说吗呢都也是有着被把你您？，、“”]|我(?!们?的|方的?|司的?|们?的?$)|[了过](?!的)|一(?:次|遍|直)$|先|再|叫|当|第.次"
)


def _is_thing(text: str) -> bool:
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


_TIME_ONLY = r"^(?:<when>|之前|前|内|以内|之内|的时候|的|上次|这次|这回|本次|这批|上批|上一批|刚才|当时|在|于|到|截至)*$"


def _is_time(text: str) -> bool:
    return _made(_TIME_ONLY).match(text) is not None


# --- ways: kinds of clauses, each said in its manner --------------------------------------------

Way = Callable[[Voice, list[Clause], int], "Said | None"]

_WHEN = (
    r"(?:今天|今晚|明天|明晚|后天|昨天|前天|本周|这周|下周|上周|本月|这个月|下个月|月底|年底|周[一二三四五六日末天]|[0-9一二三四五六七八九十]+月[初中底]|[0-9一二三四五六七八九十]+月[上中下]旬|年前|月初|上个月|[0-9一二两三四五六七八九十几]+天前|前一天|隔天|第二天|次日|当天|星期[一二三四五六日天]|"
    r"[0-9一二三四五六七八九十]+(?:月[0-9一二三四五六七八九十]+[日号]?|[日号天周]|个月|个?小时|分钟|个?工作日)|下班|中午|早上|下午|上午|晚上|[0-9]{1,2}[:：点][0-9]{0,2}|\d+/\d+)"
)
_NOT = r"(?:没有人|没有一个人|没一个人|没人|无人|没有|没能|没|未能|未曾|未|不肯|不愿意|不愿|不想|不愿|拒不|拒绝|忘了|忘记了|忘记|忘|漏了|懒得|不)"


def _by(when: str) -> str:
    """“在5月31日前” for a deadline as the sentence names it."""
    when = when.strip()
    if not when:
        return _BLANK_DATE
    return when if when.startswith(("在", "于")) else f"在{when}"


# Threats ------------------------------------------------------------------------------------------

_IF_NOT = (
    r"^(?P<topic>[^，]*?)(?P<when>(?:<when>)*(?:之前|前|内|以内|之内)?)(?:如果|如|若是|若|要是|倘若|假如|假使|一旦)?(?P<topic2>[^，再不没未]{0,10}?)(?P<when2>(?:<when>)*(?:之前|前|内|以内|之内)?)"
    r"(?P<again>再|还是|还|仍然|仍|依然|依旧|继续|迟迟|始终|一直)*(?:不能|不肯|不愿|不|没有|没|未能|未|拒绝|拒不|无法)(?:给我们?|把)?(?P<act>[^，]+?)(?:的话|了|呢)?$"
)
_THEN = r"^(?:那|就|那么|我就|我们就)*(?P<then>.+)$"


def _threat(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.bare
    marked = re.search(
        r"如果|如(?![何期此实下约同])|若|要是|倘若|假如|再不|再没|再拖|再这|再有|一旦|的话|[前内]还?[不没]|^(?:今天|明天|周.|今晚)[^，]{0,3}不|^不[⺀-鿿]{1,4}$|^(?:你们?|您|贵司)?不[⺀-鿿]{1,8}$|^(?:你们?|您|贵司)?再[^不没]{1,6}[一两][次回]",
        clause.text,
    )
    inside = _made(
        r"^(?P<if>[^，]*?(?:再不|再没|不|没|再拖|再这样|再继续)[^，]{1,14}?)(?P<then>(?:<me>)?(?:就只能|就只好|只好|只能|就要|就会|就|别怪)[^，]+)$"
    ).match(bare)
    if inside and re.match(
        r"(?:<me>)?就(?:是|说|好|行|能|已|没|不|来)".replace("<me>", _list("me")), inside["then"]
    ):
        inside = None
    if inside and _stands_as_threat(inside["then"]):
        return _deadline(voice, inside["if"], inside["then"], "", 1)
    if marked is None or at + 1 >= len(clauses):
        return None
    if re.match("(?:你们?|您|贵司)?不", clause.text) and not _made("^(?:那|货)?<me>").match(
        clauses[at + 1].text
    ):
        return None
    rest, taken = _until_end(clauses, at + 1)
    return _deadline(voice, bare, rest[0], "，".join(rest[1:]), taken + 1)


def _stands_as_threat(then: str) -> bool:
    return bool(_CONSEQUENCE.search(then))


_CONSEQUENCE = lazy(
    r"取消|投诉|起诉|报警|律师|法|仲裁|索赔|退货|退款|拒收|拒付|换|停|终止|扣|卖|转|黑名单|拉黑|差评|曝光|公开|合作|"
    r"上报|信保|不再|找别|别家|上诉|追究|处理|报告|升级|赔|见|后果|别怪|追讨|暂停|不付|不发|不出|不接|不做|不下|"
    r"走|撤|申请|冻结|作废|减|罚|没收|转售|通知|收取|计|付不|自己|客户"
)


def _until_end(clauses: list[Clause], at: int) -> tuple[list[str], int]:
    """The words of the clauses from `at` to the end of their sentence, agents left in."""
    texts: list[str] = []
    while at < len(clauses):
        texts.append(_PARTICLES.sub("", clauses[at].text))
        if clauses[at].ends:
            break
        at += 1
    return texts, len(texts)


def _deadline(voice: Voice, condition: str, then: str, more: str, taken: int) -> Said | None:
    again = _made(
        r"^(?:如果|如|若|要是)?(?:<reader>)?再(?P<act>[^不没未，]{1,8}?)(?:(?:一次|一回)(?P<what>[⺀-鿿]{0,3})|下去|的话|了)*$"
    ).match(condition)
    on = re.match(
        r"^(?:如果|如|若|要是)?[^，]{0,8}?(?:继续|一直|仍然?|还)(?:这样)?(?P<act>拖欠|拖延|拖着|拖|逾期|赖账|敷衍)(?:下去|不付|不还|的话)*$",
        condition,
    )
    consequence = _consequence(voice, then)
    if consequence is None:
        return None
    tail = f"，{polite(more)}" if more else ""
    unseen = _made(
        r"^(?:如果|如|若|要是|倘若)?(?:<reader>)?(?P<when>(?:<when>)*(?:之前|前|内|以内|之内)?)(?:再|还是|还|仍然|仍|依然)*(?:收不到|见不到|看不到|拿不到|没有收到|没收到|未收到|未能收到|没见到|没看到)(?P<what>[^，]+?)(?:的话)?$"
    ).match(condition)
    if unseen and _is_thing(unseen["what"]):
        by = _by(unseen["when"]) if unseen["when"] else _BLANK_DATE
        return Said(
            [f"如{by}仍未收到{unseen['what']}，{consequence}{tail}。"],
            [voice.ask("confirm")],
            taken,
        )
    anew = _made(
        r"^(?:如果|如|若|要是)?(?:<reader>)?再(?:有|出现|发生|来)(?:一次|一回)?(?P<what>[⺀-鿿]{2,8})$"
    ).match(condition)
    if anew and not _residue(anew["what"]) and anew["what"] not in ("下次", "一次"):
        return Said(
            [f"如再次出现{anew['what']}，{consequence}{tail}。"], [voice.ask("remedy")], taken
        )
    if on:
        paid = re.search("欠|付|还|账", condition) is not None
        asked = "付款" if paid else "解决"
        said = voice.words(
            "deadline", by=_BLANK_DATE, act=asked, short=asked, then=f"{consequence}{tail}"
        )
        return Said([f"{said}。"], [], taken)
    if again:
        act = again["act"] + (again["what"] or "")
        if act in ("这样", "这么", "如此", "有下次", "有一次", "犯"):
            act = "出现同样的情况"
        if _residue(act) or re.search("我|装|演|骗|[⺀-鿿]{7}", act):
            return None
        if re.search(r"拖|继续", act):
            return Said(
                [f"如⟦日期⟧前仍未解决，{consequence}{tail}。"], [voice.ask("remedy")], taken
            )
        return Said([f"如再次{act}，{consequence}{tail}。"], [voice.ask("remedy")], taken)
    found = _made(_IF_NOT).match(condition)
    if found is None:
        return None
    act = found["act"]
    act = re.sub(r"^(?:给<me>|给我们?)".replace("<me>", _list("me")), "", act)
    act = re.sub(r"[的了]$", "", act)
    if re.search("也行|也可以|无所谓|也没关系", condition):
        return None
    if _made("<reader>").search(act) or len(act) > 30:
        return None
    topic = (found["topic"] + found["topic2"]).strip()
    topic = re.sub(r"^(?:如果|如|若是|若|要是|倘若|假如|你|那)|(?:还|再|就|仍)+$", "", topic)
    if topic and _made("<reader>").search(topic):
        return None
    short = _made(r"^(?:把[^，]+?)?(?P<verb><ver>)").match(act)
    verb_of = short["verb"] if short else ""
    if verb_of and verb_of in verbs("zh", "handing_over") and act == verb_of and len(act) == 1:
        return None
    if short is None and len(act) > 4:
        return None
    verb = short["verb"] if short else act
    if len(verb) == 1 and act[1:2] in ("款", "货", "清"):
        verb = act[:2]
    if verb in ("行", "好", "听", "是"):
        return None
    asked = f"把{topic}{act}" if topic and short and act == verb else act
    if topic and asked == act or topic and not _is_thing(topic):
        return None
    if not re.match(r"把", act) and not _is_thing(act.removeprefix(verb_of)) and len(act) > 8:
        return None
    if len(verb) == 1:
        verb = {
            "给": "提供",
            "付": "支付",
            "发": "发出",
            "结": "结清",
            "退": "退还",
            "签": "签署",
        }.get(verb, f"{verb}好" if act == verb else "完成")
    asked = re.sub(r"^给(?=[⺀-鿿])", "提供", asked)
    if asked.endswith("结"):
        asked += "清"
    by = _by(found["when"] or found["when2"])
    said = voice.words("deadline", by=by, act=asked, short=verb, then=f"{consequence}{tail}")
    return Said([f"{said}。"], [], taken)


_CLEAR = (
    (r"^(?:法庭|法院|公堂)(?:上)?见.*$", "通过法律途径处理"),
    (r"^(?:平台)(?:投诉)?见.*$", "向平台投诉"),
    (r"^别怪.*(?:不客气|翻脸|无情|没提醒|不讲情面).*$", "⟦采取的措施⟧"),
    (r"^(?:一切)?后果.*(?:自负|承担).*$", "⟦采取的措施⟧"),
    (r"^别怪(?:<me>)?(?P<act>.+)$", r"\g<act>"),
)


def _consequence(voice: Voice, then: str) -> str | None:
    """“我方将取消订单”: the step the writer announces, as it stands."""
    bare = re.sub(r"^(?:那么|那|就)+", "", then.strip())
    bare = _made("<heat>").sub("", bare)
    found = _made(
        r"^(?P<object>[^，]{0,12}?)(?P<us><me>)?(?:就|都|也|那)*(?P<will>只能|只好|不得不|只有|将会|将|会|要|直接)?(?P<act>.+?)[的了]?$"
    ).match(bare)
    if found is None:
        return None
    whole = _made(r"^(?:<me>)?(?:那|就)*").sub("", bare)
    for pattern, clear in _CLEAR:
        matched = _made(pattern).match(whole)
        if matched:
            return f"{voice.us}将{matched.expand(clear).lstrip('就')}"
    us = found["us"] or ""
    subject = _made("<me>").search(bare)
    if subject is None:
        if not _CONSEQUENCE.search(bare) or _made("<reader>").search(bare):
            return None
        lead = re.match(r"^(?P<what>[^，就只将会]{0,10}?)(?:就|只能|只好|将|会)(?P<act>.+)$", bare)
        if lead and lead["what"]:
            return f"{lead['what']}将{lead['act'].removeprefix('只能').removeprefix('会')}".removesuffix(
                "了"
            )
        act = re.sub(r"^(?:就|只能|只好|直接|只有)+", "", bare).removesuffix("了")
        return f"{voice.us}将{act}"
    us = subject[0]
    before, after = bare[: subject.start()], bare[subject.end() :]
    after = re.sub(r"^(?:就|都|也|那|会|要|将|一定|必|马上|立刻)+", "", after)
    after = re.sub(r"[的了]$", "", after)
    after = re.sub("卖给(?:了)?(?:别人|别家|其他客户|别的客户)", "转售给其他客户", after)
    if not after or _residue(after) or re.search(r"好看|走着瞧|等着|不客气|翻脸", after):
        return None
    after = re.sub(r"^(?:只能|只好|不得不)", "只能", after)
    after = re.sub("(?<=[⺀-鿿])就(?=不|把|停|取消)", "", after)
    after = re.sub(
        r"^(?P<office>[⺀-鿿]*(?:局|协会|委员会|消协))(?:门口)?(?:上)?见$",
        r"向\g<office>反映",
        after,
    )
    will = (
        ""
        if after.startswith(("只能", "不", "保留")) or _made("^(?:在)?<when>不").match(after)
        else "将"
    )
    if len(us) == 1 or us in ("我们", "咱们", "我这边", "我们这边"):
        us = voice.us
    if before:
        return (
            f"{us}{will}把{before}{after}"
            if re.match(r"(?:全部)?(?:卖|转|退|换|停|撤|移|交给|取消)", after)
            and not will.startswith("只")
            else f"{before}{us}{will}{after}"
        )
    return f"{us}{will}{polite(after)}"


def _demand_or_else(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“今天之内付款，否则我们取消订单”."""
    if at + 1 >= len(clauses):
        return None
    found = re.match(
        r"^(?:否则的话|否则|不然的话|要不然|不然|要不)(?P<then>.*)$", clauses[at + 1].text
    )
    if found is None:
        return None
    rest, taken = _until_end(clauses, at + 1)
    then, more = found["then"], rest[1:]
    if not then:
        if not more:
            return None
        then, more = more[0], more[1:]
    consequence = _consequence(voice, then)
    asked = _demanded(clauses[at].bare)
    if consequence is None or asked is None:
        return None
    tail = "".join(f"，{polite(one)}" for one in more)
    by = "" if _has_date(asked) else _BLANK_DATE
    short = _made("<ver>").search(asked)
    verb = short[0] if short and len(short[0]) > 1 else "完成"
    said = voice.words("deadline", by=by, act=asked, short=verb, then=f"{consequence}{tail}")
    return Said([f"{said}。"], [], taken + 1)


_URGENT = r"(?:务必|必须|赶紧|赶快|马上|立刻|立即|快点|快|现在就|现在|直接(?=把)|尽快|速速|火速|速|抓紧|最好|给我|给我们|得|要|需要|今天就|先|请|麻烦)"


def _has_date(text: str) -> bool:
    return bool(_made(_WHEN + r"|之前|以内|内|日前").search(text))


def _demanded(bare: str) -> str | None:
    """What a demand asks for, without its urgency."""
    found = _made(
        rf"^(?P<pre>(?:{_WHEN}(?:之前|前|内|以内|之内)?|这|那|把)?[^，]*?)(?P<urge>{_URGENT}+)(?P<act>[^，]+)$"
    ).match(bare)
    if found is None:
        act, pre = bare, ""
        if not _made(r"^(?:把[^，]+)?<ver>").match(act):
            return None
    else:
        act, pre = found["act"], found["pre"]
        if not _made(r"^(?:给<me>|把|全部|重新|重|补|免费|空运)*[^，]{0,12}<ver>").match(act):
            return None
    act = _made(r"给(?:<me>)(?=补|发|寄|改|换|退|处理|解决|空运|重)|^给<me>").sub("", act)
    act = re.sub(r"^给出(?=[⺀-鿿])", "提供", act)
    act = re.sub(r"[了的]$", "", act)
    whole = "全部" if re.search("全部|全都|都$", pre) else ""
    pre = re.sub(r"(?:就|都|全部|全)$", "", pre)
    if re.search("为|怎么|想|一张|[“”]", pre):
        return None
    if len(act) < 2 or act.startswith(("不", "没", "说", "是")):
        return None
    if pre and not _made(rf"^{_WHEN}").match(pre) and not pre.startswith("把") and "把" not in act:
        if len(pre) > 16 or re.search(r"[是有没不]", pre):
            return None
        return f"把{pre}{whole}{act}"
    return f"{pre}{whole if not act.startswith('把') else ''}{act}"


# Told before --------------------------------------------------------------------------------------

_TOLD = (
    r"^(?P<when>[^，]*?)(?:<me>)?(?P<adv>(?:早在|早就|早已经|早已|早|已经|已|就|都|也|再三|一再|多次|反复|一直|最早|当时|之前|上次|又|不是|特意|专门|明确|清楚地|白纸黑字|再)*)"
    r"(?P<times>[一二两三四五六七八九十0-9]+(?:次|遍|回))?(?:跟|和|向|给|对|同|提前|明确|是|第[一二三四五六七八九十0-9]+次)*(?:<reader>)?(?:就)?"
    r"(?:说|讲|确认(?=过)|强调|提醒|通知|告诉|告知|解释|声明|交代|交待|沟通|叮嘱|嘱咐|重申|提|写邮件说)(?P<past>过|了|得|明)?(?:<reader>)?"
    r"(?P<much>(?:多少|无数|好几|好多|八百|几百|一百|一万|八百万|很多|N)(?:遍|次|回))?(?P<times2>[一二两三四五六七八九十0-9]+(?:次|遍|回))?(?:(?:得)?(?:很|非常|十分|够)?(?:清楚|明白|明确)|了|的|吗|吧)*(?P<rest>.*)$"
)
_TOLD_MARK = lazy(
    r"就说了|确认过|说得(?:很|非常)?(?:清楚|明)|说清楚|早就|早已|早在|说过|讲过|提过|提醒过|强调|多少遍|多少次|[遍次回]了?[要别不请，]|遍|再三|一再|提醒|通知过|告诉过|告诉|不是(?:跟|和)|交代|重申|说了[^，]{1,4}[次遍回]|說|叮嘱|讲了"
)
_NOT_HEARD = lazy(
    r"(?:不|没|非不|偏不|就是不|置)(?:听|信|理|当|看|改|记|放|在乎|在意|予|注意|重视|采纳|照办|以为|管|上心)|当耳|耳边|置之|置若|还是(?:这样|老样子|犯|错)|硬要|非要|一意孤行|照做不误"
)


def _told(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if not _TOLD_MARK.search(clause.text) or "为什么" in clause.text:
        return None
    found = _made(_TOLD).match(
        re.sub("明明(?!白)|分明|我可是|可(?!以|能)", "", _PARTICLES.sub("", clause.text))
    )
    if found is None or len(found["when"]) > 22:
        return None
    if _made(
        rf"<reader>|怎么|为什么|[？?]|怪|听|没|不|[⺀-鿿]了|才|有人|客户|他|她|被|昨晚谁|谁"
    ).search(found["when"]):
        return None
    ours = (
        re.search(
            r"我|咱|跟|和|向|提醒|强调|告诉|通知|多少|八百|几百|遍|早",
            clause.text[: len(clause.text) - len(found["rest"])],
        )
        is not None
    )
    if not ours or re.search(
        r"告诉我|跟我|和我|向我|通知我|提醒我|说我|讲我|才(?:告诉|说|通知)|请你?们?告|别告|不要告",
        clause.text,
    ):
        return None
    when = re.sub(r"(?:已经|就|是|都|可|时)$", "", found["when"]).rstrip("在")
    when = _made(r"^(?:<me>)?(?:早在|在)?|(?:<me>)?(?:早就|早|已)?$").sub("", when)
    if when in ("可", "当时", "之前", "最后", "我", "一直"):
        when = ""
    elif when == "之前就":
        when = ""
    elif when and not re.search(
        r"[0-9一二三四五六七八九十]|邮件|会|电话|合同|上|前|时|昨天|周", when
    ):
        return None
    if when and re.search("邮件中$|会上$|群里$|合同里$", when):
        when = f"在{when}"
    rest = _lstrip(found["rest"])
    following: list[Clause] = []
    taken = 1
    here = at + 1
    if not rest:
        while here < len(clauses) and not following:
            if _NOT_HEARD.search(clauses[here].text):
                return None
            following.append(clauses[here])
            here += 1
        if not following:
            return Said(["为方便查阅，重点如下：⟦要点⟧"], [], 1) if at == 0 else None
        rest = _PARTICLES.sub("", following[0].text)
        taken += 1
    last = following[0] if following else clause
    if last.asks and not re.search(r"不是|吗", clause.text):
        return None
    while (
        here < len(clauses)
        and not last.ends
        and not _made("<reader>").search(clauses[here].text)
        and not _NOT_HEARD.search(clauses[here].text)
        and not re.search("当时|现在|结果|说|都|却|才|居然", clauses[here].text)
    ):
        last = clauses[here]
        rest += f"，{_PARTICLES.sub('', last.text)}"
        here += 1
        taken += 1
    rest = re.sub(r"(?<![受为除])[了吗]$", "", rest)
    rest = _heatless(rest)
    if rest.startswith(("我", "一下", "不止")) and not rest.startswith(("我们的", "我方")):
        return None
    if not rest or _residue(rest) or len(rest) < 3 or re.search(r"什么|怎么|为什么|多少|谁", rest):
        return None
    times = found["times"] or found["times2"] or ""
    nth = re.search(r"第[一二三四五六七八九十0-9]+次", clause.text)
    told = _as_wish(voice, rest)
    if when:
        note = f"{when}{'已' + times if times else ''}"
        text = f"{when}{'时' if when.endswith('会') else ''}{voice.us}{'已' + times if times else '已'}说明：{told}"
    elif nth:
        text = f"再次确认（{nth[0]}）：{told}"
    elif times:
        text = f"此前已说明{times}，再次确认：{told}"
    else:
        text = voice.words("recall", what=told)
    return Said([f"{text}。"], [], taken)


_SAID_THAT = r"^(?:这(?:话|事|一点|些|个)?)?<me>?(?:都|已经|之前|早就)*(?:说|讲|强调|提醒|解释|交代)(?:过|了)?(?:不下|至少|不止|都有)?(?:多少|无数|好几|很多|[一二两三四五六七八九十百0-9]+)(?:遍|次|回)了?$"


def _said_that(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“资料要提前三天给，这话我说了不下十遍”: what was said stands before."""
    found = at and _made(_SAID_THAT).match(_PARTICLES.sub("", clauses[at].text))
    return Said([], [voice.ask("confirm")], 1) if found else None


_REPEATED = r"^(?:最后)?(?:我|我们|我方)?(?:最后)?(?:再|再次|重复)(?:说|强调|重申|提醒|讲|声明)(?:你们|您|贵司|你)?(?:最后)?(?:一遍|一次|一句)?$"


def _repeated(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“再说一遍，价格不能再低了”."""
    if at + 1 >= len(clauses) or not _made(_REPEATED).match(clauses[at].text):
        return None
    rest = clauses[at + 1].plain.removesuffix("了")
    if _residue(rest) or clauses[at + 1].asks or re.search("别想|休想|如果|不.{1,6}就", rest):
        return None
    return Said([voice.words("recall", what=_as_wish(voice, rest))], [], 2)


_ANSWERED = r"^(?:上次|之前|当时|昨天|前天|上周)?(?:你们?|您|贵司)?(?:不是)(?:你们?|您|贵司)?(?:说|答应|保证|承诺)(?:好|过|了)?(?P<rest>[^，]+?)吗?$"


def _answered(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“不是说25号肯定能出吗” is what the reader had said."""
    found = _made(_ANSWERED).match(_heatless(clauses[at].text))
    if found is None or len(clauses) == 1:
        return None
    rest = re.sub("肯定|一定|绝对|保证|百分百", "", found["rest"])
    if _residue(rest) or re.search("没|不|谁|什么|我|你|您", rest):
        return None
    return Said([f"按此前的答复，{polite(rest)}"], [voice.ask("status", act="完成")], 1)


def _as_wish(voice: Voice, rest: str) -> str:
    """“别用胶带” as “请不要用胶带”."""
    rest = (
        re.sub(r"^(?:别|不要|不能|不许|不准)(?=[⺀-鿿])", "请不要", rest)
        if re.match(r"(?:别|不要|不许|不准)", rest)
        else rest
    )
    rest = (
        re.sub(r"^(?:必须|一定要|得|要)(?=[⺀-鿿])", "请", rest)
        if re.match(
            r"(?:一定要|必须|要)(?=先|按|用|抄|提|发|写|贴|改|走|做|加|换|等|在|把|给)", rest
        )
        else rest
    )
    rest = re.sub(r"^先(?=[付发给做确寄])", "请先", rest)
    return polite(rest)


_RECORD = (
    r"^(?P<doc>[^，]*?(?:合同|协议|邮件|订单|图纸|说明书|规格书|规格|报价单|条款|附件|备注|PO|PI|确认书|样品单|要求|条|页|文件|清单|单))(?:里面|里|上面|上|中)?(?:都|也|是|早就|已经|已)*"
    r"(?:写|标|注明|规定|约定|说|写明|标明|约好|列)(?:得|的|着)?(?:是)?(?P<clear>清清楚楚|很清楚|明明白白|很明白|清楚|非常清楚|得很清楚|很明确|十分清楚|明确)(?:了|的|是)*(?P<rest>.*)$"
)


_RECORDED = r"^(?P<doc>[^，]*?(?:合同|协议|邮件|订单|图纸|说明书|规格书|规格|报价单|条款|附件|备注|确认书|文档|节|条|页|清单))(?:里面|里|上面|上|中)?(?:都|也|已经|早就)*(?:写|标|注明|规定|约定|要求)(?:了|明了|着|过|的是)(?P<rest>[^，]{2,})$"


def _recorded(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    plain = _made(_RECORDED).match(_heatless(clause.text))
    scolded = at + 1 < len(clauses) and clauses[at + 1].asks and bool(clauses[at + 1].agent)
    if (
        plain
        and scolded
        and not clause.asks
        and not _residue(clause.text)
        and not _made("<reader>").search(clause.text)
    ):
        return Said([f"{plain['doc']}中写明：{polite(plain['rest'])}"], [voice.ask("confirm")], 1)
    found = _made(_RECORD).match(re.sub("白纸黑字|明明(?!白)", "", clause.text))
    if found is None or clause.asks or _made("<reader>").search(found["doc"]):
        return None
    rest, taken, here = _lstrip(found["rest"]), 1, at + 1
    last = clause
    if not rest:
        if here >= len(clauses) or clause.ends or _made("<reader>").search(clauses[here].text):
            return None
        rest, last, taken, here = clauses[here].text, clauses[here], 2, here + 1
    while (
        here < len(clauses)
        and not last.ends
        and not _made("<reader>|<me>").search(clauses[here].text)
        and not clauses[here].asks
    ):
        last = clauses[here]
        rest += f"，{last.text}"
        here += 1
        taken += 1
    rest = _heatless(_PARTICLES.sub("", rest))
    if re.match(r"请?(?:你|您)?(?:看清|自己看|麻烦|请|看看|再问|去看)", rest):
        return Said([f"相关内容请见{found['doc']}：⟦日期、第几点⟧"], [], taken)
    if last.asks or _residue(rest) or re.search("没|只要|还|就|偏", rest):
        return None
    return Said([f"{found['doc']}中写明：{polite(rest)}。"], [], taken)


# Denials ------------------------------------------------------------------------------------------

_NOT_OURS = (
    r"^(?P<what>[^，]*?)(?:这|那|也|都|完全|绝对|真的|可|并|又|可能)*(?:"
    r"(?P<blame>(?:不是|并非|不算|不能算|不属于|算不上|怎么能算|不能算是)(?:由于)?<me>(?:这边|工厂)?的?(?P<noun>[^，]{0,5}?(?:问题|错|责任|原因|失误|锅|过错)))"
    r"|(?P<did>不是<me>[^，]{1,8}?的)"
    r"|(?P<none>(?:与|跟|和|同)<me>(?:这边|工厂|厂|公司|仓库)?(?:都|也|完全|可)?(?:没有|没|无)(?:任何|半点|一点|什么|半毛钱)?(?:关系|关)?)"
    r"|(?P<not>责任(?:也|都|完全)?不在<me>(?:这边)?)"
    r"|(?P<wont><me>(?:这边)?(?:概|都|也|可|一概|绝)?(?:不负责|不承担|不能负责|无法负责|不会承担|不认|不背|没有责任|没责任|不能承担)(?P<object>[^，]*))"
    r"|(?P<dont>(?:请)?(?:别|不要|不能|少|凭什么|怎么能|怎么|别想|休想)(?:再)?(?:都|全|什么都|又|把[^，]{1,10})?(?:怪|赖|推|找|算|甩|怪到|赖到|推到|推给)(?:到|给|在)?<me>(?:头上|身上|这边)?[^，]{0,4}))$"
)


def _denial(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_NOT_OURS).match(clauses[at].plain)
    if found is None:
        return None
    what = re.sub(r"^(?:这|那|都|也|那也|这也|这个|所以|但是|但)+$", "", found["what"])
    what = re.sub(r"(?:都|也|这|可)$", "", what)
    if what and (_residue(what) or _made("<reader>").search(what)):
        return None
    if found["wont"]:
        object_ = found["object"]
        claim = re.sub(r"^[⺀-鿿]{1,4}?(?=(?:概|都|也)?不|没)", "", "")
        claim = f"{what}{voice.us}不承担{object_ or '责任' if not object_.startswith('责任') else object_}"
        if "负责" in found["wont"]:
            claim = f"{what}{voice.us}不负责{object_}"
    elif found["did"]:
        claim = f"{what}{found['did']}"
    else:
        noun = (found["noun"] or "责任").replace("过错", "责任").replace("锅", "责任")
        noun = "责任" if noun in ("问题", "错", "失误") else noun
        if re.match("这|那", clauses[at].bare) and not what and len(clauses) == 1:
            return Said([f"<view>这个问题不属于{voice.us}责任：⟦事实⟧"], [voice.words("can_do")], 1)
        claim = f"{what or '这个问题'}不属于{voice.us}的{noun}".replace("的责任", "责任")
    return Said([f"<view>{claim}"], [voice.words("can_do")], 1)


# Fault --------------------------------------------------------------------------------------------

_THIRD = lazy(
    r"^(?:这|那|都)?是(?P<who>货代|船公司|海关|快递公司|快递|物流公司|物流|银行|工厂|报关行|供应商|承运人|码头|港口|车队|仓库)(?:那边)?的(?:错|问题|责任|失误|原因|锅)$"
)


def _third(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _THIRD.match(_PARTICLES.sub("", clauses[at].text))
    return (
        Said([f"<view>问题出在{found['who']}环节"], [voice.words("can_do")], 1) if found else None
    )


_COLLEAGUE = r"^(?:你|您)?(?:自己)?(?:去)?(?:问|找)(?:问)?(?:<reader>)(?:自己)?的?(?P<who>人|同事|老板|业务|业务员|财务|采购|客服|仓库|货代|经理)?$"


def _ask_colleague(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_COLLEAGUE).match(_PARTICLES.sub("", clauses[at].text).removesuffix("自己人"))
    if found is None:
        return None
    who = {"人": "同事", None: "同事"}.get(found["who"], found["who"])
    return Said([], [f"麻烦{voice.you}向贵方{who}核实一下。"], 1)


_NOT_TO_BEAR = (
    r"^凭什么(?:要|让|叫)?<me>(?:来)?(?P<act>承担|付|出|赔|买单|负责|背)(?P<what>[^，]*)$"
)


def _not_to_bear(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_NOT_TO_BEAR).match(_PARTICLES.sub("", clauses[at].text))
    if found is None or _residue(found["what"]):
        return None
    what = found["what"] or "相关费用"
    return Said(
        [f"<view>{what}不应由{voice.us}承担：⟦依据⟧"],
        [
            f"请{voice.you}告知{'贵方' if not voice.you.startswith('贵') else ''}的依据。".replace(
                "告知的", "告知"
            )
        ],
        1,
    )


_JUDGED = lazy(
    r"^(?:的)?(?:严重|重大|低级|粗心|一再|再三|反复|无故|一时|工作)*(?:的)?(?:失误|疏忽|错误|错|原因|问题|责任|失职|过失|过错|大意|马虎|不负责任?|不专业|低效|态度|"
    r"管理(?:混乱|不善)?|无能|粗心大意|粗心|不靠谱|不配合|操作失误|工作失误|内部问题|敷衍|推诿|不作为|错误操作)$"
)
_DELAYED = lazy(
    r"^(?:的)?(?:一再|反复|屡次|无故|多次)?(?P<what>拖延|延误|延期|延迟|拖拉|推迟|拖欠|迟交|晚交货|逾期|耽误|变更|改单|取消)$"
)


def _because(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(
        r"^(?:这(?:次|回)?|就是|都是|全是|还不是|完全是|正是|就|都|全|主要|说到底)*(?:怪|赖|因为|由于|因|就因为|多亏|托)(?P<agent><reader>)(?P<rest>.*)$"
    ).match(_PARTICLES.sub("", clauses[at].text))
    if found is None:
        return None
    rest = _heatless(found["rest"])
    rest = re.sub(r"(?:的)?(?:缘故|关系|原因)$", "", rest)
    effect = re.match(
        r"^(?P<cause>.*?)(?P<how>，?(?:才|导致|造成|害得|害|使得|使|让))(?P<then>.+)$", rest
    )
    if effect and not effect["cause"].startswith("没"):
        rest, then = effect["cause"], effect["then"]
    else:
        then = ""
    cause = _cause(voice, rest)
    if cause is None:
        return None
    last = at + 1 >= len(clauses)
    if then:
        then = re.sub(r"^(?:得|的)", "", then)
        if _residue(then) or _made("<reader>").search(then):
            return None
        lead = f"因{cause}，" if cause else "目前已造成" if len(then) < 4 else ""
        return Said([f"{lead}{then.removesuffix('的')}"], [voice.ask("remedy")], 1)
    if not cause:
        if last:
            return Said([], [voice.words("settle_together")], 1) if at else None
        return Said(["<so>"], [voice.ask("remedy")], 1)
    if last:
        return Said(
            [f"原因是{cause}" if at else f"就{voice.us}目前了解，原因是{cause}"],
            [voice.ask("remedy")],
            1,
        )
    return Said([f"因{cause}，"], [voice.ask("remedy")], 1)


def _cause(voice: Voice, rest: str) -> str | None:
    """What was done or not done, without who; "" for a word that only judges, None if unknown."""
    rest = rest.strip()
    if not rest or _JUDGED.match(rest):
        return ""
    delayed = _DELAYED.match(rest)
    if delayed:
        often = "多次" if re.search("一再|反复|屡次|多次", rest) else ""
        return often + {"拖延": "延误", "拖拉": "延误"}.get(delayed["what"], delayed["what"])
    rest = rest.removeprefix("的")
    poor = re.match(
        r"^(?P<what>[⺀-鿿]{2,6}?)(?:实在|这么|那么|太|很)+(?P<how>差|烂|糟|糟糕|粗糙|马虎|随便|慢)了?$",
        rest,
    )
    if poor and not _residue(poor["what"]):
        return (
            f"{poor['what']}较慢"
            if poor["how"] == "慢"
            else f"{poor['what']}未达到要求（⟦具体情况⟧）"
        )
    if _residue(rest) or _made("<reader>").search(rest):
        return None
    return rest.removesuffix("了")


_CAUSED = r"^(?P<what>[^，]*?)(?:都|全|完全|就|明显|显然|这)*是(?:由|因为|由于)?(?P<agent><reader>)(?P<act>[^，]*?)(?:才|所)?(?P<how>造成|导致|引起|弄|搞|害|出来|产生|发生)的?$"
_CAUSED_BY = r"^(?P<what>[^，]{2,}?)(?:都|全|完全|就|明显|显然)*是(?:因为|由于)(?P<agent><reader>)(?P<act>[^，]+?)(?P<how>)$"
_FAULT = (
    r"^(?P<what>[^，]*?)(?:都|全|全都|完全|就|明显|这|主要|本来就|难道不)*(?:是(?P<a><reader>)(?:的)?(?P<n>[^，]{0,6}?)(?:错|问题|责任|失误|疏忽|锅|过错|过失|失职)"
    r"|责任(?:完全|都|全|全部|主要)?在于?(?P<b><reader>)(?:的)?(?P<m>[^，]{0,8}?))$"
)


def _fault(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    caused = _made(_CAUSED).match(text) or _made(_CAUSED_BY).match(text)
    if caused and re.match("(?:所)?(?:指定|委托|安排|找|选|请|合作)的", caused["act"]):
        return Said(
            [f"<view>{caused['what']}由{polite(caused['agent'])}{caused['act']}造成"],
            [voice.words("can_do")],
            1,
        )
    if caused:
        cause = _cause(voice, caused["act"])
        what = re.sub(r"^(?:这|这些|都|这都|这个)$", "", caused["what"])
        if cause is None or (what and _residue(what)):
            return None
        named = cause or "⟦原因、依据⟧"
        if what and caused["how"] == "产生":
            return Said([f"<view>{what}因{named}产生"], [voice.ask("remedy")], 1)
        head = f"{what}的原因是{named}" if what else f"原因是{named}"
        return Said([f"<view>{head}"], [voice.ask("remedy")], 1)
    found = _made(_FAULT).match(text)
    if found is None:
        return None
    what = re.sub(r"^(?:这|这些|都|这都|这个|这件事|那)+$", "", found["what"]).removesuffix("的")
    noun = (found["n"] or found["m"] or "").strip("的")
    if what and (_residue(what) or _made("<reader>").search(what)) or clauses[at].asks:
        return None
    if noun and not _made(
        r"^[⺀-鿿]{0,4}?(?:品质|质量|包装|运输|操作|系统|设计|生产|标签|单据|报关|仓储|装箱|计算|图纸|安装|财务|工艺|检验)"
    ).match(noun):
        noun = ""
    part = f"原因在于{noun}问题" if noun else "原因是⟦事实、依据⟧"
    if not what and at + 1 < len(clauses) and not clauses[at].ends and not clauses[at + 1].asks:
        after = clauses[at + 1].plain
        if (
            not _made("<reader>").search(after)
            and not _residue(after)
            and not re.search("不是|我们?[不没]|必须|请|要", after)
        ):
            return Said([f"<view>{after}，{part}"], [voice.words("settle_together")], 2)
    view = f"<view>{what}，{part}" if what else f"<view>{part}"
    return Said([view], [voice.words("settle_together")], 1)


_COST_US = r"^<reader>的?(?P<cause>[^，]{1,10}?)(?:已经|直接|又)?(?:让|导致|使得|使|害得|害|造成|令)(?:了)?(?P<us><me>|客户)?(?P<then>[^，]+)$"


def _cost_us(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“你们的疏忽让我们损失了两个客户”."""
    found = _made(_COST_US).match(clauses[at].plain)
    if found is None or clauses[at].asks:
        return None
    cause = _cause(voice, found["cause"])
    then = re.sub("^(?:的|得)", "", found["then"])
    if (
        cause is None
        or _residue(then)
        or _made("<reader>").search(then)
        or re.search("怎么|什么|吗", then)
    ):
        return None
    if cause and not _DELAYED.match(found["cause"]) and not re.match("没|未|不|漏|晚|错", cause):
        return None
    who = "客户" if found["us"] == "客户" else voice.us
    lead = f"因{cause}，{who}" if cause else f"{who}{'因此' if found['us'] else '目前已有'}"
    return Said([f"{lead}{then}"], [voice.ask("remedy")], 1)


_EFFECT = r"^(?P<pre>(?:这|结果|最后|现在|最终)*)(?:还)?(?:害得|害|弄得|搞得|导致|使得|致使|造成|令|让)(?P<us><me>|客户)(?P<what>(?:的)?[^，]+)$"


def _effect(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_EFFECT).match(clauses[at].bare)
    if (
        found is None
        or at == 0
        or clauses[at].asks
        and not re.match("害|弄|导|造|使", clauses[at].bare)
    ):
        return None
    what = _heatless(found["what"])
    if "怎么" in what:
        return Said([], [voice.ask("look")], 1)
    what = re.sub(r"白(?=等|跑)|傻(?=等)|干(?=等)", "", what)
    if re.search(r"为难|难做|难办|被动", what) and "实在" in clauses[at].text + "实在":
        what = "有实际困难" if re.search("为难|难做|难办", what) else what
    what = re.sub("抬不起头|丢尽脸面|丢人|丢脸|没面子|下不来台|丢了脸|颜面扫地", "很被动", what)
    if _residue(what) or _made("<reader>").search(what):
        return None
    if found["us"] == "客户":
        return Said([f"客户因此{what.removeprefix('的')}"], [voice.ask("remedy")], 1)
    if what.startswith("的"):
        return Said([f"{voice.us}{what}"], [voice.ask("remedy")], 1)
    return Said([f"{voice.us}因此{what}"], [voice.ask("remedy")], 1)


_BUT_FOR = r"^(?:要不是|若不是|如果不是|若非)(?:因为)?<reader>(?P<cause>[^，]*)$"


def _but_for(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“要不是你们改单，我们早就出货了”."""
    text = _heatless(clauses[at].text)
    found = _made(_BUT_FOR).match(text)
    sooner = _made(
        r"^(?:如果|要是|若是?|当初)<reader>(?:能|肯|当时|当初)*(?P<how>早一?点|早些|提前|及时)(?:把)?(?P<act>[^，]+?)(?:的话)?$"
    ).match(text)
    if found is None and sooner is None or at + 1 >= len(clauses):
        return None
    cause = (
        _cause(voice, found["cause"])
        if found
        else f"未能{'及时' if sooner['how'] == '及时' else '提前'}{sooner['act']}"
        if sooner
        else ""
    )
    if cause and _residue(cause):
        return None
    then = clauses[at + 1].plain
    early = _made(r"^(?P<what>[^，]*?)(?:<me>)?(?:早就|早已经|早已|早)(?P<act>[^，]+?)了?$").match(
        then
    )
    wont = _made(
        r"^(?P<what>[^，]*?)(?:也|就|根本)*(?:不会|不至于|不用|不必)(?P<act>[^，]+?)$"
    ).match(then)
    if not cause or _residue(then) or _made("<reader>").search(then):
        return None
    if early:
        return Said(
            [f"因{cause}，{early['what'] or voice.us}未能按原计划{early['act']}"],
            [voice.ask("remedy")],
            2,
        )
    if wont:
        return Said(
            [f"因{cause}，{wont['what']}{wont['act'].removesuffix('了')}"], [voice.ask("remedy")], 2
        )
    return None


_ONLY_THEN = (
    r"^(?:就是|还不是|都是|正是|是)(?:因为|由于)?<reader>(?P<cause>[^，]+?)才(?P<then>[^，]+)$"
)


def _only_then(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“就是你周二没补料才甩的柜”."""
    found = _made(_ONLY_THEN).match(clauses[at].plain)
    if found is None or _residue(found["cause"] + found["then"]) or clauses[at].asks:
        return None
    then = re.sub(r"^(?P<verb>[⺀-鿿])的(?=[⺀-鿿]{1,3}$)", r"\g<verb>了", found["then"])
    return Said([f"<view>因{found['cause']}，{then.removesuffix('的')}"], [voice.ask("remedy")], 1)


_COST = (
    r"^(?P<what>[^，]*?)(?:理应|应该|应当|必须|当然|本来就|本来|就|都|也|得|要|该|请|全部|全|自然|难道不)*(?:由|是|让|归|该)?(?P<agent><reader>)?(?:自己|来|全部|全额|自行)*"
    r"(?P<act>承担|赔偿|买单|负担|出|付|赔|认|负责|自理)(?P<end>[^，]{0,22})$"
)


def _claim(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    found = _made(_COST).match(text)
    money = r"费|损失|运费|差价|钱|款|成本|罚"
    before = at and re.search(money, clauses[at - 1].text)
    if (
        found is None
        or not (re.search(money, text) or before and not found["what"])
        or clauses[at].asks
    ):
        return None
    if before and not re.search(money, text):
        return Said([f"{voice.us}认为应由{voice.you or '贵方'}承担"], [voice.ask("confirm")], 1)
    if not (found["agent"] or "自己" in text or "自理" in text) or _made("<me>").search(
        found["end"]
    ):
        return None
    you = voice.you or "贵方"
    what = re.sub(r"[由]$", "", found["what"])
    if found["end"] and not re.match(
        r"(?:全部|所有|这|该|一切|相关|我)|.*(?:费|损失|款|差价|成本|钱)$", found["end"]
    ):
        return None
    if re.search(r"[没不怪为因]", what) or len(what) > 30:
        return None
    what = what or found["end"] or "相关费用"
    return Said([f"{voice.us}认为{what}应由{you}承担"], [voice.ask("confirm")], 1)


# What should have been done -----------------------------------------------------------------------

_SHOULD = r"^(?P<pre>[^，]*?)(?P<adv>(?:早就|早|本来就|本来|按理说|按道理|至少|最少|原本|本|理|当时|当初|一开始|也|就|总|都|明显|必须|难道不|不是)*)(?:应该|应当|理应|本应|该|得|应(?=在|于|先|提前))(?P<adv2>(?:早点|早些|早|提前|事先|先|第一时间|及时|主动|至少|书面|自己)*)(?P<act>[^，]+)$"


def _should(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if (
        not re.search(r"应该|应当|理应|本应|早该|该|早说|应(?=在|于|先|提前)", clause.text)
        or clause.asks
        and "该" not in clause.text
    ):
        return None
    if re.search(
        r"不该|不应|该不|应该是|该怎么|该文|该如何|应该没|谁该|活该|该死|该有|该当", clause.bare
    ):
        return None
    found = _made(_SHOULD).match(clause.core)
    reader_named = any(one.agent for one in clauses)
    general = re.match("这种|这类|此类|这样的", found["pre"]) if found else None
    if (
        general
        and found
        and not _residue(clause.text)
        and "的" not in found["pre"]
        and len(found["act"]) > 3
    ):
        kind = re.sub("^(?:这种|这类|这样的)", "此类", found["pre"])
        return Said(
            [f"今后{kind}请{voice.you}{found['adv2'].replace('早点', '提前')}{found['act']}"], [], 1
        )
    if found is None or not (reader_named or re.search(r"早该|早就该|本来就该|本该", clause.text)):
        return None
    pre, act = found["pre"], found["act"].removesuffix("了").removesuffix("的")
    pre = re.sub(r"[，]|(?:就|那|至少)$", "", pre)
    if _residue(act) or _residue(pre) or _made("<reader>").search(act + pre):
        return None
    due = _made(
        rf"^(?:在|于)?(?P<when>(?:{_WHEN})+(?:之前|前|内|以内)?|[⺀-鿿]{{2,6}}前)(?P<verb><ver>)(?P<obj>[^，]*)$"
    ).match(act)
    if (
        due
        and (re.search("本应|本该|原本", clause.text) or re.search("[0-9月日号周]", due["when"]))
        and not re.search("次|下单|今后|以后", pre)
    ):
        more = at + 1 < len(clauses) and not clause.ends
        tail = (
            ""
            if more
            else "，目前尚未收到"
            if due["verb"] in verbs("zh", "handing_over")
            else "，目前尚未完成"
        )
        return Said(
            [f"按约定应在{due['when']}{due['verb']}{due['obj']}{tail}"],
            [voice.ask("status", act=_full_verb(due["verb"]))],
            1,
        )
    if (
        not due
        and re.match(r"(?:在)?[⺀-鿿]{2,8}(?:之前|前|时|后)(?=[⺀-鿿])", act)
        and not re.search("[0-9]", act)
        and not pre
        and _made("<ver>").search(act)
    ):
        return Said([voice.words("next_time", act=act)], [], 1)
    told = _made(
        r"^(?P<how>[^，]{0,4}?)(?:跟|向|给|和|对)?(?:<me>)?<telling>(?:<me>)?(?P<what>.*?)$"
    ).match(act)
    how = found["adv2"].replace("自己", "").replace("至少", "")
    how = {"早": "提前", "早点": "提前", "早些": "提前"}.get(how, how)
    early = "早" in found["adv"] and not how
    act = re.sub(r"先发个通知|发个通知|给个通知", "先发通知", act)
    if told and not told["what"]:
        what = f"{'' if how and act.startswith(how) else how or '提前'}{_told_us(voice, act)}"
        if pre and not re.match(_WHEN, pre) and pre.endswith("了"):
            return Said(
                [f"{polite(pre)}。", voice.words("next_time", act=f"在变动时{what}")], [], 1
            )
        if "在" in pre or pre.endswith(("前", "时", "的时候")):
            return Said([voice.words("next_time", act=f"{pre}{what}")], [], 1)
        if pre and not re.match("^" + _WHEN, pre):
            return None
        return Said([voice.words("next_time", act=what)], [], 1)
    if early or re.search(_WHEN, pre):
        verb = _made(r"^(?:把[^，]+)?<ver>").match(act)
        if verb is None:
            return None
        if pre and re.search(_WHEN, pre):
            return Said([f"原定{pre}{act}"], [voice.ask("status", act=_verb_of(act))], 1)
        return Said([f"原定⟦日期⟧{act}"], [voice.ask("status", act=_verb_of(act))], 1)
    if (
        not _made(r"^[^，]{0,8}<ver>").match(act)
        or pre
        and not pre.endswith(("前", "时", "的时候", "之后", "后"))
    ):
        return None
    return Said([voice.words("next_time", act=f"{pre}{how}{act}")], [], 1)


def _told_us(voice: Voice, act: str) -> str:
    act = _made(
        r"(?:跟|向|给|和|对)?<me>(?=<telling>)|(?<=<nothing>)".replace("(?<=<nothing>)", "(?!)")
    ).sub("", act)
    act = re.sub(
        r"(?:跟|向|给|和|对)(?:我们|我方|我司|我)(?:讲|说)|讲$|(?<!书面)说一?声?$|打个?声?招呼|吱一?声|告诉(?:我们|我方|我)?$|知会(?:我们|我)?$",
        "告知",
        act,
    )
    act = re.sub(r"(?:跟|向|给|和|对)(?P<who>[⺀-鿿]{2,4})告知", r"告知\g<who>", act)
    return re.sub(r"(?:个|一个)?通知(?:我们|我方|我)", f"通知{voice.us}", act)


def _verb_of(act: str) -> str:
    found = _made("<ver>").search(act)
    return found[0] if found else "完成"


_EARLY = r"^(?:要是|如果|当初|当时)?早(?:点|些)?(?:跟我们?|跟我方|给我们?)?(?:说|讲|告诉我们?|通知我们?|告知)(?P<what>[^，]*?)(?P<then>(?:<me>)?(?:就|也|还|早)+[^，]+)?$"


def _said_early(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_EARLY).match(clauses[at].core)
    if found is None:
        return None
    then, taken = found["then"] or "", 1
    if (
        not then
        and at + 1 < len(clauses)
        and not clauses[at].ends
        and _made(r"^(?:<me>)?(?:就|也|还|早|可以)").match(clauses[at + 1].text)
    ):
        then, taken = _PARTICLES.sub("", clauses[at + 1].bare), 2
    what = re.sub(r"(?:的话|了)$", "", found["what"])
    if _residue(what) or _made("<reader>").search(what + then):
        return None
    if then:
        then = _made(r"^(?:<me>)?(?:就|也|还|早)*").sub("", then).removesuffix("了")
        then = re.sub("找(?:别家|别人|其他家)", "另作安排", then)
        if _residue(then) or not then:
            return None
        verb = "就可以" if not re.match(r"不|可以|能|会", then) else "就"
        return Said(
            [f"如果提前知道{what or '这一情况'}，{voice.us}{verb}{then}。"],
            [voice.ask("inform")],
            taken,
        )
    return Said(
        [voice.words("next_time", act=f"提前告知{'，例如' + what if what else ''}")], [], taken
    )


_INSTEAD = (
    (lazy(r"^而不是(?:等|要等)?(?P<rest>[^，]{3,})$"), "这次是{rest}"),
    (
        lazy(
            r"^(?:不能|不要|不该|别)(?:等到?|临|总是?)?(?P<rest>[^，]{2,14}?)才(?:来)?(?P<act>[^，]{2,12})$"
        ),
        "以免{rest}才{act}",
    ),
    (
        lazy(
            r"^(?:到现在|至今|目前|一直)*(?:都|也|还)?(?:没有|没)(?:收到)?(?:任何|半点|一点)?(?P<rest>消息|回复|答复|回音|反馈|进展|下文|说法)$"
        ),
        "{us}目前尚未收到{rest}",
    ),
    (
        lazy(
            r"^(?P<a>[^，]{2,20}?)(?:到现在|至今|目前|一直)+(?:都|也|还)?(?:没有|没)(?P<rest>结果|进展|下文|答复|回音|消息)$"
        ),
        "{a}目前尚无{rest}",
    ),
    (lazy(r"^(?:现在)?又要(?P<rest>(?:收|加|扣|补|涨)[^，]{2,})$"), "目前要求{rest}"),
    (
        lazy(
            r"^(?:到今天|到现在|至今|现在)?(?:都|也|还)?(?:没影|没影儿|没动静|没下文|没着落|没消息|没见着|没个准信|没音信)$"
        ),
        "{us}目前尚未收到",
    ),
    (lazy(r"^(?:现在)(?:又|却|倒)?嫌(?P<rest>[⺀-鿿]{1,8})$"), "目前的反馈是{rest}"),
    (
        lazy(
            r"^(?:到现在|至今|现在)?(?:连)?(?:一个字|一句话|半个字)(?:都|也)(?:没有|没回|没|不回)$"
        ),
        "{us}目前尚未收到回复",
    ),
    (
        lazy(
            r"^(?:到现在|至今|现在)?(?:连)?一[个件套样张份]?(?:都|也)(?:还)?没(?:有)?(?:收到|见到|看到|发|寄|给)$"
        ),
        "{us}目前均未收到",
    ),
    (
        lazy(
            r"^(?:问|催|等)了?(?P<rest>[一二三四五六七八九十几0-9]+(?:天|周|个星期|个月|个小时|小时))(?:都|也|还)?(?:没人|没有人|没|不)(?:回复|答复|回|理)$"
        ),
        "询问已过{rest}，{us}目前尚未收到回复",
    ),
    (lazy(r"^现在(?:又|来|却|才)*说(?P<rest>[^，]{1,10})$"), "目前的反馈是{rest}"),
    (
        lazy(r"^当时(?:你们?|您|贵司|一个个|个个|都|也)*(?:说|答应|表示)(?P<rest>[^，]{2,12})$"),
        "当时收到的答复是{rest}",
    ),
    (lazy(r"^(?:你们?|您)?就?说(?P<rest>[⺀-鿿]{2,8}(?:好了|了))$"), "目前收到的答复是{rest}"),
    (
        lazy(
            r"^(?:从来|一直|至今|始终|到现在)(?:都|也|还)?没有(?P<rest>(?:任何)?(?:具体|明确|准确|确切|正式|书面)[⺀-鿿]{2,8})$"
        ),
        "目前尚无{rest}",
    ),
)


def _instead(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    for pattern, made in _INSTEAD:
        found = pattern.match(text) or pattern.match(clauses[at].core)
        if found and "{a}" in made and _made("<reader>").search(found["a"]):
            found = None
        if (
            found
            and (at or "{a}" in made or "{us}" in made)
            and not _residue(found[0])
            and not clauses[at].asks
        ):
            words_ = made.format(
                us=voice.us,
                **{name: value.removeprefix("任何") for name, value in found.groupdict().items()},
            )
            asked = (
                [voice.ask("send")]
                if "尚无" in made or "均未" in made
                else [voice.ask("reply")]
                if "尚未" in made
                else []
            )
            return Said([polite(words_)], asked, 1)
    return None


# Questions that are none --------------------------------------------------------------------------

_WHY = r"^(?P<pre>[^，]*?)(?P<why>为什么|为何|为啥|怎么会|怎么能|怎么可以|怎么可能|怎么又|怎么就|怎么|咋|凭什么|何以|什么原因)(?P<rest>[^，]*)$"


_EVENT = lazy(
    r"高|贵|涨|改|变|换|停|取消|扣|延|推迟|晚|少|多|漏|错|坏|裂|拒|退|加|放行|出现|发生|降|撤|删|断|缺|超|差距|对不上|不符|不一致|不一样|卖|转"
)


_UNASKED = r"^(?P<pre>[^，]*?)(?:又|再次)?(?:没有|没|未|不)(?:经(?:过)?<me>(?:的)?(?P<ok>同意|确认|许可|允许|批准)|(?:提前|事先)?(?:通知|告知)(?:<me>)?|(?:提前|事先)?(?:跟|和|与|向)<me>(?:商量|沟通|确认|打招呼|打个招呼|打声招呼|说一声|说)|征得<me>(?:的)?(?P<ok2>同意)|打个?声?招呼|商量|提前通知)就(?P<act>[^，]+)$"


def _unasked_in(voice: Voice, text: str) -> str | None:
    """“没有通知我们就换了面料” is “换了面料，我方此前没有收到通知”."""
    found = _made(_UNASKED).match(text)
    if (
        found is None
        or _residue(text)
        or found["pre"]
        and not (_is_thing(found["pre"]) or _is_time(found["pre"]))
    ):
        return None
    act = re.sub(r"^(?:又|擅自|直接|自行|私自)+", "", found["act"])
    act = re.sub(
        r"^把(?P<what>[^，]+?)(?P<verb>涨|改|换|取消|停|扣|降|加|推迟|退|撤|删|调|定|挪|发|寄|转)",
        r"\g<what>\g<verb>",
        act,
    )
    if _made("<reader>").search(act):
        return None
    ok = found["ok"] or found["ok2"]
    told = f"此前未经{voice.us}{ok}" if ok else voice.words("not_told")
    return f"{found['pre']}{act}，{told}"


def _unasked(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if clause.asks or not clause.agent:
        return None
    said = _unasked_in(voice, clause.core)
    return Said([said], [voice.ask("reason")], 1) if said else None


def _why(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _made(_WHY).match(clause.core)
    if found is None:
        return None
    pre, rest = found["pre"], found["rest"]
    pre = re.sub(
        r"(?:请问|请解释一下|解释一下|请解释|我想知道|我不明白|不明白|我就想知道|想知道|我很奇怪|说说|请说明)$",
        "",
        pre,
    )
    pre = re.sub(
        r"^(?:请<reader>|请|麻烦)?(?:<reader>)?(?:解释|说明|告诉我)(?:一下|我们)?$".replace(
            "<reader>", _list("reader")
        ),
        "",
        pre,
    )
    rest = re.sub(r"[呢吗啊]$", "", rest).rstrip("的")
    if found["why"] == "怎么" and re.match(
        r"(?:搞|回事|样|办|想|做事|做人|说|解释|交代|教|看|管|能|好意思|弄|算|可能|处理|赔|是|个)",
        rest,
    ):
        return None
    following = rest if rest else ""
    taken = 1
    if (
        re.match(r"让|叫|只|光|能|敢|才|这么|那么|这样|还能|知道|可能|相信|放心|没想|样", rest)
        or pre
        and not (_is_thing(pre) or _is_time(pre))
    ):
        return None
    if not rest:
        if at + 1 >= len(clauses) or clause.ends:
            return None
        following = clauses[at + 1].core
        taken = 2
    if _made("<reader>").search(following) and not _made("给<reader>|<reader>的").search(following):
        return None
    silent = _made(
        r"^(?P<lead>[^，]{1,6}?)(?:就|却)不(?P<verb><answering>)(?P<what>微信|邮件|消息|电话|信息|信)?了?$"
    ).match(following)
    if silent:
        lead = re.sub(
            r"^(?P<verb>收|发|付|签)了(?P<what>货|款|钱|单)$", r"\g<verb>\g<what>后", silent["lead"]
        )
        return Said(
            [
                f"{lead if lead.endswith('后') else ''}{voice.us}的{silent['what'] or '消息'}目前尚未收到回复"
            ],
            [voice.ask("reply")],
            taken,
        )
    unasked = _unasked_in(voice, f"{pre}{following}")
    if unasked:
        return Said([unasked], [voice.ask("reason")], taken)
    unseen = re.match(
        r"^(?:到现在|至今|一直|都|还|也|迟迟|仍)*(?:没有|没|未)(?:能)?(?:收到|看到|见到|拿到)(?P<what>[^，]+)$",
        following,
    )
    if unseen and _is_thing(unseen["what"]) and not _residue(unseen["what"]):
        return Said([voice.words("not_received", what=unseen["what"])], [voice.ask("send")], taken)
    unchecked = re.match(
        r"^连(?P<what>[^，]+?)都没(?P<verb>核对|看|查|检查|确认|测试|通知|问)(?:过)?就(?P<act>[^，]+)$",
        following,
    )
    if unchecked and not _residue(following):
        return Said(
            [
                f"{pre}{unchecked['what']}未经{unchecked['verb']}就{unchecked['act'].removesuffix('了')}了"
            ],
            [voice.ask("reason")],
            taken,
        )
    sooner = _made(
        r"^不早(?:点|些)?(?:跟<me>)?(?:说|讲|告诉<me>|告诉|通知<me>|通知|告知)(?P<what>[⺀-鿿]{0,8})$"
    ).match(following)
    if sooner and not _residue(following):
        when = f"如遇{sooner['what']}，" if sooner["what"] else "如有变动，"
        return Said([], [f"今后{when}请{voice.you}提前告知。"], taken)
    not_done = _not_done_in(voice, f"{pre}{following}")
    if not_done is not None and re.match(
        rf"(?:还|到现在|至今|一直|迟迟|就|都|总是?|老是?|也|连|从来)*{_NOT}", following
    ):
        what, group, verb = not_done
        if group == "telling":
            told = [f"{what}，{voice.words('not_told')}"] if what.endswith("了") else []
            if what and not told:
                return None
            return Said(told, [voice.ask("inform")], taken)
        if group == "answering":
            return Said([voice.words("no_reply")], [voice.ask("reply")], taken)
        goods = group == "shipping"
        if group in ("paying", "refunding"):
            subject = what or {"refunding": "退款"}.get(group, "款项")
            return Said([], [f"请问{subject}目前进展如何，预计⟦哪一天⟧可以安排？"], taken)
        if goods:
            act = {"发货": "出货"}.get(verb, verb)
            subject = what or ("订单" if verb in _GOODS else "")
            return Said([], [f"请问{subject}目前进度如何，预计⟦哪一天⟧{act}？"], taken)
        if what and len(what) < 24:
            return Said(
                [], [f"请问{what}目前进展如何，预计⟦哪一天⟧可以{_full_verb(verb)}？"], taken
            )
        return Said([], [f"请问目前进展如何，预计⟦哪一天⟧可以{_full_verb(verb)}？"], taken)
    if (
        pre
        and _residue(pre)
        or _residue(following)
        or found["why"] == "凭什么"
        and _made("^(?:让|要)?<me>").match(following)
    ):
        return None
    following = re.sub(
        r"^(?:还|就|又|都|会|要|能|可以|是)+", lambda m: "再次" if "又" in m[0] else "", following
    )
    if (
        len(following) < 2
        or _made(r"^(?:<me>)").match(following)
        or re.search(rf"^{_NOT}|吗|谁|哪|，", following)
    ):
        return None
    if not _EVENT.search(following):
        return None
    if not clause.asks and at + taken < len(clauses) and not clause.ends:
        return Said([f"{pre}{clause.agent}{following}"], [voice.ask("reason")], taken)
    act = re.sub(r"了$", "", f"{pre}{following}").replace("又", "再次")
    if len(act) > 40:
        return None
    if found["why"] == "凭什么":
        return Said([], [f"请{voice.you}告知{polite(act)}的依据。"], taken)
    return Said([], [f"请问{polite(act)}的原因是什么？"], taken)


def _full_verb(verb: str) -> str:
    return {"给": "提供", "发": "发出", "寄": "寄出", "出": "出具", "开": "开具", "交": "提交", "补": "补发", "传": "发出",
            "付": "支付", "退": "退还", "签": "签署", "放": "放单", "附": "附上", "改": "修改", "做": "完成", "写": "写明", "标": "标明", "填": "填写", "看": "查看", "查": "核查", "修": "修好", "换": "更换", "贴": "贴好", "装": "装好", "测": "测试", "验": "检验"}.get(verb, verb)  # fmt: skip


_WHEN_ASKED = r"^(?P<pre>[^，]*?)(?:要|还要|还得)?(?:等到|拖到|等|拖)?(?:什么时候|啥时候|哪天|几时|何时|多久|猴年马月|几号|哪一天)(?:才|能|可以|会|肯|打算|准备|要)*(?P<act>[^，]*)$"


def _when_asked(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _made(_WHEN_ASKED).match(clause.core)
    if found is None or re.search(
        r"^(?:<me>|我).*(?:说|答应|同意)".replace("<me>", _list("me")), clause.bare
    ):
        return None
    pre = re.sub(
        r"^(?:请问)|(?:还|要|想|打算|准备|让我们?|还要我们?|要我们?|还想)+$", "", found["pre"]
    )
    pre = re.sub(r"(?:还|要|想|打算|准备)+$", "", pre)
    act = re.sub(r"[呢啊吗了]$", "", found["act"])
    act = _made(r"^(?:把)?(?:给<me>|给(?!出))").sub("", act)
    if (
        _residue(pre + act)
        or _made("<reader>").search(pre + act)
        or re.search(r"答应|同意|说过|承诺|学会|才能|承认|记", act)
    ):
        return None
    if not act:
        return Said([], [f"请问{pre}预计⟦哪一天⟧可以完成？"], 1) if len(pre) < 12 else None
    if not _made("<ver>|来|到|好|有|收到|恢复|解决").search(act):
        return None
    return Said([], [f"请问{pre}预计⟦哪一天⟧可以{_full_verb(act)}？"], 1)


_NEVER_SAID = r"^(?:谁说)?(?P<who><me>)?(?:(?<=[们方司我])(?=同意)|什么时候|何时|几时|哪天|从来没有?|从没|哪里|有)(?P<act>答应|说|同意|承诺|确认|要求|授权|签|收)(?:过)?(?:<reader>|<me>)?(?P<what>[^，]*)$"


def _never_said(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    text = clauses[at].plain
    found = _made(_NEVER_SAID).match(text)
    if found is None or not found["who"]:
        return None
    what = re.sub(r"[了吗呢的]+$", "", found["what"])
    if _residue(what) or _made("<reader>").search(what) or not what:
        return None
    return Said(
        [f"根据{voice.us}{'的' if voice.us == '我' else ''}记录，此前没有{found['act']}{what}"],
        [f"如{voice.you or '贵方'}有相关记录，请发{voice.us}核对。"],
        1,
    )


_CAN_YOU = r"^(?P<pre>[^，]*?)(?:能不能|可不可以|能否|可否|可以|能)(?:不能)?(?P<heat>(?:一次性|先|至少|好好|认真|快点|赶紧|尽快|以后|下次|有一次|稍微|麻烦|给个|痛快|准时|按时|提前)*)(?P<act>[^，]+?)(?:再[^，]*)?(?:吗|啊|不)?$"


def _can_you(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if not re.search("能不能|可不可以|能否|可否", clause.text) and not clause.asks:
        return None
    found = _made(_CAN_YOU).match(clause.core)
    if found is None or "再" in clause.bare:
        return None
    act = re.sub(r"^(?:给<me>)".replace("<me>", _list("me")), "", found["act"])
    how = "".join(re.findall("一次性|先|提前|准时|按时", found["heat"]))
    if (
        _residue(act)
        or re.search(r"人|点|别|不|没|什么|说话|吗|谁", act)
        or _made("<reader>").search(act + found["pre"])
    ):
        return None
    if (
        not _made(r"^(?:把[^，]+)?<ver>").match(act)
        or found["pre"]
        and not re.match("下次|以后|今后|下回", found["pre"])
        and not found["pre"].endswith("前")
    ):
        return None
    if re.match("下次|以后|今后|下回", found["pre"]) or how or found["pre"]:
        pre = re.sub("下次|以后|今后|下回", "", found["pre"])
        return Said([voice.words("next_time", act=f"{pre}{how}{act}")], [], 1)
    return Said([], [voice.ask("do", act=act)], 1)


_CHECKED = r"^(?P<pre>[^，]*?)(?:从上到下)?(?:有没有|有)(?:一个)?(?:人)?(?:认真|好好|仔细|真正|到底)*(?P<verb>核对|检查|核实|看|读|测试|检测|检验|验|测|查|确认|审核|校对)(?:一下)?(?:过)?(?P<what>[^，]{0,12}?)(?:没有|吗)?$"


def _checked(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“到底有没有核对过” asks to check."""
    clause = clauses[at]
    found = _made(_CHECKED).match(clause.core)
    if found is None or not re.search("有没有|吗|没有$", clause.text):
        return None
    what = re.sub(r"^(?:了|过|我们发的|我发的)", "", found["what"])
    if what and (_residue(what) or not _is_thing(what)):
        return None
    verb = {"看": "核对", "读": "核对", "验": "检验", "测": "测试", "查": "核查"}.get(
        found["verb"], found["verb"]
    )
    if not what and at == 0:
        return None
    return Said(
        [], [voice.ask("do", act=f"{verb}{polite(what)}{'并告知结果' if not what else ''}")], 1
    )


_UNREAD = r"^(?:难道)?(?:看不懂|没看|不会看|没看到|没看见|看不到|没看懂|看不见|没读|根本没看)(?:清)?(?P<what>[⺀-鿿A-Za-z]{2,10}?)(?:吗|么)?$"


def _unread(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _made(_UNREAD).match(clause.core)
    if (
        found is None
        or not clause.agent
        or not re.search(r"邮件|图|合同|要求|说明|规格|订单|条款|文件|单|附件|标准", found["what"])
        or not _is_thing(found["what"])
    ):
        return None
    what = re.sub(r"^(?:我们的|我的|我方的)", "", found["what"])
    return Said(
        [f"{what}中写明：⟦内容⟧"] if "要求" not in what else [f"{voice.us}的要求是：⟦内容⟧"],
        [f"麻烦{voice.you}核对。"],
        1,
    )


_KNOWN = r"^难道(?:<reader>)?(?:不知道|不清楚|不明白|不了解)(?P<rest>[^，]+?)(?:吗|么)?$"


def _known(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_KNOWN).match(clauses[at].text)
    if found is None or _residue(found["rest"]) or _made("<reader>").search(found["rest"]):
        return None
    return Said([f"需要说明的是，{found['rest']}"], [f"请{voice.you}协助⟦具体安排、日期⟧。"], 1)


_WHAT_NOW = lazy(
    r"^(?P<whole>(?:这|这下|这让|那|你们说)?(?:我们?|客户)?(?P<what>[^，]{0,12}?)(?:该)?怎么(?P<verb>办|交货|处理|收场|交代|解释|出货|卖))$"
)


def _what_now(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“剩下的两个怎么办？” asks for what is to be done."""
    found = _WHAT_NOW.match(clauses[at].plain)
    if found is None or not at and not found["what"]:
        return None
    what = re.sub(r"(?:让|叫|跟|向|和|老板|客户)+$", "", found["what"])
    if what.endswith("了") and len(what) > 3 and not _residue(what):
        return Said([found["whole"].split("怎么")[0]], [voice.ask("remedy")], 1)
    if not what or not _is_thing(what) or _residue(what):
        return Said([], [voice.ask("remedy")], 1) if at and len(what) < 4 else None
    return Said([], [f"请{voice.you}在⟦日期⟧前告知{what}的处理方案。"], 1)


_OR_NOT = r"^(?P<what>[^，]{0,14}?)(?P<verb>发|付|退|赔|修|处理|改|做|出|交|给|解决|签|看|回|理|补|换|来|确认)不(?P=verb)(?P<more>[⺀-鿿]{0,8})$"


def _or_not(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“定金退不退” asks whether."""
    clause = clauses[at]
    found = re.match(_OR_NOT, clause.core)
    if found is None or not (clause.agent or clause.asks) or _residue(clause.core):
        return None
    what, more = found["what"], found["more"]
    if what and not _is_thing(what) or more and not _is_thing(more):
        return None
    if found["verb"] in "看回理":
        if not re.search("邮件|消息|微信|信|电话", what + more):
            return None
        return Said([f"{what}{more}目前尚未收到回复"], [voice.ask("reply")], 1)
    verb = _full_verb(found["verb"])
    return Said([], [f"请{voice.you}在⟦日期⟧前告知{what}是否{verb}{more}。"], 1)


_CHASED_ONCE = r"^(?:催|追|问)了?(?:<reader>)?(?P<n>[一二两三四五六七八九十几0-9]+(?:多)?(?:个)?(?:天|周|星期|月|次|遍|回|小时))才(?:给|发|回|收到|提供|寄)(?:了)?(?:<me>)?(?P<what>[^，]{2,16})$"


def _chased_once(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_CHASED_ONCE).match(clauses[at].plain)
    if found is None or _residue(found["what"]):
        return None
    return Said([f"询问{found['n']}后，{voice.us}收到{found['what']}"], [voice.ask("remedy")], 1)


_WONT_PAY = r"^<me>(?:不会|不能|没必要|没有义务|绝不)(?:为|替)<reader>[^，]*?(?:买单|承担|负责|背锅|付钱|兜底|出钱)$"


def _wont_pay(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    if _made(_WONT_PAY).match(clauses[at].plain) is None:
        return None
    return Said([f"<view>相关费用{voice.us}不承担：⟦依据⟧"], [voice.words("can_do")], 1)


_HOW_DONE = lazy(
    r"^(?:这|那)?(?:都|是|又)?(?:怎么搞(?:的)?|怎么回事|什么情况|怎么弄的|搞什么(?:鬼|名堂)?)$"
)


def _how_done(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    if len(clauses) == 1 and _HOW_DONE.match(_heatless(clauses[0].bare)):
        return Said(["目前的情况是⟦事实、日期⟧，想了解一下原因"], [], 1)
    return None


_CALL_BOSS = r"^(?:马上|立刻|立即|赶紧|现在就|快)*(?:叫|让|请|喊)(?P<who><reader>)(?:来|马上|立刻|亲自)*(?P<act>打给我们?|给我们?打电话|给我们?回电话?|联系我们?|跟我们?谈|跟我们?沟通|给我们?回复|给我们?答复)$"


def _call_boss(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_CALL_BOSS).match(_PARTICLES.sub("", clauses[at].text))
    if found is None:
        return None
    return Said(
        [], [f"请{polite(found['who']).replace('的', '')}在⟦日期、时间⟧前{found['act']}。"], 1
    )


_WHERE = r"^(?P<what>[^，]{1,16})(?:呢|在哪里?|去哪了|在哪儿)$"


def _where(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“尾款呢” is what has not come."""
    asked = _made("^(?:<reader>)").sub("", _heatless(clauses[at].text))
    asked = re.sub("说好要?|答应要?|承诺要?|讲好", "约定", asked)
    found = _made(_WHERE).match(asked)
    if (
        found is None
        or not re.search(
            r"款|货|单|样|票|证|报告|照片|合同|资料|文件|水单|回复|方案|图|配件|清单", found["what"]
        )
        or not _is_thing(found["what"])
        or _residue(found["what"])
    ):
        return None
    money = "款" in found["what"]
    return Said(
        [voice.words("not_received", what=found["what"])],
        [voice.ask("pay" if money else "send")],
        1,
    )


_UNANSWERED = r"^(?:给)?发(?:给)?(?:<reader>)(?:的)?(?P<what>[^，]*?(?:消息|邮件|微信|信息|信|图|询盘|短信))(?:，)?(?:一[条封个]|都|也|全)*(?:不|没有|没)(?:回复|回|理|答复|看)?$"


def _unanswered(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_UNANSWERED).match(clauses[at].plain)
    if found is None:
        return None
    what = re.sub(r"^(?:了|的)", "", re.sub(r"(?:一[条封个]|都|也)$", "", found["what"]))
    return Said([f"发{voice.you}的{what}目前尚未收到回复"], [voice.ask("reply")], 1)


_ONE_DAY = lazy(
    r"^(?:你们?|您|贵司)?(?:这样|老是)?(?:采购|业务)?今天一个(?P<what>[⺀-鿿]{2,4})明天一个(?P=what)$"
)
_NEVER_ONCE = r"^(?P<pre>[^，]*?)(?:没有?|从来没有?)(?:哪)?(?:一次|一回|次|一批|一单)(?:是|能)?(?:准时|按时|如期|按期)(?P<act>[⺀-鿿]{1,4}?)(?:的|过)?$"
_EVERY_FAILS = r"^(?P<pre>[^，]*?)每(?:次|批|单|票)(?P<what>[⺀-鿿]{0,6}?)都(?:会)?(?:有问题|不合格|出问题|不达标|有毛病|出错)$"
_MUST_WAIT = r"^(?P<pre>[^，]{2,8})(?:永远|总是|每次|老是)(?:都)?要等(?P<n>[⺀-鿿0-9]{1,8})$"
_EVERY_ASK = r"^每次(?:问|询问|催|跟进|打听)(?P<what>[^，]+?)$"


def _counted(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    changed = _ONE_DAY.match(_heatless(clause.text))
    if changed:
        return Said(
            [f"{changed['what']}已变动⟦次数⟧次（⟦日期⟧）"],
            [f"请{voice.you}在⟦日期⟧前确认最终{changed['what']}。"],
            1,
        )
    never = _made(_NEVER_ONCE).match(clause.core)
    if never and not _residue(never["pre"]):
        return Said(
            [f"{never['pre']}⟦次数⟧次{never['act']}晚于约定日期（⟦日期⟧）"],
            [voice.ask("remedy")],
            1,
        )
    bare = clause.core
    fails = _made(_EVERY_FAILS).match(clause.plain)
    if fails and not _residue(bare):
        return Said(
            [f"{polite(fails['pre'])}{fails['what']}⟦次数⟧次不符合要求（⟦日期、内容⟧）"],
            [voice.ask("remedy")],
            1,
        )
    waits = re.match(_MUST_WAIT, bare)
    if waits and clause.agent and not _residue(bare):
        return Said(
            [f"{waits['pre']}等待{waits['n']}，已有⟦次数⟧次（⟦日期⟧）"], [voice.ask("remedy")], 1
        )
    asked = _made(_EVERY_ASK).match(_heatless(clause.text))
    if (
        asked
        and at + 1 < len(clauses)
        and not _residue(asked["what"])
        and not _made("<reader>").search(asked["what"])
    ):
        answer = _made(
            r"^(?:<reader>)?(?:的)?(?:回复|答复|回覆|回答)?(?:都|总|永远|就)*(?:是|说|回)(?P<rest>[^，]+)$"
        ).match(clauses[at + 1].text)
        if answer:
            return Said(
                [f"多次询问{asked['what']}（⟦次数⟧次，⟦日期⟧），收到的答复是{answer['rest']}"],
                [],
                2,
            )
    return None


_NOT_WE = r"^不是<me>不(?P<act>[⺀-鿿]{1,8})$"


def _not_we(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“不是我们不发货，是你们没付定金”."""
    ours = _made(_NOT_WE).match(clauses[at].text)
    if ours is None or at + 1 >= len(clauses):
        return None
    clauses[at + 1].bare = re.sub("^(?:而)?是", "", clauses[at + 1].bare)
    theirs = _not_done(voice, clauses, at + 1)
    if theirs is None or not theirs.parts:
        return None
    return Said([f"{theirs.parts[0]}，因此尚未{ours['act']}"], theirs.requests, 2)


_YET = r"^(?P<a>[^，]{2,12}?)了(?:却|就是|还|但|就)(?:没有|没|不|一直不|迟迟不)(?P<verb><ver>)(?P<obj>[^，]{0,8})$"


def _yet(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“样品费收了却不寄样品”."""
    found = _made(_YET).match(clauses[at].core)
    if (
        found is None
        or clauses[at].asks
        or _residue(found[0])
        or not _is_thing(found["a"])
        or found["obj"]
        and not _is_thing(found["obj"])
    ):
        return None
    group = next(name for name in _groups_by_need() if found["verb"] in verbs("zh", name))
    if group == "handing_over" and found["obj"]:
        return Said(
            [f"{found['a']}了，{voice.words('not_received', what=found['obj'])}"],
            [voice.ask("send")],
            1,
        )
    act = _full_verb(found["verb"]) if not found["obj"] else f"{found['verb']}{found['obj']}"
    return Said([f"{found['a']}了，目前尚未{act}"], [voice.ask("status", act=act)], 1)


_SAID_FIRST = r"^(?:<reader>)?(?:一会儿?|先(?:是)?|开始)说(?P<a>[^，]+)$"


def _excuses(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    first = _made(_SAID_FIRST).match(clauses[at].text)
    if first is None or at + 1 >= len(clauses):
        return None
    second = re.match(
        r"^(?:又|再|后来|后|一会儿?|现在|接着)+(?:又)?说(?:是)?(?P<b>[^，]+)$", clauses[at + 1].text
    )
    if second is None or _residue(first["a"] + second["b"]):
        return None
    return Said([f"此前收到的答复先是{first['a']}，后是{second['b']}"], [], 2)


_AGAINST = rf"^(?P<pre>[^，]{{0,10}}?)(?:{_NOT})按(?:照)?(?P<doc>(?!时|期|约)[^，]+?)(?:的?(?:要求|约定|规定))?(?:来|去)?(?:在)?(?P<when>(?:{_WHEN})+(?:之前|前|内))?(?P<verb><ver>)(?P<obj>[^，]*)$"


def _against(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _made(_AGAINST).match(clause.core)
    if (
        found is None
        or clause.asks
        or _residue(found["doc"] + found["obj"])
        or not _is_thing(found["doc"])
    ):
        return None
    if found["when"]:
        return Said(
            [f"按{found['doc']}应在{found['when']}{found['verb']}{found['obj']}，目前尚未收到"],
            [voice.ask("send")],
            1,
        )
    what = re.sub("^(?:的|了)", "", found["obj"])
    if what and not _is_thing(what):
        return None
    pre = re.sub(r"(?:还是|还|又|就是|都|仍然|仍|根本)+$", "", found["pre"])
    thing = pre if pre and _is_thing(pre) else what or "实际做法"
    return Said(
        [f"{thing}与{found['doc']}不一致（要求：⟦内容⟧；实际：⟦内容⟧）"], [voice.ask("remedy")], 1
    )


_NOT_SENT_TO = rf"^(?P<when>(?:{_WHEN})*)(?:<late>)*(?:{_NOT})(?P<how>及时|按时|提前)?把(?P<what>[^，]+)(?<![发寄交转传汇])(?P<verb>发给|寄给|交给|汇给|付给|给到|提供给|转给|抄送给|发|寄|交|传|给|拿)(?P<to>过来|出来|来|[⺀-鿿]{{1,8}}?)?(?:了)?$"


def _not_sent_to(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_NOT_SENT_TO).match(clauses[at].core)
    if found is None or not _is_thing(found["what"]) or _residue(found["what"]):
        return None
    to = found["to"] or ""
    if not to or to in ("过来", "出来", "来") or _made("^<me>$").match(to):
        return Said(
            [f"{found['when']}{voice.words('not_received', what=found['what'])}"],
            [voice.ask("send")],
            1,
        )
    lead = (
        f"{found['when']}{to}没有收到{found['what']}"
        if found["when"]
        else f"{to}目前尚未收到{found['what']}"
    )
    return Said([lead], [voice.ask("do", act=f"{found['verb']}{to}")], 1)


# Done wrong ---------------------------------------------------------------------------------------

_WRONG_VERBS = r"(?:搞|弄|做|写|印|贴|打|标|填|算|装|报|录|刻|开|发|寄|送|拿|配|选|用|绑|缝|裁|订|抄|输|登|记|传|切|焊|钻|喷|染|刷|编|排|译|翻|画|改|点|数|看|填写|标注|制作|绣|刻录|设|设置|申报|包|钉|切割|翻译)"
_WRONG_END = r"(?:错|反|混|倒|歪|乱|漏|串|偏|颠倒|糊)"
_BROKEN = r"(?:弄|搞|摔|压|碰|磕|撞|挤|折|装|寄|运|砸|拆|剪|切|焊|钻)(?:断|破|碎|裂|烂|坏|丢)"
_MADE_WRONG = rf"^(?P<topic>[^，]*?)(?:把|将)?(?P<what>[^，把将]*?)(?P<again>又|再次|再一次|全部|全都|全|都|给|也|竟|还|还是|被|连)*(?:(?P<verb>{_WRONG_VERBS}){_WRONG_END}|{_BROKEN})(?:了)?(?P<after>[^，]*?)(?:了)?$"


def _wrong(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = re.sub(r"(?:的)?(?:是|吗|吧|呢)$", "", clause.core).removesuffix("的")
    bare = re.sub(r"^(?:是|都是|就是)", "", bare)
    if clause.asks:
        return None
    found = _made(_MADE_WRONG).match(bare)
    if found is None or re.search(
        r"怎么|为什么|再错|[都也]能|吗$|说|谁|要是|如果|没有?错|怪|不会", clause.bare
    ):
        return None
    verb = found["verb"] or ""
    kind = re.search(rf"{verb}({_WRONG_END})" if verb else f"({_BROKEN})", bare)
    if kind is None:
        return None
    ending = kind[1][-1]
    after = found["after"]
    again = "再次" if re.search("又|再", clause.text) else ""
    what = (found["topic"] + found["what"]).strip()
    what = _made(rf"^(?:{_WHEN}|上次|这次|这批|本次)?(?:你|您|就|又|还|都|连)*").sub(
        lambda m: m[0] if re.match(_WHEN + "|上次|这次|这批|本次", m[0]) else "", what
    )
    what = re.sub(r"(?:又|再次|全部|全都|都|全|给|被|还|连|也|竟)+$", "", what)
    what = what.removesuffix("的")
    object_ = re.sub(r"^(?:了|我们?的?|我方的?)", "", after)
    if re.match(r"[成为]|[，]", object_):
        target = object_
        object_ = ""
    else:
        target = ""
    if re.search(r"[的]?(?:人|次|遍|一个|一次)$", object_):
        return None
    thing = object_ if object_ and not what else what
    if object_ and what:
        thing = (
            f"{what}{object_}" if re.match(_WHEN + "|上次|这次|这批|本次", what) else what + object_
        )
    if _residue(thing) or _made("<reader>|我不|被").search(thing) or len(thing) > 24:
        return None
    if thing and not _is_thing(thing) and not _is_time(thing):
        return None
    thing = re.sub("(?<=[同单票书表件函稿])连", "中", thing)
    thing = thing or (
        "货物" if verb and verb in "发寄送装配拿" or ending in "丢断坏破碎裂烂" else "相关内容"
    )
    if thing == "货":
        thing = "货物"
    if verb in ("寄", "发", "送") and thing in ("地址", "收件人", "邮箱", "人"):
        return Said([f"寄送{thing}有误（应为：⟦内容⟧；实际：⟦内容⟧）"], [voice.ask("remedy")], 1)
    known = _says_both(clauses, at)
    if ending in "丢断坏破碎裂烂":
        state = {
            "丢": "丢失",
            "断": "断裂",
            "坏": "损坏",
            "破": "破损",
            "碎": "破碎",
            "裂": "开裂",
            "烂": "损坏",
        }[ending]
        return Said([f"{thing}{again and '再次'}{state}"], [voice.ask("remedy")], 1)
    if kind[1] == "漏":
        return Said([f"{thing}{again}遗漏"], [voice.ask("remedy")], 1)
    if target and not re.match("[成为][⺀-鿿A-Za-z0-9. ]", target):
        return None
    if target:
        return Said(
            [f"{thing}{again}与要求不符，{verb}{target.removesuffix('了')}"],
            [voice.ask("remedy")],
            1,
        )
    if kind[1] in ("反", "倒", "歪", "混", "串", "偏", "颠倒"):
        return Said([f"{thing}{again}{verb}{kind[1]}了"], [voice.ask("remedy")], 1)
    if verb in "写填算报录开打输登订抄编译翻算数" and verb not in "发寄":
        text = (
            f"{thing}{again}有误" if known else f"{thing}{again}有误（应为：⟦内容⟧；现为：⟦内容⟧）"
        )
        return Said([text], [voice.ask("correct")], 1)
    received = verb in "发寄送装配拿"
    name = (
        ("no_match_bare" if known else "no_match")
        if received
        else ("is_wrong_bare" if known else "is_wrong")
    )
    text = voice.words(name, what=thing) if received else _is_wrong(voice, name, thing)
    return Said([text.replace("与要求", f"{again}与要求")], [voice.ask("remedy")], 1)


def _is_wrong(voice: Voice, name: str, what: str) -> str:
    return wording("zh", name, voice.strength, what=what)


def _says_both(clauses: list[Clause], at: int) -> bool:
    """Whether the sentence says itself what was wanted or what came."""
    near = [one.text for one in clauses[at + 1 : at + 3]] + [
        one.text for one in clauses[max(0, at - 1) : at]
    ]
    return any(
        re.search(
            r"应该是|应为|要的是|订的是|不是|写成|印成|合同|确认的是|实际|样品是|是[^，]*(?:色|款|号|\d)",
            one,
        )
        for one in near
    )


_DIFFERS = r"^(?P<what>[^，]{0,24}?)(?:跟|和|与|同)(?P<ref>[^，]{1,14}?)(?:完全|根本|一点都|一点也|都|也|就|差别|相差|又)*(?:不一样|不一致|不相符|不符|对不上|不同|不是一回事|是两回事|差太多|差很多|相差很大|差太远|差得太远|差得很远|差距很大|差很远|不匹配)$"
_FAILS = r"^(?P<what>[^，]{1,24}?)(?P<again>又|再次)?(?:完全|根本|都|还是|就)*(?P<how>不对|不达标|不合格|不符合要求|达不到要求|有问题|不合要求|不行)$"


def _differs(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    if clause.asks:
        return None
    text = _heatless(_PARTICLES.sub("", clause.text).removesuffix("了"))
    found = _made(_DIFFERS).match(text)
    figures = any(re.search(r"[0-9]", one.text) for one in clauses[at + 1 : at + 3])
    if found and not (found["what"] or at):
        return None
    if (
        found
        and not _residue(text.replace("太", ""))
        and not _made("<reader>(?!发来|寄来|送来|提供|交|给)").search(found["what"])
    ):
        what, ref = polite(found["what"]), polite(re.sub("^(?:我们?的?|我方)", "", found["ref"]))
        blanks = "" if figures else f"（{ref}：⟦内容⟧；实际：⟦内容⟧）"
        return Said([f"{what}与{ref}不一致{blanks}"], [voice.ask("remedy")], 1)
    failed = _made(_FAILS).match(text)
    if (
        failed is None
        or _residue(text)
        or not (clause.agent or failed["again"] or at + 1 < len(clauses))
    ):
        return None
    what = re.sub(r"^(?:又|就是)", "", failed["what"])
    if (
        not _is_thing(_made("^<reader>(?:发来|寄来|送来|提供|给)?的?").sub("", what))
        or re.search("你|您", what)
        and not re.search("发来|寄来|送来|的", what)
    ):
        return None
    blanks = "" if figures else "（要求：⟦内容⟧；实际：⟦内容⟧）"
    return Said(
        [f"{polite(what)}{'再次' if failed['again'] else ''}不符合要求{blanks}"],
        [voice.ask("remedy")],
        1,
    )


_CHANGED = r"^(?P<verb>改|换|变更|变|推迟|取消|修改|调整|涨|更换|要求改)了?(?P<n>[一二两三四五六七八九十0-9]+[次遍回版])(?P<what>[⺀-鿿A-Za-z]{1,8})$"


def _changed(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“您改了五次设计” is “设计改了五次”."""
    clause = clauses[at]
    found = _made(_CHANGED).match(clause.core)
    if found is None or not clause.agent or clause.asks or not _is_thing(found["what"]):
        return None
    return Said([f"{found['what']}{found['verb']}了{found['n']}"], [voice.ask("look")], 1)


_NO_ANSWER = r"^(?P<name>[小老阿][⺀-鿿])?(?:<late>)*(?:不接|没接|没人接|打不通|从不接)(?:<me>的?)?(?P<what>电话|微信电话|视频)$"


def _no_answer(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _made(_NO_ANSWER).match(clause.core)
    if found is None or not clause.agent or clause.asks:
        return None
    who = clause.agent.replace("的", "") + (found["name"] or "")
    return Said([f"{voice.us}致电{who}，目前尚未接通"], [voice.ask("reply")], 1)


_DRAGGED = r"^(?P<what>[^，]*?)(?:拖了|等了|过了|催了|问了|(?=[一二两三四五六七八九十几0-9]+(?:多)?(?:个)?(?:天|周|星期|月|小时|年)了(?:还|都|也|仍)))(?:快|都|足足)?(?P<time>[一二两三四五六七八九十几0-9]+(?:多)?(?:个)?(?:天|周|星期|月|小时|次|遍|回|年))(?:了)?(?:还|都|也|仍|就是|才|依然)*(?:没有|没|不)(?P<verb><ver>)(?P<obj>[^，]{0,8}?)(?:给<me>)?(?:了)?$"


def _dragged(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    found = _made(_DRAGGED).match(clauses[at].core)
    if found is None or clauses[at].asks or _residue(found["what"] + found["obj"]):
        return None
    what, obj = found["what"], found["obj"]
    if what and not _is_thing(what) or obj and not _is_thing(obj):
        return None
    thing = what or obj
    group = next(name for name in _groups_by_need() if found["verb"] in verbs("zh", name))
    asked = "已询问" if found["time"][-1] in "次遍回" else "已过"
    if group == "answering":
        return Said(
            [f"{thing}{asked}{found['time']}，{voice.us}目前尚未收到回复"], [voice.ask("reply")], 1
        )
    act = _full_verb(found["verb"]) if not (obj and what) else f"{_full_verb(found['verb'])}{obj}"
    return Said(
        [f"{thing}{asked}{found['time']}，目前尚未{act}"], [voice.ask("status", act=act)], 1
    )


_MADE_INTO = rf"^(?P<topic>[^，]*?)(?:把|将)(?P<what>[^，]+?)(?:都|又|再次|全部|全|给|竟)*(?P<verb>(?:{_WRONG_VERBS}|退|卖|扔|送|装|放|寄|给|调|涨|降|推|换|转|取消|删|压|扣|拆|停|泡|摔|堆|收|挪|提)[⺀-鿿A-Za-z0-9%.,，/ ]*)$"


def _done(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“你们把价格涨了” is “价格涨了”."""
    clause = clauses[at]
    if not clause.agent or clause.asks:
        return None
    bare = clause.core
    found = _made(_MADE_INTO).match(bare)
    if found is None or re.search(
        r"怎么|当成|当作|当|看成|请|麻烦|应该|能|会|想|要|必须|马上|如果", bare
    ):
        return None
    verb = re.sub(r"去了$", "了", found["verb"])
    if _residue(bare) or _made("<reader>").search(bare) or not _is_thing(found["what"]):
        return None
    if (
        found["topic"]
        and not (_is_thing(found["topic"]) or _is_time(found["topic"]))
        or re.search("小姐|先生|经理|女士", clause.agent)
    ):
        return None
    if not re.search("[了成到去]|错|反", verb) or re.search("一[次遍样]|还|就", verb):
        return None
    topic = found["topic"].removesuffix("又")
    again = "再次" if "又" in clause.text else ""
    alone = ""
    if topic == "单方面":
        topic, alone = "", "（未经双方商定）"
    return Said([f"{topic}{found['what']}{again}{verb}{alone}"], [voice.ask("look")], 1)


_SHORT = r"^(?P<pre>[^，]*?)(?:又|还|再次|直接|给(?:我们?|我方|客户))*(?P<how>漏|少|多|错|晚|(?<!推)(?<!延)迟|重复)(?P<verb>发|寄|装|给|收|付|算|报|打|扣|开|交|送|写|填|印|贴|放|付|做|配|传|抄|来|退|订)(?:了|给我们?)*(?P<what>[^，]*?)(?:了)?$"


def _short(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _made(_SHORT).match(clause.bare)
    if found is None or re.search(
        r"怎么|为什么|多少|至少|不少|很多|差不多|多次|吗$|越来越|许多|再漏|再少|再晚|最多|如果|因为|都能|才",
        clause.bare,
    ):
        return None
    pre, what = found["pre"], found["what"]
    if _residue(pre + what) or _made("<reader>").search(pre + what):
        return None
    pre = re.sub(r"(?:又|还|就|都)$", "", pre)
    again = "再次" if "又" in clause.text else ""
    act = found["how"] + found["verb"]
    if (
        len(what) > 24
        or pre
        and not (_is_thing(pre) or _is_time(pre))
        or what
        and not _is_thing(what)
        or clause.asks
    ):
        return None
    if found["how"] in "晚迟":
        text = f"{pre}{again}{act}了{what}" if what else f"{pre}{again}{act}了"
    elif not what:
        text = f"{pre}{again}{act}了" if not pre else f"{pre}{again}有{act}的情况"
    else:
        text = f"{pre or '本次'}{again}{act}了{what}"
    return Said([text], [voice.ask("remedy")], 1)


# Not done -----------------------------------------------------------------------------------------

_NOT_DONE = rf"^(?P<topic>[^，]*?)(?P<late><late>*)(?P<neg>{_NOT})(?P<late2><late>*)(?P<how>按时|按约定|按照约定|按期|如期|准时|及时|提前|主动|事先|正面|书面|正式|再|完全|真正|好好|认真|跟进|有效)*(?P<give>(?:给|跟|向|和|对)(?:<me>|客户))?(?P<verb><ver>)(?P<obj>[^，]*?)(?P<end>了|过|呢|吗|啊|吧|的|出来|过来|给我们?|下来)*$"


def _not_done_in(voice: Voice, text: str) -> tuple[str, str, str] | None:
    """What was not done, the group of the verb, and the verb."""
    found = _made(_NOT_DONE).match(text)
    if found is None:
        return None
    topic = re.sub(r"(?:还|都|也|就|又|一直|至今|连)+$", "", found["topic"])
    topic = re.sub(r"^(?:连|就|又|还)", "", topic)
    verb = found["verb"]
    obj = _object(found["obj"])
    group = next(name for name in _groups_by_need() if verb in verbs("zh", name))
    what = f"{topic}{obj}" if not (topic and obj) else obj
    if topic and obj:
        what = f"{topic}{obj}" if re.search(_WHEN + "$", topic) else ""
        if not what:
            return None
    if _residue(what) or _made("<reader>").search(what) and not _made("<reader>的").search(what):
        return None
    return what, group, verb


def _groups_by_need() -> tuple[str, ...]:
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


def _object(obj: str) -> str:
    """What a verb acts on, without whom it is for and the words of emphasis."""
    obj = _made(r"^(?:给|了|过|出来|个|一个)*(?:<me>|客户)?(?:任何|一个|半个|哪怕|什么|个)*").sub(
        "", obj
    )
    return re.sub(r"(?:出来|过来|给我们?|了|过|给)$", "", obj)


def _not_done(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.core
    if re.match("(?:就|却)?不", bare) and not clause.agent:
        return None
    if re.search(
        r"有没有|怎么|为什么|如果|要是|若|的话|再不|再没|除非|[吗]$|凭什么|谁|不是|不能|不会|不用|不要|不想|不得不|不如|不同|不错|不仅|不但|不管|不知|不行|不够|不了|不到|不起|不出|不上|不完|不清|不对|不合|没法|无法|没用|没完|没什么|应该|本来|说好不",
        bare,
    ):
        return _none_came(voice, clause)
    none = _none_came(voice, clause)
    if none is not None:
        return none
    found = _made(_NOT_DONE).match(bare)
    if found is None or clause.asks and not clause.agent:
        return None
    verb, obj = found["verb"], _object(found["obj"])
    topic, how = found["topic"], found["how"] or ""
    topic = re.sub(r"^(?:连|就|又|还|可|却|但|是)", "", topic)
    if re.search("该.*的|(.)不$", topic) or re.search(r"([⺀-鿿])不\1", bare):
        return None
    topic = re.sub(
        r"(?:还|都|也|就|又|一直|至今|连|却|但|拖到|拖着|拖|等到|压着|一样|一[条项个句件]|(?<=单上)连)+$",
        "",
        topic,
    )
    topic = re.sub("(?<=[上里中])连", "", topic)
    if topic.endswith(("的时候", "时")) and found["neg"] == "不":
        return Said([f"{topic}没有{verb}{obj}"], [voice.ask("look")], 1)
    obj = re.sub(r"(?:到现在|至今)$", "", obj)
    if topic and not (
        _is_thing(topic) or _is_time(topic) or re.match("答应|承诺|说好|约好|约定|保证", topic)
    ):
        return None
    if obj and not _is_thing(obj):
        return None
    if verb in ("开", "出", "放", "交", "补", "结", "打") and obj and not _PAPERS.search(obj):
        return None
    if not clause.agent and not topic and not obj and at == 0:
        return None
    if _residue(topic + obj) or _made("<reader>").search(topic + obj):
        return None
    if (
        obj in words("zh", "not_things")
        or re.match(r"[的得着]|清楚|明白|到位|好|完|起|上|下|到|出|对|进|去|回", obj)
        or len(obj) > 40
    ):
        return None
    if len(verb) == 1 and obj and re.match(r"[⺀-鿿]", obj) and verb + obj[0] in _NO_VERBS:
        return None
    group = next(name for name in _groups_by_need() if verb in verbs("zh", name))
    led = clause.agent or found["late"] or found["late2"] or any(one.agent for one in clauses[:at])
    if not led or topic.startswith("逾期"):
        return None
    nobody = "人" in found["neg"]
    if re.search("会议?$|约$|见面$", topic) and verb in ("上线", "参加", "出席"):
        return Said(
            [f"{topic}{voice.you if voice.you.startswith('贵') else '您'}未能参加"],
            [f"请{voice.you}告知方便改期的时间：⟦日期、时间⟧。"],
            1,
        )
    said = _not_done_said(
        voice, clause, topic, bool(topic) and _is_time(topic), how, group, verb, obj
    )
    if said is not None and nobody and said.parts:
        said.parts[0] = re.sub(r"目前尚未(?=[⺀-鿿]{1,2}$)", "目前尚无人", said.parts[0])
    return said


_PAPERS = lazy(
    r"票|证|单|据|书|明|样|图|报告|方案|资料|文件|稿|款|金|费|货|件|名单|说明|价|数|账|尾款|清单|结果"
)
_GOODS = frozenset(
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
_NO_VERBS = frozenset(
    {
        "看见",
        "结果",
        "结束",
        "结论",
        "看到",
        "看懂",
        "做人",
        "做到",
        "给脸",
        "开心",
        "开口",
        "发现",
        "发生",
        "出现",
        "出问",
        "交代",
        "给面",
        "发火",
        "出息",
        "写完",
        "换来",
        "装傻",
        "放在",
        "放心",
        "放过",
        "补偿",
        "出面",
        "查到",
        "回头",
        "理解",
        "理由",
        "理睬",
        "回事",
        "说话",
        "讲理",
        "讲道",
        "改变",
        "退让",
        "退路",
        "打算",
        "打开",
        "给过",
        "发言",
        "订正",
        "开始",
    }
)


def _not_done_said(
    voice: Voice, clause: Clause, topic: str, when: bool, how: str, group: str, verb: str, obj: str
) -> Said | None:
    time = topic if when else ""
    thing = obj or ("" if when else topic)
    if topic and obj and not when:
        promised = re.match(r"^(?:答应|承诺|说好|约好|约定|保证|讲好)(?P<what>.+)$", topic)
        if promised:
            topic = f"约定{promised['what']}"
        if group == "doing" and topic.endswith(("的", "时候")):
            return None
        if group not in ("handing_over", "confirming", "telling", "paying", "refunding"):
            return None
        if len(topic) > 20:
            return None
        return Said(
            [
                f"{polite(topic)}，{voice.words('not_received', what=obj) if group == 'handing_over' else f'{obj}尚未{_full_verb(verb)}'}"
            ],
            [voice.ask("send")],
            1,
        )
    if group == "shipping":
        what = thing or ("货物" if verb in _GOODS else "")
        late = how in ("按时", "按约定", "按照约定", "按期", "如期", "准时", "及时")
        act = {"发货": "发出", "出货": "出货", "交货": "交货", "寄货": "寄出"}.get(verb, verb)
        if late:
            return Said([f"{what}未能{how}{act}（约定：⟦日期⟧）"], [voice.ask("ship", act=act)], 1)
        return Said([f"{time}{what}目前尚未{act}"], [voice.ask("ship", act=act)], 1)
    if group == "paying":
        what = thing or "款项"
        if time:
            return Said([f"{time}{voice.us}没有收到{what}"], [voice.ask("pay")], 1)
        return Said([voice.words("not_received", what=what)], [voice.ask("pay")], 1)
    if group == "refunding":
        what = thing or "退款"
        if thing and not re.search("退款|赔", thing):
            what = f"退还的{thing}"
        return Said([voice.words("not_received", what=what)], [voice.ask("refund")], 1)
    if group == "answering":
        if thing and not re.search(r"邮件|消息|微信|信|问题|电话|询盘|问|函|留言|短信", thing):
            return None
        if how in ("按时", "及时", "准时"):
            return Said(
                [f"{thing and thing + '的'}回复晚于约定时间（⟦日期⟧）"], [voice.ask("reply")], 1
            )
        text = (
            f"{voice.us}{'的' if not thing.startswith('我') and thing else ''}{thing.removeprefix('我们的').removeprefix('我的').removeprefix('我方的')}目前尚未收到回复"
            if thing
            else voice.words("no_reply")
        )
        return Said([text], [voice.ask("reply")], 1)
    if group == "telling":
        if thing and (how or not re.search("问题|变|涨|改|停|延|假|原因|情况|结果|进度", thing)):
            if thing != topic or not thing:
                return None
            return Said([f"{topic}，{voice.words('not_told')}"], [voice.ask("inform")], 1)
        if thing:
            return Said([f"{voice.us}此前没有收到关于{thing}的通知"], [voice.ask("inform")], 1)
        return Said([voice.words("not_told")], [voice.ask("inform")], 1)
    if group == "confirming":
        if not thing:
            return Said(
                [f"{voice.us}目前尚未收到{'确认' if verb.endswith('确认') else '签署的文件'}"],
                [voice.ask("confirm")],
                1,
            )
        return Said(
            [f"{thing}目前尚待{'确认' if verb.endswith('确认') else _full_verb(verb)}"],
            [voice.ask("do", act={"签": "签署"}.get(verb, verb))],
            1,
        )
    if group == "handing_over":
        if not thing or thing in words("zh", "not_things"):
            return None
        if obj:
            return Said([f"{time}{voice.words('not_received', what=obj)}"], [voice.ask("send")], 1)
        return Said([voice.words("topic_not_received", what=thing)], [voice.ask("send")], 1)
    if group == "doing":
        if not thing or len(verb) < 2 and not topic:
            if len(verb) < 2 or thing:
                return None
            return Said([f"目前尚未{verb}"], [voice.ask("do", act=verb)], 1)
        act = _full_verb(verb)
        if how and len(act) == 2 and act.endswith("好"):
            act = verb
        text = wording("zh", "not_done", voice.strength, what=f"{time}{thing}", act=f"{how}{act}")
        return Said([text], [voice.ask("do", act=act)], 1)
    return None


_NONE = r"^(?P<topic>[^，]*?)(?:连)?(?P<what>[一半][封个份条句张次通句声点行]?(?:像样的|正式的|具体的|明确的)?[^，一]{0,10}?)?(?:<late>)*(?:都|也)?(?:没有|没|不|未)(?P<verb>给|发|有|回|见|看到|收到|提供|寄|说|写|开|留|附)?(?:过|给<me>|到)?(?:<me>)?$"


def _none_came(voice: Voice, clause: Clause) -> Said | None:
    """“连一封说明邮件都没有” is “我方尚未收到说明邮件”."""
    bare = clause.core
    if not re.search(r"(?:都|也|从来|至今|还|一[封个份条句张]).{0,4}(?:没|未|不)", bare):
        return None
    found = re.match(
        r"^(?P<topic>[^，]*?)连(?P<what>[^，]+?)(?:都|也)(?:还|一直|到现在)?(?:没有|没|不|未)(?P<verb>给|发|有|回|提供|寄|写|开|留|附|报|出|收到|看到|见到)?(?:过|到|给)?(?:我们?|我方|我司|客户)?$",
        bare,
    )
    if found is None:
        return None
    what = re.sub(
        r"^(?:一|半|个|句|封|份|张|条|最基本的|起码的|基本的|最起码的)+", "", found["what"]
    )
    topic = re.sub(r"(?:到现在|至今|却|竟|现在|又)+$", "", found["topic"])
    if (
        not what
        or _residue(what + topic)
        or len(what) > 16
        or re.search(r"人|话|字|声|解释权|影|脸", what)
    ):
        return None
    if found["verb"] is None and not re.search(
        "邮件|通知|说明|单|号|照片|报告|回复|解释|合同|发票|方案|结果|票|图|书|文件|价", what
    ):
        return None
    lead = (
        f"{polite(re.sub(r'^(?:答应|承诺|说好)', '约定', topic))}，"
        if topic and not _made(rf"^{_WHEN}$").match(topic)
        else topic
    )
    if topic and lead != topic and not re.match("约定", lead):
        return None
    return Said([f"{lead}{voice.words('not_received', what=what)}"], [voice.ask("send")], 1)


_PLAIN_NOT = rf"^(?P<pre>(?:<when>)*[^，]{{0,10}}?)(?P<late><late>*)(?P<neg>没有|没能|没|未能|未|忘了|忘记了|忘记|忘|漏了|不肯|不)(?P<act>(?:(?:及时|主动|提前|按时|按约定|认真|仔细|事先)*)(?:(?:在|把|将|给|向|对|按|跟|和|为|用)[^，]{{1,24}}?)?<ver>[^，]{{0,24}})$"


def _plain_not(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """What the reader did not do, without who: “未在外箱上贴条码”."""
    clause = clauses[at]
    bare = clause.core
    if (
        not clause.agent
        or clause.asks
        or re.search(
            r"怎么|为什么|如果|要是|再不|该|能不能|想|有没有|不是|不要|什么|谁|都不|也不|不等于|不过|的不|就不|不知|不懂|不会",
            bare,
        )
    ):
        return None
    found = _made(_PLAIN_NOT).match(bare)
    if found is None or _residue(bare) or _made("<reader>").search(bare):
        return None
    pre = re.sub(r"(?:又|还|都|也|就|连|却|是)+$", "", found["pre"])
    if pre and not (_is_time(pre) or _is_thing(pre)) or found["neg"] == "不" and not found["late"]:
        return None
    act = re.sub(r"[了过的]$", "", found["act"])
    if found["neg"] == "不" and not re.search("一直|迟迟|至今|现在|始终|仍|还", found["late"]):
        return None
    if len(act) < 3:
        return None
    again = "再次" if "又" in clause.text else ""
    late = (
        "目前尚"
        if re.search("至今|现在|一直|迟迟|还|仍|始终", found["late"] + found["pre"])
        else ""
    )
    moved = re.match(
        r"^(?P<how>(?:及时|主动|提前|按时|事先)*)(?:把|将)(?P<what>[^，]{1,16})(?P<rest>(?:发|寄|交|给|告|通知|提供|写|标|贴|装|放|转|填|传|汇|付|打|改|退)[^，]*)$",
        act,
    )
    if moved and _is_thing(moved["what"]):
        return Said(
            [f"{pre}{moved['what']}{again}{late}未{moved['how']}{moved['rest']}"],
            [voice.ask("look")],
            1,
        )
    return Said([f"{pre}{again}{late}未{act}"], [voice.ask("look")], 1)


def _plain_did(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """What the reader did, without who, where the words are plain."""
    clause = clauses[at]
    bare = clause.core
    if not clause.agent or clause.asks or _residue(bare) or _made("<reader>").search(bare):
        return None
    if re.search(
        r"怎么|为什么|如果|要是|再|该|能|想|才|倒|光|不|没|必须|会|要|请|别|就|什么|谁|永远|总是|老是|一[口句味天]|[吗呢吧]$|每|敢|还|都(?!是)|也|算|当|以为|觉得|说|知道",
        bare,
    ):
        return None
    if (
        not re.search(r"[了成到错反混偏坏漏少多]", bare)
        or len(bare) < 5
        or not (_made("<problems>").search(bare) or re.search("混|换|改|成|只", bare))
    ):
        return None
    if re.match("[^，把将]{0,8}的", bare):
        return None
    moved = re.match(
        r"^(?P<pre>[^，]{0,8}?)(?:又)?(?:把|将)(?P<what>[^，]+?)(?P<rest>(?:混|换|改|装|放|发|寄|写|印|退|卖|转|压|扣|涨|调|推迟|取消|停|删|弄|堆|漏|填|报|算|安排)[^，]*)$",
        bare,
    )
    again = "再次" if "又" in clause.text and "又" not in bare else ""
    text = (
        f"{moved['pre']}{moved['what']}{again}{moved['rest']}"
        if moved
        else bare.replace("又", "再次").replace("只", "")
    )
    return Said([text], [voice.ask("look")], 1)


_AGREED = r"^(?P<what>[^，]*?)(?:之前|当初|当时|上次)?(?:说好|说好了|讲好|约好|谈好|约定好|约定|答应|答应过|承诺|承诺过|保证|保证过|说|说过|告诉我们?)(?:了|过)?(?:的是|的|是|我们?)?(?P<rest>[^，]*)$"


def _agreed(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """“说好周五付的” is “约定周五付”."""
    clause = clauses[at]
    if clause.asks or not re.search("说好|讲好|约好|谈好|答应|承诺|保证", clause.text):
        return None
    found = _made(_AGREED).match(clause.core)
    if found is None or re.search(r"没|不|谁|什么|如果|一边", found["what"]):
        return None
    rest = re.sub(r"[的了呢吧]+$", "", found["rest"])
    what = found["what"]
    if (
        _residue(what + rest)
        or _made("<reader>").search(what + rest)
        or not (rest or what)
        or re.search(r"怎么|什么|为什么|却|结果|不|又|了", rest)
    ):
        return None
    if at + 1 >= len(clauses) and at == 0 and len(rest) > 3 and clause.agent:
        return Said([f"此前约定{rest}，目前尚未完成"], [voice.ask("status", act="完成")], 1)
    if at + 1 >= len(clauses) and at == 0 or not rest:
        return None
    if what and not (_is_thing(what) or _is_time(what)):
        return None
    return Said([f"{what}约定{rest}"], [voice.ask("look")], 1)


# Again and again ----------------------------------------------------------------------------------

_OFTEN = r"^(?P<pre>[^，]*?)(?P<often><often>)(?:都|就|是|又|会|要)*(?P<act>[^，]+)$"
_THINGS_DONE = lazy(
    r"^(?:在)?(?P<what>延期|推迟|延误|迟到|迟交|拖期|晚交货|涨价|改价|改期|改需求|改设计|改图|改规格|改包装|改单|改交期|改[⺀-鿿]{1,3}|拖款|变更[⺀-鿿]{0,4}|修改[⺀-鿿]{0,4}|取消[⺀-鿿]{0,4}|少发货?|漏发货?|发错货?|甩柜|换人|加价|砍价|压价|催款|催货|催|缺货|断货|出错|出问题|要求[⺀-鿿]{1,12}|更换[⺀-鿿]{0,6}|推迟[⺀-鿿]{0,4}|拖延[⺀-鿿]{0,4}|延迟[⺀-鿿]{0,4}|让(?:我们?|客户)?重启|重启|返工|拖欠[⺀-鿿]{0,4}|拖款|晚付款|临时[⺀-鿿]{2,8})$"
)


def _often(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.core
    found = _made(_OFTEN).match(bare)
    if found is None or clause.asks or re.search(r"怎么|为什么", bare):
        return None
    act = re.sub(r"[的了]$", "", found["act"])
    pre = found["pre"]
    act = (
        re.sub(r"^(?:一再|反复|无故|随意|随便|突然|临时)", "", act)
        if not act.startswith("临时")
        else act
    )
    act = act.replace("拖延", "延迟").replace("改来改去", "修改")
    late = _made(
        r"^(?:不|没有?|未)(?:按时|准时|及时|按期)(?P<act><ver>)(?P<rest>[^，]{0,6})$"
    ).match(act)
    if late:
        return Said(
            [voice.words("occasions", what=f"{pre}{late['act']}{late['rest']}晚于约定时间")],
            [voice.ask("remedy")],
            1,
        )
    lated = re.match(r"^(?:晚|迟)(?P<act>[⺀-鿿]{0,8})$", act)
    if lated or act in ("迟到", "拖"):
        return Said(
            [
                voice.words(
                    "occasions", what=f"{pre}{act.replace('拖', '延期') if act == '拖' else act}"
                )
            ],
            [voice.ask("remedy")],
            1,
        )
    act = re.sub("^让(?=重启|返工|修改)", "", act)
    done = _THINGS_DONE.match(act)
    put_off = re.match(
        r"^(?P<how>推迟|延迟|拖延|更改|修改|变更|调整)(?P<what>交期|船期|工期|付款|发货|出货|交货|日期|时间)$",
        act,
    )
    if (
        put_off
        and not pre
        and at + 1 < len(clauses)
        and re.search(r"从.+[到改]", clauses[at + 1].text)
    ):
        return Said([f"{put_off['what']}多次{put_off['how']}"], [voice.ask("remedy")], 1)
    nth = (
        re.match(
            r"^(?:这)?(?:已经|都)?是?(?P<n>第[一二三四五六七八九十0-9]+次)了?$",
            clauses[at + 1].text,
        )
        if at + 1 < len(clauses)
        else None
    )
    if done and nth and not pre:
        return Said([f"{done['what']}，目前是{nth['n']}"], [voice.ask("remedy")], 2)
    if done and not _residue(pre) and not _made("<reader>").search(pre):
        return Said(
            [voice.words("occasions", what=f"{pre}{done['what']}")], [voice.ask("remedy")], 1
        )
    return None


_TOO_LATE = r"^(?:每次|次次|总是|老是|永远)(?:都是|都|是)?(?P<when>[^，]{2,10}?)才(?P<act>给|发|提供|通知|告诉|告知|说|确认|交|付|回复|回|改|换|取消|变更)(?:<me>)?(?P<what>[^，]{0,8})$"
_CHASED = r"^(?:每次|次次|总是|老是)(?:都)?(?:要|得)(?:<me>)?(?:催|追|问)(?P<n>[⺀-鿿0-9]{0,4}[次遍回天])?才(?:肯|会)?(?P<act>回|回复|发|给|付|更新|确认|寄)(?P<what>[⺀-鿿]{0,6})$"
_NEVER = r"^(?P<pre>[^，]*?)(?:从来都?|一直都?|从|向来)(?:不|没有|没)(?P<how>主动|提前|及时|准时|按时|如期)(?P<act>[^，]*?)(?:过)?$"


def _habit(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    bare = clause.core
    if clause.asks or _residue(bare) or _made("<reader>").search(bare):
        return None
    chased = _made(_CHASED).match(bare)
    late = None if chased else _made(_TOO_LATE).match(bare)
    if late:
        if late["act"] in ("改", "换", "取消", "变更"):
            told = voice.words("next_time", act="提前⟦天数⟧天告知")
            return Said(
                [
                    f"⟦次数⟧次（⟦日期⟧）在{late['when'].removeprefix('到')}{late['act']}{late['what']}"
                ],
                [f"{told}。"],
                1,
            )
        what = late["what"] or ("通知" if late["act"] in ("通知", "告诉", "告知", "说") else "回复")
        return Said(
            [f"⟦次数⟧次（⟦日期⟧）在{late['when'].removeprefix('到')}收到{what}"],
            [
                voice.words("next_time", act=f"提前⟦天数⟧天{'告知' if what == '通知' else '提供'}")
                + "。"
            ],
            1,
        )
    if chased:
        what = chased["what"] if chased["act"] not in ("回", "回复") else "回复"
        return Said(
            [f"⟦次数⟧次（⟦日期⟧）在催问{chased['n'] or ''}后收到{what or '回复'}"],
            [voice.words("next_time", act="在⟦时间⟧内回复") + "。"],
            1,
        )
    omits = _made(
        r"^每次(?P<when>[⺀-鿿]{0,6}?)都(?:不|没有|没|忘了|忘记)(?P<act><ver>[^，]{1,12})$"
    ).match(bare)
    if omits:
        return Said(
            [f"⟦次数⟧次{omits['when']}未{omits['act']}（⟦日期⟧）"],
            [
                voice.words(
                    "next_time",
                    act=f"{omits['when']}时{omits['act']}" if omits["when"] else omits["act"],
                )
                + "。"
            ],
            1,
        )
    never = _made(_NEVER).match(bare)
    if never:
        act = f"{never['pre']}{never['act']}"
        if never["how"] in ("主动", "提前"):
            return (
                Said([voice.words("next_time", act=f"{never['how']}{never['act']}")], [], 1)
                if never["act"] and not never["pre"]
                else None
            )
        if not act or not _made("^[^，]{0,4}<ver>|^交货|^出货").match(act):
            return None
        return Said([voice.words("occasions", what=f"{act}晚于约定时间")], [voice.ask("remedy")], 1)
    return None


_AGAIN = lazy(
    r"^(?P<pre>[^，]*?)又(?:一次|要|给我们?)?(?P<act>延期|推迟|延误|迟到|甩柜|涨价|改[⺀-鿿]{1,6}|变更[⺀-鿿]{0,4}|取消[⺀-鿿]{0,4}|缺货|断货|出错|出问题|停[⺀-鿿]{1,4}|坏|断|漏[⺀-鿿]{0,3}|拖[⺀-鿿]{0,4}|换[⺀-鿿]{0,6}|加价|晚点|停电|返工|没货|缺[⺀-鿿]{0,4}|掉[⺀-鿿]{0,3})(?:了)?(?P<more>[^，]*)$"
)


def _again(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    found = _AGAIN.match(clause.core)
    if (
        found is None
        or re.search("怎么|为什么|吗", clause.bare)
        or _residue(found["pre"] + found["more"])
    ):
        return None
    act = found["act"].replace("拖", "延")
    if found["pre"] and not _is_thing(found["pre"]) and not _is_time(found["pre"]) or clause.asks:
        return None
    if (
        _made("<reader>").search(found["pre"] + found["more"])
        or len(found["more"]) > 10
        and not found["more"].startswith("到")
    ):
        return None
    done = (
        "了"
        if not found["more"]
        else f"了{found['more']}"
        if not found["more"].startswith(("到", "成", "为"))
        else found["more"]
    )
    if act in ("延期", "推迟", "改期", "变更"):
        return Said(
            [f"{found['pre'] or '目前'}再次{act}{done}"],
            [f"请{voice.you}在⟦日期⟧前告知原因和新的日期。"],
            1,
        )
    return Said([f"{found['pre'] or '目前'}再次{act}{done}"], [voice.ask("remedy")], 1)


# Demands and difficulties -------------------------------------------------------------------------


def _demand(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    text = clause.core
    urged = re.search(
        r"必须|赶紧|赶快|马上|立刻|立即|快点|给我|现在就|火速|速|务必|^直接把|先.{1,8}再|^先", text
    )
    if (
        urged is None
        or clause.asks
        or re.search(
            r"怎么|为什么|就能|就会|的“|如果|不必|给我的|没|不(?!良|合格|锈)|了$|说|“", text
        )
    ):
        return None
    first = re.match(
        r"^(?P<pre>[^，]{0,6}?)先(?P<act>[^，]{1,12}?)了?再(?P<then>[^，]+)$", text
    ) or re.match(r"^(?P<pre>[^，]{1,6}?)先(?P<act>[^，]{1,6}?)了?再(?P<then>[^，]+)$", text)
    if first:
        act = first["act"].removesuffix("了")
        pre = "款" if first["pre"] in ("钱", "款") else first["pre"]
        act = "付款" if act == "付" and pre == "款" else f"把{pre}{act}" if pre else act
        then = {"谈别的": "其他事项付款后再谈"}.get(first["then"], f"之后再{first['then']}")
        if _residue(act + then):
            return None
        return Said([f"请{voice.you}先{act}，{then}。"], [], 1)
    following = at + 1 < len(clauses) and re.match(
        r"^再(?P<then>(?:谈|说|讨论|考虑|安排|发|确认)[^，]{0,12})$", clauses[at + 1].text
    )
    before = re.match(r"^先(?P<act>(?:把)?[^，]{2,16}?)了?$", text)
    if before and following and not _residue(text):
        return Said([f"请{voice.you}先{before['act']}，之后再{following['then']}。"], [], 2)
    act = _demanded(text)
    if act is None or _residue(act) or _made("<reader>").search(act):
        return None
    if _has_date(act):
        return Said([f"请{voice.you}{act}。"], [], 1)
    return Said([], [voice.ask("do", act=act)], 1)


_HARD = r"^(?P<what>[^，]*?(?:时间|交期|工期|价格|预算|要求|期限|账期|数量|排期|周期|单价|目标价|条件)[^，]*?)(?:太|实在太|这么|那么|过于|非常|很|真的太|实在)(?P<how>紧|短|急|低|高|苛刻|少|赶|严|严格|多|长|离谱|死|大)(?:了)?$"
_CANNOT = r"^(?:<me>)?(?:的)?(?:这边|人|财务|工厂|车间|工程师|设计师|工人|团队|生产|同事|设计|师傅)?(?:实在|真的|根本|也|都|就)*(?P<cannot>怎么(?:可能)?(?:做得出来|做得到|来得及|赶得出来|赶得及|完成|做得了|做)|做不了|做不到|做不出来|办不到|没法做|没办法做|赶不出来|赶不及|来不及|无法完成|没法干活|没法干|很难办|很难做|很难安排|[排做赶交装接安配]+不(?:出来|了|完|到|过来)|没法[⺀-鿿]{1,8}|没法安排|没法生产|没法接|接不了|无法接受|不能接受|很为难|无法安排|干不了|没法配合|没法交|安排不了|无法满足|交不出来|做不来|没办法[⺀-鿿]{1,8}|没法工作|没法[⺀-鿿]{1,4})$"


def _hard(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    clause = clauses[at]
    text = clause.core
    text = _made("^<reader>的").sub("", text)
    found = _made(_HARD).match(text)
    if found:
        about_time = re.search("时间|交期|工期|期限|排期|周期", found["what"]) is not None
        what = re.sub(
            r"^(?:给(?:<me>)?的|要求的|定的)".replace("<me>", _list("me")), "", found["what"]
        )
        what = re.sub(r"(?:压|定|给|开|卡|提|要求)得$", "", what)
        if _residue(what) or _made("<reader>").search(what):
            return None
        ask = voice.words("why_middle_time" if about_time else "why_middle")
        how = {"死": "紧", "离谱": "高"}.get(found["how"], found["how"])
        return Said([f"{what}对{voice.us}来说比较{how}"], [ask], 1)
    asked = _made(
        r"^(?:只|才)?(?P<done>付|给|下|确认)了?(?P<what>[^，]{1,14}?)就(?:要求|要|让)<me>(?P<act>[^，]+)$"
    ).match(text)
    if asked and clause.agent and not _residue(asked["what"] + asked["act"]):
        return Said(
            [f"{clause.agent}已{asked['done']}{asked['what']}，希望{voice.us}{asked['act']}"],
            [voice.words("why_middle")],
            1,
        )
    cannot = _made(_CANNOT).match(_heatless(clause.text))
    if cannot and at:
        what = cannot["cannot"]
        what = (
            "目前的条件下难以完成"
            if re.match("怎么|[⺀-鿿]不(?:出来|了|完|到|过来)", what)
            else what
        )
        what = {"做不了": "目前的条件下难以完成", "做不到": "目前的条件下难以完成", "办不到": "目前的条件下难以完成", "没办法": "目前的条件下难以完成",
                "没法干活": "难以安排工作", "没法干": "难以安排工作", "没法工作": "难以安排工作", "很为难": "有实际困难", "做不来": "目前的条件下难以完成", "干不了": "目前的条件下难以完成"}.get(what, what.replace("没法跟", "难以向").replace("没法", "难以").replace("没办法", "难以"))  # fmt: skip
        return Said([f"{voice.us}{what}"], [voice.words("why_middle")], 1)
    return None


# Scolding and the rest ----------------------------------------------------------------------------


def _idle(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """A clause that only scolds; one with a figure, a name or a quotation is never left out."""
    clause = clauses[at]
    text = clause.text
    if re.match(
        r"^(?:那就|那)?请?(?:你们?|您|贵司|贵方|贵公司)?(?:解释|说明)(?:一下|清楚)?$", text
    ) and at + 1 < len(clauses):
        return Said([], [], 1)
    if re.match("(?:不要|别)再用“[^”]{1,10}”来?(?:敷衍|搪塞|打发|应付|推脱)", text):
        return Said([], [], 1)
    if (
        re.search("小姐|先生|女士|经理[⺀-鿿]|是[^，]*(?:造成|的)$", text)
        and not clause.asks
        or re.match("我们?(?!无语|服了|失望|不明白|想不通|搞不懂|不理解|真)", text)
    ):
        return None
    if (
        _FIGURE.search(re.sub("一(?:下|个|点|直|样|再|些|句|声|次|味|致|塌|丘)", "", text))
        or len(text) > 22
    ):
        return None
    if re.search(
        r"取消|退款|赔|拒|接受|扣|投诉|起诉|停止|终止|律师|要求|请|麻烦|保留|承担|什么时候|多久|哪天|几号",
        text,
    ):
        return None
    scolds = (
        _made("<idle>").search(text) is not None
        or clause.asks
        and _made("<idle_asked>").search(text) is not None
    )
    scolds = scolds or clause.asks and re.search("怎么[⺀-鿿]{1,4}的$", text) is not None
    rhetorical = bool(clause.agent) and clause.asks or text.endswith(("吗", "呢")) and clause.asks
    if re.match("(?:别|不要)(?:让|等|逼)(?:我们?|客户)(?:再)?(?:催|追|问|等)", text):
        return Said([], [], 1)
    led = clause.agent or re.match("非|偏|就是不|没人|还是|仍然|置之|硬要|一意", text)
    unheard = (
        bool(at)
        and bool(led)
        and re.search("没听到|没看到", text) is None
        and _NOT_HEARD.search(text) is not None
    )
    if not scolds and not rhetorical and not unheard:
        return None
    if unheard and not rhetorical or re.search("没看|看过|看了", text):
        return Said([], [voice.ask("confirm")], 1)
    return Said([], [voice.ask("look")], 1)


def _residue(text: str) -> bool:
    return _made("<residue>").search(text) is not None


def _heatless(text: str) -> str:
    text = _made("<heat>(?!品|求|白)").sub("", text)
    return _OPENERS.sub("", text)


_WRITTEN_AS = lazy(
    r"^(?P<what>[^，]+?)(?:写|印|标|打|填|做|刻|报|印刷)(?:成了|成|的是|的|着)(?P<value>[^，]+)$"
)


_COMPARED = lazy(
    r"(?:合同|订单|报价|确认|要求|样品|图纸|应该|实际|PI|PO)[^，]{0,6}(?:是|为|写)|应为"
)


def _kept(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """A clause that blames nobody, as it stands."""
    clause = clauses[at]
    text = _made("<heat>(?!品|求|白)").sub("", _PARTICLES.sub("", clause.text)).strip()
    if clause.asks or not text:
        return None
    if re.search(
        r"一次比一次|要是|若非|就算|退一步|要说|本来好好|不会(?:发生|变|有|出)|该.+的不|我就问|想一想|说到底",
        text,
    ):
        return None
    if re.search(
        r"才|倒|光|能把|(?<!全)都(?!是)|竟|也(?=不|没|敢|好意思|能|配)|还(?=要|让|想|说|敢|好|在|不|没|嫌|怪|骂|以为|能|有脸)|就(?=[让要想知会爱说])|一(?:说|问|句|口)[^，]{1,6}就|却|也不|就是不|只会|偏(?=不|要|说|偏|偏偏)|既然|凭|难道|何必|谁|哪儿|怎么|为什么|什么|[吗呢呗]$|吧$|别(?!家|的|处|名)|不要|休想",
        text,
    ):
        return None
    if _residue(text):
        return None
    if len(text) < 4 and not _FIGURE.search(text):
        return None
    addressed = _made("<reader>").search(text)
    described = addressed and re.match(
        r"(?:的|[^，的]{1,6}的)(?=[⺀-鿿A-Z0-9])", text[addressed.end() :]
    )
    if (
        addressed
        and not described
        and re.search(
            r"没|不|未|错|漏|忘|少|拖|总|老是|每次|从来|又|还|就|只|才|都|必须|应该|该|让|叫|把(?!.*给我)",
            text[addressed.end() :],
        )
    ):
        return None
    text = re.sub(
        r"^(?:但是|但|可是|可|结果|而且|所以|还|就|都|又)+(?=.)",
        lambda m: "" if m[0] not in ("但", "但是", "而且", "所以") else m[0],
        text,
    )
    if _WRITTEN_AS.match(text) and (
        at
        and _COMPARED.search(clauses[at - 1].text)
        or at + 1 < len(clauses)
        and _COMPARED.search(clauses[at + 1].text)
    ):
        return Said([polite(text)], [voice.ask("correct")], 1)
    if re.search("[写印贴填标打做刻发装译算](?:成|成了)[⺀-鿿A-Za-z0-9]", text) and not addressed:
        return Said([polite(text)], [voice.ask("remedy")], 1)
    cooled = (clause.cooled or described) and (
        _FIGURE.search(text) or _made("<problems>").search(text)
    )
    return Said([polite(text)], [voice.ask("look")] if cooled else [], 1, understood=bool(cooled))


_WAYS: tuple[tuple[Way, frozenset[str]], ...] = (
    (_demand_or_else, frozenset("")),
    (_unanswered, frozenset("发")),
    (_unasked, frozenset("就")),
    (_but_for, frozenset("要若果当")),
    (_or_not, frozenset("不")),
    (_threat, frozenset("如若要倘假再旦话不没")),
    (_repeated, frozenset("遍次句")),
    (_answered, frozenset("是")),
    (_known, frozenset("难")),
    (_unread, frozenset("看读")),
    (_said_that, frozenset("遍次回")),
    (_told, frozenset("说讲提强通告解声交沟叮嘱重写发确")),
    (_recorded, frozenset("写标注规约说列要")),
    (_not_to_bear, frozenset("凭")),
    (_wont_pay, frozenset("不没绝")),
    (_denial, frozenset("不非无没别怪算少休责")),
    (_third, frozenset("是")),
    (_ask_colleague, frozenset("问找")),
    (_because, frozenset("怪赖因由多托")),
    (_fault, frozenset("是责")),
    (_chased_once, frozenset("才")),
    (_only_then, frozenset("才")),
    (_claim, frozenset("承赔买负出付认自")),
    (_instead, frozenset("不到没现就又从问催等当而至别目一")),
    (_said_early, frozenset("早")),
    (_should, frozenset("该应早")),
    (_never_said, frozenset("时从哪有谁同没")),
    (_hard, frozenset("太么于很了不没难无法就接怎死")),
    (_checked, frozenset("有")),
    (_call_boss, frozenset("叫让请喊")),
    (_what_now, frozenset("怎")),
    (_how_done, frozenset("怎什搞")),
    (_why, frozenset("么何怎咋凭啥")),
    (_when_asked, frozenset("时哪几多何久")),
    (_where, frozenset("呢在去哪")),
    (_can_you, frozenset("能可")),
    (_counted, frozenset("每今没永总老")),
    (_excuses, frozenset("说")),
    (_not_we, frozenset("是")),
    (_yet, frozenset("了")),
    (_cost_us, frozenset("让导使害造令")),
    (_effect, frozenset("害弄搞导使致造令让")),
    (_against, frozenset("按")),
    (_not_sent_to, frozenset("把")),
    (_no_answer, frozenset("接打")),
    (_dragged, frozenset("拖等过催问")),
    (_wrong, frozenset("错反混倒歪乱漏串偏颠糊断破碎裂烂坏丢")),
    (_short, frozenset("漏少多错晚迟重")),
    (_differs, frozenset("不问对是差")),
    (_habit, frozenset("每次总老永从向一")),
    (_often, frozenset("总老每次回永动天一反三屡隔经没接周")),
    (_again, frozenset("又")),
    (_not_done, frozenset("没未不忘拒懒无漏")),
    (_demand, frozenset("必赶马立快给现火速务先直")),
    (_changed, frozenset("次遍回版")),
    (_done, frozenset("把将")),
    (_agreed, frozenset("说讲约谈答承保")),
    (_plain_not, frozenset("没未忘漏不")),
    (_plain_did, frozenset("了成到错反混偏坏漏少多")),
    (_idle, frozenset("")),
    (_kept, frozenset("")),
)
"""The ways in the order they are tried, and the characters of which a clause of each has one."""


# --- the sentence ---------------------------------------------------------------------------------


def said_again(text: str, strength: Strength) -> Iterator[str]:
    """The ways in which a sentence can be said without blame, the best first.

    `text` is one sentence or line. Nothing is yielded where it is not understood. Line ends and
    blanks around it are kept.
    """
    stripped = text.strip()
    if not stripped:
        return
    plain = simplify(stripped)
    called, rest = _called(plain)
    voice = Voice.of(rest, strength)
    said = _all_said(voice, _clauses(rest))
    if said is None:
        return
    whole = _joined(voice, said)
    if not whole or whole == rest:
        return
    start = text.index(stripped)
    for way in dict.fromkeys((whole, _YOURS.sub("", whole))):
        made = called + way
        if plain != stripped:
            made = _in_script_of(made, stripped, plain)
        yield text[:start] + made + text[start + len(stripped) :]


_YOURS = lazy(
    r"(?:^|(?<=[，。：]))(?:贵[方司厂]|贵公司|您)(?:的|(?=发来的|寄来的|提供的|发的|寄的|给的))"
)
_VOCATIVE = lazy(
    r"^(?:(?:尊敬的|亲爱的)?(?:[⺀-鿿]{1,3}(?:总|经理|工|姐|哥|老师|先生|女士|小姐|主任|厂长|师傅|律师|教授|博士)|[小老阿][⺀-鿿]|@\S+|Hi [A-Za-z]+|[A-Z][a-z]+))(?:[，,：: ]\s*|(?=你|您))"
)


def _called(text: str) -> tuple[str, str]:
    """The person called at the start, with a comma, and the rest."""
    found = _VOCATIVE.match(text)
    if found is None or len(text) - found.end() < 3:
        return "", text
    return f"{found[0].rstrip('，,：: ')}，", text[found.end() :]


def _all_said(voice: Voice, clauses: list[Clause]) -> list[tuple[Said, str]] | None:
    """Each stretch as it is said again, with the mark behind it; None if one is not understood."""
    made: list[tuple[Said, str]] = []
    at = 0
    while at < len(clauses):
        characters = clauses[at].text
        for way, some in _WAYS:
            if some and some.isdisjoint(characters):
                continue
            said = way(voice, clauses, at)
            if said is not None:
                break
        else:
            return None
        at += said.taken
        made.append((said, clauses[at - 1].mark))
    if not any(said.understood for said, _ in made):
        return None
    if not any(said.parts or said.requests for said, _ in made if said.understood):
        return None
    kept = [said for said, _ in made if not said.understood]
    general = ([], [voice.ask("look")], [voice.ask("confirm")])
    if all(said.requests in general and not said.parts for said, _ in made if said.understood):
        if not any(_made("<problems>").search(one.parts[0]) for one in kept):
            return None
    return made


def _joined(voice: Voice, made: list[tuple[Said, str]]) -> str:
    """Observations and requests as one text."""
    text = ""
    requests: list[str] = []
    view = next(
        (True for said, _ in made if said.parts and said.parts[0].startswith("<view>")), False
    )
    so = False
    for said, mark in made:
        for part in said.parts:
            if part == "<so>":
                so = True
                continue
            if part.startswith("<view>"):
                part = part.removeprefix("<view>")
            part = (
                re.sub("^(?:因为)?(?P<us>[⺀-鿿]{1,2})因此", r"\g<us>", part)
                if text.startswith("因") and text.endswith("，")
                else part
            )
            late = f"{voice.us}目前尚未收到"
            if late in text and part.endswith(late):
                part = part.replace(late, "也尚未收到")
            if so and not text:
                part = _so(voice, part)
                so = False
            text += part
            if not text.endswith(("。", "，", "？")):
                text += "。" if any(one in mark for one in "。！？!?…；;") else "，"
        requests += said.requests
    if view and text:
        text = voice.words("our_view", what=text) if not text.startswith("就") else text
    text = text.rstrip("，")
    if text and not text.endswith(("。", "？")):
        text += "。"
    return text + "".join(_fewest(voice, list(dict.fromkeys(requests))))


def _fewest(voice: Voice, requests: list[str]) -> list[str]:
    """The plainest requests: one for a date of the reader's, and none beside what the writer can do."""
    offer = voice.words("can_do")
    general = (voice.ask("look"), voice.ask("remedy"), voice.ask("confirm"))
    if offer in requests:
        requests = [one for one in requests if one not in general]
    remedied = general[1] in requests and offer not in requests
    plain = [one for one in requests if one not in general]
    if plain:
        requests = plain
    elif requests:
        requests = [next(one for one in (general[1], general[0], general[2]) if one in requests)]
    middle = (voice.words("why_middle"), voice.words("why_middle_time"))
    if len(requests) > 1 or remedied:
        requests = [one for one in requests if one not in middle] or (
            [general[1]] if remedied else requests[:1]
        )
    asked = [one for one in requests if one.startswith("请问")]
    told = [one for one in requests if not one.startswith("请问")]
    return (
        asked[:1] + told[: 2 - len(asked[:1])]
        if not asked
        else (asked[:1] + [one for one in told if offer == one])
    )


def _so(voice: Voice, part: str) -> str:
    us = _made(r"^(?:<me>)").match(part)
    return f"{voice.us}因此{part[us.end() :]}" if us else part


def _lstrip(text: str) -> str:
    return text.lstrip("，：: ")


def _in_script_of(text: str, source: str, plain: str) -> str:
    """`text` in traditional characters, the writer's own wherever they were kept."""
    own = dict(zip(plain, source, strict=True))
    own |= {pair[0]: pair[1] for pair in words("zh", "traditional") if pair[0] not in own}
    made = ""
    at = 0
    while at < len(text):
        length = 1
        while at + length < len(text) and text[at : at + length + 1] in plain:
            length += 1
        if length > 1:
            place = plain.index(text[at : at + length])
            made += source[place : place + length]
        else:
            made += own.get(text[at], text[at])
        at += length
    return made
