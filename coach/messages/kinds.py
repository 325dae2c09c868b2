"""What the documents of rules/messages and rules/fields say, as objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.finding import Text
from coach.report import Requirement
from coach.tables import table


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a reader may need to be told, and how writers word it.

    `present` and `vague` are patterns over a reading (see coach.messages.reading) without what the
    `ignore` patterns cover; a field whose `vague` words count as nothing has `vague_is` "missing".
    `detect` names a detector instead. What is not `learned` is found by patterns alone. What is
    `own` only the draft itself can say, no quoted message. What states a field of `beside` does not
    state this one. `means` are values with the words that stand for them, as “on board at” for FOB.
    `value` names what a statement of the field holds, one of several.
    `attachments` are the documents that hold it as a rule. `insert` is the sentence to put in.
    """

    id: str
    name: Text
    present: tuple[str, ...]
    vague: tuple[str, ...]
    ignore: tuple[str, ...]
    detect: str | None
    vague_counts: bool
    vague_first: bool
    own: bool
    learned: bool
    beside: tuple[str, ...]
    means: Mapping[str, tuple[str, ...]]
    value: tuple[str, ...]
    attachments: tuple[str, ...]
    insert: Text | None


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A kind of message. `order` is the order in which a reader wants to find its fields."""

    id: str
    name: Text
    cues: tuple[tuple[float, str], ...]
    needs: Mapping[str, Requirement]
    conditions: Mapping[str, Any]
    order: tuple[str, ...]
    findings_only: bool


@cache
def kind_names() -> tuple[str, ...]:
    """The ids of all kinds, in the order of the alphabet."""
    return tuple(sorted(table("messages")))


@cache
def message_kind(name: str) -> MessageKind:
    """The kind with that id. Raises KeyError for another name."""
    data = table("messages")[name]
    conditions = data.get("conditional") or {}
    needs: dict[str, Requirement] = dict.fromkeys(data.get("optional") or (), "optional")
    needs |= dict.fromkeys(conditions, "conditional")
    needs |= dict.fromkeys(
        [field for field in data.get("required") or () if field not in conditions], "required"
    )
    return MessageKind(
        id=name,
        name=Text(**data["name"]),
        cues=tuple((float(weight), pattern) for weight, pattern in data.get("cues") or ()),
        needs=needs,
        conditions=conditions,
        order=tuple(data.get("order") or ()),
        findings_only=bool(data.get("findings_only")),
    )


@cache
def fields() -> Mapping[str, Field]:
    """All fields by id."""
    return {
        name: _field(name, data)
        for document in table("fields").values()
        for name, data in document.items()
    }


def field_name(name: str) -> Text:
    """What people call the field; its id where no document describes it."""
    field = fields().get(name)
    return field.name if field else Text(name, name)


def _field(name: str, data: Mapping[str, Any]) -> Field:
    means = {value: _patterns(words) for value, words in (data.get("means") or {}).items()}
    return Field(
        id=name,
        name=Text(**data["name"]),
        present=(*_patterns(data.get("present")), *(one for m in means.values() for one in m)),
        vague=_patterns(data.get("vague")),
        ignore=tuple(data.get("ignore") or ()),
        detect=data.get("detect"),
        vague_counts=data.get("vague_is") != "missing",
        own=bool(data.get("own")),
        learned=bool(data.get("learned", True)),
        beside=tuple(data.get("beside") or ()),
        vague_first=bool(data.get("vague_first")),
        means=means,
        value=tuple(data.get("value") or ()),
        attachments=tuple(data.get("attachments") or ()),
        insert=Text(**data["insert"]) if "insert" in data else None,
    )


def _patterns(by_language: Mapping[str, list[str]] | None) -> tuple[str, ...]:
    """The patterns of both languages: people mix them, so all are looked for."""
    return tuple(one for listed in (by_language or {}).values() for one in listed)
