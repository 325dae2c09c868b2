"""The engines of translation for a terminal: what each can do, and at what cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.finding import Language, Text
from coach.output.json import text_to_dict
from coach.translation.choosing import Offered

_PLACE = {
    True: Text("remote: text leaves this machine", "远程：文字会离开本机"),
    False: Text("on this machine", "在本机运行"),
}
_ABILITIES = (
    ("glossary", Text("obeys a glossary", "遵守术语表")),
    ("formality", Text("chooses a form of address", "可选称呼的正式程度")),
    ("context", Text("reads what surrounds a sentence", "参考上下文")),
    ("rephrases", Text("can rephrase", "可改写")),
)


def engine_lines(offered: Iterable[Offered], language: Language) -> Iterator[str]:
    """Each engine with its abilities, its cost and what it still needs."""
    for one in offered:
        yield one.name
        if one.capabilities is not None:
            able = [words for name, words in _ABILITIES if getattr(one.capabilities, name)]
            listed = [_PLACE[one.capabilities.remote], *able]
            yield "    " + ("；" if language == "zh" else "; ").join(
                words.of(language) for words in listed
            )
            yield f"    {one.capabilities.cost.of(language)}"
        if one.missing is not None:
            yield f"    {one.missing.of(language)}"


def offered_to_dict(one: Offered) -> dict[str, object]:
    """An engine as plain data; `capabilities` and `missing` are null where there are none."""
    can = one.capabilities
    return {
        "name": one.name,
        "ready": one.missing is None,
        "missing": None if one.missing is None else text_to_dict(one.missing),
        "capabilities": None
        if can is None
        else {
            "remote": can.remote,
            "formality": can.formality,
            "glossary": can.glossary,
            "context": can.context,
            "rephrases": can.rephrases,
            "cost": text_to_dict(can.cost),
        },
    }
