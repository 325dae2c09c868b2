"""Any Chinese sentence, clause by clause: what happened stays, who is accused and the heat go.

The other ways know the kind of reproach; this one does not. It keeps a clause that states a fact,
takes the reader out of one that accuses him, leaves out one that only scolds, and asks for what
the facts call for.
"""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.ways.clauses import (
    FIGURE,
    PARTICLES,
    Clause,
    Said,
    Voice,
    compiled,
    has_residue,
    polite,
)

_COOLER = (
    (
        r"(?:(?:一个字|一句话?|一声|半句|半个字)(?:都|也)?(?:没有?|不)(?:<reader>)?(?:跟|和|对|"
         r"向)?(?:<me>)?"
        r"(?:提前)?(?:说|提|讲|吭|通知|打招呼)过?|(?:招呼|说)(?:也|都)不(?:打|说)一?声?|"
         r"一声不吭|不声不响|"
        r"不打(?:一声)?招呼)(?:地|就)?",
        "没有事先告知",
    ),
    (
        r"(?:(?:没有?|无)(?:一个)?人(?:给)?(?:回复?|答复|理)(?:过?一个字|一声)?|"
        r"(?:一[封条个句](?:字|人|邮件|消息|信息|话)?|半个字)(?:都|也)?(?:没有?|不)(?:回复?|"
         r"答复)过?)"
        r"(?:<me>)?$",
        "目前尚未收到回复",
    ),
    (r"没有?(?:一个)?人接(?:<me>的)?电话", "电话未接通"),
    (r"电话(?:一直|从来|总是?|也|都)*(?:不接|没人接|打不通)", "电话未接通"),
    (r"(?P<v>看|验|查|测)(?:也|都)没(?P=v)过?就", r"未经检查就"),
    (r"(?P<v>核对|检查|审|沟通|商量|确认|签字|通知|测试)(?:也|都)没(?P=v)?过?就", r"未经\g<v>就"),
    (r"是(?=<reader>(?:忘|没|未)(?![^，]{0,8}的$))", ""),
    (r"照样(?=[按收发用扣])", "仍"),
    (r"连?(?:个|半个)?(?:人影|影子)(?:都|也)没有?(?:见到|看到|来)?", "没有到场"),
    (r"(?P<v>[⺀-鿿]{1,2})都不(?P=v)就", r"未\g<v>就"),
    (r"还说(?=是|“|「|我|这)", "并表示"),
    (r"每次都(?:回|说)(?=[“「])", "每次的回复都是"),
    (r"(?:都|也|还|就)*没影儿?了?$", "尚无消息"),
    (r"连(?P<v>[⺀-鿿]{1,2})(?:都|也)没(?P=v)", r"没有\g<v>"),
    (r"^(?P<a>[^，是]{2,12})是<reader>(?P<b>[^，]*?[了没未][^，]*?)(?:造成|导致|改|弄|拖|搞|害)的$",
     r"\g<a>的原因是\g<b>"),
    (r"(?<=[⺀-鿿])(?<![你您们方司])还要(?=<me>(?!的|求|是))", "并要求"),
    (r"从来(?:都|就)?没有?(?=[⺀-鿿])", "一直没有"),
    (r"(?:来)?(?:交差|应付了事|敷衍了事|搪塞)$", ""),
    (r"^(?:你看你|您看您|你看看你们?|看看你们?)$", ""),
    (r"就是(?=没|不)", ""),
    (r"就这样没", "因此没"),
    (r"(?:居然|竟然|却|就是|也|硬是)不(?:说|讲|吭声)$", "没有告知"),
    (r"(?:非|硬|偏)说|斩钉截铁(?:地)?(?:说|保证)|一口(?:说|咬定)", "表示"),
    (r"轻(?:轻|飘飘|描淡写)?(?:的|地)?(?:回|来)?(?:了)?一句(?=“)", "回复"),
    (r"压了(?P<n>[0-9一二三四五六七八九十两半]+(?:个)?(?:天|周|星期|月|小时|礼拜))(?:不|"
     r"没)(?=[⺀-鿿])", r"已过\g<n>尚未"),
    (r"^还是(?=[不没直接照按])|(?<=[⺀-鿿])还是(?=[不没直照按发])", "仍"),
    (r"^(?:结果)?还是(?=[⺀-鿿])|(?<=[⺀-鿿])还是(?=[⺀-鿿])", "仍是"),
    (r"^还(?=[⺀-鿿])(?!是|没|有|在|要|得|能|敢|好|想|不|让|说|以|剩|差|欠|嫌|怪|未|仍|会)", "并"),
    (r"^(?:我们?|我方)?(?:让|叫)<reader>(?=[⺀-鿿0-9])|(?<=[单图款证货片样稿箱柜厂期])(?:让|"
     r"叫)<reader>(?=[⺀-鿿0-9])", "要求"),
    (r"连(?P<a>[^，]{1,10}?)(?:都|也)(?:还)?(?:没有?|未)(?P<b>[^，])", r"\g<a>尚未\g<b>"),
    (r"(?:拖|直|等)?到(?:现在|今天|目前)(?:为止)?(?:都|也|还|一直)*(?:没有?|未)(?=[⺀-鿿])(?!经|法|"
     r"用|完|劲|关|问题|收回|必)", "目前尚未"),
    (r"(?:至今|迟迟|一直|始终)(?:都|也|还|仍|依然)*(?:没有?|未|不)(?=[⺀-鿿])(?!经|法|用|完|劲|关|"
     r"问题|行|能|同|良)", "目前尚未"),
    (r"(?:都|也)?(?:还|仍)(?:是)?(?:没有?|未)(?=[⺀-鿿])"
     r"(?!经|法|用|完|劲|关|问题|收回|必)", "尚未"),
    (r"(?:忘了|忘记了?)(?=在|把|给|跟|向|<ver>|贴|写|装|填|盖|签|报|放|印|带)|"
     r"漏了(?=贴|写|发|寄|装|填|盖|签|报|放|打|印)", "未"),
    (r"(?:突然|平白无故|凭空|忽然)?(?:又)?冒出来?(?:个|一[笔个堆])?", "出现"),
    (r"硬?拖到(?=[现今])", "到"), (r"硬?拖到", "延至"),
    (r"(?:硬是|整整|足足|活活)?拖了(?=[0-9一二三四五六七八九十两半])", "延迟了"),
    (r"(?:一拖再拖|再三拖延)", "多次延期"),
    (r"甩(?=给|到)", "转"),
    (r"白(?=跑|等)", "空"),
    (r"(?:也|都)(?:不|没)(?:说一声|通知(?:<me>)?|告诉<me>|提前说)$", "没有告知"),
    (r"全(?:都)?要(?=<me>)", "全部要求"),
    (r"(?<=[我们方司])(?:来)?掏(?:钱)?$", "承担"),
    (r"(?:还|又|倒|却|反而)?要(?=<me>(?!的|求|是))", "要求"),
    (r"(?:还|又|倒|却)?(?:让|叫)(?=<me>(?:来)?(?:出|付|赔|承担|掏|分摊|买单|补|重))", "要求"),
    (r"(?<=[⺀-鿿])还在(?=[⺀-鿿“])|^还在(?=[⺀-鿿“])", "仍在"),
    (r"(?:还|就)?(?:没有?|未)(?:提前|事先)?(?:跟|和|对|向)?(?:<me>)?(?:打|"
     r"说)一?声?招呼", "没有事先告知"),
    (r"说好(?:了)?的?(?=[⺀-鿿0-9])", "约定"),
    (r"(?:拍着?胸脯|信誓旦旦|口口声声|一口)(?:地)?(?:说|保证|答应|承诺|咬定)", "表示"),
    (r"害得?(?=<me>|客户)", "导致"),
    (r"再三|三番[两五]次|反反复复|一而再再而三地?|一再", "多次"),
    (r"(?:早就|老早|早已)(?=[⺀-鿿])", "此前已"),
    (r"(?:全都?)?(?:废了|报废了)", "无法使用"),
    (r"不了了之", "没有结果"),
    (r"(?<=[天周月后日号午晚早点上])才(?P<v>交|付|发|寄|报|补|签|开|给|告诉|通知|提交|支付|发出|"
     r"寄出|提供|收到|安排|"
     r"回复|确认|申报)(?P<x>$|且|给|<me>|了|，)", r"\g<v>\g<x>"),
    (r"又(?=要(?!求)|说(?!$)|让|不|没|来|怎)", ""),
    (r"^又(?=[⺀-鿿])(?![^，]{1,3}又)|又(?=[⺀-鿿]错|被|漏|错|晚|少|多|收|发|寄|延|改|贴|装|涨|扣|推|拖|卡|"
     r"出)", "再次"),
    (r"偷偷|悄悄|自作主张|自说自话|随随便便|随便|轻飘飘|轻描淡写|大剌剌|大模大样|理直气壮地?", ""),
    (r"反过来|反倒|倒头来|回过头来?|转过头来?|转头", ""),
    (r"^(?:这下|好家伙|天哪|拜托|亲)(?=$|[⺀-鿿])(?!自|手|眼|口)|^(?:老板|老大|大哥)$", ""),
    (r"(?:就|光|净)知道", ""),
    (r"(?:硬|非|偏)(?:要)(?=[⺀-鿿])", "要求"),
    (r"嘴上", ""),
    (r"塞给", "发给"),
    (r"(?:摊上|碰上)", "遇到"),
    (r"(?:您|你们?)?(?:看看|看|瞧瞧)?自己(?=的)", ""),
    (r"(?<!明)明写着|写得(?:清清楚楚|明明白白|很清楚)(?:的是)?|白纸黑字(?:写着?|是|"
     r"写的是)?", "写明"),
    (r"压根儿?|死活|愣是|硬生生|眼睁睁|白白|无端|凭白|统统", ""),
)  # fmt: skip
"""Hot words, and what is said instead: a fact stays a fact."""

_NEUTRAL_FOR = (
    (
        r"^(?:请问)?(?:为什么|为何|凭什么|怎么|咋)(?:会(?!议|员|展|场|计|费|长)|就|还|能|"
        r"可以)?(?=[⺀-鿿0-9A-Z])",
        "",
    ),
    (r"(?:为什么|为何|凭什么|怎么)(?:会(?!议|员|展|场|计|费|长)|就|能|可以)?(?=[⺀-鿿0-9A-Z])", ""),
)
_WHY = lazy(
    r"为什么|为何|(?:怎么|咋)(?:会|又|还|就|没|不|变|少|多|全|都)|凭什么(?:要|收|扣|不|涨|让|按)"
)

_WHY_OPENS = lazy(r"(?:请问)?(?:[你您贵][^，为]{0,4})?(?:为什么|为何)")

_HOW_SETTLED = (
    r"^(?:那|现在|结果)?(?P<what>[^，你您贵我]{0,14}?)(?:<reader>)?(?:打算|准备|想|要|说|"
    r"看)*(?:怎么|如何)"
    r"(?:赔偿?|处理|解决|补偿?|办|安排|算)(?:呢|啊)?$"
)

_SCOLDING = (
    r"才怪|本事|满意了|怪(?:得了|谁|<me>|不得)|怨不得|找(?:谁|<me>)(?!的)|倒(?:好|怪|催|骂)|骂|"
    r"不管管|"
    r"用点心|上点心|像话|反省|反思|检讨|自己(?:掂量|看着办|想|看)|说(?:得|不)过去|几个意思|"
    r"什么意思|"
    r"过分|离谱|无语|服了|常识|脑子|眼睛|抢钱|故意|开玩笑|儿戏|好意思|敷衍|糊弄|忽悠|搪塞|应付|"
    r"借口|推脱|"
    r"推卸|推诿|甩锅|踢皮球|打发|干嘛|干什么|搞什么|怎么(?:回事|搞|想|做事|办事|管|干活|"
    r"收场|做生意)|"
    r"算(?:什么|谁的)|太(?:不|差|乱|慢|过|让|欺|坑)|不专业|欠专业|业余|责任心|负(?:点|起)责|"
    r"态度|诚意|"
    r"诚信|信用可言|"
    r"脸|良心|笑话|荒唐|可笑|闹着玩|睡觉|睡着|上班吗|识字|看不懂|没眼|瞎|摆设|摆着|形同虚设|"
    r"不作为|耍|骗|坑|"
    r"离了大谱|服气|无所谓|轻松|轻巧|难道|何必|何况|凭什么|谁(?:信|敢|还|知道|受)|别(?:再|拿|跟|"
    r"找|让|想|把|装)|"
    r"不要再|少来|一句话的事|写给谁|当(?:初|时)?(?:我们|我)是|哪(?:有|来|门子|儿来)|(?:公平|"
    r"合适|合理|可能|"
    r"应该|有意思|行|够|对)吗$|是干(?:嘛|什么|啥)|有(?:什么|何|啥)(?:用|意义|区别)|(?:白|"
    r"等于没)(?:说|写|做|讲)|"
    r"长点|动动|(?:学|用)(?:不会|点)|早干|辛苦|佩服|厉害|了不起|可真|真(?:行|会|是|够|好)|"
    r"就(?:这|那)水平|勿谓言之不预|怎么(?:不|没)早?说|吃干饭|吃闲饭|是吃什么|当回事|耳旁风|耳边风|浪费(?:双方|大家|<me>)?的?时间|^这(?:都|也)能|这下好|抱歉|道歉|坐地起价|上班吗|(?:都|也)没有?(?:一|"
    r"半)句解释|也没人管|"
    r"说话不算|出尔反尔|言而无信|丢人|丢脸|见鬼|不可理喻|真当|当<me>|当儿戏|欺负|霸王|心寒|失望|"
    r"受够|忍|"
    r"(?:你|您)(?:说|看)(?:呢|看|说)|你知道吗|知道(?:吗|损失)|有数(?:吗|没有)?$|问问|拍拍|摸摸|"
    r"不是吗|"
    r"(?:你们?|您|贵[司方])(?:不|就|也|又|真|还|倒|能|会|自己|这|那|看|说)?[⺀-鿿]{0,8}(?:吗|呢|吧)$"
)
_COUNTS = lazy(
    r"取消|退款|退货|赔偿|索赔|拒收|扣款|投诉|起诉|停止|终止|律师|仲裁|保留|承担|负责|补偿|请|"
    r"要求|希望|麻烦|"
    r"小姐|先生|女士|经理|否则|不然|如果|要是|若"
)
_ONE = lazy(
    r"一(?:下|个(?![月星周小柜])|点|直|样|再|些|句|声|次|味|致|塌|丘|来|看|问|张(?!单))|半个|百|"
    r"千万|[A-Za-z]{1,4}$"
)
_REQUEST = lazy(
    r"^(?:(?:所以|现在|今天|另外|因此|同时)?(?:也|还)?(?:请|烦请|敬请|麻烦|劳烦|望|希望|要求|恳请))"
)
_WHO_PAYS = lazy(
    r"^(?:那|现在|结果)?(?:这|那)?(?:个|笔|些|次|部分)?(?P<what>[⺀-鿿0-9.,，A-Z]{0,14}?(?:费用?|"
    r"损失|亏|钱|账|罚款|运费|"
    r"差价|窟窿|赔偿|人工|差额|金额))(?:该|应该|到底|又|让|由|要|算|是)*(?:谁|哪个|哪家)(?:来|"
    r"的)?[⺀-鿿]{0,4}(?:呢|啊)?$"
)
_US_FIRST = lazy(
    r"^(?:[^，]{0,12}?)(?:我们?|我方|我司|我厂|客户|他们?|船公司|海关|银行)(?!的|订|要的|收到|"
    r"方|司)"
)
_CLEFT = (
    r"^(?P<what>[^，]{1,20}?)(?:都|也)?是(?P<you><reader>)(?:自己|亲自|亲口|当时|先)*"
    r"(?P<verb>指定|选定|确认|签字确认|安排|提供|制定|设计|采购|报|定|选|找|挑|订|给|签|出|"
    r"开)(?:的)$"
)
_BY_READER = {
    "找": "联系", "选": "选定", "定": "确定", "挑": "选定", "签": "签署", "给": "提供",
    "出": "出具", "开": "开具", "报": "提交", "订": "预订",
}  # fmt: skip
_AGENTS = (
    r"(?<![给跟向对和与由让叫被替在找等催发问到帮拜为受因怪据按回请是寄过])"
    r"(?P<who><reader>)(?P<own>自己)?(?P<people>的人)?"
    r"(?!的|家|方|司|们|那边|公司|厂|店|同意|承担|负责|手[上里]|名下|<office>)"
)
_PUT = lazy(
    r"^(?P<pre>[^，把将]{0,14}?)(?:把|将)(?P<what>[^，]{1,24}?)(?P<verb>(?<![一第])(?:写|打|印|"
    r"贴|标|填|做|"
    r"设|报|发|放|寄|装|剪|拆|改|换|删|退|推|转|卖|交|配|丢|弄|搞|压|摔|泡|关|锁|当|混|算|录|译|"
    r"翻|调|"
    r"扣|涨|降|取消|抄|送|收|停|搬|堆|漏|公开|泄露|"
    r"透露)(?:[了成到给在来掉错丢坏过进出上下走为往付反漏满]|$)[^，]*)$"
)
_DONE_TO = lazy(
    r"^(?P<pre>[^，]{0,12}?)给(?P<verb>(?:设|改|写|打|印|贴|换|退|删|取消|推|放|装|关|停|扣|"
    r"锁)[^，]*)$"
)


def _blames(text: str) -> bool:
    return has_residue(re.sub("寿命|命名|太太|太平洋|神户|笑脸", "", text))


def say_plainly(voice: Voice, clauses: list[Clause], at: int) -> Said | None:
    """What a clause states, without whom it accuses; nothing of one that only scolds."""
    clause = clauses[at]
    text = PARTICLES.sub("", clause.text)
    asks = clause.asks or text.endswith(("吗", "呢"))
    said_so = re.match("(.*?)不是((?:说|承诺|答应|约定|保证|讲好)[^，]+)吗$", text)
    if said_so:
        text, asks = said_so[1] + said_so[2], False
    paid = _WHO_PAYS.match(text)
    if paid and not _blames(paid["what"]):
        what = re.sub("^(?:亏|钱|账|窟窿)$", "费用", paid["what"])
        return Said([], [f"请{voice.you}在⟦日期⟧前告知{polite(what)}的处理方案。"], 1)
    if re.match("请问(?:贵[司方])?(?:该)?(?:如何|怎么|作何)(?:理解|解释)", text):
        return Said([], [voice.ask("reason")], 1)
    if compiled("^<reader>?(?:总?得|必须|请)?(?:给<me>?一?个(?:说法|交代|解释|答复)|答复)$").match(
        text
    ):
        return Said([], [voice.ask("look")], 1)
    if re.match("(?:那|现在)?(?:谁|哪个|哪家)(?:来)?(?:负责|承担|买单|赔|出|管|处理|补)", text):
        return Said([], [voice.ask("remedy")], 1)
    settled = compiled(_HOW_SETTLED).match(text)
    if settled and not _blames(settled["what"]):
        what = polite(settled["what"]).removesuffix("的")
        if what:
            what = f"{what}的"
        return Said([], [f"请{voice.you}在⟦日期⟧前告知{what}处理方案。"], 1)
    if asks and clause.text.endswith("吧"):
        return None
    if re.match("(?:找|派|换)[个一]", text) and not _blames(text):
        return Said([f"请{polite(text)}"], [], 1)
    if re.match("先(?=把|给|将|回|付|确认|发)", text) and not _blames(text):
        return Said([f"请{polite(re.sub('一下$|好$', '', text))}"], [], 1)
    if len(clauses) > 1 and _REQUEST.match(text) and re.search("反思|检讨|反省|自重", text):
        return Said([], [], 1)
    if _REQUEST.match(text) and not _blames(text) and not asks:
        return _request(text)
    if _only_scolds(text, asks, alone=len(clauses) == 1):
        if at and _HANGS.search(clauses[at - 1].text):
            return None
        return Said([], [], 1)
    requests: list[str] = []
    why = _WHY.search(text) if asks else _WHY_OPENS.match(text)
    if why and at and re.search("解释|说明|告知", clauses[at - 1].text):
        kept = polite(cooled(text))
        return None if _blames(kept) else Said([kept], [], 1)
    if asks and not why and re.search("什么|谁|吗$|是不是|怎么|哪|呢$|多少|几|是否|(.)不\1", text):
        return None
    if why:
        for pattern, calmer in _NEUTRAL_FOR:
            text = compiled(pattern).sub(calmer, text, count=1)
        text = re.sub("[吗呢]$", "", text)
        text = re.sub("会(?=在|有|没|出现|被|是|变|少|多|不)", "", text, count=1)
        requests = [voice.ask("reason")]
    made = neutral(text, may_drop=not is_ours(clauses, at))
    if made is None:
        return None
    if not made:
        return Said([], requests, 1)
    changed = made != PARTICLES.sub("", clause.text) or bool(requests)
    return Said([made], requests, 1, understood=changed)


def _request(text: str) -> Said:
    text = re.sub("解释(?:一下|清楚)?", "说明", text)
    text = re.sub("^(?:所以|现在)?(?:也|还)?", "", text)
    return Said([polite(text)], [], 1)


def is_ours(clauses: list[Clause], at: int) -> bool:
    """Whether without its agent a clause would be read as something the writer's side did."""
    for one in reversed(clauses[:at]):
        if one.ends:
            return False
        if compiled("<reader>").search(one.text) and not compiled("<me>").match(one.text):
            return False
        if _US_FIRST.match(one.text):
            return True
    return False


_HANGS = lazy(r"的话$|^(?:如果|要是|既然|只要|因为|由于|不但|不仅|等)|^是(?:总|你|您)")
"""What cannot stand when the clause behind it is left out."""


def _only_scolds(text: str, asks: bool, *, alone: bool) -> bool:
    asking = re.sub("请(?=问|别|不要|勿)", "", text)
    if alone or len(text) > 24 or _COUNTS.search(asking) or FIGURE.search(_ONE.sub("", text)):
        return False
    if re.search("丢了|弄丢|漏了|忘了|坏了|没收|的那[封个份批单票]", text):
        return False
    if asks and re.search(
        "(?:收到|发|付|寄|安排|完成|确认|准备|出货|到货|看到|定)[^，]{0,4}了[吗没]$|什么时候|哪天|几号|"
        "多久|多少|是否|能否",
        text,
    ):
        return False
    if re.search("费|款|账|罚|损失", text) and re.search("别|不要|休想", text):
        return False
    if compiled(_SCOLDING).search(text):
        return True
    if (
        len(text) <= _SHORT
        and not compiled("<problems>|<topics>").search(text)
        and _blames(cooled(text))
    ):
        return True
    return (
        asks
        and re.search("什么时候|哪天|几号|多久|多少|是否|能否", text) is None
        and compiled("<idle_asked>|什么|谁|吗$|是不是|怎么|哪|是吧|呢$").search(text) is not None
    )


_LEFT = (
    r"怎么|为什么|为何|凭什么|难道|何必|哪里|哪儿|什么(?!都没)|[吗呢呗]$|才(?=怪|不|肯|想起|"
    r"知道|算)|居然|竟|(?<![错区分级类特识个性])别(?!家|的|人|处|名|墅)|"
    r"休想|光(?=会|说|顾)|只会|就会|就知道|动不动|永远|从来|老是|总是|掂量|倒(?=是|好|成|怪|打|"
    r"说|先|要)|"
    r"还(?=要|让|想|说|敢|好意思|嫌|怪|骂|有脸|在)|打发|敷衍|怪(?=我|你|人)|甩(?!柜)|扔|塞|糊|鬼|抢|哭|躲|"
    r"装(?=不知|没看|作|傻|糊)|"
    r"能不能|(?<!问)有没有|(?<!问)(?<!”)是不是|可不可|会不会|过[^，]{0,8}没有$|吗|在哪$|算违约|"
    r"干干净净|摇头|影子|打工|跳出来|"
    r"[八几一]百遍|就(?:卡|完|走|要(?:我|我们))|也(?:不|没)留|不要紧|可不|满嘴|还以为|干嘛|怨|"
    r"也就算了|每次都这样|自己算|自己做不到|^(?:还)?有下次|黑[我你您]|补丁|冒充|天天(?!在)|^(?:您|贵方)[漏错]$|难为情|"
    r"收得快|得比|(?<!只)要不是|若不是|早该|"
    r"应该早|本该|该.{1,8}的不|叫(?:你|您)|让(?:你|您)"
)


def cooled(text: str) -> str:
    """`text` without the words that only heat it up."""
    for pattern, calmer in _COOLER:
        text = compiled(pattern).sub(calmer, text)
    text = re.sub("事[先前](?=没有事先)", "", text)
    return compiled("<heat>(?!品|求|白)").sub("", text)


_SHORT = 12
"""Characters of a clause that may be left out for one word in it."""
_NEEDS_AGENT = lazy(
    r"是|不是|也?只是|一个人|的|有(?!没)|在|能|可以|尚?欠|承诺|说|表示|答应|保证|确认过|问|来(?:邮|信|"
    r"函|电)|称|[^，把将]{1,12}的(?!是|话)[⺀-鿿A-Z]|.$"
)
"""What says nothing without the one it is said of."""
_FIRM_ALONE = r"(?:公司|那边|这边|自己|工厂|厂里|厂家|厂|平台|团队)$"


def neutral(text: str, *, may_drop: bool) -> str | None:
    """A clause that states a fact without the reader as its agent; None where blame is left."""
    cleft = compiled(_CLEFT).match(text)
    if cleft and not _blames(cleft["what"]) and not compiled("<reader>").search(cleft["what"]):
        you = polite(cleft["you"])
        return f"{cleft['what']}由{you}{_BY_READER.get(cleft['verb'], cleft['verb'])}"
    text = cooled(text)
    text = re.sub(r"^(?:可是?|但是?|结果|反而|就|都|却)+(?=[⺀-鿿0-9A-Z]{3})(?!以|能)", "", text)
    agents = list(compiled(_AGENTS).finditer(text))
    if len(agents) == 1:
        text = _without(agents[0], text, may_drop=may_drop)
    elif not agents and text.startswith(("把", "将")) and (put := _PUT.match(text)):
        text = _put_first(put)
    text = re.sub(r"(?<=贵[方司厂])自己的?(?=[⺀-鿿])", "", polite(text))
    text = re.sub(r"(?<=[⺀-鿿])(?:却(?=[⺀-鿿])|倒(?=是|说|怪|要|先))", "", text).strip()
    if _blames(text) or compiled(_LEFT).search(text):
        return None
    return text


_QUESTION = lazy(r"怎么|什么|谁|吗|呢|不(?:知道|清楚)|忙|忘")


def _put_first(put: re.Match[str]) -> str:
    """“把报关转给我们” as “报关被转给我们”."""
    what, verb = put.groupdict().get("what") or "", put["verb"]
    lead = re.sub("(?:就|都|又|还|却|直接)+$", "", put["pre"])
    if what and re.match("(?:发|寄|送|交)(?:来|过来)", verb):
        return f"{lead}收到{what}"
    if lead.endswith("误"):
        lead, verb = lead[:-1], f"误{verb}"
    passive = "" if what and re.match("[⺀-鿿]{1,2}[成错反漏]", verb) else "被"
    return f"{lead}{what}{passive}{verb}"


def _without(agent: re.Match[str], text: str, *, may_drop: bool) -> str:
    """A clause without its agent where it stays clear who did what."""
    before, after = text[: agent.start()], text[agent.end() :]
    put = _PUT.match(after) or _DONE_TO.match(after)
    if put and re.search("人员|[员师组部]|经理|主管", put["pre"]):
        return text
    if put and not compiled("<me>(?!的)").search(before):
        return before + _put_first(put)
    said = re.match(
        "(?:还|又|却|就|都)?(?:说|表示|回(?:复|覆|答)?(?:说)?)(?!明|过|服|了|来|去|"
        "回)(?=[⺀-鿿0-9“A-Z])",
        after,
    )
    if said and not _QUESTION.search(after):
        return f"{before}收到的回复是{after[said.end() :].removeprefix('是')}"
    promised = re.match(
        "(?:书面|口头|当时|曾)?(?:承诺|答应|保证|同意|确认过)(?=[⺀-鿿0-9A-Z])(?!函|书|的|里|中)",
        after,
    )
    if promised and may_drop:
        return f"{before}{'' if re.search('[时前天月号日后]$', before) else '此前'}已{after}"
    ours = compiled("<me>(?!的|[⺀-鿿]?[订买要付])").search(before)
    person = compiled("<office>$").search(agent["who"])
    if (
        not may_drop
        or ours
        or (person and not re.search(_FIRM_ALONE, agent["who"]))
        or len(before) + len(after) < _LEAST
        or _NEEDS_AGENT.match(after)
    ):
        return text
    after = re.sub(r"^就(?=[⺀-鿿]{1,2}个)", "只", after)
    return before + re.sub(r"^(?:就|却|都|也|倒|自己|又|硬|先)+(?=[⺀-鿿]{2})", "", after)


_LEAST = 4
"""Characters of a clause that still says something without its agent."""


def is_calm(text: str) -> bool:
    """Whether a text states nothing but facts, so that it can be put as a thing to verify."""
    called = re.search(r"(?<![给跟向对和与由让问过请])您(?!的|已|于|在|[0-9])", text)
    return called is None and compiled(_WARM).search(text) is None


_WARM = (
    r"税收|智商|漂漂|真巧|来回去|当然|太|倒|嫌|一开口|照样|成这样|(.)都不\1|走人|小小|"
    r"(?<!收)就找|像|打算|跟没|跟真|"
    r"一分不|的是我们|慢成|也不|偏|怪|都认识|口头|只负责|还叫|自己|什么都|信哪|能把|学生|一点|"
    r"还得|恕|难以|"
    r"不严谨|不负责|严重|更糟|可是|亲|省下|就这|通报|我就|才提|才说|人家|名下|漏漏|没分|等您|"
    r"半夜|不愿|愿意|越.{1,3}越|"
    r"诚恳|来头|问就是|连日期|推翻|说来说去|再给|如果|要是|再找不到"
)


def request_for(voice: Voice, text: str) -> str:
    """What the facts of a text call for."""
    shipped = re.search("尚未(发货|出货|装船|交货|排产|生产|发运|放单|电放|报关)", text)
    if shipped:
        return voice.ask("status", act=shipped[1])
    for pattern, name in _CALLS_FOR:
        if pattern.search(text):
            return voice.ask(name)
    return voice.ask("look")


_CALLS_FOR = (
    (lazy(r"(?:如果|若|如)[^。]*(?:取消|停止|律师|拒收|退还|起诉|仲裁|转给|终止)"), "confirm"),
    (
        lazy(
            r"尚未收到(?:回复|答复|回音)|电话未接通|尚未(?:回复|答复|反馈|回应)|没有(?:回复|答复)"
        ),
        "reply",
    ),
    (lazy(r"(?:尚未|未|没有?)(?:收到)?(?:付|支付|打款|到账|结清)"), "pay"),
    (lazy(r"尚未(?:收到|寄|发|提供|给|出具|开具)"), "send"),
    (
        lazy(
            r"(?:提单|发票|箱单|信用证|合同|保单|产地证|证书|报关单|标签|唛头|抬头|税号|单据|"
            r"报价单|PI|PO|图纸|条码)"
            r"[^。]*(?:写成|打成|印成|填成|标成|做成|写的是|错|漏|少了|不符|有误)"
        ),
        "correct",
    ),
    (lazy(r"没有事先告知|未经许可|没有(?:通知|告知|提及)"), "look"),
)
