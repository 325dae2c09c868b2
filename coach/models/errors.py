"""What can go wrong with a model of the user's own, said so that he knows what to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Literal

from coach.finding import Text

Part = Literal["config", "weights", "tokenizer"]
Purpose = Literal["classifier", "generator"]

EXTRA = "pip install 'draft-coach[transformers]'"
_MOST_NAMED = 12
"""How many labels or languages a message lists."""
_PARTS: dict[Part, Text] = {
    "config": Text("config.json", "config.json"),
    "weights": Text(
        "its weights (model.safetensors, or pytorch_model.bin)",
        "权重文件（model.safetensors或pytorch_model.bin）",
    ),
    "tokenizer": Text(
        "its tokenizer (tokenizer.json, vocab.txt or a SentencePiece file)",
        "分词器文件（tokenizer.json、vocab.txt或SentencePiece文件）",
    ),
}
_PURPOSES: dict[Purpose, Text] = {
    "classifier": Text("a classifier of texts", "文本分类模型"),
    "generator": Text("a model that writes text", "生成文本的模型"),
}
_FULL = re.compile("out of memory|can't allocate memory|not enough memory")
"""How torch says, on any device, that there is no room."""


class ModelError(Exception):
    """A model that cannot be used, or not for what was asked. `name` is the model as configured.

    `told` says why and what to do; the exception reads like it in English.
    """

    def __init__(self, name: str, told: Text) -> None:
        super().__init__(told.en)
        self.name = name
        self.told = told


class LocalModelError(ModelError):
    """A model on this machine that cannot be used."""


class ExtraMissing(LocalModelError):
    """The libraries that run models are not installed. `library` is the one that is missing."""

    def __init__(self, name: str, library: str) -> None:
        self.library = library
        told = Text(
            f"The model {name} needs {library}, which is not installed: {EXTRA}",
            f"使用模型{name}需要{library}，尚未安装：{EXTRA}",
        )
        super().__init__(name, told)


class NoSuchFolder(LocalModelError):
    """The folder does not exist, or the name is neither a folder nor a name on the hub."""

    def __init__(self, name: str) -> None:
        told = Text(
            f"There is no folder {name} with a model. Give the folder, or a name on the hub "
            "with its owner, such as owner/model.",
            f"没有模型文件夹{name}。请给出文件夹，或模型库中带所有者的名称，如owner/model。",
        )
        super().__init__(name, told)


class Incomplete(LocalModelError):
    """A folder without its configuration, weights or tokenizer. `part` is what it lacks.

    `lacking` names the files or weights, where they are known.
    """

    def __init__(self, name: str, part: Part, lacking: Collection[str] = ()) -> None:
        self.part = part
        self.lacking = tuple(lacking)
        what = _PARTS[part]
        shown = f": {_listed(self.lacking)}" if self.lacking else ""
        told = Text(
            f"The model {name} is not whole: it lacks {what.en}{shown}",
            f"模型{name}不完整：缺少{what.zh}{shown}",
        )
        super().__init__(name, told)


class NotCached(LocalModelError):
    """A name on the hub whose files are not on this machine, while the coach is offline."""

    def __init__(self, name: str, switch: str) -> None:
        self.switch = switch
        told = Text(
            f"The model {name} is not on this machine, and {switch} forbids to fetch it. Fetch it "
            f"once without {switch}, or give the folder of a copy.",
            f"本机没有模型{name}，而{switch}禁止下载。请在不设{switch}时下载一次，或给出其副本所在的文件夹。",
        )
        super().__init__(name, told)


class NotFetched(LocalModelError):
    """A name on the hub that could not be fetched. `reason` is what the hub or the network said."""

    def __init__(self, name: str, reason: str) -> None:
        self.reason = reason
        told = Text(
            f"The model {name} could not be fetched from the hub ({reason}). Look at its name, "
            "your access and the network, or give the folder of a copy.",
            f"无法从模型库下载模型{name}（{reason}）。请检查名称、访问权限和网络，或给出其副本所在的文件夹。",
        )
        super().__init__(name, told)


class WrongKind(LocalModelError):
    """A model that is made for something else. `wanted` is what was asked for."""

    def __init__(self, name: str, wanted: Purpose, found: str) -> None:
        self.wanted = wanted
        self.found = found
        what = _PURPOSES[wanted]
        told = Text(
            f"The model {name} is a {found}, not {what.en}.",
            f"模型{name}是{found}，不是{what.zh}。",
        )
        super().__init__(name, told)


class Refused(LocalModelError):
    """A model that comes with program code of its own, which is never run."""

    def __init__(self, name: str) -> None:
        told = Text(
            f"The model {name} needs program code of its own, which the coach never runs. "
            "Choose one that the library transformers knows.",
            f"模型{name}需要运行自带的程序代码，教练从不运行这类代码。请换用transformers支持的模型。",
        )
        super().__init__(name, told)


class Unreadable(LocalModelError):
    """Files that are damaged or not what they should be. `reason` is what the library said."""

    def __init__(self, name: str, reason: str) -> None:
        self.reason = reason
        told = Text(
            f"The model {name} cannot be read: {reason}",
            f"无法读取模型{name}：{reason}",
        )
        super().__init__(name, told)


class NoDevice(LocalModelError):
    """The device is not on this machine. `there` are those that are."""

    def __init__(self, name: str, device: str, there: Collection[str]) -> None:
        self.device = device
        self.there = tuple(there)
        told = Text(
            f"There is no device {device} for the model {name}; there is: {_listed(self.there)}, "
            "or auto",
            f"没有可用于模型{name}的设备{device}；可用：{_listed(self.there)}，或auto",
        )
        super().__init__(name, told)


class OutOfMemory(LocalModelError):
    """There is no room for the model, or for what it was asked, on its device."""

    def __init__(self, name: str, device: str) -> None:
        self.device = device
        told = Text(
            f"The model {name} does not fit into the memory of {device}. Choose a smaller one, or "
            "another device.",
            f"{device}的内存不足以运行模型{name}。请换用较小的模型或其他设备。",
        )
        super().__init__(name, told)


class UnknownLabel(LocalModelError):
    """A label that the classifier does not have, or none where it has several.

    `labels` are those it has, in order.
    """

    def __init__(self, name: str, label: str | None, labels: Collection[str]) -> None:
        self.label = label
        self.labels = tuple(labels)
        wrong = (
            Text("does not say which of its labels stands for blame", "没有说明哪个标签表示责怪")
            if label is None
            else Text(f"has no label {label}", f"没有标签{label}")
        )
        told = Text(
            f"The model {name} {wrong.en}; it has: {_listed(self.labels)} (or a number from 0)",
            f"模型{name}{wrong.zh}；它有：{_listed(self.labels)}（也可用从0起的编号）",
        )
        super().__init__(name, told)


class UnknownLanguage(LocalModelError):
    """A language that the model does not know. `languages` are the codes that it knows."""

    def __init__(self, name: str, language: str, languages: Collection[str]) -> None:
        self.language = language
        self.languages = tuple(languages)
        told = Text(
            f"The model {name} does not know the language {language}; it knows: "
            f"{_listed(self.languages)}",
            f"模型{name}不支持语言{language}；它支持：{_listed(self.languages)}",
        )
        super().__init__(name, told)


class PromptTooLong(LocalModelError):
    """A prompt beyond what the model can read. `tokens` and `most` count the model's own tokens."""

    def __init__(self, name: str, tokens: int, most: int) -> None:
        self.tokens = tokens
        self.most = most
        told = Text(
            f"A text of {tokens} tokens is too long for the model {name}, which reads at most "
            f"{most}. Give it in parts.",
            f"文本有{tokens}个词元，超过模型{name}的上限{most}。请分段处理。",
        )
        super().__init__(name, told)


@contextmanager
def told_when_it_fails(name: str, device: str) -> Iterator[None]:
    """Raise OutOfMemory for what torch or Python raise when there is no room.

    Raise Unreadable where the tokenizer gives numbers for which the model has no weights.
    """
    try:
        yield
    except MemoryError as error:
        raise OutOfMemory(name, device) from error
    except IndexError as error:
        raise Unreadable(name, "its tokenizer does not fit its weights") from error
    except RuntimeError as error:
        if _FULL.search(str(error)) is None:
            raise
        raise OutOfMemory(name, device) from error


def _listed(names: Collection[str]) -> str:
    """The first names, and that there are more."""
    shown = list(names)[:_MOST_NAMED]
    return ", ".join([*shown, "…"] if len(names) > _MOST_NAMED else shown)
