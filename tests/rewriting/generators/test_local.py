"""Models on this machine say sentences again: real ones, tiny, that were taught to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import coach
from coach.models.errors import NoSuchFolder, PromptTooLong, WrongKind
from coach.rewriting.generators import Asked, named
from tests.tiny_models import chat_in, classifier_in, t5_in, taught_chat_in, taught_t5_in

IRONY = "Brilliant service by Hans Weber, as ever, 300 lamps broken and nobody cares."
DRAFT = f"Dear Tom,\n\n{IRONY}\n\nRegards\nLi Na\n"
DRAFT_ZH = "您好，\n\n呵呵，你们可真够专业的，PO4501又错了。\n"
ANSWER = "We found ⟨F2⟩ lamps broken, ⟨F1⟩. Could you please check this by ⟦date⟧?"
ANSWER_ZH = "⟨F1⟩有一处与约定不同：⟦具体情况⟧。请在⟦日期⟧前告知。"


class Recording:
    """Keeps what it is asked, and answers nothing."""

    name = "recording"
    reads_brief = False

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    def candidates(self, requests: Sequence[Asked]) -> Iterator[list[str]]:
        self.asked += requests
        yield from ([] for _ in requests)


def asked_about(text: str) -> Asked:
    recording = Recording()
    coach.rewrite(text, generator=recording, prefer_generator=True)
    [asked] = recording.asked
    return asked


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [
        (asked.system, asked.prompt, answer)
        for asked, answer in ((asked_about(DRAFT), ANSWER), (asked_about(DRAFT_ZH), ANSWER_ZH))
    ]
    return taught_chat_in(tmp_path_factory.mktemp("chat"), lines)


def test_a_chat_model_says_the_sentence_again(chat: Path) -> None:
    found = coach.rewrite(DRAFT, generator=f"local:{chat}", prefer_generator=True)
    said = "We found 300 lamps broken, Hans Weber. Could you please check this by ⟦date⟧?"
    assert found.text == DRAFT.replace(IRONY, said)
    assert found.notices == ()
    [change] = found.applied
    assert change.ids == (f"blame/sarcastic-praise@{DRAFT.index(IRONY)}.said-again.model",)
    [offer] = [one for one in found.offers if one.suggestion.id in change.ids]
    assert offer.suggestion.note is not None
    assert f"local:{chat}" in offer.suggestion.note.en
    assert f"local:{chat}" in offer.suggestion.note.zh


def test_both_languages_of_one_draft_are_answered_in_order(chat: Path) -> None:
    found = coach.rewrite(DRAFT_ZH + DRAFT, generator=f"local:{chat}", prefer_generator=True)
    assert found.notices == ()
    assert [sent.generator for sent in found.sent] == [f"local:{chat}"] * 2
    assert "300 lamps broken, Hans Weber. Could you" in found.text
    assert "PO4501有一处与约定不同：⟦具体情况⟧" in found.text.replace(" ", "")


def test_a_model_that_reads_and_writes_gets_a_few_words(tmp_path: Path) -> None:
    folder = taught_t5_in(tmp_path, (asked_about(DRAFT).brief, ANSWER))
    found = coach.rewrite(DRAFT, generator=f"local:{folder}", prefer_generator=True)
    assert "We found 300 lamps broken, Hans Weber." in found.text
    [sent] = found.sent
    assert sent.system == ""
    assert sent.prompt == asked_about(DRAFT).brief
    assert "⟨F1⟩" in sent.prompt


def test_what_a_model_without_sense_says_stays_out(tmp_path: Path) -> None:
    folder = t5_in(tmp_path)
    found = coach.rewrite("You people never read, as usual.\n", generator=f"local:{folder}")
    assert found.text == "You people never read, as usual.\n"


def test_a_model_too_small_for_the_prompt_is_a_notice(tmp_path: Path) -> None:
    found = coach.rewrite(DRAFT, generator=f"local:{chat_in(tmp_path)}", prefer_generator=True)
    assert found.text == DRAFT
    [notice] = found.notices
    assert "too long for the model" in notice.en
    assert "rewritten without it" in notice.en
    assert "上限" in notice.zh
    with pytest.raises(PromptTooLong):
        list(named(f"local:{tmp_path}").candidates([asked_about(DRAFT)]))


def test_a_folder_without_a_model_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder):
        coach.rewrite("Thank you.", generator=f"local:{tmp_path / 'nothing'}")
    with pytest.raises(WrongKind):
        coach.rewrite("Thank you.", generator=f"local:{classifier_in(tmp_path)}")
