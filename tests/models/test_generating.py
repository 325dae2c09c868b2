"""Models that write: translators with their languages, models of chats, and what is drawn."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import transformers

from coach.models.errors import PromptTooLong, UnknownLanguage, WrongKind
from coach.models.generating import BATCH, Generator, generator
from tests.tiny_models import chat_in, classifier_in, marian_in, nllb_in, t5_in


@pytest.fixture(scope="module")
def t5(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    return generator(t5_in(tmp_path_factory.mktemp("t5")))


@pytest.fixture(scope="module")
def nllb(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    return generator(nllb_in(tmp_path_factory.mktemp("nllb")))


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return chat_in(tmp_path_factory.mktemp("chat"))


def test_every_prompt_gets_its_candidates_best_first(t5: Generator) -> None:
    prompts = ["hello world", *["good"] * BATCH, "you"]
    found = t5.candidates(prompts, count=3, max_new_tokens=4)
    assert [len(row) for row in found] == [3] * len(prompts)
    assert all(len(set(row)) == 3 for row in found)
    assert found == t5.candidates(prompts, count=3, max_new_tokens=4)
    assert found[0] == t5.candidates(prompts[:1], count=3, max_new_tokens=4)[0]
    assert t5.candidates([]) == []


def test_a_seed_draws_the_same_and_another_something_else(t5: Generator) -> None:
    def drawn(seed: int) -> list[list[str]]:
        return t5.candidates(["hello"], count=4, temperature=5.0, seed=seed, max_new_tokens=6)

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
    assert len(set(drawn(1)[0])) > 1


def test_drawing_leaves_other_peoples_chance_alone(t5: Generator) -> None:
    import torch

    torch.manual_seed(7)
    wanted = torch.rand(3)
    torch.manual_seed(7)
    t5.candidates(["hello"], temperature=1.0, max_new_tokens=2)
    assert torch.equal(torch.rand(3), wanted)


def test_the_number_of_new_tokens_is_a_limit(t5: Generator) -> None:
    [[few]], [[more]] = (t5.candidates(["hello"], max_new_tokens=n) for n in (2, 6))
    assert len(few.split()) <= 2 < len(more.split()) <= 6


@pytest.mark.parametrize(
    "wrong", [{"count": 0}, {"max_new_tokens": 0}, {"temperature": -1.0}, {"stop": [""]}]
)
def test_figures_out_of_range_are_refused(t5: Generator, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"at least|empty"):
        t5.candidates(["hello"], **wrong)  # type: ignore[arg-type]


def test_a_text_that_is_too_long_is_not_cut_unsaid(t5: Generator) -> None:
    with pytest.raises(PromptTooLong, match="at most 32") as told:
        t5.candidates(["hello", "good " * 40])
    assert told.value.tokens > 32
    assert "分段" in told.value.told.zh


@pytest.mark.parametrize(
    ("target", "said"), [("zh", "好"), ("zho_Hans", "好"), ("zh-Hans", "好"), ("en", "good")]
)
def test_nllb_writes_the_language_it_is_told(nllb: Generator, target: str, said: str) -> None:
    assert nllb.candidates(["hello"], source_language="en", target_language=target) == [[said]]


def test_nllb_is_told_the_language_that_it_reads(nllb: Generator) -> None:
    tokens = {"zh": "zho_Hans", "de": "deu_Latn", "zh-Hant": "zho_Hant", None: "eng_Latn"}
    for source, code in tokens.items():
        first = nllb._read(["hello"], source)["input_ids"][0][0]
        assert nllb._loaded.tokenizer.convert_ids_to_tokens([first]) == [code]


def test_a_language_that_the_model_does_not_know(nllb: Generator) -> None:
    assert nllb.languages == ("deu_Latn", "eng_Latn", "zho_Hans", "zho_Hant")
    for languages in ({"target_language": "fr"}, {"source_language": "zh_Latn"}):
        with pytest.raises(UnknownLanguage, match="it knows: deu_Latn, eng_Latn"):
            nllb.candidates(["hello"], **languages)  # type: ignore[arg-type]


def test_m2m_has_codes_of_its_own(tmp_path: Path) -> None:
    from tests.tiny_models import m2m_in

    found = generator(m2m_in(tmp_path))
    assert {"en", "zh", "de"} <= set(found.languages)
    answers = found.candidates(["hello"], source_language="en", target_language="zh")
    assert len(answers[0]) == 1


def test_marian_for_several_languages_reads_a_mark(tmp_path: Path) -> None:
    found = generator(marian_in(tmp_path))
    assert found.languages == ("cmn_Hans", "deu")
    plain = found.candidates([">>cmn_Hans<< hello"], count=2, max_new_tokens=6)
    told = found.candidates(["hello"], count=2, max_new_tokens=6, target_language="zh")
    assert told == plain
    with pytest.raises(UnknownLanguage):
        found.candidates(["hello"], target_language="fr")


def test_marian_for_one_pair_refuses_another(tmp_path: Path) -> None:
    found = generator(marian_in(tmp_path, codes=()))
    pair = {"source_language": "en", "target_language": "zh-Hans"}
    assert found.candidates(["hello"], max_new_tokens=4, **pair) == found.candidates(  # type: ignore[arg-type]
        ["hello"], max_new_tokens=4
    )
    with pytest.raises(UnknownLanguage, match="it knows: en, zh"):
        found.candidates(["hello"], source_language="zh", target_language="en")


def test_a_chat_is_asked_in_its_form(chat: Path) -> None:
    found = generator(chat)
    assert not found.translates
    assert found.candidates(["green"], whole_only=True) == [["good morning"]]


def test_what_goes_before_is_told_to_a_chat_without_system(chat: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    shutil.copytree(chat, plain)
    tokenizer = transformers.AutoTokenizer.from_pretrained(plain)
    tokenizer.chat_template = None
    (plain / "chat_template.jinja").unlink(missing_ok=True)
    tokenizer.save_pretrained(plain)
    same = generator(plain).candidates(["<user> you\n\nread <assistant>"], count=3)
    assert generator(chat).candidates(["read"], system="you", count=3) == same
    assert generator(plain).candidates(["read"], system="you", count=3) == generator(
        plain
    ).candidates(["you\n\nread"], count=3)


def test_prompts_of_different_length_do_not_disturb_each_other(chat: Path) -> None:
    found = generator(chat)
    prompts = ["green", "we thank you for the photos please", "you"]
    together = found.candidates(prompts, max_new_tokens=5)
    assert together == [found.candidates([one], max_new_tokens=5)[0] for one in prompts]


def test_an_answer_ends_before_the_words_to_stop_at(chat: Path) -> None:
    found = generator(chat)
    assert found.candidates(["green"], stop=["morning"], whole_only=True) == [["good"]]
    assert found.candidates(["green"], stop=["purple", "od mor"]) == [["go"]]


def test_what_the_limit_cut_off_is_left_out_where_wholes_are_wanted(chat: Path) -> None:
    found = generator(chat)
    assert found.candidates(["green"], max_new_tokens=1) == [["good"]]
    assert found.candidates(["green"], max_new_tokens=1, whole_only=True) == [[]]


def test_prompt_and_answer_fit_into_the_places_of_the_model(chat: Path) -> None:
    found = generator(chat)
    [[answer]] = found.candidates(["you " * 30], max_new_tokens=500)
    assert len(answer.split()) <= 38 - 32
    with pytest.raises(PromptTooLong, match="at most 38"):
        found.candidates(["you " * 50])


def test_a_classifier_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(WrongKind, match="not a model that writes text") as told:
        generator(classifier_in(tmp_path))
    assert "不是生成文本的模型" in told.value.told.zh
