"""markdown-it-py's parser, with the place of every inline token recorded in its `meta`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType


def parsed(text: str) -> list[Token]:
    """The tokens of CommonMark with tables; `meta["at"]` is an inline token's place, in code
    points of the `content` of its block."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    traced = _TracedParser()
    traced.ruler, traced.ruler2 = parser.inline.ruler, parser.inline.ruler2
    parser.inline = traced
    parser.core.ruler.disable("text_join")
    traced.ruler2.disable("fragments_join")
    return parser


class _TracedState(StateInline):
    """Inline parsing that writes down where each token begins."""

    began = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self.began
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        before = self.tokens[-2] if len(self.tokens) > 1 else None
        token.meta["at"] = self.pos
        if ttype == "text" and before is not None:
            # the marks of an emphasis are pushed one by one, an address after its "<"
            follows = before.type == "text" and before.meta["at"] >= self.pos
            if follows or (before.type == "link_open" and before.info == "auto"):
                token.meta["at"] = before.meta["at"] + 1
        return token


class _TracedParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _TracedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
