"""What a time stands for in its sentence."""

from __future__ import annotations

import pytest

from coach.analysis.normalise import fold
from coach.timing.roles import role_of


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("Please confirm by [[Friday]].", "deadline"),
        ("Deadline: [[4 May]]", "deadline"),
        ("Send me the files [[tomorrow]].", "deadline"),
        ("Can we talk [[on Friday]]?", "meeting"),
        ("The video call is on [[4 May]].", "meeting"),
        ("ETD [[4 May]], ETA 2 June.", "departure"),
        ("ETD 4 May, ETA [[2 June]].", "arrival"),
        ("We will ship the goods on [[4 May]].", "departure"),
        ("The samples will be ready on [[4 May]].", "promise"),
        ("We will send the photos [[this afternoon]].", "promise"),
        ("Our anniversary is on [[4 May]].", "other"),
        ("请在[[5月4日前]]付款。", "deadline"),
        ("最迟[[5月4日]]到账。", "deadline"),
        ("[[5月4日]]开会讨论。", "meeting"),
        ("[[5月4日]]开船。", "departure"),
        ("预计[[6月2日]]到港。", "arrival"),
        ("样品[[5月4日]]可以做好。", "promise"),
    ],
)
def test_role(marked: str, role: str) -> None:
    start = marked.index("[[")
    end = marked.index("]]") - 2
    folded = fold(marked.replace("[[", "").replace("]]", ""))
    assert role_of(folded, start, end) == role
