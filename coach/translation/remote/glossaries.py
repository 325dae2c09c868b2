"""Glossaries on DeepL's server: made once for what is in them, used again, cleared away.

Ours are known by their names, “draft-coach EN-ZH 5f0c…”, the end being a digest of the entries, so
that two machines with the same terms share one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from coach.finding import Text
from coach.translation.engines import EngineError
from coach.translation.remote.errors import KeyRefused, QuotaUsedUp, Refused, TooLarge
from coach.translation.remote.languages import base, has_glossary

if TYPE_CHECKING:
    from deepl import DeepLClient
    from deepl.api_data import MultilingualGlossaryInfo

PREFIX = "draft-coach "
KEPT = 10
"""How many of ours may lie on the server; an account has room for more, but not only for us."""
REMEMBERED = 600.0
"""Seconds for which a glossary that was refused is not asked for again."""
_MOST_BYTES = 1024
"""Of a term, in UTF-8."""
_UNFIT = re.compile("[\x00-\x1f\x80-\x9f\u2028\u2029]")
"""Characters that a term may not have."""


class Glossaries:
    """Those of one engine. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._refused: dict[str, tuple[float, Text]] = {}
        self._lock = Lock()

    def id_of(
        self, client: DeepLClient, source: str, target: str, entries: Mapping[str, str]
    ) -> tuple[str | None, Text | None]:
        """The id of a glossary with these entries, and what the user should know of it.

        `source` and `target` are DeepL's codes. Without an id the translation goes on without a
        glossary. Raises KeyRefused.
        """
        if not has_glossary(source, target):
            return None, not_used(
                Text("DeepL has none for these languages", "DeepL不支持此语言对的术语表")
            )
        fit = _fit(entries)
        notice = _left_out(len(entries) - len(fit))
        if not fit:
            return None, notice
        name = _name(source, target, fit)
        with self._lock:
            until, told = self._refused.get(name, (0.0, None))
            if monotonic() < until:
                return None, told
            try:
                if name not in self._known:
                    self._known[name] = _found_or_made(client, name, source, target, fit)
            except KeyRefused:
                raise
            except EngineError as error:
                told = not_used(error.told)
                if isinstance(error, Refused | TooLarge | QuotaUsedUp):
                    self._refused[name] = monotonic() + REMEMBERED, told
                return None, told
            return self._known[name], notice

    def forget(self, glossary: str) -> None:
        """Take it that a glossary, an id, is no longer on the server."""
        with self._lock:
            self._known = {name: one for name, one in self._known.items() if one != glossary}


def _found_or_made(
    client: DeepLClient, name: str, source: str, target: str, entries: Mapping[str, str]
) -> str:
    from coach.translation.remote.transport import asking

    with asking():
        ours = [one for one in client.list_multilingual_glossaries() if one.name.startswith(PREFIX)]
    ours.sort(key=lambda one: one.creation_time)
    for one in ours:
        if one.name == name:
            return str(one.glossary_id)
    surplus = len(ours) - KEPT + 1
    _clear(client, ours[: max(0, surplus)])
    ours = ours[max(0, surplus) :]
    try:
        return _made(client, name, source, target, entries)
    except (Refused, QuotaUsedUp) as error:
        if not ours or (isinstance(error, Refused) and error.setting):
            raise
        # A free account has room for one; ours that are not needed now give way.
        _clear(client, ours)
        return _made(client, name, source, target, entries)


def _made(
    client: DeepLClient, name: str, source: str, target: str, entries: Mapping[str, str]
) -> str:
    from deepl.api_data import MultilingualGlossaryDictionaryEntries

    from coach.translation.remote.transport import asking

    pair = base(source).upper(), base(target).upper()
    try:
        with asking():
            made = client.create_multilingual_glossary(
                name, [MultilingualGlossaryDictionaryEntries(*pair, dict(entries))]
            )
            return str(made.glossary_id)
    except KeyRefused as error:
        # The key was good for the list: it is the plan that has no room or no glossaries.
        raise Refused(error.status) from None


def _clear(client: DeepLClient, glossaries: list[MultilingualGlossaryInfo]) -> None:
    """Delete glossaries; one that is gone or stays is no reason to stop."""
    from coach.translation.remote.transport import asking

    for one in glossaries:
        try:
            with asking():
                client.delete_multilingual_glossary(one.glossary_id)
        except KeyRefused:
            raise
        except EngineError:
            continue


def _fit(entries: Mapping[str, str]) -> dict[str, str]:
    """The entries that DeepL accepts."""
    trimmed = {term.strip(): meaning.strip() for term, meaning in entries.items()}
    return {
        term: meaning
        for term, meaning in trimmed.items()
        if all(
            one and len(one.encode()) <= _MOST_BYTES and not _UNFIT.search(one)
            for one in (term, meaning)
        )
    }


def _name(source: str, target: str, entries: Mapping[str, str]) -> str:
    content = "\n".join(f"{term}\t{meaning}" for term, meaning in sorted(entries.items()))
    digest = sha256(content.encode()).hexdigest()[:16]
    return f"{PREFIX}{base(source).upper()}-{base(target).upper()} {digest}"


def not_used(why: Text) -> Text:
    """What the user is told where a glossary is left aside."""
    return Text(
        f"DeepL translated without your glossary: {why.en}",
        f"DeepL翻译时未使用术语表：{why.zh}",
    )


def _left_out(count: int) -> Text | None:
    if not count:
        return None
    return Text(
        f"DeepL cannot take {count} of the glossary's terms: empty, too long, or more than a line.",
        f"术语表中有{count}条DeepL无法使用：为空、过长或跨行。",
    )
