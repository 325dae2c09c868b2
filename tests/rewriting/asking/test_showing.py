"""What was given to a generator, as --explain shows it."""

from __future__ import annotations

from coach.rewriting.asking.showing import sent_lines
from coach.rewriting.result import Sent

SENT = (
    Sent("local:m", "You help.\n\nRules.", "Ask.\n<sentence>One.</sentence>"),
    Sent("local:m", "You help.\n\nRules.", "Ask {plainly}."),
    Sent("local:t5", "", "Rewrite: Two."),
)


def test_everything_is_shown_and_instructions_only_once() -> None:
    assert list(sent_lines(SENT, "en")) == [
        "local:m was told:",
        "    You help.",
        "",
        "    Rules.",
        "local:m was asked:",
        "    Ask.",
        "    <sentence>One.</sentence>",
        "local:m was asked:",
        "    Ask {plainly}.",
        "local:t5 was asked:",
        "    Rewrite: Two.",
    ]
    assert next(sent_lines(SENT, "zh")) == "告诉local:m的内容："
    assert list(sent_lines((), "en")) == []
