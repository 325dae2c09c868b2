"""How fast the coach is, beside write-good and proselint, in the same run on the same messages.

`python -m benchmarks` prints the figures and writes them to build/bench/report.json. All times are
CPU seconds (user and system), since wall time on a busy machine says little. The programs take
turns, so that a slow minute of the machine hits all of them alike.
"""
