"""A rule pack of any size, to see whether the cost of a check grows with the number of rules."""

from __future__ import annotations

import json
from itertools import islice, product
from pathlib import Path


def write_pack(folder: Path, rules: int) -> None:
    """Write `rules` valid English rules, each with a phrase of its own, to `folder`."""
    syllables = [a + b for a, b in product("bdfgklmnprtvz", "aeiou")]
    words = ("".join(parts) for parts in product(syllables, repeat=3))
    documents = [_rule(number, word) for number, word in enumerate(islice(words, rules))]
    (folder / "en").mkdir(parents=True, exist_ok=True)
    # JSON is YAML, and quicker to write.
    (folder / "en/pack.yaml").write_text(json.dumps(documents, indent=1), encoding="utf-8")


def _rule(number: int, word: str) -> dict[str, object]:
    phrase = f"{word} the order"
    return {
        "id": f"informal/pack-{number}",
        "severity": "advice",
        "says": {"en": "“{match}” means nothing.", "zh": "“{match}”没有意思。"},
        "why": {"en": "It only makes the rulebook larger.", "zh": "只是让规则变多。"},
        "find": {"exact": [phrase]},
        "examples": [
            {"flag": f"We [[{phrase}]] today."},
            {"flag": f"Please [[{phrase}]] for us."},
            {"pass": f"The {word} is here."},
            {"pass": "We have received the order."},
        ],
    }
