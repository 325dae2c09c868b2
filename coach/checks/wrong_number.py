"""Numbers that break the plan of their kind: a check digit, a length, a country that has none.

Containers, air waybills, parcels, bank accounts, banks' codes, ships, customs codes, telephones.
`settings.wrong` is "digit" for check digits and "form" for all else; `settings.kinds` narrows it.
`{what}` names the kind and `{wrong}` says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.identifiers.finders import verifiable_in

_WHAT: dict[str, Text] = {
    "container": Text("container number", "柜号"),
    "iban": Text("IBAN", "IBAN"),
    "bic": Text("SWIFT/BIC code", "SWIFT代码"),
    "imo": Text("IMO number", "IMO号"),
    "awb": Text("air waybill number", "空运单号"),
    "tracking": Text("tracking number", "快递单号"),
    "hs_code": Text("customs code", "海关编码"),
    "phone": Text("telephone number", "电话号码"),
}
_FORMS: dict[str, Text] = {
    "container": Text("four letters and seven digits", "4个字母加7位数字"),
    "iban": Text("as long as its country's are", "与该国规定的长度一致"),
    "bic": Text(
        "8 or 11 characters with the country in place 5 and 6", "8位或11位，第5、6位是国家"
    ),
    "imo": Text("seven digits", "7位数字"),
    "hs_code": Text("4, 6, 8 or 10 digits, rarely more", "4、6、8或10位，少数更长"),
    "phone": Text("as long as its country's numbers are", "与该国号码的位数一致"),
}


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every such number in a part of the draft that is linted."""
    by_digit = settings["wrong"] == "digit"
    kinds = settings["kinds"]
    for fact in verifiable_in(document.masked):
        if fact.valid is not False or fact.kind not in kinds:
            continue
        is_digit = (fact.detail or "").startswith("check digit") or fact.kind == "tracking"
        if is_digit == by_digit:
            values: dict[str, str | Text] = {"what": _WHAT[fact.kind]}
            if not is_digit:
                values["form"] = _FORMS[fact.kind]
            yield Hit(fact.start, fact.end, values)
