"""Translation and its memory."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.finding import Text
from coach.service.openapi.operation import Answer, Operation, Success, Words
from coach.service.translating import AcceptRequest, ForgetRequest, TranslateRequest

TITLE = Text("Translation", "翻译")
PLACE = 3


class CapabilitiesAnswer(Answer):
    """What an engine can do, and at what cost."""

    remote: bool = Field(description="whether the text leaves the machine of the service")
    formality: bool
    glossary: bool
    context: bool
    rephrases: bool
    cost: Words


class EngineAnswer(Answer):
    """An engine that a request may name."""

    name: str
    ready: bool
    missing: Words | None
    capabilities: CapabilitiesAnswer | None


class EnginesAnswer(Answer):
    """The engines, and whether pairs can be accepted."""

    schema_: Literal["1.0"] = Field(alias="schema")
    engines: list[EngineAnswer]
    memory: bool


class AcceptedAnswer(Answer):
    """How many pairs were new, took the place of another, or were known."""

    schema_: Literal["1.0"] = Field(alias="schema")
    new: int
    replaced: int
    known: int


class ForgottenAnswer(Answer):
    """How many pairs were dropped."""

    schema_: Literal["1.0"] = Field(alias="schema")
    forgotten: int


_PAIR = {"text": "Thank you.", "source": "en", "target": "zh"}

OPERATIONS = {
    "translating.translate": Operation(
        Text("Translate a draft", "翻译草稿"),
        Success("Translation"),
        about="Only engines that the service was started with can be named. One that fails "
        "half-way is no problem: its sentences have an “error”.",
        body=TranslateRequest,
        problems=(503,),
        example={"text": "Thank you for your order PO-4501.", "to": "zh"},
    ),
    "translating.engines": Operation(
        Text("The engines that a request may name", "可用的翻译引擎"), Success(EnginesAnswer)
    ),
    "translating.accept": Operation(
        Text("Keep translations for the next time", "保存译文"),
        Success(AcceptedAnswer),
        body=AcceptRequest,
        problems=(404, 503),
        example={"pairs": [{**_PAIR, "translation": "谢谢。"}]},
    ),
    "translating.forget": Operation(
        Text("Drop translations that were kept", "删除已保存的译文"),
        Success(ForgottenAnswer),
        body=ForgetRequest,
        problems=(404, 503),
        example={"pairs": [_PAIR]},
    ),
}
