"""A translation made by hand, with everything in it that can be shown."""

from __future__ import annotations

from coach.facts import Fact
from coach.finding import Finding, Text
from coach.translation.engines import Gloss
from coach.translation.result import Mismatch, TranslatedFact, TranslatedSentence, Translation

DRAFT = (
    "Dear Mr Weber, 👍\n\nThank you for PO-4501. We ship 500 pcs | soon.\n\n"
    "- The <artwork> pleases our painter.\n- Pay 30%.\n\n> You wrote this.\n\nBye"
)
_PAIRS: tuple[tuple[str, str, str | None], ...] = (
    ("Dear Mr Weber,", "尊敬的Weber先生：", "phrasebook"),
    ("Thank you for PO-4501.", "感谢您的PO-4501。", "memory"),
    ("We ship 500 pcs", "我们发运50件", "deepl"),
    ("soon.", "很快。", "deepl"),
    ("The <artwork> pleases our painter.", "The <artwork> pleases our painter.", None),
    ("Pay 30%.", "Pay 30%.", None),
    ("Bye", "再见", "phrasebook"),
)
TEXT = (
    "尊敬的Weber先生： 👍\n\n感谢您的PO-4501。我们发运50件 | 很快。\n\n"
    "- The <artwork> pleases our painter.\n- Pay 30%.\n\n> You wrote this.\n\n再见"
)


def _sentence(words: str, new: str, engine: str | None) -> TranslatedSentence:
    start, new_start = DRAFT.index(words), TEXT.index(new)
    failed = Text("the limit is used up", "额度已用完") if words.startswith("Pay") else None
    glosses = (Gloss(5, 12, "artwork", "稿件|图稿"),) if "artwork" in words else ()
    return TranslatedSentence(
        start, start + len(words), new_start, new_start + len(new), words, new, engine,
        engine is not None, glosses, failed,
    )  # fmt: skip


def _fact(kind: str, words: str, text: str) -> Fact:
    start = text.index(words)
    return Fact(kind, words, start, start + len(words), words)  # type: ignore[arg-type]


def _mismatches() -> tuple[Mismatch, ...]:
    was, now = DRAFT.index("500 pcs"), TEXT.index("50件")
    return (
        Mismatch("number", Text("the number differs", "数字不一致"), was, was + 7, now, now + 3),
        Mismatch("left_out", Text("this is missing", "漏译"), DRAFT.index("soon"), DRAFT.index("soon") + 4),
        Mismatch("added", Text("this was added", "多出内容"), None, None, TEXT.index("再见"), TEXT.index("再见") + 2),
    )  # fmt: skip


SAMPLE = Translation(
    text=TEXT,
    source="en",
    target="zh",
    sentences=tuple(_sentence(*pair) for pair in _PAIRS),
    engine=("phrasebook", "deepl"),
    warnings=_mismatches(),
    facts=(
        TranslatedFact(_fact("reference", "PO-4501", DRAFT), _fact("reference", "PO-4501", TEXT)),
        TranslatedFact(_fact("quantity", "500 pcs", DRAFT), None),
    ),
    needs_human_review=True,
    review=(Text("it asks for a payment", "含有付款内容"),),
    findings=(
        Finding(
            "time/soon", "time", "warning", "sentence",
            TEXT.index("很快"), TEXT.index("很快") + 2,
            Text("“很快” has no date", "“很快”没有日期"), Text("Which day?", "哪一天？"), (),
        ),
    ),
    back="Dear Mr. Weber:\n\n…",
    notices=(Text("The quote stays.", "引文保留原文。"),),
)  # fmt: skip
