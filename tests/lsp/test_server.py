"""`coach lsp` as a process, driven by a real client over standard input and output."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.lsp.editor import PATIENCE, URI, Editor, capabilities, edited, with_editor

DRAFT = (
    "Dear Anna,\n\n"
    "🙂 Let's meet this weekend.\n\n"
    "You still haven't sent us the approved artwork for PO-4501.\n"
)
WEEKEND = types.Range(types.Position(2, 14), types.Position(2, 26))
SETTINGS = {"disable": ["completeness"], "delay": 20}


def by_code(found: list[types.Diagnostic]) -> dict[str, types.Diagnostic]:
    return {str(one.code): one for one in found}


def test_findings_have_their_place_their_code_and_a_link(cache: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(DRAFT)
        await editor.until(
            lambda: any(
                one.code_description for each in editor.published[URI] for one in each.diagnostics
            )
        )
        found = by_code(await editor.diagnostics())
        weekend = found["time/weekend"]
        assert weekend.range == WEEKEND  # the emoji counts two
        assert weekend.severity == types.DiagnosticSeverity.Warning
        assert weekend.source == "Draft Coach"
        assert "“this weekend” is two days" in weekend.message
        assert "blame/you-did-not" in found
        assert weekend.code_description is not None
        link = urlparse(weekend.code_description.href)
        lines = Path(unquote(link.path)).read_text(encoding="utf-8").split("\n")
        assert lines[int(link.fragment.removeprefix("L")) - 1] == "### time/weekend"

    assert with_editor(cache, work, initialization_options=SETTINGS) == ""


def test_the_words_follow_the_language_of_the_editor_and_the_setting(cache: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(DRAFT)
        assert "是两天" in by_code(await editor.diagnostics())["time/weekend"].message
        titles = [one.title for one in await editor.actions(WEEKEND)]
        assert "改为“this weekend (⟦date, time, zone⟧)”" in titles
        assert "选中内容译成中文" in titles
        count = len(editor.published[URI])
        editor.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams({"coach": {**SETTINGS, "language": "en"}})
        )
        await editor.until(lambda: len(editor.published[URI]) > count)
        assert "is two days" in by_code(await editor.diagnostics())["time/weekend"].message

    with_editor(cache, work, locale="zh-cn", initialization_options=SETTINGS)


def test_every_suggestion_with_words_is_a_fix(cache: Path) -> None:
    text = "Hi Tom,\n\nWe touched base with the yard. Pls find the C/O attached: co.pdf.\n"

    async def work(editor: Editor) -> None:
        editor.open(text)
        found = await editor.diagnostics()
        fixes = await editor.actions(only=["quickfix"])
        assert all(one.kind == types.CodeActionKind.QuickFix for one in fixes)
        by_title = {one.title: one for one in fixes}
        please = by_title["Write “Please”"]
        assert please.edit is not None
        assert edited(text, please.edit) == text.replace("Pls", "Please")
        assert please.diagnostics is not None
        assert please.diagnostics[0].range in [one.range for one in found]
        assert please.edit.document_changes is not None
        changed = please.edit.document_changes[0]
        assert isinstance(changed, types.TextDocumentEdit)
        assert changed.text_document.version == 1
        for one in fixes:
            assert one.edit is not None
            assert edited(text, one.edit) != text
        beyond = types.Range(types.Position(0, 0), types.Position(0, 2))
        assert [one.title for one in await editor.actions(beyond, only=["quickfix"])] == []

    with_editor(cache, work, initialization_options=SETTINGS)


def test_all_safe_changes_at_once(cache: Path) -> None:
    text = "Hi Tom,\n\nWe need it in order to ship at this point in time.\n"

    async def work(editor: Editor) -> None:
        editor.open(text)
        (action,) = await editor.actions(only=["source.fixAll"])
        assert action.kind == "source.fixAll.coach"
        assert action.edit is not None
        assert edited(text, action.edit) == "Hi Tom,\n\nWe need it to ship now.\n"

    with_editor(cache, work, initialization_options=SETTINGS)


def test_a_message_a_paragraph_or_a_selection_is_rewritten(cache: Path) -> None:
    said = "We have not yet received the approved artwork for PO-4501."

    async def work(editor: Editor) -> None:
        editor.open(DRAFT)
        whole = edited(DRAFT, await editor.resolved("Rewrite this message"))
        assert said in whole
        assert "this weekend (⟦date, time, zone⟧)" in whole
        at = types.Range(types.Position(4, 3), types.Position(4, 3))
        part = edited(DRAFT, await editor.resolved("Rewrite this paragraph", at))
        assert said in part
        assert "this weekend." in part
        chosen = edited(DRAFT, await editor.resolved("Rewrite the selection", WEEKEND))
        assert said not in chosen
        assert "this weekend (⟦date, time, zone⟧)" in chosen

    with_editor(cache, work, initialization_options=SETTINGS)


def test_a_selection_is_translated_and_what_is_left_is_told(cache: Path) -> None:
    text = "王经理，您好：\n\n请确认交货日期。\n\nThanks for your order.\n"
    second = types.Range(types.Position(2, 0), types.Position(2, 9))
    last = types.Range(types.Position(4, 0), types.Position(4, 22))

    async def work(editor: Editor) -> None:
        editor.open(text)
        english = edited(text, await editor.resolved("Translate the selection to English", second))
        assert english.startswith("王经理，您好：\n\nPlease confirm the delivery date")
        chinese = edited(text, await editor.resolved("Translate the selection to Chinese", last))
        assert chinese.startswith(text[:19])
        assert "谢" in chinese
        titles = [one.title for one in await editor.actions(last)]
        assert "Translate the selection to English" not in titles
        assert editor.shown == []
        editor.change(2, types.TextDocumentContentChangeWholeDocument("Zyx qwv the vbnm asdf.\n"))
        await editor.resolved("Translate this message to Chinese")
        (told,) = await editor.until(lambda: editor.shown)
        assert "not translated whole" in told

    with_editor(cache, work, initialization_options=SETTINGS)


def test_an_editor_that_cannot_resolve_gets_a_command(cache: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(DRAFT)
        actions = {one.title: one for one in await editor.actions()}
        command = actions["Rewrite this message"].command
        assert command is not None
        await editor.client.workspace_execute_command_async(
            types.ExecuteCommandParams(command.command, command.arguments)
        )
        (edit,) = editor.applied
        assert edit.document_changes is None
        assert "We have not yet received" in edited(DRAFT, edit)

    with_editor(
        cache,
        work,
        can=capabilities(resolves=False, versions=False),
        initialization_options=SETTINGS,
    )


def test_typing_is_followed_and_only_the_last_state_is_shown(cache: Path) -> None:
    """Emoji, CRLF and a line separator of a word processor do not shift the places."""
    text = "Hi 🙂\u2028all\r\nwe meet later\r\n"

    async def work(editor: Editor) -> None:
        editor.open(text)
        await editor.diagnostics(1)
        word = "this weekend"
        for number, letter in enumerate(word):
            at = types.Position(1, 8 + number)
            editor.change(
                2 + number,
                types.TextDocumentContentChangePartial(types.Range(at, at), letter),
            )
        tail = types.Range(types.Position(1, 20), types.Position(1, 25))
        editor.change(20, types.TextDocumentContentChangePartial(tail, "."))
        found = by_code(await editor.diagnostics(20))
        assert found["time/weekend"].range == types.Range(
            types.Position(1, 8), types.Position(1, 20)
        )
        versions = [one.version for one in editor.published[URI]]
        assert versions[0] == 1
        assert versions[-1] == 20
        assert len(versions) < len(word)
        editor.change(21, types.TextDocumentContentChangeWholeDocument("All is well.\n"))
        assert await editor.diagnostics(21) == []

    with_editor(cache, work, initialization_options={**SETTINGS, "delay": 150})


def test_settings_that_cannot_be_used_are_named_and_the_others_hold(cache: Path) -> None:
    wrong = {
        "disable": ["time"],
        "channel": "pigeon",
        "recipient": {"country": "Germny"},
        "kinds": "general",
    }

    async def work(editor: Editor) -> None:
        await editor.until(lambda: len(editor.shown) == 3)
        whole = "\n".join(editor.shown)
        assert "channel" in whole
        assert "recipient" in whole
        assert "kind" in whole
        editor.open(DRAFT)
        found = by_code(await editor.diagnostics())
        assert "time/weekend" not in found
        assert "blame/you-did-not" in found

    with_editor(cache, work, initialization_options=wrong)


def test_settings_are_asked_for_where_the_editor_can_be_asked(cache: Path) -> None:
    can = capabilities()
    assert can.workspace is not None
    can.workspace.configuration = True

    async def work(editor: Editor) -> None:
        editor.open(DRAFT)
        await editor.until(
            lambda: (
                editor.published[URI]
                and "time/weekend" not in by_code([*editor.published[URI][-1].diagnostics])
            )
        )
        editor.settings = {"disable": ["blame"]}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        await editor.until(
            lambda: "time/weekend" in by_code([*editor.published[URI][-1].diagnostics])
        )

    with_editor(cache, work, can=can, settings={"disable": ["time"]})


def test_mail_commits_and_programs(cache: Path) -> None:
    mail = "X-Note: call asap\nSubject: this weekend\n\nDear Ms Berg,\n\nSee you this weekend.\n"
    commit = "Let's meet this weekend\n\n# Please call asap.\n# ---- >8 ----\n+call asap\n"

    async def work(editor: Editor) -> None:
        editor.open(mail, "file:///m.eml", "mail")
        found = await editor.diagnostics(uri="file:///m.eml")
        lines = {(one.code, one.range.start.line) for one in found}
        assert ("time/weekend", 5) in lines
        assert all(line != 0 for _, line in lines)
        editor.open(commit, "file:///COMMIT_EDITMSG", "git-commit")
        found = await editor.diagnostics(uri="file:///COMMIT_EDITMSG")
        assert [(one.code, one.range.start.line) for one in found] == [("time/weekend", 0)]
        editor.open("# this weekend, asap", "file:///a.py", "python")
        assert await editor.diagnostics(uri="file:///a.py") == []
        assert await editor.actions(uri="file:///a.py") == []

    with_editor(cache, work)


def test_no_change_takes_a_link_or_a_comment_with_it(cache: Path) -> None:
    text = (
        "Dear Anna,\n\n"
        "You still haven't sent us [the artwork](https://e.com/PO-4501) for PO-4501.\n\n"
        "Let's meet this weekend <!-- ask Li -->.\n"
    )

    async def work(editor: Editor) -> None:
        editor.open(text, language="markdown")
        assert "blame/you-did-not" in by_code(await editor.diagnostics())
        edits = [one.edit for one in await editor.actions(only=["quickfix"])]
        edits.append(await editor.resolved("Rewrite this message"))
        assert len(edits) >= 2
        for edit in edits:
            assert edit is not None
            changed = edited(text, edit)
            assert changed != text
            assert "(https://e.com/PO-4501)" in changed
            assert "<!-- ask Li -->" in changed

    with_editor(cache, work, initialization_options=SETTINGS)


def test_hovering_says_why(cache: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(DRAFT)
        place = types.TextDocumentIdentifier(URI)
        said = await editor.client.text_document_hover_async(
            types.HoverParams(place, WEEKEND.start)
        )
        assert said is not None
        assert isinstance(said.contents, types.MarkupContent)
        assert "Weekends differ by country" in said.contents.value
        silent = await editor.client.text_document_hover_async(
            types.HoverParams(place, types.Position(0, 1))
        )
        assert silent is None

    with_editor(cache, work, initialization_options=SETTINGS)


async def refused(asking: object) -> JsonRpcException:
    with pytest.raises(JsonRpcException) as caught:
        await asyncio.wait_for(asking, PATIENCE)  # type: ignore[arg-type]
    return caught.value


def test_what_is_wrong_is_answered_in_words_and_no_text_is_logged(cache: Path) -> None:
    secret = "PO-SECRET-4711"

    async def work(editor: Editor) -> None:
        unknown = types.TextDocumentIdentifier("file:///never-opened.txt")
        error = await refused(editor.actions(uri=unknown.uri))
        assert (error.code, error.message) == (-32602, "the document is not open")
        error = await refused(editor.raw(types.TEXT_DOCUMENT_CODE_ACTION, {"textDocument": secret}))
        assert error.code == -32602
        assert error.data is None
        error = await refused(editor.raw("coach/noSuchThing", {"text": secret}))
        assert error.code == -32601
        wrong = types.ExecuteCommandParams("coach.reword", [{"uri": secret}])
        error = await refused(editor.client.workspace_execute_command_async(wrong))
        assert error.code == -32602
        assert secret not in error.message
        editor.change(2, types.TextDocumentContentChangeWholeDocument(secret), uri=unknown.uri)
        editor.open(f"{DRAFT}\n{secret}\n")
        action = next(one for one in await editor.actions() if one.data is not None)
        data = dict(action.data)
        for other in ({"version": 7}, {"start": -1}, {"end": 10**9}, {"do": "delete"}, {"to": 1}):
            action.data = {**data, "do": "translate", "to": "en", **other}
            error = await refused(editor.client.code_action_resolve_async(action))
            assert error.code in (-32602, -32801)
            assert error.data is None
        assert await editor.diagnostics()

    log = with_editor(cache, work, initialization_options=SETTINGS)
    assert "a document was changed that is not open" in log
    assert secret not in log
    assert "Traceback" not in log


def test_huge_and_odd_texts(cache: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("Let's meet this weekend. " * 40_000)
        (one,) = await editor.diagnostics()
        assert one.code == "too-long"
        assert await editor.actions() == []
        half = "this weekend \ud83d and \x00 asap"
        editor.change(2, types.TextDocumentContentChangeWholeDocument(half))
        assert "time/weekend" in by_code(await editor.diagnostics(2))
        far = types.Range(types.Position(7, 3), types.Position(90_000, 9))
        editor.change(3, types.TextDocumentContentChangePartial(far, "\n"))
        assert "time/weekend" in by_code(await editor.diagnostics(3))
        editor.change(4, types.TextDocumentContentChangeWholeDocument(" \n"))
        assert await editor.diagnostics(4) == []
        assert await editor.actions() == []

    with_editor(cache, work, initialization_options=SETTINGS)


def test_a_request_can_be_cancelled_and_a_stale_one_is_refused(cache: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(DRAFT)
        await editor.diagnostics()
        action = next(one for one in await editor.actions() if one.title == "Rewrite this message")
        asking = editor.client.protocol.send_request(
            types.CODE_ACTION_RESOLVE, action, msg_id="to-be-cancelled"
        )
        editor.client.cancel_request(types.CancelParams("to-be-cancelled"))
        error = await refused(asyncio.wrap_future(asking))
        assert error.code == -32800
        editor.change(2, types.TextDocumentContentChangeWholeDocument(DRAFT + "Bye"))
        error = await refused(editor.client.code_action_resolve_async(action))
        assert error.code == -32801
        assert await editor.resolved("Rewrite this message")

    with_editor(cache, work, initialization_options=SETTINGS)


def test_closing_clears_and_an_editor_that_goes_takes_the_server_with_it(cache: Path) -> None:
    async def whole() -> str:
        editor = Editor()
        await editor.start(cache, capabilities())
        editor.open(DRAFT)
        assert await editor.diagnostics()
        editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI))
        )
        await editor.until(lambda: not editor.published[URI][-1].diagnostics)
        server = editor.client._server
        assert server is not None
        assert server.stdin is not None
        server.stdin.close()
        return await editor.ended()

    assert asyncio.run(whole()) == ""
