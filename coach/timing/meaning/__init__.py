"""What a time expression means, apart from the language it is written in.

A meaning is a small tree of frozen nodes that a grammar builds once. `resolve` reckons it against a
moment and answers its readings, the likeliest in a business letter first: a weekday is the coming
one, “at 3” is in the afternoon. All moments are wall-clock times without a zone, and every
interval ends where the next one begins: the end is exclusive.
"""

from coach.timing.meaning.arithmetic import floor
from coach.timing.meaning.days import (
    AnyYear,
    CalendarDate,
    Dated,
    DayOfWeekNumbered,
    Festival,
    InYear,
    Weekday,
)
from coach.timing.meaning.hours import At, Clock, DayPart, Now
from coach.timing.meaning.joined import (
    About,
    Around,
    Between,
    Bound,
    Bygone,
    Every,
    Lasting,
    Unsaid,
    without_about,
)
from coach.timing.meaning.lengths import Amount, Total
from coach.timing.meaning.node import Fixes, Interval, Kind, Meaning, Unit
from coach.timing.meaning.periods import Ahead, Nth, Part, PartOf, Period, Portion, Season, Stretch

__all__ = [
    "About",
    "Ahead",
    "Amount",
    "AnyYear",
    "Around",
    "At",
    "Between",
    "Bound",
    "Bygone",
    "CalendarDate",
    "Clock",
    "Dated",
    "DayOfWeekNumbered",
    "DayPart",
    "Every",
    "Festival",
    "Fixes",
    "InYear",
    "Interval",
    "Kind",
    "Lasting",
    "Meaning",
    "Now",
    "Nth",
    "Part",
    "PartOf",
    "Period",
    "Portion",
    "Season",
    "Stretch",
    "Total",
    "Unit",
    "Unsaid",
    "Weekday",
    "floor",
    "without_about",
]
