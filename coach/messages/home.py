"""Where the writer of a message is, as far as its words tell: by phone, company form or address."""

from __future__ import annotations

from coach.identifiers.ports import find_ports
from coach.lazily import lazy
from coach.messages.reading import Reading

_SIGNATURE = 200
"""Characters at the end in which the writer's name, firm and phone stand."""
_OWN_PHONE = lazy(
    r"(?:\+|\b00)(1|2[07]|234|254|3[0-469]|351|353|4[0-9]|5[1-8]|6[0-6]|81|82|84|86|886|852|9[0-58]"
    r"|971|966|880)(?=[ \d()-]{7})"
)
_DIALLED = {
    "20": "EG", "27": "ZA", "234": "NG", "254": "KE", "30": "GR", "31": "NL", "32": "BE",
    "33": "FR", "34": "ES", "351": "PT", "353": "IE", "36": "HU", "39": "IT", "41": "CH",
    "43": "AT", "44": "GB", "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE",
    "52": "MX", "54": "AR", "55": "BR", "56": "CL", "57": "CO", "51": "PE", "60": "MY",
    "61": "AU", "62": "ID", "63": "PH", "64": "NZ", "65": "SG", "66": "TH", "81": "JP",
    "82": "KR", "84": "VN", "86": "CN", "886": "TW", "852": "HK", "90": "TR", "91": "IN",
    "92": "PK", "94": "LK", "880": "BD", "966": "SA", "971": "AE",
}  # fmt: skip
_FIRMS = (
    (r"\bgmbh\b", "DE"),
    (r"\b(?:s\.?r\.?l|s\.?p\.?a)\b", "IT"),
    (r"\bsp\. ?z ?o\. ?o\b", "PL"),
    (r"\ba\.ş|\bsan\. tic\b|\btic\. ltd\b", "TR"),
    (r"\bltda\b", "BR"),
    (r"\bsdn\.? bhd\b", "MY"),
    (r"\bpt [a-z]", "ID"),
    (r"\b(?:de c\.?v|s\.? de r\.?l)\b", "MX"),
    (r"\bplc\b|\b0[127]\d{2,4} \d{3} ?\d{3}\b", "GB"),
    (r"\b(?:oh|tx|ca|ny|il|mi|pa|nj|wi|ga|nc)\s*$|\(\d{3}\) \d{3}-\d{4}", "US"),
)
"""Forms of a firm and of phone numbers that one country has; those of several are left out."""
_FIRM = tuple((lazy(pattern), country) for pattern, country in _FIRMS)
_CHINESE = frozenset({"CN", "HK", "MO", "TW"})
_SHARED = frozenset(
    "AT BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MD NL NO PL PT RO RS SE SI SK"
    " UA BO PY NP BT LA UG RW BI ET ML NE ZM ZW MW BW KZ UZ KG MN AF SG MY".split()
)
"""Countries whose goods as a matter of course leave by a neighbour's port."""


def home_of(reading: Reading, but: tuple[int, int]) -> str | None:
    """The country of the writer as an ISO code, None where the words leave it open.

    By his phone, his firm, a port named beside his name; China, where the message names a place
    there or is written in Chinese. `but` is a place that does not count: that of the term judged.
    """
    text = reading.folded
    end = len(text.rstrip())
    start = max(0, end - _SIGNATURE)
    phone = _OWN_PHONE.search(text, start)
    if phone is not None and phone[1] in _DIALLED:
        return _DIALLED[phone[1]]
    chinese = reading.document.language == "zh"
    if not chinese:
        for pattern, country in _FIRM:
            if pattern.search(text, start, end):
                return country
    ports = [
        one
        for one in find_ports(reading.document.text)
        if not but[0] <= one.start < but[1] and text[one.start].strip()
    ]
    signed = [one.port.country for one in ports if one.start > end - _SIGNATURE // 2]
    if chinese or any(one.port.country == "CN" for one in ports):
        return "CN"
    return signed[-1] if signed else None


def is_far(country: str, home: str) -> bool:
    """Whether goods of `home` hardly leave by a port of `country`."""
    return country != home and not {country, home} <= _CHINESE and home not in _SHARED
