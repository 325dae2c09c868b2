"""The English grammar of times: one class in layers, a file for each."""

from coach.timing.english.grammar import find

__all__ = ["find"]
