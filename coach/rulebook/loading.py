"""Read rule documents from disk and say exactly what is wrong with a bad one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast, get_args

from coach.analysis.chinese_clauses import FEATURES
from coach.finding import CATEGORIES, SEVERITIES, Applicability, Language, Severity, Text
from coach.lazily import lazy
from coach.rewriting import proposals
from coach.rulebook.errors import RuleError
from coach.rulebook.located import Located, read
from coach.rulebook.rule import Condition, Example, Find, Rule, Suggest

LANGUAGES: tuple[str, ...] = get_args(Language)
LISTS_FOLDER = "lists"
MOST_CHINESE_CHARACTERS = 40
FEWEST_OF_EACH = 2
"""A rule needs this many examples that flag and this many look-alikes that pass."""

_RULE_FIELDS = ("id", "severity", "says", "why", "find", "unless", "when", "suggest", "examples")
_REQUIRED = ("id", "severity", "says", "why", "find", "examples")
_FIND_FIELDS = (
    "phrases",
    "exact",
    "swap",
    "patterns",
    "cased",
    "tokens",
    "dependency",
    "check",
    "settings",
)
_OVER = ("match", "sentence", "insert")
_SUGGEST_FIELDS = ("text", "applicability", "over", "note", "propose")
_EXAMPLE_FIELDS = ("flag", "pass", "better", "context")
_PATTERN_CONDITIONS = ("before", "after", "clause", "sentence")
_ID = lazy(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")


def rule_files(directory: Path, language: str) -> list[Path]:
    """The rule documents of a language below a rules directory, in a stable order."""
    folder = directory / language
    return sorted(path for path in folder.rglob("*.yaml") if path.parent.name != LISTS_FOLDER)


def load_rules(directories: Iterable[Path]) -> list[Rule]:
    """Every rule below the directories; a later directory may not repeat an id of an earlier one.

    Raises RuleError for the first rule that is not valid.
    """
    rules: dict[tuple[str, str], Rule] = {}
    for directory in directories:
        for language in LANGUAGES:
            for path in rule_files(directory, language):
                for rule in load_file(path, cast(Language, language)):
                    known = rules.setdefault((rule.language, rule.id), rule)
                    if known is not rule:
                        raise RuleError(
                            rule.place,
                            f"rule {rule.id!r} stands twice for {language}; the other is in "
                            f"{known.place.path.name}, line {known.place.line}",
                        )
    return list(rules.values())


def load_file(path: Path, language: Language) -> list[Rule]:
    """The rules in one file. Raises RuleError."""
    root = read(path)
    return [] if root is None else [_rule(item, language) for item in root.as_list("a rule file")]


def load_lists(directories: Iterable[Path], language: str) -> dict[str, tuple[str, ...]]:
    """The named word lists of a language: name → alternatives. Raises RuleError."""
    lists: dict[str, tuple[str, ...]] = {}
    for directory in directories:
        for path in sorted((directory / language / LISTS_FOLDER).glob("*.yaml")):
            root = read(path)
            if root is None:
                continue
            for name, key, value in root.items("a list file"):
                if name in lists:
                    raise key.error(f"a list {name!r} exists already")
                lists[name] = tuple(text for text, _ in value.as_texts(f"list {name!r}"))
    return lists


def _rule(item: Located, language: Language) -> Rule:
    fields = {name: value for name, _, value in item.items("a rule", _RULE_FIELDS)}
    for name in _REQUIRED:
        if name not in fields:
            raise item.error(f"the rule has no {name!r}")
    rule = Rule(
        id=_id(fields["id"]),
        language=language,
        severity=cast(Severity, fields["severity"].as_choice("severity", SEVERITIES)),
        says=_text(fields["says"], "says", limit=MOST_CHINESE_CHARACTERS),
        why=_text(fields["why"], "why"),
        find=_find(fields["find"]),
        unless=_conditions(fields.get("unless"), "unless", language),
        when=_conditions(fields.get("when"), "when", language),
        suggest=_suggests(fields.get("suggest")),
        examples=tuple(_example(example) for example in fields["examples"].as_list("examples")),
        place=item.place,
    )
    _require_examples(rule, fields["examples"])
    return rule


def _id(value: Located) -> str:
    text = value.as_text("id")
    if not _ID.fullmatch(text) or text.partition("/")[0] not in CATEGORIES:
        raise value.error(
            f"id {text!r} must be category/some-name; categories: {', '.join(CATEGORIES)}"
        )
    return text


def _text(value: Located, what: str, limit: int | None = None) -> Text:
    words = {name: text.as_text(f"{what}.{name}") for name, _, text in value.items(what, LANGUAGES)}
    for language in LANGUAGES:
        if language not in words:
            raise value.error(f"{what} has no {language!r}; explanations come in both languages")
    if limit is not None and len(words["zh"].replace("{match}", "")) > limit:
        raise value.error(f"{what}.zh is longer than {limit} characters; say it shorter")
    return Text(words["en"].strip(), words["zh"].strip())


def _find(value: Located) -> Find:
    found: dict[str, Any] = {}
    for name, key, entry in value.items("find", _FIND_FIELDS):
        if name in ("phrases", "exact", "patterns", "cased"):
            found[name] = tuple((text, item.place) for text, item in entry.as_texts(f"find.{name}"))
        elif name == "swap":
            found[name] = tuple(
                (old, new.as_text(f"swap for {old!r}"), place.place)
                for old, place, new in entry.items("find.swap")
            )
        elif name in ("tokens", "dependency"):
            found[name] = tuple(_token_pattern(item) for item in entry.as_list(f"find.{name}"))
        elif name == "check":
            found[name] = entry.as_text("find.check")
        else:
            found[name] = entry.plain()
        if not found[name]:
            raise key.error(f"find.{name} is empty")
    if not set(found) - {"settings"}:
        raise value.error(f"find is empty; it offers: {', '.join(_FIND_FIELDS)}")
    return Find(**found)


def _token_pattern(item: Located) -> tuple[list[dict[str, Any]], Any]:
    plain = item.plain()
    if (
        not isinstance(plain, list)
        or not plain
        or not all(isinstance(node, dict) for node in plain)
    ):
        raise item.error(
            "a token pattern is a list of mappings, e.g. [{LOWER: touch}, {LOWER: base}]"
        )
    return plain, item.place


def _conditions(value: Located | None, what: str, language: Language) -> tuple[Condition, ...]:
    if value is None:
        return ()
    conditions = []
    for item in value.as_list(what):
        if item.is_mapping:
            for name, _, value in item.items(what, _PATTERN_CONDITIONS):
                if name == "clause" and value.is_mapping:
                    features = _features(value, language)
                    conditions.append(Condition(name, None, item.place, features))
                else:
                    conditions.append(Condition(name, value.as_text(name), item.place))
        else:
            conditions.append(Condition(item.as_text(what), None, item.place))
    return tuple(conditions)


def _features(value: Located, language: Language) -> dict[str, tuple[str, ...]]:
    """The features of a clause, each with one value or a list of them."""
    if language != "zh":
        raise value.error("features of a clause are for Chinese rules; use a pattern")
    features = {}
    for name, _, wanted in value.items("clause", tuple(FEATURES)):
        items = wanted.as_list(f"clause.{name}") if wanted.is_list else [wanted]
        features[name] = tuple(
            item.as_choice(f"clause.{name}", tuple(FEATURES[name])) for item in items
        )
    if not features or not all(features.values()):
        raise value.error(f"clause is empty; it offers: {', '.join(FEATURES)}")
    return features


def _suggests(value: Located | None) -> tuple[Suggest, ...]:
    if value is None:
        return ()
    items = value.as_list("suggest") if value.is_list else [value]
    return tuple(_suggest(item) for item in items)


def _suggest(item: Located) -> Suggest:
    fields = {name: value for name, _, value in item.items("suggest", _SUGGEST_FIELDS)}
    if "applicability" not in fields:
        raise item.error("suggest has no 'applicability'")
    kind = fields["applicability"].as_choice("applicability", get_args(Applicability))
    text = fields["text"].as_text("suggest.text") if "text" in fields else None
    over = fields["over"].as_choice("over", _OVER) if "over" in fields else "match"
    note = _text(fields["note"], "suggest.note") if "note" in fields else None
    if kind == "advice" and (text is not None or note is None):
        raise item.error("advice has a note in both languages and no text")
    if text is not None and kind != "blank" and "⟦" in text:
        raise item.error("a text with ⟦blanks⟧ has applicability: blank")
    if kind == "blank" and (text is None or "⟦" not in text):
        raise item.error("applicability: blank needs a text with at least one ⟦blank⟧")
    return Suggest(text, cast(Applicability, kind), over, note, item.place, _proposer(fields))


def _proposer(fields: dict[str, Located]) -> str | None:
    if "propose" not in fields:
        return None
    return fields["propose"].as_choice("propose", tuple(sorted(proposals.names())))


def _example(item: Located) -> Example:
    fields = {name: value for name, _, value in item.items("an example", _EXAMPLE_FIELDS)}
    if ("flag" in fields) == ("pass" in fields):
        raise item.error("an example has either 'flag' or 'pass'")
    flags = "flag" in fields
    value = fields["flag" if flags else "pass"]
    text = value.as_text("an example")
    if flags and (text.count("[[") != 1 or text.count("]]") != 1):
        raise value.error("mark the span that must flag once, like [[this]]")
    better = fields["better"].as_text("better") if "better" in fields else None
    context = fields["context"].plain() if "context" in fields else {}
    return Example(text, flags, better, context, value.place)


def _require_examples(rule: Rule, value: Located) -> None:
    flagging = sum(example.flags for example in rule.examples)
    passing = len(rule.examples) - flagging
    if flagging < FEWEST_OF_EACH or passing < FEWEST_OF_EACH:
        raise value.error(
            f"rule {rule.id!r} has {flagging} examples that flag and {passing} that pass; "
            f"it needs at least {FEWEST_OF_EACH} of each"
        )
