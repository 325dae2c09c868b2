"""A message of a known kind as the rules leave it to the models that decide about its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.messages.conditions import Situation
from coach.messages.contradictions import Contradiction
from coach.messages.kinds import MessageKind
from coach.messages.scoring import Scored
from coach.report import FieldState


@dataclass(frozen=True, slots=True)
class Case:
    """A message of a known kind, and the verdict on each of its fields.

    `wanted` tells of each field whether the message needs it at all. `chances` are those of
    verdicts that only the model gives, from 0 to 1.
    """

    kind: MessageKind
    situation: Situation
    scored: Scored
    wanted: Mapping[str, bool]
    verdicts: Mapping[str, FieldState]
    contradictions: tuple[Contradiction, ...]
    chances: Mapping[str, float] = field(default_factory=dict)
