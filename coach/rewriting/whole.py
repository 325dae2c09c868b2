"""The public function `coach.rewrite`: suggestions applied, guarded, and the result checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from coach.analysis import analyse
from coach.document import Document, Sentence
from coach.draft import Context
from coach.engine import Coach, default_coach, english_pipeline
from coach.facts import Fact, find_facts
from coach.finding import Applicability, Finding, Suggestion, Text, cost_order
from coach.lazily import lazy
from coach.report import Report
from coach.rewriting import ordering
from coach.rewriting.guard import judge
from coach.rewriting.pieces import Edit, Piece, Pieces, merged
from coach.rewriting.result import Blank, Change, KeptFact, Offer, Rejection, Rewrite
from coach.rewriting.sentences import Parse, candidates
from coach.rewriting.strength import STRENGTHS, Strength

if TYPE_CHECKING:
    from coach.rewriting.asking.batch import Asking, Said
    from coach.rewriting.generators import Generator

ROUNDS = 4
"""How often the text is checked again for what the words put in still ask for."""
SAID_AGAIN = "said-again"
"""The ending of the id of a sentence that was said again as a whole."""
BY_MODEL = f"{SAID_AGAIN}.model"
"""The ending of the id of one that a generator said again."""
_BLANK = lazy(r"⟦([^⟧]*)⟧")
_OPEN_BLANK = lazy(r" ?[（(][^()（）\n]*⟦[^⟦⟧\n]*⟧[^()（）\n]*[）)]")
_WITHOUT = frozenset({"completeness"})
APPLICABLE: tuple[Applicability, ...] = tuple(
    one for one in get_args(Applicability) if one != "advice"
)
"""The kinds of suggestions that have words to apply."""


class UnknownSuggestion(ValueError):
    """A chosen id that no suggestion of the draft has; `nearest` are those it may be."""

    def __init__(self, name: str, nearest: Collection[str]) -> None:
        self.name = name
        self.nearest = tuple(nearest)
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no suggestion {name!r} in this draft{hint}")


def rewrite(
    text: str,
    context: Context | None = None,
    *,
    accept: Collection[Applicability] = ("safe", "blank"),
    choose: Collection[str] = (),
    strength: Strength = "neutral",
    disable: Collection[str] = (),
    generator: str | Generator | None = None,
    prefer_generator: bool = False,
) -> Rewrite:
    """Rewrite a draft: what blames as observation and request, what is vague as a blank.

    `accept` says which kinds of suggestions are applied by themselves, `choose` holds the ids of
    others that are (`Rewrite.offers` has them all); a sentence said again as a whole goes with the
    blanks. `strength` is "warm", "neutral" or "firm": it changes how a request sounds, never a
    date, an amount or a consequence. Each sentence passes the guard or stays as it is; `rejected`
    says why.

    `generator` is a model that says again the sentences that blame and that grammar cannot, or all
    of them with `prefer_generator`: "local:FOLDER", "endpoint:URL#MODEL", or an object with the
    methods of `coach.rewriting.generators.Generator`. It is given those sentences alone, facts
    masked, and `sent` shows them. Where it fails, the draft is rewritten without it, and `notices`
    say why.

    Raises ValueError if `text` is blank or `accept` or `strength` is none of these,
    UnknownSuggestion, a ValueError, if `choose` names no suggestion of this draft, and else like
    `coach.check`; a ModelError for a generator that cannot be (no such engine, folder or address).
    """
    return rewrite_with(
        default_coach(),
        text,
        context,
        accept=accept,
        choose=choose,
        strength=strength,
        disable=disable,
        generator=generator,
        prefer_generator=prefer_generator,
    )


def rewrite_with(
    coach: Coach,
    text: str,
    context: Context | None = None,
    *,
    accept: Collection[Applicability] = ("safe", "blank"),
    choose: Collection[str] = (),
    strength: Strength = "neutral",
    disable: Collection[str] = (),
    generator: str | Generator | None = None,
    prefer_generator: bool = False,
) -> Rewrite:
    """`rewrite` by a coach with rules of its own."""
    if not text.strip():
        raise ValueError("there is no text to rewrite; give the draft of a message")
    for given, known, name in (
        (accept, APPLICABLE, "accept"),
        ((strength,), STRENGTHS, "strength"),
    ):
        for one in given:
            if one not in known:
                raise ValueError(f"{name}: {one!r} is none of {', '.join(known)}")
    context = context or Context()
    context = replace(context, now=context.now or datetime.now(UTC))
    work = _Work(
        coach,
        context,
        frozenset(accept),
        frozenset(choose),
        strength,
        disable,
        None if generator is None else _asking(generator, prefer_generator, strength, context),
    )
    return work.rewritten(text)


@dataclass(slots=True)
class _Work:
    """One rewriting on its way."""

    coach: Coach
    context: Context
    accept: frozenset[Applicability]
    choose: frozenset[str]
    strength: Strength
    disable: Collection[str]
    asking: Asking | None = None
    pieces: Pieces = field(default_factory=lambda: Pieces(""))
    rejected: dict[tuple[int, str], Rejection] = field(default_factory=dict)
    as_they_are: set[str] = field(default_factory=set)
    """Sentences that grammar cannot say again; they are not tried in the next round."""

    def rewritten(self, text: str) -> Rewrite:
        self.pieces = pieces = Pieces(text)
        offers: tuple[Offer, ...] = ()
        for number in range(ROUNDS):
            found = self._offers(pieces.text, first=number == 0)
            if number == 0:
                offers = tuple(found)
                self._refuse_unknown(offers)
            edits = list(self._edits(found, pieces.text))
            if not edits:
                break
            pieces.apply(edits)
        self._tell_what_was_left(offers)
        report = self.coach.check(pieces.text, self.context, self.disable)
        return Rewrite(
            text=pieces.text,
            applied=tuple(_changes(pieces)),
            rejected=tuple(self.rejected.values()),
            blanks=tuple(_blanks(pieces.text)),
            facts=tuple(_kept(analyse(text, chat=self.context.is_chat), report, pieces)),
            report=report,
            offers=offers,
            notices=tuple(self.asking.notices) if self.asking else (),
            sent=tuple(self.asking.sent) if self.asking else (),
        )

    def _offers(self, text: str, *, first: bool) -> list[Offer]:
        """What may be put in place of each finding of the text, the best first."""
        wants_fields = first and any(one.startswith("completeness/") for one in self.choose)
        disable = self.disable if wants_fields else {*self.disable, *_WITHOUT}
        document = analyse(text, chat=self.context.is_chat)
        report = self.coach.check(text, self.context, disable)
        by_sentence: defaultdict[int, list[Finding]] = defaultdict(list)
        offers: list[Offer] = []
        for finding in sorted(report.findings, key=cost_order):
            if finding.category == "blame" and finding.scope == "sentence":
                sentence = document.sentence_at(document.offsets.text(finding.start))
                if sentence is not None:
                    by_sentence[sentence.start].append(finding)
            offers += [Offer(finding, one) for one in finding.suggestions if one.replacement]
        if self.context.kind == "formal_notice":
            return offers
        if "clarity" not in self.disable and (first or ordering.ID in self.choose):
            offers += ordering.offers(document, self.context)
        blamed = [
            (sentence, findings)
            for start, findings in by_sentence.items()
            if (sentence := document.sentence_at(start)) is not None
        ]
        return [*self._again(blamed, document), *offers]

    def _again(
        self, blamed: list[tuple[Sentence, list[Finding]]], document: Document
    ) -> Iterator[Offer]:
        """At most one offer for each sentence: by its grammar or by the generator, as preferred."""
        found: dict[int, Offer] = {}

        def by_grammar() -> None:
            for sentence, findings in blamed:
                if sentence.start not in found:
                    for offer in self._said_again(sentence, findings, document):
                        found[sentence.start] = offer

        def by_generator(asking: Asking) -> None:
            left = [one for one in blamed if one[0].start not in found]
            said = asking.said([sentence for sentence, _ in left], document, _parser())
            for (sentence, findings), words in zip(left, said, strict=True):
                for offer in self._said_by_model(sentence, findings, document, words, asking):
                    found[sentence.start] = offer

        if self.asking is None or not self.asking.prefer:
            by_grammar()
        if self.asking is not None:
            by_generator(self.asking)
        if self.asking is not None and self.asking.prefer:
            by_grammar()
        yield from (found[one.start] for one, _ in blamed if one.start in found)

    def _said_by_model(
        self,
        sentence: Sentence,
        findings: list[Finding],
        document: Document,
        said: Iterable[Said],
        asking: Asking,
    ) -> Iterator[Offer]:
        """The first of a generator's ways to say a sentence that the guard lets through."""
        start, end = document.to_source(sentence.start, sentence.start + len(sentence.raw.rstrip()))
        was = document.source[start:end]
        identity = f"{findings[0].rule_id}@{start}.{BY_MODEL}"
        for number, one in enumerate(said, 1):
            if self._stops(f"{identity}.{number}", start, end, was, one.words, one.reasons):
                continue
            kind: Applicability = "blank" if "⟦" in one.words else "choice"
            note = _note_of(asking.generator)
            yield Offer(findings[0], Suggestion(identity, start, end, one.words, kind, note))
            return

    def _said_again(
        self, sentence: Sentence, findings: list[Finding], document: Document
    ) -> Iterator[Offer]:
        """The first way to say a sentence again that the guard lets through."""
        if sentence.raw in self.as_they_are:
            return
        start, end = document.to_source(sentence.start, sentence.start + len(sentence.raw.rstrip()))
        was = document.source[start:end]
        for number, words in enumerate(candidates(sentence, document, _parser(), self.strength), 1):
            identity = f"{findings[0].rule_id}@{start}.{SAID_AGAIN}.{number}"
            if self._stops(identity, start, end, was, words):
                continue
            kind: Applicability = "blank" if "⟦" in words else "choice"
            yield Offer(findings[0], Suggestion(identity, start, end, words, kind, _NOTE))
            return
        self.as_they_are.add(sentence.raw)

    def _stops(
        self,
        identity: str,
        start: int,
        end: int,
        was: str,
        words: str,
        known: Collection[Text] = (),
    ) -> bool:
        """Whether the guard or the rules object to a sentence, if nothing is `known` against it.

        Keeps the reasons.
        """
        reasons = [*known] or [reason.message for reason in judge(was, words, self.context).reasons]
        if not reasons:
            reasons = list(self._residue(words))
        if reasons:
            place = self.pieces.origin(start, end)
            one = Rejection(identity, *place, words, tuple(reasons))
            self.rejected.setdefault((place[0], words), one)
        return bool(reasons)

    def _residue(self, words: str) -> Iterator[Text]:
        """What the rules still find to blame in new words."""
        about = replace(self.context, incoming=None, kind="general")
        for finding in self.coach.check(words, about, _WITHOUT).findings:
            if finding.category == "blame":
                yield finding.message

    def _edits(self, offers: Iterable[Offer], text: str) -> Iterator[Edit]:
        """The offers to be applied now, the chosen ones first, none overlapping another."""
        taken: list[tuple[int, int]] = []
        answered: set[tuple[str, int]] = set()
        for offer in sorted(offers, key=self._turn):
            one = offer.suggestion
            key = offer.finding.rule_id, offer.finding.start
            if one.replacement is None or not self._wants(one):
                continue
            if key in answered or any(_meet(one.start, one.end, *span) for span in taken):
                continue
            if _stands(one.start, one.end, one.replacement, text):
                continue
            answered.add(key)
            taken.append((one.start, one.end))
            yield Edit(one.start, one.end, one.replacement, offer.finding, one.id)

    def _turn(self, offer: Offer) -> int:
        """What is chosen comes first; the order of sentences waits until each says what it will."""
        if offer.suggestion.id == ordering.ID:
            return 2
        return 0 if offer.suggestion.id in self.choose else 1

    def _wants(self, one: Suggestion) -> bool:
        """Whether a suggestion is to be applied: chosen, or of a kind that is accepted.

        A sentence said again goes with the blanks, also where it has none to fill.
        """
        again = "blank" in self.accept and f".{SAID_AGAIN}." in one.id
        return one.id in self.choose or one.applicability in self.accept or again

    def _refuse_unknown(self, offers: Iterable[Offer]) -> None:
        known = {offer.suggestion.id for offer in offers}
        for name in sorted(self.choose - known):
            from difflib import get_close_matches

            raise UnknownSuggestion(name, get_close_matches(name, sorted(known)))

    def _tell_what_was_left(self, offers: Iterable[Offer]) -> None:
        """Keep, for what was chosen and not applied, that something else stands in its way."""
        made = {name for piece in self.pieces.pieces for name in piece.ids}
        for one in (offer.suggestion for offer in offers):
            if one.id in self.choose - made and one.replacement is not None:
                rejection = Rejection(one.id, one.start, one.end, one.replacement, (_IN_THE_WAY,))
                self.rejected[one.start, one.replacement] = rejection


_NOTE = Text(
    "The sentence as an observation and a request; read it before you send it.",
    "改为陈述事实并提出请求；发送前请再读一遍。",
)


_IN_THE_WAY = Text(
    "Another change takes the same place; leave that out to make this one.",
    "同一处已有另一项修改；取消那一项后才能采用这一项。",
)


def _asking(
    generator: str | Generator, prefer: bool, strength: Strength, context: Context
) -> Asking:
    from coach.rewriting.asking.batch import Asking
    from coach.rewriting.generators import named

    model = named(generator) if isinstance(generator, str) else generator
    return Asking(model, prefer, strength, context)


def _note_of(generator: Generator) -> Text:
    return Text(
        f"Said again by the model {generator.name}; read it before you send it.",
        f"由模型{generator.name}改写；发送前请再读一遍。",
    )


def _parser() -> Parse | None:
    pipeline = english_pipeline()
    return pipeline.parse if pipeline is not None else None


def _meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two edits touch the same text; an insertion is within neither of its neighbours."""
    return start < other_end and other_start < end


def _stands(start: int, end: int, words: str, text: str) -> bool:
    """Whether words stand at a place already, as “9 am (⟦time zone⟧)” does around “9 am”.

    What only adds a blank in brackets has nothing to add where one is behind already.
    """
    was = text[start:end]
    added = words[len(was) :] if words.startswith(was) else None
    if added and _OPEN_BLANK.fullmatch(added) and _OPEN_BLANK.match(text, end):
        return True
    first = max(0, end - len(words))
    return any(text.startswith(words, at) for at in range(first, start + 1)) and bool(words)


def _changes(pieces: Pieces) -> Iterator[Change]:
    at = 0
    for piece in merged(pieces.pieces):
        if piece.is_changed:
            yield _change(piece, pieces.original, at)
        at += len(piece.text)


def _change(piece: Piece, original: str, at: int) -> Change:
    return Change(
        piece.start,
        piece.end,
        at,
        at + len(piece.text),
        original[piece.start : piece.end],
        piece.text,
        tuple(sorted(piece.findings, key=cost_order)),
        piece.ids,
    )


def _blanks(text: str) -> Iterator[Blank]:
    for found in _BLANK.finditer(text):
        yield Blank(found.start(), found.end(), found[1])


def _kept(document: Document, report: Report, pieces: Pieces) -> Iterator[KeptFact]:
    """Each fact of the draft beside the one with its value in the new text, or its own words there.

    A vague date that has got a blank beside it (“the 22nd ⟦month⟧”) has no value of its own.
    """
    left = list(report.facts)
    for fact in find_facts(document):
        same = next((one for one in left if (one.kind, one.value) == (fact.kind, fact.value)), None)
        if same is None:
            same = _in_its_words(fact, pieces)
        else:
            left.remove(same)
        yield KeptFact(fact, same)


def _in_its_words(fact: Fact, pieces: Pieces) -> Fact | None:
    """The fact where the new text still has all of its words in their order; None elsewhere."""
    start, end = pieces.present(fact.start, fact.end)
    at, places = start, []
    for word in fact.text.split():
        found = pieces.text.find(word, at, end)
        if found < 0:
            return None
        places.append(found)
        at = found + len(word)
    if not places:
        return None
    return replace(fact, text=pieces.text[places[0] : at], start=places[0], end=at)
