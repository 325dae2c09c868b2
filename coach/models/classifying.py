"""A classifier of texts of the user's own: any encoder or decoder with a head for sequences."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from math import isfinite
from pathlib import Path

from coach.models.errors import UnknownLabel, Unreadable, WrongKind, told_when_it_fails
from coach.models.loading import Loaded, load

BATCH = 32
"""How many texts are read at a time."""


def classifier(source: str | Path, device: str = "auto") -> Classifier:
    """The classifier in a folder or on the hub, loaded once.

    Raises the LocalModelErrors of `coach.models.errors`: WrongKind for a model of another kind.
    """
    return Classifier(load(source, "classifier", device))


class Classifier:
    """Says how likely each of its labels is. Safe to share between threads.

    One logit is the log-odds of its one label; of several labels one holds, unless the model says
    that several may (`multi_label_classification`).
    """

    def __init__(self, loaded: Loaded) -> None:
        config = loaded.model.config
        if config.problem_type == "regression":
            raise WrongKind(loaded.name, "classifier", "regression")
        self._loaded = loaded
        self._each = config.num_labels == 1 or config.problem_type == "multi_label_classification"
        self._taken = frozenset(inspect.signature(loaded.model.forward).parameters)
        self.name = loaded.name
        self.labels: tuple[str, ...] = tuple(
            str(config.id2label[number]) for number in range(config.num_labels)
        )

    def label_named(self, label: str | None, usual: str) -> str:
        """The label of that name, in any case, or number. None stands for `usual` or the only one.

        Raises UnknownLabel.
        """
        by_name = {one.casefold(): one for one in self.labels}
        wanted = (usual if label is None else label).strip().casefold()
        if wanted in by_name:
            return by_name[wanted]
        if label is None and len(self.labels) == 1:
            return self.labels[0]
        if wanted.isdecimal() and int(wanted) < len(self.labels):
            return self.labels[int(wanted)]
        raise UnknownLabel(self.name, label, self.labels)

    def scores(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """For each text the probability, 0 to 1, of each label. A text beyond what the model reads
        is read up to there.

        Raises OutOfMemory, and Unreadable for a model that computes no numbers.
        """
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: dict[int, dict[str, float]] = {}
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            rows = self._rows([texts[place] for place in places])
            for place, row in zip(places, rows, strict=True):
                found[place] = dict(zip(self.labels, row, strict=True))
        return [found[place] for place in range(len(texts))]

    def _rows(self, texts: list[str]) -> list[list[float]]:
        import torch

        loaded = self._loaded
        with loaded.turn, told_when_it_fails(loaded.name, loaded.device), torch.inference_mode():
            read = loaded.tokenizer(
                texts, padding=True, truncation=True, max_length=loaded.most, return_tensors="pt"
            )
            inputs = {
                name: tensor.to(loaded.device)
                for name, tensor in read.items()
                if name in self._taken
            }
            logits = loaded.model(**inputs).logits.float()
            rows = logits.sigmoid() if self._each else logits.softmax(dim=-1)
            listed: list[list[float]] = rows.cpu().tolist()
        if not all(isfinite(value) for row in listed for value in row):
            raise Unreadable(loaded.name, "its answers are no numbers")
        return listed
