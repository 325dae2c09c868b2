"""Pairing a browser extension with the service."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.finding import Text
from coach.service.openapi.operation import Answer, Operation, Success
from coach.service.pairing import PairRequest
from coach.service.scopes import Scope

TITLE = Text("Pairing", "配对")
PLACE = 13


class PairedAnswer(Answer):
    """The token of an extension. Its secret is told this once."""

    schema_: Literal["1.0"] = Field(alias="schema")
    token: str = Field(description="what the extension sends as bearer token")
    id: str = Field(description="its id, as “coach token list” shows it")
    scopes: list[Scope]


OPERATIONS = {
    "pairing.pair": Operation(
        Text("Turn the code of “coach serve --pair” into a token", "用配对码换取令牌"),
        Success(PairedAnswer),
        about="A code works once, for ten minutes, and is void after a few wrong ones.",
        body=PairRequest,
        problems=(503,),
    )
}
