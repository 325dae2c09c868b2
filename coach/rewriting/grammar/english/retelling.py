"""A sentence piece by piece: facts stay word for word, and only what blames is said again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import Clause, Word, child, is_many, text_of
from coach.rewriting.grammar.english.acting import Act, is_nobody, is_reader
from coach.rewriting.grammar.english.asking import LOOK, Ask
from coach.rewriting.grammar.english.deeds import Told, to_be_done, told_again
from coach.rewriting.grammar.english.obligations import obliged, should_have, supposed, to_do
from coach.rewriting.grammar.english.page import Page
from coach.rewriting.grammar.english.questions import asked
from coach.rewriting.grammar.english.said import Parse, Said
from coach.rewriting.grammar.morphology import be, participle
from coach.rewriting.grammar.wordings import verbs, wording, words, words_pattern
from coach.rewriting.strength import Strength

_JOINT = lazy(
    r"(?P<mark>\s?[,;:]|\s[–—-]|\.)?\s+(?P<link>(?:(?:and|but|so|or|yet|then|also|because|"
    r"although|though|"
    r"while|therefore|hence|however|plus)\s+)*)(?=(?:(?:in|on|at|after|since|by|"
    r"for) (?:[\w.:]+ ){1,3}?(?=you |we |i |your ))?(?:now |then |today |yet |still |suddenly |"
    r"again |meanwhile )*"
    r"(?:you|u|your|ur|we|i|our|my|he|she|they|it|this|that|now|nobody|no one|not one|there|"
    r"please|pls|kindly|do not|nothing|"
    r"(?:why|how|who|what|when|where)\b(?! is which)|(?:does|do|is|are|did|has|have|was) (?:you|"
    r"your|we|i|this|that|it|any\w*|nobody|no one|there)|\d+ (?:out )?of)\b"
    r"|(?<=, )(?!(?:and|or|which|who|that|where|with|without|not|then|but|so|because|as|also|"
    r"instead|at|in|on|from|to|for|of|by|only|even|than)\b)(?:[\w'’‐./%,-]+ ){1,5}?"
    r"(?:is|are|was|were|has|have|had|will|would|can|cannot|could|says?|shows?|found|knew|"
    r"measured|counted|came|went|got|made|told|wrote|said|lost|stands?|sat|reads?|needs?|asks?|"
    r"did|does)\b)",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPEN_END = lazy(
    r"^(?:when|whenever|if|since|because|as|after|before|although|though|while|until|unless|once|"
    r"every time|each time|whatever|whoever|where)\b"
    r"(?!.*, )|\b(?:that|because|although|though|while|whether|or|and)$",
    re.IGNORECASE,
)
"""A part that cannot end there: it leads up to what follows."""
_WEAK = frozenset({"and", "but", "so", "then", "also", "yet", "or", "however", "plus"})
_SCOLDS = lazy(
    r"\b(?:excuses?|stories|story|nerve|clue|manners|shame|blame|attitude|respect|patience|"
    r"kindergarten|secretary|"
    r"make up your mind|work more careful\w*|be more careful|wake up|learn (?:the|to|how)|ruler|"
    r"lecture|fairy|"
    r"hide behind|put (?:this|it) on (?:me|us)|make (?:me|us) responsible|send us to|spare (?:me|"
    r"us)|wonder(?:ing)? (?:why|that|if)|surprised|laugh\w*|thank yourself|idiots?|stupid|joke|"
    r"shouting?)\b",
    re.IGNORECASE,
)


_INVERTED = lazy(
    r"(?:why|how|who|what|when|where|did|do|does|is|are|was|were|have|has|can|could|will|would)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Piece:
    """One stretch of a sentence between two joints, with what joins it to the one before."""

    mark: str
    link: str
    text: str


@dataclass(slots=True)
class Outcome:
    """What became of a piece: its words, or none where it only scolds, and its requests."""

    text: str = ""
    asks: list[Ask] = field(default_factory=list)
    changed: bool = False


def pieces_of(text: str, parse: Parse) -> list[tuple[Piece, Page]]:
    """The pieces of a sentence with their parses; each has a finite verb, where there is one."""
    found: list[Piece] = []
    at, mark, link = 0, "", ""
    for joint in _JOINT.finditer(text):
        if not joint["mark"] and not re.match(
            r"(?:and|but|so|because|although)\b", joint["link"], re.IGNORECASE
        ):
            continue
        if not text.endswith("?") and re.match(
            r"(?:who|what|when|where|how|why)\b", text[joint.end() :], re.IGNORECASE
        ):
            continue
        if _inside(text, joint.start()) or not text[at : joint.start()].strip():
            continue
        found.append(Piece(mark, link, text[at : joint.start()].strip()))
        at, mark, link = joint.end(), (joint["mark"] or "").strip(), joint["link"].strip()
    found.append(Piece(mark, link, text[at:].strip()))
    whole: list[tuple[Piece, Page]] = []
    waiting: Piece | None = None
    for piece in found:
        if waiting is not None:
            piece = _merged(waiting, piece)
            waiting = None
        piece.text = piece.text.rstrip("? ")
        page = _page(piece.text, parse)
        if not _is_whole(page):
            if whole:
                piece = _merged(whole.pop()[0], piece)
                page = _page(piece.text, parse)
            elif piece is not found[-1]:
                waiting = piece
                continue
        whole.append((piece, page))
    return whole


def _inside(text: str, at: int) -> bool:
    """Whether a place lies within quotes or brackets."""
    before = text[:at]
    return (
        before.count('"') % 2 == 1
        or before.count("(") > before.count(")")
        or before.count("“") > before.count("”")
    )


def _merged(one: Piece, other: Piece) -> Piece:
    mark = other.mark if other.mark in (",", ";", ":", ".") else f" {other.mark}".rstrip()
    return Piece(
        one.mark, one.link, " ".join(filter(None, [one.text + mark, other.link, other.text]))
    )


def _page(text: str, parse: Parse) -> Page:
    page = Page(parse(text[:1].upper() + text[1:]))
    first = page.parsed[0] if len(page.parsed) else None
    if first is not None and text[:1].islower():
        page.put([first], text[: len(first.text)])
    return page


def _is_whole(page: Page) -> bool:
    """Whether a piece can stand alone: with a finite verb, or as an order."""
    if not len(page.parsed):
        return False
    first = page.parsed[0]
    if first.tag_ == "PRP" and any(one.tag_.startswith("VB") for one in page.parsed):
        return True
    ordered = first.tag_ == "VB" or first.lower_ in ("please", "kindly")
    return ordered or any(one.tag_ in _FINITE for one in page.parsed)


def retold(text: str, parse: Parse, strength: Strength) -> Said | None:
    """A sentence said again; None where it blames in a way that is not understood.

    Where nothing had to be changed, the parts are the sentence as it stands.
    """
    question = text.rstrip().endswith("?")
    done: list[tuple[Piece, Outcome]] = []
    pieces = pieces_of(text.strip().rstrip(".! " if question else ".!? "), parse)
    for place, (piece, page) in enumerate(pieces):
        last = place == len(pieces) - 1
        asks = question and (last or bool(_INVERTED.match(piece.text)))
        asks = asks or bool(
            re.match(
                r"who (?:will|shall|pays|takes)\b|(?:did|do|does|are|have|has|can|could) (?:you|"
                r"any|nobody|no one)|(?:why (?:did|do|does|is|are|was|have|has)|how (?:can|could|"
                r"dare)) ",
                piece.text,
                re.IGNORECASE,
            )
        )
        outcome = _outcome(piece, page, parse, strength, question=asks, alone=len(pieces) == 1)
        if outcome is None:
            return None
        done.append((piece, outcome))
    return _assembled(done)


def statement_retold(text: str, parse: Parse, strength: Strength) -> str | None:
    """A statement as one piece of text without the reader as agent; None if that fails."""
    said = retold(text, parse, strength)
    if said is None or len(said.parts) != 1 or said.after:
        return None
    if any(one.name in ("do", "not_do", "demand") for one in said.asks):
        return None
    return said.parts[0]


def _assembled(done: list[tuple[Piece, Outcome]]) -> Said | None:
    said = Said()
    dropped = False
    for piece, outcome in done:
        said.asks += [one for one in outcome.asks if one not in said.asks]
        if not outcome.text:
            if (
                piece.link.lower() in ("because", "although", "though", "while")
                and not outcome.asks
            ):
                pass
            dropped = True
            continue
        link = piece.link
        if not said.parts:
            if dropped or not piece.mark:
                if (
                    link.lower() in ("because", "although", "though", "while")
                    and len(done) > 1
                    and dropped
                ):
                    return None
                while link.split(" ", 1)[0].lower() in _WEAK:
                    link = link.partition(" ")[2]
            said.parts.append(" ".join(filter(None, [link, outcome.text])))
            said.named = (
                outcome.text[:1].isupper() and not link and piece.text[:1] != outcome.text[:1]
            )
        elif piece.mark in (".", "–", "—", "-"):
            said.parts.append(" ".join(filter(None, [link, outcome.text])))
        elif piece.mark in (",", ";") and not link and not _OPEN_END.search(said.parts[-1]):
            said.parts.append(outcome.text)
        else:
            said.parts[-1] = (
                said.parts[-1] + piece.mark + " " + " ".join(filter(None, [link, outcome.text]))
            )
    if (
        said.parts
        and re.match(r"if\b", said.parts[0], re.IGNORECASE)
        and all(one == LOOK for one in said.asks)
    ):
        said.closed = True
    return said if said.parts or said.asks else None


def _outcome(
    piece: Piece, page: Page, parse: Parse, strength: Strength, *, question: bool, alone: bool
) -> Outcome | None:
    if question:
        said = asked(piece.text, parse, strength, statement_retold)
        if said is not None:
            return Outcome("", said.asks, changed=True)
        idle = (
            not alone and not re.search(r"[\d\"“]", piece.text) and len(list(page.parsed)) < _SHORT
        )
        return Outcome(changed=True) if idle else None
    order = _ordered(piece, page)
    if order is not None:
        return order
    return _by_clauses(page, strength, alone=alone)


def _ordered(piece: Piece, page: Page) -> Outcome | None:
    """An order becomes a request; one that only scolds goes."""
    text = piece.text
    text = re.sub(r"^(?:this|next) time,? (?=[a-z]+ (?:at|the|our|your|a|into|us)\b)", "", text)
    please = re.match(
        r"(?:(?:so|then|now|just|and|also|instead)\s+)*(?:please|pls|kindly)\b", text, re.IGNORECASE
    )
    root = next((one for one in page.parsed if one.dep_ == "ROOT"), None)
    if root is None:
        return None
    lead = [one for one in page.parsed if one.i < root.i]
    lead = [one for one in lead if one.lower_ not in ("this", "next", "time")]
    bare = (
        root.tag_ in ("VB", "VBP")
        and child(root, {"nsubj", "nsubj:pass", "expl"}) is None
        and all(
            one.lower_
            in (
                "please",
                "kindly",
                "pls",
                "so",
                "then",
                "now",
                "just",
                "do",
                "don't",
                "n't",
                "not",
                "never",
                "dont",
                "simply",
                "also",
                "and",
                "or",
                "first",
                "instead",
            )
            for one in lead
        )
    )
    if not please and _has_own_verb(root, page):
        return None
    if not (please or bare) or root.lemma_ in ("thank", "see", "let"):
        return None
    figures = any(one.like_num for one in page.parsed)
    if _SCOLDS.search(text) and not figures:
        return Outcome(changed=True)
    act = re.sub(
        r"^(?:(?:so|then|now|just|and|also|instead|please|pls|kindly)\s+)+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    act, behind = _order_ends(act, root, page)
    if re.match(
        r"(?:answer|care) for\b|(?:be|work|think) (?:more )?\w+$|(?:read|look|check|learn|"
        r"understand|listen)$",
        act,
    ):
        return Outcome(changed=True)
    if re.match(r"(?:stop|quit) \w+ing\b", act) and not re.search(
        r"\b(?:send|shipp|charg|deduct|deliver|produc|us)\w*ing\b", act
    ):
        return Outcome(changed=True)
    return Outcome(behind, [to_do(act)], changed=True)


def _has_own_verb(root: Word, page: Page) -> bool:
    """Whether another verb behind a seeming order is the verb: “read receipt shows it”."""
    for one in page.parsed[root.i + 1 :]:
        if one.is_punct or one.tag_ in ("IN", "WDT", "WP", "WRB", "CC", "PRP"):
            return False
        if one.tag_ in ("VBZ", "VBD"):
            return True
    return False


def _order_ends(act: str, root: Word, page: Page) -> tuple[str, str]:
    """An order, and a statement that stands behind it and its comma."""
    for mark in page.parsed:
        if mark.text != "," or mark.i < root.i:
            continue
        behind = list(page.parsed)[mark.i + 1 :]
        first = next((one for one in behind if one.tag_ in _FINITE), None)
        if (
            first is not None
            and first.i > mark.i + 1
            and behind[0].tag_ not in ("CC", "WRB", "WP", "WDT", "IN")
        ):
            tail = page.text(behind)
            return act[: len(act) - len(tail)].strip(" ,") if act.endswith(tail) else act, tail
    return act, ""


def _by_clauses(page: Page, strength: Strength, *, alone: bool) -> Outcome | None:
    outcome = Outcome()
    deepest = sorted(page.clauses, key=lambda one: -len(list(one.head.ancestors)))
    chains: dict[int, list[Clause]] = {}
    for clause in deepest:
        if is_reader(clause.subject):
            chains.setdefault(_first_of(clause).head.i, []).append(clause)
    handled: set[int] = set()
    for clause in deepest:
        first = _first_of(clause).head.i
        if first in handled:
            continue
        if not is_reader(clause.subject):
            _calmed(clause, page, outcome, strength)
            continue
        handled.add(first)
        chain = sorted(chains[first], key=lambda one: one.head.i)
        if not _chain(chain, page, strength, outcome, alone=alone):
            return None
    text = page.text()
    if not re.search(r"\w", text):
        return outcome if outcome.changed else None
    outcome.text = text
    return outcome


def _first_of(clause: Clause) -> Clause:
    """The clause whose subject a clause shares."""
    while clause.own_subject is None and clause.head.dep_ == "conj" and clause.parent is not None:
        clause = clause.parent
    return clause


def _chain(
    chain: list[Clause],
    page: Page,
    strength: Strength,
    outcome: Outcome,
    *,
    alone: bool,
) -> bool:
    """Say clauses with one agent again, all or none; False where the agent cannot stay."""
    subject = chain[0].subject
    other = (
        subject is not None
        and subject.lower_ in words("en", "partners")
        and not any(one.is_negated for one in chain)
    )
    if subject is not None and (other or _has_name(subject)) and _may_stay(subject, chain):
        return True
    results: list[Told | Ask | str | None] = [_clause(one, page, strength) for one in chain]
    if None in results and subject is not None and _may_stay(subject, chain):
        return True
    for place, clause in enumerate(chain):
        if results[place] is None:
            if not (place or len(chain) == 1) or not _may_go(clause, page, alone=alone):
                return False
            results[place] = ""
    for clause, result in zip(chain, results, strict=True):
        outcome.changed = True
        if isinstance(result, Ask):
            outcome.asks.append(result)
            _clear(clause, page)
        elif result == "":
            _clear(clause, page)
        elif isinstance(result, Told):
            if result.ask not in outcome.asks:
                outcome.asks.append(result.ask)
            if result.text != _AS_IS:
                page.put(_span(clause, page), result.text)
    return True


_AS_IS = "\0"


def _span(clause: Clause, page: Page) -> list[Word]:
    """The words of a clause and all that stands between them."""
    thing = child(clause.head, {"obj"})
    last = max(
        [clause.words[-1].i, *(one.i for one in (thing.subtree if thing is not None else []))]
    )
    return [one for one in page.parsed if clause.words[0].i <= one.i <= last]


def _clear(clause: Clause, page: Page) -> None:
    """Take a clause out, with the clauses within it."""
    within = [
        word
        for one in page.clauses
        if one.head.dep_ in _INNER and clause.head in one.head.ancestors
        for word in [*one.lead, *one.words, *one.tail]
    ]
    page.put([*clause.lead, *_span(clause, page), *clause.tail, *within], "")


_INNER = frozenset({"advcl", "ccomp", "acl:relcl"})


def _has_name(subject: Word) -> bool:
    """Whether an agent bears a name, which has to stay."""
    return any(one.pos_ == "PROPN" and one.text[:1].isupper() and one.i for one in subject.subtree)


def _may_stay(subject: Word, chain: list[Clause]) -> bool:
    """Whether an agent of the reader may stand in a statement: “the driver came at 18:40”."""
    if subject.lower_ in words("en", "reader") or is_nobody(subject):
        return False
    said = " ".join(text_of(one.words) for one in chain)
    return (
        subject.lower_ in {*words("en", "staff"), *words("en", "partners")}
        and not _SCOLDS.search(said)
        and not re.search(words_pattern("bad"), said, re.IGNORECASE)
    )


def _may_go(clause: Clause, page: Page, *, alone: bool) -> bool:
    """Whether a clause that was not understood can be left out."""
    if clause.head.dep_ in _INNER:
        return False
    return _is_idle(clause) or (not alone and _says_little(clause, page))


def _is_idle(clause: Clause) -> bool:
    """Whether a clause about the reader only scolds: no fact, and nothing to be done about it."""
    if any(one.like_num or one.pos_ == "PROPN" or one.text in '"“' for one in clause.words):
        return False
    return clause.head.lemma_.lower() in words("en", "idle") or bool(
        _SCOLDS.search(text_of(clause.words))
    )


_SHORT = 11
"""Words up to which a remark without facts may go."""


def _says_little(clause: Clause, page: Page) -> bool:
    """Whether a remark about the reader tells nothing of the trade: “you had one job”."""
    whole = list(page.parsed)
    if len(whole) > _SHORT or any(
        (one.like_num and one.lower_ != "one") or one.pos_ == "PROPN" for one in whole
    ):
        return False
    if any(one.text in '"“' for one in whole) or clause.is_negated:
        return False
    return not any(
        one.pos_ == "NOUN" and (one.lower_ in words("en", "topics") or one.i > 3) for one in whole
    )


def _clause(clause: Clause, page: Page, strength: Strength) -> Told | Ask | str | None:
    if not clause.words or not _is_closed(clause, page):
        return None
    if clause.head.dep_ == "acl:relcl":
        return _relative(clause, page)
    mark = text_of(clause.lead).lower()
    if mark == "whether":
        return Told(_AS_IS)
    bound = any(one.lower_ == mark and one.i < clause.head.i for one in clause.head.children)
    if mark in ("if", "when", "whenever") and bound and clause.head.dep_ != "advcl":
        return Told(_AS_IS)
    if clause.head.dep_ == "advcl" and mark in (
        "if",
        "unless",
        "in case",
        "before",
        "when",
        "as",
        "once",
        "until",
    ):
        if mark in ("before", "when", "as", "once", "until"):
            told = _acted(clause, page, strength)
            return told if isinstance(told, Told) else Told(_AS_IS)
        return Told(_AS_IS) if not clause.is_negated else _acted(clause, page, strength)
    if child(clause.head, {"cop"}) is not None:
        return _state(clause, page)
    if supposed(clause):
        below = child(clause.head, {"xcomp", "ccomp", "advcl"})
        inner = (
            Act.of(
                Clause(
                    below,
                    [
                        one
                        for one in below.subtree
                        if not (one.head == below and one.lower_ == "to")
                    ],
                ),
                page,
            )
            if below is not None
            else None
        )
        if inner is None or inner.lemma in ("know", "understand"):
            return None
        return to_be_done(inner, past=True)
    return _acted(clause, page, strength)


def _acted(clause: Clause, page: Page, strength: Strength) -> Told | Ask | str | None:
    act = Act.of(clause, page)
    if act is None:
        return _passive_already(clause, page)
    should = should_have(act, clause)
    if should is not None:
        return should
    if any(one.lower_ == "have" for one in clause.auxiliaries) and act.modal:
        return None
    if act.modal and act.lemma in words("en", "idle"):
        return ""
    duty = obliged(act, clause)
    if duty is not None:
        return duty
    if act.modal in ("had", "have"):
        return None
    return told_again(act, clause, page, strength)


def _passive_already(clause: Clause, page: Page) -> Told | None:
    """“You were informed on 4 May”: this was sent to your side… stays as it is."""
    if child(clause.head, {"aux:pass"}) is not None and clause.head.lemma_ in (
        "inform",
        "tell",
        "notify",
        "advise",
        "warn",
        "remind",
        "ask",
    ):
        return Told(_AS_IS)
    return None


def _is_closed(clause: Clause, page: Page) -> bool:
    """Whether nothing foreign stands within the clause but what belongs to its object."""
    thing = child(clause.head, {"obj"})
    inside = {one.i for one in thing.subtree} if thing is not None else set()
    own = {one.i for one in clause.words}
    return all(
        one.i in own or one.i in inside or one.is_punct
        for one in page.parsed[clause.words[0].i : clause.words[-1].i + 1]
    )


def _relative(clause: Clause, page: Page) -> Told | None:
    """“the file you changed” is “… that was changed”, “the file you sent us” is “… we received”."""
    head, above = clause.head, clause.head.head
    things = [one for one in head.children if one.dep_ in ("obj", "iobj") and one.i > head.i]
    us = [one for one in things if one.lower_ in ("us", "me")]
    others = [one for one in things if one not in us]
    subject = clause.own_subject
    if (
        others
        or subject is None
        or clause.is_negated
        or child(head, {"xcomp", "ccomp", "cop", "aux:pass"})
    ):
        return Told(_AS_IS)
    lead = [one for one in clause.words if one.i < subject.i]
    free = above.lower_ in ("what", "whatever") or any(one.lower_ == "what" for one in lead)
    if any(
        one.tag_ in ("WRB", "IN", "WP$") or one.lower_ in ("who", "where", "when") for one in lead
    ):
        return Told(_AS_IS)
    lemma = head.lemma_.lower()
    rest = page.text([one for one in clause.words if one.i > head.i and one not in us])
    if us and lemma in verbs("en", "reaching_us") and head.tag_ in ("VBD", "VBN"):
        return Told(" ".join(filter(None, ["we received", rest])))
    if (
        us
        or lemma in verbs("en", "never_said_again")
        or (
            clause.auxiliaries
            and not any(one.lower_ in ("have", "has", "had", "'ve") for one in clause.auxiliaries)
        )
    ):
        return Told(_AS_IS)
    form = head.text if head.text.endswith("ed") else participle(lemma)
    past = head.tag_ != "VBP"
    fronted = (
        above.dep_ in ("ROOT", "parataxis", "conj")
        and above.pos_ == "NOUN"
        and clause.words[-1].i >= len(page.parsed) - 3
    )
    that = "" if free or fronted or clause.lead else "that"
    return Told(
        " ".join(filter(None, [that, be("it", many=is_many(above), past=past), form, rest]))
    )


def _state(clause: Clause, page: Page) -> Told | None:
    """“You are late with X”: X is late."""
    head = clause.head
    subject = clause.own_subject
    if subject is None or head.lower_ not in ("late", "behind", "slow"):
        return None
    found = re.search(
        r"\b(?:(\d+|two|three|four|five|six|a) (days?|weeks?|months?|"
        r"hours?) )?late (?:again )?(?:with|for) (?:the |your )?(.+)$",
        page.text(clause.words),
    )
    if not found:
        return None
    long = f"{found[1]} {found[2]} " if found[1] else ""
    past = any(one.lower_ in ("was", "were") for one in head.children)
    thing = next((one for one in head.children if one.dep_ == "obl"), None)
    many = thing is not None and is_many(thing)
    return Told(f"the {found[3]} {be('it', many=many, past=past)} {long}late", Ask("done"))


_PRICES = lazy(
    r"\b(?:prices?|quotes?|quotations?|offers?|costs?|charges?|fees?|rates?)\b", re.IGNORECASE
)


def _calmed(clause: Clause, page: Page, outcome: Outcome, strength: Strength) -> None:
    """“Your packing is a joke”: it does not meet what was agreed."""
    subject = clause.own_subject
    if subject is None or child(clause.head, {"cop"}) is None or clause.is_negated:
        return
    whole = page.text(subject.subtree)
    said = [one for one in clause.words if one not in set(subject.subtree)]
    if not whole.lower().startswith("your ") or subject.lower_ in words("en", "staff"):
        return
    if not re.search(words_pattern("bad"), page.text(said), re.IGNORECASE):
        return
    if any(one.like_num or one.pos_ == "PROPN" for one in said) or len(said) > 8:
        return
    what = f"the {whole[5:]}"
    many = is_many(subject)
    if _PRICES.search(whole):
        text = (
            f"{what} {be(what, many=many, past=False)} above what we can work with: ⟦target price⟧"
        )
    else:
        text = wording("en", "not_satisfied_many" if many else "not_satisfied", strength, what=what)
    page.put(_span(clause, page), text)
    outcome.changed = True
    outcome.asks.append(LOOK)
