"""The words that clients asked to remember: what is marked and reads like one is not shown.

They live in the memory of this process, each user's apart, and are gone when it stops. A finding
about the message as a whole, or one that can be proved, is shown all the same.
"""

from __future__ import annotations

from threading import Lock

from coach.finding import Finding
from coach.service.languagetool.errors import Refused

MOST_WORDS = 10_000
"""How many are remembered for all users together."""
MOST_CHARACTERS = 100


class PersonalWords:
    """Words and short phrases by user, without regard to case. Safe to share between threads."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, str]] = {}
        self._lock = Lock()

    def of(self, user: str) -> tuple[str, ...]:
        """The words of a user, in the order they came."""
        with self._lock:
            return tuple(self._words.get(user, {}).values())

    def add(self, user: str, word: str) -> bool:
        """Remember a word; whether it was new. Raises Refused where there is no room."""
        word = _checked(word)
        with self._lock:
            words = self._words.get(user, {})
            if word.casefold() in words:
                return False
            if sum(map(len, self._words.values())) >= MOST_WORDS:
                raise Refused(400, f"No more than {MOST_WORDS} words are remembered.")
            self._words.setdefault(user, {})[word.casefold()] = word
            return True

    def delete(self, user: str, word: str) -> bool:
        """Forget a word; whether it was there."""
        word = _checked(word)
        with self._lock:
            words = self._words.get(user, {})
            known = words.pop(word.casefold(), None) is not None
            if not words:
                self._words.pop(user, None)
            return known

    def hides(self, user: str, finding: Finding, text: str) -> bool:
        """Whether the user asked not to hear of the words of a finding in `text`."""
        if finding.scope == "document" or finding.severity == "error":
            return False
        with self._lock:
            words = self._words.get(user, {})
            return _plain(text[finding.start : finding.end]).casefold() in words


def _checked(word: str) -> str:
    word = _plain(word)
    if not 0 < len(word) <= MOST_CHARACTERS:
        raise Refused(400, f"Set 'word', with 1 to {MOST_CHARACTERS} characters.")
    return word


def _plain(words: str) -> str:
    return " ".join(words.split())
