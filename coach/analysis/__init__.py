"""From what was typed to a Document: what stands where, and what of it may be linted."""

from __future__ import annotations

from coach.analysis.blocks import find_blocks
from coach.analysis.language import Languages, read_languages, read_segments
from coach.analysis.masks import apply_masks, find_masks
from coach.analysis.normalise import fold, normalise
from coach.analysis.sentences import split
from coach.analysis.tokens import tokenise
from coach.document import LINTED, Block, Document, Sentence

__all__ = ["analyse", "tokenise"]


def analyse(source: str, *, chat: bool = False) -> Document:
    """Read `source`, a draft as it was typed. In a `chat` every line is a message of its own."""
    text, offsets = normalise(source)
    masks = find_masks(text)
    masked = apply_masks(text, masks)
    blocks = find_blocks(text, masked, chat=chat)
    languages = read_languages(masked, blocks)
    sentences = _sentences(masked, blocks, languages, chat)
    return Document(
        source=source,
        text=text,
        masked=masked,
        offsets=offsets,
        blocks=blocks,
        segments=read_segments(masked, blocks, languages),
        masks=masks,
        sentences=sentences,
        language=languages.main,
        _sentence_starts=tuple([sentence.start for sentence in sentences]),
    )


def _sentences(
    masked: str, blocks: tuple[Block, ...], languages: Languages, chat: bool
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.kind not in LINTED:
            continue
        for start, end in split(masked, block, chat=chat):
            raw = masked[start:end].replace("\n", " ")
            applicable = languages.of_sentence(raw, number)
            sentences.append(Sentence(start, end, raw, fold(raw), applicable, block.kind))
    return tuple(sentences)
