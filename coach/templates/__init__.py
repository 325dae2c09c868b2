"""Ready messages for every kind and stage, in English and Chinese, and how they are filled.

The texts are data, one document for each kind in rules/templates. A template never makes an offer,
a concession or an admission by itself: what binds is left to the writer as a placeholder.
"""

from __future__ import annotations

from coach.templates.errors import (
    TemplateError,
    UnknownPlaceholder,
    UnknownTemplate,
    UnknownVariant,
)
from coach.templates.filling import Filled, fill
from coach.templates.ledger_values import reader_of, values_of
from coach.templates.library import find, find_in, read_templates, templates
from coach.templates.template import Placeholder, Template, Value, Variant

__all__ = [
    "Filled",
    "Placeholder",
    "Template",
    "TemplateError",
    "UnknownPlaceholder",
    "UnknownTemplate",
    "UnknownVariant",
    "Value",
    "Variant",
    "fill",
    "find",
    "find_in",
    "read_templates",
    "reader_of",
    "templates",
    "values_of",
]
