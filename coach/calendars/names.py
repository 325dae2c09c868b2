"""The days of the week and the months in words."""

from __future__ import annotations

from coach.finding import Text

WEEKDAYS = (
    Text("Monday", "周一"),
    Text("Tuesday", "周二"),
    Text("Wednesday", "周三"),
    Text("Thursday", "周四"),
    Text("Friday", "周五"),
    Text("Saturday", "周六"),
    Text("Sunday", "周日"),
)
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
