"""The Chinese grammar of times, in layers, a file for each."""

from coach.timing.chinese.sentence import find

__all__ = ["find"]
