"""The description of the API as one page of HTML, without a script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup, escape

from coach.finding import Language, Text
from coach.service.openapi.chinese import in_chinese
from coach.service.openapi.schemas import LEFT_OUT

_HERE = "#/components/schemas/"
_LIMITS = {
    "minimum": Text("≥ {}", "≥ {}"),
    "maximum": Text("≤ {}", "≤ {}"),
    "minLength": Text("≥ {} characters", "≥ {} 个字符"),
    "maxLength": Text("≤ {} characters", "≤ {} 个字符"),
    "minItems": Text("≥ {} entries", "≥ {} 项"),
    "maxItems": Text("≤ {} entries", "≤ {} 项"),
    "maxProperties": Text("≤ {} entries", "≤ {} 项"),
    "format": Text("{}", "{}"),
}
_LIST, _OBJECT = Text("list of ", "列表："), Text("object of ", "对象：")
_MOST_SHOWN = 12
"""So many choices are shown in a line; the others are in the document."""
WORDS = {
    "title": Text("Draft Coach: HTTP interface", "Draft Coach：HTTP 接口"),
    "document": Text("The same as an OpenAPI 3.1 document", "同一内容的 OpenAPI 3.1 文档"),
    "contents": Text("Contents", "目录"),
    "fields": Text("Fields of the address", "地址参数"),
    "body": Text("Body", "请求正文"),
    "answers": Text("Answers", "返回"),
    "shapes": Text("Shapes", "数据结构"),
    "required": Text("required", "必填"),
    "example": Text("Example", "示例"),
    "language": Text("中文", "English"),
}


def page(document: Mapping[str, Any], language: Language) -> str:
    """The page in `language`."""
    words = {name: text.of(language) for name, text in WORDS.items()}
    return _template().render(
        document=document,
        language=language,
        other="en" if language == "zh" else "zh",
        words=words,
        parts=list(_parts(document, language)),
        schemas=document["components"]["schemas"],
        kind=partial(kind, language=language),
        said=partial(said, language=language),
        anchor=anchor,
        written=written,
    )


def _parts(
    document: Mapping[str, Any], language: Language
) -> Iterator[tuple[str, str, list[tuple[str, str, str, dict[str, Any]]]]]:
    """Each part: its anchor, its name, and its operations with method, path and title."""
    for tag in document["tags"]:
        inside = [
            (method.upper(), path, _title(operation, language), operation)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
            if tag["name"] in operation["tags"]
        ]
        yield anchor(tag["name"]), tag["x-name-zh" if language == "zh" else "name"], inside


def _title(operation: Mapping[str, Any], language: Language) -> str:
    return str(operation["x-summary-zh" if language == "zh" else "summary"])


def said(description: str | None, language: Language) -> Markup:
    """What describes a field or a shape; what has no Chinese yet is marked as English."""
    words = description or ""
    chinese = in_chinese(words) if language == "zh" and words else words
    if chinese is None:
        return Markup('<span lang="en">{}</span>').format(words)
    return escape(chinese)


def anchor(name: str) -> str:
    """What a name is called in a link."""
    return "".join(letter if letter.isalnum() else "-" for letter in name).lower()


def written(value: Any) -> str:
    """A value as people write JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def kind(schema: Mapping[str, Any], language: Language) -> Markup:
    """What may stand in a field, in a few words, with links to other shapes."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_HERE)
        shown = name.partition("/")[0]
        return Markup('<a href="#shape-{}">{}</a>').format(anchor(shown), name)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _joined([kind(one, language) for one in schema[key] if one != LEFT_OUT])
    limits = [
        words.of(language).format(schema[key]) for key, words in _LIMITS.items() if key in schema
    ]
    return Markup(" ").join([_bare(schema, language), *(escape(limit) for limit in limits)])


def _bare(schema: Mapping[str, Any], language: Language) -> Markup:
    if "const" in schema or "enum" in schema:
        choices = schema.get("enum", [schema.get("const")])
        more = ["…"] if len(choices) > _MOST_SHOWN else []
        return _joined([Markup("<code>{}</code>").format(_literal(one)) for one in
                        [*choices[:_MOST_SHOWN], *more]])  # fmt: skip
    named = schema.get("type", "any")
    if named == "array" and isinstance(schema.get("items"), dict):
        return escape(_LIST.of(language)) + kind(schema["items"], language)
    if named == "object" and isinstance(schema.get("additionalProperties"), dict):
        return escape(_OBJECT.of(language)) + kind(schema["additionalProperties"], language)
    return escape(" | ".join(named) if isinstance(named, list) else named)


def _literal(value: Any) -> str:
    return "null" if value is None else str(value)


def _joined(kinds: list[Markup]) -> Markup:
    return Markup(" | ").join(kinds)


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("page.html")
