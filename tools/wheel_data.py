"""Build hook: what `coach/_data/` holds in the wheel.

The rules, the trained models, the built page, and what is compiled: the rulebook and tables from
the rules, and the expressions, so that an installed coach starts fast wherever it may not write a
cache.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = "coach/_data"


class WheelData(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `coach/_data/` to a wheel; an editable install reads the checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the archive is written; `version` is "editable" or "standard"."""
        if version == "editable":
            return
        root = Path(self.root)
        page = root / "web/page/dist"
        if not (page / "index.html").is_file():
            raise FileNotFoundError(f"there is no page in {page}: `make install` builds it")
        if self.target_name != "wheel":
            return
        rulebook = root / "build/wheel/rulebook.json"
        compile_rulebook(root, rulebook)
        tables = compile_tables(root, rulebook.parent)
        patterns = compile_patterns(root, rulebook.with_name("patterns.bin"))
        sources = {
            "rules": root / "rules",
            "models": root / "models",
            "page": page,
            "rulebook.json": rulebook,
            "patterns.bin": patterns,
            **{table.name: table for table in tables},
            **{f"schemas/{one.name}": one for one in (root / "docs").glob("*.schema.json")},
        }
        for name, source in sources.items():
            if source.exists():  # there may be no model yet
                build_data["force_include"][str(source)] = f"{DATA}/{name}"


def compile_rulebook(root: Path, out: Path) -> None:
    """Compile the rules of the source tree `root`, with the compiler of that same tree."""
    sys.path.insert(0, str(root))
    from coach.rulebook.compiling import write_compiled

    out.parent.mkdir(parents=True, exist_ok=True)
    write_compiled([root / "rules"], out)


def compile_tables(root: Path, folder: Path) -> list[Path]:
    """Compile the data documents of the source tree `root` into files of `folder`."""
    sys.path.insert(0, str(root))
    from coach.tables import write_tables

    return write_tables(root / "rules", folder)


def compile_patterns(root: Path, out: Path) -> Path:
    """Keep the compiled expressions of the source tree `root` in `out`; they hold for this Python.

    Another Python compiles them itself, see `coach.pattern_store`.
    """
    sys.path.insert(0, str(root))
    from coach.pattern_store import write_patterns

    write_patterns(out)
    return out
