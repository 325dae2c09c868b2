"""What can go wrong with DeepL, said so that the user knows what to do.

None of them quotes the key, the text that was sent, or what the server said about it.
"""

from __future__ import annotations

from coach.finding import Text
from coach.translation.engines import EngineError

KEY = "DEEPL_AUTH_KEY"
"""The variable that holds the key."""
SERVER = "DEEPL_SERVER_URL"
"""The variable that names another server than DeepL's own."""
ENGINE = "deepl"


class DeepLError(EngineError):
    """DeepL cannot translate, or did not."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(ENGINE, Text(en, zh))


class MissingKey(DeepLError, ValueError):
    """There is no key."""

    def __init__(self) -> None:
        super().__init__(
            f"DeepL needs a key: copy it from your DeepL account into the variable {KEY}.",
            f"使用DeepL需要密钥：请从DeepL账户中复制密钥，填入环境变量{KEY}。",
        )


class BadKey(DeepLError, ValueError):
    """What stands in the variable cannot be a key."""

    def __init__(self) -> None:
        super().__init__(
            f"What stands in {KEY} is no DeepL key: it has spaces or unusual characters. "
            "Copy it again from your DeepL account.",
            f"{KEY}中的内容不是DeepL密钥：含有空格或特殊字符。请从DeepL账户中重新复制。",
        )


class BadServer(DeepLError, ValueError):
    """A server's address that cannot be read. `problem` says why."""

    def __init__(self, problem: Text) -> None:
        self.problem = problem
        super().__init__(
            f"The address of the DeepL server cannot be used: {problem.en}. "
            "Write it like https://api.deepl.com",
            f"DeepL服务器地址无法使用：{problem.zh}。请按此格式书写：https://api.deepl.com",
        )


class KeyInTheOpen(DeepLError, ValueError):
    """A key would cross a network unencrypted."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"The key in {KEY} would go to {host} unencrypted; write https:// in its address.",
            f"{KEY}中的密钥将以明文发往{host}；请把地址改为https://。",
        )


class Offline(DeepLError, ValueError):
    """A variable forbids the network. `switch` is that variable."""

    def __init__(self, switch: str) -> None:
        self.switch = switch
        super().__init__(
            f"DeepL is not on this machine, and {switch} forbids the network.",
            f"DeepL不在本机，而{switch}禁止使用网络。",
        )


class KeyRefused(DeepLError):
    """The server does not accept the key."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(
            f"DeepL does not accept the key in {KEY} ({status}). Compare it with the one in your "
            "DeepL account, and look whether your plan includes what was asked for.",
            f"DeepL不接受{KEY}中的密钥（{status}）。请与DeepL账户中的密钥核对，并确认套餐包含此功能。",
        )


class NotFound(DeepLError):
    """The server knows no such thing: the address, or a glossary that is gone."""

    def __init__(self) -> None:
        super().__init__(
            f"The server does not know what was asked for (404). Look at its address in {SERVER}.",
            f"服务器上没有所请求的内容（404）。请检查{SERVER}中的地址。",
        )


class NotDeepL(DeepLError):
    """What answers does not speak DeepL's language. `status` is its HTTP status."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(
            f"What answers is not DeepL (status {status}). Look at its address in {SERVER}.",
            f"应答的不是DeepL（状态{status}）。请检查{SERVER}中的地址。",
        )


class TooLarge(DeepLError):
    """A sentence that is longer than a whole request may be."""

    def __init__(self) -> None:
        super().__init__(
            "This sentence is too long for DeepL (413). Divide it, and try again.",
            "此句过长，DeepL无法处理（413）。请拆成几句后重试。",
        )


class QuotaUsedUp(DeepLError):
    """No characters are left in this billing period."""

    def __init__(self) -> None:
        super().__init__(
            "Your DeepL quota is used up (456). Raise the limit in your DeepL account, wait for "
            "the next billing period, or choose another engine. What was translated is kept.",
            "DeepL额度已用完（456）。请在DeepL账户中提高上限、等待下一计费周期，或改用其他引擎。"
            "已译出的内容会保留。",
        )


class Busy(DeepLError):
    """The server sends us away for now. `seconds` is for how long, where it says so."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        when = "later" if seconds is None else f"in {seconds:.0f} s"
        when_zh = "稍后" if seconds is None else f"{seconds:.0f}秒后"
        super().__init__(
            f"DeepL is too busy (429). Try again {when}.", f"DeepL繁忙（429）。请{when_zh}再试。"
        )


class ServerFailed(DeepLError):
    """The server says that it failed. `status` is its HTTP status."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(
            f"DeepL failed by itself ({status}). Try again later.",
            f"DeepL自身出错（{status}）。请稍后再试。",
        )


class Refused(DeepLError):
    """The server does not accept a request. `setting` is what it dislikes, where it is known."""

    def __init__(self, status: int, setting: str | None = None) -> None:
        self.status = status
        self.setting = setting
        what = f": it does not like “{setting}”" if setting else ""
        what_zh = f"：“{setting}”有问题" if setting else ""
        super().__init__(
            f"DeepL did not accept the request ({status}){what}. Try another language or engine.",
            f"DeepL拒绝了请求（{status}）{what_zh}。请换一种语言或引擎。",
        )


class Unreachable(DeepLError):
    """Nobody answers there, or the connection broke."""

    def __init__(self) -> None:
        super().__init__(
            f"DeepL cannot be reached. Look at your connection, and at {SERVER} if it is set.",
            f"无法连接DeepL。请检查网络；如设置了{SERVER}，也请核对。",
        )


class TooSlow(DeepLError):
    """No whole answer within `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"DeepL was too slow: no answer within {seconds:g} s. Try again later.",
            f"DeepL太慢：{seconds:g}秒内没有答完。请稍后再试。",
        )


class Broken(DeepLError):
    """An answer that cannot be read, or not the one to what was asked."""

    def __init__(self) -> None:
        super().__init__(
            "The answer of DeepL is damaged or incomplete. Try again.",
            "DeepL的回答损坏或不完整。请重试。",
        )


class UnknownLanguage(DeepLError, ValueError):
    """A language in which DeepL does not rephrase. `known` are those in which it does."""

    def __init__(self, language: str, known: str) -> None:
        self.language = language
        super().__init__(
            f"DeepL does not rephrase {language}; it does {known}.",
            f"DeepL不支持改写{language}；支持{known}。",
        )


FACTS_LOST = Text(
    "DeepL did not keep every fact of this sentence in place, so its translation is not used.",
    "DeepL未能原样保留此句中的全部事实，因此不采用其译文。",
)
"""Why one sentence has no translation although an answer came."""
NOTHING_SAID = Text(
    "DeepL gave no words for this sentence.",
    "DeepL没有给出此句的译文。",
)
