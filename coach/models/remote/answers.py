"""The answers in the body of a response: a stream of events, or one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from coach.finding import Text
from coach.models.remote.errors import Broken, Empty, Endless, NotThatProtocol, ServerFailed

MOST_BYTES = 1_000_000
"""Of a whole response; a stream of one sentence in a few versions has less than a tenth."""
_EVENTS = (b"data:", b"event:", b"id:", b"retry:", b":")
_END = b"[DONE]"
_WHOLE = ("stop", "eos", "end_turn", None)
_SAMPLE = 16
"""Bytes that tell what a body is."""


@dataclass(slots=True)
class _Choice:
    """One answer as far as it has come."""

    words: list[str] = field(default_factory=list)
    ended: bool = False
    why: str | None = None


def answers_in(chunks: Iterable[bytes], name: str) -> list[str]:
    """The whole answers in the order of their numbers; those that were cut off are left out.

    `chunks` are the bytes as they come. Raises Endless, Broken, Empty, NotThatProtocol or
    ServerFailed, which name `name`.
    """
    held = _held(chunks, name)
    start = b""
    for chunk in held:
        start = (start + chunk).lstrip(b"\xef\xbb\xbf \t\r\n")
        if len(start) >= _SAMPLE:
            break
    if not start:
        raise Empty(name)
    if start.startswith(_EVENTS):
        choices = _streamed(_chained(start, held), name)
    elif start.startswith(b"{"):
        choices = _complete(b"".join([start, *held]), name)
    else:
        raise NotThatProtocol(name, _what(start))
    whole = [choices[number] for number in sorted(choices) if choices[number].why in _WHOLE]
    words = ["".join(choice.words).strip() for choice in whole]
    found = [one for one in words if one]
    if not found:
        raise Empty(name, cut=any(one.why == "length" for one in choices.values()))
    return found


def _held(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The chunks, up to MOST_BYTES."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES:
            raise Endless(name, MOST_BYTES)
        yield chunk


def _chained(start: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield start
    yield from rest


def _streamed(chunks: Iterator[bytes], name: str) -> dict[int, _Choice]:
    choices: dict[int, _Choice] = {}
    done = False
    for data in _events(chunks):
        if data == _END:
            done = True
            break
        for number, piece, why in _pieces(_object(data, name), "delta", name):
            choice = choices.setdefault(number, _Choice())
            choice.words.append(piece)
            if why is not None:
                choice.ended, choice.why = True, why
    if not choices:
        if done:
            raise Empty(name)
        raise Broken(name)
    if not done and not all(choice.ended for choice in choices.values()):
        raise Broken(name)
    return choices


def _events(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What the lines “data: …” of a stream say; other lines keep the connection alive."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from _data(lines)
    yield from _data([rest])


def _data(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line.startswith(b"data:"):
            data = line[5:].strip()
            if data:
                yield data


def _complete(body: bytes, name: str) -> dict[int, _Choice]:
    choices: dict[int, _Choice] = {}
    for number, words, why in _pieces(_object(body, name), "message", name):
        choices[number] = _Choice([words], True, why)
    if not choices:
        raise Empty(name)
    return choices


def _object(data: bytes, name: str) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Broken(name) from error
    if not isinstance(found, dict):
        raise NotThatProtocol(name, Text("its JSON is no object", "JSON不是对象"))
    return found


def _pieces(found: dict[str, Any], part: str, name: str) -> Iterator[tuple[int, str, str | None]]:
    """Number, words and reason of the end of each choice; thoughts of the model are left out."""
    if found.get("error"):
        raise ServerFailed(name, 200)
    choices = found.get("choices")
    if not isinstance(choices, list):
        raise NotThatProtocol(name, Text("its JSON has no “choices”", "JSON中没有“choices”"))
    for place, choice in enumerate(choices):
        said = choice.get(part) if isinstance(choice, dict) else None
        said = {} if said is None and isinstance(choice, dict) else said
        if not isinstance(said, dict):
            raise NotThatProtocol(name, Text("its choices have no text", "choices中没有文本"))
        words, number, why = said.get("content"), choice.get("index"), choice.get("finish_reason")
        yield (
            number if isinstance(number, int) else place,
            words if isinstance(words, str) else "",
            why if isinstance(why, str) else None,
        )


def _what(start: bytes) -> Text:
    if start.startswith(b"<"):
        return Text("it answers with a web page", "返回的是网页")
    return Text("it answers with something else than JSON", "返回的不是JSON")
