"""The wheel as a stranger installs it: built from the sdist, alone in a new environment."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = "coach/_data"
DRAFT = "Dear Tom,\n\nLet's have a call this weekend.\n\nBest regards,\nLi Na\n"
HEAVY = set(
    "flask pydantic spacy httpx torch transformers huggingface_hub yaml holidays hijridate babel icalendar"
    " convertdate sqlalchemy alembic openpyxl phonenumbers jieba".split()
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / "web/page/dist/index.html").is_file():
        pytest.fail("the page is not built: run `make install`")
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(out), str(ROOT), cwd=out)
    return next(out.glob("draft_coach-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    run(str(folder / "bin/python"), "-m", "pip", "install", "--quiet", str(wheel), cwd=folder)
    return folder


def test_the_wheel_holds_code_data_page_and_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    compiled = {
        f"{DATA}/{name}.json"
        for name in (
            "rulebook calendars cultures fields messages prompts questions rewriting templates terms"
        ).split()
    }
    assert {"coach/__init__.py", f"{DATA}/page/index.html"} | compiled <= names
    assert f"{DATA}/patterns.bin" in names
    assert any(re.fullmatch(rf"{DATA}/page/assets/.+\.js", name) for name in names)
    for folder in ("rules", "models"):
        files = {str(p.relative_to(ROOT)) for p in (ROOT / folder).rglob("*") if p.is_file()}
        assert {f"{DATA}/{name}" for name in files} <= names
    schemas = {f"{DATA}/schemas/{path.name}" for path in (ROOT / "docs").glob("*.schema.json")}
    assert {"coach/service/openapi/page.html", "coach/service/openapi/page.css"} | schemas <= names
    assert len(schemas) == 4
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert all(name.startswith(("coach/", "draft_coach-")) for name in names)


def test_check_needs_neither_checkout_nor_cache_nor_heavy_imports(
    environment: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    not_a_folder = tmp_path / "cache"  # even root cannot write below a file
    not_a_folder.touch()

    done = run(
        *(str(environment / "bin/python"), "-X", "importtime"),
        *(str(environment / "bin/coach"), "check", "--format", "json", "--fail-on", "error"),
        str(draft),
        cwd=tmp_path,
        XDG_CACHE_HOME=str(not_a_folder / "coach"),
    )

    assert '"time/weekend"' in json.dumps(json.loads(done.stdout))
    imported = {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "coach" in imported
    assert not HEAVY & {name.split(".")[0] for name in imported}


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` without this process's Python settings; fail with its output."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=clean | environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done
