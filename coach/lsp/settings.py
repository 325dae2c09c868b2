"""What the user set in the editor: about the message, the coach, and how it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, get_args

from coach.draft import CHANNELS, KINDS, Context, Party
from coach.engine import default_coach
from coach.finding import Language, Text
from coach.lsp.reading import Form
from coach.rewriting.strength import STRENGTHS, Strength

SECTIONS = ("coach", "draft-coach")
"""Under which names an editor may keep the settings."""
_PARTY = ("name", "country", "timezone", "language", "title", "relationship", "region")
_NO_MESSAGE = frozenset({"completeness", "question", "record", "culture"})
"""Categories about messages to a customer, which a commit message is not."""
LONGEST_DELAY = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; each has a default.

    `language` is that of the coach's words, None for the editor's. `delay` is how many milliseconds
    the coach waits for the next keystroke. `rule_reference` is the address of a page with the rules
    to link to, None for the file that the server writes.
    """

    context: Context = field(default_factory=Context)
    disable: tuple[str, ...] = ()
    language: Language | None = None
    strength: Strength = "neutral"
    delay: int = 300
    rule_reference: str | None = None

    def context_of(self, form: Form) -> Context:
        """What is known about a document of this form."""
        if form == "commit":
            return replace(self.context, kind=self.context.kind or "general")
        if form == "mail":
            return replace(self.context, channel=self.context.channel or "email")
        return self.context

    def disabled_in(self, form: Form) -> frozenset[str]:
        """The rules and categories that are off in a document of this form."""
        return frozenset(self.disable) | (_NO_MESSAGE if form == "commit" else frozenset())


class _Wrong(ValueError):
    """A setting that cannot be used; says what was expected."""

    def __init__(self, name: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.told = Text(f"Draft Coach, setting {name}: {en}", f"Draft Coach 设置 {name}：{zh}")


def section_of(data: Any) -> Any:
    """The coach's own settings in what an editor sends, which may hold those of others too."""
    if isinstance(data, Mapping):
        for name in SECTIONS:
            if name in data:
                return data[name]
    return data


def settings_from(data: Any) -> tuple[Settings, tuple[Text, ...]]:
    """The settings in what an editor sends, and a word about each that cannot be used.

    A wrong setting leaves its default and all others as they are.
    """
    data = section_of(data)
    if data is None:
        return Settings(), ()
    wrong: list[Text] = []
    if not isinstance(data, Mapping):
        return Settings(), (_Wrong("coach", "an object is expected", "应为一个对象").told,)
    settings = Settings()
    for name, value in data.items():
        try:
            if value is not None:
                settings = _with(settings, str(name), value)
        except _Wrong as error:
            wrong.append(error.told)
    return settings, tuple(wrong)


def _with(settings: Settings, name: str, value: Any) -> Settings:
    read = _READERS.get(name)
    if read is None:
        near = get_close_matches(name, _READERS)
        known = ", ".join(near or _READERS)
        raise _Wrong(name, f"no such setting; there is {known}", f"没有此项；可用：{known}")
    return read(settings, name, value)


def _choice(name: str, value: Any, choices: tuple[str, ...]) -> Any:
    if value not in choices:
        listed = ", ".join(choices)
        raise _Wrong(name, f"one of {listed} is expected", f"应为其中之一：{listed}")
    return value


def _kind(settings: Settings, name: str, value: Any) -> Settings:
    return replace(settings, context=replace(settings.context, kind=_choice(name, value, KINDS)))


def _channel(settings: Settings, name: str, value: Any) -> Settings:
    channel = _choice(name, value, CHANNELS)
    return replace(settings, context=replace(settings.context, channel=channel))


def _recipient(settings: Settings, name: str, value: Any) -> Settings:
    return replace(settings, context=replace(settings.context, recipient=_party(name, value)))


def _sender(settings: Settings, name: str, value: Any) -> Settings:
    return replace(settings, context=replace(settings.context, sender=_party(name, value)))


def _party(name: str, value: Any) -> Party:
    if not isinstance(value, Mapping):
        raise _Wrong(name, 'an object such as {"country": "DE"}', '应为对象，如 {"country": "DE"}')
    given = {str(key): one for key, one in value.items() if one is not None and one != ""}
    for key, one in given.items():
        if key not in _PARTY:
            known = ", ".join(_PARTY)
            raise _Wrong(
                f"{name}.{key}", f"no such field; there is {known}", f"没有此项；可用：{known}"
            )
        if not isinstance(one, str):
            raise _Wrong(f"{name}.{key}", "a text is expected", "应为文字")
    if "country" in given:
        given["country"] = given["country"].upper()
    try:
        return Party(**given)
    except ValueError as error:
        raise _Wrong(name, str(error), f"无法识别（{error}）") from error


def _language(settings: Settings, name: str, value: Any) -> Settings:
    if value == "auto":
        return replace(settings, language=None)
    return replace(settings, language=_choice(name, value, get_args(Language)))


def _disable(settings: Settings, name: str, value: Any) -> Settings:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise _Wrong(name, 'a list such as ["culture", "time/weekend"]', '应为列表，如 ["culture"]')
    try:
        default_coach().require_known(value)
    except ValueError as error:
        raise _Wrong(name, str(error), f"没有这条规则或类别（{error}）") from error
    return replace(settings, disable=tuple(value))


def _strength(settings: Settings, name: str, value: Any) -> Settings:
    return replace(settings, strength=_choice(name, value, tuple(STRENGTHS)))


def _delay(settings: Settings, name: str, value: Any) -> Settings:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LONGEST_DELAY:
        raise _Wrong(
            name,
            f"milliseconds from 0 to {LONGEST_DELAY} are expected",
            f"应为 0 到 {LONGEST_DELAY} 毫秒",
        )
    return replace(settings, delay=value)


def _rule_reference(settings: Settings, name: str, value: Any) -> Settings:
    if not isinstance(value, str) or not value.startswith(("https://", "http://", "file://")):
        raise _Wrong(name, "an address such as https://…", "应为网址，如 https://…")
    return replace(settings, rule_reference=value)


_READERS: dict[str, Callable[[Settings, str, Any], Settings]] = {
    "kind": _kind,
    "channel": _channel,
    "recipient": _recipient,
    "sender": _sender,
    "language": _language,
    "disable": _disable,
    "strength": _strength,
    "delay": _delay,
    "ruleReference": _rule_reference,
}
