"""Which fields the attachments that a message names may hold for it."""

from __future__ import annotations

import re

from coach.messages.kinds import Field
from coach.messages.reading import Reading

_ATTACHED = (
    r"(?:\battach\w*|\benclos\w*|\bherewith\b|\bannex\w*|附件|随附|附上|附|随函|另附|见附"
    r"|[\w-]+\.(?:pdf|xlsx?|docx?)\b)"
)
_DOCUMENTS: dict[str, str] = {
    "quotation": r"\bquot\w*|\bprice list|\boffer\b|\bpricing\b|报价|价格表|价目",
    "proforma": r"\bpro-?forma|\bpi\b|形式发票",
    "catalogue": r"\bcatalog\w*|\bbrochure|目录|画册|样本",
    "specification": r"\bspec\w*|\bdata ?sheet|\bdrawing|\btds\b|规格|参数|图纸|技术",
    "contract": r"\bcontract|\bconfirmation|\bs/?c\b|合同|确认书",
    "packing_list": r"\bpacking|\bp/?l\b|装箱|箱单",
    "invoice": r"\binvoice|\bstatement|发票|账单|对账单",
}
_NEAR = r"[^¶\n]{0,60}?"


def attached_in(reading: Reading) -> frozenset[str]:
    """The kinds of documents that the message names as attached."""
    if not re.search(_ATTACHED, reading.folded):
        return frozenset()
    found = set()
    for name, words in _DOCUMENTS.items():
        pattern = rf"{_ATTACHED}{_NEAR}(?:{words})|(?:{words}){_NEAR}{_ATTACHED}"
        if re.search(pattern, reading.folded):
            found.add(name)
    return frozenset(found)


def holds_field(field: Field, attached: frozenset[str]) -> bool:
    """Whether one of the attached documents has the field as a rule."""
    return not attached.isdisjoint(field.attachments)
