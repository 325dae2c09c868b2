"""What a request may say. Each field's description is what a client is told when it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, NoReturn, get_args

from flask import request
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from coach.calendars.errors import PlaceError
from coach.calendars.places import place_of
from coach.draft import EARLIEST, KINDS, LATEST, Channel, Context, Kind, Party
from coach.engine import UnknownRule, default_coach
from coach.finding import Text
from coach.lazily import lazy
from coach.output.json import OffsetUnit
from coach.service.errors import Problem, wrong_fields

MOST_NAME_CHARACTERS = 200
MOST_DISABLED = 500
_COUNTRY = lazy(r"[A-Za-z]{2}")
_LANGUAGE = lazy(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}")
_PLAIN_NAME = lazy(r"[A-Za-z_][A-Za-z0-9_.-]{0,39}")


def one_of(choices: Iterable[str]) -> str:
    """What a field of these choices expects, in words."""
    return "one of " + ", ".join(f'"{choice}"' for choice in choices)


def _country(value: str) -> str:
    country = value.upper() if _COUNTRY.fullmatch(value) else value
    place_of(country)
    return country


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError("not a language tag")
    return value


def _kind(value: Kind) -> Kind:
    if value not in KINDS:
        raise ValueError("not a kind of message")
    return value


def _timezone(value: str) -> str:
    place_of(timezone=value)
    return value


def _now(value: datetime) -> datetime:
    Context(now=value)
    return value


def _known_rules(names: tuple[str, ...]) -> tuple[str, ...]:
    if names:
        default_coach().require_known(names)
    return names


class Part(BaseModel):
    """An object of a request: every field is known, and is what it says it is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


RuleNames = Annotated[
    tuple[Annotated[str, Field(max_length=MOST_NAME_CHARACTERS)], ...],
    Field(max_length=MOST_DISABLED),
    AfterValidator(_known_rules),
]
_Name = Annotated[str | None, Field(max_length=MOST_NAME_CHARACTERS)]


class PartyModel(Part):
    """One side of the conversation."""

    name: _Name = Field(
        default=None, description=f"a name of at most {MOST_NAME_CHARACTERS} characters"
    )
    country: Annotated[str, AfterValidator(_country)] | None = Field(
        default=None, description='a country code of two letters (ISO 3166-1), such as "DE"'
    )
    timezone: Annotated[str, AfterValidator(_timezone)] | None = Field(
        default=None, description='a time zone of the IANA database, such as "Europe/Berlin"'
    )
    language: Annotated[str, AfterValidator(_language)] | None = Field(
        default=None, description='a language tag (BCP 47), such as "de" or "zh-Hans"'
    )
    title: _Name = Field(
        default=None, description=f"a title such as “Dr”, at most {MOST_NAME_CHARACTERS} characters"
    )
    relationship: _Name = Field(
        default=None,
        description=f"a word such as “new customer”, at most {MOST_NAME_CHARACTERS} characters",
    )
    channel: Channel | None = Field(default=None, description=one_of(get_args(Channel)))
    region: _Name = Field(
        default=None,
        description="the second part of an ISO 3166-2 code of the country, such as “03” in MY-03",
    )

    @model_validator(mode="after")
    def _one_place(self) -> PartyModel:
        self.party()
        return self

    def party(self) -> Party:
        """The same as the engine's noun."""
        return Party(**self.model_dump())


def _also_null(choices: Iterable[str]) -> dict[str, Any]:
    return {"enum": [*choices, None]}


class ContextModel(Part):
    """What the coach may know beside the draft."""

    kind: Annotated[Kind, AfterValidator(_kind)] | None = Field(
        default=None, description=one_of(KINDS), json_schema_extra=_also_null(KINDS)
    )
    channel: Channel | None = Field(default=None, description=one_of(get_args(Channel)))
    recipient: PartyModel = Field(default=PartyModel(), description="an object about the recipient")
    sender: PartyModel = Field(default=PartyModel(), description="an object about the sender")
    incoming: str | None = Field(default=None, description="the message being answered, a string")
    now: Annotated[AwareDatetime, AfterValidator(_now)] | None = Field(
        default=None,
        description=(
            'a date and time with its zone, such as "2026-11-30T16:00:00+08:00", '
            f"from {EARLIEST} to {LATEST}"
        ),
    )

    def context(self) -> Context:
        """The same as the engine's noun."""
        return Context(
            kind=self.kind,
            channel=self.channel,
            recipient=self.recipient.party(),
            sender=self.sender.party(),
            incoming=self.incoming,
            now=self.now,
        )


def text_field() -> Any:
    """The field of a draft. Whether anything in it is visible is judged by `require_visible`."""
    return Field(
        description="the draft, a string with at least one visible character",
        json_schema_extra={"pattern": r"\S"},
    )


def offset_unit_field() -> Any:
    """The field that says how positions are counted."""
    return Field(default="code_point", description=one_of(get_args(OffsetUnit)))


class DraftRequest(Part):
    """A draft, and how positions in it are counted."""

    text: str = text_field()
    context: ContextModel = Field(
        default=ContextModel(), description="an object, see the API reference"
    )
    offset_unit: OffsetUnit = offset_unit_field()
    disable: RuleNames = Field(
        default=(),
        description='a list of rule ids and categories to leave out, such as ["culture"]',
    )


class CheckRequest(DraftRequest):
    """A draft to check."""

    readability: bool = Field(default=True, description="true or false")
    reader_view: bool = Field(default=False, description="true or false")


def read_check(body: bytes) -> CheckRequest:
    """The request in a body of JSON. Raises Problem, which never quotes the body."""
    try:
        asked = CheckRequest.model_validate_json(body)
    except ValidationError as error:
        refuse(error, CheckRequest, 'an object such as {"text": "…"}')
    require_text(asked, "check")
    return asked


def require_json() -> None:
    """Refuse a body that does not say it is JSON: a foreign page can send any other unasked."""
    if request.mimetype != "application/json":
        raise Problem(
            415,
            "not-json",
            Text("The body has to be JSON", "请求体必须是 JSON"),
            Text(
                "Send it with the header “Content-Type: application/json”.",
                "发送时请带上请求头“Content-Type: application/json”。",
            ),
        )


def require_text(asked: DraftRequest, purpose: str) -> None:
    """Refuse a draft without a visible character; `purpose` is the verb of what was asked."""
    require_visible(asked.text, purpose)


def require_visible(text: str, purpose: str) -> None:
    """Refuse a text without a visible character; `purpose` is the verb of what was asked."""
    if not text.strip():
        raise Problem(
            400,
            "empty-text",
            Text(f"There is no text to {purpose}", "没有可处理的文本"),
            Text("Send the draft in the field “text”.", "请在字段“text”中发送草稿。"),
            errors=[{"field": "text", "expected": _description(DraftRequest, "text")}],
        )


def refuse(error: ValidationError, model: type[BaseModel], example: str) -> NoReturn:
    """Raise the Problem of a body that is no `model`; `example` says in words what would be one."""
    details = error.errors(include_url=False, include_input=False)
    if any(detail["type"] == "json_invalid" for detail in details):
        raise Problem(
            400,
            "invalid-json",
            Text("The body is not JSON", "请求体不是 JSON"),
            Text(
                f"{details[0]['msg']}. Send {example} in UTF-8.",
                f"{details[0]['msg']}。请用 UTF-8 发送 JSON 对象。",
            ),
        )
    raise wrong_fields([_wrong_field(detail, model, example) for detail in details])


def _wrong_field(detail: ErrorDetails, model: type[BaseModel], example: str) -> dict[str, str]:
    path = list(detail["loc"])
    wrong = detail.get("ctx", {}).get("error")
    if isinstance(wrong, PlaceError):
        path = path if path[-1] == wrong.field else [*path, wrong.field]
    parent, known = _parent(model, path)
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    if detail["type"] == "extra_forbidden":
        expected = f"no such field; known here: {', '.join(known)}"
    elif not path:
        expected = example
    else:
        expected = _description(parent, name)
        expected = f"required: {expected}" if detail["type"] == "missing" else expected
    if isinstance(wrong, PlaceError | UnknownRule) and wrong.nearest:
        expected += f"; nearest: {', '.join(wrong.nearest)}"
    return {"field": ".".join(_shown(part) for part in path) or "(body)", "expected": expected}


def _parent(model: type[BaseModel], path: list[int | str]) -> tuple[type[BaseModel], list[str]]:
    """The model that holds the last part of a path, and the fields it knows."""
    for part in path[:-1]:
        field = model.model_fields.get(str(part))
        inner = field.annotation if field else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            break
        model = inner
    return model, list(model.model_fields)


def _description(model: type[BaseModel], name: str) -> str:
    field = model.model_fields.get(name)
    return (field.description if field else None) or "another value"


def _shown(part: int | str) -> str:
    """A part of a field's path; a name that could be text of a draft is not repeated."""
    return str(part) if isinstance(part, int) or _PLAIN_NAME.fullmatch(part) else "(unknown)"
