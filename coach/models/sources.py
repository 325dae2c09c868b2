"""Where the files of a model of the user's own lie: in a folder, or in the cache of the hub.

A folder is never looked for on the network. A name on the hub has its owner, `owner/model`; its
files are taken from the cache of this machine, and fetched once where they are not there and the
coach is not offline.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from coach.models.errors import (
    ExtraMissing,
    Incomplete,
    NoSuchFolder,
    NotCached,
    NotFetched,
    Unreadable,
)

OFFLINE = ("COACH_OFFLINE", "HF_HUB_OFFLINE")
"""Variables that forbid the network, the coach's own first."""

SAFE = "model.safetensors"
PICKLED = "pytorch_model.bin"
"""Read only where there is no other, and only as tensors: no code in it runs."""
_TEXTS = ("*.json", "*.txt", "*.model", "*.spm", "*.jinja")
_IN_FOLDERS = ("*/*",)
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_TOKENIZERS = ("tokenizer.json", "vocab.txt", "vocab.json", "*.model", "*.spm")
_BY_BYTES = frozenset({"ByT5Tokenizer", "CanineTokenizer", "PerceiverTokenizer"})
"""Tokenizers that have no vocabulary of their own."""
_ON = frozenset({"1", "true", "yes", "on"})


def offline_by() -> str | None:
    """The variable that keeps the coach off the network, or None."""
    on = (name for name in OFFLINE if os.environ.get(name, "").strip().lower() in _ON)
    return next(on, None)


def folder_of(source: str | Path) -> Path:
    """The folder with the whole model that `source` names, fetched if need be.

    `source` is a folder, or a name on the hub with its owner. A path that does not exist is not
    taken for a name on the hub if it is a Path, begins like one (`.`, `~`, `/`) or lies in a folder
    that exists. Raises NoSuchFolder, Incomplete, NotCached, NotFetched, ExtraMissing, Unreadable.
    """
    name = str(source)
    folder = Path(name).expanduser()
    if name and folder.is_dir():
        folder = folder.resolve()
    elif isinstance(source, Path) or not _is_on_hub(name, folder):
        raise NoSuchFolder(name)
    else:
        folder = _fetched(name)
    require_whole(name, folder)
    return folder


def require_whole(name: str, folder: Path) -> None:
    """Raise Incomplete for a folder without config, weights or tokenizer; `name` is told."""
    if not (folder / "config.json").is_file():
        raise Incomplete(name, "config")
    _require_weights(name, folder)
    if not _has_tokenizer(name, folder):
        raise Incomplete(name, "tokenizer")


def has_safe_weights(folder: Path) -> bool:
    """Whether the weights are there as safetensors."""
    return any((folder / file).is_file() for file in (SAFE, f"{SAFE}.index.json"))


def read_json(name: str, path: Path) -> dict[str, object]:
    """A file of the model that holds an object. Raises Unreadable for anything else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unreadable(name, f"{path.name}: {error}") from error
    if not isinstance(found, dict):
        raise Unreadable(name, f"{path.name} holds no object")
    return found


def _is_on_hub(name: str, folder: Path) -> bool:
    """Whether a name that is no folder may be one on the hub."""
    return _HUB_NAME.fullmatch(name) is not None and not folder.parent.exists()


def _require_weights(name: str, folder: Path) -> None:
    file = SAFE if has_safe_weights(folder) else PICKLED
    if (folder / file).is_file():
        return
    index = folder / f"{file}.index.json"
    if not index.is_file():
        raise Incomplete(name, "weights")
    parts = read_json(name, index).get("weight_map")
    files = sorted(set(parts.values())) if isinstance(parts, dict) else []
    lacking = [part for part in files if not (folder / str(part)).is_file()]
    if lacking or not files:
        raise Incomplete(name, "weights", lacking)


def _has_tokenizer(name: str, folder: Path) -> bool:
    if any(path.is_file() for pattern in _TOKENIZERS for path in folder.glob(pattern)):
        return True
    about = folder / "tokenizer_config.json"
    return about.is_file() and read_json(name, about).get("tokenizer_class") in _BY_BYTES


def _fetched(name: str) -> Path:
    """The folder of a model in the cache of the hub, fetched where it is not whole there."""
    switch = offline_by()
    folder = _snapshot(name, ("config.json",) if switch else _TEXTS, fetch=False)
    if switch and folder is None:
        raise NotCached(name, switch)
    if folder is not None and (switch or _is_whole(name, folder)):
        return folder
    folder = _snapshot(name, (*_TEXTS, "*.safetensors"), fetch=True)
    if folder is not None and not has_safe_weights(folder):
        folder = _snapshot(name, ("pytorch_model*.bin",), fetch=True)
    assert folder is not None
    return folder


def _is_whole(name: str, folder: Path) -> bool:
    try:
        require_whole(name, folder)
    except Incomplete:
        return False
    return True


def _snapshot(name: str, patterns: tuple[str, ...], *, fetch: bool) -> Path | None:
    """The folder of the files in the cache; None where there are none and none are fetched."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError
    except ImportError as error:
        raise ExtraMissing(name, "huggingface_hub") from error
    try:
        found = snapshot_download(
            name,
            allow_patterns=list(patterns),
            ignore_patterns=list(_IN_FOLDERS),
            local_files_only=not fetch,
        )
    except HFValidationError as error:
        raise NoSuchFolder(name) from error
    except LocalEntryNotFoundError as error:
        if not fetch:
            return None
        raise NotFetched(name, _reason(error)) from error
    except Exception as error:  # whatever the network and its libraries raise
        raise NotFetched(name, _reason(error)) from error
    return Path(found)


def _reason(error: BaseException) -> str:
    """What went wrong, in one line: the deepest cause says most."""
    while error.__cause__ is not None:
        error = error.__cause__
    line = next(iter(str(error).strip().splitlines()), "")
    return f"{type(error).__name__}: {line}" if line else type(error).__name__
