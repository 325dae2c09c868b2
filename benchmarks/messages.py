"""The messages that are measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

BUILT_IN = Path(__file__).parent / "messages"
WORDS = 150


def built_in(language: str) -> list[str]:
    """The trade messages of this folder in "en" or "zh", about 150 words or 300 characters each."""
    return [path.read_text(encoding="utf-8") for path in sorted(BUILT_IN.glob(f"{language}-*.txt"))]


def treebank_mail(data: Path) -> list[str]:
    """The e-mails in the training part of UD English EWT below the shared data folder.

    The treebank keeps many in one document; they are cut at paragraphs, after about 150 words.
    """
    mails: list[str] = []
    for document in _mail_documents(data / "ud_english_ewt/train.conllu"):
        paragraphs: list[str] = []
        for paragraph in document:
            paragraphs.append(paragraph)
            if sum(len(text.split()) for text in paragraphs) >= WORDS:
                mails.append("\n\n".join(paragraphs))
                paragraphs = []
    return mails


def _mail_documents(path: Path) -> Iterator[list[str]]:
    """The paragraphs of each document of the genre."""
    for document in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        if document.startswith("email-"):
            yield [
                " ".join(re.findall(r"^# text = (.+)$", paragraph, re.MULTILINE))
                for paragraph in document.split("# newpar")[1:]
            ]
