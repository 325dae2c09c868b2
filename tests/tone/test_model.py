"""A model of tone of the writer's own decides in place of ours, and says by which words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

import coach
from coach.cli import main
from coach.models.artefacts import forget as forget_sums
from coach.models.classifying import Classifier
from coach.service import Settings, create_app, serving
from coach.tone.model import MOST_PIECES
from tests.tiny_models import chat_in, classifier_in

RULE = "blame/sounds-like-reproach"
REPROACH = "I wonder whether the invoice was ever opened by a human being."
"""What our own model hears and no rule has words for."""
DRAFT = (
    "Dear Tom,\n\nThank you for the photos. Please send the purple drawing by Monday. "
    f"{REPROACH}\n\n"
    "> we read the purple order again\n\nBest regards\nLi Na\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return classifier_in(tmp_path_factory.mktemp("tone"))


@pytest.fixture
def model(folder: Path) -> coach.ToneModel:
    return coach.ToneModel(folder)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the classifier is asked, batch by batch; it answers as ever."""
    batches: list[list[str]] = []
    real = Classifier.scores

    def scores(self: Classifier, texts: Sequence[str]) -> list[dict[str, float]]:
        if texts:
            batches.append([*texts])
        return real(self, texts)

    monkeypatch.setattr(Classifier, "scores", scores)
    return batches


def heard(text: str, model: coach.ToneModel | None, **about: object) -> list[tuple[str, str]]:
    """The sentences that are marked, and what the writer is told."""
    context = coach.Context(kind="general", tone_model=model, **about)  # type: ignore[arg-type]
    return [
        (text[finding.start : finding.end], finding.message.en)
        for finding in coach.check(text, context).findings
        if finding.rule_id == RULE
    ]


def test_what_the_model_says_is_marked_and_nothing_else(model: coach.ToneModel) -> None:
    [(sentence, message)] = heard(DRAFT, model)
    assert sentence == "Please send the purple drawing by Monday."
    assert "(purple" in message
    [(ours, _)] = heard(DRAFT, None)
    assert ours == REPROACH


def test_both_languages_are_asked_in_one_go(model: coach.ToneModel, asked: list[list[str]]) -> None:
    text = "Thank you for the photos. 你好，purple 你们改了。We read the purple order."
    found = heard(text, model)
    assert [sentence for sentence, _ in found] == [
        "你好，purple 你们改了。",
        "We read the purple order.",
    ]
    sentences, pieces = asked
    assert sentences == [
        "Thank you for the photos.", "你好，purple 你们改了。", "We read the purple order.",
    ]  # fmt: skip
    assert not {*pieces} & {*sentences}
    assert {"We the purple order.", "，purple 你们改了。"} <= {*pieces}


def test_only_what_changed_is_asked_again(model: coach.ToneModel, asked: list[list[str]]) -> None:
    heard(DRAFT, model)
    asked.clear()
    assert heard(DRAFT, model)
    assert asked == []
    heard(DRAFT.replace("photos", "drawing"), model)
    assert asked == [["Thank you for the drawing."]]


def test_what_is_masked_is_not_told_to_the_model(
    model: coach.ToneModel, asked: list[list[str]]
) -> None:
    heard("We read the photos at https://files.example/a?b=c for you.", model)
    assert asked == [["We read the photos at … for you."]]


def test_the_words_are_those_without_which_nothing_is_heard(model: coach.ToneModel) -> None:
    text = "please send purple the photos"
    words = text.split()
    without = [" ".join(words[:at] + words[at + 1 :]) for at in range(len(words))]
    scores = model._classifier.scores(without)
    least = sorted(range(len(words)), key=lambda at: scores[at]["blame"])[:2]
    assert model.telling_words([text])[text] == tuple(words[at] for at in least)
    assert "purple" in model.telling_words([text])[text]


def test_where_no_word_makes_a_difference_none_is_told(model: coach.ToneModel) -> None:
    certain = "please send purple the purple photos"
    assert model.telling_words([certain])[certain] == ()
    [(_, message)] = heard("Please send purple the purple photos.", model)
    assert "(the sentence as a whole)" in message


def test_a_long_sentence_is_taken_apart_in_few_pieces(
    model: coach.ToneModel, asked: list[list[str]]
) -> None:
    long = " ".join(["thank you for the good photos"] * 20)
    model.telling_words([long, "你们怎么又改了" * 20])
    assert len(asked[0]) <= 2 * MOST_PIECES


def test_a_border_of_ones_own(folder: Path) -> None:
    likely = coach.ToneModel(folder)._probabilities(["please send the purple drawing"])
    [probability] = likely.values()
    text = "Please send the purple drawing."
    assert heard(text, coach.ToneModel(folder, sure=probability - 0.001))
    assert not heard(text, coach.ToneModel(folder, sure=(1 + probability) / 2))
    for sure in (0.0, 1.0, -1.0):
        with pytest.raises(ValueError, match="above 0 and below 1"):
            coach.ToneModel(folder, sure=sure)


def test_the_other_label_marks_the_others(folder: Path) -> None:
    found = heard(DRAFT, coach.ToneModel(folder, "fine"))
    assert "Thank you for the photos." in [sentence for sentence, _ in found]
    assert "Please send the purple drawing by Monday." not in [sentence for sentence, _ in found]


def test_without_blame_no_model_is_asked(model: coach.ToneModel, asked: list[list[str]]) -> None:
    coach.check(DRAFT, coach.Context(tone_model=model), disable=["blame"])
    assert asked == []


def test_our_own_model_is_not_missed(
    model: coach.ToneModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coach import assets
    from coach.tone.sounding import blame_odds

    real = assets.path
    monkeypatch.setattr(assets, "path", lambda name: tmp_path if name == "models" else real(name))
    forget_sums()
    blame_odds.cache_clear()
    about = {"disable": ["completeness"]}
    assert coach.check(DRAFT, coach.Context(), **about).notices
    assert coach.check(DRAFT, coach.Context(tone_model=model), **about).notices == ()
    monkeypatch.undo()
    forget_sums()


def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["check", "-", *arguments], input=DRAFT, env=env)


def test_the_command_marks_what_the_model_says(folder: Path) -> None:
    for result in (
        run("--lang", "en", "--tone-model", str(folder)),
        run("--lang", "en", env={"COACH_TONE_MODEL": str(folder), "COACH_TONE_LABEL": "1"}),
    ):
        assert f":3:27: advice {RULE}" in result.output
        assert "(purple" in result.output
        assert result.output.count(RULE) == 1
    other = run("--tone-model", str(folder), env={"COACH_TONE_LABEL": "fine"})
    assert f":3:27: advice {RULE}" not in other.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--tone-model", "{none}"], "--tone-model: There is no folder"),
        (["--tone-model", "{chat}"], "is a LlamaForCausalLM, not a classifier"),
        (
            ["--tone-model", "{tone}", "--tone-label", "anger"],
            "has no label anger; it has: fine, blame",
        ),
        (["--tone-model", "{tone}", "--device", "tpu"], "There is no device tpu"),
        (["--tone-model", "{tone}", "--tone-sure", "1"], "--tone-sure: a probability"),
        (["--tone-model", "acme/tone"], "COACH_OFFLINE forbids to fetch it"),
        (["--tone-label", "blame"], "--tone-model, which is not given"),
        (["--tone-model", "{none}", "--lang", "zh"], "没有模型文件夹"),
    ],
)
def test_a_model_that_cannot_be_used_ends_the_command(
    folder: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    chat_in(tmp_path / "chat")
    places = {"none": tmp_path / "none", "chat": tmp_path / "chat", "tone": folder}
    given = [one.format(**places) for one in arguments]
    env = {"COACH_OFFLINE": "1", "LC_ALL": "C.UTF-8"}
    result = run(*given, env=env)
    assert result.exit_code == 2
    assert told in result.output
    assert RULE not in result.output
    if "--lang" not in given:
        served = CliRunner().invoke(main, ["serve", "--port", "0", *given], env=env)
        assert served.exit_code == 2
        assert told in served.output


def test_a_variable_for_the_label_alone_changes_nothing() -> None:
    alone = {"COACH_TONE_LABEL": "fine", "COACH_TONE_MODEL": ""}
    assert run("--now", "2026-11-26", env=alone).output == run("--now", "2026-11-26").output


def test_the_service_asks_the_model(model: coach.ToneModel) -> None:
    client = create_app(Settings(tone_model=model)).test_client()
    body = client.post("/api/v1/check", json={"text": DRAFT, "context": {"kind": "general"}})
    [finding] = [one for one in body.get_json()["findings"] if one["rule_id"] == RULE]
    assert DRAFT[finding["start"] : finding["end"]].startswith("Please send the purple")


def test_a_model_that_fails_on_a_draft_is_told(
    model: coach.ToneModel, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RuntimeError("CUDA out of memory. Tried to allocate 2 GiB")

    monkeypatch.setattr(model._classifier._loaded.model, "forward", full)
    answer = create_app(Settings(tone_model=model)).test_client().post(
        "/api/v1/check", json={"text": DRAFT}
    )  # fmt: skip
    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert "does not fit into the memory" in answer.get_json()["detail"]
    result = run("--tone-model", str(folder))
    assert result.exit_code == 2
    assert "does not fit into the memory" in result.output


def test_a_service_is_started_with_a_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []

    def serve(loaded: tuple[Settings, Flask], *_: object) -> None:
        body = {"text": "Please send the purple drawing."}
        answers.append(loaded[1].test_client().post("/api/v1/check", json=body).get_json())

    monkeypatch.setattr(serving, "share_figures", lambda: None)
    monkeypatch.setattr(serving, "serve", serve)
    served = CliRunner().invoke(main, ["serve", "--port=0", "--tone-model", str(folder)])
    assert served.exit_code == 0
    assert RULE in {finding["rule_id"] for finding in answers[0]["findings"]}
