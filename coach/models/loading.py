"""Models of the user's own, read by the library transformers once for each device and kept.

Code that comes with a model is never run. Weights are read as safetensors; pickled ones only where
there are no others, and then by a reader that makes tensors and nothing else.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from coach.models.errors import (
    ExtraMissing,
    Incomplete,
    LocalModelError,
    NoDevice,
    Purpose,
    Refused,
    Unreadable,
    WrongKind,
    told_when_it_fails,
)
from coach.models.sources import folder_of, has_safe_weights, read_json

_CLASSES = {
    "sequence": ("AutoModelForSequenceClassification", "MODEL_FOR_SEQUENCE_CLASSIFICATION"),
    "translating": ("AutoModelForSeq2SeqLM", "MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM"),
    "continuing": ("AutoModelForCausalLM", "MODEL_FOR_CAUSAL_LM"),
}
_DEVICES = ("cuda", "mps", "cpu")
"""The fastest first."""
_NO_LIMIT = 1_000_000
"""Tokens that stand for no limit at all."""
_ROOM = 2
"""Places that some models keep for themselves."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model with its tokenizer on a device. `turn` is held by the one who uses it."""

    name: str
    model: Any
    tokenizer: Any
    device: str
    most: int
    """Tokens that it can read at most."""
    positions: int
    """Tokens for which it has places; of one that continues, prompt and answer together."""
    turn: Lock = field(default_factory=Lock, repr=False)


_loaded: dict[tuple[Path, Purpose, str], Loaded] = {}
_loading = Lock()


def load(source: str | Path, purpose: Purpose, device: str = "auto") -> Loaded:
    """The model that `source` names, from memory where it was loaded before.

    `device` is "auto" (the fastest there is), "cpu", "cuda", "cuda:1" or "mps". Raises the
    LocalModelErrors of `coach.models.errors`.
    """
    name = str(source)
    folder = folder_of(source)
    with _loading:
        place = _device(name, device)
        key = folder, purpose, place
        if key not in _loaded:
            _loaded[key] = _read(name, folder, purpose, place)
        return _loaded[key]


def forget() -> None:
    """Give back the memory of all models that nobody uses any more."""
    with _loading:
        _loaded.clear()


def _device(name: str, wanted: str) -> str:
    """The device to use. Raises NoDevice where the one wanted is not there."""
    torch, _ = _libraries(name)
    count = {
        "cuda": torch.cuda.device_count() if torch.cuda.is_available() else 0,
        "mps": int(torch.backends.mps.is_available()),
        "cpu": 1,
    }
    there = [device for device in _DEVICES if count[device]]
    if wanted == "auto":
        return there[0]
    kind, colon, number = wanted.partition(":")
    if kind in there and (not colon or (number.isdecimal() and int(number) < count[kind])):
        return wanted
    raise NoDevice(name, wanted, there)


def _libraries(name: str) -> tuple[Any, Any]:
    """torch and transformers. Raises ExtraMissing where they are not installed."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        import torch
        import transformers
    except ImportError as error:
        raise ExtraMissing(name, error.name or "torch") from error
    return torch, transformers


def _read(name: str, folder: Path, purpose: Purpose, device: str) -> Loaded:
    torch, transformers = _libraries(name)
    about = read_json(name, folder / "config.json")
    with _quiet(transformers), _readable(name), told_when_it_fails(name, device):
        config = _config(name, folder, about, transformers)
        auto = getattr(transformers, _class_for(name, purpose, config))
        tokenizer = transformers.AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
        model, said = auto.from_pretrained(
            folder,
            config=config,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=has_safe_weights(folder),
            weights_only=True,
            dtype=torch.float32 if device == "cpu" else "auto",
            output_loading_info=True,
        )
        if said["missing_keys"]:
            raise Incomplete(name, "weights", sorted(said["missing_keys"]))
        model = model.to(device).eval()
    if tokenizer.pad_token is None:
        if tokenizer.eos_token is None:
            raise Incomplete(name, "tokenizer", ["pad_token"])
        tokenizer.pad_token = tokenizer.eos_token
    if getattr(model.config, "pad_token_id", None) is None:
        model.config.pad_token_id = tokenizer.pad_token_id
    positions = _positions(config)
    most = int(min(tokenizer.model_max_length, positions))
    return Loaded(name, model, tokenizer, device, most, positions)


def _config(name: str, folder: Path, about: dict[str, object], transformers: Any) -> Any:
    if "auto_map" in about and about.get("model_type") not in transformers.CONFIG_MAPPING:
        raise Refused(name)
    return transformers.AutoConfig.from_pretrained(
        folder, local_files_only=True, trust_remote_code=False
    )


def _class_for(name: str, purpose: Purpose, config: Any) -> str:
    """The name of the class that reads such a model. Raises WrongKind where it is of another."""
    from transformers.models.auto import modeling_auto

    if purpose == "classifier":
        kind = "sequence"
    else:
        kind = "translating" if config.is_encoder_decoder else "continuing"
    auto, table = _CLASSES[kind]
    known: set[str] = set()
    for classes in getattr(modeling_auto, f"{table}_MAPPING_NAMES").values():
        known.update([classes] if isinstance(classes, str) else classes)
    found = config.architectures or ()
    if found and not known.intersection(found):
        raise WrongKind(name, purpose, found[0])
    return auto


def _positions(config: Any) -> int:
    """For how many tokens the model has places; a model without such a limit has a million."""
    positions = getattr(config, "max_position_embeddings", None)
    return int(positions) - _ROOM if positions else _NO_LIMIT


@contextmanager
def _quiet(transformers: Any) -> Iterator[None]:
    """Without the bars and warnings that the library prints while it reads."""
    log = transformers.utils.logging
    level, bars = log.get_verbosity(), log.is_progress_bar_enabled()
    log.set_verbosity_error()
    log.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.set_verbosity(level)
        if bars:
            log.enable_progress_bar()


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Raise Unreadable for whatever a library raises about files that it cannot use."""
    try:
        yield
    except LocalModelError:
        raise
    except ImportError as error:
        raise ExtraMissing(name, error.name or str(error).strip().splitlines()[0]) from error
    except Exception as error:
        line = next(iter(str(error).strip().splitlines()), "")
        raise Unreadable(name, f"{type(error).__name__}: {line}") from error
