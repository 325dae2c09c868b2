"""What a request about the ledger may say, built from the ledger's own fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    create_model,
)

from coach.finding import Text
from coach.lazily import lazy
from coach.ledger.errors import FieldError
from coach.ledger.fields import LONGEST_TEXT, Table, fields_of, value_of
from coach.ledger.fields import Field as LedgerField
from coach.service.errors import Problem, wrong_fields

MOST_NOTE = 5000
_PLAIN_NAME = lazy(r"[A-Za-z_][A-Za-z0-9_.-]{0,39}")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class NoteModel(_Part):
    """A note with its day."""

    text: str = Field(
        min_length=1, max_length=MOST_NOTE, description=f"1 to {MOST_NOTE} characters"
    )
    day: Annotated[date, Field(strict=False)] | None = Field(
        default=None, description="a date such as 2026-11-26; today without it"
    )


_Short = Annotated[str, Field(max_length=LONGEST_TEXT)]


class AccountModel(_Part):
    """A bank account that takes the place of the one before."""

    account: str = Field(
        pattern=r"^\s*[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){4,39}\s*$",
        description="an IBAN or an account number of 5 to 40 letters and digits",
    )
    bank: _Short | None = Field(default=None, description="the bank's name")
    bic: _Short | None = Field(default=None, description="the BIC (SWIFT code)")
    holder: _Short | None = Field(default=None, description="in whose name the account is")
    reason: _Short | None = Field(default=None, description="how the change was verified")
    since: Annotated[date, Field(strict=False)] | None = Field(
        default=None, description="a date such as 2026-11-26; today without it"
    )


def _reader(field: LedgerField) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, list | dict | bool):
            raise ValueError("not a value")
        return value_of(field, value)

    return read


def _written(needed: bool) -> WithJsonSchema:
    """What may stand in a field, as far as JSON can say it: the ledger reads it like a cell."""
    return WithJsonSchema({"type": ["string", "number", *(() if needed else ("null",))]})


def _model(name: str, table: Table, key: str) -> type[BaseModel]:
    """A model with every field of a table, and the version that was read."""
    known: dict[str, Any] = {
        field.id: (
            Annotated[Any, BeforeValidator(_reader(field)), _written(field.id == key)],
            Field(
                default=... if field.id == key else None,
                description=field.expected,
            ),
        )
        for field in fields_of(table).values()
    }
    version = Field(default=None, ge=1, description="the version that was read, a whole number")
    return create_model(name, __base__=_Part, version=(int | None, version), **known)


ORDER = _model("OrderModel", "orders", "number")
CUSTOMER = _model("CustomerModel", "customers", "name")


def read_row(table: Table, body: bytes, *, versioned: bool) -> tuple[int, dict[str, Any]]:
    """The version and the fields in a body of JSON; a field that is left out is null.

    Raises Problem, which names each field that cannot be used.
    """
    model = ORDER if table == "orders" else CUSTOMER
    values = read(model, body).model_dump()
    version = values.pop("version")
    key = "number" if table == "orders" else "name"
    if values[key] is None:
        raise _refusal([_wrong(key, "required: " + fields_of(table)[key].expected)])
    if versioned and version is None:
        raise _refusal([_wrong("version", "required: the version that was read")])
    return version or 0, values


def read(model: type[BaseModel], body: bytes) -> BaseModel:
    """A body of JSON as `model`. Raises Problem."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        if any(detail["type"] == "json_invalid" for detail in details):
            raise Problem(
                400,
                "invalid-json",
                Text("The body is not JSON", "请求体不是 JSON"),
                Text("Send a JSON object in UTF-8.", "请用 UTF-8 发送 JSON 对象。"),
            ) from error
        raise _refusal([_wrong_field(model, detail) for detail in details]) from error


def field_problem(error: FieldError) -> Problem:
    """A field of the address or of a row that cannot be used."""
    return _refusal([_wrong(error.field, error.expected, error.nearest)])


def _refusal(errors: list[dict[str, str]]) -> Problem:
    return wrong_fields(errors)


def _wrong_field(model: type[BaseModel], detail: Mapping[str, Any]) -> dict[str, str]:
    name = str(detail["loc"][0]) if detail["loc"] else "(body)"
    if detail["type"] == "extra_forbidden":
        from difflib import get_close_matches

        known = list(model.model_fields)
        near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
        return _wrong(name, f"no such field; known here: {', '.join(known)}", tuple(near))
    if name not in model.model_fields:
        return _wrong("(body)", "a JSON object")
    wrong = detail.get("ctx", {}).get("error")
    expected = model.model_fields[name].description or "another value"
    if isinstance(wrong, FieldError):
        expected = wrong.expected
    if detail["type"] == "missing":
        expected = f"required: {expected}"
    return _wrong(name, expected)


def _wrong(name: str, expected: str, nearest: tuple[str, ...] = ()) -> dict[str, str]:
    shown = name if _PLAIN_NAME.fullmatch(name) or name == "(body)" else "(unknown)"
    found = {"field": shown, "expected": expected}
    if nearest:
        found["nearest"] = ", ".join(nearest)
    return found
