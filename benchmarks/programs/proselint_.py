"""Prints the CPU milliseconds that proselint takes for a message once it is warm.

Usage: proselint_.py MESSAGES.json PASSES
"""

import json
import sys
import time
from pathlib import Path

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

messages = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
passes = int(sys.argv[2])
CheckRegistry().register_many(__register__)

for message in messages:
    LintFile("message", content=message).lint()
before = time.process_time()
for _ in range(passes):
    for message in messages:
        LintFile("message", content=message).lint()
print(json.dumps({"proselint": (time.process_time() - before) * 1000 / len(messages) / passes}))
