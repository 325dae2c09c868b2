"""Other linters, each in a place of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WRITE_GOOD = "1.0.8"
PROSELINT = "0.16.0"
ZHLINT = "0.8.2"


def install(folder: Path) -> None:
    """Install both below `folder`, unless they are there. Raises CalledProcessError."""
    if not write_good(folder).exists():
        package = f"write-good@{WRITE_GOOD}"
        options = ("--prefix", folder, "--no-audit", "--no-fund", "--no-package-lock", "--silent")
        subprocess.run(["npm", "install", *options, package], check=True)
    if not proselint(folder).exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        pip = (python(folder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run([*pip, f"proselint=={PROSELINT}"], check=True)


def install_zhlint(folder: Path) -> None:
    """Install zhlint below `folder`, unless it is there. Raises CalledProcessError."""
    if not zhlint(folder).exists():
        home = folder / "zhlint"
        home.mkdir(parents=True, exist_ok=True)
        options = ("--prefix", home, "--no-audit", "--no-fund", "--no-package-lock", "--silent")
        subprocess.run(["npm", "install", *options, f"zhlint@{ZHLINT}"], check=True)


def zhlint(folder: Path) -> Path:
    """The script that node runs."""
    return folder / "zhlint/node_modules/zhlint/bin/index.js"


def write_good(folder: Path) -> Path:
    """The script that node runs."""
    return folder / "node_modules/write-good/bin/write-good.js"


def proselint(folder: Path) -> Path:
    """The command."""
    return folder / "venv/bin/proselint"


def python(folder: Path) -> Path:
    """The Python that can import proselint."""
    return folder / "venv/bin/python"
