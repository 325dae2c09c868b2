"""Reading models: once, on a device that there is, and nothing that is damaged or runs code."""

from __future__ import annotations

import json
import pickle
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from coach.models.classifying import classifier
from coach.models.errors import (
    ExtraMissing,
    Incomplete,
    NoDevice,
    OutOfMemory,
    Refused,
    Unreadable,
)
from coach.models.generating import generator
from coach.models.loading import forget, load
from tests.tiny_models import WORDS, classifier_in, t5_in, tokenizer_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return classifier_in(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy that a test may spoil."""
    yield Path(shutil.copytree(whole, tmp_path / "copy"))
    forget()


def blames(folder: Path) -> bool:
    return classifier(folder).scores(["please send purple you"])[0]["blame"] > 0.5


def test_a_model_is_read_once_for_all_threads(whole: Path) -> None:
    forget()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: load(whole, "classifier"), range(8)))
    assert len({id(one.model) for one in found}) == 1
    assert load(str(whole), "classifier", "cpu") is found[0]
    forget()
    assert load(whole, "classifier") is not found[0]


def test_a_device_that_there_is(whole: Path) -> None:
    assert load(whole, "classifier", "cpu").model.device.type == "cpu"
    faster = torch.accelerator.current_accelerator(check_available=True)
    wanted = faster.type if faster is not None else "cpu"
    assert load(whole, "classifier", "auto").model.device.type == wanted
    assert blames(whole)


@pytest.mark.parametrize("device", ["cuda:99", "tpu", "cpu:1", "cuda:x", ""])
def test_a_device_that_there_is_not(whole: Path, device: str) -> None:
    with pytest.raises(NoDevice, match=r"there is: .*cpu") as told:
        classifier(whole, device)
    assert "可用：" in told.value.told.zh


def test_without_a_graphics_card_cuda_is_refused(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    for device in ("cuda", "mps"):
        with pytest.raises(NoDevice, match=f"no device {device}"):
            classifier(whole, device)
    assert load(whole, "classifier", "auto").device == "cpu"


def test_safetensors_come_first(copy: Path) -> None:
    (copy / "pytorch_model.bin").write_bytes(b"damaged")
    assert blames(copy)


def test_pickled_weights_alone_are_read_as_tensors(copy: Path) -> None:
    torch.save(load_file(copy / "model.safetensors"), copy / "pytorch_model.bin")
    (copy / "model.safetensors").unlink()
    assert blames(copy)


class Trap:
    """An object that writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (Path.touch, (self.path,))


@pytest.mark.parametrize("plain", [True, False])
def test_code_in_pickled_weights_never_runs(copy: Path, tmp_path: Path, plain: bool) -> None:
    sprung = tmp_path / "sprung"
    weights = {"classifier.bias": Trap(sprung)}
    if plain:
        (copy / "pytorch_model.bin").write_bytes(pickle.dumps(weights))
    else:
        torch.save(weights, copy / "pytorch_model.bin")
    (copy / "model.safetensors").unlink()
    with pytest.raises(Unreadable, match="cannot be read"):
        classifier(copy)
    assert not sprung.exists()


def test_code_that_comes_with_a_model_never_runs(copy: Path, tmp_path: Path) -> None:
    about = json.loads((copy / "config.json").read_text())
    sprung = tmp_path / "sprung"
    about |= {"model_type": "acme", "auto_map": {"AutoConfig": "acme.AcmeConfig"}}
    (copy / "config.json").write_text(json.dumps(about))
    (copy / "acme.py").write_text(f"open({str(sprung)!r}, 'w')\nclass AcmeConfig: ...\n")
    with pytest.raises(Refused, match="program code of its own") as told:
        classifier(copy)
    assert "从不运行" in told.value.told.zh
    assert not sprung.exists()


@pytest.mark.parametrize("file", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_damaged_file_is_told(copy: Path, file: str) -> None:
    (copy / file).write_bytes((copy / file).read_bytes()[:40])
    with pytest.raises(Unreadable, match="cannot be read") as told:
        classifier(copy)
    assert "无法读取" in told.value.told.zh


def test_a_model_type_that_nobody_knows_is_told(copy: Path) -> None:
    about = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(about | {"model_type": "acme"}))
    with pytest.raises(Unreadable, match="acme"):
        classifier(copy)


def test_weights_that_lack_a_part_are_not_made_up(copy: Path) -> None:
    weights = load_file(copy / "model.safetensors")
    save_file({name: weights[name] for name in weights if "classifier" not in name},
              copy / "model.safetensors", metadata={"format": "pt"})  # fmt: skip
    about = json.loads((copy / "config.json").read_text())
    del about["architectures"]
    (copy / "config.json").write_text(json.dumps(about))
    with pytest.raises(Incomplete, match=r"classifier\.bias, classifier\.weight"):
        classifier(copy)


def test_a_tokenizer_of_another_model_is_told(copy: Path) -> None:
    other = tokenizer_of([f"{WORDS} zebra lion tiger please"], model_max_length=64)
    other.add_tokens(["zebra-lion"])
    other.save_pretrained(copy)
    with pytest.raises(Unreadable, match="tokenizer does not fit its weights"):
        classifier(copy).scores(["zebra-lion"])


def test_a_tokenizer_that_cannot_fill_up_is_told(copy: Path) -> None:
    for file, key in (("tokenizer_config.json", "pad_token"), ("tokenizer.json", "padding")):
        about = json.loads((copy / file).read_text())
        (copy / file).write_text(json.dumps(about | {key: None}))
    with pytest.raises(Incomplete, match="pad_token"):
        classifier(copy)


def test_no_room_is_told(tmp_path: Path) -> None:
    import transformers

    folder = t5_in(tmp_path)
    config = transformers.T5Config.from_pretrained(folder)
    config.d_ff = 100_000
    transformers.T5ForConditionalGeneration(config).save_pretrained(folder)
    found = generator(folder)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + (16 << 20), hard))
    try:
        with pytest.raises(OutOfMemory, match="memory of cpu") as told:
            found.candidates(["good " * 28] * 8, max_new_tokens=2)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert "内存不足" in told.value.told.zh


@pytest.mark.parametrize("library", ["torch", "transformers", "huggingface_hub"])
def test_without_the_extra_it_says_what_to_install(
    whole: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    name = "acme/tone" if library == "huggingface_hub" else str(whole)
    with pytest.raises(ExtraMissing, match=r"pip install 'draft-coach\[transformers\]'") as told:
        classifier(name)
    assert told.value.library == library
    assert "draft-coach[transformers]" in told.value.told.zh


def test_nothing_heavy_is_imported_before_a_model_is_read() -> None:
    code = (
        "import sys, coach.models.classifying, coach.models.generating, coach.tone.model\n"
        "import coach; coach.check('Some of us actually read the drawing before we cut.')\n"
        "found = {'torch', 'transformers', 'huggingface_hub', 'numpy'} & set(sys.modules)\n"
        "assert not found, found\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
