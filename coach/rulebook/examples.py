"""Hold a rule to its own examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from coach.analysis import analyse
from coach.draft import Context, Party
from coach.finding import Finding
from coach.rulebook.errors import RuleError
from coach.rulebook.rule import Example, Rule


def context_from(data: Mapping[str, Any]) -> Context:
    """A context from plain data: parties as mappings, `now` in ISO 8601 with its offset, the
    ledger as in `ledger_from`.

    Raises TypeError for a field that does not exist, ValueError for a value that cannot be used.
    """
    plain = dict(data)
    for side in ("recipient", "sender"):
        if side in plain:
            plain[side] = Party(**plain[side])
    if "now" in plain:
        plain["now"] = datetime.fromisoformat(plain["now"])
    if "ledger" in plain:
        from coach.ledger.memory import ledger_from

        plain["ledger"] = ledger_from(plain["ledger"])
    return Context(**plain)


def failures(book: dict[str, Any], rules: Sequence[Rule]) -> Iterator[RuleError]:
    """One error for each example that a rule does not keep. `book` is compiled from `rules`."""
    from coach.engine import Coach, english_pipeline
    from coach.rulebook.book import Rulebook

    coach = Coach(Rulebook(book, english_pipeline))
    for rule in rules:
        for example in rule.examples:
            problem = _problem(coach, rule, example)
            if problem is not None:
                yield RuleError(example.place, f"{rule.id} ({rule.language}): {problem}")


def _problem(coach: Any, rule: Rule, example: Example) -> str | None:
    """What is wrong with an example, or None."""
    try:
        context = context_from(example.context)
    except (TypeError, ValueError) as error:
        return f"the example's context is not valid: {error}"
    start = example.text.find("[[")
    text = example.text.replace("[[", "", 1).replace("]]", "", 1) if example.flags else example.text
    end = example.text.find("]]") - 2
    found: list[Finding] = coach.findings_of(
        rule.id, rule.language, analyse(text, chat=context.is_chat), context
    )
    spans = [(finding.start, finding.end) for finding in found]
    if not example.flags:
        return f"must pass, but flags {text[slice(*spans[0])]!r}" if spans else None
    if (start, end) not in spans:
        got = ", ".join(repr(text[slice(*span)]) for span in spans) or "nothing"
        return f"must flag {text[start:end]!r}, but flags {got}"
    if example.better is None:
        return None
    finding = found[spans.index((start, end))]
    applied = [
        text[: s.start] + s.replacement + text[s.end :]
        for s in finding.suggestions
        if s.replacement is not None
    ]
    if example.better not in applied[:1]:
        return f"the first suggestion gives {applied[:1]}, not {example.better!r}"
    return None
