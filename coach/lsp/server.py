"""The server: which message leads to what."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcContentModified,
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
)
from pygls.lsp.server import LanguageServer

from coach.finding import Language, Text
from coach.lsp.diagnosing import Checked, checked, diagnostics, touching
from coach.lsp.documents import Documents, NotOpen, OpenDocument
from coach.lsp.offering import COMMAND, FIX_ALL, REWORD, Client, offered, workspace_edit
from coach.lsp.protocol import DraftProtocol, silence_pygls
from coach.lsp.rewording import Order, Outcome, carried_out
from coach.lsp.rule_pages import RulePages
from coach.lsp.settings import SECTIONS, Settings, settings_from
from coach.lsp.wording import NOT_APPLIED, in_one
from coach.mishap import tell_mishap
from coach.version import VERSION

WHO = "coach lsp"
Result = TypeVar("Result")
Handler = Callable[["CoachServer", Any], Awaitable[Result]]
_MESSAGE = types.MessageType


class CoachServer(LanguageServer):
    """What one editor has open and has set. Everything but the checking runs on one loop."""

    def __init__(self, language: Language | None = None, terminal: Language = "en") -> None:
        super().__init__("draft-coach", VERSION, protocol_cls=DraftProtocol)
        silence_pygls()
        self.documents = Documents()
        self.settings = Settings()
        self.client = Client(language or terminal)
        self.pages = RulePages()
        self._named = language
        self._own: Language = self.client.language
        """What was named when the server was started, else the editor's, else the terminal's."""
        self._unusable: tuple[Text, ...] = ()
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._found: dict[str, Checked] = {}
        self._others: set[asyncio.Task[None]] = set()
        # One draft after the other: what is out of date by its turn is never begun.
        self._checking = ThreadPoolExecutor(1, "coach-check")
        self._rewording = ThreadPoolExecutor(1, "coach-reword")

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell the log, without the text that the error may quote."""
        tell_mishap(WHO, "a message could not be handled", error)

    def begin(self, params: types.InitializeParams) -> None:
        """Learn what the editor can do, its language and the first settings."""
        if self._named is None and params.locale:
            self._own = "zh" if params.locale.lower().startswith("zh") else "en"
        self.client = _client(params.capabilities, self._own)
        self.set(params.initialization_options)

    def set(self, data: Any) -> None:
        """Take over settings; what cannot be used is told once the editor listens."""
        self.settings, self._unusable = settings_from(data)
        self.pages.address = self.settings.rule_reference
        language = self.settings.language or self._own
        old = self.client
        self.client = Client(language, old.resolves, old.applies, old.versions)

    def tell_unusable(self) -> None:
        """Show which settings cannot be used."""
        unusable, self._unusable = self._unusable, ()
        for one in unusable:
            self.show(one, _MESSAGE.Warning)

    def show(self, words: Text, kind: types.MessageType = _MESSAGE.Info) -> None:
        """Show something to the user."""
        self.window_show_message(types.ShowMessageParams(kind, words.of(self.client.language)))

    async def ask_settings(self) -> None:
        """Ask the editor for the settings, if it can be asked."""
        workspace = self.client_capabilities.workspace
        if workspace is None or not workspace.configuration:
            return
        items = [types.ConfigurationItem(section=name) for name in SECTIONS]
        answer = await self.workspace_configuration_async(types.ConfigurationParams(items))
        given = next((one for one in answer or () if one), None)
        if given is not None:
            self.change_settings(given)

    def change_settings(self, data: Any) -> None:
        """Take over new settings and check all that is open again."""
        self.set(data)
        self.tell_unusable()
        for document in self.documents:
            self.check_soon(document, 0)

    def check_soon(self, document: OpenDocument, delay: int | None = None) -> None:
        """Check a document when nothing more was typed for `delay` milliseconds."""
        self.forget(document.uri)
        pause = self.settings.delay if delay is None else delay
        self._pending[document.uri] = asyncio.ensure_future(self._check(document, pause / 1000))

    def forget(self, uri: str) -> None:
        """Drop what was found in a document, and the check that is under way."""
        self._found.pop(uri, None)
        task = self._pending.pop(uri, None)
        if task is not None:
            task.cancel()

    def in_background(self, work: Awaitable[None], what: str) -> None:
        """Do something that nobody waits for."""
        task = asyncio.ensure_future(_telling(work, what))
        self._others.add(task)
        task.add_done_callback(self._others.discard)

    def write_pages(self) -> None:
        """Write the reference of the rules, and link to it from then on."""
        self.in_background(self._write_pages(), "the reference of the rules")

    def shutdown(self) -> None:
        """Stop, also where the editor went without a word."""
        self.stop()
        super().shutdown()  # type: ignore[no-untyped-call]

    def stop(self) -> None:
        """End all that is under way."""
        for task in (*self._pending.values(), *self._others):
            task.cancel()
        for pool in (self._checking, self._rewording):
            pool.shutdown(wait=False, cancel_futures=True)

    async def found_in(self, document: OpenDocument) -> Checked:
        """What is found in this version of a document, from the last check if it was of this."""
        found = self._found.get(document.uri)
        if found is None or found.document is not document:
            loop = asyncio.get_running_loop()
            settings = self.settings
            found = await loop.run_in_executor(self._checking, checked, document, settings)
            if self.documents.is_newest(document) and settings is self.settings:
                self._found[document.uri] = found
        return found

    async def reworded(self, order: Order) -> tuple[OpenDocument, Outcome]:
        """The words that were ordered. Raises what the editor is answered if they cannot be had."""
        document = self.documents[order.uri]
        if document.version != order.version:
            raise JsonRpcContentModified("the document was changed in the meantime")
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._rewording, carried_out, order, document, self.settings)
        try:
            outcome = await work
        except ValueError as error:
            raise JsonRpcInvalidParams("the place is not in this document") from error
        if not self.documents.is_newest(document):
            raise JsonRpcContentModified("the document was changed in the meantime")
        if outcome.told:
            self.show(in_one(outcome.told), _MESSAGE.Warning if outcome.edits else _MESSAGE.Info)
        return document, outcome

    async def _check(self, document: OpenDocument, pause: float) -> None:
        try:
            await asyncio.sleep(pause)
            found = await self.found_in(document)
        except Exception as error:
            tell_mishap(WHO, "a check failed", error)
            return
        if self.documents.is_newest(document):
            self._publish(found)

    def _publish(self, found: Checked) -> None:
        document = found.document
        shown = diagnostics(found, self.client.language, self.pages)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, shown, document.version)
        )

    async def _write_pages(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._rewording, self.pages.write)
        for found in [*self._found.values()]:
            if self.documents.is_newest(found.document):
                self._publish(found)


def create_server(language: Language | None = None, terminal: Language = "en") -> CoachServer:
    """A server that speaks to one editor.

    `language` is that of its words. None is the editor's, or `terminal` where that tells none.
    """
    server = CoachServer(language, terminal)
    _follow_documents(server)
    _follow_settings(server)
    _answer_requests(server)
    return server


def _client(capabilities: types.ClientCapabilities, language: Language) -> Client:
    actions = capabilities.text_document and capabilities.text_document.code_action
    resolving = actions.resolve_support.properties if actions and actions.resolve_support else ()
    keeps_data = bool(actions and actions.data_support)
    workspace = capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    return Client(
        language,
        resolves="edit" in resolving and keeps_data,
        applies=bool(workspace and workspace.apply_edit),
        versions=bool(edits and edits.document_changes),
    )


async def _telling(work: Awaitable[None], what: str) -> None:
    try:
        await work
    except Exception as error:
        tell_mishap(WHO, what, error)


def _answering(handler: Handler[Result]) -> Handler[Result]:
    """Answer errors in words, without a traceback, and log none of the text."""

    @wraps(handler)
    async def answered(server: CoachServer, params: Any) -> Result:
        try:
            return await handler(server, params)
        except NotOpen:
            raise JsonRpcInvalidParams("the document is not open") from None
        except JsonRpcException:
            raise
        except Exception as error:
            tell_mishap(WHO, "a request failed", error)
            raise JsonRpcInternalError("Draft Coach cannot answer this request") from None

    return answered


def _follow_documents(server: CoachServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: CoachServer, params: types.DidOpenTextDocumentParams) -> None:
        ls.check_soon(ls.documents.open(params.text_document), 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: CoachServer, params: types.DidChangeTextDocumentParams) -> None:
        place = params.text_document
        try:
            document = ls.documents.change(place.uri, place.version, params.content_changes)
        except NotOpen as error:
            tell_mishap(WHO, "a document was changed that is not open", error)
            return
        ls.check_soon(document)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: CoachServer, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.documents.close(uri)
        ls.forget(uri)
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _follow_settings(server: CoachServer) -> None:
    @server.feature(types.INITIALIZE)
    def begun(ls: CoachServer, params: types.InitializeParams) -> None:
        ls.begin(params)

    @server.feature(types.INITIALIZED)
    def ready(ls: CoachServer, params: types.InitializedParams) -> None:
        ls.tell_unusable()
        if ls.pages.address is None:
            ls.write_pages()
        ls.in_background(ls.ask_settings(), "asking for settings")

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def set_anew(ls: CoachServer, params: types.DidChangeConfigurationParams) -> None:
        if params.settings:
            ls.change_settings(params.settings)
        else:
            ls.in_background(ls.ask_settings(), "asking for settings")

    @server.feature(types.SHUTDOWN)
    def ended(ls: CoachServer, params: Any = None) -> None:
        ls.stop()


def _answer_requests(server: CoachServer) -> None:
    options = types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, REWORD, FIX_ALL],
        resolve_provider=True,
    )

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    @_answering
    async def actions(
        ls: CoachServer, params: types.CodeActionParams
    ) -> list[types.CodeAction | types.Command]:
        document = ls.documents[params.text_document.uri]
        found = await ls.found_in(document)
        only = params.context.only
        kinds = None if only is None else [str(getattr(one, "value", one)) for one in only]
        span = document.lines.span(params.range)
        return [*offered(found, span, ls.client, ls.pages, kinds)]

    @server.feature(types.CODE_ACTION_RESOLVE)
    @_answering
    async def resolved(ls: CoachServer, action: types.CodeAction) -> types.CodeAction:
        if action.edit is None and action.data is not None:
            document, outcome = await ls.reworded(_order(action.data))
            action.edit = workspace_edit(document, outcome.edits, ls.client)
        return action

    @server.command(COMMAND)
    async def reword(ls: CoachServer, *arguments: Any) -> None:
        await _reword(ls, arguments)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    @_answering
    async def hovered(ls: CoachServer, params: types.HoverParams) -> types.Hover | None:
        document = ls.documents[params.text_document.uri]
        found = await ls.found_in(document)
        at = document.lines.offset(params.position)
        reasons = [
            f"{one.why.of(ls.client.language)} `{one.rule_id}`"
            for one in touching(found.findings, at, at)
        ]
        if not reasons:
            return None
        words = "\n\n".join(dict.fromkeys(reasons))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words))


@_answering
async def _reword(server: CoachServer, arguments: tuple[Any, ...]) -> None:
    """Do what was ordered and have the editor make the change."""
    if len(arguments) != 1:
        raise JsonRpcInvalidParams("one argument is expected")
    document, outcome = await server.reworded(_order(arguments[0]))
    if not outcome.edits:
        return
    edit = workspace_edit(document, outcome.edits, server.client)
    answer = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit))
    if not answer.applied:
        server.show(NOT_APPLIED, _MESSAGE.Warning)


def _order(data: Any) -> Order:
    try:
        return Order.from_plain(data)
    except ValueError as error:
        raise JsonRpcInvalidParams(str(error)) from None
