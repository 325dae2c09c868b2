"""What of a document is the message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.lsp.reading import Form, form_of, readable


@pytest.mark.parametrize(
    ("language", "uri", "form"),
    [
        ("plaintext", "file:///a", "text"),
        ("gitcommit", "file:///x", "commit"),
        ("git-commit", "file:///x", "commit"),
        ("mail", "file:///tmp/mutt-1", "mail"),
        ("unheard-of", "file:///tmp/%E5%9B%9E%E5%A4%8D.EML", "mail"),
        ("", "file:///r/.git/COMMIT_EDITMSG", "commit"),
        ("python", "file:///a.py", None),
        ("", "untitled:Untitled-1", None),
    ],
)
def test_which_documents_are_read_and_how(language: str, uri: str, form: Form | None) -> None:
    assert form_of(language, uri) == form


@pytest.mark.parametrize(
    ("form", "text", "left"),
    [
        ("text", "# a <b> (c)\nX-A: b", "# a <b> (c) X-A: b"),
        ("commit", "Fix it\n\n# c\nWhy.\nSigned-off-by: A\n# -- >8 --\nrest", "Fix it Why."),
        (
            "mail",
            "From: a\nSubject: Hi\n there\nX-A: b\n c\n\nDear: x\n",
            "Subject: Hi there Dear: x",
        ),
        ("mail", "Dear Anna,\n\nFrom: us\n", "Dear Anna, From: us"),
        ("markdown", "---\nto: x\n---\n# Hi\n", "# Hi"),
        (
            "markdown",
            'See [the list](https://e.com/a "t") <!-- no\nno --> now <br/>.',
            "See [the list] now .",
        ),
        ("markdown", "[a]: https://e.com\n\nWe < 5 and (asap) > 3", "We < 5 and (asap) > 3"),
    ],
)
def test_what_is_beside_the_message_is_blanked(form: Form, text: str, left: str) -> None:
    assert readable(text, form).split() == left.split()


@given(
    st.text(st.sampled_from("a#-:<>![]()\n\r 中🙂\ud83d"), max_size=60),
    st.sampled_from(["text", "markdown", "commit", "mail"]),
)
def test_every_text_keeps_its_length_and_its_lines(text: str, form: Form) -> None:
    found = readable(text, form)
    assert len(found) == len(text)
    assert [one for one in found if one in "\r\n"] == [one for one in text if one in "\r\n"]
    found.encode()
