"""What the reader gets: goods, documents, samples, and when they leave or arrive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.document import Document, Sentence
from coach.draft import Context
from coach.facts import find_in
from coach.finding import Text
from coach.identifiers.found import Found as FoundFact
from coach.identifiers.ports import find_ports
from coach.lazily import lazy
from coach.reader_view.shape import Words
from coach.timing.expression import Found, times_in
from coach.timing.roles import clause_of, is_request

_COUNTED = frozenset(
    "set pair dozen carton pallet bag roll bale bundle drum bottle sheet truck container teu"
    " sample piece".split()
)
_MEASURED = frozenset("kg t m3 m2 m yd lb".split())
_BUYING = frozenset({"supplier_request", "internal_handover"})
"""Kinds of messages whose reader delivers what is counted in them."""

_OF_GOODS = lazy(
    r" of (?!style\b|item\b|model\b|order\b|art\b|the\b|your\b|our\b|them\b|it\b|which\b|us\b"
    r"|\d)(?:[a-z][\w'-]*)(?: (?!for\b|to\b|at\b|in\b|on\b|is\b|are\b"
    r"|was\b|were\b|will\b|and\b|by\b|from\b|with\b|we\b|ready\b|have\b|has\b|per\b|that\b"
    r"|which\b|left\b|now\b|can\b|goes\b|go\b)"
    r"[a-z][\w'-]*){0,3}"
)
_OF_GOODS_ZH = lazy(r"[\u4e00-\u9fff](?<![以之左的多内上下才就])")
_TROUBLE = lazy(
    r"\b(?:missing|short(?:age)?|damaged?|broken|cracked|defective|faulty|wrong|rejected|lost"
    r"|cannot|can't"
    r"|not yet|asked for|asking for|minimum|moq|per carton|each carton|instead of|below"
    r"|less than|at least|min\.? order|as sample|affected|blocked|concerned)\b"
    r"|破损|缺少|少发|短装|不良|损坏|次品|错发|起订|不能|无法|每[箱袋盒套]|低于|至少|缺货"
    r"|最[低少]|\||报废|返工|涉及|中的|胀"
)
_REMEDY = lazy(
    r"\b(?:replace|replacement|resend|re-?send|send you|new ones?|ship (?:you )?)\b|补发|重发"
    r"|补寄|换货"
)
_CONFIRMS = lazy(r"confirm|check|approve|核对|确认")
_ORDERS = lazy(r"帮?[订做]|下单|报|生产|备货|quote|book|order|supply|make|produce")
_PACKED_IN = lazy(
    r" ?(?:[/／]|per\b|in (?:one|an?|each|every|20|40)\b|(?:on|to) (?:an?|one|each|the)\b|an? "
    r"|each\b|一[箱袋盒柜托套]|起(?![运订])|装一)"
    r"|[^.;,，]{0,12}\bper (?:\w+ ){0,2}(?:carton|ctn|case|box|pallet|bag)\b"
)
"""Behind a count: how the goods are packed or priced, not how many come."""
_PER_SO_MANY = lazy(
    r"(?:\b(?:per|each|every|of|from|g\.?w\.?|n\.?w\.?|gross|net|weight)|毛重|净重"
    r"|[一每][箱袋盒套柜托件]|[x×*] ?|@) ?$"
)
_NOT_GOODS = lazy(r" ?(?:尺码|颜色|款式?|问题|工作日|部分|方案|选择|柜号)")
_SAMPLES_COME = lazy(
    r"\bsamples?\b[^.;,]{0,30}\b(?:(?:is|are) (?:ready|finished|on (?:its|their) way)|(?:will"
    r"|have) be(?:en)? (?:sent|shipped))"
    r"|样[品衣板](?:已经?)?(?:做好|完成|寄出|备好)"
)
_SAMPLE = lazy(r"\b(?:\w+ )?samples?\b|样[品衣板]")
_DOCUMENT = lazy(
    r"(?:(?:commercial|proforma|pro-forma|final|signed|original|revised|updated|draft) )*"
    r"\b(?:invoices?|packing list|bills? of lading|b/l(?: (?:copy|draft|copies))?|b/ls"
    r"|quotation|price list|catalogues?"
    r"|catalogs?|brochure|certificates?|test reports?|inspection reports?|contract|proforma|pi"
    r"|artwork|drawings?|datasheets?"
    r"|photos|pictures|video|original documents|originals|bank slip|insurance policy"
    r"|sample card|sales confirmation)\b"
    r"|(?:商业|形式|正本|修改后的|更新的|最新)?(?:发票|装箱单|箱单|提单(?!上)(?:扫描件|草稿"
    r"|草件|复印件|电放件)?|报价单|报价表|价格表|目录"
    r"|画册|(?:熏蒸|产地|原产地|质检|检验)?证书|检测报告|测试报告|合同|图稿|图纸|规格书|照片"
    r"|视频|原产地证|保单|水单|形式发票)|(?<![a-z])pi(?![a-z])"
)
_HANDED = lazy(
    r"\battach\w*|\benclos\w*|\bherewith\b|\b(?:we|i)(?:'ll| will| shall| can|'ve| have| are"
    r"| am)?(?: now| just| also)? "
    r"(?:send|sent|sending|courier|mail|email|e-mail|forward|issue|share|sharing)\b"
    r"|\bgoes? to you\b|\bgo to you\b|\byou(?:'ll| will) (?:receive|get)\b"
    r"|附上|附件|见附|随附|发[给您]|寄[出给您]|发(?= ?pi)|给您(?:发|寄|传)|传给您|寄往|提供给您"
)
_FROM_READER = lazy(
    r"\b(?:you|your (?:\w+ )?\w+) (?:sent|attached|gave)\b|\breceived\b|\bthank|收到|感谢"
)
_MOVES = lazy(
    r"\b(?:etd|eta|sails?|sailed|departs?|departed|leaves?|left|ships?|shipped|dispatch(?:ed)?"
    r"|arrives?|arrived|reach(?:es)?(?! us\b| me\b)"
    r"|delivered|go(?:es)? out|ready(?: to ship)?|finished|deliver|send|(?:was|were|been|be) sent"
    r"(?: out)?|be with you"
    r"|(?:shipping|delivery|arrival|revised|new) date)\b"
    r"|开船|离港|起运|启运|装船|发货|出货|出运|发运|寄出|发出|出厂|到港|到货|抵达|到达|送达"
    r"|完工|完成|交货|预计到|汇出|到账"
)
_SETS_OUT = lazy(
    r"\b(?:if|whether|when|please|could|can you|latest|by the|asked)\b|[?？]|如果|若|要在|要求"
    r"|最迟|请"
    r"|能否|需|须|(?<!ready )\bto (?:ship|send|deliver)\b|\bago\b|should have|\bwas to\b|were "
    r"(?:to|due)|original(?:ly)?|原[定计订本]|本来"
)
_INSTEAD = lazy(
    r"推迟[到至]|改[为到至]|延[期至]+到?|\b(?:now|instead|postponed to|moved to|changed to)\b"
)
"""Behind it stands what holds now, whatever was planned before."""
_NOT_YET = lazy(r"\bnot\b|n't\b|[仍尚还]?[未没]")
_ELSE = lazy(r"\botherwise\b|否则|不然")
_CUT_ZH = lazy(r"[,，;；。！!？?\n]")
_EXPECTED_ZH = lazy(r"(?:预计|大概|约|估计)[^，,。]{0,4}$")
_WITHIN, _WITHIN_ZH, _BEHIND = 64, 14, 16
"""Characters between a time and the word that says what happens then; in English behind it."""
_IN_SO_LONG = lazy(r"^(?:with)?in\b|[内\u4e00-\u9fff]")
_LATER_BY = lazy(r"[晚迟延]|推后")
_WHEN = Text("when?", "什么时候？")


def arriving_in(
    document: Document, context: Context, tasks: Sequence[Words], taken: Sequence[Words]
) -> Iterator[Words]:
    """The places that say what comes to the reader and when, not in order.

    `taken` are places that other lines hold: terms and deadlines.
    """
    if context.kind not in _BUYING:
        yield from _goods(document, tasks, taken)
    for sentence in document.sentences:
        if sentence.block in ("greeting", "closing"):
            continue
        yield from _documents(sentence, tasks)
        yield from _samples(sentence, tasks)
        yield from _movements(sentence, tasks, taken)
    for found in find_in(document):
        if found.kind == "tracking" and document.sentence_at(found.start):
            yield Words(found.start, found.end)


def _goods(document: Document, tasks: Sequence[Words], taken: Sequence[Words]) -> Iterator[Words]:
    """Counted goods, each count once; measured ones where the sentence counts nothing."""
    seen: set[str] = set()
    counted: set[int] = set()
    for units in (_COUNTED, _MEASURED):
        for found in find_in(document):
            sentence = document.sentence_at(found.start)
            if found.kind != "quantity" or sentence is None or found.value in seen:
                continue
            if not any(sign.isdigit() for sign in document.text[found.start : found.end]):
                continue
            if not _in_units(found, units) or (units is _MEASURED and sentence.start in counted):
                continue
            if not _is_coming(document, sentence, found, tasks, taken):
                continue
            last = found.end - sentence.start
            goods = _OF_GOODS.match(sentence.folded, last)
            if units is _MEASURED and not (goods or _OF_GOODS_ZH.match(sentence.folded, last)):
                continue
            seen.add(found.value)
            counted.add(sentence.start)
            yield Words(found.start, sentence.start + (goods.end() if goods else last))


def _in_units(found: FoundFact, units: frozenset[str]) -> bool:
    name = found.value.split()[-1]
    return name in units or (units is _COUNTED and name[:2] in ("20", "40", "45"))


def _is_coming(
    document: Document,
    sentence: Sentence,
    found: FoundFact,
    tasks: Sequence[Words],
    taken: Sequence[Words],
) -> bool:
    """Whether the goods are on their way to the reader, or will be."""
    if any(place.touches(found.start, found.end) for place in taken):
        return False
    first, last = found.start - sentence.start, found.end - sentence.start
    clause = sentence.folded[slice(*clause_of(sentence.folded, first, last))]
    if _TROUBLE.search(clause) and not _REMEDY.search(clause):
        return False
    if _NOT_GOODS.match(sentence.folded, last) or _PACKED_IN.match(sentence.folded, last):
        return False
    if _PER_SO_MANY.search(sentence.folded[:first]):
        return False
    task = next((one for one in tasks if one.touches(sentence.start, found.end)), None)
    if task is not None and task.end <= found.start:
        return not _ORDERS.match(document.text[task.start : task.end].lower())
    return task is None or bool(_CONFIRMS.match(document.text[task.start : task.end].lower()))


def _documents(sentence: Sentence, tasks: Sequence[Words]) -> Iterator[Words]:
    """Documents and samples that the writer hands over."""
    folded = sentence.folded
    handed = _HANDED.search(folded)
    if handed is None or _FROM_READER.search(folded, 0, handed.start()):
        return
    for found in _DOCUMENT.finditer(folded):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        if not any(task.touches(start, end) for task in tasks):
            yield Words(start, end)


def _samples(sentence: Sentence, tasks: Sequence[Words]) -> Iterator[Words]:
    """Samples that are ready or on their way, without a time."""
    found = _SAMPLES_COME.search(sentence.folded)
    if found:
        place = Words(sentence.start + found.start(), sentence.start + found.end())
        if not any(task.touches(place.start, place.end) for task in tasks):
            yield place


def _movements(
    sentence: Sentence, tasks: Sequence[Words], taken: Sequence[Words]
) -> Iterator[Words]:
    """“leaves Ningbo on 5 December”: the word of movement and its time, from one to the other."""
    folded = sentence.folded
    for found in times_in(sentence):
        start, end = sentence.start + found.start, sentence.start + found.end
        if any(place.touches(start, end) for place in (*tasks, *taken)) or _is_length(
            folded, found
        ):
            continue
        begin, stop = clause_of(folded, found.start, found.end)
        if _NOT_YET.search(folded, begin, stop):
            continue
        moved = [one.end() for one in _INSTEAD.finditer(folded, begin, found.start)]
        since = moved[-1] if moved else begin
        if _SETS_OUT.search(folded, since, found.start) or _ELSE.search(folded[: found.start]):
            continue
        span = _reaches(sentence, found) or _with_movement(folded, found, begin, stop)
        if span is None:
            continue
        first, last = span
        if any(_between(other, found, first, last) for other in times_in(sentence)):
            continue
        sample = _SAMPLE.search(folded, max(begin, first - _BEHIND), first)
        if sample and not _CUT_ZH.search(folded, sample.end(), first):
            first = sample.start()
        asks = _WHEN if found.meaning.vague else None
        yield Words(sentence.start + first, sentence.start + last, open=asks)


def _with_movement(folded: str, found: Found, begin: int, stop: int) -> tuple[int, int] | None:
    """From the nearest word of movement to the time, or from the time to it."""
    before = list(_MOVES.finditer(folded, begin, found.start))
    if before and _near(folded, before[-1].end(), found.start):
        return before[-1].start(), found.end
    behind = _MOVES.search(folded, found.end, stop)
    if behind and folded.isascii() and behind.start() - found.end > _BEHIND:
        return None
    if behind and _near(folded, found.end, behind.start()) and not is_request(folded[begin:stop]):
        return found.start, behind.end()
    return None


def _between(other: Found, found: Found, first: int, last: int) -> bool:
    """Whether the word of movement belongs to another time, which is nearer."""
    return other is not found and first <= other.start < last


def _near(folded: str, start: int, end: int) -> bool:
    """Whether nothing but the rest of one clause lies between, and not too much of it."""
    between = folded[start:end]
    chinese = not between.isascii()
    return len(between) <= (_WITHIN_ZH if chinese else _WITHIN) and not (
        chinese and _CUT_ZH.search(between)
    )


def _is_length(folded: str, found: Found) -> bool:
    """Whether a length of time tells how long or how late, not when."""
    if found.meaning.kind != "duration":
        return False
    words = folded[found.start : found.end]
    return not _IN_SO_LONG.search(words) or bool(_LATER_BY.search(folded[: found.start]))


def _reaches(sentence: Sentence, found: Found) -> tuple[int, int] | None:
    """“1月8日到汉堡”: 到 with a port, or with 预计 before the time."""
    if sentence.folded[found.end : found.end + 1] != "到":
        return None
    port = next((one for one in find_ports(sentence.raw) if one.start == found.end + 1), None)
    if port is not None:
        return found.start, port.end
    expected = _EXPECTED_ZH.search(sentence.folded[: found.start])
    return (expected.start(), found.end + 1) if expected else None
