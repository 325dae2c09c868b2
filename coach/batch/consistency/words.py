"""What is said about a library: one message and one reason a rule, in English and Chinese."""

from __future__ import annotations

from coach.finding import Text

CATEGORY = "library"

WHY: dict[str, Text] = {
    "library/near-duplicate": Text(
        "Two templates that are nearly the same drift apart: one is mended, the other is sent.",
        "两个几乎一样的模板会越改越不同：改了一个，发出去的却是另一个。",
    ),
    "library/hard-coded-price": Text(
        "A price in a template goes out long after it has changed.",
        "写死在模板里的价格，变价以后还会继续发出去。",
    ),
    "library/hard-coded-date": Text(
        "A date in a template is past the next time it is sent.",
        "写死在模板里的日期，下次再发就过期了。",
    ),
    "library/hard-coded-account": Text(
        "An account in a template is copied for years; after a change, money goes to the old one.",
        "写死在模板里的账号会被沿用多年；一旦变更，货款就会打到旧账户。",
    ),
    "library/hard-coded-customer": Text(
        "A customer's name in a template greets the next customer too.",
        "模板里写了某位客户的名字，下一位客户也会收到同样的称呼。",
    ),
    "library/two-values": Text(
        "A customer who gets two answers asks which one holds, and remembers the better one.",
        "客户收到两种说法，会问以哪个为准，也只会记住对他有利的那个。",
    ),
    "library/two-terms": Text(
        "Two words for one thing make the reader look for a difference.",
        "同一样东西用两种叫法，读者会以为是两回事。",
    ),
    "library/out-of-step": Text(
        "Readers of the two languages are told different things.",
        "两种语言的读者看到的内容不一样。",
    ),
}


def near_duplicate(share: float, other: str) -> Text:
    """Two texts share so much; `share` is 0 to 1."""
    percent = f"{share:.0%}"
    return Text(
        f"Almost the same as {other} ({percent} of its words): keep one of them.",
        f"与 {other} 几乎相同（{percent}），请只保留一个。",
    )


def hard_coded(kind: str, words: str) -> Text:
    """Something stands in a template that changes from message to message."""
    blank_en, blank_zh = _BLANKS[kind]
    return Text(
        f"“{words}” is fixed in a template; put {blank_en} there.",
        f"模板里写死了“{words}”，请换成{blank_zh}。",
    )


_BLANKS = {
    "library/hard-coded-price": ("a placeholder for the price", "价格占位符"),
    "library/hard-coded-date": ("a placeholder for the date", "日期占位符"),
    "library/hard-coded-account": (
        "a placeholder, or point to the invoice", "占位符，或写“见发票”"
    ),
    "library/hard-coded-customer": ("a placeholder for the name", "客户名占位符"),
}  # fmt: skip


def two_values(field: Text, here: str, there: str, count: int, first: str) -> Text:
    """A field has one value here and another one in most texts."""
    return Text(
        f"The {field.en} is {here} here and {there} in {count} others, such as {first}.",
        f"{field.zh}这里是 {here}，另外 {count} 处是 {there}（如 {first}）。",
    )


def two_terms(here: str, there: str, count: int) -> Text:
    """A word is used here where most texts use another."""
    return Text(
        f"“{here}” here, “{there}” in {count} other texts: choose one.",
        f"这里用“{here}”，另外 {count} 处用“{there}”，请统一。",
    )


def out_of_step(told: Text, other: str) -> Text:
    """What a translation does not say as its original does; `told` says what."""
    return Text(f"{told.en} (beside {other})", f"{told.zh}（对照 {other}）")
