"""The parameters of a request: of the address and of the body, which is a form.

LibreOffice writes the body without encoding it: spaces, ampersands and letters stand as they are.
Such a body is known by what a form never holds, a space or a byte beyond ASCII, and the text is
taken from it as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request

from coach.lazily import lazy
from coach.service.languagetool.errors import Refused

MOST_FIELDS = 1000
_NEVER_IN_A_FORM = lazy(r"[ \t\r\n]|[^\x00-\x7f]")
_TEXT_FIRST, _LANGUAGE_LAST = "text=", "&language="
_OTHER_BODIES = ("application/json", "multipart/form-data")
_LONE_SURROGATE = lazy("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a client sent, the last value of each name; the address wins over the body.

    `one_paragraph` is true for LibreOffice, which shows the coach one paragraph at a time.
    """

    values: dict[str, str]
    one_paragraph: bool = False

    def get(self, name: str) -> str | None:
        """The value, None where it was not sent."""
        return self.values.get(name)

    def filled(self, name: str) -> str:
        """The value without surrounding blanks; "" where it was not sent."""
        return self.values.get(name, "").strip()

    def names(self, name: str) -> tuple[str, ...]:
        """The value as a list of names that commas separate."""
        return tuple(item for part in self.filled(name).split(",") if (item := part.strip()))

    def is_on(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.filled(name).lower() in ("true", "yes")


def read(request: Request) -> Parameters:
    """The parameters of a request. Raises Refused for a body that is no form."""
    in_address = _form(request.query_string.decode("utf-8", "replace"))
    if request.method != "POST":
        return Parameters(in_address)
    body = request.get_data(cache=True).decode("utf-8", "replace").rstrip("\r\n")
    if body and request.mimetype in _OTHER_BODIES:
        raise Refused(400, "Send the parameters as application/x-www-form-urlencoded.")
    as_it_stands = _unencoded(body)
    if as_it_stands is None:
        return Parameters(_form(body) | in_address)
    return Parameters(as_it_stands | in_address, "User-Agent" not in request.headers)


def whole(text: str) -> str:
    """The text with a replacement character for each half of a character that lost the other."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _form(encoded: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            encoded, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS
        )
    except ValueError as error:
        raise Refused(400, f"Send at most {MOST_FIELDS} parameters.") from error
    return dict(pairs)


def _unencoded(body: str) -> dict[str, str] | None:
    """The parameters of a body that was not encoded, None for any other."""
    if not body.startswith(_TEXT_FIRST) or not _NEVER_IN_A_FORM.search(body):
        return None
    text, found, rest = body.rpartition(_LANGUAGE_LAST)
    if not found:
        return None
    return _form("language=" + rest) | {"text": text.removeprefix(_TEXT_FIRST)}
