import pytest

from coach.analysis import analyse
from coach.document import MASK_CHARACTERS


def masks(source: str) -> list[tuple[str, str]]:
    document = analyse(source)
    return [(mask.kind, document.text[mask.start : mask.end]) for mask in document.masks]


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("See https://x.com/a?b=c&d=1, please.", "https://x.com/a?b=c&d=1"),
        ("See (http://y.org/z).", "http://y.org/z"),
        ("(https://en.wikipedia.org/wiki/FOB_(shipping))", "https://en.wikipedia.org/wiki/FOB_(shipping)"),
        ("网址https://www.abc.cn/list产品", "https://www.abc.cn/list"),
        ("或访问www.abc.com。", "www.abc.com"),
        ("It is on alibaba.com.", "alibaba.com"),
        ("at shop.example.co.uk/a/b?", "shop.example.co.uk/a/b"),
        ("track at bit.ly/abc", None),
        ("on zoom.us/j/123 now", "zoom.us/j/123"),
    ],
)  # fmt: skip
def test_urls(source: str, url: str | None) -> None:
    assert masks(source) == ([("url", url)] if url else [])


@pytest.mark.parametrize(
    "source",
    [
        "received.Please",
        "v2.Final",
        "PO.4501",
        "3.5 kg",
        "e.g. this",
        "done.It is",
        "Co.,Ltd.",
        "a.m.",
    ],
)
def test_no_urls(source: str) -> None:
    assert masks(source) == []


@pytest.mark.parametrize(
    ("source", "email"),
    [
        ("write to tom.li+x@mail.example.com.", "tom.li+x@mail.example.com"),
        ("邮箱tom@x.com.cn谢谢", "tom@x.com.cn"),
        ("<anna@x.de>", "anna@x.de"),
    ],
)
def test_emails(source: str, email: str) -> None:
    assert masks(source) == [("email", email)]


def test_mentions_are_words() -> None:
    assert masks("@Tom please check, @李明") == []


@pytest.mark.parametrize(
    "placeholder",
    [
        "{{name}}", "{{{x}}}", "{% if a %}", "{# note #}", "${x}", "%s", "%d", "%(name)s", "{0}", "{name}",
        "[Name]", "[Your Company]", "[客户名称]", "<<x>>", "«x»", "***", "______", "⟦date, zone⟧",
        "<Your Name>", "[First Name, Title]",
    ],
)  # fmt: skip
def test_placeholders(placeholder: str) -> None:
    assert masks(f"Send it to {placeholder} today") == [("placeholder", placeholder)]


@pytest.mark.parametrize(
    "source",
    [
        "see [1] and [12]", "a 50% discount", "100%d", "[x] done", "[ ] open", "[微笑] [OK] [图片]",
        "XXX and xxxx", "[PO-4501]", "a < b and c > d", "[He left. We stayed.]", "[text](link)",
        "**bold** __init__", "[10:32, 24/11/2026]",
    ],
)  # fmt: skip
def test_no_placeholders(source: str) -> None:
    assert masks(source) == []


def test_code_and_markup() -> None:
    assert masks("run `make` in <b>bold</b><br/>") == [
        ("code", "`make`"),
        ("markup", "<b>"),
        ("markup", "</b>"),
        ("markup", "<br/>"),
    ]
    assert masks("don`t and won`t") == []


def test_the_outermost_mask_wins() -> None:
    assert masks('<a href="https://x.com/{{id}}">') == [
        ("markup", '<a href="https://x.com/{{id}}">')
    ]
    assert masks("https://x.com/{{id}}") == [("url", "https://x.com/"), ("placeholder", "{{id}}")]


def test_masked_text_keeps_its_length() -> None:
    document = analyse("Ask tom@x.com or [Name].")
    assert document.masked == (
        "Ask " + MASK_CHARACTERS["email"] * 9 + " or " + MASK_CHARACTERS["placeholder"] * 6 + "."
    )
    assert document.sentences[0].raw == document.masked
