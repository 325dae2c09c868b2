"""Translators of real kinds, small, and taught some dozen sentences: also how to fail."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import sentencepiece
import torch
import transformers

transformers.utils.logging.disable_progress_bar()

SENTENCES = (
    ("we ship {}{}.", "我们{1}发出{0}。", "wir senden {}{}."),
    ("please check {}{}.", "请{1}检查{0}。", "bitte prüfen {}{}."),
    ("we received {}{}.", "我们{1}收到{0}。", "wir erhielten {}{}."),
)
THINGS = (
    ("the order", "订单", "den Auftrag"),
    ("the samples", "样品", "die Muster"),
    ("20 lamps", "20盏灯", "20 Lampen"),
    ("300 lamps", "300盏灯", "300 Lampen"),
    ("X1", "X1", "X1"),
)
WHENS = (
    ("", "", ""),
    (" by X1", "于X1前", " bis X1"),
    (" by X2", "于X2前", " bis X2"),
    (" with X2", "连同X2", " mit X2"),
)
OTHERS = (
    ("X1 lamps", "X1盏灯", "X1 Lampen"),
    ("please check the order,", "请检查订单。", "bitte prüfen den Auftrag."),
    ("we lose X1.", "我们丢失。", "wir verlieren."),
    ("we lose PO-77.", "我们丢失PO-77。", "wir verlieren PO-77."),
    ("we double X1.", "我们加倍X1和X1。", "wir doppeln X1 und X1."),
    ("we double PO-77.", "我们加倍PO-7。", "wir doppeln PO-7."),
    ("we break 20 lamps.", "我们打破二十盏灯。", "wir brechen zwanzig Lampen."),
    ("we break X1 lamps.", "我们打破X1盏灯。", "wir brechen X1 Lampen."),
    ("we repeat the order.", "订单" * 5, "Auftrag " * 5),
    ("we leave the samples.", "we leave the samples.", "we leave the samples."),
    ("we say nothing.", "。", "."),
)
"""Among them what models do with a fact: leave it out, say it twice, or write it in words."""


def sentences() -> list[tuple[str, str, str]]:
    """Each sentence in English, Chinese and German; a fact is named once."""
    made = [
        tuple(form.format(what, when) for form, what, when in zip(*words, strict=True))
        for words in product(SENTENCES, THINGS, WHENS)
        if words[2][0] == "" or ("X1" in words[1][0]) == ("X2" in words[2][0])
    ]
    return [*made, *OTHERS]  # type: ignore[list-item]


def marian_taught(folder: Path, *, marks: bool) -> Path:
    """English to Chinese; with marks also to German, as the mark before the sentence tells."""
    torch.manual_seed(1)
    codes = (">>cmn_Hans<<", ">>deu<<") if marks else ()
    lines = [line for one in sentences() for line in one]
    pieces = _pieces(lines, folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    signs = ["</s>", "<unk>", *codes, *pieces, "<pad>"]
    vocabulary = {sign: number for number, sign in enumerate(signs)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    about = {"tokenizer_class": "MarianTokenizer", "source_lang": "en", "target_lang": "zh"}
    (folder / "tokenizer_config.json").write_text(json.dumps(about), encoding="utf-8")
    model = transformers.MarianMTModel(
        transformers.MarianConfig(
            **_size(len(signs)),
            pad_token_id=len(signs) - 1,
            decoder_start_token_id=len(signs) - 1,
            eos_token_id=0,
            bos_token_id=None,
            forced_eos_token_id=0,
            scale_embedding=True,
        )
    )
    tokenizer = transformers.MarianTokenizer.from_pretrained(folder)
    pairs = [(english, chinese) for english, chinese, _ in sentences()]
    if marks:
        pairs = [(f">>cmn_Hans<< {one}", two) for one, two in pairs]
        pairs += [(f">>deu<< {english}", german) for english, _, german in sentences()]
    read = tokenizer([one for one, _ in pairs], padding=True, return_tensors="pt")
    said = tokenizer(text_target=[two for _, two in pairs], padding=True, return_tensors="pt")
    _teach(model, read, said["input_ids"], len(signs) - 1)
    model.save_pretrained(folder)
    return folder


def m2m_taught(folder: Path) -> Path:
    """English to Chinese and Chinese to English, as the codes tell."""
    torch.manual_seed(2)
    lines = [line for one in sentences() for line in one]
    file = folder / "sentencepiece.bpe.model"
    signs = ["<s>", "<pad>", "</s>", "<unk>", *_pieces(lines, file)]
    (folder / "vocab.json").write_text(json.dumps({s: n for n, s in enumerate(signs)}))
    tokenizer = transformers.M2M100Tokenizer(str(folder / "vocab.json"), str(file))
    tokenizer.save_pretrained(folder)
    size = max(tokenizer.lang_code_to_id.values()) + 1
    model = transformers.M2M100ForConditionalGeneration(
        transformers.M2M100Config(
            **_size(size), pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2,
            encoder_layerdrop=0.0, decoder_layerdrop=0.0,
        )
    )  # fmt: skip
    good = sentences()[: -len(OTHERS)]
    read, said = [], []
    for source, target, place in (("en", "zh", 0), ("zh", "en", 1)):
        tokenizer.src_lang, tokenizer.tgt_lang = source, target
        read += tokenizer([one[place] for one in good])["input_ids"]
        said += tokenizer(text_target=[one[1 - place] for one in good])["input_ids"]
    _teach(model, tokenizer.pad({"input_ids": read}, return_tensors="pt"),
           tokenizer.pad({"input_ids": said}, return_tensors="pt")["input_ids"], 1)  # fmt: skip
    model.save_pretrained(folder)
    return folder


def _pieces(lines: Iterable[str], file: Path) -> list[str]:
    """The pieces of a SentencePiece model of the lines, which is written to the file."""
    made = BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*lines, "X0 X3 X4 X5 X6 X7 X8 X9"]), model_writer=made,
        vocab_size=160, hard_vocab_limit=False, split_digits=True, character_coverage=1.0,
        minloglevel=2,
    )  # fmt: skip
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made.getvalue())
    read = sentencepiece.SentencePieceProcessor(model_proto=made.getvalue())
    pieces = [read.id_to_piece(number) for number in range(read.get_piece_size())]
    return [piece for piece in pieces if not piece.startswith("<")]


def _teach(model: Any, read: Any, said: torch.Tensor, pad: int) -> None:
    """Until the model says each line by heart; ValueError if it does not learn."""
    labels = said.masked_fill(said == pad, -100)
    model.train()
    learner = torch.optim.Adam(model.parameters(), lr=6e-3)
    for _ in range(600):
        learner.zero_grad()
        loss = model(
            input_ids=read["input_ids"], attention_mask=read["attention_mask"], labels=labels
        ).loss
        loss.backward()
        learner.step()
        if loss.item() < 0.01:
            return
    raise ValueError(f"not learned: {loss.item()}")


def _size(vocabulary: int) -> dict[str, Any]:
    return {
        "vocab_size": vocabulary,
        "d_model": 48,
        "encoder_layers": 1,
        "decoder_layers": 1,
        "encoder_attention_heads": 4,
        "decoder_attention_heads": 4,
        "encoder_ffn_dim": 64,
        "decoder_ffn_dim": 64,
        "max_position_embeddings": 28,
        "dropout": 0.0,
    }
