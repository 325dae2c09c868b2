"""Which language is written where: by script first, by common words second, by statistics last."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.analysis.normalise import fold
from coach.analysis.scripts import (
    HAN_RUN,
    HAS_HAN,
    HAS_KANA_OR_HANGUL,
    HAS_NOT_LATIN,
    HAS_RARE,
    LATIN_WORD,
    letters,
    runs,
)
from coach.analysis.words import word_set
from coach.document import LINTED, Block, Segment

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

ENGLISH = frozenset({"en"})
CHINESE = frozenset({"zh"})
BOTH = frozenset({"en", "zh"})
NEITHER: frozenset[str] = frozenset()

_ENGLISH_WORDS = word_set(
    "the and you your yours for with have has had this that these those from are is was",
    "were be been will would can could should shall may might must not it its of to in on",
    "at as by or if but so we our us i me my he she they them their what when where which",
    "who why how there here please pls plz kindly thanks thank thx regards dear hi hello",
    "hey sir madam order orders price prices payment invoice delivery shipment shipped ship",
    "goods sample samples quote quotation container supplier customer buyer freight",
    "quantity received receive sent send confirm confirmed check checked reply asap urgent",
    "attached need needs want wants let know any all some no yes ok okay just also only",
    "very much more than about before after until today tomorrow yesterday week weekend",
    "month day days time soon date still again because due do does did don't doesn't didn't",
    "can't won't i'm i'll we'll we're we've i've it's that's you're let's get got make made",
    "new good best looking forward per each both waiting late delay delayed ready update",
    "status problem quality stock",
)
# Left out: what also is an English word, a surname or a trade code ("de", "van", "su", "ce", "po").
_FOREIGN_WORDS: dict[str, frozenset[str]] = {
    "de": word_set(
        "der das und ist nicht ich wir sie ihre ihnen ihr mit für auf ein eine einen einem",
        "einer von zu dem des sehr bitte danke dank vielen geehrte geehrter grüße grüßen",
        "freundlichen haben sind werden wird wurde auch noch bei nach oder aber wenn wie uns",
        "unser unsere kann können dass daß zum zur als bis liefern lieferung bestellung",
        "rechnung angebot hallo",
    ),
    "fr": word_set(
        "le les et est une vous nous votre vos notre dans avec que qui pas sur cette sont avons",
        "avez être merci bonjour cordialement monsieur madame des aux je il elle mais où très",
        "bien été commande livraison facture veuillez êtes",
    ),
    "es": word_set(
        "el una un es en por para que del sus nuestro nuestra usted ustedes gracias hola",
        "estimado estimada saludos pero como más está están hemos muy pedido envío factura este",
        "esta cuando buenos días",
    ),
    "pt": word_set(
        "uma é por que do das seu sua nosso nossa você vocês obrigado obrigada olá prezado",
        "prezada não como mais está estão temos muito pedido entrega fatura este esta quando no",
    ),
    "it": word_set(
        "il gli una un è che del della dei delle sono siamo abbiamo vostro vostra nostro nostra",
        "grazie buongiorno gentile cordiali saluti più questo questa ordine consegna fattura vi",
        "anche nel alla",
    ),
    "nl": word_set(
        "het een en niet ik wij uw jullie voor zijn wordt worden heeft hebben graag bedankt",
        "dank geachte vriendelijke groet groeten maar ook nog bij naar als dat deze onze kunnen",
        "kunt levering bestelling factuur goed hallo aan",
    ),
    "tr": word_set(
        "ve bir için ile çok teşekkür teşekkürler ederim ederiz merhaba sayın lütfen saygılar",
        "saygılarımla değil yok olarak gibi daha sipariş teslimat fatura olan siz sizin bizim",
        "kadar",
    ),
    "pl": word_set(
        "nie się jest są dla do że proszę dziękuję dzień dobry szanowni państwo pani pozdrawiam",
        "pozdrowieniami oraz jak tak czy nasze nasz zamówienie zamówienia dostawa faktura",
        "będzie mamy przez który",
    ),
    "sv": word_set(
        "och det som en är för med inte på har vi jag vår tack hej hälsningar vänliga ska från",
        "eller när beställning leverans",
    ),
    "da": word_set(
        "og at det som en med ikke på har vi jeg jer vores tak hej venlig hilsen skal eller når",
        "levering ordre",
    ),
    "id": word_set(
        "untuk dengan tidak ini itu kami anda dari akan sudah pada adalah terima kasih mohon",
        "bapak ibu pesanan pengiriman bisa",
    ),
    "vi": word_set(
        "và của là có không cho với được các một này đã chúng tôi bạn chị cảm ơn đơn hàng giao",
    ),
}
_SHARED = _ENGLISH_WORDS & frozenset().union(*_FOREIGN_WORDS.values())
_ANY_FOREIGN = frozenset().union(*_FOREIGN_WORDS.values()) - _SHARED
_MIN_WORDS = 6
"""Words below which statistics say nothing about a paragraph's language."""
_MIN_ASCII_WORDS = 10
"""The same for a paragraph without a letter that English does not have."""
_SAMPLE = 2000
"""Characters shown to the statistical detector at most."""


_DETECTABLE = ("en", *_FOREIGN_WORDS, "cs", "fi", "hu", "no", "ro", "sk")


class Evidence(NamedTuple):
    """How many words of a text are common in English, and in the likeliest other Latin language."""

    words: int
    english: int
    foreign: int
    language: str | None

    @property
    def is_foreign(self) -> bool:
        """Whether the text is in `language` rather than in English."""
        return self.foreign >= 2 and self.foreign > self.english


@dataclass(frozen=True, slots=True)
class Languages:
    """The main language of a document, that of its Latin text, and that of each block's."""

    main: str
    latin: str
    blocks: Sequence[str]
    latin_only: bool
    mixed: bool

    def of_sentence(self, raw: str, block: int) -> frozenset[str]:
        """The rule languages that apply to `raw`, a sentence of the block numbered `block`."""
        if self.latin_only or not HAS_NOT_LATIN.search(raw):
            return self._of_latin(raw, self.blocks[block])
        if not HAS_HAN.search(raw):
            return self._of_foreign_script(raw, self.blocks[block])
        if self.main in ("ja", "ko") or HAS_KANA_OR_HANGUL.search(raw):
            return NEITHER
        embedded = any(len(word) > 1 for word in LATIN_WORD.findall(raw))
        return BOTH if embedded and not weigh(raw).is_foreign else CHINESE

    def _of_latin(self, raw: str, language: str) -> frozenset[str]:
        if self.main == "zh" and not LATIN_WORD.search(raw):
            return CHINESE  # "3000?" in a Chinese message
        if self.mixed:
            found = weigh(raw)
            if found.is_foreign and found.foreign > found.english + 1:
                return NEITHER
            if found.english > found.foreign + 1:
                return ENGLISH
        return ENGLISH if language == "en" else NEITHER

    def _of_foreign_script(self, raw: str, language: str) -> frozenset[str]:
        latin = sum(map(len, LATIN_WORD.findall(raw)))
        if latin * 2 > len(raw) and language == "en":
            return ENGLISH  # an English sentence that quotes a name in its own script
        return NEITHER


def read_languages(masked: str, blocks: Sequence[Block]) -> Languages:
    """The languages of a document, from its masked text. Only linted blocks decide the main one."""
    linted = [block.kind in LINTED for block in blocks]
    bodies = [masked[block.start : block.end] for block in blocks]
    evidence = [weigh(body) for body in bodies]
    drafted = [body for body, lint in zip(bodies, linted, strict=True) if lint]
    weighed = [found for found, lint in zip(evidence, linted, strict=True) if lint]
    statistics = _Statistics()
    latin = _main_latin(drafted, weighed, statistics)
    english = sum(found.english for found in weighed)
    latin_only = masked.isascii() or not HAS_NOT_LATIN.search(masked)
    return Languages(
        main=latin if latin_only else _main("\n".join(drafted) or masked, latin),
        latin=latin,
        blocks=[
            _of_block(body, found, latin, english, statistics if lint else None)
            for body, found, lint in zip(bodies, evidence, linted, strict=True)
        ],
        latin_only=latin_only,
        mixed=english >= 3 and sum(found.foreign for found in weighed) >= 3,
    )


def read_segments(
    masked: str, blocks: Sequence[Block], languages: Languages
) -> tuple[Segment, ...]:
    """The runs of one language, in order, covering all of the masked text. Text offsets."""
    if not masked:
        return ()
    segments: list[Segment] = []
    code, start = "", 0
    for begin, language in _changes(masked, blocks, languages):
        if language != code:
            if code:
                segments.append(Segment(code, start, begin))
                start = begin
            code = language
    segments.append(Segment(code or "und", start, len(masked)))
    return tuple(segments)


def weigh(text: str) -> Evidence:
    """Count the words of `text` that speak for English or for another Latin language."""
    words = LATIN_WORD.findall(fold(text))
    if not words:
        return _NO_EVIDENCE
    english = sum(map(_ENGLISH_WORDS.__contains__, words))
    foreign = sum(map(_ANY_FOREIGN.__contains__, words))
    if not foreign:
        return Evidence(len(words), english, 0, None)
    counts = Counter(words)
    scores = {
        code: sum(counts[word] for word in common if word in counts)
        for code, common in _FOREIGN_WORDS.items()
    }
    return Evidence(len(words), english, foreign, max(scores, key=scores.__getitem__))


_NO_EVIDENCE = Evidence(0, 0, 0, None)


def _changes(
    masked: str, blocks: Sequence[Block], languages: Languages
) -> Iterator[tuple[int, str]]:
    one = len(set(languages.blocks)) < 2
    if languages.latin_only:
        if LATIN_WORD.search(masked):
            places = zip(blocks, languages.blocks, strict=True)
            yield from ((block.start, code) for block, code in places)
        return
    starts = [block.start for block in blocks]
    for start, code, _ in runs(masked):
        if code != "latin":
            yield start, code
        else:
            index = -1 if one else bisect_right(starts, start) - 1
            yield start, languages.latin if index < 0 else languages.blocks[index]


def _main_latin(
    drafted: Sequence[str], weighed: Sequence[Evidence], statistics: _Statistics
) -> str:
    """The language of most Latin text, English unless something speaks for another one."""
    english = sum(found.english for found in weighed)
    foreign = sum(found.foreign for found in weighed)
    if foreign >= 2 and foreign > english:
        votes: Counter[str] = Counter()
        for found in weighed:
            if found.language:
                votes[found.language] += found.foreign
        return votes.most_common(1)[0][0]
    if english or sum(found.words for found in weighed) < _MIN_WORDS:
        return "en"
    return statistics.language(" ".join(body[:_SAMPLE] for body in drafted[:20])) or "en"


def _of_block(
    body: str, found: Evidence, main: str, english: int, statistics: _Statistics | None
) -> str:
    """The language of the Latin text of one block; `statistics` is None where it is only read."""
    if found.is_foreign:
        return found.language or main
    if found.english > found.foreign:
        return "en"
    if found.words < _MIN_WORDS or found.english or statistics is None:
        return main
    known = main == "en" and english >= 3 and not found.foreign
    if known and all(map(str.isascii, LATIN_WORD.findall(body[:_SAMPLE]))):
        return main  # a list of goods in an English message
    return statistics.language(body) or main


def _main(body: str, latin: str) -> str:
    """The language with most letters; a Chinese character says as much as three of them."""
    count: Counter[str] = Counter()
    count["zh"] = 3 * sum(map(len, HAN_RUN.findall(body)))
    count[latin] = sum(map(len, LATIN_WORD.findall(body)))
    if HAS_RARE.search(body):
        del count["zh"]
        for _, code, run in runs(body):
            if code != "latin":
                count[code] += letters(run)
    return count.most_common(1)[0][0]


@dataclass(slots=True)
class _Statistics:
    """The statistical detector, asked a few times per document at most: it takes milliseconds."""

    questions: int = 5
    answers: dict[str, str | None] = field(default_factory=dict)

    def language(self, text: str) -> str | None:
        """The Latin language of `text`, which has no common words; None where it is not sure."""
        words = [word for word in LATIN_WORD.findall(text[:_SAMPLE]) if not word.isupper()]
        sample = " ".join(words).lower()
        if sample not in self.answers:
            enough = _MIN_ASCII_WORDS if sample.isascii() else _MIN_WORDS
            if len(words) < enough or not self.questions:
                return None
            self.questions -= 1
            self.answers[sample] = _detect(sample)
        return self.answers[sample]


def _detect(sample: str) -> str | None:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(sample)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None
    return str(best.lang) if best.prob >= 0.9 else None


@cache
def _factory() -> DetectorFactory:
    """A detector for languages in Latin script: any other script has spoken by then."""
    from langdetect import detector_factory

    folder = Path(detector_factory.PROFILES_DIRECTORY)
    detector_factory.DetectorFactory.seed = 0
    factory = detector_factory.DetectorFactory()
    factory.load_json_profile([(folder / code).read_text(encoding="utf-8") for code in _DETECTABLE])
    return factory
