"""What the tools answer. Positions are code points of the text they are about, ends exclusive."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, Field

from coach.finding import Finding, Language, Suggestion
from coach.messages.kinds import field_name
from coach.report import FieldStatus, Question, Report
from coach.rewriting.left import left
from coach.rewriting.result import Rewrite
from coach.translation.left import left as left_to_translate
from coach.translation.result import Translation


class Way(BaseModel):
    """One way out of a finding: the words for text[start:end]."""

    id: str = Field(description="What `choose` of the tool rewrite takes.")
    start: int
    end: int
    replacement: str | None = Field(description="null where there is only advice.")
    applicability: str = Field(
        description="safe: cannot change the meaning; choice: the writer has to agree; "
        "blank: has ⟦blanks⟧ that only the writer can fill; advice: no words."
    )
    note: str | None


class Found(BaseModel):
    """A place that its reader may misunderstand."""

    rule_id: str
    category: str
    severity: str
    start: int
    end: int
    text: str
    message: str
    why: str
    suggestions: list[Way]


class FieldState(BaseModel):
    """One line of the checklist of this kind of message."""

    field: str
    name: str
    requirement: str
    status: str
    value: str | None
    suggestion: str | None = Field(description="Words to put in, with ⟦blanks⟧.")


class AskedQuestion(BaseModel):
    """A question of the incoming message and how the draft treats it."""

    text: str
    status: str = Field(description="answered, evaded, unanswered or unsure.")
    answers: list[str] = Field(description="The words of the draft that answer it.")
    starter: str | None = Field(description="First words of an answer, with ⟦blanks⟧.")


class CheckAnswer(BaseModel):
    """All that there is to say about a draft."""

    kind: str | None
    kind_confidence: float
    language: str
    findings: list[Found]
    checklist: list[FieldState]
    questions: list[AskedQuestion]
    notices: list[str]


class ChangeMade(BaseModel):
    """Words of the draft that became others, and the rules that asked for it."""

    before: str
    after: str
    rules: list[str]
    why: list[str]


class StillOpen(BaseModel):
    """What still blames and needs the writer's own words."""

    rule_id: str
    text: str
    message: str
    offers: list[str] = Field(description="Ids for `choose` that would answer it.")


class OfferMade(BaseModel):
    """Words that the writer may choose."""

    id: str
    rule_id: str
    text: str
    replacement: str
    applicability: str
    note: str | None


class RewriteAnswer(BaseModel):
    """The rewritten draft. Every ⟦blank⟧ is for the writer; never fill one with a guess."""

    text: str
    changes: list[ChangeMade]
    blanks: list[str] = Field(description="What each ⟦blank⟧ asks for.")
    left: list[StillOpen]
    offers: list[OfferMade]
    rejected: int = Field(description="How many candidates the guard of facts has stopped.")
    notices: list[str]


class LeftSentence(BaseModel):
    """A sentence that is not translated whole."""

    source: str
    translation: str


class TranslateAnswer(BaseModel):
    """The translation and what is doubtful about it."""

    text: str
    source: str
    target: str
    engine: list[str]
    left: list[LeftSentence] = Field(description="Sentences still to be translated by a person.")
    warnings: list[str] = Field(description="What differs from the original.")
    needs_human_review: bool
    review: list[str]
    back: str | None
    notices: list[str]


class ChangedValue(BaseModel):
    """A value that the draft states otherwise than the incoming message."""

    what: str
    incoming: str
    draft: str


class ReplyAnswer(BaseModel):
    """What a reply still owes. `text` has the starters put in; every ⟦blank⟧ is the writer's."""

    text: str
    questions: list[AskedQuestion]
    fields: list[FieldState] = Field(description="What is missing or vague in the draft.")
    changes: list[ChangedValue]
    blanks: list[str]


class RuleLine(BaseModel):
    """A rule in one line."""

    id: str
    severity: str
    languages: list[str]
    says: str


class RulesAnswer(BaseModel):
    """The rules that were asked for."""

    rules: list[RuleLine]
    categories: list[str]


class ExampleLine(BaseModel):
    """An example of a rule; what is marked stands in [[ ]]."""

    text: str
    marks: bool
    better: str | None


class ExplainAnswer(BaseModel):
    """One rule in full."""

    id: str
    severity: str
    languages: list[str]
    says: str
    why: str
    examples: list[ExampleLine]


def check_answer(report: Report, source: str, language: Language) -> CheckAnswer:
    """The report on the draft `source`."""
    return CheckAnswer(
        kind=report.kind,
        kind_confidence=report.kind_confidence,
        language=report.language,
        findings=[_found(one, source, language) for one in report.findings],
        checklist=field_states(report.checklist, language),
        questions=questions_asked(report.questions, source, language),
        notices=[one.of(language) for one in report.notices],
    )


def field_states(fields: Iterable[FieldStatus], language: Language) -> list[FieldState]:
    """The lines of a checklist that apply."""
    return [
        FieldState(
            field=one.field,
            name=field_name(one.field).of(language),
            requirement=one.requirement,
            status=one.status,
            value=one.value,
            suggestion=one.suggestion,
        )
        for one in fields
        if one.status != "not_applicable"
    ]


def questions_asked(
    questions: Iterable[Question], draft: str, language: Language
) -> list[AskedQuestion]:
    """The questions, with the words of the draft that answer them."""
    return [
        AskedQuestion(
            text=one.text,
            status=one.status,
            answers=[draft[start:end] for start, end in one.answer_spans],
            starter=None if one.starter is None else one.starter.of(language),
        )
        for one in questions
    ]


def rewrite_answer(done: Rewrite, source: str, language: Language) -> RewriteAnswer:
    """What became of the draft `source`."""
    made = {name for change in done.applied for name in change.ids}
    return RewriteAnswer(
        text=done.text,
        changes=[
            ChangeMade(
                before=one.before,
                after=one.after,
                rules=[finding.rule_id for finding in one.findings],
                why=[finding.message.of(language) for finding in one.findings],
            )
            for one in done.applied
        ],
        blanks=[one.asks for one in done.blanks],
        left=[
            StillOpen(
                rule_id=one.finding.rule_id,
                text=done.text[one.finding.start : one.finding.end],
                message=one.finding.message.of(language),
                offers=[*one.offers],
            )
            for one in left(done)
        ],
        offers=[
            OfferMade(
                id=one.suggestion.id,
                rule_id=one.finding.rule_id,
                text=source[one.suggestion.start : one.suggestion.end],
                replacement=one.suggestion.replacement,
                applicability=one.suggestion.applicability,
                note=_note(one.suggestion, language),
            )
            for one in done.offers
            if one.suggestion.id not in made and one.suggestion.replacement is not None
        ],
        rejected=len(done.rejected),
        notices=[one.of(language) for one in done.notices],
    )


def translate_answer(done: Translation, language: Language) -> TranslateAnswer:
    """The translation, with words about it in `language`."""
    return TranslateAnswer(
        text=done.text,
        source=done.source,
        target=done.target,
        engine=[*done.engine],
        left=[
            LeftSentence(source=one.source, translation=one.translation)
            for one in left_to_translate(done)
        ],
        warnings=[one.message.of(language) for one in done.warnings],
        needs_human_review=done.needs_human_review,
        review=[one.of(language) for one in done.review],
        back=done.back,
        notices=[one.of(language) for one in done.notices],
    )


def _found(finding: Finding, source: str, language: Language) -> Found:
    return Found(
        rule_id=finding.rule_id,
        category=finding.category,
        severity=finding.severity,
        start=finding.start,
        end=finding.end,
        text=source[finding.start : finding.end],
        message=finding.message.of(language),
        why=finding.why.of(language),
        suggestions=[
            Way(
                id=one.id,
                start=one.start,
                end=one.end,
                replacement=one.replacement,
                applicability=one.applicability,
                note=_note(one, language),
            )
            for one in finding.suggestions
        ],
    )


def _note(one: Suggestion, language: Language) -> str | None:
    return None if one.note is None else one.note.of(language)
