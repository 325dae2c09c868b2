"""The guide to editors: its settings are taken, and it names what there is."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coach.cli import main
from coach.lsp.reading import form_of
from coach.lsp.settings import _READERS, settings_from
from coach.mcp.server import create_server

GUIDE = (Path(__file__).resolve().parents[2] / "docs/editors.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def test_every_setting_of_the_guide_is_taken() -> None:
    documents = [json.loads(one) for one in blocks("json")]
    sent: list[Any] = [one for one in documents if "coach" in one]
    sent += [
        one["glspc.server.initializationOptions"]
        for one in documents
        if "glspc.server.command" in one
    ]
    (helix,) = [tomllib.loads(one) for one in blocks("toml")]
    sent.append(helix["language-server"]["coach"]["config"])
    assert len(sent) == 3
    for one in sent:
        settings, wrong = settings_from(one)
        assert wrong == ()
        assert settings.context.recipient.country == "DE"
    table = GUIDE[GUIDE.index("| setting |") :]
    for name in _READERS:
        assert f"`{name}`" in table


def test_the_languages_that_the_guide_names_are_read() -> None:
    names = [
        *re.findall(r'"([a-z-]+)"', re.findall(r"languageId\": \[(.*?)\]", GUIDE)[0]),
        *re.findall(r'"([a-z]+)"', re.findall(r"filetypes = \{(.*?)\}", GUIDE)[0]),
        *(name.removesuffix("-mode") for name in re.findall(r"[a-z]+-mode", GUIDE)),
    ]
    assert len(names) == 10
    for name in names:
        assert form_of(name, "") is not None, name


@pytest.mark.parametrize("command", ["coach lsp", "coach mcp", "coach mcp --allow-engine deepl"])
def test_the_commands_exist(command: str) -> None:
    assert command in GUIDE
    result = CliRunner().invoke(main, [*shlex.split(command)[1:], "--help"])
    assert result.exit_code == 0


def test_every_tool_and_what_it_takes_is_named() -> None:
    import anyio

    table = GUIDE[GUIDE.index("| tool |") :]
    for tool in anyio.run(create_server().list_tools):
        assert f"`{tool.name}`" in table
        for required in tool.input_schema.get("required", ()):
            assert f"`{required}`" in table or tool.name == "explain"
