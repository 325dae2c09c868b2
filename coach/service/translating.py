"""The API of translation: a draft in, the draft in the reader's language out, with all doubts.

`POST /api/v1/translate`
    {"text": "…", "context": {…}, "to": "zh", "source": null, "engine": ["phrasebook"], "back":
    false, "formality": "default", "glossary": {"deposit": "定金"}, "memory": true, "disable": [],
    "offset_unit": "code_point"}; all but the text may be left out. The answer of
    `coach.output.translating`. Only engines that the service was started with can be named.
`GET /api/v1/translate/engines`
    {"schema", "engines": [{"name", "ready", "missing", "capabilities"}], "memory": whether pairs
    can be accepted}.
`POST /api/v1/translate/accept`, `POST /api/v1/translate/forget`
    {"pairs": [{"text", "translation", "source", "target"}]} to keep for the next time; to forget
    one only “text”, “source” and “target” are needed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeVar, get_args

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from pydantic import AfterValidator, BaseModel, Field, ValidationError

import coach
from coach.finding import Text
from coach.models.errors import ModelError
from coach.output.engines_text import offered_to_dict
from coach.output.translating import SCHEMA, translation_to_json
from coach.service.errors import Problem
from coach.service.models import (
    MOST_NAME_CHARACTERS,
    DraftRequest,
    Part,
    one_of,
    refuse,
    require_json,
    require_text,
)
from coach.service.settings import LEDGER, TONE_MODEL, Settings
from coach.translation.choosing import Offered, chosen, for_pair
from coach.translation.engines import Engine, EngineError, Formality, UnknownPair
from coach.translation.left import without
from coach.translation.memory import MOST_CHARACTERS, Memory, Pair, language_key
from coach.translation.memory_file import MemoryProblem
from coach.translation.whole import SameLanguage

blueprint = Blueprint("translating", __name__, url_prefix="/api/v1/translate")

BUILT_IN = "phrasebook"
MOST_ENGINES = 8
MOST_TERMS = 2000
MOST_PAIRS = 500
ENGINES = "coach-translation-engines"
"""Under which name the application holds the engines that requests may name."""
MEMORY = "coach-translation-memory"
"""Under which name it holds the translation memory, if it has one."""
_TRANSLATE_EXAMPLE = 'an object such as {"text": "…", "to": "zh"}'
_PAIRS_EXAMPLE = (
    'an object such as {"pairs": [{"text": "…", "translation": "…", "source": "en", '
    '"target": "zh"}]}'
)

_SAME = Text("a language that the text is not in already", "文字已经是这种语言，请另选一种")
_LANGUAGE = Text('a language tag, such as "zh" or "pt-BR"', "语言代码，如 zh、pt-BR")
_A_PAIR = Text(
    "words on both sides, in two languages, without control characters",
    "两边都要有文字，语言不同，且不含控制字符",
)

Asked = TypeVar("Asked", bound=BaseModel)


def register(app: Flask, settings: Settings) -> None:
    """Give the application its engines and its memory, and words for what goes wrong with them.

    Raises ValueError for an engine that is to be allowed and cannot work.
    """
    app.extensions[ENGINES] = {name: _opened(name) for name in settings.engines}
    if settings.memory is not None:
        app.extensions[MEMORY] = Memory(settings.memory)
    app.register_error_handler(MemoryProblem, lambda error: _unusable(error).response())
    app.register_blueprint(blueprint)


def _opened(name: str) -> Engine:
    try:
        return chosen(name)
    except (EngineError, ModelError) as error:
        raise ValueError(f"the engine {name}: {error}") from error


def _tag(value: str) -> str:
    language_key(value)
    return value.replace("_", "-")


_Tag = Annotated[str, Field(max_length=MOST_NAME_CHARACTERS), AfterValidator(_tag)]
_Term = Annotated[str, Field(min_length=1, max_length=MOST_NAME_CHARACTERS)]
_Side = Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
_A_TAG = 'a language tag (BCP 47), such as "zh" or "pt-BR"'


class TranslateRequest(DraftRequest):
    """A draft to translate."""

    to: _Tag = Field(default="en", description=_A_TAG)
    source: _Tag | None = Field(default=None, description=f"{_A_TAG}, or null to find out")
    engine: Annotated[
        tuple[Annotated[str, Field(max_length=MOST_NAME_CHARACTERS)], ...],
        Field(min_length=1, max_length=MOST_ENGINES),
    ] = Field(
        default=(BUILT_IN,),
        description="a list of engines in the order in which they are asked, each one that "
        "/api/v1/translate/engines lists, or “zh-de=NAME” for one pair",
    )
    back: bool = Field(default=False, description="true or false")
    formality: Formality = Field(default="default", description=one_of(get_args(Formality)))
    glossary: Annotated[dict[_Term, _Term], Field(max_length=MOST_TERMS)] = Field(
        default={},
        description=f"an object of at most {MOST_TERMS} terms and what each is called in the "
        "translation",
    )
    memory: bool = Field(default=True, description="true or false: use what was accepted before")


class TextModel(Part):
    """A text of a memory."""

    text: _Side = Field(description=f"a text of at most {MOST_CHARACTERS} characters")
    source: _Tag = Field(description=_A_TAG)
    target: _Tag = Field(description=_A_TAG)


class PairModel(TextModel):
    """A text and its accepted translation."""

    translation: _Side = Field(description=f"its translation, at most {MOST_CHARACTERS} characters")


class AcceptRequest(Part):
    """Pairs to keep."""

    pairs: Annotated[tuple[PairModel, ...], Field(min_length=1, max_length=MOST_PAIRS)] = Field(
        description=f"a list of 1 to {MOST_PAIRS} pairs"
    )


class ForgetRequest(Part):
    """Pairs to drop."""

    pairs: Annotated[tuple[TextModel, ...], Field(min_length=1, max_length=MOST_PAIRS)] = Field(
        description=f"a list of 1 to {MOST_PAIRS} texts with their languages"
    )


@blueprint.post("")
def translate() -> Response:
    """Translate one draft, see `coach.output.translating`."""
    require_json()
    asked = _read(TranslateRequest, _TRANSLATE_EXAMPLE)
    require_text(asked, "translate")
    held = current_app.extensions
    context = replace(
        asked.context.context(), ledger=held.get(LEDGER), tone_model=held.get(TONE_MODEL)
    )
    try:
        found = coach.translate(
            asked.text,
            context,
            to=asked.to,
            source=asked.source,
            engine=_engines(asked.engine),
            memory=held.get(MEMORY) if asked.memory else None,
            back=asked.back,
            formality=asked.formality,
            glossary=asked.glossary,
        )
    except UnknownPair as error:
        raise _field(
            "unknown-pair", "No engine knows these languages", "engine", error.told
        ) from error
    except SameLanguage as error:
        raise _field("same-language", "There is nothing to translate", "to", _SAME) from error
    except EngineError as error:
        title = Text("The engine cannot translate", "翻译引擎暂时无法使用")
        raise Problem(503, "engine", title, error.told) from error
    except ValueError as error:
        raise _field("not-translatable", "This cannot be translated", "to", _LANGUAGE) from error
    body = translation_to_json(without(found, asked.disable), asked.text, unit=asked.offset_unit)
    return Response(body, content_type="application/json")


@blueprint.get("/engines")
def engines() -> Response:
    """The engines that a request may name, and whether pairs can be accepted."""
    held = {BUILT_IN: _built_in(), **current_app.extensions[ENGINES]}
    listed = [
        offered_to_dict(Offered(name, engine.capabilities, None)) for name, engine in held.items()
    ]
    data = {"schema": SCHEMA, "engines": listed, "memory": MEMORY in current_app.extensions}
    return Response(json.dumps(data, ensure_ascii=False), content_type="application/json")


@blueprint.post("/accept")
def accept() -> Response:
    """Keep pairs, all of them or none."""
    require_json()
    memory = _memory()
    asked = _read(AcceptRequest, _PAIRS_EXAMPLE)
    pairs = [Pair(one.text, one.translation, one.source, one.target) for one in asked.pairs]
    try:
        done = memory.accept_all(pairs)
    except ValueError as error:
        raise _field("not-a-pair", "A pair cannot be kept", "pairs", _A_PAIR) from error
    return jsonify(schema=SCHEMA, new=done.new, replaced=done.replaced, known=done.known)


@blueprint.post("/forget")
def forget() -> Response:
    """Drop pairs; how many there were."""
    require_json()
    memory = _memory()
    asked = _read(ForgetRequest, _PAIRS_EXAMPLE)
    dropped = sum(memory.forget(one.text, one.source, one.target) for one in asked.pairs)
    return jsonify(schema=SCHEMA, forgotten=dropped)


def _read(model: type[Asked], example: str) -> Asked:
    try:
        return model.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        refuse(error, model, example)


def _built_in() -> Engine:
    """The built-in engine, opened when it is first asked for."""
    held: dict[str, Engine] = current_app.extensions[ENGINES]
    if BUILT_IN not in held:
        held[BUILT_IN] = chosen(BUILT_IN)
    return held[BUILT_IN]


def _engines(names: Sequence[str]) -> list[Engine]:
    """The engines of a request. Raises Problem for one that the service was not started with."""
    return [_engine(name) for name in dict.fromkeys(names)]


def _engine(choice: str) -> Engine:
    held: Mapping[str, Engine] = current_app.extensions[ENGINES]
    pair = for_pair(choice)
    name = choice if pair is None else pair.name
    if name == BUILT_IN or name in held:
        engine = _built_in() if name == BUILT_IN else held[name]
        return engine if pair is None else pair.of(engine)
    raise _field(
        "engine-not-allowed",
        "The service does not use this engine",
        "engine",
        Text(
            f"{one_of(dict.fromkeys((BUILT_IN, *held)))}; others need a start with "
            "--allow-engine NAME",
            f"{'、'.join(dict.fromkeys((BUILT_IN, *held)))}之一；其他引擎需用 --allow-engine 启动",
        ),
    )


def _memory() -> Memory:
    memory: Memory | None = current_app.extensions.get(MEMORY)
    if memory is None:
        raise Problem(
            404,
            "no-memory",
            Text("The service has no translation memory", "本服务没有翻译记忆库"),
            Text("Start it with --memory FILE.", "启动服务时请加 --memory FILE。"),
        )
    return memory


def _field(name: str, title: str, field: str, expected: Text) -> Problem:
    """The problem of one field; what is expected of it is said in both languages."""
    return Problem(
        400,
        name,
        title,
        Text(
            "Each entry of “errors” names a field and what is expected there.",
            "“errors”中每一项写明字段以及应填的内容。",
        ),
        errors=[{"field": field, "expected": expected.en, "zh": expected.zh}],
    )


def _unusable(error: Any) -> Problem:
    title = Text("The translation memory cannot be used", "翻译记忆库暂时无法使用")
    return Problem(503, "memory", title, error.told)
