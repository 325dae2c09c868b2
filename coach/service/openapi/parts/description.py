"""The description of the API itself."""

from __future__ import annotations

from coach.finding import Text
from coach.service.openapi.operation import Operation, Success

TITLE = Text("This description", "接口说明")
PLACE = 12

OPERATIONS = {
    "openapi.document": Operation(
        Text("This description as an OpenAPI 3.1 document", "OpenAPI 3.1 文档"),
        Success("OpenAPI"),
        kept=True,
    )
}
