"""Classifiers of the user's own: labels, logits, batches, and who may call them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch
import transformers

from coach.models.classifying import BATCH, classifier
from coach.models.errors import UnknownLabel, Unreadable, WrongKind
from tests.tiny_models import LINES, chat_in, classifier_in, t5_in

TEXTS = [text for text, _ in LINES]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return classifier_in(tmp_path_factory.mktemp("two"))


def test_two_labels_share_the_probability(two: Path) -> None:
    found = classifier(two).scores(TEXTS)
    assert all(sum(scores.values()) == pytest.approx(1.0, abs=1e-5) for scores in found)
    assert [scores["blame"] > 0.5 for scores in found] == [blames for _, blames in LINES]


def test_a_single_logit_is_the_odds_of_its_label(tmp_path: Path) -> None:
    one = classifier(classifier_in(tmp_path, ["LABEL_0"]))
    assert one.label_named(None, "blame") == "LABEL_0"
    assert [scores["LABEL_0"] > 0.5 for scores in one.scores(TEXTS)] == [b for _, b in LINES]


def test_of_many_labels_several_may_hold(tmp_path: Path) -> None:
    many = classifier_in(tmp_path, ["joy", "thanks", "anger"], "multi_label_classification")
    [scores] = classifier(many).scores(["please send purple you"])
    assert scores["anger"] > 0.9
    assert sum(scores.values()) != pytest.approx(1.0, abs=1e-3)


def test_an_answer_does_not_depend_on_its_neighbours(two: Path) -> None:
    texts = [*TEXTS, "good " * 20, *TEXTS[:7]]
    assert len(texts) > BATCH
    together = classifier(two).scores(texts)
    for text, scores in zip(texts, together, strict=True):
        [alone] = classifier(two).scores([text])
        assert alone["blame"] == pytest.approx(scores["blame"], abs=1e-4)


def test_no_texts_and_texts_beyond_the_limit(two: Path) -> None:
    assert classifier(two).scores([]) == []
    assert len(classifier(two).scores(["we read the photos " * 100, ""])) == 2


@pytest.mark.parametrize("label", ["blame", "Blame", "1", None])
def test_a_label_by_name_or_number(two: Path, label: str | None) -> None:
    assert classifier(two).label_named(label, "blame") == "blame"


@pytest.mark.parametrize("label", ["anger", "2", "-1", ""])
def test_an_unknown_label_names_those_there_are(two: Path, label: str) -> None:
    with pytest.raises(UnknownLabel, match="it has: fine, blame") as told:
        classifier(two).label_named(label, "blame")
    assert "它有：fine, blame" in told.value.told.zh


def test_where_no_label_is_blame_one_has_to_be_named(tmp_path: Path) -> None:
    found = classifier(classifier_in(tmp_path, ["calm", "angry"]))
    with pytest.raises(UnknownLabel, match="which of its labels stands for blame"):
        found.label_named(None, "blame")
    assert found.label_named("1", "blame") == "angry"


def test_threads_get_the_same_answers(two: Path) -> None:
    wanted = [classifier(two).scores([text])[0]["blame"] for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: classifier(two).scores([text])[0]["blame"], TEXTS * 3))
    assert found == pytest.approx(wanted * 3, abs=1e-6)


@pytest.mark.parametrize("make", [chat_in, t5_in])
def test_a_model_that_writes_is_no_classifier(make: object, tmp_path: Path) -> None:
    with pytest.raises(WrongKind, match=r"For(CausalLM|ConditionalGeneration), not a classifier"):
        classifier(make(tmp_path))  # type: ignore[operator]


def test_an_encoder_without_a_head_is_no_classifier(two: Path, tmp_path: Path) -> None:
    model = transformers.BertModel.from_pretrained(two)
    model.save_pretrained(tmp_path)
    transformers.AutoTokenizer.from_pretrained(two).save_pretrained(tmp_path)
    with pytest.raises(WrongKind, match="is a BertModel, not a classifier"):
        classifier(tmp_path)


def test_a_model_that_grades_is_no_classifier(tmp_path: Path) -> None:
    with pytest.raises(WrongKind, match="regression"):
        classifier(classifier_in(tmp_path, ["grade"], "regression"))


def test_answers_that_are_no_numbers_are_told(two: Path, tmp_path: Path) -> None:
    model = transformers.BertForSequenceClassification.from_pretrained(two)
    with torch.no_grad():
        model.classifier.bias[0] = float("nan")
    model.save_pretrained(tmp_path)
    transformers.AutoTokenizer.from_pretrained(two).save_pretrained(tmp_path)
    with pytest.raises(Unreadable, match="no numbers"):
        classifier(tmp_path).scores(["good morning"])
