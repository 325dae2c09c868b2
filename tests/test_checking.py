"""What `coach.check` leaves out on request."""

from __future__ import annotations

import pytest

import coach
from coach.engine import UnknownRule

DRAFT = "Let's meet this weekend, thx."


def ids(*disable: str) -> set[str]:
    return {finding.rule_id for finding in coach.check(DRAFT, disable=disable).findings}


def test_a_rule_or_a_category_is_left_out() -> None:
    assert "time/weekend" in ids()
    assert any(rule_id.startswith("informal/") for rule_id in ids())
    assert "time/weekend" not in ids("time/weekend")
    assert any(rule_id.startswith("informal/") for rule_id in ids("time/weekend"))
    assert ids("time", "informal") == set()


@pytest.mark.parametrize(
    ("name", "nearest"), [("cultures", "culture"), ("time/weekends", "time/weekend")]
)
def test_an_unknown_name_is_refused_with_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(UnknownRule, match=name) as caught:
        coach.check(DRAFT, disable=[name])
    assert caught.value.nearest[0] == nearest
    assert nearest in str(caught.value)


def test_a_name_like_none() -> None:
    with pytest.raises(UnknownRule) as caught:
        coach.check(DRAFT, disable=["xyzzy"])
    assert caught.value.nearest == ()
