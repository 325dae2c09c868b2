"""The rules as plain data for those who show them: what each looks for, why, and its examples.

Made from the documents themselves; a check never needs it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from coach import assets
from coach.finding import CATEGORIES, Text
from coach.rulebook.loading import load_rules
from coach.rulebook.reference import shown
from coach.rulebook.rule import Example, Rule

SCHEMA = "1.0"


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Every built-in rule by its id, by category; shared by all callers, so never change it.

    {"id", "category", "languages": ["en", "zh"], "severity", "message": text, "why": text,
     "versions": [{"language", "severity", "message", "why", "fixes": [applicability],
                   "examples": [{"text", "flags", "start", "end", "better", "context"}]}]}

    A rule stands once for each language of drafts; “message” and “why” of the first stand above.
    “…” is what a finding fills in. `start` and `end` are code points of an example's text, and null
    in one that passes; `better` is the text after the first fix.
    """
    by_id: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in load_rules([assets.path("rules")]):
        by_id[rule.id].append(rule)
    ranked = sorted(by_id, key=lambda name: (CATEGORIES.index(by_id[name][0].category), name))
    return {rule_id: _entry(rule_id, by_id[rule_id]) for rule_id in ranked}


def heading(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry of the catalogue without its versions."""
    return {name: value for name, value in entry.items() if name != "versions"}


def _entry(rule_id: str, versions: list[Rule]) -> dict[str, Any]:
    first = versions[0]
    return {
        "id": rule_id,
        "category": first.category,
        "languages": [rule.language for rule in versions],
        "severity": first.severity,
        "message": _words(first.says),
        "why": _words(first.why),
        "versions": [_version(rule) for rule in versions],
    }


def _version(rule: Rule) -> dict[str, Any]:
    return {
        "language": rule.language,
        "severity": rule.severity,
        "message": _words(rule.says),
        "why": _words(rule.why),
        "fixes": list(dict.fromkeys(way.applicability for way in rule.suggest)),
        "examples": [_example(example) for example in rule.examples],
    }


def _example(example: Example) -> dict[str, Any]:
    before, _, rest = example.text.partition("[[")
    marked, _, after = rest.partition("]]")
    start = len(before) if example.flags else None
    return {
        "text": before + marked + after if example.flags else example.text,
        "flags": example.flags,
        "start": start,
        "end": None if start is None else start + len(marked),
        "better": example.better,
        "context": example.context,
    }


def _words(text: Text) -> dict[str, str]:
    return {"en": shown(text.en), "zh": shown(text.zh)}
