"""What is kept of each text so that it can be compared with all others: never the text itself."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from coach.analysis import analyse
from coach.batch.consistency.resemblance import signature_of
from coach.batch.outcome import Excerpt, Place
from coach.batch.placing import Lines, standing
from coach.batch.running import Job, coach_with
from coach.document import Document
from coach.facts import Fact, find_facts
from coach.lazily import lazy
from coach.reading.source import ReadingError, Unit

HARD_CODED = {
    "amount": "library/hard-coded-price",
    "date": "library/hard-coded-date",
    "iban": "library/hard-coded-account",
    "account": "library/hard-coded-account",
}
"""Which facts do not belong in a template, by their kind."""
COMPARED = {
    "lead_time": ("quantity",),
    "moq": ("quantity",),
    "payment_terms": ("percentage",),
    "warranty": ("quantity",),
    "port_loading": ("incoterm",),
}
"""Fields that a house answers alike, and the facts that are their values."""
TERMS: tuple[tuple[str, ...], ...] = (
    (r"\bcolou?rs?\b", "colour", "color"),
    (r"\bgr[ae]y\b", "grey", "gray"),
    (r"\bcatalog(?:ue)?s?\b", "catalogue", "catalog"),
    (r"\bfavou?r(?:s|ed|able)?\b", "favour", "favor"),
    (r"\blabou?r\b", "labour", "labor"),
    (r"\borgani[sz](?:e|ed|es|ing|ation)\b", "organis", "organiz"),
    (r"\bapologi[sz](?:e|ed|es|ing)\b", "apologis", "apologiz"),
    (r"\b(?:b/l|bills? of lading)\b", "b/l", "bill"),
    (r"\b(?:t/t|telegraphic transfer|wire transfer)\b", "t/t", "telegraphic", "wire"),
    (r"\b(?:pro[- ]?forma invoice|p/i)\b", "pro", "p/i"),
    (r"起订量|最小订单量|起订数量", "起订量", "最小订单量", "起订数量"),
    (r"尾款|余款", "尾款", "余款"),
    (r"定金|订金", "定金", "订金"),
    (r"账[期号户单款]|帐[期号户单款]", "账", "帐"),
    (r"装运港|装货港|起运港", "装运港", "装货港", "起运港"),
    (r"提单|\bb/l\b", "提单", "b/l"),
)
"""Words for one thing: what finds them, then how each of them begins."""
_ALL_TERMS = lazy("|".join(f"({group[0]})" for group in TERMS), re.IGNORECASE)
_LANGUAGE = lazy(
    r"(?<![A-Za-z])(?:(en|eng|english|英文)|(zh|cn|zho|chinese|中文)(?:[-_](?:cn|hans))?)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, and what stands there."""

    path: str
    unit: str | None
    place: Place
    excerpt: Excerpt
    text: str

    @property
    def name(self) -> str:
        """How another finding refers to it."""
        return self.path if self.unit is None else f"{self.path} ({self.unit})"


@dataclass(frozen=True, slots=True)
class Trace:
    """What can be compared of one text.

    `terms` has for each number of TERMS the beginnings that the text uses, each where it is first;
    `values` the value of each of COMPARED; `fixed` what is fixed in a template, by rule.
    """

    beginning: Spot
    language: str
    signature: array[int] | None
    terms: dict[int, dict[str, Spot]] = field(default_factory=dict)
    values: dict[str, tuple[str, Spot]] = field(default_factory=dict)
    fixed: tuple[tuple[str, Spot], ...] = ()


def traces_of(job: Job, now: datetime) -> Iterator[Trace]:
    """The traces of all texts of a file; nothing of one that cannot be read."""
    from coach.reading import read_source

    if job.problem is not None:
        return
    try:
        source = read_source(Path(job.path), data=job.data, options=job.settings.reading)
    except ReadingError:
        return
    lines = None if source.text is None else Lines(source.text)
    for unit in source.units:
        if unit.text.strip():
            yield _Looking(job, lines, unit, now).trace()


class _Looking:
    """The look at one text."""

    def __init__(self, job: Job, lines: Lines | None, unit: Unit, now: datetime) -> None:
        self.job = job
        self.unit = unit
        self.now = now
        self._file = lines
        self._own = Lines(unit.text)
        self.document: Document = analyse(unit.text)
        self.facts: tuple[Fact, ...] = find_facts(self.document)

    def trace(self) -> Trace:
        text = self.unit.text
        start = len(text) - len(text.lstrip())
        stop = text.find("\n", start)
        return Trace(
            self._spot(start, len(text) if stop < 0 else stop),
            self.document.language,
            signature_of(text) if self.unit.whole else None,
            self._terms(),
            self._values() if self.unit.whole else {},
            tuple(self._fixed()) if self._is_template() else (),
        )

    def _is_template(self) -> bool:
        chosen = self.job.settings.reading.template
        if chosen is not None:
            return chosen
        return self.unit.template or any(fact.kind == "placeholder" for fact in self.facts)

    def _fixed(self) -> Iterator[tuple[str, Spot]]:
        greetings = [
            self.document.to_source(block.start, block.end)
            for block in self.document.blocks
            if block.kind == "greeting"
        ]
        for fact in self.facts:
            rule = HARD_CODED.get(fact.kind)
            if fact.kind == "name" and any(
                start <= fact.start and fact.end <= end for start, end in greetings
            ):
                rule = "library/hard-coded-customer"
            if rule is not None:
                yield rule, self._spot(fact.start, fact.end)

    def _terms(self) -> dict[int, dict[str, Spot]]:
        found: dict[int, dict[str, Spot]] = {}
        for match in _ALL_TERMS.finditer(self.unit.text):
            group = match.lastindex or 1
            words = match[0].casefold()
            for beginning in TERMS[group - 1][1:]:
                if words.startswith(beginning):
                    spots = found.setdefault(group - 1, {})
                    if beginning not in spots:
                        spots[beginning] = self._spot(*match.span())
        return found

    def _values(self) -> dict[str, tuple[str, Spot]]:
        """The values of the fields that the checklist finds stated."""
        coach = coach_with(self.job.settings.packs)
        context = replace(self.job.settings.context, now=self.now)
        values: dict[str, tuple[str, Spot]] = {}
        for status in coach.check(self.unit.text, context).checklist:
            kinds = COMPARED.get(status.field)
            if kinds is None or status.status != "present" or not status.spans:
                continue
            facts = [
                fact
                for fact in self.facts
                if fact.kind in kinds
                and any(fact.start < end and start < fact.end for start, end in status.spans)
            ]
            if facts:
                told = " / ".join(dict.fromkeys(fact.value for fact in facts))
                values[status.field] = told, self._spot(facts[0].start, facts[-1].end)
        return values

    def _spot(self, start: int, end: int) -> Spot:
        where = standing(self.unit, start, end, self._file, self._own)
        return Spot(self.job.path, self.unit.name, *where, self.unit.text[start:end])


def pair_key(path: str) -> tuple[str, str] | None:
    """What a file and its translation have in common in their names, and the language of this one.

    None for a name without a language: “reply.en.md”, “en/reply.md”, “报价_中文.txt” have one.
    """
    found = list(_LANGUAGE.finditer(path))
    if not found:
        return None
    last = found[-1]
    return f"{path[: last.start()]}*{path[last.end() :]}", "en" if last[1] else "zh"
