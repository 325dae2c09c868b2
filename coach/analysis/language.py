"""Which language is written where: by script first, by common words second, by statistics last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.analysis.normalise import fold
from coach.document import LINTED, Block, Segment

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression class."""
KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
"""Latin letters, as the inside of a regular expression class."""
_CJK = HAN + KANA + HANGUL
_OTHER = "\u0370-\u10ff\u1200-\u1dbf\u1f00-\u1fff\u2c00-\u2dff\ua000-\ua95f\ua980-\uabff\ufb1d-\ufdff\ufe70-\ufefc"

_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_KANA_OR_HANGUL = re.compile(f"[{KANA}{HANGUL}]")
_NOT_LATIN = re.compile(f"[{_CJK}{_OTHER}]")
_LATIN_WORD = re.compile(f"[{LATIN}]+(?:'[{LATIN}]+)?")
_ENGLISH_WORD = re.compile("[A-Za-z]{2,}")
_RUN = re.compile(
    f"[{_CJK}][^{LATIN}{_OTHER}]*+|[{LATIN}][^{_CJK}{_OTHER}]*+|[{_OTHER}][^{_CJK}{LATIN}]*+"
)
_SCRIPTS = (
    ("el", "\u0370", "\u03ff"),
    ("ru", "\u0400", "\u052f"),
    ("hy", "\u0530", "\u058f"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("ta", "\u0b80", "\u0bff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"),
    ("am", "\u1200", "\u137f"),
    ("km", "\u1780", "\u17ff"),
    ("he", "\ufb1d", "\ufb4f"),
    ("ar", "\ufb50", "\ufefc"),
)

ENGLISH = frozenset({"en"})
CHINESE = frozenset({"zh"})
BOTH = frozenset({"en", "zh"})
NEITHER: frozenset[str] = frozenset()

_ENGLISH_WORDS = frozenset(
    "the and you your yours for with have has had this that these those from are is was were be been will would"
    " can could should shall may might must not it its of to in on at as by or if but so we our us i me my he she"
    " they them their what when where which who why how there here please pls plz kindly thanks thank thx regards"
    " dear hi hello hey sir madam order orders price prices payment invoice delivery shipment shipped ship goods"
    " sample samples quote quotation container supplier customer buyer freight quantity received receive sent send"
    " confirm confirmed check checked reply asap urgent attached need needs want wants let know any all some no yes"
    " ok okay just also only very much more than about before after until today tomorrow yesterday week weekend"
    " month day days time soon date still again because due do does did don't doesn't didn't can't won't i'm i'll"
    " we'll we're we've i've it's that's you're let's get got make made new good best looking forward per each both"
    " waiting late delay delayed ready update status problem quality stock".split()
)
# None of these is an English word or a common part of a name ("de", "la" and "van" would be).
_FOREIGN_WORDS: dict[str, frozenset[str]] = {
    "de": frozenset(
        "der das und ist nicht ich wir sie ihre ihnen ihr mit für auf ein eine einen einem einer von zu dem des"
        " sehr bitte danke dank vielen geehrte geehrter grüße grüßen freundlichen haben sind werden wird wurde"
        " auch noch bei nach oder aber wenn wie uns unser unsere kann können dass daß zum zur im am als bis liefern"
        " lieferung bestellung rechnung angebot hallo".split()
    ),
    "fr": frozenset(
        "le les et est une vous nous votre vos notre dans avec que qui pas sur ce cette ces sont avons avez être"
        " merci bonjour cordialement monsieur madame du des aux je il elle ne mais ou où très bien été commande"
        " livraison facture veuillez êtes".split()
    ),
    "es": frozenset(
        "el los las una un y es en por para que del su sus nuestro nuestra usted ustedes gracias hola estimado"
        " estimada saludos pero como más está están hemos muy pedido envío factura este esta cuando lo se"
        " buenos días".split()
    ),
    "pt": frozenset(
        "o os um uma e é em por com que do da dos das seu sua nosso nossa você vocês obrigado obrigada olá"
        " prezado prezada não mas como mais está estão temos muito pedido entrega fatura este esta quando"
        " ao no na".split()
    ),
    "it": frozenset(
        "il gli una un è e che non di del della dei delle sono siamo abbiamo vostro vostra nostro nostra"
        " grazie buongiorno gentile cordiali saluti ma come più questo questa ordine consegna fattura vi ci anche"
        " nel alla".split()
    ),
    "nl": frozenset(
        "het een en van niet ik wij u uw jullie voor op zijn wordt worden heeft hebben graag bedankt dank geachte"
        " vriendelijke groet groeten maar ook nog bij naar als dat deze onze kunnen kunt levering bestelling factuur"
        " goed hallo aan".split()
    ),
    "tr": frozenset(
        "ve bir bu için ile da de çok teşekkür teşekkürler ederim ederiz merhaba sayın lütfen saygılar saygılarımla"
        " değil yok olarak gibi daha sipariş teslimat fatura olan biz siz sizin bizim ne kadar".split()
    ),
    "pl": frozenset(
        "w z na nie się jest są dla do że proszę dziękuję dzień dobry szanowni państwo pani pozdrawiam"
        " pozdrowieniami oraz jak ale tak czy nasze nasz zamówienie zamówienia dostawa faktura będzie mamy od po"
        " przez który".split()
    ),
    "sv": frozenset(
        "och att det som en är av för med inte den till på har vi ni jag er vår tack hej hälsningar vänliga kan ska"
        " från eller när beställning leverans".split()
    ),
    "da": frozenset(
        "og at det som en er af til med ikke den på har vi jeg jer vores tak hej venlig hilsen kan skal fra eller når"
        " levering ordre".split()
    ),
    "id": frozenset(
        "yang di untuk dengan tidak ini itu kami anda dari akan sudah pada adalah terima kasih mohon bapak ibu"
        " pesanan pengiriman bisa".split()
    ),
    "vi": frozenset(
        "và của là có không cho với được các một này đã chúng tôi bạn anh chị cảm ơn xin đơn hàng giao".split()
    ),
}
_SHARED = _ENGLISH_WORDS & frozenset().union(*_FOREIGN_WORDS.values())
_ANY_FOREIGN = frozenset().union(*_FOREIGN_WORDS.values()) - _SHARED
_MIN_WORDS = 6
"""Words below which statistics say nothing about a paragraph's language."""
_SAMPLE = 2000
"""Characters shown to the statistical detector at most."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many words of a text are common in English, and in the likeliest other Latin language."""

    words: int
    english: int
    foreign: int
    language: str | None


@dataclass(frozen=True, slots=True)
class Languages:
    """What is known of a document: the language of its Latin text as a whole and of each block."""

    latin_only: bool
    main: str
    latin: str
    blocks: Sequence[str]
    mixed: bool

    def of_sentence(self, raw: str, block: int) -> frozenset[str]:
        """The rule languages that apply to `raw`, a sentence of the block numbered `block`."""
        if self.latin_only or not _NOT_LATIN.search(raw):
            return self._of_latin(raw, self.blocks[block])
        if not _HAN.search(raw):
            return self._of_foreign_script(raw, self.blocks[block])
        english = bool(_ENGLISH_WORD.search(raw)) and not _is_foreign(weigh(raw))
        if _KANA_OR_HANGUL.search(raw):
            return NEITHER
        return BOTH if english else CHINESE

    def _of_latin(self, raw: str, language: str) -> frozenset[str]:
        if self.mixed:
            evidence = weigh(raw)
            if evidence.language and evidence.foreign > evidence.english + 1:
                language = evidence.language
            elif evidence.english > evidence.foreign + 1:
                language = "en"
        if self.main == "zh" and not _ENGLISH_WORD.search(raw):
            return CHINESE  # "3000?" in a Chinese message
        return ENGLISH if language == "en" else NEITHER

    def _of_foreign_script(self, raw: str, language: str) -> frozenset[str]:
        latin = sum(map(len, _LATIN_WORD.findall(raw)))
        if latin * 2 > len(raw) and language == "en":
            return ENGLISH  # an English sentence that quotes a name in its own script
        return NEITHER


def read_languages(masked: str, blocks: Sequence[Block]) -> Languages:
    """The languages of a document, from its masked text. Only linted blocks decide the main one."""
    evidence = [weigh(masked[block.start : block.end]) for block in blocks]
    linted = [block.kind in LINTED for block in blocks]
    latin = _main_latin(masked, blocks, evidence, linted)
    english = sum(found.english for found in evidence)
    of_blocks = [
        _of_block(masked, block, found, latin, english, lint)
        for block, found, lint in zip(blocks, evidence, linted, strict=True)
    ]
    latin_only = masked.isascii() or not _NOT_LATIN.search(masked)
    foreign = sum(found.foreign for found in evidence)
    return Languages(
        latin_only=latin_only,
        main=latin if latin_only else _main(masked, blocks, latin),
        latin=latin,
        blocks=of_blocks,
        mixed=english >= 3 and foreign >= 3,
    )


def weigh(text: str) -> Evidence:
    """Count the words of `text` that speak for English or for another Latin language."""
    words = _LATIN_WORD.findall(fold(text))
    english = foreign = 0
    if words:
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


def read_segments(text: str, blocks: Sequence[Block], languages: Languages) -> tuple[Segment, ...]:
    """The runs of one language in `text`, in order, covering all of it. Text offsets."""
    if not text:
        return ()
    segments: list[Segment] = []
    code, start = "", 0
    for begin, language in _runs(text, blocks, languages):
        if language != code:
            if code:
                segments.append(Segment(code, start, begin))
                start = begin
            code = language
    segments.append(Segment(code or "und", start, len(text)))
    return tuple(segments)


def _runs(text: str, blocks: Sequence[Block], languages: Languages) -> Iterator[tuple[int, str]]:
    if languages.latin_only:
        if _LATIN_WORD.search(text):
            yield from (
                (block.start, code) for block, code in zip(blocks, languages.blocks, strict=True)
            )
        return
    starts = [block.start for block in blocks]
    one = len(set(languages.blocks)) < 2
    for found in _RUN.finditer(text):
        first = text[found.start()]
        if not _NOT_LATIN.match(first):
            index = bisect_right(starts, found.start()) - 1
            yield found.start(), languages.latin if one or index < 0 else languages.blocks[index]
        else:
            yield found.start(), _of_script(first, found[0])


def _of_script(first: str, run: str) -> str:
    for code, low, high in _SCRIPTS:
        if low <= first <= high:
            return "uk" if code == "ru" and not {"і", "ї", "є"}.isdisjoint(run) else code
    foreign = _KANA_OR_HANGUL.search(run)
    if foreign:
        return "ja" if re.match(f"[{KANA}]", foreign[0]) else "ko"
    return "zh" if _HAN.match(first) else "und"


def _is_foreign(evidence: Evidence) -> bool:
    return evidence.foreign >= 2 and evidence.foreign > evidence.english


def _main_latin(
    masked: str, blocks: Sequence[Block], evidence: Sequence[Evidence], linted: Sequence[bool]
) -> str:
    """The language of most Latin text, English unless something speaks for another one."""
    judged = [
        (block, found) for block, found, lint in zip(blocks, evidence, linted, strict=True) if lint
    ]
    english = sum(found.english for _, found in judged)
    foreign = sum(found.foreign for _, found in judged)
    if foreign >= 2 and foreign > english:
        votes: Counter[str] = Counter()
        for _, found in judged:
            if found.language:
                votes[found.language] += found.foreign
        return votes.most_common(1)[0][0]
    if english or sum(found.words for _, found in judged) < _MIN_WORDS:
        return "en"
    sample = " ".join(
        masked[block.start : min(block.end, block.start + _SAMPLE)] for block, _ in judged[:20]
    )
    return _detect(sample) or "en"


def _of_block(
    masked: str, block: Block, found: Evidence, main: str, english: int, lint: bool
) -> str:
    if _is_foreign(found):
        return found.language or main
    if found.english > found.foreign:
        return "en"
    if found.words < _MIN_WORDS or not lint or found.english:
        return main
    if main == "en" and english >= 3 and not found.foreign:
        words = _LATIN_WORD.findall(masked[block.start : min(block.end, block.start + _SAMPLE)])
        if all(map(str.isascii, words)):
            return main  # a list of goods in an English message
    return _detect(masked[block.start : block.end]) or main


def _main(masked: str, blocks: Sequence[Block], latin: str) -> str:
    """The language with most letters; a Chinese character says as much as two of them."""
    body = (
        "\n".join(masked[block.start : block.end] for block in blocks if block.kind in LINTED)
        or masked
    )
    letters: Counter[str] = Counter()
    for found in _RUN.finditer(body):
        run = found[0]
        if _NOT_LATIN.match(run):
            weight = 2 if re.match(f"[{_CJK}]", run) else 1
            letters[_of_script(run[0], run)] += weight * sum(map(str.isalpha, run))
        else:
            letters[latin] += sum(map(len, _LATIN_WORD.findall(run)))
    return letters.most_common(1)[0][0] if letters else latin


def _detect(text: str) -> str | None:
    """What statistics say of a Latin text without common words; None where they are not sure."""
    words = [word for word in _LATIN_WORD.findall(text[:_SAMPLE]) if not word.isupper()]
    if len(words) < _MIN_WORDS:
        return None
    from langdetect import detector_factory  # type: ignore[import-untyped]
    from langdetect.lang_detect_exception import LangDetectException  # type: ignore[import-untyped]

    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    detector = detector_factory._factory.create()
    detector.set_prior_map(
        dict.fromkeys(("en", *_FOREIGN_WORDS, "cs", "fi", "hu", "no", "ro", "sk"), 0.1)
    )
    detector.append(" ".join(words).lower())
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None
    return str(best.lang) if best.prob >= 0.9 else None
