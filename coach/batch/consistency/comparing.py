"""What does not fit together in a library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from coach.batch.consistency import words
from coach.batch.consistency.resemblance import Neighbours
from coach.batch.consistency.survey import TERMS, Spot, Trace, pair_key, traces_of
from coach.batch.fingerprint import digest_of
from coach.batch.outcome import Located, Outcome
from coach.batch.running import Job
from coach.finding import Text

ALIKE = 0.85
"""From which share of common words on two texts are nearly the same."""
LEAST_VALUES = 3
"""How many texts at least agree on a value before another one is called out."""


@dataclass(slots=True)
class Consistency:
    """Takes in file after file, then tells what does not fit together."""

    now: datetime
    _traces: list[Trace] = field(default_factory=list)
    _pairs: dict[str, dict[str, Job]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, job: Job) -> None:
        """Take in a file, or a part of a long one."""
        self._traces += traces_of(job, self.now)
        key = pair_key(job.path) if job.first and job.last else None
        if key is not None:
            self._pairs[key[0]].setdefault(key[1], _without_data(job))

    def outcomes(self, read: Callable[[str], bytes | None]) -> Iterator[Outcome]:
        """What there is to say, by file in the order in which they came.

        `read` gives the bytes of a file again, for pairs of translations; None where it is gone.
        """
        found: dict[str, list[Located]] = {trace.beginning.path: [] for trace in self._traces}
        for one, path in self._found(read):
            found.setdefault(path, []).append(one)
        for path, several in found.items():
            if several:
                yield Outcome(path, tuple(sorted(several, key=_place)))

    def _found(self, read: Callable[[str], bytes | None]) -> Iterator[tuple[Located, str]]:
        for trace in self._traces:
            for rule, spot in trace.fixed:
                yield _located(rule, "warning", spot, words.hard_coded(rule, spot.text))
        yield from self._duplicates()
        yield from self._two_terms()
        yield from self._two_values()
        for pair in self._pairs.values():
            if len(pair) == 2:
                yield from _out_of_step(pair["en"], pair["zh"], read)

    def _duplicates(self) -> Iterator[tuple[Located, str]]:
        known = Neighbours()
        for number, trace in enumerate(self._traces):
            if trace.signature is None:
                continue
            near = known.nearest(trace.signature)
            if near is not None and near[1] >= ALIKE:
                other = self._traces[near[0]].beginning
                told = words.near_duplicate(near[1], other.name)
                yield _located("library/near-duplicate", "advice", trace.beginning, told)
            known.add(number, trace.signature)

    def _two_terms(self) -> Iterator[tuple[Located, str]]:
        """Where a text uses another word than most; one that uses both explains one of them."""
        for number in range(len(TERMS)):
            single = [
                next(iter(trace.terms[number].items()))
                for trace in self._traces
                if len(trace.terms.get(number, ())) == 1
            ]
            counts = Counter(term for term, _ in single)
            if len(counts) < 2:
                continue
            (usual, most), (_, second), *_ = counts.most_common()
            if most == second:
                continue
            shown = next(spot.text for term, spot in single if term == usual)
            for term, spot in single:
                if term != usual:
                    told = words.two_terms(spot.text, shown, most)
                    yield _located("library/two-terms", "advice", spot, told)

    def _two_values(self) -> Iterator[tuple[Located, str]]:
        from coach.messages.kinds import field_name

        stated: dict[str, list[tuple[str, Spot]]] = defaultdict(list)
        for trace in self._traces:
            for name, pair in trace.values.items():
                alike = name if pair[0].isascii() else f"{name} {trace.language}"
                stated[alike].append(pair)
        for name, values in stated.items():
            (usual, most), *others = Counter(value for value, _ in values).most_common()
            if most < LEAST_VALUES or sum(count for _, count in others) * 2 > most:
                continue
            first = next(spot for value, spot in values if value == usual)
            for value, spot in values:
                if value != usual:
                    told = words.two_values(
                        field_name(name.partition(" ")[0]), spot.text, first.text, most, first.name
                    )
                    yield _located("library/two-values", "advice", spot, told)


def _out_of_step(
    english: Job, chinese: Job, read: Callable[[str], bytes | None]
) -> Iterator[tuple[Located, str]]:
    """What the Chinese file does not say as the English one; both have as many texts."""
    from coach.batch.placing import Lines, standing
    from coach.reading import read_source
    from coach.reading.source import ReadingError
    from coach.translation.verification import verify

    data = read(english.path), read(chinese.path)
    if data[0] is None or data[1] is None:
        return
    try:
        first = read_source(english.path, data=data[0], options=english.settings.reading)
        second = read_source(chinese.path, data=data[1], options=chinese.settings.reading)
    except ReadingError:
        return
    if len(first.units) != len(second.units):
        return
    lines = None if second.text is None else Lines(second.text)
    for one, other in zip(first.units, second.units, strict=True):
        for wrong in verify(one.text, other.text, source_language="en", target_language="zh"):
            start, end = wrong.new_start, wrong.new_end
            if start is None or end is None:
                start, end = 0, max(1, other.text.find("\n"))
            where = standing(other, start, end, lines)
            spot = Spot(chinese.path, other.name, *where, other.text[start:end])
            told = words.out_of_step(wrong.message, english.path)
            yield _located("library/out-of-step", "warning", spot, told)


def _without_data(job: Job) -> Job:
    """The job as it is remembered: its bytes are read again when they are needed."""
    return Job(job.path, b"", job.settings)


def _located(rule: str, severity: str, spot: Spot, message: Text) -> tuple[Located, str]:
    one = Located(
        rule,
        words.CATEGORY,
        severity,
        "sentence",
        spot.unit,
        spot.place,
        spot.excerpt,
        spot.text,
        message,
        words.WHY[rule],
        digest_of(rule, str(spot.unit), " ".join(spot.text.split())),
    )
    return one, spot.path


def _place(one: Located) -> tuple[int, int]:
    return one.place.line, one.place.column
