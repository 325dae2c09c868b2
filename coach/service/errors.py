"""Every error as a problem document (RFC 9457), without a word of the draft in it.

Its words are English or Chinese, as the header “Accept-Language” of the request asks.

What went wrong inside is logged by the type and place of the exception only: its message could
quote the text that was being checked.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from typing import cast

from flask import Flask, Response, has_request_context, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.http import parse_accept_header

from coach.finding import Language, Text
from coach.models.errors import LocalModelError

PROBLEM_JSON = "application/problem+json"
_TYPE = "urn:draft-coach:problem:"
_log = logging.getLogger(__name__)


_AGAIN_AFTER = 5
"""Seconds after which a request that took too long may be tried again."""
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def language_of(accepted: LanguageAccept) -> Language:
    """The language that a client asks for; English where it asks for none that we speak."""
    return cast(Language, accepted.best_match(LANGUAGES, default="en"))


def language_in(header: str | None) -> Language:
    """The same for the value of a header “Accept-Language”."""
    return language_of(parse_accept_header(header, LanguageAccept))


def language_asked() -> Language:
    """The language that the request at hand asks for; English where there is none."""
    return language_of(request.accept_languages) if has_request_context() else "en"


class Problem(Exception):
    """A request that cannot be answered. `errors` names fields and what they should have been.

    A title or detail that is plain text is English in every language.
    """

    def __init__(
        self,
        status: int,
        name: str,
        title: str | Text,
        detail: str | Text,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status = status
        self.name = name
        self.title = title if isinstance(title, Text) else Text(title, title)
        self.detail = detail if isinstance(detail, Text) else Text(detail, detail)
        super().__init__(self.title.en)
        self.errors = tuple(errors)
        self.headers = dict(headers or {})

    def document(self, language: Language) -> dict[str, object]:
        """The problem document as plain data."""
        document: dict[str, object] = {
            "type": _TYPE + self.name,
            "title": self.title.of(language),
            "status": self.status,
            "detail": self.detail.of(language),
        }
        if self.errors:
            document["errors"] = [dict(error) for error in self.errors]
        return document

    def body(self, language: Language) -> str:
        """The problem document as JSON."""
        return json.dumps(self.document(language), ensure_ascii=False)

    def line(self) -> str:
        """Title and detail as one line of English."""
        return f"{self.title.en}. {self.detail.en}"

    def response(self) -> Response:
        """The problem document as an answer to the request at hand, in its language."""
        language = language_asked()
        answer = Response(
            self.body(language),
            status=self.status,
            headers=self.headers,
            content_type=PROBLEM_JSON,
        )
        answer.vary.add("Accept-Language")
        return answer


def wrong_fields(errors: Sequence[Mapping[str, str]], *, name: str = "invalid-request") -> Problem:
    """The problem of a request whose fields cannot be used; `errors` says which, and why."""
    return Problem(
        400,
        name,
        Text("The request has fields that cannot be used", "请求中有无法使用的字段"),
        Text(
            "Each entry of “errors” names a field and what is expected there.",
            "“errors”中每一项写明字段以及应填的内容。",
        ),
        errors=errors,
    )


def register(app: Flask) -> None:
    """Answer every error of the application with a problem document."""
    app.register_error_handler(Problem, Problem.response)
    app.register_error_handler(HTTPException, lambda error: _from_http(app, error).response())
    app.register_error_handler(Exception, lambda error: problem_of(error).response())


def _from_http(app: Flask, error: HTTPException) -> Problem:
    if error.code == 404:
        return Problem(
            404,
            "not-found",
            Text("Nothing here", "这里没有内容"),
            Text(
                "The API is at /api/v1/check, the page at /.",
                "接口在 /api/v1/check，页面在 /。",
            ),
        )
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(error.valid_methods or ()))
        return Problem(
            405,
            "method-not-allowed",
            Text("This address does not take that method", "该地址不支持这种方法"),
            Text(f"Use one of: {allowed}.", f"请使用：{allowed}。"),
            headers={"Allow": allowed},
        )
    if error.code == 413:
        return too_large(int(app.config["MAX_CONTENT_LENGTH"]))
    return Problem(error.code or 500, "http", error.name, NOT_HTTP)


NOT_HTTP = Text("The request could not be understood as HTTP.", "无法按 HTTP 理解这个请求。")


def too_large(limit: int) -> Problem:
    """The problem of a body beyond `limit` bytes."""
    return Problem(
        413,
        "too-large",
        Text("The request is too large", "请求太大"),
        Text(
            f"A request may have {limit} bytes. Check the text in parts.",
            f"一次请求最多 {limit} 字节，请把文本分段检查。",
        ),
    )


def out_of_time(seconds: float) -> Problem:
    """The problem of a request that took longer than it may."""
    return Problem(
        503,
        "out-of-time",
        Text("This takes too long", "用时太长"),
        Text(
            f"A request may take {seconds:g} seconds. Send less at once, or try again later.",
            f"一次请求最多 {seconds:g} 秒。请减少一次发送的内容，或稍后再试。",
        ),
        headers={"Retry-After": str(_AGAIN_AFTER)},
    )


def problem_of(error: Exception) -> Problem:
    """What a client is told of any error, where no answer of its own can be made of it."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, LocalModelError):
        title = Text("The model of tone cannot answer", "语气模型暂时无法使用")
        return Problem(503, "model", title, error.told)
    return _unexpected(error)


def log_unexpected(error: Exception) -> None:
    """Write down where the coach failed, without the words of the exception."""
    _log.error("unexpected %s at %s", type(error).__name__, _place(error))


def _unexpected(error: Exception) -> Problem:
    log_unexpected(error)
    return Problem(
        500,
        "unexpected",
        Text("The coach failed on this request", "处理这次请求时出错"),
        Text(
            "The fault is in the coach, not in the request. The log names the place in the code; "
            "it holds nothing of the text.",
            "问题出在程序，不在请求。日志只记录出错的代码位置，不含文本内容。",
        ),
    )


def _place(error: Exception) -> str:
    place, trace = "unknown place", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        module = trace.tb_frame.f_globals.get("__name__", "?")
        place = f"{module}.{code.co_name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
