"""Train models/english: tags, morphology, dependencies and lemmas of English mail, with spaCy.

    python tools/train_english.py UD_ENGLISH_EWT OUT [--width 96] [--depth 2] [--steps 6000] …

UD_ENGLISH_EWT holds train.conllu, dev.conllu and test.conllu. Each sentence is a document of its
own, as the coach gives them to the parser, with its spaces. Every ROUND steps the state is saved
beside OUT (OUT.state); a run that was interrupted goes on from there. The best on the development
sentences is kept in OUT; `--report` only prints its figures on the test sentences, overall and for
e-mail.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import Adam, fix_random_seed

ROUND = 500
INFLECTIONS = Path(__file__).resolve().parent.parent / "rules" / "en" / "inflections.tsv"
EMAIL = "email"


def sentences(path: Path) -> Iterator[tuple[str, list[list[str]], bool]]:
    """The genre of each sentence, its rows, and whether the text before it was a mail's."""
    genre, rows = "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            genre = line.partition("=")[2].strip().split("-")[0]
        elif not line and rows:
            yield genre, rows, genre == EMAIL
            rows = []
        elif line and line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit() or "-" in columns[0]:
                rows.append(columns)


def document(vocab: Any, rows: list[list[str]]) -> Doc:
    """A gold document; what UD writes as one word and reads as two stands in its two parts."""
    plain = [row for row in rows if row[0].isdigit()]
    whole = {row[0]: row for row in rows if "-" in row[0]}
    glued = set()
    for span, row in whole.items():
        first, last = map(int, span.split("-"))
        glued.update(range(first, last if "SpaceAfter=No" not in row[9] else last + 1))
    number = {row[0]: at for at, row in enumerate(plain)}
    spaces = [not (int(row[0]) in glued or "SpaceAfter=No" in row[9]) for row in plain]
    return Doc(
        vocab,
        words=[row[1] for row in plain],
        spaces=spaces,
        tags=[row[4] for row in plain],
        pos=[row[3] for row in plain],
        morphs=[row[5] if row[5] != "_" else "" for row in plain],
        lemmas=[row[2] for row in plain],
        heads=[number[row[6]] if row[6] != "0" else at for at, row in enumerate(plain)],
        deps=[row[7] if row[6] != "0" else "ROOT" for row in plain],
    )


def blank(options: argparse.Namespace) -> Language:
    """An untrained pipeline of the size asked for."""
    nlp = spacy.blank("en")
    vectors = bool(options.vectors)
    if vectors:
        load_vectors(nlp, Path(options.vectors))
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": options.width,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": [options.rows, options.rows // 4, options.rows // 2, options.rows // 2],
                    "include_static_vectors": vectors,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": options.width,
                    "depth": options.depth,
                    "window_size": 1,
                    "maxout_pieces": options.pieces,
                },
            }
        },
    )
    listener = {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": options.width,
        "upstream": "tok2vec",
    }
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener}
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe(
        "parser",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": options.hidden,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": listener,
            }
        },
    )
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    return nlp


def lemmas(rows_of_sentences: Iterable[list[list[str]]]) -> Lookups:
    """The lemma that each form has most often."""
    counts: dict[str, Counter[str]] = {}
    for rows in rows_of_sentences:
        for row in rows:
            if row[0].isdigit():
                counts.setdefault(row[1], Counter())[row[2]] += 1
    for form, found in list(counts.items()):
        counts.setdefault(form.lower(), Counter()).update(found)
    lookups = Lookups()
    table = {form: found.most_common(1)[0][0] for form, found in sorted(counts.items())}
    for line in INFLECTIONS.read_text(encoding="utf-8").splitlines():
        lemma, *forms = line.split("\t")
        for form in " ".join(forms).split():
            table.setdefault(form, lemma)
    lookups.add_table("lemma_lookup", table)
    return lookups


def load_vectors(nlp: Language, path: Path) -> None:
    """The vectors of single words that the coach has for its questions, English ones."""
    import numpy as np
    from spacy.vectors import Vectors

    words = (path / "words.txt").read_text(encoding="utf-8").split()
    packed = np.frombuffer((path / "words.bin").read_bytes(), dtype=np.uint8)
    packed = packed.reshape(len(words), -1)
    table = np.empty((len(words), packed.shape[1] * 2), dtype=np.float32)
    table[:, 0::2] = (packed >> 4).astype(np.float32) - 8
    table[:, 1::2] = (packed & 15).astype(np.float32) - 8
    chosen = [at for at, word in enumerate(words) if word.isascii()]
    table = table[chosen]
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    keys = [nlp.vocab.strings.add(words[at]) for at in chosen]
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=table, keys=keys)


def examples(nlp: Language, path: Path, *, raw: bool) -> list[Example]:
    """Gold documents beside what the tokenizer makes of their text, or beside their own words."""
    found = []
    for _, rows, _ in sentences(path):
        gold = document(nlp.vocab, rows)
        if raw:
            found.append(Example(nlp.make_doc(gold.text), gold))
        else:
            words = [token.text for token in gold]
            found.append(Example(Doc(nlp.vocab, words, [bool(t.whitespace_) for t in gold]), gold))
    return found


def figures(nlp: Language, path: Path, *, only_mail: bool = False) -> dict[str, float]:
    """UPOS, tag, UAS, LAS and lemma of a file, read as raw sentences."""
    golds = [
        document(nlp.vocab, rows) for _, rows, mail in sentences(path) if mail or not only_mail
    ]
    docs = nlp.pipe((gold.text for gold in golds), batch_size=256)
    both = [Example(doc, gold) for doc, gold in zip(docs, golds, strict=True)]
    scorer = Scorer(nlp)
    scores = scorer.score(both)
    names = ("pos_acc", "tag_acc", "dep_uas", "dep_las", "lemma_acc")
    return {name: round(float(scores[name]), 4) for name in names}


def batches(found: list[Example], step: int) -> Iterator[list[Example]]:
    """Shuffled batches of growing size, the same for the same step."""
    epoch = 0
    while True:
        order = list(found)
        random.Random(1000 * step + epoch).shuffle(order)
        words = min(1500, 300 + step // 4)
        yield from minibatch_by_words(order, size=words)
        epoch += 1


def train(options: argparse.Namespace) -> None:
    """Train, or go on, until the number of steps is reached."""
    data, out = Path(options.data), Path(options.out)
    state_path = out.with_name(out.name + ".state")
    fix_random_seed(1)
    nlp = blank(options)
    learn = examples(nlp, data / "train.conllu", raw=True)
    nlp.get_pipe("lemmatizer").initialize(
        lookups=lemmas(rows for _, rows, _ in sentences(data / "train.conllu"))
    )
    trained = [name for name in nlp.pipe_names if name != "lemmatizer"]
    with nlp.select_pipes(enable=trained):
        nlp.initialize(lambda: learn)
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    step, best = 0, -1.0
    if state_path.exists():
        state = pickle.loads(state_path.read_bytes())
        nlp.from_bytes(state["nlp"])
        optimizer.mom1, optimizer.mom2 = state["mom1"], state["mom2"]
        optimizer.averages, optimizer.nr_update = state["averages"], state["updates"]
        step, best = state["step"], state["best"]
        print(f"going on from step {step}, best {best:.4f}", flush=True)
    while step < options.steps:
        started = time.process_time()
        stream = batches(learn, step)
        for _ in range(min(ROUND, options.steps - step)):
            part = step / options.steps
            optimizer.learn_rate = options.rate * min(1.0, (step + 1) / 250) * (1 - 0.9 * part)
            nlp.update(next(stream), drop=options.drop, sgd=optimizer)
            step += 1
        with nlp.use_params(optimizer.averages):
            scores = figures(nlp, data / "dev.conllu")
            value = scores["dep_las"] + 0.3 * scores["pos_acc"]
            if value > best:
                best = value
                nlp.to_disk(out, exclude=["vocab.lookups"])
        state_path.write_bytes(
            pickle.dumps(
                {
                    "nlp": nlp.to_bytes(),
                    "mom1": optimizer.mom1,
                    "mom2": optimizer.mom2,
                    "averages": optimizer.averages,
                    "updates": optimizer.nr_update,
                    "step": step,
                    "best": best,
                }
            )
        )
        spent = time.process_time() - started
        print(step, json.dumps(scores), f"{spent:.0f} CPU s", flush=True)


def report(options: argparse.Namespace) -> None:
    """The figures on the test sentences, size and speed."""
    nlp = spacy.load(options.out)
    test = Path(options.data) / "test.conllu"
    texts = [document(nlp.vocab, rows).text for _, rows, _ in sentences(test)]
    words = sum(len(doc) for doc in nlp.pipe(texts[:400]))
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    rate = words / (time.process_time() - started)
    size = sum(one.stat().st_size for one in Path(options.out).rglob("*") if one.is_file())
    print(json.dumps({"all": figures(nlp, test), "e-mail": figures(nlp, test, only_mail=True)}))
    print(f"{rate:.0f} words per CPU second, {size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--depth", type=int, default=2)
    parser.add_argument("--pieces", type=int, default=2)
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--rate", type=float, default=0.0015)
    parser.add_argument("--drop", type=float, default=0.15)
    parser.add_argument("--vectors", default="")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    (report if options.report else train)(options)


if __name__ == "__main__":
    main()
