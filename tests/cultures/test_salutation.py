from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.cultures.salutation import greets, salutation_of


@pytest.mark.parametrize(
    ("text", "word", "titles", "name", "suffix"),
    [
        ("Dear Mr. Tanaka-san,\nThank you.", "dear", "Mr.", "Tanaka", "-san"),
        ("Dear Ms van der Berg,\n\nThank you.", "dear", "Ms", "van der Berg", ""),
        ("Dear Eng. Omar,\n\nThank you.", "dear", "Eng.", "Omar", ""),
        ("Dear Herr Dr. Weber,\n\nThank you.", "dear", "Herr Dr.", "Weber", ""),
        ("Hi Thomas, thank you.", "hi", "", "Thomas", ""),
        ("Hi there,\n\nthank you.", "hi", "", "", ""),
        ("Tanaka-san,\n\nThank you.", "", "", "Tanaka", "-san"),
        ("Subject: Order\n\nDear Abdul Rahman:\n\nThank you.", "dear", "", "Abdul Rahman", ""),
        ("尊敬的Weber先生：\n\n您好！", "尊敬的", "先生", "Weber", ""),
        ("张经理，您好！货已发出。", "您好", "经理", "张", ""),
        ("张伟：\n\n您好！", "", "", "张伟", ""),
        ("你好，货已发出。", "你好", "", "", ""),
        ("Dear 王总，\n\n您好！", "dear", "总", "王", ""),
    ],
)
def test_a_greeting_is_taken_apart(
    text: str, word: str, titles: str, name: str, suffix: str
) -> None:
    found = salutation_of(analyse(text))
    assert found is not None
    assert (found.word, found.titles, found.name, found.suffix) == (word, titles, name, suffix)
    assert text[found.name_start : found.name_end] == name


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your mail.",
        "Please confirm, thanks.",
        "We ship tomorrow.",
        "货已发出，请查收。",
        "报价如下：\n单价3.20美元",
        "⟦blank⟧",
    ],
)
def test_other_beginnings_are_none(text: str) -> None:
    assert salutation_of(analyse(text)) is None
    assert not greets(analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Salam Khalid,\n\nThank you.",
        "Bonjour Monsieur Dupont,\n\nThank you.",
        "Sehr geehrter Herr Weber,\n\nthank you.",
        "Mr. Tanaka, good morning.",
        "To whom it may concern:\n\nThank you.",
        "Dear {{name}},\n\nThank you.",
        "敬启者：\n\n兹附上报价单。",
        "各位好，\n\n会议纪要见附件。",
    ],
)
def test_greetings_of_any_kind_are_greetings(text: str) -> None:
    assert greets(analyse(text))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Dear Thomas,", True),
        ("Dear Purchasing Team,", False),
        ("Dear Sir,", False),
        ("Dear ABC,", False),
        ("尊敬的客户：", False),
        ("尊敬的王先生：", True),
    ],
)
def test_a_team_is_no_person(text: str, person: bool) -> None:
    found = salutation_of(analyse(text))
    assert found is not None
    assert found.names_person is person
