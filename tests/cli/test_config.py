"""Settings of the service: what counts more than what, and what is told of mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli.config import HIDDEN, command
from coach.cli.serve import command as serve

CLEAN = {"COACH_TOKEN": None, "COACH_PORT": None, "COACH_LEDGER": None, "COACH_CONFIG": None}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    return tmp_path


def show(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(command, ["show", *arguments], env={**CLEAN, **environment})


def shown(*arguments: str, **environment: str) -> dict[str, dict[str, object]]:
    done = show("--format=json", *arguments, **environment)
    assert done.exit_code == 0, done.output
    data: dict[str, dict[str, object]] = json.loads(done.output)
    return data


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_there_are_the_defaults() -> None:
    assert shown()["port"] == {"value": 8000, "from": "default"}


def test_the_file_counts_more_than_the_default(folder: Path) -> None:
    write(folder / "coach.toml", '[service]\nport = 8010\nallow_origin = ["https://crm.example"]\n')
    assert shown()["port"] == {"value": 8010, "from": "file coach.toml"}
    assert shown()["allow_origin"]["value"] == ["https://crm.example"]


def test_the_variable_counts_more_than_the_file(folder: Path) -> None:
    write(folder / "coach.toml", "[service]\nport = 8010\n")
    assert shown(COACH_PORT="8020")["port"] == {"value": 8020, "from": "variable COACH_PORT"}


def test_what_is_typed_counts_most(folder: Path) -> None:
    write(folder / "coach.toml", '[service]\nhost = "198.51.100.1"\ntoken = "sesame"\n')
    done = CliRunner().invoke(serve, [], env=CLEAN)
    assert "cannot listen on 198.51.100.1" in done.output
    done = CliRunner().invoke(
        serve, ["--host", "198.51.100.2"], env={**CLEAN, "COACH_HOST": "198.51.100.3"}
    )
    assert "cannot listen on 198.51.100.2" in done.output


def test_the_folder_comes_before_the_own_settings(folder: Path) -> None:
    write(folder / "own/draft-coach/coach.toml", "[service]\nport = 8030\n")
    assert shown()["port"]["value"] == 8030
    write(folder / "coach.toml", "[service]\nport = 8010\n")
    assert shown()["port"]["value"] == 8010
    named = write(folder / "team.toml", "[service]\nport = 8040\n")
    assert shown("--config", str(named))["port"]["value"] == 8040
    assert shown(COACH_CONFIG=str(named))["port"]["value"] == 8040


def test_secrets_are_hidden(folder: Path) -> None:
    write(folder / "coach.toml", '[service]\ntoken = "sesame"\n')
    said = show(COACH_LEDGER="postgresql://team:open@db/coach").output
    assert "sesame" not in said
    assert "open" not in said
    assert f"postgresql://team:{HIDDEN}@db/coach" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[service]\nworkerz = 2\n", "coach.toml:2: there is no setting “workerz”. Did you mean: workers"),
        ('[service]\n\nport = "http"\n', "coach.toml:3: “port”: "),
        ("[service]\nworkers = 0\n", "coach.toml:2: “workers”: "),
        ('[service]\nallow_origin = "https://a.example"\n', 'such as allow_origin = ["'),
        ("[service]\nport = [1]\n", "“port” has to be one value"),
        ("[service]\nport = {a = 1}\n", "“port” has to be one value"),
        ("service = 1\n", "has to be a table"),
        ("[service\n", "coach.toml: "),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(folder: Path, text: str, expected: str) -> None:
    write(folder / "coach.toml", text)
    done = show()
    assert done.exit_code == 2
    assert expected in done.output


def test_a_file_that_is_not_there_is_named() -> None:
    done = show("--config", "missing.toml")
    assert (done.exit_code, "missing.toml" in done.output) == (2, True)
