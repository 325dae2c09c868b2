"""The API of pairing: a short code in, a token for a browser extension out.

`POST /api/v1/pair`
    {"code": "ABCD-EFGH", "name": "Chrome on Windows"}, the code being the one that “coach serve
    --pair” showed. The answer is {"schema", "token", "id", "scopes"}; the token is told this once.
    A code works once, for ten minutes, and is void after five wrong ones.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from flask import Blueprint, Response, current_app, jsonify, request
from pydantic import Field, ValidationError, field_validator

from coach.finding import Text
from coach.service.access import ACCESS, Access, unreachable
from coach.service.errors import Problem
from coach.service.extensions import is_extension
from coach.service.models import Part, refuse, require_json
from coach.service.scopes import SCOPES
from coach.service.tokens import MOST_NAME, NoCode, Token, TokensDown, WrongCode

blueprint = Blueprint("pairing", __name__, url_prefix="/api/v1")

SCHEMA = "1.0"
_MOST_CODE = 40
_EXAMPLE = 'an object such as {"code": "ABCD-EFGH", "name": "Chrome on Windows"}'


class PairRequest(Part):
    """A code to turn into a token."""

    code: Annotated[str, Field(min_length=1, max_length=_MOST_CODE)] = Field(
        description="the code that “coach serve --pair” showed, such as “ABCD-EFGH”"
    )
    name: Annotated[str, Field(min_length=1, max_length=MOST_NAME)] = Field(
        default="Browser",
        description=f"what the browser is called in “coach token list”, 1 to {MOST_NAME} "
        "characters that can be seen",
    )

    @field_validator("name")
    @classmethod
    def _visible(cls, name: str) -> str:
        if not name.strip() or not name.isprintable():
            raise ValueError("not a name")
        return name.strip()


@blueprint.post("/pair")
def pair() -> Response:
    """Turn the code that waits into a token."""
    require_json()
    try:
        asked = PairRequest.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        refuse(error, PairRequest, _EXAMPLE)
    token, secret = _paired(asked)
    scopes = [scope for scope in SCOPES if scope in token.scopes]
    return jsonify(schema=SCHEMA, token=secret, id=token.id, scopes=scopes)


def _paired(asked: PairRequest) -> tuple[Token, str]:
    """The new token and its secret. Raises Problem."""
    access: Access = current_app.extensions[ACCESS]
    origin = request.headers.get("Origin")
    try:
        store = access.store
        if store is None:
            raise NoCode
        extension = origin if is_extension(origin) else None
        return store.pair(asked.code, asked.name, extension, datetime.now(UTC))
    except NoCode as error:
        raise Problem(
            403,
            "no-code",
            Text("No code is waiting", "没有等待使用的配对码"),
            Text(
                "It was used, or its ten minutes or its tries are over. "
                "Start the service with “coach serve --pair” for a new one.",
                "它已用过，或十分钟已过，或次数已满。"
                "请用“coach serve --pair”启动服务，取得新的配对码。",
            ),
        ) from error
    except WrongCode as error:
        raise Problem(
            403,
            "wrong-code",
            Text("That is not the code", "配对码不对"),
            Text(
                "Type it as “coach serve --pair” shows it. After a few wrong ones it is void.",
                "请按“coach serve --pair”显示的输入。错几次后它就作废。",
            ),
        ) from error
    except TokensDown as error:
        raise unreachable(error) from error
