"""Common hours, times to propose and follow-up plans."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from coach.draft import Channel
from coach.finding import Language, Text
from coach.planning.asking import MOST_DAYS, MOST_MINUTES, MOST_PLACES, MOST_SLOTS
from coach.planning.sending import Verdict
from coach.planning.windows import Status
from coach.service.openapi.operation import Answer, Operation, Query, Success, Words

TITLE = Text("Hours and plans", "时间与跟进计划")
PLACE = 5

_MOMENT = "a date, or a date and time with its zone, such as 2026-11-26T10:00+08:00"
_PLACE = "a city, a country (code or name), a region such as MY-03, or an IANA time zone"
_Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
_Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Place(Answer):
    """A place with its clock."""

    id: str
    country: str | None
    region: str | None
    timezone: str
    zone_assumed: bool = Field(description="whether the zone was inferred from the country")
    city: Words
    utc_offset: str


class DayOff(Answer):
    """Why nobody works on a day."""

    kind: Literal["weekend", "holiday", "closure"]
    name: Words
    estimated: bool


class PlaceDay(Answer):
    """One place on one day."""

    date: _Day
    hours: list[list[str]] = Field(description="working hours as pairs of clock times")
    ramadan: bool
    day_off: DayOff | None


class Stretch(Answer):
    """Who works outside of the usual hours, and by how much."""

    place: int = Field(description="its index in “places”")
    city: Words
    side: Literal["early", "late"]
    minutes: int
    words: Words


class Window(Answer):
    """Hours in which all places work; start and end are in UTC, “local” follows the places."""

    start: _Moment
    end: _Moment
    local: list[list[_Moment]]
    stretched_by: list[Stretch]


class Day(Answer):
    """One day by the calendar of the first place."""

    date: _Day
    weekday: Words
    status: Status
    reason: Words | None = Field(description="why there are no common hours")
    notes: list[Words]
    places: list[PlaceDay]
    windows: list[Window]


class Slot(Answer):
    """A time to propose, with the words to write."""

    id: str
    start: _Moment
    end: _Moment
    local: list[_Moment]
    label: Words
    reckoning: Words
    stretched: bool
    stretched_by: list[Stretch]


class Sending(Answer):
    """When to send to the second place."""

    channel: Channel
    verdict: Verdict
    at: _Moment
    label: Words
    reason: Words


class WindowsAnswer(Answer):
    """Days with their common hours, and the best slots."""

    schema_: Literal["1.0"] = Field(alias="schema")
    from_: _Moment = Field(alias="from")
    minutes: int
    places: list[Place]
    note: Words | None = Field(description="said where the places never work at the same time")
    days: list[Day]
    slots: list[Slot] = Field(description="the best first")
    sending: Sending | None


class OrderDays(Answer):
    """The dates of an order that were given."""

    inquiry: str | None
    order: _Day | None
    payment: _Day | None
    ready: _Day | None
    dispatch: _Day | None
    eta: _Day | None


class Step(Answer):
    """What to tell the client, when, and by which channel."""

    id: str
    due: _Moment = Field(description="on the sender's clock")
    there: _Moment = Field(description="the same on the recipient's")
    past: bool
    title: Words
    say: Words
    channels: list[Channel]
    rule: Words
    moved: Words | None


class PlanAnswer(Answer):
    """A follow-up plan."""

    schema_: Literal["1.0"] = Field(alias="schema")
    now: _Moment
    reference: str
    sender: Place
    recipient: Place
    dates: OrderDays
    steps: list[Step]
    unplanned: list[Words]
    cautions: list[Words]


class WindowsQuery(Query):
    """The places, and how long and when to meet."""

    place: Annotated[list[str], Field(min_length=2, max_length=MOST_PLACES)] = Field(
        description=f"two to {MOST_PLACES} places, your own first, each {_PLACE}",
        examples=[["CN", "DE"]],
    )
    days: int = Field(default=7, ge=1, le=MOST_DAYS, description="how many days")
    minutes: int = Field(default=30, ge=5, le=MOST_MINUTES, description="how long to meet")
    count: int = Field(default=6, ge=1, le=MOST_SLOTS, description="how many slots")
    from_: str | None = Field(
        default=None,
        alias="from",
        description=f"{_MOMENT}; now without it",
        examples=["2026-11-26T10:00+08:00"],
    )
    channel: Channel | None = Field(default=None, description="with it, when to send is answered")
    lang: Language = Field(default="en", description="the language of a chart")


class PlanFields(BaseModel):
    """Two places, and the dates of an order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sender: str = Field(description=_PLACE, examples=["CN"])
    recipient: str = Field(description=_PLACE, examples=["DE"])
    inquiry: str | None = Field(default=None, description=_MOMENT)
    order: str | None = Field(
        default=None, description="a date, such as 2026-11-26", examples=["2026-11-26"]
    )
    payment: str | None = Field(default=None, description="a date")
    ready: str | None = Field(default=None, description="a date")
    dispatch: str | None = Field(default=None, description="a date")
    eta: str | None = Field(default=None, description="a date")
    reference: str | None = Field(default=None, description="an order number")
    channel: Channel | None = Field(default=None, description="email without it")
    now: str | None = Field(default=None, description=f"{_MOMENT}; now without it")
    lang: Language | None = Field(default=None, description="the language of a calendar file")


_PLAN = {"sender": "CN", "recipient": "DE", "order": "2026-11-26", "ready": "2026-12-28"}
_PLANNED = Text("The follow-up plan of an order", "订单的跟进计划")
_CALENDAR = Text("The follow-up plan as a calendar file", "日历文件形式的跟进计划")
_ABOUT_PLAN = (
    "What to tell the client, when, and by which channel, moved to working days and good hours of "
    "both sides. Dates that are not given leave their steps out."
)

OPERATIONS = {
    "planning.windows": Operation(
        Text("Common working hours and the best slots", "共同工作时间与最佳时段"),
        Success(WindowsAnswer),
        query=WindowsQuery,
    ),
    "planning.windows_chart": Operation(
        Text("Common working hours as a chart", "共同工作时间图表"),
        Success(media="image/svg+xml"),
        query=WindowsQuery,
    ),
    "GET planning.plan": Operation(
        _PLANNED, Success(PlanAnswer), about=_ABOUT_PLAN, query=PlanFields
    ),
    "POST planning.plan": Operation(
        _PLANNED, Success(PlanAnswer), about=_ABOUT_PLAN, body=PlanFields, example=_PLAN
    ),
    "GET planning.plan_calendar": Operation(
        _CALENDAR, Success(media="text/calendar"), query=PlanFields
    ),
    "POST planning.plan_calendar": Operation(
        _CALENDAR, Success(media="text/calendar"), body=PlanFields, example=_PLAN
    ),
}
