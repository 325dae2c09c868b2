"""What can go wrong with a model behind an endpoint, said so that the user knows what to do.

None of them quotes the key or the text that was sent.
"""

from __future__ import annotations

from coach.finding import Text
from coach.models.errors import ModelError

KEY = "COACH_GENERATOR_KEY"
"""The variable that holds the key, if the server wants one."""


class RemoteModelError(ModelError):
    """A model behind an endpoint that cannot be used, or did not answer.

    `final` says that asking for anything else there is of no use now.
    """

    final = False


class BadAddress(RemoteModelError, ValueError):
    """What was written is no URL with a model's name. `form` is an example of one."""

    def __init__(self, name: str, problem: str, form: str) -> None:
        self.problem = problem
        told = Text(
            f"{name!r} is no address of a model: {problem}. Write it like {form}",
            f"“{name}”不是模型地址。请按此格式书写：{form}（密钥放在环境变量{KEY}中）",
        )
        super().__init__(name, told)


class KeyInTheOpen(RemoteModelError, ValueError):
    """A key would cross a foreign network unencrypted."""

    def __init__(self, name: str) -> None:
        told = Text(
            f"The key in {KEY} would go to {name} unencrypted; write https:// in its address",
            f"{KEY}中的密钥将以明文发往{name}；请把地址改为https://",
        )
        super().__init__(name, told)


class Offline(RemoteModelError, ValueError):
    """A model elsewhere, while a variable forbids the network. `switch` is that variable."""

    def __init__(self, name: str, switch: str) -> None:
        self.switch = switch
        told = Text(
            f"{name} is not on this machine, and {switch} forbids the network",
            f"{name}不在本机，而{switch}禁止使用网络",
        )
        super().__init__(name, told)


class Unreachable(RemoteModelError):
    """Nobody answers there."""

    final = True

    def __init__(self, name: str) -> None:
        told = Text(
            f"{name} cannot be reached. Look whether the server runs, and at its address.",
            f"无法连接{name}。请检查服务是否已启动、地址是否正确。",
        )
        super().__init__(name, told)


class KeyRefused(RemoteModelError):
    """The server wants a key, or another one. `given` says whether one was sent."""

    final = True

    def __init__(self, name: str, status: int, *, given: bool) -> None:
        self.status = status
        self.given = given
        hint = f"does not accept the key in {KEY}" if given else f"wants a key; set {KEY}"
        hint_zh = f"不接受{KEY}中的密钥" if given else f"需要密钥；请设置{KEY}"
        super().__init__(name, Text(f"{name} {hint} ({status})", f"{name}{hint_zh}（{status}）"))


class NoSuchModel(RemoteModelError):
    """The server has no model of that name."""

    final = True

    def __init__(self, name: str, model: str) -> None:
        self.model = model
        told = Text(
            f"{name} has no model {model}. Look at its name, or fetch it there first.",
            f"{name}没有模型{model}。请检查名称，或先在那里下载。",
        )
        super().__init__(name, told)


class NotThatProtocol(RemoteModelError):
    """What answers is no chat endpoint. `found` says what came instead."""

    final = True

    def __init__(self, name: str, found: Text) -> None:
        self.found = found
        told = Text(
            f"{name} does not speak the chat protocol of OpenAI: {found.en}. Look at its address.",
            f"{name}不支持OpenAI聊天协议：{found.zh}。请检查地址。",
        )
        super().__init__(name, told)


class Refused(RemoteModelError):
    """The server does not accept the request. `reason` is what it said, without the key."""

    def __init__(self, name: str, status: int, reason: str) -> None:
        self.status = status
        self.reason = reason
        shown = f": {reason}" if reason else ""
        told = Text(
            f"{name} did not accept the request ({status}){shown}",
            f"{name}拒绝了请求（{status}）{shown}",
        )
        super().__init__(name, told)


class Busy(RemoteModelError):
    """The server sends everybody away for now. `seconds` is for how long, where it says so."""

    def __init__(self, name: str, seconds: float | None) -> None:
        self.seconds = seconds
        when = f"; it asks to come back in {seconds:.0f} s" if seconds is not None else ""
        when_zh = f"；请在{seconds:.0f}秒后再试" if seconds is not None else ""
        super().__init__(
            name, Text(f"{name} is too busy (429){when}", f"{name}繁忙（429）{when_zh}")
        )


class ServerFailed(RemoteModelError):
    """The server says that it failed. `status` is its HTTP status."""

    def __init__(self, name: str, status: int) -> None:
        self.status = status
        told = Text(f"{name} failed by itself ({status})", f"{name}自身出错（{status}）")
        super().__init__(name, told)


class TooSlow(RemoteModelError):
    """Nothing came for `seconds`, or the whole took longer than that."""

    def __init__(self, name: str, seconds: float) -> None:
        self.seconds = seconds
        told = Text(
            f"{name} was too slow: no answer within {seconds:g} s",
            f"{name}太慢：{seconds:g}秒内没有答完",
        )
        super().__init__(name, told)


class Broken(RemoteModelError):
    """An answer that ends in the middle, or is not what it says it is."""

    def __init__(self, name: str) -> None:
        told = Text(f"The answer of {name} is damaged or cut off", f"{name}的回答损坏或不完整")
        super().__init__(name, told)


class Endless(RemoteModelError):
    """An answer far longer than any sentence. `most` counts bytes."""

    def __init__(self, name: str, most: int) -> None:
        self.most = most
        told = Text(
            f"The answer of {name} did not end within {most} bytes",
            f"{name}的回答超过{most}字节仍未结束",
        )
        super().__init__(name, told)


class Empty(RemoteModelError):
    """An answer without words, or one that was cut off because it was too long."""

    def __init__(self, name: str, *, cut: bool = False) -> None:
        self.cut = cut
        what = "only answers that were cut off" if cut else "no answer"
        what_zh = "只给出了被截断的回答" if cut else "没有给出回答"
        super().__init__(name, Text(f"{name} gave {what}", f"{name}{what_zh}"))
