"""A rewriting for a terminal: what is left to the writer, and what was changed and why."""

from __future__ import annotations

from collections.abc import Iterator

from coach.finding import Language, Text
from coach.output.places import placing, short
from coach.rewriting.left import left
from coach.rewriting.result import Rewrite

_BLANK = Text("to fill in: ⟦{asks}⟧", "待填写：⟦{asks}⟧")
_OFFERED = Text("or let the coach say it: --choose {id}", "也可以采用现成的说法：--choose {id}")
_CHANGED = Text("“{before}” → “{after}”", "“{before}” → “{after}”")
_HELD = Text("held back: “{words}”", "没有采用：“{words}”")
_CHOICE = Text("to choose: “{words}” --choose {id}", "可选：“{words}” --choose {id}")


def left_lines(rewrite: Rewrite, name: str, language: Language) -> Iterator[str]:
    """What the writer still has to do, with places in the rewritten text."""
    place = placing(rewrite.text, name)
    todo = [
        (blank.start, [_BLANK.of(language).format(asks=blank.asks)]) for blank in rewrite.blanks
    ]
    for one in left(rewrite):
        said = [f"{one.finding.rule_id}: {one.finding.message.of(language)}"]
        said += [f"    → {_OFFERED.of(language).format(id=offer)}" for offer in one.offers[:1]]
        said += [f"    → {one.skeleton}"] if one.skeleton else []
        todo.append((one.finding.start, said))
    for start, (first, *more) in sorted(todo):
        yield f"{place(start)}: {first}"
        yield from more


def explained_lines(rewrite: Rewrite, source: str, name: str, language: Language) -> Iterator[str]:
    """Each change with its findings, what was held back and why, and what may be chosen.

    Places are those of the draft.
    """
    place = placing(source, name)
    for change in rewrite.applied:
        words = _CHANGED.of(language).format(before=short(change.before), after=short(change.after))
        yield f"{place(change.start)}: {words}"
        for finding in change.findings:
            said = f"{finding.message.of(language)} {finding.why.of(language)}"
            yield f"    {finding.rule_id}: {said}"
    for one in rewrite.rejected:
        yield f"{place(one.start)}: {_HELD.of(language).format(words=short(one.candidate))}"
        yield from (f"    {reason.of(language)}" for reason in one.reasons)
    made = {name for change in rewrite.applied for name in change.ids}
    for offer in rewrite.offers:
        suggestion = offer.suggestion
        if suggestion.applicability == "choice" and suggestion.id not in made:
            words = short(suggestion.replacement or "")
            said = _CHOICE.of(language).format(words=words, id=suggestion.id)
            yield f"{place(suggestion.start)}: {said}"
            yield f"    {offer.finding.rule_id}: {offer.finding.message.of(language)}"
