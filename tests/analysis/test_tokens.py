import pytest

from coach.analysis import analyse, tokenise


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("We don't follow-up.", ["We", "don't", "follow-up", "."]),
        ("USD 1,200.50/pc", ["USD", "1,200.50", "/", "pc"]),
        ("PO-4501 by 2nd, 40HQ", ["PO-4501", "by", "2nd", ",", "40", "HQ"]),
        ("请在weekend前", ["请", "在", "weekend", "前"]),
        ("send e.g. this!?", ["send", "e.g.", "this", "!", "?"]),
        ("R&D café", ["R&D", "café"]),
        ("ok 👍 Привет", ["ok", "👍", "Привет"]),
    ],
)
def test_tokens(source: str, expected: list[str]) -> None:
    (sentence,) = analyse(source).sentences
    assert [token.text for token in tokenise(sentence)] == expected


def test_a_masked_stretch_is_one_token_at_its_place() -> None:
    (sentence,) = analyse("Ask tom@x.com now").sentences
    tokens = tokenise(sentence)
    assert [(token.start, token.end) for token in tokens] == [(0, 3), (4, 13), (14, 17)]
    assert all(sentence.raw[token.start : token.end] == token.text for token in tokens)
