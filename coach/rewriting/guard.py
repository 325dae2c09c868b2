"""The guard: what may be shown to a writer in place of his own words.

`judge` stops a candidate, whoever wrote it, that adds, drops or changes a fact, that binds the
writer to what he did not say or gives up what he did say, that speaks to somebody else or in
another language, or that is no message at all. `keeps_facts` is its small sister for the
replacements of rules, whose words a rule's author chose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from coach.document import MASK_CHARACTERS
from coach.draft import Context
from coach.lazily import lazy
from coach.rewriting.guarding.verdict import Reason, Verdict

if TYPE_CHECKING:
    from coach.report import Report
    from coach.rewriting.guarding.reading import Pair

__all__ = ["CHECKS", "Reason", "Verdict", "answers_findings", "judge", "keeps_facts"]

Check = Callable[["Pair"], Iterator[Reason]]

CHECKS: tuple[str, ...] = tuple(
    """
    form.empty form.length addressing.language form.repeated form.meta_talk form.obeyed
    form.masks form.blanks addressing.addressee facts.figures facts.codes facts.moments
    facts.rates facts.names facts.chinese_names swaps.swapped swaps.roles swaps.contrasts
    swaps.directions swaps.ordered_and_received swaps.crossed swaps.sides
    formal.kept_word_for_word formal.nothing_new binding.added binding.lost own_words.acts
    own_words.things own_words.chinese content.causes modality.duties modality.strengths
    modality.reversals modality.opposites modality.negations content.added content.apart
    content.counted content.clauses_lost content.lost content.too_little
    """.split()
)
"""Every check in the order they run: a module of `coach.rewriting.guarding` and its function."""

_LAST_BY_ITSELF = frozenset({"form.empty", "form.length", "addressing.language"})
"""Where one of these finds something, the others have nothing to say."""


def judge(
    original: str,
    candidate: str,
    context: Context | None = None,
    *,
    rebukes: tuple[tuple[int, int], ...] = (),
) -> Verdict:
    """Whether `candidate` may be shown in place of `original`, one or a few sentences.

    `rebukes` are stretches of the original, as code points, that only blame: what stands in them
    need not survive. Each check gives one reason at most. A text of more than 4,000 characters does
    not pass: give the guard sentences.
    """
    from coach.rewriting.guarding.reading import Pair, Reading

    context = context or Context()
    first = Reading(original, chat=context.is_chat)
    second = Reading(candidate, first.language, chat=context.is_chat)
    pair = Pair(first, second, context, rebukes)
    reasons: list[Reason] = []
    for name in CHECKS:
        reasons += _check(name)(pair)
        if reasons and name in _LAST_BY_ITSELF:
            break
    return Verdict(tuple(reasons))


def answers_findings(original: Report, candidate: Report, text: str) -> Verdict:
    """Whether the coach finds in the candidate `text` no blame, and nothing that was not there.

    `original` and `candidate` are the reports of both, from the same context.
    """
    from coach.rewriting.guarding.findings import of_reports

    return Verdict(tuple(of_reports(original, candidate, text)))


@cache
def _check(name: str) -> Check:
    module, _, function = name.partition(".")
    check: Check = getattr(import_module(f"coach.rewriting.guarding.{module}"), function)
    return check


_BLANK = lazy(r"⟦[^⟧]*⟧")
_FIGURE = lazy(r"[A-Za-z]*[-/#]?\d[\w.,:/%-]*\w|\d", re.ASCII)
_NAME = lazy(r"(?<=[a-z,;] )(?!I\b)[A-Z][\w&.-]*")
_MASKED = lazy(f"[{''.join(MASK_CHARACTERS.values())}]+")
_CHINESE_NUMBER = lazy(
    r"[一二三四五六七八九十百千万两〇零]+(?=[天日号月年周个件箱台套元吨米次批]|%)"
)


def keeps_facts(original: str, replacement: str) -> bool:
    """Whether both texts carry the same figures, references, names and masked stretches.

    Blanks of the replacement do not count. Both texts are normalised, masks as in
    `Document.masked`.
    """
    kept = _BLANK.sub(" ", replacement)
    was = _BLANK.sub(" ", original)
    return all(
        Counter(kind.findall(was)) == Counter(kind.findall(kept))
        for kind in (_FIGURE, _MASKED, _CHINESE_NUMBER)
    ) and set(_NAME.findall(was)) <= set(re.findall(r"[\w&.-]+", kept))
