"""Fine-tune an encoder of yours so that it hears blame, for `coach check --tone-model`.

    python tools/train_encoder.py --encoder DIR --out DIR [--data SHARED] [--languages en zh]

Lines: tools/training/tone/blame_*.jsonl, and with SHARED its tone/written_*.jsonl. One line in ten
is held back, told by its text, so that it is the same each time; training stops when the loss on
those has not fallen for --patience looks, and the weights of the best look are kept. Prints
precision and recall by language, at several borders for --tone-sure, on the lines held back and on
tests/data/blame_{en,zh}.jsonl, which are never learned from. Nothing is fetched. The folder --out
is written once, at the end, with the weights as safetensors.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import torch
import transformers
from tone_lines import Line, lines_of

from coach.models.sources import has_safe_weights

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "zh")
LABELS = ("fine", "blame")
LONGEST = 96
"""Tokens of a sentence that are read."""
HELD = 10
"""One line in so many is held back."""
BORDERS = (0.5, 0.7, 0.9)
LOOK = 128
"""How many lines are read at a time where nothing is learned."""


def read(data: Path | None, languages: Sequence[str]) -> dict[str, list[Line]]:
    """The lines to learn from by language, none of them twice."""
    found = {}
    for language in languages:
        paths = [*(ROOT / "tools" / "training" / "tone").glob(f"blame_{language}_*.jsonl")]
        if data is not None:
            paths += (data / "tone").glob(f"written_{language}_*.jsonl")
        found[language] = [*dict.fromkeys(lines_of(paths))]
    return found


def is_held(line: Line) -> bool:
    """Whether a line is held back: by its text alone."""
    return int.from_bytes(sha256(line[0].encode()).digest()[:4]) % HELD == 0


def encoder(folder: Path) -> tuple[Any, Any]:
    """The encoder with a new head for the two labels, and its tokenizer."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(
        folder,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: number for number, label in enumerate(LABELS)},
        problem_type="single_label_classification",
        ignore_mismatched_sizes=True,
        local_files_only=True,
        use_safetensors=has_safe_weights(folder),
        dtype=torch.float32,
    )
    return model, tokenizer


class Fitting:
    """A model while it learns."""

    def __init__(self, model: Any, tokenizer: Any, device: str) -> None:
        self.model = model.to(device)
        self._tokenizer = tokenizer
        self._device = device

    def loss(self, lines: Sequence[Line]) -> Any:
        """The mean cross-entropy of some lines."""
        labels = torch.tensor([int(blames) for _, blames, _ in lines], device=self._device)
        return torch.nn.functional.cross_entropy(self._logits(lines), labels)

    @torch.inference_mode()
    def look(self, lines: Sequence[Line]) -> tuple[float, list[float]]:
        """The mean loss of lines that are not learned from, and how likely each is blame."""
        self.model.eval()
        total, likely = 0.0, []
        for part in parts(lines, LOOK):
            logits = self._logits(part)
            labels = torch.tensor([int(blames) for _, blames, _ in part], device=self._device)
            total += float(torch.nn.functional.cross_entropy(logits, labels, reduction="sum"))
            likely += logits.softmax(-1)[:, 1].tolist()
        return total / max(1, len(lines)), likely

    def _logits(self, lines: Sequence[Line]) -> Any:
        texts = [text for text, _, _ in lines]
        tokens = self._tokenizer(
            texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        return self.model(**tokens.to(self._device)).logits


def parts(lines: Sequence[Line], size: int) -> Iterator[Sequence[Line]]:
    return (lines[first : first + size] for first in range(0, len(lines), size))


def learn(fitting: Fitting, lines: list[Line], held: list[Line], options: Any) -> None:
    """Learn the lines, and leave the model as it was when it did best on those held back."""
    weights = fitting.model.parameters()
    learner = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    steps = min(options.steps, options.epochs * -(-len(lines) // options.batch))
    warm = max(1, steps // 10)
    slower = torch.optim.lr_scheduler.LambdaLR(
        learner, lambda step: min((step + 1) / warm, (steps - step) / max(1, steps - warm))
    )
    chance = Random(options.seed)
    best, kept, since, step = float("inf"), None, 0, 0
    while step < steps and since < options.patience:
        chance.shuffle(lines)
        for part in parts(lines, options.batch):
            fitting.model.train()
            loss = fitting.loss(part)
            learner.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(fitting.model.parameters(), 1.0)
            learner.step()
            slower.step()
            step += 1
            if step % options.every and step < steps:
                continue
            now, _ = fitting.look(held)
            print(
                f"step {step} of {steps}: loss {loss.item():.3f}, held back {now:.3f}", flush=True
            )
            if now < best:
                best, kept, since = now, deepcopy(fitting.model.state_dict()), 0
            else:
                since += 1
            if step == steps or since == options.patience:
                break
    if kept is not None:
        fitting.model.load_state_dict(kept)


def figures(fitting: Fitting, lines: list[Line]) -> str:
    """Precision and recall at each border."""
    _, likely = fitting.look(lines)
    told = []
    for border in BORDERS:
        said = [one >= border for one in likely]
        right = sum(one and blames for one, (_, blames, _) in zip(said, lines, strict=True))
        wanted = sum(blames for _, blames, _ in lines)
        precision = f"{right / sum(said):.2f}" if any(said) else "–"
        recall = f"{right / wanted:.2f}" if wanted else "–"
        told.append(f"{border}: P {precision} R {recall}")
    return f"{len(lines):>5} lines  " + "  ".join(told)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fine-tune an encoder so that it hears blame.")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder")
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoint")
    parser.add_argument("--data", type=Path, help="the folder with the shared data")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--steps", type=int, default=10**9, help="stop after so many at the latest")
    parser.add_argument("--every", type=int, default=100, help="steps between two looks")
    parser.add_argument(
        "--patience", type=int, default=3, help="looks without a gain before the end"
    )
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    if not (options.encoder / "config.json").is_file():
        parser.error(f"--encoder {options.encoder}: there is no config.json of a model")
    torch.manual_seed(options.seed)
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    lines = read(options.data, options.languages)
    every = [line for some in lines.values() for line in some]
    known = [line for line in every if not is_held(line)]
    model, tokenizer = encoder(options.encoder)
    fitting = Fitting(model, tokenizer, options.device)
    print(f"{len(known)} lines to learn from, {len(every) - len(known)} held back", flush=True)
    learn(fitting, known, [line for line in every if is_held(line)], options)
    for language, some in lines.items():
        print(f"{language}, held back  {figures(fitting, [one for one in some if is_held(one)])}")
    for language in options.languages:
        unread = [*lines_of([ROOT / "tests" / "data" / f"blame_{language}.jsonl"])]
        print(f"{language}, not read   {figures(fitting, unread)}", flush=True)
    fitting.model.save_pretrained(options.out)
    tokenizer.save_pretrained(options.out)
    print(f"coach check --tone-model {options.out} FILE")


if __name__ == "__main__":
    main()
