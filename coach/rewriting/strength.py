"""How firmly a message is said again."""

from __future__ import annotations

from typing import Literal, get_args

Strength = Literal["warm", "neutral", "firm"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
"""From the softest; dates, consequences and clauses stay the same in each."""
