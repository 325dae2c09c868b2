"""The options that name a generator, on a command of the tests' own."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from coach.cli._generator import chosen_generator, generator_options


@click.command()
@generator_options
def command(generator: str | None, prefer_generator: bool) -> None:
    found = chosen_generator(generator, prefer=prefer_generator)
    click.echo("none" if found is None else found.name)


def run(*arguments: str, **variables: str) -> Result:
    return CliRunner().invoke(command, arguments, env={"LC_ALL": "C.UTF-8", **variables})


def test_a_generator_is_used_only_when_named() -> None:
    assert run().output == "none\n"
    assert run(COACH_GENERATOR="local:x", GENERATOR="local:x").output == "none\n"
    name = "endpoint:http://localhost:11434#tiny"
    assert run("--generator", name, "--prefer-generator").output == f"{name}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--prefer-generator"], "which is not given"),
        (["--generator", "gpt"], "--generator: there is no generator 'gpt'"),
        (["--generator", "endpoint:localhost#m"], "does not begin with http"),
        (["--generator", "local:./no-such-folder"], "no folder ./no-such-folder"),
    ],
)
def test_what_cannot_be_ends_the_command_at_once(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in done.output


def test_the_reason_is_told_in_the_language_of_the_terminal() -> None:
    assert "没有生成器" in run("--generator", "gpt", LC_ALL="zh_CN.UTF-8").output
