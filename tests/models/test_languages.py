"""What models call languages, from the tags that people use."""

from __future__ import annotations

import pytest
import transformers

from coach.models.errors import UnknownLanguage
from coach.models.languages import Languages, languages_of

NLLB = "arb_Arab arb_Latn deu_Latn eng_Latn nob_Latn pes_Arab por_Latn srp_Cyrl zho_Hans zho_Hant"
MBART = "ar_AR de_DE en_XX he_IL nl_XX pt_XX zh_CN"
M2M = "ar de en he no pt sr zh"
MARIAN = "cmn cmn_Hans cmn_Hant deu por pt_br srp_Cyrl srp_Latn yue_Hant"


def model(codes: str, *, marks: bool = False, reads: str | None = None) -> Languages:
    names = codes.split()
    ids = {} if marks else {name: number for number, name in enumerate(names)}
    return Languages("m", ids, frozenset(names) if marks else frozenset(), reads, None)


@pytest.mark.parametrize(
    ("codes", "tag", "code"),
    [
        (NLLB, "zh", "zho_Hans"),
        (NLLB, "zh-CN", "zho_Hans"),
        (NLLB, "zh-Hans-SG", "zho_Hans"),
        (NLLB, "zh-TW", "zho_Hant"),
        (NLLB, "zh-Hant-HK", "zho_Hant"),
        (NLLB, "en-GB", "eng_Latn"),
        (NLLB, "ar", "arb_Arab"),
        (NLLB, "ar-AE", "arb_Arab"),
        (NLLB, "nb", "nob_Latn"),
        (NLLB, "fa-IR", "pes_Arab"),
        (NLLB, "eng_Latn", "eng_Latn"),
        (MBART, "zh-Hans", "zh_CN"),
        (MBART, "pt-BR", "pt_XX"),
        (MBART, "nl", "nl_XX"),
        (M2M, "zh", "zh"),
        (M2M, "de-CH", "de"),
        (M2M, "nb-NO", "no"),
        (M2M, "cmn", "zh"),
        (MARIAN, "zh", "cmn_Hans"),
        (MARIAN, "zh-HK", "cmn_Hant"),
        (MARIAN, "pt", "por"),
        (MARIAN, "pt-BR", "pt_br"),
        (MARIAN, "pt-AO", "por"),
        (MARIAN, "sr-Latn", "srp_Latn"),
        (MARIAN, "sr", "srp_Cyrl"),
    ],
)
def test_the_code_of_a_tag(codes: str, tag: str, code: str) -> None:
    assert model(codes).code(tag, to_write=True) == code
    assert model(codes, marks=True).code(tag) == code


@pytest.mark.parametrize(
    ("codes", "tag"), [(NLLB, "tlh"), (NLLB, "zh-Latn"), (M2M, "zh-TW"), (MBART, "zh-Hant")]
)
def test_a_language_or_script_that_it_does_not_write(codes: str, tag: str) -> None:
    with pytest.raises(UnknownLanguage, match="does not know the language") as told:
        model(codes).code(tag, to_write=True)
    assert "不支持语言" in told.value.told.zh


def test_whoever_reads_simplified_reads_traditional_characters() -> None:
    assert model(M2M).code("zh-TW") == "zh"


def test_one_language_is_not_translated_into_itself() -> None:
    assert not model(NLLB).speaks("en-US", "en-GB")
    assert model(NLLB).speaks("zh-CN", "zh-TW")


def test_a_model_with_marks_reads_one_language() -> None:
    found = model(MARIAN, marks=True, reads="eng")
    assert found.speaks("en", "zh-TW")
    assert not found.speaks("de", "zh")
    with pytest.raises(UnknownLanguage, match="it knows: eng"):
        found.require_pair("de", "zh")


def test_a_model_that_tells_nothing_speaks_nothing() -> None:
    assert not Languages("m", {}, frozenset(), None, None).speaks("en", "zh")


def test_what_the_tokenizer_of_mbart_tells() -> None:
    signs = ["<s>", "<pad>", "</s>", "<unk>", "▁", "a"]
    tokenizer = transformers.MBart50Tokenizer(vocab=[(sign, -1.0) for sign in signs])
    found = languages_of("m", tokenizer)
    assert found.ids[found.code("zh")] == tokenizer.convert_tokens_to_ids("zh_CN")
    assert found.speaks("en", "pt-BR")
    assert not found.speaks("en", "zh-TW")
