"""A real editor: Neovim with its own client, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("neovim.lua")
DRAFT = (
    "Dear Anna,\n\n"
    "🙂 Let's meet this weekend.\n\n"
    "You still haven't sent us the approved artwork for PO-4501.\n"
)


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_a_draft_is_underlined_and_rewritten_in_neovim(cache: Path, tmp_path: Path) -> None:
    draft, out = tmp_path / "mail.txt", tmp_path / "out"
    draft.write_text(DRAFT, encoding="utf-8")
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(cache),
        "XDG_STATE_HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")]),
        "DRAFT": str(draft),
        "OUT": str(out),
    }
    subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-u", str(SCRIPT)],
        env=environment,
        timeout=180,
        check=True,
        capture_output=True,
    )
    said = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    column = len("🙂 Let's meet ".encode())  # Neovim counts bytes
    weekend = ["underline", "2", str(column), str(column + 12), "time/weekend"]
    assert weekend in said
    assert ["action", "Rewrite this message"] in said
    text = "\n".join(one[1] for one in said if one[0] == "line")
    assert "🙂 Let's meet this weekend (⟦date, time, zone⟧)." in text
    assert "We have not yet received the approved artwork for PO-4501." in text
