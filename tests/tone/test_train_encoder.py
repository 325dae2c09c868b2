"""The recipe that fine-tunes an encoder, on a tiny one and for a few steps."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
import torch
import transformers

import coach
from tests.tiny_models import WORDS, tokenizer_of

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools"
Train = Callable[..., str]


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    """An encoder without a head that knows nothing."""
    torch.manual_seed(1)
    folder = tmp_path / "encoder"
    lines = (ROOT / "tools/training/tone/blame_en_1.jsonl").read_text(encoding="utf-8")
    texts = [json.loads(line)["text"] for line in lines.splitlines()]
    tokenizer = tokenizer_of(
        [WORDS, *texts], cls_token="[CLS]", sep_token="[SEP]", model_max_length=96
    )
    config = transformers.BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16,
    )  # fmt: skip
    transformers.BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture
def train(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Train:
    """The recipe as a command; what it prints."""
    monkeypatch.syspath_prepend(TOOLS)

    def run(*arguments: str | Path) -> str:
        monkeypatch.setattr(sys, "argv", ["train_encoder.py", *map(str, arguments)])
        import_module("train_encoder").main()
        return capsys.readouterr().out

    return run


def test_what_it_writes_is_a_tone_model(train: Train, encoder: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared" / "tone"
    shared.mkdir(parents=True)
    line = {"text": "Your zebra again, and nobody at your side looked.", "blame": 1}
    (shared / "written_en_1.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    out = tmp_path / "out"
    quick = ("--languages", "en", "--steps", "60", "--every", "20", "--rate", "0.01")
    printed = train("--encoder", encoder, "--data", shared.parent, "--out", out, *quick)
    losses = [float(one) for one in re.findall(r"held back (\d\.\d+)", printed)]
    assert len(losses) >= 2
    assert min(losses) < 0.69
    learned, held = map(int, re.findall(r"\d+", printed.splitlines()[0]))
    assert 0.08 < held / (learned + held) < 0.12
    for kind in ("held back", "not read"):
        assert re.search(rf"en, {kind} .* 0\.5: P \d\.\d\d R \d\.\d\d", printed), printed
    model = coach.ToneModel(out)
    assert model.label == "blame"
    report = coach.check("Some of us read it.", coach.Context(tone_model=model))
    assert report.notices == ()


def test_it_stops_where_nothing_is_gained(train: Train, encoder: Path, tmp_path: Path) -> None:
    still = ("--languages", "en", "--every", "1", "--patience", "2", "--rate", "0", "--batch", "4")
    printed = train("--encoder", encoder, "--out", tmp_path / "out", *still)
    assert len(re.findall(r"^step ", printed, re.MULTILINE)) == 3


def test_a_folder_without_a_model_is_refused(
    train: Train, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        train("--encoder", tmp_path, "--out", tmp_path / "out")
    assert end.value.code == 2
    assert "no config.json" in capsys.readouterr().err
