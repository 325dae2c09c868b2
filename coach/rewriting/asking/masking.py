"""A sentence whose facts are signs, ⟨F1⟩, ⟨F2⟩ …, and the way back.

What goes to a model holds no figure, date, reference, name, address or link of the draft; what
comes back may hold each sign once and no figure of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coach.analysis.scripts import HAN
from coach.document import Document
from coach.draft import Context
from coach.facts import Fact, find_facts
from coach.finding import Text
from coach.identifiers.ports import find_ports
from coach.lazily import lazy
from coach.rewriting.asking.naming import is_day, names_in
from coach.rewriting.sentences import Parse

_SIGN = lazy(
    r"(?:[⟨〈<《«‹\[【{]\s*)?(?<![A-Za-z0-9])F\s?(\d{1,3})(?![A-Za-z0-9])(?:\s*[⟩〉>》»›\]】}])?"
)
"""A sign, also as a model writes it whose alphabet lacks the brackets."""
_FIGURE = lazy(r"[^\s，。；：！？、（）“”,;!?()\"]*\d[^\s，。；：！？、（）“”;!?()\"]*")
_FIGURE_ZH = lazy(
    rf"[^\s{HAN}，。；：！？、（）“”,;!?()\"]*\d[^\s{HAN}，。；：！？、（）“”;!?()\"]*"
)
_TAG = lazy(r"<[^<>]*>|[⟨⟩<>]")
_LINK = lazy(r"\S*(?:@|://|www\.)\S*")
_MADE_UP = lazy(r"[^\s]*(?:\d|@|://|www\.)[^\s]*")
_IN_BLANK = lazy(r"⟦[^⟦⟧]*⟨F(\d+)⟩[^⟦⟧]*⟧")
_RANK = ("fact", "place", "written", "name")
"""Which holds where two overlap; of the same rank the longer."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence as it may leave; `values[0]` is what ⟨F1⟩ stands for, `kinds[0]` what kind."""

    text: str
    values: tuple[str, ...]
    kinds: tuple[str, ...]

    def restored(self, answer: str) -> tuple[str, tuple[Text, ...]]:
        """The answer with the facts in place, and why it may not be used: () if nothing is wrong.

        Each sign has to stand in it once, outside of blanks, and no figure or link beside them.
        """
        signed = _SIGN.sub(r"⟨F\1⟩", answer)
        found = Counter(int(number) for number in _SIGN.findall(signed))
        reasons = [*self._miscounted(found), *self._blanked(signed)]
        bare = _SIGN.sub(" ", signed)
        reasons += [_MADE.filled(words=one[0]) for one in _MADE_UP.finditer(bare)]
        return _SIGN.sub(lambda one: self._value(one[1], one[0]), signed), tuple(reasons)

    def _value(self, number: str, sign: str) -> str:
        place = int(number) - 1
        return self.values[place] if 0 <= place < len(self.values) else sign

    def _miscounted(self, found: Counter[int]) -> Iterator[Text]:
        for number, value in enumerate(self.values, 1):
            if found[number] != 1:
                yield (_LOST if found[number] == 0 else _DOUBLED).filled(words=value)
        for number in sorted(found):
            if not 1 <= number <= len(self.values):
                yield _INVENTED.filled(words=f"⟨F{number}⟩")

    def _blanked(self, signed: str) -> Iterator[Text]:
        for one in _IN_BLANK.finditer(signed):
            yield _BLANKED.filled(words=self._value(one[1], one[0]))


@dataclass(frozen=True, slots=True)
class _Reason:
    """What a person is told, with {words} for the fact concerned."""

    en: str
    zh: str

    def filled(self, words: str) -> Text:
        return Text(self.en.replace("{words}", words), self.zh.replace("{words}", words))


_LOST = _Reason("the model left out “{words}”", "模型漏掉了“{words}”")
_DOUBLED = _Reason("the model wrote “{words}” more than once", "模型把“{words}”写了不止一次")
_INVENTED = _Reason("the model made up a fact: {words}", "模型编造了事实：{words}")
_MADE = _Reason("the model made up “{words}”", "模型编造了“{words}”")
_BLANKED = _Reason("the model put “{words}” into a blank", "模型把“{words}”放进了空格")


@dataclass(frozen=True, slots=True)
class _Span:
    """Something to mask, in code points of the sentence."""

    start: int
    end: int
    kind: str
    rank: str


class Masking:
    """What is to be masked in the sentences of one draft."""

    def __init__(self, document: Document, context: Context, parse: Parse | None) -> None:
        self._document = document
        self._parse = parse
        self._facts = find_facts(document)
        self._known = sorted(_known_names(self._facts, context), key=len, reverse=True)

    def masked(self, start: int, end: int) -> Masked:
        """The sentence `start..end` of the source with signs for its facts."""
        words = self._document.source[start:end]
        spans = _joined([*_telling(_apart(self._spans(words, start, end)), words)], words)
        pieces: list[str] = []
        values: list[str] = []
        at = 0
        for number, span in enumerate(spans, 1):
            pieces += [words[at : span.start], f"⟨F{number}⟩"]
            values.append(words[span.start : span.end])
            at = span.end
        text = "".join([*pieces, words[at:]])
        return Masked(" ".join(text.split()), tuple(values), tuple(span.kind for span in spans))

    def _spans(self, words: str, start: int, end: int) -> Iterator[_Span]:
        for fact in self._facts:
            if start < fact.end and fact.start < end:
                first, last = max(fact.start, start) - start, min(fact.end, end) - start
                yield _Span(first, last, fact.kind, "fact")
        for mask in self._document.masks:
            first, last = self._document.to_source(mask.start, mask.end)
            if start < last and first < end:
                yield _Span(max(first, start) - start, min(last, end) - start, mask.kind, "fact")
        for port in find_ports(words):
            yield _Span(port.start, port.end, "place", "place")
        chinese = any("\u3400" <= sign <= "\u9fff" for sign in words)
        figure = _FIGURE_ZH if chinese else _FIGURE
        for kind, pattern in (("number", figure), ("url", _LINK), ("markup", _TAG)):
            for found in pattern.finditer(words):
                last = found.start() + len(found[0].rstrip(".,:;?!'”’)"))
                yield _Span(found.start(), max(last, found.start() + 1), kind, "written")
        for first, last in names_in(words, self._parse):
            yield _Span(first, last, "date" if is_day(words[first:last]) else "name", "name")
        for name in self._known:
            at = words.find(name)
            while at >= 0:
                yield _Span(at, at + len(name), "name", "name")
                at = words.find(name, at + len(name))


def _known_names(facts: Iterable[Fact], context: Context) -> set[str]:
    """Names that stand elsewhere in the draft or in the profiles, and their parts."""
    whole = {fact.text for fact in facts if fact.kind in ("name", "company", "vessel")}
    whole |= {party.name for party in (context.recipient, context.sender) if party.name}
    parts = {part.strip(".,") for name in whole for part in name.split() if part[:1].isupper()}
    return {name for name in whole | parts if len(name) > 1}


def _apart(spans: Iterable[_Span]) -> list[_Span]:
    """Spans that do not overlap, in order; what overlaps another is kept only where it is free."""
    taken: list[_Span] = []
    order = sorted(spans, key=lambda one: (_RANK.index(one.rank), one.start - one.end, one.start))
    for span in order:
        taken += _free(span, taken)
    return sorted(taken, key=lambda one: one.start)


def _free(span: _Span, taken: list[_Span]) -> Iterator[_Span]:
    """The parts of a span that nothing taken covers."""
    at = span.start
    for other in sorted(taken, key=lambda one: one.start):
        if other.end <= at or other.start >= span.end:
            continue
        if other.start > at:
            yield _Span(at, other.start, span.kind, span.rank)
        at = max(at, other.end)
    if at < span.end:
        yield _Span(at, span.end, span.kind, span.rank)


def _telling(spans: Iterable[_Span], words: str) -> Iterator[_Span]:
    """The spans without the punctuation that is left over between others."""
    for span in spans:
        said = words[span.start : span.end]
        if span.rank == "fact" or any(sign.isalnum() or sign in "⟨⟩<>" for sign in said):
            yield span


def _joined(spans: list[_Span], words: str) -> list[_Span]:
    """The spans with the words of one name, or the parts of one number, together."""
    found: list[_Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last is not None and _belong_together(last, span, words):
            found[-1] = _Span(last.start, span.end, span.kind, span.rank)
        else:
            found.append(span)
    return found


def _belong_together(one: _Span, other: _Span, words: str) -> bool:
    between = words[one.end : other.start]
    if one.kind == other.kind:
        return between == "" or (between == " " and one.kind == "name")
    code = one.kind == "name" and words[one.start : one.end].isupper()
    return code and other.kind == "number" and between == " "
