"""What a document of rules/phrases may say; a mistake is told with its line."""

from __future__ import annotations

import re

from coach.phrases.notation import FORMS, Agreeing, NotationError, Slot, writings
from coach.rulebook.located import Located

_FIELDS = ("en", "zh", "number", "cost", "from", "note")
_HAN = re.compile("[㐀-鿿]")


def check(name: str, root: Located) -> None:
    """Refuse a pair that cannot be read or whose sides do not belong together. Raises RuleError."""
    for category, place, listed in root.items(f"the phrases of {name}"):
        if not re.fullmatch("[a-z_]+", category):
            raise place.error(f"{category!r} is no category; use small letters")
        for pair in listed.as_list("the pairs of a category"):
            _check(pair)


def _check(pair: Located) -> None:
    fields = {key: value for key, _, value in pair.items("a pair", _FIELDS)}
    for side in ("en", "zh"):
        if side not in fields:
            raise pair.error(f"the pair has no {side!r}")
    if "number" in fields:
        fields["number"].as_choice("number", ("plural", "mass", "i"))
    if "from" in fields:
        fields["from"].as_choice("from", ("en", "zh"))
    english = _slots(fields["en"], "en")
    chinese = _slots(fields["zh"], "zh")
    if english != chinese:
        apart = ", ".join(sorted({name for name, _ in english ^ chinese}))
        raise pair.error(f"each slot stands once in every writing of both sides; not so: {apart}")
    if "zh" in fields and _HAN.search(fields["en"].as_text("en")):
        raise fields["en"].error("the English side holds Chinese")


def _slots(side: Located, language: str) -> frozenset[tuple[str, str]]:
    """The names and categories of the slots, which every writing has once."""
    try:
        found = writings(side.as_text(language))
    except NotationError as error:
        raise side.error(str(error)) from error
    sets = []
    for one in found:
        slots = [item for item in one if isinstance(item, Slot)]
        names = [slot.name for slot in slots]
        if len(names) != len(set(names)):
            raise side.error("a slot stands twice in one writing")
        for item in one:
            if isinstance(item, Slot) and item.form and item.form not in (*FORMS, "plural"):
                raise side.error(f"there is no form {item.form!r}")
            if isinstance(item, Agreeing) and item.name not in names:
                raise side.error(f"{{{item.name}.{item.word}}} agrees with no slot")
        sets.append(frozenset((slot.name, slot.category) for slot in slots))
    if len(set(sets)) > 1:
        raise side.error("not every writing has the same slots")
    return sets[0]
