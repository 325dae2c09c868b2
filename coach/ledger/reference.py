"""Order numbers as people write them: “PO 4501”, “po#4501”, “P.O. No. 4501” are one number."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from coach.lazily import lazy

Paper = Literal["po", "pi", "so", "invoice", "contract", ""]
"""The paper whose number it is; "" where the words do not say, as in “order 4501”."""

LONGEST = 60
"""Characters of a number at most."""

_PAPERS: tuple[tuple[Paper, str], ...] = (
    ("po", r"p\W?\s?o|purchase\s?order|采购订?单|采购合同"),
    ("pi", r"p\W?i|pro-?\s?forma(?:\s?invoice)?|形式发票"),
    ("so", r"s\W?o|sales\s?order|销售订?单"),
    ("invoice", r"inv|(?:commercial\s?)?invoice|c\W?i|(?:商业)?发票"),
    ("contract", r"s\W?c|sales\s?contract|contract|(?:销售)?合同"),
    ("", r"orders?|ord|ref(?:erence)?|(?:客户)?订单|单"),
)
_START = lazy(
    r"(?:" + "|".join(f"(?P<p{n}>{words})" for n, (_, words) in enumerate(_PAPERS)) + r")"
    r"(?:(?<=[\u3400-\u9fff])|(?![a-z]))[\s.:：#_/-]*(?:(?:no|nr|num(?:ber)?)(?![a-z])|号码?"
    r"|编号|单号)?[\s.:：#_/-]*(?=\S*\d)"
)
_NO = lazy(r"(?:(?:no|nr|num(?:ber)?)(?![a-z])|号码?|编号|单号)?[\s.:：#_/-]*(?=\S*\d)")
_PLAIN = lazy(r"[^0-9a-z\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A number without its punctuation and case, and the paper it belongs to."""

    core: str
    paper: Paper

    def fits(self, other: Reference) -> bool:
        """Whether both may name the same order: the same number, and no two different papers."""
        return self.core == other.core and (
            self.paper == other.paper or not self.paper or not other.paper
        )


def reference_of(written: str, paper: Paper = "") -> Reference | None:
    """The number in `written`; of `paper` where the words before it name none.

    None where nothing is left that could be a number.
    """
    folded = unicodedata.normalize("NFKC", written).strip().lower()[: 2 * LONGEST]
    # “Invoice No. INV-88” names its paper twice.
    while (start := _START.match(folded)) is not None:
        said = next(n for n in range(len(_PAPERS)) if start.group(f"p{n}") is not None)
        paper, folded = _PAPERS[said][0] or paper, folded[start.end() :]
    if (plain := _NO.match(folded)) is not None:
        folded = folded[plain.end() :]
    core = _PLAIN.sub("", folded).removesuffix("号")[:LONGEST]
    return Reference(core, paper) if any(map(str.isdigit, core)) else None
