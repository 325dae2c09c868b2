"""An editor for tests: pygls's own client, which starts `coach lsp` and speaks with it over stdio."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Union

from cattrs import Converter
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

PATIENCE = 60
URI = "file:///drafts/mail.txt"
WHOLE = types.Range(types.Position(0, 0), types.Position(10_000, 0))


def capabilities(*, resolves: bool = True, versions: bool = True) -> types.ClientCapabilities:
    """What a usual editor of today can do; without `resolves`, what an older one can."""
    return types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(
                data_support=resolves,
                resolve_support=types.ClientCodeActionResolveOptions(["edit"] if resolves else []),
            )
        ),
        workspace=types.WorkspaceClientCapabilities(
            apply_edit=True,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=versions),
        ),
        general=types.GeneralClientCapabilities(
            position_encodings=[
                types.PositionEncodingKind.Utf8,
                types.PositionEncodingKind.Utf16,
            ]
        ),
    )


def converter() -> Converter:
    """pygls's converter, which takes an action that has a command for a bare command."""
    made = default_converter()

    def structure(data: Any, _: type) -> types.CodeAction | types.Command:
        is_bare = isinstance(data.get("command"), str)
        kind = types.Command if is_bare else types.CodeAction
        found: types.CodeAction | types.Command = made.structure(data, kind)
        return found

    made.register_structure_hook(Union[types.Command, types.CodeAction], structure)  # noqa: UP007
    return made


class Editor:
    """One editor with one server. What the server sends is kept."""

    def __init__(self) -> None:
        self.client = LanguageClient("an-editor", "1", converter_factory=converter)
        self.published: defaultdict[str, list[types.PublishDiagnosticsParams]] = defaultdict(list)
        self.shown: list[str] = []
        self.applied: list[types.WorkspaceEdit] = []
        self.settings: Any = None
        """What it answers when it is asked for its settings."""
        self._news = asyncio.Condition()
        self._receive()

    def _receive(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            async with self._news:
                self.published[params.uri].append(params)
                self._news.notify_all()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        async def shown(params: types.ShowMessageParams) -> None:
            async with self._news:
                self.shown.append(params.message)
                self._news.notify_all()

        @self.client.feature(types.WORKSPACE_APPLY_EDIT)
        async def applied(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.applied.append(params.edit)
            return types.ApplyWorkspaceEditResult(True)

        @self.client.feature(types.WORKSPACE_CONFIGURATION)
        async def asked(params: types.ConfigurationParams) -> list[Any]:
            return [self.settings if one.section == "coach" else None for one in params.items]

    async def start(self, cache: Path, can: types.ClientCapabilities, **options: Any) -> Any:
        environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "LC_ALL": "C.UTF-8"}
        await self.client.start_io(
            sys.executable, "-m", "coach", "lsp", "--stdio", env=environment, limit=2**24
        )
        answer = await self.client.initialize_async(
            types.InitializeParams(capabilities=can, process_id=os.getpid(), **options)
        )
        self.client.initialized(types.InitializedParams())
        return answer

    async def stop(self) -> str:
        """End the server as editors do; what it wrote to standard error."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        return await self.ended()

    async def ended(self) -> str:
        server = self.client._server
        assert server is not None
        assert server.stderr is not None
        said = await asyncio.wait_for(server.stderr.read(), PATIENCE)
        await asyncio.wait_for(server.wait(), PATIENCE)
        return said.decode()

    async def until(self, holds: Callable[[], Any]) -> Any:
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(lambda: bool(holds())), PATIENCE)
        return holds()

    async def raw(self, method: str, params: Any) -> Any:
        """Send a request as it is, also one that the client would never send."""
        answer: Future[Any] = Future()
        self.client.protocol._request_futures["raw"] = answer
        data = {"jsonrpc": "2.0", "id": "raw", "method": method, "params": params}
        body = json.dumps(data).encode()
        server = self.client._server
        assert server is not None
        assert server.stdin is not None
        server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        return await asyncio.wrap_future(answer)

    def open(self, text: str, uri: str = URI, language: str = "plaintext") -> None:
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, version: int, *changes: Any, uri: str = URI) -> None:
        place = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(place, [*changes]))

    async def diagnostics(self, version: int = 1, uri: str = URI) -> list[types.Diagnostic]:
        """The newest diagnostics of a version."""
        found = await self.until(
            lambda: [one for one in self.published[uri] if one.version == version]
        )
        return [*found[-1].diagnostics]

    async def actions(
        self, place: types.Range = WHOLE, uri: str = URI, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri), place, types.CodeActionContext([], only)
            )
        )
        return [one for one in found or () if isinstance(one, types.CodeAction)]

    async def resolved(self, title: str, place: types.Range = WHOLE, uri: str = URI) -> Any:
        """The edit of the action with that title."""
        found = {one.title: one for one in await self.actions(place, uri)}
        assert title in found, sorted(found)
        done = await asyncio.wait_for(self.client.code_action_resolve_async(found[title]), PATIENCE)
        return done.edit


def with_editor(
    cache: Path,
    work: Callable[[Editor], Coroutine[Any, Any, None]],
    can: types.ClientCapabilities | None = None,
    settings: Any = None,
    **options: Any,
) -> str:
    """Run `work` with an editor and a server of its own; what the server wrote to its log."""

    async def whole() -> str:
        editor = Editor()
        editor.settings = settings
        await editor.start(cache, can or capabilities(), **options)
        try:
            await work(editor)
        finally:
            said = await editor.stop()
        return said

    return asyncio.run(whole())


def edited(text: str, edit: types.WorkspaceEdit) -> str:
    """A text after an edit, as an editor would make it: by UTF-16 columns, from the end."""
    changes: list[types.TextEdit] = []
    for one in edit.document_changes or ():
        assert isinstance(one, types.TextDocumentEdit)
        changes += [each for each in one.edits if isinstance(each, types.TextEdit)]
    for several in (edit.changes or {}).values():
        changes += several
    data = text.encode("utf-16-le")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len((line + "\n").encode("utf-16-le")))

    def at(position: types.Position) -> int:
        return min(starts[position.line] + 2 * position.character, len(data))

    for change in sorted(changes, key=lambda one: at(one.range.start), reverse=True):
        start, end = at(change.range.start), at(change.range.end)
        data = data[:start] + change.new_text.encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")
