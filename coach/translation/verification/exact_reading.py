"""What has to be kept letter for letter: placeholders, addresses, references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.lazily import lazy
from coach.translation.verification.atoms import Exact

_PLACEHOLDER = lazy(
    r"\{\{[^{}\n]{1,60}\}\}|⟦[^⟧\n]{0,80}⟧|\$\{[^{}\s]{1,40}\}|%\([A-Za-z_][\w.]*\)[a-z]"
    r"|\$\[?[A-Za-z_]\w{1,30}\]?|@[A-Z_]{3,30}@|#\{\w{1,30}\}|<<\w{1,30}>>|(?<![\w%])%[A-Z]{3}[A-Z0-9_]{1,20}"
    r"|\{[A-Za-z_]\w{0,30}\}|\{\d{1,2}(?:[:,][^{}\s]{1,12})?\}|\[%[^%\]\n]{1,40}%\]"
    r"|<%[^%>\n]{1,40}%>|(?<![\w%])%[A-Z][A-Z_]{2,24}%|\[\[[^\[\]\n]{1,40}\]\]"
    r"|(?<![%\d])%(?:\d{1,2}\$)?[-+#0'I]{0,3}(?:\d{1,3}|\*(?:\d\$)?)?(?:\.(?:\d{1,3}|\*))?"
    r"(?:(?:hh|h|ll|l|q|j|z|t|L)?[dsui](?![a-wyz])|(?:hh|h|ll|l|q|j|z|t|L)?"
    r"[moxXeEfFgGcCSpn@](?![a-z]))|(?<![\w%])%\d{1,2}(?![\w%]|[.,]\d)"
    r"|%(?:\d\$)?[+#q]{0,2}[A-Z](?![A-Za-z])"
    r"|</?(?:a|b|i|u|p|em|strong|br|span|div|li|ul|ol|tt|code|big|small|sub|sup|h[1-6]|img|td|tr"
    r"|table|html|head|body|title|header|font|center|blockquote|kbd|samp|var|pre|hr|th|del|ins|s"
    r"|label|format|ref|x|g|ph|bold|italic|emphasis)(?:\s[^<>]{0,120})?/?>"
    r"|</[A-Za-z][\w:-]{0,20}>|\[/[a-z]{1,12}\]",
    re.ASCII,
)
_EMAIL = lazy(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,6}", re.ASCII
)
_URL = lazy(
    r"(?:https?|ftp|file|mailto)://?[^\s<>\"'\u201c\u201d\u2018\u2019\u3000-\u30ff\u3400-\u9fff"
    r"\uff00-\uffef{}|]+|(?<![\w.@])www\.[\w-]+(?:\.[\w-]+)+(?:/[\w./?=&%#~-]*)?"
    r"|(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|cn|de|uk|eu|io|info|biz|ru|fr|it|nl|jp|kr)"
    r"(?:\.[a-z]{2})?(?![\w.-]|\.\w)(?:/[\w./?=&%#~-]*)?",
    re.ASCII,
)
_TOKEN = lazy(r"(?:\#|--?)?[A-Za-z0-9](?:[A-Za-z0-9._/+#-]{0,60}[A-Za-z0-9])?", re.ASCII)
_NO_CODE = lazy(
    r"(?i:\d+(?:st|nd|rd|th|s|d|x|k|m|w|bn|mn|h|am|pm|a\.m|p\.m|o)"
    r"|\d[\d.,/x*-]*(?:kg|kgs|g|mg|t|mt|lb|lbs|oz|mm|cm|m|km|dm|in|inch|ft|yd|yds|l|ml|cl|sqm|cbm"
    r"|m2|m3|pcs|pc|ea|sets?|prs|pairs|ctns?|ctn|plts?|rolls?|days?|hrs?|hours?|h|min|mins?|sec"
    r"|secs|s|ms|us|ns|wks?|weeks?|yrs?|years?|months?|hz|khz|mhz|ghz|kb|mb|gb|tb|kib|mib|gib|b"
    r"|bit|bits|px|pt|dpi|ppi|fps|v|kv|w|kw|mw|kwh|mah|ah|a|ma|gsm|db|dpi|rpm|bar|psi|mpa|teu"
    r"|usd|eur|rmb|cny|gbp|k|mio|way|minute|minutes|second|seconds|day|hour|year|old|bits"
    r"|point|step|page|piece|pieces|pack|c|f|e\d+))",
    re.ASCII,
)
_QUARTER = lazy(r"[QH][1-4]", re.ASCII)
_CURRENCY_GLUED = lazy(r"(?:USD|EUR|RMB|CNY|GBP|US|JPY|HKD|HK|AUD|CAD)\d[\d.,]*", re.ASCII)
_VERSION = lazy(r"\d+(?:\.\d+){2,}", re.ASCII)
_DATE_LIKE = lazy(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}|\d{4}-\d\d-\d\dT[\d:]+Z?", re.ASCII)
_SUFFIXED = lazy(r"\d[\d.,]*(?:st|nd|rd|th)?-[a-z][a-z-]*", re.ASCII)


_EMPHASIS = lazy(r"^<(/?)(?:i|b|strong|bold|italic|emphasis)>$")
"""Chinese has no italics to speak of: one emphasis stands for another."""


def read_exact(text: str) -> list[Exact]:
    """Placeholders, URLs, addresses and references of `text` in order, none overlapping."""
    found: list[Exact] = []
    taken = text
    for kind, pattern in (("placeholder", _PLACEHOLDER), ("email", _EMAIL), ("url", _URL)):
        for one in pattern.finditer(taken):
            end = one.end()
            if kind == "url":
                end = one.start() + len(one[0].rstrip(".,;:!?)'\"…>]*"))
            value = text[one.start() : end]
            found.append(Exact(kind, one.start(), end, _plain(kind, value)))
        taken = blanked(taken, found)
    found += _references(taken)
    return sorted(found, key=lambda one: one.start)


def blanked(text: str, spans: list[Exact]) -> str:
    """`text` with a private character in the place of each character of the spans."""
    for one in spans:
        text = text[: one.start] + "\ue000" * (one.end - one.start) + text[one.end :]
    return text


def compact(text: str) -> str:
    """Letters and digits in capitals, for comparing references."""
    return re.sub(r"[^A-Za-z0-9]", "", text).upper()


def _plain(kind: str, value: str) -> str:
    if kind == "placeholder":
        if value.startswith("%") and value[-1:] in "diu":
            value = re.sub(r"[iu]$", "d", value)
        if value.startswith("<"):
            name = re.sub(r"\s.*?(/?>)$", r"\1", value, flags=re.DOTALL).replace("/>", ">").lower()
            value = re.sub(r"%\d\$", "%", value.replace("\\", ""))
            kept = re.findall(r"\w+://[^\s\"'<>]+|\d+", value) if " " in value else []
            return " ".join([_EMPHASIS.sub(r"<\1em>", name), *sorted(kept)])
        if value.startswith("⟦"):
            return "⟦⟧"
        return value
    return value.casefold().rstrip("/")


def _references(text: str) -> Iterator[Exact]:
    for one in _TOKEN.finditer(text):
        token = one[0].lstrip("#-")
        start = one.end() - len(token)
        if one.start() and (
            text[one.start() - 1] in "_\\"
            or (text[one.start() - 1].isascii() and text[one.start() - 1].isalnum())
        ):
            continue
        if not re.search(r"\d", token, re.ASCII):
            continue
        if _DATE_LIKE.fullmatch(token):
            continue
        if _VERSION.fullmatch(token):
            yield Exact("reference", start, one.end(), compact(token))
            continue
        if not re.search(r"[A-Za-z]", token):
            continue
        if any(form.fullmatch(token) for form in (_NO_CODE, _QUARTER, _CURRENCY_GLUED, _SUFFIXED)):
            continue
        yield Exact("reference", start, one.end(), compact(token))
