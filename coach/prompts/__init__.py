"""What models that write are told: rules/prompts/, one document for each task and language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.finding import Language
from coach.lazily import lazy
from coach.tables import table

_SLOT = lazy(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A task in one language.

    `system` says the task and shows `examples`, `user` puts one text to it, `brief` is for a model
    that reads a text and a few words. `manners` are the ways to do it, `kinds` the words for what
    a masked fact is.
    """

    system: str
    user: str
    brief: str
    manners: dict[str, str]
    kinds: dict[str, str]
    examples: tuple[Example, ...]

    def rules(self) -> str:
        """What the model is told of the task, without the examples."""
        return filled(self.system, examples="").strip()

    def told(self) -> str:
        """The whole of it, with the examples."""
        shown = "\n".join(f"{one.was}\n→ {one.now}" for one in self.examples)
        return filled(self.system, examples=shown).strip()


@dataclass(frozen=True, slots=True)
class Example:
    """A text before and after; its ⟨F1⟩, ⟨F2⟩ … could stand for `facts`, which are not sent."""

    was: str
    now: str
    facts: tuple[str, ...]


@cache
def prompt(task: str, language: Language) -> Prompt:
    """The prompt of a task, such as "rewrite"."""
    found: dict[str, Any] = table("prompts")[f"{task}_{language}"]
    examples = (Example(one["was"], one["now"], tuple(one["facts"])) for one in found["examples"])
    return Prompt(
        found["system"],
        found["user"],
        found["brief"],
        found["manners"],
        found["kinds"],
        tuple(examples),
    )


def filled(template: str, **slots: str) -> str:
    """The template with its {slots} filled; a brace in what fills them stays as it is."""
    return _SLOT.sub(lambda found: slots[found[1]], template)
