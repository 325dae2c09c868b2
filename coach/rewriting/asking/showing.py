"""What was given to a generator, for the one whose draft it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.finding import Language, Text
from coach.rewriting.result import Sent

_TOLD = Text("{name} was told:", "告诉{name}的内容：")
_ASKED = Text("{name} was asked:", "向{name}提出的内容：")


def sent_lines(sent: Iterable[Sent], language: Language) -> Iterator[str]:
    """All that left, word for word; what was told for several sentences only once."""
    told: set[tuple[str, str]] = set()
    for one in sent:
        if one.system and (one.generator, one.system) not in told:
            told.add((one.generator, one.system))
            yield _TOLD.of(language).format(name=one.generator)
            yield from (f"    {line}".rstrip() for line in one.system.splitlines())
        yield _ASKED.of(language).format(name=one.generator)
        yield from (f"    {line}".rstrip() for line in one.prompt.splitlines())
