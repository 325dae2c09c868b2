"""YAML read with the place of every value, so that an error can point at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from coach.rulebook.errors import Place, RuleError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Located:
    """A YAML value with its place; the `as_…` methods check its type or raise RuleError."""

    __slots__ = ("_node", "path")

    def __init__(self, node: yaml.Node, path: Path) -> None:
        self._node = node
        self.path = path

    @property
    def place(self) -> Place:
        """Where the value stands."""
        mark = self._node.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)

    def error(self, problem: str) -> RuleError:
        """A RuleError that points at this value."""
        return RuleError(self.place, problem)

    @property
    def is_mapping(self) -> bool:
        """Whether the value is a mapping."""
        return isinstance(self._node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        """Whether the value is a list."""
        return isinstance(self._node, yaml.SequenceNode)

    def as_text(self, what: str) -> str:
        """The value as a non-empty string."""
        if not isinstance(self._node, yaml.ScalarNode) or not self._node.value.strip():
            raise self.error(f"{what} must be a non-empty text")
        return str(self._node.value)

    def as_choice(self, what: str, allowed: tuple[str, ...]) -> str:
        """The value as one of `allowed`."""
        value = self.as_text(what)
        if value not in allowed:
            raise self.error(f"{what} is {value!r}; use one of: {', '.join(allowed)}")
        return value

    def as_list(self, what: str) -> list[Located]:
        """The value as a list."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.error(f"{what} must be a list, e.g. [one, two]")
        return [Located(child, self.path) for child in self._node.value]

    def as_texts(self, what: str) -> list[tuple[str, Located]]:
        """The value as a list of texts, each with its place."""
        return [(item.as_text(what), item) for item in self.as_list(what)]

    def items(
        self, what: str, allowed: tuple[str, ...] | None = None
    ) -> Iterator[tuple[str, Located, Located]]:
        """Key text, key and value; keys outside `allowed` and repeated keys are errors."""
        if not isinstance(self._node, yaml.MappingNode):
            raise self.error(f"{what} must be a mapping, e.g. name: value")
        seen: set[str] = set()
        for key_node, value_node in self._node.value:
            key = Located(key_node, self.path)
            name = key.as_text("a key")
            if allowed is not None and name not in allowed:
                raise key.error(f"{what} has no field {name!r}; it has: {', '.join(allowed)}")
            if name in seen:
                raise key.error(f"{name!r} stands twice")
            seen.add(name)
            yield name, key, Located(value_node, self.path)

    def plain(self) -> Any:
        """The value as plain Python data."""
        return _plain(self._node)


def _plain(node: yaml.Node) -> Any:
    constructor = _Loader("")
    try:
        return constructor.construct_document(node)
    finally:
        constructor.dispose()


def read(path: Path) -> Located | None:
    """The document in `path`, or None if the file is empty.

    Raises RuleError if the file is not UTF-8 or not YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(Place(path, 1, 1), "the file is not UTF-8; save it as UTF-8") from error
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(Place(path, line, column), f"not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise RuleError(Place(path, 1, 1), f"not valid YAML: {error}") from error
    return None if node is None else Located(node, path)
