"""A second hearing of what the rules take for questions, and of what they pass over.

Two linear models over words, place and neighbours, trained on labelled messages
(models/requests/README.md): one doubts a request that is none (“other urgent orders”), one hears
those that have no form of a question (“质保金比例及返还时间”, “training records to be submitted”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.analysis.scripts import HAS_HAN
from coach.document import Document
from coach.linear import linear_model
from coach.messages.features import features_of, tokens_of
from coach.messages.reading import read_own
from coach.models.artefacts import trouble_with
from coach.questions.clauses import Clause, clauses_of
from coach.questions.holding import is_courtesy_clause
from coach.questions.request import Request
from coach.questions.topics import wanted_by

_DOUBTED, _HEARD = -0.5, 0.8
"""Log-odds below which a request is none, and from which a clause is one."""
_FEWEST = 4
"""Clauses that a message needs to be heard for more than its forms."""
_TENTHS, _LONG, _STEP = 10, 8, 8
_BEFORE, _BEHIND, _BESIDE = 25, 15, 4


def heard(document: Document, told: Sequence[Request]) -> tuple[Request, ...]:
    """The requests that the rules tell, without the doubtful ones and with those passed over."""
    kept = [*undoubted(document, told)]
    if _is_deaf() or len(clauses_of(document)) < _FEWEST:
        return tuple(kept)
    unmarked = linear_model("requests/unmarked")
    for clause, found in passed_over(document, told):
        courteous = is_courtesy_clause(clause)
        if not courteous and unmarked.odds(found)[0] >= _HEARD:
            kept.append(_request(document, clause))
    return tuple(sorted(kept, key=lambda one: one.start))


def undoubted(document: Document, told: Sequence[Request]) -> tuple[Request, ...]:
    """The requests that the rules tell, without the doubtful ones."""
    if _is_deaf():
        return tuple(told)
    typed = read_own(document).typed
    asked = linear_model("requests/asked")
    return tuple(
        one for one in told if asked.odds(told_features(document, typed, one))[0] >= _DOUBTED
    )


def _is_deaf() -> bool:
    """Whether one of the models is missing or damaged."""
    return trouble_with("requests/asked.json", "requests/unmarked.json") is not None


def told_features(document: Document, typed: str, one: Request) -> frozenset[str]:
    """What the first model sees of a request."""
    start, end = (document.offsets.text(at) for at in (one.start, one.end))
    mark = "?" in one.text or "？" in one.text
    form = f"form:{one.form}"
    around = tokens_of(typed[max(0, start - _BEFORE) : start])[-_BESIDE:]
    return features_of(typed[start:end]) | {
        form,
        f"wanted:{one.wanted}",
        f"{form}|{one.wanted}",
        f"mark:{mark}",
        f"len:{min(_LONG, (end - start) // _STEP)}",
        f"at:{min(_TENTHS, _TENTHS * start // max(1, len(typed)))}",
        *(f"b:{word}" for word in around),
    }


def passed_over(
    document: Document, told: Sequence[Request]
) -> Iterator[tuple[Clause, frozenset[str]]]:
    """The clauses that no request touches, with what the second model sees of them."""
    typed = read_own(document).typed
    clauses = clauses_of(document)
    asked = [tuple(map(document.offsets.text, (one.start, one.end))) for one in told]
    for number, clause in enumerate(clauses):
        if any(clause.start < end and start < clause.end for start, end in asked):
            continue
        near = any(
            abs(clause.start - end) < _BESIDE or abs(start - clause.end) < _BESIDE
            for start, end in asked
        )
        before = tokens_of(typed[max(0, clause.start - _BEFORE) : clause.start])[-_BESIDE:]
        behind = tokens_of(typed[clause.end : clause.end + _BEHIND])[:2]
        yield (
            clause,
            features_of(clause.typed)
            | {
                f"at:{_TENTHS * number // len(clauses)}",
                f"len:{min(_LONG, len(clause.typed) // _STEP)}",
                f"asked:{min(_BESIDE, len(asked))}",
                f"near:{near}",
                f"end:{document.text[clause.end : clause.end + 1]}",
                *(f"b:{word}" for word in before),
                *(f"a:{word}" for word in behind),
            },
        )


def _request(document: Document, clause: Clause) -> Request:
    start, end = document.to_source(clause.start, clause.end)
    about = tuple(sorted(clause.topics))
    return Request(
        text=document.source[start:end],
        start=start,
        end=end,
        form="need",
        topics=about,
        wanted=wanted_by(clause.folded, clause.folded, "need", about),
        language="zh" if HAS_HAN.search(clause.folded) else "en",
        number=clause.number,
    )
