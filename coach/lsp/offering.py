"""What the editor offers at a place: fixes of findings, and a part said again or translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from coach.analysis.scripts import HAS_HAN
from coach.finding import Finding, Language, Suggestion
from coach.lazily import lazy
from coach.lsp.diagnosing import Checked, diagnostic, touching
from coach.lsp.documents import OpenDocument
from coach.lsp.rewording import Edit, Order, message_span, paragraph_span, without_overlaps
from coach.lsp.rule_pages import RulePages
from coach.lsp.wording import REWRITE, SAFE, TRANSLATE, Part, fix_title

COMMAND = "coach.reword"
"""The command of editors that cannot ask for the edit of an action later."""
REWORD = CodeActionKind.RefactorRewrite
FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.coach"
_LATIN_WORD = lazy("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Client:
    """What the editor can do, and the language of its user."""

    language: Language
    resolves: bool = False
    """Whether it asks for the edit of an action when the user has chosen it."""
    applies: bool = False
    """Whether it takes edits that the server sends."""
    versions: bool = False
    """Whether an edit may name the version that it is for."""


def offered(
    found: Checked,
    span: tuple[int, int],
    client: Client,
    pages: RulePages,
    only: Sequence[str] | None,
) -> list[CodeAction]:
    """The actions at a span of a document, those of the kinds in `only` if it is given."""
    if found.document.form is None or found.is_too_long:
        return []
    actions = [*_fixes(found, span, client, pages), *_safe_ones(found, client)]
    if client.resolves or client.applies:
        actions += _rewordings(found, span, client)
    return [one for one in actions if only is None or _is_among(one, only)]


def workspace_edit(document: OpenDocument, edits: Iterable[Edit], client: Client) -> WorkspaceEdit:
    """The edits, for this version of the document where the editor can tell versions apart."""
    changes = [
        TextEdit(document.lines.range(start, end), words)
        for start, end, words in without_overlaps([*edits])
    ]
    if not client.versions:
        return WorkspaceEdit(changes={document.uri: changes})
    place = OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(place, [*changes])])


def _is_among(action: CodeAction, only: Sequence[str]) -> bool:
    kind = action.kind.value if isinstance(action.kind, CodeActionKind) else str(action.kind)
    return any(kind == one or kind.startswith(f"{one}.") or not one for one in only)


def _fixes(
    found: Checked, span: tuple[int, int], client: Client, pages: RulePages
) -> Iterator[CodeAction]:
    """One action for each suggestion that has words."""
    for finding in touching(found.findings, *span):
        ways = [one for one in finding.suggestions if _can_be_put(one, found.document)]
        for way in ways:
            yield _fix(finding, way, found, client, pages, is_only=len(ways) == 1)


def _can_be_put(way: Suggestion, document: OpenDocument) -> bool:
    return way.replacement is not None and document.is_read(way.start, way.end)


def _fix(
    finding: Finding,
    way: Suggestion,
    found: Checked,
    client: Client,
    pages: RulePages,
    *,
    is_only: bool,
) -> CodeAction:
    document = found.document
    words = way.replacement or ""
    return CodeAction(
        title=fix_title(document.text[way.start : way.end], words).of(client.language),
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic(finding, document, client.language, pages)],
        is_preferred=True if is_only and way.applicability == "safe" else None,
        edit=workspace_edit(document, [(way.start, way.end, words)], client),
    )


def _safe_ones(found: Checked, client: Client) -> Iterator[CodeAction]:
    edits = [
        (way.start, way.end, way.replacement or "")
        for finding in found.findings
        for way in finding.suggestions[:1]
        if way.applicability == "safe" and _can_be_put(way, found.document)
    ]
    if edits:
        edit = workspace_edit(found.document, edits, client)
        yield CodeAction(title=SAFE.of(client.language), kind=FIX_ALL, edit=edit)


def _rewordings(found: Checked, span: tuple[int, int], client: Client) -> Iterator[CodeAction]:
    document = found.document
    for part, place in _parts(document, span):
        if any(map(_can_be_reworded, touching(found.findings, *place))):
            order = Order("rewrite", document.uri, document.version, *place)
            yield _reword(REWRITE[part].of(client.language), order, client)
    for part, place in _parts(document, span):
        words = document.readable[slice(*place)]
        targets: list[tuple[bool, Language]] = [
            (HAS_HAN.search(words) is not None, "en"),
            (_LATIN_WORD.search(words) is not None, "zh"),
        ]
        for is_wanted, to in targets:
            if is_wanted:
                order = Order("translate", document.uri, document.version, *place, to=to)
                yield _reword(TRANSLATE[part, to].of(client.language), order, client)


def _parts(document: OpenDocument, span: tuple[int, int]) -> Iterator[tuple[Part, tuple[int, int]]]:
    """The selection, or the paragraph at the cursor; and the message."""
    whole = message_span(document)
    if whole[0] >= whole[1]:
        return
    if span[0] < span[1]:
        if document.readable[slice(*span)].strip():
            yield "selection", span
    else:
        paragraph = paragraph_span(document, span[0])
        if paragraph is not None and paragraph != whole:
            yield "paragraph", paragraph
    yield "message", whole


def _can_be_reworded(finding: Finding) -> bool:
    """Whether rewriting may have words for a finding; what is missing it leaves to the writer."""
    if finding.category == "completeness":
        return False
    return finding.category == "blame" or any(
        one.applicability in ("safe", "blank") and one.replacement is not None
        for one in finding.suggestions
    )


def _reword(title: str, order: Order, client: Client) -> CodeAction:
    if client.resolves:
        return CodeAction(title=title, kind=REWORD, data=order.plain())
    command = Command(title=title, command=COMMAND, arguments=[order.plain()])
    return CodeAction(title=title, kind=REWORD, command=command)
