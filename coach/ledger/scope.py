"""Which sentences of a draft are surely about which order of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.document import Block, Document, Sentence
from coach.lazily import lazy
from coach.ledger.mentions import MOST, Mention, mentions_of
from coach.ledger.order import Ledger, Order
from coach.ledger.reference import reference_of

_ELSEWHERE = lazy(
    r"\b(?:next|new|another|other|previous|last|earlier|former|repeat|second|further|future|old"
    r"|first|trial|additional|separate|upcoming|same) (?:\w+ )?(?:orders?|po|purchase|inquir(?:y"
    r"|ies)"
    r"|enquir(?:y|ies)|batch|shipment|contract|project)\b"
    r"|\b(?:re-?order|inquir(?:y|ies)|enquir(?:y|ies)|rfq|quot(?:e|ed|es|ing|ation)s?|offer(?:ed"
    r"|s)?"
    r"|samples?|stock|price ?list|catalog(?:ue)?|like (?:po|order)|similar to|same as|as in"
    r"|based on"
    r"|compared (?:to|with)|refer(?:ring)? to (?:the )?(?:price|quality))\b"
    r"|下一?[单个次批]|新订?单|新的|另一?[单个批张]|上一?[单次批]|之前的|以前的|返单|翻单"
    r"|续单|加单|再下|询价|询盘|报价"
    r"|样品|样板|库存|现货|参照|参考|类似|一样|同样|相同|去年|明年"
)
"""Words that lead to another order, or to no order at all."""


_LEAD = lazy(
    r"\b(?:(?:of|for|under|on|in) )?(?:your |our |the |this )?(?:purchase )?(?:order )?[(（]?$"
)


@dataclass(frozen=True, slots=True)
class About:
    """A sentence that is surely about one order.

    `named` tells that the sentence itself names the order, with `mention`; else an earlier one did.
    """

    sentence: Sentence
    order: Order
    mention: Mention
    how: Literal["named", "followed"]

    @property
    def blanked(self) -> str:
        """The folded sentence with blanks for the order's number and the words that lead to it.

        “The total of your order PO 1 is” reads like “The total is”; offsets stay as they are.
        """
        folded = self.sentence.folded
        if self.how != "named":
            return folded
        start, end = self.mention.start, self.mention.end
        lead = _LEAD.search(folded, max(0, start - 40), start)
        start = lead.start() if lead else start
        return folded[:start] + " " * (end - start) + folded[end:]


@dataclass(slots=True)
class _Known:
    """The orders behind the numbers of a draft, each looked up once."""

    ledger: Ledger
    found: dict[tuple[str, str], Order | None]

    def order(self, mention: Mention) -> Order | None:
        key = (mention.reference.core, mention.reference.paper)
        if key not in self.found:
            if len(self.found) >= MOST:
                return None
            self.found[key] = self.ledger.order(mention.words)
        return self.found[key]


def orders_in(document: Document, ledger: Ledger) -> Iterator[About]:
    """The sentences about one order each; what may be about two or about another is left out."""
    named = mentions_of(document)
    if not any(mentions for _, mentions in named):
        return
    known = _Known(ledger, {})
    whole = _only([one for _, mentions in named for one in mentions], known)
    above: dict[Block | None, list[Mention]] = {}
    seen = False
    for sentence, mentions in named:
        block = _block(document, sentence)
        before = above.setdefault(block, [])
        before += mentions
        seen = seen or bool(mentions)
        if _ELSEWHERE.search(sentence.folded):
            continue
        if mentions:
            if (only := _only(list(mentions), known)) is not None:
                yield About(sentence, *only, "named")
        elif seen and (only := whole or _only(before, known)) is not None:
            yield About(sentence, *only, "followed")


def _only(mentions: list[Mention], known: _Known) -> tuple[Order, Mention] | None:
    """The one order that all mentions name; None for several, or one that is not known."""
    found: dict[str, tuple[Order, Mention]] = {}
    strange: list[Mention] = []
    for mention in mentions:
        order = known.order(mention)
        if order is not None:
            found.setdefault(order.number, (order, mention))
        elif mention.cued:
            strange.append(mention)
    if len(found) != 1:
        return None
    order, mention = next(iter(found.values()))
    return (order, mention) if all(_may_be_of(order, one) for one in strange) else None


def _may_be_of(order: Order, mention: Mention) -> bool:
    """Whether an unknown number may be a paper of the order that the ledger does not hold yet."""
    paper = mention.reference.paper
    if paper in ("contract", "so"):
        return True
    held = {"po": order.po, "pi": order.pi, "invoice": order.invoice}
    own = reference_of(order.number)
    return paper in held and held[paper] is None and (own is None or own.paper != paper)


def _block(document: Document, sentence: Sentence) -> Block | None:
    return next((b for b in document.blocks if b.start <= sentence.start < b.end), None)
