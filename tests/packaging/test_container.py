"""The image and its composition: what has to hold for them to be safe to run.

Building them takes a network and a quarter of an hour, so this reads them; where Docker with Compose
is installed, it reads the composition too.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.cli._settings_file import ConfiguredCommand
from coach.cli.serve import command as serve
from coach.service.forking import STOP_SECONDS

ROOT = Path(__file__).resolve().parent.parent.parent
SECRET = re.compile(r"TOKEN$|PASSWORD|SECRET|KEY$")
PINNED = re.compile(r"[a-z/-]+:\d+(\.\d+)*-[a-z-]+")


def instructions(text: str) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile: name and arguments, continued lines joined."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [
        (name.upper(), rest.strip())
        for name, _, rest in (line.partition(" ") for line in joined.splitlines() if line.strip())
    ]


@pytest.fixture(scope="module")
def image() -> list[tuple[str, str]]:
    return instructions((ROOT / "Dockerfile").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def last_stage(image: list[tuple[str, str]]) -> list[tuple[str, str]]:
    starts = [number for number, (name, _) in enumerate(image) if name == "FROM"]
    return image[starts[-1] :]


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = read["services"]
    return found


def variables(last_stage: list[tuple[str, str]]) -> dict[str, str]:
    return dict(
        pair.split("=", 1) for name, rest in last_stage if name == "ENV" for pair in rest.split()
    )


def test_every_base_is_pinned_to_a_version(image: list[tuple[str, str]]) -> None:
    bases = [rest.split()[0] for name, rest in image if name == "FROM"]
    assert len(bases) > 1
    for base in bases:
        assert PINNED.fullmatch(base), base


def test_copies_name_stages_and_files_that_exist(image: list[tuple[str, str]]) -> None:
    stages = {rest.split(" AS ")[1] for name, rest in image if name == "FROM" and " AS " in rest}
    assert "ADD" not in {name for name, _ in image}
    for name, rest in image:
        if name != "COPY":
            continue
        stage = re.match(r"--from=(\S+)", rest)
        if stage:
            assert stage[1] in stages
            continue
        for source in rest.split()[:-1]:
            assert (ROOT / source).exists(), source


def test_what_is_copied_is_sent_to_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    sent = [line[1:] for line in lines if line.startswith("!")]
    for source in sent:
        assert (ROOT / source).exists(), source
    assert {"pyproject.toml", "README.md", "LICENSE", "coach", "rules", "models"} <= {*sent}


def test_it_runs_as_nobody_of_importance(last_stage: list[tuple[str, str]]) -> None:
    users = [rest for name, rest in last_stage if name == "USER"]
    assert users
    assert users[-1].isdigit()
    assert int(users[-1]) >= 1000


def test_it_is_watched_and_stopped_as_it_expects(last_stage: list[tuple[str, str]]) -> None:
    told = dict(last_stage)
    check = told["HEALTHCHECK"]
    assert "/readyz" in check
    program = json.loads(check.partition("CMD ")[2])
    compile(program[2], "health check", "exec")
    assert told["STOPSIGNAL"] == "SIGTERM"
    assert json.loads(told["ENTRYPOINT"]) == ["coach"]
    assert json.loads(told["CMD"]) == ["serve"]


def test_its_variables_are_settings_and_no_secrets(last_stage: list[tuple[str, str]]) -> None:
    assert isinstance(serve, ConfiguredCommand)
    known = {option.envvar for option in serve.keys().values()}
    set_here = variables(last_stage)
    assert {name for name in set_here if name.startswith("COACH_")} <= known
    assert not [name for name in set_here if SECRET.search(name)]


def test_the_composition_gives_the_service_nothing_it_does_not_need(
    services: dict[str, Any],
) -> None:
    coach = services["coach"]
    assert coach["read_only"] is True
    assert coach["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in coach["security_opt"]
    assert coach["tmpfs"] == ["/tmp"]
    assert not coach.get("privileged")
    for port in coach["ports"]:
        assert port.startswith("127.0.0.1:")
    assert "ports" not in services["database"]
    assert int(coach["stop_grace_period"].rstrip("s")) > STOP_SECONDS


def test_its_variables_are_settings(services: dict[str, Any]) -> None:
    assert isinstance(serve, ConfiguredCommand)
    known = {option.envvar for option in serve.keys().values()}
    assert {*services["coach"]["environment"]} <= known


def test_passwords_come_from_outside(services: dict[str, Any]) -> None:
    for service in services.values():
        for name, value in service["environment"].items():
            if SECRET.search(name) or "://" in value:
                assert "${POSTGRES_PASSWORD:?" in value, name


def test_the_service_waits_for_its_database(services: dict[str, Any]) -> None:
    assert services["coach"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert services["database"]["healthcheck"]["test"][0] == "CMD"
    assert PINNED.fullmatch(services["database"]["image"])


def _has_compose() -> bool:
    docker = shutil.which("docker")
    return (
        bool(docker)
        and not subprocess.run([str(docker), "compose", "version"], capture_output=True).returncode
    )


@pytest.mark.skipif(not _has_compose(), reason="Docker with Compose is not installed")
def test_compose_reads_it() -> None:
    done = subprocess.run(
        ["docker", "compose", "-f", ROOT / "compose.yaml", "config", "--quiet"],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "POSTGRES_PASSWORD": "x"},
    )
    assert done.returncode == 0, done.stderr
