"""What a document of rules/prompts may say; a mistake is told with its line."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rewriting.strength import STRENGTHS
from coach.rulebook.located import Located

_PARTS = ("system", "user", "brief", "manners", "kinds", "examples")
_SLOTS = {
    "system": {"examples"},
    "user": {"manner", "facts", "text"},
    "brief": {"manner", "text"},
}
_SLOT = lazy(r"\{([a-z_]+)\}")
_TOKEN = lazy(r"⟨F(\d+)⟩")
OTHER = "other"
"""The kind of fact for which there are no words of its own."""
_FRAMES = {"facts": {"list"}, "fact": {"sign", "kind"}, "between": set(), OTHER: set()}
"""What else stands among the words for kinds, with its slots: how they are told."""


def check(name: str, root: Located) -> None:
    """Refuse a prompt that lacks a part or a slot, or whose examples lose a ⟨F1⟩.

    Raises RuleError.
    """
    parts = {part: value for part, _, value in root.items("a prompt", _PARTS)}
    for part in _PARTS:
        if part not in parts:
            raise root.error(f"the prompt has no {part!r}")
    for part, slots in _SLOTS.items():
        found = set(_SLOT.findall(parts[part].as_text(part)))
        if found != slots:
            raise parts[part].error(f"{part} has the slots {_braced(found)}, not {_braced(slots)}")
    manners = {manner for manner, _, _ in parts["manners"].items("manners", STRENGTHS)}
    if manners != set(STRENGTHS):
        raise parts["manners"].error(f"manners needs {', '.join(STRENGTHS)}")
    kinds = {kind: value.as_text(kind) for kind, _, value in parts["kinds"].items("kinds")}
    for frame, slots in _FRAMES.items():
        if set(_SLOT.findall(kinds.get(frame, "{missing}"))) != slots:
            raise parts["kinds"].error(f"kinds needs {frame!r} with the slots {_braced(slots)}")
    for example in parts["examples"].as_list("examples"):
        _example(example)


def _example(example: Located) -> None:
    found = {part: value for part, _, value in example.items("example", ("was", "now", "facts"))}
    if len(found) != 3:
        raise example.error("an example has was, now and facts")
    facts = [text for text, _ in found["facts"].as_texts("facts")]
    numbers = [str(number) for number in range(1, len(facts) + 1)]
    for part in ("was", "now"):
        if sorted(_TOKEN.findall(found[part].as_text(part)), key=int) != numbers:
            raise found[part].error(f"{part} needs each of its {len(facts)} facts once, as ⟨F1⟩")


def _braced(slots: set[str]) -> str:
    return " ".join(f"{{{slot}}}" for slot in sorted(slots)) or "(none)"
