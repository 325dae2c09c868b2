"""`coach token`: made once, shown once, listed without secrets, revoked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli.serve import command as serve
from coach.cli.token import command
from coach.ledger.location import location_of
from coach.service import Settings, create_app


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "tokens.db")


def run(place: str, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--tokens", place])


def test_it_is_shown_once_and_listed_without_its_secret(place: str) -> None:
    done = run(place, "create", "CRM", "--scope", "check", "--scope", "ledger", "--expires", "90d")
    secret = done.stdout.strip()
    assert secret.startswith("coach_")
    assert "shown this one time" in done.stderr
    listed = run(place, "list").output
    assert "CRM  [check ledger]  until " in listed
    assert "never used" in listed
    assert secret.split("_", 2)[2] not in listed


def test_it_may_check_unless_told_otherwise(place: str) -> None:
    run(place, "create", "CRM")
    assert "[check]  until revoked" in run(place, "list").output


def test_it_can_be_revoked(place: str) -> None:
    number = run(place, "create", "CRM").stdout.split("_")[1]
    assert run(place, "revoke", number).exit_code == 0
    assert "revoked" in run(place, "list").output
    again = run(place, "revoke", "nobody")
    assert (again.exit_code, "coach token list" in again.output) == (2, True)


def test_a_browser_is_paired_with_a_service_that_runs(place: str) -> None:
    client = create_app(Settings(tokens=location_of(place))).test_client()
    code = run(place, "pair").stdout.strip()
    paired = client.post("/api/v1/pair", json={"code": code, "name": "Lily's Firefox"})
    assert paired.status_code == 200
    assert "Lily's Firefox  [check rewrite translate feedback]" in run(place, "list").output


@pytest.mark.parametrize("lifetime", ["", "soon", "0d", "90", "-1d"])
def test_a_lifetime_that_is_none_is_told(place: str, lifetime: str) -> None:
    done = run(place, "create", "CRM", f"--expires={lifetime}")
    assert (done.exit_code, "90d" in done.output) == (2, True)


def test_a_place_that_is_none_is_told() -> None:
    assert "postgresql://" in run("mysql://x", "list").output


def test_a_service_for_others_does_not_start_where_nobody_could_get_in(place: str) -> None:
    arguments = ["--host", "0.0.0.0", "--tokens", place]
    done = CliRunner().invoke(serve, arguments, env={"COACH_TOKEN": ""})
    assert done.exit_code == 2
    assert "coach token create" in done.output
