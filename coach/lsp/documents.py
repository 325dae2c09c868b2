"""The documents that are open in the editor, as it last told them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lsprotocol.types import (
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
    TextDocumentItem,
)

from coach.lsp.lines import Lines
from coach.lsp.reading import Form, form_of, readable


@dataclass(frozen=True)
class OpenDocument:
    """One version of a document; `form` is None where the coach does not read such documents."""

    uri: str
    version: int
    text: str
    form: Form | None

    @cached_property
    def lines(self) -> Lines:
        """The places of the text."""
        return Lines(self.text)

    @cached_property
    def readable(self) -> str:
        """What of the text is the message, the rest blanked; offsets stay the same."""
        return "" if self.form is None else readable(self.text, self.form)

    def is_read(self, start: int, end: int) -> bool:
        """Whether all of a span is; what holds a link or a comment is not to be overwritten."""
        return self.readable[start:end] == self.text[start:end]

    def changed(
        self, version: int, changes: Sequence[TextDocumentContentChangeEvent]
    ) -> OpenDocument:
        """The next version."""
        text = self.text
        for change in changes:
            text = _changed(text, change)
        return OpenDocument(self.uri, version, text, self.form)


class NotOpen(LookupError):
    """A document that the client never opened, or has closed."""


class Documents:
    """All that are open."""

    def __init__(self) -> None:
        self._open: dict[str, OpenDocument] = {}

    def __iter__(self) -> Iterator[OpenDocument]:
        return iter([*self._open.values()])

    def __getitem__(self, uri: str) -> OpenDocument:
        """The newest version of a document. Raises NotOpen."""
        try:
            return self._open[uri]
        except KeyError:
            raise NotOpen from None

    def is_newest(self, document: OpenDocument) -> bool:
        """Whether the document is open and was not changed since."""
        return self._open.get(document.uri) is document

    def open(self, item: TextDocumentItem) -> OpenDocument:
        """Keep a document that was opened."""
        form = form_of(item.language_id, item.uri)
        document = OpenDocument(item.uri, item.version, item.text, form)
        self._open[item.uri] = document
        return document

    def change(
        self, uri: str, version: int, changes: Sequence[TextDocumentContentChangeEvent]
    ) -> OpenDocument:
        """Keep the next version of a document. Raises NotOpen."""
        document = self[uri].changed(version, changes)
        self._open[uri] = document
        return document

    def close(self, uri: str) -> None:
        """Forget a document."""
        self._open.pop(uri, None)


def _changed(text: str, change: TextDocumentContentChangeEvent) -> str:
    if not isinstance(change, TextDocumentContentChangePartial):
        return change.text
    start, end = Lines(text).span(change.range)
    return text[:start] + change.text + text[end:]
