"""What the documents of rules/templates must look like; `coach.tables` calls `check`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from coach import assets
from coach.draft import CHANNELS, KINDS
from coach.lazily import lazy
from coach.rulebook.errors import Place, RuleError
from coach.rulebook.located import Located, read
from coach.templates.library import PLACEHOLDERS, VARIANTS
from coach.templates.notation import BRACES, PLACEHOLDER
from coach.templates.template import OCCASIONS, TYPES

_ID = lazy(r"[a-z][a-z0-9_]*/[a-z][a-z0-9-]*")
_STAGE = lazy(r"[a-z][a-z0-9_]*")
_REQUIRED = (
    *("id", "kind", "stage", "title", "subject", "text"),
    *("owner", "version", "review", "variants"),
)
_FIELDS = (*_REQUIRED, "occasion", "channels", PLACEHOLDERS)
_PLACEHOLDER_FIELDS = ("type", "meaning", "example")
_VARIANT_FIELDS = ("name", "cultures", "greeting", "opening", "closing", "goodbye", "only_by_name")


def check(document: str, root: Located) -> None:
    """Raise RuleError, with file and line, if a document cannot be used."""
    if document == PLACEHOLDERS:
        _check_placeholders(root)
    elif document == VARIANTS:
        _check_letters(root)
    else:
        for template in root.as_list("the templates"):
            _check_template(template)


def _check_template(value: Located) -> None:
    fields = _fields(value, "the template", _FIELDS, _REQUIRED)
    _check_id(fields["id"])
    fields["kind"].as_choice("kind", KINDS)
    if not _STAGE.fullmatch(fields["stage"].as_text("stage")):
        raise fields["stage"].error("stage is a word in lower case, such as goods_ready")
    if "occasion" in fields:
        fields["occasion"].as_choice("occasion", OCCASIONS)
    if "channels" in fields:
        for channel in fields["channels"].as_list("channels"):
            channel.as_choice("a channel", CHANNELS)
    for name in ("title", "owner"):
        _both(fields[name], name)
    own = _check_placeholders(fields[PLACEHOLDERS]) if PLACEHOLDERS in fields else ()
    known = {*_shared(value.path.parent, PLACEHOLDERS), *own}
    _check_text(fields["subject"], "subject", known)
    _check_text(fields["text"], "text", known)
    _check_version(fields["version"])
    _check_review(fields["review"])
    _check_wanted(fields["variants"])


def _check_id(value: Located) -> None:
    id = value.as_text("id")
    if not _ID.fullmatch(id):
        raise value.error(f"{id!r} is no id such as order_update/goods-ready")
    first = _ids(value.path.parent, _stamp(value.path.parent))[id]
    if first != value.place:
        raise value.error(f"the id {id!r} stands twice, first in {first.path.name}:{first.line}")


def _check_version(value: Located) -> None:
    text = value.as_text("version")
    if not (text.isascii() and text.isdecimal() and text[0] != "0"):
        raise value.error("version is a whole number from 1 on")


def _check_review(value: Located) -> None:
    text = value.as_text("review")
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        date.fromisoformat(text)
    except ValueError as error:
        raise value.error(f"review {text!r} is no date such as 2027-05-31") from error


def _check_wanted(value: Located) -> None:
    """`variants` of a template: all, none, or a list of their names."""
    if not value.is_list:
        value.as_choice("variants", ("all", "none"))
        return
    known = _shared(value.path.parent, VARIANTS)
    for name, place in value.as_texts("variants"):
        if name not in known:
            raise place.error(f"no variant {name!r}; there are: {', '.join(known)}")


def _check_text(value: Located, what: str, known: Collection[str]) -> None:
    """The placeholders of a text, each of them known, and the same in both languages."""
    names = {}
    for language, words in _both(value, what).items():
        names[language] = set(_names(words, known))
    for one, other in (("en", "zh"), ("zh", "en")):
        for name in sorted(names[one] - names[other]):
            raise value.error(f"{what}.{other} leaves out {{{name}}}, which {what}.{one} has")


def _names(words: Located, known: Collection[str]) -> Iterator[str]:
    for braces in BRACES.findall(words.as_text("a text")):
        found = PLACEHOLDER.fullmatch(braces)
        if found is None:
            raise RuleError(
                _place(words, braces), f"{braces} is no placeholder such as {{order_no}}"
            )
        if found[1] not in known:
            raise RuleError(_place(words, braces), _unknown(found[1], known))
        yield found[1]


def _unknown(name: str, known: Collection[str]) -> str:
    from coach.templates.errors import UnknownPlaceholder

    hint = UnknownPlaceholder(name, sorted(known))
    near = f"; nearest: {', '.join(hint.nearest)}" if hint.nearest else ""
    return f"no placeholder {name!r}{near}; a new one is described in {PLACEHOLDERS}.yaml"


def _place(value: Located, words: str) -> Place:
    """Where `words` stand in a text that may go over several lines."""
    start = value.place
    lines = value.path.read_text(encoding="utf-8").splitlines()
    for number in range(start.line, len(lines) + 1):
        column = lines[number - 1].find(words, start.column - 1 if number == start.line else 0)
        if column >= 0:
            return Place(value.path, number, column + 1)
    return start


def _check_placeholders(value: Located) -> tuple[str, ...]:
    names = []
    for name, key, row in value.items("placeholders"):
        if not PLACEHOLDER.fullmatch(f"{{{name}}}"):
            raise key.error(f"{name!r} is no name such as order_no")
        fields = _fields(row, name, _PLACEHOLDER_FIELDS, _PLACEHOLDER_FIELDS)
        fields["type"].as_choice("type", TYPES)
        _both(fields["meaning"], "meaning")
        if fields["example"].is_mapping:
            _both(fields["example"], "example")
        else:
            fields["example"].as_text("example")
        names.append(name)
    return tuple(names)


def _check_letters(root: Located) -> None:
    fields = _fields(root, "the letters", ("signature", "variants"), ("signature", "variants"))
    known = _shared(root.path.parent, PLACEHOLDERS)
    _check_text(fields["signature"], "signature", known)
    for _, _, row in fields["variants"].items("variants"):
        parts = _fields(
            row, "the variant", _VARIANT_FIELDS, ("name", "cultures", "greeting", "goodbye")
        )
        _both(parts["name"], "name")
        for name in ("greeting", "goodbye"):
            _check_text(parts[name], name, known)
        for name in ("opening", "closing"):
            for occasion, _, words in parts[name].items(name, OCCASIONS) if name in parts else ():
                _check_text(words, occasion, known)
        _check_cultures(parts["cultures"])
        if "only_by_name" in parts:
            parts["only_by_name"].as_choice("only_by_name", ("true", "false"))


def _check_cultures(value: Located) -> None:
    known = sorted(path.stem for path in (assets.path("rules") / "cultures").glob("*.yaml"))
    for name, place in value.as_texts("cultures"):
        if name not in known:
            raise place.error(f"no culture {name!r}; there are: {', '.join(known)}")


def _fields(
    value: Located, what: str, known: tuple[str, ...], required: Collection[str]
) -> dict[str, Located]:
    found = {name: child for name, _, child in value.items(what, known)}
    for name in required:
        if name not in found:
            raise value.error(f"{what} has no {name!r}")
    return found


def _both(value: Located, what: str) -> dict[str, Located]:
    """A text in both languages."""
    found = {name: words for name, _, words in value.items(what, ("en", "zh"))}
    for language in ("en", "zh"):
        if language not in found:
            raise value.error(f"{what} has no {language!r}")
        found[language].as_text(f"{what}.{language}")
    return found


def _shared(folder: Path, document: str) -> tuple[str, ...]:
    """The names that a shared document gives, in the folder and in the built-in one."""
    names: list[str] = []
    for place in dict.fromkeys((folder, assets.path("rules") / "templates")):
        path = place / f"{document}.yaml"
        if path.exists():
            names += _names_of(path, document, path.stat().st_mtime_ns)
            if document == VARIANTS:
                break
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=8)
def _names_of(path: Path, document: str, changed: int) -> tuple[str, ...]:
    """The names in a document; `changed` is when it was, so that a cache can hold."""
    root = read(path)
    if root is not None and document == VARIANTS:
        root = next((child for name, _, child in root.items("it") if name == VARIANTS), None)
    return tuple(name for name, _, _ in root.items("it")) if root is not None else ()


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.yaml")))


@lru_cache(maxsize=4)
def _ids(folder: Path, stamp: tuple[tuple[str, int], ...]) -> dict[str, Place]:
    """Where each id of a folder stands first."""
    found: dict[str, Place] = {}
    for name, _ in stamp:
        root = (
            read(folder / name)
            if name.removesuffix(".yaml") not in (PLACEHOLDERS, VARIANTS)
            else None
        )
        for template in root.as_list("the templates") if root is not None else ():
            for key, _, value in template.items("the template"):
                if key == "id":
                    found.setdefault(value.as_text("id"), value.place)
    return found
