"""Templates and filled messages as plain data, for JSON. Texts are {"en", "zh"}."""

from __future__ import annotations

from typing import Any

from coach.finding import Text
from coach.templates.filling import Filled
from coach.templates.template import Template

SCHEMA = "1.0"


def list_to_dict(templates: tuple[Template, ...]) -> dict[str, Any]:
    """A list without the texts."""
    return {"schema": SCHEMA, "templates": [_head(template) for template in templates]}


def template_to_dict(template: Template) -> dict[str, Any]:
    """One template with all that a form needs."""
    return {
        "schema": SCHEMA,
        **_head(template),
        "subject": _text(template.subject),
        "text": _text(template.text),
        "placeholders": [
            {
                "name": one.name,
                "type": one.type,
                "meaning": _text(one.meaning),
                "example": _text(one.example),
                "optional": one.optional,
            }
            for one in template.placeholders
        ],
        "variants": [
            {"id": one.id, "name": _text(one.name), "cultures": sorted(one.cultures)}
            for one in template.variants
        ],
    }


def filled_to_dict(template: Template, filled: Filled, language: str) -> dict[str, Any]:
    """A filled message; `missing` are the names of its blanks."""
    return {
        "schema": SCHEMA,
        "id": template.id,
        "version": template.version,
        "kind": template.kind,
        "language": language,
        "variant": filled.variant,
        "subject": filled.subject,
        "text": filled.text,
        "missing": list(filled.missing),
    }


def _head(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "kind": template.kind,
        "stage": template.stage,
        "channels": list(template.channels),
        "title": _text(template.title),
        "owner": _text(template.owner),
        "version": template.version,
        "review": template.review.isoformat(),
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
