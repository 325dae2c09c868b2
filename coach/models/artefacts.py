"""Our trained files in models/: read once, compared with their checksums, done without if need be.

`models/SHA256SUMS` has a line for each file, as `sha256sum` writes and checks it; `coach models
seal` writes it anew. Where a file is missing or damaged, the rules go on alone and the report says
so.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Literal

from coach import assets
from coach.finding import Text

SUMS = "SHA256SUMS"
Trouble = Literal["missing", "damaged"]


class ModelError(Exception):
    """A trained file that is missing or damaged. `name` is its path below models/."""

    def __init__(self, name: str, trouble: Trouble) -> None:
        super().__init__(f"models/{name} is {trouble}")
        self.name = name
        self.trouble = trouble

    @property
    def told(self) -> Text:
        """What the writer is told, once."""
        en = {
            "missing": f"The trained model models/{self.name} is missing.",
            "damaged": f"The trained model models/{self.name} is damaged: its checksum is wrong.",
        }
        zh = {
            "missing": f"缺少模型文件models/{self.name}。",
            "damaged": f"模型文件models/{self.name}已损坏：校验和不符。",
        }
        return Text(
            f"{en[self.trouble]} Rules alone are used where it would decide.",
            f"{zh[self.trouble]}相关判断只按规则进行。",
        )


@cache
def read_bytes(name: str) -> bytes:
    """A file below models/. Raises ModelError where it is missing or not what its checksum says."""
    if name not in _sums():
        raise ModelError(name, "missing")
    try:
        data = (assets.path("models") / name).read_bytes()
    except OSError as error:
        raise ModelError(name, "missing") from error
    if hashlib.sha256(data).hexdigest() != _sums()[name]:
        raise ModelError(name, "damaged")
    return data


def read_text(name: str) -> str:
    """The same as text in UTF-8."""
    return read_bytes(name).decode("utf-8")


@cache
def trouble_with(*names: str) -> ModelError | None:
    """What keeps files from being used: the first that is missing or damaged, or None."""
    for name in names:
        try:
            read_bytes(name)
        except ModelError as error:
            return error
    return None


@cache
def _sums() -> dict[str, str]:
    path = assets.path("models") / SUMS
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def names() -> tuple[str, ...]:
    """All files that have a checksum."""
    return tuple(_sums())


def seal(folder: Path) -> int:
    """Write the checksums of all trained files below a folder; how many there are."""
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (SUMS, "README.md", "figures.json")
    ]
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in files
    ]
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def forget() -> None:
    """Look at the files anew."""
    _sums.cache_clear()
    read_bytes.cache_clear()
    trouble_with.cache_clear()
