"""Must stays must, may stays may, can does not become will, not stays not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.lazily import lazy
from coach.rewriting.guarding.reading import Pair, Reading, Word
from coach.rewriting.guarding.verdict import Reason, reason
from coach.rewriting.guarding.vocabulary import vocabulary

_STRONG = lazy(
    r" (?:must|shall|have to|has to|need to|be to be|require|oblige|ought to|be due|no \w+ "
    r"without|only) "
)
_WEAK = lazy(r" (?:may|might|can|could|should|would like|recommend|advisable|suggest) ")
_MAYBE = lazy(
    r" (?:may|might|maybe|perhaps|possibly|could (?!you|we|i|someone)|can (?:maybe|possibly"
    r"|perhaps|try|only)|probably|potentially"
    r"|not (?:sure|certain|guarantee|promise)) "
)
_MAYBE_STILL = lazy(
    r" (?:may|might|maybe|perhaps|possibly|possible|could|can|probably|potentially|whether|if"
    r"|not sure|not certain|consider|would) "
)
_MAY = lazy(r" (?:may|might) (?!not)")
_MUST = lazy(r" (?:must|shall|have to|oblige|require) ")


def duties(pair: Pair) -> Iterator[Reason]:
    """A must that is no must any more, a may that has become one, a perhaps that is gone."""
    yield from _english_duties(pair) if pair.language == "en" else _chinese_duties(pair)


def _english_duties(pair: Pair) -> Iterator[Reason]:
    was, now = _statements(pair.original), _statements(pair.candidate)
    strong = _STRONG.search(was)
    if strong and not _STRONG.search(now):
        weak = _WEAK.search(now)
        if weak and weak[0] not in was:
            yield reason("modality-changed", f"{strong[0].strip()} → {weak[0].strip()}")
            return
    maybe = _MAYBE.search(was)
    if maybe and not _MAYBE_STILL.search(pair.candidate.plain):
        yield reason("modality-changed", maybe[0].strip())
        return
    if _MAY.search(was) and _MUST.search(now) and not _MUST.search(was):
        yield reason("modality-changed", "may → must")


def _statements(reading: Reading) -> str:
    """The plain forms of all sentences that ask nothing."""
    return "".join(
        " " + " ".join(word.lemma for word in sentence) + " "
        for sentence in reading.sentences
        if sentence[-1].text != "?"
    )


def _chinese_duties(pair: Pair) -> Iterator[Reason]:
    words = vocabulary("zh").words
    was, now = pair.original.folded, pair.candidate.folded
    strong = _first(words("strong"), was)
    if strong and not _first(words("strong_still"), now):
        yield reason("modality-changed", strong)
        return
    if strong and re.search(r"可以|建议", now) and not re.search(r"可以|建议", was):
        yield reason("modality-changed", strong)
        return
    may = _first(words("may"), was)
    duty = _first(words("strong"), now)
    if may and duty and not _first(words("strong"), was):
        yield reason("modality-changed", f"{may} → {duty}")
        return
    maybe = _first(words("maybe"), _NO_MAYBE.sub("", was))
    if maybe and not _first(words("maybe_still"), now):
        yield reason("modality-changed", maybe)


_LESS = frozenset("may might could perhaps maybe possibly".split())
_STILL_LESS = _LESS | {"can", "would", "possible", "if"}
_BEFORE_VERB = 4
"""Words before a verb among which its may or might stands."""


def strengths(pair: Pair) -> Iterator[Reason]:
    """English: what we may do is not what we will do, and the other way round."""
    if pair.language != "en":
        return
    was, now = _with_modals(pair.original), _with_modals(pair.candidate)
    for lemma, then in was.items():
        modals = now.get(lemma)
        if modals is None:
            continue
        if then & _LESS and not modals & _STILL_LESS:
            yield reason("modality-changed", f"{min(then & _LESS)} {lemma}")
            return
        if modals & _LESS and not then & _STILL_LESS and _LESS.isdisjoint(pair.original.lemmas):
            yield reason("modality-changed", f"{min(modals & _LESS)} {lemma}")
            return


def _with_modals(reading: Reading) -> dict[str, frozenset[str]]:
    """For each verb of a statement what stands right before it."""
    found: dict[str, frozenset[str]] = {}
    unpolar = vocabulary("en").words("unpolar")
    for sentence in reading.sentences:
        if sentence[-1].text == "?":
            continue
        for place, word in enumerate(sentence):
            if word.lemma in unpolar or len(word.lemma) < 4 or not word.lemma.isalpha():
                continue
            before = frozenset(
                one.lemma
                for one in sentence[max(0, place - _BEFORE_VERB) : place]
                if not (one.lemma == "may" and reading.document.text[one.start].isupper())
            )
            found[word.lemma] = found.get(word.lemma, frozenset()) | before
    return found


_NOT_BEFORE = lazy(r"\b(?:not|no|never|nobody|nothing)\b[^,;:.!?]{0,50}\b(?:before|until|unless)\b")


def reversals(pair: Pair) -> Iterator[Reason]:
    """“Not before X” must not become “before X”."""
    if pair.language != "en":
        return
    for sentence in pair.original.sentences:
        if _NOT_BEFORE.search(" ".join(word.lemma for word in sentence)):
            for other in pair.candidate.sentences:
                said = {word.lemma for word in other}
                if said & {"before", "until"} and not (
                    said & (_NEGATORS | {"only", "must", "please", "should", "need", "unless", "?"})
                ):
                    yield reason("negation-changed", "before" if "before" in said else "until")
                    return


def opposites(pair: Pair) -> Iterator[Reason]:
    """More must not become less, nor before after, unless a not came or went with it."""
    chinese = pair.language == "zh"
    was, now = pair.original, pair.candidate
    if not chinese and (_count(was) > _count(now)) != (_count(was) == 0 and _count(now) == 0):
        even = _count(was) == _count(now)
    else:
        even = True
    for one, other in was.vocabulary.opposites:
        if (
            one in _PLACES
            and _has(was, one)
            and _has(was, other)
            and _has(now, one) != _has(now, other)
        ):
            yield reason("content-lost", other if _has(now, one) else one)
            return
        if chinese:
            turned = (
                one in was.folded
                and other not in was.folded
                and (other in now.folded and one not in now.folded)
            )
            turned = turned and not _CHINESE_TURN.search(was.folded)
        else:
            texts, others = {word.text for word in was.words}, {word.text for word in now.words}
            turned = one in texts and other not in texts and other in others and one not in others
            turned = turned and even
        if turned:
            yield reason("negation-changed", f"{one} → {other}")
            return


_PLACES = frozenset("left right upper lower top bottom 左 右".split())


def _has(reading: Reading, word: str) -> bool:
    if reading.language == "zh":
        return word in reading.folded
    return any(one.text == word for one in reading.words)


_CHINESE_TURN = lazy(r"[不没别未]|勿")


_NO_MAYBE = lazy(r"(?:不|没有?|无|绝无)(?:得)?(?:可能|商量|考虑)|别(?:考虑|商量)")


def _first(words: frozenset[str], text: str) -> str | None:
    return next((word for word in sorted(words) if word in text), None)


_NEGATORS = frozenset("not no never nobody none nothing neither nor without hardly".split())
_SHORT = frozenset("use pay buy add cut".split())
_STOPPING = frozenset("stop quit".split())
_DENIERS = frozenset(
    "fail forget neglect refuse miss lack omit refrain avoid prevent dead unable impossible ignore"
    " decline".split()
)
"""Words that deny what stands behind them without a not."""
_OTHER_WAYS = frozenset("once before after instead until rather unless without none".split())
_LIGHT = frozenset(
    "dare bother try think go make take have get use put let give do be bring come ever yet "
    "still even".split()
)
"""Verbs that say little: the word behind them is denied too."""
_HELPERS = frozenset(
    "be have do will would shall should can could may might must the a an to of it that this please"
    " even here there ever simply just also we you i our your my they he she us in on at for by "
    "with from into any".split()
)
_STOPS = frozenset("that because who which if when until unless but and or so than".split())
_ASKING = frozenset("why how what who where when which whose".split())
_VERBS = frozenset("be have do will would shall should can could may might must".split())
_SUBJECTS = frozenset("you we i it they he she the your our there anybody anyone this that".split())
_REACH = 5
"""Words behind a negation among which the denied one is looked for."""


def negations(pair: Pair) -> Iterator[Reason]:
    """Shared words that are denied on one side only, outside of questions and requests."""
    yield from _english_negations(pair) if pair.language == "en" else _chinese_negations(pair)


def _english_negations(pair: Pair) -> Iterator[Reason]:
    unpolar = vocabulary("en").words("unpolar")
    was, now = _polarity(pair.original), _polarity(pair.candidate)
    fewer = _count(pair.candidate) < _count(pair.original)
    only = "only" in pair.candidate.lemmas and not {
        "before",
        "until",
        "unless",
        "without",
    }.isdisjoint(pair.original.lemmas)
    forbidden = any(
        family.name == "prohibition" and family.said & pair.original.hits
        for family in pair.original.vocabulary.kept
    )
    other = only or (
        not forbidden and not _OTHER_WAYS.isdisjoint(pair.candidate.lemmas - pair.original.lemmas)
    )
    more = _count(pair.candidate) > _count(pair.original)
    for lemma, (then_said, then_denied) in was.items():
        if lemma not in now or lemma in unpolar or (len(lemma) < 4 and lemma not in _SHORT):
            continue
        said, denied = now[lemma]
        lost = (
            then_denied
            and not then_said
            and said
            and not denied
            and fewer
            and not other
            and not _in_denied_clause(pair.candidate, lemma)
        )
        gained = (
            then_said
            and not then_denied
            and denied
            and not said
            and (more or _said_of_somebody(pair.original, lemma))
        )
        if lost or gained:
            yield reason("negation-changed", lemma)
            return


def _in_denied_clause(reading: Reading, lemma: str) -> bool:
    return any(
        any(word.lemma == lemma for word in clause)
        and any(word.lemma in ("not", "never", "nobody") for word in clause)
        for clause in reading.clauses
    )


def _said_of_somebody(reading: Reading, lemma: str) -> bool:
    """Whether a subject stands right before the word, and nothing denies it in its clause."""
    for clause in reading.clauses:
        lemmas = [word.lemma for word in clause]
        if lemma in lemmas and lemmas.index(lemma) and _NEGATORS.isdisjoint(lemmas):
            return lemmas[lemmas.index(lemma) - 1] in ("you", "we", "i", "they", "he", "she")
    return False


def _count(reading: Reading) -> int:
    """How many words deny something."""
    words = reading.words
    return sum(
        (word.lemma in _NEGATORS | _DENIERS or _stops(words, place))
        and not _is_number_sign(words, place)
        for place, word in enumerate(words)
    )


def _polarity(reading: Reading) -> dict[str, tuple[int, int]]:
    """For each word how often it is said and how often denied, in statements and orders."""
    counts: dict[str, tuple[int, int]] = {}
    for sentence in reading.sentences:
        asks = sentence[-1].text == "?"
        for clause in _clauses(sentence):
            if asks and (len(sentence) == len(clause) or _asks(clause)):
                break
            denied = set() if any(word.text == "even" for word in clause) else _denied_words(clause)
            for place, word in enumerate(clause):
                if word.lemma[:1].isalpha():
                    said, not_said = counts.get(word.lemma, (0, 0))
                    add = (0, 1) if place in denied else (1, 0)
                    counts[word.lemma] = (said + add[0], not_said + add[1])
    return counts


def _stops(words: Sequence[Word], place: int) -> bool:
    """Whether it is the “stop” of “stop using”."""
    behind = words[place + 1 : place + 2]
    return words[place].lemma in _STOPPING and any(one.text.endswith("ing") for one in behind)


def _is_number_sign(words: Sequence[Word], place: int) -> bool:
    """Whether a “no” is the sign of a number: “tracking no 8821”, “no. 7”."""
    behind = words[place + 1 : place + 3]
    return words[place].lemma == "no" and any(one.text[:1].isdigit() for one in behind)


def _asks(clause: Sequence[Word]) -> bool:
    """Whether a question begins in the clause: with its word, or with a verb before its subject."""
    lemmas = [word.lemma for word in clause[:3]]
    return (
        not _ASKING.isdisjoint(lemmas)
        or (clause[-1:] and clause[-1].text == "?")
        or (len(lemmas) > 1 and lemmas[0] in _VERBS and lemmas[1] in _SUBJECTS)
    )


def _denied_words(clause: Sequence[Word]) -> set[int]:
    """The places of the words that a negation in front of them denies."""
    denied: set[int] = set()
    for place, word in enumerate(clause):
        ending = clause[place + 1].text[-3:] if place + 1 < len(clause) else ""
        if _is_number_sign(clause, place):
            continue
        if word.lemma not in _NEGATORS | _DENIERS and not (
            word.lemma in _STOPPING and ending == "ing"
        ):
            continue
        for at in range(place + 1, min(place + 1 + _REACH, len(clause))):
            lemma = clause[at].lemma
            if lemma in _STOPS or lemma in ("have", "receive", "see", "hear"):
                break
            if lemma in _HELPERS or not lemma[:1].isalpha():
                continue
            denied.add(at)
            if lemma not in _LIGHT:
                break
    return denied


def _clauses(sentence: Sequence[Word]) -> Iterator[list[Word]]:
    clause: list[Word] = []
    for word in sentence:
        if word.text in ",;:()" or word.text in ("but", "and", "because", "so", "or"):
            yield clause
            clause = []
        else:
            clause.append(word)
    yield clause


_CHINESE_NOT = lazy(
    r"(?:没有|没|未|不|从来没|从未|尚未|无法|别|勿)(?:能|会|得|可|可以|要|曾|再|准|许|有|是|经|应|该)?"
    r"(?P<what>[\u4e00-\u9fff]{1,2})"
)
_CHINESE_ASKS = lazy(r"[?？]|吗|呢|请问|是否|能否|可否|怎么|为什么|凭什么|为啥|难道|谁")
_FORBIDS = lazy(r"不能|不得|不许|不要|不可|不准|禁止|严禁|别(?!人|的|处|家|急)|千万别|切勿")
_REQUESTS = lazy(r"请|麻烦|烦|需|否则|如|若|能否|可否")
_THREAT = lazy(r"(?:再|前|要|若|如果|还)不|不.{1,10}(?:就|直接)|不到|逾期")
_COUNTED_NOT = lazy(r"不|没|未|别|勿|无|拒")
_IDLE_NOT = lazy(
    r"(?:还|尚|目前|至今|仍)?(?:没有|未|没)(?:看到|收到|听到|接到|找到|得到|见到|查到)|不是什么|不好意思|不然|不管|不便"
)
_DONE = lazy(r"(?<![说称“\"「])已经?(?:给[你您]们?|向贵司|为您)?([\u4e00-\u9fff])")
_SKIPPED = frozenset(
    "我们 你们 贵司 您 你 我 是我 是你 可能 好意 知道 清楚 明白 起来"
    " 出来 下去 一个 人管 收到 看到 回复 答复 回音".split()
)


def _chinese_negations(pair: Pair) -> Iterator[Reason]:
    was, now = pair.original.folded, pair.candidate.folded
    if _ANSWERS.search(was):
        yield from _other_answers(was, now)
    later = _LATER.search(now) is not None
    balance = len(_COUNTED_NOT.findall(now)) - len(_COUNTED_NOT.findall(was))
    for what, clause in _denied(was):
        if (
            balance < 0
            and not later
            and _is_free(what, now)
            and not (
                _THREAT.search(clause) or (_asks_in(what, now) and not _FORBIDS.search(clause))
            )
        ):
            yield reason("negation-changed", what)
            return
    for found in _DONE.finditer(pair.original.folded):
        if re.search(f"(?:没有|没|未|不曾){found[1]}", pair.candidate.folded):
            yield reason("negation-changed", found[0])
            return
    yield from _turned(pair, balance)
    for what, clause in _denied(_IDLE_NOT.sub("", now)):
        if (
            balance > 0
            and _is_free(what, was)
            and not _CHINESE_ASKS.search(clause)
            and not (_CHINESE_ASKS.search(_around(was, was.find(what))))
        ):
            yield reason("negation-changed", what)
            return


_ANSWERS = lazy(r"([\u4e00-\u9fff]{2})说?(不)?(?:行|可以|同意|能)")


def _other_answers(was: str, now: str) -> Iterator[Reason]:
    """Who said yes and who said no."""
    then = {found[1]: found[2] for found in _ANSWERS.finditer(was)}
    for found in _ANSWERS.finditer(now):
        if found[1] in then and then[found[1]] != found[2] and len(then) > 1:
            yield reason("negation-changed", found[0])
            return


_WILL_NOT = lazy(r"不(?:会|能|可以|再|肯)([\u4e00-\u9fff])")
_DID_NOT = lazy(r"(?:没有|没|未)([\u4e00-\u9fff])")
_LATER = lazy("才|之后|之前|后再|后[，。我]")
_AROUND = lazy(r"([\u4e00-\u9fff]{2})(?:之|以)?(前|后)")
_LITTLE = frozenset("有人说想法必得到看见听收办用问题事关准错门数把给在往被让能会可要什么及时提是")


def _turned(pair: Pair, balance: int) -> Iterator[Reason]:
    """One verb that is denied there and said here, and before that has become after."""
    was, now = pair.original.folded, pair.candidate.folded
    for found in _WILL_NOT.finditer(was):
        if re.search(f"(?<!不)(?:会|能|可以|将|先){found[1]}", now) and found[
            1
        ] not in _denied_verbs(now):
            yield reason("negation-changed", found[0])
            return
    for found in _DID_NOT.finditer(was):
        verb = found[1]
        if (
            balance < 0
            and not _LATER.search(now)
            and verb not in _LITTLE
            and verb in now
            and not any(_denies(now, one.start()) for one in re.finditer(verb, now))
            and not _asks_in(verb, now)
            and not _CHINESE_ASKS.search(_around(was, found.start()))
        ):
            yield reason("negation-changed", found[0])
            return
    then, after = dict(_AROUND.findall(was)), dict(_AROUND.findall(now))
    for word, side in then.items():
        if after.get(word, side) != side and balance == 0:
            yield reason("negation-changed", f"{word}{side}")
            return


def _denied_verbs(text: str) -> frozenset[str]:
    """The characters right behind a denial."""
    return frozenset(found[1] for found in _WILL_NOT.finditer(text))


def _is_free(what: str, text: str) -> bool:
    """Whether `text` has the word, and never denies it."""
    if (
        what in _SKIPPED
        or what[0] in "把在给往被让"
        or (len(what) < 2 and what not in vocabulary("zh").words("polar"))
    ):
        return False
    places = [found.start() for found in re.finditer(re.escape(what), text)]
    return bool(places) and not any(
        _denies(text, place) or _DENIED_BEHIND.search(_around(text, place)) for place in places
    )


_DENIED_BEHIND = lazy(
    r"不了|不到|不成|不上|不出|不动|免谈|休想|做梦|门都没|没门|想都别|不可能|想多了|难以?|拒"
)


def _asks_in(what: str, text: str) -> bool:
    around = _around(text, text.find(what))
    return _CHINESE_ASKS.search(around) is not None or _REQUESTS.search(around) is not None


def _denied(text: str) -> Iterator[tuple[str, str]]:
    for found in _CHINESE_NOT.finditer(text):
        around = _around(text, found.start())
        yield found["what"], around
        if len(found["what"]) == 2:
            yield found["what"][0], around


def _denies(text: str, place: int) -> bool:
    return re.search(r"[没未不无别勿非拒难停]", text[max(0, place - 6) : place]) is not None


def _around(text: str, place: int) -> str:
    begin = max(text.rfind(mark, 0, place) for mark in "，。；！？\n") + 1
    ends = [end for mark in "，。；！？\n" if (end := text.find(mark, place)) >= 0]
    return text[begin : min(ends, default=len(text)) + 1]
