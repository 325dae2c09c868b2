"""A translation for a terminal: what is left to translate, what differs, who did which sentence."""

from __future__ import annotations

from collections.abc import Iterator

from coach.finding import Language, Text
from coach.output.columns import table
from coach.output.fact_names import FACT_NAMES
from coach.output.places import placing, short
from coach.translation.engines import Gloss
from coach.translation.left import left
from coach.translation.result import Mismatch, TranslatedSentence, Translation

LEFT = Text("not translated", "未翻译")
_LEFT = Text("not translated: “{words}”", "未翻译：“{words}”")
_SIDES = Text("“{before}” → “{after}”", "“{before}” → “{after}”")
_ONLY_BEFORE = Text("“{before}”", "“{before}”")
_ONLY_AFTER = Text("in the translation: “{after}”", "译文中：“{after}”")
_REVIEW = Text("a person has to read this before it goes out", "发送前必须由人核对")
_AS_IT_STOOD = Text("stays as it is", "保持原样")
_NO_ENGINES = {
    "memory": Text("accepted before", "以前采用过的译文"),
    "facts": Text("facts alone", "仅含编号、日期等信息"),
}
"""What a sentence is translated by where no engine was asked."""
_BACK = Text("Put back into {language}:", "译回{language}：")
_MISSING = "?"
_FACT_HEADER = ("Fact 信息", "As written 原文", "As translated 译文")
_CHINESE = Text("Chinese", "中文")


def language_name(tag: str) -> Text:
    """What a language is called in English and in Chinese; its tag where it has no name."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Text(tag, tag)
    if str(locale) == "zh":
        return _CHINESE
    return Text(locale.get_display_name("en") or tag, locale.get_display_name("zh") or tag)


def back_title(translation: Translation, language: Language) -> str:
    """What stands over the translation that was put back into the language of the draft."""
    return _BACK.of(language).format(language=language_name(translation.source).of(language))


def gloss_line(gloss: Gloss) -> str:
    """A term and what it means."""
    return f"{gloss.term} = {gloss.meaning}"


def left_lines(
    translation: Translation, source: str, name: str, language: Language
) -> Iterator[str]:
    """The sentences still to be translated, with places in the draft, and their terms."""
    place = placing(source, name)
    for one in left(translation):
        yield f"{place(one.start)}: {_LEFT.of(language).format(words=short(one.source))}"
        if one.error is not None:
            yield f"    {one.error.of(language)}"
        yield from (f"    {gloss_line(gloss)}" for gloss in one.glosses)


def warning_lines(
    translation: Translation, source: str, name: str, language: Language
) -> Iterator[str]:
    """What differs from the draft, with the words of both; places in the draft where there are."""
    place, new_place = placing(source, name), placing(translation.text, f"{name} →")
    for one in translation.warnings:
        where = place(one.start) if one.start is not None else new_place(one.new_start or 0)
        yield f"{where}: {one.message.of(language)}"
        sides = _sides(one, source, translation.text, language)
        if sides:
            yield f"    {sides}"


def review_lines(translation: Translation, name: str, language: Language) -> Iterator[str]:
    """Why a person has to read the translation."""
    if translation.needs_human_review:
        yield f"{name}: {_REVIEW.of(language)}"
        yield from (f"    {reason.of(language)}" for reason in translation.review)


def explained_lines(
    translation: Translation, source: str, name: str, language: Language
) -> Iterator[str]:
    """Who did which sentence, with places in the draft; then our rules on the translation."""
    place, new_place = placing(source, name), placing(translation.text, f"{name} →")
    for one in translation.sentences:
        words = _SIDES.of(language).format(before=short(one.source), after=short(one.translation))
        yield f"{place(one.start)}: {_by(one, language)}: {words}"
    for finding in translation.findings:
        yield f"{new_place(finding.start)}: {finding.rule_id}: {finding.message.of(language)}"
        yield f"    {finding.why.of(language)}"


def remarks(translation: Translation, source: str, language: Language) -> Iterator[str]:
    """All that needs a second look, one line each, without places."""
    for sentence in left(translation):
        why = f" {sentence.error.of(language)}" if sentence.error is not None else ""
        yield f"{_LEFT.of(language).format(words=short(sentence.source))}{why}"
    for one in translation.warnings:
        sides = _sides(one, source, translation.text, language)
        yield " ".join(filter(None, (one.message.of(language), sides and f"({sides})")))
    if translation.needs_human_review:
        between, before = ("；", "：") if language == "zh" else ("; ", ": ")
        reasons = between.join(reason.of(language) for reason in translation.review)
        yield before.join(filter(None, (_REVIEW.of(language), reasons)))
    yield from (finding.message.of(language) for finding in translation.findings)
    yield from (notice.of(language) for notice in translation.notices)


def facts_rows(translation: Translation) -> list[tuple[str, str, str]]:
    """The header and a row for each fact, for people of both languages."""
    rows = [_FACT_HEADER]
    for one in translation.facts:
        kind = FACT_NAMES[one.before.kind]
        after = " ".join(one.after.text.split()) if one.after is not None else _MISSING
        rows.append((f"{kind.en} {kind.zh}", " ".join(one.before.text.split()), after))
    return rows


def facts_table(translation: Translation) -> Iterator[str]:
    """The facts in both languages, for a terminal; a “?” where one is not found again."""
    header, *rows = facts_rows(translation)
    yield from table(header, rows)


def _by(one: TranslatedSentence, language: Language) -> str:
    if one.engine in _NO_ENGINES:
        return _NO_ENGINES[one.engine].of(language)
    if one.engine is None:
        return (_AS_IT_STOOD if one.whole and one.error is None else LEFT).of(language)
    return one.engine if one.whole else f"{one.engine}, {LEFT.of(language)}"


def _sides(one: Mismatch, source: str, text: str, language: Language) -> str:
    before = "" if one.start is None else short(source[one.start : one.end])
    after = "" if one.new_start is None else short(text[one.new_start : one.new_end])
    form = _SIDES if before and after else _ONLY_BEFORE if before else _ONLY_AFTER
    return form.of(language).format(before=before, after=after) if before or after else ""
