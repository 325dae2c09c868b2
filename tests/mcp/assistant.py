"""An assistant for tests: the SDK's own client, which starts `coach mcp` and speaks with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
from mcp import Client, StdioServerParameters, stdio_client

PATIENCE = 90
ROOT = Path(__file__).resolve().parents[2]


def with_assistant(work: Callable[[Client], Awaitable[None]], log: Path, *options: str) -> str:
    """Run `work` with a client and a server of its own; what the server wrote to its log."""

    async def whole() -> None:
        parameters = StdioServerParameters(
            command=sys.executable,
            args=["-m", "coach", "mcp", *options],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        )
        with log.open("w", encoding="utf-8") as errors:
            with anyio.fail_after(PATIENCE):
                async with Client(stdio_client(parameters, errlog=errors)) as client:
                    await work(client)

    anyio.run(whole)
    return log.read_text(encoding="utf-8")


async def answer(client: Client, tool: str, **arguments: Any) -> Any:
    """The typed answer of a tool."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return result.structured_content


async def refusal(client: Client, tool: str, **arguments: Any) -> str:
    """The words of an error that a tool answers."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error, result.structured_content
    (content,) = result.content
    text: str = content.text  # type: ignore[union-attr]
    return text
