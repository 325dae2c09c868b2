"""The API of translation: a draft in, the draft in the reader's language out, with all doubts.

`POST /api/v1/translate`
    {"text": "…", "context": {…}, "to": "zh", "source": null, "engine": ["phrasebook"], "back":
    false, "formality": "default", "glossary": {"deposit": "定金"}, "memory": true, "disable": [],
    "offset_unit": "code_point"}; all but the text may be left out. The answer of
    `coach.output.translating`. Only engines that the service was started with can be named.
`GET /api/v1/translate/engines`
    {"engines": [{"name", "ready", "missing", "capabilities"}], "memory": whether pairs can be
    accepted}.
`POST /api/v1/translate/accept`, `POST /api/v1/translate/forget`
    {"pairs": [{"text", "translation", "source", "target"}]} to keep for the next time; to forget
    one only “text”, “source” and “target” are needed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, TypeVar, get_args

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from pydantic import AfterValidator, BaseModel, Field, ValidationError

import coach
from coach.models.errors import ModelError
from coach.output.engines_text import offered_to_dict
from coach.output.translating import translation_to_json
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
    return value


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
            "unknown-pair", "No engine translates between these languages", "engine", error.told.en
        ) from error
    except EngineError as error:
        raise Problem(503, "engine", "The engine cannot translate", error.told.en) from error
    except ValueError as error:
        raise _field("not-translatable", "This cannot be translated", "to", str(error)) from error
    body = translation_to_json(without(found, asked.disable), asked.text, unit=asked.offset_unit)
    return Response(body, content_type="application/json")


@blueprint.get("/engines")
def engines() -> Response:
    """The engines that a request may name, and whether pairs can be accepted."""
    held = _held()
    listed = [
        offered_to_dict(Offered(name, engine.capabilities, None)) for name, engine in held.items()
    ]
    data = {"engines": listed, "memory": MEMORY in current_app.extensions}
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
        raise _field("not-a-pair", "A pair cannot be kept", "pairs", str(error)) from error
    return jsonify(new=done.new, replaced=done.replaced, known=done.known)


@blueprint.post("/forget")
def forget() -> Response:
    """Drop pairs; how many there were."""
    require_json()
    memory = _memory()
    asked = _read(ForgetRequest, _PAIRS_EXAMPLE)
    dropped = sum(memory.forget(one.text, one.source, one.target) for one in asked.pairs)
    return jsonify(forgotten=dropped)


def _read(model: type[Asked], example: str) -> Asked:
    try:
        return model.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        refuse(error, model, example)


def _held() -> dict[str, Engine]:
    """The engines that a request may name; the built-in one is opened when first asked for."""
    return {BUILT_IN: _built_in(), **current_app.extensions[ENGINES]}


@cache
def _built_in() -> Engine:
    return chosen(BUILT_IN)


def _engines(names: Sequence[str]) -> list[Engine]:
    """The engines of a request. Raises Problem for one that the service was not started with."""
    held = _held()
    return [_engine(name, held) for name in dict.fromkeys(names)]


def _engine(choice: str, held: Mapping[str, Engine]) -> Engine:
    if choice in held:
        return held[choice]
    pair = for_pair(choice)
    if pair is not None and pair.name in held:
        return pair.of(held[pair.name])
    raise _field(
        "engine-not-allowed",
        "The service does not use this engine",
        "engine",
        f"{one_of(held)}; others need a start with --allow-engine NAME",
    )


def _memory() -> Memory:
    memory: Memory | None = current_app.extensions.get(MEMORY)
    if memory is None:
        raise Problem(
            404,
            "no-memory",
            "The service has no translation memory",
            "Start it with --memory FILE.",
        )
    return memory


def _field(name: str, title: str, field: str, expected: str) -> Problem:
    return Problem(
        400,
        name,
        title,
        "Each entry of “errors” names a field and what is expected there.",
        errors=[{"field": field, "expected": expected}],
    )


def _unusable(error: Any) -> Problem:
    return Problem(503, "memory", "The translation memory cannot be used", error.told.en)
