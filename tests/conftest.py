"""Leaves out, and says so, the tests whose data or program is not on this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BROWSER = ("chromium", "chromedriver")
POSTGRES = Path("/usr/lib/postgresql")
GRAMMA = ROOT / "tests/clients/node_modules/gramma"
UNO = Path("/usr/lib/python3/dist-packages/uno.py")

left_out = pytest.StashKey[dict[str, int]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--data",
        type=Path,
        default=Path(os.environ.get("COACH_DATA") or ROOT.parent / "shared/data"),
        help="folder with the shared data (default: $COACH_DATA, else ../shared/data)",
    )


@pytest.fixture(scope="session")
def data(pytestconfig: pytest.Config) -> Path:
    """The shared data folder; a test that uses it says what it reads with `needs_data`."""
    folder: Path = pytestconfig.getoption("--data")
    return folder.resolve()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    reasons = [_missing(item, config.getoption("--data")) for item in items]
    config.stash[left_out] = {
        reason: reasons.count(reason) for reason in reasons if reason is not None
    }
    config.hook.pytest_deselected(
        items=[item for item, reason in zip(items, reasons, strict=True) if reason]
    )
    items[:] = [item for item, reason in zip(items, reasons, strict=True) if not reason]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for reason, count in sorted(config.stash.get(left_out, {}).items()):
        terminalreporter.write_line(f"left out ({reason}): {count}", yellow=True)


def _missing(item: pytest.Item, folder: Path) -> str | None:
    """What `item` needs and this machine does not have."""
    for marker in item.iter_markers("needs_data"):
        for path in marker.args or (".",):
            if not (folder / path).exists():
                return f"no {path} in the data folder {folder} (--data PATH)"
    if item.get_closest_marker("browser"):
        for program in BROWSER:
            if not shutil.which(program):
                return f"{program} is not installed"
    if item.get_closest_marker("postgres") and postgres_programs() is None:
        return "postgresql is not installed"
    if item.get_closest_marker("gramma") and not (shutil.which("node") and GRAMMA.is_dir()):
        return "gramma is not installed (npm ci in tests/clients)"
    if item.get_closest_marker("libreoffice") and not (shutil.which("soffice") and UNO.is_file()):
        return "libreoffice-writer and python3-uno are not installed"
    return None


def postgres_programs() -> Path | None:
    """The folder with initdb and pg_ctl, of the newest version that is installed."""
    found = sorted(POSTGRES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None
