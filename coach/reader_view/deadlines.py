"""By when the reader has to act, on his own clock where the draft settles the moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy
from coach.reader_view.clocks import on_readers_clock
from coach.reader_view.shape import Words
from coach.timing.expression import Found, leaves_open, reckoning_of, times_in
from coach.timing.reckoning import Reckoning
from coach.timing.roles import clause_of, is_deadline, is_promise, role_of

_BEHIND_TASK = 12
"""Characters between a request and a time that still belongs to it."""
_SOON = lazy(
    r"^(?:today|tonight|tomorrow|tmrw|this (?:week|weekend|afternoon|morning|month)|within\b"
    r"|a\.?s\.?a\.?p|as soon as|immediately|urgently|soon\b|at your earliest"
    r"|今[天日]|明[天日]|今晚|本周|这周|本月|当天|尽[快早]|马上|立即|立刻|早日)"
    r"|[天日周月时]之?内$|以内$"
)
_WITHIN = lazy(r"^(?:within|in)\b|内$")
_STATED = lazy(
    r"\b(?:orders?|confirmation|payment|deposit|balance|repl(?:y|ies)|answer|approval|artwork"
    r"|documents?"
    r"|instructions?|needed|required|due|payable|cut-?off|closing|deadline|amount|credited"
    r"|settled|reserved?|hold|holding|keep"
    r"|kept|hear from you|your (?:\w+ ){0,2}\w+)\b"
    r"|截[单关止]|仍?未[到收付]|确认|回复|付款|支付|付清|定金|订金|尾款|订单|需要|前要|留到"
    r"|保留|为您留|给您留"
)
_LIMITED = lazy(r"\b(?:cut-?off|closing|deadline)\b[^.;,]{0,40}(?:\bis|:) (?:on )?$")
_KEPT_UNTIL = lazy(r"(?:留|保留)(?:货|位)?(?:到|至)$")
_OFFER = lazy(
    r"\b(?:valid|validity|good until|offer|price[sd]? hold|expires?)\b|有效|报价|exp(?:ires"
    r"|iry)|保价"
)
_OURS = lazy(
    r"(?:^|[,;] ?|\b(?:and|but|so|then|that) )(?:we|i)(?:'ll|'d)? (?!need|require|(?:must "
    r"|have to |will |can |shall )?(?:hold|keep|reserve))"
    r"|我(?![们司方]?(?:需要|要求))"
)
_GIVES = lazy(r"\s?前?[再就会]?[给向发寄][您你]")
_OTHER_DATE = lazy(
    r"(?:\b(?:to|from|instead of|for|of) |改[为到成]|推迟到|延[期至]到?|提前到|为)\s*$"
)
_DUE = lazy(r"\b(?:due|dated)(?: on| by)? ?$")
_OWN_MOVE = lazy(
    r"\b(?:ship\w*|deliver\w*|load\w*|arriv\w*|leave|sail\w*|finish\w*|ready)\W*(?:(?:the )?"
    r"(?:goods|order) |it |them )?$"
)
_SHIPS = lazy(r"[^，。；]{0,2}(?:出货|发货|交货|装船|出运|开船|完工|寄出|发出)")
_BEFORE_ZH = lazy(r"\s?(?:之前|以前|前)(?![后期台面])")
_LEAD_ZH = lazy(r"(?:最迟|最晚|不晚于|截止(?:到|至)?|自[^，。]{0,12})$")
_SO_THAT = lazy(
    r"\b(?:so that|so we|otherwise|because|in order to|and (?:i|we) (?:will|can))\b|以便|否则"
    r"|我们好"
)


def deadlines_in(document: Document, context: Context, tasks: Sequence[Words]) -> Iterator[Words]:
    """The moments by which the reader has to act; “soon” only where nothing says more."""
    reckoning = reckoning_of(context)
    places = [
        (found.meaning.vague, _words(sentence, found, context, reckoning))
        for sentence in document.sentences
        for found in times_in(sentence)
        if _is_readers(sentence, found, tasks, reckoning)
    ]
    sharp = [place for vague, place in places if not vague]
    yield from sharp or (place for _, place in places)


def _is_readers(
    sentence: Sentence, found: Found, tasks: Sequence[Words], reckoning: Reckoning
) -> bool:
    """Whether the time limits what the reader does."""
    folded = sentence.folded
    start, end = sentence.start + found.start, sentence.start + found.end
    if _is_measure(folded, found):
        return False
    begin, stop = clause_of(folded, found.start, found.end)
    limit = is_deadline(folded, found.start, found.end) or bool(
        _LIMITED.search(folded[: found.start]) or _KEPT_UNTIL.search(folded[: found.start])
    )
    from_here = max(sentence.start, start - _BEHIND_TASK)
    task = next((one for one in tasks if one.touches(from_here, end)), None)
    if task is not None:
        if _is_over(found, reckoning) and _DUE.search(folded[: found.start]):
            return False
        if not task.touches(start, end) and _OURS.search(
            folded[max(0, task.end - sentence.start) : found.start]
        ):
            return False
        before = folded[max(0, task.start - sentence.start) : found.start]
        if _SO_THAT.search(before) or _OTHER_DATE.search(before):
            return False
        if limit or _SOON.search(folded[found.start : found.end]):
            return True
        asked = role_of(folded, found.start, found.end) == "meeting" and task.touches(start, end)
        return asked and found.meaning.kind in ("date", "daterange", "datetime", "datetimerange")
    clause = folded[begin:stop]
    return (
        limit
        and not _is_over(found, reckoning)
        and _OWN_MOVE.search(folded[begin : found.start]) is None
        and _STATED.search(clause) is not None
        and _OFFER.search(clause) is None
        and _SHIPS.match(folded, found.end) is None
        and _GIVES.match(folded, found.end) is None
        and _OURS.search(folded[begin : found.start]) is None
        and not (is_promise(clause) and role_of(folded, found.start, found.end) != "deadline")
    )


def _is_over(found: Found, reckoning: Reckoning) -> bool:
    """Whether the time has passed: what was due is no deadline to keep."""
    reading = next(iter(found.meaning.resolve(reckoning)), None)
    last: datetime | None = reading.end or reading.start if reading else None
    return last is not None and last < reckoning.midnight


def _is_measure(folded: str, found: Found) -> bool:
    """Whether a length is no limit: “late by nine days”."""
    if found.meaning.kind != "duration":
        return False
    return _WITHIN.search(folded[found.start : found.end]) is None


def _words(sentence: Sentence, found: Found, context: Context, reckoning: Reckoning) -> Words:
    folded = sentence.folded
    start, end = found.start, found.end
    if found.anchor is not None:
        since = max(0, *(folded.rfind(word, *found.anchor) for word in ("自", "从")))
        start = min(start, max(found.anchor[0], since))
        end = max(end, found.anchor[1])
    behind = _BEFORE_ZH.match(folded, end)
    ahead = _LEAD_ZH.search(folded[:start])
    start = ahead.start() if ahead else start
    end = behind.end() if behind else end
    reckoned = on_readers_clock(sentence.raw, found, context, reckoning)
    return Words(
        sentence.start + start, sentence.start + end, reckoned, _left_open(sentence, found)
    )


_WHEN = Text("when?", "什么时候？")
_WHICH_DAY = Text("which day?", "哪一天？")
_WHICH_DATE = Text("which date?", "几月几日？")
_WHOSE_CLOCK = Text("whose clock?", "谁的时间？")
_FROM_WHEN = Text("from when?", "从哪天算起？")


_CLOCK_BEHIND = lazy(
    r"\s?[(（][a-z\u4e00-\u9fff][^)）\d]{1,24}[)）]|"
    r"[\s,(（]*(?:noon\b[\s,(]*|midnight\b[\s,(]*)?(?:(?:[a-z]+ ){1,2}time\b"
    r"|[\u4e00-\u9fff]{2,8}时间|utc|gmt)"
)


def _left_open(sentence: Sentence, found: Found) -> Text | None:
    """What the reader has to ask about the time; a year alone he knows."""
    missing = leaves_open(found)
    if found.meaning.vague:
        return _WHEN
    if "anchor" in missing:
        return _FROM_WHEN
    if "day" in missing:
        return _WHICH_DATE if "month" in missing else _WHICH_DAY
    named = _CLOCK_BEHIND.match(sentence.folded, found.end)
    return _WHOSE_CLOCK if "zone" in missing and not named else None
