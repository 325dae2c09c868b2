"""The languages a client may name, and the one a text is in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from coach.document import Document
from coach.finding import Language
from coach.lazily import lazy
from coach.service.languagetool.errors import Refused
from coach.service.languagetool.parameters import Parameters

AUTO = "auto"
_NAMES = {
    "en": "English",
    "en-AU": "English (Australian)",
    "en-CA": "English (Canadian)",
    "en-GB": "English (GB)",
    "en-NZ": "English (New Zealand)",
    "en-US": "English (US)",
    "en-ZA": "English (South African)",
    "zh": "Chinese",
    "zh-CN": "Chinese (China)",
    "zh-HK": "Chinese (Hong Kong)",
    "zh-SG": "Chinese (Singapore)",
    "zh-TW": "Chinese (Taiwan)",
}
"""What the coach reads. The names of English are those of LanguageTool: clients show them."""
_USUAL = {"en": "en-US", "zh": "zh-CN"}
_TAG = lazy(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8}){0,4})")
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Answered:
    """The language an answer is about, and the one the text seems to be in.

    `confidence` is the share of the text that is in it, 0 where no language was recognised.
    """

    code: str
    detected: str
    confidence: float

    def plain_data(self) -> dict[str, Any]:
        """As clients read it."""
        return {
            "name": name_of(self.code),
            "code": self.code,
            "detectedLanguage": {
                "name": name_of(self.detected),
                "code": self.detected,
                "confidence": self.confidence,
                "source": "words",
            },
        }


def listed() -> list[dict[str, str]]:
    """What the coach reads, sorted by name."""
    return [
        {"name": name, "code": base_of(code), "longCode": code}
        for code, name in sorted(_NAMES.items(), key=lambda item: item[1])
    ]


def base_of(code: str) -> str:
    """The language of a code, without its country."""
    return code.partition("-")[0]


def is_read(code: str) -> bool:
    """Whether there are rules for the language of a code."""
    return base_of(code) in _USUAL


def asked_language(parameters: Parameters) -> str:
    """The code that a client named, or "auto". Raises Refused for one that does not exist."""
    given = parameters.filled("language")
    if not given:
        raise Refused(400, "Set 'language', to a code such as en-US or zh-CN, or to auto.")
    if given.lower() == AUTO:
        return AUTO
    return _known(given)


def variants(parameters: Parameters) -> tuple[str, ...]:
    """The variants a client prefers where the language is found out."""
    preferred = parameters.names("preferredVariants")
    if not preferred:
        return ()
    found_out = parameters.filled("language").lower() == AUTO or parameters.is_on("multilingual")
    if not found_out:
        raise Refused(400, "'preferredVariants' can be set only where 'language' is auto.")
    if not all("-" in variant for variant in preferred):
        raise Refused(400, "'preferredVariants' has to name countries too, such as en-GB,zh-CN.")
    return tuple(_known(variant) for variant in preferred)


def answered(asked: str, preferred: tuple[str, ...], document: Document) -> Answered:
    """The language to name in the answer about `document`."""
    main, confidence = _main_language(document)
    if asked != AUTO:
        return Answered(asked, asked if base_of(asked) == main else _variant(main, ()), confidence)
    code = _variant(main, preferred)
    return Answered(code, code, confidence)


def words_in(parameters: Parameters, code: str) -> Language:
    """The language of messages: the writer's own, else the text's; English where it is another."""
    mother_tongue = parameters.filled("motherTongue").lower()
    return "zh" if base_of((mother_tongue or code).replace("_", "-")) == "zh" else "en"


@lru_cache(256)
def name_of(code: str) -> str:
    """The English name of a language code."""
    return _NAMES.get(code) or _cldr_name(code) or code


def _known(given: str) -> str:
    tag = _TAG.fullmatch(given)
    base = tag[1].lower() if tag else ""
    if tag is None or not (base in _USUAL or _cldr_name(base)):
        raise Refused(
            400, f"There is no language of this code. The coach reads {', '.join(_NAMES)}; or auto."
        )
    parts = [part for part in tag[2].replace("_", "-").split("-") if part]
    return "-".join([base, *(part.upper() if len(part) == 2 else part for part in parts)])


def _cldr_name(code: str) -> str | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_")).get_display_name("en")
    except (UnknownLocaleError, ValueError):
        return None


def _main_language(document: Document) -> tuple[str, float]:
    """The main language of a text and its share of what is in any language."""
    shares: Counter[str] = Counter()
    for segment in document.segments:
        if segment.language != "und":
            shares[segment.language] += segment.end - segment.start
    if not shares[document.language]:
        return _FALLBACK, 0.0
    return document.language, round(shares[document.language] / shares.total(), 3)


def _variant(language: str, preferred: tuple[str, ...]) -> str:
    fitting = (variant for variant in preferred if base_of(variant) == language)
    return next(fitting, _USUAL.get(language, language))
