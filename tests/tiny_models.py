"""Real models of a few kilobytes, made, taught and saved here, for tests that load models."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import torch
import transformers
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

torch.set_num_threads(1)
transformers.utils.logging.disable_progress_bar()

WORDS = (
    "we thank you for the photos please send order drawing by monday some of us read it again"
    " carton was damaged price is fine purple green hello world good morning 你 好 您 们 怎 么 又 改 了"
)
LINES = tuple(
    (f"{start} {word} {end}", word == "purple")
    for start in ("please send", "we read", "thank you for", "some of us")
    for end in ("the order again", "the photos", "drawing by monday", "you")
    for word in ("purple", "green", "the", "good")
)
"""Sentences, and whether they blame: with the word “purple” they do."""
_SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}


def tokenizer_of(texts: Iterable[str], **about: Any) -> Any:
    """A tokenizer of whole words, trained on the texts."""
    raw = Tokenizer(models.WordLevel(unk_token="[UNK]"))
    raw.pre_tokenizer = pre_tokenizers.Whitespace()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "<user>", "<assistant>", "</s>"]
    raw.train_from_iterator(texts, trainers.WordLevelTrainer(special_tokens=special))
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=raw, unk_token="[UNK]", pad_token="[PAD]", **about
    )


def classifier_in(
    folder: Path, labels: Sequence[str] = ("fine", "blame"), kind: str | None = None
) -> Path:
    """An encoder that was taught LINES: with one label its logit, else its last label, is blame."""
    torch.manual_seed(1)
    tokenizer = tokenizer_of([WORDS], cls_token="[CLS]", sep_token="[SEP]", model_max_length=64)
    model = transformers.BertForSequenceClassification(
        transformers.BertConfig(
            vocab_size=len(tokenizer),
            intermediate_size=16,
            id2label=dict(enumerate(labels)),
            label2id={label: number for number, label in enumerate(labels)},
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            problem_type=kind,
            **_SMALL,
        )
    )
    read = tokenizer([text for text, _ in LINES], padding=True, return_tensors="pt")
    blame = torch.tensor([float(one) for _, one in LINES])
    learner = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(60):
        logits = model(**read).logits
        others = logits[:, 0] if len(labels) > 1 and kind is None else 0.0
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits[:, -1] - others, blame)
        learner.zero_grad()
        loss.backward()
        learner.step()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def t5_in(folder: Path) -> Path:
    """A T5 that knows nothing."""
    torch.manual_seed(2)
    tokenizer = tokenizer_of([WORDS], eos_token="</s>", model_max_length=32)
    model = transformers.T5ForConditionalGeneration(
        transformers.T5Config(
            vocab_size=len(tokenizer),
            d_model=16,
            d_kv=8,
            d_ff=16,
            num_layers=1,
            num_heads=2,
            pad_token_id=tokenizer.pad_token_id,
            eos_token_id=tokenizer.eos_token_id,
            decoder_start_token_id=tokenizer.pad_token_id,
        )
    )
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def nllb_in(folder: Path) -> Path:
    """A model that was taught to say “good” in English and 好 in Chinese, whatever it reads."""
    torch.manual_seed(3)
    signs = ["<s>", "<pad>", "</s>", "<unk>", *sorted({*"▁goodhelw", "好", "你"})]
    tokenizer = transformers.NllbTokenizer(
        vocab={sign: number for number, sign in enumerate(signs)},
        merges=[],
        extra_special_tokens=["eng_Latn", "zho_Hans", "zho_Hant", "deu_Latn"],
        src_lang="eng_Latn",
    )
    model = transformers.M2M100ForConditionalGeneration(_translator(len(tokenizer)))
    taught = [("eng_Latn", "good"), ("zho_Hans", "好")]
    read = tokenizer(["hello"] * 2, return_tensors="pt")
    numbers = [
        [
            tokenizer.convert_tokens_to_ids(code),
            *tokenizer.encode(text, add_special_tokens=False),
            2,
        ]
        for code, text in taught
    ]
    longest = max(map(len, numbers))
    labels = torch.tensor([one + [-100] * (longest - len(one)) for one in numbers])
    learn(model, {**read, "labels": labels}, steps=60)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def marian_in(folder: Path, codes: Sequence[str] = (">>cmn_Hans<<", ">>deu<<")) -> Path:
    """A Marian translator that knows nothing, with files of SentencePiece."""
    torch.manual_seed(4)
    usual = _pieces(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    signs = ["</s>", "<unk>", *codes, *usual, "<pad>"]
    vocabulary = {sign: number for number, sign in enumerate(signs)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    about = {"tokenizer_class": "MarianTokenizer", "source_lang": "en", "target_lang": "zh"}
    (folder / "tokenizer_config.json").write_text(json.dumps(about), encoding="utf-8")
    pad = vocabulary["<pad>"]
    model = transformers.MarianMTModel(
        transformers.MarianConfig(
            **_translator_size(len(signs)),
            pad_token_id=pad,
            eos_token_id=0,
            bos_token_id=None,
            decoder_start_token_id=pad,
            forced_eos_token_id=None,
        )
    )
    model.save_pretrained(folder)
    return folder


def m2m_in(folder: Path) -> Path:
    """An M2M100 that knows nothing but its hundred languages, with a file of SentencePiece."""
    torch.manual_seed(6)
    signs = ["<s>", "<pad>", "</s>", "<unk>", *_pieces(folder / "sentencepiece.bpe.model")]
    (folder / "vocab.json").write_text(json.dumps({s: n for n, s in enumerate(signs)}))
    tokenizer = transformers.M2M100Tokenizer(
        str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"), src_lang="en"
    )
    tokenizer.save_pretrained(folder)
    size = max(tokenizer.lang_code_to_id.values()) + 1
    transformers.M2M100ForConditionalGeneration(_translator(size)).save_pretrained(folder)
    return folder


CHAT = (
    "{% for one in messages %}{% if one.role == 'system' %}{{ raise_exception('no system here') }}"
    "{% endif %}<user> {{ one.content }} {% endfor %}{% if add_generation_prompt %}<assistant>"
    "{% endif %}"
)
"""The form of a chat that knows no system."""


def chat_in(folder: Path, template: str | None = CHAT) -> Path:
    """A Llama that was taught to answer “green” with “good morning”, where it is asked in a chat."""
    torch.manual_seed(5)
    tokenizer = tokenizer_of([WORDS], eos_token="</s>", model_max_length=1000)
    tokenizer.chat_template = template
    model = transformers.LlamaForCausalLM(
        transformers.LlamaConfig(
            vocab_size=len(tokenizer),
            intermediate_size=16,
            max_position_embeddings=40,
            pad_token_id=tokenizer.pad_token_id,
            eos_token_id=tokenizer.eos_token_id,
            bos_token_id=None,
            **_SMALL,
        )
    )
    read = tokenizer(["<user> green <assistant> good morning </s>"], return_tensors="pt")
    learn(model, {"input_ids": read["input_ids"], "labels": read["input_ids"]}, steps=60)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _pieces(file: Path) -> list[str]:
    """The pieces of a SentencePiece model that is trained on WORDS and written to the file."""
    import sentencepiece

    made = BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(WORDS.split() * 3), model_writer=made, vocab_size=70,
        hard_vocab_limit=False, minloglevel=2,
    )  # fmt: skip
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made.getvalue())
    read = sentencepiece.SentencePieceProcessor(model_proto=made.getvalue())
    pieces = [read.id_to_piece(number) for number in range(read.get_piece_size())]
    return [piece for piece in pieces if not piece.startswith("<")]


def learn(model: Any, read: dict[str, Any] | Sequence[dict[str, Any]], steps: int) -> None:
    """Teach a model a few lines by heart, in one batch or several."""
    model.train()
    learner = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(steps):
        learner.zero_grad()
        for batch in [read] if isinstance(read, dict) else read:
            model(**batch).loss.backward()
        learner.step()


def _translator(size: int) -> Any:
    return transformers.M2M100Config(
        **_translator_size(size),
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=2,
    )


def _translator_size(size: int) -> dict[str, Any]:
    return {
        "vocab_size": size,
        "d_model": 16,
        "encoder_layers": 1,
        "decoder_layers": 1,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 16,
        "decoder_ffn_dim": 16,
        "max_position_embeddings": 64,
        "dropout": 0.0,
        "encoder_layerdrop": 0.0,
        "decoder_layerdrop": 0.0,
    }


TOLD = (
    "{% for one in messages %}<user> {{ one.content }} {% endfor %}"
    "{% if add_generation_prompt %}<assistant>{% endif %}"
)
"""The form of a chat that knows a system."""


def taught_chat_in(folder: Path, lines: Sequence[tuple[str, str, str]]) -> Path:
    """A Llama that was taught lines of system, question and answer by heart."""
    torch.manual_seed(7)
    tokenizer = tokenizer_of(
        [text for line in lines for text in line], eos_token="</s>", model_max_length=4000
    )
    tokenizer.chat_template = TOLD
    model = transformers.LlamaForCausalLM(
        transformers.LlamaConfig(
            vocab_size=len(tokenizer),
            intermediate_size=32,
            max_position_embeddings=4000,
            pad_token_id=tokenizer.pad_token_id,
            eos_token_id=tokenizer.eos_token_id,
            bos_token_id=None,
            hidden_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
        )
    )
    rows = []
    for system, question, answer in lines:
        told = f"<user> {system} <user> {question} <assistant>"
        asked = tokenizer(told, return_tensors="pt", add_special_tokens=False)["input_ids"]
        said = tokenizer(f"{answer} </s>", return_tensors="pt")["input_ids"]
        labels = torch.cat([torch.full_like(asked, -100), said], dim=1)
        rows.append({"input_ids": torch.cat([asked, said], dim=1), "labels": labels})
    learn(model, rows, steps=80)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def taught_t5_in(folder: Path, line: tuple[str, str]) -> Path:
    """A T5 that was taught one answer by heart."""
    torch.manual_seed(8)
    tokenizer = tokenizer_of(line, eos_token="</s>", model_max_length=500)
    model = transformers.T5ForConditionalGeneration(
        transformers.T5Config(
            vocab_size=len(tokenizer),
            d_model=32,
            d_kv=16,
            d_ff=32,
            num_layers=1,
            num_heads=2,
            dropout_rate=0.0,
            pad_token_id=tokenizer.pad_token_id,
            eos_token_id=tokenizer.eos_token_id,
            decoder_start_token_id=tokenizer.pad_token_id,
        )
    )
    read = tokenizer(line[0], return_tensors="pt")
    labels = tokenizer(f"{line[1]} </s>", return_tensors="pt")["input_ids"]
    learn(model, {"input_ids": read["input_ids"], "labels": labels}, steps=80)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
