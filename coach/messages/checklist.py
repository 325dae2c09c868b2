"""The checklist: every field that a message of a kind needs, and how the draft stands to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coach.document import Document
from coach.draft import Context
from coach.finding import Language
from coach.lazily import lazy
from coach.messages.attachments import attached_in, holds_field
from coach.messages.case import Case
from coach.messages.classifying import MODELS, SURE, Guess, classify
from coach.messages.conditions import Situation, holds, names_in, stage_of
from coach.messages.contradictions import Contradiction, contradictions
from coach.messages.deciding import decided
from coach.messages.inserting import anchor_for, place_for
from coach.messages.kinds import MessageKind, fields, message_kind
from coach.messages.reading import Reading, read_own, read_quoted
from coach.messages.recognising import Evidence, Source, evidence_in
from coach.messages.scoring import score_passages, stated_in_other_words, unscored
from coach.models.artefacts import trouble_with
from coach.report import FieldState, FieldStatus, Requirement


@dataclass(frozen=True, slots=True)
class Line:
    """One field and how the draft stands to it. Text offsets.

    `place` is where the draft speaks of it, or of the field that readers look for before it;
    `insert_at` is where words for it would go. `chance` is how likely the status is, from 0 to 1.
    """

    field: str
    requirement: Requirement
    status: FieldState
    spans: tuple[tuple[int, int], ...]
    source: Source | None
    place: tuple[int, int]
    insert_at: int
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind of a draft, how sure that is, and its fields, none while the kind is unsure."""

    kind: str
    confidence: float
    lines: tuple[Line, ...]
    contradictions: tuple[Contradiction, ...] = ()


def judge(document: Document, context: Context) -> Judgement:
    """What kind of message the draft is, and what it says of the fields of that kind."""
    own = read_own(document)
    found = evidence_in(own, "draft")
    guess = _guess(own, found, context)
    kind = message_kind(guess.kind)
    if guess.confidence < SURE or not kind.needs:
        return Judgement(guess.kind, guess.confidence, ())
    case = _case(document, context, kind, own, found)
    lines = tuple(_lines(document, decided(case)))
    return Judgement(guess.kind, guess.confidence, lines, case.contradictions)


def examine(document: Document, context: Context, kind: str) -> Case:
    """What patterns and conditions alone make of a message of that kind."""
    own = read_own(document)
    return _case(document, context, message_kind(kind), own, evidence_in(own, "draft"))


def _case(
    document: Document,
    context: Context,
    kind: MessageKind,
    own: Reading,
    found: Mapping[str, Evidence],
) -> Case:
    alone = trouble_with(*MODELS) is not None
    scored = unscored(own) if alone else score_passages(own, kind.id, found)
    quoted = read_quoted(document)
    heard = {} if alone else stated_in_other_words(scored, kind.needs)
    evidence = _completed({**heard, **found}, kind, own, quoted)
    situation = Situation(own, quoted, context, evidence)
    contradicting = tuple(contradictions(scored, context.sender.calendar_country, kind.needs))
    contradicted = {one.field: one.spans for one in contradicting}
    wanted = {name: _is_wanted(name, kind, situation) for name in kind.needs}
    verdicts = {
        name: _status(name, kind, situation, contradicted, wanted[name]) for name in kind.needs
    }
    return Case(kind, situation, scored, wanted, verdicts, contradicting)


def _guess(own: Reading, stated: Mapping[str, Evidence], context: Context) -> Guess:
    if context.kind is not None:
        return Guess(context.kind, 1.0, ((context.kind, 1.0),))
    return classify(own, stated)


def _completed(
    stated: Mapping[str, Evidence], kind: MessageKind, own: Reading, quoted: Reading | None
) -> dict[str, Evidence]:
    """The best evidence for each field: what the draft states, then what stands below it."""
    known = fields()
    attached = attached_in(own)
    below = evidence_in(quoted, "quoted") if quoted is not None else {}
    found: dict[str, Evidence] = {}
    for name in kind.needs:
        best = stated.get(name)
        quotation = below.get(name)
        if (best is None or best.vague) and quotation and (best is None or not quotation.vague):
            best = quotation
        if (best is None or best.vague) and holds_field(known[name], attached):
            best = Evidence(name, False, 0, 0, "attachment")
        if best is None and quoted is not None and name in _ANSWERS:
            best = Evidence(name, False, *_head(quoted), "quoted")
        if best is not None:
            found[name] = best
    if _is_elsewhere(found.get("start_anchor"), found.get("lead_time")):
        del found["start_anchor"]
    return found


_ANSWERS = ("ref_inquiry", "complaint_ref")
"""What the mail quoted below says by standing there."""


def _head(quoted: Reading) -> tuple[int, int]:
    """The first line of what is quoted, in text offsets of the draft."""
    start = len(quoted.folded) - len(quoted.folded.lstrip())
    end = quoted.folded.find("\n", start)
    return quoted.span(start, len(quoted.folded.rstrip()) if end < 0 else end)


_BESIDE = 160
"""Characters around a lead time in which the event stands from which it counts."""


def _is_elsewhere(anchor: Evidence | None, time: Evidence | None) -> bool:
    """Whether “after receipt of …” stands apart from the lead time: it is about something else."""
    if anchor is None or time is None or (anchor.source, time.source) != ("draft", "draft"):
        return False
    return anchor.end < time.start - _BESIDE or anchor.start > time.end + _BESIDE


def _lines(document: Document, case: Case) -> Iterator[Line]:
    kind, situation = case.kind, case.situation
    contradicted = {one.field: one.spans for one in case.contradictions}
    for name in sorted(kind.needs, key=_rank(kind)):
        evidence = situation.evidence.get(name)
        at = place_for(name, kind, document, situation)
        yield Line(
            field=name,
            requirement=kind.needs[name],
            status=case.verdicts[name],
            spans=contradicted.get(name) or _spans(evidence),
            source=evidence.source if evidence else None,
            place=anchor_for(name, kind, document, situation),
            insert_at=at,
            chance=case.chances.get(name, 1.0),
        )


def _rank(kind: MessageKind) -> Callable[[str], int]:
    order = {name: place for place, name in enumerate(kind.order)}
    return lambda name: order.get(name, len(order))


def _is_wanted(name: str, kind: MessageKind, situation: Situation) -> bool:
    """Whether a message of that kind needs the field, as things stand."""
    condition = kind.conditions.get(name)
    return condition is None or holds(condition, situation)


def _status(
    name: str,
    kind: MessageKind,
    situation: Situation,
    contradicted: Mapping[str, tuple[tuple[int, int], ...]],
    wanted: bool,
) -> FieldState:
    if name in contradicted:
        return "contradicting"
    evidence = situation.evidence.get(name)
    condition = kind.conditions.get(name)
    if name == "port_loading" and "incoterm" in contradicted:
        return "missing"  # the port that stands there is another one
    if not wanted and evidence is not None and not _stands_alone(condition, evidence, situation):
        return "not_applicable"
    if evidence is not None and not evidence.vague:
        return "present"
    if not wanted or (evidence is None and kind.needs[name] == "optional"):
        return "not_applicable"
    return "vague" if evidence is not None else "missing"


_NAMED_PORT = lazy(
    r"\b(?:port of|pol|pod|destination|loading|discharge|leav\w+|ship\w* from)\b"
    r"|起运|装运|装货|发货港|目的|卸货|到货港|交货地"
)


def _stands_alone(condition: Any, evidence: Evidence, situation: Situation) -> bool:
    """Whether the words state the field although nothing asks for it.

    In a message about another stage or another way of transport they speak of plans, and what only
    the model sees of a port is the other port of the term.
    """
    names = names_in(condition)
    if "incoterm" in names:
        words = situation.reading.folded[evidence.start : evidence.end]
        return not evidence.learned and _NAMED_PORT.search(words) is not None
    if "stage" in names:
        return stage_of(situation.reading) == "arrived" and not evidence.learned
    if "by" in names:
        return not evidence.learned and _value_of("by", condition) == "sea"
    return not evidence.learned if "standing" in names else True


def _value_of(name: str, condition: Any) -> Any:
    """The value that a condition, or one of those it is made of, has under that name."""
    listed = [condition, *condition.get("all", ()), *condition.get("any", ())]
    return next((one[name] for one in listed if name in one), None)


def _spans(evidence: Evidence | None) -> tuple[tuple[int, int], ...]:
    if evidence is None or evidence.source == "attachment":
        return ()
    return ((evidence.start, evidence.end),)


def statuses(document: Document, judgement: Judgement) -> tuple[FieldStatus, ...]:
    """The lines as a report shows them: in code points of the source, with words to insert."""
    language: Language = "zh" if document.language == "zh" else "en"
    found = []
    for line in judgement.lines:
        wanted = line.status in ("missing", "vague") and line.requirement != "optional"
        insert = fields()[line.field].insert if wanted else None
        spans = tuple(document.to_source(start, end) for start, end in line.spans)
        values = [" ".join(document.source[start:end].split()) for start, end in spans]
        at = document.offsets.end(line.insert_at, max(0, line.insert_at - 1))
        found.append(
            FieldStatus(
                field=line.field,
                requirement=line.requirement,
                status=line.status,
                spans=spans,
                source=line.source,
                value=" / ".join(values) or None,
                insert_at=at if insert else None,
                suggestion=insert.of(language) if insert else None,
            )
        )
    return tuple(found)
