"""Times in words: where they stand, what they mean, and what they leave open."""

from coach.timing.expression import Found, TimeExpression, leaves_open, times_in, times_of
from coach.timing.reckoning import Reckoning

__all__ = ["Found", "Reckoning", "TimeExpression", "leaves_open", "times_in", "times_of"]
