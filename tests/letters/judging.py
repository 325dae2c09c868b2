"""How a letter is held against what a labelled chat says was agreed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from coach.letters import Letter, confirmation, read_chat

DATA = Path(__file__).parent.parent / "data"
_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*|[\u3400-\u9fff]")


@dataclass
class Tally:
    """Agreed values that were right, wrong and missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}, R {self.recall:.3f}, wrong {self.wrong}, missed {self.missed}"
        )


def cases(name: str) -> list[dict[str, Any]]:
    """The chats of a data file; `agreed` as words of values."""
    text = (DATA / name).read_text(encoding="utf-8")
    if name.endswith(".yaml"):
        return list(yaml.safe_load(text))
    read = [json.loads(line) for line in text.splitlines()]
    for case in read:
        case["agreed"] = [point["value"] for point in case["agreed"]]
    return read


def letter_of(case: dict[str, Any], language: Any = "en") -> Letter:
    """The letter of a case; without `us` where no author bears exactly that name."""
    chat = read_chat(case["chat"])
    us = case["us"] if case["us"] in chat.authors else None
    return confirmation(chat, us, language)


def judge(chats: Iterable[dict[str, Any]]) -> Tally:
    """Compare the agreed values of each letter with the labels."""
    tally = Tally()
    for case in chats:
        found = [str(item.value) for item in letter_of(case).section("agreed")]
        wanted = list(case["agreed"])
        met = {words for words in wanted if any(_shares(value, words) for value in found)}
        tally.right += len(met)
        tally.missed += [f"{case['id']}: {words}" for words in wanted if words not in met]
        tally.wrong += [f"{case['id']}: {value}" for value in found
                        if not any(_shares(value, words) for words in wanted)]  # fmt: skip
    return tally


def _shares(value: str, words: str) -> bool:
    """Whether one of the two is a run of words of the other."""
    one, other = _WORD.findall(value.lower()), _WORD.findall(words.lower())
    return _within(one, other) or _within(other, one)


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    return bool(part) and any(
        list(whole[at : at + len(part)]) == list(part) for at in range(len(whole))
    )
