"""Names of people and companies where the text marks them: address, signature, legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found, at_words
from coach.lazily import lazy

_PART = r"[A-Z][^\W\d_]{0,24}(?:['’-][^\W\d_]{1,24}){0,2}\.?"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Ing|Herr|Frau|Señora?|Sr|Sra|Madame|Monsieur|Eng|Sheikh"
    r"|Mister)\.?"
)
_GREETED = lazy(
    rf"^[ \t]*(?:Dear|Hi|Hello|Hey|Good (?:morning|day|afternoon"
    rf"|evening))[ ,]+(?:{_TITLE} ?)*(?P<name>{_PART}(?: (?:van |von |de |del |al-"
    rf"|bin )*{_PART}){{0,3}})(?=[ ]?[,，:：!.\n-]|$)",
    re.MULTILINE,
)
_GREETED_ZH = lazy(
    r"^[ \t]*(?:尊敬的|亲爱的|致)?(?P<name>[\u4e00-\u9fff]{1,3})(?:总经理|经理|总监|主管|女士"
    r"|先生|小姐|老师|工|总|博士)(?=[,，:：！!。 \n]|您?好|$)",
    re.MULTILINE,
)
_NOBODY = frozenset(
    "Sir Sirs Madam Madame All Team Both Friend Friends Customer Client Buyer Supplier Partner "
    "Valued Everyone Colleague Colleagues There Again Gentlemen Ladies Purchasing Sales Folks "
    "Guys Dear 各位 大家 诸位".split()
)
_COMPANY = lazy(
    r"(?<![\w&])(?P<en>(?:[A-Z][\w&'’.-]{0,30}[ ,]{1,2}(?:(?:and|of|de|for|und"
    r"|&) )?(?:\([A-Z][a-z]+\) )?){1,6}(?:Co\.?,? ?Ltd\.?|Company Limited|Company,? Ltd\.?"
    r"|GmbH(?: & Co\.? KG)?|AG|Inc\.?|LLC|L\.L\.C\.?|Ltd\.?|Limited|Corp\.?|Corporation"
    r"|S\.p\.A\.|S\.r\.l\.?|Srl|S\.?A\.?S?\.?|B\.?V\.?|N\.?V\.?|Pty\.? Ltd\.?|Pvt\.? Ltd\.?|FZE"
    r"|FZCO|FZ-LLC|Oy|AB|A/S|AS|ApS|Sp\. z o\.o\.|S\.A\. de C\.V\.|Ltda\.?|K\.K\.|Sdn\.? Bhd\.?"
    r"|PLC|LLP))(?![A-Za-z0-9])"
    r"|(?P<zh>[\u4e00-\u9fff（）()]{2,20}?(?:有限责任公司|股份有限公司|有限公司|集团公司"
    r"|贸易公司|株式会社))",
)
_FORMS = (
    *"Ltd Limited GmbH AG Inc LLC L.L.C Corp S.p.A S.r.l Srl SA S.A BV B.V NV N.V FZE FZ Oy AB AS"
    " A/S ApS Ltda K.K Sdn PLC LLP".split(),
    *("Sp. z o", "公司", "株式会社"),
)
"""The text of every company has one of these: looked for before the pattern runs."""
_LEADING = lazy(
    r"^(?:Dear|From|To|We|Our|The|At|By|With|For|Please|Contact|Buyer|Seller"
    r"|Beneficiary|Shipper|Consignee|Supplier|Hi|Regards|Thanks)[ ,:]+"
)
_LEADING_ZH = lazy(
    r"^(?:我们是|我司是?|我是|这是|来自|关于|请|由|向|给|和|与|的|是|在"
    r"|卖方|买方|收款人|供应商|客户)+"
)
_TITLED = lazy(
    rf"(?<![\w.])(?:Mr|Mrs|Ms|Miss|Dr)\.? (?P<name>{_PART}(?: {_PART}){{0,2}})"
    rf"|(?<=[Aa]ttn[.:] )(?P<attn>{_PART}(?: {_PART}){{0,2}})"
)
_TITLE_HEADS = frozenset("mr mrs ms mis dr".split())
_SIGNED = lazy(
    rf"^(?:{_TITLE} )?(?P<name>{_PART}(?: {_PART}){{0,2}}"
    rf"|[\u4e00-\u9fff]{{2,4}})$"
)


def find_people(text: str) -> Iterator[Found]:
    """People addressed or titled, and companies with their legal form."""
    titled = _TITLED.finditer(text) if "ttn" in text else at_words(_TITLED, text, _TITLE_HEADS)
    for places in (_GREETED.finditer(text), titled, _GREETED_ZH.finditer(text)):
        for found in places:
            name = next(key for key, words in found.groupdict().items() if words)
            words = found[name].split()
            if words[0].rstrip(".") not in _NOBODY and words[-1].rstrip(".") not in _NOBODY:
                yield Found("name", *found.span(name), " ".join(words).rstrip("."))
    for found in _COMPANY.finditer(text) if any(form in text for form in _FORMS) else ():
        yield _company(found)


def _company(found: re.Match[str]) -> Found:
    pattern = _LEADING if found["en"] else _LEADING_ZH
    lead = pattern.match(found[0])
    start = found.start() + (lead.end() if lead else 0)
    return Found("company", start, found.end(), " ".join(found.string[start : found.end()].split()))


def signed_by(text: str, start: int, end: int) -> Found | None:
    """The name on the first line of the signature `start..end`."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        found = _SIGNED.match(line[0].strip(" \t,，-–—"))
        if found is not None and found["name"].split()[0].rstrip(".") not in _CLOSINGS:
            at = start + line.start() + line[0].find(found["name"])
            return Found("name", at, at + len(found["name"]), found["name"])
        if line[0].strip() and not _CLOSING_LINE.match(line[0]):
            return None
    return None


_CLOSINGS = frozenset(
    "Best Kind Warm Yours Regards Sincerely Thanks Thank Cheers Many With Respectfully "
    "Faithfully 此致 敬礼 祝好 谢谢 顺祝 商祺 顺颂 致敬".split()
)
_CLOSING_LINE = lazy(
    r"[ \t]*(?:-{2,}|_{2,}|(?:best|kind|warm|yours|sincerely|thanks|thank|regards|many|with"
    r"|cheers|respectfully|faithfully)\b|此致|敬礼|祝|顺|谢谢|致)",
    re.IGNORECASE,
)
