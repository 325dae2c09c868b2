"""A model in the files of Firefox Translations, small, and taught the sentences of the others.

The kind is Marian's student: an encoder of attention, and a decoder that carries one cell from word
to word (Kim et al. 2019, “From Research to Production and Back”).
"""

from __future__ import annotations

import struct
from pathlib import Path

import sentencepiece
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, layer_norm

from tests.translation.taught_translators import _pieces, sentences

WIDTH, INNER, HEADS = 64, 96, 4
_FLOATS, _BYTES, _ROUNDED = 0x404, 0x101, 0x4101
"""How Marian numbers the kinds of what it writes down."""
_END = 2

_Item = tuple[str, int, tuple[int, ...], bytes]
"""Name, kind, shape and numbers of a weight."""


class Student:
    """The model, by the names that Marian gives its weights."""

    def __init__(self, vocabulary: int) -> None:
        self.weights: dict[str, Tensor] = {}
        self._add("Wemb", vocabulary, WIDTH)
        self._add("decoder_ff_logit_out_b", 1, vocabulary)
        for part in ("encoder_l1_self", "decoder_l1_context"):
            for one in "qkvo":
                self._add(f"{part}_W{one}", WIDTH, WIDTH)
                self._add(f"{part}_b{one}", 1, WIDTH)
            self._add_norm(f"{part}_Wo")
        for part in ("encoder_l1_ffn", "decoder_l1_ffn"):
            for one, size in (("1", (WIDTH, INNER)), ("2", (INNER, WIDTH))):
                self._add(f"{part}_W{one}", *size)
                self._add(f"{part}_b{one}", 1, size[1])
            self._add_norm(f"{part}_ffn")
        self._add("decoder_l1_rnn_W", WIDTH, WIDTH)
        self._add("decoder_l1_rnn_Wf", WIDTH, WIDTH)
        self._add("decoder_l1_rnn_bf", 1, WIDTH)
        self._add_norm("decoder_l1_rnn_ffn")

    def _add(self, name: str, rows: int, columns: int) -> None:
        made = torch.zeros(1, columns) if rows == 1 else torch.randn(rows, columns) * WIDTH**-0.5
        self.weights[name] = made.requires_grad_()

    def _add_norm(self, name: str) -> None:
        self.weights[f"{name}_ln_scale"] = torch.ones(1, WIDTH).requires_grad_()
        self.weights[f"{name}_ln_bias"] = torch.zeros(1, WIDTH).requires_grad_()

    def _linear(self, name: str, x: Tensor, bias: str | None) -> Tensor:
        found = x @ self.weights[name]
        return found if bias is None else found + self.weights[bias]

    def _normed(self, name: str, x: Tensor) -> Tensor:
        scale, bias = (self.weights[f"{name}_ln_{one}"][0] for one in ("scale", "bias"))
        return layer_norm(x, (WIDTH,), scale, bias, 1e-6)

    def _attended(self, part: str, x: Tensor, to: Tensor, there: Tensor) -> Tensor:
        def heads(one: str, of: Tensor) -> Tensor:
            found = self._linear(f"{part}_W{one}", of, f"{part}_b{one}")
            return found.unflatten(-1, (HEADS, -1)).transpose(1, 2)

        scores = heads("q", x) @ heads("k", to).transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        scores = scores.masked_fill(~there[:, None, None, :], -1e9)
        seen = (scores.softmax(-1) @ heads("v", to)).transpose(1, 2).flatten(2)
        return self._normed(f"{part}_Wo", self._linear(f"{part}_Wo", seen, f"{part}_bo") + x)

    def _fed(self, part: str, x: Tensor) -> Tensor:
        inner = self._linear(f"{part}_W1", x, f"{part}_b1").relu()
        return self._normed(f"{part}_ffn", self._linear(f"{part}_W2", inner, f"{part}_b2") + x)

    def scores(self, read: Tensor, there: Tensor, said: Tensor) -> Tensor:
        """For each place of what is said, the scores of the pieces."""
        x = self.weights["Wemb"][read] * WIDTH**0.5 + _places(read.shape[1])
        context = self._fed("encoder_l1_ffn", self._attended("encoder_l1_self", x, x, there))
        before = self.weights["Wemb"][said[:, :-1]] * WIDTH**0.5
        first = torch.zeros(len(said), 1, WIDTH)
        x = torch.cat([first, before], dim=1) + _places(said.shape[1])
        new = self._linear("decoder_l1_rnn_W", x, None)
        kept = self._linear("decoder_l1_rnn_Wf", x, "decoder_l1_rnn_bf").sigmoid()
        cell, cells = torch.zeros(len(said), WIDTH), []
        for place in range(said.shape[1]):
            cell = kept[:, place] * cell + (1 - kept[:, place]) * new[:, place]
            cells.append(cell.relu())
        x = self._normed("decoder_l1_rnn_ffn", torch.stack(cells, dim=1) + x)
        x = self._fed("decoder_l1_ffn", self._attended("decoder_l1_context", x, context, there))
        return x @ self.weights["Wemb"].T + self.weights["decoder_ff_logit_out_b"]


def firefox_taught(folder: Path) -> None:
    """English to Chinese, one vocabulary for both, in the folders “float” and “rounded”."""
    torch.manual_seed(3)
    torch.set_num_threads(1)
    pairs = [(english, chinese) for english, chinese, _ in sentences()]
    file = folder / "vocab.enzh.spm"
    _pieces([line for one in sentences() for line in one], file)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(file))
    read, said = (_filled([[*pieces.encode(one[side]), _END] for one in pairs]) for side in (0, 1))
    student = Student(pieces.get_piece_size())
    learner = torch.optim.Adam(student.weights.values(), lr=6e-3)
    for _ in range(500):
        learner.zero_grad()
        scores = student.scores(read.clamp(min=0), read >= 0, said.clamp(min=0))
        loss = cross_entropy(scores.transpose(1, 2), said, ignore_index=-100)
        loss.backward()
        learner.step()
        if loss.item() < 0.005:
            break
    else:
        raise ValueError(f"not learned: {loss.item()}")
    for kind, whole in (("float", True), ("rounded", False)):
        (folder / kind).mkdir()
        (folder / kind / file.name).write_bytes(file.read_bytes())
        write(folder / kind / "model.enzh.intgemm.alphas.bin", student.weights, whole=whole)


def write(file: Path, weights: dict[str, Tensor], *, whole: bool) -> None:
    """The weights as Marian writes them: heads, names, shapes, and then all numbers.

    `whole` weights are floats; else they are bytes, as in the models that Firefox has.
    """
    about = f"dim-emb: {WIDTH}\ntransformer-heads: {HEADS}\nenc-depth: 1\ndec-depth: 1\n"
    about += f"transformer-dim-ffn: {INNER}\n"
    items: list[_Item] = [("special:model.yml", _BYTES, (len(about),), about.encode())]
    for name, weight in weights.items():
        if whole or len(weight) == 1:
            items.append(_floats(name, weight))
        else:
            items += _rounded(name, weight)
    made = struct.pack("<QQ", 1, len(items))
    for name, kind, shape, data in items:
        made += struct.pack("<QQQQ", len(name), kind, len(shape), len(data))
    made += b"".join(name.encode() for name, _, _, _ in items)
    made += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in items)
    made += struct.pack("<Q", 0)
    file.write_bytes(made + b"".join(data for _, _, _, data in items))


def _floats(name: str, weight: Tensor) -> _Item:
    return name, _FLOATS, tuple(weight.shape), weight.detach().numpy().tobytes()


def _rounded(name: str, weight: Tensor) -> list[_Item]:
    """A weight in bytes, by columns (the pieces' by rows), and how finely what meets it is rounded.

    What meets the inner weights is not normed and so may be larger.
    """
    fine = 127 / weight.abs().max().item()
    rows = weight if name == "Wemb" else weight.T
    rounded = (rows.detach() * fine).round().clamp(-127, 127).to(torch.int8).contiguous()
    data = rounded.numpy().tobytes() + struct.pack("<f", fine)
    largest = 24.0 if name.endswith("_W2") else 8.0
    beside = "none" if name == "Wemb" else name
    alpha = _floats(f"{beside}_QuantMultA", torch.tensor([[127 / largest]]))
    return [(name, _ROUNDED, tuple(weight.shape), data), alpha]


def _places(count: int) -> Tensor:
    """Waves that tell the place of a piece."""
    half = WIDTH // 2
    speeds = 1e-4 ** (torch.arange(half) / (half - 1))
    angles = torch.arange(count)[:, None] * speeds
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def _filled(rows: list[list[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [-100] * (longest - len(row)) for row in rows])
