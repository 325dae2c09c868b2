"""What the models see of a passage."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.messages.features import Surroundings, passage_features, passages
from coach.messages.reading import SIGNS

WORDS = st.sampled_from(
    ["a", "b", "abc", "^", "定", "金", "shipped", "shipping", "|", "5", ", ", " and ", "¶", "\n"]
    + [2 * SIGNS[kind] for kind in ("date", "money", "place")]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(WORDS, min_size=1, max_size=16).map(" ".join),
    st.lists(st.tuples(st.integers(0, 90), st.sampled_from(["eta", "~etd"])), max_size=4),
)
def test_all_passages_together_are_seen_like_each_alone(
    typed: str, stated: list[tuple[int, str]]
) -> None:
    around = Surroundings(typed, stated)
    for start, end in [*passages(typed), (0, len(typed)), (3, 3)]:
        alone = passage_features(around.words(start, end), "general", around.of(start, end))
        assert around.features(start, end, "general") == alone
