"""The server and its tools."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Annotated, Any, Literal, ParamSpec, TypeVar

from mcp.server.mcpserver import Context as Call
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field, ValidationError

from coach.finding import CATEGORIES, Language
from coach.lazily import lazy
from coach.mcp import answers
from coach.mcp.arguments import MOST_NAMES, NOTHING_KNOWN, About, Disable, Draft, Words
from coach.mishap import tell_mishap
from coach.rewriting.strength import Strength
from coach.rulebook.rule import Rule
from coach.translation.engines import Engine, EngineError, Formality
from coach.version import VERSION

WHO = "coach mcp"
BUILT_IN = "phrasebook"
MOST_TERMS = 2000
_SLOT = lazy(r" ?\{credit\}|\{\w+\}")
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_INSTRUCTIONS = (
    "Draft Coach reads a business message before it is sent to a reader in another country. Call "
    "check on a draft, rewrite to have it said again, translate for English and Chinese, and "
    "complete_reply for an answer to a message. A ⟦blank⟧ in any text is for the person who "
    "writes: ask for it, never fill in a price, date, quantity or promise yourself. Say which "
    "country the reader is in only if you were told; never guess it from a name. Show the person "
    "what a translation leaves over or warns of."
)
_TRANSLATE = (
    "Translate a draft; every number, date, name and term is compared with the original. What the "
    "engine cannot say stays as it is and is listed under `left`."
)
_P = ParamSpec("_P")
_T = TypeVar("_T")


class CoachTools(MCPServer[Any]):
    """The SDK's server, with errors that say what to do and a log without any text."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Call[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool. Raises ToolError in words for an assistant to read."""
        known = {
            one.name: one.input_schema.get("properties", {}) for one in await self.list_tools()
        }
        if name not in known:
            raise ToolError(f"there is no tool of that name; there are {', '.join(known)}")
        if arguments.keys() - known[name].keys():
            raise ToolError(f"no such argument; {name} takes {', '.join(known[name])}")
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError as error:
            tell_mishap(WHO, f"{name} failed", error.__cause__ or error)
            raise ToolError(f"{name}: Draft Coach cannot answer this") from None
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(_wrong(cause)) from None
            raise ToolError(str(cause) if isinstance(cause, ToolError) else str(error)) from None


def create_server(engines: Mapping[str, Engine] | None = None) -> CoachTools:
    """A server with all tools; `engines` are those that a translation may name beside our own."""
    server = CoachTools(
        "draft-coach",
        title="Draft Coach",
        version=VERSION,
        instructions=_INSTRUCTIONS,
        log_level="CRITICAL",
    )
    silence_sdk()
    _add_check(server)
    _add_rewrite(server)
    _add_translate(server, dict(engines or {}))
    _add_complete_reply(server)
    _add_rules(server)
    return server


def silence_sdk() -> None:
    """Keep what the SDK would log off standard error: it may quote the arguments of a call."""
    logger = logging.getLogger("mcp")
    logger.handlers = [logging.NullHandler()]
    logger.propagate = False


def _telling(tool: Callable[_P, _T]) -> Callable[_P, _T]:
    """Answer what the caller can put right in the words of the error."""

    @wraps(tool)
    def told(*given: _P.args, **named: _P.kwargs) -> _T:
        try:
            return tool(*given, **named)
        except EngineError as error:
            raise ToolError(error.told.en) from error
        except UnicodeError:
            raise  # no mistake of the caller, though Python calls it a ValueError
        except ValueError as error:
            raise ToolError(str(error)) from error

    return told


def _add_check(server: CoachTools) -> None:
    @server.tool(title="Check a draft", annotations=_READS)
    @_telling
    def check(
        text: Draft,
        about: About = NOTHING_KNOWN,
        disable: Disable = (),
        language: Words = "en",
    ) -> answers.CheckAnswer:
        """Say what the reader of a draft may misunderstand, why, and what to write instead.

        Also the checklist of its kind of message, and whether the questions of about.incoming are
        answered.
        """
        import coach

        report = coach.check(text, about.context(), disable=disable)
        return answers.check_answer(report, text, language)


def _add_rewrite(server: CoachTools) -> None:
    @server.tool(title="Rewrite a draft", annotations=_READS)
    @_telling
    def rewrite(
        text: Draft,
        about: About = NOTHING_KNOWN,
        accept: Annotated[
            tuple[Literal["safe", "blank", "choice"], ...],
            Field(max_length=3, description="Kinds of suggestions that are made by themselves."),
        ] = ("safe", "blank"),
        choose: Annotated[
            tuple[str, ...],
            Field(max_length=MOST_NAMES, description="Ids from `offers` to make too."),
        ] = (),
        strength: Annotated[
            Strength, Field(description="How firmly requests are put; facts never change.")
        ] = "neutral",
        disable: Disable = (),
        language: Words = "en",
    ) -> answers.RewriteAnswer:
        """Say a draft again without blame and vagueness, in its own language; facts stay.

        What only the writer knows becomes a ⟦blank⟧.
        """
        import coach

        done = coach.rewrite(
            text,
            about.context(),
            accept=accept,
            choose=choose,
            strength=strength,
            disable=disable,
        )
        return answers.rewrite_answer(done, text, language)


def _add_translate(server: CoachTools, engines: dict[str, Engine]) -> None:
    allowed = (BUILT_IN, *engines)
    goes_out = any(one.capabilities.remote for one in engines.values())
    hints = _READS.model_copy(update={"open_world_hint": goes_out})

    described = f"{_TRANSLATE} Engines: {', '.join(allowed)}."

    @server.tool(title="Translate a draft", description=described, annotations=hints)
    @_telling
    def translate(
        text: Draft,
        to: Annotated[str, Field(description="Language to translate into: en, zh, or a tag.")],
        about: About = NOTHING_KNOWN,
        source: Annotated[str | None, Field(description="Left out: found from the text.")] = None,
        engine: Annotated[str, Field(description="One that the description names.")] = BUILT_IN,
        back: Annotated[bool, Field(description="Also translate back, to compare.")] = False,
        formality: Formality = "default",
        glossary: Annotated[
            dict[str, str] | None,
            Field(max_length=MOST_TERMS, description="Terms and what to call them."),
        ] = None,
        language: Words = "en",
    ) -> answers.TranslateAnswer:
        import coach

        if engine not in allowed:
            raise ValueError(f"engine: one of {', '.join(allowed)}; others need --allow-engine")
        done = coach.translate(
            text,
            about.context(),
            to=to,
            source=source,
            engine=engines.get(engine, engine),
            back=back,
            formality=formality,
            glossary=glossary,
        )
        return answers.translate_answer(done, language)


def _add_complete_reply(server: CoachTools) -> None:
    @server.tool(title="Complete a reply", annotations=_READS)
    @_telling
    def complete_reply(
        incoming: Draft,
        draft: Annotated[Draft, Field(description="The reply so far; may be empty.")] = "",
        about: About = NOTHING_KNOWN,
        reply_language: Annotated[
            Literal["en", "zh"] | None,
            Field(description="Language of the words put in. Left out: that of the draft."),
        ] = None,
        language: Words = "en",
    ) -> answers.ReplyAnswer:
        """Say what a reply still owes: questions not answered, details missing, values changed.

        `text` is the reply with first words for each, as ⟦blanks⟧ that the writer fills in.
        """
        from coach.mcp.completing import completed

        done = completed(incoming, draft, about.context(), reply_language)
        return answers.ReplyAnswer(
            text=done.text,
            questions=answers.questions_asked(done.questions, draft, reply_language or language),
            fields=answers.field_states(done.fields, language),
            changes=[
                answers.ChangedValue(what=one.what, incoming=one.text, draft=one.draft_text)
                for one in done.changes
            ],
            blanks=[*done.blanks],
        )


def _add_rules(server: CoachTools) -> None:
    @server.tool(title="List the rules", annotations=_READS)
    @_telling
    def rules(
        category: Annotated[
            str | None, Field(description=f"One of {', '.join(CATEGORIES)}.")
        ] = None,
        language: Words = "en",
    ) -> answers.RulesAnswer:
        """List what the coach looks for, in one line each."""
        if category is not None and category not in CATEGORIES:
            raise ValueError(f"category: one of {', '.join(CATEGORIES)}")
        listed = [
            answers.RuleLine(
                id=name,
                severity=versions[0].severity,
                languages=[one.language for one in versions],
                says=_shown(versions[0].says.of(language)),
            )
            for name, versions in _rules().items()
            if category in (None, versions[0].category)
        ]
        return answers.RulesAnswer(rules=listed, categories=[*CATEGORIES])

    @server.tool(title="Explain a rule", annotations=_READS)
    @_telling
    def explain(
        rule_id: Annotated[str, Field(max_length=200, description="Such as time/weekend.")],
        language: Words = "en",
    ) -> answers.ExplainAnswer:
        """Say what a rule marks, why, and show its examples."""
        versions = _rules().get(rule_id)
        if versions is None:
            from difflib import get_close_matches

            near = get_close_matches(rule_id, _rules())
            hint = f"; nearest: {', '.join(near)}" if near else "; the tool rules lists them"
            raise ValueError(f"rule_id: there is no such rule{hint}")
        return _explained(versions, language)


def _explained(versions: tuple[Rule, ...], language: Language) -> answers.ExplainAnswer:
    first = versions[0]
    return answers.ExplainAnswer(
        id=first.id,
        severity=first.severity,
        languages=[one.language for one in versions],
        says=_shown(first.says.of(language)),
        why=_shown(first.why.of(language)),
        examples=[
            answers.ExampleLine(text=one.text, marks=one.flags, better=one.better)
            for rule in versions
            for one in rule.examples
        ],
    )


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """All built-in rules by id, each with its languages."""
    from coach import assets
    from coach.rulebook.loading import load_rules

    found: dict[str, tuple[Rule, ...]] = {}
    for rule in load_rules([assets.path("rules")]):
        found[rule.id] = (*found.get(rule.id, ()), rule)
    return dict(sorted(found.items()))


def _shown(words: str) -> str:
    """Words with "…" for what each finding fills in."""
    return _SLOT.sub(lambda found: "" if "credit" in found[0] else "…", words)


def _wrong(error: ValidationError) -> str:
    """Which arguments are wrong and how, without what was given."""
    lines = []
    for one in error.errors(include_url=False, include_input=False, include_context=False):
        place = ".".join(str(part) for part in one["loc"])
        problem = "no such field" if one["type"] == "extra_forbidden" else one["msg"]
        lines.append(f"{place}: {problem}")
    return "; ".join(lines)
