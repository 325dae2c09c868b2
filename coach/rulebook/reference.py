"""The rule reference, written from the rules themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from coach.finding import CATEGORIES
from coach.lazily import lazy
from coach.rulebook.rule import Rule

_SLOT = lazy(r" ?\{credit\}|\{\w+\}")
_SAFETY = {
    "safe": "safe: the meaning cannot change",
    "choice": "a choice: right if you agree",
    "blank": "a text with ⟦blanks⟧ that only you can fill",
    "advice": "advice, no text to apply",
}


def reference(rules: Sequence[Rule]) -> str:
    """A Markdown page: every rule with what it says, why, examples and ways out."""
    by_id: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_id[rule.id].append(rule)
    lines = [
        "# Rule reference",
        "",
        "Written from the rules by `coach rules docs`; every example here is a test.",
        "",
    ]
    for category in CATEGORIES:
        ids = sorted(rule_id for rule_id in by_id if rule_id.startswith(f"{category}/"))
        if ids:
            lines += [f"## {category}", ""]
            lines += [line for rule_id in ids for line in _rule(rule_id, by_id[rule_id])]
    return "\n".join(lines).rstrip() + "\n"


def _rule(rule_id: str, versions: list[Rule]) -> Iterator[str]:
    first = versions[0]
    yield f"### {rule_id}"
    yield ""
    yield f"{first.severity} · {', '.join(rule.language for rule in versions)}"
    yield ""
    yield f"**{shown(first.says.en)}** {shown(first.why.en)}"
    yield ""
    yield f"**{shown(first.says.zh)}** {shown(first.why.zh)}"
    yield ""
    for rule in versions:
        for example in rule.examples:
            yield f"- {'marks' if example.flags else 'passes'}: {_quoted(example.text)}"
            if example.better:
                yield f"  → {_quoted(example.better)}"
    yield ""
    ways = sorted({way.applicability for rule in versions for way in rule.suggest})
    if ways:
        yield f"Fix: {'; '.join(_SAFETY[way] for way in ways)}."
        yield ""


def shown(words: str) -> str:
    """Words with "…" for what each finding fills in."""
    return _SLOT.sub(lambda found: "" if "credit" in found[0] else "…", words)


def _quoted(text: str) -> str:
    """A line of a draft with its [[span]] in bold, safe in Markdown."""
    text = " ".join(text.split()).replace("*", r"\*").replace("<", "&lt;")
    return text.replace("[[", "**", 1).replace("]]", "**", 1)
