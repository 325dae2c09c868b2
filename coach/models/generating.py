"""A writer of texts of the user's own: a model that translates or rewrites, or one that continues.

Both kinds are asked alike. What the first kind reads is the text itself (with the task's words
before it, where the model wants them, as T5 does); the second kind reads a prompt, put into the
form of a chat where the model has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from coach.models.errors import PromptTooLong, told_when_it_fails
from coach.models.languages import languages_of
from coach.models.loading import Loaded, load

BATCH = 8
"""How many prompts are answered at a time."""
_ONLY_DRAWN = ("temperature", "top_p", "top_k", "min_p")
"""Settings of a model that say how it draws; the library warns of them where nothing is drawn."""
_dice = Lock()
"""Held while a seed is set: the library draws from one source for all models."""


def generator(source: str | Path, device: str = "auto") -> Generator:
    """The model in a folder or on the hub that writes text, loaded once.

    Raises the LocalModelErrors of `coach.models.errors`: WrongKind for a model of another kind.
    """
    return Generator(load(source, "generator", device))


class Generator:
    """Answers prompts. Safe to share between threads; one of them computes at a time."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._languages = languages_of(loaded.name, loaded.tokenizer)
        self.name = loaded.name
        self.translates: bool = bool(loaded.model.config.is_encoder_decoder)
        """Whether it reads a text and writes another, rather than continuing a prompt."""
        self.languages: tuple[str, ...] = tuple(
            sorted(self._languages.marks or self._languages.ids)
        )
        """The codes of the languages that it tells apart; () where it knows of none."""
        pair = self._languages.reads, self._languages.writes
        self.pair: tuple[str, str] | None = (pair[0], pair[1]) if pair[0] and pair[1] else None
        """The languages of a model that reads one and writes one, by its own codes."""
        self.most = loaded.most
        """Tokens that it can read at most."""

    def speaks(self, source: str, target: str) -> bool:
        """Whether it is known to translate from one language into the other; BCP 47 tags.

        A model that reads a group of languages speaks for all of them: which they are, it does not
        tell.
        """
        return self.translates and self._languages.speaks(source, target)

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """How many of the model's tokens each text has, with those that it puts around it."""
        with self._loaded.turn:
            read = (
                self._loaded.tokenizer(list(texts), verbose=False) if texts else {"input_ids": []}
            )
        return [len(ids) for ids in read["input_ids"]]

    def knows(self, text: str) -> bool:
        """Whether it can read and write every sign of the text."""
        tokenizer = self._loaded.tokenizer
        with self._loaded.turn:
            read = list(tokenizer(text)["input_ids"])
            if getattr(tokenizer, "separate_vocabs", False):
                read += tokenizer(text_target=text)["input_ids"]
        return tokenizer.unk_token_id not in read

    def candidates(
        self,
        prompts: Sequence[str],
        *,
        count: int = 1,
        max_new_tokens: int = 256,
        stop: Sequence[str] = (),
        temperature: float = 0.0,
        seed: int = 0,
        system: str | None = None,
        source_language: str | None = None,
        target_language: str | None = None,
        whole_only: bool = False,
    ) -> list[list[str]]:
        """For each prompt `count` answers.

        At `temperature` 0 they are the best that are found, the best first and the same each time;
        above it they are drawn, and the same `seed` draws the same for the same prompts. An answer
        ends before the first of `stop`, or where `max_new_tokens` (of the model's own) are used up;
        `whole_only` leaves out those that were cut there. `system` goes before the prompts of a
        model that continues. The languages are BCP 47 tags or codes of the model's own; one that
        knows no languages is not told them.

        Raises ValueError for figures out of range, UnknownLanguage, PromptTooLong, OutOfMemory.
        """
        if count < 1 or max_new_tokens < 1 or temperature < 0:
            raise ValueError(
                f"count {count} and max_new_tokens {max_new_tokens} have to be at least 1, "
                f"temperature {temperature} at least 0"
            )
        if any(not words for words in stop):
            raise ValueError("stop holds an empty text")
        model = self._loaded.model
        usual = model.generation_config
        settings: dict[str, Any] = {
            "num_return_sequences": count,
            "pad_token_id": self._loaded.tokenizer.pad_token_id,
            "forced_eos_token_id": None,  # else what was cut off would look whole
        }
        if temperature > 0:
            settings |= {"do_sample": True, "temperature": temperature, "num_beams": 1}
        else:
            beams = max(count, usual.num_beams or 1)
            settings |= {"do_sample": False, "num_beams": beams}
            settings |= dict.fromkeys(_ONLY_DRAWN)
        texts = self._told(prompts, system, source_language, target_language, settings)
        answers: list[list[str]] = []
        with _drawn_from(seed if temperature > 0 else None):
            for first in range(0, len(texts), BATCH):
                read = self._read(texts[first : first + BATCH], source_language)
                room = self._room(read)
                limit = {"max_new_tokens": min(max_new_tokens, room)}
                for row in self._written(read, settings | limit, stop, count):
                    ended = [self._text(ids, stop) for ids in row]
                    answers.append([text for text, whole in ended if whole or not whole_only])
        return answers

    def _told(
        self,
        prompts: Sequence[str],
        system: str | None,
        source: str | None,
        target: str | None,
        settings: dict[str, Any],
    ) -> list[str]:
        """The prompts as the model reads them; the language to write in goes into `settings`."""
        if not self.translates:
            return [self._as_chat(prompt, system) for prompt in prompts]
        languages = self._languages
        languages.require_pair(source, target)
        if target is not None and languages.marks:
            mark = languages.code(target, to_write=True)
            return [f">>{mark}<< {prompt}" for prompt in prompts]
        if target is not None and languages.ids:
            settings["forced_bos_token_id"] = languages.ids[languages.code(target, to_write=True)]
        return list(prompts)

    def _as_chat(self, prompt: str, system: str | None) -> str:
        tokenizer = self._loaded.tokenizer
        if tokenizer.chat_template is None:
            return f"{system}\n\n{prompt}" if system else prompt
        from jinja2 import TemplateError

        asked = {"role": "user", "content": prompt}
        form = {"add_generation_prompt": True, "tokenize": False, "enable_thinking": False}
        if system:
            try:
                first = {"role": "system", "content": system}
                return str(tokenizer.apply_chat_template([first, asked], **form))
            except TemplateError:  # some chats know no system
                asked["content"] = f"{system}\n\n{prompt}"
        return str(tokenizer.apply_chat_template([asked], **form))

    def _read(self, texts: list[str], source: str | None) -> dict[str, Any]:
        """The tokens of some texts. Raises PromptTooLong: nothing is cut off unsaid."""
        loaded = self._loaded
        tokenizer = loaded.tokenizer
        with loaded.turn, self._reading(source):
            tokenizer.padding_side = "right" if self.translates else "left"
            chat = not self.translates and tokenizer.chat_template is not None
            read = tokenizer(texts, padding=True, return_tensors="pt", add_special_tokens=not chat)
        length = int(read["input_ids"].shape[1])
        if length > loaded.most - (not self.translates):
            raise PromptTooLong(loaded.name, length, loaded.most)
        return {name: read[name].to(loaded.device) for name in ("input_ids", "attention_mask")}

    @contextmanager
    def _reading(self, source: str | None) -> Iterator[None]:
        """With the tokenizer set to a language; the next one who uses it finds it as it was."""
        tokenizer = self._loaded.tokenizer
        if source is None or not self._languages.ids:
            yield
            return
        usual = tokenizer.src_lang
        tokenizer.src_lang = self._languages.code(source)
        try:
            yield
        finally:
            tokenizer.src_lang = usual

    def _room(self, read: dict[str, Any]) -> int:
        """How many tokens the model can write: one that continues has its prompt before them."""
        if self.translates:
            return self._loaded.positions
        return max(1, self._loaded.positions - int(read["input_ids"].shape[1]))

    def _written(
        self, read: dict[str, Any], settings: dict[str, Any], stop: Sequence[str], count: int
    ) -> Iterator[list[list[int]]]:
        """The tokens of the answers to each prompt."""
        import torch

        loaded = self._loaded
        before = 1 if self.translates else int(read["input_ids"].shape[1])
        until = [self._stopping(stop, before)] if stop else []
        with loaded.turn, told_when_it_fails(loaded.name, loaded.device), torch.inference_mode():
            rows = loaded.model.generate(**read, **settings, stopping_criteria=until)
            listed: list[list[int]] = rows[:, before:].cpu().tolist()
        for first in range(0, len(listed), count):
            yield listed[first : first + count]

    def _stopping(self, stop: Sequence[str], before: int) -> Callable[..., Any]:
        """Whether each answer so far, behind `before` tokens, ends with words to stop at.

        Only its end is read again: a character takes at most four tokens.
        """
        import torch

        tail = 4 * max(map(len, stop))
        decode = self._loaded.tokenizer.decode

        def stopped(rows: Any, _: Any, **__: Any) -> Any:
            ends = [decode(row[before:][-tail:], skip_special_tokens=True) for row in rows]
            return torch.tensor(
                [any(words in end for words in stop) for end in ends], device=rows.device
            )

        return stopped

    def _text(self, ids: list[int], stop: Sequence[str]) -> tuple[str, bool]:
        """The text of an answer, and whether it came to its end."""
        ends = self._loaded.model.generation_config.eos_token_id
        ends = ends if isinstance(ends, list) else [ends]
        whole = any(number in ends for number in ids)
        codes = self._languages.ids.values()  # not every tokenizer knows that these are no words
        words_only = [number for number in ids if number not in codes]
        text = self._loaded.tokenizer.decode(words_only, skip_special_tokens=True)
        for words in stop:
            text, found, _ = text.partition(words)
            whole = whole or bool(found)
        return text.strip(), whole


@contextmanager
def _drawn_from(seed: int | None) -> Iterator[None]:
    """With a source of chance of our own that begins at `seed`; None where nothing is drawn."""
    if seed is None:
        yield
        return
    import torch

    with _dice, torch.random.fork_rng():
        torch.manual_seed(seed)
        yield
