"""What a document of rules/messages may say; a mistake is told with its line."""

from __future__ import annotations

from coach import assets
from coach.messages.conditions import CONDITIONS
from coach.messages.patterns import compiled
from coach.rulebook.located import Located, read

_KEYS = ("name", "cues", "required", "conditional", "optional", "order", "findings_only")


def check(name: str, root: Located) -> None:
    """Refuse a kind with a field, condition or cue that is not known. Raises RuleError."""
    parts = {part: value for part, _, value in root.items(f"the kind {name}", _KEYS)}
    if "name" not in parts:
        raise root.error("the kind has no 'name'")
    for language, _, text in parts["name"].items("name", ("en", "zh")):
        text.as_text(f"name.{language}")
    known = _fields()
    for part in ("required", "optional", "order"):
        if part in parts:
            for field, item in parts[part].as_texts(part):
                _known(field, item, known)
    if "conditional" in parts:
        for field, key, condition in parts["conditional"].items("conditional"):
            _known(field, key, known)
            _condition(condition)
    if "cues" in parts:
        for cue in parts["cues"].as_list("cues"):
            _cue(cue)


def _fields() -> frozenset[str]:
    found: set[str] = set()
    for path in sorted((assets.path("rules") / "fields").glob("*.yaml")):
        root = read(path)
        if root is not None:
            found |= {field for field, _, _ in root.items("a document of fields")}
    return frozenset(found)


def _known(field: str, place: Located, known: frozenset[str]) -> None:
    if field not in known:
        from difflib import get_close_matches

        near = get_close_matches(field, sorted(known))
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise place.error(f"there is no field {field!r} in rules/fields{hint}")


def _condition(value: Located) -> None:
    for name, _, inner in value.items("a condition", tuple(CONDITIONS)):
        if name in ("any", "all"):
            for one in inner.as_list(name):
                _condition(one)


def _cue(cue: Located) -> None:
    pair = cue.as_list("a cue")
    if len(pair) != 2:
        raise cue.error("a cue is [points, pattern], e.g. [3, '\\bquotation\\b']")
    weight, pattern = pair[0].as_text("points"), pair[1].as_text("a pattern")
    try:
        float(weight)
        compiled((pattern,))
    except Exception as error:  # re2 has an exception class of its own, not a ValueError
        raise cue.error(f"not points and a pattern: {error}") from error
